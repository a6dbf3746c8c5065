"""OpenDocument text and presentations by walking their XML. (Spreadsheets go through `workbook`.)"""

from __future__ import annotations

from engine.readers.base import NOWHERE, Builder, Unreadable, one_line
from engine.readers.container import Container, Element, local, sensible_title
from engine.readers.odf_look import PAPER, Look, Looks
from engine.readers.odf_look import value as _value
from engine.readers.tables import described
from engine.types import Document, Locator

_REPEAT_LIMIT = 1000  # columns or spaces that one element may stand for
_SKIPPED = frozenset(
    "tracked-changes sequence-decls forms scripts settings date-time-decl footer-decl header-decl".split()  # noqa: SIM905
)


def read(data: bytes, _extension: str) -> Document:
    with Container(data) as container:
        container.refuse_encrypted_open_document()
        if "content.xml" not in container:
            raise Unreadable("damaged file: no document in it", "failed")
        return _Reader(container).document()


class _Reader:
    def __init__(self, container: Container) -> None:
        self._container = container
        self._builder = Builder()
        self._root = container.xml("content.xml")
        self._place: Locator = NOWHERE
        self._slide = 0
        roots = [self._root, *([container.xml("styles.xml")] if "styles.xml" in container else [])]
        self._looks = Looks(roots)

    def document(self) -> Document:
        for body in self._root.iterchildren("{*}body"):
            self._blocks(body)
        builder = self._builder
        builder.title = self._title() or builder.first_heading
        return builder.document()

    def _title(self) -> str:
        if "meta.xml" not in self._container:
            return ""
        found = next(self._container.xml("meta.xml").iter("{http://purl.org/dc/elements/1.1/}title"), None)
        return sensible_title(found.text or "") if found is not None else ""

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            name = local(element)
            if name in ("h", "p", "section", "frame", "custom-shape") and self._looks.gone(element):
                self._hide(element)
            elif name == "h":
                level = _value(element, "outline-level")
                level_number = min(6, max(1, int(level))) if level.isdecimal() else 1
                self._paragraph(element, level=level_number)
            elif name == "p":
                self._paragraph(element)
            elif name == "table":
                self._table(element)
            elif name == "page":
                self._slide += 1
                self._builder.new_part()
                self._place = {"slide": self._slide}
                self._page(element)
            elif name == "notes":
                notes = "\n".join(filter(None, (self._text(p) for p in element.iter("{*}p"))))
                self._builder.add(notes, "note", place={**self._place, "part": "notes"})
            elif name not in _SKIPPED:
                self._blocks(element)

    def _hide(self, element: Element) -> None:
        if "".join(element.itertext()).strip():
            self._builder.hidden()

    def _page(self, page: Element) -> None:
        """A slide: its title is the heading of all the rest."""
        titles = [frame for frame in page.iterchildren("{*}frame") if _value(frame, "class") == "title"]
        for frame in titles:
            text = one_line(" ".join(self._text(p) for p in frame.iter("{*}p")))
            self._builder.add(text, "heading", level=1, place=self._place)
            page.remove(frame)
        self._blocks(page)

    def _paragraph(self, element: Element, *, level: int = 0) -> None:
        notes: list[tuple[str, str]] = []
        frames: list[Element] = []
        text = self._text(element, notes, frames)
        self._builder.add(text, "heading" if level else "paragraph", level=level, place=self._place)
        for frame in frames:
            self._blocks(frame)
        for kind, note in notes:
            self._builder.add(note, "note", place={**self._place, "part": kind})

    def _text(
        self,
        element: Element,
        notes: list[tuple[str, str]] | None = None,
        frames: list[Element] | None = None,
        around: Look = PAPER,
    ) -> str:
        """Inline text; notes and frames met on the way are put aside if the caller wants them.

        Args:
            around: the look of what the element stands in.
        """
        if self._looks.gone(element):
            self._hide(element)
            return ""
        look = self._looks.inside(element, around)
        if look.unseen and next(element.iterdescendants("{*}span", "{*}a"), None) is None:
            self._hide(element)
            return ""
        parts = [self._seen(element.text, look)]
        for child in element:
            name = local(child)
            if name == "s":
                count = _value(child, "c")
                parts.append(" " * (min(_REPEAT_LIMIT, int(count)) if count.isdecimal() else 1))
            elif name in ("tab", "line-break"):
                parts.append("\t" if name == "tab" else "\n")
            elif name in ("note", "annotation"):
                body = " ".join(self._text(p) for p in child.iter("{*}p"))
                if notes is not None:
                    notes.append(("comment" if name == "annotation" else _value(child, "note-class"), one_line(body)))
            elif name in ("frame", "custom-shape", "text-box"):
                if frames is not None:
                    frames.append(child)
            else:
                parts.append(self._text(child, notes, frames, look))
            parts.append(self._seen(child.tail, look))
        return "".join(parts)

    def _seen(self, text: str | None, look: Look) -> str:
        if look.unseen and text and text.strip():
            self._builder.hidden()
            return " "
        return _collapsed(text)

    def _table(self, table: Element) -> None:
        rows = []
        for row in table.iter("{*}table-row"):
            cells: list[str] = []
            around = self._looks.inside(row, self._looks.inside(table, PAPER))
            for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
                repeat = _value(cell, "number-columns-repeated")
                look = self._looks.inside(cell, around)
                text = one_line(" ".join(self._text(p, around=look) for p in cell.iter("{*}p", "{*}h")))
                times = min(_REPEAT_LIMIT, int(repeat)) if repeat.isdecimal() else 1
                cells += [text] * (times if text else min(times, 50))
            rows.append(cells)
        for _, text in described(rows):
            self._builder.add(text, "row", place=self._place)


def _collapsed(text: str | None) -> str:
    """White space in OpenDocument counts as one space, as in HTML."""
    if not text:
        return ""
    words = " ".join(text.split())
    return (" " if text[0].isspace() else "") + words + (" " if words and text[-1].isspace() else "")
