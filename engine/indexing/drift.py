"""How the ledger of an index differs from the disk: bytes are compared, since a time stamp can be set back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.indexing.indexer import unsupported
from engine.store.stat import Stat
from engine.system.hashing import file_sha256
from engine.watching import scanning
from engine.watching.ignoring import IgnoreRules

if TYPE_CHECKING:
    from engine.store.health import IndexHealth, LedgerRow
    from engine.store.user import FolderRow


@dataclass(slots=True)
class Drift:
    """What differs, over all folders. Files and folders are named for people.

    waiting: files that wait to be read, which is no difference
    unread: folders of which nothing was read yet
    stale: files that changed, became ignored or may be read again, without waiting
    gone: files in the ledger alone. unknown: files on the disk alone
    forgotten: folders in the ledger that were removed
    again: the ledger's ids of the stale files
    """

    files: int = 0
    waiting: int = 0
    offline: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    forgotten: int = 0
    again: list[int] = field(default_factory=list)


def compare(
    health: IndexHealth,
    folders: Sequence[FolderRow],
    *,
    everywhere: Sequence[str],
    profile: Path,
    cancelled: Callable[[], bool],
) -> Drift:
    """Holds an index against the folders it is of.

    Args:
        everywhere: patterns that are ignored in every folder.
        profile: never looked into.

    Raises:
        Cancelled: `cancelled()` became true.
    """
    drift = Drift(forgotten=len(health.folders() - {folder.id for folder in folders}))
    for folder in folders:
        ledger = health.ledger(folder.id)
        drift.files += len(ledger)
        drift.waiting += sum(row.state == "waiting" for row in ledger)
        if not scanning.root_present(folder.path, folder.device):
            drift.offline.append(str(folder.path))
        elif not ledger:
            drift.unread.append(str(folder.path))
        else:
            others = [other.path for other in folders if other.id != folder.id]
            rules = IgnoreRules(folder.path, [*everywhere, *folder.ignore], exclude=[profile, *others])
            try:
                _compare(folder.path, rules, ledger, drift, cancelled)
            except EngineError:  # it went away meanwhile
                drift.offline.append(str(folder.path))
    return drift


def _compare(
    root: Path, rules: IgnoreRules, ledger: Sequence[LedgerRow], drift: Drift, cancelled: Callable[[], bool]
) -> None:
    missing = {row.path: row for row in ledger}
    hidden: list[bytes] = []  # directories that cannot be listed: nothing is known of what they hold
    for entry in scanning.scan(root, rules, cancelled=cancelled):
        row = missing.pop(entry.relative, None)
        if entry.kind == "unreadable":
            hidden.append(entry.relative + b"/")
        if row is None:
            drift.unknown.append(_shown(entry.relative))
        elif not _tells_the_truth(root, row, entry, cancelled):
            drift.stale.append(_shown(entry.relative))
            drift.again.append(row.id)
    for path, row in missing.items():
        if row.state != "waiting" and not path.startswith(tuple(hidden)):
            drift.gone.append(_shown(path))


def _tells_the_truth(root: Path, row: LedgerRow, entry: scanning.Entry, cancelled: Callable[[], bool]) -> bool:
    if row.state == "waiting":
        return True
    if entry.skip or unsupported(entry.relative):
        return row.state == "skipped"
    if row.state != "indexed":
        return row.stat == Stat(entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode)
    try:
        return file_sha256(root / os.fsdecode(entry.relative), cancelled=cancelled) == row.sha256
    except OSError:
        return False


def _shown(path: bytes) -> str:
    return os.fsdecode(path).encode("utf-8", "replace").decode()
