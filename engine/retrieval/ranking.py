"""How the two halves of a search become one ranking; pure.

Scores of keyword search (bm25, unbounded) and of vectors (cosine) are each stretched to 0..1 over the candidates
of this query and added with a weight: convex combination, which beats reciprocal rank fusion once the weight is
set by measurement (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

KEYWORD_WEIGHT = 0.4
"""Share of the keyword half. Set on SciFact and SQuAD with the starter embedder; see `make bench`."""
SURE = 0.7
"""Cosine of the best candidate, on the starter's scale (`cosines`), from which the vector half counts fully. Below it
counts less: stretching makes the best of bad candidates look good, and a part number or a name would drown among
them."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Stretched scores of either half by candidate, and what each half weighs for this query."""

    words: Mapping[int, float]
    meaning: Mapping[int, float]
    keyword_weight: float
    vector_weight: float

    def parts(self, candidate: int) -> tuple[float, float]:
        """What each half adds to the fused score."""
        return (
            self.keyword_weight * self.words.get(candidate, 0.0),
            self.vector_weight * self.meaning.get(candidate, 0.0),
        )


def halves(
    keyword: Mapping[int, float],
    cosine: Mapping[int, float],
    weight: float = KEYWORD_WEIGHT,
    *,
    without: Set[int] = frozenset(),
) -> Halves:
    """Both halves, ready to be added.

    Args:
        keyword: bm25, higher is better, for those that keyword search found; others count as the worst of them.
        cosine: for every candidate of either half.
        weight: of the keyword half.
        without: candidates that others are not measured by; they count as the best of them at most.
    """
    nearest = max((score for each, score in cosine.items() if each not in without), default=0.0)
    trust = (1.0 - weight) * max(0.0, min(1.0, nearest / SURE))
    return Halves(stretched(keyword, floor=0.0, without=without), stretched(cosine, without=without), weight, trust)


def stretched(
    scores: Mapping[int, float], *, floor: float | None = None, without: Set[int] = frozenset()
) -> dict[int, float]:
    """Scores moved linearly to 0..1, the smallest of them, or `floor`, to 0; all 1 if they are all equal.

    What is `without` is not asked for the largest, unless there is nothing else.
    """
    if not scores:
        return {}
    low = min(scores.values()) if floor is None else floor
    high = max((score for each, score in scores.items() if each not in without), default=max(scores.values()))
    span = high - low
    return {each: min(1.0, (score - low) / span) if span > 0 else 1.0 for each, score in scores.items()}
