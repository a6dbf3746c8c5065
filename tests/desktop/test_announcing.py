"""What a screen reader is told of by itself: messages, and how an answer ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.announcing import SAID, announce
from desktop.main_window import LIBRARY
from desktop.widgets.message_bar import MessageBar
from engine.errors import EngineError
from tests.desktop.conftest import Alcove, fake_only

Heard = list[tuple[str, str]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What is announced, and how, in order. Qt itself would hand it to the system's screen reader."""
    said: Heard = []

    def take(event: QAccessibleAnnouncementEvent) -> None:
        said.append((event.message(), event.politeness().name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return said


def test_a_message_is_said_when_it_comes_into_sight_and_an_error_interrupts(qtbot: QtBot, heard: Heard) -> None:
    page, bar = QWidget(), MessageBar()
    QVBoxLayout(page).addWidget(bar)
    qtbot.addWidget(page)
    bar.show_message("three files are added", "they are being read", actions=[("Undo", lambda: None)])
    assert heard == [], "nobody sees it yet"
    page.show()
    assert heard == [("Three files are added. They are being read.", "Polite")]
    bar.show_message("three files are added", "they are being read")
    assert len(heard) == 1, "it stands there already"
    bar.show_error(EngineError("the disk is full", "make room"))
    bar.show_error(EngineError("the disk is full", "make room"))
    assert heard[1:] == [("The disk is full. Make room.", "Assertive")] * 2
    bar.dismiss()
    bar.show_message("gone on")
    assert heard[3:] == [("Gone on.", "Polite")]


def test_only_the_beginning_of_a_long_text_is_said(qtbot: QtBot, heard: Heard) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    announce(shown, "word " * 1_000)
    assert len(heard[0][0]) == SAID + 2


@fake_only
def test_the_end_of_an_answer_is_said_once_and_not_when_the_chat_is_opened_again(
    alcove: Alcove, notes: Path, heard: Heard
) -> None:
    alcove.add(notes)
    heard.clear()
    turn = alcove.ask("When is the rent of the boathouse due?")
    assert heard == [(f"From your files: {turn.cards[0].quote.text}", "Polite")]
    alcove.say("The rent is due on the third of each month.")
    heard.clear()
    turn = alcove.ask("And when is it late?")
    ((said, how),) = heard
    assert turn.answer is not None
    assert turn.answer.answer in said
    assert how == "Polite"
    alcove.until(lambda: alcove.window.sidebar.chats.model.rows)
    chat = alcove.window.ask.chat
    alcove.window.new_chat()
    alcove.window.ask.open_chat(chat)
    alcove.until(lambda: alcove.window.ask.turns and not alcove.window.ask.busy)
    alcove.qtbot.wait(50)
    assert len(heard) == 1


@fake_only
def test_that_an_answer_was_stopped_is_said(alcove: Alcove, notes: Path, heard: Heard) -> None:
    alcove.add(notes)
    alcove.hold()
    turn = alcove.type("When is the rent of the boathouse due?")
    alcove.until(lambda: turn.cards)
    heard.clear()
    alcove.window.ask.stop()
    assert heard == [("Stopped.", "Polite")]


@fake_only
def test_nothing_is_said_of_a_page_that_is_not_shown(alcove: Alcove, notes: Path, heard: Heard) -> None:
    alcove.add(notes)
    alcove.window.show_page(LIBRARY)
    heard.clear()
    alcove.window.ask.message.show_message("a chat is deleted")
    assert heard == []
    alcove.window.show_page(0)
    assert heard == [("A chat is deleted.", "Polite")]


@fake_only
def test_why_words_are_dotted_is_reached_by_the_keyboard(alcove: Alcove, notes: Path, heard: Heard) -> None:
    alcove.add(notes)
    alcove.say("Elephants pay double.")
    turn = alcove.ask("When is the rent of the boathouse due?")
    legend = turn.legend
    assert legend.isVisible()
    assert legend.reasons.isHidden()
    heard.clear()
    legend.why.setFocus()
    alcove.qtbot.keyClick(legend.why, Qt.Key.Key_Space)
    alcove.until(lambda: heard)
    lines = legend.reasons.toPlainText()
    assert lines == heard[0][0]
    assert lines.startswith("“Elephants pay double.”: n")
    shown = turn.words.toPlainText()
    assert (
        turn.words.doubt_at(shown.index("Elephants"))
        .casefold()
        .removesuffix(".")
        .endswith(lines.partition("”: ")[2].casefold())
    )
    assert legend.reasons.focusPolicy() & Qt.FocusPolicy.TabFocus
    alcove.qtbot.keyClick(legend.why, Qt.Key.Key_Space)
    assert legend.reasons.isHidden()
