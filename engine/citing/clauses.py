"""Whether a statement mixes what several clauses of a sentence say: "The ship sank in May, and the crew was saved in
June" does not say that the ship sank in June; pure.

Where clauses begin and end is told by the small words and marks between the words that carry meaning, without a parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from engine.citing.facts import Word
from engine.citing.laying import CLAUSE, CONTRASTS, PARTING, PRONOUNS, Step

_RELATIVE = frozenset({"who", "which", "whose", "where", "whom"})
FEWEST = 3
"""Words of a part of the statement that is looked at for its subject."""


def mixed(whole: Sequence[Step], parts: Sequence[Sequence[Step]], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether one part of the statement says what no clause of the source does.

    Args:
        whole: the words of the statement, laid over those of the source.
        parts: the same, as the statements that the statement joins.
        held: the words of the source.
        number: the sentence of each of them.
    """
    laid = [step for step in whole if step.at >= 0]
    return (
        any(_crosswise(whole, held, number, commas=commas) for commas in (False, True))
        or any(_goes_astray(one, two, held, number, laid) for one, two in pairwise(laid))
        or _other_subject(parts, held, number, laid)
    )


def _sections(words: Sequence[Word], number: Sequence[int], *, commas: bool) -> list[int]:
    """The number of the clause that each word stands in: one that "although" begins ends at its comma.

    Args:
        commas: every comma ends one, also that of an apposition.
    """
    found: list[int] = []
    section, conceding = 0, False
    for i, word in enumerate(words):
        comma = "," in word.between
        begins = bool(word.between & (CONTRASTS | {";"})) or (comma and (commas or "and" in word.between))
        if i and (begins or (comma and conceding) or number[i] != number[i - 1]):
            section += 1
            conceding = False
        conceding = conceding or bool(word.between & CONTRASTS)
        found.append(section)
    return found


def _crosswise(steps: Sequence[Step], held: Sequence[Word], number: Sequence[int], *, commas: bool) -> bool:
    """Whether two clauses of the statement each mix what two clauses of the source say."""
    theirs = _sections(held, number, commas=commas)
    sections: dict[str, set[int]] = {}
    for section, word in zip(theirs, held, strict=True):
        sections.setdefault(word.stem, set()).add(section)
    drawn: dict[int, set[int]] = {}  # by clause of the statement: those of the source it draws on
    mine = _sections([step.word for step in steps], [0] * len(steps), commas=commas)
    for section, step in zip(mine, steps, strict=True):
        if step.at >= 0 and len(sections[step.word.stem]) == 1:
            drawn.setdefault(section, set()).add(theirs[step.at])
    return any(len(one & other) > 1 for one, other in combinations(drawn.values(), 2))


def _goes_astray(one: Step, two: Step, held: Sequence[Word], number: Sequence[int], laid: Sequence[Step]) -> bool:
    """Whether the statement goes on in another clause of the source whose subject it leaves out: "The ship sank in May,
    and the crew was saved in June" gives no "The ship sank in June"."""
    if number[one.at] != number[two.at] or two.at <= one.at + 1 or two.word.between & PARTING:
        return False
    said = {step.word.stem for step in laid}
    return any(
        (held[at].between & (CLAUSE - {"and"}) or held[at].between >= {",", "and"})
        and not held[at].marker
        and held[at].stem not in said
        for at in range(one.at + 1, two.at)
    )


def _other_subject(
    parts: Sequence[Sequence[Step]], held: Sequence[Word], number: Sequence[int], laid: Sequence[Step]
) -> bool:
    """Whether a part begins with the words of one clause and goes on with those of another of the same sentence, which
    has a subject of its own that the statement leaves out."""
    if _recast(laid, held):
        return False
    clauses = _clauses(held, number)
    places: dict[str, set[int]] = {}
    for clause, word in zip(clauses, held, strict=True):
        places.setdefault(word.stem, set()).add(clause)
    said = {step.word.stem for step in laid}
    for part in parts:
        steps = [step for step in part if step.at >= 0]
        if len(steps) < FEWEST or steps[0].word.marker:
            continue
        begun = places[steps[0].word.stem]
        apart = [step for step in steps[1:] if not places[step.word.stem] & begun]
        if len(apart) < FEWEST - 1 or all(step.word.sort for step in apart):
            continue
        common = set.intersection(*(places[step.word.stem] for step in apart))
        if not common:
            continue
        inside = [at for at, clause in enumerate(clauses) if clause == min(common)]
        subject = held[inside[0]]
        same = number[inside[0]] in {n for n, clause in zip(number, clauses, strict=True) if clause in begun}
        led = subject.marker or any(held[at].between & PRONOUNS for at in inside) or subject.between & _RELATIVE
        if same and subject.stem not in said and not led:
            return True
    return False


def _recast(laid: Sequence[Step], held: Sequence[Word]) -> bool:
    """Whether one of the two names with "by" who acts, and the other does not."""
    mine = any("by" in step.word.between for step in laid)
    return mine != any("by" in held[step.at].between for step in laid)


def _clauses(words: Sequence[Word], number: Sequence[int]) -> list[int]:
    """The number of the clause that each word stands in; what follows a relative clause goes on with the one before."""
    found: list[int] = []
    clause, last = 0, 0
    around: int | None = None
    for i, word in enumerate(words):
        firm = word.between & (CONTRASTS | {";", "yet"}) or word.between >= {",", "and"} or word.between >= {",", "so"}
        if i and (number[i] != number[i - 1] or firm):
            around = None
            clause = last = last + 1
        elif i and word.between & _RELATIVE:
            around = clause if around is None else around
            clause = last = last + 1
        elif around is not None and "," in word.between:
            clause, around = around, None
        found.append(clause)
    return found
