"""What differs between two tables, row by row; pure.

Rows are as the readers write them: "Header: value; Header: value", a row a line. They are matched by the first column
whose values are unique in both tables and mostly the same. Columns are the same whatever their case and punctuation,
numbers whatever their zeros: "price_gbp: 18.00" is "Price GBP: 18".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.text.quantities import number
from engine.whole_files.differences import Difference, Edit, Unit, order, values

IN_COMMON = 0.5
"""Share of the shorter table's keys that the other one must hold."""
LEAST_ROWS = 2
OFTEN_CHECKED = 500
"""Rows between two looks at whether to stop."""
OFTEN = 0.25
"""Share of the rows in which a name must stand to be one of a column."""

_NAME = re.compile(r"(?:^|; )([^:;]{1,60}): ")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?$")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    unit: Unit
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowDifference:
    """`keys` are the columns by which rows were matched; columns that only one side has are named, not compared.

    `rest` is what is no row of a matched table, on either side.
    """

    difference: Difference
    keys: tuple[str, ...]
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    rest: tuple[tuple[Unit, ...], tuple[Unit, ...]]


def compare_tables(
    before: Sequence[Unit], after: Sequence[Unit], check: Callable[[], None] = lambda: None
) -> RowDifference | None:
    """Matches tables, then their rows by key; None if no table has a column to match them by.

    Args:
        before, after: lines, each with the name of its sheet as its heading.
        check: called often; raises to stop.
    """
    olds, news = _tables(before, check), _tables(after, check)
    edits: list[Edit] = []
    keys: list[str] = []
    added: list[str] = []
    removed: list[str] = []
    compared: set[int] = set()
    names: set[str] = set()
    same = 0
    for old, new in _same_tables(olds, news):
        key = _key(old, new)
        if key is None:
            continue
        written_old, written_new = _columns(old), _columns(new)
        check()
        found, untouched = _compare_rows(old, new, key, written_old, written_new)
        edits += found
        same += untouched
        keys.append(written_new[key])
        added += [name for column_, name in written_new.items() if column_ not in written_old]
        removed += [name for column_, name in written_old.items() if column_ not in written_new]
        compared |= {id(row.unit) for row in (*old, *new)}
        names |= written_old.keys() | written_new.keys()
    if not keys:
        return None
    edits.sort(key=order)
    old_rest, new_rest = (
        tuple(unit for unit in side if id(unit) not in compared and not _is_header(unit, names))
        for side in (before, after)
    )
    return RowDifference(
        Difference(tuple(edits), same, 0), tuple(keys), tuple(added), tuple(removed), (old_rest, new_rest)
    )


def _tables(units: Sequence[Unit], check: Callable[[], None]) -> dict[str, list[Row]]:
    """The rows of each sheet that has a table."""
    sheets: dict[str, list[Unit]] = {}
    for unit in units:
        sheets.setdefault(unit.heading, []).append(unit)
    return {name: found for name, held in sheets.items() if (found := rows(held, check))}


def _same_tables(olds: dict[str, list[Row]], news: dict[str, list[Row]]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Sheets of the same name, then those that share the most columns, at least half of them."""
    left_old, left_new = dict(olds), dict(news)
    for name in olds.keys() & news.keys():
        yield left_old.pop(name), left_new.pop(name)
    while left_old and left_new:
        alike, one, other = max(
            (_alike(left_old[one], left_new[other]), one, other) for one in left_old for other in left_new
        )
        if alike < IN_COMMON:
            return
        yield left_old.pop(one), left_new.pop(other)


def _alike(old: Sequence[Row], new: Sequence[Row]) -> float:
    mine, theirs = _columns(old).keys(), _columns(new).keys()
    return len(mine & theirs) / max(1, len(mine | theirs))


def _is_header(unit: Unit, names: set[str]) -> bool:
    cells = [column(cell) for cell in unit.text.split(" | ")]
    return len(cells) > 1 and all(cell in names for cell in cells)


def _compare_rows(
    old: Sequence[Row], new: Sequence[Row], key: str, names_old: Mapping[str, str], names_new: Mapping[str, str]
) -> tuple[list[Edit], int]:
    """The edits, and how many rows are the same."""
    before = {_value(row.cells[key]): row for row in old}
    after = {_value(row.cells[key]): row for row in new}
    edits = []
    for value, row in after.items():
        known = before.get(value)
        if known is None:
            edits.append(Edit("added", None, row.unit))
        elif words := _cells_changed(known, row, names_old, names_new):
            edits.append(Edit("changed", known.unit, row.unit, any(values(a) != values(b) for a, b in words), words))
    same = len(after) - len(edits)
    return edits + [Edit("removed", row.unit, None) for value, row in before.items() if value not in after], same


def rows(units: Sequence[Unit], check: Callable[[], None] = lambda: None) -> list[Row]:
    """The units that are rows below a header."""
    found = []
    for n, unit in enumerate(units):
        if n % OFTEN_CHECKED == 0:
            check()
        found.append((unit, _NAME.findall(unit.text)))
    counts = Counter(name for _, names in found for name in set(names))
    described = sum(len(names) > 1 for _, names in found)
    known = {name for name, count in counts.items() if count >= max(LEAST_ROWS, OFTEN * described)}
    if not known:
        return []
    cut = re.compile(rf"(?:^|; )({'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))}): ")
    made = []
    for n, (unit, names) in enumerate(found):
        if n % OFTEN_CHECKED == 0:
            check()
        if len(names) < 2:
            continue
        pieces = cut.split(unit.text)[1:]
        cells = {column(pieces[n]): pieces[n + 1].strip() for n in range(0, len(pieces) - 1, 2)}
        if len(cells) > 1:
            made.append(Row(unit, cells))
    return made


def column(name: str) -> str:
    """A column's name for comparing; one that is all signs, "#" or "%", is itself."""
    return _NOT_WORD.sub(" ", name).strip().lower() or name.strip()


def _columns(table: Sequence[Row]) -> dict[str, str]:
    """The columns in order, with their names as they are written."""
    written: dict[str, str] = {}
    for row in table:
        for name in _NAME.findall(row.unit.text):
            if column(name) in row.cells:
                written.setdefault(column(name), name)
    return written


def _key(old: Sequence[Row], new: Sequence[Row]) -> str | None:
    if len(old) < LEAST_ROWS or len(new) < LEAST_ROWS:
        return None
    for name in _columns(new):
        mine = [_value(row.cells[name]) for row in old if name in row.cells]
        theirs = [_value(row.cells[name]) for row in new if name in row.cells]
        full = len(mine) == len(old) and len(theirs) == len(new)
        unique = len(set(mine)) == len(mine) and len(set(theirs)) == len(theirs)
        if full and unique and len(set(mine) & set(theirs)) >= IN_COMMON * min(len(mine), len(theirs)):
            return name
    return None


def _value(cell: str) -> str:
    plain = " ".join(cell.split()).casefold()
    return f"{'-' if plain[0] == '-' else ''}{number(plain.lstrip('-'))}" if _NUMBER.match(plain) else plain


def _cells_changed(
    before: Row, after: Row, names_old: Mapping[str, str], names_new: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    changed = []
    for name in (name for name in names_new if name in names_old):
        one, other = before.cells.get(name, ""), after.cells.get(name, "")
        if _value(one) != _value(other):
            changed.append((f"{names_old[name]}: {one}" if one else "", f"{names_new[name]}: {other}" if other else ""))
    return tuple(changed)
