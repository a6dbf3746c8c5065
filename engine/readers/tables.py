"""Rows of any table -> lines that can be understood, and found, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.readers.base import one_line

_HEADER_LENGTH = 60  # characters; a longer cell is no name of a column
_HEADER_WITHIN = 10  # rows at the top that are searched for the header
_LOOKED_AT = 50  # rows below a header that tell which columns hold something
_year = re.compile(r"(?:19|20)\d\d(?:-\d\d)?")
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
            header = _named(block, found)
        for index, row in enumerate(block):
            if header is None or (found is not None and index <= found):
                row = header if header is not None and index == found else row
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
    """Index of the row that names the columns: as wide as the table, all short text or years, no name twice.

    `strict` asks in addition that numbers stand below it: a header is known already, and a row of text
    after an empty row is then more likely data.
    """
    if len(rows) < 2:
        return None
    width = max(sum(1 for cell in row if cell.strip()) for row in rows[:50])
    for index in range(min(_HEADER_WITHIN, len(rows) - 1)):
        row = _named(rows, index)
        names = [cell.strip() for cell in row if cell.strip()]
        own = sum(1 for cell in rows[index] if cell.strip())
        given = own + (bool(row[0].strip()) and not rows[index][0].strip())  # the corner of a cross table is empty
        below = rows[index + 1 : index + 6]
        if len(names) < 2 or given < 0.6 * width or (own < 2 and not _heads_numbers(rows[index], below)):
            continue
        if any(len(name) > _HEADER_LENGTH for name in names):
            return None
        if any(_number.match(name) for name in names) and not _by_years(row, below):
            return None
        if len(set(names)) < len(names):
            return None
        if strict and not any(_number.match(cell.strip()) for other in below for cell in other):
            return None
        return index
    return None


def _named(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """The row as names of columns. One without a name is called by its number, as the first of a cross table, if
    values stand below it; further right, if they stand in half of the rows at least."""
    below = rows[index + 1 : index + 1 + _LOOKED_AT]
    names = list(rows[index])
    for column, name in enumerate(names):
        if not name.strip():
            filled = len(_filled(below, column))
            if filled * 2 >= len(below) > 0 or (filled and column == 0):
                names[column] = f"column {column + 1}"
    return names


def _by_years(names: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the numbers among the names are years or months with numbers below them that are not years too, and the
    others name what is counted: then this is no row of data."""
    if not any(name.strip() and not _number.match(name.strip()) for name in names):
        return False
    return all(
        _year.fullmatch(name.strip()) is not None and _holds_numbers(below, column)
        for column, name in enumerate(names)
        if _number.match(name.strip())
    )


def _heads_numbers(names: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a lone name stands over numbers, as beside the index of a table; else it is a title."""
    return all(_holds_numbers(below, column) for column, name in enumerate(names) if name.strip())


def _holds_numbers(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the first of what stands in a column is a number and so is more than half of it, but not all years."""
    filled = _filled(rows, column)
    numbers = [cell for cell in filled if _number.match(cell)]
    return filled[:1] == numbers[:1] and len(numbers) * 2 > len(filled) and not all(map(_year.fullmatch, numbers))


def _filled(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [cell for row in rows if column < len(row) and (cell := row[column].strip())]


def _with_names(header: Sequence[str], row: Sequence[str]) -> str:
    parts = []
    for column, cell in enumerate(row):
        if value := one_line(cell):
            name = one_line(header[column]).rstrip(":") if column < len(header) else ""
            parts.append(f"{name}: {value}" if name else value)
    return "; ".join(parts)
