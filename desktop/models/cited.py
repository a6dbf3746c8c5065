"""What an answer stands on, and its cited places in the order in which a person steps through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.text import locating
from engine.types import Citation, Quote

if TYPE_CHECKING:
    from engine.types import Locator, Source

Marks = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer stands on."""

    sources: Sequence[Source] = ()
    quotes: Sequence[Quote] = ()
    citations: Sequence[Citation] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A passage to be shown in its file: `text` is `document text[start:start + len(text)]`, `marks` count in it.

    `sha256` is of the file as it was read; empty if that is not known.
    """

    path: Path
    sha256: str
    locator: Locator
    text: str
    start: int
    marks: tuple[tuple[int, int], ...]

    @property
    def page(self) -> int:
        """The page of a PDF; 0 for a file that has no pages to be shown."""
        number = self.locator.get("page", 0)
        return int(number) if self.path.suffix.lower() == ".pdf" else 0

    @property
    def words(self) -> str:
        return " … ".join(self.text[start:end] for start, end in self.marks)


def cited_places(evidence: Evidence) -> list[Citation]:
    """The citations in the order of the answer, then the quotes that none of them lies in."""
    places: list[Citation] = []
    for words in evidence.citations:
        if words not in places:
            places.append(words)
    for quote in evidence.quotes:
        words = Citation(quote.source, quote.start, quote.end, quote.text)
        if quote.source and step_of(places, words) is None:
            places.append(words)
    return places


def step_of(places: Sequence[Citation], chosen: Citation | Quote) -> int | None:
    """Which of the places holds the chosen words: just these, or some of them."""
    same = [step for step, words in enumerate(places) if words.source == chosen.source]
    exact = [step for step in same if (places[step].start, places[step].end) == (chosen.start, chosen.end)]
    some = [step for step in same if places[step].start < chosen.end and chosen.start < places[step].end]
    return next(iter(exact or some), None)


def place_of(source: Source, cited: Sequence[Citation | Quote], chosen: Citation | Quote | None = None) -> Place:
    """A source with all that is cited of it, or with the chosen words alone and their own place in the file."""
    words = cited if chosen is None else [chosen]
    marks = spans_within(source, [(each.start, each.end, each.text) for each in words])
    locator = source.locator
    if isinstance(chosen, Quote):
        locator = chosen.locator
    elif marks and (chosen is not None or source.parts):  # of merged chunks the one that holds the words, not the first
        locator = locating.of_words(source, source.start + marks[0][0], source.start + marks[0][1])
    return Place(source.path, source.sha256, locator, source.text, source.start, tuple(marks))


def spans_within(source: Source, cited: Sequence[tuple[int, int, str]]) -> Marks:
    """Where the cited words stand in the source's own text: spans in order, merged where they touch.

    Args:
        cited: start and end in the document's text, and the words.
    """
    spans: Marks = []
    for start, end, words in sorted(cited):
        first, last = max(0, start - source.start), min(len(source.text), end - source.start)
        if source.text[first:last] != words[: last - first] or first >= last:
            continue  # not of this passage: better no mark than a wrong one
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans
