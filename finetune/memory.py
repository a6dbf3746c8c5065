"""The trainer's memory: what it held at most, giving back what is free, and what is said when there is too little."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.errors import EngineError
from engine.trainjob import TrainSettings

SLACK_BYTES = 512 * 2**20
"""What the heap may grow by before it is tidied: giving back and asking again costs time."""

_least = 0


def give_back() -> None:
    """Returns free memory to the system, if much of it was taken since the last time.

    Tensors of ever other sizes leave glibc's heap in pieces that it keeps: over rows of varied lengths a run came to
    hold twice what it ever used at once.
    """
    global _least
    trim = _trim()
    if trim is None or _held_bytes() < _least + SLACK_BYTES:
        return
    trim(0)
    _least = _held_bytes()


def _held_bytes() -> int:
    """What this process holds now (Linux)."""
    import resource

    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


@functools.cache
def _trim() -> Callable[[int], int] | None:
    """glibc's malloc_trim; None on a system that has none."""
    if not sys.platform.startswith("linux"):
        return None
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim


def peak_bytes() -> int:
    """The most memory this process ever held."""
    if sys.platform == "win32":
        import psutil  # type: ignore[import-untyped]

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak) if sys.platform == "darwin" else int(peak) * 1024


@contextlib.contextmanager
def enough(settings: TrainSettings) -> Iterator[None]:
    """For work whose need of memory the settings decide.

    Raises:
        EngineError: there is too little of it, with what would take less.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        # torch has an error of its own for some devices alone; for others, and the processor, it says so in words.
        said = str(error).lower()
        if isinstance(error, RuntimeError) and "out of memory" not in said and "allocate memory" not in said:
            raise
        least = settings.micro_tokens == 1 and settings.checkpointing
        raise EngineError(
            f"the memory of {settings.device} did not suffice",
            "close other programs, or teach a smaller model"
            if least
            else "tune again with --option micro_tokens=1 --option checkpointing=true",
        ) from error
