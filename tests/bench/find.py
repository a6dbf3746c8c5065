"""The Find page over 100,000 real chunks: from a letter typed to its rows on the screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from engine.paths import Paths
from tests.bench import corpora
from tests.bench.ground import cache, questions, size
from tests.bench.rows import Row, at_most, percentile

LETTERS = 20
LIMIT_S = 60.0


def run() -> Iterator[Row]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    corpora.large(size(100_000, 1_000)).close()
    from PySide6.QtWidgets import QApplication

    from desktop.app import open_engine, settings_in
    from desktop.backend import Backend
    from desktop.main_window import FIND, MainWindow
    from desktop.pages.find import TYPING_MS
    from desktop.theme import Theme

    app = QApplication([])
    Theme(app)
    paths = Paths.at(cache("large") / "profile")
    backend = Backend(lambda emit: open_engine(paths, emit))
    window = MainWindow(backend, settings_in(paths.root))
    window.show()
    backend.open()
    window.show_page(FIND)
    page = window.find_page

    def wait(true: Callable[[], object]) -> None:
        until = time.monotonic() + LIMIT_S
        while not true():
            app.processEvents()
            time.sleep(0.0005)
            if time.monotonic() > until:
                raise TimeoutError(f"the page showed nothing for {LIMIT_S:.0f} s")

    def rows_of(typed: str) -> float:
        """Milliseconds from the letter to the painted rows."""
        begun = time.perf_counter()
        page.field.setText(typed)
        wait(lambda: page.shown_query == typed)
        page.list.viewport().repaint()
        return (time.perf_counter() - begun) * 1000

    try:
        wait(lambda: "searchable" in window.strip.coverage.text())
        rows_of("warm")
        asked = [entry["question"][:LETTERS] for entry in questions(size(20, 3), seed=6)]
        taken = [rows_of(text[:end]) for text in asked for end in range(1, len(text) + 1) if text[:end].strip()]
    finally:
        window.close()
        backend.close()
    yield at_most(
        f"finding as one types, {len(asked)} questions of {LETTERS} letters: from a letter to its rows, p95",
        percentile(taken, 0.95),
        100 + TYPING_MS,
        unit=" ms",
        note=f"with the {TYPING_MS} ms for which typing must pause; p50 {percentile(taken, 0.5):.0f} ms, "
        f"longest {max(taken):.0f} ms",
        p50_ms=percentile(taken, 0.5),
        longest_ms=max(taken),
        letters=len(taken),
    )
