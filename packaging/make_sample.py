# /// script
# requires-python = ">=3.11"
# dependencies = ["openpyxl==3.1.5", "python-docx==1.2.0", "python-pptx==1.0.2", "reportlab==5.1.0"]
# ///
"""Makes the PDF, DOCX, PPTX and XLSX files of `resources/sample/` from the texts in `packaging/sample/`.

A source is named after the file it becomes, plus `.md`: `sample/finance/budget-2026.xlsx.md` becomes
`resources/sample/finance/budget-2026.xlsx`. All sources share one small Markdown subset, so one parser
feeds four writers:

    ---                     front matter: title, author, date (ISO)
    # Title                 the document's title, or the first slide
    ## Heading              a heading; in a presentation a slide; in a workbook a sheet
    ### Heading             a smaller heading
    - item                  a list item
    | a | b |               a table row; the first row of a table is its header
    > note                  speaker's notes of a slide
    \\newpage                starts a page in a PDF
    anything else           a paragraph, until an empty line

The other files of the sample are written by hand where they stand. Output is the same bytes at every
run with the pinned versions above: no clock is read, and zip entries carry a fixed time.

The libraries are wanted here alone, so they are in no extra of the project. Run with
`pipx run packaging/make_sample.py`, or in any environment that has the pinned versions.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sample"
SAMPLE = HERE.parent / "resources" / "sample"

BlockKind = Literal["heading", "paragraph", "item", "table", "note", "newpage"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source. `level` is 1 to 3 for a heading; `rows` is for a table, `text` for the rest."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    title: str
    author: str
    date: datetime
    blocks: tuple[Block, ...]


# --------------------------------------------------------------------------- reading the sources


def parse(text: str) -> Source:
    """Source text to blocks. Raises ValueError without front matter, KeyError if a field is missing."""
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if match is None:
        raise ValueError("a source starts with front matter between two lines of ---")
    fields = dict(line.split(": ", 1) for line in match[1].splitlines())
    parts = re.split(r"\n\s*\n", text[match.end() :].strip())
    blocks = tuple(block for part in parts for block in _blocks(part.strip().splitlines()))
    return Source(fields["title"], fields["author"], datetime.fromisoformat(fields["date"]), blocks)


def _blocks(lines: list[str]) -> list[Block]:
    """The blocks of one part: a table, a list, or a single block."""
    first = lines[0]
    if heading := re.fullmatch(r"(#{1,3}) (.+)", first):
        rest = _blocks(lines[1:]) if lines[1:] else []
        return [Block("heading", heading[2], level=len(heading[1])), *rest]
    if first.startswith("|"):
        rows = tuple(
            tuple(cell.strip() for cell in line.strip()[1:-1].split("|"))
            for line in lines
            if not re.fullmatch(r"[|\- ]+", line)  # the rule under the header
        )
        return [Block("table", rows=rows)]
    if first.startswith("- "):
        items = re.split(r"^- ", "\n".join(lines), flags=re.MULTILINE)[1:]
        return [Block("item", " ".join(item.split())) for item in items]
    if first.startswith("> "):
        return [Block("note", " ".join(line.removeprefix("> ") for line in lines))]
    if first == "\\newpage":
        return [Block("newpage")]
    return [Block("paragraph", " ".join(line.strip() for line in lines))]


# --------------------------------------------------------------------------- the four writers


def docx_bytes(source: Source) -> bytes:
    import docx

    document = docx.Document()
    for block in source.blocks:
        if block.kind == "heading":
            document.add_heading(block.text, level=block.level - 1)
        elif block.kind == "item":
            document.add_paragraph(block.text, style="List Bullet")
        elif block.kind == "table":
            table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
            for number, row in enumerate(block.rows):
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.paragraphs[0].add_run(value).bold = number == 0
            document.add_paragraph()
        elif block.kind == "newpage":
            document.add_page_break()
        else:
            document.add_paragraph(block.text)
    _describe(document.core_properties, source)
    return _saved(document, source)


def pptx_bytes(source: Source) -> bytes:
    import pptx
    from pptx.util import Inches, Pt

    deck = pptx.Presentation()
    title_layout, text_layout, table_layout = (deck.slide_layouts[number] for number in (0, 1, 5))
    for heading, blocks in _sections(source.blocks):
        table = next((block for block in blocks if block.kind == "table"), None)
        text = [block.text for block in blocks if block.kind in ("paragraph", "item")]
        layout = title_layout if heading.level == 1 else table_layout if table else text_layout
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = heading.text
        if table:
            size = (len(table.rows), len(table.rows[0]))
            box = (Inches(0.5), Inches(1.6), Inches(9), Inches(0.4 * size[0]))
            cells = slide.shapes.add_table(*size, *box).table
            for number, row in enumerate(table.rows):
                for column, value in enumerate(row):
                    cells.cell(number, column).text = value
        elif text:
            frame = slide.placeholders[1].text_frame
            frame.text = text[0]
            for line in text[1:]:
                frame.add_paragraph().text = line
            for paragraph in frame.paragraphs:
                paragraph.font.size = Pt(22)
        notes = " ".join(block.text for block in blocks if block.kind == "note")
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    _describe(deck.core_properties, source)
    return _saved(deck, source)


def xlsx_bytes(source: Source) -> bytes:
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    book.remove(book.active)
    for heading, blocks in _sections(source.blocks):
        sheet = book.create_sheet(heading.text)
        for block in blocks:
            if block.kind != "table":
                sheet.append([block.text])
                continue
            for number, row in enumerate(block.rows):
                sheet.append([_cell(value) for value in row])
                for cell in sheet[sheet.max_row]:
                    cell.font = Font(bold=number == 0)
                    if isinstance(cell.value, date):
                        cell.number_format = "yyyy-mm-dd"
            for column, values in enumerate(zip(*block.rows, strict=True), start=1):
                sheet.column_dimensions[get_column_letter(column)].width = max(map(len, values)) + 2
    book.properties.title, book.properties.creator = source.title, source.author
    book.properties.created = source.date
    return _saved(book, source)


def _cell(value: str) -> str | float | date | None:
    """A cell as a person would have typed it: a number, a date, or text."""
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    if re.fullmatch(r"-?\d+\.\d+", value):
        return float(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    return value or None


def pdf_bytes(source: Source) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import (
        BaseDocTemplate,
        Frame,
        PageBreak,
        PageTemplate,
        Paragraph,
        Spacer,
        Table,
        TableStyle,
    )

    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    body.fontSize, body.leading, body.spaceAfter = 10.5, 14.5, 6
    headings = {1: styles["Title"], 2: styles["Heading2"], 3: styles["Heading3"]}
    grid = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
            ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )

    story: list[Any] = []
    for block in source.blocks:
        text = block.text.replace("&", "&amp;").replace("<", "&lt;")
        if block.kind == "heading":
            story.append(Paragraph(text, headings[block.level]))
        elif block.kind == "item":
            story.append(Paragraph(text, body, bulletText="\N{BULLET}"))
        elif block.kind == "table":
            rows = [[Paragraph(cell.replace("&", "&amp;"), body) for cell in row] for row in block.rows]
            story += [Table(rows, style=grid, repeatRows=1), Spacer(0, 4 * mm)]
        elif block.kind == "newpage":
            story.append(PageBreak())
        else:
            story.append(Paragraph(text, body))

    def footer(canvas: Any, template: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(25 * mm, 12 * mm, source.title)
        canvas.drawRightString(A4[0] - 25 * mm, 12 * mm, f"Page {template.page}")

    out = io.BytesIO()
    frame = Frame(25 * mm, 20 * mm, A4[0] - 50 * mm, A4[1] - 42 * mm)
    template = BaseDocTemplate(
        out,
        pagesize=A4,
        pageTemplates=[PageTemplate(frames=[frame], onPageEnd=footer)],
        title=source.title,
        author=source.author,
        invariant=True,
    )
    template.build(story)
    return out.getvalue()


# --------------------------------------------------------------------------- what the writers share


def _sections(blocks: tuple[Block, ...]) -> list[tuple[Block, list[Block]]]:
    """Each heading of level 1 or 2 with the blocks under it."""
    sections: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.kind == "heading" and block.level <= 2:
            sections.append((block, []))
        else:
            sections[-1][1].append(block)
    return sections


def _describe(properties: Any, source: Source) -> None:
    properties.title, properties.author = source.title, source.author
    properties.last_modified_by = source.author
    properties.created = properties.modified = source.date


def _saved(document: Any, source: Source) -> bytes:
    """An Office file without the time of its making: in the zip's entries, and in openpyxl's `modified`."""
    first, out = io.BytesIO(), io.BytesIO()
    document.save(first)
    stamp = f"{source.date:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


WRITERS: dict[str, Callable[[Source], bytes]] = {
    ".docx": docx_bytes,
    ".pptx": pptx_bytes,
    ".xlsx": xlsx_bytes,
    ".pdf": pdf_bytes,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the office files of the sample folder.")
    parser.add_argument("--out", type=Path, default=SAMPLE, help="folder to write to (default: %(default)s)")
    out: Path = parser.parse_args().out
    for path in sorted(SOURCES.rglob("*.md")):
        target = out / path.relative_to(SOURCES).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(WRITERS[target.suffix](parse(path.read_text(encoding="utf-8"))))
        print(target)


if __name__ == "__main__":
    main()
