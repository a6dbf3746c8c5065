"""From the reader's numbers to words: windows of a passage, the best spans, and what a person is shown; pure.

Offsets count characters of the text they were made from and are never moved: whatever is answered is a slice.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from heapq import nlargest

from engine.citing.facts import facts
from engine.text import sentences
from engine.text.stems import stem
from engine.text.terms import STOP_WORDS

LONGEST = 30
"""Tokens of an answer at most, as in training."""
LIKELY = 12
"""Beginnings and ends that are tried with each other."""
WORDS = 30
"""Words of a full answer at most."""
TERSE = 12
"""Words of a sentence; half of an encyclopaedia's are twice as long."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_JOINING = re.compile(r"(?:and|but|or)\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:]\s+|\s+[–—-]\s+|\s+(?=\()|\)\s+|\s+(?=(?:and|but|while|whereas|which|who|because)\s)")


@dataclass(frozen=True, slots=True)
class Logits:
    """What the model makes of one window: of each of its tokens where it stands, and whether an answer begins or
    ends there; `none` is what speaks for no answer, `holds` for one."""

    offsets: tuple[tuple[int, int], ...]
    start: tuple[float, ...]
    end: tuple[float, ...]
    none: float
    holds: float


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a window: `margin` is how much speaks for them beyond what speaks for no answer (log-odds)."""

    start: int
    end: int
    margin: float


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether the best span answers the question.

    Attributes:
        margin: of the span.
        holds: the model's own judgement of the window.
        sentence: score of the span's sentence among the quotes.
        relevance: of the retrieved evidence, as log-odds.
        missing: share of the question's names and numbers that stand neither in the window nor above it.
        contradicts: whether the question denies what the span's sentence states, or says its opposite.
        covered: share of the question's words that stand in the window or above it.
        meaning: likeness of the span's sentence to the question, on the starter's scale.
        first: whether the span's sentence is the best quote.
        echo: share of the span's own words that the question says already.
        terse: share of the passage's sentences that are short. Of clauses and lists the model is less sure than of
            an encyclopaedia's prose, when it is right as when it is wrong.
    """

    margin: float
    holds: float
    sentence: float
    relevance: float
    missing: float
    contradicts: bool
    covered: float
    meaning: float
    first: bool
    echo: float
    terse: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted for one embedder on files of their own: weights of the signs, and where a refusal begins.

    Attributes:
        threshold: probability of an answer below which is refused.
        sentence_weight: what the score of its sentence among the quotes adds to a span's margin when spans compete.
    """

    bias: float
    margin: float
    holds: float
    sentence: float
    relevance: float
    missing: float
    contradicts: float
    covered: float
    meaning: float
    first: float
    echo: float
    terse: float
    threshold: float
    sentence_weight: float

    def probability(self, signs: Signs) -> float:
        """Of the span answering, by logistic regression."""
        logit = self.bias + sum(getattr(self, sign.name) * getattr(signs, sign.name) for sign in fields(Signs))
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))


# --------------------------------------------------------------------------- windows


def windows(text: str, tokens: Sequence[tuple[int, int]], room: int) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of at most `room` tokens, each sharing its first sentence with the one before.

    Args:
        tokens: offsets of the text's tokens.
        room: a sentence longer than this is a window of its own.
    """
    spans = sentences.split(text)
    starts = [start for start, _ in tokens]
    counts = [bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans]
    first = 0
    while first < len(spans):
        last, total = first, counts[first]
        while last + 1 < len(spans) and total + counts[last + 1] <= room:
            last += 1
            total += counts[last]
        yield spans[first][0], spans[last][1]
        if last + 1 == len(spans):
            return
        first = last if last > first and counts[last] + counts[last + 1] <= room else last + 1


# --------------------------------------------------------------------------- spans


def spans(logits: Logits, count: int) -> list[Span]:
    """The best `count` spans of a window, none within another that is better."""
    if not logits.offsets:
        return []
    places = range(len(logits.offsets))
    begins = nlargest(LIKELY, places, key=lambda i: logits.start[i])
    ends = nlargest(LIKELY, places, key=lambda i: logits.end[i])
    pairs = sorted(
        ((logits.start[a] + logits.end[b], a, b) for a in begins for b in ends if a <= b < a + LONGEST), reverse=True
    )
    found: list[Span] = []
    for score, a, b in pairs:
        start, end = logits.offsets[a][0], logits.offsets[b][1]
        if all(end <= each.start or each.end <= start for each in found):
            found.append(Span(start, end, score - logits.none))
            if len(found) == count:
                break
    return found


