"""Answers from passages, taught: squad, 600 questions of the files that are not held out, three files held out.

The score is that of the gate: token F1 over the answerable held-out questions, refusals apart.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.language_models.prompt import REFUSAL
from engine.types import TuneRequest
from tests.bench.ground import data, engine, scratch, size
from tests.bench.labels import PEAK_BYTES
from tests.bench.rows import Row, at_least, at_most

GAIN, MINUTES = 0.12, 30.0
FILES, QUESTIONS = 3, 600
INSTRUCTION = "Answer in a few words taken from the passage, or say that it does not hold the answer."


def run() -> Iterator[Row]:
    with scratch() as place:
        train, heldout = questions()
        for name, rows in (("train", train), ("heldout", heldout)):
            _write(place / f"{name}.jsonl", rows)
        with engine(place) as app:
            app.teach.import_examples(place / "train.jsonl", "reading").result()
            request = TuneRequest(kind="answer", holdout=place / "heldout.jsonl")
            report = app.teach.tune(request).result()
            card = app.teach.adapters()[0].card
    refusals = {name: {key: round(value, 3) for key, value in side.items()} for name, side in card["details"].items()}
    yield at_least(
        "squad, token F1 of answerable questions, tuned - base",
        report.tuned.score - report.base.score,
        GAIN,
        note=f"{report.tuned.score:.3f} against {report.base.score:.3f}; refusals: {refusals}",
    )
    yield at_least("squad, lower end of that difference, 95 %", report.interval[0], 0.0)
    yield at_least("squad, parity on the file served", report.parity, 0.98, parity=card["parity"])
    yield at_most("squad, whole click", report.seconds / 60, MINUTES, unit=" min")
    peak = card["training"]["peak_bytes"]
    yield at_most("squad, peak memory of training", peak / 2**30, PEAK_BYTES / 2**30, unit=" GiB")


def questions() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """600 training questions, half of them without an answer, and all of three other files."""
    rows = [json.loads(line) for line in (data("squad") / "questions.jsonl").read_text("utf-8").splitlines()]
    draw = random.Random(0)
    held = set(draw.sample(sorted({row["file"] for row in rows}), FILES))
    others = [row for row in rows if row["file"] not in held]
    return draw.sample(others, size(QUESTIONS, 24)), [row for row in rows if row["file"] in held][:: size(1, 60)]


def _write(file: Path, rows: list[dict[str, Any]]) -> None:
    with file.open("w", encoding="utf-8") as stream:
        for row in rows:
            output = row["answers"][0] if row["answerable"] else REFUSAL
            example = {
                "instruction": INSTRUCTION,
                "input": row["question"],
                "output": output,
                "passages": [row["passage"]],
            }
            stream.write(json.dumps(example) + "\n")
