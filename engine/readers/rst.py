"""reStructuredText: section titles, literal blocks and directives, tables row by row, paragraphs."""

from __future__ import annotations

import re

from engine.readers.base import one_line
from engine.readers.encoding import decode
from engine.readers.lines import LONG_BLOCK, Lines
from engine.types import Document, SpanKind

_line_of_marks = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
_field = re.compile(r":?([A-Za-z][\w-]*):(?:\s+(.*))?$")
_directive = re.compile(r"\.\. +([\w:+.-]+?)::(?:\s|$)")
_item = re.compile(r"(?:[-*+•]|(?:\d+|#|[A-Za-z])[.)]|\((?:\d+|#|[A-Za-z])\))(?:\s|$)")
_simple_table = re.compile(r"=+(?: +=+)+\s*$")
_grid_border = re.compile(r"\+(?:[-=]+\+)+\s*$")
_role = re.compile(r":[\w:.+-]+:`([^`]*)`")
_CODE = frozenset({"code", "code-block", "sourcecode", "parsed-literal", "doctest", "math", "highlight"})


def read(data: bytes, _extension: str) -> Document:
    text, flags = decode(data)
    lines = Lines(text)
    title = _Scan(lines).run()
    return lines.document(title, flags)


class _Scan:
    """One pass over the lines. Section levels are given by first use, as reStructuredText has it."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._styles: list[tuple[str, bool]] = []  # (mark, with an overline), by level

    def run(self) -> str:
        lines = self._lines
        title, line = self._preamble()
        while line < len(lines.lines):
            line = line + 1 if lines.blank(line) else self._block(line)
        if not title:
            first = next((span for span in lines.spans if span.kind == "heading"), None)
            title = str(first.locator.get("heading", "")) if first and first.level == 1 else ""
        return title

    def _preamble(self) -> tuple[str, int]:
        """Fields at the top of the file (as PEPs have them): the title among them, and the line after."""
        lines = self._lines.lines
        if not _field.match(lines[0]):
            return "", 0
        end = self._lines.block_end(0)
        title = ""
        for line in range(end):
            if match := _field.match(lines[line]):
                if match[1].lower() == "title":
                    rest = [match[2] or ""]
                    for more in lines[line + 1 : end]:
                        if not more.startswith((" ", "\t")):
                            break
                        rest.append(more)
                    title = one_line(" ".join(rest))
            elif not lines[line].startswith((" ", "\t")):
                return "", 0
        self._lines.add(0, end, "note")
        return title, end

    def _block(self, line: int) -> int:
        lines = self._lines.lines
        text = lines[line]
        if (end := self._section(line)) or (end := self._table(line)):
            return end
        if text.startswith(".."):
            match = _directive.match(text)
            kind: SpanKind = "code" if match and match[1] in _CODE else "paragraph"
            end = self._indented_end(line + 1)
            self._lines.add_each(line, end, kind)
            return end
        if _item.match(text):
            return self._list(line)
        end = line + 1
        while end < len(lines) and lines[end].strip() and not self._is_underlined(end):
            end += 1
        self._lines.add_each(line, end, "paragraph")
        if lines[end - 1].rstrip().endswith("::"):
            indent = _indent(lines[end - 1])
            stop = self._indented_end(end, indent)
            self._lines.add_each(end, stop, "code")
            return max(stop, end)
        return end

    def _section(self, line: int) -> int:
        """Adds a section title that begins at `line`; the line after it, or 0 if there is none."""
        lines = self._lines.lines
        over = _line_of_marks.match(lines[line])
        if over and line + 2 < len(lines) and lines[line + 1].strip():
            under = lines[line + 2].rstrip()
            if under == lines[line].rstrip() and len(under) >= min(4, len(lines[line + 1].strip())):
                return self._heading(line, line + 3, lines[line + 1], over[1], overlined=True)
        if self._is_underlined(line):
            return self._heading(line, line + 2, lines[line], lines[line + 1][0], overlined=False)
        return 0

    def _is_underlined(self, line: int) -> bool:
        lines = self._lines.lines
        if line + 1 >= len(lines):
            return False
        title, under = lines[line], lines[line + 1].rstrip()
        return (
            _line_of_marks.match(under) is not None
            and not title.startswith((" ", "\t"))
            and len(under) >= min(4, len(title.rstrip()))
            and _line_of_marks.match(title) is None
            and bool(title.strip())
        )

    def _heading(self, first: int, end: int, title: str, mark: str, *, overlined: bool) -> int:
        style = (mark, overlined)
        if style not in self._styles:
            self._styles.append(style)
        level = min(6, self._styles.index(style) + 1)
        heading = _role.sub(r"\1", title).replace("``", "").replace("`", "").strip()
        self._lines.add(first, end, "heading", level=level, heading=heading)
        return end

    def _table(self, line: int) -> int:
        """Adds a table that begins at `line`, borders with the row they follow; the line after, or 0."""
        lines = self._lines.lines
        simple = _simple_table.match(lines[line]) is not None
        if not simple and not _grid_border.match(lines[line]):
            return 0
        border = _simple_table if simple else _grid_border
        end, borders = line, 0
        while end < len(lines):
            if border.match(lines[end]):
                borders += 1
                after = end + 1
                if simple and borders > 1 and (after >= len(lines) or self._lines.blank(after)):
                    end += 1
                    break
            elif not simple and not lines[end].lstrip().startswith(("|", "+")):
                break
            end += 1
        row = line
        for here in range(line + 1, end):
            if border.match(lines[here]):
                continue
            starts_row = simple and not lines[here].startswith(" ") and not self._lines.blank(here)
            after_border = border.match(lines[here - 1]) is not None
            if (starts_row or after_border) and not all(border.match(text) for text in lines[row:here]):
                self._lines.add(row, here, "row")
                row = here
        self._lines.add(row, end, "row")
        return end

    def _list(self, first: int) -> int:
        lines = self._lines.lines
        starts = [first]
        line = end = first + 1
        while line < len(lines):
            text = lines[line]
            if not text.strip():
                line += 1
                continue
            if _item.match(text):
                starts.append(line)
            elif not text.startswith((" ", "\t")) and (end < line or self._is_underlined(line)):
                break
            line = end = line + 1
        if end - first <= LONG_BLOCK:
            starts = [first]
        for start, stop in zip(starts, [*starts[1:], end], strict=True):
            self._lines.add(start, stop, "paragraph")
        return end

    def _indented_end(self, line: int, indent: int = 0) -> int:
        """The line after all that is indented deeper than `indent`, empty lines at the end left out."""
        end = line
        while line < len(self._lines.lines):
            if not self._lines.blank(line):
                if _indent(self._lines.lines[line]) <= indent:
                    break
                end = line + 1
            line += 1
        return end


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
