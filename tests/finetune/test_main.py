"""Whole jobs in a real child, started and listened to as the app does it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import Cancelled, EngineError
from engine.trainers import trainer
from engine.trainers.trainer_python import Trainer
from engine.trainjob import TrainJob, TrainResult, read_probes, rows_digest, write_rows
from finetune import memory
from tests.finetune.tools import job, rows, settings
from tests.support.tiny_models import tiny_model, write_gguf

pytestmark = pytest.mark.real

HERE = Path(__file__).resolve().parents[2]
FAKE_UNSLOTH = HERE / "tests" / "support" / "fake_unsloth"
TRAIN, HELDOUT = rows(14), rows(5, seed=1)
LABELS = ((7, 11, 2), (8, 12, 2), (9, 13, 2))
Heard = list[Mapping[str, Any]]


@dataclass(frozen=True)
class WithUnsloth(Trainer):
    """A Python that has (our stand-in of) unsloth."""

    calls: Path = Path()

    def argv(self, job: Path) -> list[str]:
        start = f"import sys, runpy; sys.path.insert(0, {str(FAKE_UNSLOTH)!r}); sys.argv = sys.argv[1:]; "
        run = start + "runpy.run_path(sys.argv[0], run_name='__main__')"
        return [str(self.python), "-P", "-c", run, *super().argv(job)[2:]]

    @property
    def environment(self) -> Mapping[str, str]:
        return {**super().environment, "UNSLOTH_CALLS": str(self.calls)}


def here() -> Trainer:
    return Trainer(Path(sys.executable), "here")


def made(folder: Path, job: TrainJob) -> Path:
    """A job's folder, as the app writes it."""
    folder.mkdir()
    job.write(folder)
    write_rows(folder / "train.jsonl", TRAIN)
    write_rows(folder / "heldout.jsonl", HELDOUT)
    return folder


def never() -> bool:
    return False


def run(
    folder: Path,
    *,
    by: Trainer | None = None,
    heard: Callable[[Mapping[str, Any]], None] = lambda line: None,
    cancelled: Callable[[], bool] = never,
) -> TrainResult:
    return trainer.run(by or here(), folder, folder.parent / "finetune.log", heard=heard, cancelled=cancelled)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gguf(tiny_model("llama"), "llama", tmp_path_factory.mktemp("model") / "tiny.gguf")


def test_a_whole_job(model: Path, tmp_path: Path) -> None:
    folder = made(tmp_path / "job", job(tmp_path / "bases" / "tiny", model=model, probe_rows=8, patience=99))
    heard: Heard = []
    result = run(folder, heard=heard.append)

    kinds = [line["event"] for line in heard]
    assert kinds[0] == "phase"
    assert kinds.index("started") < kinds.index("step") < kinds.index("heldout") < kinds.index("sample")
    phases = [line["what"] for line in heard if line["event"] == "phase"]
    assert list(dict.fromkeys(phases)) == ["loading", "exporting", "checking"]
    (started,) = (line for line in heard if line["event"] == "started")
    assert (started["backend"], started["device"], started["steps"], started["step"]) == ("peft", "cpu", 8, 0)
    assert [line["step"] for line in heard if line["event"] == "step"] == list(range(1, 9))
    samples = [line for line in heard if line["event"] == "sample"]
    assert {line["row"] for line in samples} == {0, 1, 2}
    assert all(isinstance(line["answer"], str) for line in samples)

    assert result.rows_sha256 == rows_digest(TRAIN, HELDOUT)
    assert (result.step, result.steps) == (8, 8)
    assert len(result.losses) == 8
    assert result.parameters > 0
    assert result.peak_bytes > 100_000_000
    assert {"python", "torch", "transformers", "peft"} <= set(result.versions)
    probes = read_probes(folder / "probes.jsonl")
    assert [(each.part, each.row) for each in probes] == [("heldout", i) for i in range(5)] + [
        ("train", i) for i in range(3)
    ]
    assert (folder / "adapter.gguf").read_bytes()[:4] == b"GGUF"
    assert (folder / "adapter" / "adapter_model.safetensors").is_file()
    assert (tmp_path / "bases" / "tiny" / "model.safetensors").is_file()


def test_a_classifier_answers_with_its_labels(base: Path, tmp_path: Path) -> None:
    folder = made(tmp_path / "job", job(base, labels=LABELS, epochs=1.0))
    run(folder)
    assert all(each.answer == LABELS[each.label or 0] for each in read_probes(folder / "probes.jsonl"))


