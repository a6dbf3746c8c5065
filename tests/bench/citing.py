"""Citing: how often a sentence is called supported wrongly, and how often support is found; by kind, on held halves.

Two sets have bars: pairs made by rule from SQuAD, the articles that no rule was tuned on, and sentences labelled by
hand before any rule was tuned. A third one (`twins/`), far harder than what assistants say, shows how much is left to
do.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.citing import citing
from engine.evals import citation_eval
from engine.evals.citation_eval import CitationScores, LabelledSentence
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
    yield _twins()
    yield _speed(by_rule)


def _twins() -> Row:
    """Statements made to be taken for what their source says."""
    scores = citation_eval.measure(list(twins(Path(__file__).with_name("twins") / "held.txt")))
    return at_most(
        "tempting twins by hand, called supported (no bar)",
        scores.called_supported_wrongly or 0.0,
        1.0,
        note=f"strong paraphrases found {scores.supported_found:.1%}; {scores.n} statements",
    )


def twins(file: Path) -> Iterator[LabelledSentence]:
    """The statements of a file of sources (`S:`), each followed by what is supported (`+`) and what is not (`-`)."""
    source = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("S:"):
            source = line.removeprefix("S:").strip()
        elif line[:2] in ("+ ", "- "):
            right = line.startswith("+")
            yield LabelledSentence(line[2:], (source,), right, (), "paraphrase" if right else "twin")


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
