"""Jupyter notebooks: the cells in order, Markdown cells by their blocks, then each cell's printed output."""

from __future__ import annotations

import json
from typing import Any

from engine.readers.base import Builder, Unreadable
from engine.readers.encoding import decode
from engine.readers.lines import Lines
from engine.readers.markdown import plain, scan, without_hidden
from engine.types import Document

_OUTPUT_LIMIT = 5_000  # characters of one output; more is data, not what was written


def read(data: bytes, _extension: str) -> Document:
    text, _ = decode(data)
    try:
        notebook = json.loads(text)
        cells = notebook.get("cells")
        if cells is None:  # format 3 and older
            cells = [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("damaged notebook", "failed") from error
    builder = Builder()
    for number, cell in enumerate(cells if isinstance(cells, list) else [], 1):
        if isinstance(cell, dict):
            _cell(builder, cell, number)
    metadata = notebook.get("metadata")
    title = metadata.get("title", "") if isinstance(metadata, dict) else ""
    builder.title = str(title) or builder.first_heading
    return builder.document()


def _cell(builder: Builder, cell: dict[str, Any], number: int) -> None:
    source = _joined(cell.get("source", cell.get("input", "")))
    kind = cell.get("cell_type")
    if kind == "markdown":
        source, places = without_hidden(source)
        builder.hidden(places)
        lines = Lines(source)
        scan(lines)
        for span in lines.spans:
            block = source[span.start : span.end]
            if span.kind == "heading":
                block = plain(block.lstrip("# ").split("\n")[0])
            builder.add(block, span.kind, level=span.level, place={"cell": number})
    elif kind == "heading":
        builder.add(source, "heading", level=min(6, max(1, int(cell.get("level", 1)))), place={"cell": number})
    else:
        builder.add(source, "code" if kind == "code" else "paragraph", place={"cell": number})
        outputs = cell.get("outputs", [])
        for output in outputs if isinstance(outputs, list) else []:
            if isinstance(output, dict):
                builder.add(_output(output)[:_OUTPUT_LIMIT], "note", place={"cell": number, "part": "output"})


def _output(output: dict[str, Any]) -> str:
    data = output.get("data", output)
    text = output.get("text") or (data.get("text/plain", "") if isinstance(data, dict) else "")
    if output.get("output_type") in ("error", "pyerr"):
        text = f"{output.get('ename', '')}: {output.get('evalue', '')}"
    return _joined(text)


def _joined(text: object) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text or "")
