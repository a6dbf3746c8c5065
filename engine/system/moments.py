"""Days and times of files where this computer is, for any time stamp that a file can have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_BEGIN = datetime.fromtimestamp(0, UTC)


def utc(moment: float) -> datetime:
    """A moment in seconds since 1970, which may be before that: `fromtimestamp` knows no such moments on Windows.

    Raises:
        OverflowError: it is not in the years 1 to 9999.
    """
    return _BEGIN + timedelta(seconds=moment)


def local(moment: float, zone: tzinfo | None = None) -> datetime:
    """A moment as clocks show it in `zone`, by default that of this computer; in UTC where the system cannot tell, as
    Windows of times before 1970.

    Raises:
        OverflowError: it is not in the years 1 to 9999.
    """
    universal = utc(moment)
    try:
        return universal.astimezone(zone)
    except OSError:
        return universal


def minute(moment: float) -> str:
    """A moment to the minute, as clocks show it here: "2026-01-31 17:05"."""
    return local(moment).isoformat(" ", "minutes")[:16]
