"""The language models that could be fetched: the catalogue, what the hub says of each, and its download.

The catalogue names repository, file and licence. Size and hash are asked of the hub, never remembered.
"""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import Cancelled, EngineError
from engine.language_models.hardware import Machine
from engine.language_models.models import COMPUTE_BYTES, GGUF_SUFFIX, LocalModel, Models
from engine.paths import Paths, resources
from engine.types import BetterModel, HubAnswer, OfferedModel

if TYPE_CHECKING:
    from engine.network import Network, Progress

READING_SPEED = 4.0  # tokens a second: about 180 words a minute


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model that can be pulled."""

    id: str
    name: str
    repository: str
    file: str
    license: str


@functools.cache
def catalogue() -> tuple[CatalogueEntry, ...]:
    """The models that `pull` knows, smallest first."""
    content = json.loads((resources() / "models.json").read_text(encoding="utf-8"))
    return tuple(CatalogueEntry(**entry) for entry in content["models"])


def best_of(answers: Sequence[HubAnswer]) -> HubAnswer | None:
    """The largest model that this computer has room for and that would not write slower than a person reads; where no
    speed was measured, room alone decides."""
    suited = [each for each in answers if each.fits and (each.tokens_per_s or READING_SPEED) >= READING_SPEED]
    return max(suited, key=lambda each: each.bytes, default=None)


class HubModels:
    """The catalogue, beside the models of a profile.

    Args:
        paths: downloads are kept in its `models` folder.
        models: what is here already, and where a download is registered.
        network: how the hub is asked.
    """

    def __init__(self, paths: Paths, models: Models, network: Network) -> None:
        self._folder = paths.models
        self._models = models
        self._network = network

    def offered(self) -> tuple[OfferedModel, ...]:
        """The catalogue, beside what is here of each; opens no connection."""
        here = {local.id for local in self._models.all()}
        return tuple(
            OfferedModel(
                entry.id,
                entry.name,
                entry.repository,
                entry.file,
                entry.license,
                entry.id in here,
                sum(part.stat().st_size for part in self._folder.glob(f"{entry.id}{GGUF_SUFFIX}.*.part")),
            )
            for entry in catalogue()
        )

    def ask(self, model: str, machine: Machine) -> HubAnswer:
        """Asks the hub how large a model is and what its hash is, without fetching it.

        Raises:
            EngineError: not in the catalogue, or as `Network.describe`.
        """
        entry = _entry(model)
        remote = self._network.describe(entry.repository, entry.file)
        speeds = [
            (speed * local.bytes) for local in self._models.all() if (speed := local.settings.get("tokens_per_s"))
        ]
        return HubAnswer(
            model=entry.id,
            url=remote.url,
            bytes=remote.bytes,
            sha256=remote.sha256,
            memory_bytes=remote.bytes + COMPUTE_BYTES,
            memory_free=machine.memory_free,
            disk_free=shutil.disk_usage(self._folder).free,
            # Each token reads all weights once, so the bytes read in a second are about the same for every model.
            tokens_per_s=max(speeds) / remote.bytes if speeds else None,
            name=entry.name,
        )

    def better(self, machine: Machine, *, cancelled: Callable[[], bool] = lambda: False) -> BetterModel:
        """Asks the hub of each model that is not here; see `best_of`.

        Raises:
            EngineError: not one of them could be asked of.
            Cancelled: `cancelled()` became true.
        """
        answers: list[HubAnswer] = []
        refused: list[EngineError] = []
        for model in self.offered():
            if cancelled():
                raise Cancelled
            if not model.here:
                try:
                    answers.append(self.ask(model.id, machine))
                except EngineError as error:  # one that has moved must not hide the others
                    refused.append(error)
        if refused and not answers:
            raise refused[0]
        answers.sort(key=lambda answer: answer.bytes)
        return BetterModel(tuple(answers), best_of(answers))

    def pull(
        self,
        model: str,
        *,
        progress: Progress = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> LocalModel:
        """Downloads a model and registers it; one that is here by another id is given as it is.

        Raises:
            EngineError: not in the catalogue, or as `Network.describe`, `Network.download` and `Models.import_file`.
            Cancelled: `cancelled()` became true; the next attempt goes on from there.
        """
        entry = _entry(model)
        if here := next((local for local in self._models.all() if local.id == entry.id), None):
            return here
        sha256 = self._network.describe(entry.repository, entry.file).sha256
        if known := next((local for local in self._models.all() if local.sha256 == sha256), None):
            return known
        target = self._folder / f"{entry.id}{GGUF_SUFFIX}"
        done = self._network.download(entry.repository, entry.file, target, progress=progress, cancelled=cancelled)
        self._models.hashes.remember(done.path, done.path.stat(), done.sha256)
        return self._models.import_file(done.path, model=entry.id, license=entry.license)


def _entry(model: str) -> CatalogueEntry:
    entry = next((entry for entry in catalogue() if entry.id == model), None)
    if entry is None:
        known = ", ".join(entry.id for entry in catalogue())
        raise EngineError(f"the catalogue has no model {model!r}", f"it has: {known}")
    return entry
