"""Word documents by walking their XML: malformed grids, Strict OOXML and nested tables are all the same to it.

A document has no pages until it is laid out, so a span's place is the heading above it. Footnotes, endnotes
and comments follow the paragraph they belong to; page headers and footers come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.readers.base import HIDDEN_TEXT, Builder, Unreadable, one_line
from engine.readers.container import Container, Element, local
from engine.readers.tables import described
from engine.types import Document

_NOTE_PARTS = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_IN_ORDER = frozenset("hyperlink ins smartTag sdt sdtContent fldSimple customXml moveTo dir bdo rubyBase".split())  # noqa: SIM905
_CELL_LIMIT = 600  # characters; a table with longer cells is there for the layout


def read(data: bytes, _extension: str) -> Document:
    with Container(data) as container:
        return _Reader(container).document()


@dataclass(slots=True)
class _Style:
    level: int = 0  # 1 to 6 for a heading
    hidden: bool = False
    title: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What one paragraph holds besides its text: notes it refers to, text boxes anchored in it."""

    text: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class _Reader:
    def __init__(self, container: Container) -> None:
        self._container = container
        self._builder = Builder()
        main = next((target for kind, target in container.relations("").values() if kind == "officeDocument"), "")
        if not main or main not in container:
            raise Unreadable("damaged file: no Word document in it", "failed")
        self._root = container.xml(main)
        self._parts = container.relations(main)
        self._styles = self._read_styles()
        self._notes = self._read_notes()
        self._told: set[tuple[str, str]] = set()
        self._coloured_page = next(self._root.iter("{*}background"), None) is not None
        self._title = ""

    def document(self) -> Document:
        body = next(self._root.iterchildren("{*}body"), None)
        if body is None:
            raise Unreadable("damaged file: no Word document in it", "failed")
        self._blocks(body)
        self._builder.new_part()
        for key in self._notes:  # notes that nothing refers to
            self._note(key)
        self._headers_and_footers()
        builder = self._builder
        builder.title = self._container.core_title() or self._title or builder.first_heading
        return builder.document()

    # ----------------------------------------------------------------- parts beside the text

    def _part(self, kind: str) -> Element | None:
        name = next((target for k, target in self._parts.values() if k == kind), "")
        return self._container.xml(name) if name and name in self._container else None

    def _read_styles(self) -> dict[str, _Style]:
        root = self._part("styles")
        elements = {_value(e, "styleId"): e for e in root.iterchildren("{*}style")} if root is not None else {}
        return {name: self._style(name, elements) for name in elements}

    def _style(self, name: str, elements: dict[str, Element]) -> _Style:
        """A style with what it inherits."""
        style, seen = _Style(), set[str]()
        while name in elements and name not in seen:
            seen.add(name)
            element = elements[name]
            called = _value(next(element.iterchildren("{*}name"), None), "val").lower()
            outline = _value(next(element.iterfind("{*}pPr/{*}outlineLvl"), None), "val")
            if not style.level:
                if called.startswith("heading ") and called[8:].isdecimal():
                    style.level = min(6, int(called[8:]))
                elif outline.isdecimal() and int(outline) < 9:
                    style.level = min(6, int(outline) + 1)
            style.title = style.title or called == "title"
            style.hidden = style.hidden or _is_on(element.find("{*}rPr/{*}vanish"))
            name = _value(next(element.iterchildren("{*}basedOn"), None), "val")
        return style

    def _read_notes(self) -> dict[tuple[str, str], Element]:
        """(kind, id) -> note, without the separators that Word keeps among them."""
        notes = {}
        for part, kind in _NOTE_PARTS.items():
            root = self._part(part)
            for element in root.iterchildren("{*}" + kind) if root is not None else ():
                if _value(element, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    notes[kind, _value(element, "id")] = element
        return notes

    def _note(self, key: tuple[str, str]) -> None:
        if key in self._told or key not in self._notes:
            return
        self._told.add(key)
        paragraphs = self._notes[key].iter("{*}p")
        text = one_line(" ".join("".join(self._paragraph(p).text) for p in paragraphs))
        self._builder.add(text, "note", place={"part": key[0]})

    def _headers_and_footers(self) -> None:
        told = set()
        for kind, name in self._parts.values():
            if kind in ("header", "footer") and name in self._container:
                paragraphs = self._container.xml(name).iter("{*}p")
                text = one_line(" ".join("".join(self._paragraph(p).text) for p in paragraphs))
                if text not in told:
                    told.add(text)
                    self._builder.add(text, "note", place={"part": kind})

    # ----------------------------------------------------------------- the text

    def _blocks(self, parent: Element, *, shaded: bool = False) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._add_paragraph(element, shaded=shaded)
            elif name == "tbl":
                self._table(element)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self._blocks(element, shaded=shaded)
            elif name == "AlternateContent":
                self._blocks(_chosen(element), shaded=shaded)

    def _add_paragraph(self, element: Element, *, shaded: bool) -> None:
        properties = next(element.iterchildren("{*}pPr"), None)
        style = _Style()
        if properties is not None:
            style = self._styles.get(_value(properties.find("{*}pStyle"), "val"), style)
            outline = _value(properties.find("{*}outlineLvl"), "val")
            if outline.isdecimal() and int(outline) < 9:
                style = _Style(min(6, int(outline) + 1), style.hidden, style.title)
        paragraph = self._paragraph(element, shaded=shaded, hidden=style.hidden)
        text = "".join(paragraph.text).strip()
        if style.title and not self._title:
            self._title = one_line(text)
        level = 1 if style.title else style.level
        self._builder.add(text, "heading" if level else "paragraph", level=level)
        for box in paragraph.boxes:
            self._blocks(box, shaded=True)
        for key in paragraph.notes:
            self._note(key)

    def _paragraph(self, element: Element, *, shaded: bool = False, hidden: bool = False) -> _Paragraph:
        paragraph = _Paragraph()
        shaded = shaded or self._coloured_page or element.find("{*}pPr/{*}shd") is not None
        self._inline(element, paragraph, shaded=shaded, hidden=hidden)
        return paragraph

    def _inline(self, parent: Element, into: _Paragraph, *, shaded: bool, hidden: bool) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, into, shaded=shaded, hidden=hidden)
            elif name in _IN_ORDER:
                self._inline(element, into, shaded=shaded, hidden=hidden)
            elif name == "AlternateContent":
                self._inline(_chosen(element), into, shaded=shaded, hidden=hidden)
            elif name and element.tag.endswith("/math}" + name):  # a formula: its letters in order
                into.text.append("".join(t.text or "" for t in element.iter("{*}t")))

    def _run(self, run: Element, into: _Paragraph, *, shaded: bool, hidden: bool) -> None:
        properties = next(run.iterchildren("{*}rPr"), None)
        if hidden or (properties is not None and self._is_hidden(properties, shaded=shaded)):
            if any((text.text or "").strip() for text in run.iter("{*}t")):
                self._builder.flag(HIDDEN_TEXT)
            return
        self._run_content(run, into)

    def _run_content(self, run: Element, into: _Paragraph) -> None:
        for element in run:
            name = local(element)
            if name == "t":
                into.text.append(element.text or "")
            elif name in _BREAKS:
                into.text.append(_BREAKS[name])
            elif name == "sym":
                into.text.append(_symbol(element))
            elif name.endswith("Reference") and name.removesuffix("Reference") in _NOTE_PARTS.values():
                into.notes.append((name.removesuffix("Reference"), _value(element, "id")))
            elif name == "AlternateContent":
                self._run_content(_chosen(element), into)
            elif name in ("drawing", "pict", "object"):
                into.boxes += _outermost(element, "txbxContent")
            elif name == "ruby":
                for base in element.iterchildren("{*}rubyBase"):
                    self._inline(base, into, shaded=True, hidden=False)

    def _is_hidden(self, properties: Element, *, shaded: bool) -> bool:
        """Marked hidden, of no size, or white on what is, as far as one can tell, white paper."""
        style = self._styles.get(_value(properties.find("{*}rStyle"), "val"))
        if _is_on(properties.find("{*}vanish"), default=style is not None and style.hidden):
            return True
        size = _value(properties.find("{*}sz"), "val")
        if size.isdecimal() and int(size) <= 2:  # half points
            return True
        white = _value(properties.find("{*}color"), "val").upper() == "FFFFFF"
        return white and not shaded and all(properties.find("{*}" + n) is None for n in ("shd", "highlight"))

    # ----------------------------------------------------------------- tables

    def _table(self, table: Element) -> None:
        rows, for_data = [], True
        for row in _rows(table):
            cells: list[str] = []
            for cell in _cells(row):
                if next(cell.iterdescendants("{*}tbl"), None) is not None:
                    for_data = False
                    break
                text = one_line(" ".join("".join(self._paragraph(p, shaded=True).text) for p in cell.iter("{*}p")))
                span = _value(cell.find("{*}tcPr/{*}gridSpan"), "val")
                cells += [text] + [""] * (min(50, int(span)) - 1 if span.isdecimal() else 0)
            rows.append(cells)
        if for_data and max(map(len, rows), default=0) > 1 and all(len(c) <= _CELL_LIMIT for r in rows for c in r):
            for _, text in described(rows):
                self._builder.add(text, "row")
            keys = (key for p in table.iter("{*}p") for key in self._paragraph(p, shaded=True).notes)
            for key in keys:
                self._note(key)
            return
        for row in _rows(table):
            for cell in _cells(row):
                self._blocks(cell, shaded=True)


