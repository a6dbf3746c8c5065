"""One turn of a chat: the question, the quotes at once, the answer, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.language import marked, told, tr
from desktop.theme import scaled
from desktop.widgets.answer_view import AnswerView
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.columns import Columns
from desktop.widgets.compare_button import CompareButton
from desktop.widgets.feedback import Feedback
from desktop.widgets.labels import label
from desktop.widgets.legend import Legend
from desktop.widgets.question_editor import QuestionEditor
from desktop.widgets.quote_card import QuoteCard
from desktop.widgets.source_panel import Evidence
from desktop.widgets.text_view import TextView
from desktop.widgets.turn_words import copied, differing, how_much_read, looked_at
from desktop.wording import as_sentence, labelled
from engine.answering.beside import NO_FILE, Way, caption, captions, from_documents, ways
from engine.questions.understood import understood_as
from engine.types import UNSURE

if TYPE_CHECKING:
    from engine.types import Answer, AnswerSentence, Progress, Quote, Source

QUESTION_SHOWN = 600  # characters of a question; a pasted page need not be shown again whole
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
FROM_FILES = marked("From your files")
NEAREST = marked("The nearest there is")
ANSWER = marked("Answer")
MODEL_WORDS = marked("The model’s own words")
ALONE = marked("The model alone says this: nothing of it was looked up in your files.")
ALL_READ = marked("All are read now: ask again for an answer from all of them.")
LEGEND = marked("Dotted words were not found in your files: check them before you rely on them.")


class TurnView(QWidget):
    """Shows a turn as it comes in: `show_quotes`, `stream`, `judge`, then `finish`, `stop` or `fail`.

    Args:
        headed: False for another answer to the same question, beside the first: it has no question of its own.

    Signals:
        quote_chosen: the Quote whose card was pressed.
        cited: the Citation whose number was pressed.
        sources_wanted: the person wants to see all sources.
        again_wanted: the same is to be asked again.
        edit_wanted: the person wants to ask it in other words; `editor` is to be opened.
        compare_wanted: the Way in which it is to be answered too, beside the answer that is there.
        joined: the TurnView of another answer that stands beside now.
        remove_wanted: the TurnView of another answer that is to stand there no longer.
    """

    quote_chosen = Signal(object)
    cited = Signal(object)
    sources_wanted = Signal()
    again_wanted = Signal()
    edit_wanted = Signal()
    compare_wanted = Signal(object)
    joined = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, question: str, parent: QWidget | None = None, *, headed: bool = True) -> None:
        super().__init__(parent)
        self._headed = headed
        self.asked = question
        self.reworded = question  # what its editor opens with: the words that it was last asked in
        self.sources: tuple[Source, ...] = ()
        self.quotes: tuple[Quote, ...] = ()
        self.answer: Answer | None = None
        self._alone = False  # the model answers, and no file is looked at
        self._awaited = False  # an answer is, from the next round on: one that is kept is shown in this one
        QTimer.singleShot(0, self, self._await)
        em = self.fontMetrics().height()

        self.question = TextView()
        self.question.setFont(scaled(self.font(), 1.3, QFont.Weight.DemiBold))
        self.question.setAccessibleName(tr("Your question"))
        self.question.show_text(_shown(question))
        self.edit = IconButton("pencil", tr("Edit this question and ask it anew"))
        self.edit.clicked.connect(self.edit_wanted)
        self.again = IconButton("again", tr("Ask the same again"))
        self.again.clicked.connect(self.again_wanted)
        self.compare = CompareButton()
        self.compare.wanted.connect(self.compare_wanted)
        head = QHBoxLayout()
        head.setSpacing(round(em * 0.15))
        head.addWidget(self.question, 1)
        head.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.editor = QuestionEditor()
        self.editor.closed.connect(self.edit.setFocus)
        self.caption = label(bold=True)
        self.remove = IconButton("trash", tr("Remove this answer"))
        self.note = label(kind="muted", scale=0.92, wrap=True)
        self.state = label(tr("Looking through your files…"), kind="muted", wrap=True)
        self.understood = label(kind="muted", scale=0.92, wrap=True)
        self.understood.setTextInteractionFlags(SELECTABLE)
        self.refusal = label(kind="refusal", wrap=True)
        self.outcome = label(kind="outcome", scale=1.12, wrap=True)
        self.outcome.setAccessibleName(tr("The label"))
        self.notice = label(kind="muted", wrap=True)
        self.unread = label(kind="muted", wrap=True)
        self.unread.setAccessibleName(tr("How much had been read"))
        self.differing = label(wrap=True)
        self.differing.setAccessibleName(tr("Where your files differ"))
        self.heading = label(tr(FROM_FILES), kind="caption", scale=0.92, bold=True)
        self.cards: list[QuoteCard] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(round(em * 0.5))
        self.answer_view = AnswerView()
        self.answer_view.setAccessibleName(tr(ANSWER))
        self.answer_view.setFont(scaled(self.font(), 1.12))
        self.answer_view.cited.connect(self.cited)
        self.words_heading = TextButton(tr(MODEL_WORDS), kind="section", drawing="down")
        self.words_heading.setCheckable(True)
        self.words_heading.setChecked(True)
        self.words_heading.toggled.connect(self._fold)
        self.words = AnswerView()
        self.words.setAccessibleName(tr("What the model says"))
        self.words.setFont(scaled(self.font(), 1.08))
        self.words.cited.connect(self.cited)
        self.legend = Legend(self.words)
        self.legend.begin(tr(LEGEND))
        self.query = TextView()
        self.query.setAccessibleName(tr("The query that gave the figure"))
        self.foot = label(kind="muted", scale=0.92, wrap=True)
        self.foot.setIndent(em // 2)
        self.show_sources = TextButton(tr("Sources"), kind="quiet", drawing="file")
        self.show_sources.clicked.connect(self.sources_wanted)
        self.copy = TextButton(tr("Copy"), kind="quiet", drawing="copy")
        self.copy.setAccessibleName(tr("Copy the answer with its sources"))
        self.copy.clicked.connect(self._copy)
        self.feedback = Feedback()
        footer = QHBoxLayout()
        footer.setContentsMargins(-(em // 2), 0, 0, 0)  # the quiet buttons' words begin where the text does
        footer.setSpacing(round(em * 0.3))
        footer.addWidget(self.show_sources)
        footer.addWidget(self.copy)
        footer.addWidget(self.feedback.buttons)
        footer.addWidget(self.foot, 1)
        footer.addStretch()

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(round(em * 0.55))
        whole.addLayout(head)
        whole.addWidget(self.editor)
        self.columns = Columns()
        whole.addWidget(self.columns)
        own = QWidget()
        self.columns.add(own)
        column = QVBoxLayout(own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.55))
        said = QVBoxLayout()
        said.setSpacing(round(em * 0.55))
        said.addWidget(self.caption)
        said.addWidget(self.note)
        above = QHBoxLayout()  # the button beside both: above the note it would push one column down
        above.addLayout(said, 1)
        above.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        column.addWidget(self.understood)
        column.addWidget(self.refusal)
        column.addWidget(self.outcome)
        column.addWidget(self.notice)
        column.addWidget(self.unread)
        column.addWidget(self.answer_view)
        column.addWidget(self.differing)
        column.addWidget(self.heading)
        column.addLayout(self._cards)
        column.addWidget(self.words_heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        column.addWidget(self.query)
        column.addWidget(self.legend)
        column.addWidget(self.state)
        column.addLayout(footer)
        column.addWidget(self.feedback)
        column.addStretch(1)  # what is shorter than the answer beside it stands at the top
        self.beside: list[TurnView] = []
        if not headed:
            self.question.hide()
        for widget in (
            self.compare,
            self.caption,
            self.remove,
            self.note,
            self.understood,
            self.edit,
            self.again,
            self.refusal,
            self.outcome,
            self.notice,
            self.unread,
            self.differing,
            self.heading,
            self.answer_view,
            self.words_heading,
            self.words,
            self.query,
            self.legend,
            self.show_sources,
            self.copy,
            self.foot,
        ):
            widget.hide()

    def _await(self) -> None:
        self._awaited = self.answer is None

    @property
    def evidence(self) -> Evidence:
        """What is known so far of what the answer stands on."""
        sentences = (*self.answer.sentences, *self.answer.model_sentences) if self.answer else ()
        citations = [citation for sentence in sentences for citation in sentence.citations]
        return Evidence(self.sources, self.quotes, citations)

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """Shows the quotes; the first stands out."""
        self._show_cards(quotes, lead={0})
        if quotes:
            self.state.setText(tr("Reading on…"))

    def take_sources(self, sources: Sequence[Source]) -> None:
        """Takes the sources that quotes and citations point into."""
        self.sources = self.words.sources = self.answer_view.sources = tuple(sources)

    def stream(self, text: str) -> None:
        """Adds a piece of what the model says; whether it is the answer is known at the end."""
        self.state.hide()
        if self.words.isHidden() and self.words_heading.isHidden():
            self.words_heading.show()
            self.words.show()
        self.words.stream(text)

    def show_progress(self, progress: Progress) -> None:
        """Says how much of a file that is read whole has been read; what streams meanwhile is of the file."""
        self.words_heading.setText(tr(ANSWER))
        what = as_sentence(told(progress.label)).removesuffix(".")
        if progress.total:
            share = f"{100 * progress.done / progress.total:.0f}"
            self.state.setText(tr("{what}… {share}%", what=what, share=share))
        else:
            self.state.setText(f"{what}…")
        self.state.show()

    def judge(self, sentence: AnswerSentence) -> None:
        """Marks a sentence of what has streamed. One that did not stream stands whole at the end, where it belongs."""
        if sentence.end > len(self.words.text):
            return
        self.words.judge(sentence)
        self._fold(self.words_heading.isChecked())

    def finish(self, answer: Answer) -> None:
        """Shows the answer whole, as it is kept."""
        awaited, self._awaited = self._awaited, False
        self.answer = answer
        self._alone = not from_documents(answer)
        self.take_sources(answer.sources)
        self._show_understood(answer.standalone_query)
        self.legend.begin(tr(LEGEND) if from_documents(answer) else tr(ALONE))
        if answer.probability is not None:
            self.state.hide()
            self._show_words("", "", ())
            self.outcome.setText(labelled(answer.answer, answer.probability))
            self.outcome.show()
        elif answer.refused:
            self._show_refusal(answer)
        elif answer.method == "quotes":
            self._show_quoted(answer)
        else:
            self._show_cards(answer.quotes, lead={0})
            self.state.hide()
            heading = told(UNSURE) if answer.unsure else tr(ANSWER)
            self._show_words(heading, answer.answer, answer.sentences, exact=answer.method == "whole-file")
        self.query.show_text(answer.query)
        self.query.setVisible(bool(answer.query))
        self.notice.setText(told(answer.notice))
        self.notice.setVisible(bool(answer.notice))
        self.unread.setText(how_much_read(answer))
        self.unread.setVisible(bool(answer.waiting))
        self.differing.setText("\n".join(map(differing, answer.conflicts)))
        self.differing.setVisible(bool(answer.conflicts))
        self._show_footer(answer)
        if self._headed:
            self.feedback.offer(answer.answer or answer.model_answer)
            self._show_beside(answer)
        if awaited:
            announce(self, self._said_first())

    def _said_first(self) -> str:
        """What a person reads first of the answer."""
        for said in (self.refusal, self.outcome):
            if not said.isHidden():
                return said.text()
        if self.answer is not None and self.answer.method == "quotes" and self.quotes:
            return f"{self.heading.text()}: {self.quotes[0].text}"
        return f"{self.words_heading.text()}: {self.words.toPlainText()}"

    # ------------------------------------------------------------------ other answers beside this one

    def begin_beside(self, way: Way) -> TurnView:
        """Makes room for another answer beside this one; it is shown there as it comes in, like any turn."""
        assert self.answer is not None
        self._show_beside(self.answer)  # what was stopped goes
        for view, shown in zip(list(self.beside), self.answer.beside, strict=True):
            if shown.adapter == self.answer.adapter and from_documents(shown) == way.documents and way.skill:
                self._part(view)  # it is answered anew
        other = self._join()
        skilled = bool(self.answer.adapter)
        self._head(caption(documents=from_documents(self.answer), skill=skilled or None), looked_at(self.answer))
        said = caption(documents=way.documents, skill=way.skill if skilled else None)
        other._alone = not way.documents
        other._head(said, "" if way.documents else told(NO_FILE))
        if not way.documents:
            other.words_heading.setText(tr(ANSWER))
            other.state.setText(tr("Asking the model…"))
        return other

    def show_beside(self, answer: Answer, gone: TurnView | None = None) -> None:
        """Shows what the chat keeps beside the answer now; the view that is gone goes first."""
        if gone in self.beside:
            self._part(gone)
        self.answer = answer
        self._show_footer(answer)
        self._show_beside(answer)

    def _show_beside(self, answer: Answer) -> None:
        while len(self.beside) > len(answer.beside):
            self._part(self.beside[-1])
        while len(self.beside) < len(answer.beside):
            self._join()
        for view, other in zip(self.beside, answer.beside, strict=True):
            view.finish(other)
        if self.beside:
            answers = (answer, *answer.beside)
            for view, words, shown in zip((self, *self.beside), captions(answers), answers, strict=True):
                view._head(words, looked_at(shown))
        else:
            self._head("")

    def _join(self) -> TurnView:
        other = TurnView(self.asked, headed=False)
        other.remove.clicked.connect(lambda: self.remove_wanted.emit(other))
        self.columns.add(other)
        self.beside.append(other)
        self.joined.emit(other)
        return other

    def _part(self, view: TurnView) -> None:
        self.beside.remove(view)
        self.columns.drop(view)

    def _head(self, words: str, note: str = "") -> None:
        """Says what kind of answer this is, where there is another beside it; then all else is said there."""
        self.caption.setText(told(words))
        self.caption.setVisible(bool(words))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if words:
            self.foot.hide()
        self._fold(self.words_heading.isChecked())

    def offer(self, *, again: bool) -> None:
        """From now on it can be asked in other words, and, if `again`, the same again; and be answered another way."""
        if self.answer is not None:
            self.compare.offer(ways(self.answer))
        self.edit.show()
        self.again.setVisible(again)
        for other in self.beside:
            other.remove.show()

    def withdraw(self) -> None:
        """It can be neither, as long as something is being answered, and no answer beside it can be removed."""
        for other in self.beside:
            other.remove.hide()
        self.compare.hide()
        self.edit.hide()
        self.again.hide()
        self.editor.hide()

    def show_all_read(self) -> None:
        """Nothing is waiting any more: what was answered while something was can be asked again."""
        if self.answer is not None and self.answer.waiting:
            self.unread.setText(f"{how_much_read(self.answer)} {tr(ALL_READ)}")

    def stop(self) -> None:
        """The person stopped it: what is there stays."""
        self.state.setText(tr("Stopped."))
        self.state.show()
        announce(self, self.state.text())

    def fail(self) -> None:
        """It could not be answered; the reason is said in the message bar."""
        self.state.setText(tr("Not answered."))
        self.state.show()

    def _show_understood(self, query: str) -> None:
        """Says what a follow-up was taken to ask, where that is more than what was typed."""
        completed = understood_as(self.asked, query)
        self.understood.setText(tr("Understood as: {query}", query=_shown(completed)) if completed else "")
        self.understood.setVisible(bool(completed))

    def _show_quoted(self, answer: Answer) -> None:
        """The answer is made of quotes: the cards themselves say it, so it is not said a second time."""
        self._show_cards(answer.quotes, lead={0})
        self.state.hide()
        words = [" ".join(quote.text.split()) for quote in answer.quotes]
        if not all(any(" ".join(said.text.split()) in quote for quote in words) for said in answer.sentences):
            self.answer_view.finish(answer.answer, answer.sentences, exact=True)
            self.answer_view.show()
        self._show_words(tr(MODEL_WORDS), answer.model_answer, answer.model_sentences)

    def _show_refusal(self, answer: Answer) -> None:
        self.state.hide()
        self.refusal.setText(as_sentence(told(answer.why)) or tr("Nothing in your files answers this."))
        self.refusal.show()
        self._show_cards(answer.quotes, lead=set())
        self.heading.setText(tr(NEAREST))
        self._show_words(tr(MODEL_WORDS), answer.model_answer, answer.model_sentences)

    def _show_words(self, heading: str, text: str, sentences: Sequence[AnswerSentence], *, exact: bool = False) -> None:
        """What was streamed stands where it streamed; only its heading says now how far it is trusted."""
        self.words_heading.setText(heading)
        self.words_heading.setVisible(bool(text))
        if text:
            self.words.finish(text, sentences, exact=exact)
        self._fold(self.words_heading.isChecked())

    def _show_cards(self, quotes: Sequence[Quote], *, lead: set[int]) -> None:
        if [quote.text for quote in quotes] != [quote.text for quote in self.quotes]:
            for card in self.cards:
                self._cards.removeWidget(card)
                card.deleteLater()
            self.cards = []
            for number, quote in enumerate(quotes):
                card = QuoteCard(quote, self.asked, lead=number in lead)
                card.clicked.connect(lambda _=False, card=card: self.quote_chosen.emit(card.quote))
                self._cards.addWidget(card)
                self.cards.append(card)
        else:
            for number, (card, quote) in enumerate(zip(self.cards, quotes, strict=True)):
                card.update_quote(quote, lead=number in lead)
        self.quotes = tuple(quotes)
        self.heading.setVisible(bool(quotes))

    def _show_footer(self, answer: Answer) -> None:
        self.show_sources.setText(tr("%n source(s)", "", len(answer.sources)))
        self.show_sources.setVisible(bool(answer.sources))
        self.copy.setVisible(not answer.refused)
        self.foot.setText(looked_at(answer) if answer.total else "")
        self.foot.setVisible(bool(answer.total))

    def _fold(self, unfolded: bool) -> None:
        self.words_heading.redraw("down" if unfolded else "right")
        shown = unfolded and not self.words_heading.isHidden()
        self.words.setVisible(shown)
        said_above = self._alone and not self.note.isHidden()
        self.legend.setVisible(shown and self.words.has_unsupported() and not said_above)

    def _copy(self) -> None:
        if self.answer is not None:
            QApplication.clipboard().setText(copied(self.answer))


def _shown(question: str) -> str:
    return question if len(question) <= QUESTION_SHOWN else question[:QUESTION_SHOWN] + " …"
