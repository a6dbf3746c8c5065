"""The place of a piece of text in its file, derived from the place of the larger text it was cut from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from engine.types import Part

if TYPE_CHECKING:
    from engine.types import Locator, Passage, Source

_REACHES = (("page", "page_end"), ("slide", "slide_end"))
_WITHIN = ("sheet", "part", "cell")  # rows and lines are counted anew in each of them


class Piece(Protocol):
    """A stretch of a document with a place of its own: `text` is `document text[start:end]`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def text(self) -> str: ...

    @property
    def locator(self) -> Locator: ...


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    text: str
    locator: Locator


def parts(pieces: Sequence[Piece]) -> tuple[Part, ...]:
    """What a text that these pieces were merged into keeps of their places; nothing if it is one."""
    return tuple(Part(piece.start, piece.locator) for piece in pieces) if len(pieces) > 1 else ()


def of_words(held: Passage | Source, start: int, end: int) -> Locator:
    """The place of `document text[start:end]`, which lies in `held`: that of the very chunk that holds the words."""
    if not held.parts:
        return narrow(held.locator, held.text, start - held.start, end - held.start)
    ends = [*(part.start for part in held.parts[1:]), held.end]
    return among(
        [
            _Cut(part.start, stop, held.text[part.start - held.start : stop - held.start], part.locator)
            for part, stop in zip(held.parts, ends, strict=True)
        ],
        start,
        end,
    )


def among(pieces: Sequence[Piece], start: int, end: int) -> Locator:
    """The place of `document text[start:end]`, which begins in one of these neighbours and may reach into others."""
    touched = [piece for piece in pieces if piece.start < end and start < piece.end] or pieces[:1]
    first, last = touched[0], touched[-1]
    if first is last:
        return narrow(first.locator, first.text, start - first.start, end - first.start)
    begins = narrow(first.locator, first.text, start - first.start, len(first.text.rstrip()))
    return join(begins, narrow(last.locator, last.text, 0, end - last.start))


def narrow(locator: Locator, text: str, start: int, end: int) -> Locator:
    """The place of `text[start:end]`, where `locator` is the place of `text`.

    Lines, and rows that stand one to a line, are counted; everything else holds for the part as for the whole.
    """
    exact = dict(locator)
    first = text.count("\n", 0, start)
    more = text.count("\n", start, end)
    line = locator.get("line_start")
    if isinstance(line, int):
        exact["line_start"] = line + first
        exact["line_end"] = line + first + more
    row, row_end = locator.get("row"), locator.get("row_end")
    if isinstance(row, int) and isinstance(row_end, int) and _one_to_a_line(text, row_end - row + 1):
        last = row_end - text.rstrip().count("\n", end)
        if last - more >= row:
            exact["row"], exact["row_end"] = last - more, last
            if not more:
                del exact["row_end"]
    return exact


def _one_to_a_line(text: str, rows: int) -> bool:
    """Whether the last lines of `text` are these rows: no row was left out, and none takes two lines."""
    lines = text.rstrip().split("\n")
    return len(lines) >= rows and all(lines[-rows:]) and (len(lines) == rows or not lines[-rows - 1].strip())


def join(first: Locator, last: Locator) -> Locator:
    """The place of a text that begins at `first` and ends at `last`."""
    if first == last or any(first.get(key) != last.get(key) for key in _WITHIN):
        return first
    joined = dict(first)
    for begin, end in _REACHES:
        reach = last.get(end, last.get(begin))
        if begin in first and reach is not None and reach != first[begin]:
            joined[end] = reach
    if "row" in last and "row" not in first:
        joined["row"] = last["row"]
    for begin, end in (("line_start", "line_end"), ("row", "row_end")):
        if begin in joined and (end in last or begin in last):
            joined[end] = last.get(end, last.get(begin, joined[begin]))
    return joined
