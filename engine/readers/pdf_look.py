"""Which text of a PDF page a person does not see.

Looked at are text objects, not letters: their way of rendering, colour, size and place. A page on which all of them
are as they should be, nearly every page there is, costs a few calls for each and nothing more.

White text counts as seen wherever anything is painted under it, and invisible text wherever a picture or a drawing
lies in the same place: so the text that recognition lays over scanned pages stays.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from engine.readers import colours
from engine.readers.colours import Colour

TINY = 1.0  # points
_DEPTH_LIMIT = 4  # forms within forms
_FILLED = frozenset({0, 2, 4, 6})  # ways of rendering that fill letters
_STROKED = frozenset({1, 2, 5, 6})
_UNRENDERED = frozenset({3, 7})
_LETTER = 6.0  # points; a lower area is a line
_COMPARED = 300_000  # texts times things painted, at most
_EDGE = 1.0  # points that a box may be off

Place = tuple[float, float, float, float]  # left, bottom, right, top
Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text object that may be unseen: `painted` counts the things painted before it."""

    address: int
    place: Place
    painted: int
    rendered: bool
    colour: Colour | None


def unseen(page: pypdfium2.PdfPage) -> frozenset[int]:
    """The addresses of the text objects of a page that cannot be seen on it."""
    search = _Search(page)
    search.run()
    return search.found()


class _Search:
    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._shown = page.get_bbox()
        self._unseen: set[int] = set()
        self._doubtful: list[_Text] = []
        self._painted: list[tuple[Place, Colour | None]] = []  # in order; None: many colours, or unknown
        self._grounds: set[Colour | None] = set()  # colours of painted areas that letters could stand on
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._channels = [ctypes.c_uint() for _ in range(4)]

    def run(self) -> None:
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._look_at((pdfium.FPDFPage_GetObject(self._page, i) for i in range(count)), _UNCHANGED, 0)

    def _look_at(self, objects: Iterator[object], matrix: Matrix, depth: int) -> None:
        for thing in objects:
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH_LIMIT:
                count = pdfium.FPDFFormObj_CountObjects(thing)
                inner = _combined(self._matrix(thing), matrix)
                self._look_at((pdfium.FPDFFormObj_GetObject(thing, i) for i in range(count)), inner, depth + 1)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)
            elif (place := self._place(thing, matrix)) is not None:
                self._painted.append((place, None))

    def _text(self, thing: object, matrix: Matrix) -> None:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        colour = self._colour(thing, pdfium.FPDFPageObj_GetFillColor) if mode in _FILLED else None
        if mode in _STROKED:
            stroke = self._colour(thing, pdfium.FPDFPageObj_GetStrokeColor)
            if mode not in _FILLED or not colours.unseen(stroke, colours.WHITE):
                colour = stroke
        pale = colours.unseen(colour, colours.WHITE)
        place = self._place(thing, matrix)
        if place is None:
            return
        address = ctypes.addressof(thing.contents)  # type: ignore[attr-defined]
        left, bottom, right, top = self._shown
        if place[2] < left - _EDGE or place[0] > right + _EDGE or place[3] < bottom - _EDGE or place[1] > top + _EDGE:
            self._unseen.add(address)
        elif self._is_tiny(thing, place, matrix):
            self._unseen.add(address)
        elif mode in _UNRENDERED or pale or colour in self._grounds:
            self._doubtful.append(_Text(address, place, len(self._painted), mode not in _UNRENDERED, colour))

    def _is_tiny(self, thing: object, place: Place, matrix: Matrix) -> bool:
        if min(place[2] - place[0], place[3] - place[1]) > 2 * TINY:
            return False
        size = self._numbers[0]
        if not pdfium.FPDFTextObj_GetFontSize(thing, size):
            return False
        a, b, c, d, _, _ = _combined(self._matrix(thing), matrix)
        return abs(size.value) * max((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5) <= TINY

    def _path(self, thing: object, matrix: Matrix) -> None:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(thing, mode, stroke) or (place := self._place(thing, matrix)) is None:
            return
        if mode.value:
            colour = self._colour(thing, pdfium.FPDFPageObj_GetFillColor)
            self._painted.append((place, colour))
            if colour is not None and min(place[2] - place[0], place[3] - place[1]) > _LETTER:
                self._grounds.add(colour)
        elif stroke.value:
            self._painted.append((place, None))

    def _colour(self, thing: object, ask: object) -> Colour | None:
        red, green, blue, alpha = self._channels
        if not ask(thing, red, green, blue, alpha):  # type: ignore[operator]
            return None
        return Colour(red.value, green.value, blue.value, alpha.value / 255)

    def _place(self, thing: object, matrix: Matrix) -> Place | None:
        left, bottom, right, top = self._numbers
        if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return None
        if matrix is _UNCHANGED:
            return left.value, bottom.value, right.value, top.value
        corners = [
            (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
            for x in (left.value, right.value)
            for y in (bottom.value, top.value)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _matrix(self, thing: object) -> Matrix:
        found = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(thing, found):
            return _UNCHANGED
        return found.a, found.b, found.c, found.d, found.e, found.f

    def found(self) -> frozenset[int]:
        if len(self._doubtful) * len(self._painted) > _COMPARED:
            return frozenset(self._unseen)
        for text in self._doubtful:
            if not text.rendered:
                # Whatever shows there may be what was recognised: a scan, or letters drawn as shapes.
                if not any(_meet(place, text.place) for place, _ in self._painted):
                    self._unseen.add(text.address)
            elif colours.unseen(text.colour, self._ground(text)):
                self._unseen.add(text.address)
        return frozenset(self._unseen)

    def _ground(self, text: _Text) -> Colour | None:
        """What a text stands on: one colour, or None if that cannot be told."""
        ground: Colour | None = colours.WHITE
        for place, colour in self._painted[: text.painted]:
            if _meet(place, text.place):
                if colour is not None and colour.alpha == 1 and _covers(place, text.place):
                    ground = colour
                elif colour is None or not (ground is not None and colours.unseen(colour, ground)):
                    ground = None
        return ground


def _combined(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _UNCHANGED:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _covers(one: Place, other: Place) -> bool:
    return (
        one[0] <= other[0] + _EDGE
        and one[1] <= other[1] + _EDGE
        and one[2] >= other[2] - _EDGE
        and one[3] >= other[3] - _EDGE
    )
