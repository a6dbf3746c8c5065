"""Opens the window over the Engine of a profile."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.appearance import Appearance
from desktop.backend import Backend
from desktop.collecting import Collector
from desktop.main_window import MainWindow
from desktop.theme import Theme, icon
from engine.errors import EngineError
from engine.paths import Paths
from engine.types import Event

if TYPE_CHECKING:
    from engine.core import Engine

LOG_LIMIT = 1_000_000  # bytes
SWITCH_SECONDS = 0.001
"""For how long a thread at work may keep Python to itself while the window waits for it; by default 5 ms, and a single
paint may have to wait several times."""


def settings_in(folder: Path) -> QSettings:
    """The window's own settings: an ini file in the profile, never the system's registry."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def open_engine(paths: Paths, emit: Callable[[Event], None]) -> Engine:
    """Runs in a thread: importing and opening the Engine takes longer than a frame."""
    from engine.core import Engine

    return Engine(paths, emit=emit)


def report_bugs(window: MainWindow, log: Path) -> None:
    """From now on, what is raised on the GUI thread is logged with its traceback, and said in the window."""
    handler = RotatingFileHandler(log, maxBytes=LOG_LIMIT, backupCount=1, encoding="utf-8", delay=True)
    logging.getLogger().addHandler(handler)

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        logging.getLogger(__name__).critical("unexpected", exc_info=(kind, error, trace))
        bug = EngineError(
            "something went wrong inside Alcove; it is a fault of the program", f"the details are in {log}"
        )
        window.message.show_error(bug)

    sys.excepthook = report


def run() -> int:
    """Shows the window until it is closed; returns the exit code."""
    sys.setswitchinterval(SWITCH_SECONDS)
    paths = Paths.default()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Alcove")
    app.setDesktopFileName("alcove")
    app.setWindowIcon(icon("alcove", "", 64))
    Collector(app)
    Theme(app)
    settings = settings_in(paths.root)
    Appearance(settings).apply()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop runs no Python while nothing happens
    backend = Backend(lambda emit: open_engine(paths, emit))
    window = MainWindow(backend, settings)
    report_bugs(window, paths.logs / "window.log")
    window.show()
    backend.open()
    code = app.exec()
    backend.close()
    return code
