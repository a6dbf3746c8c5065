"""A profile with skills in it, as training leaves them, without any training."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from engine.core import Engine
from engine.jobs import Job
from engine.language_models.adapters import Adapter
from engine.language_models.gguf import read_header
from engine.language_models.llm import Llm
from engine.language_models.models import LocalModel
from engine.language_models.skills import Skill
from engine.paths import Paths
from engine.system.hashing import file_sha256
from engine.teaching import rejudging, snapshot
from engine.teaching.runs import Run, Runs
from engine.teaching.snapshot import Material, Snapshot
from engine.trainjob import Probe, TrainJob, TrainResult, TrainSettings, rows_digest, write_rows
from engine.types import Event, Example
from tests.support.fake_embedder import FakeEmbedder
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_gguf import gguf

SKILL = Skill("free", "Answer.")
HELD_OUT = 6


class TaughtDesk:
    """An Engine whose starter says what a test tells it to, and agrees with its trainer at a share of places.

    Attributes:
        model: the starter.
    """

    def __init__(self, tmp_path: Path, agreement: float = 1.0) -> None:
        self.folder = tmp_path
        self.events: list[Event] = []
        self.emit: Callable[[Event], None] = self.events.append
        starter = "SmolLM2-135M-Instruct.Q4_1"
        self.script = ScriptedLlm(tmp_path / "script", agreement={starter: agreement})
        self.engine = Engine(
            Paths.at(tmp_path / "profile"),
            emit=lambda event: self.emit(event),
            embedder=FakeEmbedder(),  # type: ignore[arg-type]  # its contract
            llm=Llm(tmp_path / "logs", argv=self.script.argv),
        )
        self.host = self.engine._host
        self.model: LocalModel = self.host.models.current()  # type: ignore[assignment]  # the starter is installed

    def teach(self, name: str = "mail", *, model_sha256: str = "", spoil: str = "") -> str:
        """Registers a skill with what its trainer left behind; gives its id."""
        kept = self.folder / f"{name}-files"
        kept.mkdir()
        self._trained(kept, self._material(self.model), name)
        if spoil:
            (kept / spoil).write_text("{")
        files = {file: kept / file for file in (snapshot.FILE, "probes.jsonl", "result.json")}
        adapter = self.host.adapters.register(
            name,
            SKILL,
            kept / "adapter.gguf",
            model_sha256=model_sha256 or self.model.sha256,
            card={"seconds": 240, "accepted": True},
            files=files,
        )
        return adapter.id

    def _material(self, model: LocalModel) -> Material:
        train = tuple(Example("", f"question {i}", f"answer {i}") for i in range(8))
        held = tuple(Example("", f"held out {i}", f"answer {i}") for i in range(HELD_OUT))
        with self.host.apart(Job("test", lambda _: None), model.id) as serving:
            assert serving is not None
            return snapshot.of(serving, Snapshot(train, held), SKILL)

    def _trained(self, folder: Path, made: Material, name: str) -> None:
        """Writes what a trainer leaves in a folder."""
        (folder / snapshot.FILE).write_bytes(made.snapshot.encode())
        (folder / "adapter.gguf").write_text(f"the skill {name}")
        result = TrainResult(1, 1, 1, (), (), 1.0, 1, 1.0, 1, 1, {}, rows_digest(made.train, made.heldout))
        result.write(folder)
        probes = [
            Probe("heldout", i, row.prompt, (5,) * 5, (5,) * 5, (-0.1,) * 5) for i, row in enumerate(made.heldout)
        ]
        write_rows(folder / "probes.jsonl", probes)

    def run(self, name: str = "mail", model: LocalModel | None = None, *, trained: bool = True) -> Path:
        """Writes a run of a model, the starter by default, that was stopped before its training or after it. The
        model will answer every held-out example, without the skill wrongly and with it rightly."""
        model = model or self.model
        made = self._material(model)
        base = self.engine.paths.bases / model.sha256[:16]
        folder = self.runs.write(
            Run(name, "set", SKILL, model.id, model.sha256, 60.0, "", time.time()),
            made,
            TrainJob(str(model.path), str(base), "llama", model.sha256, TrainSettings()),
        )
        if trained:
            self._trained(folder, made, name)
        self.script.enqueue(*["No."] * HELD_OUT, *(f"answer {i}" for i in range(HELD_OUT)))
        return folder

    @property
    def runs(self) -> Runs:
        return self.engine.teach._training.runs

    def other_model(self, name: str = "stranger") -> LocalModel:
        """Another model than the starter."""
        file = self.folder / f"{name}.gguf"
        file.write_bytes(gguf({"general.name": name}))
        self.engine.import_model(file).result(30)
        return self.host.models.get(name)

    def variant(self, name: str) -> str:
        """Registers another file of the starter, which agrees with its trainer wherever it is asked; gives its id."""
        file = self.folder / f"{name}.gguf"
        file.write_bytes(gguf({"general.architecture": "llama", "llama.block_count": 1, "llama.context_length": 4096}))
        made = self.host.models.register(
            name, read_header(file), file, file_sha256(file), license="", source_sha256=self.model.sha256
        )
        return made.id

    def passing(self, skill: Adapter) -> str:
        """As `rejudging.passing`."""
        return Job("test", lambda job: rejudging.passing(job, self.host, skill)).start().result(30)