def test_a_cancelled_job_goes_on_later(base: Path, tmp_path: Path) -> None:
    folder = made(tmp_path / "job", job(base, epochs=100.0, patience=999))
    heard: Heard = []
    with pytest.raises(Cancelled):
        run(folder, heard=heard.append, cancelled=lambda: any(line["event"] == "step" for line in heard))
    done = int((folder / "step").read_text())
    assert done >= 1
    assert (folder / "checkpoint.pt").is_file()
    assert not (folder / "result.json").exists()

    heard.clear()
    with pytest.raises(Cancelled):
        run(folder, heard=heard.append, cancelled=lambda: any(line["event"] == "step" for line in heard))
    (started,) = (line for line in heard if line["event"] == "started")
    assert started["step"] == done


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_job_goes_on_from_its_checkpoint(base: Path, tmp_path: Path) -> None:
    the_job = job(base, epochs=4.0, patience=999)
    straight = made(tmp_path / "straight", the_job)
    run(straight)

    folder = made(tmp_path / "job", the_job)
    heard: Heard = []
    with pytest.raises(Cancelled):
        run(folder, heard=heard.append, cancelled=lambda: any(line["event"] == "step" for line in heard))

    def kill(line: Mapping[str, Any]) -> None:
        if line["event"] == "step":
            children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            for child in children:
                if str(folder) in Path(f"/proc/{child}/cmdline").read_text():
                    os.kill(int(child), signal.SIGKILL)

    with pytest.raises(EngineError, match="training broke off") as caught:
        run(folder, heard=kill)
    assert "--resume" in caught.value.hint
    result = run(folder)
    assert result.losses == TrainResult.read(straight).losses
    assert (folder / "adapter.gguf").read_bytes() == (straight / "adapter.gguf").read_bytes()


# --------------------------------------------------------------------------- what may be wrong


