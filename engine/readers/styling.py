"""What of a page's styles decides whether its text is seen: a small part of CSS, with its cascade.

Selectors of names, classes and ids, alone or one inside the other, are understood; a rule with any other is passed
over, and so are rules for print or a size of screen. What is not known for certain counts as seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from engine.readers import colours
from engine.readers.colours import Colour
from engine.readers.container import Element, local

ROOT_SIZE = 16.0  # pixels
TINY = 1.0  # pixels; letters of this size or less are a line at best
FAR = 900.0  # pixels; what is moved so far to the left or to the top is off the page

_comment = re.compile(r"/\*.*?\*/", re.DOTALL)
_at_block = re.compile(
    r"@(?!(?:media\s+(?:all|screen)|supports\s*\([^{}]*\))\s*\{)[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]+;"
)
_opened = re.compile(r"@(?:media\s+(?:all|screen)|supports\s*\([^{}]*\))\s*\{")  # what every program holds to
_rule = re.compile(r"([^{}]+)\{([^{}]*)\}")
_compound = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_length = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|ex|ch|vw|vh|in|cm|mm|%)?")
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": ROOT_SIZE, "in": 96.0, "cm": 37.8, "mm": 3.78, "vw": 10.0, "vh": 8.0}
_KEPT_NAMES = (
    "display visibility opacity color background background-color background-image font font-size clip clip- "
    "path position left top right text-indent margin-left margin-top width height max-width max-height "
    "overflow transform background-clip -webkit-background-clip -webkit-text-fill-color text-shadow "
    "transition animation animation-name filter mix-blend-mode content-visibility "
)
_KEPT = frozenset(_KEPT_NAMES.split())

Style = Mapping[str, str]


def declarations(text: str) -> dict[str, str]:
    """ "Color: Red !important; x: y" -> {"color": "red"}; only what matters here, `!important` where it is said."""
    found = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in _KEPT:
            found[name] = value.strip().lower()
    return found


@dataclass(frozen=True, slots=True)
class _Compound:
    name: str
    classes: frozenset[str]
    ids: frozenset[str]

    def matches(self, element: Element) -> bool:
        if self.name and self.name != local(element).lower():
            return False
        if self.ids and self.ids != {element.get("id", "")}:
            return False
        return not self.classes or self.classes <= set(element.get("class", "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    path: tuple[_Compound, ...]  # innermost first
    weight: tuple[int, int, int, int]  # ids, classes, names, place in the sheet
    style: Style

    def matches(self, element: Element) -> bool:
        first, *rest = self.path
        if not first.matches(element):
            return False
        above = element.getparent()
        for compound in rest:
            while above is not None and not compound.matches(above):
                above = above.getparent()
            if above is None:
                return False
            above = above.getparent()
        return True


class Sheet:
    """The rules of a page, to be asked for what they say of an element.

    Args:
        texts: of the style sheets, in order.
        complete: whether these are all the sheets the page has; if not, a class may mean anything.
    """

    def __init__(self, texts: Iterable[str], *, complete: bool = True) -> None:
        self.complete = complete
        self._by_key: dict[str, list[_Rule]] = {}
        self._known: dict[tuple[str | None, ...], Style] = {}  # of elements that look alike wherever they stand
        count = 0
        for text in texts:
            for selectors, body in _rule.findall(_flat(text)):
                style = declarations(body)
                for selector in selectors.split(",") if style else ():
                    count += 1
                    if (path := _path(selector)) is not None:
                        self._add(path, count, style)

    def _add(self, path: tuple[_Compound, ...], place: int, style: Style) -> None:
        weight = (
            sum(len(part.ids) for part in path),
            sum(len(part.classes) for part in path),
            sum(bool(part.name) for part in path),
            place,
        )
        last = path[0]
        key = next((f"#{each}" for each in last.ids), "") or next((f".{each}" for each in sorted(last.classes)), "")
        self._by_key.setdefault(key or last.name or "*", []).append(_Rule(path, weight, style))

    def speaks_of(self, element: Element) -> bool:
        """Whether a rule may speak of an element that has neither class nor id."""
        names = self._by_key
        return bool(names) and ("*" in names or local(element).lower() in names)

    def style(self, element: Element) -> Style:
        """All that is declared of an element, by rules and by its own attributes."""
        get = element.get
        key = (element.tag, get("class"), get("id"), get("style"), get("bgcolor"), get("background"), get("color"))
        if (known := self._known.get(key)) is not None:
            return known
        rules, alone = self._candidates(element)
        style = _cascaded(element, [rule for rule in rules if alone or rule.matches(element)])
        if alone:
            self._known[key] = style
        return style

    def _candidates(self, element: Element) -> tuple[list[_Rule], bool]:
        """The rules whose last part speaks of an element, and whether none of them asks what it is in."""
        if not self._by_key:
            return [], True
        keys = ["*", local(element).lower(), *("." + name for name in element.get("class", "").split())]
        keys.append("#" + element.get("id", ""))
        found = [r for key in keys for r in self._by_key.get(key, ()) if r.path[0].matches(element)]
        return found, all(len(rule.path) == 1 for rule in found)


def _cascaded(element: Element, rules: list[_Rule]) -> Style:
    """What is declared, the weightiest last; an element's own style outweighs all rules."""
    found = _presentational(element)
    important: dict[str, str] = {}
    own = declarations(element.get("style", ""))
    for style in (*(r.style for r in sorted(rules, key=lambda rule: rule.weight)), own):
        for name, value in style.items():
            if "!" in value:
                important[name] = value.partition("!")[0].strip()
            else:
                found[name] = value
    return {**found, **important}


