import math

import pytest

from engine import scoring


@pytest.mark.parametrize(
    ("prediction", "answers", "f1", "exact"),
    [
        ("The Eiffel Tower!", ["eiffel tower"], 1.0, 1.0),
        ("a tower in Paris", ["Eiffel tower", "Paris"], 0.5, 0.0),
        ("in 1850 or so", ["1850"], 0.4, 0.0),
        ("", ["1850"], 0.0, 0.0),
        ("the", [""], 1.0, 1.0),
        ("anything", [], 0.0, 0.0),
        ("to be or not to be", ["to be"], 0.5, 0.0),
    ],
)
def test_answers_as_squad_scores_them(prediction: str, answers: list[str], f1: float, exact: float) -> None:
    assert scoring.token_f1(prediction, answers) == pytest.approx(f1)
    assert scoring.exact_match(prediction, answers) == exact


def test_contains_wants_whole_words() -> None:
    assert scoring.contains("It was built in 1850, by hand.", ["1850"]) == 1.0
    assert scoring.contains("It cost 18500.", ["1850"]) == 0.0
    assert scoring.contains("The U.S. Army", ["the US army", "navy"]) == 1.0
    assert scoring.contains("Anything", ["", "the"]) == 0.0


def test_labels() -> None:
    assert scoring.accuracy(["A ", "b", "c"], ["a", "b", "d"]) == pytest.approx(2 / 3)
    # a: tp 1, fp 1, fn 0 -> 2/3; b: tp 1, fn 1 -> 2/3; c: predicted once, never true -> 0
    assert scoring.macro_f1(["a", "a", "b", "c"], ["a", "b", "b", "b"]) == pytest.approx((2 / 3 + 0.5 + 0) / 3)
    assert scoring.precision_recall([True, True, False], [True, False, False]) == (0.5, 1.0)
    assert scoring.precision_recall([False], [False]) == (None, None)
    with pytest.raises(ValueError):
        scoring.accuracy(["a"], [])


def test_rankings() -> None:
    gains = {"x": 1.0, "y": 1.0}
    ideal = 1 + 1 / math.log2(3)
    assert scoring.ndcg(["x", "y"], gains) == pytest.approx(1.0)
    assert scoring.ndcg(["a", "x", "b", "y"], gains) == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / ideal)
    assert scoring.ndcg(["a"] * 10 + ["x"], gains) == 0.0
    assert scoring.recall(["a", "y"], gains) == 0.5
    assert scoring.reciprocal_rank(["a", "b", "y"], gains) == pytest.approx(1 / 3)
    assert scoring.reciprocal_rank(["a", "b", "y"], gains, k=2) == 0.0
    assert scoring.ndcg(["x"], {}) == scoring.recall(["x"], {}) == 0.0


def test_the_interval_is_about_the_difference_and_repeatable() -> None:
    worse, better = [0.0, 1.0] * 100, [1.0, 1.0, 0.0, 1.0] * 50
    low, high = scoring.paired_interval(worse, better)
    assert low < 0.25 < high
    assert low > 0
    assert (low, high) == scoring.paired_interval(worse, better)
    assert scoring.paired_interval([0.5] * 9, [0.5] * 9) == (0.0, 0.0)
    assert scoring.paired_interval([], []) == (0.0, 0.0)
