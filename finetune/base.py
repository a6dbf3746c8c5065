"""The base model's weights as a folder that both back ends read, made once from the very GGUF that serves.

What is trained is what is served: not the original weights that the GGUF was once made from, but its own,
dequantised. They are rounded to bfloat16, the type they are trained beside.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.trainjob import TRAINABLE
from finetune import rotary

if TYPE_CHECKING:
    from transformers import PretrainedConfig


def ensure(model: Path | None, folder: Path) -> Path:
    """The base's folder, made from `model` if it is not there yet.

    Raises:
        EngineError: transformers cannot read the architecture, or there is no room.
    """
    if (folder / "config.json").is_file():
        return folder
    if model is None:
        raise EngineError(f"{folder} holds no model", "name a folder with config.json and safetensors files")
    from filelock import FileLock
    from safetensors import SafetensorError

    part = folder.with_name(folder.name + ".part")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(folder.name + ".lock")):  # another trainer may be at it: wait for its end
            if not (folder / "config.json").is_file():
                _make(model, folder, part)
    except (OSError, SafetensorError) as error:  # the latter: there is no room for the weights
        raise EngineError(
            f"the base model cannot be written to {folder.parent}: {getattr(error, 'strerror', None) or error}",
            "make room on the disk, then go on: alcove tune --resume",
        ) from error
    return folder


def _make(model: Path, folder: Path, part: Path) -> None:
    shutil.rmtree(part, ignore_errors=True)  # of one that was killed
    try:
        part.mkdir()
        _convert(model, part)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _convert(model: Path, folder: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    try:
        weights = AutoModelForCausalLM.from_pretrained(
            model.parent,
            gguf_file=model.name,
            quantization_config=GgufConfig(dequantize=True),  # packed weights cannot be saved, and are slower
            dtype=torch.bfloat16,
            local_files_only=True,
        )
        rotary.correct(weights.config, model)
    except (OSError, *_UNREADABLE) as error:
        raise EngineError(
            f"{model.name} cannot be unpacked for training: {error}",
            f"models of these architectures can: {', '.join(TRAINABLE)}",
        ) from error
    weights.save_pretrained(folder)
    try:
        tokenizer = AutoTokenizer.from_pretrained(model.parent, gguf_file=model.name, local_files_only=True)
    except _UNREADABLE:
        return  # training reads token ids; only unsloth, and whoever looks on, want a tokeniser beside the weights
    tokenizer.save_pretrained(folder)


# What transformers raises of a GGUF file that it does not know, or that is damaged.
_UNREADABLE = (
    struct.error, ValueError, LookupError, TypeError, AttributeError, NotImplementedError, RuntimeError, UnicodeError,
)  # fmt: skip


def config(folder: Path) -> PretrainedConfig:
    """The base's configuration; the text part of one that has several.

    Raises:
        EngineError: no folder in Hugging Face's layout, or of an unknown architecture.
    """
    from transformers import AutoConfig

    try:
        found: PretrainedConfig = AutoConfig.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise EngineError(f"{folder} is no model in Hugging Face's layout", "it needs config.json") from error
    text: PretrainedConfig = found.get_text_config()
    return text


def decoder(folder: Path) -> Callable[[Sequence[int]], str]:
    """Turns token ids into text, to show what the model answers; nothing is ever trained on that text."""
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError):  # a folder that the person named may hold weights alone
        return lambda ids: f"({len(ids)} tokens)"
    return lambda ids: str(tokenizer.decode(list(ids), skip_special_tokens=True))
