"""Comma-, semicolon- and tab-separated values: a self-describing row for each record."""

from __future__ import annotations

import csv
import io

from engine.readers.base import Builder
from engine.readers.encoding import decode
from engine.readers.tables import described
from engine.types import Document

_DELIMITERS = ",;\t|"
_SNIFF_LINES = 20
csv.field_size_limit(10_000_000)


def read(data: bytes, extension: str) -> Document:
    text, flags = decode(data)
    builder = Builder()
    for flag in flags:
        builder.flag(flag)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text, extension), skipinitialspace=True)
    rows: list[list[str]] = []
    places: list[tuple[int, int]] = []  # first and last line of each record
    line = 1
    try:
        for row in reader:
            rows.append(row)
            places.append((line, reader.line_num))
            line = reader.line_num + 1
    except csv.Error:  # a quote that never closes swallowed a whole file: the rest stays unread
        builder.flag(f"cannot be read as a table from line {line} on")
    for index, row_text in described(rows):
        first, last = places[index]
        builder.add(row_text, "row", place={"row": index + 1, "line_start": first, "line_end": last})
    return builder.document()


def _delimiter(text: str, extension: str) -> str:
    """The delimiter that parts most of the first lines into the same number of cells, two at least."""
    if extension == "tsv":
        return "\t"
    lines = [line for line in text[:20_000].split("\n")[:_SNIFF_LINES] if line.strip()]
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        score = widths.count(common) * min(common, 50) if common > 1 else 0
        if score > best_score:
            best, best_score = delimiter, score
    return best