def stated(text: str, start: int, end: int) -> bool:
    """Whether a sentence that the words at `start` to `end` touch can state something: headers and questions cannot."""
    return any(a < end and start < b and sentences.states(text, a, b) for a, b in sentences.split(text))


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"})


def missing(question: str, held: str) -> list[str]:
    """Names and numbers of the question that `held` lacks, as they stand in the question; titles are no names."""
    asked, there = facts(question), facts(held)
    known = {*there.words, *there.names}
    lost = {*(name for name in asked.names if name not in known), *(asked.numbers - there.numbers)}
    found = []
    for word in re.findall(r"[^\W_]+(?:[.,'’\-][^\W_]+)*", question):
        of = facts(f"of {word}")
        if (of.numbers | of.names) & lost and word not in found and word.lower() not in _TITLES:
            found.append(word)
    return found


def share_missing(question: str, held: str) -> float:
    """Share of the question's names and numbers that `held` lacks; 0 if it names none."""
    asked, there = facts(question), facts(held)
    total = len(asked.names) + len(asked.numbers)
    known = {*there.words, *there.names}
    lost = sum(name not in known for name in asked.names) + len(asked.numbers - there.numbers)
    return lost / total if total else 0.0


def share_covered(question: str, held: str) -> float:
    """Share of the question's words, but for the commonest, that `held` has too; 1 if it has none."""
    asked = _content(question)
    return len(asked & _content(held)) / len(asked) if asked else 1.0


def share_echoed(question: str, words: str) -> float:
    """Share of `words`, but for the commonest, that the question says already."""
    said = _content(words)
    return len(said & _content(question)) / len(said) if said else 0.0


def share_terse(text: str) -> float:
    """Share of the sentences of `text` that are shorter than `TERSE`."""
    lengths = [_words(text[start:end]) for start, end in sentences.split(text)]
    return sum(length < TERSE for length in lengths) / len(lengths) if lengths else 0.0


def _content(text: str) -> set[str]:
    return {stem(word) for word in map(str.lower, _WORD.findall(text)) if word not in STOP_WORDS}


# --------------------------------------------------------------------------- what is shown


def sentence_around(text: str, start: int, end: int, limit: int = WORDS) -> tuple[int, int]:
    """The sentence that holds the span; of a longer one than `limit` words the clauses around it.

    Only where one clause alone is longer are its outer words left out as well.
    """
    holding = [(a, b) for a, b in sentences.split(text) if a < end and start < b]
    if not holding:
        return start, end
    first, last = holding[0][0], holding[-1][1]
    if _words(text[first:last]) <= limit:
        return first, last
    cuts = sorted({first, last, *(match.end() for match in _CLAUSE_END.finditer(text, first, last))})
    fits = _grown(cuts, start, end, lambda a, b: _words(text[a:b]) <= limit)
    if fits is None:
        places = [match.span() for match in re.finditer(r"\S+", text[first:last])]
        edges = sorted({first, last, *(first + a for a, _ in places), *(first + b for _, b in places)})
        fits = _grown(edges, start, end, lambda a, b: _words(text[a:b]) <= limit) or (start, end)
    cut = _trimmed(text, *fits)
    joined = _JOINING.match(text, cut[0], start)
    return (joined.end() if joined else cut[0], cut[1])


def _grown(cuts: Sequence[int], start: int, end: int, fits: Callable[[int, int], bool]) -> tuple[int, int] | None:
    """The widest run between cuts around the span that still fits, grown to the left first: a subject stands there."""
    low = max((i for i, cut in enumerate(cuts) if cut <= start), default=0)
    high = min((i for i, cut in enumerate(cuts) if cut >= end), default=len(cuts) - 1)
    if not fits(cuts[low], cuts[high]):
        return None
    grows = True
    while grows:
        grows = False
        if low > 0 and fits(cuts[low - 1], cuts[high]):
            low, grows = low - 1, True
        elif high + 1 < len(cuts) and fits(cuts[low], cuts[high + 1]):
            high, grows = high + 1, True
    return cuts[low], cuts[high]


def _words(text: str) -> int:
    return len(text.split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and without a mark that closes a clause which was cut off."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;:–—-)"):
        start += 1
    return start, end
