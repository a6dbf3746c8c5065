"""Whether a statement says more than its source, in the small words: "must" for "may", "all" for "most"; pure.

The content words of both may be the same. What is compared are the small words that lead to each of them: duty and
possibility, plan and deed, all and some, the bounds of numbers, conditions, and claims that others make.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.citing.facts import Facts, Word
from engine.citing.wordings import alike_stem
from engine.text.stems import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(alike_stem(stem(word)) for word in words.split())


_DUTY = frozenset({"must", "shall"})
_DUTIES = frozenset(
    """
    must shall should need needs needed required requires require mandatory compulsory obliged obligatory only
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_MAYBE = frozenset({"may", "might", "could"})
_ABLE = _MAYBE | {"can"}
_HEDGED = frozenset(
    """
    may might could can would possibly possible perhaps probably likely sometimes allowed permitted able potential
    potentially risk
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_DOUBTS = frozenset({"probably", "possibly", "perhaps", "presumably", "allegedly", "reportedly", "apparently"})
_AHEAD = frozenset({"will", "would", "shall"})
_DONE = frozenset({"was", "were", "has", "have", "had", "did"})
_IS = frozenset({"is", "are", "was", "were"})
_PLANS = _stems(
    "plan intend hope expect propose want wish consider promise threaten refuse try seek aim agree decide mean predict "
    "schedule"
)
_CLAIMED = _stems("think claim allege believe suspect argue speculate suppose assume accuse rumour")
_SAYING = _CLAIMED | _stems("say state report think accord suggest announce tell write deny")
_ALL = frozenset({"all", "every", "each"})
_WHOLE = _ALL | {"both", "any", "per", "no"}
_SHARES = _stems("most few")
_TIMES = _stems("day night week month year hour morning evening")
_BOUNDS = frozenset({"least", "most", "more", "les"})
_CONDITION = frozenset({"if", "unless"})
_CONDITIONS = frozenset(
    """
    if unless when whenever where once until provided case while as who which without only after
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_NOT = frozenset({"not", "never", "cannot", "no"})
_WHOLLY = _ALL | {"both", "entire", "entirely", "whole"}
_WHOLLY_SAID = frozenset(
    """
    all every everyone everybody everything everywhere each both entire entirely whole wholly complete completely full
    fully any no none neither never always throughout per two twice twins pair daily weekly monthly yearly annually
    only twin
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_REASONS = frozenset(
    """
    because since as so due owing therefore for thus hence reason reasons cause causes caused causing led leads lead
    leading result results resulted resulting thanks why given to make makes made making through account being after
    from mean means meant meaning consequently
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What may give a reason, or stand where one is given."""
_NO_ONE = frozenset({"none", "nobody"})
_SOME = frozenset({"most", "some", "few", "many", "several", "half"})
_ONLY_IF = frozenset({"with", "if", "when", "after", "where", "once", "by", "in", "at", "on"})
_EXCEPTING = frozenset({"except", "excluding", "unless", "besides"})
_EXCEPTED = _EXCEPTING | _NOT | {"other", "but", "neither", "nor", "none", "without", "only", "otherwise"}
_ASKING = frozenset({"whether", "if", "how", "unclear", "unknown", "doubt", "doubtful"})
_RELATIVE = frozenset({"which", "who", "whose", "where"})


def overstated(claim: Facts, source: Sequence[Facts]) -> str:
    """In which of the small words the statement goes beyond its source; "" if in none.

    Args:
        claim: what the statement holds.
        source: what each sentence of the source holds.
    """
    raw = frozenset().union(*(each.raw for each in source))
    if claim.raw & {"only", "solely"} and not raw & {"only", "solely", "sole", "alone", "just", "except", "unless"}:
        return "only"
    if "always" in claim.raw and not raw & (_ALL | {"always", "never", "without"}):
        return "always"
    if claim.raw & _WHOLLY and not raw & _WHOLLY_SAID:
        return "quantity"
    if "because" in claim.raw and not raw & _REASONS:
        return "reason"
    if claim.raw >= {"even", "if"} and "even" not in raw:
        return "condition"
    if "never" in claim.raw and not raw & {"never", "ever", "no", "none", "nobody"}:
        return "quantity"
    if claim.raw & (_ALL | {"any", "everyone"}) and raw & _EXCEPTING and not claim.raw & _EXCEPTED:
        return "exception"
    if claim.raw & _NO_ONE and raw & _SOME and not raw & (_NO_ONE | {"no", "any", "neither"}):
        return "quantity"
    places: dict[str, list[tuple[Facts, int]]] = {}
    for each in source:
        for at, word in enumerate(each.stream):
            places.setdefault(word.stem, []).append((each, at))
    for at, word in enumerate(claim.stream):
        met = places.get(word.stem, [])
        if met and (reason := _of_word(claim, at, met, raw)):
            return reason
    if any(_condition_lost(claim, each) or _claimed(claim, each) or _open(claim, each) for each in source):
        return "condition"
    if not claim.raw & (_HEDGED | _DOUBTS) and any(_doubted(claim, each) for each in source):
        return "modality"
    return ""


def _of_word(claim: Facts, at: int, met: Sequence[tuple[Facts, int]], raw: frozenset[str]) -> str:
    word = claim.stream[at]
    theirs = [each.stream[i] for each, i in met]
    if _modality(claim, word, theirs, raw):
        return "modality"
    if _planned(claim, word, met):
        return "plan"
    if _quantity(claim, at, met):
        return "quantity"
    only = "only" in word.between or (at > 0 and claim.stream[at - 1].form == "only")
    if theirs and (only or not claim.raw & _EXCEPTED) and all(_excepted(each, i) for each, i in met):
        return "exception"
    return ""


def _excepted(held: Facts, at: int) -> bool:
    """Whether the source excepts it: "except on Wednesdays"."""
    before = held.stream[at - 1].form if at else ""
    return bool(held.stream[at].between & _EXCEPTING) or before in _EXCEPTING


def _modality(claim: Facts, word: Word, theirs: Sequence[Word], raw: frozenset[str]) -> bool:
    mine = word.between
    denied = mine & _NOT
    if mine & _DUTY and not denied:
        return all(other.between & _ABLE for other in theirs) or not (
            raw & _DUTIES or any(not other.between for other in theirs)
        )
    if mine & _ABLE and not mine & _DUTY:
        return not denied and all(other.between & _DUTY and not other.between & _NOT for other in theirs)
    return not claim.raw & _HEDGED and all(other.between & _MAYBE and not other.between & _NOT for other in theirs)


def _planned(claim: Facts, word: Word, met: Sequence[tuple[Facts, int]]) -> bool:
    """Whether what the source only plans, or sees coming, is said as done."""
    if claim.raw & (_AHEAD | {"to"}) and any(each in _PLANS for each in claim.stems):
        return False
    if claim.raw & _AHEAD or word.sort or "to" in word.between:
        return False
    done = bool(word.between & _DONE) or word.form.endswith("ed")
    for each, at in met:
        other = each.stream[at]
        plans = "to" in other.between and (
            (at > 0 and each.stream[at - 1].stem in _PLANS - claim.stems) or (done and other.between & _IS)
        )
        if not (plans or (done and other.between & _AHEAD and not other.between & {"have"})):
            return False
    return True


def _quantity(claim: Facts, at: int, met: Sequence[tuple[Facts, int]]) -> bool:
    word = claim.stream[at]
    if word.sort == "number":
        if word.between & _ALL and all(i and _some_of_the(each.stream[i]) for each, i in met):
            return True  # "all seven" for "four of the seven"
        bound = _bound(claim.stream, at)
        return bool(bound) and all(_bound(each.stream, i) not in (bound, "") for each, i in met)
    if word.between & _ALL and not word.between & {"after", ","} and word.stem not in _TIMES:
        return not any(each.stream[i].between & _WHOLE for each, i in met)
    mine = _share(claim.stream, at)
    theirs = {_share(each.stream, i) for each, i in met}
    return mine not in theirs and bool(mine or "" not in theirs) and (word.form.endswith("s") or bool(mine))


def _some_of_the(counted: Word) -> bool:
    return counted.between >= {"of", "the"} and not counted.between & _WHOLE


def _bound(stream: Sequence[Word], at: int) -> str:
    """ "least" of "at least two", "more" of "more than two"."""
    before = stream[at - 1] if at else None
    if before is None or before.stem not in _BOUNDS:
        return ""
    led = "at" in before.between or "than" in stream[at].between
    return {"more": "least", "les": "most"}.get(before.stem, before.stem) if led else ""


def _share(stream: Sequence[Word], at: int) -> str:
    """What part of them is spoken of: "most" of "most flats", "some" of "some of the flats"."""
    word = stream[at]
    if not word.form.endswith("s"):
        return ""
    if "some" in word.between:
        return "some"
    if word.between & _ALL:
        return "all"
    before = stream[at - 1] if at else None
    if before is not None and before.stem in _SHARES and not (before.between & {"the", "a", "at"}):
        return before.stem
    return ""


def _condition_lost(claim: Facts, source: Facts) -> bool:
    """Whether the source says it under a condition that the statement leaves out."""
    if claim.raw & _CONDITIONS - (source.raw - _CONDITION - {"only"}):
        return False  # it has a condition of its own
    return any(
        not any(word.stem in claim.stems for word in condition)
        and sum(word.stem in claim.stems for word in rest) > len(claim.stream) / 2
        for condition, rest in _conditions(source.stream)
    )


def _conditions(stream: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The words of each condition, and those of what holds under it."""
    for begin, word in enumerate(stream):
        only = begin > 0 and stream[begin - 1].form == "only" and bool(word.between & _ONLY_IF)
        even = "even" in word.between or (begin > 0 and stream[begin - 1].form == "even")
        if even or not (only or word.between & _CONDITION):
            continue
        after = range(begin + 1, len(stream))
        end = next((at for at in after if stream[at].between & {",", ";", "(", ")"}), len(stream))
        if {"and", ","} <= word.between and end < len(stream):  # "peas and, if you like it hot, chilli"
            yield stream[begin:end], stream[end:]
            continue
        if only:  # "a cat, but a dog only with consent"
            yield stream[begin:end], stream[: begin - 1]
            continue
        relative = next((at for at in range(begin - 1, 0, -1) if stream[at].between & _RELATIVE), 0)
        yield stream[begin:end], [*stream[relative:begin], *stream[end:]]


def _doubted(claim: Facts, source: Facts) -> bool:
    """Whether what is "probably" so is said as a fact."""
    for at, word in enumerate(source.stream):
        if word.form in _DOUBTS and at + 1 < len(source.stream):
            return source.stream[at + 1].stem in claim.stems
    return False


def _claimed(claim: Facts, source: Facts) -> bool:
    """Whether what somebody is said to claim is said as a fact."""
    if claim.stems & _SAYING:
        return False
    for at, word in enumerate(source.stream[:-1]):
        if word.stem in _CLAIMED and "that" in source.stream[at + 1].between:
            return any(each.stem in claim.stems for each in source.stream[at + 1 :])
    return False


def _open(claim: Facts, source: Facts) -> bool:
    """Whether what the source leaves open is said as a fact: "whether it had been damaged"."""
    if claim.raw & _ASKING:
        return False
    return any("whether" in word.between and word.stem in claim.stems for word in source.stream)
