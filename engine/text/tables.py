"""Tables as the index holds them: rows and cells rebuilt from the stored text. Pure.

The readers write a row as "Header: value; Header: value" (`readers/tables.py`), in a child process without
rights. Its text is taken apart again here, so that no file is opened, every cell keeps its exact offsets, and what
is answered is what was indexed. `table_sql` asks what stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from engine.text import locating
from engine.text.cells import Values, is_blank, judged
from engine.types import Locator, Occurrence

LONG_NOTE = 40  # characters of a lone cell that makes its row a remark below the table
NUMBER_OF_ROW = "#"
TOTAL_MARK = "is a total"
_TOTAL = re.compile(r"(?:(?:grand|sub|net|overall)[ -]?)?totals?|sum|average|mean|all|balance|gesamt|summe", re.I)
_BEGINS_TOTAL = re.compile(r"(?:(?:grand|sub|net|overall)[ -]?)?(?:totals?|sum)\b", re.I)
_UNIT_IN_NAME = re.compile(r"[(\[]([^)\]]{1,12})[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, and where it stands in the document's text."""

    text: str
    start: int
    end: int


_EMPTY = Cell("", 0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """`start` and `end` are offsets in the document's text. `total` marks a row that sums up others."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    total: bool = False


class Table:
    """One table of one file.

    Attributes:
        path: the file.
        sheet: name of its sheet; empty where the file has none.
        names: of the columns, in order.
        rows: below the header, those that sum up others included.
    """

    def __init__(
        self, chunks: Sequence[Occurrence], sheet: str, names: Sequence[str], header: Cell, rows: Sequence[Row]
    ) -> None:
        self.path: Path = chunks[0].path
        self.sha256 = chunks[0].sha256
        self.modified = chunks[0].modified
        self.sheet = sheet
        self.names = _distinct(names)
        self.header = header
        self._chunks = chunks
        self.rows = tuple(_without_notes(rows))
        self.rows = tuple(_totals_marked(self.rows, self._judged(self.rows)))

    def _judged(self, rows: Sequence[Row]) -> list[Values]:
        return [
            judged([row.cells[column].text for row in rows], self.unit(column)) for column in range(len(self.names))
        ]

    @property
    def name(self) -> str:
        """What a query calls it; SQL knows no name that is not UTF-8, as a file's may be."""
        name = f"{self.path.name} / {self.sheet}" if self.sheet else self.path.name
        return name.encode("utf-8", "replace").decode()

    @cached_property
    def columns(self) -> tuple[Values, ...]:
        """What each column holds. Rows that sum up others have no say in it."""
        kept = [row for row in self.rows if not row.total]
        columns = []
        for column, values in enumerate(self._judged(kept)):
            every = values
            if len(kept) < len(self.rows):
                every = judged([row.cells[column].text for row in self.rows], self.unit(column))
            if every.kind == values.kind:
                columns.append(every)
                continue
            given = iter(zip(values.values, values.units or [""] * len(kept), strict=True))
            spread = [(None, "") if row.total else next(given) for row in self.rows]
            columns.append(
                Values(
                    values.kind,
                    tuple(value for value, _ in spread),
                    values.decimals,
                    tuple(unit for _, unit in spread),
                    values.grouped,
                    values.unread,
                    values.monthly,
                    values.mixed,
                )
            )
        return tuple(columns)

    @property
    def has_totals(self) -> bool:
        return any(row.total for row in self.rows)

    def place(self, start: int, end: int) -> Locator:
        """Where a span of the document's text stands in the file."""
        first = next(chunk for chunk in self._chunks if start < chunk.end)
        last = next(chunk for chunk in self._chunks if end <= chunk.end)
        if first is last:
            return locating.narrow(first.locator, first.text, start - first.start, end - first.start)
        begin = locating.narrow(first.locator, first.text, start - first.start, len(first.text.rstrip()))
        stop = locating.narrow(last.locator, last.text, 0, end - last.start)
        return locating.join(begin, stop)

    def text(self, start: int, end: int) -> str:
        """The document's text from `start` to `end`, to the letter."""
        return "".join(
            chunk.text[max(0, start - chunk.start) : max(0, end - chunk.start)]
            for chunk in self._chunks
            if chunk.start < end and start < chunk.end
        )

    def unit(self, column: int) -> str:
        """What the header says its numbers are in: "Depth (m)" gives "m"."""
        match = _UNIT_IN_NAME.search(self.names[column])
        return match[1] if match else ""


# --------------------------------------------------------------------------- text -> tables


def rebuilt(chunks: Sequence[Occurrence]) -> list[Table]:
    """The tables in a document, given all its chunks in order; tables without a header are left out."""
    if not chunks:
        return []
    found: list[Table] = []
    for sheet, lines in _sheets(chunks):
        for names, header, rows in (*_piped(lines), *_described(lines)):
            found.append(Table(chunks, sheet, names, header, rows))
    return found


def _described(lines: Sequence[Cell]) -> Iterator[tuple[list[str], Cell, list[Row]]]:
    """The tables whose rows say the names of their columns: names, header, rows."""
    names: list[str] = []
    pattern: re.Pattern[str] | None = None
    header = _EMPTY
    rows: list[Row] = []
    for line, following in zip(lines, [*lines[1:], _EMPTY], strict=True):
        if (named := _header(line.text, following.text)) and (pattern is None or not pattern.match(line.text)):
            if rows:
                yield names, header, rows
            names, pattern = named
            header, rows = line, []
        elif pattern is not None and (cells := _cells(line, names, pattern)):
            rows.append(Row(cells, line.start, line.end))
    if rows:
        yield names, header, rows


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names as SQL can tell them apart: it knows no case."""
    taken = {NUMBER_OF_ROW, TOTAL_MARK}
    distinct = []
    for name in names:
        free, number = name, 2
        while free.lower() in taken:
            free, number = f"{name} ({number})", number + 1
        taken.add(free.lower())
        distinct.append(free)
    return tuple(distinct)


def _sheets(chunks: Sequence[Occurrence]) -> Iterator[tuple[str, list[Cell]]]:
    """The lines that are not empty, sheet by sheet."""
    sheets: dict[str, list[tuple[int, str]]] = {}
    for chunk in chunks:
        sheets.setdefault(str(chunk.locator.get("sheet", "")), []).append((chunk.start, chunk.text))
    for sheet, parts in sheets.items():
        start, text = parts[0][0], "".join(text for _, text in parts)
        lines = []
        for line in text.split("\n"):
            if line.strip():
                begin = start + len(line) - len(line.lstrip())
                lines.append(Cell(line.strip(), begin, begin + len(line.strip())))
            start += len(line) + 1
        yield sheet, lines


_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*\|?")


def _piped(lines: Sequence[Cell]) -> Iterator[tuple[list[str], Cell, list[Row]]]:
    """The tables that Markdown draws with bars: names, header, rows."""
    for index in range(1, len(lines)):
        if not _RULE.fullmatch(lines[index].text) or "|" not in lines[index - 1].text:
            continue
        header = _barred(lines[index - 1])
        names = [cell.text for cell in header]
        rows = []
        for line in lines[index + 1 :]:
            if not line.text.startswith("|"):
                break
            cells = _barred(line)[: len(names)]
            rows.append(Row((*cells, *[_EMPTY] * (len(names) - len(cells))), line.start, line.end))
        if len(names) > 1 and all(names) and rows:
            yield names, lines[index - 1], rows


def _barred(line: Cell) -> list[Cell]:
    cells = []
    for match in re.finditer(r"(?<=\|)[^|]*(?=\|)|\A[^|]+(?=\|)|(?<=\|)[^|]+\Z", line.text):
        text = match.group().strip()
        begin = line.start + match.start() + len(match.group()) - len(match.group().lstrip())
        cells.append(Cell(text, begin, begin + len(text)))
    return cells


def _header(line: str, following: str) -> tuple[list[str], re.Pattern[str]] | None:
    """The names that `line` gives to columns, if the line after it uses them."""
    names = [name.strip().rstrip(":") for name in line.split(" | ")]
    if len(names) < 2 or not all(names):
        return None
    longest_first = sorted(set(names), key=len, reverse=True)
    pattern = re.compile(rf"(?:\A|; )({'|'.join(map(re.escape, longest_first))}): ")
    return (names, pattern) if pattern.match(following) else None


def _cells(line: Cell, names: Sequence[str], pattern: re.Pattern[str]) -> tuple[Cell, ...]:
    """The cells of a row, one for each name; none if the line is no row of this table."""
    if not pattern.match(line.text):
        return ()
    begun: list[tuple[int, int, int]] = []  # column, where its name and its value begin
    for match in pattern.finditer(line.text):
        column = names.index(match[1])
        if not begun or column > begun[-1][0]:
            begun.append((column, match.start(), match.end()))
    cells = [_EMPTY] * len(names)
    ends = [start for _, start, _ in begun[1:]] + [len(line.text)]
    for (column, _, start), end in zip(begun, ends, strict=True):
        cells[column] = Cell(line.text[start:end], line.start + start, line.start + end)
    return tuple(cells)


def _without_notes(rows: Sequence[Row]) -> list[Row]:
    """The rows but for remarks: one long cell where the others of the table are filled."""

    def note(row: Row) -> bool:
        filled = [cell.text for cell in row.cells if cell.text]
        return len(row.cells) > 2 and len(filled) == 1 and (len(filled[0]) > LONG_NOTE or filled[0][-1:] in ".:")

    return [row for row in rows if not note(row)]


def _totals_marked(rows: Sequence[Row], columns: Sequence[Values]) -> list[Row]:
    """Marks rows that sum up those above: by their label, by a label and the sum, or, last, by the sum alone."""
    words = [column for column, values in enumerate(columns) if values.kind == "text"]
    sums = [column for column, values in enumerate(columns) if values.kind == "number"]
    marked: list[Row] = []
    above: dict[int, Decimal] = {column: Decimal(0) for column in sums}
    everything = dict(above)
    for index, row in enumerate(rows):
        label = next((row.cells[column].text for column in words if row.cells[column].text), "").strip(" :")
        held = {column: columns[column].values[index] for column in sums}
        summed = index > 0 and any(
            isinstance(value, Decimal) and value and value in (above[column], everything[column])
            for column, value in held.items()
        )
        blank = not any(not is_blank(row.cells[column].text) for column in range(len(columns)) if column not in sums)
        total = index > 0 and bool(held) and (
            _TOTAL.fullmatch(label) is not None
            or (summed and _BEGINS_TOTAL.match(label) is not None)
            or (summed and blank and index == len(rows) - 1)
        )  # fmt: skip
        marked.append(Row(row.cells, row.start, row.end, total))
        for column, value in held.items():
            if total:
                above[column] = Decimal(0)
            elif isinstance(value, Decimal):
                above[column] += value
                everything[column] += value
    return marked
