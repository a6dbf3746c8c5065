"""The app's side of the language model: starts its process, feeds it, and survives it.

One request at a time: whoever asks while another runs waits. A process that dies or falls silent costs the
request it was working on, and nothing else: the next one starts a new process and loads the same model.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from engine.child import Child, ChildFailed, Message
from engine.children import child_argv
from engine.errors import Cancelled, EngineError
from engine.language_models.hardware import Backends, Device, layers_that_fit
from engine.language_models.prompt import Segment
from engine.system.hashing import HashCache, file_sha256

STALL_SECONDS = 60.0  # a living worker says something about every second
CANCEL_POLL_SECONDS = 0.03
CANCEL_PATIENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class LlmConfig:
    """A model file and how to run it.

    `flash_attention` None leaves the choice to llama.cpp. `gpu_layers` None means as many as fit into the
    measured free memory, for which `layers` (the output layer counted as one) and `layer_bytes` (weights and
    KV cache of a layer) are needed.
    """

    path: Path
    sha256: str
    n_ctx: int = 4096
    threads: int = 1
    batch: int = 512
    flash_attention: bool | None = None
    gpu_layers: int | None = 0
    layers: int = 0
    layer_bytes: int = 0


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """What the model says of itself, and what it got. `reason` tells why not more layers are on a GPU.

    `eot` is the id of the token that ends an answer, -1 if the model has none.
    """

    n_ctx: int
    n_ctx_train: int
    layers: int
    gpu_layers: int
    threads: int
    flash_attention: str
    eot: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GenerationStats:
    """`cached_tokens` of `prompt_tokens` were in the KV cache already; `tokens_per_s` counts output alone."""

    prompt_tokens: int
    cached_tokens: int
    output_tokens: int
    ttft_ms: float
    prompt_tokens_per_s: float
    tokens_per_s: float
    stop: Literal["end", "length", "stop", "loop"]


@dataclass(frozen=True, slots=True)
class Scores:
    """Teacher-forced: the likeliest token at each place of a continuation, and its own tokens' log p."""

    top: tuple[int, ...]
    logprobs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _AdapterFile:
    """A LoRA in use, or none, and what its file hashed to when it was chosen."""

    path: Path | None = None
    scale: float = 1.0
    sha256: str = ""


NO_ADAPTER = _AdapterFile()


