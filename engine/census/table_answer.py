"""What was understood of a question about a table -> the query, what it gives, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.census.table_census import Plan
from engine.census.table_sql import EXACT, Database, OverLimit, Value, quoted
from engine.text.tables import NUMBER_OF_ROW, TOTAL_MARK, Table

LISTED = 200  # values or groups that a sentence names
NAMED = 12  # rows that are named beside their count
_AGGREGATES = {"sum": "sum", "mean": "avg", "median": "median", "max": "max", "min": "min"}
_WORDS = {"sum": "total", "mean": "average", "median": "median", "max": "highest", "min": "lowest"}


@dataclass(frozen=True, slots=True)
class Told:
    """An answer from one table: the sentence, the query that gave it, and the rows it stands on."""

    table: Table
    sentence: str
    query: str
    rows: tuple[int, ...]
    value: Decimal | int | None = None  # of a count or sum, to add up over tables
    different: frozenset[str] | None = None  # values that were told apart, to be told apart over tables


def told(plan: Plan) -> Told | None:
    """Runs the plan; None if what it asks for cannot be had from these cells, such as a sum of grams and litres, or
    not within the limits of a query."""
    try:
        with Database(plan.schema.table, _asked(plan)) as database:
            return _Telling(plan, database).told()
    except OverLimit:
        return None


def _asked(plan: Plan) -> set[int]:
    """The columns that queries may name: the others need not be copied."""
    own = {column for column in (plan.label, plan.target, plan.group) if column is not None}
    return {
        *own,
        *plan.also,
        *plan.schema.unit_columns,
        *(each for condition in plan.conditions for each in condition.columns),
    }


class _Telling:
    def __init__(self, plan: Plan, database: Database) -> None:
        self.plan = plan
        self.table = plan.schema.table
        self.database = database
        conditions = [condition.sql for condition in plan.conditions]
        if self.table.has_totals:
            conditions.append(f"NOT {quoted(TOTAL_MARK)}")
        self.conditions = conditions
        self.source = quoted(self.table.name)
        self.where = self._where()

    def _where(self, *more: str) -> str:
        every = [*self.conditions, *more]
        return f" WHERE {' AND '.join(every)}" if every else ""

    def told(self) -> Told | None:
        plan = self.plan
        rows = self._integers(f"SELECT {quoted(NUMBER_OF_ROW)} FROM {self.source}{self.where} ORDER BY 1")
        if plan.group is not None:
            return self._groups(rows)
        if plan.op == "list":
            return self._list(rows)
        if plan.op == "count":
            return self._count(rows)
        if plan.target is None:
            return None
        if mixed := self._mixed(rows):
            return self._not_comparable(mixed, rows)
        if plan.also:
            return self._extreme_of_several(rows, (plan.target, *plan.also))
        rows = [row for row in rows if self.table.columns[plan.target].values[row] is not None]
        if not rows:
            return None
        if plan.op in ("max", "min"):
            return self._extreme(rows)
        return self._aggregate(rows)

    def _mixed(self, rows: Sequence[int]) -> list[str]:
        """The units of which the highest or lowest cannot be told, if there are several."""
        plan = self.plan
        if plan.op not in ("max", "min") or plan.target is None:
            return []
        asked = (plan.target, *plan.also)
        held = {each for column in asked for each in plan.schema.written_in(column, rows)}
        filled = [row for row in rows if self.table.columns[plan.target].values[row] is not None]
        if not held and (unit := self._unit_column(plan.target, filled)) is not None:
            held = {self._cell(unit, row) for row in filled}
        return sorted(held) if len(held) > 1 else []

    def _not_comparable(self, units: Sequence[str], rows: Sequence[int]) -> Told:
        """What is told in place of a highest or lowest of kilograms and litres."""
        assert self.plan.target is not None
        name = quoted(self.table.names[self.plan.target])
        query = f"SELECT {name} FROM {self.source}{self._where(f'{name} IS NOT NULL')}"
        named = [each or "numbers without a unit" for each in units]
        said = f"{self._name(self.plan.target)} in {self._place()}{self._said()} mixes {' and '.join(named)}"
        return Told(self.table, f"{said}: its {_WORDS[self.plan.op]} cannot be told.", query, tuple(rows))

    def _ask(self, query: str) -> list[tuple[Value, ...]]:
        return self.database.ask(query)

    def _integers(self, query: str) -> list[int]:
        """What a query for whole numbers gives, such as counts and rows."""
        return [int(number) for (number,) in self._ask(query) if number is not None]

    # ------------------------------------------------------------------ kinds of answers

    def _count(self, rows: Sequence[int]) -> Told:
        plan = self.plan
        if plan.distinct and plan.label is not None:
            name = quoted(self.table.names[plan.label])
            query = f"SELECT count(DISTINCT {name}) FROM {self.source}{self.where}"
            (count,) = self._integers(query)
            values = self._values(plan.label, rows)
            held = f": {_joined(values)}" if len(values) <= NAMED else ""
            noun = "value" if count == 1 else "different values"
            said = f"{count} {noun} of {self._name(plan.label)} in {self._place()}{self._said()}{held}."
            return Told(self.table, said, query, tuple(rows), different=frozenset(values))
        query = f"SELECT count(*) FROM {self.source}{self.where}"
        (count,) = self._integers(query)
        held = ""
        names = self._values(plan.schema.key, rows)
        if plan.conditions and 0 < count <= NAMED and len(names) == count:
            held = f": {_joined(names)}"
        noun = "row" if count == 1 else "rows"
        said = f"{count} {noun} of {self._place()}{self._said()}{held}."
        if plan.label is not None:
            return Told(self.table, said, query, tuple(rows), different=frozenset(self._values(plan.label, rows)))
        return Told(self.table, said, query, tuple(rows), count)

    def _list(self, rows: Sequence[int]) -> Told | None:
        label = self.plan.label
        if label is None:
            return None
        name = quoted(self.table.names[label])
        where = self._where(f"{name} IS NOT NULL")
        query = f"SELECT {name} FROM {self.source}{where} GROUP BY {name} ORDER BY min({quoted(NUMBER_OF_ROW)})"
        values = self._values(label, rows)
        if not values:
            return Told(self.table, f"No row of {self._place()}{self._said()}.", query, ())
        more = f" and {len(values) - LISTED} more" if len(values) > LISTED else ""
        said = f"{self._name(label)} in {self._place()}{self._said()}: {_joined(values[:LISTED])}{more}."
        return Told(self.table, said, query, tuple(rows))

    def _aggregate(self, rows: Sequence[int]) -> Told | None:
        plan, target = self.plan, self.plan.target
        assert target is not None
        name = quoted(self.table.names[target])
        said = f"The {_WORDS[plan.op]} of {self._name(target)} in {self._place()}{self._said()} is"
        if (unit := self._unit_column(target, rows)) is not None:
            units = quoted(self.table.names[unit])
            figure = f"{_AGGREGATES[plan.op]}({name})"
            query = f"SELECT {units}, {figure} FROM {self.source}{self.where} GROUP BY {units} ORDER BY 1 NULLS LAST"
            found = [(each, value) for each, value in self._ask(query) if value is not None]
            parts = [f"{self._number(target, value)} {each or ''}".strip() for each, value in found]
            return Told(self.table, f"{said} {_joined(parts)}.", query, tuple(rows))
        units_beside = {self.table.columns[target].units[row] for row in rows}
        if len(units_beside) > 1:
            return None
        query = f"SELECT {_AGGREGATES[plan.op]}({name}) FROM {self.source}{self.where}"
        value = self._ask(query)[0][0]
        unread = sum(
            bool(self.table.rows[row].cells[target].text.strip(" -–—")) for row in range(len(self.table.rows))
            if self.table.columns[target].values[row] is None and not self.table.rows[row].total
        )  # fmt: skip
        note = (
            f" ({unread} cells hold no number and are left out)" if unread and self.table.columns[target].unread else ""
        )
        return Told(self.table, f"{said} {self._with_unit(target, self._number(target, value), rows)}{note}.", query,
                    tuple(rows), Decimal(str(value)) if plan.op == "sum" else None)  # fmt: skip

    def _extreme(self, rows: Sequence[int]) -> Told:
        plan, target = self.plan, self.plan.target
        assert target is not None
        name = quoted(self.table.names[target])
        values = self.table.columns[target].values
        order = "DESC" if plan.descending else "ASC"
        chosen = name if plan.label is None else f"{quoted(self.table.names[plan.label])}, {name}"
        if plan.ranked:
            where = self._where(f"{name} IS NOT NULL")
            rest = f"FROM {self.source}{where} ORDER BY {name} {order} LIMIT {plan.top}"
            query = f"SELECT {chosen} {rest}"
            found = self._integers(f"SELECT {quoted(NUMBER_OF_ROW)} {rest}")
        else:
            extreme = "max" if plan.descending else "min"
            inner = f"(SELECT {extreme}({name}) FROM {self.source}{self.where})"
            query = f"SELECT {chosen} FROM {self.source}{self._where(f'{name} = {inner}')}"
            edge = (max if plan.descending else min)(values[row] for row in rows)  # type: ignore[type-var]  # one kind, none empty
            found = [row for row in rows if values[row] == edge]
        kind = self.table.columns[target].kind
        word = _WORDS[plan.op] if kind == "number" else "latest" if plan.descending else "earliest"
        shown = [self._with_unit(target, self._cell(target, row), [row]) for row in found]
        if plan.label is None or plan.label == target:
            key = plan.schema.key
            beside = f" ({_joined(self._values(key, found))})" if key != target and len(found) <= 3 else ""
            said = f"The {word} {self._name(target)} in {self._place()}{self._said()} is {shown[0]}{beside}."
            return Told(self.table, said, query, tuple(found))
        labels = [self._cell(plan.label, row) or "(no name)" for row in found]
        if plan.ranked:
            pairs = [f"{label}: {value}" for label, value in zip(labels, shown, strict=True)]
            return Told(self.table, f"The {len(found)} with the {word} {self._name(target)} in {self._place()}"
                        f"{self._said()}: {_joined(pairs)}.", query, tuple(found))  # fmt: skip
        said = f"{_joined(list(dict.fromkeys(labels)))}: {self._name(target)} {shown[0]}, the {word} in"
        return Told(self.table, f"{said} {self._place()}{self._said()}.", query, tuple(found))

    def _extreme_of_several(self, rows: Sequence[int], columns: Sequence[int]) -> Told | None:
        """The highest or lowest in any of the columns that fit alike."""
        cells = [(value, row, column) for row in rows for column in columns
                 if (value := self.table.columns[column].values[row]) is not None]  # fmt: skip
        if not cells:
            return None
        pick, outer, inner = (max, "max", "greatest") if self.plan.descending else (min, "min", "least")
        names = ", ".join(quoted(self._name(column)) for column in columns)
        order = " COLLATE number" if self.table.columns[columns[0]].kind == "number" else ""
        query = f"SELECT {outer}({inner}({names}){order}) FROM {self.source}{self.where}"
        edge = pick(value for value, _, _ in cells)
        found = [(row, column) for value, row, column in cells if value == edge]
        row, column = found[0]
        said = " and ".join(self._name(column) for column in columns)
        return Told(self.table, f"The {_WORDS[self.plan.op]} of {said} in {self._place()}{self._said()} is "
                    f"{self._with_unit(column, self._cell(column, row), [row])} ({self._name(column)}).", query,
                    tuple(dict.fromkeys(row for row, _ in found)))  # fmt: skip

    def _groups(self, rows: Sequence[int]) -> Told | None:
        plan = self.plan
        assert plan.group is not None
        group = quoted(self.table.names[plan.group])
        counted = "count(*)"
        if plan.op != "count":
            assert plan.target is not None
            if len({self.table.columns[plan.target].units[row] for row in rows
                    if self.table.columns[plan.target].kind == "number"}) > 1:  # fmt: skip
                return None
            counted = f"{_AGGREGATES[plan.op]}({quoted(self.table.names[plan.target])})"
        elif plan.distinct and plan.label is not None and plan.label != plan.group:
            counted = f"count(DISTINCT {quoted(self.table.names[plan.label])})"
        where = self._where(f"{group} IS NOT NULL")
        order = f"{'' if plan.op == 'count' else 'COLLATE number '}{'DESC' if plan.descending else 'ASC'}"
        query = f"SELECT {group}, {counted} FROM {self.source}{where} GROUP BY {group} ORDER BY 2 {order}, 1"
        answered = self._ask(query)
        found = [(self._group_label(value), Decimal(str(figure))) for value, figure in answered if figure is not None]
        if not found:
            return None
        if plan.ranked:
            edge = found[min(plan.top, len(found)) - 1][1]
            found = [each for each in found if (each[1] >= edge if plan.descending else each[1] <= edge)]
        shown = [f"{label}: {self._figure(figure)}" for label, figure in found[:LISTED]]
        what = "rows" if plan.op == "count" else f"{_WORDS[plan.op]} of {self._name(plan.target or 0)}"
        kept = {label for label, _ in found}
        used = tuple(row for row in rows if self._group_label(self.table.columns[plan.group].values[row]) in kept)
        if plan.ranked:
            most = "most" if plan.descending else "fewest"
            by = (
                f"the {most} rows" if plan.op == "count" else f"the {'highest' if plan.descending else 'lowest'} {what}"
            )
            return Told(self.table, f"{_joined(shown)}: {by} in {self._place()}{self._said()}.", query, used)
        return Told(self.table, f"{what.capitalize()} in {self._place()}{self._said()}, by {self._name(plan.group)}: "
                    f"{_joined(shown)}.", query, used)  # fmt: skip

    # ------------------------------------------------------------------ words and figures

    def _place(self) -> str:
        return f"{self.table.path.name}, sheet {self.table.sheet}" if self.table.sheet else self.table.path.name

    def _said(self) -> str:
        said = [condition.said for condition in self.plan.conditions]
        return f", where {' and '.join(said)}" if said else ""

    def _name(self, column: int) -> str:
        return self.table.names[column]

    def _cell(self, column: int, row: int) -> str:
        return self.table.rows[row].cells[column].text

    def _values(self, column: int, rows: Sequence[int], *, every: bool = False) -> list[str]:
        values = [text for row in rows if (text := self._cell(column, row))]
        return values if every else list(dict.fromkeys(values))

    def _group_label(self, value: object) -> str:
        if value is not None and self.table.columns[self.plan.group or 0].kind == "flag":
            return "yes" if value else "no"
        return str(value)

    def _figure(self, figure: Decimal) -> str:
        if self.plan.op == "count" or self.plan.target is None:
            return str(figure)
        return self._number(self.plan.target, figure)

    def _number(self, column: int, value: object) -> str:
        """A figure that was computed, written as the column writes its own."""
        values = self.table.columns[column]
        places = values.decimals
        if self.plan.op in ("mean", "median"):
            places = max(2, places)
        number = EXACT.quantize(Decimal(str(value)), Decimal(1).scaleb(-places))
        alike = {len(cell.rpartition(".")[2]) if "." in cell else 0 for cell in
                 (row.cells[column].text for row in self.table.rows) if cell}  # fmt: skip
        if self.plan.op in ("mean", "median") or len(alike) > 1:
            number = EXACT.normalize(number)
        comma = "," if values.grouped else ""
        return format(number, f"{comma}f")

    def _with_unit(self, column: int, figure: str, rows: Sequence[int]) -> str:
        if any(mark.isalpha() or mark in "£$€%°" for mark in figure):
            return figure
        units = {self.table.columns[column].units[row] for row in rows} if self.table.columns[column].units else {""}
        unit = units.pop() if len(units) == 1 else ""
        unit = unit or self.table.unit(column)
        if not unit:
            return figure
        return f"{unit}{figure}" if unit in "£$€" else f"{figure} {unit}"

    def _unit_column(self, target: int, rows: Sequence[int]) -> int | None:
        """A column that says what the quantities are measured in, if these rows differ in it."""
        if not self.plan.schema.beside_units(target):
            return None
        return next((column for column in self.plan.schema.unit_columns if len(self._values(column, rows)) > 1), None)


def _joined(parts: Sequence[str]) -> str:
    return "; ".join(parts)
