"""Whether a statement uses its source's words as the source does: who does what to whom, which number is of what; pure.

The content words of the statement are laid over those of the source, each on the place that keeps most of their order.
Five things betray a statement made of the right words but not saying the same:

- exchanged: words moved against each other, and neither took its preposition along nor was the sentence turned
  into the passive, a compound or an equation;
- replaced: between words that stand together in the source, another name, number or single word stands;
- rival: a number is said of words that the source says of another number;
- torn: names, numbers and the subject of one part are collected from several sentences;
- mixed: one part says of the subject of one clause what another clause says of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from engine.citing.agents import other_agent
from engine.citing.clauses import mixed
from engine.citing.facts import Word
from engine.citing.laying import BEING, CLAUSE, LINKS, PARTING, PRONOUNS, Step, laid_path
from engine.citing.opposites import are_opposites
from engine.citing.roles import exchanged, goes_along
from engine.citing.topics import acts, points_back, subjects

SLOT = 5
"""Words that may stand in for others at one place."""
KIN = 4
"""Letters that two words share at their beginning when they are forms of one."""
FEW = 3
"""Words in which a sentence says of another what it has said of one."""
_BOUNDARY = frozenset({",", ";", ".", ":"})
_VAGUE = frozenset(
    """
    thing something kind located situated called named known found used made given done held taken happened took place
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""Words that add nothing of their own, so that another may stand for them."""

_OPPOSITE = [
    frozenset(pair.split())
    for pair in (
        "from to",
        "from toward",
        "from into",
        "from until",
        "since until",
        "since before",
        "after before",
        "after until",
        "above below",
        "over under",
        "with without",
        "for against",
        "on off",
    )
]


def misused(claim: Sequence[Sequence[Word]], source: Sequence[Sequence[Word]], implied: Set[str] = frozenset()) -> str:
    """How the statement misuses the words of its source, as one of the names above; "" if it does not.

    Args:
        claim: the words of each clause of the statement.
        source: the words of each sentence of the source.
        implied: stems that the source need not say again, such as the name of what it is about.
    """
    held = [word for sentence in source for word in sentence]
    there = {word.stem for word in held}
    claim = [[word for word in clause if word.stem in there or word.stem not in implied] for clause in claim]
    number = [n for n, sentence in enumerate(source) for _ in sentence]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(held):
        places.setdefault(word.stem, []).append(at)
    said = [word for clause in claim for word in clause]
    path = laid_path(said, places, number)
    whole = [Step(word, at) for word, at in zip(said, path, strict=True)]
    for part in _parts(whole):
        if _torn(part, number, source):
            return "torn"
    begin, clauses = 0, []
    for clause in claim:
        clauses.append(whole[begin : begin + len(clause)])
        begin += len(clause)
    if mixed(whole, clauses, held, number):
        return "mixed"
    pieces = _turned(whole, held, number)
    if len(pieces) > 1:
        return next((found for piece in pieces if (found := _misused(piece, [piece], held, number, source))), "")
    return _misused(whole, clauses, held, number, source)


def _turned(steps: Sequence[Step], held: Sequence[Word], number: Sequence[int]) -> list[Sequence[Step]]:
    """The statement in two, where a clause or phrase of it stands before the rest and in the source after it, or the
    reverse: "If A, then B" and "B if A". Which of the two comes first tells nothing, so each is held against the
    source by itself."""
    first = next((i for i, step in enumerate(steps) if i and "," in step.word.between), 0)
    if first and _moved(steps[:first], steps[first:], held, number, after=True):
        return [steps[:first], steps[first:]]
    for i in range(len(steps) - 1, 0, -1):
        if steps[i].word.marker and _moved(steps[i:], steps[:i], held, number, after=False):
            return [steps[:i], steps[i:]]
    return [steps]


def _moved(
    part: Sequence[Step], rest: Sequence[Step], held: Sequence[Word], number: Sequence[int], *, after: bool
) -> bool:
    """Whether a part of the statement stands, with its conjunction or preposition, after or before all the rest in one
    sentence of the source, and parted from it by a comma if it stands before."""
    places, others = [step.at for step in part if step.at >= 0], [step.at for step in rest if step.at >= 0]
    if not places or not others or part[0].at != min(places) or not goes_along(part[0], held):
        return False
    if len({number[at] for at in places + others}) > 1:
        return False
    begin, end = min(places), max(places) + 1
    if after:
        skipped = range(max(others) + 1, begin + 1)
        return begin > max(others) and not any(held[at].between & CLAUSE for at in skipped)
    opens = not begin or number[begin - 1] != number[begin]
    return opens and end <= min(others) and "," in held[end].between


def _misused(
    whole: Sequence[Step],
    clauses: Sequence[Sequence[Step]],
    held: Sequence[Word],
    number: Sequence[int],
    source: Sequence[Sequence[Word]],
) -> str:
    """As `misused`, of words that stand in the order of one sentence."""
    path = [step.at for step in whole]
    if any(_rival(steps, held, number) for steps in clauses):
        return "rival"
    if any(two.at >= 0 and _agentless(one, two, held, number, path) for one, two in pairwise(whole)):
        return "replaced"
    laid = [step for step in whole if step.at >= 0]
    if any(_reversed(step, held) for step in laid):
        return "exchanged"
    if any(_skipped(one, two, held, path) or _bereft(one, two, held, number, path) for one, two in pairwise(laid)):
        return "replaced"
    if any(_stands_for(mine, theirs, source) for mine, theirs in _slots(whole, held, number) if mine):
        return "replaced"
    if any(_interrupted(one, two, held, number, laid) for one, two in pairwise(laid)):
        return "replaced"
    if exchanged(whole, held, number) or other_agent(whole, held, number):
        return "exchanged"
    return ""


def _parts(steps: Sequence[Step]) -> list[list[Step]]:
    """The steps from one comma or conjunction to the next."""
    parts: list[list[Step]] = []
    for step in steps:
        if not parts or step.word.between & PARTING:
            parts.append([])
        parts[-1].append(step)
    return parts


# --------------------------------------------------------------------------- torn and rival


def _torn(steps: Sequence[Step], number: Sequence[int], source: Sequence[Sequence[Word]]) -> bool:
    """Whether names, numbers or the subject of a part come from another sentence than the rest of it.

    What a sentence calls "it", the statement may call by the name that stands before.
    """
    laid = [step for step in steps if step.at >= 0]
    if not laid:
        return False
    counts = Counter(number[step.at] for step in laid)
    stems = [{word.stem for word in sentence} for sentence in source]
    main = max(counts, key=lambda n: (sum(step.word.stem in stems[n] for step in laid), counts[n], n))
    said = {step.word.stem for step in steps}
    back = bool(source[main]) and points_back(source[main], said)
    names = subjects(source[:main])
    named = back
    for i, step in enumerate(steps):
        if step.at < 0 or step.word.stem in stems[main]:
            named = named and bool(step.at < 0)
        elif step.word.sort or (not i and ";" not in source[main][0].between):
            if not (back and number[step.at] < main and (named or not step.word.sort)):
                return True
            if step.word.sort and step.word.stem not in names:
                return True
    return False


def _rival(steps: Sequence[Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether the source says a word of this clause of another number, which stands between it and the clause's own."""
    said = {step.word.stem for step in steps}
    for one, two in pairwise([step for step in steps if step.at >= 0]):
        own = two.at - 1  # "tea costs 2 euros, coffee 3 euros": what stands right before a number is what it is of
        counts = two.word.sort == "number" and not held[two.at].between and held[own].stem not in said
        if counts and any(held[at].sort == "number" for at in range(one.at + 1, own)):
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
    return any(_of_another(step, said, held, number) for step in steps if step.at >= 0 and step.word.sort == "number")


