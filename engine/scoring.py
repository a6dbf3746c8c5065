"""Measures of answers, labels, rewritings and rankings; pure, and all but chrF standard library only.

Each function says whose definition it follows, so that a figure of ours can be held against one elsewhere.
"""

from __future__ import annotations

import math
import random
import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.types import Score

if TYPE_CHECKING:
    from engine.language_models.skills import Skill

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟‘’‚‛«»‹›…"))  # those that `string.punctuation` lacks

# --------------------------------------------------------------------------- answers


def normalised(answer: str) -> str:
    """Lower case without punctuation, articles and double spaces (SQuAD's evaluation script, v1.1 and v2.0)."""
    return " ".join(_ARTICLES.sub(" ", answer.lower().translate(_PUNCTUATION)).split())


def exact_match(prediction: str, answers: Iterable[str]) -> float:
    """1 if the prediction is one of the answers after `normalised`."""
    return float(any(normalised(prediction) == normalised(answer) for answer in answers))


def token_f1(prediction: str, answers: Iterable[str]) -> float:
    """The best F1 over words of prediction and any answer, after `normalised` (SQuAD's evaluation script)."""
    return max((_f1(normalised(prediction).split(), normalised(answer).split()) for answer in answers), default=0.0)


def _f1(predicted: Sequence[str], wanted: Sequence[str]) -> float:
    if not predicted or not wanted:
        return float(predicted == wanted)
    same = sum((Counter(predicted) & Counter(wanted)).values())
    if not same:
        return 0.0
    precision, recall = same / len(predicted), same / len(wanted)
    return 2 * precision * recall / (precision + recall)


def contains(text: str, answers: Iterable[str]) -> float:
    """1 if `text` holds one of the answers as whole words, after `normalised`; an empty answer is in nothing."""
    held = f" {normalised(text)} "
    return float(any(f" {wanted} " in held for answer in answers if (wanted := normalised(answer))))


# --------------------------------------------------------------------------- labels


def accuracy(predicted: Sequence[str], wanted: Sequence[str]) -> float:
    """Share of equal labels, up to case and white space around them."""
    pairs = list(zip(predicted, wanted, strict=True))
    return mean([float(_label(guess) == _label(truth)) for guess, truth in pairs])


def macro_f1(predicted: Sequence[str], wanted: Sequence[str]) -> float:
    """F1 of each label that is wanted or predicted, averaged without weights (scikit-learn's `macro`)."""
    guesses, truths = [_label(each) for each in predicted], [_label(each) for each in wanted]
    pairs = Counter(zip(guesses, truths, strict=True))
    guessed, true = Counter(guesses), Counter(truths)
    return mean([2 * pairs[label, label] / (guessed[label] + true[label]) for label in sorted({*guessed, *true})])


def _label(text: str) -> str:
    return text.strip().casefold()


def precision_recall(predicted: Sequence[bool], wanted: Sequence[bool]) -> tuple[float | None, float | None]:
    """Of a yes/no decision; None where nothing was predicted, or nothing was to be found."""
    both = sum(guess and truth for guess, truth in zip(predicted, wanted, strict=True))
    return (
        both / sum(predicted) if any(predicted) else None,
        both / sum(wanted) if any(wanted) else None,
    )


# --------------------------------------------------------------------------- skills


def chrf(prediction: str, wanted: str) -> float:
    """chrF of one text, 0 to 1: F-score of character 1- to 6-grams, beta 2 (Popović 2015; sacrebleu's definition)."""
    from sacrebleu import sentence_chrf

    return float(sentence_chrf(prediction, [wanted]).score) / 100.0


def refuses(answer: str, refusal: str) -> bool:
    """Whether an answer says that there is none: it is empty, or holds the refusal after `normalised`, whatever
    quotation marks it stands in."""
    return not answer.strip() or bool(contains(answer.translate(_QUOTES), [refusal.translate(_QUOTES)]))


def is_refusal(sentence: str, refusal: str) -> bool:
    """Whether a sentence says that there is no answer, as `refuses`, and nothing else."""
    return normalised(sentence.translate(_QUOTES)) == normalised(refusal.translate(_QUOTES))


def answerable(skill: Skill, wanted: str) -> bool:
    """Whether a row of a skill has an answer: its wanted output is not the refusal."""
    return skill.kind != "answer" or not (
        not wanted.strip() or (bool(skill.refusal) and normalised(wanted) == normalised(skill.refusal))
    )


