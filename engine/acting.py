"""Who does what in two statements of the same words, and what each number and name belongs to; pure.

Each word has a part: "S" who acts, "O" whom or what, "E" what is equated, "V" the verb, or the preposition that leads
to it. A passive says of the same ones the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from engine.facts import Facts, Word
from engine.laying import BEING
from engine.roles import PARTICIPLE
from engine.stems import is_irregular, stem
from engine.verbs import VERBS

AUXILIARIES = BEING | frozenset(
    """
    has have had may might can could will would shall should must do does did cannot need
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
DETERMINERS = frozenset(
    """
    the a an this that these those its his her their our my your some any no every each all both
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_TURNS = {"by": "by", "to": "to", "until": "to", "from": "from", "since": "from", "before": "before", "after": "after"}
"""Prepositions that change what a number says, and which of them say the same."""
DENYING = frozenset({"not", "no", "never", "cannot", "none", "nobody", "nothing", "neither", "without", "nor"})
CONJUNCTIONS = frozenset({"", "because", "since", "when", "if", "while", "as", "until", "where"})
_SUBORDINATE = frozenset({"because", "since", "when", "if", "unless", "that", "which", "who", "while", "until", "as"})


def verb_of(stream: Sequence[Word], begin: int = 0) -> tuple[int, str]:
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
        if word.between & AUXILIARIES:
            return at, "active"
        bare = at > begin and not word.sort and not word.marker and not word.between & DETERMINERS
        bare = bare and (word.form.endswith(("s", "d", "t")) or _plural(stream[begin:at], word))
        if bare and stem(word.form) in VERBS and not word.form.endswith("ing") and not _helped(stream, at):
            return at, "active"
    return len(stream), ""


def _plural(before: Sequence[Word], verb: Word) -> bool:
    """Whether a subject can have the bare form of a verb: "a long debate" is none."""
    return bool(verb.between & {"i", "you", "we", "they", "to"}) or any(
        word.form.endswith("s") or word.sort or word.between & {"and"} or is_irregular(word.form) for word in before
    )


def _helped(stream: Sequence[Word], at: int) -> bool:
    """Whether the verb follows later, so that this is a noun: "annual leave is"."""
    for word in stream[at + 1 :]:
        if word.between & (_SUBORDINATE | {"and", "or", "but", ",", ";", "to"}):
            return False
        if word.between & AUXILIARIES:
            return True
    return False


def roles(stream: Sequence[Word]) -> dict[str, frozenset[str]]:
    """The part that each word has in the sentence: "S" who acts, "O" whom or what, "E" what is equated, or its
    preposition."""
    found: dict[str, list[str]] = {}
    for begin, verb, end, voice in frames(stream):
        last = ""
        there = begin < len(stream) and "there" in stream[begin].between
        for at in range(begin, end):
            word = stream[at]
            place = {"equation": "E"}.get(voice, "S" if (at < verb) != (voice == "passive") else "O")
            if voice == "passive":
                place = "O"
            if there:
                place = "there"
            led = word.marker if word.marker not in CONJUNCTIONS else ""
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


@dataclass(frozen=True, slots=True)
class Core:
    """What makes a clause: its verb, that with who acts and whom it befalls, its names and numbers, what follows the
    verb, and whether it denies."""

    verb: frozenset[str]
    words: frozenset[str]
    strict: frozenset[str]
    tail: frozenset[str]
    denied: bool


def cores(stream: Sequence[Word]) -> list[Core]:
    """The core of each clause of a statement; all its words are where no verb is found."""
    parts = roles(stream)
    found = []
    for begin, at, end, voice in frames(stream):
        clause = stream[begin:end]
        tail = {word.stem for word in stream[at + 1 : end]}
        core = {word.stem for word in clause if not voice or parts[word.stem] & {"V", "S", "O", "E"}}
        verb = {word.stem for word in clause if "V" in parts[word.stem]}
        strict = {word.stem for word in clause if word.sort}
        found.append(
            Core(
                frozenset(verb),
                frozenset(core),
                frozenset(strict),
                frozenset(tail),
                any(word.between & DENYING for word in clause),
            )
        )
    return found


def _same(one: str, other: str) -> bool:
    return one == other or (one == "E" and other in "SO") or (other == "E" and one in "SO")


def swapped(mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]) -> bool:
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


def compared(mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]) -> bool:
    """Whether what stands after "than" stands before it in the other."""
    one = {word for word, key in mine.items() if "than" in key}
    other = {word for word, key in his.items() if "than" in key}
    return bool(one and other) and not one & other and bool(one & his.keys()) and bool(other & mine.keys())


def other_agent(
    said: Facts, source: Facts, mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]
) -> bool:
    """Whether who acts in the statement is another than who does the same in the source."""
    theirs_ = _agents(source.stream)
    for verb, (who, all_mine) in _agents(said.stream).items():
        if verb not in theirs_:
            continue
        others, all_theirs = theirs_[verb]
        given = {word for word in others if "to" in mine.get(word, ())}
        if given:
            return True  # "sold by A" and "sold to A"
        if not who:
            continue
        if others and (not who & others or (who - all_theirs & source.stems and all_theirs - all_mine & said.stems)):
            return True
        if not others and all("to" in his.get(word, ()) for word in who):
            return True
        beside = {
            word.stem
            for begin, at, end, voice in frames(source.stream)
            if voice == "passive" and source.stream[at].stem == verb
            for word in source.stream[begin:end]
        }
        if not others and beside and who <= source.stems and not who & beside:
            return True  # who acts does something else there
    return False


def _agents(stream: Sequence[Word]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Who does what, of each verb: the words of its subject, or after the "by" of a passive; then with all that
    belongs to them."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for begin, verb, end, voice in frames(stream):
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
            led = word.marker if word.marker not in CONJUNCTIONS else ""
        if not led and not word.form.endswith(("'s", "s'")):
            yield word.stem


def _may_act(word: Word) -> bool:
    """Whether who acts may follow "by": "by the nurse", "by Ann", "by members", but not "by courier"."""
    return word.sort == "name" or (not word.sort and (bool(word.between & DETERMINERS) or word.form.endswith("s")))


def frames(stream: Sequence[Word]) -> Iterator[tuple[int, int, int, str]]:
    """Begin, verb, end and voice of each clause."""
    begin = 0
    while begin < len(stream):
        verb, voice = verb_of(stream, begin)
        end = min(verb + 1, len(stream))
        fronted = bool(stream[begin].between & _SUBORDINATE)  # "Because it rained, the fair …"
        while end < len(stream) and not _begins(stream[end]):
            if fronted and "," in stream[end].between:
                break
            end += 1
        yield begin, verb, end, voice
        begin = end


def _begins(word: Word) -> bool:
    """Whether a clause of its own begins here; "in that year" is none."""
    return bool(word.between & (_SUBORDINATE - {"that", "as"})) or ("that" in word.between and not word.marker)


def other_way(mine: Mapping[str, frozenset[str]], his: Mapping[str, frozenset[str]]) -> bool:
    """Whether what one says of "from" or "before" a thing the other says of "to" or "after" it."""
    return any(
        key | his[word] in ({"from", "to"}, {"before", "after"}, {"from", "into"})
        for word, key in mine.items()
        if word in his and len(key) == len(his[word]) == 1
    )


def other_count(said: Facts, source: Facts) -> bool:
    """Whether a number counts something else than in the source: "32 passengers and 240 cars" turned round."""
    for value, counted in _counts(said.stream):
        theirs_ = _counts(source.stream)
        if (value, counted) in theirs_ or counted not in source.stems:
            continue
        one = any(two.stem == counted and first.form == "one" for first, two in pairwise(source.stream))
        if one or any(word == counted for _, word in theirs_):
            return True
    return False


def other_marked(said: Facts, source: Facts) -> bool:
    """Whether a number follows the preposition that another number follows in the source: "since 1938"."""
    numbers = [word for word in source.stream if word.sort == "number"]
    for word in said.stream:
        if word.sort != "number" or word.marker in ("", "of"):
            continue
        turned = [other.marker for other in numbers if other.stem == word.stem and other.marker in _TURNS]
        if word.marker in _TURNS and turned and all(_TURNS[word.marker] != _TURNS[each] for each in turned):
            return True
        same = [other.marker for other in numbers if other.stem == word.stem]
        others = [other.marker for other in numbers if other.stem != word.stem and other.form == word.form]
        if same and word.marker in others and word.marker not in same:
            return True
    return False


def another_begins(said: Facts, source: Facts) -> bool:
    """Whether words of the statement belong to a second subject: "the key is here, the letter under the mat"."""
    stream = source.stream
    for at, word in enumerate(stream):
        fresh = "," in word.between and word.between & DETERMINERS and not word.between & (_SUBORDINATE | {"and", "or"})
        if not fresh or word.marker or word.stem in said.stems or not verb_of(stream)[0] < at:
            continue
        rest = stream[at + 1 :]
        row = any(each.between & {",", "and", "or"} for each in rest)
        if not row and any(each.stem in said.stems for each in rest):
            return True
    return False


def led_wrong(said: Facts, source: Facts) -> bool:
    """Whether a name or number follows what leads to another in the source: "made by A", "sold by B" turned round."""
    mine, his = _leading(said.stream), _leading(source.stream)
    moved = {word: led - his[word] for word, led in mine.items() if word in his and led - his[word]}
    if any(moved[one] & his[two] and moved[two] & his[one] for one, two in combinations(moved, 2)):
        return True
    left = {each for word, led in his.items() if word not in said.stems for each in led if each[1]}
    return any(led & left for led in moved.values())


def _leading(stream: Sequence[Word]) -> dict[str, frozenset[tuple[str, str]]]:
    """What stands before each name or number, and its preposition."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for one, two in pairwise(stream):
        if two.sort and (not one.sort or two.between or one.form.endswith(("'s", "s'"))):
            found[two.stem] = found.get(two.stem, frozenset()) | {(one.stem, two.marker)}
    return found


def _counts(stream: Sequence[Word]) -> list[tuple[str, str]]:
    return [(one.stem, two.stem) for one, two in pairwise(stream) if one.sort == "number" and not two.between]
