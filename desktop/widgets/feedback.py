"""What a person thinks of an answer: good, wrong, or how it should have been. Each becomes an example."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.escape import Escape
from desktop.widgets.labels import label

GOOD = marked("Kept as an example of a good answer.")
WRONG = marked("Marked as wrong. It teaches once you write it as it should have been.")
CORRECTED = marked("Kept as an example of how you want it.")
LINES = 5


class Feedback(QWidget):
    """The editor and the line under an answer; `buttons` is the row that opens them, to be put where it fits.

    Signals:
        judged(bool): the answer is good, or wrong.
        corrected(str): how it should have been.
        teach_wanted: the person wants to see the examples.
    """

    judged = Signal(bool)
    corrected = Signal(str)
    teach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._answer = ""
        self.dataset = ""
        self.good = IconButton("good", tr("A good answer: keep it as an example"))
        self.good.clicked.connect(lambda: self.judged.emit(True))
        self.bad = IconButton("bad", tr("A wrong answer"))
        self.bad.clicked.connect(lambda: self.judged.emit(False))
        self.correct = TextButton(tr("Correct…"), kind="quiet", drawing="pencil")
        self.correct.setAccessibleName(tr("Write the answer as it should have been"))
        self.correct.clicked.connect(self.open)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(em * 0.15))
        for button in (self.good, self.bad, self.correct):
            row.addWidget(button)

        self.editor = QFrame()
        self.editor.setObjectName("card")
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("reasons")
        self.edit.setAccessibleName(tr("The answer as it should have been"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * LINES + em)
        self.edit.textChanged.connect(self._enable)
        self.save = TextButton(tr("Save"), kind="primary")
        self.save.clicked.connect(self._save)
        self.cancel = TextButton(tr("Cancel"))
        self.cancel.clicked.connect(self.editor.hide)
        Escape(self.edit, self.editor.hide)
        keep = QShortcut(QKeySequence("Ctrl+Return"), self.edit)
        keep.setContext(Qt.ShortcutContext.WidgetShortcut)
        keep.activated.connect(self._save)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        inside = QVBoxLayout(self.editor)
        inside.setContentsMargins(round(em * 0.8), round(em * 0.6), round(em * 0.8), round(em * 0.8))
        inside.addWidget(label(tr("How should it have been?"), kind="caption", bold=True, scale=0.92))
        inside.addWidget(self.edit)
        inside.addLayout(foot)

        self.line = QWidget()
        self.said = label(kind="muted", scale=0.92)
        self.teach = TextButton(tr("See it in Teach"), kind="quiet")
        self.teach.clicked.connect(self.teach_wanted)
        quiet = QHBoxLayout(self.line)
        quiet.setContentsMargins(0, 0, 0, 0)
        quiet.addWidget(self.said)
        quiet.addWidget(self.teach)
        quiet.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.3))
        column.addWidget(self.editor)
        column.addWidget(self.line)
        for widget in (self.editor, self.line, self.buttons):
            widget.hide()

    def offer(self, answer: str) -> None:
        """There is an answer now that can be judged."""
        self._answer = answer
        self.buttons.show()

    def open(self) -> None:
        """Opens the editor with the answer as it is."""
        if self.editor.isHidden():
            self.edit.setPlainText(self._answer)
        self.line.hide()
        self.editor.show()
        self.edit.setFocus()
        self._enable()

    def show_kept(self, said: str, dataset: str) -> None:
        """Says quietly what became of it, `GOOD` or the like: an example of the set `dataset`."""
        self.dataset = dataset
        self.editor.hide()
        self.said.setText(tr(said))
        self.line.show()

    def _save(self) -> None:
        if self.save.isEnabled():
            self._answer = self.edit.toPlainText().strip()
            self.corrected.emit(self._answer)

    def _enable(self) -> None:
        words = self.edit.toPlainText().strip()
        self.save.setEnabled(bool(words) and words != self._answer.strip())
