"""The Library's list over 100,000 files: from the click to the rows on the screen, opened, sorted and filtered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.ground import CountingEmbedder, engine, scratch, size
from tests.bench.rows import Row, at_most
from tests.bench.windows import opened, pause, profile, settled, wait

BAR = 150
FILES_A_FOLDER = 500
READ_EVERY = 50  # one file in so many is text; the others are of a kind that is not read
ROUNDS = 3


def run() -> Iterator[Row]:
    files = size(100_000, 1_000)
    with scratch() as place:
        _many(place / "files", files)
        with engine(place, embedder=CountingEmbedder(place, blank=True)) as alcove:
            alcove.add_folder(place / "files")
            alcove.index().result()
        with opened(profile(place)) as window:
            from PySide6.QtCore import QPoint, Qt
            from PySide6.QtTest import QTest

            from desktop.main_window import ASK, LIBRARY
            from desktop.models.ledger import COLUMNS, STATES

            page = window.library
            ledger, table = page.ledger, page.table
            wait(lambda: settled(window))
            pause(size(15_000, 500))  # the scan of the start is over

            def taken(act: Callable[[], object], shown: Callable[[], object]) -> float:
                """Milliseconds from an act to the painted rows."""
                begun = time.perf_counter()
                act()
                wait(shown)
                table.viewport().repaint()
                return (time.perf_counter() - begun) * 1000

            def head(column: int) -> None:
                header = table.horizontalHeader()
                middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
                place = QPoint(middle, header.height() // 2)
                QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

            opening = [taken(lambda: window.show_page(LIBRARY), lambda: ledger.rowCount() == files and ledger.rows)]
            for _ in range(ROUNDS - 1):
                window.show_page(ASK)
                opening.append(taken(lambda: window.show_page(LIBRARY), lambda: ledger.rows))
                pause(300)
            sorting: dict[str, float] = {}
            for column, name in enumerate(COLUMNS):
                for way in ("up", "down"):
                    before = ledger.view
                    spent = taken(lambda column=column: head(column), lambda before=before: ledger.view != before)
                    sorting[f"{name} {way}"] = spent
                    pause(300)
            filtering: dict[str, float] = {}
            for number, state in ((3, "skipped"), (1, "indexed"), (0, "all")):
                chip = page.states.button(number)
                assert number == 0 or list(STATES)[number - 1] == state
                before = ledger.view
                filtering[state] = taken(chip.click, lambda before=before: ledger.view != before)
                pause(300)
    yield at_most(
        f"a list of {files:,} ledger rows: open it, longest",
        max(opening),
        BAR,
        unit=" ms",
        note=f"the first time {opening[0]:.0f} ms",
        opening_ms=opening,
    )
    yield _longest("sort it", sorting)
    yield _longest("filter it", filtering)


def _longest(what: str, taken: dict[str, float]) -> Row:
    said = ", ".join(f"{name} {spent:.0f} ms" for name, spent in taken.items())
    return at_most(f"{what}, longest", max(taken.values()), BAR, unit=" ms", note=said, taken_ms=taken)


def _many(folder: Path, count: int) -> None:
    for number in range(count):
        kind = "txt" if number % READ_EVERY == 0 else "bin"
        file = folder / f"{number // FILES_A_FOLDER:03}" / f"{(number * 7919) % count}.{kind}"
        if number % FILES_A_FOLDER == 0:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Note {number}.\n" if kind == "txt" else "", encoding="utf-8")
