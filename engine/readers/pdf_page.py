"""One page of a PDF as a picture, and where the words of a passage stand on it.

A passage is found on the page by its own words, not by counting from the document's beginning: the pages before
it need not be read, and in a file that was changed since, its words are still found if they are there.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from engine.readers.base import PAGE_PIXELS, Box, Unreadable
from engine.readers.pdf import PageText, Units, opened, page_text
from engine.types import PagePicture

Marks = Sequence[tuple[int, int]]

_LAYOUT_SCALE = 64  # device units in a point; PDFium's coordinates on the page are whole numbers
_PAGES_AHEAD = 60  # pages that are looked through for words of a passage that began on an earlier page
_OVERLAP = 24  # characters that a passage and a page must share to be held against each other
_PAGE_SIDE = 20_000.0  # points; PDF itself knows no longer side than 14,400


def picture(
    data: bytes, page: int, width: int, passage: str = "", marks: Marks = (), *, follow: bool = False
) -> PagePicture:
    """Draws a page.

    Args:
        page: counted from 1; one past the end is taken for the last.
        width: pixels; fewer are given where the page would have more than `PAGE_PIXELS`.
        passage: text as `pdf.read` gave it, which begins on this page or holds some of it.
        marks: spans of `passage` whose boxes are wanted, in order.
        follow: where the first mark stands on a later page, that page is drawn.

    Raises:
        Unreadable: the file is damaged or wants a password, or this page cannot be drawn.
    """
    document = opened(data)
    try:
        document.init_forms()
        pages = len(document)
        index = min(max(page, 1), pages) - 1
        boxes: list[Box] = []
        if marks:
            index, content, spans = _where(document, index, passage, marks, follow=follow)
            boxes = boxes_on(document, index, content, spans) if spans else []
        return _drawn(document, index, width, boxes)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged PDF: this page cannot be drawn", "failed") from error
    finally:
        document.close()


# --------------------------------------------------------------------------- words on a page


def _where(
    document: pypdfium2.PdfDocument, index: int, passage: str, marks: Marks, *, follow: bool
) -> tuple[int, PageText, list[tuple[int, int]]]:
    """The page to draw, its text, and the marks as spans of that."""
    first = page_text(document, index)
    last = min(index + _PAGES_AHEAD, len(document) - 1) if follow else index
    for at in range(index, last + 1):
        content = first if at == index else page_text(document, at)
        if not content.text:
            continue
        offset = _offset(content.text, passage)
        if offset is None and at > index:
            break
        if offset is None:
            continue  # too few words of the passage may stand on its first page to be told from others
        if not follow or marks[0][0] < offset + len(content.text):
            return at, content, [(start - offset, end - offset) for start, end in marks]
    return index, first, _said_once(first.text, passage, marks)


def _offset(page: str, passage: str) -> int | None:
    """Where the page begins in the passage, negative if before it; None if they share no text."""
    words = passage.strip()
    if not page or not words:
        return None
    if (at := passage.find(page)) >= 0:
        return at
    begin = len(passage) - len(passage.lstrip())
    if (at := page.find(words)) >= 0:
        return begin - at
    shared = [  # how many letters, and where the page then begins
        *((len(page) - at, begin - at) for at in _places(page, words[:_OVERLAP]) if words.startswith(page[at:])),
        *(
            (len(passage) - at, at)
            for at in _places(passage, page[:_OVERLAP])
            if page.startswith(passage[at:].rstrip())
        ),
    ]
    return max(shared)[1] if shared else None


def _places(text: str, words: str) -> Iterator[int]:
    """Where words begin in a text; nowhere if they are too few to be told from others."""
    at = text.find(words) if len(words) == _OVERLAP else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _said_once(page: str, passage: str, marks: Marks) -> list[tuple[int, int]]:
    """The marked words where the page holds them exactly once: better no mark than a wrong one."""
    spans = []
    for start, end in marks:
        words = passage[start:end].strip()
        at = page.find(words)
        if words and at >= 0 and page.find(words, at + 1) < 0:
            spans.append((at, at + len(words)))
    return spans


def boxes_on(document: pypdfium2.PdfDocument, index: int, content: PageText, spans: Marks) -> list[Box]:
    """Where spans of a page's text stand, one box for each line or part of a line.

    Returns:
        Points from the top left corner of the page as shown.
    """
    units = Units(content.raw)
    page = document[index]
    textpage = page.get_textpage()
    found: list[Box] = []
    try:
        for start, end in spans:
            found += _merged(_rectangles(page, textpage, content, units, start, end))
    finally:
        textpage.close()
        page.close()
    return found


def _rectangles(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, content: PageText, units: Units, start: int, end: int
) -> list[Box]:
    found: list[Box] = []
    for piece_start, raw_start, length in content.pieces:
        first = max(start, piece_start, 0)
        last = min(end, piece_start + length) - 1
        if first > last:
            continue
        unit = units.at(raw_start + first - piece_start)
        last_unit = units.at(raw_start + last - piece_start)
        from_index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, unit)
        to_index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, last_unit)
        if 0 <= from_index <= to_index:
            for k in range(textpage.count_rects(from_index, to_index - from_index + 1)):
                found.append(_from_top_left(page, textpage.get_rect(k)))
    return found


def _from_top_left(page: pypdfium2.PdfPage, rectangle: Box) -> Box:
    """A rectangle in the page's own coordinates -> as the page is shown, cropped and turned."""
    left, bottom, right, top = rectangle
    width, height = (round(size * _LAYOUT_SCALE) for size in page.get_size())
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for page_x, page_y in ((left, top), (right, bottom)):
        pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, page_x, page_y, x, y)
        corners.append((x.value / _LAYOUT_SCALE, y.value / _LAYOUT_SCALE))
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _merged(found: list[Box]) -> list[Box]:
    """Boxes that follow each other on one line (PDFium parts them by font and spacing) become one."""
    merged: list[Box] = []
    for box in found:
        if merged:
            last = merged[-1]
            height = min(last[3] - last[1], box[3] - box[1])
            shared = min(last[3], box[3]) - max(last[1], box[1])
            gap = max(last[0], box[0]) - min(last[2], box[2])
            if shared > 0.5 * height and gap < 1.5 * max(height, 1.0):
                merged[-1] = (
                    min(last[0], box[0]),
                    min(last[1], box[1]),
                    max(last[2], box[2]),
                    max(last[3], box[3]),
                )
                continue
        merged.append(box)
    return merged


