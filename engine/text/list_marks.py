"""Which numbers and letters before statements only number them in a list; pure.

"2. Add the acetone" may have been "1." in an older text and says the same. "15. März 2026: Kündigung", "1.5 GB of
memory", "J. Smith shall pay" and "- 5,000 EUR" begin alike and do not. A number counts as that of a list if a line
begins with it, the item before or after carries the one before or after it, and no month, unit or digit follows; a
letter only in a row that begins with A.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_BULLET = re.compile(r"(?:[*•·▪◦‣]\s+|[-+–—>]\s+(?![\d£$€¥])|#{1,6}\s+)+")
_LEAD = re.compile(
    r"(?P<open>\(?)(?P<mark>\d{1,3}(?:\.\d{1,3})*|[a-zA-Z])(?P<close>[.)])\s+(?=\S)"
    r"|(?P<bare>\d{1,3}(?:\.\d{1,3})+)\s+(?=[A-ZÀ-Þ])"
)
_NO_ITEM = re.compile(
    # a month of the languages that questions are read in
    r"(?:jan(?:uary|uar|vier)?|jänner|enero|feb(?:ruary|ruar|rero)?|févr?(?:ier)?|mar(?:ch|s|zo)?|märz?|apr(?:il)?"
    r"|abr(?:il)?|avr(?:il)?|ma[iy]o?|june?|juni|juin|junio|july?|juli|juil(?:let)?|julio|aug(?:ust)?|août|ago(?:sto)?"
    r"|sept?(?:ember|iembre|embre)?|set(?:iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?"
    r"|de[cz](?:ember)?|déc(?:embre)?|dic(?:iembre)?"
    # a unit, or what an ordinal stands before
    r"|[kmgt]i?b|bytes?|[kmµ]?g|[kcmµ]?m|[mc]?l|k?wh?|[kmg]?hz|k?v|tons?|tonnes?|lit(?:re|er)s?|met(?:re|er)s?"
    r"|miles?|inch(?:es)?|feet|pounds?|euros?|dollars?|eur|gbp|usd|chf|cents?|pence|per\s?cent|prozent"
    r"|hundred|thousand|(?:m|b)illions?|millionen|milliarden?"
    r"|(?:second|minute|hour|day|week|month|quarter|year)s?|uhr|sekunden?|minuten?|stunden?|tage?|wochen?|monate?|quartal"
    r"|jahre?|jahrhundert|stock|etage|obergeschoss|klasse|platz|rang|kapitel|auflage"
    r")\b|[\d%£$€¥°]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement without its bullet, and without the number of a list, if that is what it begins with."""

    whole: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, one to each level ("2.1" is 2 and 1), or the place of a letter in the alphabet."""

    at: int
    levels: tuple[int, ...]
    letter: bool


def marked(texts: Sequence[str], opening: Sequence[bool]) -> list[Marked]:
    """The statements of one text, in order; `opening`: whether a line begins with it."""
    bare = [_BULLET.sub("", text, count=1) if _BULLET.match(text) else text for text in texts]
    leads = [_LEAD.match(text) for text in bare]
    rows: dict[tuple[object, ...], list[_Number]] = defaultdict(list)
    for n, lead in enumerate(leads):
        if lead and opening[n] and not _NO_ITEM.match(bare[n], lead.end()):
            shape, number = _read(n, lead)
            rows[shape].append(number)
    listed = {at for row in rows.values() for at in _listed(row)}
    return [
        Marked(text, text[lead.end() :] if lead and n in listed else text)
        for n, (text, lead) in enumerate(zip(bare, leads, strict=True))
    ]


def _read(at: int, lead: re.Match[str]) -> tuple[tuple[object, ...], _Number]:
    """How a number is written, in which all of a list agree, and the number."""
    said = lead["mark"] or lead["bare"]
    if said.isalpha():
        return (lead["open"], lead["close"], said.isupper()), _Number(at, (ord(said.lower()) - ord("a") + 1,), True)
    levels = tuple(map(int, said.split(".")))
    return (lead["open"], lead["close"], len(levels)), _Number(at, levels, False)


def _listed(row: Sequence[_Number]) -> set[int]:
    """Which of those that are written alike have a neighbour that carries the number before or after theirs."""
    found: set[int] = set()
    for n, number in enumerate(row):
        after_one = n > 0 and _follows(row[n - 1].levels, number.levels)
        before_one = n + 1 < len(row) and _follows(number.levels, row[n + 1].levels)
        if number.letter and number.levels != (1,):
            before_one, after_one = False, after_one and row[n - 1].at in found
        if after_one or before_one:
            found.add(number.at)
    return found


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether `other` is what comes after `one`: 2.3 after 2.2, 3.1 after 2.2."""
    level = next((n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), None)
    return level is not None and other[level] == one[level] + 1 and set(other[level + 1 :]) <= {1}
