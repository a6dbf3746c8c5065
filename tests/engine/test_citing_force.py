"""What a judge of citations must see in small words, in the passive and in other wordings of the same."""

from pathlib import Path

import pytest

from engine import citing
from engine.types import Source


def said(sentence: str, text: str) -> bool:
    return citing.judge(sentence, 0, [Source(1, Path("a.md"), "", {}, text, 0, len(text))]).supported


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The court may refer it back.", "The court may refer it back.", "The court must refer it back."),
        ("He must return the deposit.", "He has to return the deposit.", "He may return the deposit."),
        ("Dorvex may cause drowsiness.", "Dorvex might cause drowsiness.", "Dorvex causes drowsiness."),
        ("Kern plans to install panels.", "Kern intends to install panels.", "Kern installed panels."),
        ("The group will report in June.", "The group will report in June.", "The group reported in June."),
        ("All bolts must be tight.", "Every bolt must be tight.", "Some bolts must be tight."),
        ("Most of the flats have gas.", "Most of the flats have gas.", "All of the flats have gas."),
        ("Members who paid may vote.", "Members who paid may vote.", "All members may vote."),
        ("At least two nurses are here.", "No fewer than two nurses are here.", "At most two nurses are here."),
        (
            "The owner returns the deposit in May, unless damage is found.",
            "Unless damage is found, the owner returns the deposit in May.",
            "The owner returns the deposit in May.",
        ),
        (
            "Critics allege that the mayor sold the park.",
            "Critics allege that the mayor sold the park.",
            "The mayor sold the park.",
        ),
        ("Staff may open the cabinet.", "The staff may open the cabinet.", "Only staff may open the cabinet."),
    ],
)  # fmt: skip
def test_small_words_keep_their_force(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


MINUTES = (
    "The minutes are written by the secretary and signed by the chair. Ann Berg, who learnt from Jo Lund, left Bonn."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (MINUTES, "The minutes are signed by the chair.", "The minutes are signed by the secretary."),
        (MINUTES, "The secretary writes the minutes.", "The chair writes the minutes."),
        (MINUTES, "Ann Berg left Bonn.", "Jo Lund left Bonn."),
        (
            "The board approved the plan of the architect.",
            "The plan of the architect was approved by the board.",
            "The architect approved the plan of the board.",
        ),
        (
            "The matter was referred to the finance group.",
            "The matter was referred to the finance group.",
            "The finance group referred the matter.",
        ),
        (
            "Staff get 28 days of leave; those under 18 get 30 days.",
            "Staff get 28 days of leave.",
            "Staff under 18 get 28 days of leave.",
        ),
        (
            "Ann Berg chairs the board. The treasurer warned of a loss.",
            "The treasurer warned of a loss.",
            "Ann Berg warned of a loss.",
        ),
        ("Its chair, Ann Berg, left.", "Ann Berg left.", "The treasurer left."),
    ],
)
def test_who_acts_stays_who_acts(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("It opened on 4 May 1987.", "It opened on May 4, 1987.", "It opened on May 5, 1987."),
        ("Kern sold the mill on 2021-03-14.", "Kern sold the mill on 14 March 2021.", "He sold it on 14 April 2021."),
        ("The pool shuts at 7 pm.", "The pool shuts at 19:00.", "The pool shuts at 7:00."),
        ("Appeals are filed within four weeks.", "Appeals are submitted within 28 days.", "They are filed in 4 days."),
        ("The pump moves 90 litres per minute.", "The pump moves 90 l/min.", "The pump moves 90 l/h."),
        ("Heat switches the motor off.", "Heat turns off the motor.", "Heat turns the motor on."),
        ("Rents rose in 2023.", "Rents increased in 2023.", "Rents fell in 2023."),
        ("The Tower Theater is old.", "The Tower Theatre is old.", "The Town Theatre is old."),
        ("Kern is the chief town and port of Orr.", "The port of Orr is Kern.", "The port of Kern is Orr."),
        ("Neither Kern nor Orr attended.", "Kern did not attend.", "Kern attended."),
        ("Dr Kern checks the lines daily.", "Every day Dr Kern checks the lines.", "Every week Dr Kern checks them."),
        ("Members are not charged.", "For members it is free.", "Members are charged."),
        ("The hall is 48 metres long.", "The hall has a length of 48 metres.", "The hall has a width of 48 metres."),
        ("The pool is closed at weekends.", "At weekends the pool is not open.", "At weekends the pool is open."),
        ("Take Dorvex twice a day.", "Take Dorvex two times a day.", "Take Dorvex three times a day."),
    ],
)  # fmt: skip
def test_other_wordings_meet_and_their_likes_do_not(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)
