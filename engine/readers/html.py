"""HTML and XHTML: block elements become spans, data tables become self-describing rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from engine.readers.base import NOWHERE, Builder, one_line
from engine.readers.container import Element, local
from engine.readers.encoding import declared, decode, has_byte_order_mark
from engine.readers.lines import LONG_BLOCK
from engine.readers.styling import Look, Sheet
from engine.readers.tables import described
from engine.types import Document, Locator

_declared = re.compile(rb"""<(?:meta[^>]+charset\s*=\s*|\?xml[^>]+encoding\s*=\s*)["']?\s*([\w.:-]+)""", re.I)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main menu nav ol option p section select summary "
    "table tbody td tfoot th thead tr ul"
)
_UNSHOWN_NAMES = (
    "annotation annotation-xml applet audio canvas datalist embed head iframe link meta noembed noframes "
    "noscript object rp script style svg template textarea title video"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSHOWN = frozenset(_UNSHOWN_NAMES.split())
_LISTS = frozenset({"ul", "ol", "menu", "dl"})
_NO_LIST_ITEM = [f"{{*}}{name}" for name in (*_HEADINGS, "pre", "table")]
_CELL_LIMIT = 600  # characters; a table with longer cells is there for the layout


def read(data: bytes, _extension: str) -> Document:
    builder = Builder()
    root = parse_html(data)
    if root is not None:
        titles = (one_line("".join(e.itertext())) for e in root.iter("title") if local(e.getparent()) == "head")
        builder.title = next(titles, "")
        add_html(builder, root)
        builder.title = builder.title or builder.first_heading
    return builder.document()


def parse_html(data: bytes | str) -> Element | None:
    """The root of an HTML page, whatever its faults; None if it holds nothing. Bytes are decoded first."""
    text = data if isinstance(data, str) else _decoded(data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # empty, or nothing but a comment
        return None


def _decoded(data: bytes) -> str:
    match = _declared.search(data[:4096])
    if match and not has_byte_order_mark(data):
        name = match[1].decode("ascii", "replace")
        if name.lower().startswith(("utf-16", "utf-32")):  # then the name could not have been found
            name = "utf-8"
        if (text := declared(data, name)) is not None:
            return text
    return decode(data)[0]


def add_html(builder: Builder, root: Element, place: Locator = NOWHERE, *, sheets: Sequence[str] | None = None) -> None:
    """Adds the blocks of a page to `builder`, each with `place` in its locator.

    Args:
        sheets: texts of the style sheets that the page links to; None if they cannot be had.
    """
    own = [style.text or "" for style in root.iter("{*}style")]
    linked = any("stylesheet" in link.get("rel", "").lower() for link in root.iter("{*}link"))
    complete = sheets is not None or not (linked or any("@import" in text for text in own))
    _Walk(builder, Sheet([*(sheets or ()), *own], complete=complete), place).run(root)


class _Walk:
    """Goes through the tree in order, gathers inline text, and adds it where a block begins or ends."""

    def __init__(self, builder: Builder, sheet: Sheet, place: Locator) -> None:
        self._builder = builder
        self._sheet = sheet
        self._place = place
        self._text: list[str] = []
        self._list: list[str] | None = None  # the items gathered so far, inside a list
        self._looks: dict[object, Look] = {}  # by the look around and the style
        self._places = 0  # where text was left out
        self._hiding = False  # the last text met was hidden: what follows it is the same place

    def run(self, root: Element) -> None:
        self._looks[()] = usual = Look()
        self._element(root, usual)
        self._flush()
        self._builder.hidden(self._places)

    def _flush(self) -> None:
        if self._text:
            lines = ("".join(self._text)).split("\n")
            self._text.clear()
            text = "\n".join(filter(None, map(one_line, lines)))
            if self._list is None:
                self._builder.add(text, place=self._place)
            elif text:
                self._list.append(text)

    def _element(self, element: Element, around: Look) -> None:
        name = local(element)
        if not name or name in _UNSHOWN:
            return
        if name == "br":
            self._text.append("\n")
            return
        look = self._look(element, around)
        if look.gone:
            self._hide(element)
            return
        if name in _HEADINGS:
            self._flush()
            text = one_line("".join(self._shown(element, look)))
            self._builder.add(text, "heading", level=_HEADINGS[name], place=self._place)
        elif name == "pre":
            self._flush()
            self._builder.add("".join(self._shown(element, look)), "code", place=self._place)
        elif name in _LISTS and self._list is None and next(element.iter(*_NO_LIST_ITEM), None) is None:
            self._flush()
            self._whole_list(element, look)
        elif name == "table" and (rows := self._data_rows(element, look)):
            self._flush()
            for caption in element.iterchildren("{*}caption"):
                text = one_line("".join(self._shown(caption, self._look(caption, look))))
                self._builder.add(text, place=self._place)
            for _, text in described(rows):
                self._builder.add(text, "row", place=self._place)
        else:
            is_block = name in _BLOCKS
            if is_block:
                self._flush()
            self._children(element, look)
            if is_block:
                self._flush()

    def _whole_list(self, element: Element, look: Look) -> None:
        """A list is one block, nested lists included; a long one is a block for each item."""
        items: list[str] = []
        self._list = items
        self._children(element, look)
        self._flush()
        self._list = None
        for text in ["\n".join(items)] if len(items) <= LONG_BLOCK else items:
            self._builder.add(text, place=self._place)

    def _children(self, element: Element, look: Look) -> None:
        self._add_text(element.text, look)
        for child in element:
            self._element(child, look)
            self._add_text(child.tail, look)

    def _add_text(self, text: str | None, look: Look) -> None:
        if text:
            self._text.append(self._seen(text, look).replace("\n", " "))

    def _shown(self, element: Element, look: Look) -> list[str]:
        """The text inside an element, hidden parts left out."""
        parts = [self._seen(element.text, look)]
        for child in element:
            name = local(child)
            if name == "br":
                parts.append("\n")
            elif name and name not in _UNSHOWN:
                inner = self._look(child, look)
                if inner.gone:
                    self._hide(child)
                else:
                    parts += self._shown(child, inner)
                    if name in _BLOCKS:
                        parts.append(" ")
            parts.append(self._seen(child.tail, look))
        return parts

    def _seen(self, text: str | None, look: Look) -> str:
        if not text:
            return ""
        if look.unseen:
            if not (words := text.strip()):
                return " "
            self._count()
            return " " if len(words) < len(text) else ""
        self._hiding = self._hiding and not text.strip()
        return text

    def _hide(self, element: Element) -> None:
        if any(text.strip() for text in element.itertext()):
            self._count()

    def _count(self) -> None:
        self._places += not self._hiding
        self._hiding = True

    def _look(self, element: Element, around: Look) -> Look:
        if not element.attrib and not self._sheet.speaks_of(element):
            return around
        style = self._sheet.style(element)
        if (hidden := element.get("hidden")) is not None and hidden != "until-found":
            style = {"display": "none", **style}
        unknown = not self._sheet.complete and (element.get("class") or element.get("id"))
        if not style and (not unknown or around.ground is None):
            return around
        key = (id(around), bool(unknown), *style.items())  # a look lives as long as the walk
        if (look := self._looks.get(key)) is None:
            look = self._looks[key] = around.inside(style, guess_ground=bool(unknown))
        return look

    def _data_rows(self, table: Element, look: Look) -> list[list[str]]:
        """The cells of a table that holds data; [] for one that only arranges the page."""
        if next(table.iterdescendants("{*}table"), None) is not None:
            return []
        for cell in table.iter("{*}td", "{*}th"):
            if next(cell.iter(*("{*}" + heading for heading in _HEADINGS), "{*}pre"), None) is not None:
                return []
        rows = []
        places = self._places
        for row in table.iter("{*}tr"):
            group = row.getparent()
            within = look if group is None or group is table else self._look(group, look)
            within = self._look(row, within)
            if within.gone:
                self._hide(row)
                continue
            cells = []
            for cell in row:
                if local(cell) in ("td", "th"):
                    inner = self._look(cell, within)
                    if inner.gone:
                        self._hide(cell)
                        continue
                    cells.append(one_line("".join(self._shown(cell, inner))))
                    cells += [""] * (_span(cell) - 1)
            rows.append(cells)
        if max(map(len, rows), default=0) < 2 or any(len(cell) > _CELL_LIMIT for row in rows for cell in row):
            self._places = places  # it will be gone through again
            return []
        return rows


def _span(cell: Element) -> int:
    text = cell.get("colspan", "1").strip()
    return min(50, max(1, int(text))) if text.isdecimal() else 1
