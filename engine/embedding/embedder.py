"""Texts to vectors: questions in this process at once, passages in a child at low priority.

`Embedder` is what the rest of the engine sees. Questions and the few sentences scored with them run on a
session of one thread here, loaded at the first use. Passages go to `embed_worker` in small batches of like
length; each of its threads finds the next batch waiting when it has answered one, so it is never idle while
there is work. `embed_passages` blocks: call it from a thread of its own and prepare the next passages
meanwhile; calls are served one after the other, but those in a hurry go before the rest of a longer one.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from engine.child import Child, ChildFailed, Message
from engine.children import child_argv
from engine.embedding import embed_worker
from engine.embedding.effort import Effort, physical_cores
from engine.embedding.embedding_model import EmbedderSpec, EmbeddingModel, encodable, load_tokenizer
from engine.errors import Cancelled, EngineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["Embedder", "EmbedderSpec", "check_canonical", "physical_cores"]

CANONICAL_FILE = "canonical.json"
BATCH_TOKENS = 512  # padding included: two full chunks, about 35 ms of one core
SENTENCE_BATCH_TOKENS = 256  # small, so that a few dozen sentences spread over all cores
IN_FLIGHT_PER_THREAD = 2  # one batch being embedded, one waiting in the child
CACHED_QUERIES = 64
IDLE_SECONDS = 60.0
POLL_SECONDS = 0.02  # how soon a cancel or a question is noticed
LOWEST_PRIORITY = 19
CANONICAL_COSINE = 0.97  # on a processor with AVX2 but no VNNI: 1.0000, of 12 texts one 0.9963
BATCH_TIMEOUT = 300.0  # at low priority on a busy machine a batch may wait long for the processor


def never() -> bool:
    return False


class Embedder:
    """A local embedding model in use. Safe to use from several threads.

    Args:
        spec: the model.
        log_dir: where the child writes `embedder.log`.
        threads: batches that the child embeds side by side; by default one for each physical core.
        idle_seconds: after which the child leaves.
    """

    def __init__(
        self,
        spec: EmbedderSpec,
        *,
        log_dir: Path,
        threads: int | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self.spec = spec
        self.name = spec.name
        self.identity = spec.identity
        self.dimensions = spec.dimensions
        self.max_tokens = spec.max_tokens
        self.languages = spec.languages
        self._lock = threading.Lock()
        self._model: EmbeddingModel | None = None
        self._tokenizer: Tokenizer | None = None
        self._queries: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        effort = Effort(threads or physical_cores())
        self._bulk = _BulkEmbedder(spec, log_dir / "embedder.log", effort, idle_seconds)

    @property
    def tokenizer(self) -> Tokenizer:
        """The model's tokenizer, without truncation and padding: for counting and for offsets."""
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = load_tokenizer(self.spec)
            return self._tokenizer

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, the special ones included."""
        encodings = self.tokenizer.encode_batch_fast([encodable(text) for text in texts])
        return [len(encoding) for encoding in encodings]

    def load(self) -> None:
        """Loads the session for questions, if it is not; otherwise the first question does.

        Raises:
            EngineError: the model's files are damaged.
        """
        self._session()

    def _session(self) -> EmbeddingModel:
        with self._lock:
            if self._model is None:
                self._model = EmbeddingModel(self.spec)
            return self._model

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """float32[dimensions] of length 1. The latest questions are remembered."""
        model = self._session()
        with self._lock:
            if (known := self._queries.get(text)) is not None:
                self._queries.move_to_end(text)
                return known
        vector: NDArray[np.float32] = model.embed([self.spec.query_prefix + text])[0]
        vector.flags.writeable = False  # it is shared with whoever asks next
        with self._lock:
            self._queries[text] = vector
            while len(self._queries) > CACHED_QUERIES:
                self._queries.popitem(last=False)
        return vector

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32[len(texts), dimensions] of a few dozen short texts, as fast as this machine can.

        They are read as passages. About 40 sentences of 30 tokens take 60 ms of processor time.
        """
        import numpy as np

        model = self._session()
        prefixed = [self.spec.passage_prefix + text for text in texts]
        rows = np.empty((len(texts), self.dimensions), np.float32)

        def embed(batch: list[int]) -> None:
            rows[batch] = model.embed([prefixed[i] for i in batch])

        batches = list(_batches(self.count_tokens(prefixed), self.max_tokens, SENTENCE_BATCH_TOKENS))
        if len(batches) < 2:
            for batch in batches:
                embed(batch)
        else:
            with ThreadPoolExecutor(min(len(batches), physical_cores()), "sentences") as pool:
                list(pool.map(embed, batches))  # which raises what a batch raised
        return rows

    def embed_passages(
        self,
        texts: Sequence[str],
        *,
        tokens: Sequence[int] | None = None,
        cancelled: Callable[[], bool] = never,
        yielding: Callable[[], bool] = never,
        urgent: bool = False,
    ) -> NDArray[np.float32]:
        """float32[len(texts), dimensions], in the order of `texts`, made by the child.

        Args:
            texts: passages without prefix.
            tokens: tokens of each text if the caller has counted them; otherwise they are counted here.
            cancelled: asked many times a second; true ends the work.
            yielding: asked many times a second; while it is true no batch is begun (what runs,
                well under 0.1 s on an idle machine, is finished).
            urgent: calls that are not stand aside for this one at their next batch.

        Raises:
            Cancelled: `cancelled` said so.
            EngineError: the child stopped twice, or the model is damaged.
        """
        prefixed = [self.spec.passage_prefix + text for text in texts]
        lengths = self.count_tokens(prefixed) if tokens is None else list(tokens)
        return self._bulk.embed(prefixed, lengths, cancelled, yielding, urgent)

    def exert(self, effort: Effort) -> None:
        """Embeds passages with this effort from the next ones on; questions are always answered with all there is."""
        self._bulk.effort = effort

    def close(self) -> None:
        """Stops the child; what still waits for it gets `Cancelled`."""
        self._bulk.close()


