"""Which questions stand alone, what the others take along, and what a fragment replaces."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.core import Engine
from engine.embedding import cosines
from engine.paths import Paths
from engine.questions.followup import Earlier, Reading, is_fragment, leans, standalone
from tests.engine.readers import files
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
        ("What is the rate for using your own car?", "And for bicycles?", "What is the rate for bicycles"),
        ("What is the fine for feeding the ducks in May?", "and for swimming", "What is the fine for swimming in May"),
        ("Who is the treasurer?", "And the deputy?", "Who is the deputy"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(before: str, fragment: str, query: str) -> None:
    assert standalone(fragment, [Earlier(before)]) == Reading(query, sure=True)


@pytest.mark.parametrize(
    ("before", "fragment", "query"),
    [
        ("Who is the warden?", "And the treasurer?", "Who is the treasurer"),
        ("Who is the warden?", "And Ada Lovelace?", "Who is Ada Lovelace"),
        ("Who is Ada Lovelace?", "and the warden?", "Who is the warden"),
        ("Who is the head warden?", "And the treasurer?", "Who is the treasurer"),
        ("How many PDF files are there?", "and Word documents?", "How many Word documents are there"),
        ("How many PDF files are there?", "And the Word documents?", "How many Word documents are there"),
        ("How many PDFs are there from 2023?", "and invoices from 2024?", "How many invoices are there from 2024"),
        ("Where is acetone kept?", "what about the ascorbic acid?", "Where is the ascorbic acid kept"),
        ("When was Fresno founded?", "and Sacramento?", "When was Sacramento founded"),
        ("When is the rent due?", "and the report?", "When is the report due"),
        ("Where is the tool shed?", "And the kitchen?", "Where is the kitchen"),
        ("How tall is the tower?", "And the mast?", "How tall is the mast"),
        ("What's the rent?", "and the deposit?", "What's the deposit"),
        ("What was the rent in 2019?", "and the deposit?", "What was the deposit in 2019"),
        ("Are drones allowed?", "And dogs?", "Are dogs allowed"),
        ("Is there gas?", "And electricity?", "Is there electricity"),
        ("How much acetone is left?", "and ethanol?", "How much ethanol is left"),
        ("Which rooms are free?", "and boats?", "Which boats are free"),
        ("What does the hall cost?", "and the boathouse?", "What does the boathouse cost"),
        ("When does the library open?", "How about the museum?", "When does the museum open"),
        ("What did James Watt improve?", "And Newcomen?", "What did Newcomen improve"),
        ("When will the boat be repaired?", "And the jetty?", "When will the jetty be repaired"),
        ("Who founded Harvard University?", "and Yale?", "Who founded Yale"),
        ("Who signed the lease?", "and the deed?", "Who signed the deed"),
        ("Where do we keep acetone?", "and ethanol?", "Where do we keep ethanol"),
        ("What is in the shed?", "and the attic?", "What is in the attic"),
        ("Show me the invoices", "and the receipts", "Show me the receipts"),
        ("Summarise the lease", "and the deed?", "Summarise the deed"),
        ("When is Easter?", "and Christmas?", "When is Christmas"),
    ],
)
def test_the_only_thing_asked_of_is_replaced(before: str, fragment: str, query: str) -> None:
    assert standalone(fragment, [Earlier(before)]) == Reading(query, sure=True)


@pytest.mark.parametrize(
    ("before", "fragment", "query"),
    [
        ("Who is the warden?", "And now?", "Who is the warden now"),
        ("Who is the warden?", "And in 2019?", "Who is the warden in 2019"),
        ("What is the rent?", "and last year?", "What is the rent last year"),
        ("When is the museum open?", "what about Sundays?", "When is the museum open Sundays"),
        ("Who is the warden?", "And her deputy?", "Who is the warden her deputy"),
        ("Who is the warden?", "ok thanks", "Who is the warden thanks"),
        ("Who is the warden?", "But the roof is leaking", "Who is the warden the roof is leaking"),
        ("What does it cost boathouse", "and the hall?", "What does it cost boathouse the hall"),
        ("Who is the warden?", "What about €?", "Who is the warden €"),
        ("boathouse lease rent", "and the deposit?", "boathouse lease rent the deposit"),
        ("When did the Black Death reach Sicily?", "And Messina?", "When did the Black Death reach Sicily Messina"),
    ],
)
def test_what_is_no_thing_of_its_kind_or_has_no_clear_place_replaces_nothing(
    before: str, fragment: str, query: str
) -> None:
    assert standalone(fragment, [Earlier(before)]) == Reading(query, sure=True)


def test_what_is_asked_again_in_fewer_words_is_said_once() -> None:
    reading = standalone("what is the mileage rate?", [Earlier("What is the mileage rate for using your own car?")])
    assert reading == Reading("what is the mileage rate for using your own car", sure=False)


@pytest.mark.parametrize("subject", ["job applications", "tick bites?", "Boathouse lease"])
def test_a_new_subject_in_a_few_words_replaces_nothing(subject: str) -> None:
    for embed in (None, lambda texts: np.eye(len(texts), 512, dtype=np.float32)):  # nothing is like anything
        reading = standalone(subject, [Earlier("Who is the warden?")], embed)
        assert reading == Reading(f"Who is the warden {subject.rstrip('?')}", sure=False)


def test_a_fragment_without_and_is_read_both_ways_where_it_is_of_the_same_kind() -> None:
    alike = lambda texts: np.ones((len(texts), 1), np.float32)  # noqa: E731
    reading = standalone("Word documents?", [Earlier("How many PDF files are there?")], alike)
    assert reading == Reading("How many Word documents are there", sure=False)


def test_bare_words_after_a_thing_that_is_named_must_be_of_its_kind() -> None:
    unlike = lambda texts: np.eye(len(texts), 512, dtype=np.float32)  # noqa: E731
    before = [Earlier("How much is the ferry?")]
    assert standalone("and children?", before, unlike).query == "How much is the ferry children"
    assert standalone("and the bus?", before, unlike).query == "How much is the bus"


def test_an_order_to_sum_up_is_no_fragment() -> None:
    assert standalone("Summarise the deed", LEASE) == Reading("Summarise the deed", sure=True)
    assert not is_fragment("Summarise the deed")
    assert standalone("Summarise it", LEASE).query.startswith("Summarise it")


def test_the_second_of_two_questions_counts_what_it_names_alone(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("lease.pdf", "deed.pdf"):
        (docs / name).write_bytes(files.pdf(files.lines_at(72, 700, 12, f"The {name} was signed in 2019.")))
    (docs / "letter.docx").write_bytes(files.docx(files.paragraph("Dear tenant, the roof is mended.")))
    with Engine(Paths.at(tmp_path / "profile"), embedder=FakeEmbedder()) as engine:  # type: ignore[arg-type]
        engine.add_folder(docs)
        engine.index().result(60)
        first = engine.ask("How many PDF files are there?").result(60)
        second = engine.ask("and Word documents?", chat=first.chat).result(60)
    assert second.standalone_query == "How many Word documents are there"
    assert re.findall(r"\d+", first.answer)[0] == "2"
    assert re.findall(r"\d+", second.answer)[0] == "1"


def test_meaning_tells_what_a_fragment_replaces_where_no_word_does() -> None:
    asked: list[Sequence[str]] = []

    def embed(texts: Sequence[str]) -> object:
        asked.append(texts)
        return FakeEmbedder().embed_sentences(["coffee", "price", "sack", "coffee"])

    reading = standalone("what about tea?", [Earlier("What is the price for a sack of coffee?")], embed)  # type: ignore[arg-type]
    assert asked == [["tea", "price", "sack", "coffee"]]
    assert reading.query == "What is the price for a sack of tea"


def test_how_alike_two_phrases_are_is_read_on_the_scale_of_the_embedder() -> None:
    def embed(texts: Sequence[str]) -> np.ndarray:  # any two texts have 0.8, as with E5 models
        return np.hstack([np.full((len(texts), 1), 0.8**0.5), np.eye(len(texts)) * 0.2**0.5])

    before = [Earlier("How much is the ferry?")]
    assert standalone("and children?", before, embed).query == "How much is the children"
    scale = cosines.Scale(unrelated=0.78, answering=0.88)
    assert standalone("and children?", before, embed, scale).query == "How much is the ferry children"


@pytest.mark.parametrize("question", ["When did they sign it?", "Was that in June?", "Did she sign it?"])
def test_a_question_that_points_back_takes_its_subject_along(question: str) -> None:
    reading = standalone(question, LEASE)
    assert reading.sure
    assert "lease of the boathouse" in reading.query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("OK. Now something else: how many holidays does Ann have?", "how many holidays does Ann have?"),
        ("And by the way, who repairs the pump?", "who repairs the pump?"),
        ("And for adults, what does the ferry cost?", "for adults, what does the ferry cost?"),
    ],
)
def test_a_whole_question_after_a_lead_in_stands_alone(question: str, query: str) -> None:
    assert standalone(question, LEASE) == Reading(query, sure=True)


def test_a_question_after_a_comma_that_points_back_leans() -> None:
    assert "lease of the boathouse" in standalone("And in 2023, when was it signed?", LEASE).query


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


def test_the_second_one_of_a_list_of_several_words_each() -> None:
    found = "The bids came from Alder Chandlers, Brightwater Heating of Ely, and Cole and Sons."
    reading = standalone("Where is the second one based?", [Earlier("Who bid?", found)])
    assert "Brightwater Heating of Ely" in reading.query


@pytest.mark.parametrize(
    "listed",
    [
        "The guests were " + ", ".join(f"Name{n} Middle{n} Surname{n} of Town{n}" for n in range(40)) + ".",
        "word " * 4_000,
        ", ".join(["word"] * 4_000),
        "w" * 20_000,
    ],
)
def test_a_list_without_and_is_looked_through_at_once(listed: str) -> None:
    begun = time.perf_counter()
    standalone("And who is the second one?", [Earlier("Who came?", listed), Earlier(listed, listed)])
    assert time.perf_counter() - begun < 1


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
