"""Rows of any table -> lines that can be understood, and found, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.readers.base import one_line

_HEADER_LENGTH = 60  # characters; a longer cell is no name of a column
_HEADER_WITHIN = 10  # rows at the top that are searched for the header
_number = re.compile(r"[-+(]?[\s$€£¥]*\d[\d\s.,:/%)-]*[\s$€£¥%]*$")


def described(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Yields (index, text) for each row that is not empty.

    Below a recognisable header a row reads "Header: value; Header: value", so that it makes sense without
    the rest of the table. Without one it reads "value | value". A table after an empty row may bring a
    header of its own.
    """
    header: Sequence[str] | None = None
    for first, block in _blocks(rows):
        found = _header(block, strict=header is not None)
        if found is not None:
            header = block[found]
        for index, row in enumerate(block):
            if header is None or (found is not None and index <= found):
                text = " | ".join(cell for cell in map(one_line, row) if cell)
            else:
                text = _with_names(header, row)
            yield first + index, text


def _blocks(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    """Runs of rows that are not empty, each with the index of its first row."""
    first = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or not any(cell and not cell.isspace() for cell in rows[index]):
            if index > first:
                yield first, rows[first:index]
            first = index + 1


def _header(rows: Sequence[Sequence[str]], *, strict: bool) -> int | None:
    """Index of the row that names the columns: as wide as the table, all short text, no name twice.

    `strict` asks in addition that numbers stand below it: a header is known already, and a row of text
    after an empty row is then more likely data.
    """
    if len(rows) < 2:
        return None
    width = max(sum(1 for cell in row if cell.strip()) for row in rows[:50])
    for index, row in enumerate(rows[: min(_HEADER_WITHIN, len(rows) - 1)]):
        names = [cell.strip() for cell in row if cell.strip()]
        if len(names) < 2 or len(names) < 0.6 * width:
            continue
        if any(len(name) > _HEADER_LENGTH or _number.match(name) for name in names):
            return None
        if len(set(names)) < len(names):
            return None
        below = rows[index + 1 : index + 6]
        if strict and not any(_number.match(cell.strip()) for other in below for cell in other):
            return None
        return index
    return None


def _with_names(header: Sequence[str], row: Sequence[str]) -> str:
    parts = []
    for column, cell in enumerate(row):
        if value := one_line(cell):
            name = one_line(header[column]).rstrip(":") if column < len(header) else ""
            parts.append(f"{name}: {value}" if name else value)
    return "; ".join(parts)
