"""Which words of the sources support a sentence of an answer; pure.

Nothing a model says about its sources is read. A sentence is taken apart into the statements it makes, and so is each
sentence of the sources, with who is meant put in for its pronouns. The sentence counts as supported if each of its
statements follows from one of theirs; those sentences, to the character, are its citations.

The rules are lexical on purpose: they cost milliseconds, they can be explained to the person, and they fail
towards "unsupported". What says the same in other words altogether is missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from engine import sentences
from engine.acting import Core, cores
from engine.aligning import misused
from engine.clauses import statements, subject
from engine.entailing import follows, lacking
from engine.facts import Facts, Word, facts
from engine.readings import readings, topic
from engine.synonyms import ROOT, mates
from engine.types import AnswerSentence, Citation, Source
from engine.units import in_their_units
from engine.wordings import alike, plain, without_opener

SPAN = 3
"""Sentences of a source that one citation may join."""
OBJECTS = frozenset({"it", "them", "him", "her"})
"""What a statement may call something that its sentence has named before."""
_JOINED = re.compile(r"(?:, (?:and|but|while)|;) ")
MISSING = 3
"""Words that a statement may hold without its source, light words and names for "we" among them."""
AROUND = 2
"""Sentences before a statement whose words it may be about as well."""

MIN_UNFINISHED = 2
"""Words that must follow a full stop before it is trusted: what follows tells an end from an abbreviation."""


def split_all(text: str) -> list[tuple[int, int]]:
    """The sentences of a finished answer, as offsets."""
    return sentences.split(text)


def split_ready(text: str, done_upto: int) -> list[tuple[int, int]]:
    """The sentences after `done_upto` that no further token can change."""
    spans = sentences.split(text, done_upto)
    if not spans:
        return []
    last = text[spans[-1][0] :]
    if len(last.split()) < MIN_UNFINISHED + (not last[-1:].isspace()):
        return spans[:-2]
    return spans[:-1]


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement of a source.

    Attributes:
        facts, whole: what it holds, and what the sentence holds that makes it.
        around: the words of that sentence and of those right before.
        near, roots: all these words with those of the topic, and how its own begin.
        needed: the numbers of the sentences that make it and name who is meant.
        joined: whether it is a sentence that makes several statements, taken as one.
        several: whether those must be kept apart.
        parts: the words of each of them, and whether it denies something.
    """

    facts: Facts
    whole: Facts
    around: frozenset[str]
    near: frozenset[str]
    roots: frozenset[str]
    needed: frozenset[int]
    joined: bool
    several: bool
    parts: tuple[tuple[frozenset[str], bool], ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A source: where its sentences stand, what it states, the words of what it is about, its measures, all its words,
    and its sentences in small letters."""

    spans: tuple[tuple[int, int], ...]
    told: tuple[_Told, ...]
    topic: frozenset[str]
    measures: frozenset[tuple[str, str]]
    stems: frozenset[str]
    copies: tuple[str, ...]


def judge(sentence: str, start: int, sources: Sequence[Source]) -> AnswerSentence:
    """Whether the sources support `sentence`, and with which words.

    Args:
        sentence: as it stands in the answer.
        start: where it begins there.
        sources: those the answer was made from.
    """
    read = [_source(source.text) for source in sources]
    chosen = _supporting(sentence, read)
    citations = tuple(_cited(chosen, sources, read))
    return AnswerSentence(sentence, start, start + len(sentence), bool(citations), citations)


def why_not(sentence: str, sources: Sequence[Source]) -> str:
    """The plainest reason why `judge` found no support for a sentence, for the person to read."""
    if not sources:
        return "said without looking at your files"
    read = [_source(source.text) for source in sources]
    claim = _claimed(without_opener(sentence), read)
    held = frozenset[str]().union(*(each.stems for each in read))
    strict = {
        word.stem: word.stem if word.sort == "number" else word.form.capitalize() for word in claim.stream if word.sort
    }
    missing = [form for stem, form in strict.items() if stem not in held]
    if missing:
        return f"not in the passages that were read: {', '.join(missing)}"
    parts = [_claimed(part, read) for part in statements(without_opener(sentence))]
    if all(any(not lacking(part, told.facts) for each in read for told in each.told) for part in parts):
        return "a passage speaks of this, but does not say it like that"
    return "no passage that was read holds enough of these words"


def _supporting(sentence: str, read: Sequence[_Read]) -> list[tuple[int, frozenset[int]]]:
    """The source, and the sentences of it, for each statement of a sentence; none if one lacks support."""
    sentence = without_opener(sentence)
    if copied := _copied(sentence, read):
        return copied
    for tried in dict.fromkeys((statements(sentence), (sentence,))):
        claims = [_claimed(part, read) for part in tried]
        chosen = [_followed(claim, read) if claim.stream else None for claim in claims]
        found = [each for each in chosen if each]
        if len(found) == len(chosen):
            return found
    return []


def _copied(sentence: str, read: Sequence[_Read]) -> list[tuple[int, frozenset[int]]]:
    """Where a sentence, or each of two that are joined in it, stands to the letter."""
    places = {copy: (i, frozenset({n})) for i, each in enumerate(read) for n, copy in enumerate(each.copies)}
    if (whole := _letters(sentence)) in places:
        return [places[whole]]
    for found in _JOINED.finditer(sentence):
        halves = [_letters(sentence[: found.start()]), _letters(sentence[found.end() :])]
        if all(half in places for half in halves):
            return [places[half] for half in halves]
    return []


def _letters(sentence: str) -> str:
    return " ".join(sentence.lower().split()).rstrip(".!")


def _followed(claim: Facts, read: Sequence[_Read]) -> tuple[int, frozenset[int]] | None:
    """The source and the sentences from which a statement follows, the fewest that do."""
    found: list[tuple[int, frozenset[int]]] = []
    ways = [_ways(word) for word in claim.stems]
    for i, each in enumerate(read):
        for told in each.told:
            if not claim.numbers <= told.facts.stems or _far(ways, told):
                continue
            verdict = follows(claim, told.facts, told.whole, each.topic, told.around)
            if verdict.reason or (told.joined and not _kept(verdict.said, told)):
                continue
            found.append((i, told.needed | {0} if verdict.topic else told.needed))
    return min(found, key=lambda one: (len(one[1]), one[0]), default=None)


@lru_cache(maxsize=4_096)
def _ways(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that may stand for one, and how they begin."""
    any_of = (word, *mates(word))
    return frozenset(any_of), frozenset(each[:ROOT] for each in any_of)


def _far(ways: Sequence[tuple[frozenset[str], frozenset[str]]], told: _Told) -> bool:
    """Whether so many words of a statement are missing that the rules need not be asked."""
    missing = 0
    for any_of, roots in ways:
        if any_of.isdisjoint(told.near) and roots.isdisjoint(told.roots):
            missing += 1
            if missing > MISSING:
                return True
    return False


def _kept(said: Sequence[Word], told: _Told) -> bool:
    """Whether a statement keeps together what a sentence of several statements says together."""
    if misused([said], _halves(told.facts.stream)):
        return False
    parts = cores(said)
    if any("because" in word.between for word in said):
        held = told.facts.stems
        return any({word.stem for word in said} & held <= words for words, _ in told.parts)
    if any(words & core.verb and core.denied != denied for core in parts for words, denied in told.parts):
        return False
    if all(_in_one(core, told) for core in parts):
        return True
    tails = all(
        any((core.verb or core.words | core.strict) | core.tail <= words for words, _ in told.parts) for core in parts
    )
    return told.several and tails and _in_order(said, told.facts.stream)


def _in_one(core: Core, told: _Told) -> bool:
    """Whether one of the statements has the verb, who acts and whom it befalls; where they must be kept apart, it alone
    has that verb, and all names and numbers too."""
    if not told.several:
        return any(core.words <= words for words, _ in told.parts)
    having = [words for words, _ in told.parts if core.verb and core.verb <= words]
    return len(having) == 1 and core.words | core.strict <= having[0]


def _in_order(said: Sequence[Word], held: Sequence[Word]) -> bool:
    """Whether the words follow each other as in the source, and no name or number of it is skipped."""
    places: list[int] = []
    for word in said:
        after = places[-1] + 1 if places else 0
        at = next((at for at in range(after, len(held)) if held[at].stem == word.stem), None)
        if at is None:
            return False
        places.append(at)
    return bool(places) and not any(held[at].sort for at in range(places[0], places[-1]) if at not in places)


def _halves(stream: Sequence[Word]) -> list[Sequence[Word]]:
    """A sentence of a source as the statements that a semicolon parts."""
    begins = [at for at, word in enumerate(stream) if ";" in word.between and at]
    return [stream[begin:end] for begin, end in pairwise([0, *begins, len(stream)])]


def _cited(
    chosen: Sequence[tuple[int, frozenset[int]]], sources: Sequence[Source], read: Sequence[_Read]
) -> Iterator[Citation]:
    """The text of the sentences; what stands close together is one citation."""
    for i in dict.fromkeys(i for i, _ in chosen):
        source, spans = sources[i], read[i].spans
        rows: list[list[int]] = []
        for n in sorted(frozenset[int]().union(*(needed for other, needed in chosen if other == i))):
            if rows and n - rows[-1][0] < SPAN:
                rows[-1].append(n)
            else:
                rows.append([n])
        for row in rows:
            start, end = spans[row[0]][0], spans[row[-1]][1]
            yield Citation(source.n, source.start + start, source.start + end, source.text[start:end])


# --------------------------------------------------------------------------- reading


def _claimed(statement: str, read: Sequence[_Read]) -> Facts:
    """What a statement holds, with its measures in the units of the sources."""
    return in_their_units(_facts(statement), frozenset().union(*(each.measures for each in read)))


@lru_cache(maxsize=4_096)
def _facts(text: str) -> Facts:
    """What a sentence holds, in the wording that all ways to say it share."""
    return alike(facts(plain(text)))


@lru_cache(maxsize=64)
def _source(text: str) -> _Read:
    spans = tuple(sentences.split(text))
    held = [_facts(text[start:end]) for start, end in spans]
    told: list[_Told] = []
    about = _facts(named).stems if (named := topic(text)) else frozenset[str]()
    for each in readings(text):
        n, own, joined = each.sentence, _facts(each.text), len(statements(each.text)) > 1
        around = frozenset[str]().union(*(one.stems for one in held[max(0, n - AROUND) : n]))
        if not held[n].denied:
            around = around.union(*(one.facts.stems for one in told if one.whole is held[n] and not one.joined))
        needed = frozenset({n, *each.before})
        near, roots = own.stems | around | about, frozenset(word[:ROOT] for word in own.stems)
        several, parts = joined and _several(each.text), _parts(each.text)
        told.append(_Told(own, held[n], around, near, roots, needed, joined, several, parts))
    return _Read(
        spans,
        tuple(told),
        about,
        frozenset().union(*(one.measures for one in held)),
        frozenset().union(*(one.stems for one in held)),
        tuple(_letters(text[start:end]) for start, end in spans),
    )


def _parts(text: str) -> tuple[tuple[frozenset[str], bool], ...]:
    """The words of each statement, those before among them where it says "it", and whether it denies something."""
    made: list[tuple[frozenset[str], bool]] = []
    for each in statements(text):
        held = _facts(each)
        called = held.raw & OBJECTS and each.split()[0].lower() not in OBJECTS
        before = [words for words, _ in made] if called else []
        made.append((held.stems.union(*before), bool(held.denied)))
    return tuple(made)


def _several(text: str) -> bool:
    """Whether a sentence makes statements that must be kept apart: of several things, or with several numbers of one
    unit."""
    parts = statements(text)
    numbers = {(word.stem, word.form) for each in parts for word in _facts(each).stream if word.sort == "number"}
    return len({subject(each) for each in parts}) > 1 or len(numbers) > len({unit for _, unit in numbers})
