"""What the Find page lists, made of a search's passages; pure, and done in the thread that searched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.retrieval.matching import Span, Wanted
from engine.text import locating
from engine.text.typed import as_typed
from engine.types import LeftOut, Passage, Quote, SearchResult, Source

SHOWN = 320
"""Letters of a sentence that a row may show: more than two lines hold at any usual width."""
BEFORE = 70
"""Of these, letters before the first marked word."""

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A found place, as a row of the list.

    Attributes:
        sentence: the words that match best, with their own place in the file.
        shown, marks: what the row shows of them, on one line, and the spans in it that were looked for.
        name_marks: the same in the file's name.
        others: how many places of this file follow; None unless this is the file's first.
    """

    passage: Passage
    sentence: Quote
    shown: str
    marks: tuple[Span, ...]
    name_marks: tuple[Span, ...]
    others: int | None = None

    @property
    def path(self) -> Path:
        return self.passage.path

    @property
    def near_in_meaning(self) -> bool:
        """Whether none of the words that were typed led here."""
        return self.passage.keyword is None and not self.name_marks


def places(found: SearchResult) -> list[Place]:
    """The passages grouped by file, the files in the order of their best, each file's places best first."""
    wanted = Wanted(as_typed(found.query))
    files: dict[Path, list[Passage]] = {}
    for passage in found.results:
        files.setdefault(passage.path, []).append(passage)
    listed = []
    for path, passages in files.items():
        names = tuple(wanted.marks(path.name))
        for number, passage in enumerate(passages):
            place = _place(number + 1, passage, wanted, names)
            listed.append(place if number else replace(place, others=len(passages) - 1))
    return listed


@dataclass(frozen=True, slots=True)
class Unread:
    """Files whose words cannot be found.

    Attributes:
        waiting: how many are still to be read.
        reasons: why others were left out, with their number, the commonest first.
        state: the state that most of all these files are in; "" if there are none.
    """

    waiting: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    state: str = ""

    @property
    def left_out(self) -> int:
        return sum(count for _, count in self.reasons)


def unread(left_out: Iterable[LeftOut]) -> Unread:
    """Sums up what the ledger counts."""
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for left in left_out:
        states[left.state] += left.files
        if left.state != "waiting":
            reasons[left.reason] += left.files
    commonest = states.most_common(1)
    return Unread(states["waiting"], tuple(reasons.most_common()), commonest[0][0] if commonest else "")


def sources(of_file: Sequence[Place]) -> list[Source]:
    """The places of one file as the source panel shows them, numbered as their sentences say."""
    return [
        Source(
            place.sentence.source,
            place.path,
            place.passage.sha256,
            place.passage.locator,
            place.passage.text,
            place.passage.start,
            place.passage.end,
            place.passage.parts,
        )
        for place in of_file
    ]


def _place(number: int, passage: Passage, wanted: Wanted, names: tuple[Span, ...]) -> Place:
    text = passage.text
    start, end = wanted.sentence(text)
    quote = Quote(
        text[start:end],
        passage.path,
        locating.of_words(passage, passage.start + start, passage.start + end),
        passage.start + start,
        passage.start + end,
        passage.score,
        number,
    )
    shown, marks = cut(quote.text, wanted.marks(quote.text))
    return Place(passage, quote, shown, tuple(marks), names)


def cut(sentence: str, marks: Sequence[Span]) -> tuple[str, list[Span]]:
    """A long sentence cut to the part around its first mark; line breaks become blanks."""
    line = _BLANK.sub(" ", sentence)
    first = 0
    if len(line) > SHOWN and marks and marks[0][0] > BEFORE:
        first = line.rfind(" ", 0, marks[0][0] - BEFORE) + 1
    lead = "… " if first else ""
    shown = lead + line[first : first + SHOWN]
    offset = len(lead) - first
    return shown, [(a + offset, min(b + offset, len(shown))) for a, b in marks if b > first and a + offset < len(shown)]
