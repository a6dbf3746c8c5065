"""The values that a question may ask for, as they stand in sentences: numbers with their units, dates, clock times,
days of the week, telephone numbers, addresses of mail and web, names. Pure.

What belongs together is one value: "9:00 to 13:00", "Monday to Friday", "01632 960278". What a sentence says of former
times ("in place of £2,750", "from 3 to 6 months") is none of its values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.text.quantities import number
from engine.text.stems import stem
from engine.text.terms import STOP_WORDS

Kind = Literal["number", "date", "time", "weekday", "phone", "address", "name"]

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?|\b{_MONTH}\b(?: \d{{4}})?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b(?:1[5-9]|20)\d\d\b"
)
_CLOCK = (
    r"(?<![\w:.,])(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b|uhr\b)|\d{1,2}:\d{2}(?![\d:]|\.\d)|\d{1,2}\s?(?:[ap]\.?m\b|uhr\b"
    r"|o['’]clock\b)|noon\b|midday\b|midnight\b)"
)
_LAST = _CLOCK.replace(r"(?<![\w:.,])", "", 1)  # what stands before it is looked at already
_UNTIL = r"\s?(?:\b(?:to|till?|until|through|bis)\b|[-–—])\s?"
_TIME = re.compile(
    rf"(?P<range>(?P<first>{_CLOCK}|(?<![\w:.,])\d{{1,2}}){_UNTIL}(?P<last>{_LAST})"
    rf"|(?<=\bbetween )(?P<low>{_CLOCK}) and (?P<high>{_CLOCK}))|{_CLOCK}",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])?", re.IGNORECASE)
_HOUR_KNOWN = re.compile(r":|\.\d|[apu]|o['’]|noon|mid", re.IGNORECASE)
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAME = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_DAY_SHORT = r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?"
_WEEKDAY = re.compile(
    rf"(?P<range>(?P<first>{_DAY_NAME}|{_DAY_SHORT}){_UNTIL}(?P<last>{_DAY_NAME}|{_DAY_SHORT}))|{_DAY_NAME}",
    re.IGNORECASE,
)
_SEVERAL_DAYS = (
    (re.compile(r"\b(?:weekdays|working days|workdays)\b", re.IGNORECASE), range(5)),
    (re.compile(r"\bweekends?\b", re.IGNORECASE), range(5, 7)),
    (re.compile(r"\b(?:daily|every day|each day|all days)\b", re.IGNORECASE), range(7)),
)
_MOVED = re.compile(
    r"\b(?:mov|chang|shift|switch|postpon|transfer|brought|put back)\w*\b[^.;]{0,40}\bfrom\s(?:\w+\s)?$", re.IGNORECASE
)
"""Before "Tuesday to Thursday" that are no days from one to the other, but a former and a new one."""
_PHONE = re.compile(
    r"(?<![\w.,£$€+-])(?:(?:\+|\(?(?=0))\(?\d+(?:[ ()/-]{1,3}\d+){0,5}|(?<!\d )\(?\d{3,}(?:[ ()/-]{1,3}\d+){1,5})"
    r"(?![\w@]|[.,-]\d)"
)
_DIGITS = range(9, 16)
"""How many a telephone number has, country and area and all."""
_LOCAL = 9
"""Digits, the last ones, by which two ways to write a telephone number are the same: with and without a country."""
_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?:https?://|\bwww\.)[^\s<>\"')\]]*[\w/]|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|info|eu|uk|de|at|ch|example)\b(?:/[\w/.-]*\w)?",
    re.IGNORECASE,
)
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_FIGURES = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>\d{4})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WRITTEN = "|".join(
    """
    seventeen thirteen fourteen eighteen nineteen fifteen sixteen seventy eleven twelve twenty thirty eighty ninety
    forty fifty sixty three seven eight four five nine one two six ten
    """.split()  # noqa: SIM905 - the longer first
)
_NUMBER = re.compile(
    rf"(?:(?P<sign>[£$€¥₹]|\b(?:GBP|EUR|USD|CHF|INR|Rs\.?)(?=\s?\d))\s?|(?<![\w.-]))(?P<value>\d+(?:[.,]\d+)*|(?:{_WRITTEN})(?:-(?:{_WRITTEN}))?(?!\w))"
    rf"(?:\s?(?P<scale>hundred|thousand|million|billion)\b)?(?:\s?(?P<unit>%|[£$€₹]|°C|per cent|[a-zµ]+))?",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’-]+(?:\s+(?:(?:de|von|van|der|al)\s+)?[A-ZÀ-Þ][\w’-]+)+")
_FORMER = re.compile(
    r"\b(?:in place of|instead of|rather than|formerly|previously|until now|compared with|up from|down from|no longer"
    r"|replac(?:es|ing)|supersed(?:es|ing))\b(?:(?!\bto\b)[^.;,]){0,25}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:\w+\s)?$", re.IGNORECASE)
_TO = re.compile(r"^[^.;,]{0,20}\bto\b", re.IGNORECASE)
_LATER = re.compile(
    r"^[^.;]{0,30}\b(?:(?:is|are|was|were) (?:replaced|superseded|changed)|becomes?|rises? to|goes up to)\b",
    re.IGNORECASE,
)
_WHAT_TIME = re.compile(r"\bwhat (?:time|hour)\b|\bopening (?:hours|times)\b|\bhow (?:early|late)\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b|\bdeadline\b|\bdue\b", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\b(?:what|which|whose) (?:\w+ )?(?P<grain>year|date|day|month|weekday)\b", re.IGNORECASE)
_OF_A_DAY = ("date", "day", "weekday")
_WHO = re.compile(r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|company|firm|supplier)\b|\bname of\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumbers?\b|\bno\.|\b(?:tele)?phone\b|\bmobile\b|\bfax\b|\bhotline\b", re.IGNORECASE)
_ADDRESS_OF = re.compile(r"\be-?mail\b|\bweb ?(?:site|page|address)\b|\bhomepage\b|\burl\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow (?:many|much|often|long)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\b(?:why|how (?:does|do|did|is|are|was|were|can|should|to))\b"
    r"|^\s*(?:is|are|does|do|did|can|may|has|have|was|were)\b",
    re.IGNORECASE,
)
_UNITS = {
    "%": "percent", "per cent": "percent", "pounds": "£", "pound": "£", "gbp": "£", "euros": "€", "euro": "€",
    "eur": "€", "dollars": "$", "dollar": "$", "usd": "$", "francs": "chf", "franc": "chf", "rs": "₹", "rs.": "₹",
    "inr": "₹", "rupees": "₹", "rupee": "₹",
}  # fmt: skip
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0, "hour": 1 / 24, "minute": 1 / 1440}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Value:
    """Something that may be asked for, as it stands at `start` to `end` of a sentence.

    `amount` compares: equal amounts of one `unit` are the same value.
    """

    kind: Kind
    text: str
    amount: str | float
    unit: str
    start: int
    end: int


def kinds(question: str) -> tuple[Kind, ...]:
    """The kinds of value that a question asks for, the likeliest first; none where it asks why, how or whether."""
    if _WHAT_TIME.search(question):
        return ("time",)
    if _WHEN.search(question):
        return ("date", "time", "weekday")
    if day := _WHICH_DAY.search(question):
        return ("date", "weekday") if day["grain"].lower() in _OF_A_DAY else ("date",)
    if _WHO.search(question):
        return ("name",)
    if _UNTOLD.search(question):
        return ()
    if _ADDRESS_OF.search(question) and not _HOW_MUCH.search(question):
        return ("address",)
    return ("phone", "number") if _NUMBER_OF.search(question) else ("number",)


def values(text: str, kind: Kind) -> list[Value]:
    """What of one kind stands in a sentence, in order."""
    return list(_FINDERS[kind](text))


def asked_for(text: str, kind: Kind, question: str) -> list[Value]:
    """The same without what the question says itself, what the sentence says of former times, and a mere year where a
    day is asked for."""
    asked = _WHICH_DAY.search(question)
    day = asked is not None and asked["grain"].lower() in _OF_A_DAY
    return [
        each
        for each in values(text, kind)
        if not (day and each.unit == "year") and not _given(each, question) and not _former(text, each)
    ]


def days_of_week(text: str) -> frozenset[int]:
    """The days that a text speaks of, Monday is 0; "Monday to Friday" are five."""
    found = {day for match in _WEEKDAY.finditer(text) for day in _days(match)}
    return frozenset(found.union(*(days for pattern, days in _SEVERAL_DAYS if pattern.search(text))))


def _names(text: str) -> Iterator[Value]:
    for match in _NAME.finditer(text):
        yield Value("name", match.group(), " ".join(match.group().lower().split()), "", match.start(), match.end())


def _dates(text: str) -> Iterator[Value]:
    for match in _DATE.finditer(text):
        yield Value("date", match.group(), _day(match.group()), _grain(match.group()), match.start(), match.end())


def _times(text: str) -> Iterator[Value]:
    for match in _parted(_TIME, text):
        if match["range"]:
            first, last = match["first"] or match["low"], match["last"] or match["high"]
            end = _minutes(last)
            begin = _minutes(first if _HOUR_KNOWN.search(first) else f"{first} {_half(first, last)}")
            yield Value("time", match.group(), f"{begin}-{end}", "range", match.start(), match.end())
        else:
            yield Value("time", match.group(), _minutes(match.group()), "clock", match.start(), match.end())


def _weekdays(text: str) -> Iterator[Value]:
    for match in _parted(_WEEKDAY, text):
        days = _days(match)
        unit = "weekdays" if match["range"] else "weekday"
        yield Value("weekday", match.group(), "-".join(map(str, days)), unit, match.start(), match.end())


def _parted(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What matches; a range that says what was moved from where to where in its two parts."""
    for match in pattern.finditer(text):
        if not match["range"] or not _MOVED.search(text[: match.start()]):
            yield match
            continue
        middle = match.end("first")
        yield from filter(None, (pattern.match(text, match.start(), middle), pattern.search(text, middle, match.end())))


