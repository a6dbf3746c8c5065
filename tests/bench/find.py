"""The Find page over 100,000 real chunks: from a letter typed to its rows on the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.bench import corpora
from tests.bench.ground import cache, questions, size
from tests.bench.rows import Row, at_most, percentile
from tests.bench.windows import opened, profile, settled, wait

LETTERS = 20
BAR = 100


def run() -> Iterator[Row]:
    chunks = size(100_000, 1_000)
    corpora.large(chunks).close()
    with opened(profile(cache("large"))) as window:
        from desktop.main_window import FIND
        from desktop.pages.find import TYPING_MS

        window.show_page(FIND)
        page = window.find_page

        def rows_of(typed: str) -> float:
            """Milliseconds from the letter to the painted rows."""
            begun = time.perf_counter()
            page.field.setText(typed)
            wait(lambda: page.shown_query == typed)
            page.list.viewport().repaint()
            return (time.perf_counter() - begun) * 1000

        wait(lambda: settled(window))
        rows_of("warm")
        asked = [entry["question"][:LETTERS] for entry in questions(size(20, 3), seed=6)]
        taken = [rows_of(text[:end]) for text in asked for end in range(1, len(text) + 1) if text[:end].strip()]
    yield at_most(
        f"finding as one types, {chunks:,} chunks, {len(asked)} questions of {LETTERS} letters: from a letter to its "
        "rows, p95",
        percentile(taken, 0.95),
        BAR,
        unit=" ms",
        note=f"the {TYPING_MS} ms for which typing must pause included; p50 {percentile(taken, 0.5):.0f} ms, "
        f"longest {max(taken):.0f} ms",
        p50_ms=percentile(taken, 0.5),
        longest_ms=max(taken),
        letters=len(taken),
    )
