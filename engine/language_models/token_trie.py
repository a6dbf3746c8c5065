"""Continuations of one prompt as a tree of tokens, so that a beginning they share is read once. Pure.

For `Model.rank`: each continuation becomes a sequence of llama.cpp, and a token that several share belongs to all
of their sequences. What follows no token of its own, the last of each, need not be read: nothing is judged by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A token to be read, `depth` tokens after the prompt, for the `members` of its group from `first` to `last`.

    `following` are the places, in the group's nodes, of those that come directly after it.
    """

    token: int
    depth: int
    first: int
    last: int
    following: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Continuations that are read together.

    Attributes:
        members: places of the continuations in what was given, sorted by their tokens.
        nodes: every token that another follows, once.
    """

    members: tuple[int, ...]
    nodes: tuple[Node, ...]

    @property
    def roots(self) -> Iterator[int]:
        """Places of the nodes that come directly after the prompt."""
        return (place for place, node in enumerate(self.nodes) if node.depth == 0)


def groups(continuations: Sequence[Sequence[int]], *, sequences: int, tokens: int) -> Iterator[Group]:
    """Splits continuations into groups of at most so many sequences and tokens to read.

    Args:
        continuations: none empty, none longer than `tokens` + 1.
    """
    order = sorted(range(len(continuations)), key=lambda i: tuple(continuations[i]))
    members: list[int] = []
    size = 0
    for index in order:
        body = continuations[index][:-1]
        fresh = len(body) - (_common(continuations[members[-1]][:-1], body) if members else 0)
        if members and (len(members) == sequences or size + fresh > tokens):
            yield _group(continuations, members)
            members, size, fresh = [], 0, len(body)
        members.append(index)
        size += fresh
    if members:
        yield _group(continuations, members)


def _group(continuations: Sequence[Sequence[int]], members: Sequence[int]) -> Group:
    tokens: list[tuple[int, int, int]] = []  # token, depth, first
    last: dict[int, int] = {}  # these two by place in `tokens`
    following: list[list[int]] = []
    path: list[int] = []  # places in `tokens` from the root to where we are
    for member, index in enumerate(members):
        body = continuations[index][:-1]
        del path[_common([tokens[place][0] for place in path], body) :]
        for token in body[len(path) :]:
            if path:
                following[path[-1]].append(len(tokens))
            path.append(len(tokens))
            tokens.append((token, len(path) - 1, member))
            following.append([])
        last.update(dict.fromkeys(path, member))
    nodes = (Node(*node, last[place], tuple(following[place])) for place, node in enumerate(tokens))
    return Group(tuple(members), tuple(nodes))


def _common(first: Sequence[int], second: Sequence[int]) -> int:
    """How many tokens both begin with."""
    for place, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return place
    return min(len(first), len(second))
