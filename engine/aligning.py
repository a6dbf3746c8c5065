"""Whether a statement uses its source's words as the source does: who does what to whom, which number is of what; pure.

The content words of the statement are laid over those of the source, each on the place that keeps most of their order.
Four things betray a statement made of the right words but not saying the same:

- exchanged: words moved against each other, and neither took its preposition along nor was the sentence turned
  into the passive, a compound or an equation;
- replaced: between words that stand together in the source, another name, number or single word stands;
- rival: a number is said of words that the source says of another number;
- torn: names and numbers of one clause are collected from several sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from engine.facts import Word
from engine.opposites import are_opposites

BACK = 1.0
"""Cost of a step back in the source."""
ELSEWHERE = 1.5
"""Cost of a step to another sentence."""
SKIP = 0.05
"""Cost of a step over words of the source; leaving words out is no mistake."""
FAR = 0.001
"""Cost of each word that a step back passes over."""
SLOT = 5
"""Words that may stand in for others at one place."""
KIN = 4
"""Letters that two words share at their beginning when they are forms of one."""
_EQUATION = frozenset("is are was were be been as".split())
_BEING = frozenset("is are was were be been being".split())
_PARTICIPLE = ("ed", "wn", "en", "lt", "nt", "ht", "ne", "id", "ld", "ut", "ng", "ade", "et", "ad", "ft", "un", "it", "ost")
_VAGUE = frozenset(
    """
    thing something kind located situated called named known found used made given done held taken happened took place
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""Words that add nothing of their own, so that another may stand for them."""
_BOUNDARY = frozenset({",", ";", ".", ":"})
PARTING = frozenset(", ; : ( ) and but while whereas which who where although though because or".split())
"""What parts a sentence into what can be said by itself."""
_CLAUSE = frozenset("; and but while whereas".split())
_LINKS = frozenset({"and", "or", ",", "nor", "but"})
_PRONOUNS = frozenset("it he she they this these those its his her their such there both".split())


@dataclass(frozen=True, slots=True)
class _Step:
    """A word of the statement and its place among the source's words."""

    word: Word
    at: int


def misused(claim: Sequence[Sequence[Word]], source: Sequence[Sequence[Word]]) -> str:
    """How the statement misuses the words of its source, as one of the names above; "" if it does not.

    Args:
        claim: the words of each clause of the statement.
        source: the words of each sentence of the source.
    """
    held = [word for sentence in source for word in sentence]
    number = [n for n, sentence in enumerate(source) for _ in sentence]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(held):
        places.setdefault(word.stem, []).append(at)
    said = [word for clause in claim for word in clause]
    path = _path(said, places, number)
    whole = [_Step(word, at) for word, at in zip(said, path, strict=True)]
    for part in _parts(whole):
        if _torn(part, number, source):
            return "torn"
    begin = 0
    for clause in claim:
        steps = whole[begin : begin + len(clause)]
        begin += len(clause)
        if _rival(steps, held, number):
            return "rival"
    laid = [step for step in whole if step.at >= 0]
    if any(_skipped(one, two, held, path) or _bereft(one, two, held, number, path) for one, two in pairwise(laid)):
        return "replaced"
    if any(_stands_for(mine, theirs, source) for mine, theirs in _slots(whole, held, number) if mine):
        return "replaced"
    if _exchanged(whole, held, number):
        return "exchanged"
    return ""


def _parts(steps: Sequence[_Step]) -> list[list[_Step]]:
    """The steps from one comma or conjunction to the next."""
    parts: list[list[_Step]] = []
    for step in steps:
        if not parts or step.word.between & PARTING:
            parts.append([])
        parts[-1].append(step)
    return parts


def _path(said: Sequence[Word], places: dict[str, list[int]], number: Sequence[int]) -> list[int]:
    """The place of each word, -1 for those the source lacks: those places that cost the fewest steps back."""
    columns: list[tuple[int, dict[int, tuple[float, int]]]] = []
    for i, word in enumerate(said):
        found = places.get(word.stem)
        if not found:
            continue
        last = columns[-1][1] if columns else {-1: (0.0, -1)}
        column = {}
        for at in found:
            cost, previous = min((total + _cost(before, at, number), before) for before, (total, _) in last.items())
            column[at] = (cost, previous)
        columns.append((i, column))
    path = [-1] * len(said)
    at = min(columns[-1][1], key=lambda each: columns[-1][1][each][0]) if columns else -1
    for i, column in reversed(columns):
        path[i] = at
        at = column[at][1]
    return path


