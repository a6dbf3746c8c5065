"""A PEFT adapter as a GGUF file that llama.cpp applies beside the quantised base (F16, a few MB).

The file's form is llama.cpp's own: tensors `<name>.lora_a` [rank, in] and `<name>.lora_b` [out, rank], the names
of the GGUF model; `general.type` "adapter", `adapter.type` "lora", `adapter.lora.alpha`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import PretrainedConfig

    from finetune.checkpoint import Weights

PREFIX = "base_model.model."
PERMUTED = ("llama",)  # architectures whose GGUF holds the rows of q and k in llama.cpp's rotary order


def write(weights: Weights, config: PretrainedConfig, architecture: str, alpha: int, path: Path) -> None:
    """Writes the adapter; `path` is replaced only by a whole file.

    Raises:
        EngineError: the architecture has no names for a layer, or there is no room.
    """
    import gguf
    import numpy as np

    codes = {name: code for code, name in gguf.MODEL_ARCH_NAMES.items()}
    if architecture not in codes:
        raise EngineError(f"adapters for the architecture {architecture!r} cannot be written")
    names = gguf.get_tensor_name_map(codes[architecture], config.num_hidden_layers)
    part = path.with_suffix(".part")
    writer = gguf.GGUFWriter(part, architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, float(alpha))
    for name, tensor in sorted(weights.items()):
        module, side = _place(name)
        theirs = names.get_name(module, try_suffixes=(".weight",))
        if theirs is None:
            raise EngineError(f"{architecture} has no name for the layer {module}")
        if side == "lora_b" and architecture in PERMUTED:
            tensor = _permuted(module, tensor, config)
        writer.add_tensor(f"{theirs}.weight.{side}", tensor.float().numpy().astype(np.float16))
    try:
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EngineError(f"the adapter cannot be written: {error.strerror}", "make room on the disk") from error


def _place(name: str) -> tuple[str, str]:
    """`base_model.model.model.layers.0.self_attn.q_proj.lora_A.default.weight` -> (module, "lora_a")."""
    module, _, rest = name.removeprefix(PREFIX).partition(".lora_")
    return module, f"lora_{rest[0].lower()}"


def _permuted(module: str, tensor: Tensor, config: PretrainedConfig) -> Tensor:
    """Rows of q and k as llama.cpp's converter orders them: the halves of each head's rotation interleaved."""
    if module.endswith("q_proj"):
        heads = config.num_attention_heads
    elif module.endswith("k_proj"):
        heads = config.num_key_value_heads
    else:
        return tensor
    rows, width = tensor.shape
    return tensor.reshape(heads, 2, rows // heads // 2, width).swapaxes(1, 2).reshape(rows, width)
