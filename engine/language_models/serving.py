"""The model that answers now: chosen, loaded, with its template and a prompt budget that fits this machine."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import settings
from engine.errors import EngineError
from engine.jobs import Job
from engine.language_models import hardware
from engine.language_models.adapters import NONE, Adapters, Choice
from engine.language_models.llm import GenerationStats, Llm, LlmConfig
from engine.language_models.models import LocalModel, ModelGone, Models
from engine.language_models.prompt import Budget, ChatTemplate
from engine.language_models.skills import Skill
from engine.paths import Paths
from engine.types import BetterModel, Event, HubAnswer, ModelChanged, ModelInfo, Notice, OfferedModel, Progress

if TYPE_CHECKING:
    from engine.language_models.hub_models import HubModels
    from engine.language_models.tuning import Tuned

UNMEASURED_TOKENS_PER_S = 300.0  # prompt reading of the starter as shipped, on two cores
ENOUGH_TO_MEASURE = 128  # prompt tokens read in one go that make a speed worth keeping
NEWS = 0.2  # a speed is written again when it differs by this share


@dataclass(frozen=True, slots=True)
class Serving:
    """A loaded model.

    `reads` says whether it may answer from passages in its own words: it is large enough (`Models.reads`), or its
    adapter is a skill that answers and has passed its gate. What another says is shown below the quotes and never
    instead of them. `skill` is that of the adapter.
    """

    id: str
    llm: Llm
    template: ChatTemplate
    budget: Budget
    reads: bool
    adapter: str | None
    measured: Callable[[GenerationStats], None]
    skill: Skill | None = None


class ModelHost:
    """Owns the model process on behalf of whoever asks.

    Args:
        emit: gets ModelChanged, and a Notice where an adapter that nobody named, or the model in use, is left out.
    """

    def __init__(
        self,
        paths: Paths,
        models: Models,
        adapters: Adapters,
        chosen: settings.Settings,
        llm: Llm,
        emit: Callable[[Event], None],
    ) -> None:
        self._paths = paths
        self.models = models
        self.adapters = adapters
        self.llm = llm
        self._settings = chosen
        self._emit = emit

    def ready(
        self, job: Job[Any], wanted: str | None = None, adapter: str | None = None, chat: str = ""
    ) -> Serving | None:
        """The model in use, or the one named, loaded; None if there is none on this computer.

        Args:
            adapter: id of the one to answer with, or "none". None takes the chat's, else the active one, if this
                model may serve it; if not, it is left out with a Notice.
            chat: id of the chat that is answered in.

        Raises:
            EngineError: it is gone, has changed, or does not fit into memory; or may not serve the adapter named.
            Cancelled: the job was cancelled meanwhile.
        """
        choice = self.adapters.choose(adapter, chat)
        local = self.models.get(wanted) if wanted else self.models.current()
        if local is None:
            return None
        config = self._config(self.llm, local)
        fresh = self.llm.loaded is None
        if fresh:
            self._emit(ModelChanged(local.id, "loading"))
        serving = self._load(job, self.llm, local, config)
        if fresh:
            self._emit(ModelChanged(local.id, "ready"))
        return self._adapted(job, serving, local, choice)

    def reads(self, job: Job[Any], wanted: str | None = None, adapter: str | None = None, chat: str = "") -> bool:
        """Whether what `ready` would give for the same arguments reads, told without loading it. Where the chosen model
        is gone nothing does, which a Notice tells: the files answer without it.

        Raises:
            EngineError: the model or the adapter named is gone, or the model for the adapter named.
        """
        choice = self.adapters.choose(adapter, chat)
        try:
            local = self.models.get(wanted) if wanted else self.models.current()
        except ModelGone as gone:
            if choice.named and choice.adapter is not None:
                raise
            message = f"answered without the language model: {gone.message}"  # told
            self._emit(Notice("warning", message, gone.hint, job.id))
            return False
        return local is not None and (self.models.reads(local) or choice.skill is not None)

    @contextlib.contextmanager
    def apart(self, job: Job[Any], wanted: str | None = None, adapter: str = NONE) -> Iterator[Serving | None]:
        """As `ready`, in a process of its own that ends with the block: for long work, which a question asked
        meanwhile neither waits for nor disturbs by switching the adapter. Weights are mapped, so both share them.
        """
        choice = self.adapters.choose(adapter)
        local = self.models.get(wanted) if wanted else self.models.current()
        if local is None:
            yield None
            return
        with contextlib.closing(self.llm.another()) as llm:
            yield self._adapted(job, self._load(job, llm, local, self._config(llm, local)), local, choice)

    def _adapted(self, job: Job[Any], serving: Serving, local: LocalModel, choice: Choice) -> Serving:
        """Puts the chosen adapter in place, or takes away the one that is there."""
        adapter = choice.adapter
        if adapter is not None and not choice.named and adapter.model_sha256 != local.source_sha256:
            adapter = None  # that of another model: nothing is wrong, and nothing to tell at each question
        if adapter is not None:
            try:
                self.adapters.check(adapter, local)
                serving.llm.adapter(adapter.checked())
            except EngineError as error:
                if choice.named:
                    raise
                message = f"answered without the skill {adapter.name!r}: {error.message}"  # told
                self._emit(Notice("warning", message, error.hint, job.id))
            else:
                reads = serving.reads or (adapter.skill.kind == "answer" and adapter.accepted)
                return replace(serving, adapter=adapter.id, skill=adapter.skill, reads=reads)
        serving.llm.adapter(None)
        return serving

    def _config(self, llm: Llm, local: LocalModel) -> LlmConfig:
        layers = self._settings.get(settings.GPU_LAYERS)
        gpu = llm.backends().gpu
        return self.models.config(
            local,
            hardware.machine(),
            context=self._settings.get(settings.CONTEXT),
            threads=self._settings.get(settings.THREADS),
            gpu_layers=None if layers < 0 else layers,
            gpu_free=gpu.memory_free if gpu else 0,
            in_memory=self.llm.path,
        )

    def _load(self, job: Job[Any], llm: Llm, local: LocalModel, config: LlmConfig) -> Serving:
        loaded = llm.load(config, cancelled=job.cancelled)
        speed = float(local.settings.get("prompt_tokens_per_s", UNMEASURED_TOKENS_PER_S))
        return Serving(
            id=local.id,
            llm=llm,
            template=ChatTemplate(partial(llm.render, cancelled=job.cancelled)),
            budget=Budget.of(loaded.n_ctx, on_cpu=loaded.gpu_layers == 0, prompt_tokens_per_s=speed),
            reads=self.models.reads(local),
            adapter=None,
            measured=lambda stats: self._remember_speed(local, stats),
        )

    def _remember_speed(self, local: LocalModel, stats: GenerationStats) -> None:
        if stats.prompt_tokens - stats.cached_tokens < ENOUGH_TO_MEASURE:
            return
        known = float(local.settings.get("prompt_tokens_per_s", 0.0))
        if abs(stats.prompt_tokens_per_s - known) > NEWS * known:
            self.models.remember(local, {"prompt_tokens_per_s": round(stats.prompt_tokens_per_s, 1)})

    # ------------------------------------------------------------------ models coming and going

    def import_file(self, job: Job[Any], file: Path, *, copy: bool, name: str) -> str:
        """Registers a GGUF file and gives its id; raises as `Models.import_file`."""

        def show(done: int, total: int) -> None:
            copying = copy and done > total / 2
            what = f"copying {file.name}" if copying else f"checking {file.name}"  # told
            self._emit(Progress(job.id, what, done, total))

        local = self.models.import_file(file, copy=copy, model=name, progress=show, cancelled=job.cancelled)
        self._emit(ModelChanged(local.id, "added"))
        return local.id

    def _hub(self, *, allowed: bool) -> HubModels:
        from engine.language_models.hub_models import HubModels
        from engine.network import Network

        return HubModels(self._paths, self.models, Network(self._paths.connections, allowed=allowed))

    def offered(self) -> tuple[OfferedModel, ...]:
        """As `HubModels.offered`."""
        return self._hub(allowed=False).offered()

    def ask_hub(self, model: str, *, allowed: bool) -> HubAnswer:
        """As `HubModels.ask`; raises as that, and if the network is not `allowed`."""
        return self._hub(allowed=allowed).ask(model, hardware.machine())

    def better_model(self, job: Job[Any], *, allowed: bool) -> BetterModel:
        """As `HubModels.better`; raises as that, and if the network is not `allowed`."""
        return self._hub(allowed=allowed).better(hardware.machine(), cancelled=job.cancelled)

    def pull(self, job: Job[Any], model: str, *, allowed: bool) -> str:
        """Downloads a model of the catalogue and gives the sha256 that the hub announced and the file has.

        Raises as `HubModels.pull`, and if the network is not `allowed`.
        """
        begun: list[tuple[float, int]] = []  # when the first bytes came, and how many were there then

        def show(done: int, total: int) -> None:
            now = time.monotonic()
            if not begun:
                begun.append((now, done))
            since, before = begun[0]
            left = (now - since) * (total - done) / (done - before) if done > before else None
            self._emit(Progress(job.id, f"downloading {model}", done, total, left))

        local = self._hub(allowed=allowed).pull(model, progress=show, cancelled=job.cancelled)
        if local.id != model:
            self._emit(Notice("info", f"{model} is here already, as {local.id}", job=job.id))
        self._emit(ModelChanged(local.id, "added"))
        return local.sha256

    def tune(self, job: Job[Any], model: str | None) -> Tuned:
        """Tunes a model, or the one in use, in a process of its own: answering meanwhile is possible, and
        disturbs the measurement. Raises as `tuning.tune`."""
        from engine.language_models import tuning

        source = self.models.source(model)
        with contextlib.closing(Llm(self._paths.logs, hashes=self.models.hashes)) as llm:
            tuned = tuning.tune(
                self.models,
                source,
                llm,
                hardware.machine(),
                self._paths.models,
                progress=lambda what, share: self._emit(Progress(job.id, what, share, 1.0)),
                cancelled=job.cancelled,
            )
        self._emit(ModelChanged(tuned.model.id, "chosen" if tuned.model == self.models.in_use() else "tuned"))
        return tuned

    def list(self) -> tuple[ModelInfo, ...]:
        """The language models, with what runs them here and what each would need."""
        loaded = self.llm.loaded
        return self.models.list(
            self._describe(),
            context=self._settings.get(settings.CONTEXT),
            in_memory=self.llm.path,
            gpu_layers=loaded.gpu_layers if loaded else 0,
        )

    def _describe(self) -> str:
        """Which backend runs models here, and why not a faster one."""
        return hardware.describe(self.llm.backends(), vendors=hardware.graphics_vendors())
