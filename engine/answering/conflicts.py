"""Files that disagree on what was asked: 3 months in the lease of 2019, 6 months in the deed of 2025. Pure.

Two sentences of different files are in conflict if they speak of the same thing as the question does, both hold a
value of the kind that is asked for (`asked_values`), and the values differ: not merely because they are of different
years, days or invoices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.embedding import cosines
from engine.questions.asked_values import Kind, Value, asked_for, days_of_week, kinds, values
from engine.text import locating, sentences
from engine.text.dating import LOOKED_AT, Dated, dated
from engine.text.stems import stem
from engine.text.terms import STOP_WORDS
from engine.types import Conflict, Passage, Quote, Side

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]

Place = tuple["Path", int, int]
"""Characters of a file."""

SHARE = 0.5
"""Share of the question's content words that a sentence, with its headings, must hold."""
NEARLY = 0.6
"""How much of the best sentence's share another one must reach."""
ALIKE = 0.55
"""Cosine, on the starter's scale, of two sentences that speak of the same thing."""
COMPARED = 8
"""Sentences of other files that get a vector; each costs about 2 ms."""
LEADS = 3
"""Sentences, of about the same share, that are held against other files in turn."""
ABOUT = 0.9
"""Of the best one's share."""
LONGEST = 60
"""Words; in a longer sentence it cannot be told what a value is of."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SINCE = re.compile(
    r"\b(?:since|from|effective|as of|with effect)\b(?! \d{1,2}[:. ]?(?:\d\d)? ?(?:[ap]m|to)\b)", re.IGNORECASE
)
_PAPER = re.compile(
    r"\b(?P<paper>invoice|bill|receipt|order|booking|ticket|claim|quotation|delivery note|credit note|rechnung)"
    r"(?:[ _-]?(?:no\b\.?|nr\b\.?|number|id)|\s?#|:)*[ _-]*#?(?!(?:19|20)\d\d(?!\d))(?P<number>[a-z]{0,4}-?\d[\w/-]*)",
    re.IGNORECASE,
)
_ASKING = frozenset(
    """
    who whom whose what which when where how many much long often far old large big high tall day date month year time
    number amount name percentage percent share within since kind per cost costs
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that may answer, with the value it gives and what else of that kind stands in it."""

    passage: Passage
    start: int
    end: int
    share: float
    value: Value
    others: frozenset[tuple[str, str | float]]
    papers: frozenset[tuple[str, str]]

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
    answer: Place | None = None,
) -> tuple[Conflict, ...]:
    """Where the files differ on what `question` asks, the newest first; nothing where they agree or do not say.

    Args:
        quotes: the best sentences, best first.
        passages: what was found, best first.
        embed: unit vectors of a few sentences.
        opening: the beginning of a file's text, of so many characters.
        scale: of the embedder's cosines.
        answer: what is going to be the answer, where that is known; only its sentence is held against other files.
    """
    asked_kinds = kinds(question)
    if not asked_kinds or not quotes:
        return ()
    asked = _asked(question)
    said = [each for passage in passages for each in _sentences(passage, question, asked, asked_kinds)]
    alike = _Alike(embed, scale)
    for lead in _leads(said, quotes, asked_kinds, answer):
        sides = [lead, *_rivals(lead, said, alike)]
        if len(sides) > 1:
            break
    else:
        return ()
    dates = {
        each.passage.path: dated(each.passage.path, opening(each.passage.path, LOOKED_AT), each.passage.modified)
        for each in sides
    }
    sides.sort(key=lambda each: dates[each.passage.path].order, reverse=True)
    return (Conflict(tuple(_side(each, dates[each.passage.path]) for each in sides)),)


class _Alike:
    """How much two sentences speak of the same thing, 0 to 1; each sentence is embedded once."""

    def __init__(self, embed: Embed, scale: cosines.Scale) -> None:
        self._embed = embed
        self._scale = scale
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, lead: _Said, others: Sequence[_Said]) -> list[float]:
        texts = [_masked(each) for each in (lead, *others)]
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._embed(new), strict=True))
        first, *rest = (self._known[text] for text in texts)
        return [self._scale(float(vector @ first)) for vector in rest]


def _leads(
    said: Sequence[_Said], quotes: Sequence[Quote], asked_kinds: Sequence[Kind], answer: Place | None
) -> list[_Said]:
    """The sentences that other files are held against: the one that `answer` is in, else the quoted ones that hold
    as much of the question as the best of them."""
    if answer is not None:
        return [_about(each, answer) for each in said if _touches(each, answer)][:LEADS]
    found: list[_Said] = []
    for quote in quotes:
        held = [each for each in said if _touches(each, (quote.path, quote.start, quote.end)) and each not in found]
        found += sorted(held, key=lambda each: asked_kinds.index(each.value.kind))
    best = next((each.share for each in found), 0.0)
    return [each for each in found if each.share >= ABOUT * best][:LEADS]


def _rivals(lead: _Said, said: Sequence[_Said], alike: _Alike) -> list[_Said]:
    """Of each other file the sentence that is most like the lead, where it gives another value."""
    least = max(SHARE, NEARLY * lead.share)
    others = [each for each in said if each.share >= least and _comparable(lead, each)]
    others = sorted(others, key=lambda each: -each.share)[:COMPARED]
    if not any(_differ(lead, each) for each in others):
        return []
    best: dict[Path, tuple[float, _Said]] = {}
    for likeness, each in zip(alike(lead, others), others, strict=True):
        if likeness >= ALIKE and likeness > best.get(each.passage.path, (0.0, each))[0]:
            best[each.passage.path] = likeness, each
    return [each for _, each in best.values() if _differ(lead, each)]


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


def _asked(question: str) -> frozenset[str]:
    """Stems of the question's content words."""
    words = [word.lower() for word in re.findall(r"[^\W_]+", question)]
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and word not in _ASKING and len(word) > 1)


