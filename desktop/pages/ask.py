"""Ask: the conversation, the place to type, and the passage behind an answer."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import told, tr
from desktop.left_questions import LeftQuestions, OpenQuestion, is_among
from desktop.second_answers import SecondAnswers
from desktop.widgets import feedback
from desktop.widgets.choices_row import ChoicesRow
from desktop.widgets.composer import Composer
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.middle import in_the_middle
from desktop.widgets.scrolling import scrolled
from desktop.widgets.side import put_beside, with_room
from desktop.widgets.welcome import Welcome
from desktop.wording import coverage, for_window
from engine.answering.beside import Way, ways
from engine.types import ChatChoices, Progress, Quotes, Sentence, Sources, Token

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from desktop.widgets.source_panel import SourcePanel
    from desktop.widgets.turn_view import TurnView
    from engine.errors import EngineError
    from engine.types import AdapterInfo, Answer, Citation, Event, Example, Quote, Status, Turn

COLUMN_EMS = 44  # a line of about ninety letters, the most that reads well
QUESTION_SAID = 60  # characters of a question in a message


class AskPage(QWidget):
    """One chat at a time.

    Signals:
        chat_changed: another chat is open now, or the open one has a new turn; None for one not begun.
        teach_wanted: the person wants to see the examples of this set, made of answers.
        apply_wanted: the skill of this id is to be applied to a table or folder.
        folder_wanted, sample_wanted: the person chose one of the two ways to begin.
        panel_made: `splitter` holds the panel now.
    """

    chat_changed = Signal(object)
    teach_wanted = Signal(str)
    apply_wanted = Signal(str)
    folder_wanted = Signal()
    sample_wanted = Signal()
    panel_made = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._asking: Running | None = None
        self._turn: TurnView | None = None
        self._question: OpenQuestion | None = None  # None while it is answered a second time
        self._left = LeftQuestions()
        self._opening: str | None = None
        self._stored: deque[Turn] = deque()
        self.chat: str | None = None
        self.turns: list[TurnView] = []
        self._replaced: list[TurnView] = []
        em = self.fontMetrics().height()

        self.message = MessageBar()
        self._seconds = SecondAnswers(backend, self, self.message)
        self.welcome = Welcome(backend)
        self.welcome.folder_wanted.connect(self.folder_wanted)
        self.welcome.sample_wanted.connect(self.sample_wanted)
        self.welcome.suggested.connect(self.ask)
        self.welcome.offer.failed.connect(self.message.show_error)
        self.welcome.model.failed.connect(self.message.show_error)
        self._conversation = QWidget()
        self._conversation.setObjectName("conversation")
        self._column = QVBoxLayout(self._conversation)
        self._column.setContentsMargins(0, round(em * 1.6), 0, em)
        self._column.setSpacing(round(em * 2.2))
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Conversation"))
        self._whole = _centred(self._conversation, em * COLUMN_EMS)
        self._scroll.setWidget(self._whole)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._scroll.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(_centred(self.welcome, em * COLUMN_EMS)))
        self._stack.addWidget(self._scroll)
        self.composer = Composer()
        self.composer.asked.connect(self.ask)
        self.composer.stopped.connect(self.stop)
        self.composer.picker.apply_wanted.connect(self.apply_wanted)
        self.choices = ChoicesRow()
        self.choices.changed.connect(self._choose)
        self.choices.scope_wanted.connect(
            lambda: backend.folders(self.choices.open_scope, key="folders to choose from")
        )
        self.choices.models_wanted.connect(lambda: backend.conversations.models(self.choices.open_models))
        below = QWidget()
        low = QVBoxLayout(below)
        low.setContentsMargins(0, 0, 0, 0)
        low.setSpacing(em // 2)
        low.addWidget(self.message)
        low.addWidget(self.composer)
        low.addWidget(self.choices)
        centre = QWidget()
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, em)
        middle.setSpacing(em // 2)
        middle.addWidget(self._stack, 1)
        self._below = _centred(below, em * COLUMN_EMS)
        middle.addWidget(self._below)
        self._panel: SourcePanel | None = None
        self.splitter = with_room(centre)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

        self._following = True
        self._build = QTimer(self)
        self._build.setInterval(0)
        self._build.timeout.connect(self._build_one)
        backend.engine_event.connect(self._take)

    @property
    def panel(self) -> SourcePanel:
        """The passage behind an answer, made when it is first wanted: a window starts without an answer."""
        if self._panel is None:
            from desktop.widgets.source_panel import SourcePanel

            self._panel = SourcePanel(self._backend)
            self._panel.closed.connect(self._panel.hide)
            put_beside(self.splitter, self._panel)
            self.panel_made.emit()
        return self._panel

    # ------------------------------------------------------------------ asking

    @property
    def busy(self) -> bool:
        return self._asking is not None

    def ask(self, question: str, instead: TurnView | None = None, *, twice: bool = False) -> None:
        """Asks in the open chat; an answer still being written is stopped.

        Args:
            instead: the turn that the new one takes the place of, with all that follow it, once it is answered.
            twice: then it is answered in another way too, beside that answer.
        """
        self._build_all()
        self._halt(edit=False)
        self.message.dismiss()
        keep = None
        if instead is not None and instead in self.turns:
            at = self.turns.index(instead)
            keep = sum(turn.answer is not None for turn in self.turns[:at])
            self._replaced, self.turns = self.turns[at:], self.turns[:at]
            for old in self._replaced:
                old.hide()
        for old in self.turns:
            old.withdraw()
        turn = self._add_turn(question)
        self._turn = turn
        self._following = True
        self.composer.set_busy(True)
        keep, choices, adapter = keep if self.chat else None, self.choices.choices, self.composer.picker.adapter
        self._question = OpenQuestion(turn, self.chat, keep, choices, adapter, time.time())
        self._question.running = self._asking = asking = self._backend.ask(
            question,
            chat=self.chat,
            keep=keep,
            adapter=adapter,
            choices=choices,
            answered=lambda answer: self._finish(asking, turn, answer, twice=twice),
            failed=lambda error: self._fail(asking, turn, error),
            ended=lambda: self._end(asking, turn),
        )

    def compare_newest(self) -> None:
        """Has the newest question answered in another way too; one that is typed and not yet asked, in both."""
        self._build_all()
        answered = [turn for turn in self.turns if turn.answer is not None]
        if question := self.composer.take():
            self.ask(question, twice=True)
        elif not self.busy and answered and answered[-1].answer is not None:
            self.compare(answered[-1], ways(answered[-1].answer)[0])
        elif not self.busy:
            self.composer.setFocus()
            self.message.show_message(
                tr("there is nothing to compare yet"), tr("type a question; it is then answered twice")
            )

    def compare(self, turn: TurnView, way: Way) -> None:
        """Has a question that is answered answered in another way too, beside that."""
        self._build_all()
        self._halt(edit=False)
        self.message.dismiss()
        if self.chat is None or turn.answer is None:
            return
        for each in self.turns:
            each.withdraw()
        self._turn = part = turn.begin_beside(way)
        self._following = turn is self.turns[-1]
        self.composer.set_busy(True)
        self._asking = asking = self._backend.conversations.ask_beside(
            self.chat,
            self.place(turn),
            way,
            self.choices.choices,
            answered=lambda answer: self._finish_beside(asking, turn, answer),
            failed=lambda error: self._fail(asking, part, error),
            ended=lambda: self._end(asking, part),
        )

    def place(self, turn: TurnView) -> int:
        """Which turn of the kept chat it is: what was stopped is not in it."""
        return [each for each in self.turns if each.answer is not None].index(turn)

    def stop(self) -> None:
        """Stops the answer that is being written; what is there stays."""
        self._halt(edit=True)

    def _halt(self, *, edit: bool) -> None:
        """Stops it; `edit` as in `_go_back`."""
        if self._asking is not None and self._turn is not None:
            self._backend.stop(self._asking)
            self._turn.stop()
            self._go_back(self._turn, edit=edit)

    def _go_back(self, turn: TurnView, *, edit: bool) -> None:
        """Nothing is being asked any more and the turn got no answer: what it was to replace stands again.

        Args:
            edit: if that was asked in other words, they are open for writing again; else where the person writes
                stays, and its editor opens with them later.
        """
        replaced, self._replaced = self._replaced, []
        if replaced:
            self.turns.remove(turn)
            self._discard([turn])
            self.turns += replaced
            for old in replaced:
                old.show()
            self.message.show_message(tr("stopped; the earlier answer is still there"))
        self._leave()
        if replaced and turn.asked != replaced[0].asked:
            replaced[0].reworded = turn.asked
            if edit:
                self._edit(replaced[0])

    def _discard(self, turns: Sequence[TurnView]) -> None:
        for turn in turns:
            self._column.removeWidget(turn)
            turn.hide()
            turn.deleteLater()

    def _take(self, event: Event) -> None:
        shown = self._asking is not None and self._asking.owns(event)
        turn = self._turn if shown else self._left.owner(event)
        if turn is None:
            return
        match event:
            case Quotes(quotes=quotes):
                turn.show_quotes(quotes)
            case Sources(sources=sources):
                turn.take_sources(sources)
            case Token(text=text):
                turn.stream(text)
            case Sentence(sentence=sentence):
                turn.judge(sentence)
            case Progress():
                turn.show_progress(event)

    def _finish(self, asking: Running, turn: TurnView, answer: Answer, *, twice: bool) -> None:
        if self._asking is asking:
            turn.finish(answer)
            self._discard(self._replaced)
            self._replaced = []
            self._leave()
            if self.chat != answer.chat:
                self.chat = answer.chat
                self._choose()
            if self._panel is not None and not self._panel.isHidden():
                self._show_source(turn, None)
            if twice:
                self.compare(turn, ways(answer)[0])
        else:
            if (left := self._left.asked_by(asking)) is not None:
                self._left.remove(left)
                self._discard([turn])
                if left.chat is None:
                    self._backend.conversations.keep_choices(answer.chat, left.choices)
            if answer.chat in (self.chat, self._opening):  # its turns were read before this one was kept
                self.open_chat(answer.chat)
        self.chat_changed.emit(self.chat)

    def _finish_beside(self, asking: Running, turn: TurnView, answer: Answer) -> None:
        if self._asking is asking:
            turn.finish(answer)
            self._leave()
        elif answer.chat == self.chat:
            self.open_chat(answer.chat)

    def _fail(self, asking: Running, turn: TurnView, error: EngineError) -> None:
        if (left := self._left.asked_by(asking)) is not None:
            left.running = None
            turn.fail()
            self._tell(left, told(error.message), for_window(told(error.hint)), level="error")
            return
        if self._asking is asking:
            turn.fail()
            self._go_back(turn, edit=True)
        self.message.show_error(error)

    def _end(self, asking: Running, turn: TurnView) -> None:
        if (left := self._left.asked_by(asking)) is not None:
            left.running = None
            turn.stop()
            if not asking.stopped:
                short = turn.asked if len(turn.asked) <= QUESTION_SAID else turn.asked[:QUESTION_SAID].rstrip() + "…"
                hint = tr("another question was asked before its answer was there")
                self._tell(left, tr("“{question}” was not answered", question=short), hint, level="info")
        if self._asking is asking:  # neither answered nor failed: something else took its place
            turn.stop()
            self._go_back(turn, edit=True)

    def _tell(self, left: OpenQuestion, message: str, hint: str, *, level: str) -> None:
        """Says what became of a question that is not in sight, and leads to it."""
        show = [(tr("Show the question"), lambda: self._return_to(left))]
        self.message.show_message(message, hint, level=level, actions=show)

    def _return_to(self, left: OpenQuestion) -> None:
        if left.chat is not None:
            self.open_chat(left.chat)
            return
        self.new_chat()
        self.choices.show_choices(left.choices)
        self._take_up(left)

    def _leave(self) -> None:
        self._asking = self._turn = self._question = None
        self.composer.set_busy(False)
        for turn in self.turns:
            self.offer(turn)

    def offer(self, turn: TurnView) -> None:
        """Offers what can be done with a turn, unless something is being answered."""
        if not self.busy:
            turn.offer(again=turn is self.turns[-1])

    # ------------------------------------------------------------------ chats

    def new_chat(self) -> None:
        """Begins a chat; it is kept from its first answer on."""
        self._clear()
        self.chat = self._opening = None
        self.choices.show_choices(ChatChoices())
        self._choose_skill(())
        self._stack.setCurrentIndex(0)
        self.composer.setFocus()
        self.chat_changed.emit(None)

    def open_chat(self, chat: str) -> None:
        """Shows a stored chat."""
        self._opening = chat
        self._backend.conversations.turns(chat, lambda kept: self._show_chat(chat, *kept))

    def drop_chat(self, chat: str) -> None:
        """A chat is deleted: it is shown no longer, and nothing in it is answered any more. What was asked stands
        there, stopped, if it is had back."""
        if chat == self.chat:
            if self._asking is not None:
                self._backend.stop(self._asking)
            self.new_chat()
        left = self._left.of_chat(chat)
        if left is not None and left.running is not None:
            self._backend.stop(left.running)

    def _show_chat(self, chat: str, turns: Sequence[Turn], choices: ChatChoices) -> None:
        self._clear()
        self._opening = None
        if (left := self._left.of_chat(chat)) is not None and is_among(left, turns):
            self._left.remove(left)
            self._discard([left.turn])
        self.choices.show_choices(choices)
        self.chat = chat
        self._following = True
        self._choose_skill(turns)
        self._stored.extend(turns)
        self._build.start()
        self.chat_changed.emit(chat)

    def show_skills(self, skills: Sequence[AdapterInfo]) -> None:
        """Offers the skills that there are; a chat not begun takes the one in use."""
        self.composer.picker.show_skills(skills)
        if self.chat is None and not self.turns:
            self._choose_skill(())

    def _choose(self) -> None:
        """Keeps with the chat what it is asked with, once it is begun."""
        self.composer.show_purpose(documents=self.choices.choices.documents)
        if self.chat is not None:
            self._backend.conversations.keep_choices(self.chat, self.choices.choices)

    def _choose_skill(self, turns: Sequence[Turn]) -> None:
        """A chat goes on with the skill that answered last; a new one begins with the one in use."""
        if turns:
            self.composer.picker.choose(turns[-1].answer.adapter)
        else:
            self.composer.picker.choose_active()
        self.composer.show_purpose(documents=self.choices.choices.documents)

    def _build_one(self) -> None:
        """Adds one stored turn; the next comes in the next round, so that a long chat never holds up typing."""
        if not self._stored:
            self._build.stop()
            self._leave()
            if self.chat is not None and (left := self._left.of_chat(self.chat)) is not None:
                self._take_up(left)
            return
        stored = self._stored.popleft()
        self._add_turn(stored.question).finish(stored.answer)

    def _build_all(self) -> None:
        """Adds all stored turns that are still to come: what is asked next comes after them."""
        while self._build.isActive():
            self._build_one()

    def _take_up(self, left: OpenQuestion) -> None:
        """Shows a question again in the chat that it was asked in: it is being answered, or was not."""
        self._left.remove(left)
        if left.keep is not None:
            self._replaced, self.turns = self.turns[left.keep :], self.turns[: left.keep]
            for old in self._replaced:
                old.hide()
        self._show_turn(left.turn)
        left.turn.show()
        self.composer.picker.choose(left.adapter)
        self.composer.show_purpose(documents=self.choices.choices.documents)
        if left.running is None:
            self._go_back(left.turn, edit=True)
            return
        for each in self.turns:
            each.withdraw()
        self._question, self._asking, self._turn = left, left.running, left.turn
        self.composer.set_busy(True)

    def _clear(self) -> None:
        if self._question is not None:
            self._left.add(self._question)
            self.turns.remove(self._question.turn)
            self._column.removeWidget(self._question.turn)
            self._question.turn.hide()
        self._asking = self._turn = self._question = None
        self.composer.set_busy(False)
        self.message.dismiss()
        if self._panel is not None:
            self._panel.hide()
        self._stored.clear()
        self._build.stop()
        self._discard([*self.turns, *self._replaced])
        self.turns, self._replaced = [], []

    def _listen(self, part: TurnView) -> None:
        """Shows what an answer stands on when the person asks for it."""
        part.quote_chosen.connect(lambda quote: self._show_source(part, quote))
        part.cited.connect(lambda citation: self._show_source(part, citation))
        part.sources_wanted.connect(lambda: self._show_source(part, None))

    def _add_turn(self, question: str) -> TurnView:
        from desktop.widgets.turn_view import TurnView  # a window starts without a turn

        turn = TurnView(question)
        self._listen(turn)
        turn.joined.connect(self._listen)
        turn.compare_wanted.connect(lambda way: self.compare(turn, way))
        turn.remove_wanted.connect(lambda part: self._seconds.remove(turn, part))
        turn.again_wanted.connect(lambda: self.ask(turn.asked, turn))
        turn.edit_wanted.connect(lambda: self._edit(turn))
        turn.editor.asked.connect(lambda question: self.ask(question, turn))
        turn.feedback.judged.connect(lambda good: self._judge(turn, good))
        turn.feedback.corrected.connect(lambda words: self._correct(turn, words))
        turn.feedback.teach_wanted.connect(lambda: self.teach_wanted.emit(turn.feedback.dataset))
        self._show_turn(turn)
        return turn

    def _show_turn(self, turn: TurnView) -> None:
        """Puts a turn below the others."""
        self._column.insertWidget(self._column.count() - 1, turn)
        self.turns.append(turn)
        self._stack.setCurrentIndex(1)

    def _edit(self, turn: TurnView) -> None:
        turn.editor.open(turn.reworded, len(self.turns) - 1 - self.turns.index(turn))

    # ------------------------------------------------------------------ answers become examples

    def _judge(self, turn: TurnView, good: bool) -> None:
        self._teach(turn, feedback.GOOD if good else feedback.WRONG, liked=good)

    def _correct(self, turn: TurnView, words: str) -> None:
        self._teach(turn, feedback.CORRECTED, correction=words)

    def _teach(self, turn: TurnView, said: str, *, liked: bool | None = None, correction: str | None = None) -> None:
        if turn.answer is None:
            return
        self.message.dismiss()

        def kept_as(example: Example) -> None:
            turn.feedback.show_kept(said, example.dataset)

        self._backend.teach.correct(
            turn.answer.chat,
            self.place(turn),
            kept_as,
            self.message.show_error,
            liked=liked,
            correction=correction,
        )

    # ------------------------------------------------------------------ what is shown

    def show_status(self, status: Status) -> None:
        """What the empty page says depends on what there is to ask about."""
        if status.folders:
            self.welcome.show_ready(_readiness(status))
        else:
            self.welcome.show_first_run()
        if not status.waiting and self.turns:
            self.turns[-1].show_all_read()

    def offer_folder(self, path: Path, *more: Path) -> None:
        """Shows what would be read of a folder, before it is, and then of others."""
        if self.chat is not None or self.turns:
            self.stop()
            self.new_chat()
        self.message.dismiss()
        self.welcome.offer_folder(path, *more)

    def _show_source(self, turn: TurnView, chosen: Citation | Quote | None) -> None:
        self.panel.setVisible(bool(turn.evidence.sources) or chosen is not None)
        self.panel.show_evidence(turn.evidence, chosen)

    def _make_room(self, _least: int, most: int) -> None:
        """Keeps the composer under the conversation, which a scroll bar pushes aside."""
        taken = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        self._below.setContentsMargins(0, 0, taken, 0)

    def _follow(self, _least: int, most: int) -> None:
        """Follows the newest turn as it grows, but never so far that its question leaves the view."""
        if self._following and self.turns:
            top = self.turns[-1].mapTo(self._whole, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(min(most, top - self.fontMetrics().height()))

    def _let_go(self) -> None:
        """The person scrolls: the view stays where they want it."""
        self._following = False


def _readiness(status: Status) -> str:
    """How much can be asked about, in a line or two."""
    if status.files and not status.waiting:
        return f"{coverage(status)}."
    if status.paused:
        return tr("{coverage}. Reading is paused; you can ask about what has been read.", coverage=coverage(status))
    if not status.files:
        return tr("Your folder is being looked at. You can ask already: answers come from what has been read so far.")
    return tr(
        "{coverage}. You can ask already: answers come from what has been read so far.", coverage=coverage(status)
    )


def _centred(widget: QWidget, widest: int) -> QWidget:
    """The widget in the middle of whatever width there is, never wider than reads well."""
    around = QWidget()
    row = in_the_middle(widget, widest)
    margin = round(widget.fontMetrics().height() * 1.2)
    row.setContentsMargins(margin, 0, margin, 0)
    around.setLayout(row)
    return around
