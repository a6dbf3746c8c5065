"""How the text of an OpenDocument file looks: its styles, with what they inherit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.readers import colours
from engine.readers.colours import Colour
from engine.readers.container import Element, local

TINY = 1.0  # points


@dataclass(frozen=True, slots=True)
class Look:
    """Colour of the letters and of what they stand on, None if unknown; `unseen`: hidden, of no size, or the same."""

    colour: Colour | None = None
    ground: Colour | None = colours.WHITE
    unseen: bool = False


PAPER = Look()


class Looks:
    """The styles of a document.

    Args:
        roots: of the parts that hold styles. Where pages or slides have a ground of their own, no text counts as
            unseen for its colour.
    """

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[str, Element] = {}
        self._known: dict[str, Mapping[str, str]] = {}
        self._plain = True
        for root in roots:
            for style in root.iter("{*}style"):
                self._styles.setdefault(value(style, "name"), style)
            for name in ("page-layout-properties", "drawing-page-properties", "graphic-properties"):
                for properties in root.iter("{*}" + name):
                    ground = value(properties, "background-color")
                    painted = value(properties, "fill") not in ("", "none")
                    if painted or ground not in ("", "transparent", "#ffffff"):
                        self._plain = False

    def gone(self, element: Element) -> bool:
        """Whether the element is marked as hidden, or its style is."""
        if value(element, "display") == "none" or value(element, "is-hidden") == "true":
            return True
        if local(element) == "hidden-text":
            return True
        return self._of(element).get("display") == "none"

    def inside(self, element: Element, around: Look) -> Look:
        told = self._of(element)
        if not told:
            return around
        ground = around.ground if self._plain else None
        if (painted := told.get("background-color", "transparent")) != "transparent":
            ground = colours.parse(painted)
        colour = colours.parse(told["color"]) if "color" in told else around.colour
        if told.get("use-window-font-color") == "true":
            colour = None
        size = told.get("font-size", "")
        points = size.removesuffix("pt")
        tiny = size.endswith("pt") and points.replace(".", "", 1).isdecimal() and float(points) <= TINY
        return replace(around, colour=colour, ground=ground, unseen=tiny or colours.unseen(colour, ground))

    def _of(self, element: Element) -> Mapping[str, str]:
        name = value(element, "style-name")
        return self._told(name, 0) if name else {}

    def _told(self, name: str, depth: int) -> Mapping[str, str]:
        if name not in self._known:
            style = self._styles.get(name)
            found: dict[str, str] = {}
            if style is not None and depth < 20:
                if parent := value(style, "parent-style-name"):
                    found.update(self._told(parent, depth + 1))
                for properties in style:
                    if local(properties) in _PROPERTIES:
                        found.update((key.rpartition("}")[2], str(text)) for key, text in properties.attrib.items())
            self._known[name] = found
        return self._known[name]


_PROPERTIES = frozenset(
    "text-properties paragraph-properties table-cell-properties table-row-properties table-properties".split()  # noqa: SIM905
)


def value(element: Element, attribute: str) -> str:
    return next((str(v) for key, v in element.attrib.items() if key.rpartition("}")[2] == attribute), "")
