"""Makes docs/screenshot.png: the window over the sample folder, with an answer and its source.

    .venv/bin/python packaging/screenshot.py [OUT.png] [--dark] [--question "…"]

It needs no display: Qt paints off screen. The profile is a temporary one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import open_engine, settings_in
from desktop.backend import Backend
from desktop.main_window import MainWindow
from desktop.theme import Theme
from engine.paths import Paths, resources

WIDTH, HEIGHT = 1240, 800
SIDEBAR, CONVERSATION, SOURCES = 220, 620, 400
LIMIT_S = 300.0


def wait(true: Callable[[], object], what: str) -> None:
    """Runs the window until something is true.

    Raises:
        SystemExit: it did not become so in time.
    """
    loop, clock, limit = QEventLoop(), QTimer(), QTimer()
    clock.setInterval(50)
    clock.timeout.connect(lambda: loop.quit() if true() else None)
    clock.start()
    limit.setSingleShot(True)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(int(LIMIT_S * 1000))
    if loop.exec():
        raise SystemExit(f"error: {what} took more than {LIMIT_S:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, default=Path(__file__).parents[1] / "docs" / "screenshot.png")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--question", default="What is the mileage rate for using your own car?")
    options = parser.parse_args()

    app = QApplication(sys.argv[:1])
    Theme(app).use(Qt.ColorScheme.Dark if options.dark else Qt.ColorScheme.Light)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["USERPROFILE"] = home  # paths are shown as a person would see theirs
        folder = Path(home) / "Documents" / "Field station"
        shutil.copytree(resources() / "sample", folder)
        paths = Paths.at(Path(home) / "profile")
        backend = Backend(lambda emit: open_engine(paths, emit))
        window = MainWindow(backend, settings_in(paths.root))
        window.resize(WIDTH, HEIGHT)
        window.show()
        backend.open()
        window.library.add_folder(folder)
        coverage = window.strip.coverage
        wait(lambda: "searchable" in coverage.text() and "waiting" not in coverage.text(), "reading the sample")
        window.ask.ask(options.question)
        wait(lambda: not window.ask.busy, "answering")
        for card in window.ask.turns[0].cards[:1]:  # a whole file is answered without
            card.click()
        window.splitter.setSizes([SIDEBAR, WIDTH - SIDEBAR])
        window.ask.splitter.setSizes([CONVERSATION, SOURCES])
        wait(lambda: window.sidebar.chats.model.rows, "listing the chats")
        options.out.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(options.out))
        window.close()
        backend.close()
    print(options.out)


if __name__ == "__main__":
    main()
