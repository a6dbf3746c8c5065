"""PDF through PDFium: page by page, lines grouped into paragraphs by their place. (`pdf_page` shows a page.)

PDFium is not thread-safe: everything here runs in one thread of one process.

Three ways of counting meet here. Our offsets count code points in `Document.text`. PDFium's text counts UTF-16
units, ends lines with carriage return and line feed, and marks a hyphen at a line's end with U+FFFE. PDFium's
characters, which have boxes, are numbered apart from its text: on some pages the text leaves some out.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from engine.readers import pdf_look, unseen
from engine.readers.base import CUT, INVISIBLE_CHARACTERS, TEXT_LIMIT, Unreadable, as_title, hidden_text, one_line
from engine.readers.container import sensible_title
from engine.types import Document, Span

_line = re.compile(r"[^\r\n]+")
# What is kept of a line: no control or private characters, no U+FFFE (so that a hyphenated word is joined).
_kept = re.compile("[^\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\ufffe\uffff\ud800-\udfff]+")
_LEFT_OUT = "\0"  # stands for what a person would not see
_broken = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_bullet = re.compile(r"(?:[•●▪■◦‣·∙–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_sentence_end = re.compile(r"[.!?:;。！？][\"')\]”’]*$")
_PAGE_GAP = "\n\n"
_LINE_GAP = 1.3  # times the usual distance of lines: a larger one parts paragraphs
_HEADING_SIZE = 1.15  # times the size of the body text
_HEADING_LENGTH = 150  # characters


@dataclass(slots=True)
class _Line:
    """A line of a page: its text, where its pieces come from, and where it stands (points, y upwards)."""

    text: str
    pieces: list[tuple[int, int, int]]  # (offset in `text`, offset in the page's raw text, length)
    left: float = 0.0
    right: float = 0.0
    baseline: float = 0.0
    size: float = 0.0


@dataclass(slots=True)
class _Block:
    """Lines that make a paragraph; `start` and `end` are offsets in the page's text."""

    start: int
    end: int
    lines: int
    size: float


@dataclass(slots=True)
class PageText:
    """The text of one page as it stands in `Document.text`, and which piece of PDFium's own text each piece is."""

    text: str
    blocks: list[_Block]
    pieces: list[tuple[int, int, int]]  # (offset in `text`, offset in `raw`, length)
    raw: str
    hidden: int = 0  # places of text that a person would not see, left out
    smuggled: bool = False  # invisible characters of the hiding kind, left out


def read(data: bytes, _extension: str) -> Document:
    document = opened(data)
    try:
        return _read(document)
    finally:
        document.close()


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document, to be closed by the caller.

    Raises:
        Unreadable: it wants a password, or is damaged.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable("password protected", "skipped") from None
        raise Unreadable("damaged PDF: it cannot be opened", "failed") from error
    if len(document) == 0:
        document.close()
        raise Unreadable("damaged PDF: it has no pages", "failed")
    return document


def _read(document: pypdfium2.PdfDocument) -> Document:
    parts: list[str] = []
    blocks: list[tuple[int, _Block]] = []  # (page, block with offsets in the whole text)
    flags: list[str] = []
    empty: list[int] = []
    broken: list[int] = []
    hidden, smuggled = 0, False
    length = 0
    for number in range(1, len(document) + 1):
        page = page_text(document, number - 1)
        hidden += page.hidden
        smuggled = smuggled or page.smuggled
        if not page.text:
            empty.append(number)
            continue
        if length + len(page.text) > TEXT_LIMIT:
            flags.append(CUT)
            break
        if len(_broken.findall(page.raw)) > 0.2 * len(page.raw):
            broken.append(number)
        offset = length + len(_PAGE_GAP) if parts else 0
        for block in page.blocks:
            block.start += offset
            block.end += offset
            blocks.append((number, block))
        parts.append(page.text)
        length = offset + len(page.text)
    if not parts and hidden:
        raise Unreadable("no text in it that a person would see", "skipped")
    if not parts:
        raise Unreadable("scanned pages without text: run text recognition (OCR) on it first", "skipped")
    if empty:
        flags.append(_pages(empty, "page {} has no text", "pages {} have no text"))  # told
    if broken:
        flags.append(_pages(broken, "page {} has a broken text layer", "pages {} have a broken text layer"))  # told
    if hidden:
        flags.append(hidden_text(hidden))
    if smuggled:
        flags.append(INVISIBLE_CHARACTERS)
    text = _PAGE_GAP.join(parts)
    spans, main_heading = _spans(text, blocks)
    title = sensible_title(document.get_metadata_value("Title")) or main_heading
    return Document(text, tuple(spans), as_title(title), tuple(flags))


