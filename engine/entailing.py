"""Whether one statement follows from another, both being single sentences without pronouns; pure.

The words of the one must be among those of the other, or mean the same; then it is asked what could make them say
something else: a number, a name, a negation, another who does it, a condition or a doubt that was left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.clauses import VERBS
from engine.facts import Facts, Word
from engine.force import overstated
from engine.laying import BEING
from engine.opposites import are_opposites, contradicts, opposed
from engine.roles import PARTICIPLE
from engine.stems import is_irregular, stem
from engine.synonyms import in_their_words, theirs
from engine.wordings import alike_stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(alike_stem(stem(word)) for word in words.split())


LONG = 8
"""Words of a statement of which one may be missing."""
_LIGHT = _stems(
    """
    person people one thing reason number amount purpose aim fact case type kind way part total call name named known
    locate situate consist get have just even together however already finally exact place own there use also happen
    occur exist need advance long either away
    """
)
"""Words that a statement may hold without its source: they say little of their own."""
_ABSOLUTE = _stems(
    """
    certain always never all every only exclusive unanimous optional entire complete equal whole any none nobody
    everyone everybody everything nothing free twice half double
    """
) | {"any", "all", "every"}
"""Words that make another statement of one, and so must be there."""
_CLASSES = _stems(
    """
    variety species brand model company firm city town village river street club team country region ship boat book
    novel film program software version product holder district province island
    """
)
"""What may be said before a name, or after it, to tell what it is."""
_DIMENSIONS = _stems("wide high deep tall thick width height depth")
_ALLOWED = _stems("allow permit")
_PERMITTED = frozenset({"may", "can"})
_WRITER = frozenset({"we", "i", "our", "my", "us"})
_NOT = frozenset({"not", "never", "cannot"})
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
_AUXILIARIES = BEING | frozenset(
    """
    has have had may might can could will would shall should must do does did cannot need
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_DETERMINERS = frozenset(
    """
    the a an this that these those its his her their our my your some any no every each all both
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_CONJUNCTIONS = frozenset({"", "because", "since", "when", "if", "while", "as", "until", "where"})
_SUBORDINATE = frozenset({"because", "since", "when", "if", "unless", "that", "which", "who", "while", "until", "as"})
_CAUSAL = frozenset({"because", "reason", "reasons", "caused", "cause", "causes", "therefore", "thus"})
_CAUSES = _CAUSAL | frozenset(
    """
    since as so after through due owing thanks hence blames blamed lack
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_DOUBT = _stems(
    "think believe suspect claim allege argue suppose assume speculate blame guess rumour doubt tradition legend hope"
)
_DOUBTING = frozenset(
    """
    thinks think thought believes believe believed suspects suspect suspected claims claimed alleges alleged argues
    argued supposes supposed assumes assumed speculates blames blamed guesses holds expect expects hopes hope wants
    taken tradition legend may might perhaps probably possibly apparently allegedly intends intend plans planned
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_QUANTIFIED = frozenset("most some few many majority half several third partly rarely usually mostly".split())  # noqa: SIM905
_ANYONE = frozenset({"anyone", "anybody", "everyone", "everybody", "everything"})
_WHOEVER = _ANYONE | {"whoever", "all", "every", "any", "each", "those", "no", "nobody", "none", "whole"}
_WHOLE = frozenset("all every everyone everybody none nobody each always".split())  # noqa: SIM905
_RESTRICTED = frozenset(
    """
    if unless provided except only whoever whenever
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_RESTRICTING = _RESTRICTED | frozenset(
    """
    when where once who which case while without after before whose with any
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_ADDING = frozenset({"in", "of", "on", "at", "for", "under", "with", "to", "from", "during"})
"""Prepositions of what may be added to a statement from what was said before it."""
_BOUNDS = frozenset({"up", "below", "under", "over", "than", "least", "most", "above", "from"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a statement does not follow; "" if it does. `said` are its words in those of the source; `topic` tells
    whether a name of what the source is about was needed."""

    reason: str
    said: tuple[Word, ...] = ()
    topic: bool = False


def follows(
    claim: Facts, source: Facts, whole: Facts, topic: Collection[str] = (), around: Collection[str] = ()
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
    added = frozenset(
        word for word in lacked if word not in said.numbers and word in (topic if word in said.names else around)
    )
    if len(added) > len(said.stems & source.stems) or (added and not _aside(said, source, added)):
        added = frozenset()
    if reason := _lacking(said, source, lacked - added):
        return Verdict(reason)
    if not _measured(said, source, whole):
        return Verdict("measure")
    if _denied(said, source):
        return Verdict("denied")
    if not turned and not complemented and opposed(said, source):
        return Verdict("opposite")
    if reason := overstated(said, [source]) or _left_out(said, source):
        return Verdict(reason)
    mine, his = _roles(said.stream), _roles(source.stream)
    if not complemented and ((not turned and _swapped(mine, his)) or _compared(mine, his) != bool(turned)):
        return Verdict("exchanged")
    if _led_wrong(said, source) or _other_marked(said, source) or _other_count(said, source):
        return Verdict("other")
    if not turned and not complemented and (_other_agent(said, source, his) or _other_way(mine, his)):
        return Verdict("role")
    if _caused(said, source):
        return Verdict("cause")
    return Verdict("", said.stream, bool(added & said.names))


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
        for begin, verb, *_ in _frames(stream)
        for word in stream[begin:verb]
        if word.marker in _CONJUNCTIONS and not word.sort
    }
    return len(lacked) <= 2 and whose >= set(lacked)


def _denied(said: Facts, source: Facts) -> bool:
    """Whether one denies what the other states."""
    if len(said.denied) == len(source.denied):
        shared = {word for group in said.denied for word in group} & {word for group in source.denied for word in group}
        if not said.denied or shared or (said.raw | source.raw) & {"no", "nobody", "none", "nothing", "neither"}:
            return False
    if bool(said.raw & _NOT) != bool(source.raw & _NOT) and not any(word.between & {",", ";", "but"} for word in source.stream):
        return True  # in a single statement it denies all
    return contradicts(said, source)


def _with_complements(claim: Facts, source: Facts) -> tuple[Facts, Facts, bool]:
    """Both with "stay" for "not leave", where the other says it so, and whether that was needed."""
    for one, other in ((claim, source), (source, claim)):
        for group in one.denied:
            for word in group:
                put = next((each for each in _COMPLEMENTS.get(word, ()) if each in other.stems), "")
                if not put or word in other.stems or any(put in each for each in other.denied):
                    continue
                changed = in_their_words(replace(one, denied=tuple(each for each in one.denied if each is not group)), {word: put})
                return (changed, source, True) if one is claim else (claim, changed, True)
    return claim, source, False


def _minor(stream: Sequence[Word], lacked: Collection[str]) -> bool:
    """Whether the words neither act nor are what is said: they stand after a preposition."""
    parts = _roles(stream)
    return all(parts.get(word, frozenset("S")) & {"S", "V", "E", "O"} == frozenset() for word in lacked)


def _measured(said: Facts, source: Facts, whole: Facts) -> bool:
    """Whether each measure is there; "100" is a measure where the number before it has the unit."""
    units = {unit for _, unit in whole.measures}
    bare = {word.stem for word in source.stream if word.sort == "number" and not word.form}
    return all(
        (value, unit) in source.measures or (value in bare and unit in units) for value, unit in said.measures
    )


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
        if word.between & (_AUXILIARIES | _DETERMINERS) or word.marker:
            led = word.marker
        if word.stem not in added or (led in _ADDING and led not in taken):
            continue
        rest = said.stream[at + 1 :]
        after = next((each for each in rest if each.between or each.stem not in added), None)
        if after is None or after.between or after.stem in (named if word.sort else described):
            return False
        if not word.form.endswith(("'s", "s'")) and stem(after.form) in VERBS:
            return False
    return True


# --------------------------------------------------------------------------- left out


def _left_out(said: Facts, source: Facts) -> str:
    if source.raw & _DOUBTING and not said.raw & _DOUBTING and not said.stems & _DOUBT:
        if any(_doubting(word) for word in source.stream) or source.raw & {"may", "might", "perhaps"} - said.raw and (
            not said.raw & {"can", "could", "allowed", "permitted"} and "might" in source.raw
        ):
            return "attribution"
    if "never" in said.raw and not source.raw & {"never", "no", "none", "nobody", "nothing", "neither", "ever"}:
        return "quantity"
    if said.raw & _ANYONE - source.raw and not source.raw & _WHOEVER and not said.raw & _NOT:
        return "quantity"
    if said.raw & _WHOLE and source.raw & _QUANTIFIED - said.raw and not source.raw & said.raw & _WHOLE:
        return "quantity"
    limits = (said.raw & _RESTRICTING) - (source.raw - _RESTRICTED)
    if source.raw & _RESTRICTED and not limits and _restriction_lost(said, source):
        return "condition"
    return _bound_lost(said, source)


def _doubting(word: Word) -> bool:
    return (
        word.form in _DOUBTING
        and not word.between & _DETERMINERS - {"that"}
        and not word.marker
        and not (word.form in ("taken", "holds") and not word.between & {"long", "was"})
    )


def _restriction_lost(said: Facts, source: Facts) -> bool:
    """Whether a part that begins with "only", "if" or "except" has no word in the statement."""
    for begin, word in enumerate(source.stream):
        led = word.between | (source.stream[begin - 1].between if begin else frozenset())
        if not (word.between & _RESTRICTED or word.form in _RESTRICTED) or "or" in led:
            continue
        begin += word.form in _RESTRICTED
        end = begin + 1
        while end < len(source.stream) and not source.stream[end].between & {",", ";", "(", ")"}:
            end += 1
        rest = {each.stem for each in (*source.stream[:begin], *source.stream[end:])}
        if 2 * len(rest & said.stems) < len(rest):
            return True  # what is said is the condition
        part = [each for each in source.stream[begin:end] if each.stem not in rest]
        if 2 * sum(each.stem in said.stems for each in part) <= len(part):
            return True
    return False


def _bound_lost(said: Facts, source: Facts) -> str:
    """Whether the subject of the source is only those who, or those up to a number, and the statement's is all."""
    verb, _ = _verb(source.stream)
    if not verb or verb >= len(source.stream):
        return ""
    whose = source.stream[:verb]
    if not whose or whose[0].stem not in said.stems:
        return ""
    for at, word in enumerate(whose):
        bound = word.between & _BOUNDS or (at and whose[at - 1].stem in _BOUNDS)
        if at and word.sort == "number" and bound and word.stem not in said.stems:
            return "condition"
        if at and word.between & {"who", "that", "with"} and not word.between & {","} and word.stem not in said.stems:
            part = whose[at:]
            if not any(each.stem in said.stems for each in part) and (source.raw & _RULES):
                return "condition"
    return ""


_RULES = frozenset("may must can cannot need should shall".split())  # noqa: SIM905


# --------------------------------------------------------------------------- roles


def _verb(stream: Sequence[Word], begin: int = 0) -> tuple[int, str]:
    """The place of the first verb, and its voice; the end if there is none."""
    for at in range(begin, len(stream)):
        word = stream[at]
        if at > begin and word.between & (_SUBORDINATE - {"that", "as", "which", "who"}) and at > begin + 1:
            break
        if word.sort == "number":
            if word.between & BEING:
                return at, "equation"
            continue
        if word.between & BEING:
            participle = word.form.endswith(PARTICIPLE) or is_irregular(word.form)
            return at, "passive" if participle and not word.sort and not word.between & {"the", "a"} else "equation"
        if word.between & _AUXILIARIES:
            return at, "active"
        if at > begin and not word.sort and not word.marker and not word.between & _DETERMINERS:
            if stem(word.form) in VERBS and not word.form.endswith("ing") and not _helped(stream, at):
                return at, "active"
    return len(stream), ""


def _helped(stream: Sequence[Word], at: int) -> bool:
    """Whether the verb follows later, so that this is a noun: "annual leave is"."""
    for word in stream[at + 1 :]:
        if word.between & (_SUBORDINATE | {"and", "or", "but", ",", ";", "to"}):
            return False
        if word.between & _AUXILIARIES:
            return True
    return False


def _roles(stream: Sequence[Word]) -> dict[str, frozenset[str]]:
    """The part that each word has in the sentence: "S" who acts, "O" whom or what, "E" what is equated, or its
    preposition."""
    found: dict[str, list[str]] = {}
    for begin, verb, end, voice in _frames(stream):
        last = ""
        there = begin < len(stream) and "there" in stream[begin].between
        for at in range(begin, end):
            word = stream[at]
            place = {"equation": "E"}.get(voice, "S" if (at < verb) != (voice == "passive") else "O")
            if voice == "passive":
                place = "O"
            if there:
                place = "there"
            led = word.marker if word.marker not in _CONJUNCTIONS else ""
            if led == "by" and voice == "passive" and _may_act(word):
                led = "S"
            if word.form.endswith(("'s", "s'")):
                key = "of"
            elif led:
                key = led
            elif at == verb and voice != "equation":
                key = "V"
            elif last and (not word.between or word.between & {"and", "or", ","}) and last != "V" and last != "of'":
                key = last
            else:
                key = place
            found.setdefault(word.stem, []).append(key)
            last = key if not word.form.endswith(("'s", "s'")) else "of'"
    return {word: frozenset(keys) for word, keys in found.items()}


def _same(one: str, other: str) -> bool:
    return one == other or (one == "E" and other in "SO") or (other == "E" and one in "SO")


def _swapped(mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]) -> bool:
    """Whether two words have each other's part."""
    both = [
        (next(iter(mine[word])), next(iter(his[word])))
        for word in mine
        if word in his and len(mine[word]) == len(his[word]) == 1 and "V" not in mine[word] | his[word]
    ]
    moved = [(one, other) for one, other in both if not _same(one, other)]
    return any(
        _same(one[0], two[1]) and _same(two[0], one[1]) and not _same(one[0], two[0])
        for i, one in enumerate(moved)
        for two in moved[i + 1 :]
    )


def _compared(mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]) -> bool:
    """Whether what stands after "than" stands before it in the other."""
    one = {word for word, key in mine.items() if "than" in key}
    other = {word for word, key in his.items() if "than" in key}
    return bool(one and other) and not one & other and bool(one & his.keys()) and bool(other & mine.keys())


def _other_agent(said: Facts, source: Facts, his: Mapping[str, frozenset[str]]) -> bool:
    """Whether who acts in the statement is another than who does the same in the source."""
    theirs_ = _agents(source.stream)
    for verb, (who, all_mine) in _agents(said.stream).items():
        if not who or verb not in theirs_:
            continue
        others, all_theirs = theirs_[verb]
        if others and (not who & others or (who - all_theirs & source.stems and all_theirs - all_mine & said.stems)):
            return True
        if not others and all("to" in his.get(word, ()) for word in who):
            return True
    return False


def _agents(stream: Sequence[Word]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Who does what, of each verb: the words of its subject, or after the "by" of a passive; then with all that
    belongs to them."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for begin, verb, end, voice in _frames(stream):
        if voice in ("", "equation"):
            continue
        if voice == "active":
            who, belonging = frozenset(_unled(stream[begin:verb])), frozenset(word.stem for word in stream[begin:verb])
        else:
            led = next((at for at in range(begin, end) if "by" in stream[at].between and _may_act(stream[at])), end)
            last = next((at for at in range(led + 1, end) if stream[at].marker), end)
            who = belonging = frozenset(word.stem for word in stream[led:last])
        before = found.get(stream[verb].stem, (frozenset[str](), frozenset[str]()))
        found[stream[verb].stem] = (before[0] | who, before[1] | belonging)
    return found


def _unled(stream: Sequence[Word]) -> Iterator[str]:
    """The words that no preposition leads to, nor owns another."""
    led = ""
    for word in stream:
        if word.marker or word.between:
            led = word.marker if word.marker not in _CONJUNCTIONS else ""
        if not led and not word.form.endswith(("'s", "s'")):
            yield word.stem


def _may_act(word: Word) -> bool:
    """Whether who acts may follow "by": "by the nurse", "by Ann", "by members", but not "by courier"."""
    return word.sort == "name" or (not word.sort and (bool(word.between & _DETERMINERS) or word.form.endswith("s")))


def _frames(stream: Sequence[Word]) -> Iterator[tuple[int, int, int, str]]:
    """Begin, verb, end and voice of each clause."""
    begin = 0
    while begin < len(stream):
        verb, voice = _verb(stream, begin)
        end = min(verb + 1, len(stream))
        fronted = bool(stream[begin].between & _SUBORDINATE)  # "Because it rained, the fair …"
        while end < len(stream) and not stream[end].between & (_SUBORDINATE - {"that", "as"}):
            if fronted and "," in stream[end].between:
                break
            end += 1
        yield begin, verb, end, voice
        begin = end


def _other_way(mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]) -> bool:
    """Whether what one says of "from" or "before" a thing the other says of "to" or "after" it."""
    return any(
        key | his[word] in ({"from", "to"}, {"before", "after"}, {"from", "into"})
        for word, key in mine.items()
        if word in his and len(key) == len(his[word]) == 1
    )


def _other_count(said: Facts, source: Facts) -> bool:
    """Whether a number counts something else than in the source: "32 passengers and 240 cars" turned round."""
    for value, counted in _counts(said.stream):
        theirs_ = _counts(source.stream)
        if (value, counted) in theirs_ or counted not in source.stems:
            continue
        one = any(two.stem == counted and first.form == "one" for first, two in pairwise(source.stream))
        if one or any(word == counted for _, word in theirs_):
            return True
    return False


def _other_marked(said: Facts, source: Facts) -> bool:
    """Whether a number follows the preposition that another number follows in the source: "since 1938"."""
    numbers = [word for word in source.stream if word.sort == "number"]
    for word in said.stream:
        if word.sort != "number" or word.marker in ("", "of"):
            continue
        same = [other for other in numbers if other.stem == word.stem]
        if same and all(other.marker != word.marker for other in same):
            if any(other.marker == word.marker and other.form == word.form and other.stem != word.stem for other in numbers):
                return True
    return False


def _led_wrong(said: Facts, source: Facts) -> bool:
    """Whether a name or number follows what leads to another in the source: "made by A", "sold by B" turned round."""
    mine, his = _leading(said.stream), _leading(source.stream)
    moved = [word for word in mine if word in his and mine[word] != his[word]]
    if any(mine[one] == his[two] and mine[two] == his[one] for i, one in enumerate(moved) for two in moved[i + 1 :]):
        return True
    left = {led for word, led in his.items() if word not in said.stems and led[1]}
    return any(mine[word] in left for word in moved)


def _leading(stream: Sequence[Word]) -> dict[str, tuple[str, str]]:
    """What stands before each name or number, and its preposition."""
    found: dict[str, tuple[str, str]] = {}
    for one, two in pairwise(stream):
        if two.sort and (not one.sort or two.between):
            found.setdefault(two.stem, (one.stem, two.marker))
    return found


def _counts(stream: Sequence[Word]) -> list[tuple[str, str]]:
    return [(one.stem, two.stem) for one, two in pairwise(stream) if one.sort == "number" and not two.between]


# --------------------------------------------------------------------------- causes


def _caused(said: Facts, source: Facts) -> bool:
    """Whether the statement gives a cause that the source does not."""
    if not said.raw & _CAUSAL:
        return False
    if not source.raw & _CAUSES:
        return True
    if "because" not in source.raw or "because" not in said.raw:
        return False
    mine, his = _because(said.stream), _because(source.stream)
    effect = {word.stem for word in source.stream} - his
    return len(mine & effect - his) > len(mine & his)


def _because(stream: Sequence[Word]) -> set[str]:
    """The words of what is given as the cause."""
    begin = next((at for at, word in enumerate(stream) if "because" in word.between), len(stream))
    end = begin + 1
    while end < len(stream) and "," not in stream[end].between:
        end += 1
    return {word.stem for word in stream[begin:end]}
