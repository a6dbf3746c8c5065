"""What a window costs that is only there: memory of its own with 100,000 chunks, and processor time over 20,000 files.

The memory is USS, what would be free if the processes went: mapped files that others could share are not in it.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from engine.paths import Paths
from tests.bench import corpora
from tests.bench.ground import REPOSITORY, CountingEmbedder, cache, engine, scratch, size
from tests.bench.rows import Row, at_most
from tests.bench.windows import off_screen, profile

MEMORY_BAR, CPU_BAR = 250, 0.5  # MB, per cent of a core
FILES_A_FOLDER = 100
QUIET = 0.05  # of a core; below it for `QUIET_S` the start is over
QUIET_S = 5
LIMIT_S = 300.0


def run() -> Iterator[Row]:
    chunks, seconds = size(100_000, 1_000), size(120, 4)
    corpora.large(chunks).close()
    with _window(profile(cache("large"))) as window:
        time.sleep(seconds)
        processes = [window, *window.children(recursive=True)]
        owned = [process.memory_full_info().uss / 1e6 for process in processes]
    yield at_most(
        f"memory of its own (USS) of all processes, idle, {chunks:,} chunks, no model",
        sum(owned),
        MEMORY_BAR,
        unit=" MB",
        note=f"after {seconds} s: the window {owned[0]:.0f} MB, {len(owned) - 1} others",
        processes_mb=owned,
    )
    with scratch() as place:
        files = size(20_000, 200)
        _many(place / "files", files)
        with engine(place, embedder=CountingEmbedder(place, blank=True)) as alcove:
            alcove.add_folder(place / "files")
            alcove.index().result()
        with _window(profile(place)) as window:
            before = _cpu(window)
            time.sleep(seconds)
            spent = _cpu(window) - before
    yield at_most(
        f"processor time, idle, watching {files:,} files",
        100 * spent / seconds,
        CPU_BAR,
        unit=" % of a core",
        note=f"{spent:.2f} s in {seconds} s, all processes",
        cpu_s=spent,
        seconds=seconds,
    )


def _many(folder: Path, count: int) -> None:
    for number in range(count):
        file = folder / f"{number // FILES_A_FOLDER:03}" / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Note {number}: the box stands on shelf {number % 97}.\n", encoding="utf-8")


@contextlib.contextmanager
def _window(paths: Paths) -> Iterator[psutil.Process]:
    """The window in a process of its own, once its start is over."""
    child = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--profile", str(paths.root)], cwd=REPOSITORY, env=off_screen()
    )
    try:
        window = psutil.Process(child.pid)
        quiet, until = 0, time.monotonic() + LIMIT_S
        before = _cpu(window)
        while quiet < QUIET_S:
            time.sleep(1)
            now = _cpu(window)
            quiet = quiet + 1 if now - before < QUIET else 0
            before = now
            if time.monotonic() > until:
                raise TimeoutError(f"the window was still busy after {LIMIT_S:.0f} s")
        yield window
    finally:
        child.terminate()
        child.wait()


def _cpu(window: psutil.Process) -> float:
    """Seconds of processor time of the window and its children, those that have ended included."""
    total = 0.0
    for process in (window, *window.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
            if process is window:
                total += times.children_user + times.children_system
    return total
