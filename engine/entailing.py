"""Whether one statement follows from another, both being single sentences without pronouns; pure.

The words of the one must be among those of the other, or mean the same; then it is asked what could make them say
something else: a number, a name, a negation, another who does it, a condition or a doubt that was left out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.acting import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    another_begins,
    compared,
    frames,
    led_wrong,
    other_agent,
    other_count,
    other_marked,
    other_way,
    roles,
    swapped,
)
from engine.facts import Facts, Word
from engine.force import overstated
from engine.leaving_out import NOT, caused, left_out, stems
from engine.opposites import are_opposites, contradicts, opposed
from engine.quantities import is_unit
from engine.stems import stem
from engine.synonyms import in_their_words, theirs
from engine.verbs import VERBS
from engine.wordings import alike_stem

LONG = 8
"""Words of a statement of which one may be missing."""
_LIGHT = stems(
    """
    person people one thing reason number amount purpose aim fact case type kind way part total call name named known
    locate situate consist get have just even together however already finally exact place own there use also happen
    occur exist need advance long either away
    """
)
"""Words that a statement may hold without its source: they say little of their own."""
_ABSOLUTE = stems(
    """
    certain always never all every only exclusive unanimous optional entire complete equal whole any none nobody
    everyone everybody everything nothing free twice half double
    """
) | {"any", "all", "every"}
"""Words that make another statement of one, and so must be there."""
_CLASSES = stems(
    """
    variety species brand model company firm city town village river street club team country region ship boat book
    novel film program software version product holder district province island
    """
)
"""What may be said before a name, or after it, to tell what it is."""
_PARTING = frozenset({",", ";", "but", "so", "because", "since", "if", "when", "while", "that", "who", "which"})
_DIMENSIONS = stems("wide high deep tall thick width height depth")
_ALLOWED = stems("allow permit")
_PERMITTED = frozenset({"may", "can"})
_WRITER = frozenset({"we", "i", "our", "my", "us"})
_COMPLEMENTARY = """
    die/survive leave/stay leave/keep leave/remain allow/forbid open/close open/shut include/exclude insure/exclude
    cover/exclude charge/free pay/free work/fail fail/succeed fail/pass lose/win remember/forget accept/refuse
    accept/reject approve/reject agree/refuse attend/miss damage/intact hurt/unhurt touch/untouched know/unknown
    continue/stop continue/end renew/expire dead/alive same/different equal/unequal safe/dangerous legal/illegal
    change/keep change/remain move/stay lock/unlocked use/unused complete/unfinished need/without find/lost
    exceed/within sell/keep delete/keep remove/keep
