"""Quotes over 100,000 real chunks: from the question sent to the quotes painted in the window, before any token."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.bench import corpora
from tests.bench.ground import cache, questions, size
from tests.bench.rows import Row, at_most, percentile
from tests.bench.windows import opened, profile, settled, wait

BAR = 150
ROUNDS = 3


def run() -> Iterator[Row]:
    chunks = size(100_000, 1_000)
    corpora.large(chunks).close()
    with opened(profile(cache("large"))) as window:
        page = window.ask

        def until_painted(question: str) -> float:
            """Milliseconds from the question to its quotes on the screen; the answer is waited for, untimed."""
            page.new_chat()
            begun = time.perf_counter()
            page.ask(question)
            turn = page.turns[-1]
            wait(lambda: turn.cards or turn.answer is not None)
            turn.repaint()
            taken = (time.perf_counter() - begun) * 1000
            wait(lambda: not page.busy)
            return taken

        wait(lambda: settled(window))
        asked = [entry["question"] for entry in questions(size(60, 3), seed=8)]
        until_painted(asked[0])
        rounds = [[until_painted(question) for question in asked] for _ in range(ROUNDS)]
        engine = window._backend._engine.result()
        for chat in engine.chats():  # the profile is kept for the next run
            engine.remove_chat(chat.id)
    best = min(rounds, key=lambda each: percentile(each, 0.95))
    yield at_most(
        f"quotes on the screen, {chunks:,} chunks, {len(asked)} questions each in a chat of its own: p95",
        percentile(best, 0.95),
        BAR,
        unit=" ms",
        note=f"p50 {percentile(best, 0.5):.0f} ms, longest {max(best):.0f} ms; best of {ROUNDS} rounds",
        p50_ms=percentile(best, 0.5),
        longest_ms=max(best),
        rounds_p95_ms=[percentile(each, 0.95) for each in rounds],
    )