def _cost(before: int, at: int, number: Sequence[int]) -> float:
    if before < 0 or at == before + 1:
        return 0.0
    if number[before] != number[at]:
        return ELSEWHERE
    if at == before:
        return 2 * BACK
    return SKIP if at > before else BACK + FAR * (before - at)


# --------------------------------------------------------------------------- torn and rival


def _torn(steps: Sequence[_Step], number: Sequence[int], source: Sequence[Sequence[Word]]) -> bool:
    """Whether names and numbers of a clause come from several sentences, and not as "she" and "it" stand for them.

    What a later sentence calls by a pronoun may be named in the statement: it begins with words of the sentence before.
    """
    used = [number[step.at] for step in steps if step.at >= 0]
    exact = {number[step.at] for step in steps if step.at >= 0 and step.word.sort}
    if len(exact) < 2:
        return False
    for n in exact:  # one sentence holds them all after all
        stems = {word.stem for word in source[n]}
        if all(step.word.stem in stems for step in steps if step.word.sort):
            return False
    first, *later = sorted(exact)
    topic = {word.stem for word in _topic(source[first])}
    if any(step.word.sort and step.word.stem not in topic for step in steps if step.at >= 0 and number[step.at] == first):
        return True
    said = {step.word.stem for step in steps}
    points_back = all(source[n] and _points_back(source[n][0], said) for n in later)
    return not points_back or used != sorted(used) or used.count(first) > SLOT


def _points_back(opening: Word, said: set[str]) -> bool:
    """Whether a sentence of the source begins with "it", or with "the company" where the statement has a name."""
    return bool(_PRONOUNS & opening.between) or ("the" in opening.between and opening.stem not in said)


