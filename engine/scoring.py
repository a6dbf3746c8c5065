"""Measures of answers, labels and rankings; pure, standard library only.

Each function says whose definition it follows, so that a figure of ours can be held against one elsewhere.
"""

from __future__ import annotations

import math
import random
import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)

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