"""
_COMPLEMENTS: dict[str, set[str]] = {}
for _pair in _COMPLEMENTARY.split():
    _one, _other = (alike_stem(stem(_each)) for _each in _pair.split("/"))
    _COMPLEMENTS.setdefault(_one, set()).add(_other)
    _COMPLEMENTS.setdefault(_other, set()).add(_one)
_ADDING = frozenset({"in", "of", "on", "at", "for", "under", "with", "to", "from", "during"})
"""Prepositions of what may be added to a statement from what was said before it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a statement does not follow; "" if it does. `said` are its words in those of the source; `topic` tells
    whether a name of what the source is about was needed."""

    reason: str
    said: tuple[Word, ...] = ()
    topic: bool = False


def follows(
    claim: Facts, source: Facts, whole: Facts, topic: frozenset[str] = frozenset(), around: frozenset[str] = frozenset()
) -> Verdict:
    """Whether the statement follows from a statement of a source.

    Args:
        claim: what the statement holds.
        source: what the statement of the source holds.
        whole: what the sentence of the source holds that states it.
        topic: stems of what the source is about; the statement may add "in the flat" to what is said of the flat.
        around: stems of that sentence and of those right before, of which it may add what is no name.
    """
    claim, source, complemented = _with_complements(claim, source)
    said = in_their_words(claim, theirs(claim, source.stems))
    turned = _turned(said, source)
    lacked = said.stems - source.stems - turned
    lacked |= _rates(said.stream) - {word.stem for word in source.stream}
    added = frozenset(word for word in lacked - said.numbers if word in topic or word in around - said.names)
    other_names = bool(added & said.names and source.names - said.stems)
    if other_names or len(added) > len(said.stems & source.stems) or (added and not _aside(said, source, added)):
        added = frozenset()
    if reason := _lacking(said, source, lacked - added):
        return Verdict(reason)
    if not _measured(said, source, whole):
        return Verdict("measure")
    if _denied(said, source):
        return Verdict("denied")
    if not turned and not complemented and opposed(said, source):
        return Verdict("opposite")
    if reason := overstated(said, [source]) or left_out(said, source):
        return Verdict(reason)
    mine, his = roles(said.stream), roles(source.stream)
    if not complemented and ((not turned and swapped(mine, his)) or compared(mine, his) != bool(turned)):
        return Verdict("exchanged")
    if (
        another_begins(said, source)
        or led_wrong(said, source)
        or other_marked(said, source)
        or other_count(said, source)
    ):
        return Verdict("other")
    if not turned and not complemented and (other_agent(said, source, mine, his) or other_way(mine, his)):
        return Verdict("role")
    if caused(said, source):
        return Verdict("cause")
    return Verdict("", said.stream, bool(added & said.names))


def _rates(stream: Sequence[Word]) -> frozenset[str]:
    """What a number is said for each of: "3 million a year" is not "over ten years"."""
    each = {"a", "an", "per", "every", "each"}
    return frozenset(
        two.stem for one, two in pairwise(stream) if one.sort == "number" and two.between & each and not two.sort
    )


def lacking(claim: Facts, source: Facts) -> bool:
    """Whether a statement of a source lacks too many words of another to be about the same."""
    said = in_their_words(claim, theirs(claim, source.stems))
    return bool(_lacking(said, source, said.stems - source.stems))


def _lacking(said: Facts, source: Facts, lacked: frozenset[str]) -> str:
    """Which kind of word is missing; "" if what is missing says nothing of its own."""
    if lacked & said.numbers:
        return "number"
    if lacked & said.names:
        return "name"
    if "long" in lacked and source.stems & _DIMENSIONS:
        return "word"
    lacked -= _LIGHT
    if source.raw & _PERMITTED:
        lacked -= _ALLOWED
    if lacked & _ABSOLUTE or any(word.stem in lacked and word.form.endswith("ly") for word in said.stream):
        return "absolute"
    lacked -= _called_one(said.stream, source.stream)
    named = {word for one, two in pairwise(said.stream) if one.sort != two.sort for word in (one.stem, two.stem)}
    lacked -= _CLASSES & named
    if source.raw & _WRITER:
        lacked -= {word.stem for word in said.stream if word.form.endswith("'s") and not word.sort}
    if lacked and source.raw & _WRITER and _only_subject(said.stream, lacked):
        return ""
    if any(is_unit(word.form) for word in said.stream if word.stem in lacked):
        return "unit"
    if lacked and not (len(lacked) == 1 and len(said.stream) >= LONG and _minor(said.stream, lacked)):
        return "word"
    return ""


def _called_one(said: Sequence[Word], source: Sequence[Word]) -> frozenset[str]:
    """The nouns for which the source has "the dearer one"."""
    led = {one.stem for one, two in pairwise(source) if two.form in ("one", "ones")}
    return frozenset(two.stem for one, two in pairwise(said) if one.stem in led and not two.between)


def _only_subject(stream: Sequence[Word], lacked: Collection[str]) -> bool:
    """Whether the words only say who the writer of the source is: "we deliver" is "the caterer delivers"."""
    whose = {
        word.stem
        for begin, verb, _, voice in frames(stream)
        if voice != "passive"
        for word in stream[begin:verb]
        if word.marker in CONJUNCTIONS and not word.sort
    }
    return len(lacked) <= 2 and whose >= set(lacked)


def _denied(said: Facts, source: Facts) -> bool:
    """Whether one denies what the other states."""
    if len(said.denied) == len(source.denied):
        shared = {word for group in said.denied for word in group} & {word for group in source.denied for word in group}
        if not said.denied or shared or (said.raw | source.raw) & {"no", "nobody", "none", "nothing", "neither"}:
            return False
    if bool(said.raw & NOT) != bool(source.raw & NOT) and _denies_all(source.stream) and _denies_all(said.stream):
        return True
    return contradicts(said, source)


def _denies_all(stream: Sequence[Word]) -> bool:
    """Whether a negation, if there is one, stands in the only clause: not after "so that" or a comma."""
    for word in stream:
        if word.between & _PARTING and word is not stream[0]:
            return False
        if word.between & NOT:
            return True
    return True


def _with_complements(claim: Facts, source: Facts) -> tuple[Facts, Facts, bool]:
    """Both with "stay" for "not leave", where the other says it so, and whether that was needed."""
    for one, other in ((claim, source), (source, claim)):
        for group in one.denied:
            for word in group:
                put = next((each for each in _COMPLEMENTS.get(word, ()) if each in other.stems), "")
                if not put or word in other.stems or any(put in each for each in other.denied):
                    continue
                changed = in_their_words(
                    replace(one, denied=tuple(each for each in one.denied if each is not group)), {word: put}
                )
                return (changed, source, True) if one is claim else (claim, changed, True)
    return claim, source, False


def _minor(stream: Sequence[Word], lacked: Collection[str]) -> bool:
    """Whether the words neither act nor are what is said: they stand after a preposition."""
    parts = roles(stream)
    return all(parts.get(word, frozenset("S")) & {"S", "V", "E", "O"} == frozenset() for word in lacked)


def _measured(said: Facts, source: Facts, whole: Facts) -> bool:
    """Whether each measure is there; "100" is a measure where the number before it has the unit."""
    units = {unit for _, unit in whole.measures}
    bare = {word.stem for word in source.stream if word.sort == "number" and not word.form}
    return all((value, unit) in source.measures or (value in bare and unit in units) for value, unit in said.measures)


def _turned(said: Facts, source: Facts) -> frozenset[str]:
    """A comparison's word, if the source has its opposite: "fewer than" is "more than" turned round."""
    if "than" not in said.raw or "than" not in source.raw:
        return frozenset()
    theirs_ = [word.form for word in source.stream]
    return frozenset(
        word.stem
        for word in said.stream
        if word.stem not in source.stems and any(are_opposites(word.form, other) for other in theirs_)
    )


def _aside(said: Facts, source: Facts, added: Collection[str]) -> bool:
    """Whether the words are only added: after a preposition that leads to nothing else in the source, or, being
    names, before a noun that has no other name there."""
    named = {two.stem for one, two in pairwise(source.stream) if one.sort and not two.between}
    described = {two.stem for one, two in pairwise(source.stream) if not two.between}
    taken = {word.marker for word in source.stream if word.stem not in said.stems}
    led = ""
    for at, word in enumerate(said.stream):
        if word.between & (AUXILIARIES | DETERMINERS) or word.marker:
            led = word.marker
        if word.stem not in added or (led in _ADDING and led not in taken):
            continue
        if not word.sort and stem(word.form) in VERBS:
            return False
        rest = said.stream[at + 1 :]
        after = next((each for each in rest if each.between or each.stem not in added), None)
        if after is None or after.between or after.stem in (named if word.sort else described):
            return False
        if not word.form.endswith(("'s", "s'")) and stem(after.form) in VERBS:
            return False
    return True
