"""What tells, without reading, that a file has not changed, in numbers that SQLite can hold: it has 64 bits, signed."""

from __future__ import annotations

import os
from dataclasses import dataclass

HALF = 2**63


@dataclass(frozen=True, slots=True)
class Stat:
    """Size in bytes, times in nanoseconds since 1970, and the number of the file on its disk."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> Stat:
        """A time before 1677 or after 2262 becomes the first or the last that fits. A file number of a network or of
        Windows may have all 64 bits, or more: it is wrapped, so that different ones stay different."""
        inode = (stat.st_ino + HALF) % (2 * HALF) - HALF
        return cls(stat.st_size, _held(stat.st_mtime_ns), _held(stat.st_ctime_ns), inode)


def _held(nanoseconds: int) -> int:
    return max(1 - HALF, min(nanoseconds, HALF - 1))
