"""The side list: chats are found, renamed in place, pinned, exported, and deleted with a while to undo it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop.widgets.chat_list import EMPTY, NOT_FOUND
from engine.errors import EngineError
from engine.types import ChatChoices, Filters
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


def test_a_question_is_asked_again_and_in_other_words(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    alcove.ask("When is the rent due?")
    alcove.ask("Who repairs the roof?")
    first, second = page.turns
    assert (first.again.isHidden(), second.again.isHidden()) == (True, False), "only the last, which loses nothing"
    second.again.click()
    alcove.until(lambda: not page.busy)
    assert page.turns[0] is first
    assert page.turns[1] is not second
    assert asked(alcove) == ["When is the rent due?", "Who repairs the roof?"]

    first.edit.click()
    alcove.qtbot.keyClick(first.editor.edit, Qt.Key.Key_Escape)
    assert first.editor.isHidden()
    first.edit.click()
    assert first.editor.consequence.text().endswith("this one and 1 question after it.")
    first.editor.edit.setPlainText("Who repairs the jetty?")
    alcove.qtbot.keyClick(first.editor.edit, Qt.Key.Key_Return)
    alcove.until(lambda: not page.busy)
    assert [turn.asked for turn in page.turns] == asked(alcove) == ["Who repairs the jetty?"]
    alcove.until(lambda: titles(alcove) == ["Who repairs the jetty?"])


def test_asking_again_loses_nothing_when_it_is_stopped(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    turn = alcove.ask("When is the rent of the boathouse due?")
    alcove.hold()
    turn.again.click()
    assert turn.isHidden()
    page.stop()
    assert page.turns == [turn]
    assert turn.isVisible()
    assert page.message.message == "Stopped; the earlier answer is still there."
    assert asked(alcove) == ["When is the rent of the boathouse due?"]


@fake_only
def test_a_question_in_other_words_that_gets_no_answer_keeps_its_words(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    turn = alcove.ask("When is the rent due?")

    def reword(words: str) -> None:
        turn.editor.edit.setPlainText(words)
        alcove.qtbot.keyClick(turn.editor.edit, Qt.Key.Key_Return)

    alcove.engine.broken["answer"] = EngineError("the model file is cut short", "get it again")
    turn.edit.click()
    reword("When is the rent of the boathouse due?")
    alcove.until(lambda: not page.busy)
    assert page.turns == [turn]
    assert turn.editor.isVisible()
    assert turn.editor.edit.toPlainText() == "When is the rent of the boathouse due?"
    assert page.message.message == "The model file is cut short.", "why it was not answered"

    alcove.engine.broken = {}
    alcove.hold()
    reword("Who repairs the jetty?")
    alcove.until(lambda: page.turns[-1].cards)
    page.composer.setFocus()
    alcove.qtbot.keyClicks(page.composer.edit, "Who repairs the roof?")
    alcove.qtbot.keyClick(page.composer.edit, Qt.Key.Key_Return)
    assert alcove.window.focusWidget() is page.composer.edit, "who asks something else goes on there"
    alcove.until(lambda: not page.busy)
    turn.edit.click()
    assert turn.editor.edit.toPlainText() == "Who repairs the jetty?"


@fake_only
def test_asking_while_a_chat_still_opens_keeps_its_turns_in_order(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    questions = ["When is the rent due?", "Who repairs the roof?", "Who repairs the jetty?"]
    for question in questions:
        alcove.ask(question)
    chat = page.chat
    alcove.window.new_chat()
    seen: list[int] = []

    def ask_at_once(_chat: object) -> None:
        page.chat_changed.disconnect(ask_at_once)
        seen.append(len(page.turns))
        page.ask("Who services the boiler?")

    page.chat_changed.connect(ask_at_once)
    alcove.window.open_chat(chat)
    alcove.until(lambda: seen and not page.busy and not page._stored)
    assert seen[0] < len(questions), "it is not all there yet"
    assert [turn.asked for turn in page.turns] == [*questions, "Who services the boiler?"] == asked(alcove)
    page.turns[-1].again.click()
    alcove.until(lambda: not page.busy)
    assert asked(alcove) == [*questions, "Who services the boiler?"]


@fake_only
def test_comparing_while_a_chat_still_opens_compares_its_newest(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    for question in ("When is the rent due?", "Who repairs the roof?", "Who repairs the jetty?"):
        alcove.ask(question)
    alcove.say("The tenant does.")
    chat = page.chat
    alcove.window.new_chat()

    def compare_at_once(_chat: object) -> None:
        page.chat_changed.disconnect(compare_at_once)
        page._build_one()
        page.compare_newest()

    page.chat_changed.connect(compare_at_once)
    alcove.window.open_chat(chat)
    alcove.until(lambda: alcove.engine.beside and not page.busy)
    assert alcove.engine.beside == [(2, False, True)]


def asked(alcove: Alcove) -> list[str]:
    return [turn.question for turn in alcove.engine.chat(alcove.window.ask.chat)]


@fake_only
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_chat_keeps_what_it_is_asked_with(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page, row = alcove.window.ask, alcove.window.ask.choices
    alcove.ask("When is the rent due?")
    first = page.chat
    row.scope.click()
    alcove.until(row.panel.isVisible)
    assert [box.text() for box in row.panel.folders] == ["notes"]
    row.panel.folders[0].setChecked(True)
    row.panel.kinds.setText("MD, .txt")
    row.panel.kinds.editingFinished.emit()
    row.panel.close()
    assert row.scope.text() == "notes · md, txt"
    alcove.ask("Who repairs the roof?")
    chosen = ChatChoices(filters=Filters((notes,), ("md", "txt")))
    assert alcove.engine.asked_with == [ChatChoices(), chosen]
    alcove.window.new_chat()
    assert row.scope.text() == "All files"
    row.documents.click()
    assert row.scope.isHidden()
    assert page.composer.edit.placeholderText() == "Ask the model alone"
    alcove.ask("Who repairs the jetty?")
    assert alcove.engine.asked_with[-1] == ChatChoices(documents=False)
    second = page.chat
    alcove.window.open_chat(first)
    alcove.until(lambda: row.choices == chosen)
    alcove.window.open_chat(second)
    alcove.until(lambda: row.choices == ChatChoices(documents=False))


@fake_only
@pytest.mark.parametrize(("chosen", "typed", "written"), [(0, "", "chat.html"), (1, "", "chat.md"), (1, "x", "x.md")])
def test_a_chat_is_written_in_the_format_that_is_chosen(
    alcove: Alcove, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: int, typed: str, written: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    alcove.ask("When is the rent due?")
    keeper, asked = alcove.window.chats, []
    monkeypatch.setattr(keeper, "export", lambda _chat, file: asked.append(file))
    alcove.window.sidebar.chats.exported.emit(alcove.window.ask.chat)
    dialog = alcove.window.findChild(QFileDialog)
    formats = dialog.nameFilters()
    dialog.selectNameFilter(formats[chosen])
    dialog.filterSelected.emit(formats[chosen])
    if typed:
        dialog.selectFile(typed)
    dialog.accept()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    assert asked == [tmp_path / written]
