"""A chat that is left while it is answered: the answer goes on, the question is there again, nothing is lost."""

from __future__ import annotations

from pathlib import Path

from desktop.widgets.turn_view import TurnView
from engine.errors import EngineError
from engine.types import ChatChoices
from tests.desktop.conftest import Alcove, fake_only

RENT = "When is the rent of the boathouse due?"
ROOF = "Who repairs the roof?"
BOILER = "Who services the boiler?"


def left(alcove: Alcove, notes: Path) -> tuple[str, TurnView]:
    """A chat with one answer, left while its second question is being answered; the turn of that."""
    alcove.add(notes)
    page = alcove.window.ask
    alcove.say("The landlord repairs the roof.")
    alcove.ask(ROOF)
    chat = page.chat
    assert chat is not None
    before = 0 if alcove.kind == "fake" else len(alcove._script.requests("generate"))
    alcove.hold()
    turn = alcove.type(RENT)
    alcove.until(lambda: turn.cards)
    alcove.until(lambda: alcove.kind == "fake" or len(alcove._script.requests("generate")) > before)
    alcove.window.new_chat()
    assert not page.busy
    return chat, turn


def come_back(alcove: Alcove, chat: str) -> None:
    page = alcove.window.ask
    alcove.window.open_chat(chat)
    alcove.until(lambda: page.chat == chat and page._opening is None and not page._build.isActive())


def asked(alcove: Alcove, chat: str) -> list[str]:
    return [turn.question for turn in alcove.engine.chat(chat)]


def test_what_is_being_answered_is_there_again_and_can_be_stopped(alcove: Alcove, notes: Path) -> None:
    chat, turn = left(alcove, notes)
    page = alcove.window.ask
    assert turn.isHidden()
    come_back(alcove, chat)
    assert [each.asked for each in page.turns] == [ROOF, RENT]
    assert page.turns[-1] is turn
    assert turn.isVisible()
    assert page.busy
    assert page.composer.button.accessibleName() == "Stop (Esc)"
    assert page.turns[0].edit.isHidden(), "nothing else is done in it meanwhile"
    page.stop()
    assert turn.state.text() == "Stopped."
    assert turn.again.isVisible()
    alcove.say("The rent is due on the third.")
    turn.again.click()
    alcove.until(lambda: not page.busy)
    assert asked(alcove, chat) == [each.asked for each in page.turns] == [ROOF, RENT]


@fake_only
def test_it_streams_on_out_of_sight_and_is_answered_where_it_was_asked(alcove: Alcove, notes: Path) -> None:
    chat, turn = left(alcove, notes)
    page = alcove.window.ask
    come_back(alcove, chat)
    come_back(alcove, chat)  # the chat that is open already
    assert page.busy
    alcove.engine.gate.set()
    alcove.until(lambda: not page.busy)
    assert turn.answer is not None
    assert turn.words.text == "The rent"
    assert [each.asked for each in page.turns] == asked(alcove, chat) == [ROOF, RENT]


@fake_only
def test_what_is_answered_out_of_sight_is_there_once(alcove: Alcove, notes: Path) -> None:
    chat, _ = left(alcove, notes)
    page = alcove.window.ask
    alcove.engine.gate.set()
    alcove.until(lambda: asked(alcove, chat) == [ROOF, RENT])
    come_back(alcove, chat)  # before or after the window knows of the answer
    alcove.until(lambda: not alcove.backend._under_way and not page._build.isActive() and len(page.turns) == 2)
    assert [each.asked for each in page.turns] == [ROOF, RENT]
    assert all(each.answer is not None for each in page.turns)
    assert not page.busy
    assert not page.message.message


def test_a_question_that_another_cancels_is_told_and_led_to(alcove: Alcove, notes: Path) -> None:
    chat, turn = left(alcove, notes)
    page = alcove.window.ask
    alcove.say("Mrs Amara Holt does.")
    alcove.ask(BOILER)
    alcove.until(lambda: page.message.message == f"“{RENT}” was not answered.")
    assert page.message.hint == "Another question was asked before its answer was there."
    page.message.buttons["Show the question"].click()
    alcove.until(lambda: page.chat == chat and page.turns[-1] is turn)
    assert turn.state.text() == "Stopped."
    assert turn.again.isVisible()
    assert not page.busy
    assert asked(alcove, chat) == [ROOF]


