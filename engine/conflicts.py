"""Files that disagree on what was asked: 3 months in the lease of 2019, 6 months in the deed of 2025. Pure.

Two sentences of different files are in conflict if they speak of the same thing as the question does, both hold a
value of the kind that is asked for (a number with its unit, an amount, a date, a name), and the values differ. What a
sentence says of former times ('in place of £2,750', 'from 3 to 6 months') is not its value.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engine import cosines, locating, sentences
from engine.dating import LOOKED_AT, Dated, dated
from engine.quantities import number
from engine.stems import stem
from engine.terms import STOP_WORDS
from engine.types import Conflict, Passage, Quote, Side

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]

Kind = Literal["number", "date", "name"]

SHARE = 0.5
"""Share of the question's content words that a sentence, with its headings, must hold."""
NEARLY = 0.6
"""How much of the best sentence's share another one must reach."""
ALIKE = 0.55
"""Cosine, on the starter's scale, of two sentences that speak of the same thing."""
COMPARED = 6
"""Sentences of other files that get a vector; each costs about 2 ms."""
LONGEST = 60
"""Words; in a longer sentence it cannot be told what a value is of."""

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?|\b{_MONTH}\b(?: \d{{4}})?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b(?:1[5-9]|20)\d\d\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SINCE = re.compile(r"\b(?:since|from|effective|as of|with effect)\b", re.IGNORECASE)
_WRITTEN = "|".join(
    """
    seventeen thirteen fourteen eighteen nineteen fifteen sixteen seventy eleven twelve twenty thirty eighty ninety
    forty fifty sixty three seven eight four five nine one two six ten
    """.split()  # noqa: SIM905 - the longer first
)
_NUMBER = re.compile(
    rf"(?P<sign>[£$€¥])?\s?(?<![\w.-])(?P<value>\d+(?:[.,]\d+)*|(?:{_WRITTEN})(?:-(?:{_WRITTEN}))?(?!\w))"
    rf"(?:\s?(?P<scale>hundred|thousand|million|billion)\b)?(?:\s?(?P<unit>%|[£$€]|°C|per cent|[a-zµ]+))?",
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
_WHEN = re.compile(
    r"\bwhen\b|\b(?:what|which|whose|by what) (?:\w+ )?(?:year|date|day|month)\b|\bdeadline\b|\bdue\b|\bby when\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|company|firm|supplier)\b|\bname of\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\b(?:why|how (?:does|do|did|is|are|was|were|can|should|to))\b"
    r"|^\s*(?:is|are|does|do|did|can|may|has|have|was|were)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(
    """
    who whom whose what which when where how many much long often far old large big high tall day date month year time
    number amount name percentage percent share within since kind per cost costs
    """.split()  # noqa: SIM905
)
_UNITS = {
    "%": "percent", "per cent": "percent", "pounds": "£", "pound": "£", "gbp": "£", "euros": "€", "euro": "€",
    "eur": "€", "dollars": "$", "dollar": "$", "usd": "$",
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


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that may answer, with the value it gives and what else of that kind stands in it."""

    passage: Passage
    start: int
    end: int
    share: float
    value: Value
    others: frozenset[tuple[str, str | float]]

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def conflicts(
    question: str,
    quotes: Sequence[Quote],
    passages: Sequence[Passage],
    *,
    embed: Embed,
    opening: Callable[[Path, int], str],
    scale: cosines.Scale = cosines.STARTER,
) -> tuple[Conflict, ...]:
    """Where the files differ on what `question` asks, the newest first; nothing where they agree or do not say.

    Args:
        quotes: the best sentences, best first.
        passages: what was found, best first.
        embed: unit vectors of a few sentences.
        opening: the beginning of a file's text, of so many characters.
        scale: of the embedder's cosines.
    """
    kinds = _kinds(question)
    if not kinds or not quotes:
        return ()
    asked = _asked(question)
    said = [each for passage in passages for each in _sentences(passage, question, asked, kinds)]
    lead = next((each for quote in quotes for each in said if _within(each, quote)), None)
    if lead is None:
        return ()
    rivals: dict[Path, _Said] = {}
    for each in said:
        known = rivals.get(each.passage.path)
        if (
            each.passage.path != lead.passage.path
            and _differ(lead, each)
            and (known is None or each.share > known.share)
        ):
            rivals[each.passage.path] = each
    chosen = [each for each in rivals.values() if each.share >= max(SHARE, NEARLY * lead.share)]
    chosen = sorted(chosen, key=lambda each: -each.share)[:COMPARED]
    if not chosen:
        return ()
    vectors = embed([_masked(lead), *(_masked(each) for each in chosen)])
    alike = vectors[1:] @ vectors[0]
    sides = [lead, *(each for each, cosine in zip(chosen, alike, strict=True) if scale(float(cosine)) >= ALIKE)]
    if len(sides) < 2:
        return ()
    dates = {
        each.passage.path: dated(each.passage.path, opening(each.passage.path, LOOKED_AT), each.passage.modified)
        for each in sides
    }
    sides.sort(key=lambda each: dates[each.passage.path].order, reverse=True)
    return (Conflict(tuple(_side(each, dates[each.passage.path]) for each in sides)),)


def told(conflict: Conflict) -> str:
    """A line for people: 'Two files differ: 6 months (deed.docx, 2025) · 3 months (lease.pdf, 2019)'."""
    count = {2: "Two", 3: "Three", 4: "Four"}.get(len(conflict.sides), str(len(conflict.sides)))
    sides = " · ".join(f"{side.value} ({side.path.name}, {_when(conflict, side)})" for side in conflict.sides)
    return f"{count} files differ: {sides}"


def _when(conflict: Conflict, side: Side) -> str:
    """The year, or the day where years do not tell files apart; 'changed' marks what is no date of the file's own."""
    years = [each.date[:4] for each in conflict.sides]
    day = side.date[:4] if len(set(years)) == len(years) else side.date
    return f"changed {day}" if side.origin == "modified" else day


def newer_first(quotes: Sequence[Quote], found: Sequence[Conflict]) -> tuple[Quote, ...]:
    """The quotes with those of the conflict before the others, the newest first; as many as there were, but at
    least both sides."""
    if not found:
        return tuple(quotes)
    best = max((quote.score for quote in quotes), default=0.0)
    leading: list[Quote] = []
    for side in found[0].sides:
        held = next((q for q in quotes if q.path == side.path and q.start <= side.start and side.end <= q.end), None)
        leading.append(held or Quote(side.text, side.path, side.locator, side.start, side.end, best))
    rest = [quote for quote in quotes if quote not in leading]
    return tuple([*leading, *rest][: max(len(quotes), 2)])


def _kinds(question: str) -> tuple[Kind, ...]:
    if _WHEN.search(question):
        return ("date",)
    if _WHO.search(question):
        return ("name",)
    if _UNTOLD.search(question):
        return ()
    return ("number",)


def _asked(question: str) -> frozenset[str]:
    """Stems of the question's content words."""
    words = [word.lower() for word in re.findall(r"[^\W_]+", question)]
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and word not in _ASKING and len(word) > 1)


def _sentences(passage: Passage, question: str, asked: frozenset[str], kinds: Sequence[Kind]) -> list[_Said]:
    """The sentences of a passage that hold a value of the asked kind and enough of the question."""
    if not asked:
        return []
    above = _stems(f"{passage.title} {passage.context} {passage.path.stem}")
    found = []
    for start, end in sentences.split(passage.text):
        text = passage.text[start:end]
        held = _stems(text)
        own = len(asked & held) / len(asked)
        share = len(asked & (held | above)) / len(asked)
        if share < SHARE or own < SHARE / 2 or len(text.split()) > LONGEST:
            continue
        values = [value for kind in kinds for value in _values(text, kind) if not _given(value, question)]
        present = [value for value in values if not _former(text, value)]
        if not present:
            continue
        value = min(present, key=lambda each: _distance(text, each, asked))
        others = frozenset((each.unit, each.amount) for each in present)
        found.append(_Said(passage, start, end, 0.5 * own + 0.5 * share, value, others))
    return found


def _stems(text: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[^\W_]+", text.lower())}


def _values(text: str, kind: Kind) -> list[Value]:
    if kind == "name":
        return [
            Value("name", match.group(), " ".join(match.group().lower().split()), "", match.start(), match.end())
            for match in _NAME.finditer(text)
        ]
    days = [
        Value("date", match.group(), _day(match.group()), _grain(match.group()), match.start(), match.end())
        for match in _DATE.finditer(text)
    ]
    if kind == "date":
        return days
    taken = [(day.start, day.end) for day in days]
    return [
        value
        for match in _NUMBER.finditer(text)
        if not any(start < match.end() and match.start("value") < end for start, end in taken)
        for value in (_measure(match),)
    ]


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
    return " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|,", "", text.lower()).split())


