from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from engine import mentions
from engine.census_words import Request, request, stems
from engine.periods import periods

TODAY = datetime.date(2026, 11, 26)


def asked(question: str) -> Request:
    found = request(question, TODAY)
    assert found is not None
    return found


def left_open(question: str) -> list[str]:
    found = asked(question)
    return [found.words[index].text for index in sorted(found.open)]


@pytest.mark.parametrize(
    ("question", "op"),
    [
        ("How many invoices are there?", "count"),
        ("the number of boats", "count"),
        ("What is the total number of boats?", "count"),
        ("What's the sum of all fees?", "sum"),
        ("How much did we spend on paint altogether?", "sum"),
        ("What did the boats cost together?", "sum"),
        ("the average price", "mean"),
        ("What do we pay on average?", "mean"),
        ("the median wage", "median"),
        ("Which boat is the heaviest?", "max"),
        ("What is the cheapest oar?", "min"),
        ("List all boats", "list"),
        ("Which boats are blue?", "list"),
    ],
)
def test_the_operation_is_recognised_however_it_is_said(question: str, op: str) -> None:
    assert asked(question).op == op


@pytest.mark.parametrize(
    "question", ["Who wrote the lease?", "When does it end?", "Is the boat blue?", "Explain the policy.", "x" * 400]
)
def test_what_asks_for_no_figure_and_no_list_is_left_alone(question: str) -> None:
    assert request(question, TODAY) is None


def test_only_the_words_that_name_something_are_left_to_be_explained() -> None:
    assert left_open("How many of our boats cost more than £1,000 in 2025?") == ["boats", "cost"]
    assert left_open("Please list all of the blue boats") == ["blue", "boats"]


def test_at_most_is_no_superlative() -> None:
    assert asked("How many boats may a member have at most?").best is None


def test_how_many_of_the_best_are_wanted() -> None:
    found = asked("What are the three most expensive boats?")
    assert (found.op, found.top) == ("max", 3)
    assert asked("When was boat 2 last painted?").top == 1


@pytest.mark.parametrize(
    ("question", "sign", "value"),
    [
        ("boats over 4.5 metres", ">", "4.5"),
        ("boats that cost at least €1,250", ">=", "1250"),
        ("boats with no more than 3 oars", "<=", "3"),
        ("fewer than 5 oars", "<", "5"),
        ("oars between 2 and 8", "between", "2"),
    ],
)
def test_comparisons_have_a_sign_and_a_number(question: str, sign: str, value: str) -> None:
    (found,) = asked(f"List all {question}").comparisons
    assert (found.sign, found.value) == (sign, Decimal(value))


@pytest.mark.parametrize(
    ("said", "first", "end"),
    [
        ("in 2025", "2025-01-01", "2026-01-01"),
        ("in May 2026", "2026-05-01", "2026-06-01"),
        ("on 14 January 2026", "2026-01-14", "2026-01-15"),
        ("since 1 March 2026", "2026-03-01", None),
        ("before 2020", None, "2020-01-01"),
        ("after 2020", "2021-01-01", None),
        ("until 2026-03-31", None, "2026-04-01"),
        ("between 2019 and 2021", "2019-01-01", "2022-01-01"),
        ("between March and May 2026", "2026-03-01", "2026-06-01"),
        ("in the first quarter of 2026", "2026-01-01", "2026-04-01"),
        ("in the last 7 days", "2026-11-19", "2026-11-27"),
        ("last month", "2026-10-01", "2026-11-01"),
    ],
)
def test_periods(said: str, first: str | None, end: str | None) -> None:
    (found,) = periods(f"How many boats were sold {said}", TODAY)
    assert (found.first and str(found.first), found.end and str(found.end)) == (first, end)


def test_a_month_without_a_year_holds_in_every_year_and_may_is_also_a_verb() -> None:
    (found,) = periods("rain in May", TODAY)
    assert found.holds(datetime.date(2019, 5, 3))
    assert not found.holds(datetime.date(2019, 6, 3))
    assert periods("what may we do", TODAY) == []


def test_names_in_headers_are_parted_as_people_read_them() -> None:
    assert stems("mean_level_m") == ("mean", "level", "m")
    assert stems("pH") == ("ph",)
    assert stems("UnitPrice") == ("unit", "price")


@pytest.mark.parametrize(
    ("question", "terms", "exact"),
    [
        ("Which files mention the boiler?", ("boiler",), False),
        ("How many documents refer to Corran Instruments?", ("Corran Instruments",), False),
        ('Which notes contain the word "diesel"?', ("diesel",), True),
        ("In which files is Anna Roth mentioned?", ("Anna Roth",), False),
        ("List all PDFs that mention oak and larch", ("oak", "larch"), False),
    ],
)
def test_what_is_looked_for_in_all_files(question: str, terms: tuple[str, ...], exact: bool) -> None:
    found = mentions.mention(question)
    assert found is not None
    assert (found.terms, found.exact) == (terms, exact)


@pytest.mark.parametrize(
    "question",
    [
        "Which documents mention that the lease ends in 2029?",
        "Which files include both old and new prices of the bunkhouse rooms?",
        "Which report says why the boiler failed?",
        "Which files mention boilers but not heating?",
    ],
)
def test_a_statement_is_not_looked_for_as_words(question: str) -> None:
    assert mentions.mention(question) is None


def test_words_are_found_in_all_their_forms_and_over_line_ends() -> None:
    text = "Two boilers.\nThe Corran\nInstruments firm. Boilerplate."
    assert [text[slice(*place)] for place in mentions.places(text, "boiler", exact=False)] == ["boilers"]
    assert len(mentions.places(text, "Corran Instruments", exact=False)) == 1
    assert mentions.places(text, "boiler", exact=True) == []
