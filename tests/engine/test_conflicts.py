"""Files that differ on what is asked, and those that only seem to."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.conflicts import conflicts, newer_first, told
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
        ("Is the rent of the hall £40?", "The rent of the hall is £40.", "The rent of the hall is £50."),
    ],
)  # fmt: skip
def test_what_agrees_or_is_about_something_else_is_no_conflict(question: str, old: str, new: str) -> None:
    assert found(question, old, new) == ()


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
