"""The real window, off screen, over an Engine; any Qt warning fails the test."""

from __future__ import annotations

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import settings_in
from desktop.backend import Backend
from desktop.collecting import Collector
from desktop.main_window import LIBRARY, MainWindow
from desktop.theme import Theme
from desktop.tray import Tray
from desktop.widgets.turn_view import TurnView
from engine.core import Engine
from engine.language_models.llm import Llm
from engine.paths import Paths
from engine.types import Event
from tests.support.fake_embedder import FakeEmbedder
from tests.support.fake_engine import FakeEngine
from tests.support.scripted_llm import ScriptedLlm

NOTES = {
    "lease.md": (
        "# Lease\n\nThe rent of the boathouse is due on the third of each month. Late payment costs five pounds.\n"
        "\nThe landlord repairs the roof. The tenant repairs the jetty.\n"
    ),
    "heating.txt": "The boiler is serviced every October. The engineer is Mrs Amara Holt.\n",
    "deep/picture.raw": "\x00\x01",
}

OFF_SCREEN = (  # what Qt says where there is no screen, and so no tray
    "This plugin does not support (propagateSizeHints|raise)",
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OFF_SCREEN))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> Iterator[Collector]:
    yield Collector(qapp)
    gc.enable()


@pytest.fixture(scope="session")
def theme(qapp: QApplication, collector: Collector) -> Theme:
    return Theme(qapp)


@pytest.fixture(autouse=True)
def _dressed(theme: Theme) -> None:
    theme.use(Qt.ColorScheme.Light)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    for name, text in NOTES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


class Alcove:
    """A window with what stands behind it, and the waits that tests share.

    Args:
        kind: "fake" for the small Engine of the same shape, which a test can steer at every step; "real" for the
            real one with its own children, hashed words for vectors, and a scripted model process.
        tray: in place of the system's own.
    """

    def __init__(self, qtbot: QtBot, paths: Paths, kind: str, tray: Tray | None = None) -> None:
        self.qtbot = qtbot
        self.paths = paths
        self.kind = kind
        self.events: list[Event] = []
        self._engines: list[Engine | FakeEngine] = []
        self._script = ScriptedLlm(paths.root.parent / "model")
        self.backend = Backend(self._open)
        self.backend.engine_event.connect(self.events.append)
        self.window = MainWindow(self.backend, settings_in(paths.root), tray)
        self.window.show()
        self.backend.open()
        self.until(lambda: self._engines and self.window.strip.coverage.text() != "Opening…")

    def _open(self, emit: Callable[[Event], None]) -> Engine:
        engine: Any
        if self.kind == "fake":
            engine = FakeEngine(self.paths, emit=emit)
        else:
            llm = Llm(self.paths.logs, argv=self._script.argv)
            engine = Engine(self.paths, emit=emit, embedder=FakeEmbedder(), llm=llm)
        self._engines.append(engine)
        return engine

    @property
    def engine(self) -> Any:
        return self._engines[0]

    def say(self, words: str) -> None:
        """What the model says to the next question."""
        if self.kind == "fake":
            self.engine.say = words
        else:
            self._script.enqueue(words)

    def hold(self) -> None:
        """The model begins its next answer and never ends it, until it is cancelled."""
        if self.kind == "fake":
            self.engine.say = "The rent"
            self.engine.gate.clear()
        else:
            self._script.enqueue({"then": "read"})

    def held(self) -> bool:
        """Whether the model has begun the answer that it does not end."""
        return self.kind == "fake" or bool(self._script.requests("generate"))

    def until(self, true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=30_000)

    def add(self, folder: Path) -> None:
        """Adds a folder through its page, without looking into it first, and waits until all of it is read."""
        before = len(self.window.library.folders.rows)
        self.window.show_page(LIBRARY)
        self.window.library.add_folder(folder)
        self.until(lambda: len(self.window.library.folders.rows) > before)
        self.until(lambda: self.window.library.folders.rows[-1].files)
        self.until(lambda: not self.window.library.folders.rows[-1].waiting)
        self.until(lambda: "searchable" in self.window.strip.coverage.text())
        self.until(lambda: "waiting" not in self.window.strip.coverage.text())

    def ask(self, question: str) -> TurnView:
        """Types a question, presses Enter, and waits for the end."""
        turn = self.type(question)
        self.until(lambda: not self.window.ask.busy)
        return turn

    def type(self, question: str) -> TurnView:
        """Types a question and presses Enter."""
        self.window.show_page(0)
        self.qtbot.keyClicks(self.window.ask.composer.edit, question)
        self.qtbot.keyClick(self.window.ask.composer.edit, Qt.Key.Key_Return)
        return self.window.ask.turns[-1]

    def close(self) -> bool:
        self.window.background.leave()
        return self.backend.close()


def nameless(root: QWidget) -> list[QWidget]:
    """What can have the focus within `root` and would not be told by a screen reader; Qt's own parts are not meant."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.window() is root.window()  # not in a menu, nor in the list that a choice opens
        and not each.objectName().startswith("qt_")
        and not isinstance(each, QLabel)  # its words are its name
        and not (isinstance(each, QAbstractButton) and each.text())
        and not each.accessibleName()
    ]


def drop(alcove: Alcove, *paths: Path) -> None:
    """Drops files or folders on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys)
    alcove.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    alcove.window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, buttons, keys))


fake_only = pytest.mark.parametrize("alcove", ["fake"], indirect=True)


@pytest.fixture(params=["fake", "real"])
def alcove(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Alcove]:
    made = Alcove(qtbot, Paths.at(tmp_path / "profile"), request.param)
    yield made
    assert made.close(), "a thread outlived the window"
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
