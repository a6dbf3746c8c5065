"""Teaching a model a skill: the Engine's verbs about examples, training, adapters and their use.

Reached as `engine.teach`; a part of the Engine that most of what people do with it never loads.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.jobs import Job
from engine.paths import Paths
from engine.settings import Settings
from engine.store.user import UserStore
from engine.types import Comparison, Dataset, Event, Example, ImportPreview, ImportReport, Progress, TrainerStatus

if TYPE_CHECKING:
    from engine.example_files import ExampleFile
    from engine.examples import Examples
    from engine.searching import Searching
    from engine.serving import ModelHost

DEFAULT_DATASET = "examples"

Start = Callable[[str, Callable[[Job[Any]], Any]], Job[Any]]


class Teaching:
    """The verbs. Those that take time return a Job; the rest return at once.

    Args:
        start: makes a Job of a name and its work, and starts it.
        host: the language model; called when it is needed, since making it loads its module.
        emit: gets every Event.
    """

    def __init__(
        self,
        paths: Paths,
        users: UserStore,
        settings: Settings,
        searching: Searching,
        host: Callable[[], ModelHost],
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
        self._start = start
        self._emit = emit
        self._offline = offline

    def _progress(self, job: Job[Any], label: str) -> Callable[[float, float], None]:
        def show(done: float, total: float) -> None:
            job.check()
            self._emit(Progress(job.id, label, done, total))

        return show

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
        from engine.example_export import write_examples

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
        from engine.examples import Examples

        return Examples(self._users, self._emit)

    def _example_file(self, file: Path, columns: Mapping[str, str] | None) -> ExampleFile:
        from engine.example_files import read_file

        return read_file(file, columns, log_dir=self._paths.logs)

    # ------------------------------------------------------------------ training

    def trainer(self) -> TrainerStatus:
        """The Python that trains, or what setting one up would take; nothing is loaded or fetched."""
        from engine import trainer_python

        return trainer_python.status(self._settings)

    def setup_trainer(self, *, confirmed: bool = False) -> Job[TrainerStatus]:
        """Makes the Python that trains, unless there is one: the other verb that may open a connection.

        Raises:
            NeedsConfirmation: not `confirmed`; it says how much is fetched and kept.
            EngineError: it cannot be set up on this machine, or runs offline. Later, from the job's result: the
                connection, the disk or a package failed; what has arrived is kept for the next time.
        """
        from engine import trainer_python
        from engine.network import Network
        from engine.settings import TRAINER_PYTHON
        from engine.trainer_locks import choose
        from engine.trainer_setup import TrainerSetup

        if self._settings.get(TRAINER_PYTHON):
            trainer_python.find(self._settings)  # raises if it will not do: one set up would not be used
        now = self.trainer()
        if now.kind:
            return self._start("setup", lambda _: now)
        network = Network(self._paths.logs / "connections.log", allowed=not self._offline)
        setup = TrainerSetup(self._settings, choose(), network, self._paths.logs)
        if not confirmed:
            raise setup.consent()

        def work(job: Job[Any]) -> TrainerStatus:
            setup.run(job, self._progress(job, "setting up"))
            return trainer_python.status(self._settings)

        return self._start("setup", work)

    # ------------------------------------------------------------------ adapters

    # ------------------------------------------------------------------ putting a skill to work

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

        if adapter not in (None, "none"):
            raise EngineError(f"there is no skill {adapter!r} here", "see: alcove adapters list")

        def work(job: Job[Any]) -> Comparison:
            from engine import contenders

            return contenders.compare_here(
                job,
                self._paths,
                self._searching,
                self._host(),
                file=file,
                chosen=None,
                untaught="no skill was taught yet",
                details=details,
                told=self._emit,
                progress=self._progress(job, "comparing"),
            )

        return self._start("compare", work)
