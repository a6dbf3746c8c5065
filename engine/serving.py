"""The model that answers now: chosen, loaded, with its template and a prompt budget that fits this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine import hardware, settings
from engine.jobs import Job
from engine.llm import GenerationStats, Llm
from engine.models import LocalModel, Models, starter_sha256
from engine.prompt import Budget, ChatTemplate
from engine.types import Event, ModelChanged

UNMEASURED_TOKENS_PER_S = 300.0  # prompt reading of the starter as shipped, on two cores
ENOUGH_TO_MEASURE = 128  # prompt tokens read in one go that make a speed worth keeping
NEWS = 0.2  # a speed is written again when it differs by this share


@dataclass(frozen=True, slots=True)
class Serving:
    """A loaded model.

    `reads` says whether it has been shown to answer from passages; one that has not (the starter without an
    adapter) is shown below the quotes and never instead of them.
    """

    id: str
    llm: Llm
    template: ChatTemplate
    budget: Budget
    reads: bool
    adapter: str | None
    measured: Callable[[GenerationStats], None]


class ModelHost:
    """Owns the model process on behalf of whoever asks.

    Args:
        emit: gets ModelChanged.
    """

    def __init__(self, models: Models, chosen: settings.Settings, llm: Llm, emit: Callable[[Event], None]) -> None:
        self.models = models
        self.llm = llm
        self._settings = chosen
        self._emit = emit

    def ready(self, job: Job[Any], wanted: str | None = None) -> Serving | None:
        """The model in use, or the one named, loaded; None if there is none on this computer.

        Raises:
            EngineError: it is gone, has changed, or does not fit into memory.
            Cancelled: the job was cancelled meanwhile.
        """
        local = self.models.get(wanted) if wanted else self.models.current()
        if local is None:
            return None
        layers = self._settings.get(settings.GPU_LAYERS)
        gpu = self.llm.backends().gpu
        config = self.models.config(
            local,
            hardware.machine(),
            context=self._settings.get(settings.CONTEXT),
            threads=self._settings.get(settings.THREADS),
            gpu_layers=None if layers < 0 else layers,
            gpu_free=gpu.memory_free if gpu else 0,
        )
        fresh = self.llm.loaded is None
        if fresh:
            self._emit(ModelChanged(local.id, "loading"))
        loaded = self.llm.load(config, cancelled=job.cancelled)
        if fresh:
            self._emit(ModelChanged(local.id, "ready"))
        speed = float(local.settings.get("prompt_tokens_per_s", UNMEASURED_TOKENS_PER_S))
        return Serving(
            id=local.id,
            llm=self.llm,
            template=ChatTemplate(loaded.chat_template, bos=loaded.bos, eos=loaded.eos),
            budget=Budget.of(loaded.n_ctx, on_cpu=loaded.gpu_layers == 0, prompt_tokens_per_s=speed),
            reads=local.source_sha256 != starter_sha256(),
            adapter=None,
            measured=lambda stats: self._remember_speed(local, stats),
        )

    def _remember_speed(self, local: LocalModel, stats: GenerationStats) -> None:
        if stats.prompt_tokens - stats.cached_tokens < ENOUGH_TO_MEASURE:
            return
        known = float(local.settings.get("prompt_tokens_per_s", 0.0))
        if abs(stats.prompt_tokens_per_s - known) > NEWS * known:
            self.models.remember(local, {"prompt_tokens_per_s": round(stats.prompt_tokens_per_s, 1)})

    def describe(self) -> str:
        """Which backend runs models here, and why not a faster one."""
        return hardware.describe(self.llm.backends(), vendors=hardware.graphics_vendors())
