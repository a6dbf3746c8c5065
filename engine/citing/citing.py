"""Which words of the sources support a sentence of an answer; pure.

Nothing a model says about its sources is read. A sentence counts as supported if one passage of text, one to
three sentences long, holds most of its content words, every number, measure and name in it, does not deny it, and uses
the words as it does; that text, to the character, is its citation. Where no single one does, two together may.

The rules are lexical on purpose: they cost microseconds, they can be explained to the person, and they fail
towards "unsupported". What says the same in other words altogether is missed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise

from engine.citing import topics
from engine.citing.aligning import misused
from engine.citing.facts import Facts, Word, facts, merged
from engine.citing.force import overstated
from engine.citing.laying import PARTING
from engine.citing.opposites import contradicts, opposed
from engine.citing.units import in_their_units
from engine.citing.wordings import alike, alike_stem, plain
from engine.text import sentences
from engine.text.stems import stem
from engine.types import AnswerSentence, Citation, Source

_OPENING_WORDS = """
    according about approximately around roughly nearly almost currently today yes however therefore thus moreover
    furthermore additionally finally overall generally usually typically often sometimes only every each several many
    most some few people someone anyone everyone anybody everybody everything whoever whenever whatever whether while
    although though because since unless until instead rather despite within along among across near upon via per
    following provided concerning regarding considering assuming supposing depending starting beginning including
    excluding owing thanks nothing none neither together alone nobody such
    please note make never always nobody nothing neither like unlike given based due including besides except
"""
"""Words that begin a sentence and are no names, though no source may hold them."""
_GENERIC_WORDS = "person people someone somebody anyone anybody number amount temperature"
_TITLE_WORDS = "mr mrs ms miss dr sir madam"
"""Words that a statement may have for what its source says without them: "the person who", "the number of"; titles."""
COVERAGE = 0.7
"""Share of a sentence's content words, weighed by rarity, that its citation must hold."""
ANCHOR = 0.5
"""The same share, of the words of a number's clause, for the one sentence that holds the number: among the words of
another statement a number proves nothing."""
LEAST_CLAUSE = 3
"""Content words that make a part of a sentence a statement of its own."""
SPAN = 3
"""Sentences of a source that one citation may join."""
PARTNERS = 6
"""Single sentences that are tried in pairs when no text in one piece suffices."""
PART = 0.5
"""Share of the words between two commas or conjunctions; more than this must be there."""
_JOINING = frozenset([";", "and", "but", "while", "whereas"])
_GENERIC = frozenset(alike_stem(stem(word)) for word in _GENERIC_WORDS.split())
_TITLES = frozenset(alike_stem(stem(word)) for word in _TITLE_WORDS.split())
_LEADING_ON = frozenset({"who", "whom", "that", "which", "of"})
_OPENERS = frozenset(alike_stem(stem(word)) for word in _OPENING_WORDS.split())

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
class _Place:
    """One or several sentences of a source; offsets count in its text. `singles` are the facts of each."""

    source: int
    start: int
    end: int
    singles: tuple[Facts, ...]
    covered: float


def judge(sentence: str, start: int, sources: Sequence[Source]) -> AnswerSentence:
    """Whether the sources support `sentence`, and with which words.

    Args:
        sentence: as it stands in the answer.
        start: where it begins there.
        sources: those the answer was made from.
    """
    citations = tuple(_citations(_Claim.of(_claimed(sentence, sources)), sources))
    return AnswerSentence(sentence, start, start + len(sentence), bool(citations), citations)


