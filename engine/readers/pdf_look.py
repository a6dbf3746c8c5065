"""Which text of a PDF page a person does not see.

Looked at are text objects, not letters: their way of rendering, colour, size and place. A page on which all of them
are as they should be, nearly every page there is, costs a few calls for each and nothing more.

White text counts as seen wherever anything is painted under it, and invisible text wherever a picture or a drawing
lies in the same place: so the text that recognition lays over scanned pages stays.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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
_RECTANGLE = 6  # steps at most to draw one
_FEW = 100  # things painted on a page of text; more are a drawing
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_EDGE = 1.0  # points that a box may be off

Place = tuple[float, float, float, float]  # left, bottom, right, top
Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text object that may be unseen: `painted` counts the things that were painted before it."""

    thing: Any
    place: Place
    painted: int
    rendered: bool
    colour: Colour | None


def unseen(page: pypdfium2.PdfPage) -> frozenset[int]:
    """The addresses of the text objects of a page that cannot be seen on it."""
    return _Search(page).run()


class _Search:
    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._shown = page.get_bbox()
        self._unseen: set[int] = set()
        self._doubtful: list[_Text] = []  # pale, or not rendered
        self._usual: list[_Text] = []
        self._painting: list[tuple[Any, int, Matrix]] = []  # things other than text, in order, and their kinds
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._sides = [ctypes.byref(number) for number in self._numbers]
        self._channels = [ctypes.c_uint() for _ in range(4)]
        self._shades = [ctypes.byref(channel) for channel in self._channels]

    def run(self) -> frozenset[int]:
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._look_at((pdfium.FPDFPage_GetObject(self._page, i) for i in range(count)), _UNCHANGED, 0)
        return self._found()

    def _look_at(self, objects: Iterator[Any], matrix: Matrix, depth: int) -> None:
        for thing in objects:
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH_LIMIT:
                count = pdfium.FPDFFormObj_CountObjects(thing)
                inner = _combined(self._matrix(thing), matrix)
                self._look_at((pdfium.FPDFFormObj_GetObject(thing, i) for i in range(count)), inner, depth + 1)
            else:
                self._painting.append((thing, kind, matrix))

    def _text(self, thing: Any, matrix: Matrix) -> None:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        colour = self._colour(thing, pdfium.FPDFPageObj_GetFillColor) if mode in _FILLED else None
        if mode in _STROKED:
            stroke = self._colour(thing, pdfium.FPDFPageObj_GetStrokeColor)
            if mode not in _FILLED or not _is_pale(stroke):
                colour = stroke
        if (place := self._place(thing, matrix)) is None:
            return
        left, bottom, right, top = self._shown
        x0, y0, x1, y1 = place
        if (
            x1 < left
            or x0 > right
            or y1 < bottom
            or y0 > top
            or ((x1 - x0 < 2 * TINY or y1 - y0 < 2 * TINY) and self._is_tiny(thing, matrix))
        ):
            self._unseen.add(_address(thing))
        else:
            text = _Text(thing, place, len(self._painting), mode not in _UNRENDERED, colour)
            (self._usual if text.rendered and not _is_pale(colour) else self._doubtful).append(text)

    def _is_tiny(self, thing: Any, matrix: Matrix) -> bool:
        size = self._numbers[0]
        if not pdfium.FPDFTextObj_GetFontSize(thing, size):
            return False
        a, b, c, d, _, _ = _combined(self._matrix(thing), matrix)
        return bool(abs(size.value) * max((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5) <= TINY)

    def _painted(self) -> list[tuple[Place, Colour | None]]:
        """Where things other than text are, in order, and in which colour; None: in many, or that is unknown."""
        return [self._paint(*painting) for painting in self._painting]

    def _paint(self, thing: Any, kind: int, matrix: Matrix) -> tuple[Place, Colour | None]:
        place = self._place(thing, matrix) or _NOWHERE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            return place, None
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(thing, filled, stroked) or not (filled.value or stroked.value):
            return _NOWHERE, None
        # More than a rectangle may be a frame that leaves free what it surrounds.
        if not filled.value or pdfium.FPDFPath_CountSegments(thing) > _RECTANGLE:
            return place, None
        return place, self._colour(thing, pdfium.FPDFPageObj_GetFillColor)

    def _colour(self, thing: Any, ask: Callable[..., int]) -> Colour | None:
        if not ask(thing, *self._shades):
            return None
        red, green, blue, alpha = self._channels
        return _shade(red.value, green.value, blue.value, alpha.value)

    def _place(self, thing: Any, matrix: Matrix) -> Place | None:
        if not pdfium.FPDFPageObj_GetBounds(thing, *self._sides):
            return None
        left, bottom, right, top = self._numbers
        if matrix is _UNCHANGED:
            return left.value, bottom.value, right.value, top.value
        corners = [
            (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
            for x in (left.value, right.value)
            for y in (bottom.value, top.value)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _matrix(self, thing: Any) -> Matrix:
        found = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(thing, found):
            return _UNCHANGED
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _found(self) -> frozenset[int]:
        few = len(self._painting) <= _FEW
        if not self._painting or not (self._doubtful or few):
            self._unseen.update(_address(text.thing) for text in self._doubtful)
            return frozenset(self._unseen)
        painted = self._painted()
        # Letters can be of the colour of what they stand on only if something large enough is.
        grounds = {c for place, c in painted if min(place[2] - place[0], place[3] - place[1]) > _LETTER} if few else ()
        texts = [*self._doubtful, *(text for text in self._usual if text.colour in grounds)]
        for text in texts if len(texts) * len(painted) <= _COMPARED else ():
            if not text.rendered:
                # Whatever shows there may be what was recognised: a scan, or letters drawn as shapes.
                if not any(_meet(place, text.place) for place, _ in painted):
                    self._unseen.add(_address(text.thing))
            elif colours.unseen(text.colour, _ground(text, painted)):
                self._unseen.add(_address(text.thing))
        return frozenset(self._unseen)


def _ground(text: _Text, painted: list[tuple[Place, Colour | None]]) -> Colour | None:
    """What a text stands on: one colour, or None if that cannot be told."""
    ground: Colour | None = colours.WHITE
    for place, colour in painted[: text.painted]:
        if _meet(place, text.place):
            if colour is not None and colour.alpha == 1 and _covers(place, text.place):
                ground = colour
            elif colour is None or not (ground is not None and colours.unseen(colour, ground)):
                ground = None
    return ground


def _address(thing: Any) -> int:
    return ctypes.addressof(thing.contents)


@lru_cache(maxsize=1024)
def _shade(red: int, green: int, blue: int, alpha: int) -> Colour:
    return Colour(red, green, blue, alpha / 255)


@lru_cache(maxsize=1024)
def _is_pale(colour: Colour | None) -> bool:
    return colours.unseen(colour, colours.WHITE)


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
