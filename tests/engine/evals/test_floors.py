from __future__ import annotations

import pytest

from engine import wire
from engine.errors import EngineError
from engine.evals import floors
from engine.evals.evaluation import nothing_measured
from engine.evals.floors import Floor
from engine.evals.retrieval_eval import nothing_ranked

FIGURES = {
    "f1": 0.4,
    "refusal": {"recall": None, "wrongly_refused": 0.1},
    "ndcg@10": {"hybrid": 0.75},
    "by_kind": {"near-miss": {"n": 3, "refusal": {"recall": 0.5}}},
    "floors": [{"name": "f1"}],
    "ok": True,
}


def test_a_figure_is_named_by_its_place() -> None:
    reached = floors.check(
        [floors.parse("by_kind.near-miss.refusal.recall=0.5"), Floor("ndcg@10.hybrid", 0.76)], FIGURES
    )
    assert [(each.measured, each.ok) for each in reached] == [(0.5, True), (0.75, False)]
    assert str(reached[1]) == "ndcg@10.hybrid: 0.7500, wanted ≥ 0.76"


def test_where_less_is_better_the_bar_is_a_ceiling() -> None:
    below, above = floors.check(
        [Floor("refusal.wrongly_refused", 0.2), Floor("refusal.wrongly_refused", 0.05)], FIGURES
    )
    assert (below.ok, above.ok) == (True, False)
    assert "≤ 0.05" in str(above)
    assert above.to_json()["ceiling"] is True


def test_what_nothing_was_there_to_measure_by_misses_its_bar() -> None:
    (reached,) = floors.check([Floor("refusal.recall", 0.0)], FIGURES)
    assert not reached.ok
    assert "nothing to measure" in str(reached)


def test_a_mistyped_name_is_said_before_anything_is_measured() -> None:
    answers, rankings = nothing_measured().to_json(), wire.scores_json(nothing_ranked())
    floors.check_names([Floor("citation.recall", 1), Floor("best_quote.f1", 1), Floor("by_kind.any.f1", 1)], answers)
    floors.check_names([Floor("mrr@10.keyword", 1)], rankings)
    with pytest.raises(EngineError, match="f2") as caught:
        floors.check_names([Floor("f2", 0.1)], answers)
    assert "refusal.wrongly_refused" in caught.value.hint
    with pytest.raises(EngineError, match="by_kind"):
        floors.check_names([Floor("by_kind.any.f2", 1)], answers)


def test_a_group_that_does_not_occur_misses_its_bar_and_those_that_do_are_named() -> None:
    kind, type, figure, fine = floors.check(
        [Floor("by_kind.near-mis.n", 1), Floor("by_type.pdf.n", 1), Floor("by_kind.near-miss.f1", 0), Floor("f1", 0)],
        FIGURES,
    )
    assert not kind.ok
    assert str(kind) == "by_kind.near-mis.n, wanted ≥ 1: no such kind occurs; there are: near-miss"
    assert str(type) == "by_type.pdf.n, wanted ≥ 1: no such type occurs; there are: none"
    assert (figure.ok, figure.to_json()["measured"]) == (False, None)
    assert "there is no such figure" in str(figure)
    assert fine.ok


@pytest.mark.parametrize("text", ["f1", "=0.4", "f1=much", " =1"])
def test_what_is_no_bar_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        floors.parse(text)