def _of_another(counted: Step, said: Set[str], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether the number is said of another in few words: "espresso for 14 minutes, filter coffee for 11"."""
    at = counted.at
    begin, end = at, at + 1
    while begin and number[begin - 1] == number[at] and not held[begin].between & PARTING:
        begin -= 1
    while end < len(held) and number[end] == number[at] and not held[end].between & PARTING:
        end += 1
    own = {held[each].stem for each in range(begin, end) if each != at}
    rivals = (word for word, n in zip(held[:begin], number[:begin], strict=True) if n == number[at])
    return (
        bool(own)
        and len(own) <= FEW
        and not own & said
        and any(
            word.sort == "number" and word.stem not in said and word.form in (counted.word.form, held[at].form)
            for word in rivals
        )
    )


# --------------------------------------------------------------------------- replaced


def _slots(
    steps: Sequence[Step], held: Sequence[Word], number: Sequence[int]
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


def _reversed(step: Step, held: Sequence[Word]) -> bool:
    """Whether a word has the opposite preposition of its source: "leased to the bank" for "leased from the bank"."""
    theirs = {word.marker for word in held if word.stem == step.word.stem}
    return step.word.marker not in theirs and {step.word.marker, held[step.at].marker} in _OPPOSITE


def _skipped(one: Step, two: Step, held: Sequence[Word], used: Sequence[int]) -> bool:
    """Whether a name was left out and a later one stands in its place: "a seat of A, the capital of B"."""
    if two.at <= one.at + 1 or two.word.sort != "name" or not two.word.marker:
        return False
    left = held[one.at + 1]
    return left.sort == "name" and left.marker == two.word.marker and one.at + 1 not in used


def _bereft(one: Step, two: Step, held: Sequence[Word], number: Sequence[int], used: Sequence[int]) -> bool:
    """Whether a clause of the source lost its subject to one before: "A nurse counts, and a doctor signs" is no "nurse
    signs". In a row ("A, B and C sign") each is a subject, and what stands between commas interrupts."""
    if two.at <= one.at + 2 or number[one.at] != number[two.at] or two.word.between & PARTING:
        return False
    skipped = range(one.at + 1, two.at)
    if PARTING & held[one.at + 1].between or two.word.marker or any(at in used for at in skipped):
        return False
    firm = next((at for at in reversed(skipped) if held[at].between & CLAUSE), None)
    if firm is not None and not held[firm].marker and (not held[two.at].between & LINKS or ";" in held[firm].between):
        return True
    comma = next((at for at in reversed(skipped) if "," in held[at].between), None)
    return comma is not None and not held[comma].marker and not held[two.at].between & PARTING


def _interrupted(one: Step, two: Step, held: Sequence[Word], number: Sequence[int], laid: Sequence[Step]) -> bool:
    """Whether what ends a clause between commas became the subject: "A, who learnt from B, left" gives no "B left"."""
    if two.at != one.at + 1 or number[one.at] != number[two.at] or two.word.between & (PARTING | BEING):
        return False
    if (
        two.word.marker
        or "," not in held[two.at].between
        or held[two.at].between & LINKS - {","}
        or held[two.at].marker
    ):
        return False
    at = laid.index(one)
    while at and laid[at].word.sort and laid[at - 1].at == laid[at].at - 1 and not held[laid[at].at].between:
        at -= 1
    head = laid[at]
    return bool(held[head.at].marker) and not head.word.marker and not any(each.at < head.at for each in laid[:at])


def _agentless(one: Step, two: Step, held: Sequence[Word], number: Sequence[int], used: Sequence[int]) -> bool:
    """Whether "it is paid by A" became "B pays it"."""
    after = two.at + 1
    return (
        bool(held[two.at].between & BEING)
        and not two.word.between & BEING
        and not two.word.sort
        and not two.word.marker
        and after < len(held)
        and number[after] == number[two.at]
        and "by" in held[after].between
        and after not in used
        and (one.at < 0 or number[one.at] != number[two.at])
    )


def _foreign(steps: Sequence[Step], used: Counter[int], number: Sequence[int], sentence: int) -> list[Word]:
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
    if len(mine) == 1 and not mine[0].sort and acts(mine[0].form) and any(each.sort == "name" for *_, each in there):
        return True  # an office that the source does not give who it names
    if any(word.sort == "name" for word in mine):
        n, at, word = there[0]
        if PRONOUNS & source[n][0].between and {each.stem for each in mine} <= subjects(source[:n]):
            return False  # what the sentence calls "it"
        the_company = not at and len(there) == 1 and not word.sort and "the" in word.between
        return not (the_company and {each.stem for each in mine} <= subjects(source[:n]))
    if len(mine) == len(there) == 1:
        one, other = mine[0], there[0][2]
        return are_opposites(one.form, other.form) or (one.stem[:KIN] != other.stem[:KIN] and one.form not in _VAGUE)
    return False
