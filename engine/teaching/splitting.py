"""Which examples are held out from training. Pure.

An example's place is drawn by a hash of its input, not by chance and not by its position. So the same examples are
always parted in the same way, rows with the same input (or about the same passage) are never on both sides, and
a set that grows keeps its held-out part.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from engine.errors import EngineError
from engine.examples.example_checks import normalised
from engine.language_models.skills import refusal_of
from engine.types import Example, ExampleKind

HELD_OUT = 0.2  # share of the examples, unless something else is said

Group = str  # examples that must be on the same side, by what they share


def split(
    examples: Sequence[Example], kind: ExampleKind, share: float = HELD_OUT
) -> tuple[list[Example], list[Example]]:
    """(train, held out), each in the order given.

    Each group of examples has a number from 0 to 1, by its hash. Those below `share` are held out, for good:
    adding examples never moves them. Strata (a label; refused or answered) are then filled up, lowest number
    first, until `share` of each is held out, rounded down but at least one example, and then the whole is, until
    `share` of all is. What fills up is near the border, and may change sides when the set grows. A stratum of two
    groups or more always keeps one to train on.

    Args:
        share: of the examples that is held out, at least.

    Raises:
        EngineError: `share` is not between 0 and 1.
    """
    if not 0 < share < 1:
        raise EngineError(f"a share of {share:g} cannot be held out", "choose one between 0 and 1, such as 0.2")
    groups: dict[Group, list[int]] = defaultdict(list)
    for index, example in enumerate(examples):
        groups[group_of(example, kind)].append(index)
    draw = {group: _draw(group) for group in groups}
    strata: dict[frozenset[str], list[Group]] = defaultdict(list)
    stratum_of = _stratum(examples, kind)
    for group in sorted(groups, key=lambda group: (draw[group], group)):
        strata[frozenset(stratum_of(examples[index]) for index in groups[group])].append(group)

    held: set[Group] = set()
    spare: list[Group] = []  # may still be held out
    for members in strata.values():
        chosen = _held_out(members, draw, groups, share)
        held |= set(chosen)
        spare += members[len(chosen) : len(members) - 1]
    missing = math.ceil(share * len(examples) - 1e-9) - sum(len(groups[group]) for group in held)
    for group in sorted(spare, key=lambda group: (draw[group], group)):
        if missing <= 0:
            break
        held.add(group)
        missing -= len(groups[group])
    out = {index for group in held for index in groups[group]}
    return (
        [example for index, example in enumerate(examples) if index not in out],
        [example for index, example in enumerate(examples) if index in out],
    )


def _held_out(
    members: Sequence[Group], draw: Mapping[Group, float], groups: Mapping[Group, Sequence[int]], share: float
) -> list[Group]:
    """The groups of a stratum, sorted by their numbers, that are held out: a beginning of the list."""
    quota = max(1, int(share * sum(len(groups[group]) for group in members)))
    chosen: list[Group] = []
    examples = 0
    for group in members[:-1]:  # the last one is trained on, whatever its number
        if draw[group] >= share and examples >= quota:
            break
        chosen.append(group)
        examples += len(groups[group])
    return chosen


def group_of(example: Example, kind: ExampleKind) -> Group:
    return normalised(example.passages[0] if kind == "answer" and example.passages else example.input)


def _draw(group: Group) -> float:
    """A number from 0 to 1 that is as good as random, and always the same for the same text."""
    return int.from_bytes(hashlib.sha256(group.encode("utf-8", "replace")).digest()[:8]) / 2**64


def _stratum(examples: Sequence[Example], kind: ExampleKind) -> Callable[[Example], str]:
    """What examples are told apart by, so that each is found on both sides."""
    if kind == "classify":
        return lambda example: example.output.strip()
    if kind == "answer":
        refusal = refusal_of(examples)
        return lambda example: "refused" if refusal and example.output.strip() == refusal else "answered"
    return lambda _: ""
