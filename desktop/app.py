"""Opens the window over the Engine of a profile."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.appearance import LANGUAGE, Appearance
from desktop.backend import Backend
from desktop.collecting import SETTLES_MS, Collector
from desktop.language import tr
from desktop.log_file import LogFile
from desktop.main_window import MainWindow
from desktop.one_window import OneWindow
from desktop.opened_files import OpenedFiles
from desktop.theme import Theme, icon
from engine.errors import EngineError
from engine.paths import Paths

if TYPE_CHECKING:
    from engine.core import Engine
    from engine.types import Event

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


def only_one(paths: Paths, *, call: bool, bringing: Sequence[Path] = ()) -> OneWindow | None:
    """Makes sure that this is the profile's one window; None if there is another.

    A profile that cannot be written has none to be found; the Engine says what is wrong with it.

    Args:
        call: have the other one come to the front.
        bringing: folders and model files for the other one, then.
    """
    one = OneWindow(paths)
    try:
        paths.create()
        return one if one.take(call=call, bringing=bringing) else None
    except (EngineError, OSError):
        return one


def report_bugs(window: MainWindow, log: Path) -> None:
    """From now on, what is raised on the GUI thread is logged with its traceback, and said in the window."""
    logging.getLogger().addHandler(LogFile(log))

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        logging.getLogger(__name__).critical("unexpected", exc_info=(kind, error, trace))
        bug = EngineError(
            tr("something went wrong inside Alcove; it is a fault of the program"),
            tr("the details are in {file}", file=log),
        )
        window.message.show_error(bug)

    sys.excepthook = report


def run(given: Sequence[Path] = (), *, background: bool = False) -> int:
    """Shows the window until it is closed; returns the exit code.

    Args:
        given: folders and model files to open it with.
        background: without showing the window, as at login.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    paths = Paths.default()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Alcove")
    app.setDesktopFileName("alcove")
    app.setWindowIcon(icon("alcove", "", 64))
    app.setQuitOnLastWindowClosed(False)  # it may go on in the tray
    one = only_one(paths, call=not background, bringing=given)
    if one is None:
        return 0
    files = OpenedFiles(app)
    Collector(app, settles=SETTLES_MS)
    theme = Theme(app, late=True)
    settings = settings_in(paths.root)
    appearance = Appearance(settings)
    language.use(appearance.get(LANGUAGE))
    appearance.apply()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop runs no Python while nothing happens
    backend = Backend(lambda emit: open_engine(paths, emit))
    window = MainWindow(backend, settings)
    theme.dress()
    report_bugs(window, paths.logs / "window.log")
    for handed in (one.called, files.opened):
        handed.connect(window.come_with)
    window.left.connect(app.quit)
    app.commitDataRequest.connect(window.background.end_session)
    if background:
        window.background.begin_hidden()
    else:
        window.show()
    backend.open()
    window.bring(given)
    code = app.exec()
    backend.close()
    one.release()
    return code
