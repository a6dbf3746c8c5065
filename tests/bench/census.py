"""Questions about all files or rows: exactly right, on the sample folder and on a second one; and none hijacked.

An answer is right if its own figure is the figure, its list the very set of names, or its first name the name that
was asked for; what else the sentence says does not count. Ordinary questions must be left to the ordinary way.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from engine.answering.asking import Question
from engine.census.census import Census
from engine.core import Engine
from engine.jobs import Job
from engine.paths import resources
from engine.types import Answer
from tests.bench import corpora
from tests.bench.ground import engine, questions, scratch, size
from tests.bench.rows import Row, Unavailable, at_least, at_most
from tests.support import clinic
from tests.support.clinic import Asked

BY_CHANCE = 0.005
"""Of questions on other folders, so many may be answered from a table that happens to hold what they ask for: "What was
the most rainfall recorded in June?" has an answer in a table of rainfall by month."""
_FIGURE = re.compile(r"[-−]?[£$€]?\s?\d[\d.,-]*")

SAMPLE: tuple[Asked, ...] = (
    Asked("How many PDF files are there?", "figure", 4),
    Asked("List all e-mails.", "names", frozenset({
        "2026-04-22-boiler-quotation.eml", "2026-07-03-oxygen-probes.eml", "2026-09-02-boiler-revised.eml",
        "2026-09-21-changed-bank-details.eml"})),
    Asked("Which spreadsheets do we have?", "names", frozenset({
        "budget-2026.xlsx", "inventory.xlsx", "price-list-2026.xlsx"})),
    Asked("Which files mention a hedgehog?", "names", frozenset()),
    Asked("Which documents mention Corran Instruments?", "names", frozenset({
        "calibration-log-2026.csv", "2026-07-03-oxygen-probes.eml"})),
    Asked("What is the largest file?", "first", "strategy-2027-2030.pptx"),
    Asked("What's the smallest file in the folder?", "first", "water-levels-2026.csv"),
    Asked("What are the latest minutes?", "first", "2026-09-10-trustees.docx"),
    Asked("How many Word documents are there?", "figure", 5),
    Asked("How many files are in the finance folder?", "figure", 4),
    Asked("List all files of 2025.", "names", frozenset({
        "price-list-2025.csv", "annual-report-2025.pdf", "deed-of-variation-2025.docx",
        "sop-07-chlorophyll-v3-2025.pdf"})),
    Asked("How many files could not be read, and why?", "figure", 2),
    Asked("How many e-mails did Brightwater send?", "figure", 2),
    Asked("What is the total of Actual to 30 September in the sheet Expenditure?", "figure", 212365),
    Asked("How much did we spend in total on travel?", "figure", 4015),
    Asked("What is the highest pH measured?", "figure", 7.21),
    Asked("How many chemicals are in the inventory?", "figure", 9),
    Asked("Which chemicals expire before 2027?", "names", frozenset({"Ammonium molybdate", "Ascorbic acid"})),
    Asked("How many consumables have fewer than 5 in stock?", "figure", 2),
    Asked("What was the average water level in May?", "figure", 0.88),
    Asked("How many ice days were there altogether in 2026?", "figure", 13),
    Asked("Which month had the most rain?", "first", "2026-10"),
    Asked("Which supplier has the highest price?", "first", "Pellworth Laboratory Supplies"),
    Asked("How many calibrations did not pass?", "figure", 2),
    Asked("What is the total cost of all equipment?", "figure", 39040),
)  # fmt: skip


def run() -> Iterator[Row]:
    with scratch() as place:
        folder = place / "sample"
        shutil.copytree(resources() / "sample", folder)
        with _indexed(place / "one", folder) as alcove:
            yield _exactly_right("25 on the sample folder", alcove, SAMPLE, 0.9)
            yield from _hijacked("the sample folder's own questions", alcove, _own_questions(folder), 0.01)
            yield from _hijacked("SQuAD's questions, asked of the sample folder", alcove, _squad(), BY_CHANCE)
        made = place / "clinic"
        made.mkdir()
        asked = clinic.make(made)
        with _indexed(place / "two", made) as alcove:
            yield _exactly_right("25 on a second folder, another subject", alcove, asked, 0.8)
            yield from _hijacked("SQuAD's questions, asked of the second folder", alcove, _squad(), BY_CHANCE)
    if squad := _squad():
        with corpora.squad() as alcove:
            yield from _hijacked("SQuAD's questions, asked of its own folder", alcove, squad, 0.0)


def _indexed(place: Path, folder: Path) -> Engine:
    place.mkdir()
    alcove = engine(place)
    alcove.add_folder(folder)
    alcove.index().result()
    return alcove


def _exactly_right(what: str, alcove: Engine, asked: Sequence[Asked], bar: float) -> Row:
    wrong, results = [], []
    for each in asked:
        answer = alcove.ask(each.question, adapter="none").result()
        results.append(right(answer, each))
        if not results[-1]:
            wrong.append(f"{each.question} {answer.method}: {answer.answer[:100]}")
    return at_least(f"all-of-them questions: {what}, exactly right", fmean(results), bar, note=" | ".join(wrong))


def _hijacked(what: str, alcove: Engine, asked: Sequence[str], bar: float) -> Iterator[Row]:
    if not asked:
        return
    census: Census = alcove._census
    taken = [text for text in asked if census.answer(Job("bench", lambda _: None), Question(text), text) is not None]
    yield at_most(
        f"ordinary questions taken for all-of-them questions: {what}", len(taken) / len(asked), bar,
        note=f"{len(taken)} of {len(asked)}: {' | '.join(taken)}",
    )  # fmt: skip


def _own_questions(folder: Path) -> list[str]:
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


def _squad() -> list[str]:
    try:
        return [entry["question"] for entry in questions(size(500, 50), seed=5)]
    except Unavailable:
        return []


def right(answer: Answer, asked: Asked) -> bool:
    """Whether an answer from the ledger or a table is the expected one, and no more."""
    if answer.method not in ("ledger", "table") or not answer.sentences:
        return False
    text = answer.sentences[0].text
    if isinstance(asked.expected, frozenset):
        return _listed(text) == asked.expected
    if asked.kind == "first":
        said = text.partition(": ")[2] if text.startswith("The ") else text
        return re.match(rf"{re.escape(str(asked.expected))}(?!\w)", said) is not None
    figure = _figure(text)
    if isinstance(asked.expected, str):
        return figure == asked.expected
    try:
        return abs(float(figure.replace(",", "")) - float(asked.expected)) < 0.006
    except ValueError:
        return False


def _figure(text: str) -> str:
    """The figure a sentence states: what it begins with, or what follows its last "is"."""
    if not text[:1].isdigit():
        text = text.rpartition(" is ")[2]
    match = _FIGURE.match(text)
    return match.group().strip("£$€ ").rstrip(".,") if match else ""


def _listed(text: str) -> frozenset[str]:
    if text.startswith("No "):
        return frozenset()
    parts = re.sub(r" \([^()]*\)", "", text.partition(": ")[2].rstrip(".")).split("; ")
    return frozenset(part for part in parts if part)
