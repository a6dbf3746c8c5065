"""What of a slide is seen: shapes that stand on it, and text in another colour than what it stands on.

Only plain colours count. Where a picture, a gradient, a style of tables or a shape of the layout lies behind text,
the ground is unknown, and then the text counts as seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.readers import colours
from engine.readers.colours import Colour
from engine.readers.container import Container, Element, local

TINY = 100  # hundredths of a point
_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}

Place = tuple[float, float, float, float]  # left, top, right, bottom in EMU


@dataclass(frozen=True, slots=True)
class Shift:
    """From the coordinates inside of groups to those of the slide."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def place(self, element: Element) -> Place | None:
        """Where a shape, picture or frame stands; None if its layout says that."""
        frame = _frame(element)
        if frame is None:
            return None
        x, y, width, height = _numbers(frame, "off", "x", "y") + _numbers(frame, "ext", "cx", "cy")
        left, top = self.x + x * self.scale_x, self.y + y * self.scale_y
        return left, top, left + width * self.scale_x, top + height * self.scale_y

    def inside(self, group: Element) -> Shift:
        frame = _frame(group)
        place = self.place(group)
        if frame is None or place is None:
            return self
        (x, y), (width, height) = _numbers(frame, "chOff", "x", "y"), _numbers(frame, "chExt", "cx", "cy")
        scale_x = (place[2] - place[0]) / width if width else 1.0
        scale_y = (place[3] - place[1]) / height if height else 1.0
        return Shift(scale_x, scale_y, place[0] - x * scale_x, place[1] - y * scale_y)


def _frame(element: Element) -> Element | None:
    found = element.find("{*}xfrm") if local(element) == "graphicFrame" else None
    for properties in element.iterchildren("{*}spPr", "{*}grpSpPr") if found is None else ():
        found = properties.find("{*}xfrm")
    return found


def _numbers(frame: Element, name: str, *attributes: str) -> tuple[float, ...]:
    element = frame.find("{*}" + name)
    values = [element.get(each, "0") if element is not None else "0" for each in attributes]
    return tuple(float(v) if v.lstrip("-").isdecimal() else 0.0 for v in values)


