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


def run() -> Iterator[Row]:
    chunks = size(100_000, 1_000)
    corpora.large(chunks).close()
    paths = profile(cache("large"))
    (paths.root / "window.ini").unlink(missing_ok=True)  # it begins on the page of a first start
    times = size(7, 2)
    bare, painted, usable = [], [], []
    for _ in range(times + 1):
        bare.append(_seconds("tests.bench.bare_window")[0])
        shown, ready = _seconds("tests.bench.timed_window", paths)
        painted.append(shown)
        usable.append(ready)
    bare, painted, usable = bare[1:], painted[1:], usable[1:]  # the first of each read their files from the disk
    yield at_most(
        f"start to a window that can be used, {chunks:,} chunks, over that of an empty PySide6 window",
        min(usable) / min(bare),
        BAR,
        unit="×",
        note=f"{min(usable):.2f} s to the ledger's counts (aim: {AIM_S:g} s), {min(painted):.2f} s to the first "
        f"picture, the empty window {min(bare):.2f} s; least of {times} each, in turn",
        usable_s=usable,
        painted_s=painted,
        bare_s=bare,
    )


def _seconds(module: str, paths: Paths | None = None) -> list[float]:
    """From the start of a window to the moments that it prints."""
    arguments = [] if paths is None else ["--profile", str(paths.root)]
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=REPOSITORY,
        env=off_screen(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    return [float(moment) - begun for moment in done.stdout.split()]
