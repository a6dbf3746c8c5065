"""One window for each profile: a second start brings the first one's to the front, with what it was to open, and ends.

They meet in two files of the profile, without a socket: a lock that the system frees when its holder dies, and a
file to which each further start adds a line and which the first one watches.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import filelock
from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

if TYPE_CHECKING:
    from engine.paths import Paths

TOKEN = "XDG_ACTIVATION_TOKEN"
"""Wayland lets a window come to the front only with the token that the desktop gave to what was started."""
LIMIT = 1 << 20  # bytes of a line; what a system lets a program be started with is not much more


class OneWindow(QObject):
    """Signals: `called`: a second start wants the window to come to the front, with a tuple of Paths to open."""

    called = Signal(object)

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = paths.window_call
        self._heard = 0  # bytes
        self._lock = filelock.FileLock(paths.window_lock, timeout=0, mode=0o600)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._hear)

    def take(self, *, call: bool = True, bringing: Sequence[Path] = ()) -> bool:
        """Whether this is the only one.

        Args:
            call: have the other one, if there is one, come to the front.
            bringing: folders and model files that it is then to open.

        Raises:
            OSError: the profile cannot be written.
        """
        try:
            self._lock.acquire()
        except filelock.Timeout:
            if call:
                said = {"token": os.environ.get(TOKEN, ""), "paths": [str(path) for path in bringing]}
                self._write(os.O_APPEND, json.dumps(said) + "\n")
            return False
        self._write(os.O_TRUNC, "")
        self._heard = 0
        self._watcher.addPath(str(self._call))
        return True

    def release(self) -> None:
        """Lets another one be opened."""
        self._watcher.removePaths(self._watcher.files())
        self._lock.release()

    def _write(self, how: int, line: str) -> None:
        private = os.open(self._call, os.O_WRONLY | os.O_CREAT | how, 0o600)
        with os.fdopen(private, "w", encoding="utf-8") as file:
            file.write(line)

    def _hear(self) -> None:
        while (line := self._next_line()) is not None:
            if (said := _understood(line)) is not None:
                token, paths = said
                if token:
                    os.environ[TOKEN] = token  # Qt takes it from there
                self.called.emit(paths)

    def _next_line(self) -> bytes | None:
        """What was not heard yet; None if there is nothing more, or it is still being written."""
        try:
            with self._call.open("rb") as file:
                if file.seek(0, os.SEEK_END) < self._heard:  # it was begun anew
                    self._heard = 0
                file.seek(self._heard)
                line = file.readline(LIMIT)
        except OSError:  # it is gone with the profile
            return None
        if not line.endswith(b"\n") and len(line) < LIMIT:
            return None
        self._heard += len(line)
        return line


def _understood(line: bytes) -> tuple[str, tuple[Path, ...]] | None:
    """The token and the paths of a line; None if it is not one that `take` writes."""
    try:
        match json.loads(line):
            case {"token": str(token), "paths": [*paths]} if "\0" not in token + "".join(paths):
                os.fsencode(token + "".join(paths))  # the system can be told all of it
                return token, tuple(map(Path, paths))
    except (TypeError, ValueError, RecursionError):
        pass
    return None
