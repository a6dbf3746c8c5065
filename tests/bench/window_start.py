"""From the command to a window that can be used, over 100,000 real chunks, against an empty PySide6 window."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from engine.paths import Paths
from tests.bench import corpora
from tests.bench.ground import REPOSITORY, cache, size
from tests.bench.rows import Row, at_most
from tests.bench.windows import off_screen, profile

BAR = 3.0
AIM_S = 1.0
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""Not for a start that is timed: an installed Alcove has its modules compiled, as PySide6 has, and the first start,
which does not count, leaves ours so."""


def run() -> Iterator[Row]:
    chunks = size(100_000, 1_000)
    corpora.large(chunks).close()
    paths = profile(cache("large"))
    (paths.root / "window.ini").unlink(missing_ok=True)  # it begins on the page of a first start
    times = size(7, 2)
    bare, ours = [], []
    for _ in range(times + 1):
        bare.append(_started("tests.bench.bare_window"))
        ours.append(_started("tests.bench.timed_window", paths))
    # Of each the least, without the first, which read its files from the disk.
    bare_s, bare_cpu = (min(figures) for figures in zip(*bare[1:], strict=True))
    usable_s, cpu, painted_s = (min(figures) for figures in zip(*ours[1:], strict=True))
    yield at_most(
        f"start to a window that can be used, {chunks:,} chunks, over that of an empty PySide6 window",
        usable_s / bare_s,
        BAR,
        unit="×",
        note=f"{usable_s:.2f} s to the ledger's counts (aim: {AIM_S:g} s), {painted_s:.2f} s to the first picture, the "
        f"empty window {bare_s:.2f} s; of the processor {cpu:.2f} s against {bare_cpu:.2f} s, {cpu / bare_cpu:.1f}×; "
        f"least of {times} each, in turn",
        started=ours,
        bare=bare,
    )


def _started(module: str, paths: Paths | None = None) -> list[float]:
    """What a window prints: seconds until it could be used, of the processor meanwhile, and until it was painted."""
    arguments = [] if paths is None else ["--profile", str(paths.root)]
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=REPOSITORY,
        env={name: value for name, value in off_screen().items() if name != NO_BYTECODE},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    usable, cpu, *painted = map(float, done.stdout.split())
    return [usable - begun, cpu, *(moment - begun for moment in painted)]
