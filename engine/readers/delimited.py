"""Comma-, semicolon- and tab-separated values: a self-describing row for each record."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from engine.readers.base import TEXT_LIMIT, Builder
from engine.readers.encoding import decode
from engine.readers.tables import described
from engine.types import Document

_DELIMITERS = ",;\t|"
_SNIFF_LINES = 20
_LONG_RECORD = 10  # lines; a longer record may be rows that a quotation mark made one cell of
csv.field_size_limit(TEXT_LIMIT)


def read(data: bytes, extension: str) -> Document:
    text, flags = decode(data)
    builder = Builder()
    for flag in flags:
        builder.flag(flag)
    rows, places, unclosed = _records(text, _delimiter(text, extension))
    if len(unclosed) == 1:
        builder.flag(f"a quotation mark in line {unclosed[0]:,} never closes")
    elif unclosed:
        builder.flag(f"{len(unclosed):,} quotation marks never close, the first in line {unclosed[0]:,}")
    for index, row_text in described(rows):
        first, last = places[index]
        builder.add(row_text, "row", place={"row": index + 1, "line_start": first, "line_end": last})
    return builder.document()


def _records(text: str, delimiter: str) -> tuple[list[list[str]], list[tuple[int, int]], list[int]]:
    """The records, the first and last line of each, and the lines in which a quotation mark never closes.

    Such a mark is dropped and reading goes on in the next line: else all the rows below it would be one cell.
    """
    lines = list(io.StringIO(text))
    rows: list[list[str]] = []
    places: list[tuple[int, int]] = []
    unclosed: list[int] = []
    done = 0  # lines
    while done < len(lines):
        begun = done
        rest = (lines[line] for line in range(begun, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, skipinitialspace=True)
        for row in reader:
            end = begun + reader.line_num
            if (end > done + 1 or end == len(lines)) and _swallows(lines[done:end], delimiter, rows):
                unclosed.append(done + 1)
                row, end = _without_last_mark(lines[done], delimiter), done + 1
            rows.append(row)
            places.append((done + 1, end))
            done = end
            if done < begun + reader.line_num:
                break
    return rows, places, unclosed


def _swallows(record: Sequence[str], delimiter: str, before: Sequence[Sequence[str]]) -> bool:
    """Whether a quotation mark opens in the first line of a record and was not meant to close where the record ends:
    the file ends first, or another cell's opening mark was taken for the closing one, or what is between looks like
    rows."""
    text = "".join(record)
    lone = text.count('"') % 2 == 1 or (len(record) > 1 and _is_malformed(record[-1], delimiter))
    if lone and _is_malformed(text, delimiter):
        return True
    if len(record) <= _LONG_RECORD:
        return False
    cells, count = Counter(line.count(delimiter) + 1 for line in record[1:]).most_common(1)[0]
    return cells > 1 and count >= 0.8 * len(record) and (not before or cells == len(before[-1]))


def _is_malformed(text: str, delimiter: str) -> bool:
    try:
        list(csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return True
    return False


def _without_last_mark(line: str, delimiter: str) -> list[str]:
    """The cells of a line in which a quotation mark never closes: without it, or parted at every delimiter."""
    before, _, after = line.rpartition('"')
    if _is_malformed(before + after, delimiter):
        return line.split(delimiter)
    return next(csv.reader([before + after], delimiter=delimiter, skipinitialspace=True), [])


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