@fake_only
def test_the_first_question_of_a_chat_is_not_lost_either(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    page.choices.documents.click()
    alcove.hold()
    turn = alcove.type(RENT)
    alcove.until(lambda: turn.cards)
    alcove.window.new_chat()
    assert page.choices.choices == ChatChoices()
    alcove.ask(BOILER)
    alcove.until(lambda: "Show the question" in page.message.buttons)
    page.message.buttons["Show the question"].click()
    assert page.turns == [turn]
    assert page.chat is None
    assert page.choices.choices == ChatChoices(documents=False)
    turn.again.click()
    alcove.until(lambda: not page.busy)
    chat = alcove.window.ask.chat
    assert chat is not None
    assert asked(alcove, chat) == [RENT]
    assert len(alcove.engine.chats()) == 2


@fake_only
def test_a_chat_that_begins_out_of_sight_keeps_what_it_is_asked_with(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    page.choices.documents.click()
    alcove.hold()
    turn = alcove.type(RENT)
    alcove.until(lambda: turn.cards)
    alcove.window.new_chat()
    alcove.engine.gate.set()
    alcove.until(lambda: alcove.engine.choices)
    assert [*alcove.engine.choices.values()] == [ChatChoices(documents=False)]
    assert page.turns == []


@fake_only
def test_an_error_out_of_sight_leads_to_its_question(alcove: Alcove, notes: Path) -> None:
    chat, turn = left(alcove, notes)
    page = alcove.window.ask
    come_back(alcove, chat)
    page.stop()
    alcove.engine.broken["answer"] = EngineError("the model file is cut short", "get it again")
    turn.again.click()
    again = page.turns[-1]
    alcove.window.new_chat()
    alcove.until(lambda: page.message.message == "The model file is cut short.")
    assert page.message.hint == "Get it again."
    page.message.buttons["Show the question"].click()
    alcove.until(lambda: page.chat == chat and page.turns[-1] is again)
    assert again.state.text() == "Not answered."
    assert not page.busy


@fake_only
def test_what_is_asked_in_other_words_still_takes_the_place_of_the_later_ones(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.ask
    for question in (ROOF, BOILER, "Who repairs the jetty?"):
        alcove.ask(question)
    chat = page.chat
    assert chat is not None
    for stopped in (True, False):
        alcove.hold()
        page.turns[1].editor.asked.emit(RENT)
        alcove.until(lambda: page.turns[-1].cards)
        alcove.window.new_chat()
        come_back(alcove, chat)
        assert [each.asked for each in page.turns] == [ROOF, RENT]
        if stopped:
            page.stop()
            assert [each.asked for each in page.turns] == [ROOF, BOILER, "Who repairs the jetty?"]
            assert all(each.isVisible() for each in page.turns)
            assert page.turns[1].editor.edit.toPlainText() == RENT
    alcove.engine.gate.set()
    alcove.until(lambda: not page.busy)
    assert [each.asked for each in page.turns] == asked(alcove, chat) == [ROOF, RENT]


def test_a_chat_that_is_deleted_is_answered_no_longer(alcove: Alcove, notes: Path) -> None:
    chat, _ = left(alcove, notes)
    alcove.window.chats.remove(chat)
    alcove.until(lambda: not alcove.backend._under_way)
    alcove.window.chats.finish()
    alcove.until(lambda: chat not in {each.id for each in alcove.engine.chats()})
    assert not alcove.window.ask.message.message, "the person wanted it gone"


@fake_only
def test_a_deleted_chat_that_is_had_back_shows_what_was_asked(alcove: Alcove, notes: Path) -> None:
    chat, turn = left(alcove, notes)
    page = alcove.window.ask
    come_back(alcove, chat)
    alcove.until(lambda: chat in {each.id for each in alcove.window.sidebar.chats.model.rows})
    alcove.window.chats.remove(chat)
    assert page.chat is None
    alcove.until(lambda: not alcove.backend._under_way)
    alcove.window.message.buttons["Undo"].click()
    alcove.until(lambda: page.chat == chat and page.turns[-1] is turn)
    assert turn.state.text() == "Stopped."
    assert not page.busy
