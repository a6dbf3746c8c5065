"""HTML and XHTML: block elements become spans, data tables become self-describing rows."""

from __future__ import annotations

import re

from lxml import etree

from engine.readers.base import HIDDEN_TEXT, NOWHERE, Builder, one_line
from engine.readers.container import Element, local
from engine.readers.encoding import decode
from engine.readers.lines import LONG_BLOCK
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
_hiding = re.compile(
    r"display:none|visibility:hidden|(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
)
_rule = re.compile(r"([^{}]+)\{([^{}]*)\}")
_at_block = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_selector = re.compile(r"(?:[\w*]+)?([.#])([\w-]+)")
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
    if match := _declared.search(data[:4096]):
        try:
            return data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):  # the page is wrong about itself
            pass
    return decode(data)[0]


def add_html(builder: Builder, root: Element, place: Locator = NOWHERE) -> None:
    """Adds the blocks of a page to `builder`, each with `place` in its locator."""
    _Walk(builder, _hidden_names(root), place).run(root)


def _hidden_names(root: Element) -> frozenset[str]:
    """ ".class" and "#id" that the page's own style sheet hides; rules for print or screen sizes do not count."""
    names = set()
    for style in root.iter("{*}style"):
        for selectors, rules in _rule.findall(_at_block.sub("", style.text or "")):
            if _hiding.search(rules.replace(" ", "").lower()):
                matches = (_selector.fullmatch(selector.strip()) for selector in selectors.split(","))
                names |= {match[1] + match[2] for match in matches if match}
    return frozenset(names)


class _Walk:
    """Goes through the tree in order, gathers inline text, and adds it where a block begins or ends."""

    def __init__(self, builder: Builder, hidden: frozenset[str], place: Locator) -> None:
        self._builder = builder
        self._hidden = hidden
        self._place = place
        self._text: list[str] = []
        self._list: list[str] | None = None  # the items gathered so far, inside a list

    def run(self, root: Element) -> None:
        self._element(root)
        self._flush()

    def _flush(self) -> None:
        if self._text:
            lines = ("".join(self._text)).split("\n")
            self._text.clear()
            text = "\n".join(filter(None, map(one_line, lines)))
            if self._list is None:
                self._builder.add(text, place=self._place)
            elif text:
                self._list.append(text)

    def _element(self, element: Element) -> None:
        name = local(element)
        if not name or name in _UNSHOWN:
            return
        if self._is_hidden(element):
            if any(text.strip() for text in element.itertext()):
                self._builder.flag(HIDDEN_TEXT)
            return
        if name in _HEADINGS:
            self._flush()
            text = one_line("".join(self._shown(element)))
            self._builder.add(text, "heading", level=_HEADINGS[name], place=self._place)
        elif name == "pre":
            self._flush()
            self._builder.add("".join(self._shown(element)), "code", place=self._place)
        elif name == "br":
            self._text.append("\n")
        elif name in _LISTS and self._list is None and next(element.iter(*_NO_LIST_ITEM), None) is None:
            self._flush()
            self._whole_list(element)
        elif name == "table" and (rows := self._data_rows(element)):
            self._flush()
            for caption in element.iterchildren("{*}caption"):
                self._builder.add(one_line("".join(self._shown(caption))), place=self._place)
            for _, text in described(rows):
                self._builder.add(text, "row", place=self._place)
        else:
            is_block = name in _BLOCKS
            if is_block:
                self._flush()
            self._children(element)
            if is_block:
                self._flush()

    def _whole_list(self, element: Element) -> None:
        """A list is one block, nested lists included; a long one is a block for each item."""
        items: list[str] = []
        self._list = items
        self._children(element)
        self._flush()
        self._list = None
        for text in ["\n".join(items)] if len(items) <= LONG_BLOCK else items:
            self._builder.add(text, place=self._place)

    def _children(self, element: Element) -> None:
        if element.text:
            self._text.append(element.text.replace("\n", " "))
        for child in element:
            self._element(child)
            if child.tail:
                self._text.append(child.tail.replace("\n", " "))

    def _shown(self, element: Element) -> list[str]:
        """The text inside an element, hidden parts left out."""
        parts = [element.text or ""]
        for child in element:
            if local(child) == "br":
                parts.append("\n")
            elif local(child) not in _UNSHOWN and local(child):
                if self._is_hidden(child):
                    self._builder.flag(HIDDEN_TEXT)
                else:
                    parts += self._shown(child)
                    if local(child) in _BLOCKS:
                        parts.append(" ")
            parts.append(child.tail or "")
        return parts

    def _is_hidden(self, element: Element) -> bool:
        attributes = element.attrib
        if not attributes:
            return False
        if "hidden" in attributes and attributes["hidden"] != "until-found":
            return True
        style = attributes.get("style")
        if style and _hiding.search(style.replace(" ", "").lower()):
            return True
        if self._hidden:
            classes = attributes.get("class", "").split()
            return any("." + name in self._hidden for name in classes) or (
                "#" + attributes.get("id", "") in self._hidden
            )
        return False

    def _data_rows(self, table: Element) -> list[list[str]]:
        """The cells of a table that holds data; [] for one that only arranges the page."""
        if next(table.iterdescendants("{*}table"), None) is not None:
            return []
        rows = []
        for row in table.iter("{*}tr"):
            if self._is_hidden(row):
                self._builder.flag(HIDDEN_TEXT)
                continue
            cells = []
            for cell in row:
                if local(cell) in ("td", "th") and not self._is_hidden(cell):
                    if next(cell.iter(*("{*}" + heading for heading in _HEADINGS), "{*}pre"), None) is not None:
                        return []
                    cells.append(one_line("".join(self._shown(cell))))
                    cells += [""] * (_span(cell) - 1)
            rows.append(cells)
        if max(map(len, rows), default=0) < 2 or any(len(cell) > _CELL_LIMIT for row in rows for cell in row):
            return []
        return rows


def _span(cell: Element) -> int:
    text = cell.get("colspan", "1").strip()
    return min(50, max(1, int(text))) if text.isdecimal() else 1
