"""How places, counts and times are said; and that every colour can be read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from desktop import language, wording
from desktop.theme import DARK, LIGHT, Tokens
from desktop.wording import duration, for_window, percent, points, size
from engine.types import FileGroup, Status


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ({"page": 3}, "page 3"),
        ({"page": 3, "page_end": 4}, "pages 3–4"),
        ({"line_start": 12, "line_end": 12}, "line 12"),
        ({"line_start": 12, "line_end": 18, "heading": "Rent"}, "lines 12–18"),
        ({"sheet": "Budget", "row": 4}, "sheet Budget, row 4"),
        ({"sheet": "Budget", "row": 4, "row_end": 6}, "sheet Budget, rows 4–6"),
        ({"slide": 2}, "slide 2"),
        ({"slide": 2, "part": "notes"}, "slide 2, part notes"),
        ({"part": 3, "line_start": 2, "line_end": 4}, "part 3, lines 2–4"),
        ({"heading": "Rent"}, "under “Rent”"),
        ({}, ""),
    ],
)
def test_places(locator: dict[str, int | str], said: str) -> None:
    assert wording.place(locator) == said


def test_the_home_folder_is_said_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert wording.folder(tmp_path / "notes") == str(Path("~/notes"))
    assert wording.folder(tmp_path.parent) == str(tmp_path.parent)


def test_a_name_cannot_pass_for_another_by_turning_round() -> None:
    assert wording.file_name(Path("/notes/annual\u202efdp.exe")) == "annualfdp.exe"
    assert "\u202e" not in wording.folder(Path("/notes\u202e/old"))
    assert "\u202e" not in wording.place({"heading": "costs\u202e"})


def test_coverage() -> None:
    assert wording.coverage(Status(1, 1, 0, 0, 0, 5, "", 0)) == "1 file searchable"
    assert wording.coverage(Status(1234, 1200, 30, 3, 1, 5, "", 0)) == "1,200 files searchable, 30 waiting, 4 left out"


def test_times() -> None:
    assert wording.time_left(None) == ""
    assert wording.time_left(12) == "less than a minute left"
    assert wording.time_left(150) == "about 2 min left"
    assert wording.time_left(7300) == "about 2 h left"
    noon = time.mktime((2026, 3, 12, 12, 0, 0, 0, 0, -1))
    assert wording.when(noon, noon + 60) == "12:00"
    assert wording.when(noon, noon + 86_400) == "yesterday"
    assert wording.when(noon, noon + 9 * 86_400) == "12 Mar"
    assert wording.when(noon, noon + 400 * 86_400) == "12 Mar 2026"
    assert wording.when(-86_400 * 365.25 * 20, noon) in ("31 Dec 1949", "1 Jan 1950")
    assert wording.when(1e15, noon) == wording.when(-1e15, noon) == ""


def test_words_of_the_question_are_found_also_with_another_ending() -> None:
    text = "Invoices of 2026 are paid; the invoice is not."
    found = [text[start:end] for start, end in wording.shared_words("Which invoice of 2026 is paid?", text + " Which?")]
    assert found == ["Invoices", "2026", "paid", "invoice"]


def test_messages_become_sentences() -> None:
    assert wording.as_sentence("the disk is full") == "The disk is full."
    assert wording.as_sentence("really?") == "Really?"
    assert wording.as_sentence("") == ""


@pytest.fixture
def german() -> Iterator[None]:
    language.use("de")
    yield
    language.use("en")


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ({"page": 3}, "Seite 3"),
        ({"page": 3, "page_end": 4}, "Seiten 3–4"),
        ({"sheet": "notes", "row": 4, "row_end": 6}, "Blatt notes, Zeilen 4–6"),
        ({"slide": 2, "part": "notes"}, "Folie 2, Notizen"),
        ({"cell": 7, "part": "output", "line_start": 2, "line_end": 2}, "Zelle 7, Ausgabe, Zeile 2"),
        ({"part": 3}, "Teil 3"),
        ({"heading": "Rent"}, "unter „Rent“"),
    ],
)
def test_places_in_german(german: None, locator: dict[str, int | str], said: str) -> None:
    assert wording.place(locator) == said


def test_counts_and_numbers_in_german(german: None) -> None:
    assert wording.coverage(Status(1, 1, 0, 0, 0, 5, "", 0)) == "1 Datei durchsuchbar"
    assert wording.coverage(Status(1234, 1200, 1, 3, 1, 5, "", 0)) == (
        "1.200 Dateien durchsuchbar, 1 wartet, 4 ausgelassen"
    )
    assert [size(n) for n in (999, 214_000_000, 2_100_000_000)] == ["999 B", "214 MB", "2,1 GB"]
    assert [percent(share) for share in (0.935, 0.93, 1.0)] == ["93,5 %", "93 %", "100 %"]
    assert points(-0.021, 0.4) == "-2 bis +40 Punkte"
    assert wording.labelled("", 0.5) == "Nichts davon (50 %)"
    assert wording.left_out(FileGroup("not supported: .raw files", 1, 5, 0, ("",))).endswith("(ohne Endung)")


def test_times_in_german(german: None) -> None:
    assert wording.time_left(12) == "noch weniger als eine Minute"
    assert wording.time_left(150) == "noch etwa 2 min"
    assert duration(9000) == "2,5 h"
    noon = time.mktime((2026, 3, 12, 12, 0, 0, 0, 0, -1))
    assert wording.when(noon, noon + 60) == "12:00"
    assert wording.when(noon, noon + 86_400) == "gestern"
    assert wording.when(noon, noon + 9 * 86_400) == "12. März"
    assert wording.when(noon, noon + 400 * 86_400) == "12. März 2026"


@pytest.mark.parametrize(
    ("hint", "shown"),
    [
        ("importieren Sie eines mit: alcove models import FILE", "importieren Sie eines auf der Seite „Modelle“"),
        ("machen Sie mit `alcove tune --resume` weiter", "machen Sie auf der Seite „Anlernen“ weiter"),
        ("`alcove examples list` sagt, was fehlt", "die Seite „Anlernen“ sagt, was fehlt"),
        ("geben Sie Speicher frei", "geben Sie Speicher frei"),
    ],
)
def test_german_hints_that_name_commands_are_said_for_the_window(german: None, hint: str, shown: str) -> None:
    assert for_window(hint) == shown


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(table: Tokens) -> None:
    pairs = [
        ("text", "window", 7.0),
        ("text", "surface", 7.0),
        ("text", "sunken", 7.0),
        ("text", "hover", 7.0),
        ("text", "accent_soft", 7.0),
        ("text", "warning_soft", 7.0),
        ("text", "error_soft", 7.0),
        ("muted", "window", 4.5),
        ("muted", "surface", 4.5),
        ("muted", "sunken", 4.5),
        ("muted", "accent_soft", 4.5),
        ("accent", "surface", 4.5),
        ("accent", "sunken", 4.5),
        ("accent", "accent_soft", 4.5),
        ("on_accent", "accent", 4.5),
        ("on_accent", "accent_hover", 4.5),
        ("on_highlight", "highlight", 7.0),
        ("warning", "warning_soft", 4.5),
        ("error", "error_soft", 4.5),
    ]
    assert {name for pair in pairs for name in pair[:2]} >= {field.name for field in fields(Tokens)} - {"border"}
    too_weak = [
        (ink, ground, round(contrast(getattr(table, ink), getattr(table, ground)), 2))
        for ink, ground, least in pairs
        if contrast(getattr(table, ink), getattr(table, ground)) < least
    ]
    assert too_weak == []


@pytest.mark.parametrize(
    ("hint", "shown"),
    [
        ("see the ids: alcove examples list", "see the ids on the Teach page"),
        ("import one: alcove examples import FILE", "import one on the Teach page"),
        ("go on with: alcove tune --resume; if not, see a.log", "go on on the Teach page; if not, see a.log"),
        ("add some; `alcove examples list` says what is wrong", "add some; the Teach page says what is wrong"),
        ("`see: alcove chats list`", "`see: alcove chats list`"),
        ("alcove search finds it", "alcove search finds it"),
        ("free some memory", "free some memory"),
    ],
)
def test_hints_that_name_commands_are_said_for_the_window(hint: str, shown: str) -> None:
    assert for_window(hint) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.2, "1 s"), (89, "89 s"), (372, "6 min"), (5400, "1.5 h"), (9000, "2.5 h")]
)
def test_lengths_of_time_are_rough(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_sizes_shares_and_gains() -> None:
    assert [size(n) for n in (0, 999, 214_000_000, 2_100_000_000)] == ["0 B", "999 B", "214 MB", "2.1 GB"]
    assert [percent(share) for share in (0.935, 0.93, 1.0)] == ["93.5 %", "93 %", "100 %"]
    assert points(-0.021, 0.4) == "-2 to +40 points"
