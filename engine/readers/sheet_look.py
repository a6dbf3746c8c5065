"""What calamine does not tell of an XLSX workbook: which cells a person does not see, and how far a sheet reaches.

Unseen are hidden rows and columns, and letters in the colour of the paper.

Rows that a filter hides and groups that are folded stay: the sheet shows that they are there, and how to open them.
calamine gives values alone, so this looks into the XML beside it; where nothing can be hidden that costs three searches
a sheet. It also lays out every cell up to the last one, so that a single one at the far end costs gigabytes: how far a
sheet reaches has to be known before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from engine.readers import colours
from engine.readers.base import Unreadable
from engine.readers.container import Container, Element, local

_tag = re.compile(rb"<(?:\w+:)?(row|col|c)\b([^>]*)>")
_attribute = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_filter = re.compile(rb'<(?:\w+:)?autoFilter\b[^>]*\bref="[A-Z$]+(\d+):[A-Z$]+(\d+)"[^>]*>\s*<(?:\w+:)?filterColumn')
# A cell with something in it: one that only has a format is no part of the sheet for calamine.
_filled = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["']([A-Z]{1,3})(\d{1,7})["'][^<>]*(?<!/)>\s*<(?!/)""")
# Only where a name like "ABC1", "AB1000" or "A100000" occurs may there be more cells than are laid out.
_far = re.compile(rb"""\sr=["'](?:[A-Z]{3}\d|[A-Z]{2}\d{4}|[A-Z]\d{6})""")
_LAST_COLUMN = 16_384
_Item = TypeVar("_Item")


@dataclass(slots=True)
class Hidden:
    """What of a sheet is unseen; rows and columns count from 0.

    Attributes:
        reach: rows and columns up to the last cells that hold something; (0, 0) if these are few enough anyway.
    """

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    cells: set[tuple[int, int]] = field(default_factory=set)
    reach: tuple[int, int] = (0, 0)

    def without(self, rows: list[list[str]]) -> int:
        """Empties the unseen cells of a sheet.

        Returns:
            How many rows, columns and cells held something.
        """
        if not (self.rows or self.columns or self.cells):
            return 0
        emptied: set[object] = set()
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if number in self.rows or column in self.columns or (number, column) in self.cells:
                    row[column] = ""
                    if text.strip():
                        line = number if number in self.rows else ("column", column) if column in self.columns else None
                        emptied.add((number, column) if line is None else line)
        return len(emptied)


def hidden(data: bytes) -> Mapping[str, Hidden]:
    """By the name of the sheet; {} for a workbook that is no XLSX."""
    with Container(data) as container:
        main = next((t for kind, t in container.relations("").values() if kind == "officeDocument"), "")
        if not main.lower().endswith(".xml") or main not in container:
            return {}
        try:
            parts = container.relations(main)
            styles = next((t for kind, t in parts.values() if kind == "styles"), "")
            unseen = _unseen_styles(container.xml(styles)) if styles in container else frozenset()
            found = {}
            for sheet in container.xml(main).iter("{*}sheet"):
                identity = next((v for k, v in sheet.attrib.items() if k.endswith("/relationships}id")), "")
                part = parts.get(identity, ("", ""))[1]
                if part in container:
                    found[sheet.get("name", "")] = _of(container.bytes(part), unseen)
            return found
        except Unreadable:  # calamine may still make something of it
            return {}


