"""Files with rows and columns -> records: CSV and its kin, and spreadsheets.

What a person exports from some other program is rarely as the book says: the delimiter, the encoding and the header
are found out, and a row that does not fit costs that row.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.examples.example_columns import is_known_name
from engine.readers.base import TEXT_FILE_LIMIT
from engine.types import SetAside

DELIMITERS = {"\t": "TSV", ",": "CSV", ";": "CSV with semicolons", "|": "CSV with bars"}  # told: values
_PARTED = 0.5  # share of the first records that a delimiter other than the comma parts
_SNIFFED = 100  # records that the delimiter and the header are found out from
_NAME_LENGTH = 40  # characters of the name of a column

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a file by the names of its columns, with the number each has in the file, from 1."""

    format: str
    names: tuple[str, ...]
    rows: tuple[tuple[int, Record], ...]
    unread: tuple[SetAside, ...] = ()


def delimited(text: str, extension: str) -> Records:
    """The records of CSV, TSV and the like. Rows are counted as a spreadsheet counts them: the header is row 1."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    delimiter = "\t" if extension in ("tsv", "tab") else _delimiter(text)
    rows: list[tuple[int, list[str]]] = []
    unread: list[SetAside] = []
    for number, row in enumerate(_parsed(text, delimiter), 1):
        if row is None:
            unread.append(SetAside(number, "a quotation mark in it is never closed"))
        else:
            rows.append((number, row))
    return _records(DELIMITERS[delimiter], rows, unread)


def spreadsheet(sheet: str, rows: Sequence[Sequence[str]]) -> Records:
    """The records of a sheet, as `Reading.table` gives it."""
    return _records(f"spreadsheet, sheet {sheet!r}", list(enumerate(map(list, rows), 1)), [])  # told


def _parsed(text: str, delimiter: str) -> Iterator[list[str] | None]:
    """The records of a text, also empty ones; None for a line that opens a quotation mark which is never closed.

    Such a mark takes the lines that follow for one cell, up to the next mark, which then stands in a wrong place, or
    to the end. So reading goes on after its line.
    """
    csv.field_size_limit(TEXT_FILE_LIMIT)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    start = 0
    while start < len(lines):
        reader = csv.reader(
            (f"{lines[i]}\n" for i in range(start, len(lines))),
            delimiter=delimiter,
            skipinitialspace=True,
            strict=True,
        )
        read = 0
        try:
            for row in reader:
                yield row
                read = reader.line_num
            return
        except csv.Error as error:
            start += read
            own_line = reader.line_num == read + 1 and "end of data" not in str(error)
        # A mark in a wrong place of its own line, such as "so" said, does no harm.
        yield next(csv.reader([lines[start]], delimiter=delimiter, skipinitialspace=True)) if own_line else None
        start += 1


def _delimiter(text: str) -> str:
    """The delimiter that parts the most of the first records into the same number of cells, two at least.

    Between equals, a header of known names decides; then the order of `DELIMITERS`, since tabs are in no prose. One
    that parts few of them is a mark in the text of a table with a single column, whose delimiter nobody sees.
    """
    sample = [f"{line}\n" for line in text[:200_000].split("\n")[:_SNIFFED] if line.strip()]
    best, best_score = ",", (0.0, 0)
    csv.field_size_limit(TEXT_FILE_LIMIT)
    for delimiter in DELIMITERS:
        records = [row for row in csv.reader(sample, delimiter=delimiter, skipinitialspace=True) if row]
        widths = Counter(len(row) for row in records if len(row) > 1)
        if not widths:
            continue
        share = widths.most_common(1)[0][1] / len(records)
        score = (round(share, 3), sum(map(is_known_name, records[0])))
        if score > best_score and (share > _PARTED or delimiter == ","):
            best, best_score = delimiter, score
    return best


def _records(format: str, rows: Sequence[tuple[int, list[str]]], unread: list[SetAside]) -> Records:
    filled = [(number, row) for number, row in rows if any(cell and not cell.isspace() for cell in row)]
    if not filled:
        return Records(format, (), (), tuple(unread))
    width = Counter(map(_width, (row for _, row in filled[:1000]))).most_common(1)[0][0]
    header = [cell.strip() for cell in filled[0][1]]
    if _is_header(header[:width], [row for _, row in filled[1:_SNIFFED]]):
        width = max(width, _width(header))
        names = _unique([cell or f"column {i}" for i, cell in enumerate(_padded(header, width), 1)])
        filled = filled[1:]
    else:
        names = [f"column {i}" for i in range(1, width + 1)]
    kept: list[tuple[int, Record]] = []
    for number, row in filled:
        if _width(row) > width:
            unread.append(
                SetAside(number, f"{_width(row)} cells where the table has {width}: put quotation marks around text")
            )
        else:
            kept.append((number, dict(zip(names, _padded(row, width), strict=True))))
    return Records(format, tuple(names), tuple(kept), tuple(sorted(unread, key=lambda one: one.row)))


def _width(row: Sequence[str]) -> int:
    """Cells up to the last one with anything in it."""
    return next((i for i in range(len(row), 0, -1) if row[i - 1].strip()), 0)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]


def _unique(names: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def _is_header(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns.

    It does if a cell is the name of a part of an example. Else it must look like names (short, no number, all
    different), and below one of them must stand what it is not: numbers, much longer texts, or a few values used
    again and again of which it is none.
    """
    if any(map(is_known_name, first)):
        return True
    names = [name for name in first if name]
    if len(names) < 2 or len(set(names)) < len(names) or len(below) < 2:
        return False
    if any(len(name) > _NAME_LENGTH or _is_number(name) for name in names):
        return False
    return any(
        name and _differs(name, [row[i].strip() for row in below if i < len(row)]) for i, name in enumerate(first)
    )


def _differs(name: str, values: Sequence[str]) -> bool:
    filled = [value for value in values if value]
    if not filled:
        return False
    if all(map(_is_number, filled)):
        return True
    if sum(map(len, filled)) / len(filled) > 4 * len(name) and " " not in name:
        return True
    return len(filled) >= 6 and len(set(filled)) * 3 <= len(filled) and name not in filled


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