def _days(match: re.Match[str]) -> list[int]:
    if not match["range"]:
        return [_DAY_NAMES.index(match.group()[:3].lower())]
    first, last = (_DAY_NAMES.index(match[each][:3].lower()) for each in ("first", "last"))
    return [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]


def _minutes(time: str) -> int:
    """Of the day."""
    if time.lower() in ("noon", "midday", "midnight"):
        return 0 if time.lower() == "midnight" else 720
    said = _HOUR.match(time)
    assert said is not None
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    if said["half"]:
        hour = hour % 12 + (12 if said["half"].lower() == "p" else 0)
    return hour * 60 + minute


def _half(first: str, last: str) -> str:
    """Whether the 9 of "9 to 5 pm" is in the morning, like the last or not."""
    said = _HOUR.match(last)
    if said is None or not said["half"]:
        return ""
    return said["half"] + "m" if int(first) % 12 < int(said["hour"]) % 12 else "am"


def _phones(text: str) -> Iterator[Value]:
    dates = [(each.start, each.end) for each in _dates(text) if each.unit != "year"]
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        years = all(_YEAR.fullmatch(group) for group in re.findall(r"\d+", match.group()))
        if len(digits) in _DIGITS and not years and not _overlaps(match.span(), dates):
            yield Value("phone", match.group(), digits[-_LOCAL:], "", match.start(), match.end())


