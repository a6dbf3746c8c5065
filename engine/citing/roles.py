"""Whether words of a statement have changed places with each other, against their source; pure.

What moved may have taken its preposition along, or the sentence was turned into the passive, a compound ("hive
entrance") or an equation ("A is B"): then it says the same. Everything else that goes against the order is suspect.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from engine.citing.facts import Word
from engine.citing.laying import BEING, CLAUSE, LINKS, PARTING, PRONOUNS, Step

_EQUATION = BEING | {"as"}
_ALIKE = (frozenset({"if", "when"}), frozenset({"because", "since", "as"}))
"""Conjunctions that begin the same condition, or the same reason."""
_BOUNDARY = frozenset({",", ";", ".", ":"})
PARTICIPLE = tuple(
    """
    ed wn en lt nt ht ne id ld ut ng ade et ad ft un it ost
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""Endings of what may follow a form of "be" in the passive."""


MIRRORED = 2
"""Neighbours that two words must have from each other to stand in each other's place."""


def exchanged(steps: Sequence[Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether two words, or groups of them, of the statement stand in each other's place.

    Args:
        steps: the words of the statement, laid over those of the source.
        held: the words of the source.
        number: the sentence of each of them.
    """
    laid = [step for step in steps if step.at >= 0 and not _measured(step, steps, held, number)]
    near = {number[step.at] for step in laid}
    there = [word for word, n in zip(held, number, strict=True) if n in near]
    said_by, held_by = _by(step.word for step in laid), _by(held[step.at] for step in laid)
    recast = _passives([step.word for step in laid], laid) ^ _passives(there, laid)
    if said_by != held_by:
        return _same_order(laid, held)
    if _traded(laid, held) or _recounted(laid, number):
        return True
    blocks = _blocks(laid, number)
    along = _along(blocks, held)
    if not recast and _mirrored(laid, along, held, number):
        return True
    before = {two.at: one.word.stem for one, two in pairwise(laid)}
    heads = _heads(laid, held)
    for one, two in combinations(heads, 2):
        inner = laid[laid.index(one) : laid.index(two)]
        if not recast & {step.word.stem for step in inner} and _crossed(one, two, before, held, number):
            return True
    loose = compounds = 0
    for one_, two_ in pairwise(blocks):
        left, after = one_[-1], two_[0]
        if number[left.at] != number[after.at] or after.at > left.at:
            continue
        if recast & {step.word.stem for step in (*one_, *two_)}:
            continue  # "A restoration removed it" gives "It was removed in a restoration"
        if goes_along(one_[0], held) or goes_along(after, held):
            continue
        if _compound(one_, two_, held):
            compounds += 1
            if compounds == 2 and len(blocks) == 3:
                return True  # "the plan of the architect" of the council: two who changed places around the rest
            continue
        if _regrouped(one_, two_, held):
            continue
        if _called_again(two_, laid, held):
            continue
        loose += 1
        if not (PARTING & after.word.between or _beside(after.word)) and any(
            (_BOUNDARY | CLAUSE) & held[at].between for at in range(after.at + 1, left.at + 1)
        ):
            return True  # across clauses of the source, inside one of the statement
    return loose >= 2


def _beside(word: Word) -> bool:
    """Whether it begins what is said beside the subject and the object: "at the yard", not "to the insurance"."""
    return bool(word.marker) and word.marker not in ("to", "by") and word.sort != "number"


def _recounted(laid: Sequence[Step], number: Sequence[int]) -> bool:
    """Whether two numbers of a kind are said of each other's words: "cars 10 minutes, lorries 20" for the reverse."""
    counted = [i for i, step in enumerate(laid) if step.word.sort == "number"]
    for i, j in pairwise(counted):
        one, two = laid[i], laid[j]
        if number[one.at] != number[two.at] or one.at > two.at:
            continue
        first, second = laid[:i], laid[i + 1 : j]
        late = any(one.at < step.at and number[step.at] == number[one.at] and not step.word.marker for step in first)
        early = any(step.at < one.at and number[step.at] == number[one.at] and not step.word.marker for step in second)
        if late and early:
            return True
    return False


def _traded(laid: Sequence[Step], held: Sequence[Word]) -> bool:
    """Whether two words have each other's preposition: "from oil to gas" for "from gas to oil"; of names one may have
    none."""
    changes = {
        (step.word.marker, held[step.at].marker, step.word.sort)
        for step in laid
        if step.word.marker != held[step.at].marker
    }
    return any(
        (theirs, mine, sort) in changes and (sort == "name" or (mine and theirs)) for mine, theirs, sort in changes
    )


def _mirrored(laid: Sequence[Step], along: frozenset[int], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether two words have each other's place and preposition: "the drum before the flute" for "the flute before the
    drum". Each stands between what the other stands between in the source, on two sides of the four at least."""
    for (i, one), (j, two) in combinations(enumerate(laid), 2):
        if number[one.at] != number[two.at] or one.at < two.at:
            continue
        if (one.at in along or two.at in along) and (j == i + 1 or one.word.marker != two.word.marker):
            continue
        if one.word.marker != held[two.at].marker or two.word.marker != held[one.at].marker:
            continue
        if any(step.word.between & BEING for step in laid[i + 1 : j + 1]) and not any(
            held[at].between & BEING for at in range(two.at + 1, one.at + 1)
        ):
            continue  # "A, the head of B" gives "The head of B is A"
        after_two = laid[j + 1].word.stem if j + 1 < len(laid) else ""
        outer = [_beside_it(held, number, two.at, -1) == (laid[i - 1].word.stem if i else "")]
        outer.append(_beside_it(held, number, one.at, 1) == after_two)
        if j == i + 1:
            if two.word.between & (LINKS | BEING):
                continue
            same = sum(outer) + bool(two.word.marker)
            if same >= MIRRORED:
                return True
            continue
        inner = [_beside_it(held, number, one.at, -1) == laid[j - 1].word.stem]
        inner.append(_beside_it(held, number, two.at, 1) == laid[i + 1].word.stem)
        if outer[0] + inner[0] == MIRRORED or outer[1] + inner[1] == MIRRORED or sum(outer + inner) > MIRRORED:
            return True
    return False


def _beside_it(held: Sequence[Word], number: Sequence[int], at: int, step: int) -> str:
    """The stem of the word before or after in the same sentence, or ""."""
    beside = at + step
    return held[beside].stem if 0 <= beside < len(held) and number[beside] == number[at] else ""


def _measured(step: Step, steps: Sequence[Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether "a population of 900 in 2010" became "The population in 2010 was 900", and no other number is near."""
    before = step.at - 1
    if step.word.sort != "number" or not step.word.between & BEING or held[step.at].marker != "of":
        return False
    said = {each.at for each in steps}
    others = (at for at, word in enumerate(held) if word.sort == "number" and number[at] == number[step.at])
    return before in said and number[before] == number[step.at] and all(at in said for at in others)


def _same_order(laid: Sequence[Step], held: Sequence[Word]) -> bool:
    """Whether one says in the passive what the other says in the active, and yet who acts stands on the same side."""
    for i, step in enumerate(laid):
        mine, theirs = "by" in step.word.between, "by" in held[step.at].between
        if mine == theirs or step.word.sort == "number":
            continue
        if mine:  # the statement is passive: who acts comes first in the source
            acts = next((each for each in reversed(laid[:i]) if each.word.between & BEING), laid[i - 1])
            if step.at > acts.at:
                return True
        else:
            verb = next((at for at in range(step.at - 1, -1, -1) if held[at].between & BEING), step.at - 1)
            if any(each.at == verb for each in laid[:i]):
                return True
    return False


def _passives(words: Iterable[Word], among: Sequence[Step]) -> frozenset[str]:
    """The participles that follow a form of "be" and stand among the steps."""
    stems = {step.word.stem for step in among}
    return frozenset(
        word.stem
        for word in words
        if word.between & BEING and not word.sort and word.form.endswith(PARTICIPLE) and word.stem in stems
    )


def _heads(laid: Sequence[Step], held: Sequence[Word]) -> list[Step]:
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


def _crossed(one: Step, two: Step, before: dict[int, str], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether two names, or two numbers, that follow each other in the statement have changed places: one follows what
    led to the other.

    Args:
        before: what the statement says right before the word laid on each place.
    """
    if one.at <= two.at or number[one.at] != number[two.at] or one.word.sort != two.word.sort:
        return False
    if one.word.sort == "number" and one.word.form != two.word.form:
        return False  # nobody takes hours for kilometres
    led = [held[step.at - 1].stem if step.at else "" for step in (one, two)]
    return any(led[1 - i] and before.get(step.at, "") == led[1 - i] for i, step in enumerate((one, two)))


def _along(blocks: Sequence[Sequence[Step]], held: Sequence[Word]) -> frozenset[int]:
    """Places of the words that moved together with a preposition before them."""
    found = set()
    for block in blocks:
        led = False
        for step in block:
            led = led or goes_along(step, held)
            if led:
                found.add(step.at)
    return frozenset(found)


def _blocks(laid: Sequence[Step], number: Sequence[int]) -> list[list[Step]]:
    """Runs of words that stand together in the source too."""
    blocks: list[list[Step]] = []
    for step in laid:
        if blocks and step.at == blocks[-1][-1].at + 1 and number[step.at] == number[blocks[-1][-1].at]:
            blocks[-1].append(step)
        else:
            blocks.append([step])
    return blocks


def _by(words: Iterable[Word]) -> bool:
    return any("by" in word.between and word.sort != "number" for word in words)


def goes_along(step: Step, held: Sequence[Word]) -> bool:
    """Whether the words from this one on took their preposition along."""
    mine, theirs = step.word.marker, held[step.at].marker
    return bool(mine) and (mine == theirs or any({mine, theirs} <= each for each in _ALIKE))


def _called_again(block: Sequence[Step], laid: Sequence[Step], held: Sequence[Word]) -> bool:
    """Whether the source goes on with "he" where the statement has who is meant."""
    after = laid.index(block[-1]) + 1
    return after < len(laid) and bool(held[laid[after].at].between & PRONOUNS)


def _changed(step: Step, held: Sequence[Word]) -> bool:
    return step.word.marker != held[step.at].marker


def _equated(first: int, last: int, held: Sequence[Word]) -> bool:
    """Whether the source says that one is the other, with nothing but nouns, "of" and a row in between."""
    between = held[first + 1 : last + 1]
    equations = [word for word in between if word.between & BEING]
    return len(equations) == 1 and not equations[0].marker and all(word.marker in ("", "of") for word in between)


def _regrouped(one: Sequence[Step], two: Sequence[Step], held: Sequence[Word]) -> bool:
    """Whether the two blocks, reversed, stand together in the source in a way that has no direction.

    That is an equation ("A is B"), a row ("A and B") or a compound ("entrance of the hive", "hive entrance").
    """
    mine, theirs = two[0].word, held[one[0].at]
    if mine.between & _EQUATION and theirs.between & _EQUATION and not theirs.marker and not mine.marker:
        return True
    if mine.between & _EQUATION and not mine.marker and "," in theirs.between and not theirs.sort:
        return True  # "A, the head of B" gives "The head of B is A"
    if mine.between & _EQUATION and not mine.marker and two[0].at < one[0].at and _equated(two[0].at, one[0].at, held):
        return True  # "A is the chief town and harbour of B" gives "The harbour of B is A"
    if mine.between & LINKS and theirs.between & LINKS and "then" not in mine.between | theirs.between:
        return True
    return _compound(one, two, held)


def _compound(one: Sequence[Step], two: Sequence[Step], held: Sequence[Word]) -> bool:
    """Whether "entrance of the hive" became "hive entrance", or the reverse."""
    if two[-1].at + 1 != one[0].at:
        return False
    mine, theirs = two[0].word, held[one[0].at]
    return {mine.marker, theirs.marker} in ({"of", ""}, {"for", ""})
