"""What a run needs to go on after a stop, a crash or a restart: one file, replaced whole."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError

if TYPE_CHECKING:
    from torch import Tensor

FILE = "checkpoint.pt"
STEP = "step"  # how far it has come, for those who cannot read the checkpoint

Weights = dict[str, "Tensor"]


@dataclass(slots=True)
class Progress:
    """How far a run has come. `seconds` and `tokens` count over all its starts.

    Attributes:
        step: steps done.
        average: the moving average of the adapter's weights.
        best_loss, best_error: the lowest held-out loss, and its standard error.
        best: the latest average whose loss was within that error of it.
        waited: measurements since the lowest.
    """

    step: int = 0
    seconds: float = 0.0
    tokens: int = 0
    best_loss: float = float("inf")
    best_error: float = 0.0
    best_step: int = 0
    waited: int = 0
    losses: list[tuple[int, float]] = field(default_factory=list)
    heldout_losses: list[tuple[int, float]] = field(default_factory=list)
    average: Weights = field(default_factory=dict)
    best: Weights = field(default_factory=dict)


def save(folder: Path, progress: Progress, weights: Weights, optimizer: Mapping[str, Any]) -> None:
    """Writes a checkpoint; the former one stays until the new one is whole on the disk.

    Raises:
        EngineError: there is no room.
    """
    import torch

    buffer = io.BytesIO()  # written at one go: torch tells a full disk only as an error of its own archive
    numbers = {name: getattr(progress, name) for name in Progress.__slots__}
    torch.save({"progress": numbers, "weights": weights, "optimizer": dict(optimizer)}, buffer)
    part = folder / (FILE + ".part")
    try:
        with part.open("wb") as file:
            file.write(buffer.getbuffer())
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / FILE)
        (folder / STEP).write_text(str(progress.step), encoding="ascii")
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EngineError(
            f"the training's checkpoint cannot be written: {error.strerror}",
            "make room on the disk; training goes on from the last checkpoint",
        ) from error


def load(folder: Path) -> tuple[Progress, Weights, dict[str, Any]] | None:
    """The last checkpoint; None if there is none. It holds tensors and numbers, and is read as nothing else.

    Raises:
        EngineError: it is damaged.
    """
    import pickle

    import torch

    path = folder / FILE
    if not path.is_file():
        return None
    try:
        stored = torch.load(path, map_location="cpu", weights_only=True)
        return Progress(**stored["progress"]), stored["weights"], stored["optimizer"]
    except (RuntimeError, pickle.UnpicklingError, KeyError, TypeError, EOFError) as error:
        raise damaged() from error


def damaged() -> EngineError:
    """What there is to say of a checkpoint from which no run can go on."""
    return EngineError("the training's checkpoint is damaged", "discard this run and train again")
