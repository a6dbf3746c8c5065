"""A whole GGUF file of a few kilobytes, sound to our own reader; llama.cpp cannot answer with it."""

from __future__ import annotations

import struct
from collections.abc import Mapping


def string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _entry(key: str, value: int | str) -> bytes:
    if isinstance(value, str):
        return string(key) + struct.pack("<I", 8) + string(value)
    return string(key) + struct.pack("<II", 4, value)


def gguf(
    changes: Mapping[str, int | str] | None = None, *, version: int = 3, weights: bytes = bytes(64 * 64 * 4)
) -> bytes:
    """A model of one layer with one tensor; `changes` replace or add metadata."""
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
    body = b"GGUF" + struct.pack("<IQQ", version, 1, len(metadata) + 1)
    body += b"".join(_entry(key, value) for key, value in metadata.items())
    body += string("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + string("a") + string("b")
    body += string("blk.0.w") + struct.pack("<IQQIQ", 2, 64, 64, 0, 0)
    return body + bytes(-len(body) % 32) + weights
