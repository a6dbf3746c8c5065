"""Whether a model can be taught, and whether a folder of weights is that model's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.language_models.gguf import Header, read_header
from engine.trainjob import TRAINABLE

if TYPE_CHECKING:
    from engine.language_models.models import LocalModel


def trainable_header(model: LocalModel) -> Header:
    """The model's header.

    Raises:
        EngineError: its architecture cannot be trained.
    """
    header = read_header(model.path)
    if header.architecture not in TRAINABLE:
        raise EngineError(
            f"{model.id} cannot be taught: its architecture is {header.architecture!r}",
            f"models of these can: {', '.join(TRAINABLE)}",
        )
    return header


def check_base(folder: Path, header: Header) -> None:
    """Whether a folder that the person named holds the weights of this very model, by its sizes.

    Raises:
        EngineError: it is no model's folder, or of another model.
    """
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"{folder} is no model in Hugging Face's layout", "it needs a config.json") from error
    config = config.get("text_config", config)
    theirs = config.get("hidden_size"), config.get("num_hidden_layers")
    ours = header.number("embedding_length"), header.number("block_count")
    if theirs != ours:
        raise EngineError(
            f"{folder} holds another model than {header.name}: width and layers are {theirs} instead of {ours}",
            "use the GGUF of that model first: alcove models import FILE",
        )
