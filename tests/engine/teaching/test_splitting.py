"""What is held out: apart from training, the same for the same examples, and it stays so when a set grows."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.examples.example_files import read_examples
from engine.language_models.prompt import REFUSAL
from engine.teaching.splitting import _draw, group_of, split
from engine.types import Example, ExampleKind

words = st.text("abcd ", min_size=1, max_size=6)
labelled = st.lists(st.builds(Example, st.just(""), words, st.sampled_from(["red", "green", "blue"])), max_size=60)
passages = st.lists(st.text("xyz", min_size=1, max_size=3), min_size=1, max_size=2).map(tuple)
answered = st.lists(st.builds(Example, st.just(""), words, st.sampled_from([REFUSAL, "a", "b"]), passages), max_size=60)
sets = st.one_of(
    st.tuples(labelled, st.just("classify")),
    st.tuples(answered, st.just("answer")),
    st.tuples(labelled, st.just("free")),
)
shares = st.sampled_from([0.1, 0.2, 0.5])


def names(examples: list[Example]) -> Counter[tuple[object, ...]]:
    return Counter((each.input, each.output, each.passages) for each in examples)


@given(sets, shares)
def test_every_example_is_on_one_side(drawn: tuple[list[Example], ExampleKind], share: float) -> None:
    examples, kind = drawn
    train, held = split(examples, kind, share)
    assert names(train) + names(held) == names(examples)
    assert not {group_of(each, kind) for each in train} & {group_of(each, kind) for each in held}


@given(sets, shares, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    drawn: tuple[list[Example], ExampleKind], share: float, chance: random.Random
) -> None:
    examples, kind = drawn
    shuffled = chance.sample(examples, len(examples))
    held, again = split(examples, kind, share)[1], split(shuffled, kind, share)[1]
    assert names(held) == names(again)


@given(labelled, labelled, shares)
def test_what_is_drawn_for_the_held_out_part_stays_in_it(
    examples: list[Example], more: list[Example], share: float
) -> None:
    """All but the last group of a stratum, which is trained on whatever was drawn for it."""
    held_before = split(examples, "free", share)[1]
    held_after = split(examples + more, "free", share)[1]
    drawn = [each for each in held_before if _draw(group_of(each, "free")) < share]
    assert not names(drawn) - names(held_after)


def test_a_growing_set_moves_only_what_is_near_the_border() -> None:
    examples = [Example("", f"message {n}", f"label {n % 5}") for n in range(1000)]
    before = {each.input for each in split(examples[:900], "classify", 0.2)[1]}
    after = {each.input for each in split(examples, "classify", 0.2)[1]}
    old = {each.input for each in examples[:900]}
    moved = before ^ (after & old)
    assert len(moved) <= 18  # 2 % of them
    assert all(0.2 <= _draw(name) < 0.3 for name in moved)


@given(labelled, shares)
def test_each_label_is_held_out_and_trained_on(examples: list[Example], share: float) -> None:
    """Where it has two inputs of its own at least."""
    inputs: dict[str, set[str]] = {}
    labels: dict[str, set[str]] = {}
    for each in examples:
        inputs.setdefault(each.output, set()).add(group_of(each, "classify"))
        labels.setdefault(group_of(each, "classify"), set()).add(each.output)
    train, held = split(examples, "classify", share)
    for label, theirs in inputs.items():
        own = [text for text in theirs if labels[text] == {label}]
        if len(own) >= 2:
            assert label in {each.output for each in held}
            assert label in {each.output for each in train}


def test_the_share_is_reached(shared_data: Path, tmp_path: Path) -> None:
    examples, _ = read_examples(shared_data / "banking77" / "train.csv", log_dir=tmp_path)
    labels = sorted({each.output for each in examples})[:10]
    few = [each for label in labels for each in [e for e in examples if e.output == label][:20]]
    train, held = split(few, "classify", 0.2)
    assert 40 <= len(held) <= 60
    assert all(count >= 4 for count in Counter(each.output for each in held).values())
    assert len(Counter(each.output for each in train)) == 10


def test_questions_on_a_passage_stay_together(shared_data: Path, tmp_path: Path) -> None:
    examples, _ = read_examples(shared_data / "squad" / "questions.jsonl", log_dir=tmp_path)
    train, held = split(examples, "answer", 0.2)
    assert not {each.passages[0] for each in train} & {each.passages[0] for each in held}
    assert 0.2 <= len(held) / len(examples) < 0.25
    refused = [sum(each.output == REFUSAL for each in part) / len(part) for part in (train, held)]
    assert abs(refused[0] - refused[1]) < 0.05


@pytest.mark.parametrize("share", [0, 1, -0.2, 7])
def test_a_share_that_leaves_one_side_empty_is_refused(share: float) -> None:
    with pytest.raises(EngineError):
        split([Example("", "a", "b")] * 3, "free", share)


def test_a_single_example_is_trained_on() -> None:
    one = Example("", "a", "b")
    assert split([one], "free", 0.5) == ([one], [])
    assert split([], "free", 0.5) == ([], [])
    assert json.dumps(split([one] * 4, "free", 0.5)[1]) == "[]"  # one input, so one side
