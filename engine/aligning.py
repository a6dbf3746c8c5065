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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from engine.facts import Word

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
    thing something person people one company firm house place number amount way time kind located situated called
    named known found used made given done held taken new own certain various several many different
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""Words that add nothing of their own, so that another may stand for them."""
_BOUNDARY = frozenset({",", ";", ".", ":"})
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
    begin = 0
    for clause in claim:
        steps = whole[begin : begin + len(clause)]
        begin += len(clause)
        if _torn(steps, number, source):
            return "torn"
        if _rival(steps, held, number):
            return "rival"
    if any(_stands_for(mine, theirs, source) for mine, theirs in _slots(whole, held, number)):
        return "replaced"
    if _exchanged(whole, held, number):
        return "exchanged"
    return ""


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
    points_back = all(source[n] and _PRONOUNS & source[n][0].between for n in later)
    return not points_back or used != sorted(used) or used.count(first) > SLOT


def _rival(steps: Sequence[_Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether the source says a word of this clause of another number, which stands between it and the clause's own."""
    said = {step.word.stem for step in steps}
    for step in steps:
        if step.at < 0 or step.word.sort != "number":
            continue
        for other in steps:
            if other.at > step.at and number[other.at] == number[step.at]:
                between = range(step.at + 1, other.at)
                if any(
                    held[at].sort == "number"
                    and held[at].stem not in said
                    and _next(held, at) == _next(held, step.at)
                    and at + 1 < other.at
                    for at in between
                ):
                    return True
    return False


def _next(held: Sequence[Word], at: int) -> str:
    return held[at + 1].stem if at + 1 < len(held) else ""


# --------------------------------------------------------------------------- replaced


def _slots(
    steps: Sequence[_Step], held: Sequence[Word], number: Sequence[int]
) -> Iterator[tuple[list[Word], list[int]]]:
    """Words of the statement, and the places of the words of the source in whose stead they stand."""
    used = {step.at for step in steps}
    for i, step in enumerate(steps):
        if step.at < 0:
            continue
        for j in range(i + 2, min(i + 2 + SLOT, len(steps))):
            after = steps[j].at
            theirs = list(range(step.at + 1, after))
            if 0 < len(theirs) <= SLOT and number[after] == number[step.at] and not used & set(theirs):
                yield [each.word for each in steps[i + 1 : j]], theirs
    for end in (0, -1):  # before the first word of a sentence, or after its last
        inner, anchor = _fringe(steps, end)
        if anchor is not None and inner:
            sentence = [at for at, n in enumerate(number) if n == number[anchor]]
            theirs = [at for at in sentence if (at < anchor if end == 0 else at > anchor)]
            if 0 < len(theirs) <= SLOT and not used & set(theirs):
                yield inner, theirs


def _fringe(steps: Sequence[_Step], end: int) -> tuple[list[Word], int | None]:
    """The words at one end of the statement before the first two that follow each other in the source."""
    ordered = list(steps) if end == 0 else list(reversed(steps))
    for i, (one, two) in enumerate(pairwise(ordered)):
        if one.at >= 0 and two.at >= 0 and two.at - one.at == (1 if end == 0 else -1):
            return [step.word for step in ordered[:i]][:SLOT], one.at
    return [], None


def _stands_for(mine: Sequence[Word], theirs: Sequence[int], source: Sequence[Sequence[Word]]) -> bool:
    """Whether one says another thing than the other."""
    held = [(n, at, word) for n, sentence in enumerate(source) for at, word in enumerate(sentence)]
    there = [held[at] for at in theirs]
    if any(word.sort == "number" for word in mine) and any(word.sort == "number" for *_, word in there):
        return True
    if any(word.sort == "name" for word in mine):
        n, at, word = there[0]
        topic = {each.stem for each in _topic(source[n - 1])} if n and not at and len(there) == 1 else set()
        return not (topic and not word.sort and all(each.stem in topic for each in mine))
    if len(mine) == len(there) == 1:
        one, other = mine[0], there[0][2]
        return one.stem[:KIN] != other.stem[:KIN] and one.form not in _VAGUE and other.form not in _VAGUE
    return False


def _topic(sentence: Sequence[Word]) -> Sequence[Word]:
    """The first name of a sentence: what "the company" or "it" in the next one means."""
    end = 0
    while end < len(sentence) and (end == 0 or (sentence[end].sort == "name" and not sentence[end].between)):
        end += 1
    return sentence[:end]


# --------------------------------------------------------------------------- exchanged


def _exchanged(steps: Sequence[_Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    laid = [step for step in steps if step.at >= 0]
    said_by, held_by = _by(step.word for step in laid), _by(held[step.at] for step in laid)
    turned = said_by != held_by or any(_passive(step.word) != _passive(held[step.at]) for step in laid)
    if said_by != held_by and any(
        two.at == one.at + 1
        and two.word.sort != "number"
        and ("by" in two.word.between) != ("by" in held[two.at].between)
        for one, two in pairwise(laid)
    ):
        return True  # passive for active, and yet the same order
    if turned:
        return False
    if any(_crossed(one, two, laid, held, number) for one, two in combinations(_heads(laid), 2)):
        return True
    loose = 0
    for one_, two_ in pairwise(_blocks(laid, number)):
        before, after = one_[-1], two_[0]
        if number[before.at] != number[after.at] or after.at > before.at:
            continue
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


def _heads(laid: Sequence[_Step]) -> list[_Step]:
    """The first words of names, and the numbers."""
    return [
        step
        for i, step in enumerate(laid)
        if step.word.sort and not (i and laid[i - 1].word.sort == step.word.sort and not step.word.between)
    ]


def _crossed(one: _Step, two: _Step, laid: Sequence[_Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether two names, or two numbers, that follow each other in the statement have changed places."""
    if one.at <= two.at or number[one.at] != number[two.at] or one.word.sort != two.word.sort:
        return False
    before = {two_.at: one_.word.stem for one_, two_ in pairwise(laid)}
    led = [held[step.at - 1].stem if step.at else "" for step in (one, two)]
    if before.get(one.at, "") == led[1] or (before.get(two.at, "") == led[0] and led[0]):
        return True  # each follows what led to the other
    if _goes_along(one, held) or _goes_along(two, held):
        return False
    return not _regrouped([one], [two], held)


def _passive(word: Word) -> bool:
    return word.form.endswith(_PARTICIPLE) and not word.sort and bool(word.between & _BEING)


def _blocks(laid: Sequence[_Step], number: Sequence[int]) -> list[list[_Step]]:
    """Runs of words that stand together in the source too."""
    blocks: list[list[_Step]] = []
    for step in laid:
        if blocks and step.at == blocks[-1][-1].at + 1 and number[step.at] == number[blocks[-1][-1].at]:
            blocks[-1].append(step)
        else:
            blocks.append([step])
    return blocks


def _by(words: Iterator[Word]) -> bool:
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
    if mine.between & _LINKS and theirs.between & _LINKS:
        return True
    if two[-1].at + 1 != one[0].at:
        return False
    return {mine.marker, theirs.marker} in ({"of", ""}, {"for", ""})
