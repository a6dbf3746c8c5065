"""Plain text, logs, subtitles, source code and data as text: blocks parted by empty lines."""

from __future__ import annotations

from engine.readers.base import one_line
from engine.readers.encoding import decode
from engine.readers.lines import Lines
from engine.types import Document, SpanKind

_PROSE = frozenset({"", "txt", "text", "log", "vtt", "srt"})
_TITLE_LENGTH = 80  # characters; a longer first line is a sentence


def read(data: bytes, extension: str) -> Document:
    text, flags = decode(data)
    lines = Lines(text)
    kind: SpanKind = "paragraph" if extension in _PROSE else "code"
    if extension in ("jsonl", "ndjson"):
        for line in range(len(lines.lines)):
            lines.add(line, line + 1, "row", row=line + 1)
    else:
        add_blocks(lines, kind)
    title = _title(lines) if extension in ("", "txt", "text") else ""
    return lines.document(title, flags)


def add_blocks(lines: Lines, kind: SpanKind) -> None:
    line, count = 0, len(lines.lines)
    while line < count:
        end = lines.block_end(line)
        if end > line:
            lines.add_each(line, end, kind)
        line = end + 1


def _title(lines: Lines) -> str:
    """The first line, if it stands alone, is short and is no sentence."""
    if len(lines.spans) < 2:
        return ""
    first = lines.text[: lines.spans[0].end]
    title = one_line(first)
    alone = "\n" not in first.strip() and lines.spans[0].locator["line_start"] == 1
    words = any(character.isalpha() for character in title)
    return title if alone and words and len(title) <= _TITLE_LENGTH and title[-1] not in ".,;:{}" else ""
