"""Folders that the person pointed at, and what becomes of them as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

FolderState = Literal["ready", "offline"]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder the person pointed at, with the counts of its ledger."""

    id: int
    path: Path
    state: FolderState
    files: int = 0
    indexed: int = 0
    waiting: int = 0
    skipped: int = 0
    failed: int = 0
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files of a folder that have something in common: the kind that is read, or the reason why they are not.

    Attributes:
        bytes: of the files; what lies in `folders`, which are left out whole, is not known.
        extensions: their kinds of names, the most frequent first; "" for names without one.
        examples: a few paths below the folder.
    """

    name: str
    files: int
    bytes: int
    folders: int = 0
    extensions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderPreview:
    """What would be read of a folder, and what would not, by names and sizes alone; the largest groups first.

    `warning` says why it should be thought over first, as where it is a whole disk; else it is empty.
    """

    path: Path
    read: tuple[FileGroup, ...]
    left_out: tuple[FileGroup, ...]
    warning: str = ""

    @property
    def files(self) -> int:
        return sum(group.files for group in self.read)

    @property
    def bytes(self) -> int:
        return sum(group.bytes for group in self.read)


@dataclass(frozen=True, slots=True)
class Status:
    """The coverage ledger in one line."""

    files: int
    indexed: int
    waiting: int
    skipped: int
    failed: int
    chunks: int
    embedder: str
    index_bytes: int
    paused: bool = False
    next_embedder: str = ""  # of the index that is being built beside the one that answers
    folders: int = 0
    quiet_until: str = ""  # when the quiet hours end, as "06:00"; empty outside of them


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one index run did. Files are counted once each; chunks are embedded or reused."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    deleted: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    chunks_embedded: int = 0
    chunks_reused: int = 0
    seconds: float = 0.0
