from __future__ import annotations

import sys

import pytest

from engine.cli import terminal


@pytest.mark.parametrize(
    ("person", "set", "styled"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": ""}, True),  # no-color.org: present and not empty
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_styles_are_for_a_person_who_wants_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], person: bool, set: dict[str, str], styled: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in set.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: person)
    marked = terminal.with_marks("the rent is due", [(4, 8), (12, 15)])
    assert marked == ("the \x1b[1mrent\x1b[22m is \x1b[1mdue\x1b[22m" if styled else "the rent is due")
    assert terminal.in_style("", terminal.MUTED) == ""