@dataclass
class Slide:
    """A slide with the layout and the master it stands on.

    Args:
        size: width and height in EMU.
    """

    container: Container
    root: Element
    name: str
    size: tuple[float, float]
    _painted: list[Place | None] = field(default_factory=list)  # what lies behind the next shape

    @cached_property
    def _below(self) -> list[tuple[Element, str]]:
        """Layout and master: root and name of the part."""
        found, name = [], self.name
        for kind in ("slideLayout", "slideMaster"):
            name = next((target for k, target in self.container.relations(name).values() if k == kind), "")
            if not name or name not in self.container:
                break
            found.append((self.container.xml(name), name))
        return found

    @cached_property
    def _scheme(self) -> Mapping[str, Colour | None]:
        """The colours of the theme by the names that the slide uses."""
        if len(self._below) < 2:
            return {}
        master, name = self._below[1]
        theme = next((t for kind, t in self.container.relations(name).values() if kind == "theme"), "")
        if not theme or theme not in self.container:
            return {}
        scheme = next(self.container.xml(theme).iter("{*}clrScheme"), None)
        named = {local(each): self._colour(each) for each in scheme} if scheme is not None else {}
        mapping = next((e.attrib for e in self.root.iter("{*}overrideClrMapping")), None)
        if mapping is None:
            mapping = next((e.attrib for e in master.iterchildren("{*}clrMap")), _MAP)
        return {**named, **{name: named.get(target) for name, target in mapping.items()}}

    def _colour(self, holder: Element) -> Colour | None:
        """Of a solidFill or an entry of a theme; None if it cannot be told."""
        told = next(iter(holder), None)
        if told is None:
            return None
        alpha = 1.0
        for change in told:
            if local(change) != "alpha" or not change.get("val", "").isdecimal():
                return None
            alpha = int(change.get("val")) / 100_000
        kind, value = local(told), told.get("val", "")
        if kind == "schemeClr":
            found = self._scheme.get(value)
        elif kind == "sysClr":
            found = colours.parse(told.get("lastClr", ""))
        else:
            found = colours.parse(value) if kind in ("srgbClr", "prstClr") else None
        return found._replace(alpha=alpha) if found is not None else None

    @cached_property
    def _plain_ground(self) -> Colour | None:
        """Of the slide itself."""
        for root in (self.root, *(root for root, _ in self._below)):
            ground = root.find("{*}cSld/{*}bg")
            if ground is None:
                continue
            plain = ground.find("{*}bgPr/{*}solidFill")
            if plain is not None:
                return self._colour(plain)
            reference = ground.find("{*}bgRef")
            return self._colour(reference) if reference is not None and reference.get("idx") == "1001" else None
        return colours.WHITE

    @cached_property
    def _paints_below(self) -> tuple[list[Place | None], bool]:
        """Where layout and master paint, and whether a placeholder of theirs does."""
        painted: list[Place | None] = []
        placeholders = False
        for root, _ in self._below:
            for shape in _shapes(root):
                if shape.find("*/{*}nvPr/{*}ph") is not None:
                    placeholders = placeholders or _paints(shape)
                elif _paints(shape):
                    painted.append(Shift().place(shape))
        return painted, placeholders

    def passed(self, shape: Element, shift: Shift) -> None:
        """Remembers a shape that lies behind all that follow."""
        if _paints(shape):
            self._painted.append(shift.place(shape))

    def off(self, shape: Element, shift: Shift) -> bool:
        """Whether a shape is marked hidden, or stands beside the slide."""
        marked = shape.find("*/{*}cNvPr")
        if marked is not None and marked.get("hidden") in ("1", "true"):
            return True
        place = shift.place(shape)
        if place is None:
            return False
        if place[2] <= 0 or place[3] <= 0:
            return True
        return all(self.size) and (place[0] >= self.size[0] or place[1] >= self.size[1])

    def ground(self, shape: Element, shift: Shift) -> Colour | None:
        """What the text of a shape stands on."""
        properties = shape.find("{*}spPr")
        fill = (
            next((e for e in properties if local(e) in (*_FILLS, "noFill")), None) if properties is not None else None
        )
        if fill is not None and local(fill) != "noFill":
            return self._colour(fill) if local(fill) == "solidFill" else None
        painted, placeholders = self._paints_below
        if fill is None:
            style = shape.find("{*}style/{*}fillRef")
            if style is not None and style.get("idx") != "0":
                return None
            if placeholders and shape.find("*/{*}nvPr/{*}ph") is not None:
                return None
        place = shift.place(shape)
        if any(_meet(place, other) for other in (*painted, *self._painted)):
            return None
        return self._plain_ground

    def cell_ground(self, cell: Element, table: Element, around: Colour | None) -> Colour | None:
        properties = cell.find("{*}tcPr")
        fill = (
            next((e for e in properties if local(e) in (*_FILLS, "noFill")), None) if properties is not None else None
        )
        if fill is not None and local(fill) != "noFill":
            return self._colour(fill) if local(fill) == "solidFill" else None
        return None if table.find("{*}tblPr/{*}tableStyleId") is not None else around

    def unseen(self, run: Element, body: Element | None, ground: Colour | None) -> bool:
        """Whether the text of a run is unseen."""
        own = run.find("{*}rPr")
        usual = body.find("{*}lstStyle/{*}lvl1pPr/{*}defRPr") if body is not None else None
        size = next((e.get("sz") for e in (own, usual) if e is not None and e.get("sz")), "")
        if size and size.isdecimal() and int(size) <= TINY:
            return True
        for properties in (each for each in (own, usual) if each is not None):
            for fill in properties:
                if local(fill) == "noFill":
                    return properties.find("{*}ln") is None
                if local(fill) in _FILLS:
                    return local(fill) == "solidFill" and colours.unseen(self._colour(fill), ground)
        return False


def _shapes(root: Element) -> Iterable[Element]:
    tree = next(root.iter("{*}spTree"), None)
    return () if tree is None else tree


def _paints(shape: Element) -> bool:
    """Whether a shape may put anything but text on the slide."""
    name = local(shape)
    if name != "sp":
        return name in ("pic", "graphicFrame", "grpSp", "AlternateContent", "contentPart")
    properties = shape.find("{*}spPr")
    for fill in properties if properties is not None else ():
        if local(fill) in _FILLS or local(fill) == "noFill":
            return local(fill) != "noFill"
    style = shape.find("{*}style/{*}fillRef")
    return style is not None and style.get("idx") != "0"


def _meet(one: Place | None, other: Place | None) -> bool:
    """Whether two places overlap; one that is not known may."""
    if one is None or other is None:
        return True
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
