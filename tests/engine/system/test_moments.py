"""Days of files for every time stamp, also where the system's own functions know none before 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from engine.system import moments
from engine.system.moments import local, minute, utc


def test_a_moment_is_told_in_the_zone() -> None:
    assert local(0.0, timezone(timedelta(hours=2))).isoformat() == "1970-01-01T02:00:00+02:00"
    assert minute(1_000_000_000) == local(1_000_000_000).strftime("%Y-%m-%d %H:%M")


def test_old_and_far_moments_have_a_day() -> None:
    assert utc(-5e9).year == 1811
    assert local(-5e9, UTC) == utc(-5e9)
    assert utc((2**63 - 1) / 1e9).year == 2262
    with pytest.raises(OverflowError):
        utc(1e15)


def test_where_the_system_knows_no_local_time_it_is_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    class Early(datetime):  # as on Windows before 1970
        def astimezone(self, tz: object = None) -> Early:
            raise OSError(22, "Invalid argument")

        def __add__(self, other: timedelta) -> Early:
            made = datetime.__add__(self, other)
            return Early(*made.timetuple()[:6], tzinfo=UTC)

    monkeypatch.setattr(moments, "_BEGIN", Early(1970, 1, 1, tzinfo=UTC))
    assert minute(-60.0) == "1969-12-31 23:59"
