"""What the words of a question say about the rows of a table: which values, which times, how much. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engine.census.census_words import MONEY, ROW_NOUNS, STATES, Comparison, Request, stem
from engine.census.table_schema import Schema
from engine.census.table_sql import figure, literal, quoted
from engine.questions.periods import Period
from engine.text.cells import month_of
from engine.text.dimensions import Unit, brought, unit

_SHORT_NEGATIONS = ("don't", "didn't", "doesn't", "isn't", "wasn't", "aren't", "weren't", "hasn't", "haven't")
_NEGATIONS = frozenset({"not", "never", *_SHORT_NEGATIONS, *(each.replace("'", "") for each in _SHORT_NEGATIONS)})
_EMPTY = frozenset({"without", "no", "missing", "lacking", "lack", "empty", "blank"})
_OPPOSITES = {"fail": "pass", "reject": "accept", "unpaid": "pay", "outstand": "pay", "overdu": "pay", "open": "done",
              "undon": "done", "unfinish": "finish"}  # fmt: skip
_LIMITS = frozenset({"level", "point", "limit", "threshold", "quantiti", "minimum", "maximum", "mark", "own"})
_MONEY_WORDS = frozenset({"£", "$", "€", "%", "pounds", "pound", "euros", "euro", "dollars", "percent"})
ALWAYS = _NEGATIONS | _EMPTY | _MONEY_WORDS | _LIMITS
GENERIC = ROW_NOUNS | {"file", "document"}


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of the WHERE clause, with the columns it asks; `said` is it in words."""

    sql: str
    said: str
    columns: tuple[int, ...]


