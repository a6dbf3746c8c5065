"""Whether a statement lets another act than its source does, where one of them is in the passive; pure.

"The minutes are written by the secretary and signed by the chair" says of two people who does what. Each participle is
paired with whom its "by" names, and the statement must name the same one, or have that one stand before its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.citing.facts import Word
from engine.citing.laying import BEING, PARTING, Step
from engine.citing.roles import PARTICIPLE

_NEAR = 4
"""Words among which a participle is looked for before its "by"."""


def other_agent(steps: Sequence[Step], held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether what one does in the source another does in the statement.

    Args:
        steps: the words of the statement, laid over those of the source.
        held: the words of the source.
        number: the sentence of each of them.
    """
    theirs = _agents(held, number)
    said = [step.word for step in steps]
    mine = _agents(said, [0] * len(said))
    begin = 0
    for i, step in enumerate(steps):
        if step.word.between & PARTING - {",", "who", "which"}:
            begin = i
        agents = theirs.get(step.at, frozenset()) if step.at >= 0 else frozenset()
        if step.at >= 0 and not agents and _acting(steps, begin, i, held, number):
            return True
        if not agents or step.word.sort:
            continue
        if i in mine:
            if not mine[i] & agents:
                return True
        elif not step.word.between & BEING and i > begin and _finite(step, held):
            before = {each.word.stem for each in steps[:i]}
            if steps[i - 1].at == step.at - 1 and not agents & {each.word.stem for each in steps[i:]}:
                continue  # "the crane built in 1911": still in the passive
            if not before & agents and not _led_by(steps, i, agents):
                return True
    return False


def _acting(steps: Sequence[Step], begin: int, i: int, held: Sequence[Word], number: Sequence[int]) -> bool:
    """Whether "it was sent to A" became "A sent it"."""
    step = steps[i]
    passive = held[step.at].between & BEING and held[step.at].form.endswith(PARTICIPLE) and not step.word.sort
    subject = steps[begin:i]
    if not passive or not subject or step.word.between & (BEING | {"and"}) or step.word.marker or i + 1 == len(steps):
        return False
    if any(each.word.between & BEING or (each.word.marker and each is not subject[0]) for each in subject):
        return False
    return all(each.at > step.at and number[each.at] == number[step.at] for each in subject)


def _finite(step: Step, held: Sequence[Word]) -> bool:
    """Whether the statement's word is the verb of an active sentence: in the source it is a passive's participle."""
    return bool(held[step.at].between & (BEING | {"and"})) and not step.word.marker


def _led_by(steps: Sequence[Step], i: int, agents: frozenset[str]) -> bool:
    """Whether the statement goes on with "by" and one of them, at any distance."""
    return any("by" in step.word.between and step.word.stem in agents for step in steps[i + 1 :])


def _agents(words: Sequence[Word], number: Sequence[int]) -> dict[int, frozenset[str]]:
    """The places of participles, and the stems of those that "by" names for each."""
    found: dict[int, frozenset[str]] = {}
    for at, word in enumerate(words):
        if "by" not in word.between or "not" in word.between or word.sort == "number":
            continue
        near = range(at - 1, max(-1, at - 1 - _NEAR), -1)
        verb = next((i for i in near if not words[i].sort and words[i].form.endswith(PARTICIPLE)), None)
        if verb is None or number[verb] != number[at]:
            continue
        end = at + 1
        while end < len(words) and number[end] == number[at] and words[end].between <= {"the", "a", "an", "and", "of"}:
            if "and" in words[end].between and words[end].form.endswith(PARTICIPLE):
                break
            end += 1
        found[verb] = found.get(verb, frozenset()) | {each.stem for each in words[at:end]}
    return found
