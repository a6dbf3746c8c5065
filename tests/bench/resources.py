"""Memory that a stretch of work adds to the process it runs in."""

from __future__ import annotations

import threading

import psutil

EVERY_SECONDS = 0.5


class Growth:
    """Watches this process from its making to the reading of `bytes`: the highest resident size over the first."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._first = self._highest = self._process.memory_info().rss
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="growth", daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(EVERY_SECONDS):
            self._highest = max(self._highest, self._process.memory_info().rss)

    @property
    def bytes(self) -> int:
        self._done.set()
        self._thread.join()
        return max(self._highest, self._process.memory_info().rss) - self._first
