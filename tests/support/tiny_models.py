"""Language models of a few hundred kilobytes with random weights, as Hugging Face and as llama.cpp know them.

Each is made in transformers and written as the GGUF file that llama.cpp's own converter would make of it: the same
names, metadata and order of rows. So what reads GGUF files can be held against a model that is known to the bit.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import gguf
    from torch import Tensor
    from transformers import PretrainedConfig, PreTrainedModel

UNKNOWN, BEGIN, END = 0, 1, 2  # tokens of every tiny vocabulary
SPECIAL = ["<unk>", "<s>", "</s>", "<|endoftext|>", "<|im_start|>", "<|im_end|>"]
VOCABULARY = 288  # SPECIAL, 256 bytes, and letters or merges to the end
CONTEXT = 512
THETA = 50_000.0  # of the rotation; no architecture's default, so that one which is not read is noticed

SHAPE: Mapping[str, Any] = {
    "vocab_size": VOCABULARY,
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": CONTEXT,
    "bos_token_id": BEGIN,
    "eos_token_id": END,
    "pad_token_id": UNKNOWN,
}
# transformers takes the width of a head from its own defaults where a GGUF says otherwise: 256 and 128 are what the
# published models of these families have.
OWN: Mapping[str, Mapping[str, Any]] = {
    "llama": {"tie_word_embeddings": True},
    "qwen2": {},
    "qwen3": {"head_dim": 128, "num_attention_heads": 2, "num_key_value_heads": 1, "tie_word_embeddings": True},
    "gemma2": {"head_dim": 256, "num_attention_heads": 2, "num_key_value_heads": 1, "sliding_window": 32},
    "gemma3": {
        "head_dim": 256,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "sliding_window": 32,
        "num_hidden_layers": 6,  # every sixth sees the whole context
    },
    "phi3": {},
    "stablelm": {"use_qkv_bias": True},
    "starcoder2": {},
}
SENTENCEPIECE = ("gemma2", "gemma3", "phi3")  # the others have byte-level BPE


def tiny_config(architecture: str, *, scaling: Mapping[str, Any] | None = None, **changes: Any) -> PretrainedConfig:
    """Configuration of a tiny model, by the name that its GGUF file gives the architecture.

    Args:
        scaling: of the rotary embedding, in the words of transformers.
        changes: of anything else.
    """
    from transformers import AutoConfig

    kind = {"gemma3": "gemma3_text"}.get(architecture, architecture)
    found = AutoConfig.for_model(kind, **{**SHAPE, **OWN[architecture], **changes})
    for each in _rotations(found):
        each |= {"rope_theta": THETA, **(scaling or {})}
    return found


def tiny_model(architecture: str, *, seed: int = 0, **changes: Any) -> PreTrainedModel:
    """A model in float32 whose random weights bfloat16 can hold; they are large enough to have clear opinions.

    `changes` are `tiny_config`'s.
    """
    import torch
    from transformers import AutoModelForCausalLM

    model: PreTrainedModel = AutoModelForCausalLM.from_config(  # type: ignore[no-untyped-call]
        tiny_config(architecture, **changes), dtype=torch.float32
    )
    draw = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            noise = torch.randn(weight.shape, generator=draw)
            if weight.ndim == 1:
                noise = 0.1 * noise + (1.0 if name.endswith("norm.weight") and not _around_zero(architecture) else 0.0)
            else:
                noise = noise * 1.5 / weight.shape[1] ** 0.5
            weight.copy_(noise.to(torch.bfloat16))
    model.eval()  # type: ignore[no-untyped-call]
    return model


def write_gguf(
    model: PreTrainedModel, architecture: str, path: Path, *, name: str = "tiny", rotation: str = ""
) -> Path:
    """Writes a model in F32, with a small tokeniser.

    Args:
        name: `general.name`; transformers takes a llama that is called "mistral" for a mistral.
        rotation: how the rotary embedding is scaled, if the file is to say something else than the model.
    """
    import gguf
    import numpy as np

    codes = {name: code for code, name in gguf.MODEL_ARCH_NAMES.items()}
    names = gguf.get_tensor_name_map(codes[architecture], model.config.num_hidden_layers)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(path, architecture)
    with contextlib.closing(writer):
        writer.add_name(name)
        if rotation:
            writer.add_rope_scaling_type(gguf.RopeScalingType(rotation))
        _add_shape(writer, architecture, model.config)
        _add_tokenizer(writer, sentencepiece=architecture in SENTENCEPIECE)
        if architecture == "llama" and model.config.rope_parameters["rope_type"] == "llama3":
            # What the frequencies are divided by, as transformers itself works it out.
            plain = THETA ** -(np.arange(0, 1, 2 / model.config.head_dim))
            writer.add_tensor("rope_freqs.weight", (plain / model.model.rotary_emb.inv_freq.numpy()).astype(np.float32))
        for own, weight in model.state_dict().items():
            if own == "lm_head.weight" and model.config.tie_word_embeddings:
                continue
            theirs = names.get_name(own, try_suffixes=(".weight", ".bias"))
            assert theirs is not None, own
            writer.add_tensor(theirs, np.ascontiguousarray(_theirs(architecture, own, weight, model.config).numpy()))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
    return path


def _theirs(architecture: str, name: str, weight: Tensor, config: PretrainedConfig) -> Tensor:
    """A tensor as llama.cpp wants it."""
    if _around_zero(architecture) and name.endswith("norm.weight"):
        return weight + 1
    heads = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}
    module = name.split(".")[-2]
    if architecture == "llama" and module in heads:  # pairs side by side, where transformers has halves
        return weight.reshape(heads[module], 2, -1, weight.shape[1]).swapaxes(1, 2).reshape(weight.shape)
    return weight


def _around_zero(architecture: str) -> bool:
    """Gemma's norms multiply by 1 + weight."""
    return architecture.startswith("gemma")


