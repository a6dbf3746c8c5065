"""What a question is taken to ask of a table: a wrong figure is worse than none."""

from __future__ import annotations

import datetime

import pytest

from engine import census_words, table_answer, table_census
from engine.table_schema import Schema
from tests.engine.test_table_sql import table_of

TODAY = datetime.date(2026, 11, 26)
ORDERS = """Order no,Order date,Customer,Product,Quantity,Total,Status
A,2025-03-02,Kofi,Hay,5,22.50,delivered
B,2025-05-05,Ruth,Lead,1,6.75,open
C,2025-05-20,Kofi,Hay,3,56.70,delivered
D,2025-06-30,Yuki,Duck,2,9.00,cancelled
E,2025-11-02,Kofi,Duck,2,9.00,delivered
F,2025-12-02,Yuki,Hay,1,4.50,open
"""


def said(csv: str, question: str, name: str = "shop orders.csv") -> str | None:
    """What the table answers, or None where it does not."""
    request = census_words.request(question, TODAY)
    if request is None:
        return None
    plan = table_census.understood(request, Schema(table_of(csv, name)))
    answer = None if plan is None else table_answer.told(plan)
    return None if answer is None else answer.sentence


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many orders were there between 1 April and 30 June 2025?", "3 rows of shop orders.csv"),
        ("How many orders were there between 1 and 15 May 2025?", "1 row of shop orders.csv"),
        ("How many orders were there on 5 May?", "1 row of shop orders.csv, where Order date is on 5 May 2025: B."),
        ("How many orders were there in May last year?", "2 rows of shop orders.csv"),
        ("How many orders were there in March and May?", None),
        ("How many orders were there in 2024 and 2025?", None),
        ("How many orders were there from June 2025 to March 2025?", None),
    ],
)
def test_the_days_that_are_meant_are_counted(question: str, answer: str | None) -> None:
    found = said(ORDERS, question)
    assert found == answer or (answer and found and found.startswith(answer))


def test_where_rows_are_of_several_years_a_day_without_one_is_of_this_year() -> None:
    csv = ORDERS + "G,2026-05-05,Yuki,Hay,1,4.50,open\nH,2024-05-05,Yuki,Hay,1,4.50,open\n"
    assert said(csv, "How many orders were there on 5 May?") == (
        "1 row of shop orders.csv, where Order date is on 5 May 2026: G."
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many orders were delivered?", "3 rows of shop orders.csv, where Status is delivered: A; C; E."),
        ("How many orders were delivered in May 2025?", "1 row of shop orders.csv, where Status is delivered and"),
        ("How many orders were delivered or open?", "5 rows of shop orders.csv, where Status is"),
        ("How many orders were open in 2025?", "2 rows of shop orders.csv, where Status is open"),
        ("How many orders were there in 2025?", "6 rows of shop orders.csv, where Order date is in 2025: A"),
    ],
)
def test_a_word_that_says_little_elsewhere_is_a_value_where_cells_hold_it(question: str, answer: str) -> None:
    found = said(ORDERS, question)
    assert found is not None
    assert found.startswith(answer)


def test_a_small_word_or_what_is_counted_is_no_value() -> None:
    csv = "Item,Kind\n" + "".join(f"n{n},{kind}\n" for n, kind in enumerate(["in", "of", "items", "in", "of", "items"]))
    assert said(csv, "How many tools are in the list?", "tools.csv") == "6 rows of tools.csv."
    assert said(csv, "How many items of the tools are there?", "tools.csv") == "6 rows of tools.csv."


def test_a_word_of_one_cell_among_many_is_no_value() -> None:
    csv = "Item,Step\n" + "".join(f"n{n},{step}\n" for n, step in enumerate(["used", "b", "c", "d", "e", "f"]))
    assert said(csv, "How many items were used?", "items.csv") == "6 rows of items.csv."


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("Minimum order", None),
        ("Order limit per year", None),
        ("Orders", "The total of Orders in suppliers.csv is 12."),
        ("Number of orders", "The total of Number of orders in suppliers.csv is 12."),
        ("No. of orders", "The total of No. of orders in suppliers.csv is 12."),
        ("Total orders", "The total of Total orders in suppliers.csv is 12."),
    ],
)
def test_a_column_is_summed_for_how_many_if_it_counts_just_that(header: str, answer: str | None) -> None:
    assert said(f"Supplier,{header}\nA,5\nB,7\n", "How many orders are there?", "suppliers.csv") == answer