def _grain(text: str) -> str:
    """Dates of one grain compare: days with days, months with months, years with years."""
    return "year" if text.isdigit() else "day" if re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text) else "month"


def _given(value: Value, question: str) -> bool:
    """Whether the question itself says it; it is no answer then."""
    return re.search(rf"(?<!\w){re.escape(value.text.lower())}(?!\w)", question.lower()) is not None


def _former(text: str, value: Value) -> bool:
    before, after = text[: value.start], text[value.end :]
    moved = _FROM.search(before) is not None and _TO.search(after) is not None
    return moved or _FORMER.search(before) is not None or _LATER.search(after) is not None


def _distance(text: str, value: Value, asked: frozenset[str]) -> int:
    """Characters to the nearest word of the question: a sentence's value is the one that stands beside its subject."""
    places = [match for match in re.finditer(r"[^\W_]+", text) if stem(match.group()) in asked]
    return min((max(match.start() - value.end, value.start - match.end()) for match in places), default=len(text))


def _differ(one: _Said, other: _Said) -> bool:
    """Whether two sentences give different values of one kind, and not merely for different years or things."""
    mine, theirs = one.value, other.value
    if mine.kind != theirs.kind or mine.unit != theirs.unit:
        return False
    if mine.kind == "number" and _of_other_years(one.text, other.text):
        return False
    if (
        mine.amount == theirs.amount
        or (mine.unit, mine.amount) in other.others
        or (theirs.unit, theirs.amount) in one.others
    ):
        return False
    return mine.kind != "name" or not set(str(mine.amount).split()) & set(str(theirs.amount).split())


def _of_other_years(one: str, other: str) -> bool:
    """Whether each tells what was in a year of its own, as reports do; not what holds from a year on."""
    mine, theirs = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    return bool(mine and theirs) and not mine & theirs and not (_SINCE.search(one) or _SINCE.search(other))


def _masked(said: _Said) -> str:
    """The sentence without its value, so that only what the value is of counts."""
    value = said.value
    return f"{said.text[: value.start]} … {said.text[value.end :]}"


def _within(said: _Said, quote: Quote) -> bool:
    start = said.passage.start + said.start
    return said.passage.path == quote.path and start < quote.end and quote.start < said.passage.start + said.end


def _side(said: _Said, date: Dated) -> Side:
    passage = said.passage
    return Side(
        value=" ".join(said.value.text.split()),
        path=passage.path,
        date=date.day,
        origin=date.origin,
        text=said.text,
        start=passage.start + said.start,
        end=passage.start + said.end,
        locator=locating.of_words(passage, passage.start + said.start, passage.start + said.end),
    )
