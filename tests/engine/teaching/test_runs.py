"""Training runs as folders: those that can go on, those that cannot, and that all of them can be removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.language_models.skills import Skill
from engine.teaching.runs import Run, Runs
from engine.teaching.snapshot import Material, Snapshot
from engine.trainjob import Row, TrainJob, TrainSettings
from engine.types import Example


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "training")


def begun(runs: Runs, name: str = "mail") -> Path:
    skill, example = Skill("free", "Answer."), Example("", "a question", "an answer")
    row = Row((1, 2), (3,))
    return runs.write(
        Run(name, "set", skill, "model", "0" * 64, 60.0, "", 0.0),
        Material(skill, Snapshot((example,), (example,)), (row,), (row,), ()),
        TrainJob("/model.gguf", "/base", "llama", "0" * 64, TrainSettings()),
    )


def spoil(folder: Path, what: str) -> None:
    file = folder / "job.json"
    job = json.loads(file.read_text())
    match what:
        case "no number" | "endless" | "no batch":
            name = "batch_size" if what == "no batch" else "epochs"
            job["settings"][name] = {"no number": float("nan"), "endless": float("inf"), "no batch": 0}[what]
        case "version":
            job["version"] = 99
        case "list":
            job = []
        case "missing":
            (folder / "run.json").unlink()
    file.write_text(json.dumps(job))


@pytest.mark.parametrize("what", ["no number", "endless", "no batch", "version", "list", "missing"])
def test_a_run_that_cannot_go_on_is_told_and_can_be_removed(runs: Runs, what: str) -> None:
    spoilt, sound = begun(runs), begun(runs)
    spoil(spoilt, what)
    found = {run.id: run for run in runs.unfinished()}
    assert found[sound.name].why_not == ""
    assert "damaged" in found[spoilt.name].why_not
    with pytest.raises(EngineError, match="cannot go on") as refusal:
        runs.find(spoilt.name)
    assert refusal.value.hint.endswith(f"alcove tune --discard {spoilt.name}")
    runs.discard(spoilt.name)
    assert [folder.name for folder in sound.parent.iterdir()] == [sound.name]


def test_whatever_lies_beside_the_runs_is_removed_by_its_name_and_nothing_else_is(runs: Runs) -> None:
    folder = begun(runs)
    (folder.parent / "odd").mkdir()
    (folder.parent / "file").touch()
    (folder.parent.parent / "user.db").touch()
    runs.discard("odd")
    for name in ("odd", "file", "..", ".", "", "../user.db", str(folder.parent.parent)):
        with pytest.raises(EngineError, match="no unfinished run"):
            runs.discard(name)
    assert sorted(each.name for each in folder.parent.iterdir()) == sorted([folder.name, "file"])
    assert [run.id for run in runs.unfinished()] == [folder.name]


def test_a_run_under_way_is_neither_listed_nor_removed(runs: Runs) -> None:
    folder = begun(runs)
    with runs.held(folder):
        assert runs.unfinished() == []
        with pytest.raises(EngineError, match="under way"):
            runs.discard(folder.name)
    assert folder.is_dir()
    runs.discard(folder.name)
    assert runs.unfinished() == []