def _spans(text: str, blocks: list[tuple[int, _Block]]) -> tuple[list[Span], str]:
    """The spans, with short blocks in larger letters taken for headings; and the first page's main heading."""
    letters: Counter[float] = Counter()
    for _, block in blocks:
        letters[round(block.size)] += block.end - block.start
    body = letters.most_common(1)[0][0] if letters else 0
    large = {round(b.size) for _, b in blocks if _may_be_heading(text, b) and b.size >= _HEADING_SIZE * body}
    levels = {size: min(3, rank) for rank, size in enumerate(sorted(large, reverse=True), 1)}
    spans, heading = [], ""
    main_heading = (0.0, "")
    for page, block in blocks:
        is_heading = block.size >= _HEADING_SIZE * body and _may_be_heading(text, block)
        if is_heading:
            heading = one_line(text[block.start : block.end])
            if page == 1 and block.size > 1.1 * main_heading[0]:
                main_heading = (block.size, heading)
        place: dict[str, int | str] = {"page": page, "heading": heading} if heading else {"page": page}
        level = levels[round(block.size)] if is_heading else 0
        spans.append(Span(block.start, block.end, "heading" if is_heading else "paragraph", place, level))
    return spans, main_heading[1]


def _may_be_heading(text: str, block: _Block) -> bool:
    if block.lines > 3 or block.end - block.start > _HEADING_LENGTH:
        return False
    words = text[block.start : block.end]
    return sum(map(str.isalpha, words)) >= max(3, len(words) // 3) and words[-1] not in ".,;"


# --------------------------------------------------------------------------- one page


def page_text(document: pypdfium2.PdfDocument, index: int) -> PageText:
    """The text of a page and what it is made of; empty if the page cannot be read."""
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PageText("", [], [], "")
    try:
        raw = _raw_text(textpage)
        seen, hidden, smuggled = _without_unseen(page, textpage, raw)
        lines = list(_lines(seen))
        _measure(textpage, raw, lines)
        composed = _composed(raw, lines)
        composed.hidden, composed.smuggled = hidden, smuggled
        return composed
    finally:
        textpage.close()
        page.close()


def _raw_text(textpage: pypdfium2.PdfTextPage) -> str:
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    return bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")


def _without_unseen(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, raw: str) -> tuple[str, int, bool]:
    """The text with `_LEFT_OUT` for every character that a person would not see.

    Returns:
        Also how many places were hidden, and whether invisible characters hid something.
    """
    found, smuggled = unseen.spans(raw)
    objects = pdf_look.unseen(page) if raw.strip() else frozenset()
    hidden = _hidden_spans(textpage, raw, objects) if objects else []
    letters = list(raw)
    for start, end in (*found, *hidden):
        letters[start:end] = _LEFT_OUT * (end - start)
    return "".join(letters), sum(raw[start:end].strip() != "" for start, end in hidden), smuggled


def _hidden_spans(textpage: pypdfium2.PdfTextPage, raw: str, objects: frozenset[int]) -> list[tuple[int, int]]:
    """Where in a page's text the letters of these text objects stand; spaces between them belong to them."""
    units = [offset for offset, letter in enumerate(raw) for _ in range(1 + (letter > "\uffff"))]
    hidden: set[int] = set()
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        thing = pdfium.FPDFText_GetTextObject(textpage, index)
        if ctypes.c_void_p.from_buffer(thing).value in objects:
            unit = pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, index)
            if 0 <= unit < len(units):
                hidden.add(units[unit])
    spans: list[tuple[int, int]] = []
    for offset in sorted(hidden):
        if spans and not raw[spans[-1][1] : offset].strip():
            spans[-1] = (spans[-1][0], offset + 1)
        else:
            spans.append((offset, offset + 1))
    return spans