def _addresses(text: str) -> Iterator[Value]:
    for match in _ADDRESS.finditer(text):
        plain = re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", match.group().lower())
        yield Value("address", match.group(), plain, "mail" if match["mail"] else "web", match.start(), match.end())


def _numbers(text: str) -> Iterator[Value]:
    others = (_dates, _times, _phones, _addresses)
    taken = [(each.start, each.end) for finder in others for each in finder(text)]
    for match in _NUMBER.finditer(text):
        if not _overlaps((match.start("value"), match.end("value")), taken):
            yield _measure(match)


_FINDERS: dict[Kind, Callable[[str], Iterator[Value]]] = {
    "name": _names, "date": _dates, "time": _times, "weekday": _weekdays, "phone": _phones, "address": _addresses,
    "number": _numbers,
}  # fmt: skip


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _measure(match: re.Match[str]) -> Value:
    written = match["value"].lower()
    amount = math.fsum(map(_plain, written.split("-"))) if written[0].isalpha() else _plain(written)
    amount *= _SCALES.get((match["scale"] or "").lower(), 1.0)
    unit = (match["sign"] or match["unit"] or "").lower()
    if unit in STOP_WORDS:
        unit = ""
    counted = _UNITS.get(unit, stem(unit) if unit.isalpha() else unit)
    for name, days in _DAYS.items():
        if counted == stem(name):
            amount, counted = round(amount * days, 1), "duration"
    end = (
        match.end("unit")
        if unit and not match["sign"]
        else match.end("scale")
        if match["scale"]
        else match.end("value")
    )
    start = match.start("sign") if match["sign"] else match.start("value")
    return Value("number", match.string[start:end].strip(), amount, counted, start, end)


def _plain(digits: str) -> float:
    try:
        return float(number(digits))
    except ValueError:  # 10.30.15, a clause or a version
        return float("".join(re.findall(r"\d", digits)))


def _day(text: str) -> str:
    if figures := _FIGURES.fullmatch(text):  # the day before the month, as all do but Americans
        year, month, day = (
            figures["y"] or figures["y2"],
            int(figures["m"] or figures["m2"]),
            int(figures["d"] or figures["d2"]),
        )
        return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= len(_MONTHS) else text
    return " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|,", "", text.lower()).split())


def _grain(text: str) -> str:
    """Dates of one grain compare: days with days, months with months, years with years."""
    return "year" if text.isdigit() else "day" if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text) else "month"


def _given(value: Value, question: str) -> bool:
    """Whether the question itself says it; it is no answer then."""
    if value.kind == "weekday":
        return not days_of_week(value.text).isdisjoint(days_of_week(question))
    return re.search(rf"(?<!\w){re.escape(value.text.lower())}(?!\w)", question.lower()) is not None


def _former(text: str, value: Value) -> bool:
    before, after = text[: value.start], text[value.end :]
    moved = _FROM.search(before) is not None and _TO.search(after) is not None
    return moved or _FORMER.search(before) is not None or _LATER.search(after) is not None
