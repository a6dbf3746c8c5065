"""The coverage ledger, file by file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

FileStateName = Literal["indexed", "waiting", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class FileState:
    """One row of the coverage ledger. `reason` says why a file is skipped or failed, or is a remark."""

    path: Path
    state: FileStateName
    reason: str
    chunks: int
    updated: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many files are in a state other than 'indexed' for one reason; '' while they wait."""

    state: FileStateName
    reason: str
    files: int


LedgerOrder = Literal["path", "name", "state", "reason", "updated"]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """Which files of the ledger are looked at, and in which order: of this folder and in this state, None for all."""

    folder: Path | None = None
    state: FileStateName | None = None
    order: LedgerOrder = "path"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A stretch of a view of the ledger: its rows from number `start` on, of `total` that there are."""

    start: int
    rows: tuple[FileState, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A file as the index knows it, without opening it.

    `id` is the index's own, `relative` within its folder, `title` from the content, `size` in bytes, `modified` in
    seconds since 1970. `left_out` tells that rules or its kind keep it out on purpose: it counts for no file.
    """

    id: int
    path: Path
    relative: Path
    extension: str
    state: FileStateName
    reason: str
    title: str
    size: int
    modified: float
    sha256: str
    chunks: int

    @property
    def left_out(self) -> bool:
        return self.state == "skipped" and self.reason.startswith("ignored")
