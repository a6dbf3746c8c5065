"""Teaching, as the window reaches it: the verbs of `engine.teach` without waiting. A part of the Backend."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.unfinished import APPLYING, COMPARING, TRAINER, TRAINING
from engine.errors import EngineError

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from engine.types import (
        AdapterInfo,
        ApplyReport,
        Comparison,
        Dataset,
        Example,
        ImportPreview,
        ImportReport,
        SkillAnswer,
        TrainerStatus,
        TrainPlan,
        TuneReport,
        TuneRequest,
        UnfinishedRun,
    )

Failed = Callable[[EngineError], None]
Ended = Callable[[], None]
Columns = Mapping[str, str] | None


class Teaching:
    """Every method returns at once; the outcome comes on the GUI thread, as `Backend.call` and `Backend.run` say."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    # ------------------------------------------------------------------ examples

    def datasets(self, done: Callable[[list[Dataset]], None]) -> None:
        self._backend.call(lambda engine: engine.teach.datasets(), done, key="datasets")

    def examples(self, dataset: str, done: Callable[[list[Example]], None]) -> None:
        self._backend.call(lambda engine: engine.teach.examples(dataset), done, key="examples")

    def add(self, dataset: str, examples: Sequence[Example], done: Callable[[list[int]], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.teach.add_examples(dataset, examples), done, failed)

    def edit(self, example: Example, failed: Failed, ended: Ended) -> None:
        self._backend.call(lambda engine: engine.teach.edit_example(example), None, failed, ended)

    def remove(self, examples: Sequence[Example], done: Callable[[None], None]) -> None:
        ids = [example.id for example in examples]
        self._backend.call(lambda engine: engine.teach.remove_examples(ids), done)

    def preview_import(
        self, file: Path, columns: Columns, done: Callable[[ImportPreview], None], failed: Failed
    ) -> Running:
        return self._backend.run(lambda engine: engine.teach.preview_import(file, columns), done=done, failed=failed)

    def import_examples(
        self, file: Path, dataset: str, columns: Columns, done: Callable[[ImportReport], None], failed: Failed
    ) -> Running:
        return self._backend.run(
            lambda engine: engine.teach.import_examples(file, dataset, columns), done=done, failed=failed
        )

    def export(self, file: Path, dataset: str, done: Callable[[int], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.teach.export_examples(file, dataset), done, failed)

    def correct(
        self,
        chat: str,
        turn: int,
        done: Callable[[Example], None],
        failed: Failed,
        *,
        correction: str | None = None,
        liked: bool | None = None,
    ) -> None:
        """Makes an example of an answer: the wanted words, or a thumb up or down."""
        self._backend.call(
            lambda engine: engine.teach.correct_answer(chat, turn, correction=correction, liked=liked), done, failed
        )

    def columns(self, file: Path, done: Callable[[Sequence[str]], None]) -> None:
        """The columns of a table; none if it is no table."""
        self.preview_import(file, None, lambda preview: done(preview.names), lambda _: done(()))

    # ------------------------------------------------------------------ training

    def trainer(self, done: Callable[[TrainerStatus], None]) -> None:
        self._backend.call(lambda engine: engine.teach.trainer(), done, key="trainer")

    def set_up(self, done: Callable[[TrainerStatus], None], failed: Failed, ended: Ended) -> Running:
        """Sets up what trains; the person has agreed to what is fetched."""
        return self._backend.run(
            lambda engine: engine.teach.setup_trainer(confirmed=True),
            done=done,
            failed=failed,
            ended=ended,
            work=TRAINER,
        )

    def plan(self, request: TuneRequest, done: Callable[[TrainPlan], None], failed: Failed) -> Running:
        return self._backend.run(lambda engine: engine.teach.plan(request), done=done, failed=failed)

    def tune(self, request: TuneRequest, done: Callable[[TuneReport], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(
            lambda engine: engine.teach.tune(request), done=done, failed=failed, ended=ended, work=TRAINING
        )

    def unfinished(self, done: Callable[[list[UnfinishedRun]], None]) -> None:
        self._backend.call(lambda engine: engine.teach.unfinished(), done, key="unfinished")

    def resume(self, run: str, done: Callable[[TuneReport], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(
            lambda engine: engine.teach.resume(run), done=done, failed=failed, ended=ended, work=TRAINING
        )

    def discard(self, run: str, done: Callable[[None], None]) -> None:
        self._backend.call(lambda engine: engine.teach.discard(run), done)

    # ------------------------------------------------------------------ skills

    def adapters(self, done: Callable[[list[AdapterInfo]], None], *, key: str = "adapters") -> None:
        """Calls of one `key` take the place of each other: see `Tasks.run`."""
        self._backend.call(lambda engine: engine.teach.adapters(), done, key=key)

    def use(self, adapter: str | None, done: Callable[[object], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.teach.use_adapter(adapter), done, failed)

    def remove_adapter(self, adapter: str, done: Callable[[object], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.teach.remove_adapter(adapter), done, failed)

    def try_skill(self, adapter: str, text: str, done: Callable[[SkillAnswer], None], failed: Failed) -> Running:
        return self._backend.run(lambda engine: engine.teach.try_skill(adapter, text), done=done, failed=failed)

    def apply(
        self,
        adapter: str,
        path: Path,
        column: str,
        out: Path | None,
        done: Callable[[ApplyReport], None],
        failed: Failed,
        ended: Ended,
    ) -> Running:
        return self._backend.run(
            lambda engine: engine.teach.apply(adapter, path, column or None, out),
            done=done,
            failed=failed,
            ended=ended,
            work=APPLYING,
        )

    def compare(self, adapter: str, done: Callable[[Comparison], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(
            lambda engine: engine.teach.compare(None, adapter),
            done=done,
            failed=failed,
            ended=ended,
            work=COMPARING,
        )