# --------------------------------------------------------------------------- the picture


def _drawn(document: pypdfium2.PdfDocument, index: int, width: int, boxes: Sequence[Box]) -> PagePicture:
    page = document[index]
    try:
        across, down = page.get_size()
        if not (0 < across <= _PAGE_SIDE and 0 < down <= _PAGE_SIDE):
            raise Unreadable("damaged PDF: this page has no sensible size", "failed")
        scale = min(width / across, math.sqrt(PAGE_PIXELS / (across * down)))
        size = max(1, math.floor(across * scale)), max(1, math.floor(down * scale))
        bitmap = pypdfium2.PdfBitmap.new_native(*size, format=pdfium.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
        place = (bitmap, page, 0, 0, *size, 0, pdfium.FPDF_ANNOT)
        pdfium.FPDF_RenderPageBitmap(*place)
        if document.formenv:
            pdfium.FPDF_FFLDraw(document.formenv, *place)
        pixels = _packed(bytes(bitmap.buffer), bitmap.stride, size)
    finally:
        page.close()
    x, y = size[0] / across, size[1] / down
    placed = tuple((left * x, top * y, right * x, bottom * y) for left, top, right, bottom in boxes)
    return PagePicture(index + 1, len(document), *size, pixels, placed)


def _packed(pixels: bytes, stride: int, size: tuple[int, int]) -> bytes:
    """The rows without the bytes that a bitmap may have after each."""
    width, height = size
    if stride == 4 * width:
        return pixels[: stride * height]
    return b"".join(pixels[row * stride : row * stride + 4 * width] for row in range(height))
