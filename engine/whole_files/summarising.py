"""Which sentences of a text say most of what it says, from every part of it; pure.

Extractive, since a statement then cannot be wrong about the file: a sentence counts for its nearness to the whole and
to its own part (centroids of vectors, as in Rossiello et al. 2017), for what it holds that people look for (amounts,
dates, names) and for its place; what has been said already counts against it (maximal marginal relevance, Carbonell
and Goldstein 1998). All sentences are scored by what costs nothing; the best of each part get vectors.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.citing.facts import facts
from engine.embedding import cosines
from engine.text import orders, sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

FEWEST, MOST = 3, 16
"""Statements of a summary."""
PER_ROOT = 1.4
"""Statements by the square root of the number of sentences: 20 sentences give 6, 130 give 16."""
SENTENCE = 120
"""Characters of a sentence, where they are not counted."""
PARTS_FEWEST, PARTS_MOST = 6, 9
"""Parts of a text that is long enough: with six of the same length each third of it holds a whole one."""
SHORTLIST = 24
"""Sentences of a part that get a vector; each costs about 2 ms."""
REPEATED = 0.85
"""Cosine, on the starter's scale, from which on a sentence says what another one has said."""
SHORT, LONG, LONGEST = 5, 45, 90
"""Words: what has fewer is a label; what has more is a burden; what has more than the last is no sentence."""

TOGETHER = 3
"""Sentences that are read together where an order to an assistant is looked for."""
OPENING, OPENING_WORDS = 3, 8
"""Sentences at the very beginning, of so many words at least, that weigh more."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
_DANGLING = re.compile(
    r"(?:it|he|she|they|such|however|but|and|or|also|so|thus|then|therefore|here|there|its|their|instead|otherwise"
    r"|for example|e\.g|see|(?:this|these|that|those)\s+(?:is|was|are|were|has|have|had|can|could|may|might|will|would"
    r"|should|must|does|do|did|means|makes|allows))\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*+•·–▪◦‣>]\s+)*")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_PAGE = re.compile(r"\bpage \d+(?: of \d+)?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?\d+(?:\.\d+)*[.)]?\s+")
_MARKUP = re.compile(r"\.\. |```|~~~|>>>|\||[{}<>=\\]|::\s*$|\w\(\w*\)|https?://|^\s*[-\w ]+:\s*$|^#|^:\w")
_AMOUNT = re.compile(r"[£€$%]\s?\d|\d\s?(?:%|£|€|\$|percent|pounds|euros?|dollars|pence)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Chunks `first` to `last` (ordinals) of a file, in one summary's care."""

    first: int
    last: int


@dataclass(slots=True)
class Candidate:
    """A sentence: `text` is `document text[start:end]`, under `heading`, scored by what needs no vector."""

    text: str
    start: int
    end: int
    heading: str
    score: float
    opens: bool


def statements(characters: int) -> int:
    """How many statements a text of this length is summed up in."""
    return max(FEWEST, min(MOST, round(PER_ROOT * math.sqrt(max(1, characters) / SENTENCE))))


def parts(ends: Sequence[int], headings: Sequence[str], wanted: int) -> list[Part]:
    """Cuts chunks into parts of about the same length, at a new heading where one is near.

    Args:
        ends: where each chunk ends in the text.
        headings: what each stands under.
        wanted: statements there are to be.
    """
    if not ends:
        return []
    count = min(len(ends), wanted if wanted < PARTS_FEWEST else min(PARTS_MOST, max(PARTS_FEWEST, round(0.6 * wanted))))
    total = ends[-1]
    slack = total / (4 * count)
    cuts = [0]
    for n in range(1, count):
        ideal = n * total / count
        possible = range(cuts[-1] + 1, len(ends) - (count - n) + 1)
        cuts.append(
            min(
                possible,
                key=lambda i: abs(ends[i - 1] - ideal) - (slack if headings[i] != headings[i - 1] else 0.0),
            )
        )
    return [Part(first, last - 1) for first, last in zip(cuts, [*cuts[1:], len(ends)], strict=True)]


def candidates(text: str, start: int, under: Callable[[int], str], counts: Counter[str]) -> list[Candidate]:
    """The sentences of a block that can stand as statements; `counts` gains its words.

    What reads like an order to an assistant, stands close to one or under a heading that does, is none.

    Args:
        start: where the block begins in the document.
        under: the headings, joined by " > ", that a place of the document stands under.
    """
    found: list[Candidate] = []
    before = ""
    opens = True
    spans = sentences.split(text)
    ordered = _orders(text, spans)
    for number, (begin, end) in enumerate(spans):
        begin += len(_BULLET.match(text[begin:end]).group())  # type: ignore[union-attr]  # it matches nothing, too
        said = text[begin:end]
        heading = under(start + begin)
        label = _plain(heading.rpartition(" > ")[2])
        opens, before = opens or heading != before, heading
        words = _WORD.findall(said)
        counts.update(word.lower() for word in words if len(word) > 3)
        plain = _plain(said)
        if not plain or plain == label:
            continue
        letters = sum(char.isalpha() for char in said) / len(said)
        if len(words) > LONGEST or letters < 0.55 or is_page_line(said):
            continue
        if number in ordered or orders.reads_like_one(heading):
            continue
        score = _cheap(said, words, opens)
        found.append(Candidate(said, start + begin, start + end, heading, score, opens))
        opens = False
    return found


