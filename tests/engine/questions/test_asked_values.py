"""What values stand in a sentence, and what belongs together."""

from __future__ import annotations

import pytest

from engine.questions.asked_values import Kind, asked_for, days_of_week, kinds, values


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("time", "open from 9:00 to 13:00", [("9:00 to 13:00", "540-780")]),
        ("time", "open 9–17 Uhr", [("9–17 Uhr", "540-1020")]),
        ("time", "open from 1 to 5 pm", [("1 to 5 pm", "780-1020")]),
        ("time", "open between 9:00 and 13:00", [("9:00 and 13:00", "540-780")]),
        ("time", "trains at 9:00 and noon", [("9:00", 540), ("noon", 720)]),
        ("time", "moved from 17:00 to 18:30", [("17:00", 1020), ("18:30", 1110)]),
        ("time", "version 9.30 took 12:30:45", []),
        ("weekday", "Mon–Fri, and Sundays", [("Mon–Fri", "0-1-2-3-4"), ("Sundays", "6")]),
        ("weekday", "moved from Tuesday to Thursday", [("Tuesday", "1"), ("Thursday", "3")]),
        ("phone", "call +44 (0)1632 960 114", [("+44 (0)1632 960 114", "632960114")]),
        ("phone", "call 01632 960114.", [("01632 960114", "632960114")]),
        ("phone", "2019-2020 2021, 1 250 000 000 people, 123456789 bolts, 12 May 2025 1000", []),
        (
            "address",
            "see www.mill.de/, a.b@c.co.uk, e.g.",
            [("www.mill.de/", "mill.de"), ("a.b@c.co.uk", "a.b@c.co.uk")],
        ),
        ("number", "32 people at 9:00 on 3 May, call 01632 960114", [("32 people", 32.0)]),
        ("number", "GBP 32.50, CHF12, 4 EUR", [("GBP 32.50", 32.5), ("CHF12", 12.0), ("4 EUR", 4.0)]),
    ],
)
def test_what_belongs_together_is_one_value(kind: Kind, text: str, found: list[tuple[str, object]]) -> None:
    assert [(each.text, each.amount) for each in values(text, kind)] == found


def test_money_is_of_one_unit_however_it_is_written() -> None:
    found = values("£32, GBP 32, 32 pounds, €5, EUR 5, Rs 500, 500 rupees", "number")
    assert [each.unit for each in found] == ["£", "£", "£", "€", "€", "₹", "₹"]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("When is the shop open?", ("date", "time", "weekday")),
        ("What time does the shop open?", ("time",)),
        ("On which day does the post come?", ("date", "weekday")),
        ("In which year was it built?", ("date",)),
        ("What is the telephone number of the mill?", ("phone", "number")),
        ("Which e-mail address has the mill?", ("address",)),
        ("How many e-mails are kept?", ("number",)),
        ("Who is the warden?", ("name",)),
        ("Why is it closed?", ()),
    ],
)
def test_a_question_asks_for_kinds_of_value(question: str, asked: tuple[Kind, ...]) -> None:
    assert kinds(question) == asked


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("What time does the mill close?", "Closing is moved from 17:00 to 18:30.", ["18:30"]),
        ("What is open on Saturdays?", "On Saturday and Sunday nothing is.", ["Sunday"]),
        ("On which day is it?", "In 2023 it was on a Friday.", ["Friday"]),
    ],
)
def test_former_values_and_those_of_the_question_are_none(question: str, text: str, found: list[str]) -> None:
    kept = [each.text for kind in ("date", "time", "weekday") for each in asked_for(text, kind, question)]
    assert kept == found


def test_days_of_the_week() -> None:
    assert days_of_week("Friday to Monday") == {4, 5, 6, 0}
    assert days_of_week("on weekdays and Sundays") == {0, 1, 2, 3, 4, 6}
