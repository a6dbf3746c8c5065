"""A text file as it is: its lines, and the spans laid over them.

`Document.text` of such a file is the decoded file itself, so offsets and line numbers are the file's own.
"""

from __future__ import annotations

from itertools import accumulate

from engine.readers.base import CUT_SPANS, SPAN_LIMIT, as_title
from engine.types import Document, Span, SpanKind

LONG_BLOCK = 40  # lines; a longer block without an empty line is a list or a log


class Lines:
    """The lines of a text and the spans over them; lines count from 0 here and from 1 in a locator."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.spans: list[Span] = []
        self.heading = ""
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def add(self, first: int, end: int, kind: SpanKind, *, level: int = 0, heading: str = "", row: int = 0) -> None:
        """Makes lines `first` to `end` (not included) a span; empty lines at its ends are left out."""
        lines = self.lines
        while first < end and not lines[first].strip():
            first += 1
        while end > first and not lines[end - 1].strip():
            end -= 1
        if first == end:
            return
        if heading:
            self.heading = as_title(heading)
        place: dict[str, int | str] = {"line_start": first + 1, "line_end": end}
        if row:
            place["row"] = row
        if self.heading:
            place["heading"] = self.heading
        stop = self._starts[end - 1] + len(lines[end - 1].rstrip())
        self.spans.append(Span(self._starts[first], stop, kind, place, level))

    def add_each(self, first: int, end: int, kind: SpanKind) -> None:
        """A block as one span or, if it is long, each line as one: so an edit moves no other boundary."""
        if end - first <= LONG_BLOCK:
            self.add(first, end, kind)
        else:
            for line in range(first, end):
                self.add(line, line + 1, kind)

    def blank(self, line: int) -> bool:
        return not self.lines[line].strip()

    def block_end(self, line: int) -> int:
        """The first empty line from `line` on, or the number of lines."""
        count = len(self.lines)
        while line < count and self.lines[line].strip():
            line += 1
        return line

    def document(self, title: str, flags: tuple[str, ...]) -> Document:
        spans, title = self.spans, as_title(title)
        if len(spans) > SPAN_LIMIT:
            spans = spans[:SPAN_LIMIT]
            flags = (*flags, CUT_SPANS)
            return Document(self.text[: spans[-1].end], tuple(spans), title, flags)
        return Document(self.text, tuple(spans), title, flags)
