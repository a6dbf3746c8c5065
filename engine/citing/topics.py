"""What a text is about, the first name in it, and when a sentence of it need not name that again; pure.

"Haldor Paper runs two mills. The company bought a press." says that Haldor Paper bought a press, though no sentence
does. Only the first name counts: whom a later "she" means cannot be told without a parser.

`implied` adds a name that no cited sentence has, so it asks for a sure sign. `points_back` and `subjects` only excuse
that a name and the rest of a statement stand in two sentences that are both cited, and are content with a likely one.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from engine.citing.facts import Facts, Word
from engine.citing.laying import PRONOUNS

NAMED = 4
"""Words among which the first sentence names what a text is about."""
POINTING = 3
"""Words at the beginning of a sentence among which an "it" means what was spoken of before."""
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_THE = frozenset(
    """
    company firm group bank mill plant school university college town city village parish club society association
    trust foundation charity museum church hospital clinic council court board ministry library theatre hotel ship
    ferry boat bridge river lake island tower pump machine device program app software book novel film play opera
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What a text calls by its kind after it has named it."""
_OFFICES = ("er", "or", "ist", "ary", "man", "woman", "chair", "president")
_THINGS = frozenset(
    """
    river tower paper newspaper theater chapter order cluster number center computer letter matter master harbor motor
    tractor elevator library dictionary summary territory
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What ends like an office and is none."""


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
    back = not place and any(_takes_up(single, claim) for single in held)
    return frozenset(word.stem for word in named) if of_it or back else frozenset()


def _takes_up(held: Facts, claim: Facts) -> bool:
    """Whether a sentence begins with "she", or with "the company" where the statement has a name."""
    first = held.stream[0] if held.stream else None
    if first is None or first.sort == "name":
        return False
    return bool(first.between & _SUBJECTS) or (
        "the" in first.between and first.form in _THE and first.stem not in claim.stems
    )


def points_back(sentence: Sequence[Word], said: Set[str]) -> bool:
    """Whether a sentence of the source has an "it" near its beginning, or "the company" where the statement has a
    name."""
    opening = sentence[0]
    if "the" in opening.between and opening.stem not in said and not acts(opening.form):
        return True
    return any(PRONOUNS & word.between for word in sentence[:POINTING])


def acts(form: str) -> bool:
    """Whether a word is likely to be a person's office: "the treasurer" is seldom who was named before."""
    return form.endswith(_OFFICES) and form not in _THINGS


def subjects(sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The stems of the first name of each sentence, or its first word: what "the company" or "it" in a later one may
    mean."""
    return frozenset(word.stem for sentence in sentences for word in _subject(sentence))


def _subject(sentence: Sequence[Word]) -> Sequence[Word]:
    begin = next((i for i, word in enumerate(sentence) if word.sort == "name"), 0)
    end = begin + 1
    while end < len(sentence) and sentence[end].sort == "name" and not sentence[end].between:
        end += 1
    return sentence[max(0, begin - (begin == 1)) : end]
