"""A profile with skills in it, as training leaves them, without any training."""

from __future__ import annotations

from pathlib import Path

from engine import rejudging, snapshot
from engine.adapters import Adapter
from engine.core import Engine
from engine.gguf import read_header
from engine.hashing import file_sha256
from engine.jobs import Job
from engine.llm import Llm
from engine.models import LocalModel
from engine.paths import Paths
from engine.skills import Skill
from engine.snapshot import Snapshot
from engine.trainjob import Probe, TrainResult, rows_digest, write_rows
from engine.types import Event, Example
from tests.support.fake_embedder import FakeEmbedder
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_gguf import gguf

SKILL = Skill("free", "Answer.")


class TaughtDesk:
    """An Engine whose starter says what a test tells it to, and agrees with its trainer at a share of places.

    Attributes:
        model: the starter.
    """

    def __init__(self, tmp_path: Path, agreement: float = 1.0) -> None:
        self.folder = tmp_path
        self.events: list[Event] = []
        starter = "SmolLM2-135M-Instruct.Q4_1"
        self.script = ScriptedLlm(tmp_path / "script", agreement={starter: agreement})
        self.engine = Engine(
            Paths.at(tmp_path / "profile"),
            emit=self.events.append,
            embedder=FakeEmbedder(),  # type: ignore[arg-type]  # its contract
            llm=Llm(tmp_path / "logs", argv=self.script.argv),
        )
        self.host = self.engine._host
        self.model: LocalModel = self.host.models.current()  # type: ignore[assignment]  # the starter is installed

    def teach(self, name: str = "mail", *, model_sha256: str = "", spoil: str = "") -> str:
        """Registers a skill with what its trainer left behind; gives its id."""
        kept = self.folder / f"{name}-files"
        kept.mkdir()
        train = tuple(Example("", f"question {i}", f"answer {i}") for i in range(8))
        held = tuple(Example("", f"held out {i}", f"answer {i}") for i in range(4))
        (kept / snapshot.FILE).write_bytes(Snapshot(train, held).encode())
        (kept / "adapter.gguf").write_text(f"the skill {name}")
        with self.host.apart(Job("test", lambda _: None)) as serving:
            assert serving is not None
            made = snapshot.of(serving, Snapshot(train, held), SKILL)
        result = TrainResult(1, 1, 1, (), (), 1.0, 1, 1.0, 1, 1, {}, rows_digest(made.train, made.heldout))
        result.write(kept)
        probes = [
            Probe("heldout", i, row.prompt, (5,) * 5, (5,) * 5, (-0.1,) * 5) for i, row in enumerate(made.heldout)
        ]
        write_rows(kept / "probes.jsonl", probes)
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