def _rows(table: Element) -> Iterator[Element]:
    yield from _within(table, "tr")


def _cells(row: Element) -> Iterator[Element]:
    yield from _within(row, "tc")


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Children of that name, also those wrapped in content controls or tracked insertions."""
    for element in parent:
        found = local(element)
        if found == name:
            yield element
        elif found in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _within(element, name)


def _outermost(element: Element, name: str) -> Iterator[Element]:
    if local(element) == name:
        yield element
    elif local(element) == "AlternateContent":
        yield from _outermost(_chosen(element), name)
    else:
        for child in element:
            yield from _outermost(child, name)


def _chosen(alternate: Element) -> Element:
    """One of the versions of a drawing that Word writes for itself and for older programs; never both."""
    choice = next(alternate.iterchildren("{*}Choice"), None)
    fallback = next(alternate.iterchildren("{*}Fallback"), None)
    if choice is not None and next(choice.iter("{*}t"), None) is not None:
        return choice
    return fallback if fallback is not None else alternate


def _symbol(element: Element) -> str:
    """A character of a symbol font; those in the private area show nothing without that font."""
    try:
        code = int(_value(element, "char"), 16)
    except ValueError:
        return ""
    return "" if 0xD800 <= code <= 0xF8FF or code > 0xFFFF else chr(code)


def _value(element: Element | None, attribute: str) -> str:
    """An attribute by its local name; "" if there is none."""
    if element is None:
        return ""
    return next((str(v) for key, v in element.attrib.items() if key.rpartition("}")[2] == attribute), "")


def _is_on(element: Element | None, *, default: bool = False) -> bool:
    if element is None:
        return default
    return _value(element, "val") not in ("0", "false", "off")
