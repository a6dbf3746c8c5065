"""Models, as the window reaches them: the Engine's verbs without waiting. A part of the Backend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.unfinished import DOWNLOAD, IMPORT, INDEX, TUNING
from engine.errors import EngineError

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from engine.language_models.tuning import Tuned
    from engine.types import BetterModel, FoundModel, HubAnswer, ModelInfo, OfferedModel

Failed = Callable[[EngineError], None]
Ended = Callable[[], None]


class Modelling:
    """Every method returns at once; the outcome comes on the GUI thread, as `Backend.call` and `Backend.run` say."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def models(self, done: Callable[[Sequence[ModelInfo]], None]) -> None:
        self._backend.call(lambda engine: engine.models(), done, key="models")

    def use(self, model: str, done: Callable[[None], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.use_model(model), done, failed)

    def remove(self, model: str, done: Callable[[None], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.remove_model(model), done, failed)

    def bring(
        self, file: Path, name: str, done: Callable[[str], None], failed: Failed, ended: Ended, *, copy: bool
    ) -> Running:
        """Registers a GGUF file, copied or where it is; `done` gets its id."""
        return self._backend.run(
            lambda engine: engine.import_model(file, copy=copy, name=name),
            done=done,
            failed=failed,
            ended=ended,
            work=IMPORT,
        )

    def tune(self, model: str, done: Callable[[Tuned], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(
            lambda engine: engine.tune_model(model), done=done, failed=failed, ended=ended, work=TUNING
        )

    def find(self, done: Callable[[list[FoundModel]], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(lambda engine: engine.find_models(), done=done, failed=failed, ended=ended)

    def offered(self, done: Callable[[list[OfferedModel]], None]) -> None:
        self._backend.call(lambda engine: engine.offered_models(), done, key="offered models")

    def ask_hub(self, model: str, done: Callable[[HubAnswer], None], failed: Failed, ended: Ended) -> Running:
        """Asks what a download would be; this opens a connection."""
        return self._backend.run(lambda engine: engine.ask_hub(model), done=done, failed=failed, ended=ended)

    def may_be_better(self, done: Callable[[bool], None]) -> None:
        """Whether the model that came along is the one that answers, and none on offer is here; opens no connection."""
        self._backend.call(
            lambda engine: engine.starter_answers and not any(model.here for model in engine.offered_models()),
            done,
            lambda _error: None,
            key="better model",
        )

    def better(self, done: Callable[[BetterModel], None], failed: Failed, ended: Ended) -> Running:
        """Asks which model suits this computer best; this opens connections."""
        return self._backend.run(lambda engine: engine.better_model(), done=done, failed=failed, ended=ended)

    def pull(self, model: str, done: Callable[[str], None], failed: Failed, ended: Ended) -> Running:
        """Downloads; `done` gets the sha256 that was announced and checked."""
        return self._backend.run(
            lambda engine: engine.pull_model(model), done=done, failed=failed, ended=ended, work=DOWNLOAD
        )

    def use_embedder(self, place: str, done: Callable[[bool], None], failed: Failed, ended: Ended) -> Running:
        """Builds the index anew; `done` gets False if this embedder serves already."""
        return self._backend.run(
            lambda engine: engine.use_embedder(place), done=done, failed=failed, ended=ended, work=INDEX
        )