def _sentences(passage: Passage, question: str, asked: frozenset[str], asked_kinds: Sequence[Kind]) -> list[_Said]:
    """The sentences of a passage that hold a value of an asked kind and enough of the question, once for each kind."""
    if not asked:
        return []
    about = f"{passage.title} {passage.context} {passage.path.stem}"
    above = _stems(about)
    papers = _papers(f"{about}\n{passage.text}")
    found = []
    for start, end in sentences.split(passage.text):
        text = passage.text[start:end]
        held = _stems(text)
        own = len(asked & held) / len(asked)
        share = len(asked & (held | above)) / len(asked)
        if share < SHARE or own < SHARE / 2 or len(text.split()) > LONGEST:
            continue
        for kind in asked_kinds:
            if present := asked_for(text, kind, question):
                value = min(present, key=lambda each: _distance(text, each, asked))
                others = frozenset((each.unit, each.amount) for each in present)
                said = _Said(passage, start, end, 0.5 * own + 0.5 * share, value, others, _papers(text) or papers)
                found.append(said)
    return found


def _about(said: _Said, answer: Place) -> _Said:
    """The sentence with the value that is the answer, where it holds several."""
    begin, end = (place - said.passage.start - said.start for place in answer[1:])
    pointed = (each for each in values(said.text, said.value.kind) if each.start < end and begin < each.end)
    value = next((each for each in pointed if (each.unit, each.amount) in said.others), said.value)
    return replace(said, value=value)


def _papers(text: str) -> frozenset[tuple[str, str]]:
    """The invoices, orders and the like that a text is of, with their numbers."""
    return frozenset((match["paper"].lower(), match["number"].lower()) for match in _PAPER.finditer(text))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[^\W_]+", text.lower())}


def _distance(text: str, value: Value, asked: frozenset[str]) -> int:
    """Characters to the nearest word of the question: a sentence's value is the one that stands beside its subject."""
    places = [match for match in re.finditer(r"[^\W_]+", text) if stem(match.group()) in asked]
    return min((max(match.start() - value.end, value.start - match.end()) for match in places), default=len(text))


def _comparable(lead: _Said, other: _Said) -> bool:
    """Whether two sentences of different files give values of one kind that are not of different things."""
    mine, theirs = lead.value, other.value
    if lead.passage.path == other.passage.path or mine.kind != theirs.kind or mine.unit != theirs.unit:
        return False
    if mine.kind in ("number", "time", "weekday", "name") and _of_other_years(lead.text, other.text):
        return False
    if mine.kind in ("time", "weekday") and _of_other_days(lead, other):
        return False
    return not _of_other_papers(lead.papers, other.papers)


def _differ(one: _Said, other: _Said) -> bool:
    """Whether two comparable sentences give different values."""
    mine, theirs = one.value, other.value
    if (
        mine.amount == theirs.amount
        or (mine.unit, mine.amount) in other.others
        or (theirs.unit, theirs.amount) in one.others
    ):
        return False
    if mine.kind == "date":  # "14 June" is "June 14, 2025" where nothing else is said of the year
        words = [set(str(amount).split()) for amount in (mine.amount, theirs.amount)]
        return not (words[0] <= words[1] or words[1] <= words[0])
    return mine.kind != "name" or not set(str(mine.amount).split()) & set(str(theirs.amount).split())


def _of_other_years(one: str, other: str) -> bool:
    """Whether each tells what was in a year of its own, as reports do; not what holds from a year on."""
    mine, theirs = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    return bool(mine and theirs) and not mine & theirs and not (_SINCE.search(one) or _SINCE.search(other))


def _of_other_days(one: _Said, other: _Said) -> bool:
    """Whether they tell what is on a day or date of its own: hours of a Saturday and hours of all days, or the days
    that have hours of their own."""
    if one.value.kind == "time":
        mine, theirs = days_of_week(one.text), days_of_week(other.text)
        if (mine or theirs) and not mine & theirs:
            return True
    else:
        times = [{(each.unit, each.amount) for each in values(said.text, "time")} for said in (one, other)]
        if any(unit == "range" for unit, _ in times[0] | times[1]) or (all(times) and not times[0] & times[1]):
            return True
    dates = [{each.amount for each in values(each.text, "date")} for each in (one, other)]
    return all(dates) and not dates[0] & dates[1] and not (_SINCE.search(one.text) or _SINCE.search(other.text))


def _of_other_papers(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> bool:
    """Whether both are of invoices, say, but of none in common."""
    kinds_in_common = {paper for paper, _ in mine} & {paper for paper, _ in theirs}
    return bool(kinds_in_common) and not mine & theirs


def _masked(said: _Said) -> str:
    """The sentence without its value, so that only what the value is of counts."""
    value = said.value
    return f"{said.text[: value.start]} … {said.text[value.end :]}"


def _touches(said: _Said, place: Place) -> bool:
    path, begin, end = place
    start = said.passage.start + said.start
    return said.passage.path == path and start < end and begin < said.passage.start + said.end


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
