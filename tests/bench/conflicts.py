"""Conflicts: planted contradictions shown, both sides, the newer first; and few false alarms on ordinary questions.

The planted files stand among the SQuAD articles. Ordinary questions are SQuAD's and the sample folder's; those of the
sample folder whose kind is 'superseded' are left out, since an older file does contradict there.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from engine.core import Engine
from engine.paths import resources
from engine.types import Answer
from tests.bench import asking, corpora, planted
from tests.bench.ground import data, engine, questions, scratch, size
from tests.bench.rows import Row, at_least, at_most


def run() -> Iterator[Row]:
    with scratch() as place:
        folder = place / "files"
        shutil.copytree(data("squad") / "folder", folder)
        wanted = planted.plant(folder)[: size(12, 3)]
        with engine(place) as alcove:
            alcove.add_folder(folder)
            alcove.index().result()
            missed = [each.question for each in wanted if not _shown(alcove, each)]
    note = f"not shown: {'; '.join(missed)}" if missed else "seed 11, among 26 articles"
    yield at_least(
        f"of {len(wanted)} planted conflicts: both shown, the newer first", len(wanted) - len(missed), 10, note=note
    )
    alarms = [*_alarms_of_sample(size(50, 5)), *_alarms_of_squad(size(100, 5))]
    rung = [question for question, rang in alarms if rang]
    yield at_most(
        f"false alarms on {len(alarms)} ordinary questions",
        len(rung) / len(alarms),
        0.03,
        note="; ".join(rung),
    )


def _shown(alcove: Engine, wanted: planted.Planted) -> bool:
    answer = asking.ask(alcove, wanted.question)
    if not answer.conflicts:
        return False
    sides = [(side.path, side.value) for side in answer.conflicts[0].sides]
    both = [_is(*side, *each) for side, each in zip(sides, (wanted.newer, wanted.older), strict=False)]
    quoted = [quote.path for quote in answer.quotes[:2]]
    return both == [True, True] and quoted == [path for path, _ in sides[:2]]


def _is(path: Path, value: str, name: str, wanted: str) -> bool:
    return path.as_posix().endswith(name) and (wanted.lower() in value.lower() or value.lower() in wanted.lower())


def _alarms_of_sample(count: int) -> Iterator[tuple[str, bool]]:
    folder = resources() / "sample"
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [entry["question"] for entry in map(json.loads, lines) if entry["kind"] == "fact"][:count]
    with scratch() as place, engine(place) as alcove:
        alcove.add_folder(folder)
        alcove.index().result()
        yield from ((question, _rings(asking.ask(alcove, question))) for question in asked)


def _alarms_of_squad(count: int) -> Iterator[tuple[str, bool]]:
    with corpora.squad() as alcove:
        for entry in questions(count, seed=7):
            yield entry["question"], _rings(asking.ask(alcove, entry["question"]))


def _rings(answer: Answer) -> bool:
    return bool(answer.conflicts)
