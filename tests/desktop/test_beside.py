"""A question answered twice: two columns under it, the second streamed, stoppable, kept; told what it looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from desktop.widgets.columns import LEAST_EMS, Columns
from desktop.widgets.turn_view import TurnView
from engine.answering.beside import NO_FILE, Way
from engine.errors import EngineError
from tests.desktop.conftest import Alcove, fake_only

CONTROL = Qt.KeyboardModifier.ControlModifier
RENT = "When is the rent of the boathouse due?"


def press(alcove: Alcove, key: Qt.Key = Qt.Key.Key_B) -> None:
    alcove.qtbot.keyClick(alcove.window, key, CONTROL)


def compared(alcove: Alcove, notes: Path) -> TurnView:
    """A turn with the answer of the model alone beside that from documents."""
    alcove.add(notes)
    alcove.say("The rent of the boathouse is due on the third of each month.")
    turn = alcove.ask(RENT)
    assert turn.caption.isHidden(), "one answer needs no caption"
    alcove.say("Rent is mostly due on the first.")
    turn.compare.click()
    alcove.until(lambda: not alcove.window.ask.busy)
    return turn


def test_the_model_alone_stands_beside_and_is_there_again(alcove: Alcove, notes: Path) -> None:
    turn = compared(alcove, notes)
    page = alcove.window.ask
    alcove.ask("Who services the boiler?")
    page.open_chat(page.chat)
    alcove.until(lambda: len(page.turns) == 2 and page.turns[0] is not turn and not page._stored)
    shown, second = page.turns
    (other,) = shown.beside
    assert (shown.caption.text(), other.caption.text()) == ("With documents", "The model alone")
    assert shown.note.text().startswith("Passages from")
    assert other.note.text() == NO_FILE
    assert other.words.text == "Rent is mostly due on the first."
    assert other.words.has_unsupported()
    assert other.legend.isHidden(), "it is said above already"
    assert not other.cards
    assert other.feedback.buttons.isHidden(), "what is taught is the first answer"
    assert not shown.feedback.buttons.isHidden()
    assert second.beside == []


def test_it_streams_is_stopped_and_asked_again(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.say("The rent of the boathouse is due on the third of each month.")
    turn = alcove.ask(RENT)
    page = alcove.window.ask
    before = 0 if alcove.kind == "fake" else len(alcove._script.requests("generate"))
    alcove.hold()
    press(alcove)
    (other,) = turn.beside
    assert other.caption.text() == "The model alone"
    assert other.state.text() == "Asking the model…"
    alcove.until(lambda: alcove.kind == "fake" or len(alcove._script.requests("generate")) > before)
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_Escape)
    assert not page.busy
    assert other.state.text() == "Stopped."
    assert turn.answer is not None
    assert turn.answer.beside == ()
    alcove.say("On the first.")
    press(alcove)
    alcove.until(lambda: not page.busy)
    assert [each.words.text for each in turn.beside] == ["On the first."]


@fake_only
def test_what_is_typed_is_answered_twice(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    press(alcove)
    assert page.message.message == "There is nothing to compare yet."
    alcove.say("On the third.")
    alcove.qtbot.keyClicks(page.composer.edit, RENT)
    press(alcove)
    alcove.until(lambda: page.turns and page.turns[-1].beside and not page.busy)
    assert page.composer.edit.toPlainText() == ""
    assert alcove.engine.beside == [(0, False, True)]
    turn = page.turns[0]
    turn.compare.offer([Way(False), Way(True, skill=False)])
    turn.compare.fill_menu()
    names = {action.text(): action for action in turn.compare.menu_shown.actions()}
    names["Answer it without the skill too, side by side"].trigger()
    alcove.until(lambda: not page.busy)
    assert alcove.engine.beside[-1] == (0, True, False)


@fake_only
def test_columns_stand_below_each_other_where_it_is_narrow(alcove: Alcove, notes: Path) -> None:
    turn = compared(alcove, notes)
    columns: Columns = turn.columns
    em = columns.fontMetrics().height()
    assert columns.width() >= 2 * em * LEAST_EMS
    assert not columns.stacked
    left, right = (each.caption.mapTo(columns, QPoint(0, 0)) for each in (turn, *turn.beside))
    assert left.y() == right.y()
    assert left.x() < right.x()
    alcove.window.ask.splitter.widget(0).setFixedWidth(2 * em * LEAST_EMS)
    alcove.until(lambda: columns.stacked)


def test_the_second_answer_is_removed_alone_and_had_back(alcove: Alcove, notes: Path) -> None:
    turn = compared(alcove, notes)
    page, foot = alcove.window.ask, turn.foot
    (other,) = turn.beside
    assert turn.remove.isHidden(), "the first answer is the turn itself"
    assert foot.isHidden()
    alcove.until(other.remove.isVisible)
    lines = [each.note.mapTo(turn, QPoint(0, 0)).y() for each in (turn, other)]
    assert lines[0] == lines[1], "the button pushes nothing down"
    alcove.qtbot.mouseClick(other.remove, Qt.MouseButton.LeftButton)
    alcove.until(lambda: page.message.message == "That answer is removed.")
    assert turn.beside == []
    assert turn.caption.isHidden()
    assert foot.isVisible()
    assert alcove.window.focusWidget() is turn.compare
    (kept,) = alcove.engine.chat(page.chat)
    assert kept.answer == turn.answer
    assert kept.answer.beside == ()
    page.message.buttons["Undo"].click()
    alcove.until(lambda: turn.beside)
    (back,) = turn.beside
    assert back.words.text == "Rent is mostly due on the first."
    assert (turn.caption.text(), back.caption.text()) == ("With documents", "The model alone")
    alcove.until(back.remove.isVisible)
    assert foot.isHidden()
    assert len(alcove.engine.chat(page.chat)[0].answer.beside) == 1


@fake_only
def test_what_was_stopped_is_removed_and_nothing_is_while_one_is_answered(alcove: Alcove, notes: Path) -> None:
    turn = compared(alcove, notes)
    page = alcove.window.ask
    (first,) = turn.beside
    alcove.hold()
    turn.compare.offer([Way(True, skill=False)])
    turn.compare.click()
    first, second = turn.beside
    assert first.remove.isHidden()
    assert second.remove.isHidden()
    page.stop()
    alcove.until(second.remove.isVisible)
    second.remove.click()
    assert turn.beside == [first]
    assert not page.message.message
    assert len(alcove.engine.chat(page.chat)[0].answer.beside) == 1
    alcove.engine.broken["remove_beside"] = EngineError("the disk is full", "make some room")
    first.remove.click()
    alcove.until(lambda: page.message.message == "The disk is full.")
    assert turn.beside == [first]
    alcove.engine.broken = {}
    first.remove.click()
    alcove.until(lambda: "Undo" in page.message.buttons)
    page.new_chat()
    assert not page.message.message, "another chat is not where it could be had back"
