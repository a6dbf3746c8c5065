"""A table in SQLite while it is asked: in memory, exact to the last digit, and shut off from everything else.

SQLite knows whole numbers and floating ones, and a price is neither. So a number is a text here, as "1250.00", in a
column that compares texts by what they are worth (`COLLATE number`), and sums, averages and medians are ours. A date
is ISO text, which is in order as it is; yes and no are 1 and 0.

Queries are made by Alcove, of names and values from files of strangers. Should one ever slip out of its quotes, it
still can do no more than read the one table there is, by a few functions, for a few seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from decimal import Context, Decimal, InvalidOperation
from typing import TypeAlias

import apsw

from engine.text.cells import Values
from engine.text.tables import NUMBER_OF_ROW, TOTAL_MARK, Table

SECONDS = 20.0  # for one query; over the largest file that is asked it takes a second or so
MEMORY = 256_000_000
"""Bytes for a table, and as many again for an answer: so much may SQLite's memory grow, that of the whole process."""
STEPS = 20_000  # of SQLite's machine between two looks at the clock: a few milliseconds

Value: TypeAlias = str | int | float | None
"""What SQLite hands over."""

_TYPES = {"text": "TEXT", "flag": "BOOLEAN", "date": "TEXT", "number": "TEXT COLLATE number"}
EXACT = Context(prec=80)  # more digits than a million cells add up to
_FUNCTIONS = frozenset({"count", "sum", "avg", "median", "min", "max", "greatest", "least", "lower", "strftime"})


class OverLimit(Exception):
    """A table or a query wanted more time or memory than any should need; it was stopped."""


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def figure(value: Decimal) -> str:
    """A number as SQL writes it beside a column of numbers.

    With a point, or beyond 64 bits, it stands in quotes: bare, SQLite would take it for a floating one.
    """
    written = f"{value:f}"
    return written if "." not in written and abs(value) < 2**63 else literal(written)


class Database:
    """One table in an SQLite of its own; close it.

    Args:
        columns: those that are asked for, by number. None for all, of which SQLite takes up to 1,998.

    Raises:
        OverLimit: there is too much in them.
    """

    def __init__(self, table: Table, columns: Collection[int] | None = None) -> None:
        self._db = apsw.Connection(":memory:", flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
        try:
            self._shut_off()
            self._teach()
            self._fill(table, range(len(table.names)) if columns is None else sorted(set(columns)))
            self._db.authorizer = _allowed(table.name)
        except (apsw.FullError, apsw.NoMemError) as error:
            self.close()
            raise OverLimit(str(error)) from error
        except BaseException:
            self.close()
            raise

    # ------------------------------------------------------------------ made ready

    def _shut_off(self) -> None:
        """No file, not even for sorting; no extension; and no misspelt name that quietly means a text."""
        db = self._db
        db.enable_load_extension(False)
        db.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
        db.pragma("temp_store", 2)  # in memory
        db.pragma("max_page_count", MEMORY // db.pragma("page_size"))
        for setting in (
            apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER,
            apsw.SQLITE_DBCONFIG_ENABLE_VIEW,
            apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA,
            apsw.SQLITE_DBCONFIG_DQS_DML,
            apsw.SQLITE_DBCONFIG_DQS_DDL,
        ):
            db.config(setting, 0)

    def _teach(self) -> None:
        db = self._db
        db.create_collation("number", _compared)
        for name, made in (("sum", _Sum), ("avg", _Mean), ("median", _Median)):
            db.create_aggregate_function(name, made, 1)
        db.create_scalar_function("greatest", _outermost(max), deterministic=True)
        db.create_scalar_function("least", _outermost(min), deterministic=True)
        db.create_scalar_function("lower", _lower, 1, deterministic=True)  # SQLite's own knows ASCII alone

    def _fill(self, table: Table, chosen: Sequence[int]) -> None:
        names = [NUMBER_OF_ROW, TOTAL_MARK, *(table.names[column] for column in chosen)]
        kinds = ["INTEGER", "BOOLEAN", *(_TYPES[table.columns[column].kind] for column in chosen)]
        held = [_stored(table.columns[column]) for column in chosen]
        rows = range(len(table.rows))
        totals = [int(row.total) for row in table.rows]
        made = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip(names, kinds, strict=True))
        db = self._db
        db.pragma("writable_schema", True)  # for files named "sqlite_…": SQLite keeps such names to itself
        db.execute(f"CREATE TABLE {quoted(table.name)} ({made})")
        db.pragma("writable_schema", False)
        db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        db.execute("BEGIN")
        db.executemany(
            f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * len(names))})",
            zip(rows, totals, *held, strict=True),
        )
        db.execute("COMMIT")
        db.pragma("query_only", True)

    # ------------------------------------------------------------------ asked

    def ask(self, query: str) -> list[tuple[Value, ...]]:
        """The rows that a query gives; a number with its decimals, or one that was computed, is a text.

        Raises:
            OverLimit: it did not come to an end.
        """
        self._db.set_progress_handler(_limit(time.monotonic() + SECONDS, apsw.memory_used() + MEMORY), STEPS)
        try:
            return self._db.execute(query).fetchall()
        except (apsw.InterruptError, apsw.FullError, apsw.NoMemError) as error:
            raise OverLimit(str(error)) from error
        finally:
            self._db.set_progress_handler(None)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _allowed(table: str) -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    """What a query may do: read this table, by functions that are known to touch nothing else."""

    def allowed(action: int, first: str | None, second: str | None, _base: str | None, _inside: str | None) -> int:
        if (
            action in (apsw.SQLITE_SELECT, apsw.SQLITE_RECURSIVE)
            or (action == apsw.SQLITE_READ and (first == table or not second))  # no column: rows are only counted
            or (action == apsw.SQLITE_FUNCTION and second in _FUNCTIONS)
        ):
            return apsw.SQLITE_OK
        return apsw.SQLITE_DENY

    return allowed


