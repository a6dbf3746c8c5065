"""The rotary embedding as a GGUF file has it, in the words of transformers.

transformers 5.17 reads the rotation's base for some architectures only, and its scaling for none: a model would be
trained with other positions than it is served with.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError

if TYPE_CHECKING:
    from transformers import PretrainedConfig

# Llama 3.1 stretches long waves alone. llama.cpp keeps what comes of it (`rope_freqs`), transformers these numbers;
# every published model has the same but for `factor`.
LLAMA3 = {"low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192}
ROUNDING = 1e-3  # relative


def correct(config: PretrainedConfig, model: Path) -> None:
    """Sets base and scaling of the rotation in `config` to what the GGUF file `model` says.

    Raises:
        EngineError: it is scaled in a way that is not known here.
    """
    from gguf import GGUFReader

    reader = GGUFReader(model)

    def stored(key: str, default: Any) -> Any:
        field = reader.get_field(key)
        return default if field is None else field.contents()

    architecture = stored("general.architecture", "")
    text = config.get_text_config()
    # Where layers differ, a GGUF file speaks of those that see the whole context.
    rotation = text.rope_parameters.get("full_attention", text.rope_parameters)
    rotation["rope_theta"] = stored(f"{architecture}.rope.freq_base", rotation["rope_theta"])
    if "partial_rotary_factor" in rotation:
        head = getattr(text, "head_dim", None) or text.hidden_size // text.num_attention_heads
        rotation["partial_rotary_factor"] = stored(f"{architecture}.rope.dimension_count", head) / head
    tensors = {tensor.name: tensor.data for tensor in reader.tensors if tensor.name.startswith("rope_")}
    kind = stored(f"{architecture}.rope.scaling.type", "none")
    if "rope_freqs.weight" in tensors:
        factors = [float(factor) for factor in tensors["rope_freqs.weight"]]
        scaling = {"rope_type": "llama3", "factor": max(factors), **LLAMA3}
        if not _same(factors, _llama3(rotation["rope_theta"], max(factors), len(factors))):
            raise _unknown(model, "of its own")  # told
        rotation |= scaling
    elif kind == "linear":
        rotation |= {"rope_type": "linear", "factor": stored(f"{architecture}.rope.scaling.factor", 1.0)}
    elif kind != "none" or tensors:
        raise _unknown(model, kind)


def _llama3(theta: float, factor: float, pairs: int) -> list[float]:
    """By what the frequency of each pair of a head's numbers is divided."""
    import math

    low, high, context = LLAMA3.values()
    found = []
    for i in range(pairs):
        turns = context / (2 * math.pi * theta ** (i / pairs))  # in the context it was first trained on
        smooth = min(1.0, max(0.0, (turns - low) / (high - low)))
        found.append(1 / ((1 - smooth) / factor + smooth))
    return found


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= ROUNDING * b for a, b in zip(one, other, strict=True))


def _unknown(model: Path, kind: str) -> EngineError:
    return EngineError(
        f"{model.name} stretches its context in a way ({kind}) that cannot be trained",
        "teach another model, or name the folder of the original with config.json",
    )
