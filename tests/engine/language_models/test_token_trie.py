"""The tree of tokens: every token that is followed by one is read once, for all continuations that go through it."""

from __future__ import annotations

import random

import pytest

from engine.language_models.token_trie import groups


def some(count: int, seed: int = 0) -> list[list[int]]:
    pick = random.Random(seed)
    return [[pick.randrange(3) for _ in range(pick.randrange(1, 6))] for _ in range(count)]


@pytest.mark.parametrize(("sequences", "tokens"), [(100, 1000), (3, 1000), (100, 6), (1, 5)])
def test_each_continuation_is_in_one_group_with_all_its_tokens_but_the_last(sequences: int, tokens: int) -> None:
    continuations = some(60)
    seen: list[int] = []
    for group in groups(continuations, sequences=sequences, tokens=tokens):
        assert len(group.members) <= sequences
        assert len(group.nodes) <= tokens
        seen += group.members
        for place, member in enumerate(group.members):
            path = sorted(
                (node for node in group.nodes if node.first <= place <= node.last), key=lambda node: node.depth
            )
            assert [node.token for node in path] == continuations[member][:-1]
            assert [node.depth for node in path] == list(range(len(path)))
    assert sorted(seen) == list(range(60))


def test_a_shared_beginning_is_read_once() -> None:
    (group,) = groups([[1, 2, 3, 9], [1, 2, 4, 9], [1, 2, 9]], sequences=9, tokens=99)
    assert sorted((node.depth, node.token) for node in group.nodes) == [(0, 1), (1, 2), (2, 3), (2, 4)]
    (root,) = group.roots
    (second,) = group.nodes[root].following
    assert sorted(group.nodes[place].token for place in group.nodes[second].following) == [3, 4]


def test_what_is_one_token_long_needs_no_reading() -> None:
    (group,) = groups([[5], [6]], sequences=9, tokens=99)
    assert group.nodes == ()