def _limit(until: float, memory: int) -> Callable[[], bool]:
    """Says, when asked, whether a query has had its share."""
    return lambda: time.monotonic() > until or apsw.memory_used() > memory


# --------------------------------------------------------------------------- numbers


def _stored(values: Values) -> list[Value]:
    return [_cell(value, values.decimals) for value in values.values]


def _cell(value: object, decimals: int) -> Value:
    if isinstance(value, Decimal):
        places = max(decimals, -int(value.as_tuple().exponent), 0)
        return f"{value or Decimal(0):.{places}f}"  # there is no -0
    if isinstance(value, bool):
        return int(value)
    return None if value is None else str(value)


def _worth(value: Value) -> Decimal:
    return Decimal(str(value))


def _compared(one: str, other: str) -> int:
    first, second = Decimal(one), Decimal(other)
    return (first > second) - (first < second)


def _outermost(pick: Callable[..., Value]) -> Callable[..., Value]:
    """The greatest or least of the numbers, or dates, of one row; blank cells do not count."""

    def picked(*values: Value) -> Value:
        kept = [value for value in values if value is not None]
        try:
            return pick(kept, key=_worth, default=None)
        except InvalidOperation:  # dates
            return pick(kept)

    return picked


def _lower(*texts: Value) -> Value:
    (text,) = texts
    return text.lower() if isinstance(text, str) else text


class _Sum:
    """A sum over a column, exact. Blank cells do not count, and nothing but blank cells has none."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.count = 0

    def step(self, *values: Value) -> None:
        for value in values:
            if value is not None:
                self.total = EXACT.add(self.total, _worth(value))
                self.count += 1

    def final(self) -> Value:
        return f"{self.total:f}" if self.count else None


class _Mean(_Sum):
    def final(self) -> Value:
        return f"{EXACT.divide(self.total, Decimal(self.count)):f}" if self.count else None


class _Median:
    """The middle one; of an even number, halfway between the two in the middle."""

    def __init__(self) -> None:
        self.values: list[Decimal] = []

    def step(self, *values: Value) -> None:
        self.values += [_worth(value) for value in values if value is not None]

    def final(self) -> Value:
        self.values.sort()
        middle, odd = divmod(len(self.values), 2)
        if not self.values:
            return None
        if odd:
            return f"{self.values[middle]:f}"
        return f"{EXACT.divide(EXACT.add(*self.values[middle - 1 : middle + 1]), Decimal(2)):f}"
