"""What may have changed and has not been looked at: said by the watcher's thread, taken by the indexing one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Mapping
from pathlib import Path

_log = logging.getLogger(__name__)


class Inbox:
    """Changed paths and folders to be compared with the disk. Every method may be called from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._edits: dict[tuple[int, bytes], None] = {}  # folder and path, in the order of their changes
        self._rescans: dict[int, str] = {}
        self._roots: dict[Path, int] = {}

    # ------------------------------------------------------------------ putting in

    def know(self, roots: Mapping[Path, int]) -> None:
        """The folders that count, by their place; what comes of others is not kept."""
        with self._changed:
            self._roots = dict(roots)

    def mark(self, root: Path, relative: bytes) -> None:
        """A path may have changed."""
        with self._changed:
            folder = self._roots.get(root)
            if folder is not None:
                self._edits[(folder, relative)] = None
                self._changed.notify_all()

    def mark_all(self, root: Path, why: str) -> None:
        """Anything below `root` may have changed."""
        _log.info("comparing %s with the disk: %s", root, why)
        with self._changed:
            folder = self._roots.get(root)
            if folder is not None:
                self._rescans.setdefault(folder, why)
                self._changed.notify_all()

    def rescan(self, folders: Collection[int], why: str) -> None:
        """These folders are to be compared with the disk."""
        with self._changed:
            for folder in folders:
                self._rescans.setdefault(folder, why)

    def wake(self) -> None:
        """Folders, settings or requests may have changed."""
        with self._changed:
            self._changed.notify_all()

    # ------------------------------------------------------------------ taking out

    def wait(self, seconds: float, *, for_edits: bool = True) -> bool:
        """Until something comes or `wake` is called; with `for_edits`, at once if an edit is there. False if
        nothing came."""
        with self._changed:
            return bool(for_edits and self._edits) or self._changed.wait(seconds)

    def wait_for_edit(self, seconds: float) -> bool:
        """Whether an edit is there within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._edits), seconds)

    @property
    def has_edits(self) -> bool:
        return bool(self._edits)

    @property
    def has_rescans(self) -> bool:
        return bool(self._rescans)

    def take_edits(self) -> list[tuple[int, bytes]]:
        """(folder, path) of every path that has changed, in their order."""
        with self._changed:
            edits = list(self._edits)
            self._edits.clear()
        return edits

    def take_rescan(self) -> int | None:
        """A folder to be compared with the disk, if there is one."""
        with self._changed:
            folder = next(iter(self._rescans), None)
            if folder is not None:
                del self._rescans[folder]
        return folder

    def forget_rescan(self, folder: int) -> None:
        """A folder is about to be compared with the disk."""
        with self._changed:
            self._rescans.pop(folder, None)

    def forget_edits(self, folder: int) -> None:
        """A scan is about to see, and to count, all that has changed in a folder."""
        with self._changed:
            for key in [key for key in self._edits if key[0] == folder]:
                del self._edits[key]