def why_not(sentence: str, sources: Sequence[Source]) -> str:
    """The plainest reason why `judge` found no support for a sentence, for the person to read."""
    if not sources:
        return "said without looking at your files"  # told
    claim = _claimed(sentence, sources)
    held = frozenset[str]().union(*(single.stems for source in sources for *_, single in _singles(source.text)))
    strict = {
        word.stem: word.stem if word.sort == "number" else word.form.capitalize() for word in claim.stream if word.sort
    }
    missing = [form for stem, form in strict.items() if stem not in held]
    if missing:
        return f"not in the passages that were read: {', '.join(missing)}"  # told
    weights = _weights(claim, sources)
    places = [place for i, source in enumerate(sources) for place in _places(i, source.text, weights, claim.names)]
    if any(place.covered >= COVERAGE for place in places):
        return "a passage speaks of this, but does not say it like that"  # told
    return "no passage that was read holds enough of these words"  # told


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence of an answer. `parts` are its words from one comma or conjunction to the next, `clauses` the parts
    joined until each is long enough to be a statement, `joined` what only "and" and its like hold together."""

    facts: Facts
    parts: tuple[tuple[Word, ...], ...]
    clauses: tuple[tuple[Word, ...], ...]
    joined: tuple[tuple[Word, ...], ...]

    @classmethod
    def of(cls, held: Facts) -> _Claim:
        parts: list[list[Word]] = []
        clauses: list[list[Word]] = []
        joined: list[list[Word]] = []
        for word in held.stream:
            parting = word.between & PARTING
            if not parts or parting:
                parts.append([])
                if not clauses or ";" in parting or (len(parting) > 1 and "," in parting):
                    clauses.append([])  # "…, and …": a statement of its own
                elif min(len(clauses[-1]), _ahead(held.stream, word)) >= LEAST_CLAUSE:
                    clauses.append([])
            if not joined or parting & _JOINING:
                joined.append([])
            joined[-1].append(word)
            parts[-1].append(word)
            clauses[-1].append(word)
        return cls(held, *(tuple(map(tuple, each)) for each in (parts, clauses, joined)))


def _ahead(stream: Sequence[Word], word: Word) -> int:
    """Words from this one to the next comma or conjunction."""
    begin = next(i for i, each in enumerate(stream) if each is word)
    rest = (i for i, each in enumerate(stream[begin + 1 :], begin + 1) if each.between & PARTING)
    return next(rest, len(stream)) - begin


def _citations(claim: _Claim, sources: Sequence[Source]) -> Iterable[Citation]:
    if not claim.facts.stream:
        return
    weights = _weights(claim.facts, sources)
    names = claim.facts.names
    places = [place for i, source in enumerate(sources) for place in _places(i, source.text, weights, names)]
    places.sort(key=lambda place: (-place.covered, place.end - place.start))
    enough = (place for place in places if place.covered >= COVERAGE)
    chosen = next(([place] for place in enough if _supports(claim, weights, [place], sources)), [])
    if not chosen:
        best = [place for place in places if len(place.singles) == 1][:PARTNERS]
        pairs = (
            sorted(pair, key=lambda place: (place.source, place.start))
            for pair in combinations(best, 2)
            if not _overlap(*pair)
        )
        chosen = next((pair for pair in pairs if _supports(claim, weights, pair, sources)), [])
    if chosen and _implied(claim.facts, chosen, sources):
        chosen = [*_naming(claim.facts, chosen, sources), *chosen]  # a name is shown only with the words that have it
    for place in chosen:
        source = sources[place.source]
        text = source.text[place.start : place.end]
        yield Citation(source.n, source.start + place.start, source.start + place.end, text)


def _with_opening(claim: Facts, sources: Sequence[Source]) -> Facts:
    """The claim with its first word as a name, unless the sources hold it as a common word."""
    opening = claim.opening - _OPENERS
    if not opening or opening & frozenset().union(*(_common(source.text) for source in sources)):
        return claim
    stream = tuple(replace(word, sort="name") if word.stem in opening else word for word in claim.stream)
    return replace(claim, names=claim.names | opening, stream=stream)


def _claimed(sentence: str, sources: Sequence[Source]) -> Facts:
    """What a sentence holds, with its measures in the units of the sources."""
    claim = _without_generic(_with_opening(_read(sentence), sources), sources)
    return in_their_units(claim, _measures(sources))


def _without_generic(claim: Facts, sources: Sequence[Source]) -> Facts:
    """The claim without "the person" of "the person who", "the number" of "the number of" and titles before names,
    where no source holds these words."""
    there = frozenset().union(*(held.stems for source in sources for *_, held in _singles(source.text)))
    stream: list[Word] = []
    lost: set[str] = set()
    between: frozenset[str] = frozenset()
    for word, after in zip(claim.stream, (*claim.stream[1:], None), strict=False):
        leads = after is not None and (
            (word.stem in _GENERIC and after.between & _LEADING_ON) or (word.stem in _TITLES and after.sort == "name")
        )
        if leads and word.stem not in there:
            lost.add(word.stem)
            between |= word.between
            continue
        stream.append(replace(word, between=word.between | between) if between else word)
        between = frozenset()
    if not lost:
        return claim
    return replace(
        claim,
        words=tuple(word for word in claim.words if word not in lost),
        names=claim.names - lost,
        denied=tuple(tuple(word for word in group if word not in lost) for group in claim.denied),
        stream=tuple(stream),
        opening=claim.opening - lost,
        stems=claim.stems - lost,
    )


def _read(text: str) -> Facts:
    """What a sentence holds, in the wording that all ways to say it share."""
    return alike(facts(plain(text)))


def _measures(sources: Sequence[Source]) -> frozenset[tuple[str, str]]:
    return frozenset().union(*(held.measures for source in sources for *_, held in _singles(source.text)))


@lru_cache(maxsize=64)
def _singles(text: str) -> tuple[tuple[int, int, Facts], ...]:
    """The sentences of a source and what each holds."""
    return tuple((start, end, _read(text[start:end])) for start, end in sentences.split(text))


@lru_cache(maxsize=64)
def _topic(text: str) -> frozenset[str]:
    """What a source is about, by name."""
    single = _singles(text)
    return topics.topic(single[0][2], _OPENERS | _common(text)) if single else frozenset()


def _implied(claim: Facts, places: Sequence[_Place], sources: Sequence[Source]) -> frozenset[str]:
    """The names of what the sources are about that the sentences of these places need not say again."""
    topic = frozenset().union(*(_topic(sources[place.source].text) for place in places))
    return topics.implied(claim, topic, [single for place in places for single in place.singles])


def _naming(claim: Facts, places: Sequence[_Place], sources: Sequence[Source]) -> Iterator[_Place]:
    """The first sentences of the sources, where they name what the statement is about and are not cited anyway."""
    for number in dict.fromkeys(place.source for place in places):
        start, end, held = _singles(sources[number].text)[0]
        cited = any(place.source == number and place.start == start for place in places)
        if not cited and _topic(sources[number].text) & claim.names:
            yield _Place(number, start, end, (held,), 0.0)


@lru_cache(maxsize=64)
def _common(text: str) -> frozenset[str]:
    """The words of a source that are no names."""
    return frozenset(
        word.stem
        for *_, held in _singles(text)
        for word in held.stream
        if not word.sort and word.stem not in held.opening
    )


def _places(number: int, text: str, weights: dict[str, float], names: Set[str]) -> Iterator[_Place]:
    """The runs of one to `SPAN` sentences that hold some of the words; the name of what the source is about counts as
    held by each."""
    single = _singles(text)
    met = [weights.keys() & held.stems for *_, held in single]
    topic = weights.keys() & names & _topic(text)
    total = sum(weights.values())
    for i in range(len(single)):
        words: set[str] = set()
        for last in range(i, min(i + SPAN, len(single))):
            words |= met[last]
            if not words and weights:
                continue
            covered = sum(weights[word] for word in words | topic) / total if total else 1.0
            singles = tuple(held for *_, held in single[i : last + 1])
            yield _Place(number, single[i][0], single[last][1], singles, covered)


def _weights(claim: Facts, sources: Sequence[Source]) -> dict[str, float]:
    """Inverse frequency of the claim's words among the sources' sentences: what is everywhere proves little."""
    held = [single for source in sources for *_, single in _singles(source.text)]
    counts = {word: sum(word in single.stems for single in held) for word in claim.words}
    return {word: math.log(1 + (len(held) + 1) / (count + 0.5)) for word, count in counts.items()}


def _coverage(weights: dict[str, float], words: Set[str]) -> float:
    total = sum(weights.values())
    if not total:
        return 1.0
    return sum(weight for word, weight in weights.items() if word in words) / total


def _supports(claim: _Claim, weights: dict[str, float], places: Sequence[_Place], sources: Sequence[Source]) -> bool:
    held = [merged(place.singles) for place in places]
    singles = [single for place in places for single in place.singles]
    implied = _implied(claim.facts, places, sources)
    words = frozenset().union(implied, *(each.stems for each in held))
    halves = [half for single in singles for half in _halves(single.stream, claim.facts)]
    return (
        _coverage(weights, words) >= COVERAGE
        and claim.facts.numbers <= words
        and claim.facts.names <= words
        and claim.facts.measures <= frozenset().union(*(each.measures | each.implied for each in held))
        and all(_said(part, words) for part in claim.parts)
        and (len(places) == 1 or all(_in_one(joined, held, claim.facts.measures) for joined in claim.joined))
        and not contradicts(claim.facts, merged(singles))
        and not any(opposed(claim.facts, each) for each in held)
        and not any(
            opposed(claim.facts, single)
            for single in singles
            if len(singles) > 1 and _coverage(weights, single.stems) >= ANCHOR
        )
        and all(_anchored(number, claim, weights, places, implied) for number in claim.facts.numbers)
        and not overstated(claim.facts, singles)
        and not misused(claim.clauses, halves, implied)
        and not any(  # what one sentence has all the words of, and does not say, is not mended by more sentences
            misused(claim.clauses, _halves(single.stream, claim.facts), implied) or contradicts(claim.facts, single)
            for single in singles
            if len(singles) > 1 and weights.keys() & single.stems >= weights.keys() & words
        )
    )


def _halves(stream: Sequence[Word], claim: Facts) -> list[Sequence[Word]]:
    """A sentence of a source as the statements that a semicolon parts, without the brackets it makes no use of."""
    kept = _without_asides(stream, claim.stems)
    begins = [at for at, word in enumerate(kept) if ";" in word.between and at]
    return [kept[begin:end] for begin, end in pairwise([0, *begins, len(kept)])]


def _without_asides(stream: Sequence[Word], said: Set[str]) -> Sequence[Word]:
    """The words without those in brackets of which none is `said`."""
    kept: list[Word] = []
    aside: list[Word] = []
    depth = 0
    for word in stream:
        opens = "(" in word.between
        if depth and ")" in word.between:
            depth -= 1
        if aside and not depth:
            if any(each.stem in said for each in aside):
                kept += aside
            else:
                word = replace(word, between=word.between - {"(", ")"})
            aside = []
        depth += opens
        (aside if depth else kept).append(word)
    return kept + aside if any(each.stem in said for each in aside) else kept


def _said(part: Sequence[Word], words: frozenset[str]) -> bool:
    """Whether the words of a part are there: what is made up may hide behind a conjunction."""
    there = sum(word.stem in words for word in part)
    return there > PART * len(part)


def _in_one(joined: Sequence[Word], held: Sequence[Facts], measures: Set[tuple[str, str]]) -> bool:
    """Whether one of two texts says a part of the sentence by itself: two halves make no statement."""
    stems = {word.stem for word in joined}
    own = {measure for measure in measures if measure[0] in stems}
    return any(
        _said(joined, each.stems)
        and all(word.stem in each.stems for word in joined if word.sort)
        and own <= each.measures | each.implied
        for each in held
    )


def _anchored(
    number: str, claim: _Claim, weights: dict[str, float], places: Sequence[_Place], implied: Set[str]
) -> bool:
    """Whether a sentence that holds the number also speaks of what the claim says of it."""
    holding = [each for each in (*claim.parts, *claim.clauses) if any(word.stem == number for word in each)]
    clause = next((each for each in holding if len(each) > 1), ())
    stems = {word.stem for word in clause}
    said = {word: weight for word, weight in weights.items() if word in stems} or weights
    return any(
        number in single.numbers and _coverage(said, single.stems | implied) >= ANCHOR
        for place in places
        for single in place.singles
    )


def _overlap(one: _Place, other: _Place) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end
