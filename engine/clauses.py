"""The statements that a sentence is made of, each as a whole sentence of its own; pure.

"Letters are kept for six years, receipts for ten, and both are burnt afterwards; she signs" holds four. What a part
leaves out is put back from the part before (`engine.ellipsis`). Without a grammar this goes by small words, by a list
of common verbs and by the shape of words (`engine.verbs`); where that finds no verb, nothing is split.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from engine.ellipsis import POINTING, completed, counted_too, exception, gapped, parallel, points
from engine.quantities import is_number
from engine.stems import stem
from engine.verbs import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    LINKS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATE,
    VERBS,
    Token,
    bare_verb,
    is_verb,
    participle,
    spaced,
    subject_of,
    tokens_of,
    verb_of,
    written,
)


@lru_cache(maxsize=2_048)
def statements(sentence: str) -> tuple[str, ...]:
    """The statements of a sentence; itself alone if it is one."""
    made = [
        again
        for part in _parts(tokens_of(sentence.strip().rstrip(".!")))
        for each in _relatives(part)
        for again in _parts(each)
    ]
    if len(made) < 2:
        return (sentence,)
    return tuple(dict.fromkeys(written(each) for each in made))


def subject(sentence: str) -> str:
    """The words before the verb of a sentence, without what begins it; "" if no verb is found."""
    tokens = tokens_of(sentence.strip().rstrip(".!"))
    return written(subject_of(tokens), stop="") if verb_of(tokens) else ""


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """The coordinated parts, each with what it leaves out."""
    if tokens and tokens[0].low in ("although", "though", "whereas"):
        comma = next((at for at, each in enumerate(tokens) if each.text == ","), 0)
        if verb_of(tokens[1:comma]) and verb_of(tokens[comma + 1 :]):
            yield tokens[1:comma]
            tokens = tokens[comma + 1 :]
    cuts = [0]
    for at in range(1, len(tokens)):
        if _cut(tokens, at, cuts[-1]):
            cuts.append(at)
    cuts.append(len(tokens))
    last: list[Token] = []
    for begin, end in pairwise(cuts):
        part = tokens[begin:end]
        while part and (part[0].low in LINKS or not part[0].is_word) and part[0].text not in "\"'‘“(":
            part = part[1:]
        while part and part[-1].text in ",;":
            part = part[:-1]
        if not part:
            continue
        if last:
            part = completed(last, part)
        yield part
        last = part


def _cut(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a part begins here that says something of its own; the part before begins at `last`."""
    token = tokens[at]
    if token.text == ";":
        return True
    if token.text == ":":
        return bool(verb_of(tokens[last:at]) and verb_of(tokens[at + 1 :]))
    if tokens[at - 1].text in ",;" and token.low in LINKS:
        return False  # the cut stood at the comma
    begin = at
    if token.text == ",":
        begin += 1
        comma = True
    else:
        comma = False
    link = ""
    if begin < len(tokens) and tokens[begin].low in LINKS:
        link = tokens[begin].low
        begin += 1
    if not (comma or link) or begin >= len(tokens) or not verb_of(tokens[:at]):
        return False
    if tokens[last].low in SUBORDINATE and not any(each.text == "," for each in tokens[last:at]):
        return False  # "When it is free and you drive, …"
    if link in ("nor", "so") or (link == "while" and tokens[begin].low.endswith("ing")):
        return False
    rest = tokens[begin : _end(tokens, begin)]
    if not rest:
        return False
    if comma and link in ("and", "but") and tokens[begin].low in PREPOSITIONS and verb_of(rest):
        return True  # "…, but in 1988 it was sold"
    if comma and link in ("while", "whereas") and verb_of(tokens[begin:]):
        return True
    if link == "but" and tokens[begin].low == "not" and rest[1:] and rest[1].low in PREPOSITIONS:
        return True
    numbers = [each for each in rest if is_number(each.low)]
    if comma and not link and numbers and not verb_of(rest) and any(is_number(each.low) for each in tokens[last:at]):
        if is_number(rest[0].low) and [each.low for each in rest[1:3]] == ["of", "them"]:
            return True  # "300 people, 40 of them in Graz"
        if rest[0].low in PREPOSITIONS and rest[-1] is numbers[-1] and len(numbers) == 1:
            return True  # "19 per cent, on food 7"
    if link == "and" and rest[0].low == "every" and any(each.low == "every" for each in tokens[last:at]):
        return True
    if link == "and" and parallel(tokens[last:at], rest):
        return True
    pointing = tokens[begin].low in POINTING and rest[1:] and rest[1].low in PREPOSITIONS
    if tokens[begin].low in RELATIVES | SUBORDINATE | PREPOSITIONS and not pointing:
        return False
    if link in ("and", "or") and counted_too(tokens[last:at], rest):
        return True
    if link == "or" and not bare_verb(tokens, begin):
        return False
    if comma and not link and verb_of(rest) and points(rest):
        return True
    first = begin
    while first + 1 < len(tokens) and tokens[first].low in ADVERBS:
        first += 1
    helping = tokens[first].low in AUXILIARIES - {"be", "been", "being"}
    if link and (helping or bare_verb(tokens, first)):
        return bool(subject_of(tokens[last:at])) and not (
            comma and first + 1 < len(tokens) and _end(tokens, first) < len(tokens) - 1 and link == "but"
        )
    nearest = next((i for i in range(1, len(rest)) if rest[i].low in (LINKS - {"and", "or"}) | SUBORDINATE), len(rest))
    if link and verb_of(rest[:nearest]):
        return bool(verb_of([each for each in tokens[last:at] if each.low not in LINKS and each.text != ","]))
    bare = comma and not link and tokens[0].low not in PREPOSITIONS | SUBORDINATE
    first_comma = not any(each.text == "," for each in tokens[:at])
    if bare and first_comma and any(each.low in AUXILIARIES for each in rest[1:]):
        return _whole(rest)
    return gapped(tokens[last:at], rest) or (link == "but" and exception(rest) > 0)


