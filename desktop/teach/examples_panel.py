"""The examples of one skill: typed, pasted, filtered, edited in place, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language import marked, number, tr
from desktop.models.examples import INPUT, INSTRUCTION, OUTPUT, PASSAGES, STATE, ExampleFilter, ExamplesModel, pasted
from desktop.teach.cells import ExampleDelegate
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from desktop.widgets.tables import table_view
from desktop.widgets.text_view import TextView
from engine.types import Example, ExampleKind

FEWEST = 8  # fewer cannot be trained on
ENOUGH = 40  # from about here on a skill of a few labels gets good
ALL_LABELS = marked("All answers")
MOST_LABELS = 200

WAYS = (
    (
        marked("Type a few"),
        "pencil",
        marked("Write what you would ask, and the answer you would want. Or paste two columns here."),
    ),
    (
        marked("Import a file…"),
        "import",
        marked("A table or chat log: CSV, TSV, XLSX or JSONL. You see what is kept before it is."),
    ),
    (
        marked("Correct an answer…"),
        "ask",
        marked("Under an answer in Ask, press Correct… and write it as it should have been."),
    ),
)


class ExamplesPanel(QWidget):
    """Signals:
    edited(Example), added(Example): the person changed a cell, or filled the last row.
    pasted(list, int): examples that were pasted, and how many rows were none.
    removed(list): the person wants these examples gone.
    import_wanted(Path | None): None asks for a file first.
    export_wanted, ask_wanted: as the buttons say.
    """

    edited = Signal(object)
    added = Signal(object)
    pasted = Signal(list, int)
    removed = Signal(list)
    import_wanted = Signal(object)
    export_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.setAcceptDrops(True)
        self._typing = False
        self._kind: ExampleKind = "free"
        self.model = ExamplesModel(self)
        self.model.edited.connect(self.edited)
        self.model.added.connect(self.added)

        self.search = QLineEdit(placeholderText=tr("Filter"), clearButtonEnabled=True)
        self.search.setAccessibleName(tr("Filter the examples by words"))
        self.search.setMaximumWidth(em * 16)
        self.search.textChanged.connect(self._filter)
        self.answers = Choice()
        self.answers.setAccessibleName(tr("Show examples with one answer"))
        self.answers.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.answers.setMinimumContentsLength(9)
        self.answers.activated.connect(self._filter)
        self.only_aside = TextButton(tr("Set aside"), kind="chip")
        self.only_aside.setCheckable(True)
        self.only_aside.setAccessibleName(tr("Show only examples that are set aside"))
        self.only_aside.toggled.connect(self._filter)
        self.add = TextButton(tr("Add row"), drawing="plus")
        self.add.clicked.connect(self.type_one)
        self.delete = TextButton(tr("Delete"))
        self.delete.clicked.connect(self.remove_selected)
        self.bring = TextButton(tr("Import…"))
        self.bring.clicked.connect(lambda: self.import_wanted.emit(None))
        self.export = TextButton(tr("Export…"), kind="quiet")
        self.export.clicked.connect(self.export_wanted)
        bar = QHBoxLayout()
        bar.setSpacing(round(em * 0.4))
        for widget in (self.search, self.answers, self.only_aside):
            bar.addWidget(widget)
        bar.addStretch(1)
        for button in (self.bring, self.delete, self.add):
            bar.addWidget(button)

        self.table = table_view(
            tr("Examples"), self.model, stretch=INPUT, widths={INSTRUCTION: 11, OUTPUT: 14, PASSAGES: 7, STATE: 13}
        )
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.cells = ExampleDelegate(self.table)
        self.table.setItemDelegate(self.cells)
        self.table.clicked.connect(self._press)
        self.table.activated.connect(self._show_passages)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        for key, act in (
            (QKeySequence.StandardKey.Delete, self.remove_selected),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self.counts = label(kind="muted", wrap=True)
        self.counts.setAccessibleName(tr("How many examples there are"))
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.5))
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.export)
        column.addLayout(foot)

        self.ways: list[TextButton] = []
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(filled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.popup: QFrame | None = None
        self._enable()

    def _empty(self) -> QWidget:
        """What stands where there is no example yet: the three ways to get some."""
        em = self.fontMetrics().height()
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em)
        heading = label(tr("Show it how you want it done"), scale=1.4, bold=True)
        about = label(
            tr(
                "A skill is learnt from examples: what you give, and the answer you want. Labels for messages, your "
                "way of rewriting, short answers. {fewest} are the least; with {enough} or more it becomes good.",
                fewest=FEWEST,
                enough=ENOUGH,
            ),
            kind="muted",
            wrap=True,
        )
        for line in (heading, about):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cards = QHBoxLayout()
        cards.setSpacing(round(em * 0.7))
        acts = (self.type_one, lambda: self.import_wanted.emit(None), self.ask_wanted.emit)
        for (title, drawing, why), act in zip(WAYS, acts, strict=True):
            card = QFrame()
            card.setObjectName("card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(round(em * 0.8), em, round(em * 0.8), em)
            inside.setSpacing(round(em * 0.6))
            button = TextButton(tr(title), drawing=drawing, kind="plain" if self.ways else "primary")
            button.clicked.connect(act)
            words = label(tr(why), kind="muted", wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            inside.addWidget(words, 1)
            inside.addWidget(button)
            cards.addWidget(card, 1)
            self.ways.append(button)
        column.addStretch(2)
        column.addWidget(heading)
        column.addWidget(about)
        column.addLayout(cards)
        column.addStretch(3)
        return empty

    # ------------------------------------------------------------------ what is shown

    def show_examples(self, examples: Sequence[Example], kind: ExampleKind) -> None:
        """Shows the examples of a skill."""
        self._kind = kind
        self.model.update(examples)
        if examples:
            self._typing = False
        self._stack.setCurrentIndex(1 if examples or self._typing else 0)
        self._show_answers()
        aside = sum(bool(example.set_aside) for example in examples)
        self.only_aside.setText(tr("Set aside (%n)", "", aside) if aside else tr("Set aside"))
        self.only_aside.setVisible(bool(aside) or self.only_aside.isChecked())
        self.counts.setText(summary(examples, kind))
        self.table.setColumnHidden(INSTRUCTION, not any(example.instruction for example in examples))
        self.table.setColumnHidden(PASSAGES, not any(example.passages for example in examples))
        self._enable()

    def begin(self) -> None:
        """Another skill is shown from now on: no draft, no filter."""
        self._typing = False
        self.model.draft = Example("", "", "")
        self.search.clear()
        self.answers.setCurrentIndex(0)
        self.only_aside.setChecked(False)

    def _show_answers(self) -> None:
        """The answers there are, where they are labels: to filter by, and to complete from."""
        labels = self.model.labels() if self._kind == "classify" else {}
        chosen = self.answers.currentData()
        self.cells.labels = sorted(labels)
        self.answers.clear()
        self.answers.addItem(tr(ALL_LABELS), "")
        for name in sorted(labels)[:MOST_LABELS]:
            self.answers.addItem(f"{name} ({number(labels[name])})", name)
        self.answers.setCurrentIndex(max(0, self.answers.findData(chosen)))
        self.answers.setVisible(bool(labels))

    def _filter(self) -> None:
        wanted = ExampleFilter(
            self.search.text().strip(), self.only_aside.isChecked(), self.answers.currentData() or ""
        )
        self.model.filter(wanted)

    def _enable(self) -> None:
        self.delete.setEnabled(bool(self.selected))
        self.export.setEnabled(bool(self.model.examples))

    # ------------------------------------------------------------------ what the person does

    @property
    def selected(self) -> list[Example]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [example for row in rows if (example := self.model.example(row)) is not None]

    def type_one(self) -> None:
        """Opens the last row to type an example into."""
        self._typing = True
        self._stack.setCurrentIndex(1)
        index = self.model.index(self.model.rowCount() - 1, INPUT)
        self.table.scrollTo(index)
        self.table.setCurrentIndex(index)
        self.table.setFocus()
        self.table.edit(index)

    def remove_selected(self) -> None:
        if chosen := self.selected:
            self.removed.emit(chosen)

    def paste(self) -> None:
        """Adds what a spreadsheet put on the clipboard."""
        self.pasted.emit(*pasted(QGuiApplication.clipboard().text()))

    def _press(self, index: QModelIndex) -> None:
        if self.model.example(index.row()) is None and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)
        else:
            self._show_passages(index)

    def _show_passages(self, index: QModelIndex) -> None:
        example = self.model.example(index.row())
        if example is None or index.column() != PASSAGES or not example.passages:
            return
        self.popup = popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setObjectName("popup")
        em = self.fontMetrics().height()
        head = QHBoxLayout()
        head.addWidget(label(tr("The %n passage(s) of this example", "", len(example.passages)), bold=True), 1)
        close = IconButton("close", tr("Close the passages (Esc)"))
        close.clicked.connect(popup.close)
        head.addWidget(close)
        text = TextView(popup, grows=False)
        text.setAccessibleName(tr("Passages"))
        text.setObjectName("passages")
        text.show_text("\n\n".join(f"{n}. {passage}" for n, passage in enumerate(example.passages, 1)))
        column = QVBoxLayout(popup)
        column.addLayout(head)
        column.addWidget(text)
        popup.resize(em * 32, em * 18)
        corner = self.table.viewport().mapToGlobal(self.table.visualRect(index).bottomRight())
        popup.move(max(0, corner.x() - popup.width()), corner.y())
        popup.show()

    # ------------------------------------------------------------------ files dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(_is_file(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.import_wanted.emit(next(file for file in files if file.is_file()))
        event.acceptProposedAction()


def _is_file(path: str) -> bool:
    return Path(path).is_file()


KINDS: dict[ExampleKind, str] = {
    "classify": marked("giving a label"),
    "answer": marked("answering from passages"),
    "rewrite": marked("rewriting"),
    "free": marked("answering freely"),
}


def summary(examples: Sequence[Example], kind: ExampleKind) -> str:
    """The examples in a line: "197 examples of giving a label, 12 labels; 3 set aside"."""
    used = [example for example in examples if not example.set_aside]
    said = tr("%n example(s) of {kind}", "", len(used), kind=tr(KINDS[kind]))
    if kind == "classify":
        said += ", " + tr("%n label(s)", "", len({example.output.strip() for example in used}))
    if aside := len(examples) - len(used):
        said += "; " + tr("%n set aside, which are kept but not learnt from", "", aside)
    if len(used) < FEWEST:
        said += ". " + tr("%n more (is/are) needed before it can be taught", "", FEWEST - len(used))
    return said + "."
