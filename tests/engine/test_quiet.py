"""Quiet hours: when they hold, also over midnight, and what is no hours at all."""

from __future__ import annotations

import time

import pytest

from engine import quiet
from engine.errors import EngineError


def at(hour: int, minute: int = 0) -> time.struct_time:
    return time.struct_time((2026, 11, 26, hour, minute, 0, 3, 330, 0))


@pytest.mark.parametrize(
    ("hours", "hour", "minute", "until"),
    [
        ("09:00-17:30", 9, 0, "17:30"),
        ("09:00-17:30", 17, 29, "17:30"),
        ("09:00-17:30", 17, 30, ""),
        ("09:00-17:30", 8, 59, ""),
        ("22:00-06:00", 23, 59, "06:00"),
        ("22:00-06:00", 0, 0, "06:00"),
        ("22:00-06:00", 5, 59, "06:00"),
        ("22:00-06:00", 6, 0, ""),
        ("22:00-06:00", 12, 0, ""),
        ("", 12, 0, ""),
    ],
)
def test_they_hold_from_their_begin_to_before_their_end(hours: str, hour: int, minute: int, until: str) -> None:
    assert quiet.until(hours, at(hour, minute)) == until


def test_they_are_kept_in_one_form() -> None:
    assert quiet.checked(" 9:00 – 17:05 ") == "09:00-17:05"
    assert quiet.checked("  ") == ""


@pytest.mark.parametrize("text", ["at night", "22-06", "24:00-06:00", "22:00-06:60", "08:00-08:00"])
def test_what_is_no_hours_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(EngineError) as refused:
        quiet.checked(text)
    assert "22:00-06:00" in refused.value.hint
