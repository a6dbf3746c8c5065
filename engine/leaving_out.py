"""Whether a statement leaves out what its source makes it depend on: a condition, a doubt, a bound, a cause; pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.acting import DETERMINERS, verb_of
from engine.facts import Facts, Word
from engine.stems import stem
from engine.wordings import alike_stem


def stems(words: str) -> frozenset[str]:
    return frozenset(alike_stem(stem(word)) for word in words.split())


NOT = frozenset({"not", "never", "cannot"})
_CAUSAL = frozenset({"because", "reason", "reasons", "caused", "cause", "causes", "therefore", "thus"})
_CAUSES = _CAUSAL | frozenset(
    """
    since as so after through due owing thanks hence blames blamed lack
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_DOUBT = stems(
    "think believe suspect claim allege argue suppose assume speculate blame guess rumour doubt tradition legend hope"
)
_DOUBTING = frozenset(
    """
    thinks think thought believes believe believed suspects suspect suspected claims claimed alleges alleged argues
    argued supposes supposed assumes assumed speculates blames blamed guesses holds expect expects hopes hope wants
    accused taken tradition legend may might perhaps probably possibly apparently allegedly intends intend plans planned
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
_BOUNDS = frozenset({"up", "below", "under", "over", "than", "least", "most", "above", "from"})


def left_out(said: Facts, source: Facts) -> str:
    pairs = [(one, two) for one, two in pairwise(source.stream) if not two.between]
    doubted = source.raw & _DOUBTING and not said.raw & _DOUBTING and not said.stems & _DOUBT
    might = "might" in source.raw - said.raw and not said.raw & {"can", "could", "may", "allowed", "permitted"}
    if doubted and (might or any(_doubting(word) for word in source.stream)):
        return "attribution"
    if "whether" in source.raw - said.raw:
        return "attribution"
    if source.raw & {"were", "was"} and source.raw & _OVER - said.raw and said.raw & _NOW:
        return "tense"
    if any(one.form in _CHANGING and one.stem not in said.stems and two.stem in said.stems for one, two in pairs):
        return "quantity"
    if (_one_of_them(source) - _one_of_them(said)) & said.stems:
        return "quantity"
    if "never" in said.raw and not source.raw & {"never", "no", "none", "nobody", "nothing", "neither", "ever"}:
        return "quantity"
    if said.raw & _ANYONE - source.raw and not source.raw & _WHOEVER and not said.raw & NOT:
        return "quantity"
    if said.raw & _WHOLE and source.raw & _QUANTIFIED - said.raw and not source.raw & said.raw & _WHOLE:
        return "quantity"
    limits = (said.raw & _RESTRICTING) - (source.raw - _RESTRICTED)
    if source.raw & _RESTRICTED and not limits and _restriction_lost(said, source):
        return "condition"
    return _bound_lost(said, source)


def _one_of_them(held: Facts) -> frozenset[str]:
    """The words after "one of the"."""
    return frozenset(
        two.stem for one, two in pairwise(held.stream) if one.form == "one" and two.between >= {"of", "the"}
    )


def _doubting(word: Word) -> bool:
    return (
        word.form in _DOUBTING
        and not word.sort
        and not word.between & DETERMINERS - {"that"}
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
        if "except" in (word.form, *word.between) and any(each.stem in said.stems for each in part):
            return True  # what is said of the exception
    return False


def _bound_lost(said: Facts, source: Facts) -> str:
    """Whether the subject of the source is only those who, or those up to a number, and the statement's is all."""
    verb, _ = verb_of(source.stream)
    if not verb or verb >= len(source.stream):
        return ""
    if source.raw & _RULING:
        less = {"mor", "les", "least", "most"}
        bare = [word for word in source.stream if word.stem not in less]
        for one, two in pairwise(bare):
            limited = two.sort == "number" and two.form and two.between & _BOUNDS and not two.between & {",", ";"}
            if limited and two.stem not in said.stems and one.stem in said.stems and not one.sort:
                return "condition"
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


_CHANGING = frozenset(
    """
    half quarter double former deputy vice assistant alleged supposed proposed planned would-be acting
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What makes another thing of the noun after it."""
_OVER = frozenset({"until", "formerly", "previously", "originally"})
_NOW = frozenset({"is", "are", "has", "have"})
_RULING = frozenset(
    """
    may must can cannot need should shall closed open free allowed banned forbidden insured covered included valid
    entitled exempt
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_RULES = frozenset("may must can cannot need should shall".split())  # noqa: SIM905


def caused(said: Facts, source: Facts) -> bool:
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