def _of(sheet: bytes, unseen: frozenset[bytes]) -> Hidden:
    result = Hidden(reach=_reach(sheet))
    # A table's style and a rule may paint the cells.
    unseen = frozenset() if re.search(rb"<(?:\w+:)?(?:tablePart|conditionalFormatting)\b", sheet) else unseen
    if not unseen and not re.search(rb'\bhidden="(?:1|true)"|\b(?:ht|width)="0(?:\.0+)?"', sheet):
        return result
    filtered = [range(int(first) - 1, int(last)) for first, last in _filter.findall(sheet)]
    following = 0
    for match in _tag.finditer(sheet):
        attributes = dict(_attribute.findall(match[2]))
        if match[1] == b"c":
            if attributes.get(b"s") in unseen and (place := _place(attributes.get(b"r", b""))) is not None:
                result.cells.add(place)
            continue
        gone = attributes.get(b"hidden") in (b"1", b"true") or _is_nothing(attributes)
        folded = attributes.get(b"outlineLevel", b"0") != b"0"
        if match[1] == b"row":
            row = int(attributes[b"r"]) - 1 if attributes.get(b"r", b"").isdigit() else following
            following = row + 1
            if gone and not folded and not any(row in rows for rows in filtered):
                result.rows.add(row)
        elif gone and not folded:
            first, last = (attributes.get(name, b"") for name in (b"min", b"max"))
            if first.isdigit() and last.isdigit():
                result.columns.update(range(int(first) - 1, min(int(last), _LAST_COLUMN)))
    return result


def _reach(sheet: bytes) -> tuple[int, int]:
    if not _far.search(sheet):
        return 0, 0
    columns: set[bytes] = set()
    rows = 0
    for match in _filled.finditer(sheet):
        columns.add(match[1])
        rows = max(rows, int(match[2]))
    return rows, max(map(_number, columns), default=0)


def column_name(number: int) -> str:
    """Of a column that is counted from 1: 28 is "AB"."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(65 + letter) + name
    return name


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _is_nothing(attributes: Mapping[bytes, bytes]) -> bool:
    return any(name in attributes and not attributes[name].strip(b"0.") for name in (b"ht", b"width"))


def _place(name: bytes) -> tuple[int, int] | None:
    match = re.fullmatch(rb"([A-Z]{1,3})(\d{1,7})", name)
    if match is None:
        return None
    return int(match[2]) - 1, _number(match[1]) - 1


def _unseen_styles(styles: Element) -> frozenset[bytes]:
    """The numbers of the cell formats whose text cannot be seen: no colour against their fill, or the format `;;;`."""
    fonts = [_font(font) for font in styles.iterfind("{*}fonts/{*}font")]
    fills = [_fill(fill) for fill in styles.iterfind("{*}fills/{*}fill")]
    blank = {f.get("numFmtId") for f in styles.iter("{*}numFmt") if f.get("formatCode", "").replace(" ", "") == ";;;"}
    found = set()
    for number, form in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        colour, tiny = _at(fonts, form.get("fontId"), (None, False))
        ground = _at(fills, form.get("fillId"), colours.WHITE)
        if tiny or form.get("numFmtId") in blank or colours.unseen(colour, ground):
            found.add(str(number).encode("ascii"))
    return frozenset(found)


def _at(items: list[_Item], index: str | None, otherwise: _Item) -> _Item:
    return items[int(index)] if index and index.isdecimal() and int(index) < len(items) else otherwise


def _font(font: Element) -> tuple[colours.Colour | None, bool]:
    size = font.find("{*}sz")
    text = size.get("val", "") if size is not None else ""
    tiny = text.replace(".", "", 1).isdecimal() and float(text) <= 1
    return _colour(font.find("{*}color")), tiny


def _fill(fill: Element) -> colours.Colour | None:
    pattern = next(iter(fill), None)
    kind = pattern.get("patternType", "none") if pattern is not None and local(pattern) == "patternFill" else ""
    if kind == "none":
        return colours.WHITE
    return _colour(pattern.find("{*}fgColor")) if kind == "solid" and pattern is not None else None


def _colour(element: Element | None) -> colours.Colour | None:
    """None where it is automatic or another theme colour than white."""
    if element is None:
        return None
    if element.get("theme") == "0" and not element.get("tint"):
        return colours.WHITE
    code = element.get("rgb", "")
    return colours.parse(code[-6:]) if len(code) in (6, 8) else None