def _lines(raw: str) -> Iterator[_Line]:
    for line in _line.finditer(raw):
        kept = list(_kept.finditer(raw, *line.span()))
        joined = "".join(match[0] for match in kept)
        text = joined.strip()
        if not text:
            continue
        position = len(joined.rstrip()) - len(text)
        pieces, offset = [], -position
        for match in kept:
            length = match.end() - match.start()
            pieces.append((offset, match.start(), length))
            offset += length
        yield _Line(text, pieces)


def _measure(textpage: pypdfium2.PdfTextPage, raw: str, lines: list[_Line]) -> None:
    """Fills in where each line stands, from its first and last character."""
    units = Units(raw)
    x, y = ctypes.c_double(), ctypes.c_double()
    rectangle = pdfium.FS_RECTF()
    for line in lines:
        first = _raw_offset(line.pieces, 0)
        last = _raw_offset(line.pieces, len(line.text) - 1)
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, units.at(first))
        if index < 0 or not pdfium.FPDFText_GetCharOrigin(textpage, index, x, y):
            continue
        line.left = line.right = x.value
        line.baseline = y.value
        if pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle):
            line.size = abs(rectangle.top - rectangle.bottom)
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, units.at(last))
        if index >= 0 and pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle):
            line.right = rectangle.right


class Units:
    """Offsets in a string -> offsets in UTF-16 units."""

    def __init__(self, raw: str) -> None:
        self._wide = [i for i, character in enumerate(raw) if character > "\uffff"] if not raw.isascii() else []

    def at(self, offset: int) -> int:
        return offset + sum(1 for wide in self._wide if wide < offset)


def _raw_offset(pieces: list[tuple[int, int, int]], offset: int) -> int:
    for start, raw, length in pieces:
        if offset < start + length:
            return raw + offset - start
    start, raw, _ = pieces[-1]
    return raw + offset - start


def _composed(raw: str, lines: list[_Line]) -> PageText:
    distances = [d for a, b in pairwise(lines) if 0 < (d := a.baseline - b.baseline) < 4 * a.size]
    usual = median(distances) if distances else 0.0
    width = max((line.right - line.left for line in lines), default=0.0)
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    blocks: list[_Block] = []
    offset = 0
    previous: _Line | None = None
    for line in lines:
        if previous is None or _parts_paragraphs(previous, line, usual, width):
            gap = _PAGE_GAP if previous else ""
            offset += len(gap)
            blocks.append(_Block(offset, offset, 0, line.size))
        else:
            gap = "\n"
            offset += 1
        parts += (gap, line.text)
        pieces += [(offset + start, raw_start, length) for start, raw_start, length in line.pieces]
        offset += len(line.text)
        blocks[-1].end = offset
        blocks[-1].lines += 1
        previous = line
    return PageText("".join(parts), blocks, pieces, raw)


def _parts_paragraphs(above: _Line, line: _Line, usual: float, width: float) -> bool:
    """Whether a paragraph ends between two lines that follow each other."""
    if abs(above.size - line.size) > 0.12 * max(above.size, line.size):
        return True
    if _bullet.match(line.text):
        return True
    ended = _sentence_end.search(above.text) is not None
    distance = above.baseline - line.baseline
    if distance < -0.5 * line.size:  # the next column
        return ended or not line.text[0].islower()
    if usual and distance > _LINE_GAP * max(usual, line.size):
        return True
    short = above.right - above.left < 0.75 * width
    indented = line.left > above.left + 0.7 * line.size
    return ended and (short or indented)


def _pages(numbers: list[int], one: str, several: str) -> str:
    """ "page 3 has no text", "pages 3, 5-9 have no text" """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    names = [f"{first}-{last}" if last > first else f"{first}" for first, last in runs]
    shown = ", ".join(names[:10]) + (" and more" if len(names) > 10 else "")  # told
    return (one if len(numbers) == 1 else several).format(shown)
