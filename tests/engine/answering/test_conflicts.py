"""Files that differ on what is asked, and those that only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.answering.conflicts import conflicts, newer_first, told
from engine.types import Conflict, Passage, Quote
from tests.support.fake_embedder import FakeEmbedder

OPENINGS = {"old": "Dated 4 May 2019.", "new": "Dated 9 January 2025."}


def passage(rank: int, name: str, text: str) -> Passage:
    return Passage(rank, 1.0, Path(f"/files/{name}.txt"), "", {}, text, 0, len(text), modified=1_700_000_000.0)


def quote(held: Passage) -> Quote:
    return Quote(held.text, held.path, {}, held.start, held.end, 0.9)


def found(question: str, old: str, new: str) -> tuple[Conflict, ...]:
    passages = [passage(1, "old", old), passage(2, "new", new)]
    return conflicts(
        question,
        [quote(passages[0])],
        passages,
        embed=FakeEmbedder().embed_sentences,
        opening=lambda path, _: OPENINGS[path.stem],
    )


@pytest.mark.parametrize(
    ("question", "old", "new", "values"),
    [
        (
            "What is the notice period of the lease?",
            "The notice period of the lease is three months.",
            "The notice period of the lease is 6 months.",
            ["6 months", "three months"],
        ),
        (
            "How much is the yearly fee of the club?",
            "The yearly fee of the club is £40.",
            "The yearly fee of the club goes up from £40 to £55.",
            ["£55", "£40"],
        ),
        (
            "What is the rent of the hall?",
            "The rent of the hall is £2,750 a year.",
            "The rent of the hall is £3,100 a year, in place of £2,750.",
            ["£3,100", "£2,750"],
        ),
        (
            "Who is the warden of the mill?",
            "The warden of the mill is Greta Holm.",
            "The warden of the mill is Oskar Lund.",
            ["Oskar Lund", "Greta Holm"],
        ),
        (
            "When is the deadline for the grant?",
            "The deadline for the grant is 3 May 2026.",
            "The deadline for the grant is 17 June 2026.",
            ["17 June 2026", "3 May 2026"],
        ),
        (
            "When is the shop open on Saturdays?",
            "On Saturdays the shop is open from 9:00 to 13:00.",
            "On Saturdays the shop is open from 9 am to 4 pm.",
            ["9 am to 4 pm", "9:00 to 13:00"],
        ),
        (
            "What time does the mill close?",
            "The mill closes at 17:00.",
            "The mill closes at 6.30 pm.",
            ["6.30 pm", "17:00"],
        ),
        (
            "On which day does the pet food delivery arrive?",
            "The pet food delivery arrives every Tuesday morning.",
            "The pet food delivery arrives on Thursdays now.",
            ["Thursdays", "Tuesday"],
        ),
        (
            "What is the emergency number?",
            "Out of hours the emergency number is 01632 960114.",
            "The emergency number is 01632 960278.",
            ["01632 960278", "01632 960114"],
        ),
        (
            "Which e-mail address are appointments booked with?",
            "Appointments are booked by e-mail to hello@mill.example.",
            "Appointments are booked by e-mail to bookings@mill.example.",
            ["bookings@mill.example", "hello@mill.example"],
        ),
        (
            "What does a full groom for a small dog cost?",
            "A full groom for a small dog is GBP 32.",
            "A full groom for a small dog is £38.",
            ["£38", "GBP 32"],
        ),
        (
            "What is the fee for the boat?",
            "The fee for the boat is Rs 500.",
            "The fee for the boat is 650 rupees.",
            ["650 rupees", "Rs 500"],
        ),
    ],
)
def test_both_are_shown_and_the_newer_first(question: str, old: str, new: str, values: list[str]) -> None:
    (conflict,) = found(question, old, new)
    assert [side.value for side in conflict.sides] == values
    assert [side.date for side in conflict.sides] == ["2025-01-09", "2019-05-04"]


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("What is the rent of the hall?", "The rent of the hall is £40.", "The rent of the hall is £40.00 a year."),
        ("How long is the notice?", "The notice is one week.", "The notice is 7 days."),
        ("What is the rent of the hall?", "The rent of the hall is £40.", "The rent of the hall is paid in 4 parts."),
        ("What is the rent of the hall?", "The rent of the hall is £40.", "The insurance of the barn is £70."),
        ("How many came to the fair?", "In 2019 300 people came to the fair.", "In 2021 410 people came to the fair."),
        ("Why did the rent of the hall rise?", "The rent of the hall is £40.", "The rent of the hall is £50."),
        ("When does the shop open?", "The shop opens at 9:00.", "The shop opens at 9 am."),
        ("When is the shop open?", "On Mondays the shop is open 9:00–17:00.", "On Sundays the shop opens 9:00–13:00."),
        ("When is the shop open?", "On Mondays the shop is open 9:00–17:00.", "On Sundays the shop opens 9:00–17:00."),
        ("When is the shop open?", "The shop is open from 9 to 5 pm.", "On Sundays the shop opens from 9 am to noon."),
        ("What time does the shop open?", "On 3 May the shop opens at 9:00.", "On 4 May the shop opens at 10:00."),
        ("On which day is the market?", "In 2019 the market was on a Tuesday.", "In 2023 the market was on a Friday."),
        ("What is the number of the mill?", "The number of the mill is 01632 960114.",
         "The number of the mill is +44 1632 960114."),
        ("Who opened the fair?", "In 2019 Greta Holm opened the fair.", "In 2021 Oskar Lund opened the fair."),
        ("What is the amount of the invoice of Alder?", "Invoice 1041 of Alder is of the amount of GBP 1,530.00.",
         "Invoice 1046 of Alder is of the amount of GBP 612.00."),
        ("What is the fee for the boat?", "The fee for the boat is GBP 32.", "The fee for the boat is £32.00."),
        ("When is the open day?", "The open day is on 14 June.", "The open day is on 14 June 2025."),
        ("When is the open day?", "The open day is on 2025-06-14.", "The open day is on June 14th, 2025."),
        ("When is the open day?", "The open day is on 14/06/2025.", "The open day is on 14.6.2025."),
        ("Is the rent of the hall £40?", "The rent of the hall is £40.", "The rent of the hall is £50."),
    ],
)  # fmt: skip
def test_what_agrees_or_is_about_something_else_is_no_conflict(question: str, old: str, new: str) -> None:
    assert found(question, old, new) == ()


OLD_POLICY = "The liability insurance covers claims up to £2,000,000. The excess of the insurance is £500 a claim."
NEW_POLICY = OLD_POLICY.replace("£500", "£750")


def test_where_the_first_sentence_agrees_the_next_is_held_against_the_other_files() -> None:
    (conflict,) = found("What is the excess of the liability insurance?", OLD_POLICY, NEW_POLICY)
    assert [side.value for side in conflict.sides] == ["£750", "£500"]


def test_what_is_going_to_be_the_answer_is_what_is_checked() -> None:
    def differing(answer: str) -> list[list[str]]:
        old, new = passage(1, "old", OLD_POLICY), passage(2, "new", NEW_POLICY)
        start = OLD_POLICY.index(answer)
        made = conflicts(
            "What is the excess of the liability insurance?",
            [quote(old)],
            [old, new],
            embed=FakeEmbedder().embed_sentences,
            opening=lambda path, _: OPENINGS[path.stem],
            answer=(old.path, start, start + len(answer)),
        )
        return [[side.value for side in each.sides] for each in made]

    assert differing("£2,000,000") == []
    assert differing("£500") == [["£750", "£500"]]


def test_the_newer_sentence_becomes_the_first_quote_even_if_it_was_none() -> None:
    differing = found(
        "What is the rent of the hall?", "The rent of the hall is £40 a year.", "The rent of the hall is £55 a year."
    )
    before = [quote(passage(1, "old", "The rent of the hall is £40 a year."))]
    after = newer_first(before, differing)
    assert [each.path.stem for each in after] == ["new", "old"]
    assert after[1] == before[0]


def test_a_line_tells_it() -> None:
    differing = found("What is the rent of the hall?", "The rent of the hall is £40.", "The rent of the hall is £55.")
    assert told(differing[0]) == "Two files differ: £55 (new.txt, 2025) · £40 (old.txt, 2019)"
