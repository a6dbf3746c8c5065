"""A whole GGUF file of a few kilobytes, sound to our own reader; llama.cpp cannot answer with it."""

from __future__ import annotations

import struct
from collections.abc import Mapping

READS = 1_000_000_000
"""Parameters of a model that answers in its own words."""
F32, IQ1_S = 0, 19  # of ggml_type
SHARED = 50 << 12  # bytes that the tensors of a large model share: in IQ1_S, 256 weights in 50 of them


def string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _entry(key: str, value: int | str) -> bytes:
    if isinstance(value, str):
        return string(key) + struct.pack("<I", 8) + string(value)
    return string(key) + struct.pack("<II", 4, value)


def gguf(
    changes: Mapping[str, int | str] | None = None,
    *,
    version: int = 3,
    weights: bytes = bytes(64 * 64 * 4),
    parameters: int = 0,
) -> bytes:
    """A model of one layer with one tensor; `changes` replace or add metadata.

    Args:
        parameters: its header names at least so many more; their tensors all lie in the same few hundred kilobytes.
    """
    metadata: dict[str, int | str] = {
        "general.architecture": "llama",
        "general.license": "mit",
        "llama.block_count": 1,
        "llama.context_length": 256,
        "llama.embedding_length": 64,
        "llama.attention.head_count": 4,
        "llama.attention.head_count_kv": 2,
        **(changes or {}),
    }
    each = SHARED // 50 * 256
    more = -(-parameters // each)
    body = b"GGUF" + struct.pack("<IQQ", version, 1 + more, len(metadata) + 1)
    body += b"".join(_entry(key, value) for key, value in metadata.items())
    body += string("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + string("a") + string("b")
    body += string("blk.0.w") + struct.pack("<IQQIQ", 2, 64, 64, F32, 0)
    for number in range(more):
        body += string(f"more.{number}") + struct.pack("<IQQIQ", 2, 256, each // 256, IQ1_S, 0)
    return body + bytes(-len(body) % 32) + weights.ljust(SHARED if more else 0, b"\0")