def _rotations(config: PretrainedConfig) -> list[dict[str, Any]]:
    """Parameters of the rotary embedding; of those that differ by layer, the whole context's only."""
    found = config.rope_parameters
    return [found["full_attention"]] if "full_attention" in found else [found]


def _add_shape(writer: gguf.GGUFWriter, architecture: str, config: PretrainedConfig) -> None:
    import gguf

    head = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_vocab_size(config.vocab_size)
    rotation = _rotations(config)[0]
    writer.add_rope_freq_base(rotation["rope_theta"])
    if rotation["rope_type"] == "linear":
        writer.add_rope_scaling_type(gguf.RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(rotation["factor"])
    writer.add_rope_dimension_count(int(head * rotation.get("partial_rotary_factor", 1.0)))
    if architecture in ("stablelm", "starcoder2"):
        writer.add_layer_norm_eps(getattr(config, "layer_norm_eps", None) or config.norm_epsilon)
    else:
        writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    if architecture == "stablelm":
        writer.add_parallel_residual(config.use_parallel_residual)
    if architecture in ("qwen3", "gemma2", "gemma3"):
        writer.add_key_length(head)
        writer.add_value_length(head)
    if architecture in ("gemma2", "gemma3"):
        writer.add_sliding_window(config.sliding_window)
    if architecture == "gemma2":
        writer.add_attn_logit_softcapping(config.attn_logit_softcapping)
        writer.add_final_logit_softcapping(config.final_logit_softcapping)


def _add_tokenizer(writer: gguf.GGUFWriter, *, sentencepiece: bool) -> None:
    import gguf

    kinds = gguf.TokenType
    if sentencepiece:
        letters = ["▁", *"etaoinshrdlucmfwypvbgkj1"]
        tokens = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *letters]
        types = [kinds.CONTROL] * len(SPECIAL) + [kinds.BYTE] * 256 + [kinds.NORMAL] * len(letters)
        writer.add_tokenizer_model("llama")
        writer.add_token_scores([-float(i) for i in range(VOCABULARY)])
    else:
        characters = list(_byte_characters().values())
        merges = [f"{a} {b}" for a, b in zip("etaoinshrdlucmfwypvbgkjxq", "taoinshrdlucmfwypvbgkjxqz", strict=True)]
        tokens = [*SPECIAL, *characters, *(merge.replace(" ", "") for merge in merges)]
        types = [kinds.CONTROL] * len(SPECIAL) + [kinds.NORMAL] * (len(tokens) - len(SPECIAL))
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("gpt-2")
        writer.add_token_merges(merges)
    tokens += [f"<extra{i}>" for i in range(VOCABULARY - len(tokens))]
    types += [kinds.UNUSED] * (VOCABULARY - len(types))
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_bos_token_id(BEGIN)
    writer.add_eos_token_id(END)
    writer.add_unk_token_id(UNKNOWN)
    writer.add_pad_token_id(UNKNOWN)
    writer.add_chat_template("{% for m in messages %}<|im_start|>{{ m.content }}<|im_end|>{% endfor %}")


def _byte_characters() -> dict[int, str]:
    """GPT-2's letters for bytes: printable ones stand for themselves, the others for what follows U+0100."""
    own = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in own]
    return {byte: chr(byte) for byte in own} | {byte: chr(256 + i) for i, byte in enumerate(others)}