def _flat(text: str) -> str:
    """A sheet without comments and without rules that hold only for print or some screens."""
    text = _comment.sub("", text.replace("<!--", "").replace("-->", ""))
    return _opened.sub("", _at_block.sub("", text))


def _path(selector: str) -> tuple[_Compound, ...] | None:
    """A selector as compounds, innermost first; None if it has more than names, classes and ids."""
    path = []
    for part in reversed(selector.replace(">", " ").split()):
        match = _compound.fullmatch(part)
        if match is None or not part:
            return None
        marks = re.findall(r"([.#])([\w-]+)", match[2])
        path.append(
            _Compound(
                "" if match[1] in (None, "*") else match[1].lower(),
                frozenset(name for mark, name in marks if mark == "."),
                frozenset(name for mark, name in marks if mark == "#"),
            )
        )
    return tuple(path) or None


def _presentational(element: Element) -> dict[str, str]:
    """What old attributes say."""
    found = {}
    get = element.get
    if (ground := get("bgcolor")) is not None:
        found["background-color"] = ground
    if get("background") is not None:
        found["background-image"] = "url()"
    if (colour := get("color")) is not None and local(element) == "font":
        found["color"] = colour
    if local(element) == "body" and (colour := get("text")) is not None:
        found["color"] = colour
    return found


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element looks.

    Attributes:
        colour, ground: None if unknown.
        size: of the letters, in pixels.
        visible: what `visibility` says; an element inside may say otherwise.
        gone: it and all inside it is not shown at all.
    """

    colour: Colour | None = colours.BLACK
    ground: Colour | None = colours.WHITE
    size: float = ROOT_SIZE
    visible: bool = True
    opacity: float = 1.0
    gone: bool = False
    unseen: bool = field(default=False)

    def inside(self, style: Style, *, guess_ground: bool = False) -> Look:
        """The look of an element inside this one. `guess_ground`: rules that are not known may give it a ground."""
        size = _size(style.get("font-size") or _size_in(style.get("font", "")), self.size)
        opacity = self.opacity * _opacity(style)
        ground = _ground(style, None if guess_ground else self.ground)
        colour = self.colour
        told = style.get("-webkit-text-fill-color") or style.get("color", "")
        if told and told not in ("inherit", "currentcolor", "unset"):
            colour = colours.parse(told)
        clip = style.get("background-clip", "") + style.get("-webkit-background-clip", "")
        if "text" in clip or style.get("text-shadow", "none") != "none":
            colour = None
        visibility = style.get("visibility", "")
        visible = self.visible if visibility not in ("visible", "hidden", "collapse") else visibility == "visible"
        look = replace(
            self,
            colour=colour,
            ground=ground,
            size=size,
            visible=visible,
            opacity=opacity,
            gone=self.gone or opacity < 0.03 or _is_gone(style, size),
        )
        unseen = look.gone or not visible or size <= TINY or colours.unseen(colour, ground)
        return replace(look, unseen=unseen)


def _ground(style: Style, otherwise: Colour | None) -> Colour | None:
    told = style.get("background-color", "")
    short = style.get("background", "")
    if "url" in short or "gradient" in short or style.get("background-image", "none") not in ("none", "initial"):
        return None
    if not told and short:
        told = next((word for word in re.split(r"\s+(?![^()]*\))", short) if colours.parse(word)), "")
        if not told and short not in ("none", "inherit", "initial", "unset", "0", "0 0"):
            return None
    if not told or told in ("inherit", "initial", "unset", "none"):
        return otherwise
    colour = colours.parse(told)
    if colour is None or colour.alpha == 1.0:
        return colour
    return otherwise if colour.alpha == 0 else colour.on(otherwise) if otherwise else None


def _opacity(style: Style) -> float:
    if _moves(style):
        return 1.0
    told = style.get("opacity", "")
    filtered = re.search(r"opacity\(([\d.]+%?)\)", style.get("filter", ""))
    for text in (told, filtered[1] if filtered else ""):
        try:
            if text:
                return float(text[:-1]) / 100 if text.endswith("%") else float(text)
        except ValueError:
            continue
    return 1.0


def _moves(style: Style) -> bool:
    """Whether it is made to appear, step by step."""
    return any(name in style for name in ("transition", "animation", "animation-name"))


def _is_gone(style: Style, size: float) -> bool:
    if not style:
        return False
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    if re.search(r"scale[xy3d]*\(0(?:[,)]|\.0*[1-9]?\))", style.get("transform", "")) and not _moves(style):
        return True
    if _pixels(style.get("text-indent", ""), size) <= -FAR:
        return True
    placed = style.get("position") in ("absolute", "fixed")
    moved = placed or style.get("position") == "relative"
    if moved and any(_pixels(style.get(side, ""), size) <= -FAR for side in ("left", "top", "right")):
        return True
    if any(_pixels(style.get(side, ""), size) <= -FAR for side in ("margin-left", "margin-top")):
        return True
    if placed and re.fullmatch(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)", style.get("clip", "")):
        return True
    if re.search(
        r"inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0(?:px|%)? 0(?:px|%)?(?:,\s*0(?:px|%)? 0(?:px|%)?)+\)",
        style.get("clip-path", ""),
    ):
        return True
    if style.get("overflow") in ("hidden", "clip"):
        sides = (style.get(name) for name in ("width", "height", "max-width", "max-height"))
        return any(
            side is not None and 0 <= _pixels(side, size, otherwise=100.0) <= TINY for side in sides
        ) and not _moves(style)
    return False


def _pixels(text: str, size: float, *, otherwise: float = 0.0) -> float:
    match = _length.fullmatch(text)
    if match is None:
        return otherwise
    try:
        number = float(match[1])
    except ValueError:
        return otherwise
    unit = match[2] or "px"
    if unit == "%":
        return otherwise if number else 0.0
    return number * (size if unit in ("em", "ex", "ch") else _UNITS[unit])


def _size(text: str, inherited: float) -> float:
    match = _length.fullmatch(text) if text else None
    if match is None:
        return inherited if not text or text in ("inherit", "unset", "smaller", "larger") else ROOT_SIZE
    if match[2] == "%":
        return inherited * float(match[1]) / 100 if match[1].count(".") < 2 else inherited
    return abs(_pixels(text, inherited, otherwise=inherited))


def _size_in(font: str) -> str:
    """The size in the short form: "bold 12px/1.5 serif" -> "12px"."""
    match = re.search(r"(?<![\w.])([\d.]+(?:px|pt|em|rem|%))", font)
    return match[1] if match else ""
