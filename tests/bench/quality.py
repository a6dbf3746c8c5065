"""Quality beside speed: the frozen sets of resources/eval/, measured as `alcove eval` measures anybody's.

They are small, so their floors catch what breaks, not what shifts by a point; what is small is in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine import settings
from engine.core import Engine
from engine.evals.evaluation import AnswerScores
from engine.paths import resources
from engine.types import RetrievalScores
from tests.bench.ground import engine, scratch, size
from tests.bench.rows import Row, at_least, at_most

MARGIN = 0.005  # nDCG that hybrid search may lie below its better half


def run() -> Iterator[Row]:
    with scratch() as place, engine(place) as alcove:
        yield from _rankings(alcove.measure.retrieval(resources() / "eval" / "retrieval").result())
        alcove.add_folder(resources() / "sample")
        alcove.index().result()
        yield from _answers(_asked(alcove, "full"), _asked(alcove, "short"))


def _asked(alcove: Engine, style: str) -> AnswerScores:
    alcove.settings.set(settings.STYLE, style)
    return alcove.measure.answers(resources() / "eval" / "answers.jsonl", limit=size(1000, 24), seed=1).result()


def _rankings(found: RetrievalScores) -> Iterator[Row]:
    ndcg = found.ndcg_10
    told = f"{found.queries} queries; {_told(ndcg)}"
    kinds = ", ".join(f"{kind} {each.ndcg_10['hybrid']:.3f}" for kind, each in found.by_kind.items())
    yield at_least("frozen rankings, hybrid: nDCG@10", ndcg["hybrid"], 0.86, note=f"{told}. {kinds}", scores=dict(ndcg))
    better = max(ndcg["keyword"], ndcg["vector"])
    yield at_least("frozen rankings: nDCG@10 of hybrid, above the better half by", ndcg["hybrid"] - better, -MARGIN)
    yield at_least("frozen rankings, hybrid: recall@10", found.recall_10["hybrid"], 0.97, note=_told(found.recall_10))


def _answers(full: AnswerScores, short: AnswerScores) -> Iterator[Row]:
    kinds = {kind: each.quote_at_1 for kind, each in full.by_kind.items() if each.quote_at_1 is not None}
    yield _row("the best quote holds a right answer", full.quote_at_1, 0.80, note=_told(kinds))
    yield _row("one of three quotes holds a right answer", full.quote_at_3, 0.92)
    yield _row("right passage among five", full.passage_at_5, 0.97)
    quote = short.best_quote
    alone = f"best quote, no model: F1 {_said(quote.f1)}, contains {_said(quote.contains)}"
    yield _row("short style: token F1", short.f1, 0.45, note=alone)
    yield _row("full style: a right answer is contained", full.contains, 0.60, note=alone)
    for kind, bar in (("refusal-near", 0.60), ("refusal-foreign", 0.95)):
        group = full.by_kind.get(kind)
        measured = group.refusal.recall if group else None
        yield _row(f"refused, of kind {kind}", measured, bar, note=f"{group.n if group else 0} questions")
    wrongly = full.refusal.wrongly_refused
    yield at_most("answerable, wrongly refused", 1.0 if wrongly is None else wrongly, 0.20)


def _row(what: str, value: float | None, bar: float, *, note: str = "") -> Row:
    name = f"frozen questions on the sample folder: {what}"
    return Row(name, "not measured", f"≥ {bar:g}", False) if value is None else at_least(name, value, bar, note=note)


def _told(scores: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {score:.3f}" for name, score in scores.items())


def _said(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"
