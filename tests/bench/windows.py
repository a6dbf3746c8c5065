"""The real window as the benchmarks open it, off screen, and a heartbeat that tells when its main thread is late.

With ALCOVE_BENCH_STACKS=1 every thread's stack is printed whenever a beat is over 40 ms late.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core import Engine
from engine.paths import Paths
from engine.types import Event
from tests.bench.rows import Row, at_most, percentile

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

BEAT_MS = 5
LATE_S = 0.04
LIMIT_S = 120.0
STACKS = "ALCOVE_BENCH_STACKS"

_BARE_BEAT = """
import sys, threading, time
done = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), done.set()), daemon=True).start()
late = []
while not done.is_set():
    begun = time.perf_counter()
    time.sleep(float(sys.argv[1]))
    late.append((time.perf_counter() - begun - float(sys.argv[1])) * 1000)
late.sort()
print(late[int(0.99 * len(late))], late[-1])
"""


def off_screen() -> dict[str, str]:
    """The environment of a window that is to be seen by nobody."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@contextlib.contextmanager
def opened(paths: Paths, engine: Callable[[Callable[[Event], None]], Engine] | None = None) -> Iterator[MainWindow]:
    """The window over a profile, dressed and collected as `alcove` does it; closed with its Engine at the end.

    Args:
        engine: makes another Engine than that of the profile.
    """
    os.environ.update(off_screen())
    from PySide6.QtWidgets import QApplication

    from desktop.app import SWITCH_SECONDS, open_engine, settings_in
    from desktop.appearance import Appearance
    from desktop.backend import Backend
    from desktop.collecting import SETTLES_MS, Collector
    from desktop.main_window import MainWindow
    from desktop.theme import Theme

    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Collector(app, settles=SETTLES_MS)
    Theme(app)
    settings = settings_in(paths.root)
    Appearance(settings).apply()
    backend = Backend(engine or (lambda emit: open_engine(paths, emit)))
    window = MainWindow(backend, settings)
    window.show()
    backend.open()
    try:
        yield window
    finally:
        window.close()
        backend.close()


def wait(true: Callable[[], object], *, every_ms: int = 1, seconds: float = LIMIT_S) -> None:
    """Runs the window's loop until something is true.

    Raises:
        TimeoutError: it did not become so.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop, look = QEventLoop(), QTimer()
    until = time.monotonic() + seconds
    look.timeout.connect(lambda: loop.quit() if true() or time.monotonic() > until else None)
    look.start(every_ms)
    if not true():
        loop.exec()
    look.stop()
    if not true():
        raise TimeoutError(f"the window did not get there in {seconds:.0f} s")


def pause(milliseconds: int) -> None:
    """Runs the window's loop for a while."""
    until = time.monotonic() + milliseconds / 1000
    wait(lambda: time.monotonic() >= until, every_ms=20)


def settled(window: MainWindow) -> bool:
    """Whether the Engine is open and every file is read."""
    words = window.strip.coverage.text()
    return "searchable" in words and "waiting" not in words


class Heartbeat:
    """While inside, the main thread is to beat every 5 ms; `late` holds by how many milliseconds each beat missed,
    and `worked` how long the thread had the processor before it.

    Beside it a bare Python process tries the same: what it misses, the machine is to blame for.
    """

    def __init__(self) -> None:
        self.late: list[float] = []
        self.worked: list[float] = []
        self.bare_p99 = self.bare_longest = 0.0

    def __enter__(self) -> Heartbeat:
        from PySide6.QtCore import Qt, QTimer

        self._bare = subprocess.Popen(
            [sys.executable, "-c", _BARE_BEAT, str(BEAT_MS / 1000)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._dumps = bool(os.environ.get(STACKS))
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._timer.start(BEAT_MS)
        return self

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.late.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self.worked.append((spent - self._spent) * 1000)
        self._last, self._spent = now, spent
        if self._dumps:
            if self.late[-1] > LATE_S * 1000:
                print(f"=== {self.late[-1]:.0f} ms late", file=sys.stderr, flush=True)
            faulthandler.dump_traceback_later(LATE_S, file=sys.stderr)

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        if self._dumps:
            faulthandler.cancel_dump_traceback_later()
        told, _unused = self._bare.communicate()
        self.bare_p99, self.bare_longest = map(float, told.split())

    def rows(self, what: str, *, p99: float | None, longest: float, note: str = "") -> Iterator[Row]:
        """The bars in milliseconds; a `p99` of None is not asked for."""
        beats = (
            f"{len(self.late):,} beats, p50 {percentile(self.late, 0.5):.1f} ms; at most {max(self.worked):.1f} ms of "
            f"work between two (p99 {percentile(self.worked, 0.99):.1f} ms); a bare process beside it: "
            f"p99 {self.bare_p99:.1f} ms, longest {self.bare_longest:.1f} ms"
        )
        said = "; ".join(filter(None, (beats, note)))
        figures = {
            "beats": len(self.late),
            "bare_p99_ms": self.bare_p99,
            "bare_longest_ms": self.bare_longest,
            "worst_ms": sorted(self.late)[-10:],
            "most_work_ms": sorted(self.worked)[-10:],
        }
        if p99 is not None:
            share = percentile(self.late, 0.99)
            yield at_most(f"{what}: stalls of the main thread, p99", share, p99, unit=" ms", note=said, **figures)
            said = ""
        yield at_most(f"{what}: its longest stall", max(self.late), longest, unit=" ms", note=said, **figures)


def profile(place: Path) -> Paths:
    """Where `ground.engine` keeps the profile of a scratch folder, or `corpora` that of a kept one."""
    return Paths.at(place / "profile")
