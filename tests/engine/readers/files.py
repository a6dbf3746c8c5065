"""Small real files, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from engine.readers.wire import pack, unpack
from engine.types import Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def check(document: Document) -> Document:
    """Asserts what every Document promises, and that the way through the wire changes nothing."""
    before = 0
    for span in document.spans:
        assert before <= span.start < span.end <= len(document.text)
        assert not document.text[before : span.start].strip()
        before = span.end
    assert not document.text[before:].strip()
    message, payload = pack(document)
    assert unpack(message, payload) == document
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    """(kind, text) of every span."""
    return [(span.kind, document.text[span.start : span.end]) for span in check(document).spans]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # dated 1980: always the same bytes
    return buffer.getvalue()


def relations(*items: tuple[str, str, str]) -> str:
    """A .rels part of (id, kind, target)."""
    rows = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in items)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def docx(body: str, *, namespace: str = WORD, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document; `parts` are further parts as kind -> inner XML of the part."""
    others = parts or {}
    links = [(f"r{n}", kind, f"{kind}.xml") for n, kind in enumerate(others)]
    content = {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(*links),
    }
    for kind, inner in others.items():
        content[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{namespace}">{inner}</w:{kind}>'
    return zipped(content)


def paragraph(text: str, *, style: str = "", run: str = "") -> str:
    before = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{before}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def pptx(*slides: str, notes: str = "") -> bytes:
    """A presentation; each slide is the inner XML of its shape tree. Notes belong to the first slide."""
    space = f'xmlns:p="{SLIDES}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}"'
    numbers = range(1, len(slides) + 1)
    order = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in numbers)
    content = {
        "_rels/.rels": relations(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {space}><p:sldIdLst>{order}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(*((f"r{n}", "slide", f"slides/slide{n}.xml") for n in numbers)),
    }
    for n, shapes in enumerate(slides, 1):
        content[f"ppt/slides/slide{n}.xml"] = f"<p:sld {space}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
    if notes:
        content["ppt/slides/_rels/slide1.xml.rels"] = relations(("n", "notesSlide", "../notesSlides/n1.xml"))
        content["ppt/notesSlides/n1.xml"] = (
            f"<p:notes {space}><p:cSld><p:spTree>{shape(notes, 'body')}</p:spTree></p:cSld></p:notes>"
        )
    return zipped(content)


def shape(text: str, placeholder: str = "") -> str:
    kind = f'<p:ph type="{placeholder}"/>' if placeholder else ""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    return f"<p:sp><p:nvSpPr><p:nvPr>{kind}</p:nvPr></p:nvSpPr><p:txBody>{lines}</p:txBody></p:sp>"


def xlsx(**sheets: list[list[str | float | None]]) -> bytes:
    """A workbook; a sheet whose name begins with "hidden" is hidden."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"{_state(name)}/>' for n, name in enumerate(sheets, 1)
    )
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*((f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)),
    }
    for n, rows in enumerate(sheets.values(), 1):
        xml = ""
        for r, row in enumerate(rows, 1):
            cells = (_cell(f"{chr(65 + c)}{r}", value) for c, value in enumerate(row) if value is not None)
            xml += f'<row r="{r}">{"".join(cells)}</row>'
        content[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{SHEETS}"><sheetData>{xml}</sheetData></worksheet>'
    return zipped(content)


def _state(name: str) -> str:
    return ' state="hidden"' if name.startswith("hidden") else ""


def _cell(name: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{name}"><v>{value}</v></c>'


def pdf(*pages: str, title: str = "", page: str = "/MediaBox [0 0 612 792]") -> bytes:
    """A PDF whose pages are the given content streams, with Helvetica as /F1."""
    objects = ["", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for content in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {page} /Contents {len(objects) + 2} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) >>")
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{table_at}\n%%EOF"
    return out.encode("latin-1")


def lines_at(left: int, top: int, size: int, *lines: str, leading: float = 1.2) -> str:
    """PDF operators that print lines from a place downwards."""
    shown = "".join(f"({line}) Tj 0 {-size * leading:.1f} Td " for line in lines)
    return f"BT /F1 {size} Tf {left} {top} Td {shown}ET\n"