class _BulkEmbedder:
    """The parent's side of `embed_worker`: starts it when needed, keeps it fed, restarts it once.

    `effort` is what it embeds with; a child that was started with another is started anew.
    """

    def __init__(self, spec: EmbedderSpec, log: Path, effort: Effort, idle_seconds: float) -> None:
        self._spec = spec
        self._log = log
        self.effort = effort
        self._exerted = effort  # by the child
        self._idle_seconds = idle_seconds
        self._turn = threading.Lock()  # one caller at a time
        self._counting = threading.Lock()
        self._urgent = 0  # callers in a hurry
        self._child: Child | None = None
        self._ids = itertools.count(1)
        self._closed = False

    def embed(
        self,
        texts: Sequence[str],
        tokens: Sequence[int],
        cancelled: Callable[[], bool],
        yielding: Callable[[], bool],
        urgent: bool,
    ) -> NDArray[np.float32]:
        import numpy as np

        rows = np.empty((len(texts), self._spec.dimensions), np.float32)
        waiting = deque(_batches(tokens, self._spec.max_tokens, BATCH_TOKENS))
        failures = 0

        def stopped() -> bool:
            return self._closed or cancelled()

        def aside() -> bool:
            return not urgent and self._urgent > 0

        with self._hurrying() if urgent else contextlib.nullcontext():
            while waiting:
                while aside() and not stopped():
                    time.sleep(POLL_SECONDS)
                try:
                    with self._turn:
                        self._work_off(waiting, texts, rows, stopped, yielding, aside)
                except ChildFailed as failure:
                    self._stop_child()
                    if self._closed:
                        raise Cancelled from failure
                    failures += 1
                    if failures > 1:
                        raise EngineError(
                            f"the embedder stopped twice: {failure.reason}",
                            f"its log is {self._log}; free some memory and index again",
                        ) from failure
        return rows

    @contextlib.contextmanager
    def _hurrying(self) -> Iterator[None]:
        """While inside, calls that are not urgent stand aside at their next batch."""
        with self._counting:
            self._urgent += 1
        try:
            yield
        finally:
            with self._counting:
                self._urgent -= 1

    def close(self) -> None:
        self._closed = True
        self._stop_child()

    def _work_off(
        self,
        waiting: deque[list[int]],
        texts: Sequence[str],
        rows: NDArray[np.float32],
        cancelled: Callable[[], bool],
        yielding: Callable[[], bool],
        aside: Callable[[], bool],
    ) -> None:
        """Empties `waiting`, or returns early once `aside()`; a batch that was not finished is put back into it."""
        import numpy as np

        child = self._running_child(cancelled)
        running: dict[int, list[int]] = {}  # by the number they were sent under
        taken_back: set[int] = set()
        deadline = 0.0
        try:
            while waiting or running:
                if cancelled():
                    raise Cancelled
                if (in_the_way := aside()) or yielding():
                    for number in running.keys() - taken_back:  # those already begun are finished
                        taken_back.add(number)
                        child.send({"cancel": number})
                    if not running:
                        if in_the_way:
                            return
                        time.sleep(POLL_SECONDS)
                        continue
                else:
                    while waiting and len(running) < IN_FLIGHT_PER_THREAD * self._exerted.threads:
                        number = next(self._ids)
                        running[number] = waiting.popleft()
                        child.send({"id": number, "texts": [texts[i] for i in running[number]]})
                        deadline = time.monotonic() + BATCH_TIMEOUT
                answer = self._poll(child, deadline)
                if answer is None:
                    continue
                deadline = time.monotonic() + BATCH_TIMEOUT
                message, payload = answer
                batch = running.pop(message["id"], None)
                if batch is None:
                    continue  # of a call that was cancelled
                if message.get("cancelled"):
                    waiting.appendleft(batch)
                else:
                    rows[batch] = np.frombuffer(payload, np.float32).reshape(len(batch), -1)
        finally:
            waiting.extendleft(running.values())
            with contextlib.suppress(ChildFailed):  # then there is nothing to cancel
                for number in running.keys() - taken_back:
                    child.send({"cancel": number})

    def _running_child(self, cancelled: Callable[[], bool]) -> Child:
        effort = self.effort
        if self._child is not None and self._child.alive and self._exerted == effort:
            return self._child
        self._stop_child()
        self._exerted = effort
        child = Child(embed_worker.NAME, child_argv(embed_worker.__name__), log=self._log, nice=LOWEST_PRIORITY)
        self._child = child
        begin = {"spec": self._spec.to_json(), "threads": effort.threads, "duty": effort.duty}
        child.send({"id": 0, **begin, "idle_s": self._idle_seconds})
        deadline = time.monotonic() + BATCH_TIMEOUT
        while self._poll(child, deadline) is None:
            if cancelled():
                self._stop_child()
                raise Cancelled
        return child

    def _poll(self, child: Child, deadline: float) -> tuple[Message, bytes] | None:
        """The child's next message, if one comes within `POLL_SECONDS`.

        Raises:
            ChildFailed: it died, or nothing came until `deadline`.
            EngineError: it told what went wrong.
        """
        try:
            message, payload = child.receive(POLL_SECONDS)
        except TimeoutError:
            if time.monotonic() > deadline:
                raise ChildFailed(f"it gave no answer for {BATCH_TIMEOUT:.0f} s") from None
            return None
        if "error" in message:
            raise EngineError(message["error"], message["hint"])
        return message, payload

    def _stop_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop()


