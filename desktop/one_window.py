"""One window for each profile: a second start brings the first one's to the front, and ends.

They meet in two files of the profile, without a socket: a lock that the system frees when its holder dies, and a
file that the second start writes and the first one watches.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import filelock
from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

if TYPE_CHECKING:
    from engine.paths import Paths

TOKEN = "XDG_ACTIVATION_TOKEN"
"""Wayland lets a window come to the front only with the token that the desktop gave to what was started."""


class OneWindow(QObject):
    """Signals: `called`: a second start wants the window to come to the front."""

    called = Signal()

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = paths.window_call
        self._lock = filelock.FileLock(paths.window_lock, timeout=0, mode=0o600)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._hear)

    def take(self, *, call: bool = True) -> bool:
        """Whether this is the only one.

        Args:
            call: have the other one, if there is one, come to the front.

        Raises:
            OSError: the profile cannot be written.
        """
        try:
            self._lock.acquire()
        except filelock.Timeout:
            if call:
                self._write(os.environ.get(TOKEN, ""))
            return False
        self._write("")
        self._watcher.addPath(str(self._call))
        return True

    def release(self) -> None:
        """Lets another one be opened."""
        self._watcher.removePaths(self._watcher.files())
        self._lock.release()

    def _write(self, token: str) -> None:
        private = os.open(self._call, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(private, "w", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {token}")

    def _hear(self) -> None:
        words = self._call.read_text("utf-8").split() if self._call.exists() else []
        if len(words) > 1:
            os.environ[TOKEN] = words[1]  # Qt takes it from there
        if words:  # else it is being written, or is gone with the profile
            self.called.emit()
