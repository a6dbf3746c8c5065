"""What a text is about, the first name in it, and when a sentence of it need not name that again; pure.

"Haldor Paper runs two mills. The company bought a press." says that Haldor Paper bought a press, though no sentence
does. Only the first name counts: whom a later "she" means cannot be told without a parser.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from engine.facts import Facts

NAMED = 4
"""Words among which the first sentence names what a text is about."""
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_THE = frozenset(
    """
    company firm group bank mill plant school university college town city village parish club society association
    trust foundation charity museum church hospital clinic council court board ministry library theatre hotel ship
    ferry boat bridge river lake island tower pump machine device program app software book novel film play opera
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What a text calls by its kind after it has named it."""


def topic(first: Facts, common: Set[str]) -> frozenset[str]:
    """The stems of the first name of a text: "Haldor Paper" of "For Haldor Paper the year was mixed"; empty if the
    first sentence does not begin with one.

    Args:
        first: what the first sentence holds.
        common: stems that are no names, even if the sentence begins with one of them.
    """
    stream = first.stream
    opens = bool(stream) and bool(stream[0].sort or first.opening - common)
    begin = next((i for i, word in enumerate(stream[:NAMED]) if word.sort == "name"), 0 if opens else len(stream))
    if begin == 1 and opens and not stream[1].between:
        begin = 0  # "Ada Lind was born": the first word's capital may come from its place alone
    run = list(stream[begin : begin + 1])
    for word in stream[begin + 1 :]:
        if not word.sort or word.between - {"of", "the"}:
            break
        run.append(word)
    return frozenset(word.stem for word in run)


def implied(claim: Facts, topic: Set[str], held: Sequence[Facts]) -> frozenset[str]:
    """The stems of the topic that a statement may add to the sentences it rests on: "the head of Thornbury School" to
    "the head", or "Ada Lind" to "she"; none where these have another name in its place.

    Args:
        held: what each of the sentences holds.
    """
    named = [word for word in claim.stream if word.stem in topic & claim.names]
    if not named:
        return frozenset()
    place = named[0].marker
    if any(
        word.sort == "name" and word.marker == place and word.stem not in claim.stems
        for single in held
        for word in single.stream
    ):
        return frozenset()
    of_it = place == "of" or named[-1].form.endswith(("'s", "s'"))
    back = not place and any(_points_back(single, claim) for single in held)
    return frozenset(word.stem for word in named) if of_it or back else frozenset()


def _points_back(held: Facts, claim: Facts) -> bool:
    """Whether a sentence begins with "she", or with "the company" where the statement has a name."""
    first = held.stream[0] if held.stream else None
    if first is None or first.sort == "name":
        return False
    return bool(first.between & _SUBJECTS) or (
        "the" in first.between and first.form in _THE and first.stem not in claim.stems
    )
