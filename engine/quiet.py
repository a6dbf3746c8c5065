"""Quiet hours: the time of day in which indexing rests. Pure; the clock is the caller's.

They are kept as text, "22:00-06:30", on the person's own clock: where summer time begins or ends within them,
they are an hour shorter or longer.
"""

from __future__ import annotations

import re
import time

from engine.errors import EngineError

_HOURS = re.compile(r"\s*(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*")
HINT = "say when they begin and end, such as 22:00-06:00; nothing means that there are none"


def checked(text: str) -> str:
    """Quiet hours as they are kept; empty for none.

    Raises:
        EngineError: they are no two different times of the day.
    """
    if not text.strip():
        return ""
    begin, end = span(text)
    return f"{said(begin)}-{said(end)}"


def span(text: str) -> tuple[int, int]:
    """When they begin and end, in minutes after midnight.

    Raises:
        EngineError: they are no two different times of the day.
    """
    found = _HOURS.fullmatch(text)
    if found is None:
        raise EngineError(f"{text!r} are no quiet hours", HINT)
    hours = [int(number) for number in found.groups()]
    begin, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if max(hours[0], hours[2]) > 23 or max(hours[1], hours[3]) > 59:
        raise EngineError(f"{text!r} holds a time that no clock shows", HINT)
    if begin == end:
        raise EngineError(f"quiet hours that begin and end at {said(begin)} have no length", HINT)
    return begin, end


def until(text: str, now: time.struct_time) -> str:
    """When the quiet hours end in which `now` is, as "06:00"; empty outside of them. The end is outside."""
    if not text:
        return ""
    begin, end = span(text)
    minute = now.tm_hour * 60 + now.tm_min
    within = begin <= minute < end if begin < end else minute >= begin or minute < end
    return said(end) if within else ""


def said(minute: int) -> str:
    """A time of the day: "06:00"."""
    return f"{minute // 60:02}:{minute % 60:02}"
