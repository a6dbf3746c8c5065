"""The sentences of the found passages that answer best, word for word; no model phrases anything.

Each sentence gets the weighted sum of five figures, all in 0..1:

    words     share of the question's terms it holds, each term weighing its inverse document frequency
    nearby    the same for the sentence, its neighbours and the headings above it
    meaning   cosine of its vector to the question's
    passage   fused score of its passage
    kind      whether it holds what is asked for: a name, a number, a date, a reason

The weights were set on one half of the SQuAD files and checked on the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import answer_types, locating, sentences
from engine.types import Passage, Quote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PASSAGES = 5
"""Passages whose sentences are looked at."""
EMBEDDED = 24
"""Sentences that get a vector, the best by everything else; each costs about 2 ms."""
QUOTES = 3
THRESHOLD = 0.4
"""Relevance below which nothing in the files answers."""


@dataclass(frozen=True, slots=True)
class Weights:
    words: float = 0.3
    nearby: float = 0.2
    meaning: float = 0.3
    passage: float = 0.2
    kind: float = 0.1


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: its text, the weight of each stem in it, and its vector."""

    text: str
    weights: Mapping[str, float]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The quotes, best first, and how much they speak to the question (0..1; below `threshold`: nothing does)."""

    quotes: tuple[Quote, ...]
    relevance: float
    threshold: float


@dataclass(slots=True)
class Candidate:
    """A sentence with its figures; `start` and `end` are offsets in the passage's text."""

    passage: Passage
    start: int
    end: int
    words: float = 0.0
    nearby: float = 0.0
    kind: float = 0.0
    meaning: float = 0.0

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def embedded_text(self) -> str:
        """With the title, because a sentence often says only "it"."""
        title = self.passage.title
        return f"{title}: {self.text}" if title else self.text

    def score(self, weights: Weights) -> float:
        return (
            weights.words * self.words
            + weights.nearby * self.nearby
            + weights.meaning * self.meaning
            + weights.passage * self.passage.score
            + weights.kind * self.kind
        )


def candidates(question: Question, passages: Sequence[Passage], stems: Callable[[str], list[str]]) -> list[Candidate]:
    """Every sentence of `passages`, with all figures that need no vector."""
    total = sum(question.weights.values()) or 1.0
    kind = answer_types.expected(question.text, frozenset(question.text.lower().replace("?", " ").split()))

    def share(held: set[str]) -> float:
        return sum(weight for stem, weight in question.weights.items() if stem in held) / total

    found: list[Candidate] = []
    for passage in passages:
        spans = sentences.split(passage.text)
        held = [set(stems(passage.text[start:end])) for start, end in spans]
        above = set(stems(f"{passage.title} {passage.context}"))
        for i, (start, end) in enumerate(spans):
            around = above.union(*held[max(0, i - 1) : i + 2])
            text = passage.text[start:end]
            found.append(Candidate(passage, start, end, share(held[i]), share(around), kind(text)))
    return found


def quote(
    question: Question,
    passages: Sequence[Passage],
    *,
    stems: Callable[[str], list[str]],
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
) -> Evidence:
    """The best sentences of the best passages.

    Args:
        passages: best first, with fused scores in 0..1.
        stems: words of a text as the keyword index knows them.
        embed: unit vectors of a few dozen sentences, float32[n, dimensions].
    """
    found = candidates(question, passages[:PASSAGES], stems)
    found.sort(key=lambda each: -each.score(WEIGHTS))
    found = found[:EMBEDDED]
    if not found:
        return Evidence((), 0.0, THRESHOLD)
    vectors = embed([each.embedded_text for each in found])
    for each, cosine in zip(found, vectors @ question.vector, strict=True):
        each.meaning = max(0.0, float(cosine))
    found.sort(key=lambda each: -each.score(WEIGHTS))
    return Evidence(tuple(_quote(each) for each in found[:QUOTES]), relevance(found), THRESHOLD)


def relevance(found: Sequence[Candidate]) -> float:
    """How much the best sentences speak to the question, 0..1."""
    best = found[:QUOTES]
    return 0.5 * max(each.meaning for each in best) + 0.5 * max(each.nearby for each in best)


def _quote(found: Candidate) -> Quote:
    passage = found.passage
    return Quote(
        text=found.text,
        path=passage.path,
        locator=locating.narrow(passage.locator, passage.text, found.start, found.end),
        start=passage.start + found.start,
        end=passage.start + found.end,
        score=found.score(WEIGHTS),
    )
