"""The side list: chats are found, renamed in place, pinned, exported, and deleted with a while to undo it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.widgets.chat_list import EMPTY, NOT_FOUND
from tests.desktop.conftest import Alcove, fake_only


def titles(alcove: Alcove) -> list[str]:
    return [chat.title for chat in alcove.window.sidebar.chats.model.rows]


def two_chats(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    for question in ("When is the rent due?", "Who services the boiler?"):
        alcove.window.new_chat()
        alcove.ask(question)
    alcove.until(lambda: titles(alcove) == ["Who services the boiler?", "When is the rent due?"])


def test_chats_are_found_renamed_pinned_and_exported(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    chats = alcove.window.sidebar.chats
    assert chats.empty.text() == EMPTY
    two_chats(alcove, notes)
    rent = chats.model.rows[1].id
    chats.mark(rent)
    alcove.qtbot.keyClick(chats.view, Qt.Key.Key_F2)
    editor = chats.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Ground")
    alcove.qtbot.keyClick(editor, Qt.Key.Key_Return)
    alcove.until(lambda: "Ground" in titles(alcove))
    chats.mark(rent)
    chats.fill_menu()
    next(action for action in chats.menu.actions() if action.text() == "Pin").trigger()
    alcove.until(lambda: titles(alcove) == ["Ground", "Who services the boiler?"])
    chats.search.setText("WHEN due")
    alcove.until(lambda: titles(alcove) == ["Ground"])
    chats.search.setText("elephants")
    alcove.until(lambda: titles(alcove) == [])
    assert chats.empty.text() == NOT_FOUND
    chats.search.clear()
    alcove.until(lambda: len(titles(alcove)) == 2)
    if alcove.kind == "real":
        page = tmp_path / "ground.html"
        alcove.window.chats.export(rent, page)
        alcove.until(lambda: alcove.window.message.message.startswith("Written to"))
        assert "<title>Ground</title>" in page.read_text("utf-8")


def test_a_deleted_chat_can_be_had_back_until_it_is_gone(alcove: Alcove, notes: Path) -> None:
    two_chats(alcove, notes)
    window = alcove.window
    boiler = window.ask.chat
    window.sidebar.chats.view.setFocus()
    alcove.until(window.sidebar.chats.view.hasFocus)
    alcove.qtbot.keyClick(window.sidebar.chats.view, Qt.Key.Key_Delete)
    assert titles(alcove) == ["When is the rent due?"]
    assert window.ask.chat is None
    assert window.message.message == "“Who services the boiler?” is deleted."
    window.message.buttons["Undo"].click()
    alcove.until(lambda: len(titles(alcove)) == 2 and window.ask.chat == boiler and window.ask.turns)
    window.chats.remove(boiler)
    assert {chat.id for chat in alcove.engine.chats()} > {boiler}, "it is only out of sight"
    window.chats.finish()
    alcove.until(lambda: boiler not in {chat.id for chat in alcove.engine.chats()})
    assert not window.message.message


@fake_only
def test_closing_the_window_deletes_what_was_deleted(alcove: Alcove, notes: Path) -> None:
    two_chats(alcove, notes)
    gone = alcove.window.sidebar.chats.model.rows[1].id
    alcove.window.chats.remove(gone)
    assert alcove.close()
    assert gone not in {chat.id for chat in alcove.engine.chats()}
