"""The folders of people that the reader is taught, calibrated and measured on hold together."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench import strangers

PACKAGING = Path(__file__).parents[1] / "packaging"
TAUGHT = sorted((PACKAGING / "reader_people").iterdir())
MEASURED = sorted(place for place in strangers.FOLDERS.iterdir() if place.is_dir())


def rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


def test_what_is_measured_was_not_taught() -> None:
    assert {place.name for place in MEASURED} == {*strangers.TUNING, *strangers.HELD}
    assert not set(strangers.TUNING) & set(strangers.HELD)
    assert not {place.name for place in TAUGHT} & {place.name for place in MEASURED}
    taught = {row.get("evidence") for folder in TAUGHT for row in rows(folder)} - {None}
    assert not taught & {row.get("evidence") for folder in MEASURED for row in rows(folder)}


@pytest.mark.parametrize("folder", [*TAUGHT, *MEASURED], ids=lambda folder: folder.name)
def test_every_question_knows_its_file(folder: Path) -> None:
    asked = rows(folder)
    assert len({row["id"] for row in asked}) == len(asked) >= 80
    for row in asked:
        assert bool(row["answers"]) == bool(row["files"]) == bool(row.get("evidence")), row["id"]
        assert all((folder / "files" / name).is_file() for name in row["files"]), row["id"]
        assert (row["kind"] == "followup") == ("before" in row), row["id"]


def test_the_words_that_answer_are_those_of_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    located = importlib.import_module("reader_folders").located
    text = "The fee is 90 pounds.\nA letter costs\n130 pounds. Paid by 1 May; 130 pounds are due again in June."
    entry = {"answers": ["130 pounds", "130"], "evidence": "A letter costs 130 pounds."}
    assert [text[start:end] for start, end in located(text, entry)] == ["130", "130 pounds"]
    assert located(text, {"answers": ["140"], "evidence": "It costs 140."}) == ()
    assert located(text, {"answers": [], "evidence": ""}) == ()
