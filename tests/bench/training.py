"""Training speed on the processor against a bare PyTorch LoRA loop: same model, same rows, same batches, in turn."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.language_models.hardware import machine
from engine.language_models.models import starter_sha256
from engine.trainers import trainer
from engine.trainers.trainer_python import Trainer
from engine.trainjob import Row as Example
from engine.trainjob import TrainJob, TrainSettings, write_rows
from tests.bench.ground import abstracts, cache, scratch, size, starter
from tests.bench.rows import Row, at_least

BAR = 0.95
ROWS = 96
LENGTHS = {"labels": (45, 6), "passages": (280, 8)}  # tokens of prompt and answer


def run() -> Iterator[Row]:
    path = starter()
    base = cache("bases") / starter_sha256()[:16]
    for name, (prompt, answer) in LENGTHS.items():
        rows = [Example(ids[:prompt], ids[prompt:]) for ids in _ids(prompt + answer)]
        ours, bare = [], []
        for _ in range(size(3, 1)):
            ours.append(_ours(base, path, rows))
            bare.append(_bare(base, path, rows))
        yield at_least(
            f"training, tokens/s against a bare PyTorch LoRA loop, rows as of {name}",
            max(ours) / max(bare),
            BAR,
            note=f"best of {len(ours)}: {max(ours):.0f}/s against {max(bare):.0f}/s, {machine().cores} threads",
            ours_per_s=ours,
            bare_per_s=bare,
        )


def _ids(length: int) -> list[tuple[int, ...]]:
    """Rows of token ids that mean nothing: the speed does not depend on them."""
    text = "".join(abstracts()[:200]).encode()
    return [tuple(17 + byte for byte in text[at * length : (at + 1) * length]) for at in range(size(ROWS, 24))]


def _job(base: Path, model: Path, rows: list[Example], place: Path) -> None:
    settings = TrainSettings(
        epochs=1.0, micro_tokens=512, threads=machine().cores, max_tokens=512, attention="eager", patience=9
    )
    TrainJob(str(model), str(base), "llama", starter_sha256(), settings, probe_rows=1, answer_tokens=2).write(place)
    write_rows(place / "train.jsonl", rows)
    write_rows(place / "heldout.jsonl", rows[:1])


def _ours(base: Path, model: Path, rows: list[Example]) -> float:
    """Tokens a second as the steps tell them, the first one not counted: the clock stands still between."""
    speeds: list[float] = []
    with scratch() as place:
        _job(base, model, rows, place)
        trainer.run(
            Trainer(Path(sys.executable), "here"),
            place,
            place / "log",
            heard=lambda line: speeds.append(line["step_tokens_per_s"]) if line["event"] == "step" else None,
            cancelled=lambda: False,
        )
    return len(speeds[1:]) / sum(1 / speed for speed in speeds[1:])


def _bare(base: Path, model: Path, rows: list[Example]) -> float:
    with scratch() as place:
        _job(base, model, rows, place)
        command = [sys.executable, "-m", "tests.bench.bare_lora", str(base), str(place), "99"]
        said = subprocess.run(command, capture_output=True, check=True, text=True)
    return float(json.loads(said.stdout.splitlines()[-1])["tokens_per_s"])
