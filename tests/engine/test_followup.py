"""Which questions stand alone, what the others take along, and what a fragment replaces."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine.followup import Earlier, Reading, leans, standalone
from tests.support.fake_embedder import FakeEmbedder

LEASE = [Earlier("Who signed the lease of the boathouse?", "It was signed by Margaret Ellison in June 2019.")]


@pytest.mark.parametrize(
    ("before", "fragment", "query"),
    [
        ("What was the rent of the hall in 2019?", "And in 2023?", "What was the rent of the hall in 2023"),
        ("What was the rent of the hall in 2019?", "what about 2023", "What was the rent of the hall in 2023"),
        ("How much rain fell in January 2026?", "how about October?", "How much rain fell in October 2026"),
        ("How much did we get in grants last term?", "and in donations?", "How much did we get in donations last term"),
        ("What does a shared room cost?", "And a single room?", "What does a single room cost"),
        ("What is the fee for adults?", "and for children", "What is the fee for children"),
        ("Who is the treasurer?", "And the deputy?", "Who is the treasurer the deputy"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(before: str, fragment: str, query: str) -> None:
    assert standalone(fragment, [Earlier(before)]) == Reading(query, sure=True)


def test_meaning_tells_what_a_fragment_replaces_where_no_word_does() -> None:
    asked: list[Sequence[str]] = []

    def embed(texts: Sequence[str]) -> object:
        asked.append(texts)
        return FakeEmbedder().embed_sentences(["coffee", "price", "sack", "coffee"])

    reading = standalone("what about tea?", [Earlier("What is the price for a sack of coffee?")], embed)  # type: ignore[arg-type]
    assert asked == [["tea", "price", "sack", "coffee"]]
    assert reading.query == "What is the price for a sack of tea"


@pytest.mark.parametrize("question", ["When did they sign it?", "Was that in June?", "Did she sign it?"])
def test_a_question_that_points_back_takes_its_subject_along(question: str) -> None:
    reading = standalone(question, LEASE)
    assert reading.sure
    assert "lease of the boathouse" in reading.query


def test_a_person_asked_for_is_named_by_the_answer() -> None:
    assert "Margaret Ellison" in standalone("Where does she live?", LEASE).query


def test_a_refused_answer_names_nobody() -> None:
    assert "Ellison" not in standalone("Where does she live?", [Earlier(LEASE[0].query)]).query


@pytest.mark.parametrize("question", ["Why?", "When was that?", "In which year?", "How much?"])
def test_a_bare_question_asks_of_the_same_thing(question: str) -> None:
    reading = standalone(question, [Earlier("Did the engine of the Grebe stop?")])
    assert reading.sure
    assert "engine of the Grebe stop" in reading.query


def test_the_second_one_is_the_second_of_those_listed() -> None:
    before = Earlier("Which two firms made an offer?", "Offers came from Alder Chandlers and Brightwater Heating.")
    assert "Brightwater Heating" in standalone("Where is the second one based?", [before]).query


def test_a_question_of_many_words_of_its_own_stands_alone() -> None:
    question = "Which price list applies to school groups since May 2026 for guided walks?"
    assert standalone(question, LEASE) == Reading(question, sure=True)


@pytest.mark.parametrize("question", ["What is the total?", "What is the mileage rate?"])
def test_a_short_whole_question_may_be_read_both_ways(question: str) -> None:
    reading = standalone(question, LEASE)
    assert not reading.sure
    assert reading.query.startswith(question.rstrip("?"))
    assert "lease of the boathouse" in reading.query


def test_what_is_found_decides_between_both_readings() -> None:
    assert leans(alone=0.4, completed=0.9, asked_of_completed=0.4)
    assert leans(alone=0.97, completed=0.99, asked_of_completed=0.97)
    assert not leans(alone=0.99, completed=0.8, asked_of_completed=0.99)  # the words taken along are found nowhere
    assert not leans(alone=0.99, completed=0.99, asked_of_completed=0.1)  # they crowd out what was asked for


def test_the_first_question_is_left_as_it_is() -> None:
    assert standalone("And it?", []) == Reading("And it?", sure=True)


def test_what_is_taken_along_does_not_grow_without_end() -> None:
    assert len(standalone("and what is it?", [Earlier("lease " * 2_000)]).query) < 500
