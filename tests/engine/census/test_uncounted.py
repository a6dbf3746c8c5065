"""Which questions plainly ask about all files or rows, and so must not pass for counted."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from engine.census import census_words, uncounted

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"


def noticed(question: str) -> bool:
    request = census_words.request(question, datetime.date(2026, 11, 26))
    english = request is not None and uncounted.about_all(request)
    return english or uncounted.about_all_in_another_language(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many files were written by somebody who likes boats?",
        "How many of my PDFs are signed?",
        "Which files mention boilers but not heating?",
        "Which documents mention that the lease ends in 2029?",
        "List all documents that are out of date",
        "Can you list all e-mails that sound angry?",
        "What is the average mood of all e-mails?",
        "What is the total of all rows where the vet was kind?",
        "How many rows of the table are wrong?",
        "Count the entries in visits.csv where nobody came",
        "What is the newest file about the boiler?",
        "Which are the three largest PDF files about boats?",
        "How many times is the mayor blamed across all documents?",
    ],
)
def test_questions_about_all_files_or_rows(question: str) -> None:
    assert noticed(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many days of notice are needed?",
        "How many records did Elvis sell?",
        "How many rows of seats does the theatre have?",
        "Which documents must be submitted with the application?",
        "How many documents do I need to hand in?",
        "What documents are required to open an account?",
        "How many files may be uploaded at once?",
        "What is the maximum file size?",
        "What is the largest file size that the portal takes?",
        "Which file explains the asbestos rules best?",
        "List the causes of the drought",
        "What is the total rent of the boathouse?",
        "Who keeps the files?",
        "How many entries did the competition have?",
        "Which messages did the king send to his brother?",
        "What is the latest news?",
    ],
)
def test_ordinary_questions(question: str) -> None:
    assert not noticed(question)


def test_none_of_the_ordinary_questions_that_are_here(shared_data: Path) -> None:
    sample = (SAMPLE / "questions.jsonl").read_text("utf-8").splitlines()
    squad = (shared_data / "squad" / "questions.jsonl").read_text("utf-8").splitlines()[:500]
    other = (Path(__file__).parents[2] / "data" / "questions" / "languages.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in sample + squad + other]
    assert len(asked) > 600
    assert [question for question in asked if noticed(question)] == []


def test_only_the_first_files_are_named() -> None:
    assert uncounted.listed(["a.csv"]) == "a.csv"
    assert uncounted.listed(["a.csv", "b.csv", "c.csv", "d.csv", "e.csv"]) == "a.csv, b.csv, c.csv (+2)"
