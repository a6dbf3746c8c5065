"""A question that was asked, open for writing again; it says what asking it anew takes away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.escape import Escape
from desktop.widgets.labels import label
from desktop.widgets.question_edit import QuestionEdit

LINES = 4


class QuestionEditor(QFrame):
    """Signals: `asked(str)`: the question as it is now; `closed`: the person left it as it was."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self.edit = QuestionEdit()
        self.edit.setObjectName("reasons")
        self.edit.setAccessibleName(tr("Your question, to be asked in other words"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * LINES + em)
        self.edit.textChanged.connect(self._enable)
        self.edit.entered.connect(self._ask)
        Escape(self.edit, self.close_editor)
        self.consequence = label(kind="muted", scale=0.92, wrap=True)
        self.send = TextButton(tr("Ask"), kind="primary")
        self.send.clicked.connect(self._ask)
        self.cancel = TextButton(tr("Cancel"))
        self.cancel.clicked.connect(self.close_editor)
        buttons = QHBoxLayout()
        buttons.addWidget(self.consequence, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.send)
        column = QVBoxLayout(self)
        column.addWidget(self.edit)
        column.addLayout(buttons)
        self.hide()

    def open(self, question: str, later: int) -> None:
        """Shows the question; `later` is how many questions come after it."""
        self.consequence.setText(
            tr("The new answer takes the place of this one and %n question(s) after it.", "", later)
            if later
            else tr("The new answer takes the place of this one.")
        )
        self.edit.setPlainText(question)
        self.show()
        self.edit.selectAll()
        self.edit.setFocus()

    def close_editor(self) -> None:
        self.hide()
        self.closed.emit()

    def _enable(self) -> None:
        self.send.setEnabled(bool(self.edit.toPlainText().strip()))

    def _ask(self) -> None:
        question = self.edit.toPlainText().strip()
        if question:
            self.hide()
            self.asked.emit(question)
