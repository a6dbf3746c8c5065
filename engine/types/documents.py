"""What a reader makes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Locator = Mapping[str, int | str]
"""Where a span stands in its file, in the words of that file's format.

Keys used: `page`, `page_end`, `line_start`, `line_end`, `slide`, `slide_end`, `sheet`, `row`, `row_end`, `cell`,
`heading`, `part`; numbers count from 1. An `…_end` is there only where a text reaches further than it begins.
"""

SpanKind = Literal["heading", "paragraph", "row", "code", "note"]


@dataclass(frozen=True, slots=True)
class Span:
    """One block of a document: a heading, a paragraph, a table row, a block of code, a note.

    `start` and `end` are offsets in `Document.text`. `level` is 1 to 6 for a heading and 0 otherwise.
    """

    start: int
    end: int
    kind: SpanKind
    locator: Locator
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: one text, and the blocks in it that know their place.

    Spans are in order and do not overlap; only white space lies between them. `title` comes from the
    content, never from the file's name, and is empty if the content has none. `flags` are short
    remarks for the ledger, such as "hidden text left out: 1 place" or "page 3 has no text".
    """

    text: str
    spans: tuple[Span, ...]
    title: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document as it is embedded and searched.

    Chunks of a document follow each other without a gap, so their texts joined are the document's text.
    `context` is title > heading path; it is embedded and searched with the text, and is not part of it.
    `tokens` counts context and text together in the embedder's tokens.
    """

    start: int
    end: int
    text: str
    context: str
    locator: Locator
    tokens: int

    @property
    def embedded_text(self) -> str:
        """What the embedder and the keyword index read."""
        return f"{self.context}\n{self.text.strip()}" if self.context else self.text.strip()
