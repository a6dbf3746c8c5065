"""The window as a whole: keys, memory, what it loads, how it ends."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop import __main__ as command
from desktop.app import report_bugs, settings_in
from desktop.backend import Backend
from desktop.main_window import ASK, FIND, LIBRARY, MODELS, SETTINGS, TEACH, MainWindow
from desktop.theme import Theme
from engine.errors import EngineError
from engine.paths import Paths
from engine.types import Event
from tests.desktop.conftest import Alcove, fake_only, nameless
from tests.support.fake_engine import FakeEngine


@fake_only
def test_keys_reach_everything(alcove: Alcove) -> None:
    window, press = alcove.window, alcove.qtbot.keyClick
    control = Qt.KeyboardModifier.ControlModifier
    press(window, Qt.Key.Key_3, control)
    assert window.pages.currentWidget() is window.library
    press(window, Qt.Key.Key_1, control)
    assert window.pages.currentWidget() is window.ask
    press(window, Qt.Key.Key_3, control)
    press(window, Qt.Key.Key_L, control)
    assert window.pages.currentWidget() is window.ask
    alcove.until(window.ask.composer.edit.hasFocus)


@pytest.mark.parametrize("alcove", ["real"], indirect=True)
def test_every_control_has_a_name(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.say("Elephants pay double.")
    turn = alcove.ask("When is the rent of the boathouse due?")
    turn.cards[0].click()
    for page in range(SETTINGS + 1):
        alcove.window.show_page(page)
    alcove.window.open_palette()
    pages = alcove.window.ask.panel.view.pages  # named by the page that is shown, and this file has none
    assert pages.isHidden()
    assert nameless(alcove.window) == [pages]
    own = {alcove.window.ask.composer.edit, alcove.window.sidebar.chats.view, turn.words, alcove.window.find_page.field}
    for control in own:
        control.setAccessibleName("")
    assert set(nameless(alcove.window)) == own | {pages}


def test_place_and_page_are_remembered_in_the_profile(qtbot: QtBot, tmp_path: Path) -> None:
    first = Alcove(qtbot, Paths.at(tmp_path / "profile"), "fake")
    first.window.show_page(LIBRARY)
    first.window.resize(780, 600)
    parts = first.window.find_page.splitter
    parts.widget(1).show()
    parts.setSizes([500, 200])
    kept = parts.saveState()
    assert first.close()
    assert (tmp_path / "profile" / "window.ini").exists()
    second = Alcove(qtbot, Paths.at(tmp_path / "profile"), "fake")
    assert second.window.sidebar.page == LIBRARY
    assert second.window.width() == 780
    assert second.window.find_page.splitter.saveState() == kept
    assert second.close()


def test_a_profile_that_cannot_be_opened_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(emit: Callable[[Event], None]) -> FakeEngine:
        raise EngineError("this profile was made by a newer Alcove", "update Alcove")

    backend = Backend(refuse)
    window = MainWindow(backend, settings_in(tmp_path))
    window.show()
    backend.open()
    qtbot.waitUntil(lambda: window.message.message == "This profile was made by a newer Alcove.")
    assert window.message.hint == "Update Alcove."
    window.close()
    assert backend.close()


def test_closing_while_an_answer_is_written_ends_everything(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.hold()
    turn = alcove.type("When is the rent of the boathouse due?")
    alcove.until(lambda: turn.cards and alcove.held())
    assert alcove.close()


@fake_only
def test_dark_and_light_reach_every_part(alcove: Alcove, theme: Theme, notes: Path) -> None:
    alcove.add(notes)
    alcove.say("Elephants pay double.")
    alcove.ask("When is the rent of the boathouse due?")
    alcove.window.ask.turns[0].cards[0].click()
    grounds = []
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        theme.use(scheme)
        image = alcove.window.grab().toImage()
        places = [
            alcove.window.sidebar,
            alcove.window.ask,
            alcove.window.ask.panel,
            alcove.window.strip,
            alcove.window.ask.turns[0].cards[0],
        ]
        corners = [part.mapTo(alcove.window, part.rect().topRight()) for part in places]
        grounds.append([image.pixelColor(corner.x() - 12, corner.y() + 5).lightness() for corner in corners])
    light, dark = grounds
    assert min(light) > 200
    assert max(dark) < 80


def test_the_window_loads_no_model_and_no_index() -> None:
    heavy = ["torch", "onnxruntime", "fastembed", "llama_cpp", "transformers"]
    check = f"import sys, desktop.main_window; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=Path(command.__file__).parents[1]
    )
    assert ran.stdout.strip() == "[]"


def test_the_command_line_loads_no_qt() -> None:
    check = (
        "import sys, os, types; line = types.ModuleType('engine.cli'); line.main = lambda argv: print(*argv) or 3;"
        "sys.modules['engine.cli'] = line; import desktop.__main__ as command;"
        "code = command.main(['--profile', 'P', 'status']);"
        "print(code, 'PySide6' in sys.modules, os.environ['ORT_DISABLE_TELEMETRY'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=Path(command.__file__).parents[1]
    )
    assert ran.stdout.split("\n")[:2] == ["--profile P status", "3 False 1"]


@fake_only
def test_a_bug_is_said_and_logged_and_the_window_goes_on(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    alcove.add(notes)
    before, root = sys.excepthook, logging.getLogger()
    handlers = list(root.handlers)
    try:
        with capture_exceptions():
            report_bugs(alcove.window, tmp_path / "window.log")
            alcove.engine.broken["ask"] = ZeroDivisionError("a bug")
            turn = alcove.ask("When is the rent due?")
        assert alcove.window.message.message.startswith("Something went wrong inside Alcove")
        assert "ZeroDivisionError: a bug" in (tmp_path / "window.log").read_text()
    finally:
        sys.excepthook = before
        for handler in set(root.handlers) - set(handlers):
            root.removeHandler(handler)
            handler.close()
    assert not alcove.window.ask.busy
    alcove.engine.broken = {}
    assert alcove.ask("When is the rent due?").answer is not None
    assert turn.answer is None


@fake_only
def test_a_message_outlives_a_window_out_of_sight_and_goes_with_its_page(alcove: Alcove) -> None:
    window = alcove.window
    for number, page in ((LIBRARY, window.library), (MODELS, window.models), (TEACH, window.teach)):
        window.show_page(number)
        page.message.show_message("removed", actions=[("Undo", page.message.dismiss)])
        window.hide()
        assert page.message.message == "Removed."
        window.show()
        window.showMinimized()
        window.showNormal()
        assert page.message.message == "Removed."
        window.show_page(ASK)
        assert page.message.message == ""


@fake_only
def test_a_folder_dropped_on_a_field_is_one_dropped_on_the_window(alcove: Alcove, notes: Path) -> None:
    window = alcove.window
    window.show_page(FIND)
    chats, find, composer = window.sidebar.chats.search, window.find_page.field, window.ask.composer.edit
    for number, field, under in ((FIND, chats, chats), (FIND, find, find), (ASK, composer, composer.viewport())):
        window.show_page(number)
        drop_on(under, urls=[QUrl.fromLocalFile(str(notes))])
        alcove.until(lambda: window.ask.welcome.offer.isVisible())
        assert words_in(field) == ""
        window.ask.welcome.offer.cancel.click()
        window.show_page(number)
        drop_on(under, text="rent")
        assert words_in(field) == "rent"


def words_in(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def drop_on(widget: QWidget, *, urls: Sequence[QUrl] = (), text: str = "") -> None:
    """As the system hands over what is dropped: the widget under the pointer is asked first, then what it lies on."""
    data = QMimeData()
    if urls:
        data.setUrls(urls)
    else:
        data.setText(text)
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys))
    QApplication.sendEvent(widget, QDragMoveEvent(QPoint(5, 5), copy, data, buttons, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, buttons, keys))
