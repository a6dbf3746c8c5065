from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from engine.census import mentions
from engine.census.census_words import Request, request, stems
from engine.questions.periods import periods

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


def test_a_sign_that_was_left_out_is_understood() -> None:
    assert (asked("whats the total fee").asked, left_open("whats the total fee")) == ("what", ["fee"])
    assert left_open("How many boats didnt sail?") == ["boats", "didnt", "sail"]


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
        ("between 1 April and 30 June 2025", "2025-04-01", "2025-07-01"),
        ("between 1 April 2025 and 30 June", "2025-04-01", "2025-07-01"),
        ("from 3 March to 14 March 2025", "2025-03-03", "2025-03-15"),
        ("between 1 and 15 May 2025", "2025-05-01", "2025-05-16"),
        ("from 1st to 15th of May 2025", "2025-05-01", "2025-05-16"),
        ("between 20 December and 6 January 2025", "2024-12-20", "2025-01-07"),
        ("from 20 December 2024 to 6 January", "2024-12-20", "2025-01-07"),
        ("between November and February 2026", "2025-11-01", "2026-03-01"),
        ("from March 2025 to June", "2025-03-01", "2025-07-01"),
        ("from March to May", "2026-03-01", "2026-06-01"),
        ("from 1 April 2025 to 31 December", "2025-04-01", "2026-01-01"),
        ("last quarter", "2026-07-01", "2026-10-01"),
        ("in the last half", "2026-01-01", "2026-07-01"),
        ("in the last quarter of 2025", "2025-10-01", "2026-01-01"),
    ],
)
def test_periods(said: str, first: str | None, end: str | None) -> None:
    (found,) = periods(f"How many boats were sold {said}", TODAY)
    assert (found.first and str(found.first), found.end and str(found.end)) == (first, end)


def test_the_quarter_before_the_first_is_of_the_year_before() -> None:
    (found,) = periods("sold last quarter", datetime.date(2026, 2, 1))
    assert (str(found.first), str(found.end)) == ("2025-10-01", "2026-01-01")


@pytest.mark.parametrize(
    "said",
    [
        "between 5 June 2025 and 1 April 2025",
        "from 2025 to 2024",
        "in the last 3000 years",
        "with an end date of 9999-12-31",
        "in the last 99999999999999999999 days",
        "between 31 and 12 June 2025",
        "at version 31.12.2025.4",
    ],
)
def test_a_period_that_no_calendar_has_is_none(said: str) -> None:
    assert periods(f"How many boats were sold {said}", TODAY) == []


def test_a_date_without_a_year_tells_the_one_that_is_meant() -> None:
    (found,) = periods("sold on 5 May", TODAY)
    assert (str(found.first), found.told) == ("2026-05-05", "on 5 May 2026")
    assert found.in_year(2024).told == "on 5 May 2024"
    (written,) = periods("sold on 5 May 2025", TODAY)
    assert written.in_year(2024) == written


@pytest.mark.parametrize(
    "said", ["before 31.12.2025", "below 2.4.1", "below 10.0.0.1", "between 1.4.2025 and 30.6.2025", "over 1.250,50"]
)
def test_what_only_looks_like_a_number_is_compared_with_nothing(said: str) -> None:
    assert not [each for each in asked(f"How many boats were {said}?").comparisons if each.value is not None]


@pytest.mark.parametrize(
    ("question", "top"),
    [
        ("Which 3 files were changed last?", 3),
        ("What are the last three files changed?", 3),
        ("the first 2 boats", 2),
        ("Which two boats are the heaviest?", 2),
        ("Which boat is the heaviest?", 1),
    ],
)
def test_how_many_stands_before_or_after_the_best(question: str, top: int) -> None:
    assert asked(question).top == top
    assert not [word for word in left_open(question) if word in ("3", "three", "2", "two")]


def test_the_top_none_of_something_is_not_asked_for() -> None:
    assert asked("What are the top 0 highest prices?").top == 1


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


def test_a_term_with_signs_is_looked_for_to_the_letter() -> None:
    text = "Written in C++ and C#; the C of it. Costs 5€, AT&T pays €7. C++"
    for term, places in (("C++", 2), ("C#", 1), ("€", 2), ("AT&T", 1), ("AT", 1), ("C+", 0), ("5€", 1)):
        assert len(mentions.places(text, term, exact=False)) == places, term
    assert [text[slice(*place)] for place in mentions.places(text, "C++", exact=False)] == ["C++", "C++"]
    assert len(mentions.places("O'Neil’s boat and O'Neil", "O'Neil", exact=False)) == 2
