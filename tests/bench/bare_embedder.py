"""The yardstick of indexing: onnxruntime and the tokenizer, nothing else.

What a careful person would write in an afternoon to embed a list of chunks as fast as this machine can with the
starter model: everything tokenised once, sorted by length, batches of 16, one session on the physical cores.
No store, no files, no isolation, no stopping.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before onnxruntime is imported

import numpy as np
from numpy.typing import NDArray

from engine.embedding.embedder import EmbedderSpec, physical_cores
from engine.paths import resources

BATCH = 16


class BareEmbedder:
    """`threads` share one matrix product; by default one for each physical core, as in the product."""

    def __init__(self, threads: int | None = None) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.spec = EmbedderSpec.load(resources() / "embedder")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or physical_cores()
        self.session = onnxruntime.InferenceSession(
            str(self.spec.folder / self.spec.file), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(self.spec.folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(self.spec.max_tokens)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32[len(texts), dimensions], in the order of `texts`."""
        encodings = self.tokenizer.encode_batch_fast(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
        rows = np.empty((len(texts), self.spec.dimensions), np.float32)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            longest = len(encodings[batch[-1]].ids)
            ids = np.zeros((len(batch), longest), np.int64)
            mask = np.zeros((len(batch), longest), np.int64)
            for row, i in enumerate(batch):
                tokens = encodings[i].ids
                ids[row, : len(tokens)] = tokens
                mask[row, : len(tokens)] = 1
            inputs = {"input_ids": ids, "attention_mask": mask}
            (rows[batch],) = self.session.run([self.spec.output], inputs)
        return rows


def bare_rate(texts: Sequence[str], *, threads: int | None = None) -> float:
    """Chunks a second, once through, the session loaded and warm before the clock starts."""
    embedder = BareEmbedder(threads)
    embedder.embed(texts[:BATCH])
    start = time.perf_counter()
    embedder.embed(texts)
    return len(texts) / (time.perf_counter() - start)
