"""Answers with what ships: the reader's words over the whole SQuAD folder, on files it was not trained on.

Answerable and near-miss questions (SQuAD's unanswerable ones) are asked with all 26 files in the folder; foreign
ones are questions of the held-out files with these taken out. Both errors are told apart, since "always refuse"
would score well on their sum. Beside the answers stands what the best quote alone, without any model, gives.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from engine import scoring, settings
from engine.core import Engine
from engine.paths import resources
from tests.bench import corpora
from tests.bench.ground import data, scratch, size
from tests.bench.rows import Row, at_least, at_most, percentile

QUESTIONS = 300
"""Of each kind."""
WORDS = 30
USED = 5
"""Passages that are read."""

Rows = list[dict[str, Any]]


def run() -> Iterator[Row]:
    held_out, entries = untaught()
    draw = random.Random(5)
    answerable, near = (
        draw.sample([entry for entry in entries if entry["answerable"] == wanted], size(QUESTIONS, 6))
        for wanted in (True, False)
    )
    foreign = [{**entry, "answerable": False, "answers": []} for entry in answerable]
    with scratch() as place:
        with corpora.squad() as alcove:
            short = _asked(alcove, place, answerable, "short")
            full = _asked(alcove, place, answerable, "full")
            near_rows = _asked(alcove, place, near, "short")
            took = _times(alcove, [entry["question"] for entry in answerable[: size(60, 3)]])
        with corpora.squad(without=held_out) as alcove:
            foreign_rows = _asked(alcove, place, foreign, "short")
    note = f"{len(short)} answerable questions of {len(held_out)} held-out files, seed 5, over 26 files"
    quoted = [[scoring.contains(quote["text"], row["answers"]) for quote in row["result"]["quotes"]] for row in short]
    yield at_least(
        "the best quote holds a right answer", fmean(max(each[:1], default=0.0) for each in quoted), 0.83, note=note
    )
    yield at_least("one of three quotes holds a right answer", fmean(max(each, default=0.0) for each in quoted), 0.94)
    used = [
        max(
            (scoring.contains(source["text"], row["answers"]) for source in row["result"]["sources"][:USED]),
            default=0.0,
        )
        for row in short
    ]
    yield at_least(f"a right passage among the {USED} that are read", fmean(used), 0.97)
    best = [row["result"]["quotes"][0]["text"] if row["result"]["quotes"] else "" for row in short]
    alone = fmean(scoring.token_f1(text, row["answers"]) for text, row in zip(best, short, strict=True))
    yield at_least(
        "short style, token F1 of answerable questions",
        fmean(row["f1"] for row in short),
        0.45,
        note=f"best quote, no model: {alone:.3f}; exact {fmean(row['em'] for row in short):.3f}",
    )
    alone = fmean(
        scoring.contains(text, row["answers"]) * (len(text.split()) <= WORDS)
        for text, row in zip(best, short, strict=True)
    )
    yield at_least(
        f"full style, holds a right answer in {WORDS} words, all supported",
        fmean(_right(row) for row in full),
        0.60,
        note=f"best quote in {WORDS} words, no model: {alone:.3f}",
    )
    yield at_least("near-miss questions refused", _refused(near_rows), 0.60)
    yield at_least("foreign questions refused", _refused(foreign_rows), 0.95)
    yield at_most("answerable questions wrongly refused", _refused(short), 0.20)
    yield at_most("whole answer, p95", percentile(took, 0.95), 300.0, unit=" ms", note="quotes, reading, words")


def untaught() -> tuple[list[str], Rows]:
    """The files that the reader was not trained on, and SQuAD's questions about them."""
    held_out: list[str] = json.loads((resources() / "reader" / "alcove.json").read_text(encoding="utf-8"))["held_out"]
    lines = (data("squad") / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return held_out, [entry for entry in map(json.loads, lines) if entry["file"] in held_out]


def _asked(alcove: Engine, place: Path, entries: Rows, style: str) -> Rows:
    file, details = place / "questions.jsonl", place / "details.jsonl"
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    alcove.settings.set(settings.STYLE, style)
    try:
        alcove.measure.answers(file, details=details).result()
    finally:
        alcove.settings.set(settings.STYLE, None)
    return [json.loads(line) for line in details.read_text(encoding="utf-8").splitlines()]


def _right(row: dict[str, Any]) -> float:
    result = row["result"]
    if result["refused"] or not result["sentences"]:
        return 0.0
    short = len(result["answer"].split()) <= WORDS
    return row["contains"] * short * all(sentence["supported"] for sentence in result["sentences"])


def _refused(rows: Rows) -> float:
    return fmean(row["result"]["refused"] for row in rows)


def _times(alcove: Engine, questions: Sequence[str]) -> list[float]:
    took = []
    for question in questions:
        begun = time.perf_counter()
        alcove.ask(question).result()
        took.append((time.perf_counter() - begun) * 1000)
    return took
