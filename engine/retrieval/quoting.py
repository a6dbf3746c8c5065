"""The sentences of the found passages that answer best, word for word; no model phrases anything.

Each sentence is scored by a weighted sum of figures in 0..1 (`Figures`). The weights were fitted on the questions
of half of the SQuAD files (listwise logistic regression, then rounded) and checked on the other half. Two
sentences that stand together and score alike are quoted together: the second often says "it" of the first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.embedding import cosines
from engine.questions import answer_types
from engine.text import locating, orders, sentences, table_rows
from engine.types import Passage, Quote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PASSAGES = 5
"""Passages whose sentences are looked at."""
EMBEDDED = 12
"""Sentences that get a vector, the best by everything else; each costs 2 to 3 ms, and sixteen found nothing better."""
QUOTES = 3
TOGETHER = 0.06
"""Neighbours whose scores differ by less become one quote, of at most three sentences."""
FRAGMENT = 6
"""Words; what has fewer is a heading, a label or debris."""
THRESHOLD = 0.4
"""Relevance below which nothing in the files answers, where nothing else judges it."""
UNREAD = 0.02
"""Relevance below which not even the reader looks; above, it judges, and relevance is one sign of several."""

_NAME = re.compile(r"(?<!^)\b[A-Z][\w-]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Figures:
    """What speaks for a sentence, each 0..1; or the weights of these.

    Attributes:
        words: share of the question's terms it holds, each weighing its inverse document frequency.
        pairs: share of the question's pairs of neighbouring words that it holds.
        nearby: as `words`, for the sentence with its neighbours and the headings above.
        meaning: cosine of its vector, title included, to the question's, on the starter's scale (`cosines`).
        passage: fused score of its passage.
        kind: whether it holds what is asked for: a name, a number, a date, a reason.
        names: share of the question's names; against it, since the sentence that answers says "it" of them.
        fragment: whether it is too short to be a statement; against it.
        unstated: whether it is a question or the header of a table, and states nothing; against it.
    """

    words: float
    pairs: float
    nearby: float
    passage: float
    kind: float
    names: float
    fragment: float
    unstated: float
    meaning: float = 0.0


WEIGHTS = Figures(
    words=0.14,
    pairs=0.10,
    nearby=0.18,
    passage=0.17,
    kind=0.07,
    names=-0.05,
    fragment=-0.12,
    unstated=-0.24,
    meaning=0.34,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: its text, the weight of each stem in it, and its vector."""

    text: str
    weights: Mapping[str, float]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The quotes, best first, and how much they speak to the question (0..1; below `threshold`: nothing does).

    `found` are all sentences that were scored, best first.
    """

    quotes: tuple[Quote, ...]
    relevance: float
    threshold: float
    figures: tuple[Figures, ...] = ()  # of the best sentence of each quote
    found: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class Candidate:
    """A sentence: the `ordinal`-th of `passage`, at `start` to `end` of its text."""

    passage: Passage
    ordinal: int
    start: int
    end: int
    figures: Figures
    score: float
    order: bool = False  # it, or what stands around it, reads like an order to an assistant: quoted after all else
    row: str | None = None  # of a table, with the names of its columns

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def embedded_text(self) -> str:
        """With the title, because a sentence often says only "it"."""
        title, text = self.passage.title, self.row or self.text
        return f"{title}: {text}" if title else text


def quote(
    question: Question,
    passages: Sequence[Passage],
    *,
    stems: Callable[[str], list[str]],
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
    scale: cosines.Scale = cosines.STARTER,
) -> Evidence:
    """The best sentences of the best passages.

    Args:
        passages: best first, with fused scores in 0..1.
        stems: words of a text as the keyword index knows them.
        embed: unit vectors of a few dozen sentences, float32[n, dimensions].
        scale: of the embedder that `embed` and the question's vector are of.
    """
    found = ranked(question, passages, stems=stems, embed=embed, scale=scale)
    if not found:
        return Evidence((), 0.0, THRESHOLD)
    groups = _together(found)[:QUOTES]
    figures = tuple(max(group, key=lambda each: each.score).figures for group in groups)
    return Evidence(tuple(_quote(group) for group in groups), relevance(found), THRESHOLD, figures, tuple(found))


def ranked(
    question: Question,
    passages: Sequence[Passage],
    *,
    stems: Callable[[str], list[str]],
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
    scale: cosines.Scale = cosines.STARTER,
) -> list[Candidate]:
    """The sentences worth embedding, scored, best first."""
    found = candidates(question, passages[:PASSAGES], stems)
    found.sort(key=lambda each: (each.order, -each.score))
    found = found[:EMBEDDED]
    if not found:
        return []
    alike = embed([each.embedded_text for each in found]) @ question.vector
    for each, cosine in zip(found, alike, strict=True):
        each.figures = replace(each.figures, meaning=max(0.0, scale(float(cosine))))
        each.score = _score(each.figures)
    found.sort(key=lambda each: (each.order, -each.score))
    return found


def candidates(question: Question, passages: Sequence[Passage], stems: Callable[[str], list[str]]) -> list[Candidate]:
    """Every sentence of `passages`, scored by all figures that need no vector."""
    total = sum(question.weights.values()) or 1.0
    asked = stems(question.text)
    pairs = set(pairwise(asked))
    names = {stem for name in _NAME.findall(question.text) for stem in stems(name)}
    holds = answer_types.expected(question.text, frozenset(_WORD.findall(question.text.lower())))

    def share(held: set[str]) -> float:
        return sum(weight for stem, weight in question.weights.items() if stem in held) / total

    found: list[Candidate] = []
    for passage in passages:
        spans = sentences.split(passage.text)
        suspect = orders.reads_like_one(passage.text)
        rows = [table_rows.described(passage.text, spans, i) for i in range(len(spans))]
        words = [stems(row or passage.text[start:end]) for row, (start, end) in zip(rows, spans, strict=True)]
        held = [set(each) for each in words]
        above = set(stems(f"{passage.title} {passage.context}"))
        for i, (start, end) in enumerate(spans):
            figures = Figures(
                words=share(held[i]),
                pairs=len(pairs.intersection(pairwise(words[i]))) / len(pairs) if pairs else 0.0,
                nearby=share(above.union(*held[max(0, i - 1) : i + 2])),
                passage=min(1.0, passage.score),
                kind=holds(passage.text[start:end]),
                names=len(names & held[i]) / len(names) if names else 0.5,
                fragment=float(len(words[i]) < FRAGMENT),
                unstated=float(not sentences.states(passage.text, start, end)),
            )
            order = suspect and orders.reads_like_one(passage.text[spans[max(0, i - 2)][0] : spans[i : i + 3][-1][1]])
            found.append(Candidate(passage, i, start, end, figures, _score(figures), order, rows[i]))
    return found


def relevance(found: Sequence[Candidate]) -> float:
    """How likely the files speak of what was asked, 0..1, from the best of the three best sentences.

    Logistic regression on SQuAD: questions on half of the files asked of an index of that half, against the same
    asked of an index of the other half. At `THRESHOLD`, on files it was not fitted on, 3 in 100 answerable
    questions are refused wrongly, and 92 in 100 of those on other files are refused. `meaning` is on the starter's
    scale, so the threshold means about the same with any embedder.
    """
    best = [each.figures for each in found[:QUOTES] if not each.order]
    if not best:
        return 0.0
    logit = 14.0 * max(each.meaning for each in best) + 8.0 * max(each.nearby for each in best) - 10.5
    return 1.0 / (1.0 + math.exp(-logit))


def _score(figures: Figures) -> float:
    return math.fsum(getattr(WEIGHTS, field.name) * getattr(figures, field.name) for field in fields(Figures))


def _together(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Groups of one to three neighbours with nearly the same score, in the order of their best."""
    groups: list[list[Candidate]] = []
    taken: set[tuple[int, int]] = set()
    places = {(each.passage.rank, each.ordinal): each for each in found}
    for best in found:
        rank, ordinal = best.passage.rank, best.ordinal
        if (rank, ordinal) in taken:
            continue
        around = [places.get((rank, place)) for place in (ordinal - 1, ordinal, ordinal + 1)]
        group = [
            each
            for each in around
            if each is not None
            and (rank, each.ordinal) not in taken
            and (each is best or each.score >= best.score - TOGETHER)
        ]
        taken.update((rank, each.ordinal) for each in group)
        groups.append(group)
    return groups


def _quote(group: Sequence[Candidate]) -> Quote:
    passage, start, end = group[0].passage, group[0].start, group[-1].end
    return Quote(
        text=passage.text[start:end],
        path=passage.path,
        locator=locating.of_words(passage, passage.start + start, passage.start + end),
        start=passage.start + start,
        end=passage.start + end,
        score=max(each.score for each in group),
    )