def _whole(rest: Sequence[Token]) -> bool:
    """Whether a part after a bare comma is a sentence of its own: "phones are not"."""
    verb = verb_of(rest)
    return bool(verb) and all(each.low not in PREPOSITIONS for each in rest[:verb])


def _end(tokens: Sequence[Token], begin: int) -> int:
    """Where the part ends at the latest: the next comma, semicolon or end."""
    return next((at for at in range(begin, len(tokens)) if tokens[at].text in ",;:("), len(tokens))


def _relatives(tokens: list[Token]) -> Iterator[list[Token]]:
    """A statement without its relative clause between commas, and what that clause says of the word before it."""
    share = next(
        (i for i in range(2, len(tokens) - 1) if tokens[i].low == "of" and tokens[i + 1].low in ("which", "whom")), None
    )
    if share is not None:
        comma = next((i for i in range(share, 0, -1) if tokens[i].text == ","), 0)
        rest = [*tokens[comma + 1 : share], *tokens[share + 2 :]]
        verb, head = verb_of(rest), _noun_before(tokens, comma)
        if comma and verb and head:
            head = [each for each in head if not is_number(each.low)]
            yield list(tokens[:comma])
            yield [*spaced(rest[:verb]), Token("of", " "), *spaced(head), *spaced(rest[verb:])]
            return
    at = next(
        (i for i in range(2, len(tokens) - 1) if tokens[i - 1].text == "," and tokens[i].low in ("which", "who")), None
    )
    if at is None:
        made = _described(tokens)
        if made:
            yield from made
            return
        at = next((i for i in range(2, len(tokens) - 1) if tokens[i - 1].text == "," and _participial(tokens, i)), None)
        if at is None or not verb_of(tokens[:at]):
            yield tokens
            return
        yield tokens[: at - 1]
        yield [*subject_of(tokens[:at]), *spaced(tokens[at:])]
        return
    end = next((i for i in range(at, len(tokens)) if tokens[i].text == ","), len(tokens))
    head = _noun_before(tokens, at - 1)
    yield [*tokens[: at - 1], *spaced(tokens[end + 1 :])]
    inner = tokens[at + 1 : end]
    first = next((each for each in inner if each.low not in ADVERBS), None)
    verb = verb_of(inner)
    if verb and first and first.low not in AUXILIARIES and stem(first.low) not in VERBS:
        whom = spaced(head) if inner[verb].low not in AUXILIARIES else []
        yield [*inner[: verb + 1], *whom, *inner[verb + 1 :]]  # "…, which the owner denies"
        return
    if head and verb_of([*head, *tokens[at + 1 : end]]):
        yield [*head, *spaced(tokens[at + 1 : end])]


def _described(tokens: list[Token]) -> list[list[Token]]:
    """ "The library, run by Ann, closes" as "The library closes" and "The library is run by Ann"."""
    commas = [i for i, each in enumerate(tokens) if each.text == ","]
    if len(commas) != 2:
        return []
    begin, end = commas
    inner = tokens[begin + 1 : end]
    head = tokens[:begin]
    if not inner or not head or verb_of(head) or stem(inner[0].low) not in VERBS or len(inner) < 2:
        return []
    if not (participle(inner[0].low) or inner[1].low == "by") or inner[1].low not in PREPOSITIONS:
        return []
    return [[*head, *spaced(tokens[end + 1 :])], [*head, Token("was", " "), *spaced(inner)]]


def _participial(tokens: Sequence[Token], at: int) -> bool:
    """Whether ", leaving the water untouched" begins here, to the end of the sentence."""
    low = tokens[at].low
    return low.endswith("ing") and stem(low) in VERBS and not any(each.text == "," for each in tokens[at:])


def _noun_before(tokens: Sequence[Token], end: int) -> list[Token]:
    """The noun that ends before this place, with what belongs to it."""
    begin = end
    while begin and tokens[begin - 1].is_word and tokens[begin - 1].low not in PREPOSITIONS | LINKS | AUXILIARIES:
        if is_verb(tokens, begin - 1) and begin < end:
            break
        begin -= 1
        if tokens[begin].low in DETERMINERS:
            break
    return list(tokens[begin:end])