def test_a_broken_model_is_said_to_be_broken(model: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(model.read_bytes()[:100_000])
    folder = made(tmp_path / "job", job(tmp_path / "bases" / "broken", model=broken))
    with pytest.raises(EngineError, match=r"broken\.gguf cannot be unpacked"):
        run(folder)
    assert not (tmp_path / "bases" / "broken").exists()


@pytest.mark.parametrize("stage", ["weights", "result"])
def test_a_full_disk_at_the_end_costs_nothing(stage: str, base: Path, tmp_path: Path) -> None:
    """What was learnt is in the checkpoint, and the run goes on from it when there is room."""
    folder = made(tmp_path / "job", job(base, epochs=0.5, probe_rows=2))
    (folder / "result.json.part" if stage == "result" else folder / "adapter").mkdir()  # nothing can be written there
    if stage == "weights":
        (folder / "adapter" / "adapter_model.safetensors").mkdir()
    with pytest.raises(EngineError, match="what was learnt cannot be written") as caught:
        run(folder)
    assert "--resume" in caught.value.hint
    assert not (folder / "result.json").exists()
    for path in (folder / "result.json.part", folder / "adapter"):
        shutil.rmtree(path, ignore_errors=True)
    assert run(folder).step == 2
    assert (folder / "adapter.gguf").is_file()


def test_a_job_of_another_version_is_refused(base: Path, tmp_path: Path) -> None:
    folder = made(tmp_path / "job", replace(job(base), version=99))
    with pytest.raises(EngineError, match="version 99"):
        run(folder)


def test_the_app_never_loads_torch(base: Path, tmp_path: Path) -> None:
    folder = made(tmp_path / "job", job(base, epochs=0.3))
    script = (
        "import sys; from pathlib import Path\n"
        "from engine.trainers import trainer; from engine.trainers.trainer_python import Trainer\n"
        "folder = Path(sys.argv[1])\n"
        "trainer.run(Trainer(Path(sys.executable), 'here'), folder, folder.parent / 'log', heard=lambda line: None,\n"
        "            cancelled=lambda: False)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True, cwd=HERE
    )
    assert not {"torch", "transformers", "peft", "gguf", "numpy"} & set(done.stdout.split())


def test_the_trainer_loads_nothing_else_of_ours(base: Path, tmp_path: Path) -> None:
    """It runs where the rest of Alcove's packages are not installed."""
    folder = made(tmp_path / "job", job(base, epochs=1.0))
    script = (
        "import sys; from pathlib import Path\n"
        "from finetune.__main__ import run\n"
        "class Silent:\n"
        "    cancelled = ()\n"
        "    def send(self, line): pass\n"
        "run(Path(sys.argv[1]), Silent())\n"
        "print(*sorted(n for n in sys.modules if n.split('.')[0] in ('engine', 'desktop', 'apsw', 'PySide6')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True, cwd=HERE
    )
    assert set(done.stdout.split()) == {"engine", "engine.child", "engine.errors", "engine.trainjob"}


# --------------------------------------------------------------------------- unsloth


@pytest.mark.parametrize("labels", [(), LABELS])
def test_unsloth_does_the_same_job(labels: Any, base: Path, tmp_path: Path) -> None:
    """The same rows, adapter and probes by either back end; the stand-in's numbers are those of peft."""
    the_job = job(base, labels=labels, probe_rows=8, max_tokens=32, epochs=1.0)
    plain = made(tmp_path / "peft", the_job)
    run(plain)
    folder = made(tmp_path / "unsloth", replace(the_job, settings=replace(the_job.settings, backend="unsloth")))
    by = WithUnsloth(Path(sys.executable), "here", tmp_path / "calls")
    heard: Heard = []
    result = run(folder, by=by, heard=heard.append)

    assert next(line for line in heard if line["event"] == "started")["backend"] == "unsloth"
    expected = TrainResult.read(plain)
    assert result.rows_sha256 == expected.rows_sha256
    assert [loss for _, loss in result.losses] == pytest.approx([loss for _, loss in expected.losses], rel=0.05)
    assert (folder / "adapter.gguf").stat().st_size == (plain / "adapter.gguf").stat().st_size
    for one, other in zip(read_probes(folder / "probes.jsonl"), read_probes(plain / "probes.jsonl"), strict=True):
        assert (one.part, one.row, one.prompt) == (other.part, other.row, other.prompt)

    calls = [json.loads(line) for line in by.calls.read_text().splitlines()]
    assert calls[0] == {"call": "from_pretrained", "max_seq_length": 64}
    rest = [each["call"] for each in calls[2:]]
    assert rest == ["for_inference", "for_training"] * (len(rest) // 2)
    assert rest


def test_unsloth_without_a_device_says_what_to_do(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    the_job = job(base)
    folder = made(tmp_path / "job", replace(the_job, settings=replace(the_job.settings, backend="unsloth")))
    monkeypatch.setenv("UNSLOTH_FAKE_DEVICE", "none")
    with pytest.raises(EngineError, match="You need a GPU") as caught:
        run(folder, by=WithUnsloth(Path(sys.executable), "here", tmp_path / "calls"))
    assert "--backend peft" in caught.value.hint


def test_unsloth_that_is_not_there_says_so(base: Path, tmp_path: Path) -> None:
    the_job = job(base)
    folder = made(tmp_path / "job", replace(the_job, settings=replace(the_job.settings, backend="unsloth")))
    with pytest.raises(EngineError, match="unsloth cannot be used here"):
        run(folder)


class Listener:
    """A channel to an app that only listens."""

    cancelled = False

    def send(self, line: Mapping[str, Any]) -> None:
        pass


def too_much(*_: object, **__: object) -> None:
    torch.empty(1 << 60)


@pytest.mark.parametrize("where", ["train", "probes"])
def test_memory_that_does_not_suffice_is_told_with_what_takes_less(
    where: str, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from finetune import __main__ as program
    from finetune import probe, train

    monkeypatch.setattr({"train": train, "probes": probe}[where], where, too_much)
    smaller: dict[str, Any] = {"micro_tokens": 1, "checkpointing": True}
    cases: list[tuple[dict[str, Any], str]] = [({}, "micro_tokens=1"), (smaller, "smaller model")]
    for less, hint in cases:
        folder = made(tmp_path / hint, job(base, epochs=0.5, **less))
        with pytest.raises(EngineError, match="the memory of cpu did not suffice") as refusal:
            program.run(folder, Listener())  # type: ignore[arg-type]  # its contract
        assert hint in refusal.value.hint


def test_an_error_that_is_none_of_memory_stays_what_it_is() -> None:
    with pytest.raises(RuntimeError, match="shapes"), memory.enough(settings()):
        torch.ones(2, 3) @ torch.ones(2, 3)
    for refused in (
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory"),
        RuntimeError("MPS backend out of memory"),
    ):
        with pytest.raises(EngineError, match="did not suffice"), memory.enough(settings()):
            raise refused