class Llm:
    """The language model. Nothing is started before it is needed.

    Args:
        log_dir: folder of the process's log, `llm.log`.
        argv: command line of the process, if another than the real one.
        hashes: keeps the sha256 of model files between runs.
        stall_seconds: silence after which the process counts as stuck.
    """

    def __init__(
        self,
        log_dir: Path,
        *,
        argv: Sequence[str] | None = None,
        hashes: HashCache | None = None,
        stall_seconds: float = STALL_SECONDS,
    ) -> None:
        self._log = log_dir / "llm.log"
        self._argv = list(argv) if argv else child_argv("engine.language_models.llm_worker")
        self._hashes = hashes
        self._stall_seconds = stall_seconds
        self._ids = itertools.count(1)
        self._busy = threading.Lock()
        self._owner: int | None = None  # thread whose request runs: waiting for itself would be for ever
        self._stop = threading.Event()
        self._child: Child | None = None
        self._config: LlmConfig | None = None
        self._loaded: LoadedModel | None = None
        self._adapter = NO_ADAPTER
        self._gpu_limit: int | None = None  # layers that a former load showed to be too many, halved

    def another(self) -> Llm:
        """A process of the same kind beside this one, with nothing loaded; whoever takes it closes it."""
        return Llm(self._log.parent, argv=self._argv, hashes=self._hashes, stall_seconds=self._stall_seconds)

    # ------------------------------------------------------------------ the process

    @property
    def pid(self) -> int | None:
        """Of the process, if one runs."""
        child = self._child
        return child.pid if child and child.alive else None

    def backends(self) -> Backends:
        """What the installed llama.cpp can use; starts the process if need be, loads nothing.

        Raises:
            EngineError: the process does not start.
        """
        with self._request():
            return self._backends()

    def _backends(self) -> Backends:
        hello = self._running().hello
        return Backends(bool(hello["gpu_support"]), tuple(Device(**device) for device in hello["devices"]))

    def _running(self) -> Child:
        if self._child and not self._child.alive:
            self._forget()
        if self._child is None:
            try:
                self._child = Child("llm", self._argv, log=self._log)
            except ChildFailed as failure:
                raise EngineError(
                    f"the language model's process did not start: {failure.reason}", f"see {self._log}"
                ) from failure
        return self._child

    def _forget(self) -> None:
        """Ends the process, kindly if it still listens; the next request starts another."""
        child, self._child, self._loaded = self._child, None, None
        if child:
            child.stop()

    def _replies(self, request: Message, cancelled: Callable[[], bool] = lambda: False) -> Generator[Message]:
        """Sends a request and yields its replies, the last one with `done`.

        Raises:
            EngineError: refused by the worker, or the worker crashed, stalled or wrote garbage.
            Cancelled: `cancelled()` or `cancel()` said so; the worker is ready for the next request.
        """
        child = self._running()
        identity = next(self._ids)
        finished = False
        try:
            child.send({**request, "id": identity})
            heard = time.monotonic()
            while not finished:
                if cancelled() or self._stop.is_set():
                    raise Cancelled
                try:
                    reply, _ = child.receive(CANCEL_POLL_SECONDS)
                except TimeoutError:
                    if time.monotonic() - heard > self._stall_seconds:
                        raise ChildFailed("it stopped answering") from None
                    continue
                heard = time.monotonic()
                if reply.get("id") != identity:
                    raise ChildFailed("it answered with garbage")
                finished = bool(reply.get("done"))
                if "error" in reply:
                    raise EngineError(reply["error"], reply.get("hint", ""))
                if reply.get("cancelled"):
                    raise Cancelled
                if "alive" not in reply:
                    yield reply
        except ChildFailed as failure:
            finished = True
            self._forget()
            raise EngineError(
                f"the language model failed: {failure.reason}",
                f"ask again; if it fails again choose a smaller model, and see {self._log}",
            ) from failure
        finally:
            if not finished:  # cancelled, or the caller lost interest
                self._abandon(child, identity)

    def _abandon(self, child: Child, identity: int) -> None:
        """Cancels a request and waits for its last reply, so that the next one finds a free worker."""
        deadline = time.monotonic() + CANCEL_PATIENCE_SECONDS
        try:
            child.send({"cancel": identity})
            while (left := deadline - time.monotonic()) > 0:
                reply, _ = child.receive(left)
                if reply.get("id") == identity and reply.get("done"):
                    return
        except (TimeoutError, ChildFailed):
            pass  # too slow or gone: either way it is replaced
        self._forget()

    def _one(self, request: Message, cancelled: Callable[[], bool] = lambda: False) -> Message:
        *_, last = self._replies(request, cancelled)
        return last

    # ------------------------------------------------------------------ loading

    @property
    def path(self) -> Path | None:
        """File of the model that is in memory now."""
        return self._config.path if self._config and self._loaded and self.pid else None

    @property
    def loaded(self) -> LoadedModel | None:
        """The model that is in memory now."""
        return self._loaded

    def load(self, config: LlmConfig, *, cancelled: Callable[[], bool] = lambda: False) -> LoadedModel:
        """Loads a model unless it is loaded already; frees the former one.

        The whole file is hashed first: a file that is not the registered one is never given to a parser.
        A load that fails on the GPU is tried again with half the layers, on the CPU last.

        Raises:
            EngineError: the file is missing or another than registered, or cannot be loaded.
            Cancelled: `cancelled()` became true.
        """
        with self._request():
            if config != self._config:
                self._loaded, self._gpu_limit, self._adapter = None, None, NO_ADAPTER
                self._config = config
            elif self._loaded is None or self.pid is None:
                self._adapter = NO_ADAPTER  # who loads anew says anew which adapter
            return self._ready(cancelled)

    def ready(self) -> LoadedModel:
        """The model chosen by `load`, loaded again if its process has gone; raises as `load`."""
        with self._request():
            return self._ready()

    def _ready(self, cancelled: Callable[[], bool] = lambda: False) -> LoadedModel:
        if self._config is None:
            raise EngineError("no model is loaded", "choose one with: alcove models use M")
        self._running()  # notices a process that died, and with it the model
        if self._loaded is None:
            verify(self._config.path, self._config.sha256, self._hashes, cancelled=cancelled)
            self._loaded = self._place(self._config, cancelled)
            if self._adapter.path:
                self._adapt()
        return self._loaded

    def _place(self, config: LlmConfig, cancelled: Callable[[], bool]) -> LoadedModel:
        """Loads with as many layers on the GPU as go there."""
        wanted, reason = self._gpu_layers(config)
        layers = wanted
        while True:
            try:
                facts = self._one({"do": "load", **_load_request(config, layers)}, cancelled)
            except EngineError:
                if layers == 0:
                    raise
                layers //= 2
                self._gpu_limit = layers
                reason = f"{wanted} layers did not load on the GPU"  # told
                continue
            names = LoadedModel.__dataclass_fields__
            return LoadedModel(**{key: facts[key] for key in facts if key in names}, reason=reason)

    def _gpu_layers(self, config: LlmConfig) -> tuple[int, str]:
        """How many layers to ask for, and why not all."""
        if self._gpu_limit is not None:
            return self._gpu_limit, "more layers did not load on the GPU"  # told
        if config.gpu_layers is not None:
            return config.gpu_layers, ""
        gpu = self._backends().gpu
        if gpu is None:
            return 0, ""
        layers = layers_that_fit(gpu.memory_free, layers=config.layers, layer_bytes=config.layer_bytes)
        if layers == config.layers:
            return layers, ""
        free = gpu.memory_free / 2**30
        return layers, f"{free:.1f} GiB free on {gpu.name} holds {layers} of {config.layers} layers"  # told

    def unload(self) -> None:
        """Ends the process, once it is free, and so frees its memory; the next request loads the same model again."""
        with self._request():
            self._forget()

    def close(self) -> None:
        """As `unload`, but stops what it is doing, and forgets the model."""
        with self._request(interrupt=True):
            self._forget()
            self._config = None

    # ------------------------------------------------------------------ requests

    @contextlib.contextmanager
    def _request(self, *, interrupt: bool = False) -> Iterator[None]:
        """Waits for the model to be free; with `interrupt`, stops what it is doing."""
        if self._owner == threading.get_ident():
            raise RuntimeError("the model was asked in the midst of an answer it is giving to the same thread")
        if interrupt:
            self._stop.set()
        with self._busy:
            self._stop.clear()
            self._owner = threading.get_ident()
            try:
                yield
            finally:
                self._owner = None

    def cancel(self) -> None:
        """Stops the request that runs now, if one does; it raises Cancelled. Safe from any thread."""
        if self._busy.locked():
            self._stop.set()

    def render(
        self, messages: Sequence[Mapping[str, str]], *, cancelled: Callable[[], bool] = lambda: False
    ) -> str | None:
        """Messages as the model's own template writes them (`chat_template.rendered`); None if it has none that works.

        Raises:
            EngineError: no model can be loaded, or the process failed; at a template without end it falls silent.
            Cancelled: `cancelled()` became true.
        """
        with self._request():
            self._ready(cancelled)
            text: str | None = self._one({"do": "render", "messages": list(messages)}, cancelled)["text"]
            return text

    def tokenize(self, segments: Sequence[Segment]) -> list[int]:
        """Token ids, exactly as `generate` would read them.

        Raises:
            EngineError: no model can be loaded, or the process failed.
        """
        with self._request():
            self._ready()
            tokens: list[int] = self._one({"do": "tokenize", "segments": _wire(segments)})["tokens"]
            return tokens

    def count(self, segments: Sequence[Segment]) -> int:
        """Tokens in `segments`; raises as `tokenize`."""
        return len(self.tokenize(segments))

    def detokenize(self, tokens: Sequence[int]) -> str:
        """Text of token ids, control tokens left out; raises as `tokenize`."""
        with self._request():
            self._ready()
            return str(self._one({"do": "detokenize", "tokens": list(tokens)})["text"])

    def generate(
        self,
        prompt: Sequence[Segment] | Sequence[int],
        *,
        max_tokens: int,
        seed: int = 0,
        temperature: float = 0.0,
        top_p: float = 0.95,
        stop: Sequence[str] = (),
        endless: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[str | GenerationStats]:
        """Streams an answer: pieces of whole characters, at the very end its statistics.

        The model is busy until the statistics come or the iterator is closed. What the KV cache holds of the prompt's
        beginning is not read again; an answer given back as a segment of its own keeps its very tokens.

        Args:
            prompt: segments or token ids.
            temperature: 0 takes the likeliest token each time, whatever the seed.
            stop: texts that end the answer and are not part of it.
            endless: goes on after the model's own end, up to `max_tokens` (to measure speed).

        Raises:
            EngineError: the prompt does not fit, no model can be loaded, or the process failed.
            Cancelled: within 300 ms of `cancelled()` or `cancel()`, also while the prompt is being read.
        """
        with self._request():
            self._ready(cancelled)
            request: Message = {
                "do": "generate",
                "max_tokens": max_tokens,
                "seed": seed,
                "temperature": temperature,
                "top_p": top_p,
                "stop": list(stop),
                "endless": endless,
                **_prompt(prompt),
            }
            # Closed at once when our caller stops iterating, so that the worker is free when the lock is.
            with contextlib.closing(self._replies(request, cancelled)) as replies:
                for reply in replies:
                    if text := reply.get("text"):
                        yield text
                    last = reply
        yield GenerationStats(**{key: last[key] for key in GenerationStats.__slots__})

    def score(
        self,
        prompt: Sequence[int],
        continuation: Sequence[int],
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Scores:
        """Judges a continuation token by token, each given all before it. Raises as `generate`."""
        with self._request():
            self._ready(cancelled)
            request = {"do": "score", "prompt": list(prompt), "continuation": list(continuation)}
            reply = self._one(request, cancelled)
            return Scores(tuple(reply["top"]), tuple(reply["logprobs"]))

    def rank(
        self,
        prompt: Sequence[int],
        continuations: Sequence[Sequence[int]],
        *,
        negligible: float = 0.0,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[tuple[float, ...], ...]:
        """log p of the tokens of each continuation, each given the prompt and what precedes it.

        As `score` of each, read at once: the prompt once, and once what continuations have in common. The KV
        cache keeps the prompt for the next request. Raises as `generate`.

        Args:
            negligible: 0 follows every continuation to its end. Else one that cannot reach this share of the
                best one's probability is left where that is clear: fewer values than tokens, whose sum still
                bounds its log p from above. The best is the best either way, and found several times sooner.
        """
        with self._request():
            self._ready(cancelled)
            request = {
                "do": "rank",
                "prompt": list(prompt),
                "continuations": [list(continuation) for continuation in continuations],
                "negligible": negligible,
            }
            return tuple(map(tuple, self._one(request, cancelled)["logprobs"]))

    def adapter(self, path: Path | None, *, scale: float = 1.0) -> None:
        """Serves with this GGUF LoRA from now on (None: without); kept over restarts of the process.

        Raises:
            EngineError: it is no adapter for this model; the model then runs without one.
        """
        with self._request():
            self._ready()
            wanted = _AdapterFile(path, scale, _adapter_sha256(path)) if path else NO_ADAPTER
            if wanted != self._adapter:
                self._adapter = wanted
                self._adapt()

    def _adapt(self) -> None:
        path, scale = self._adapter.path, self._adapter.scale
        if path and _adapter_sha256(path) != self._adapter.sha256:  # the process was started again meanwhile
            self._adapter = NO_ADAPTER
            raise EngineError(f"the adapter {path.name} has changed while it was in use", "choose it again")
        try:
            self._one({"do": "adapter", "path": str(path) if path else None, "scale": scale})
        except EngineError:
            self._adapter = NO_ADAPTER
            raise

    def quantize(
        self,
        source: Path,
        target: Path,
        kind: str,
        *,
        threads: int,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Writes `source` to `target` in another quantisation, such as "Q4_0". Any loaded model leaves memory.

        The library call cannot be stopped, so cancelling ends the process; `target` may then be half written.

        Raises:
            EngineError: llama.cpp cannot make it, or the process failed.
            Cancelled: `cancelled()` became true.
        """
        with self._request():
            self._forget()
            request = {"source": str(source), "target": str(target), "type": kind, "threads": threads}
            child = self._running()
            try:
                child.send({"do": "quantize", "id": 0, **request})
                while not cancelled() and not self._stop.is_set():
                    with contextlib.suppress(TimeoutError):
                        reply, _ = child.receive(CANCEL_POLL_SECONDS)
                        if "error" in reply:
                            raise EngineError(reply["error"], reply["hint"])
                        return
                raise Cancelled
            except ChildFailed as failure:
                raise EngineError(f"the model could not be converted: {failure.reason}") from failure
            finally:
                self._child = None
                child.stop(ask=False)


def verify(
    path: Path, sha256: str, hashes: HashCache | None = None, *, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Whether a model file is still the registered one.

    Raises:
        EngineError: it is missing, or another.
        Cancelled: `cancelled()` became true.
    """
    try:
        found = file_sha256(path, hashes, cancelled=cancelled)
    except OSError as error:
        raise EngineError(
            f"the model file {path} cannot be read: {error.strerror}", "choose another with: alcove models use M"
        ) from error
    if found != sha256:
        raise EngineError(
            f"the model file {path} has changed: its sha256 is {found[:12]}… instead of {sha256[:12]}…",
            "import it again if you replaced it yourself: alcove models import FILE",
        )


def _adapter_sha256(path: Path) -> str:
    try:
        return file_sha256(path)
    except OSError as error:
        raise EngineError(f"{path.name} is not an adapter: {error.strerror}", "choose another") from error


def _load_request(config: LlmConfig, gpu_layers: int) -> dict[str, Any]:
    wanted = asdict(replace(config, gpu_layers=gpu_layers))
    for parents_business in ("sha256", "layers", "layer_bytes"):
        del wanted[parents_business]
    return {**wanted, "path": str(config.path)}


def _wire(segments: Sequence[Segment]) -> list[tuple[str, bool]]:
    return [(segment.text, segment.is_markup) for segment in segments]


def _prompt(prompt: Sequence[Segment] | Sequence[int]) -> dict[str, Any]:
    segments = [part for part in prompt if isinstance(part, Segment)]
    return {"segments": _wire(segments)} if segments else {"tokens": list(prompt)}
