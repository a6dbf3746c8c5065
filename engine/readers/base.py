"""What every reader builds on: the refusal, the limits, and the builder of a Document."""

from __future__ import annotations

import re
from typing import Literal

from engine.readers import unseen
from engine.types import Document, Locator, Span, SpanKind

TEXT_FILE_LIMIT = 50_000_000  # bytes of a file that is text all through
FILE_LIMIT = 256_000_000  # bytes of any file
TEXT_LIMIT = 20_000_000  # characters of a Document's text
SPAN_LIMIT = 500_000
TITLE_LIMIT = 300  # characters
PAGE_PIXELS = 16_000_000  # of one page as a picture; four bytes each
NOWHERE: Locator = {}
Box = tuple[float, float, float, float]  # left, top, right, bottom: points from the page's top left corner
CUT = f"cut after {TEXT_LIMIT:,} characters"  # told
CUT_SPANS = f"cut after {SPAN_LIMIT:,} rows"  # told
HIDDEN = "hidden text left out"  # told
INVISIBLE_CHARACTERS = "invisible characters left out"  # told


class Unreadable(Exception):
    """No text can be had from this file.

    Args:
        reason: short, in the person's words, for the ledger.
        kind: "skipped" if the file is as it should be (a format not read, a password), "failed" if it is
            damaged or reading it went wrong.
    """

    def __init__(self, reason: str, kind: Literal["skipped", "failed"]) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind


# Control characters, halves of wide ones, the private area (its signs live in one font).
_unwanted = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\uf8ff\ufffe\uffff]+")
_line_end = re.compile("\r\n|[\r\x0b\x0c]")
_blank_lines_before = re.compile(r"\A(?:[^\S\n]*\n)+")


def hidden_text(places: int) -> str:
    """The remark for text that was left out because a person would not see it."""
    return f"{HIDDEN}: {places} place{'s' if places > 1 else ''}"  # told


def one_line(text: str) -> str:
    return " ".join(text.split())


def as_title(text: str) -> str:
    """One clean line of at most 300 characters."""
    return one_line(_unwanted.sub("", unseen.without(one_line(text))[0]))[:TITLE_LIMIT]


class Builder:
    """Collects the blocks of a document whose text we extract (as opposed to plain text files).

    Blocks are parted by an empty line, rows and code lines of one table or listing by a line end. Control
    and invisible characters are removed, white space around a block is, the rest is kept.
    """

    def __init__(self) -> None:
        self.title = ""
        self.first_heading = ""  # of level 1, or all the document begins with; a reader may take it for the title
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._flags: dict[str, None] = {}
        self._hidden = 0
        self._heading = ""

    def flag(self, remark: str) -> None:
        self._flags[remark] = None

    def hidden(self, places: int | bool = 1) -> None:
        """Counts text that is left out because a person would not see it."""
        self._hidden += places

    @property
    def full(self) -> bool:
        """Whether the limit is reached: what is added from now on is dropped."""
        return self._length >= TEXT_LIMIT or len(self._spans) >= SPAN_LIMIT

    def new_part(self) -> None:
        """Forgets the current heading: another page, slide, sheet or message begins."""
        self._heading = ""

    def add(self, text: str, kind: SpanKind = "paragraph", *, level: int = 0, place: Locator = NOWHERE) -> None:
        """Adds a block; an empty one is ignored. `place` becomes the locator, with the heading above it."""
        if self.full:
            self.flag(CUT if self._length >= TEXT_LIMIT else CUT_SPANS)
            return
        text = self._cleaned(text, kind)
        if not text:
            return
        if self._length + len(text) > TEXT_LIMIT:
            text = text[: TEXT_LIMIT - self._length].rstrip() or text[:1]
            self.flag(CUT)
        if kind == "heading":
            self._heading = one_line(text)[:TITLE_LIMIT]
            if not self.first_heading and (level == 1 or not self._spans):
                self.first_heading = self._heading
        if self._parts:
            close = kind in ("row", "code") and self._spans[-1].kind == kind
            gap = "\n" if close else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        locator: Locator = {**place, "heading": self._heading} if self._heading else place
        self._spans.append(Span(self._length, self._length + len(text), kind, locator, level))
        self._parts.append(text)
        self._length += len(text)

    def _cleaned(self, text: str, kind: SpanKind) -> str:
        if not text.isascii() or not text.isprintable():
            text = _line_end.sub("\n", text)
            text, hiding = unseen.without(text)
            if hiding:
                self.flag(INVISIBLE_CHARACTERS)
            text = _unwanted.sub("", text)
        if kind == "code":  # the first line keeps its indentation
            return _blank_lines_before.sub("", text).rstrip()
        return text.strip()

    def document(self) -> Document:
        if self._hidden:
            self.flag(hidden_text(self._hidden))
        return Document("".join(self._parts), tuple(self._spans), as_title(self.title), tuple(self._flags))
