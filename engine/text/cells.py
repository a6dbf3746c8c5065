"""What the cells of a column hold: numbers, dates, yes and no, or words. Pure.

Whole columns are judged, never single cells: "1.250" is a thousand or a little over one, and only its neighbours
say which.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from engine.text.dimensions import Unit, brought, common
from engine.text.dimensions import unit as measure

Kind = Literal["number", "date", "flag", "text"]

SHARE = 0.8
"""Of the cells that are filled, so many must be read as a kind for the column to be of it."""
LONGEST = 60  # characters of a cell that may be a number or a date
MAX_DECIMALS = 9
MAX_DIGITS = 25
BLANK = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nil", "?", "unknown", "tbd", "tbc", "."})

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_NUMBER = re.compile(
    r"""
    (?P<open>\()? \s*+ (?P<sign>[-+−–])? \s*+ (?P<currency>[$€£¥]|USD|EUR|GBP|CHF)? \s*+ (?P<sign2>[-−–])? \s*+
    (?P<digits>\d[\d.,'’\u00a0\u202f\ ]*)
    \s* (?P<unit>[^\W\d_]{1,12}(?:[²³]|[./][^\W\d_]{1,6})?\.?|%|°\s?[CF]|[$€£¥]|[^\W\d_]*µ[^\W\d_/]*(?:/[^\W\d_]+)?)?
    \s* (?(open)\)|)
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’\u00a0\u202f ])\d{3})+(?:([.,])\d+)?")
_COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|0,\d+|\d{4,},\d+)")
_POINT_DECIMAL = re.compile(r"(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d{1,2}|0\.\d+|\d{4,}\.\d+|\d+\.\d{4,})")
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?{_TIME}")
_SLASHED = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_WORDED = re.compile(
    r"(?:[a-z]{2,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})", re.I
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})", re.I)
_YES, _NO = frozenset({"yes", "y", "true", "x", "✓", "✔", "ja"}), frozenset({"no", "n", "false", "nein", "✗"})


@dataclass(frozen=True, slots=True)
class Values:
    """The cells of one column, read: `values` has a Decimal, date, bool or str for each, None where it is blank
    or cannot be read.

    Attributes:
        decimals: of a number, the most that any cell has.
        units: of a number, what stands beside each ("" for nothing); what they were brought to if `mixed`.
        mixed: the numbers were written in several units of one dimension, and stand here in one.
        grouped: numbers are written with thousands parted by commas.
        unread: filled cells of which nothing could be made.
    """

    kind: Kind
    values: tuple[Decimal | datetime.date | bool | str | None, ...]
    decimals: int = 0
    units: tuple[str, ...] = ()
    grouped: bool = False
    unread: int = 0
    monthly: bool = False
    mixed: bool = False


def is_blank(cell: str) -> bool:
    return cell.strip().lower() in BLANK


def judged(cells: Sequence[str], unit: str = "") -> Values:
    """The kind of a column and what its cells hold; `unit` is what its name says its bare numbers are in."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if filled:
        for found in (_flags(cells), _dates(cells, len(filled)), _numbers(cells, len(filled), unit)):
            if found is not None:
                return found
    return Values("text", tuple(None if not cell.strip() else cell for cell in cells))


def _enough(read: int, filled: int) -> bool:
    return read > 0 and read >= SHARE * filled


def _flags(cells: Sequence[str]) -> Values | None:
    words = [cell.strip().lower() for cell in cells]
    if not all(word in _YES or word in _NO or word in BLANK for word in words):
        return None
    return Values("flag", tuple(True if word in _YES else False if word in _NO else None for word in words))


# --------------------------------------------------------------------------- dates


def month_of(word: str) -> int:
    """1 to 12 for the name of a month, or its first three letters; 0 for another word."""
    short = word.lower()[:3]
    names = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
             "november", "december")  # fmt: skip
    if short in _MONTHS and (names[_MONTHS.index(short)].startswith(word.lower()) or word.lower() == "sept"):
        return _MONTHS.index(short) + 1
    return 0


def day(text: str, *, month_first: bool = False) -> datetime.date | None:
    """A date as people write it; one without a day is the first of its month."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return None
    try:
        if match := _ISO.fullmatch(text):
            return datetime.date(int(match[1]), int(match[2]), int(match[3] or 1))
        if match := _SLASHED.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            year += 2000 if year < 70 else 1900 if year < 100 else 0
            if month_first:
                first, second = second, first
            return datetime.date(year, second, first)
        if (match := _WORDED.fullmatch(text)) and (month := month_of(match[2])):
            return datetime.date(int(match[3]), month, int(match[1]))
        if (match := _MONTH_FIRST.fullmatch(text)) and (month := month_of(match[1])):
            return datetime.date(int(match[3]), month, int(match[2] or 1))
    except ValueError:
        return None
    return None


