"""Which questions stand alone, and what the others take along."""

from __future__ import annotations

import pytest

from engine.followup import standalone

BEFORE = ["Who signed the lease of the boathouse?"]


@pytest.mark.parametrize(
    "question",
    ["And in 2023?", "When did they sign it?", "Why?", "what about the rent", "How much is it?", "Where is that?"],
)
def test_a_question_that_points_back_takes_the_last_one_along(question: str) -> None:
    assert standalone(question, BEFORE) == f"{BEFORE[0]} {question}"


@pytest.mark.parametrize(
    "question",
    ["What is the mileage rate for using your own car?", "Which price list applies to school groups since May 2026?"],
)
def test_a_question_that_says_enough_stands_alone(question: str) -> None:
    assert standalone(question, BEFORE) == question


def test_the_first_question_is_left_as_it_is() -> None:
    assert standalone("And it?", []) == "And it?"


def test_what_is_taken_along_does_not_grow_without_end() -> None:
    assert len(standalone("and it?", ["x" * 10_000])) < 500
