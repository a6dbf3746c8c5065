"""Asking in the window: quotes at once, the answer as it comes, its sources, stop, refusal, errors, chats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from engine.errors import EngineError
from engine.types import AnswerDone, Conflict, Quotes, Side, Token
from tests.desktop.conftest import Alcove, fake_only

RENT = "The rent of the boathouse is due on the third of each month."


def test_quotes_stand_as_cards_with_file_and_place(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("When is the rent of the boathouse due?")
    turn = alcove.window.ask.turns[0]
    assert turn.cards[0].quote.text == RENT
    assert turn.cards[0].property("lead") is True
    assert "lease.md, line" in turn.cards[0].accessibleName()
    assert turn.answer_view.isHidden(), "what the cards say is not said a second time"


@fake_only
def test_quotes_are_shown_before_the_model_says_a_word(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.engine.say = "The rent is due on the third."
    alcove.engine.gate.clear()
    alcove.type("When is the rent due?")
    turn = alcove.window.ask.turns[0]
    alcove.until(lambda: turn.cards)
    assert turn.words.isHidden()
    assert alcove.window.ask.busy
    alcove.engine.gate.set()
    alcove.until(lambda: not alcove.window.ask.busy)
    assert turn.words.text == "The rent is due on the third."


def test_model_words_stand_apart_and_unsupported_ones_are_marked(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.say("The rent of the boathouse is due on the third of each month. Elephants pay double.")
    alcove.ask("When is the rent of the boathouse due?")
    turn = alcove.window.ask.turns[0]
    assert turn.words_heading.text() == "The model’s own words"
    assert turn.words.has_unsupported()
    assert not turn.legend.isHidden()
    turn.words_heading.click()
    assert turn.words.isHidden()
    assert turn.legend.isHidden()


@fake_only
def test_a_trusted_answer_has_numbers_that_open_the_passage(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.engine.method = "documents"
    alcove.engine.say = "The rent of the boathouse is due on the third."
    alcove.ask("When is the rent of the boathouse due?")
    page = alcove.window.ask
    turn = page.turns[0]
    assert turn.words_heading.text() == "Answer"
    assert turn.words.toPlainText().endswith("third.\u2009[1]")
    turn.words.anchorClicked.emit(QUrl("cite:0"))
    assert page.panel.isVisible()
    assert page.panel.file.text() == "lease.md"
    assert page.panel.place.text() == "line 3"
    assert marked(page.panel.passage) == [RENT]


def test_pressing_a_card_shows_its_words_in_their_passage(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("Who repairs the jetty?")
    page = alcove.window.ask
    card = page.turns[0].cards[0]
    alcove.qtbot.keyClick(card, Qt.Key.Key_Space)
    assert page.panel.isVisible()
    assert marked(page.panel.passage) == [card.quote.text]
    assert "The tenant repairs the jetty." in page.panel.passage.toPlainText()
    assert page.panel.model.rows[page.panel.sources.currentIndex().row()].n == card.quote.source


def test_sources_are_listed_and_chosen(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("Which engineer services the boiler, and who repairs the roof?")
    page = alcove.window.ask
    page.turns[0].show_sources.click()
    rows = page.panel.model.rows
    assert {source.path.name for source in rows} == {"heating.txt", "lease.md"}
    other = next(number for number, source in enumerate(rows) if source.path.name == "lease.md")
    page.panel.sources.setCurrentIndex(page.panel.model.index(other))
    assert page.panel.file.text() == "lease.md"
    page.panel.closed.emit()
    assert page.panel.isHidden()


def test_escape_stops_and_keeps_what_is_there(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.hold()
    first = alcove.type("When is the rent of the boathouse due?")
    page = alcove.window.ask
    alcove.until(lambda: first.cards and alcove.held())
    assert page.composer.button.accessibleName() == "Stop (Esc)"
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_Escape)
    assert not page.busy
    assert first.state.text() == "Stopped."
    assert page.composer.button.accessibleName() == "Ask (Enter)"
    alcove.say("The landlord repairs the roof.")
    second = alcove.ask("Who repairs the roof?")
    assert first.cards
    assert first.answer is None, "nothing of the stopped answer comes later"
    assert second.answer is not None


def test_a_new_question_takes_the_place_of_the_older(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.hold()
    first = alcove.type("When is the rent of the boathouse due?")
    alcove.until(lambda: first.cards and alcove.held())
    alcove.say("The landlord repairs the roof.")
    second = alcove.ask("Who repairs the roof?")
    assert first.answer is None
    assert first.state.text() == "Stopped."
    assert second.answer is not None


def test_nothing_relevant_is_said_calmly(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("Zyzzyva quux?")
    turn = alcove.window.ask.turns[0]
    assert turn.refusal.isVisible()
    assert turn.refusal.text().startswith("Nothing in your files")
    assert turn.copy.isHidden()
    assert not alcove.window.ask.message.message


def test_where_files_differ_and_what_limits_an_answer_stand_in_calm_lines(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("When is the rent due?")
    turn = alcove.window.ask.turns[0]
    assert turn.answer is not None
    assert turn.differing.isHidden()
    assert turn.notice.isHidden()
    sides = (
        Side("6 months", notes / "deed.docx", "2025-02-03", "text", "6 months", 0, 8),
        Side("3 months", notes / "lease.pdf", "2019", "name", "3 months", 0, 8),
    )
    turn.finish(replace(turn.answer, conflicts=(Conflict(sides),), notice="The embedder knows English only."))
    assert turn.differing.text() == "Two files differ: 6 months (deed.docx, 2025) · 3 months (lease.pdf, 2019)"
    assert turn.differing.isVisible()
    assert turn.notice.text() == "The embedder knows English only."
    assert turn.notice.isVisible()


@fake_only
def test_an_error_is_said_with_its_hint(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    for verb in ("ask", "answer"):  # at once, and while it runs
        alcove.engine.broken = {verb: EngineError("the model file is cut short", "get it again")}
        alcove.ask("When is the rent due?")
        message = alcove.window.ask.message
        assert message.message == "The model file is cut short."
        assert message.hint == "Get it again."
        assert alcove.window.ask.turns[-1].state.text() == "Not answered."
    alcove.engine.broken = {}
    alcove.ask("When is the rent due?")
    assert not alcove.window.ask.message.message
    assert alcove.window.ask.turns[-1].answer is not None


@fake_only
def test_no_event_of_a_question_is_lost_or_early(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.engine.say = "The rent of the boathouse is due. " * 40
    alcove.ask("When is the rent of the boathouse due?")
    mine = [event for event in alcove.events if isinstance(event, Quotes | Token | AnswerDone)]
    assert isinstance(mine[0], Quotes)
    assert "".join(event.text for event in mine if isinstance(event, Token)).strip() == alcove.engine.say.strip()


def test_a_chat_goes_on_and_can_be_opened_again(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page, chats = alcove.window.ask, alcove.window.sidebar.chats.model
    alcove.ask("When is the rent due?")
    first = page.chat
    assert first
    alcove.ask("Who repairs the roof?")
    assert page.chat == first
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.turns == []
    alcove.ask("Who services the boiler?")
    assert page.chat != first
    alcove.until(lambda: len(chats.rows) == 2)
    alcove.window.sidebar.chats.chosen.emit(first)
    alcove.until(lambda: [turn.asked for turn in page.turns] == ["When is the rent due?", "Who repairs the roof?"])
    assert page.chat == first
    assert all(turn.answer is not None for turn in page.turns)
    alcove.ask("And who repairs the jetty?")
    assert page.chat == first
    alcove.until(lambda: {chat.id: chat.turns for chat in chats.rows}[first] == 3)


def test_a_chat_that_is_gone_is_said(alcove: Alcove) -> None:
    alcove.window.open_chat("gone")
    alcove.until(lambda: alcove.window.message.message)
    assert alcove.window.message.message.startswith("There is no chat")


def test_the_answer_is_copied_with_its_sources(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.ask("When is the rent of the boathouse due?")
    alcove.window.ask.turns[0].copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"{RENT} [")
    assert f"] {notes / 'lease.md'}, line" in copied


@fake_only
def test_an_empty_question_is_not_asked_and_a_long_one_is(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    edit = alcove.window.ask.composer.edit
    edit.setPlainText("  \n ")
    assert not alcove.window.ask.composer.button.isEnabled()
    alcove.qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert alcove.engine.asked == []
    long = "rent " * 20_000
    edit.setPlainText(long)
    alcove.qtbot.keyClick(edit, Qt.Key.Key_Return)
    alcove.until(lambda: not alcove.window.ask.busy)
    assert alcove.engine.asked[0][0] == long.strip()
    assert len(alcove.window.ask.turns[0].question.toPlainText()) < 1000


def test_shift_enter_begins_a_new_line(alcove: Alcove) -> None:
    edit = alcove.window.ask.composer.edit
    alcove.qtbot.keyClicks(edit, "one")
    before = edit.height()
    alcove.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    alcove.qtbot.keyClicks(edit, "two")
    assert edit.toPlainText() == "one\ntwo"
    assert edit.height() > before


def marked(view: object) -> list[str]:
    """The runs of text that have a ground of their own."""
    from PySide6.QtWidgets import QTextEdit

    assert isinstance(view, QTextEdit)
    found = []
    block = view.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().background().style() != Qt.BrushStyle.NoBrush:
                found.append(fragment.text())
            fragments += 1
        block = block.next()
    return found
