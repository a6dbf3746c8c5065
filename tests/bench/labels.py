"""A classifier from 200 messages, in one click: banking77, ten labels drawn by three seeds, twenty examples each.

The hold-out is taken from the examples; the accuracy is that of all test messages of the labels, which nothing of
training or judging has seen, without the skill and with it, both in the runtime that serves.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from engine import scoring
from engine.core import Engine
from engine.jobs import Job
from engine.language_models.labelling import Skilled
from engine.types import Example, TuneReport
from tests.bench.ground import data, engine, scratch, size
from tests.bench.resources import Growth
from tests.bench.rows import Row, at_least, at_most

MEAN, LEAST, MINUTES, PARITY, LABEL_PARITY = 0.90, 0.86, 8.0, 0.98, 0.95
PEAK_BYTES, GROWTH_BYTES = 3 * 2**30, 50 * 2**20
LABELS, EACH = 10, 20
FACTOR = 1.5  # that an estimate may be off


def run() -> Iterator[Row]:
    seeds = (0, 1, 2)[: size(3, 1)]
    accuracies, lows, minutes, parities, label_parities = [], [], [], [], []
    peaks, growths, times, memories = [], [], [], []
    for seed in seeds:
        with scratch() as place:
            train, test = messages(seed)
            write(place / "train.csv", train)
            with engine(place) as app:
                app.teach.import_examples(place / "train.csv", "messages").result()
                plan = app.teach.plan().result()
                growth = Growth()
                report = app.teach.tune().result()
                growths.append(growth.bytes)
                base, tuned = _accuracies(app, report, test)
                card = app.teach.adapters()[0].card
        accuracies.append(sum(tuned) / len(tuned))
        lows.append(scoring.paired_interval(base, tuned)[0])
        minutes.append(report.seconds / 60)
        parities.append(report.parity)
        (parity,) = card["parity"].values()
        label_parities.append(parity["label_share"])
        peaks.append(card["training"]["peak_bytes"])
        times.append(report.seconds / plan.seconds)
        memories.append(card["training"]["peak_bytes"] / plan.memory_bytes)
    told = ", ".join(f"{value:.4f}" for value in accuracies)
    yield at_least(
        "banking77, accuracy on all test messages, mean of the seeds", scoring.mean(accuracies), MEAN, note=told
    )
    yield at_least("banking77, the least accuracy", min(accuracies), LEAST)
    yield at_least("banking77, least lower end of tuned - base, 95 %", min(lows), 0.0, lows=lows)
    yield at_most("banking77, whole click", max(minutes), MINUTES, unit=" min", minutes=minutes)
    yield at_least("banking77, parity of answer places on the file served", min(parities), PARITY, all=parities)
    yield at_least("banking77, parity of labels", min(label_parities), LABEL_PARITY, all=label_parities)
    yield at_most("peak memory of training", max(peaks) / 2**30, PEAK_BYTES / 2**30, unit=" GiB")
    yield at_most("growth of the app's own process", max(growths) / 2**20, GROWTH_BYTES / 2**20, unit=" MiB")
    yield at_most("time against its estimate, times off", worst(times), FACTOR, ratios=times)
    yield at_most("memory against its estimate, times off", worst(memories), FACTOR, ratios=memories)


def messages(seed: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(text, label) to learn from and to be tested on."""
    place = data("banking77")
    train, test = (list(csv.DictReader((place / f"{part}.csv").open(encoding="utf-8"))) for part in ("train", "test"))
    labels = random.Random(seed).sample(sorted({row["category"] for row in train}), LABELS)
    chosen = [(row["text"], label) for label in labels for row in [r for r in train if r["category"] == label][:EACH]]
    return chosen, [(row["text"], row["category"]) for row in test if row["category"] in labels]


def write(file: Path, rows: list[tuple[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("text", "label"), *rows])


def _accuracies(app: Engine, report: TuneReport, test: list[tuple[str, str]]) -> tuple[list[float], list[float]]:
    """1 or 0 a test message, without the skill and with it."""
    adapter = app._host.adapters.get(report.adapter)

    def work(job: Job[tuple[list[float], list[float]]]) -> tuple[list[float], list[float]]:
        with app._host.apart(job) as serving:
            assert serving is not None
            found = []
            for path in (None, adapter.checked()):
                serving.llm.adapter(path)
                skilled = Skilled(serving.llm, adapter.skill, serving.template, serving.budget)
                found.append(
                    [float(skilled.answer(Example("", text, "")).text == label) for text, label in test[:: size(1, 20)]]
                )
        return found[0], found[1]

    return Job("measure", work).start().result()


def worst(ratios: list[float]) -> float:
    """How many times off the worst estimate was, in either direction."""
    return max(max(ratio, 1 / ratio) for ratio in ratios)