def score_row(skill: Skill, wanted: str, answer: str) -> float:
    """One answer, 0 to 1. Of "answer", a refusal scores 1 where it is right and 0 where there was an answer."""
    if skill.kind == "classify":
        return accuracy([answer], [wanted])
    if skill.kind == "rewrite":
        return chrf(answer, wanted)
    if skill.kind == "answer":
        refused = refuses(answer, skill.refusal)
        if not answerable(skill, wanted):
            return float(refused)
        return 0.0 if refused else token_f1(answer, [wanted])
    return token_f1(answer, [wanted])


def score_rows(skill: Skill, wanted: Sequence[str], answers: Sequence[str]) -> tuple[Score, tuple[float, ...]]:
    """The measure of a skill's kind over all rows, and its value of each row that counts, in order.

    Of "answer" only the answerable rows count, and refusals are told apart in `details`: always refusing would
    else score well wherever much cannot be answered. A measure that is about nothing (the precision of refusals
    where none was given) is left out of `details`.
    """
    pairs = list(zip(wanted, answers, strict=True))
    values = tuple(score_row(skill, truth, answer) for truth, answer in pairs if answerable(skill, truth))
    details: dict[str, float] = {"n": float(len(values))}
    if skill.kind == "classify":
        details["macro_f1"] = macro_f1(answers, wanted)
        details["none_of_these"] = mean([float(not answer.strip()) for answer in answers])
        return Score(mean(values), "accuracy", details), values
    if skill.kind == "answer":
        details |= _refusals(skill, pairs)
    metric = "chrf" if skill.kind == "rewrite" else "token_f1"
    return Score(mean(values), metric, details), values


def _refusals(skill: Skill, pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    refused = [refuses(answer, skill.refusal) for _, answer in pairs]
    empty = [not answerable(skill, truth) for truth, _ in pairs]
    precision, recall = precision_recall(refused, empty)
    wrongly = [float(said) for said, none in zip(refused, empty, strict=True) if not none]
    exact = [exact_match(answer, [truth]) for (truth, answer), none in zip(pairs, empty, strict=True) if not none]
    found = {
        "refusal_precision": precision,
        "refusal_recall": recall,
        "wrongly_refused": mean(wrongly) if wrongly else None,
        "exact_match": mean(exact) if exact else None,
        "unanswerable": float(sum(empty)),
    }
    return {name: value for name, value in found.items() if value is not None}


# --------------------------------------------------------------------------- rankings


def ndcg(ranking: Sequence[str], gains: Mapping[str, float], k: int = 10) -> float:
    """Normalised discounted cumulative gain with linear gains, as BEIR reports it (trec_eval's ndcg_cut)."""
    ideal = sum(gain / math.log2(i + 2) for i, gain in enumerate(sorted(gains.values(), reverse=True)[:k]))
    got = sum(gains.get(each, 0.0) / math.log2(i + 2) for i, each in enumerate(ranking[:k]))
    return got / ideal if ideal > 0 else 0.0


def recall(ranking: Sequence[str], gains: Mapping[str, float], k: int = 10) -> float:
    """Share of the relevant that are among the first k (trec_eval's recall)."""
    relevant = {each for each, gain in gains.items() if gain > 0}
    return len(relevant.intersection(ranking[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], gains: Mapping[str, float], k: int = 10) -> float:
    """1 / rank of the first relevant among the first k, else 0."""
    return next((1.0 / (i + 1) for i, each in enumerate(ranking[:k]) if gains.get(each, 0.0) > 0), 0.0)


# --------------------------------------------------------------------------- certainty


def mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def interval_of(values: Sequence[float], *, level: float = 0.95) -> tuple[float, float]:
    """Interval of mean(values), as `paired_interval` makes it."""
    return paired_interval([0.0] * len(values), values, level=level)


def paired_interval(
    first: Sequence[float], second: Sequence[float], *, level: float = 0.95, samples: int = 2_000, seed: int = 0
) -> tuple[float, float]:
    """Interval of mean(second) - mean(first) over the same questions.

    Percentile bootstrap over pairs (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13);
    the same numbers and seed give the same interval.
    """
    differences = [b - a for a, b in zip(first, second, strict=True)]
    if not differences:
        return 0.0, 0.0
    draw = random.Random(seed)
    means = sorted(mean(draw.choices(differences, k=len(differences))) for _ in range(samples))
    tail = (1.0 - level) / 2.0
    return means[math.floor(tail * (samples - 1))], means[math.ceil((1.0 - tail) * (samples - 1))]
