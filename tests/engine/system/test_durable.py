"""What is kept for good is on the disk before its name is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from engine.core import Engine
from engine.language_models.skills import Skill
from engine.paths import Paths
from engine.system.durable import put_in_place
from tests.support.tiny_gguf import gguf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the names of open files of Linux")


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was handed to the disk, each as it was called then."""
    names: list[str] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        names.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    return names


def test_a_folder_is_settled_with_its_files_before_it_gets_its_name(tmp_path: Path, settled: list[str]) -> None:
    part = tmp_path / "a.part"
    part.mkdir()
    (part / "file").write_text("x")
    put_in_place(part, tmp_path / "a")
    assert settled == ["file", "a.part", tmp_path.name]
    assert (tmp_path / "a" / "file").read_text() == "x"


def test_a_skill_is_on_the_disk_before_its_run_is_deleted(profile: Path, tmp_path: Path, settled: list[str]) -> None:
    weights = tmp_path / "lora.gguf"
    weights.write_bytes(b"weights")
    with Engine(Paths.at(profile)) as engine:
        adapters = engine._host.adapters
        made = adapters.register("mail", Skill("free", "Answer."), weights, model_sha256="0" * 64, card={})
    assert set(settled[:2]) == {"adapter.gguf", "card.json"}
    assert settled[2:] == [f"{made.id}.part", "adapters"]


def test_so_is_a_model_that_was_copied(profile: Path, tmp_path: Path, settled: list[str]) -> None:
    file = tmp_path / "reader.gguf"
    file.write_bytes(gguf())
    with Engine(Paths.at(profile)) as engine:
        engine.import_model(file).result(30)
    assert settled == ["reader.part", "models"]
