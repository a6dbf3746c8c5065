"""A LoRA for llama.cpp that needs no training: random directions on a few tensors, so that answers change."""

from __future__ import annotations

import contextlib
from pathlib import Path


def write_lora(path: Path, *, seed: int = 0, strength: float = 1.0, hidden: int = 576, layers: int = 30) -> Path:
    """Writes a rank-2 adapter of the queries and outputs of the attention, for a llama of this shape.

    Args:
        strength: 0 changes nothing; 1 changes most answers of the starter.
        hidden: width of the model; its queries must be as wide.
    """
    import gguf
    import numpy as np

    random = np.random.default_rng(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(path, "llama")
    with contextlib.closing(writer):
        writer.add_type(gguf.GGUFType.ADAPTER)
        writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
        writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, 2.0)
        for layer in range(layers):
            for name in ("attn_q", "attn_output"):
                down = random.normal(size=(2, hidden)) / hidden**0.5
                up = random.normal(size=(hidden, 2)) * strength / hidden**0.5
                writer.add_tensor(f"blk.{layer}.{name}.weight.lora_a", down.astype(np.float16))
                writer.add_tensor(f"blk.{layer}.{name}.weight.lora_b", up.astype(np.float16))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
    return path
