"""Citing: how often a sentence is called supported wrongly, and how often support is found; by kind, on held halves.

Two sets: pairs made by rule from SQuAD, the articles that no rule was tuned on, and sentences labelled by hand before
any rule was tuned.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine import citation_eval, citing
from engine.citation_eval import CitationScores, LabelledSentence
from engine.paths import resources
from engine.types import Source
from tests.bench import citation_pairs
from tests.bench.ground import data, size
from tests.bench.rows import Row, at_least, at_most, percentile

WRONGLY, FOUND = 0.02, 0.90


def run() -> Iterator[Row]:
    by_rule = citation_pairs.pairs(data("squad"), held=True, each=size(citation_pairs.EACH // 2, 3))
    by_hand = citation_eval.labelled(resources() / "eval" / "citations-held.jsonl")
    for name, rows in (("by rule", by_rule), ("by hand", by_hand)):
        scores = citation_eval.measure(rows)
        yield from _bars(name, scores)
    yield _speed(by_rule)


def _bars(name: str, scores: CitationScores) -> Iterator[Row]:
    wrong = {kind: each for kind, each in scores.by_kind.items() if each.called_supported_wrongly is not None}
    right = {kind: each for kind, each in scores.by_kind.items() if each.supported_found is not None}
    assert scores.called_supported_wrongly is not None
    assert scores.supported_found is not None
    yield at_most(
        f"{name}, called supported wrongly",
        scores.called_supported_wrongly,
        WRONGLY,
        note=", ".join(f"{kind} {each.called_supported_wrongly:.1%} of {each.n}" for kind, each in wrong.items()),
        by_kind={kind: each.called_supported_wrongly for kind, each in wrong.items()},
    )
    yield at_least(
        f"{name}, supported found",
        scores.supported_found,
        FOUND,
        note=", ".join(f"{kind} {each.supported_found:.1%} of {each.n}" for kind, each in right.items()),
        by_kind={kind: each.supported_found for kind, each in right.items()},
    )


def _speed(rows: Sequence[LabelledSentence]) -> Row:
    """Processor time, since what else runs here is not the judge's; the sentences of an answer share its sources."""
    passages = list(dict.fromkeys(passage for row in rows for passage in row.passages))[:5]
    sources = [Source(n, Path(f"{n}"), "", {}, text, 0, len(text)) for n, text in enumerate(passages, 1)]
    spent = []
    for row in rows:
        begun = time.process_time()
        citing.judge(row.sentence, 0, sources)
        spent.append((time.process_time() - begun) * 1e6)
    fresh = []
    for row in rows[:: max(1, len(rows) // 100)]:
        sources = [Source(n, Path(f"{n}"), "", {}, text, 0, len(text)) for n, text in enumerate(row.passages, 1)]
        begun = time.process_time()
        citing.judge(row.sentence, 0, sources)
        fresh.append((time.process_time() - begun) * 1e6)
    return at_most(
        "a judged sentence, five sources, p95",
        percentile(spent, 0.95),
        5_000,
        unit=" µs",
        note=f"median {percentile(spent, 0.5):.0f} µs; sources not seen before: {percentile(fresh, 0.5):.0f} µs",
    )