def _orders(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Which sentences are of a run, within a paragraph, that reads like an order to an assistant."""
    found: set[int] = set()
    for first, (start, end) in enumerate(spans):
        last = first
        while (
            last + 1 < len(spans)
            and last + 1 - first < TOGETHER
            and not _BLANK_LINE.search(text, end, spans[last + 1][0])
        ):
            last += 1
            end = spans[last][1]
        if orders.reads_like_one(text[start:end]):
            found.update(range(first, last + 1))
    return found


def is_page_line(text: str) -> bool:
    """Whether it is the foot or head of a page, which the text of a PDF holds between its sentences."""
    return _PAGE.search(text) is not None


def favour_opening(found: Sequence[Candidate]) -> None:
    """Lets the first real sentences of a document weigh more: they say what it is, of when, and between whom."""
    for each in [each for each in found if len(each.text.split()) >= OPENING_WORDS][:OPENING]:
        each.score += 0.12


def _cheap(said: str, words: Sequence[str], opens: bool) -> float:
    said = _NUMBERED.sub("", said)
    held = facts(said)
    score = (
        0.12 * bool(held.numbers) + 0.10 * bool(held.measures or _AMOUNT.search(said)) + 0.04 * min(2, len(held.names))
    )
    score += 0.08 if opens else 0.0
    score -= 0.3 if len(words) < SHORT else 0.0
    score -= 0.01 * max(0, len(words) - LONG)
    score -= 0.12 if _DANGLING.match(said) else 0.0
    score -= 0.25 if _MARKUP.search(said) else 0.0
    score -= 0.25 if said.rstrip("\"'”’)*_`")[-1:] not in ".!;。" else 0.0
    score -= 0.1 if said.endswith("?") else 0.0
    return score


def shortlist(found: Sequence[Candidate], counts: Counter[str], limit: int = SHORTLIST) -> list[Candidate]:
    """The candidates worth a vector, in order; what is said again later in the same words is left out."""
    top = math.log1p(max(counts.values(), default=1))
    seen: set[str] = set()
    scored: list[tuple[float, Candidate]] = []
    for each in found:
        plain = _plain(each.text)
        if plain in seen:
            continue
        seen.add(plain)
        words = [word.lower() for word in _WORD.findall(each.text) if len(word) > 3]
        common = sum(math.log1p(counts[word]) for word in words) / (top * max(1, len(words)))
        scored.append((each.score + 0.4 * common, each))
    scored.sort(key=lambda pair: -pair[0])
    return sorted((each for _, each in scored[:limit]), key=lambda each: each.start)


def choose(
    found: Sequence[Candidate],
    vectors: Vector,
    part: Vector,
    whole: Vector,
    said: Sequence[Vector],
    count: int,
    scale: cosines.Scale = cosines.STARTER,
) -> list[int]:
    """Indices of at most `count` candidates that say most and repeat nothing, in order.

    Args:
        vectors: of the candidates, float32[n, dimensions], each of length 1.
        part, whole: centroids of the part and of the whole text, each of length 1.
        said: vectors of what was chosen of earlier parts.
        scale: of the cosines of these vectors.
    """
    import numpy as np

    if not found:
        return []
    worth = 0.45 * (vectors @ part) + 0.25 * (vectors @ whole) + np.array([each.score for each in found])
    taken: list[int] = []
    known = list(said)
    for _ in range(count):
        again = np.max(vectors @ np.stack(known).T, axis=1) if known else np.zeros(len(found), np.float32)
        repeated = [scale(float(cosine)) > REPEATED for cosine in again]
        value = np.where(repeated, -np.inf, worth - 0.35 * np.maximum(again, 0.0))
        value[taken] = -np.inf
        best = int(np.argmax(value))
        if not np.isfinite(value[best]):
            break
        taken.append(best)
        known.append(vectors[best])
    return sorted(taken)


def rows_shown(lines: Sequence[Candidate], count: int) -> list[int]:
    """Indices of lines that show what a table holds: its head, and rows from all over it."""
    if len(lines) <= count:
        return list(range(len(lines)))
    return sorted({round(n * (len(lines) - 1) / (count - 1)) for n in range(count)})


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
