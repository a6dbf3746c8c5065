"""The times a question names: "in May 2026", "since 1 March", "between 2019 and 2021", "in the last 7 days". Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells import month_of

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"""
    (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}}) | (?P<isomonth>\d{{4}}-\d{{2}}(?![\d-]))
  | (?P<dotted>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})
  | (?P<worded>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?)
  | (?P<monthfirst>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+\d{{4}})?)
  | (?P<month>{_MONTH}\b\.?(?:,?\s+(?:of\s+)?\d{{4}})?)
  | (?P<quarter>(?:q[1-4]|(?:the\s+)?(?:first|second|third|fourth|last)\s+(?:quarter|half))(?:\s+of)?(?:\s+\d{{4}})?)
  | (?P<relative>today|yesterday|(?:this|last|past|the\s+last|the\s+past)\s+(?:\d+\s+)?
      (?:day|week|month|year)s?)
  | (?P<year>(?:19|20)\d\d(?![\d.,]*\d|-))
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
    `plain` is set for a bare year or month: it may be part of a name as well ("budget 2026").
    """

    first: datetime.date | None
    end: datetime.date | None
    span: tuple[int, int]
    said: str
    month: int = 0
    plain: bool = False

    def holds(self, day: datetime.date) -> bool:
        if self.month:
            return day.month == self.month
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


def periods(question: str, today: datetime.date) -> list[Period]:
    """The periods that a question names, in its order."""
    found: list[Period] = []
    matches = list(_matches(question, today))
    index = 0
    while index < len(matches):
        match, relation, first, end, month = matches[index]
        following = matches[index + 1] if index + 1 < len(matches) else None
        between = following and question[match.end() : following[0].start()].strip().lower()
        joined = following is not None and (
            (relation == "between" and between == "and")
            or (relation == "from" and following[1] in ("until", "till", "up to") and not between)
            or (relation == "from" and between in ("to", "-", "–", "through"))
        )
        if joined and following is not None and month and following[2] is not None:  # "between March and May 2026"
            first = datetime.date(following[2].year, month, 1)
        if joined and following is not None and first and following[3]:
            span = (match.start(), following[0].end())
            found.append(Period(first, following[3], span, question[span[0] : span[1]]))
            index += 2
            continue
        index += 1
        span = (match.start(), match.end())
        said = question[span[0] : span[1]]
        if month:
            if relation in ("", "in", "during", "of", "for", "within", "from", "on", "at", "over"):
                found.append(Period(None, None, span, said, month, plain=True))
            continue
        if re.fullmatch(_BEFORE, relation):
            found.append(Period(None, first, span, said))
        elif re.fullmatch(_AFTER, relation):
            found.append(Period(end, None, span, said))
        elif relation == "since" or relation.startswith("starting"):
            found.append(Period(first, None, span, said))
        elif relation in ("until", "till", "up to", "no later than") or relation.startswith("by"):
            found.append(Period(None, end, span, said))
        elif relation != "between":
            found.append(Period(first, end, span, said, plain=match["year"] is not None or match["month"] is not None))
    return found


_Read = tuple[re.Match[str], str, datetime.date | None, datetime.date | None, int]


def _matches(question: str, today: datetime.date) -> Iterator[_Read]:
    for match in _FOUND.finditer(question):
        relation = " ".join((match["relation"] or "").lower().split())
        if match["month"] and not re.search(r"\d", match["month"]):
            word = match["month"].strip(".")
            named = word[0].isupper() and match.start("month") > 0
            if word.lower() in _NEVER_ALONE and not named and (not relation or word.lower() != "may"):
                continue
            yield match, relation, None, None, month_of(word)
            continue
        try:
            first, end = _bounds(match, today)
        except ValueError:
            continue
        if first is not None:
            yield match, relation, first, end, 0


def _bounds(match: re.Match[str], today: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
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
