"""The palette runs what is typed, the sheet shows every key, and both give the focus back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel

from desktop.actions import Action, matching, shown
from tests.desktop.conftest import Alcove, fake_only

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_words_are_found_anywhere_and_beginnings_first() -> None:
    names = ("Test the search", "Teach", "A new line", "The teacher's chat")
    actions = [Action(name, None) for name in names]
    assert [action.name for action in matching("teach", actions)] == ["Teach", "The teacher's chat"]
    assert [action.name for action in matching("the sea", actions)] == ["Test the search"]
    assert [action.name for action in matching("", actions)] == list(names)


@fake_only
def test_the_palette_runs_actions_and_opens_chats(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("When is the rent of the boathouse due?")
    window, press = alcove.window, alcove.qtbot.keyClick
    alcove.until(lambda: window.sidebar.chats.model.rows)
    box = window.palette_box
    press(window, Qt.Key.Key_K, CONTROL)
    assert box.isVisible()
    alcove.qtbot.keyClicks(box.edit, "libr")
    press(box.edit, Qt.Key.Key_Return)
    assert box.isHidden()
    assert window.pages.currentWidget() is window.library
    window.new_chat()
    assert not window.ask.turns
    press(window, Qt.Key.Key_K, CONTROL)
    alcove.qtbot.keyClicks(box.edit, "rent boathouse")
    press(box.edit, Qt.Key.Key_Return)
    alcove.until(lambda: window.ask.turns)
    press(window, Qt.Key.Key_K, CONTROL)
    first = box.list.currentIndex().row()
    press(box.edit, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == first + 1
    alcove.qtbot.keyClicks(box.edit, "no such thing")
    assert box.nothing.isVisible()
    press(box.edit, Qt.Key.Key_Return)
    assert box.isVisible()


@fake_only
def test_escape_takes_the_palette_away_and_stops_no_answer(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.hold()
    alcove.type("When is the rent of the boathouse due?")
    alcove.until(lambda: alcove.window.ask.busy)
    box = alcove.window.palette_box
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_K, CONTROL)
    alcove.qtbot.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.isHidden()
    assert alcove.window.ask.busy
    assert alcove.window.ask.composer.edit.hasFocus()


@fake_only
def test_the_sheet_shows_every_key_that_works(alcove: Alcove) -> None:
    window, press = alcove.window, alcove.qtbot.keyClick
    press(window.ask.composer.edit, "?")
    assert window.ask.composer.edit.toPlainText() == "?"  # a letter where one types
    assert window.shortcut_sheet.isHidden()
    press(window, Qt.Key.Key_F1)
    assert window.shortcut_sheet.isVisible()
    said = " ".join(label.text() for label in window.shortcut_sheet.findChildren(QLabel))
    keys = [shortcut.key().toString() for shortcut in window.findChildren(QShortcut) if shortcut.parent() is window]
    assert len(keys) > 10
    assert [key for key in keys if shown(key) not in said] == []
    press(window.shortcut_sheet, Qt.Key.Key_Escape)
    assert window.shortcut_sheet.isHidden()
    assert window.ask.composer.edit.hasFocus()
    window.sidebar.setFocus()
    window.sidebar.chats.setFocus()
    press(window.sidebar.chats, "?")
    assert window.shortcut_sheet.isVisible()
