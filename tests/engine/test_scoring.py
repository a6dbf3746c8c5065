import math

import pytest

from engine import scoring
from engine.language_models.skills import NONE_OF_THESE, Skill


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


CLASSIFY = Skill("classify", "", ("a", "b", "c"))
ANSWER = Skill("answer", "", refusal="The documents do not say.")


def test_a_classifier_is_scored_by_its_labels() -> None:
    score, values = scoring.score_rows(CLASSIFY, ["a", "b", "b", "c"], ["a", "B ", "a", NONE_OF_THESE])
    assert (score.score, score.metric) == (0.5, "accuracy")
    assert values == (1.0, 1.0, 0.0, 0.0)
    # a: 2/3, b: 2/3, c: 0, and 'none of these' counts as a label that is never right
    assert score.details["macro_f1"] == pytest.approx((2 / 3 + 2 / 3 + 0 + 0) / 4)
    assert score.details["none_of_these"] == 0.25


def test_answers_count_where_there_is_one_and_refusals_apart() -> None:
    wanted = ["1911", "Ada Kern", "the harbour", "The documents do not say.", "the documents do not say"]
    answers = ["In 1911.", "The documents do not say", "", "Sorry: the documents do not say.", "1920"]
    score, values = scoring.score_rows(ANSWER, wanted, answers)
    assert list(values) == [pytest.approx(2 / 3), 0.0, 0.0]
    assert score.score == pytest.approx(2 / 9)
    assert score.metric == "token_f1"
    assert score.details["refusal_precision"] == pytest.approx(1 / 3)
    assert score.details["refusal_recall"] == 0.5
    assert score.details["wrongly_refused"] == pytest.approx(2 / 3)
    assert (score.details["n"], score.details["unanswerable"]) == (3, 2)


def test_always_refusing_is_worth_nothing() -> None:
    """Also where the refusal shares words with the answer."""
    wanted = ["documents", "1911"] + ["The documents do not say."] * 20
    score, values = scoring.score_rows(ANSWER, wanted, ["The documents do not say."] * 22)
    assert score.score == 0.0
    assert values == (0.0, 0.0)
    assert (score.details["refusal_recall"], score.details["wrongly_refused"]) == (1.0, 1.0)


def test_no_answerable_row_is_no_score() -> None:
    score, values = scoring.score_rows(ANSWER, ["The documents do not say."] * 3, ["x", "", "y"])
    assert (score.score, values) == (0.0, ())
    assert "wrongly_refused" not in score.details
    assert scoring.score_rows(CLASSIFY, [], [])[0].score == 0.0


def test_a_skill_without_a_refusal_refuses_by_silence_only() -> None:
    skill = Skill("answer", "")
    assert scoring.refuses(" ", skill.refusal)
    assert not scoring.refuses("The documents do not say.", skill.refusal)
    assert scoring.answerable(skill, "1911")


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("“The documents do not say”", True),
        ("the documents DO NOT say.", True),
        ("Sorry, the documents do not say.", False),
    ],
)
def test_a_refusal_is_one_however_it_is_written(said: str, whole: bool) -> None:
    assert scoring.refuses(said, "The documents do not say.")
    assert scoring.is_refusal(said, "The documents do not say.") == whole


def test_rewriting_is_scored_by_characters() -> None:
    score, values = scoring.score_rows(Skill("rewrite", ""), ["the cat sat", "the cat sat"], ["the cat sat", "xyz"])
    assert values[0] == pytest.approx(1.0)
    assert values[1] == 0.0
    assert score.metric == "chrf"
    # sacrebleu's own figure for this pair: every n-gram of "the cat" is in "the cat sat", beta 2
    partly = scoring.chrf("the cat", "the cat sat")
    assert 0.5 < partly < 0.7
    assert scoring.chrf("", "the cat sat") == 0.0


def test_free_text_is_scored_by_words() -> None:
    score, values = scoring.score_rows(Skill("free", ""), ["red green"], ["green blue"])
    assert (score.metric, values) == ("token_f1", (0.5,))


def test_the_interval_of_a_mean_holds_it() -> None:
    low, high = scoring.interval_of([0.0, 1.0] * 50)
    assert 0.35 < low < 0.5 < high < 0.65
