"""The times a question names: "in May 2026", "since 1 March", "between 2019 and 2021", "in the last 7 days". Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.text.cells import month_of

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"""
    (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}}) | (?P<isomonth>\d{{4}}-\d{{2}}(?![\d-]))
  | (?P<dotted>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}(?![./]?\d))
  | (?P<day>\d{{1,2}}(?:st|nd|rd|th)?
      (?=\s*(?:\b(?:and|to|until|till|up\s+to|through)\b|[-–])\s*\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b))
  | (?P<worded>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?)
  | (?P<monthfirst>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]?\d)(?:,?\s+\d{{4}})?)
  | (?P<month>{_MONTH}\b\.?(?:,?\s+(?:of\s+)?\d{{4}})?)
  | (?P<quarter>(?:q[1-4]|(?:the\s+)?(?:first|second|third|fourth|last)\s+(?:quarter|half))(?:\s+of)?(?:\s+\d{{4}})?)
  | (?P<relative>today|yesterday|(?:this|last|past|the\s+last|the\s+past)\s+(?:\d+\s+)?
      (?:day|week|month|year)s?)
  | (?P<year>(?<!\d[.,])(?:19|20)\d\d(?![\d.,]*\d|-))
"""
_BEFORE = r"before|prior\s+to|earlier\s+than|older\s+than"
_AFTER = r"after|later\s+than|newer\s+than|more\s+recent\s+than"
_FOUND = re.compile(
    rf"""
    (?:\b(?P<relation>{_BEFORE}|{_AFTER}|since|from|starting(?:\s+in|\s+from)?|until|till|up\s+to|by(?:\s+the\s+end\s+of)?
        |no\s+later\s+than|between|in|during|on|of|for|within|dated|over|at)\s+)?
    (?:the\s+(?:month|year)\s+(?:of\s+)?|the\s+)?
    \b(?:{_DATE})(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEVER_ALONE = {"may", "march", "mar", "dec", "jan", "sep", "oct", "nov"}  # words of other meanings, names


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` on, and before `end`; None leaves that side open.

    A month without a year is `month` alone (1 to 12). `said` is what was asked, `span` its place in the question.
    `plain` is set for a bare year or month: it may be part of a name as well ("budget 2026"). `year` is the one that
    was taken because none was written ("on 5 May"); 0 where one was.
    """

    first: datetime.date | None
    end: datetime.date | None
    span: tuple[int, int]
    said: str
    month: int = 0
    plain: bool = False
    year: int = 0

    def holds(self, day: datetime.date) -> bool:
        if self.month:
            return day.month == self.month
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)

    def apart(self, other: Period) -> bool:
        """Whether no day is in both: "in March and May" is no period, and nothing is from both."""
        if self.month and other.month:
            return self.month != other.month
        first = max((each.first for each in (self, other) if each.first), default=None)
        end = min((each.end for each in (self, other) if each.end), default=None)
        if first is None or end is None:
            return False
        month = self.month or other.month
        days = min((end - first).days, 366)
        return not any(month in (0, (first + datetime.timedelta(days=day)).month) for day in range(days))

    @property
    def told(self) -> str:
        """What was asked, with the year that is meant where none was written."""
        return f"{self.said} {self.year}" if self.year else self.said

    def in_year(self, year: int) -> Period:
        """The same days of another year, if none was written.

        Raises:
            ValueError: that year has no such day.
        """
        if not self.year:
            return self
        first, end = (each and each.replace(year=each.year + year - self.year) for each in (self.first, self.end))
        return replace(self, first=first, end=end, year=year)


@dataclass(frozen=True, slots=True)
class _Date:
    """A day, month, quarter or year of the question, with the word before it. `month` is a month without a year, `day`
    a number that takes its month from the date it is joined with; `yearless` a day without a year: `first` and `end`
    are this year's."""

    match: re.Match[str]
    relation: str
    first: datetime.date | None = None
    end: datetime.date | None = None
    month: int = 0
    day: int = 0
    yearless: bool = False


def periods(question: str, today: datetime.date) -> list[Period]:
    """The periods that a question names, in its order. One that would end before it begins is none."""
    dates = list(_dates(question, today))
    found: list[Period] = []
    index = 0
    while index < len(dates):
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following is not None and _joined(question, dates[index], following):
            found += _from_to(question, dates[index], following, today)
            index += 2
            continue
        found += _alone(question, dates[index])
        index += 1
    return [period for period in found if not (period.first and period.end and period.first >= period.end)]


def _joined(question: str, one: _Date, other: _Date) -> bool:
    """Whether two dates are the ends of one period."""
    between = question[one.match.end() : other.match.start()].strip().lower()
    return (
        (one.relation == "between" and between == "and" and not other.relation)
        or (one.relation == "from" and other.relation in ("until", "till", "up to") and not between)
        or (one.relation == "from" and between in ("to", "-", "–", "through") and not other.relation)
    )


def _from_to(question: str, one: _Date, other: _Date, today: datetime.date) -> Iterator[Period]:
    """The period from one date to another. A year that only one of them has is that of both, unless the period goes
    over its end; a bare day is of the other's month. None if no calendar has it."""
    span = (one.match.start(), other.match.end())
    first, last, end = one.first, other.first, other.end
    try:
        if other.month:  # "from March 2025 to June": the month is of a year at last
            last = datetime.date(first.year if first else today.year, other.month, 1)
            end = _months_on(last.year, last.month, 1)
        if last is None or end is None:
            return
        if one.day:
            first = last.replace(day=one.day)
        elif one.month:
            first = datetime.date(last.year, one.month, 1)
        elif first is not None and one.yearless:
            first = first.replace(year=last.year)
        if first is None:
            return
        if other.yearless and not (one.yearless or one.month or one.day):
            end = end.replace(year=end.year + first.year - last.year)
            last = last.replace(year=first.year)
        written = not (one.yearless or one.month or one.day), not (other.yearless or other.month)
        if first > last and not written[0]:
            first = first.replace(year=first.year - 1)
        elif first > last and not written[1]:
            end = end.replace(year=end.year + 1)
    except ValueError:
        return
    yield Period(first, end, span, question[span[0] : span[1]], year=0 if any(written) else first.year)


def _alone(question: str, date: _Date) -> Iterator[Period]:
    """The period of one date, by the word before it."""
    span, relation = (date.match.start(), date.match.end()), date.relation
    said = question[span[0] : span[1]]
    year = date.first.year if date.first and date.yearless else 0
    if date.month:
        if relation in ("", "in", "during", "of", "for", "within", "from", "on", "at", "over"):
            yield Period(None, None, span, said, date.month, plain=True)
    elif date.first is None or date.end is None:
        return
    elif re.fullmatch(_BEFORE, relation):
        yield Period(None, date.first, span, said, year=year)
    elif re.fullmatch(_AFTER, relation):
        yield Period(date.end, None, span, said, year=year)
    elif relation == "since" or relation.startswith("starting"):
        yield Period(date.first, None, span, said, year=year)
    elif relation in ("until", "till", "up to", "no later than") or relation.startswith("by"):
        yield Period(None, date.end, span, said, year=year)
    elif relation != "between":
        plain = date.match["year"] is not None or date.match["month"] is not None
        yield Period(date.first, date.end, span, said, plain=plain, year=year)


def _dates(question: str, today: datetime.date) -> Iterator[_Date]:
    for match in _FOUND.finditer(question):
        relation = " ".join((match["relation"] or "").lower().split())
        if match["day"]:
            yield _Date(match, relation, day=int(re.sub(r"\D", "", match["day"])))
            continue
        if match["month"] and not re.search(r"\d", match["month"]):
            word = match["month"].strip(".")
            named = word[0].isupper() and match.start("month") > 0
            if word.lower() in _NEVER_ALONE and not named and (not relation or word.lower() != "may"):
                continue
            yield _Date(match, relation, month=month_of(word))
            continue
        try:
            first, end = _bounds(match, today)
        except (ValueError, OverflowError):  # a day that no calendar has
            continue
        day = match["worded"] or match["monthfirst"]
        yield _Date(match, relation, first, end, yearless=bool(day) and not re.search(r"\d{4}", day))


def _bounds(match: re.Match[str], today: datetime.date) -> tuple[datetime.date, datetime.date]:
    day = datetime.timedelta(days=1)
    if match["iso"]:
        first = datetime.date(*map(int, match["iso"].split("-")))
        return first, first + day
    if match["isomonth"]:
        year, month = map(int, match["isomonth"].split("-"))
        return datetime.date(year, month, 1), _months_on(year, month, 1)
    if match["dotted"]:
        number, month, year = map(int, re.split(r"[./]", match["dotted"]))
        if month > 12:
            number, month = month, number
        first = datetime.date(year, month, number)
        return first, first + day
    if text := match["worded"] or match["monthfirst"]:
        numbers = [int(each) for each in re.findall(r"\d+", text)]
        month = month_of(next(word for word in re.findall(r"[A-Za-z]{3,}", text) if month_of(word)))
        first = datetime.date(numbers[1] if len(numbers) > 1 else today.year, month, numbers[0])
        return first, first + day
    if match["month"]:
        year = int(re.findall(r"\d{4}", match["month"])[0])
        month = month_of(re.findall(r"[A-Za-z]+", match["month"])[0])
        return datetime.date(year, month, 1), _months_on(year, month, 1)
    if match["quarter"]:
        return _part_of_year(match["quarter"].lower(), today)
    if match["relative"]:
        return _relative(match["relative"].lower(), today)
    year = int(match["year"])
    return datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)


def _months_on(year: int, month: int, more: int) -> datetime.date:
    years, months = divmod(month - 1 + more, 12)
    return datetime.date(year + years, months + 1, 1)


def _part_of_year(text: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    years = re.findall(r"\d{4}", text)
    year = int(years[0]) if years else today.year
    months = 6 if "half" in text else 3
    if "last" in text and not years and not text.endswith("of"):  # the one before today's
        begun = _months_on(today.year, 1 + (today.month - 1) // months * months, 0)
        return _months_on(begun.year, begun.month, -months), begun
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "q1": 0, "q2": 1, "q3": 2, "q4": 3}
    which = next((place for word, place in order.items() if word in text), 12 // months - 1)
    if which * months >= 12:
        raise ValueError("a year has two halves and four quarters")
    return datetime.date(year, 1 + which * months, 1), _months_on(year, 1 + which * months, months)


def _relative(text: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    day = datetime.timedelta(days=1)
    if text == "today":
        return today, today + day
    if text == "yesterday":
        return today - day, today
    counted = re.search(r"\d+", text)
    unit = next(unit for unit in ("day", "week", "month", "year") if unit in text)
    if counted or "past" in text:
        count = int(counted[0]) if counted else 1
        return today - day * (count * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]), today + day
    this = "this" in text
    if unit == "day":
        return today - day, today + day
    if unit == "week":
        monday = today - day * today.weekday()
        return (monday, monday + 7 * day) if this else (monday - 7 * day, monday)
    if unit == "month":
        first = today.replace(day=1)
        return (first, _months_on(first.year, first.month, 1)) if this else (
            _months_on(first.year, first.month, -1), first,
        )  # fmt: skip
    first = today.replace(month=1, day=1)
    return (first, first.replace(year=first.year + 1)) if this else (first.replace(year=first.year - 1), first)
