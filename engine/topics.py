"""What a text is about, the first name in it, and when a sentence of it need not name that again; pure.

"Haldor Paper runs two mills. The company bought a press." says that Haldor Paper bought a press, though no sentence
does. Only the first name counts: whom a later "she" means cannot be told without a parser.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from engine.aligning import acts
from engine.facts import Facts
from engine.laying import PRONOUNS

NAMED = 4
"""Words among which the first sentence names what a text is about."""
POINTING = 3
"""Words among which a "she" or "it" means what was named before."""


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
    if not held.stream or held.stream[0].sort == "name":
        return False
    first = held.stream[0]
    the_company = "the" in first.between and first.stem not in claim.stems and not acts(first.form)
    return the_company or any(word.between & PRONOUNS for word in held.stream[:POINTING])
