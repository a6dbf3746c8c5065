"""Teaching a model a skill: the Engine's verbs about examples, training, adapters and their use.

Reached as `engine.teach`; a part of the Engine that most of what people do with it never loads.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.jobs import Job
from engine.settings import CHAT_MODEL, Settings
from engine.types import AdaptersChanged

if TYPE_CHECKING:
    from engine.examples.example_files import ExampleFile
    from engine.examples.examples import Examples
    from engine.language_models.serving import ModelHost
    from engine.paths import Paths
    from engine.retrieval.searching import Searching
    from engine.store.user import UserStore
    from engine.teaching.parity import Parity
    from engine.teaching.training import Training
    from engine.types import (
        AdapterInfo,
        ApplyReport,
        Comparison,
        Dataset,
        Event,
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

DEFAULT_DATASET = "examples"

Start = Callable[[str, Callable[[Job[Any]], Any]], Job[Any]]
Alone = Callable[[Job[Any]], AbstractContextManager[None]]


class Teaching:
    """The verbs. Those that take time return a Job; the rest return at once.

    Args:
        start: makes a Job of a name and its work, and starts it.
        host: the language model; called when it is needed, since making it loads its module.
        alone: waits for the model in use, and keeps every question from it for a block.
        emit: gets every Event.
    """

    def __init__(
        self,
        paths: Paths,
        users: UserStore,
        settings: Settings,
        searching: Searching,
        host: Callable[[], ModelHost],
        alone: Alone,
        start: Start,
        emit: Callable[[Event], None],
        *,
        offline: bool,
    ) -> None:
        self._paths = paths
        self._users = users
        self._settings = settings
        self._searching = searching
        self._host = host
        self._alone = alone
        self._start = start
        self._emit = emit
        self._offline = offline
        self._train_turn = threading.Lock()
        self._rejudging: tuple[object, Job[dict[str, Parity]]] | None = None

    # ------------------------------------------------------------------ examples

    def datasets(self) -> list[Dataset]:
        """The sets of examples there are, by name."""
        return self._examples.datasets()

    def examples(self, dataset: str | None = None) -> list[Example]:
        """The examples of a set, or all, in the order they came; those that are set aside say why."""
        return self._examples.examples(dataset)

    def add_examples(self, dataset: str, examples: Sequence[Example]) -> list[int]:
        """Keeps examples; gives their ids. One that is not usable (yet) is kept and set aside.

        Raises:
            EngineError: the name of the set is empty, or an example is larger than any model could read.
        """
        return self._examples.add(dataset, examples)

    def edit_example(self, example: Example) -> Example:
        """Replaces the example of this id, and judges its set anew.

        Raises:
            EngineError: there is none of that id; or as `add_examples`.
        """
        return self._examples.edit(example)

    def remove_examples(self, ids: Sequence[int]) -> None:
        """Deletes examples for good.

        Raises:
            EngineError: there is none of one of the ids; then none is removed.
        """
        self._examples.remove(ids)

    def preview_import(self, file: Path, columns: Mapping[str, str] | None = None) -> Job[ImportPreview]:
        """What a file of examples holds; nothing is kept. Its result raises as that of `import_examples`."""
        return self._start("preview", lambda _: self._example_file(file, columns).preview())

    def import_examples(self, file: Path, dataset: str, columns: Mapping[str, str] | None = None) -> Job[ImportReport]:
        """Adds the examples of a CSV, TSV, JSON, JSON Lines or spreadsheet file to a set.

        Args:
            columns: replaces the guess, wholly or in part: "instruction", "input", "output" or "passages" -> the
                name of a column.

        Raises (from the job's result):
            EngineError: the file cannot be read, holds no usable example, or a column is not in it.
        """

        def work(job: Job[Any]) -> ImportReport:
            found = self._example_file(file, columns)
            job.check()
            return self._examples.take_in(dataset, found)

        return self._start("import", work)

    def export_examples(self, file: Path, dataset: str | None = None) -> int:
        """Writes examples to a CSV or JSON Lines file, by its name; gives their number.

        Raises:
            EngineError: there are none, or the file cannot be written.
        """
        from engine.examples.example_export import write_examples

        examples = self._examples.examples(dataset)
        if not examples:
            raise EngineError("there are no examples to export", "see: alcove examples list")
        return write_examples(file, examples)

    def correct_answer(
        self,
        chat: str,
        turn: int,
        *,
        correction: str | None = None,
        liked: bool | None = None,
        dataset: str = DEFAULT_DATASET,
    ) -> Example:
        """Makes an example of an answer: as it is (`liked`), or as it should have been (`correction`).

        An answer that is only marked as wrong becomes an example that is set aside until its right answer is
        written. Correcting the same answer again replaces the example.

        Args:
            turn: place of the answer in `Engine.chat(chat)`, from 0.

        Raises:
            EngineError: there is no such answer, or nothing is said about it.
        """
        return self._examples.correct(chat, turn, correction=correction, liked=liked, dataset=dataset)

    @functools.cached_property
    def _examples(self) -> Examples:
        from engine.examples.examples import Examples

        return Examples(self._users, self._emit)

    def _example_file(self, file: Path, columns: Mapping[str, str] | None) -> ExampleFile:
        from engine.examples.example_files import read_file

        return read_file(file, columns, log_dir=self._paths.logs)

    # ------------------------------------------------------------------ training

    def plan(self, request: TuneRequest | None = None) -> Job[TrainPlan]:
        """What a training run would do: examples, settings with their reasons, time and memory.

        Args:
            request: None leaves everything to Alcove.

        Raises (from the job's result):
            EngineError: the examples or the model cannot be trained, or there is no trainer yet.
        """
        wanted = request or _anything()
        return self._start("plan", lambda job: self._training.plan(job, wanted))

    def tune(self, request: TuneRequest | None = None) -> Job[TuneReport]:
        """Teaches the model a skill: trains, judges by both gates, registers; activates it if it is better.

        Cancelling stops within 3 s and keeps a checkpoint: see `unfinished`. Raises as `plan`, and EngineError if
        memory will not do or the trainer failed.
        """
        wanted = request or _anything()
        return self._start("tune", lambda job: self._one_at_a_time(lambda: self._training.tune(job, wanted)))

    def unfinished(self) -> list[UnfinishedRun]:
        """Training runs that were stopped or broke off; one that cannot go on says why. Not one that is under way."""
        return self._training.runs.unfinished()

    def resume(self, run: str) -> Job[TuneReport]:
        """Goes on with a run; its result raises as that of `tune`, and EngineError if there is none of that id, or
        it cannot go on."""
        return self._start("tune", lambda job: self._one_at_a_time(lambda: self._training.resume(job, run)))

    def discard(self, run: str) -> None:
        """Deletes an unfinished run, also one that cannot go on.

        Raises:
            EngineError: there is none of that id, it is under way, or a file cannot be deleted.
        """
        self._training.runs.discard(run)

    def _one_at_a_time(self, work: Callable[[], TuneReport]) -> TuneReport:
        if not self._train_turn.acquire(blocking=False):
            raise EngineError("a training run is under way already", "wait for it, or stop it")
        try:
            return work()
        finally:
            self._train_turn.release()

    @functools.cached_property
    def _training(self) -> Training:
        from engine.teaching.training import Training

        host = self._host()
        return Training(self._paths, self._settings, host, self._alone, self._examples, host.adapters, self._emit)

    def trainer(self) -> TrainerStatus:
        """The Python that trains, or what setting one up would take; nothing is loaded or fetched."""
        from engine.trainers import trainer_python

        return trainer_python.status(self._settings)

    def setup_trainer(self, *, confirmed: bool = False) -> Job[TrainerStatus]:
        """Makes the Python that trains, unless there is one: the other verb that may open a connection.

        Raises:
            NeedsConfirmation: not `confirmed`; it says how much is fetched and kept.
            EngineError: it cannot be set up on this machine, or runs offline. Later, from the job's result: the
                connection, the disk or a package failed; what has arrived is kept for the next time.
        """
        from engine.network import Network
        from engine.settings import OFFLINE, TRAINER_PYTHON
        from engine.trainers import trainer_python
        from engine.trainers.trainer_locks import choose
        from engine.trainers.trainer_setup import TrainerSetup

        if self._settings.get(TRAINER_PYTHON):
            trainer_python.find(self._settings)  # raises if it will not do: one set up would not be used
        now = self.trainer()
        if now.kind:
            return self._start("setup", lambda _: now)
        network = Network(self._paths.connections, allowed=not (self._offline or self._settings.get(OFFLINE)))
        setup = TrainerSetup(self._settings, choose(), network, self._paths.logs)
        if not confirmed:
            raise setup.consent()

        def work(job: Job[Any]) -> TrainerStatus:
            setup.run(job, job.shows(self._emit, "setting up"))
            return trainer_python.status(self._settings)

        return self._start("setup", work)

    # ------------------------------------------------------------------ adapters

    def adapters(self) -> list[AdapterInfo]:
        """The skills that models were taught, the newest first."""
        return list(self._host().adapters.list())

    def use_adapter(self, adapter: str | None) -> AdapterInfo | None:
        """Makes a skill the one that answers use from now on; None, or "none", takes it away.

        Raises:
            EngineError: there is none of that id, or the model in use may not serve it.
        """
        adapters = self._host().adapters
        chosen = adapters.use(adapter)
        self._emit(AdaptersChanged(chosen.id if chosen else ""))
        return adapters.info(chosen) if chosen else None

    def remove_adapter(self, adapter: str) -> None:
        """Deletes a skill and its files for good.

        Raises:
            EngineError: there is none of that id, or a file cannot be deleted.
        """
        self._emit(AdaptersChanged(self._host().adapters.remove(adapter).id))

    # ------------------------------------------------------------------ putting a skill to work

    def try_skill(self, adapter: str, text: str, passages: Sequence[str] = ()) -> Job[SkillAnswer]:
        """What a skill answers to a text, with the model in use.

        Raises (from the job's result):
            EngineError: there is no such skill, the model in use may not serve it, or the text is empty or too long.
        """

        def work(job: Job[Any]) -> SkillAnswer:
            from engine.language_models.labelling import Skilled

            with self._alone(job):
                serving = self._host().ready(job, adapter=self._host().adapters.get(adapter).id)
                if serving is None or serving.skill is None:
                    raise EngineError("there is no language model here", "import one with: alcove models import FILE")
                skilled = Skilled(serving.llm, serving.skill, serving.template, serving.budget)
                return skilled.answer(serving.skill.example(text, passages=passages), cancelled=job.cancelled)

        return self._start("try", work)

    def apply(self, adapter: str, path: Path, column: str | None = None, out: Path | None = None) -> Job[ApplyReport]:
        """The skill over every row of a table or every file of a folder; goes on where it was stopped or killed.

        Args:
            column: of the text to answer; None guesses it.
            out: a .csv or .jsonl file; None: beside what was given, as NAME.ADAPTER.csv.

        Raises (from the job's result):
            EngineError: there is no such skill, file or column, the model in use may not serve the skill, or the
                answers cannot be written.
        """

        def work(job: Job[Any]) -> ApplyReport:
            from engine.teaching import applying

            return applying.apply_here(
                job,
                self._paths,
                self._searching,
                self._host(),
                adapter,
                path.expanduser().absolute(),
                column,
                out,
                emit=self._emit,
            )

        return self._start("apply", work)

    # ------------------------------------------------------------------ comparing

    def compare(
        self, file: Path | None = None, adapter: str | None = None, details: Path | None = None
    ) -> Job[Comparison]:
        """Answers the same examples four ways, with and without documents and a skill, and recommends one.

        Args:
            file: examples; None takes those that were held out when the skill was taught.
            adapter: id of a skill, or "none"; None takes the one in use, else the newest of the model in use.
            details: gets a JSON line a row and way, enough to score it again elsewhere.

        Raises (from the job's result):
            EngineError: there is no model, no such skill or no example, or a file cannot be read or written.
        """

        def work(job: Job[Any]) -> Comparison:
            from engine.teaching import contenders

            return contenders.compare_here(
                job,
                self._paths,
                self._searching,
                self._host(),
                file=file,
                adapter=adapter,
                details=details,
                told=self._emit,
                progress=job.shows(self._emit, "comparing"),
            )

        return self._start("compare", work)

    def rejudge(self, adapter: str | None = None, model: str | None = None) -> Job[dict[str, Parity]]:
        """Asks the parity gate of a skill on a variant of its model; without a name, of all it was never asked of.

        What is being judged already is not judged twice: the job under way is given.

        Args:
            model: id of the variant; None: the model in use.

        Raises (from the job's result):
            EngineError: there is none of these, or what was kept of a skill is damaged.
        """

        def work(job: Job[Any]) -> dict[str, Parity]:
            from engine.teaching import rejudging

            return rejudging.rejudge(
                job,
                self._host(),
                model=model,
                adapter=adapter,
                progress=job.shows(self._emit, "comparing with the trainer"),
                told=lambda skill: self._emit(AdaptersChanged(skill)),
            )

        asked = (adapter, model or self._settings.get(CHAT_MODEL))
        if self._rejudging is None or self._rejudging[1].done or self._rejudging[0] != asked:
            self._rejudging = (asked, self._start("rejudge", work))
        return self._rejudging[1]


def _anything() -> TuneRequest:
    from engine.types import TuneRequest

    return TuneRequest()
