"""Local models, and those that could be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

ModelKind = Literal["chat", "embedder"]
ModelOwner = Literal["profile", "package", "elsewhere"]


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A local model, or one variant of it. `backend` says what runs it here, and why not a faster one.

    Attributes:
        owner: whose the file is: the "profile"'s, the installed "package"'s, or it is used "elsewhere", in place.
            Only the profile's files are deleted when the model is removed.
        context: tokens it was trained to read at most; 0 if it is not known.
        memory_bytes: what it needs with the context of the settings.
        prompt_tokens_per_s, tokens_per_s: reading and writing, as measured here; None if it was not.
        agreement: of a tuned variant, the share of places where it answers as the file it was made from.
        variant_of: id of the model that it was made from.
        gpu_layers: layers on the GPU, of `layers`; None if it is not in memory now.
        reads: it is large enough to answer from passages in its own words; smaller ones leave that to the files' own.
        why_not: why the file is no use any more; empty if it is sound.
    """

    id: str
    kind: ModelKind
    path: Path
    bytes: int
    sha256: str
    quant: str
    license: str
    in_use: bool
    backend: str
    owner: ModelOwner = "profile"
    context: int = 0
    memory_bytes: int = 0
    prompt_tokens_per_s: float | None = None
    tokens_per_s: float | None = None
    agreement: float | None = None
    variant_of: str = ""
    gpu_layers: int | None = None
    layers: int = 0
    reads: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A GGUF file that another program keeps. Only its header was read.

    Attributes:
        name: as that program calls it.
        why_not: why it cannot answer here; empty if it can.
        known_as: id of the model that uses this very file already, or "".
    """

    program: str
    name: str
    path: Path
    bytes: int
    quant: str
    context: int
    license: str
    why_not: str = ""
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """A model of the catalogue. How large it is and what its hash is, only the hub can say.

    Attributes:
        here: whether it is on this computer.
        part_bytes: what a download that was stopped has left; the next one goes on from there.
    """

    id: str
    name: str
    repository: str
    file: str
    license: str
    here: bool = False
    part_bytes: int = 0


@dataclass(frozen=True, slots=True)
class HubAnswer:
    """What the hub says of a model of the catalogue, beside what this computer has room for, in bytes.

    Attributes:
        memory_bytes: what it needs at least: its file and the buffers of the computation.
        tokens_per_s: an estimate from what was measured of another model here, by size; None without one.
    """

    model: str
    url: str
    bytes: int
    sha256: str
    memory_bytes: int
    memory_free: int
    disk_free: int
    tokens_per_s: float | None = None
    name: str = ""

    @property
    def fits(self) -> bool:
        """Whether this computer has room for it now, on the disk and in memory."""
        return self.bytes <= self.disk_free and self.memory_bytes <= self.memory_free


@dataclass(frozen=True, slots=True)
class BetterModel:
    """What the hub says of the catalogue's models that are not here, smallest first; `best` is the largest that suits
    this computer, None where none does."""

    answers: tuple[HubAnswer, ...]
    best: HubAnswer | None
