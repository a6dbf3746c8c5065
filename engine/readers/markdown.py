"""Markdown: front matter, headings, fenced and indented code, lists, tables row by row, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.readers.base import hidden_text
from engine.readers.encoding import decode
from engine.readers.lines import LONG_BLOCK, Lines
from engine.readers.styling import Look, declarations
from engine.types import Document

_atx = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_setext = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_fence = re.compile(r"[ \t]*(`{3,}|~{3,})")
_item = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_break = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_delimiter_row = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_link = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_attributes = re.compile(r"\{[#.][^}]*\}\s*$")
_front_title = re.compile(r"""title\s*[:=]\s*(["']?)(.+?)\1\s*$""", re.IGNORECASE)
_FRONT_MATTER_LINES = 200
# What a rendering may leave out: comments, comments in the form of a link, elements with attributes.
_hideable = re.compile(
    r"<!--|^ {0,3}\[(?://|comment|#|_)\]:[ \t]*(?:#|<>)[ \t]*[^\n]*$"
    r"|<(?P<tag>span|div|p|font|section|details|small|sub|a|b|i|em|strong|h[1-6]|center|td)\b(?P<attributes>\s[^<>]*)>",
    re.MULTILINE | re.IGNORECASE,
)
_inline_code = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_letter = re.compile(r"\S")


def read(data: bytes, _extension: str) -> Document:
    text, flags = decode(data)
    text, places = without_hidden(text)
    lines = Lines(text)
    title = scan(lines)
    return lines.document(title, (*flags, hidden_text(places)) if places else flags)


def without_hidden(text: str) -> tuple[str, int]:
    """A Markdown text with blanks for what its rendering does not show, and the number of such places.

    Comments, and elements that their own style hides; code keeps what looks like them. Every line and every offset
    stays where it was.
    """
    parts: list[str] = []
    done = places = 0
    for start, end in _hidden_places(text):
        if re.search(r"\w", text[start:end]):
            parts += (text[done:start], _letter.sub(" ", text[start:end]))
            done = end
            places += 1
    return "".join([*parts, text[done:]]), places


def _hidden_places(text: str) -> Iterator[tuple[int, int]]:
    """Where what is hidden begins and ends. What never closes is shown, and looked for once only."""
    code: Iterator[tuple[int, int]] | None = None
    first = last = place = 0
    unclosed: set[str] = set()
    while match := _hideable.search(text, place):
        start, place = match.span()
        if not _is_hidden(match):
            continue
        if code is None:
            code = iter([*_code_spans(text), (len(text), len(text) + 1)])
        while last <= start:
            first, last = next(code)
        if start < first and (end := _end(text, match, unclosed)):
            yield start, end
            place = end


def _end(text: str, opening: re.Match[str], unclosed: set[str]) -> int:
    """Where what `opening` begins ends; 0 if it never does. Its kind is then noted: no later one closes either."""
    tag = (opening["tag"] or "").lower()
    if not tag and opening[0] != "<!--":
        return opening.end()
    if tag in unclosed:
        return 0
    closing = re.compile(rf"</{tag}\s*>" if tag else "-->", re.IGNORECASE).search(text, opening.end())
    if closing is None:
        unclosed.add(tag)
        return 0
    return closing.end()


def _is_hidden(match: re.Match[str]) -> bool:
    if match["tag"] is None:
        return True
    attributes = match["attributes"]
    style = re.search(r"""\bstyle\s*=\s*(["'])(.*?)\1""", attributes, re.DOTALL)
    if re.search(r"""(?:^|\s)hidden(?:\s|=|$)""", re.sub(r"""(["']).*?\1""", "", attributes, flags=re.DOTALL)):
        return True
    colour = re.search(r"""\bcolor\s*=\s*["']?([#\w]+)""", attributes)
    told = declarations(style[2]) if style else {}
    if colour and match["tag"].lower() == "font":
        told = {"color": colour[1], **told}
    return bool(told) and Look().inside(told).unseen


def _code_spans(text: str) -> list[tuple[int, int]]:
    lines = Lines(text)
    scan(lines)
    blocks = [(span.start, span.end) for span in lines.spans if span.kind == "code"]
    return sorted(blocks + [match.span() for match in _inline_code.finditer(text)])


def scan(lines: Lines) -> str:
    """Lays the spans over a Markdown text.

    Returns:
        The title: of the front matter, else the first heading of level 1 or the one it begins with, else "".
    """
    title, line = _front_matter(lines)
    count = len(lines.lines)
    while line < count:
        if lines.blank(line):
            line += 1
        else:
            line = _block(lines, line)
    if not title:
        blocks = [span for span in lines.spans if span.kind != "note"]
        first = next((b for b in blocks if b.kind == "heading" and (b.level == 1 or b is blocks[0])), None)
        title = str(first.locator.get("heading", "")) if first else ""
    return title


def _front_matter(lines: Lines) -> tuple[str, int]:
    """The title it gives, and the line after it."""
    mark = lines.lines[0].rstrip()
    if mark not in ("---", "+++"):
        return "", 0
    title = ""
    for line in range(1, min(len(lines.lines), _FRONT_MATTER_LINES)):
        text = lines.lines[line].rstrip()
        if text == mark or (mark == "---" and text == "..."):
            lines.add(0, line + 1, "note")
            return title, line + 1
        if not title and (match := _front_title.match(text)):
            title = match[2]
    return "", 0


def _block(lines: Lines, line: int) -> int:
    """Adds the block that begins at `line`; returns the line after it."""
    text = lines.lines[line]
    if match := _atx.match(text):
        lines.add(line, line + 1, "heading", level=len(match[1]), heading=plain(match[2] or ""))
        return line + 1
    if _fence.match(text):
        end = _fence_end(lines, line)
        lines.add(line, end, "code")
        return end
    if _indent(text) >= 4:
        return _indented_code(lines, line)
    if _break.match(text):
        lines.add(line, line + 1, "paragraph")
        return line + 1
    if _item.match(text):
        return _list(lines, line)
    if "|" in text and line + 1 < len(lines.lines) and _is_delimiter_row(lines.lines[line + 1]):
        return _table(lines, line)
    return _paragraph(lines, line)


def _paragraph(lines: Lines, first: int) -> int:
    line, count = first + 1, len(lines.lines)
    while line < count:
        text = lines.lines[line]
        if not text.strip() or _atx.match(text) or _fence.match(text):
            break
        if match := _setext.match(text):
            heading = plain(" ".join(lines.lines[first:line]))
            level = 1 if match[1][0] == "=" else 2
            lines.add(first, line + 1, "heading", level=level, heading=heading)
            return line + 1
        if _item.match(text) and not text.lstrip()[0].isdigit():
            break
        if "|" in text and line + 1 < count and _is_delimiter_row(lines.lines[line + 1]):
            break
        line += 1
    lines.add_each(first, line, "paragraph")
    return line


def _fence_end(lines: Lines, first: int) -> int:
    match = _fence.match(lines.lines[first])
    assert match is not None
    mark = match[1]
    for line in range(first + 1, len(lines.lines)):
        text = lines.lines[line].strip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return line + 1
    return len(lines.lines)


def _indented_code(lines: Lines, first: int) -> int:
    line, end = first, first
    while line < len(lines.lines):
        if not lines.blank(line):
            if _indent(lines.lines[line]) < 4:
                break
            end = line + 1
        line += 1
    lines.add(first, end, "code")
    return end


def _list(lines: Lines, first: int) -> int:
    """A list with all that is indented under its items: one span, or one for each item if it is long."""
    outer = _indent(lines.lines[first])
    starts = [first]
    line, end, count = first + 1, first + 1, len(lines.lines)
    after_blank = False
    while line < count:
        text = lines.lines[line]
        if not text.strip():
            after_blank = True
            line += 1
            continue
        indent = _indent(text)
        if _item.match(text) and not _break.match(text):
            if indent <= outer:
                starts.append(line)
        elif indent <= outer and (after_blank or _atx.match(text) or _fence.match(text)):
            break
        line = end = _fence_end(lines, line) if _fence.match(text) else line + 1
        after_blank = False
    if end - first <= LONG_BLOCK:
        starts = [first]
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        lines.add(start, stop, "paragraph")
    return end


def _table(lines: Lines, first: int) -> int:
    lines.add(first, first + 2, "row")
    line = first + 2
    while line < len(lines.lines) and "|" in lines.lines[line]:
        lines.add(line, line + 1, "row")
        line += 1
    return line


def _is_delimiter_row(text: str) -> bool:
    return "-" in text and "|" in text and _delimiter_row.match(text) is not None


def _indent(text: str) -> int:
    indent = len(text) - len(text.lstrip(" \t"))
    return len(text[:indent].expandtabs(4)) if "\t" in text[:indent] else indent


def plain(text: str) -> str:
    """A heading without its marks of emphasis, links and attributes."""
    return _attributes.sub("", _link.sub(r"\1", text)).replace("`", "").replace("**", "").strip("*_ \t")
