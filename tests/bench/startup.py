"""CPU that `alcove --help` and `alcove status` take beyond Python's own start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from engine.paths import Paths, resources
from tests.bench.ground import engine, scratch, size
from tests.bench.rows import Row, at_most

ALCOVE = (sys.executable, "-m", "desktop")


def run() -> Iterator[Row]:
    times = size(9, 2)
    bare = _cpu([sys.executable, "-c", "pass"], times)
    with scratch() as place:
        with engine(place) as alcove:
            alcove.add_folder(resources() / "sample")
            alcove.index().result()
        profile = ("--profile", str(Paths.at(place / "profile").root))
        for command, bar in (("--help", 0.3), ("status", 0.5)):
            spent = _cpu([*ALCOVE, *profile, command], times)
            yield at_most(
                f"alcove {command}: CPU beyond Python's own start",
                spent - bare,
                bar,
                unit=" s",
                note=f"{spent:.3f} s, of which Python {bare:.3f} s; least of {times}",
                cpu_s=spent,
                python_cpu_s=bare,
            )


def _cpu(command: Sequence[str], times: int) -> float:
    """Least user + system seconds of a command with its children."""
    least = float("inf")
    for _ in range(times):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise AssertionError(f"{' '.join(command)} ended with {child.returncode}")
        least = min(least, usage.ru_utime + usage.ru_stime)
    return least
