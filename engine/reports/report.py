"""A measurement as one HTML file that needs nothing else: no script, no font, no address.

Documents are data here too: all text is escaped by the template engine, so a hostile passage is only read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.evals.floors import Reached
from engine.reports.pages import rendered
from engine.types import EvalCase

if TYPE_CHECKING:
    from markupsafe import Markup

CASES = 25
"""Cases that are shown, the worst."""
LONGEST = 1500
"""Characters of a passage that are shown."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure. `note` says what it counts, or between what it lies."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    drawing: Markup
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first of each row is its name."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Report:
    """What a page shows, from top to bottom. `cases` come worst first."""

    title: str
    about: str
    tiles: Sequence[Tile]
    charts: Sequence[Chart] = ()
    tables: Sequence[Table] = ()
    floors: Sequence[Reached] = ()
    cases: Sequence[EvalCase] = ()


def save(report: Report, file: Path) -> None:
    """Writes the page.

    Raises:
        EngineError: the file cannot be written.
    """
    try:
        file.write_text(page(report), encoding="utf-8", errors="backslashreplace")  # names that are no UTF-8
    except OSError as error:
        raise EngineError(f"{file} cannot be written: {error.strerror}", "choose another file") from error


def page(report: Report) -> str:
    """The page as HTML."""
    from engine.text.shown import place

    return rendered(
        "report",
        report=report,
        cases=[case for case in report.cases if case.why][:CASES],
        wrong=sum(bool(case.why) for case in report.cases),
        where=lambda passage: passage.name + place(Path(), passage.locator),
        clipped=lambda text: text if len(text) <= LONGEST else text[:LONGEST] + "…",
    )
