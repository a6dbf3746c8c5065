"""An embedder without a model: each word is hashed to a direction, a text is the sum of its words.

It is a real embedder, deterministic on every machine, whose texts are near each other if they share words. It
keeps the contract of `engine.embedding.embedder.Embedder`, and the contract's tests run against both.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from engine.embedding.effort import Effort
from engine.embedding.embedding_model import EmbedderSpec
from engine.errors import Cancelled
from engine.indexing.generations import starter_folder

DIMENSIONS = 64
MAX_TOKENS = 256
BATCH = 16


def never() -> bool:
    return False


class FakeEmbedder:
    """Embedders of different names make different vectors, as a second model would.

    While `held_back` is there and clear, passages are held back, and so the files that they are of wait.
    """

    held_back: threading.Event | None = None
    dimensions = DIMENSIONS
    max_tokens = MAX_TOKENS
    languages: tuple[str, ...] = ()

    def __init__(self, name: str = "hashed-words") -> None:
        self.name = name
        self.identity = hashlib.sha256(name.encode()).hexdigest()
        self.tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
        self.tokenizer.pre_tokenizer = BertPreTokenizer()
        self.passages_embedded = 0
        self.effort: Effort | None = None

    @property
    def spec(self) -> EmbedderSpec:
        """That of the embedder that ships, under this one's name."""
        return replace(EmbedderSpec.load(starter_folder()), name=self.name)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(encoding) for encoding in self.tokenizer.encode_batch([_encodable(text) for text in texts])]

    def load(self) -> None:
        pass

    def embed_query(self, text: str) -> NDArray[np.float32]:
        words = re.findall(r"\w+", text.lower())[:MAX_TOKENS]
        total = sum((_direction(self.name, word) for word in words), _direction(self.name, "") * 0.01)
        unit: NDArray[np.float32] = (total / np.linalg.norm(total)).astype(np.float32)
        return unit

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self.embed_query(text) for text in texts], np.float32).reshape(len(texts), DIMENSIONS)

    def embed_passages(
        self,
        texts: Sequence[str],
        *,
        tokens: Sequence[int] | None = None,
        cancelled: Callable[[], bool] = never,
        yielding: Callable[[], bool] = never,
        urgent: bool = False,
    ) -> NDArray[np.float32]:
        rows = []
        for at in range(0, len(texts), BATCH):
            while not cancelled() and (yielding() or (self.held_back is not None and not self.held_back.wait(0.02))):
                pass
            if cancelled():
                raise Cancelled
            rows.append(self.embed_sentences(texts[at : at + BATCH]))
            self.passages_embedded += len(rows[-1])
        return np.concatenate(rows) if rows else np.empty((0, DIMENSIONS), np.float32)

    def exert(self, effort: Effort) -> None:
        self.effort = effort

    def close(self) -> None:
        pass


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _direction(name: str, word: str) -> NDArray[np.float64]:
    seed = hashlib.sha256(f"{name}\0{word}".encode("utf-8", "surrogatepass")).digest()
    return np.random.default_rng(list(seed)).standard_normal(DIMENSIONS)