def _rival(steps: Sequence[_Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether the source says a word of this clause of another number, which stands between it and the clause's own."""
    said = {step.word.stem for step in steps}
    for one, two in pairwise([step for step in steps if step.at >= 0]):
        own = two.at - 1  # "tea costs 2 euros, coffee 3 euros": what stands right before a number is what it is of
        if own > one.at and two.word.sort == "number" and not held[two.at].between and held[own].stem not in said:
            if any(held[at].sort == "number" for at in range(one.at + 1, own)):
                return True
    counted = [step for step in steps if step.at >= 0 and step.word.sort == "number" and step.word.form]
    for step in counted:
        for other in steps:
            if other.at <= step.at or number[other.at] != number[step.at]:
                continue
            last = next(at for at in range(other.at, -1, -1) if at == step.at or held[at].sort == "number")
            apart = any(_BOUNDARY & held[at].between for at in range(last + 1, other.at + 1))
            if last != step.at and held[last].form == step.word.form and held[last].stem not in said and not apart:
                return True
    return False


# --------------------------------------------------------------------------- replaced


def _slots(
    steps: Sequence[_Step], held: Sequence[Word], number: Sequence[int]
) -> Iterator[tuple[list[Word], list[int]]]:
    """Words of the statement, and the places of the words of the source in whose stead they stand."""
    used = Counter(step.at for step in steps)
    for i, step in enumerate(steps):
        if step.at < 0:
            continue
        for j in range(i + 2, min(i + 2 + SLOT, len(steps))):
            after = steps[j].at
            theirs = list(range(step.at + 1, after))
            if 0 < len(theirs) <= SLOT and number[after] == number[step.at] and not used.keys() & set(theirs):
                yield _foreign(steps[i + 1 : j], used, number, number[after]), theirs
    for i, step in enumerate(steps[: SLOT + 1]):  # before the first word, or the last, of a sentence of the source
        theirs = [at for at in range(max(0, step.at - SLOT), step.at) if number[at] == number[step.at]]
        begins = step.at >= 0 and len(theirs) < SLOT
        if i and begins and theirs and not used.keys() & set(theirs):
            yield _foreign(steps[:i], used, number, number[step.at]), theirs
            break
    for i in range(len(steps) - 2, max(-1, len(steps) - 2 - SLOT), -1):
        at = steps[i].at
        theirs = [each for each in range(at + 1, min(len(held), at + 1 + SLOT)) if number[each] == number[at]]
        goes_on = all(each.at >= 0 and number[each.at] > number[at] for each in steps[i + 1 :])
        if at >= 0 and not goes_on and 0 < len(theirs) < SLOT and not used.keys() & set(theirs):
            yield _foreign(steps[i + 1 :], used, number, number[at]), theirs
            break


def _skipped(one: _Step, two: _Step, held: Sequence[Word], used: Sequence[int]) -> bool:
    """Whether a name was left out and a later one stands in its place: "a seat of A, the capital of B"."""
    if two.at <= one.at + 1 or two.word.sort != "name" or not two.word.marker:
        return False
    left = held[one.at + 1]
    return left.sort == "name" and left.marker == two.word.marker and one.at + 1 not in used


def _bereft(
    one: _Step, two: _Step, held: Sequence[Word], number: Sequence[int], used: Sequence[int]
) -> bool:
    """Whether a clause of the source lost its subject to one before: "A nurse counts, and a doctor signs" is no "nurse
    signs". In a row ("A, B and C sign") each is a subject."""
    if two.at <= one.at + 2 or number[one.at] != number[two.at] or two.word.between & PARTING:
        return False
    skipped = range(one.at + 1, two.at)
    begin = next((at for at in reversed(skipped) if held[at].between & _CLAUSE), None)
    if begin is None or PARTING & held[one.at + 1].between or held[begin].marker or two.word.marker:
        return False
    return not any(at in used for at in skipped) and not held[two.at].between & PARTING


def _foreign(steps: Sequence[_Step], used: Counter[int], number: Sequence[int], sentence: int) -> list[Word]:
    """The words that this sentence of the source lacks, or has less often; the others have only moved in it."""
    return [step.word for step in steps if step.at < 0 or number[step.at] != sentence or used[step.at] > 1]


def _stands_for(mine: Sequence[Word], theirs: Sequence[int], source: Sequence[Sequence[Word]]) -> bool:
    """Whether one says another thing than the other."""
    held = [(n, at, word) for n, sentence in enumerate(source) for at, word in enumerate(sentence)]
    there = [held[at] for at in theirs]
    if mine[0].marker != there[0][2].marker:
        return False  # another part of the sentence
    common = {word.stem for word in mine} & {word.stem for *_, word in there}
    mine = [word for word in mine if word.stem not in common]
    there = [each for each in there if each[2].stem not in common]
    if not mine or not there:
        return False
    if any(word.sort == "number" for word in mine) and any(word.sort == "number" for *_, word in there):
        return True
    if any(word.sort == "name" for word in mine):
        n, at, word = there[0]
        if _PRONOUNS & source[n][0].between and {each.stem for each in mine} <= _topics(source[:n]):
            return False  # what the sentence calls "it"
        the_company = not at and len(there) == 1 and not word.sort and "the" in word.between
        return not (the_company and {each.stem for each in mine} <= _topics(source[:n]))
    if len(mine) == len(there) == 1:
        one, other = mine[0], there[0][2]
        return are_opposites(one.form, other.form) or (one.stem[:KIN] != other.stem[:KIN] and one.form not in _VAGUE)
    return False


def _topics(sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    return frozenset(word.stem for sentence in sentences for word in _topic(sentence))


def _topic(sentence: Sequence[Word]) -> Sequence[Word]:
    """The first name of a sentence, or its first word: what "the company" or "it" in the next one may mean."""
    begin = next((i for i, word in enumerate(sentence) if word.sort == "name"), 0)
    end = begin + 1
    while end < len(sentence) and sentence[end].sort == "name" and not sentence[end].between:
        end += 1
    return sentence[max(0, begin - (begin == 1)) : end]


# --------------------------------------------------------------------------- exchanged


def _exchanged(steps: Sequence[_Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    laid = [step for step in steps if step.at >= 0]
    near = {number[step.at] for step in laid}
    there = [word for word, n in zip(held, number, strict=True) if n in near]
    said_by, held_by = _by(step.word for step in laid), _by(held[step.at] for step in laid)
    recast = _passives([step.word for step in laid], laid) ^ _passives(there, laid)
    if said_by != held_by:
        return _same_order(laid, held)
    blocks = _blocks(laid, number)
    along = _along(blocks, held)
    before = {two.at: one.word.stem for one, two in pairwise(laid)}
    heads = _heads(laid, held)
    for one, two in combinations(heads, 2):
        inner = laid[laid.index(one) : laid.index(two)]
        if not recast & {step.word.stem for step in inner} and _crossed(one, two, before, along, held, number):
            return True
    loose = 0
    for one_, two_ in pairwise(blocks):
        before, after = one_[-1], two_[0]
        if number[before.at] != number[after.at] or after.at > before.at:
            continue
        if recast & {step.word.stem for step in (*one_, *two_)}:
            continue  # "A restoration removed it" gives "It was removed in a restoration"
        if _goes_along(one_[0], held) or _goes_along(after, held) or _regrouped(one_, two_, held):
            continue
        loose += 1
        if _changed(one_[0], held) and _changed(after, held):
            return True
        if not (_BOUNDARY & after.word.between) and any(
            _BOUNDARY & held[at].between for at in range(after.at + 1, before.at + 1)
        ):
            return True  # across clauses of the source, inside one of the statement
    return loose >= 2


def _same_order(laid: Sequence[_Step], held: Sequence[Word]) -> bool:
    """Whether one says in the passive what the other says in the active, and yet who acts stands on the same side."""
    for i, step in enumerate(laid):
        mine, theirs = "by" in step.word.between, "by" in held[step.at].between
        if mine == theirs or step.word.sort == "number":
            continue
        if mine:  # the statement is passive: who acts comes first in the source
            acts = next((each for each in reversed(laid[:i]) if each.word.between & _BEING), laid[i - 1])
            if step.at > acts.at:
                return True
        else:
            verb = next((at for at in range(step.at - 1, -1, -1) if held[at].between & _BEING), step.at - 1)
            if any(each.at == verb for each in laid[:i]):
                return True
    return False


def _passives(words: Iterable[Word], among: Sequence[_Step]) -> frozenset[str]:
    """The participles that follow a form of "be" and stand among the steps."""
    stems = {step.word.stem for step in among}
    return frozenset(
        word.stem
        for word in words
        if word.between & _BEING and not word.sort and word.form.endswith(_PARTICIPLE) and word.stem in stems
    )


def _heads(laid: Sequence[_Step], held: Sequence[Word]) -> list[_Step]:
    """The first words of names in the statement or in the source, and the numbers."""
    return [
        step
        for i, step in enumerate(laid)
        if step.word.sort
        and not (
            i
            and laid[i - 1].word.sort == step.word.sort
            and not step.word.between
            and laid[i - 1].at == step.at - 1
            and not held[step.at].between
        )
    ]


def _crossed(
    one: _Step, two: _Step, before: dict[int, str], along: frozenset[int], held: Sequence[Word], number: Sequence[int]
) -> bool:
    """Whether two names, or two numbers, that follow each other in the statement have changed places.

    Args:
        before: what the statement says right before the word laid on each place.
        along: places of words that took their preposition along.
    """
    if one.at <= two.at or number[one.at] != number[two.at] or one.word.sort != two.word.sort:
        return False
    led = [held[step.at - 1].stem if step.at else "" for step in (one, two)]
    if (led[1] and before.get(one.at, "") == led[1]) or (led[0] and before.get(two.at, "") == led[0]):
        return True  # each follows what led to the other
    if one.at in along or two.at in along:
        return False
    return not _regrouped([one], [two], held)


def _along(blocks: Sequence[Sequence[_Step]], held: Sequence[Word]) -> frozenset[int]:
    """Places of the words that moved together with a preposition before them."""
    found = set()
    for block in blocks:
        led = False
        for step in block:
            led = led or _goes_along(step, held)
            if led:
                found.add(step.at)
    return frozenset(found)


def _blocks(laid: Sequence[_Step], number: Sequence[int]) -> list[list[_Step]]:
    """Runs of words that stand together in the source too."""
    blocks: list[list[_Step]] = []
    for step in laid:
        if blocks and step.at == blocks[-1][-1].at + 1 and number[step.at] == number[blocks[-1][-1].at]:
            blocks[-1].append(step)
        else:
            blocks.append([step])
    return blocks


def _by(words: Iterable[Word]) -> bool:
    return any("by" in word.between and word.sort != "number" for word in words)


def _goes_along(step: _Step, held: Sequence[Word]) -> bool:
    """Whether the words from this one on took their preposition along."""
    return bool(step.word.marker) and step.word.marker == held[step.at].marker


def _changed(step: _Step, held: Sequence[Word]) -> bool:
    return step.word.marker != held[step.at].marker


def _regrouped(one: Sequence[_Step], two: Sequence[_Step], held: Sequence[Word]) -> bool:
    """Whether the two blocks, reversed, stand together in the source in a way that has no direction.

    That is an equation ("A is B"), a row ("A and B") or a compound ("entrance of the hive", "hive entrance").
    """
    mine, theirs = two[0].word, held[one[0].at]
    if mine.between & _EQUATION and theirs.between & _EQUATION and not theirs.marker and not mine.marker:
        return True
    if mine.between & _EQUATION and not mine.marker and "," in theirs.between and not theirs.sort:
        return True  # "A, the head of B" gives "The head of B is A"
    if mine.between & _LINKS and theirs.between & _LINKS:
        return True
    if two[-1].at + 1 != one[0].at:
        return False
    return {mine.marker, theirs.marker} in ({"of", ""}, {"for", ""})
