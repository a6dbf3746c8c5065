"""How much of the processor indexing may use, as threads and as the share of time in which they work. Pure.

The lowest priority alone is not enough: it lets other programs go first, but the fan still turns and the battery
still empties.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


def physical_cores() -> int:
    """Threads beyond the physical cores gain nothing in matrix products."""
    import psutil  # type: ignore[import-untyped]

    cores: int | None = psutil.cpu_count(logical=False)
    return cores or 1


@dataclass(frozen=True, slots=True)
class Effort:
    """`threads` work side by side, each for the share `duty` of its time (0 < duty <= 1)."""

    threads: int
    duty: float = 1.0

    @classmethod
    def of(cls, percent: float, cores: int) -> Effort:
        """That uses so much of so many cores, as few of them as will do."""
        allowed = cores * percent / 100
        threads = max(1, math.ceil(allowed))
        return cls(threads, min(1.0, allowed / threads))

    @property
    def single(self) -> Effort:
        """The same for work that one thread does: a whole core at most."""
        return Effort(1, min(1.0, self.threads * self.duty))

    def rest(self, worked: float) -> float:
        """Seconds that a thread rests after it has worked for so many."""
        return worked * (1 - self.duty) / self.duty
