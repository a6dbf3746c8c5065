"""How the text of a Word document looks: hidden, of no size, or in the colour of what it stands on.

Colours that a theme, a picture or a pattern gives are not worked out: what is not known counts as seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from engine.readers import colours
from engine.readers.colours import Colour
from engine.readers.container import Element, local

TINY = 2  # half points
_LARGE_PICTURE = 15_000_000_000_000  # square EMU: a fifth of a page
_FAR = 20_000_000  # EMU; wider than any sheet of paper
_HIGHLIGHTS = {"darkyellow": "olive", "darkcyan": "teal", "darkmagenta": "purple"}

UNSET: Final = "unset"
Paint = Colour | None | Literal["unset"]  # None: there is some, but which is not known


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; `ground` is what a run or its paragraph puts behind it."""

    hidden: bool | None = None
    size: int | None = None  # half points
    colour: Paint = UNSET
    ground: Paint = UNSET

    def over(self, below: Look) -> Look:
        """These properties, with what they leave open taken from `below`."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.colour if self.colour == UNSET else self.colour,
            below.ground if self.ground == UNSET else self.ground,
        )

    def unseen(self, around: Colour | None) -> bool:
        """Whether text that looks so is unseen; `around`: what it stands on where nothing is put behind it."""
        if self.hidden or (self.size is not None and self.size <= TINY):
            return True
        if self.colour == UNSET or self.colour is None:
            return False
        return colours.unseen(self.colour, around if self.ground == UNSET else self.ground)


def run_look(properties: Element | None) -> Look:
    """Of an rPr."""
    hidden: bool | None = None
    size: int | None = None
    colour: Paint = UNSET
    ground: Paint = UNSET
    for element in properties if properties is not None else ():
        name = local(element)
        if name in ("vanish", "webHidden"):
            hidden = (hidden or False) or is_on(element)
        elif name == "sz" and value(element, "val").isdecimal():
            size = int(value(element, "val"))
        elif name == "color":
            colour = colours.parse(value(element, "val")) if value(element, "val") != "auto" else None
            if colour is None and value(element, "themeColor") in ("background1", "light1"):
                colour = colours.WHITE
        elif name == "textFill":  # of newer versions, over the colour
            colour = Colour(0, 0, 0, 0.0) if element.find("{*}noFill") is not None else None
        elif name == "highlight" and value(element, "val") != "none":
            named = value(element, "val").lower()
            ground = colours.parse(_HIGHLIGHTS.get(named, named))
        elif name == "shd":
            shade = shading(element)
            ground = ground if shade == UNSET else shade
    return Look(hidden, size, colour, ground)


def shading(element: Element | None) -> Paint:
    """Of an shd: of a run, a paragraph, a cell or a table."""
    if element is None:
        return UNSET
    kind, fill = value(element, "val"), value(element, "fill")
    if kind == "solid":
        return colours.parse(value(element, "color"))
    if kind not in ("", "clear", "nil"):
        return None
    if fill in ("", "auto"):
        return None if value(element, "themeFill") else UNSET
    return colours.parse(fill)


def page_ground(roots: list[Element]) -> Colour | None:
    """What the pages are: white, or unknown where a colour or a large picture lies behind the text."""
    for root in roots:
        if next(root.iter("{*}background"), None) is not None:
            return None
        for anchor in root.iter("{*}anchor"):
            extent = anchor.find("{*}extent")
            if value(anchor, "behindDoc") in ("1", "true") and extent is not None:
                sides = [value(extent, side) for side in ("cx", "cy")]
                if all(side.isdecimal() for side in sides) and int(sides[0]) * int(sides[1]) > _LARGE_PICTURE:
                    return None
    return colours.WHITE


def box_ground(content: Element, page: Colour | None) -> Colour | None:
    """What the text in a text box stands on."""
    shape = content.getparent()
    while shape is not None and local(shape) not in ("wsp", "drawing", "pict", "body"):
        shape = shape.getparent()
    properties = shape.find("{*}spPr") if shape is not None and local(shape) == "wsp" else None
    if properties is None:
        return None
    if properties.find("{*}noFill") is not None:
        return page
    plain = properties.find("{*}solidFill/{*}srgbClr")
    return colours.parse(value(plain, "val")) if plain is not None and len(plain) == 0 else None


def off_page(content: Element) -> bool:
    """Whether a text box is anchored where no paper is."""
    anchor = content.getparent()
    while anchor is not None and local(anchor) not in ("anchor", "body"):
        anchor = anchor.getparent()
    if anchor is None or local(anchor) != "anchor":
        return False
    for offset in anchor.iterfind("*/{*}posOffset"):
        text = (offset.text or "").strip()
        if text.lstrip("-").isdecimal() and abs(int(text)) > _FAR:
            return True
    return False


def value(element: Element | None, attribute: str) -> str:
    """An attribute by its local name; "" if there is none."""
    if element is None:
        return ""
    return next((str(v) for key, v in element.attrib.items() if key.rpartition("}")[2] == attribute), "")


def is_on(element: Element | None, *, default: bool = False) -> bool:
    if element is None:
        return default
    return value(element, "val") not in ("0", "false", "off")
