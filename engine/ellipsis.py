"""What a part of a sentence leaves out, put back from the part before it; pure.

That is its subject ("… and closed at ten"), its verb ("letters for six"), what "those" and "the one" stand for, or what
a number counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.quantities import is_number
from engine.stems import is_irregular, stem
from engine.verbs import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    LINKS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    VERBS,
    Token,
    bare_verb,
    is_verb,
    participle,
    passive,
    spaced,
    subject_of,
    verb_of,
)

POINTING = frozenset({"those", "that", "ones", "one"})
_NO_HEADS = frozenset({"each", "all", "including", "such", "both", "not", "only", "some", "none", "half", "most"})
"""What begins an apposition, not a statement in short."""
_LONGEST_GAP = 9
"""Words that a part without a verb may have: what is longer is no statement in short."""


def points(rest: Sequence[Token]) -> bool:
    """Whether a part begins with "those" or "the one"."""
    following = rest[1].low if len(rest) > 1 else ""
    return rest[0].low in ("those", "that") or (rest[0].low == "the" and following in ("one", "ones", "other"))


def parallel(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a part gives another time or place with another number: "opens at 9 on weekdays and at 10 on Sundays"."""
    verb = verb_of(before)
    if len(rest) < 4 or not verb or rest[0].low not in PREPOSITIONS or verb_of(rest):
        return False
    counted = any(is_number(each.low) for each in rest) and any(is_number(each.low) for each in before[verb:])
    return (
        counted
        and any(each.low == rest[0].low for each in before[verb:])
        and sum(each.low in PREPOSITIONS for each in rest) > 1
    )