def _dates(cells: Sequence[str], filled: int) -> Values | None:
    readings = []
    for month_first in (False, True):
        found = tuple(None if is_blank(cell) else day(cell, month_first=month_first) for cell in cells)
        readings.append((sum(each is not None for each in found), found))
    count, values = max(readings, key=lambda each: each[0])  # a tie: the day stands first
    if not _enough(count, filled):
        return None
    monthly = all(re.fullmatch(r"\d{4}-\d{2}|[A-Za-z.]+ \d{4}", cell.strip()) for cell in cells if not is_blank(cell))
    return Values("date", values, unread=filled - count, monthly=monthly)


# --------------------------------------------------------------------------- numbers


def _numbers(cells: Sequence[str], filled: int, unit: str) -> Values | None:
    matches = [None if is_blank(cell) else _number(cell) for cell in cells]
    written = [match["digits"].strip() for match in matches if match is not None]
    if not _enough(len(written), filled):
        return None
    commas = sum(_COMMA_DECIMAL.fullmatch(each) is not None for each in written)
    points = sum(_POINT_DECIMAL.fullmatch(each) is not None for each in written)
    comma = commas > points
    values, units, grouped = [], [], False
    for match in matches:
        value = None if match is None else _value(match, comma=comma)
        values.append(value)
        units.append("" if match is None else (match["currency"] or match["unit"] or "").rstrip("."))
        grouped |= match is not None and _is_grouped(match["digits"].strip(), comma=comma)
    read = sum(value is not None for value in values)
    if not _enough(read, filled):
        return None
    beside = [each or unit for each, value in zip(units, values, strict=True) if value is not None]
    one = common(beside) if len(set(beside)) > 1 else None
    if one is not None:
        values = [value and _in(one, value, each or unit) for value, each in zip(values, units, strict=True)]
        units = [one.name if value is not None else "" for value in values]
    decimals = max(-int(value.as_tuple().exponent) for value in values if value is not None)
    return Values("number", tuple(values), max(0, min(decimals, MAX_DECIMALS)), tuple(units), grouped, filled - read,
                  mixed=one is not None)  # fmt: skip


def _in(one: Unit, value: Decimal, written: str) -> Decimal:
    other = measure(written)
    return value if other is None else brought(value, other, one)


def _number(cell: str) -> re.Match[str] | None:
    """A cell taken apart as a number; blanks in it are one, since the pattern tries each of them in many ways."""
    written = " ".join(cell.split())
    return _NUMBER.fullmatch(written) if len(written) <= LONGEST else None


def _is_grouped(digits: str, *, comma: bool) -> bool:
    match = _GROUPED.fullmatch(digits)
    return match is not None and match[1] == ("." if comma else ",")


def _value(match: re.Match[str], *, comma: bool) -> Decimal | None:
    digits = re.sub(r"['’\u00a0\u202f ]", "", match["digits"].strip())
    digits = digits.replace(".", "").replace(",", ".") if comma else digits.replace(",", "")
    if len(digits) > MAX_DIGITS:  # no quantity, and more than a column of decimals can hold
        return None
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    negative = match["open"] or match["sign"] in ("-", "−", "–") or match["sign2"]
    return -value if negative else value
