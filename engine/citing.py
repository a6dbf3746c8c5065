"""Which words of the sources support a sentence of an answer; pure.

Nothing a model says about its sources is read. A sentence counts as supported if one passage of text, one to
three sentences long, holds most of its content words, every number, measure and name in it, and does not deny
it; that text, to the character, is its citation. Where no single one does, two together may.

The rules are lexical on purpose: they cost microseconds, they can be explained to the person, and they fail
towards "unsupported". What says the same in other words altogether is missed, and a statement whose words are
all there with their roles exchanged is not noticed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from engine import sentences
from engine.facts import Facts, contradicts, facts
from engine.types import AnswerSentence, Citation, Source

COVERAGE = 0.7
"""Share of a sentence's content words, weighed by rarity, that its citation must hold."""
ANCHOR = 0.5
"""The same share, of the words of a number's clause, for the one sentence that holds the number: among the words of
another statement a number proves nothing."""
LEAST_CLAUSE = 3
"""Content words that make a part of a sentence a statement of its own."""
SPAN = 3
"""Sentences of a source that one citation may join."""
PARTNERS = 6
"""Single sentences that are tried in pairs when no text in one piece suffices."""
_CLAUSE = re.compile(r"[,;]\s+|\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)

MIN_UNFINISHED = 2
"""Words that must follow a full stop before it is trusted: what follows tells an end from an abbreviation."""


def split_all(text: str) -> list[tuple[int, int]]:
    """The sentences of a finished answer, as offsets."""
    return sentences.split(text)


def split_ready(text: str, done_upto: int) -> list[tuple[int, int]]:
    """The sentences after `done_upto` that no further token can change."""
    spans = sentences.split(text, done_upto)
    if not spans:
        return []
    last = text[spans[-1][0] :]
    if len(last.split()) < MIN_UNFINISHED + (not last[-1:].isspace()):
        return spans[:-2]
    return spans[:-1]


@dataclass(frozen=True, slots=True)
class _Place:
    """One or several sentences of a source; offsets count in its text. `singles` are the facts of each."""

    source: int
    start: int
    end: int
    singles: tuple[Facts, ...]
    facts: Facts
    covered: float = 0.0

    @property
    def length(self) -> int:
        return len(self.singles)


def judge(sentence: str, start: int, sources: Sequence[Source]) -> AnswerSentence:
    """Whether the sources support `sentence`, and with which words.

    Args:
        sentence: as it stands in the answer.
        start: where it begins there.
        sources: those the answer was made from.
    """
    clauses = [facts(clause) for clause in _CLAUSE.split(sentence)]
    citations = tuple(_citations(facts(sentence), clauses, sources))
    return AnswerSentence(sentence, start, start + len(sentence), bool(citations), citations)


def _citations(claim: Facts, clauses: Sequence[Facts], sources: Sequence[Source]) -> Iterable[Citation]:
    if not claim.words and not claim.numbers:
        return
    weights = _weights(claim, sources)
    places = [
        _Place(i, start, end, singles, held, _coverage(weights, [held]))
        for i, source in enumerate(sources)
        for start, end, singles, held in _spans(source.text)
    ]
    places.sort(key=lambda place: (-place.covered, place.end - place.start))
    chosen = next(([place] for place in places if _supports(claim, clauses, weights, [place])), [])
    if not chosen:
        best = [place for place in places if place.covered > 0 and place.length == 1][:PARTNERS]
        pairs = (pair for pair in combinations(best, 2) if not _overlap(*pair))
        chosen = next(
            (
                sorted(pair, key=lambda place: (place.source, place.start))
                for pair in pairs
                if _supports(claim, clauses, weights, pair)
            ),
            [],
        )
    for place in chosen:
        source = sources[place.source]
        text = source.text[place.start : place.end]
        yield Citation(source.n, source.start + place.start, source.start + place.end, text)


@lru_cache(maxsize=64)
def _spans(text: str) -> tuple[tuple[int, int, tuple[Facts, ...], Facts], ...]:
    """Every run of one to `SPAN` sentences, the short ones first: its ends, the facts of each and of all."""
    single = sentences.split(text)
    held = [facts(text[start:end]) for start, end in single]
    return tuple(
        (
            single[i][0],
            single[i + length - 1][1],
            tuple(held[i : i + length]),
            held[i] if length == 1 else facts(text[single[i][0] : single[i + length - 1][1]]),
        )
        for length in range(1, SPAN + 1)
        for i in range(len(single) - length + 1)
    )


def _weights(claim: Facts, sources: Sequence[Source]) -> dict[str, float]:
    """Inverse frequency of the claim's words among the sources' sentences: what is everywhere proves little."""
    counts: Counter[str] = Counter()
    total = 0
    for source in sources:
        single = sentences.split(source.text)
        total += len(single)
        for start, end in single:
            counts.update(set(facts(source.text[start:end]).words))
    return {word: math.log(1 + (total + 1) / (counts[word] + 0.5)) for word in claim.words}


def _coverage(weights: dict[str, float], held: Sequence[Facts]) -> float:
    words = {word for each in held for word in each.words}
    total = sum(weights.values())
    if not total:
        return 1.0
    return sum(weight for word, weight in weights.items() if word in words) / total


def _supports(claim: Facts, clauses: Sequence[Facts], weights: dict[str, float], places: Sequence[_Place]) -> bool:
    held = [place.facts for place in places]
    return (
        _coverage(weights, held) >= COVERAGE
        and claim.numbers <= frozenset().union(*(each.numbers for each in held))
        and claim.measures <= frozenset().union(*(each.measures for each in held))
        and claim.names <= {word for each in held for word in each.words}
        and not any(contradicts(claim, each) for each in held)
        and all(_anchored(number, claim, clauses, weights, places) for number in claim.numbers)
    )


def _anchored(
    number: str, claim: Facts, clauses: Sequence[Facts], weights: dict[str, float], places: Sequence[_Place]
) -> bool:
    """Whether a sentence that holds the number also speaks of what the claim says of it."""
    clause = next((each for each in clauses if number in each.numbers and len(each.words) >= LEAST_CLAUSE), claim)
    said = {word: weight for word, weight in weights.items() if word in clause.words} or weights
    return any(
        number in single.numbers and _coverage(said, [single]) >= ANCHOR for place in places for single in place.singles
    )


def _overlap(one: _Place, other: _Place) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end