class Explaining:
    """One attempt to explain the words of a question by a table: here, those that choose rows."""

    def __init__(self, request: Request, schema: Schema) -> None:
        self.request = request
        self.schema = schema
        self.words = request.words
        self.explained: dict[int, float] = {}
        self.conditions: list[Condition] = []
        self.used: set[int] = set()  # columns that a condition, a label or the target stands on
        self.values_named = False  # some row is chosen by what stands in a cell of words
        self.times: list[tuple[int, Period]] = []  # the periods that are asked of columns of dates
        self.failed = False
        self.tied: tuple[int, ...] = ()
        self.phrases = self._phrases()

    def _phrases(self) -> dict[int, int]:
        """Words of names that are said in full and have several, each with its column; -1 for the sheet's name."""
        found: dict[int, int] = {}
        names = [(column, header) for column, header in enumerate(self.schema.headers)]
        for column, name in sorted([*names, (-1, self.schema.sheet)], key=lambda each: -len(each[1])):
            for start in range(len(self.words) - len(name) + 1 if len(name) > 1 else 0):
                run = range(start, start + len(name))
                if tuple(self.words[index].stem for index in run) == name and not any(index in found for index in run):
                    found.update(dict.fromkeys(run, column))
        return found

    def _open(self) -> list[int]:
        return sorted(index for index in self.request.open if index not in self.explained)

    def _explain(self, index: int, weight: float) -> None:
        self.explained[index] = max(weight, self.explained.get(index, 0.0))

    # ------------------------------------------------------------------ values

    def _values(self) -> None:
        """Values that are named in full, the longest first; then those that are named by a part."""
        found: dict[int, list[str]] = {}
        count = len(self.words)
        for length in range(min(8, count), 0, -1):
            for start in range(count - length + 1):
                run = range(start, start + length)
                if any(index in self.explained for index in run):
                    continue
                named = tuple(self.words[index].stem for index in run)
                places = self.schema.values.get(named)
                if places and not any(index in self.request.open for index in run):
                    places = self._states(run, places)
                if not places or (length == 1 and self._rather_a_name(start)):
                    continue
                column = self._preferred([column for column, _ in places])
                if column is None:
                    self.failed = True
                    return
                found.setdefault(column, []).extend(value for at, value in places if at == column)
                for index in run:
                    self._explain(index, 3.4 if column == self.schema.key else 3.0)
        self._partly(found)
        for column, values in found.items():
            self._is_one_of(column, list(dict.fromkeys(values)))

    def _states(self, run: range, places: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """Of values that are named by fillers, those that say what state a row is in, to the letter."""
        said = [self.words[index].text for index in run]
        times = [*(each.span for each in self.request.periods), *(each.span for each in self.request.comparisons)]
        if not STATES & {*said} or self.request.noun[-1:] == (run[-1],) or any(
            start <= self.words[index].start < end for index in run for start, end in times
        ):  # fmt: skip
            return []
        return [
            (column, value) for column, value in places if column in self.schema.few and value.lower().split() == said
        ]

    def _rather_a_name(self, index: int) -> bool:
        """Whether a single word names a column, or what is counted is the table itself, and not one of its values."""
        word = self.words[index]
        if self.schema.named(word):
            return True
        if self.schema.own_name(word) < 1.5:
            return False
        beside = [self.words[at] for at in (index - 1, index + 1) if 0 <= at < len(self.words)]
        return index in self.request.noun or any(
            each.stem in self.schema.file and word.stem in self.schema.file for each in beside
        )

    def _preferred(self, columns: Sequence[int]) -> int | None:
        """The one column that is meant by a value that several hold: the one that is named, or the one that names
        rows least; None if that is not clear."""
        distinct = sorted(set(columns))
        if len(distinct) == 1:
            return distinct[0]
        named = [column for column in distinct if any(column in self.schema.named(word) for word in self.words)]
        if len(named) == 1:
            return named[0]
        kept = [column for column in distinct if not self.schema.remarks(column)]
        return kept[0] if len(kept) == 1 else None

    def _partly(self, found: dict[int, list[str]]) -> None:
        index = 0
        order = self._open()
        while index < len(order):
            at = order[index]
            word = self.words[at]
            sets = self.schema.parts.get(word.stem)
            if not sets or self.schema.named(word) or self.schema.own_name(word) >= 1.5 or word.text.isdigit():
                index += 1
                continue
            run = [at]
            while index + len(run) < len(order) and order[index + len(run)] == run[-1] + 1:
                more = sets & self.schema.parts.get(self.words[run[-1] + 1].stem, set())
                if not more:
                    break
                sets = more
                run.append(run[-1] + 1)
            following = self.words[run[-1] + 1] if run[-1] + 1 < len(self.words) else None
            if following and following.text.isdigit() and (more := sets & self.schema.parts.get(following.stem, set())):
                sets = more
                run.append(run[-1] + 1)
            places = [
                place for named in sets for place in self.schema.values[named] if not self.schema.remarks(place[0])
            ]
            column = self._preferred([column for column, _ in places]) if places else None
            if column is not None:
                found.setdefault(column, []).extend(sorted(value for each, value in places if each == column))
                for each in run:
                    self._explain(each, 2.2 if column == self.schema.key else 1.8)
            index += len([each for each in run if each in order])

    def _is_one_of(self, column: int, values: list[str]) -> None:
        self.values_named = True
        name = self.schema.table.names[column]
        if len(values) == 1:
            sql = f"{quoted(name)} = {literal(values[0])}"
        else:
            sql = f"{quoted(name)} IN ({', '.join(map(literal, values))})"
        self._condition(column, sql, f"{name} is {' or '.join(values)}")

    def _condition(self, column: int, sql: str, said: str, *beside: int) -> None:
        self.conditions.append(Condition(sql, said, (column, *beside)))
        self.used.update((column, *beside))

    # ------------------------------------------------------------------ yes and no, empty cells

    def _flags(self) -> None:
        for index in self._open():
            word = self.words[index]
            for column in self.schema.flags:
                header = self.schema.headers[column]
                opposite = _OPPOSITES.get(word.stem, "")
                bare = word.text[2:] if word.text.startswith(("un", "in")) else ""
                against = opposite in header or (bool(bare) and stem(bare) in header)
                if word.stem not in header and not against:
                    continue
                negations = [at for at in range(max(0, index - 3), index) if self.words[at].text in _NEGATIONS]
                for at in negations:
                    self._explain(at, 0.5)
                wanted = against == bool(negations)
                self._explain(index, 3.0)
                name = self.schema.table.names[column]
                if self.schema.table.columns[column].kind == "flag":
                    self._condition(column, quoted(name) if wanted else f"NOT {quoted(name)}",
                                    f"{name} is {'yes' if wanted else 'no'}")  # fmt: skip
                elif wanted:
                    self._condition(column, f"lower({quoted(name)}) = 'yes'", f"{name} is yes")
                else:
                    self._condition(column, f"lower({quoted(name)}) <> 'yes'", f"{name} is not yes")
                break

    def _blanks(self) -> None:
        for index in self._open():
            if self.words[index].text not in _EMPTY:
                continue
            for after in range(index + 1, min(index + 4, len(self.words))):
                columns = self.schema.named(self.words[after])
                if len(columns) == 1:
                    (column,) = columns
                    name = self.schema.table.names[column]
                    self._explain(index, 1.0)
                    self._explain(after, 2.0)
                    self._condition(column, f"{quoted(name)} IS NULL", f"{name} is empty")
                    break

    # ------------------------------------------------------------------ numbers and times

    def _compared(self, comparison: Comparison) -> None:
        schema = self.schema
        numbers = schema.of_kind("number")
        before = [i for i, word in enumerate(self.words) if word.end <= comparison.span[0]]
        after = [i for i, word in enumerate(self.words) if word.start >= comparison.span[1]]
        if comparison.value is None:
            self._against_column(comparison, before, after, numbers)
            return
        column = self._nearest([*reversed(before[-6:])], numbers)
        if column is None:
            column = self._nearest(after[:4], numbers)
        if column is None and comparison.hints:
            hinted = [each for each in numbers if comparison.hints & {*schema.headers[each]}]
            column = hinted[0] if len(hinted) == 1 else None
        if column is None:
            column = self._only(comparison, numbers)
        if column is None:
            self.failed = True
            return
        if after and schema.unit_stems(column) & {self.words[after[0]].stem}:
            self._explain(after[0], 0.5)
        asked = unit(self.words[after[0]].text) if after else None
        if asked is not None:
            self._explain(after[0], 0.5)
        held = self._measured_in(column)
        if held is None or not self._comparable(column, held, asked):
            self.failed = True
            return
        low, high = (
            each if each is None or asked is None or not held else brought(each, asked, held)
            for each in (comparison.value, comparison.upper)
        )
        assert low is not None
        name = schema.table.names[column]
        beside = f" {self.words[after[0]].text}" if asked is not None else ""
        if high is not None:
            sql = f"{quoted(name)} BETWEEN {figure(low)} AND {figure(high)}"
            said = f"{name} is between {comparison.value} and {comparison.upper}{beside}"
        else:
            sql = f"{quoted(name)} {comparison.sign} {figure(low)}"
            said = f"{name} {comparison.sign} {comparison.value}{beside}"
        self._condition(column, sql, said.replace('"', ""))
        for index in after[:1]:
            if self.words[index].text in _MONEY_WORDS:
                self._explain(index, 0.5)

    def _measured_in(self, column: int) -> Unit | Literal[False] | None:
        """The unit of a column's numbers; False where none is known, None where there are several."""
        held = self.schema.written_in(column)
        if len(held) > 1:
            return None
        if held:
            return unit(*held) or False
        named = {each.name: each for word in self.schema.headers[column] if (each := unit(word)) is not None}
        return next(iter(named.values())) if len(named) == 1 else False

    def _comparable(self, column: int, held: Unit | Literal[False], asked: Unit | None) -> bool:
        """Whether a number that was asked in this unit, or in none, can be held against those of a column."""
        if asked is None:
            return not self.schema.table.columns[column].mixed
        return held.dimension == asked.dimension if held else not self.schema.beside_units(column)

    def _nearest(self, indices: Iterable[int], columns: Sequence[int]) -> int | None:
        """The one column that the nearest word names that names any of them."""
        allowed = frozenset(columns)
        for ask in (self.schema.named, self.schema.meant):
            for index in indices:
                if index in self.explained:
                    continue
                found = ask(self.words[index]) & allowed
                if len(found) > 1:  # more of its words may tell them apart
                    near = [each for each in indices if abs(each - index) <= 3]
                    ranked = sorted(
                        found, key=lambda column: -sum(column in self.schema.named(self.words[each]) for each in near)
                    )
                    counts = [sum(c in self.schema.named(self.words[each]) for each in near) for c in ranked[:2]]
                    shorter = sorted(ranked, key=lambda column: len(self.schema.headers[column]))
                    if counts[0] > counts[1]:
                        return ranked[0]
                    if len(self.schema.headers[shorter[0]]) < len(self.schema.headers[shorter[1]]):
                        return shorter[0]
                    return None
                if found and (ask == self.schema.named or index in self.request.open):
                    return next(iter(found))
        return None

    def _only(self, comparison: Comparison, numbers: Sequence[int]) -> int | None:
        """The column meant by a bare "below 5": the only one, or the one that says how many there are."""
        plain = [column for column in numbers if not self.schema.identity(column)]
        if len(plain) == 1:
            return plain[0]
        wanted = MONEY if comparison.money else frozenset({"stock", "quantiti", "qti", "count", "unit"})
        found = [column for column in plain if wanted & {*self.schema.headers[column]}]
        return found[0] if len(found) == 1 else None

    def _against_column(
        self, comparison: Comparison, before: Sequence[int], after: Sequence[int], numbers: Sequence[int]
    ) -> None:
        second = self._nearest([index for index in after if self.words[index].text != "their"], numbers)
        first = self._nearest([*reversed(before[-6:])], numbers)
        if first is None:
            first = self._only(comparison, [column for column in numbers if column != second])
        if first is None or second is None or first == second:
            if second is None:
                return  # "over" and "under" are also plain words
            self.failed = True
            return
        measured = [self._measured_in(each) for each in (first, second)]
        if None in measured or (all(measured) and measured[0] != measured[1]):
            self.failed = True  # grams are not compared with kilograms
            return
        for index in after[:5]:
            if self.words[index].stem in _LIMITS:
                self._explain(index, 0.5)
        one, two = (self.schema.table.names[column] for column in (first, second))
        said = f"{one} {comparison.sign} {two}"
        self._condition(first, f"{quoted(one)} {comparison.sign} {quoted(two)}", said, second)

    def _period(self, period: Period) -> None:
        schema = self.schema
        inside = [i for i, word in enumerate(self.words) if period.span[0] <= word.start < period.span[1]]
        dates = schema.of_kind("date")
        column: int | None = None
        if dates:
            apart = {*inside, *(self.request.noun if self.request.op in ("max", "min") else ())}
            near = [i for i in range(len(self.words)) if i not in apart and self._may_name_dates(i)]
            near.sort(key=lambda i: min(abs(i - each) for each in inside))
            column = self._nearest(near, dates)
            if column is None:
                dated = [each for each in dates if {"date", "month", "day", "when"} & {*schema.headers[each]}]
                alone = [each for each in dated if len(schema.headers[each]) == 1]
                column = dates[0] if len(dates) == 1 else dated[0] if len(dated) == 1 else alone[0] if alone else None
        years = [self.words[i] for i in inside if self.words[i].text.isdigit() and len(self.words[i].text) == 4]
        named = period.plain and not period.month and len(years) == 1
        if column is not None and not (named and not any(
            isinstance(value, type(period.first)) and period.holds(value)  # type: ignore[arg-type]  # a date column
            for value in schema.table.columns[column].values
        ) and schema.own_name(years[0])):  # fmt: skip
            name = quoted(schema.table.names[column])
            period = self._of_year(period, column)
            if any(period.apart(other) for at, other in self.times if at == column):
                self.failed = True
                return
            self.times.append((column, period))
            parts = []
            if period.month:
                parts.append(f"strftime('%m', {name}) = '{period.month:02}'")
            if period.first:
                parts.append(f"{name} >= '{period.first}'")
            if period.end:
                parts.append(f"{name} < '{period.end}'")
            for index in inside:
                self._explain(index, 1.0)
            if named and schema.own_name(years[0]):
                self._explain(inside[-1], 2.0)
            self._condition(column, " AND ".join(parts), f"{schema.table.names[column]} is {period.told}")
            return
        if period.month and (column := self._month_column(period.month)) is not None:
            values = [
                str(value) for value in schema.table.columns[column].values if _month(str(value or "")) == period.month
            ]
            self._is_one_of(column, list(dict.fromkeys(values)))
            return
        if named:
            word = years[0]
            numbered = [
                each for each in schema.of_kind("number") if {"year", "vintag", "season"} & {*schema.headers[each]}
            ]
            if numbered and Decimal(word.text) in schema.table.columns[numbered[0]].values:
                name = schema.table.names[numbered[0]]
                self._explain(self.words.index(word), 2.0)
                self._condition(numbered[0], f"{quoted(name)} = {word.text}", f"{name} is {word.text}")
                return
            if schema.own_name(word) or schema.named(word):
                self._explain(self.words.index(word), schema.own_name(word) or 1.0)
                return
        self.failed = True

    def _may_name_dates(self, index: int) -> bool:
        """Whether a word may say which dates are meant: "due", for "Next due", though it says little elsewhere."""
        return index in self.request.open or (
            self.words[index].text in STATES
            and any(self.schema.table.columns[each].kind == "date" for each in self.schema.named(self.words[index]))
        )

    def _of_year(self, period: Period, column: int) -> Period:
        """The period in the only year that the column holds, if none was written."""
        held = {value.year for value in self.schema.table.columns[column].values if isinstance(value, datetime.date)}
        try:
            return period.in_year(*held) if len(held) == 1 else period
        except ValueError:
            return period

    def _is_a_name(self, period: Period) -> bool:
        """Whether the period stands in the name of the file, as in "orders 2025.csv", or of a column, as in "Actual to
        30 September"."""
        if self.request.text.lower().startswith(self.schema.table.path.suffix.lower() or " ", period.span[1]):
            return True
        inside = [word for word in self.words if period.span[0] <= word.start < period.span[1] and not word.filler]
        return len(inside) > 1 and any(all(column in self.schema.named(word) for word in inside)
                                       for column in self.schema.of_kind("number"))  # fmt: skip

    def _month_column(self, month: int) -> int | None:
        for column in self.schema.of_kind("text"):
            values = [str(value) for value in self.schema.table.columns[column].values if value is not None]
            if values and all(_month(value) for value in values) and any(_month(value) == month for value in values):
                return column
        return None


def _month(text: str) -> int:
    return month_of(text.strip()) if text.strip().isalpha() else 0
