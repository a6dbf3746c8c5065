"""PowerPoint presentations by walking their XML: slides in order, tables, charts, speaker's notes, comments."""

from __future__ import annotations

from engine.readers.base import Builder, Unreadable, one_line
from engine.readers.colours import Colour
from engine.readers.container import Container, Element, Relations, local
from engine.readers.pptx_look import Shift, Slide
from engine.readers.tables import described
from engine.types import Document

_ASIDE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})  # kinds of placeholder with no content


def read(data: bytes, _extension: str) -> Document:
    with Container(data) as container:
        return _Reader(container).document()


class _Reader:
    def __init__(self, container: Container) -> None:
        self._container = container
        self._builder = Builder()

    def document(self) -> Document:
        container, builder = self._container, self._builder
        main = next((t for kind, t in container.relations("").values() if kind == "officeDocument"), "")
        if not main or main not in container:
            raise Unreadable("damaged file: no presentation in it", "failed")
        parts = container.relations(main)
        root = container.xml(main)
        size = next(root.iter("{*}sldSz"), None)
        self._size = (_number(size, "cx"), _number(size, "cy"))
        ids = [_relation_id(element) for element in root.iter("{*}sldId")]
        names = [parts[identity][1] for identity in ids if identity in parts]
        for number, name in enumerate(names, 1):
            builder.new_part()
            if name in container:
                self._slide(name, number)
            else:
                builder.flag(f"slide {number} is missing")
        builder.title = container.core_title() or builder.first_heading
        return builder.document()

    def _slide(self, name: str, number: int) -> None:
        root = self._container.xml(name)
        if root.get("show") in ("0", "false"):
            self._builder.flag(f"hidden slide left out: {number}")
            return
        parts = self._container.relations(name)
        slide = Slide(self._container, root, name, self._size)
        tree = next(root.iter("{*}spTree"), None)
        if tree is not None:
            shapes = list(tree)
            titles = [shape for shape in shapes if _placeholder(shape) in ("title", "ctrTitle")]
            for shape in titles:
                text = one_line(" ".join(self._shown(shape, slide, Shift())))
                self._builder.add(text, "heading", level=1, place={"slide": number})
            for shape in shapes:
                if shape not in titles:
                    self._shape(shape, parts, number, slide, Shift())
                slide.passed(shape, Shift())
        for kind, target in parts.values():
            if kind == "notesSlide" and target in self._container:
                self._notes(target, number)
            elif kind == "comments" and target in self._container:
                for comment in self._container.xml(target).iter("{*}text", "{*}txBody"):
                    text = comment.text if local(comment) == "text" else " ".join(_paragraphs(comment))
                    self._builder.add(one_line(text or ""), "note", place={"slide": number, "part": "comment"})

    def _shape(self, shape: Element, parts: Relations, number: int, slide: Slide, shift: Shift) -> None:
        name = local(shape)
        if name in ("sp", "grpSp", "graphicFrame") and slide.off(shape, shift):
            if next(shape.iter("{*}t"), None) is not None:
                self._builder.hidden()
        elif name == "AlternateContent":
            choice = next(shape.iterchildren("{*}Choice", "{*}Fallback"), None)
            for child in choice if choice is not None else ():
                self._shape(child, parts, number, slide, shift)
        elif name == "grpSp":
            inner = shift.inside(shape)
            for child in shape:
                self._shape(child, parts, number, slide, inner)
                slide.passed(child, inner)
        elif name == "graphicFrame":
            self._graphic(shape, parts, number, slide, shift)
        elif name == "sp" and _placeholder(shape) not in _ASIDE:
            self._builder.add("\n".join(self._shown(shape, slide, shift)), place={"slide": number})

    def _shown(self, shape: Element, slide: Slide, shift: Shift) -> list[str]:
        """The paragraphs of a shape, without what cannot be seen on the slide."""
        if slide.off(shape, shift):
            self._builder.hidden(any(_paragraphs(shape)))
            return []
        return self._seen(shape, slide, slide.ground(shape, shift))

    def _seen(self, holder: Element, slide: Slide, ground: Colour | None) -> list[str]:
        body = next(holder.iterchildren("{*}txBody"), None)
        unseen = [run for run in holder.iter("{*}r", "{*}fld") if slide.unseen(run, body, ground)]
        unseen = [run for run in unseen if any((t.text or "").strip() for t in run.iter("{*}t"))]
        self._builder.hidden(sum(run.getprevious() not in unseen for run in unseen))
        for run in unseen:
            for text in run.iter("{*}t"):
                text.text = ""
        return _paragraphs(holder)

    def _graphic(self, frame: Element, parts: Relations, number: int, slide: Slide, shift: Shift) -> None:
        """A table, a chart (its numbers are kept beside it) or a diagram."""
        around = slide.ground(frame, shift)
        for table in frame.iter("{*}tbl"):
            rows = [
                [
                    one_line(" ".join(self._seen(cell, slide, slide.cell_ground(cell, table, around))))
                    for cell in row.iterchildren("{*}tc")
                ]
                for row in table.iterchildren("{*}tr")
            ]
            for _, text in described(rows):
                self._builder.add(text, "row", place={"slide": number})
        for data in frame.iter("{*}graphicData"):
            for reference in data:
                kind, target = parts.get(_relation_id(reference), ("", ""))
                if kind == "chart" and target in self._container:
                    self._chart(self._container.xml(target), number)
        for reference in frame.iter("{*}relIds"):
            kind, target = parts.get(_relation_id(reference, "dm"), ("", ""))
            if kind == "diagramData" and target in self._container:
                texts = (one_line(" ".join(_paragraphs(point))) for point in self._container.xml(target).iter("{*}pt"))
                self._builder.add("\n".join(filter(None, texts)), place={"slide": number})

    def _chart(self, root: Element, number: int) -> None:
        for title in root.iterfind("{*}chart/{*}title"):
            self._builder.add(one_line(" ".join(_paragraphs(title))), place={"slide": number})
        for series in root.iter("{*}ser"):
            name = " ".join(_cached(series, "tx"))
            values = _cached(series, "val") or _cached(series, "yVal")
            labels = _cached(series, "cat") or _cached(series, "xVal") or [""] * len(values)
            pairs = "; ".join(f"{label}: {value}".lstrip(": ") for label, value in zip(labels, values, strict=False))
            self._builder.add(f"{name}: {pairs}" if name else pairs, "row", place={"slide": number})

    def _notes(self, name: str, number: int) -> None:
        for shape in self._container.xml(name).iter("{*}sp"):
            if _placeholder(shape) not in _ASIDE:
                self._builder.add("\n".join(_paragraphs(shape)), "note", place={"slide": number, "part": "notes"})


def _paragraphs(element: Element) -> list[str]:
    """The paragraphs of a text body, empty ones left out."""
    texts = []
    for paragraph in element.iter("{*}p"):
        parts = []
        for piece in paragraph.iter("{*}t", "{*}br", "{*}tab"):
            parts.append(piece.text or "" if local(piece) == "t" else "\n" if local(piece) == "br" else "\t")
        if text := "".join(parts).strip():
            texts.append(text)
    return texts


def _cached(series: Element, name: str) -> list[str]:
    return [one_line(v.text or "") for v in series.iterfind("{*}" + name + "//{*}v")]


def _placeholder(shape: Element) -> str:
    """The kind of a placeholder, "body" if it names none, "" for a free shape."""
    found = next(shape.iterfind("*/{*}nvPr/{*}ph"), None)
    return str(found.get("type", "body")) if found is not None else ""


def _relation_id(element: Element, name: str = "id") -> str:
    """r:id, whichever of the two namespaces of relationships it is in; a plain `id` is something else."""
    return next((str(v) for key, v in element.attrib.items() if key.endswith("/relationships}" + name)), "")


def _number(element: Element | None, name: str) -> float:
    text = element.get(name, "") if element is not None else ""
    return float(text) if text.isdecimal() else 0.0
