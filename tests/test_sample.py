"""The sample folder holds what the demonstration and its questions promise."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pathspec
import pytest

from engine.readers import read
from engine.types import Document, Locator

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "sample"
FLAGS = {"visitors/guest-book-2026.txt": ("reads like an order to an assistant: 1 place",)}
"""The sample holds one on purpose."""
FILES = sorted(
    path.relative_to(SAMPLE).as_posix()
    for path in SAMPLE.rglob("*")
    if path.is_file() and path.name not in (".alcoveignore", "questions.jsonl")
)
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
ANSWERABLE = [question for question in QUESTIONS if question["answerable"]]
UNANSWERABLE = [question for question in QUESTIONS if not question["answerable"]]


@cache
def document(file: str) -> Document:
    return read((SAMPLE / file).read_bytes(), Path(file).suffix.removeprefix(".").lower())


def flat(text: str) -> str:
    """Text without its line breaks: an answer may run over the end of a line."""
    return " ".join(text.split())


def agrees(found: Locator, wanted: Mapping[str, int | str]) -> bool:
    """Whether a span stands where a question says. Lines may be a part of what the span covers."""
    lines = {"line_start", "line_end"}
    if lines <= wanted.keys():
        first, last = int(found["line_start"]), int(found["line_end"])
        if not (first <= int(wanted["line_end"]) and int(wanted["line_start"]) <= last):
            return False
    return all(found.get(key) == value for key, value in wanted.items() if key not in lines)


def test_sample_is_about_thirty_small_files_in_many_formats() -> None:
    formats = Counter(Path(file).suffix for file in FILES)
    assert 28 <= len(FILES) <= 45
    promised = ".md .txt .html .pdf .docx .pptx .xlsx .csv .eml .ipynb .py .js .json"  # thirteen, and no other
    assert set(formats) == set(promised.split())
    assert sum((SAMPLE / file).stat().st_size for file in FILES) < 600_000


def test_the_ignore_file_keeps_the_questions_and_nothing_else_out_of_the_index() -> None:
    rules = pathspec.GitIgnoreSpec.from_lines((SAMPLE / ".alcoveignore").read_text().splitlines())
    assert rules.match_file("questions.jsonl")
    assert not list(rules.match_files(FILES))


def test_pdfs_have_several_pages() -> None:
    pages = {
        file: max(int(span.locator["page"]) for span in document(file).spans) for file in FILES if file.endswith(".pdf")
    }
    assert sum(count >= 2 for count in pages.values()) >= 2
    assert max(pages.values()) >= 4


@pytest.mark.parametrize("file", FILES)
def test_each_file_is_read_whole(file: str) -> None:
    assert len(document(file).text) > 400
    assert document(file).flags == FLAGS.get(file, ())


def test_questions_are_many_and_their_fields_are_right() -> None:
    assert len(ANSWERABLE) >= 48
    assert len(UNANSWERABLE) >= 12
    assert Counter(question["kind"] for question in UNANSWERABLE).keys() == {"near-miss", "foreign"}
    assert {"fact", "table", "superseded"} <= {question["kind"] for question in ANSWERABLE}
    assert len({question["question"] for question in QUESTIONS}) == len(QUESTIONS)
    for question in ANSWERABLE:
        assert question["answers"]
        assert question["file"] in FILES
        assert "locator" in question
    for question in UNANSWERABLE:
        assert question["answers"] == []
        assert "file" not in question


def test_questions_touch_every_format() -> None:
    asked = {Path(question["file"]).suffix for question in ANSWERABLE}
    assert asked == {Path(file).suffix for file in FILES}


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["question"])
def test_the_file_holds_every_answer_where_the_question_says(question: dict[str, Any]) -> None:
    read_file = document(question["file"])
    there = [span for span in read_file.spans if agrees(span.locator, question["locator"])]
    text = flat(" ".join(read_file.text[span.start : span.end] for span in there))
    assert any(answer in text for answer in question["answers"])
    for answer in question["answers"]:
        assert answer in flat(read_file.text)


def test_four_questions_are_for_the_demonstration() -> None:
    chosen = [question for question in QUESTIONS if question.get("demo")]
    assert [question["answerable"] for question in chosen] == [True, True, True, False]
    assert [Path(question["file"]).suffix for question in chosen[:3]] == [".pdf", ".docx", ".md"]
    assert chosen[0]["locator"].keys() == {"page"}
    assert chosen[2]["kind"] == "superseded"
