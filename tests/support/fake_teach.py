"""A small `engine.teach` of the same contract: examples in memory, a run of scripted steps, skills that are given.

A test steers it: `gate` holds a run back before each step while it is clear, and a skill that is tried; `probe` holds
back what there is to train with; `broken` names verbs that raise EngineError, `skills` are the adapters there are, and
`status` what there is to train with.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from engine.errors import EngineError
from engine.jobs import Job
from engine.language_models.skills import kind_of
from engine.types import (
    AdapterInfo,
    AdaptersChanged,
    ApplyReport,
    BeforeAfter,
    Comparison,
    Dataset,
    Event,
    Example,
    ExamplesChanged,
    HeldOutLoss,
    ImportPreview,
    ImportReport,
    ModeScore,
    Progress,
    SampleAnswer,
    Score,
    SetAside,
    SkillAnswer,
    TrainDone,
    TrainerStatus,
    TrainPlan,
    TrainStep,
    TuneReport,
    TuneRequest,
    UnfinishedRun,
)

STEPS = 12
HERE = TrainerStatus(kind="here")
MISSING = TrainerStatus(
    device="cpu",
    packages=32,
    download_bytes=214_000_000,
    disk_bytes=912_000_000,
    why_not="there is no Python here that can train",
    hint="set one up: alcove tune --setup",
)
ROWS = (
    BeforeAfter("I lost my card", "lost card", "card arrival", "lost card", 0.0, 1.0),
    BeforeAfter("Where is my new card?", "card arrival", "card arrival", "lost card", 1.0, 0.0),
    BeforeAfter("Did my transfer arrive?", "transfer", "card arrival", "card arrival", 0.0, 0.0),
    BeforeAfter("My card has not come", "card arrival", "card arrival", "card arrival", 1.0, 1.0),
)


def skill(id: str, name: str, *, active: bool = False, accepted: bool = True, **changes: Any) -> AdapterInfo:
    """A skill as it might be, with what a test wants otherwise."""
    made = AdapterInfo(
        id=id,
        name=name,
        kind="classify",
        instruction="Give the label of the message.",
        labels=("card arrival", "lost card", "transfer"),
        model_sha256="a" * 64,
        data_sha256="b" * 64,
        scores={"base": 0.62, "tuned": 0.93},
        parity={"q8": 0.996},
        active=active,
        accepted=accepted,
        why="right on 93 % of 40 held-out examples, before on 62 %" if accepted else "no better than before",
        created=1_790_000_000.0,
        card={"seconds": 372.0, "dataset": name, "interval": [0.21, 0.4]},
    )
    return replace(made, **changes)


@dataclass
class FakeTeach:
    emit: Callable[[Event], None]
    kept: dict[int, Example] = field(default_factory=dict)
    skills: list[AdapterInfo] = field(default_factory=list)
    status: TrainerStatus = HERE
    preview: ImportPreview | None = None
    broken: dict[str, EngineError] = field(default_factory=dict)
    calls: list[tuple[Any, ...]] = field(default_factory=list)
    paused: list[UnfinishedRun] = field(default_factory=list)
    why_not: str = ""

    def __post_init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.probe = threading.Event()
        self.probe.set()
        self._number = 0
        self.jobs: list[Job[Any]] = []

    def _check(self, *call: Any) -> None:
        self.calls.append(call)
        if error := self.broken.get(call[0]):
            raise error

    def _start(self, name: str, work: Callable[[Job[Any]], Any]) -> Job[Any]:
        job = Job(name, work, on_cancel=self.gate.set)
        self.jobs.append(job)
        return job.start()

    def close(self) -> None:
        self.probe.set()
        for job in self.jobs:
            job.cancel()
            job.join()

    # ------------------------------------------------------------------ examples

    def datasets(self) -> list[Dataset]:
        names = dict.fromkeys(example.dataset for example in self.kept.values())
        return [
            Dataset(name, kind_of(mine), len(mine), sum(bool(each.set_aside) for each in mine))
            for name in names
            if (mine := self.examples(name))
        ]

    def examples(self, dataset: str | None = None) -> list[Example]:
        return [example for example in self.kept.values() if dataset in (None, example.dataset)]

    def add_examples(self, dataset: str, examples: Sequence[Example]) -> list[int]:
        self._check("add", dataset, len(examples))
        ids = []
        for example in examples:
            self._number += 1
            ids.append(self._number)
            self.kept[self._number] = self._judged(replace(example, id=self._number, dataset=dataset))
        self.emit(ExamplesChanged(dataset))
        return ids

    @staticmethod
    def _judged(example: Example) -> Example:
        return replace(example, set_aside="" if example.input.strip() and example.output.strip() else "it is empty")

    def edit_example(self, example: Example) -> Example:
        self._check("edit", example.id)
        self.kept[example.id] = self._judged(example)
        self.emit(ExamplesChanged(example.dataset))
        return self.kept[example.id]

    def remove_examples(self, ids: Sequence[int]) -> None:
        self._check("remove", *ids)
        for id in ids:
            self.emit(ExamplesChanged(self.kept.pop(id).dataset))

    def preview_import(self, file: Path, columns: Mapping[str, str] | None = None) -> Job[ImportPreview]:
        def work(_job: Job[Any]) -> ImportPreview:
            self._check("preview", file, columns)
            assert self.preview is not None
            return replace(self.preview, columns=columns) if columns else self.preview

        return self._start("preview", work)

    def import_examples(self, file: Path, dataset: str, columns: Mapping[str, str] | None = None) -> Job[ImportReport]:
        def work(_job: Job[Any]) -> ImportReport:
            self._check("import", file, dataset, columns)
            assert self.preview is not None
            self.add_examples(dataset, self.preview.examples)
            return ImportReport(
                imported=self.preview.rows - len(self.preview.set_aside),
                set_aside=self.preview.set_aside,
                format=self.preview.format,
                columns=self.preview.columns,
            )

        return self._start("import", work)

    def export_examples(self, file: Path, dataset: str | None = None) -> int:
        self._check("export", file, dataset)
        return len(self.examples(dataset))

    def correct_answer(
        self,
        chat: str,
        turn: int,
        *,
        correction: str | None = None,
        liked: bool | None = None,
        dataset: str = "examples",
    ) -> Example:
        self._check("correct", chat, turn, correction, liked)
        (id,) = self.add_examples(dataset, [Example("", "question", correction or "", source="correction")])
        return self.kept[id]

    # ------------------------------------------------------------------ training

    def trainer(self) -> TrainerStatus:
        self.probe.wait()
        return self.status

    def setup_trainer(self, *, confirmed: bool = False) -> Job[TrainerStatus]:
        def work(job: Job[Any]) -> TrainerStatus:
            self._check("setup", confirmed)
            self.emit(Progress(job.id, "fetching torch", 40, 214))
            self.gate.wait()
            job.check()
            self.status = HERE
            return HERE

        return self._start("setup", work)

    def plan(self, request: TuneRequest) -> Job[TrainPlan]:
        def work(_job: Job[Any]) -> TrainPlan:
            self._check("plan", request)
            examples = self.examples(request.dataset)
            aside = tuple(SetAside(each.id, each.set_aside) for each in examples if each.set_aside)
            used = len(examples) - len(aside)
            settings = {
                "backend": "peft",
                "device": "cpu",
                "rank": 16,
                "alpha": 32,
                "learning_rate": 1e-3,
                "epochs": 4.0,
                "batch_size": 8,
                "max_tokens": 256,
                "patience": 2,
                "four_bit": False,
                "seed": 0,
            }
            return TrainPlan(
                dataset=request.dataset,
                kind=request.kind or kind_of(examples),
                train=used - used // 5,
                heldout=used // 5,
                set_aside=aside,
                settings={**settings, **request.settings},
                reasons={
                    "epochs": "few examples are read more often",
                    "rank": "enough for a skill of a few labels",
                    "max_tokens": "the longest example has 211",
                    "device": "there is no GPU here that PyTorch can use",
                },
                tokens=21_000,
                seconds=380.0,
                memory_bytes=2_100_000_000,
                memory_free=9_400_000_000,
                why_not=self.why_not,
                hint="close other programs" if self.why_not else "",
            )

        return self._start("plan", work)

    def tune(self, request: TuneRequest) -> Job[TuneReport]:
        return self._start("tune", lambda job: self._taught(job, request, 0))

    def _taught(self, job: Job[Any], request: TuneRequest, first: int) -> TuneReport:
        self._check("tune", request)
        name = request.name or request.dataset or request.again
        self.emit(Progress(job.id, "loading the model", 1, 2))
        for step in range(first + 1, STEPS + 1):
            self.gate.wait()
            if job.cancelled():
                self.paused = [UnfinishedRun("run-1", name, request.dataset, step - 1, STEPS, 0.0)]
                job.check()
            loss = 0.2 + 3 * math.exp(-step / 3) + 0.1 * math.sin(5 * step)
            self.emit(TrainStep(job.id, step, STEPS, loss, 1e-3, 812.0, 30.0 * (STEPS - step)))
            if step % 4 == 0:
                self.emit(HeldOutLoss(job.id, step, loss + 0.1, True))
                self.emit(SampleAnswer(job.id, step, "I lost my card", "lost card", "lost card"))
                self.emit(SampleAnswer(job.id, step, "Did my transfer arrive?", "transfer", "card arrival"))
        card = {"rows": [asdict(row) for row in ROWS], "interval": [0.21, 0.4], "seconds": 372.0, "dataset": name}
        made = skill(f"skill-{len(self.skills) + 1}", name, card=card)
        self.skills = [made, *self.skills]
        self.paused = []
        self.emit(AdaptersChanged(made.id))
        self.emit(TrainDone(job.id, made.id, True, made.why))
        base, tuned = Score(0.62, "accuracy"), Score(0.93, "accuracy")
        return TuneReport(made.id, base, tuned, (0.21, 0.4), 0.996, True, made.why, 372.0, ROWS)

    def unfinished(self) -> list[UnfinishedRun]:
        return list(self.paused)

    def resume(self, id: str) -> Job[TuneReport]:
        run = self.paused[0]

        def work(job: Job[Any]) -> TuneReport:
            self._check("resume", id)
            return self._taught(job, TuneRequest(run.dataset, run.name), run.step)

        return self._start("tune", work)

    def discard(self, id: str) -> None:
        self._check("discard", id)
        self.paused = []

    # ------------------------------------------------------------------ skills

    def adapters(self) -> list[AdapterInfo]:
        return list(self.skills)

    def use_adapter(self, id: str | None) -> None:
        self._check("use", id)
        self.skills = [replace(each, active=each.id == id) for each in self.skills]
        self.emit(AdaptersChanged(id or ""))

    def remove_adapter(self, id: str) -> None:
        self._check("remove_adapter", id)
        self.skills = [each for each in self.skills if each.id != id]
        self.emit(AdaptersChanged(id))

    def try_skill(self, adapter: str, text: str) -> Job[SkillAnswer]:
        def work(job: Job[Any]) -> SkillAnswer:
            self._check("try", adapter, text)
            self.gate.wait()
            job.check()
            return SkillAnswer("lost card" if "lost" in text else "", 0.97 if "lost" in text else 0.2)

        return self._start("try", work)

    def apply(self, adapter: str, path: Path, column: str | None = None, out: Path | None = None) -> Job[ApplyReport]:
        def work(job: Job[Any]) -> ApplyReport:
            self._check("apply", adapter, path, column, out)
            for row in range(4):
                self.gate.wait()
                job.check()
                self.emit(Progress(job.id, "answering", row + 1, 4))
            return ApplyReport(rows=4, done=4, failed=0, out=out or path.with_suffix(".answers.csv"))

        return self._start("apply", work)

    def compare(self, file: Path | None, adapter: str, details: Path | None = None) -> Job[Comparison]:
        def work(job: Job[Any]) -> Comparison:
            self._check("compare", adapter)
            self.emit(Progress(job.id, "base", 10, 160))
            self.gate.wait()
            job.check()
            return Comparison(
                rows=(
                    ModeScore("base", 0.62, "accuracy", 410.0, 96.0, 40, (0.47, 0.76)),
                    ModeScore("base+documents", None, "accuracy", why="nothing is indexed"),
                    ModeScore("tuned", 0.93, "accuracy", 380.0, 96.0, 40, (0.84, 1.0), (0.21, 0.4)),
                    ModeScore("tuned+documents", None, "accuracy", why="nothing is indexed"),
                ),
                recommend="tuned",
                why="what it needs to know is in the examples, and teaching gains 31 points",
                kind="classify",
                examples=40,
                adapter=adapter,
                training_seconds=372.0,
            )

        return self._start("compare", work)
