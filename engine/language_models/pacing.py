"""How many threads write an answer, by how much of the processor they really get. Pure.

Each token passes some hundreds of barriers at which all threads wait for the slowest. While another program
uses the cores, the slowest is one that is not running: two threads on two busy cores then write several times
slower than a single one. (Reading a prompt waits far less often and keeps all its threads.)
"""

from __future__ import annotations

WINDOW_TOKENS = 8
CROWDED = 0.6  # share of the wanted processor time below which fewer threads are faster; undisturbed it is 0.85-1
RETRY_WINDOWS = 16  # after so many, the wanted number is tried again


class Pace:
    """Args:
    wanted: threads to use while nothing else wants the cores.
    """

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self._windows = 0
        self.threads = wanted

    def observe(self, wall: float, cpu: float) -> None:
        """Takes the seconds that passed and the processor seconds used in them; may change `threads`."""
        if self.threads < self._wanted:
            self._windows += 1
            if self._windows >= RETRY_WINDOWS:
                self.threads = self._wanted
            return
        share = cpu / (wall * self.threads) if wall > 0 else 1.0
        if share < CROWDED:
            self.threads = max(1, int(self._wanted * share))
            self._windows = 0
