"""Word documents by walking their XML: malformed grids, Strict OOXML and nested tables are all the same to it.

A document has no pages until it is laid out, so a span's place is the heading above it. Footnotes, endnotes
and comments follow the paragraph they belong to; page headers and footers come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.readers import docx_look
from engine.readers.base import Builder, Unreadable, one_line
from engine.readers.colours import Colour
from engine.readers.container import Container, Element, local
from engine.readers.docx_look import UNSET, Look, Paint, run_look, shading
from engine.readers.docx_look import value as _value
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
    title: bool = False
    look: Look = field(default_factory=Look)
    shade: Paint = UNSET  # of its paragraphs
    shades: bool = False  # a style of tables that puts something behind some cells


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
        headers = [container.xml(name) for kind, name in self._parts.values() if kind == "header" and name in container]
        self._page = docx_look.page_ground([self._root, *headers])
        self._counted: set[Element] = set()  # runs left out
        self._deleted = sum(
            1 for change in self._root.iter("{*}del") if next(change.iter("{*}delText"), None) is not None
        )
        self._title = ""

    def document(self) -> Document:
        body = next(self._root.iterchildren("{*}body"), None)
        if body is None:
            raise Unreadable("damaged file: no Word document in it", "failed")
        self._blocks(body, ground=self._page)
        self._builder.new_part()
        for key in self._notes:  # notes that nothing refers to
            self._note(key)
        self._headers_and_footers()
        builder = self._builder
        if self._deleted:
            builder.flag(f"deleted text left out: {self._deleted} place{'s' if self._deleted > 1 else ''}")
        builder.title = self._container.core_title() or self._title or builder.first_heading
        return builder.document()

    # ----------------------------------------------------------------- parts beside the text

    def _part(self, kind: str) -> Element | None:
        name = next((target for k, target in self._parts.values() if k == kind), "")
        return self._container.xml(name) if name and name in self._container else None

    def _read_styles(self) -> dict[str, _Style]:
        root = self._part("styles")
        elements = {_value(e, "styleId"): e for e in root.iterchildren("{*}style")} if root is not None else {}
        self._default = run_look(root.find("{*}docDefaults/{*}rPrDefault/{*}rPr") if root is not None else None)
        self._usual = next(
            (n for n, e in elements.items() if _value(e, "type") == "paragraph" and _is_on_attribute(e)), ""
        )
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
            style.look = style.look.over(run_look(element.find("{*}rPr")))
            if style.shade == UNSET:
                style.shade = shading(element.find("{*}pPr/{*}shd"))
            style.shades = style.shades or next(element.iter("{*}shd"), None) is not None
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
        text = one_line(" ".join("".join(self._paragraph(p, ground=self._page).text) for p in paragraphs))
        self._builder.add(text, "note", place={"part": key[0]})

    def _headers_and_footers(self) -> None:
        told = set()
        for kind, name in self._parts.values():
            if kind in ("header", "footer") and name in self._container:
                paragraphs = self._container.xml(name).iter("{*}p")
                text = one_line(" ".join("".join(self._paragraph(p, ground=self._page).text) for p in paragraphs))
                if text not in told:
                    told.add(text)
                    self._builder.add(text, "note", place={"part": kind})

    # ----------------------------------------------------------------- the text

    def _blocks(self, parent: Element, *, ground: Colour | None) -> None:
        """Adds paragraphs and tables. `ground`: what they stand on, None if that is not known."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._add_paragraph(element, ground=ground)
            elif name == "tbl":
                self._table(element, ground=ground)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self._blocks(element, ground=ground)
            elif name == "AlternateContent":
                self._blocks(_chosen(element), ground=ground)

    def _add_paragraph(self, element: Element, *, ground: Colour | None) -> None:
        properties = next(element.iterchildren("{*}pPr"), None)
        style = self._style_of(properties)
        level = style.level
        if properties is not None:
            outline = _value(properties.find("{*}outlineLvl"), "val")
            if outline.isdecimal() and int(outline) < 9:
                level = min(6, int(outline) + 1)
        paragraph = self._paragraph(element, ground=ground)
        text = "".join(paragraph.text).strip()
        if style.title and not self._title:
            self._title = one_line(text)
        level = 1 if style.title else level
        self._builder.add(text, "heading" if level else "paragraph", level=level)
        for box in paragraph.boxes:
            if docx_look.off_page(box):
                self._builder.hidden()
            else:
                self._blocks(box, ground=docx_look.box_ground(box, self._page))
        for key in paragraph.notes:
            self._note(key)

    def _style_of(self, properties: Element | None) -> _Style:
        named = _value(properties.find("{*}pStyle"), "val") if properties is not None else ""
        return self._styles.get(named or self._usual, _Style())

    def _paragraph(self, element: Element, *, ground: Colour | None) -> _Paragraph:
        paragraph = _Paragraph()
        properties = next(element.iterchildren("{*}pPr"), None)
        style = self._style_of(properties)
        shade = shading(properties.find("{*}shd")) if properties is not None else UNSET
        shade = style.shade if shade == UNSET else shade
        self._inline(element, paragraph, style.look.over(self._default), ground=ground if shade == UNSET else shade)
        return paragraph

    def _inline(self, parent: Element, into: _Paragraph, look: Look, *, ground: Colour | None) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, into, look, ground=ground)
            elif name in _IN_ORDER:
                self._inline(element, into, look, ground=ground)
            elif name == "AlternateContent":
                self._inline(_chosen(element), into, look, ground=ground)
            elif name and element.tag.endswith("/math}" + name):  # a formula: its letters in order
                into.text.append("".join(t.text or "" for t in element.iter("{*}t")))

    def _run(self, run: Element, into: _Paragraph, look: Look, *, ground: Colour | None) -> None:
        """The content of a run, unless it is hidden, of no size, or white on white, say."""
        properties = next(run.iterchildren("{*}rPr"), None)
        if properties is not None:
            style = self._styles.get(_value(properties.find("{*}rStyle"), "val"))
            look = style.look.over(look) if style is not None else look
            look = run_look(properties).over(look)
        if look.unseen(ground):
            if run not in self._counted and any((text.text or "").strip() for text in run.iter("{*}t")):
                self._builder.hidden(run.getprevious() not in self._counted)
                self._counted.add(run)
            return
        self._run_content(run, into, ground=ground)

    def _run_content(self, run: Element, into: _Paragraph, *, ground: Colour | None) -> None:
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
                self._run_content(_chosen(element), into, ground=ground)
            elif name in ("drawing", "pict", "object"):
                into.boxes += _outermost(element, "txbxContent")
            elif name == "ruby":
                for base in element.iterchildren("{*}rubyBase"):
                    self._inline(base, into, Look(), ground=ground)

    # ----------------------------------------------------------------- tables

    def _table(self, table: Element, *, ground: Colour | None) -> None:
        ground = self._table_ground(table, ground)
        rows, for_data = [], True
        for row in _rows(table):
            cells: list[str] = []
            for cell in _cells(row):
                if next(cell.iterdescendants("{*}tbl"), None) is not None:
                    for_data = False
                    break
                within = _cell_ground(cell, ground)
                text = one_line(" ".join("".join(self._paragraph(p, ground=within).text) for p in cell.iter("{*}p")))
                span = _value(cell.find("{*}tcPr/{*}gridSpan"), "val")
                cells += [text] + [""] * (min(50, int(span)) - 1 if span.isdecimal() else 0)
            rows.append(cells)
        if for_data and max(map(len, rows), default=0) > 1 and all(len(c) <= _CELL_LIMIT for r in rows for c in r):
            for _, text in described(rows):
                self._builder.add(text, "row")
            keys = (key for p in table.iter("{*}p") for key in self._paragraph(p, ground=None).notes)
            for key in keys:
                self._note(key)
            return
        for row in _rows(table):
            for cell in _cells(row):
                self._blocks(cell, ground=_cell_ground(cell, ground))

    def _table_ground(self, table: Element, around: Colour | None) -> Colour | None:
        properties = table.find("{*}tblPr")
        style = self._styles.get(_value(properties.find("{*}tblStyle"), "val")) if properties is not None else None
        if style is not None and style.shades:
            return None
        shade = shading(properties.find("{*}shd")) if properties is not None else UNSET
        return around if shade == UNSET else shade


def _cell_ground(cell: Element, around: Colour | None) -> Colour | None:
    shade = shading(cell.find("{*}tcPr/{*}shd"))
    return around if shade == UNSET else shade


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


def _is_on_attribute(style: Element) -> bool:
    return _value(style, "default") in ("1", "true", "on")