def counted_too(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a second number is said of the same: "48 metres long and 22 wide", "64 francs in A and 118 in B"."""
    if len(rest) < 3 or not is_number(rest[0].low) or not verb_of(before):
        return False
    for at in range(len(before) - 2):
        if not is_number(before[at].low):
            continue
        same = before[at + 1].low == rest[1].low
        if same and before[at + 2].low != rest[2].low and rest[2].low not in LINKS and before[at + 2].is_word:
            return True
        if same and before[at + 2].low == rest[2].low and rest[2].low in PREPOSITIONS:
            return True
        if before[at + 2].low == rest[1].low and rest[1].low in PREPOSITIONS - {"of", "per"}:
            return True
    last = before[-2:]
    return len(last) == 2 and is_number(last[0].low) and last[1].is_word and rest[1].low in PREPOSITIONS - {"of", "per"}


def exception(rest: Sequence[Token]) -> int:
    """The place of the "only" in "a dog only with consent", which goes on from the part before; 0 if there is none."""
    at = next((i for i, each in enumerate(rest) if each.low in ("only", "not", "never")), 0)
    return at if at and rest[0].low not in PREPOSITIONS and not verb_of(rest[:at]) else 0


def gapped(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a part without a verb says in short what the one before says at length: "coffee 3 euros"."""
    if verb_of(rest) or not 2 <= len(rest) <= _LONGEST_GAP or any(each.low in ("or", "nor") for each in rest):
        return False
    head = rest[0]
    if not head.is_word or is_number(head.low) or head.low in PREPOSITIONS | _NO_HEADS:
        return False
    numbers = any(is_number(each.low) for each in rest) and any(is_number(each.low) for each in before)
    theirs = {each.low for each in before[verb_of(before) :]} & PREPOSITIONS
    shared = any(each.low in theirs for each in rest[1:]) and any(not is_number(each.low) for each in rest[:1])
    if numbers or head.low in POINTING:
        return True
    if shared and "of" not in {each.low for each in rest}:
        return True
    nouns = [at for at, each in enumerate(rest) if each.low in ("the", "a", "an") and at]
    return bool(nouns) and not shared and rest[nouns[0] - 1].low not in PREPOSITIONS and rest[nouns[0] - 1].is_word


def completed(before: list[Token], part: list[Token]) -> list[Token]:
    """A part with its subject, or its verb, from the part before."""
    first = next((at for at, each in enumerate(part) if each.low not in ADVERBS), 0)
    if part[first].low in AUXILIARIES:
        return [*subject_of(before), *spaced(part)]
    verb = verb_of(before)
    if part[0].low == "not" and len(part) > 1 and part[1].low in PREPOSITIONS and verb:
        made, done = _put_after(list(before[verb + 1 :]), part[1:])
        if not done:
            last = max((i for i, each in enumerate(made) if each.low in PREPOSITIONS), default=len(made))
            made = [*made[:last], *spaced(part[1:])]
        at = verb + (before[verb].low in AUXILIARIES)
        return [*before[:at], *spaced(part[:1]), *spaced(before[at : verb + 1]), *spaced(made)]
    if verb and not verb_of(part) and (part[0].low == "every" or parallel(before, part)):
        at = next((i for i in range(verb, len(before)) if before[i].low == part[0].low), len(before))
        return [*before[:at], *spaced(part)]
    number = next((i for i in range(verb, len(before)) if is_number(before[i].low)), None) if verb else None
    if number is not None and not verb_of(part) and [each.low for each in part[1:3]] == ["of", "them"]:
        return [*before[:number], *spaced(part[:1]), *before[number + 1 :], *spaced(part[3:])]
    if number is not None and not verb_of(part) and part[0].low in PREPOSITIONS and is_number(part[-1].low):
        return [*before[:number], *spaced(part[-1:]), *before[number + 1 :], *spaced(part[:-1])]
    if number is not None and is_number(part[0].low) and len(part) > 1 and not verb_of(part):
        unit = before[number + 1 : number + 2] if part[1].low in PREPOSITIONS else []
        return [*before[:number], *spaced(part[:1]), *spaced(unit), *spaced(part[1:])]
    if _modal_before(before, part, first):
        verb = verb_of(before)
        return [*subject_of(before), *spaced(before[verb : verb + 1]), *spaced(part)]
    if bare_verb(part, first) or (first and (part[first].low.endswith("ed") or stem(part[first].low) in VERBS)):
        verb = verb_of(before)
        help_ = before[verb : verb + 1] if passive(before, verb) and not _tensed(part[first]) else []
        return [*subject_of(before), *spaced(help_), *spaced(part)]
    if verb := verb_of(part):
        if len(part) > 2 and (part[1].low, part[2].low) == ("of", "them") and (whose := subject_of(before)):
            return [*part[:2], *spaced([each for each in whose if not is_number(each.low)]), *spaced(part[3:])]
        if part[0].low in ("it", "he", "she", "they") and _may_be(part[0].low, whose := subject_of(before)):
            return [*whose, *spaced(part[1:])]
        if part[0].low in ("those", "that") and verb > 1 and part[1].low not in RELATIVES:
            return [*_head(subject_of(before)), *_filled(before, spaced(part[1:]))]
        if points(part) and part[1].low in ("one", "ones"):
            return [*_head(subject_of(before)), *spaced(part[2:])]
        if verb + 1 >= len(part) - 1 and part[verb].low in AUXILIARIES and part[-1].low in (part[verb].low, "not"):
            return [*part, *spaced(before[verb_of(before) + 1 :])]  # "phones are not"
        return part
    if only := exception(part):
        return _excepted(before, part, only)
    if first == 0 and gapped(before, part):
        return _from_gap(before, part)
    if part[0].low in ADVERBS and is_number(part[-1].low):
        return [
            *subject_of(before),
            *spaced(_put_number([*spaced(part[:first]), *before[verb_of(before) :]], part[first:])),
        ]
    return part


def _modal_before(before: Sequence[Token], part: Sequence[Token], first: int) -> bool:
    """Whether a part goes on with the base of a verb after "may" or "must"."""
    verb = verb_of(before)
    low = part[first].low
    base = stem(low) in VERBS and not low.endswith(("ed", "s", "ing")) and not is_irregular(low)
    return bool(verb) and before[verb].low in MODALS and base and not verb_of(part)


def _excepted(before: list[Token], part: list[Token], only: int) -> list[Token]:
    """ "The tenant may keep a dog only with consent": what is excepted stands for the object, with "the" for the
    subject."""
    verb = verb_of(before)
    if not verb:
        return part
    head, rest = part[:only], part[only:]
    if head[0].low in ("the", "those") or head[0].text[0].isupper():
        return [*spaced(head), *spaced(before[verb:]), *spaced(rest)]
    end = verb + 1
    while end < len(before) and (
        before[end].low in AUXILIARIES or participle(before[end].low) or stem(before[end].low) in VERBS
    ):
        end += 1
    return [*before[:end], *spaced(head), *spaced(rest)]


def _tensed(token: Token) -> bool:
    return not participle(token.low)


def _may_be(pronoun: str, whose: Sequence[Token]) -> bool:
    """Whether a pronoun may stand for a subject: no "it" for a person."""
    if not whose:
        return False
    person = all(each.text[0].isupper() and each.text.isalpha() for each in whose) and whose[0].low not in DETERMINERS
    return person == (pronoun in ("he", "she")) or (pronoun == "they") or (pronoun != "it" and not person)


def is_order(word: str) -> bool:
    return word in ("first", "second", "third", "last", "next", "other") or (is_number(word) and word.endswith("th"))


def _head(whose: Sequence[Token]) -> list[Token]:
    """The noun of a subject before its "of" or "from"."""
    end = next((at for at, each in enumerate(whose) if each.low in PREPOSITIONS | {","}), len(whose))
    return list(whose[:end])


def _filled(before: Sequence[Token], part: list[Token]) -> list[Token]:
    """A part whose last number has lost what it counts: "those over fifty have 30" after "have 27 days of leave"."""
    verb = verb_of(before)
    if len(part) > 1 and is_number(part[-2].low):
        after = next(
            (i for i in range(verb, len(before) - 1) if is_number(before[i].low) and before[i + 1].low == part[-1].low),
            None,
        )
        return [*part, *before[after + 2 :]] if after is not None else part
    if not is_number(part[-1].low):
        return part
    at = next((i for i in range(verb, len(before)) if is_number(before[i].low)), None)
    return [*part, *_counted(before, at)] if at is not None else part


def _counted(tokens: Sequence[Token], at: int) -> list[Token]:
    """What follows a number to the end of what it counts."""
    end = at + 1
    while (
        end < len(tokens) and tokens[end].is_word and (tokens[end].low not in PREPOSITIONS or tokens[end].low == "of")
    ):
        end += 1
    return list(tokens[at + 1 : end])


def _from_gap(before: list[Token], part: list[Token]) -> list[Token]:
    """The part before with what this one has put in place of its subject, its numbers and its prepositions."""
    verb = verb_of(before)
    if not verb:
        return part
    whose, rest = subject_of(before), list(before[verb:])
    mine = list(part)
    like_object = [each.low for each in rest[1:4:2]] == [mine[0].low, "of"] and "of" in [each.low for each in mine]
    if like_object and mine[0].low in ("a", "an", "the"):
        return [*whose, *rest[:1], *spaced(mine)]  # "… has a length of 48 metres and a width of 22"
    trailing: list[Token] = []
    cut = _second(mine, rest)
    head, tail = mine[:cut], mine[cut:]
    if head and head[0].low in POINTING:
        head = [*_head(whose), *spaced(head[1:])]
    elif len(head) > 1 and head[0].low == "the" and head[1].low in ("one", "ones"):
        head = [*_head(whose), *spaced(head[2:])]
    if len(head) == 2 and head[0].low == "the" and is_order(head[1].low) and len(whose) > 2 and is_order(whose[1].low):
        head = [*head, *whose[2:]]  # "the first prize …, the second …"
    made = rest
    while tail:
        if tail[0].low in POINTING and len(tail) > 1 and tail[1].low in PREPOSITIONS:
            tail = tail[1:]  # "… theses on soil, Dr Brandl those on water"
        if tail[0].low in PREPOSITIONS:
            end = next((i for i in range(1, len(tail)) if tail[i].low in PREPOSITIONS - {"of"}), len(tail))
            chunk, tail = tail[:end], tail[end:]
            made, done = _put_after(made, chunk)
            if not done:
                trailing += spaced(chunk)
        elif is_number(tail[0].low):
            end = next((i for i in range(1, len(tail)) if tail[i].low in PREPOSITIONS - {"of"}), len(tail))
            chunk, tail = tail[:end], tail[end:]
            made = _put_number(made, chunk)
        else:
            end = next((i for i in range(1, len(tail)) if tail[i].low in PREPOSITIONS - {"of"}), len(tail))
            chunk, tail = tail[:end], tail[end:]
            first = next((i for i, each in enumerate(made) if each.low in DETERMINERS and not is_verb(made, i)), None)
            if first is None:
                first = 1
            stop = next((i for i in range(first + 1, len(made)) if made[i].low in PREPOSITIONS - {"of"}), len(made))
            made = [*made[:first], *spaced(chunk), *made[stop:]]
    return [*spaced(head), *spaced(made), *trailing]


def _second(part: Sequence[Token], rest: Sequence[Token]) -> int:
    """Where the subject of a part without a verb ends: at a number, a preposition that is shared, or a second noun."""
    theirs = {each.low for each in rest} & PREPOSITIONS
    counted = any(is_number(each.low) for each in rest)
    for at in range(1, len(part)):
        low = part[at].low
        if low in POINTING and at + 1 < len(part) and part[at + 1].low in PREPOSITIONS:
            return at
        if low in theirs and low != "of" and part[0].low not in POINTING:
            return at
        if is_number(low) and counted and not (part[at - 1].text[0].isalpha() and at == 1 and at + 1 < len(part)):
            return at
        if low in ("the", "a", "an") and part[at - 1].low not in PREPOSITIONS:
            return at
        if low in theirs and part[0].low in POINTING and at > 1 and low != "of":
            return at
    return len(part)


def _put_after(made: list[Token], chunk: list[Token]) -> tuple[list[Token], bool]:
    at = next((i for i, each in enumerate(made) if each.low == chunk[0].low), None)
    if at is None:
        return made, False
    end = next((i for i in range(at + 1, len(made)) if made[i].low in PREPOSITIONS or not made[i].is_word), len(made))
    old = made[at:end]
    if len(chunk) == 2 and is_number(chunk[1].low):
        old_number = next((i for i, each in enumerate(old) if is_number(each.low)), None)
        if old_number is not None:
            return [*made[:at], *spaced(chunk), *old[old_number + 1 :], *made[end:]], True
    return [*made[:at], *spaced(chunk), *made[end:]], True


def _put_number(made: list[Token], chunk: list[Token]) -> list[Token]:
    at = next((i for i, each in enumerate(made) if is_number(each.low)), None)
    if at is None:
        return [*made, *spaced(chunk)]
    if len(chunk) == 1:
        return [*made[:at], *spaced(chunk), *made[at + 1 :]]
    end = at + 1 + len(_counted(made, at))
    return [*made[:at], *spaced(chunk), *made[end:]]
