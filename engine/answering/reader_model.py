"""The reader: a small encoder that points at the words of a passage which answer a question.

It is the starter embedder's network, trained further, with two numbers a token at its end (does the answer begin
here, end here?) and one for the whole (is there an answer?). It writes nothing, so it can invent nothing, and it
takes milliseconds a passage. `packaging/make_reader.py` makes it; it shares the embedder's tokenizer and word table.
"""

from __future__ import annotations

import hashlib
import json
import math
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.answering.span_reading import Calibration, Logits
from engine.embedding.embedding_model import encodable
from engine.errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

SETTINGS_FILE = "alcove.json"
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
WORDS = "words"


@dataclass(frozen=True, slots=True)
class Reading:
    """One text to read: what stands above it, from which no answer is taken, and the text itself."""

    context: str
    text: str


class ReaderModel:
    """The reader on this computer. Loaded at the first use; safe to use from several threads.

    Args:
        folder: holds the model and its settings.
        embedder: folder of the embedder whose tokenizer and word table it shares.
        threads: windows that are read side by side; more than the physical cores gain nothing.
    """

    def __init__(self, folder: Path, embedder: Path, *, threads: int) -> None:
        self._folder = folder
        self._embedder = embedder
        self._tokenizer_file = embedder / TOKENIZER_FILE
        self._threads = threads
        self._lock = threading.Lock()
        self._session: Any = None
        self._words: NDArray[np.int8] | None = None  # the session reads it where it is
        self._tokenizer: Tokenizer | None = None
        self._told: Mapping[str, Any] = self._settings()
        self.max_tokens = int(self._told["max_tokens"])

    @classmethod
    def there(cls, folder: Path) -> bool:
        return (folder / SETTINGS_FILE).is_file()

    def calibration(self, embedder: str) -> Calibration | None:
        """What was fitted for the evidence of this embedder (its identity); None if nothing was."""
        told = self._told["calibration"].get(embedder)
        return None if told is None else Calibration(**told)

    @property
    def tokenizer(self) -> Tokenizer:
        """Without truncation: for counting and for offsets."""
        with self._lock:
            if self._tokenizer is None:
                from tokenizers import Tokenizer

                self._verify(self._tokenizer_file, TOKENIZER_FILE)
                self._tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
                self._tokenizer.no_truncation()
                self._tokenizer.no_padding()
            return self._tokenizer

    def read(self, question: str, readings: Sequence[Reading]) -> list[Logits]:
        """What the model makes of each text; a text beyond `max_tokens` is read as far as that.

        Raises:
            EngineError: the model's files are missing, damaged, or give numbers that are not finite.
        """
        tokenizer, session = self.tokenizer, self._loaded()

        def one(reading: Reading) -> Logits:
            return _logits(session, tokenizer, question, reading, self.max_tokens)

        if len(readings) < 2 or self._threads < 2:
            return [one(each) for each in readings]
        with ThreadPoolExecutor(min(self._threads, len(readings)), "reader") as pool:
            return list(pool.map(one, readings))

    def _loaded(self) -> Any:
        with self._lock:
            if self._session is None:
                import onnxruntime

                self._verify(self._folder / MODEL_FILE, MODEL_FILE)
                options = onnxruntime.SessionOptions()
                options.intra_op_num_threads = 1  # one text a thread: nobody waits at a barrier
                self._words = self._word_table()
                options.add_external_initializers([WORDS], [onnxruntime.OrtValue.ortvalue_from_numpy(self._words)])
                self._session = onnxruntime.InferenceSession(
                    str(self._folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
                )
            return self._session

    def _word_table(self) -> NDArray[np.int8]:
        """int8[words, width], out of the embedder's model, half of which it is."""
        import numpy as np

        told = self._told["words"]
        file = self._embedder / MODEL_FILE
        shape = tuple(told["shape"])
        try:
            table = np.fromfile(file, np.int8, math.prod(shape), offset=told["offset"])
        except OSError as error:
            raise EngineError(f"{file} cannot be read: {error.strerror}", "install Alcove again") from error
        if hashlib.sha256(table.data).hexdigest() != told["sha256"]:
            raise EngineError(f"the reader is damaged: {file} has changed", "install Alcove again")
        return table.reshape(shape)

    def _settings(self) -> Mapping[str, Any]:
        try:
            told: Mapping[str, Any] = json.loads((self._folder / SETTINGS_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise EngineError(
                f"{self._folder / SETTINGS_FILE} cannot be read: {error}", "install Alcove again"
            ) from error
        return told

    def _verify(self, file: Path, name: str) -> None:
        try:
            with file.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise EngineError(f"{file} cannot be read: {error.strerror}", "install Alcove again") from error
        if digest != self._told["sha256"][name]:
            raise EngineError(f"the reader is damaged: {file} has changed", "install Alcove again")


def _logits(session: Any, tokenizer: Tokenizer, question: str, reading: Reading, limit: int) -> Logits:
    import numpy as np

    context = encodable(reading.context)
    begin = len(context) + 1 if context else 0
    text = encodable(reading.text)
    asked = tokenizer.encode(encodable(question)).ids[: limit // 2]
    if asked[-1] != _separator(tokenizer):
        asked[-1] = _separator(tokenizer)
    second = tokenizer.encode(f"{context}\n{text}" if context else text)
    ids = [*asked, *second.ids[1:]][:limit]
    kinds = [0] * len(asked) + [1] * (len(ids) - len(asked))
    inputs = {
        "input_ids": np.array([ids], np.int64),
        "attention_mask": np.ones((1, len(ids)), np.int64),
        "token_type_ids": np.array([kinds], np.int64),
    }
    span, holds = session.run(["span", "holds"], inputs)
    if not (np.isfinite(span).all() and np.isfinite(holds).all()):
        raise EngineError("the reader gave numbers that are not finite", "run `alcove doctor`")
    places = [
        (place, start - begin, end - begin)
        for place, (start, end) in enumerate(second.offsets[1:], len(asked))
        if place < len(ids) and start >= begin and end > start
    ]
    return Logits(
        offsets=tuple((start, end) for _, start, end in places),
        start=tuple(float(span[0, place, 0]) for place, _, _ in places),
        end=tuple(float(span[0, place, 1]) for place, _, _ in places),
        none=float(span[0, 0, 0] + span[0, 0, 1]),
        holds=float(holds[0, 0]),
    )


def _separator(tokenizer: Tokenizer) -> int:
    found = tokenizer.token_to_id("[SEP]")
    assert found is not None
    return found
