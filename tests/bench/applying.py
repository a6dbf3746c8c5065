"""A skill over 1,000 rows: `apply` against a bare loop over the same prompts in the same kind of process; a run
that is killed and started again; and switching skills in a loaded model."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from engine.core import Engine
from engine.jobs import Job
from engine.language_models.labelling import NEGLIGIBLE, Skilled, label_tokens
from engine.types import Example, TuneRequest
from tests.bench.ground import engine, scratch, size, until
from tests.bench.labels import messages, write
from tests.bench.rows import Row, at_least, at_most

RATIO, REDONE, SWAP_MS = 0.9, 1, 200.0
ROWS, PARTS, KILLED_AFTER = 1000, 4, 60


def run() -> Iterator[Row]:
    rows = size(ROWS, 40)
    with scratch() as place:
        train, test = messages(0)
        write(place / "train.csv", train)
        tables = [_table(place / f"table-{part}.csv", test, part) for part in range(PARTS)]
        with engine(place) as app:
            app.teach.import_examples(place / "train.csv", "messages").result()
            adapter = app.teach.tune(TuneRequest(settings={"epochs": 2.0})).result().adapter
            bare, ours = [], []
            for table in tables:  # in turn, so that what slows the machine slows both
                bare.append(_bare(app, adapter, table))
                ours.append(_ours(app, adapter, table))
            swaps = _swaps(app, adapter)
        yield at_least(
            "apply, rows/s against a bare loop over the same prompts",
            sum(bare) / sum(ours),
            RATIO,
            note=f"{rows / sum(ours):.1f}/s against {rows / sum(bare):.1f}/s, {rows} rows in {PARTS} tables, in turn;"
            " starting the model counts for both",
            ours_s=ours,
            bare_s=bare,
        )
        yield at_most(
            "apply killed by -9 and started again, rows answered twice", _redone(place, adapter, tables[0]), REDONE
        )
        yield at_most("switching a skill on and off in a loaded model", max(swaps), SWAP_MS, unit=" ms", all=swaps)


def _table(file: Path, rows: list[tuple[str, str]], part: int) -> Path:
    """Different texts, as many as wanted: the prompt of a text seen before would be in the cache."""
    count = size(ROWS, 40) // PARTS
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["text"])
        for number in range(part * count, (part + 1) * count):
            table.writerow([f"{rows[number % len(rows)][0]} ({number})"])
    return file


def _ours(app: Engine, adapter: str, table: Path) -> float:
    begun = time.perf_counter()
    report = app.teach.apply(adapter, table, out=table.with_name(f"out-{table.name}")).result()
    took = time.perf_counter() - begun
    assert report.rows == size(ROWS, 40) // PARTS, report
    assert not report.failed, _errors(report.out)
    return took


def _errors(table: Path) -> list[str]:
    return [row["error"] for row in csv.DictReader(table.open(encoding="utf-8")) if row["error"]]


def _bare(app: Engine, adapter: str, table: Path) -> float:
    """Seconds of: start the model, make each prompt's tokens, rank the labels, keep the likeliest."""
    texts = [row["text"] for row in csv.DictReader(table.open(encoding="utf-8"))]
    taught = app._host.adapters.get(adapter)

    def work(job: Job[float]) -> float:
        begun = time.perf_counter()
        with app._host.apart(job, adapter=adapter) as serving:
            assert serving is not None
            skilled = Skilled(serving.llm, taught.skill, serving.template, serving.budget)
            labels = label_tokens(serving.llm, taught.skill)
            answers = []
            for text in texts:
                prompt = skilled.prompt(Example("", text, ""))
                answers.append(max(map(sum, serving.llm.rank(prompt, labels, negligible=NEGLIGIBLE))))
        return time.perf_counter() - begun

    return Job("bare", work).start().result()


def _redone(place: Path, adapter: str, table: Path) -> int:
    """Rows that a second run answers although the first had: it tells from which row it goes on."""
    out = place / "killed.csv"
    command = [str(Path(sys.executable).with_name("alcove")), "--profile", str(place / "profile")]
    command += ["apply", adapter, str(table), "--out", str(out)]
    part = out.with_name(out.name + ".part")

    def answered() -> int:
        return max(0, part.read_bytes().count(b"\n") - 1) if part.exists() else 0

    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    until(lambda: answered() >= size(KILLED_AFTER, 5))
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    kept = answered()
    second = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    went_on = int(next(word for word in second.stderr.split() if word.isdigit()))
    assert json.loads(second.stdout)["rows"] == size(ROWS, 40) // PARTS
    return kept - went_on


def _swaps(app: Engine, adapter: str) -> list[float]:
    """Milliseconds of each switch, the file's hash checked each time."""
    taught = app._host.adapters.get(adapter)

    def work(job: Job[list[float]]) -> list[float]:
        with app._host.apart(job) as serving:
            assert serving is not None
            times = []
            for turn in range(20):
                begun = time.perf_counter()
                serving.llm.adapter(None if turn % 2 else taught.checked())
                times.append((time.perf_counter() - begun) * 1000)
        return times

    return Job("swaps", work).start().result()