def _batches(tokens: Sequence[int], max_tokens: int, budget: int) -> Iterator[list[int]]:
    """Indices in batches of like length, longest first, of at most `budget` tokens with their padding.

    Like length, because a batch costs what its longest text costs times its texts; longest first, so that the
    last ones, for which threads wait for each other, are short. A text longer than the budget is a batch.
    """
    order = sorted(range(len(tokens)), key=lambda i: tokens[i], reverse=True)
    at = 0
    while at < len(order):
        longest = max(1, min(tokens[order[at]], max_tokens))
        size = max(1, budget // longest)
        yield order[at : at + size]
        at += size


def check_canonical(folder: Path, embedder: Embedder) -> float:
    """Compares this machine's vectors with those that were made with the model.

    Args:
        folder: a model folder with `canonical.json`.
        embedder: of that model.

    Returns:
        The least cosine over the texts; below `CANONICAL_COSINE` this machine computes wrongly.

    Raises:
        EngineError: there is no such file, or it is damaged.
    """
    import numpy as np

    path = folder / CANONICAL_FILE
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["texts"]
        wanted = [np.frombuffer(base64.b64decode(entry["vector"]), "<f4") for entry in entries]
        texts = [entry["text"] for entry in entries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(f"{path} cannot be read: {error}", "install Alcove again") from error
    return min(float(vector @ embedder.embed_query(text)) for text, vector in zip(texts, wanted, strict=True))
