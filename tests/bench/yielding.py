"""First token while a folder is being indexed, in this process and in another, against an idle Alcove.

The same questions in the same order each time, every one in a chat of its own; the clock runs from `Engine.ask`
to the first Token event.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from statistics import median

from engine.core import Engine
from engine.types import Event, Token
from tests.bench.ground import data, engine, peps_folder, questions, scratch, size, until
from tests.bench.rows import Row, at_most

BAR = 1.5


class _FirstToken:
    """Hears the engine's events; knows when the first token of the newest question came."""

    def __init__(self) -> None:
        self.at: float | None = None

    def __call__(self, event: Event) -> None:
        if isinstance(event, Token) and self.at is None:
            self.at = time.perf_counter()

    def seconds(self, alcove: Engine, question: str) -> float | None:
        """None if the question was refused, and so no model asked."""
        self.at = None
        begun = time.perf_counter()
        alcove.ask(question, max_tokens=16).result()
        return None if self.at is None else self.at - begun

    def all_seconds(self, alcove: Engine, asked: Sequence[str]) -> list[float]:
        return [spent for question in asked if (spent := self.seconds(alcove, question)) is not None]


def run() -> Iterator[Row]:
    asked = [entry["question"] for entry in questions(size(12, 3), seed=11, answerable=True)]
    ear = _FirstToken()
    with scratch() as place, engine(place, emit=ear) as alcove:
        alcove.add_folder(data("squad") / "folder")
        alcove.index().result()
        asked = [question for question in asked if ear.seconds(alcove, question)]  # also loads the model
        idle = ear.all_seconds(alcove, asked)

        alcove.add_folder(peps_folder(place))
        indexing = alcove.index()
        _under_way(alcove)
        same = ear.all_seconds(alcove, asked)
        left = alcove.status().waiting
        indexing.cancel()
        indexing.join()
        yield _row("in the same process", same, idle, left)

        command = [sys.executable, "-m", "desktop", "--profile", str(alcove.paths.root), "index"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as other:
            _under_way(alcove)
            apart = ear.all_seconds(alcove, asked)
            left = alcove.status().waiting
            other.terminate()
        yield _row("in another process", apart, idle, left)


def _under_way(alcove: Engine) -> None:
    """Waits until files are really being worked off."""
    until(lambda: alcove.status().waiting > 0)
    waiting = alcove.status().waiting
    until(lambda: alcove.status().waiting < waiting)


def _row(where: str, busy: list[float], idle: list[float], left: int) -> Row:
    return at_most(
        f"first token while a folder is being indexed {where}, against idle",
        median(busy) / median(idle),
        BAR,
        unit="×",
        note=f"median {median(busy):.2f} s against {median(idle):.2f} s, longest {max(busy):.2f} against "
        f"{max(idle):.2f} s; {left} files still waiting afterwards",
        busy_s=busy,
        idle_s=idle,
    )
