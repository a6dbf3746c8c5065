"""Alcove tries itself: `alcove --self-test [PICTURE.png]`, which is how a package is checked after it was built.

It is the real window, off screen, over a profile that is thrown away. As soon as the window can be used it says so;
that is all without a picture to make, and shows what a start takes. With one, the sample is read, a question asked
of it, the page that answers drawn, and the window kept as a picture. What was seen is told as lines of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import open_engine, settings_in
from desktop.backend import SAMPLE, Backend
from desktop.collecting import Collector
from desktop.main_window import MainWindow
from desktop.theme import Theme
from engine.paths import Paths
from engine.types import Status

WIDTH, HEIGHT = 1240, 800
LIMIT_S = 300.0
QUESTION = "How large may a petrol engine be on a boat kept at the boathouse?"  # a page of a PDF answers it


def wait(true: Callable[[], object], what: str) -> None:
    """Runs the window until something is true.

    Raises:
        SystemExit: it did not become so in `LIMIT_S` seconds.
    """
    loop, clock, limit = QEventLoop(), QTimer(), QTimer()
    clock.setInterval(20)
    clock.timeout.connect(lambda: loop.quit() if true() else None)
    clock.start()
    limit.setSingleShot(True)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(int(LIMIT_S * 1000))
    if loop.exec():
        raise SystemExit(f"error: {what} took more than {LIMIT_S:.0f} s")


def self_test(picture: Path | None = None) -> int:
    """Opens the window, and with a place for a `picture` uses it; returns the exit code.

    Raises:
        SystemExit: a step did not come to its end.
    """
    app = QApplication(sys.argv[:1])
    Collector(app)
    Theme(app).use(Qt.ColorScheme.Light)
    with tempfile.TemporaryDirectory(prefix="alcove-self-test-") as home:
        paths = Paths.at(Path(home) / "profile")
        backend = Backend(lambda emit: open_engine(paths, emit))
        window = MainWindow(backend, settings_in(paths.root))
        window.resize(WIDTH, HEIGHT)
        window.show()
        backend.open()
        opened: list[Status] = []
        backend.status(opened.append, key="self-test")
        wait(lambda: opened, "opening")
        _tell(usable=True)
        sound = picture is None or _used(window, picture)
        window.close()
        sound &= backend.close()
    return 0 if sound else 1


def _used(window: MainWindow, picture: Path) -> bool:
    """Reads, asks, looks; whether all of it was there."""
    window.library.add_folder(SAMPLE)
    coverage, ask = window.strip.coverage, window.ask
    wait(lambda: "searchable" in coverage.text() and "waiting" not in coverage.text(), "reading the sample")
    ask.ask(QUESTION)
    wait(lambda: not ask.busy, "answering")
    cards = ask.turns[0].cards
    if cards:
        cards[0].click()
        wait(lambda: not ask.panel.view.pages.sheet.image.isNull(), "drawing the page that answers")
    kept = window.grab().save(str(picture))
    _tell(coverage=coverage.text(), quotes=len(cards), page_drawn=bool(cards), picture=kept)
    return bool(cards) and kept


def _tell(**seen: Any) -> None:
    print(json.dumps(seen, ensure_ascii=True), flush=True)
