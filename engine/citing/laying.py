"""The words of a statement laid over those of its source, each on the place that keeps most of their order; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.citing.facts import Word

BACK = 1.0
"""Cost of a step back in the source."""
ELSEWHERE = 1.5
"""Cost of a step to another sentence."""
SKIP = 0.05
"""Cost of a step over words of the source; leaving words out is no mistake."""
FAR = 0.001
"""Cost of each word that a step back passes over."""

BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])
PARTING = frozenset(
    """
    , ; : ( ) and but while whereas which who where although though because or
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What parts a sentence into what can be said by itself."""
CLAUSE = frozenset([";", "and", "but", "while", "whereas"])
"""What begins a clause with a subject of its own, if a subject follows."""
CONTRASTS = frozenset({"but", "while", "whereas", "although", "though"})
"""What sets a clause against another."""
LINKS = frozenset({"and", "or", ",", "nor", "but"})
"""What makes a row."""
PRONOUNS = frozenset(
    """
    it he she they this these those its his her their such there both
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)


@dataclass(frozen=True, slots=True)
class Step:
    """A word of the statement and its place among the source's words."""

    word: Word
    at: int


def laid_path(said: Sequence[Word], places: dict[str, list[int]], number: Sequence[int]) -> list[int]:
    """The place of each word, -1 for those the source lacks: those places that cost the fewest steps back."""
    columns: list[tuple[int, dict[int, tuple[float, int]]]] = []
    for i, word in enumerate(said):
        found = places.get(word.stem)
        if not found:
            continue
        last = columns[-1][1] if columns else {-1: (0.0, -1)}
        column = {}
        for at in found:
            cost, previous = min((total + _cost(before, at, number), before) for before, (total, _) in last.items())
            column[at] = (cost, previous)
        columns.append((i, column))
    path = [-1] * len(said)
    at = min(columns[-1][1], key=lambda each: columns[-1][1][each][0]) if columns else -1
    for i, column in reversed(columns):
        path[i] = at
        at = column[at][1]
    return path


def _cost(before: int, at: int, number: Sequence[int]) -> float:
    if before < 0 or at == before + 1:
        return 0.0
    if number[before] != number[at]:
        return ELSEWHERE
    if at == before:
        return 2 * BACK
    return SKIP if at > before else BACK + FAR * (before - at)
