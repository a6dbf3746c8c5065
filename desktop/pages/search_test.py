"""Test the search: why a question finds what it finds, step by step, over the person's own folders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.backend import Backend, Running
from desktop.language import marked, number, told, tr
from desktop.models.explained import fusion_model, keyword_model, quotes_model, vector_model
from desktop.models.rows import Role
from desktop.teach.figures import Figures
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.tables import table_view
from desktop.widgets.text_view import TextView
from desktop.wording import named_place
from engine.types import ExplainedHit, ExplainedQuote, Explanation

QUOTE_EMS = 4.4  # three lines
STEPS = (marked("Both halves"), marked("Fusion and cut"), marked("Quotes"))
EMPTY = marked(
    "Type a question to see what keyword search and vector search find for it, how the two become one ranking, "
    "which passages are used and which are not, and which sentences are quoted."
)


class SearchTestPage(QWidget):
    """Signals: `left`: the person wants back to the library."""

    left = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._running: Running | None = None
        self.explanation: Explanation | None = None
        em = self.fontMetrics().height()

        self.back = TextButton(tr("Back to the library"), drawing="library", kind="quiet")
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(label(tr("Test the search"), scale=1.7, bold=True))
        head.addStretch(1)
        head.addWidget(self.back)
        self.question = QLineEdit(placeholderText=tr("A question about your files"), clearButtonEnabled=True)
        self.question.setAccessibleName(tr("Question to test the search with"))
        self.question.returnPressed.connect(self.test)
        self.question.textChanged.connect(self._enable)
        self.go = TextButton(tr("Test"), kind="primary")
        self.go.clicked.connect(self.test)
        asking = QHBoxLayout()
        asking.addWidget(self.question, 1)
        asking.addWidget(self.go)
        self.message = MessageBar()
        self.empty = label(tr(EMPTY), kind="drop-here", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.figures = Figures()
        self.words = label(kind="muted", wrap=True)
        chips = QHBoxLayout()
        chips.setSpacing(round(em * 0.3))
        self.chips = QButtonGroup(self)
        self.stack = QStackedWidget()
        for at, (words, part) in enumerate(zip(STEPS, (self._halves(), self._fusion(), self._quotes()), strict=True)):
            chip = TextButton(tr(words), kind="chip")
            chip.setCheckable(True)
            chip.setAccessibleName(tr("Step {number}: {step}", number=at + 1, step=tr(words)))
            self.chips.addButton(chip, at)
            chips.addWidget(chip)
            self.stack.addWidget(part)
        chips.addStretch(1)
        self.chips.idClicked.connect(self.show_step)
        self.place = label(kind="accent")
        self.passage = TextView(self, grows=False)
        self.passage.setAccessibleName(tr("The chosen passage"))
        self.passage.setObjectName("passage")
        reading = QWidget()
        below = QVBoxLayout(reading)
        below.setContentsMargins(0, round(em * 0.4), 0, 0)
        below.setSpacing(round(em * 0.3))
        below.addWidget(self.place)
        below.addWidget(self.passage, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=1)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(reading)
        self.splitter.setSizes([em * 24, em * 9])
        self.splitter.setStretchFactor(0, 1)
        self.found = QWidget()
        steps = QVBoxLayout(self.found)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(round(em * 0.6))
        steps.addWidget(self.figures)
        steps.addWidget(self.words)
        steps.addLayout(chips)
        steps.addWidget(self.splitter, 1)

        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.8), round(em * 1.4), round(em * 1.8), em)
        column.setSpacing(round(em * 0.7))
        column.addLayout(head)
        column.addLayout(asking)
        column.addWidget(self.message)
        column.addWidget(self.empty, 1)
        column.addWidget(self.found, 1)
        self.setFocusProxy(self.question)
        self.found.hide()
        self.show_step(0)
        self._enable()

    # ------------------------------------------------------------------ the three steps

    def _halves(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        self.keyword, self.vector = keyword_model(self), vector_model(self)
        by_words, by_meaning = tr("What keyword search finds"), tr("What vector search finds")
        self.keyword_table = table_view(by_words, self.keyword, stretch=2, widths={0: 2.6, 1: 4.4})
        self.vector_table = table_view(by_meaning, self.vector, stretch=2, widths={0: 2.6, 1: 4.6})
        for table in (self.keyword_table, self.vector_table):
            self._reads(table)
            row.addWidget(table, 1)
        return both

    def _fusion(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        self.weights = label(kind="muted", wrap=True)
        self.fusion = fusion_model(self)
        self.fusion_table = table_view(
            tr("The fusion of both halves, and what became of each passage"),
            self.fusion,
            stretch=7,
            widths={0: 2.6, 1: 4.2, 2: 4.9, 3: 4.2, 4: 3.8, 5: 18, 6: 8.2},
        )
        self._reads(self.fusion_table)
        column.addWidget(self.weights)
        column.addWidget(self.fusion_table, 1)
        return part

    def _quotes(self) -> QWidget:
        self.quotes = quotes_model(self)
        figures = dict.fromkeys(range(3, self.quotes.columnCount()), 3.6)
        self.quotes_table = table_view(
            tr("The quotes, and what speaks for each"),
            self.quotes,
            stretch=1,
            widths={0: 4.2, 2: 9, **figures},
            rows=QUOTE_EMS,
        )
        self.quotes_table.setWordWrap(True)
        self._reads(self.quotes_table)
        self.quotes_table.setTextElideMode(Qt.TextElideMode.ElideRight)
        return self.quotes_table

    def _reads(self, table: QTableView) -> None:
        """What is chosen in a table is shown below, whole. The end of a passage's name says where it stands."""
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.selectionModel().selectionChanged.connect(self._choose)

    def show_step(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.chips.button(number).setChecked(True)
        self._choose_first()

    # ------------------------------------------------------------------ testing

    def test(self) -> None:
        """Searches for what is typed; the newest question wins."""
        if not (question := self.question.text().strip()):
            return
        if self._running is not None:
            self._backend.stop(self._running)
        self.message.dismiss()

        def done(found: Explanation) -> None:
            if self._running is running:  # what was stopped may have been found already
                self.show_explanation(found)

        def ended() -> None:
            if self._running is running:
                self._running = None
                self._enable()

        running = self._backend.explain(question, done=done, failed=self.message.show_error, ended=ended)
        self._running = running
        self._enable()

    @property
    def busy(self) -> bool:
        return self._running is not None

    def _enable(self) -> None:
        self.go.setEnabled(bool(self.question.text().strip()))
        self.go.setText(tr("Searching…") if self.busy else tr("Test"))

    def show_explanation(self, found: Explanation) -> None:
        """Fills every step."""
        self.explanation = found
        self.empty.hide()
        self.found.show()
        self.figures.show_figures(_figures(found))
        self.words.setText(_words(found))
        self.weights.setText(
            tr(
                "Score: {keyword} × keyword + {vector} × vector, each half stretched over its candidates to 0 to 1, "
                "and what the name of the file adds",
                keyword=number(found.keyword_weight, ".2f"),
                vector=number(found.vector_weight, ".2f"),
            )
        )
        self.keyword.update(_ranked(found.hits, "keyword_rank"))
        self.vector.update(_ranked(found.hits, "vector_rank"))
        self.fusion.update(found.hits)
        self.quotes.update(found.quotes)
        self._choose_first()

    # ------------------------------------------------------------------ reading what is chosen

    def _choose_first(self) -> None:
        table = (self.keyword_table, self.fusion_table, self.quotes_table)[self.stack.currentIndex()]
        if self.stack.currentIndex() == 0 and not self.keyword.rows:
            table = self.vector_table
        if table.model().rowCount():
            table.clearSelection()
            table.selectRow(0)
        else:
            self._show("", "")

    def _choose(self, selected: QItemSelection) -> None:
        if not (indexes := selected.indexes()):
            return
        chosen: Any = indexes[0].data(Role.ROW)
        if isinstance(chosen, ExplainedQuote):
            self._show(named_place(chosen.quote.path, chosen.quote.locator), chosen.quote.text)
        else:
            for other in (self.keyword_table, self.vector_table):
                if other.model() is not indexes[0].model():
                    other.clearSelection()
            self._show(named_place(chosen.path, chosen.locator), chosen.text.strip())

    def _show(self, where: str, text: str) -> None:
        self.place.setText(where)
        self.passage.show_text(text)


def _ranked(hits: Sequence[ExplainedHit], rank: str) -> list[ExplainedHit]:
    return sorted((hit for hit in hits if getattr(hit, rank)), key=lambda hit: int(getattr(hit, rank)))


def _figures(found: Explanation) -> list[tuple[str, str]]:
    least = number(found.threshold, ".2f")
    judged = found.answerable
    if found.way is not None:
        verdict = tr("evidence, which does not decide here")
    elif found.relevance < found.threshold:
        verdict = tr("evidence; refused: it is below {least}", least=least)
    elif judged is not None:
        verdict = tr("evidence; enough to read on: it reaches {least}", least=least)
    else:
        verdict = tr("evidence; answered: it reaches {least}", least=least)
    shown = [
        (number(found.relevance, ".2f"), verdict),
        (f"{len(found.passages)}", tr("passages used, of %n candidate(s)", "", len(found.hits))),
        (f"{len(found.quotes)}", tr("quote(s)", "", len(found.quotes))),
    ]
    if judged is not None:
        least = number(judged.threshold, ".2f")
        shown.insert(
            1,
            (
                number(judged.probability, ".2f"),
                tr("reader; refused: it is below {least}", least=least)
                if judged.refused
                else tr("reader; answered: it reaches {least}", least=least),
            ),
        )
    if found.why:
        shown.append(("–", told(found.why)))
    if found.prompt_tokens:
        given = sum("given to the model" in hit.why for hit in found.hits)
        read = tr("of them read by the model, in a prompt of %n token(s)", "", found.prompt_tokens)
        shown.append((f"{given}", read))
    elif found.model_note:
        shown.append(("–", told(found.model_note)))
    shown.append((f"{found.took_ms:.0f} ms", tr("to search and to quote")))
    return shown


def _words(found: Explanation) -> str:
    looked = ", ".join(f"{term.word} ({term.count})" for term in found.terms if term.searched)
    left = ", ".join(term.word for term in found.terms if not term.searched)
    said = (
        tr("Words looked for, and in how many passages they stand: {words}.", words=looked)
        if looked
        else tr("Words looked for, and in how many passages they stand: none.")
    )
    return " ".join((said, tr("Not looked for: {words}.", words=left))) if left else said
