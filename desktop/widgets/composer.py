"""Where a question is typed. Enter asks, Shift+Enter begins a new line, the button asks or stops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.theme import scaled
from desktop.widgets.buttons import IconButton
from desktop.widgets.question_edit import QuestionEdit
from desktop.widgets.skill_picker import SkillPicker

MOST_LINES = 6
ASK = marked("Ask about your files")
ASK_MODEL = marked("Ask the model alone")


class Composer(QFrame):
    """Signals: `asked(str)`: a question; `stopped`: stop the answer that is being written."""

    asked = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._busy = False
        self._documents = True
        self.edit = QuestionEdit()
        self.edit.setFont(scaled(self.font(), 1.08))
        self.edit.setPlaceholderText(tr(ASK))
        self.edit.setAccessibleName(tr("Your question"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.document().setDocumentMargin(2)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.textChanged.connect(self._fit)
        self.edit.textChanged.connect(self._enable)
        self.edit.entered.connect(self._submit)
        self.edit.focused.connect(self._show_focus)
        self.button = IconButton("send", tr("Ask"), colour="on_accent")
        self.button.setObjectName("ask-button")
        self.button.clicked.connect(self._press)
        self.picker = SkillPicker()
        self.picker.chosen.connect(lambda: self.show_purpose())
        row = QHBoxLayout(self)
        em = self.fontMetrics().height()
        row.setContentsMargins(round(em * 0.8), round(em * 0.45), round(em * 0.45), round(em * 0.45))
        row.addWidget(self.edit, 1)
        row.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self.edit)
        self._fit()
        self._enable()

    def set_busy(self, busy: bool) -> None:
        """While an answer is being written, the button stops it."""
        self._busy = busy
        self.button.rename(*(("stop", tr("Stop (Esc)")) if busy else ("send", tr("Ask (Enter)"))))
        self._enable()

    def show_purpose(self, *, documents: bool | None = None) -> None:
        """Says what the chosen skill makes of what is typed, and whether from `documents`; None: as before."""
        self._documents = self._documents if documents is None else documents
        skill = self.picker.skill
        if skill is None:
            self.edit.setPlaceholderText(tr(ASK) if self._documents else tr(ASK_MODEL))
        elif skill.kind == "classify":
            self.edit.setPlaceholderText(tr("Text to be labelled by “{name}”", name=skill.name))
        elif skill.kind == "answer":
            self.edit.setPlaceholderText(tr("Ask about your files, answered by “{name}”", name=skill.name))
        else:
            self.edit.setPlaceholderText(tr("Text for “{name}”", name=skill.name))

    def _press(self) -> None:
        if self._busy:
            self.stopped.emit()
        else:
            self._submit()

    def take(self) -> str:
        """What is typed, which is taken away; empty if nothing is."""
        question = self.edit.toPlainText().strip()
        if question:
            self.edit.clear()
        return question

    def _submit(self) -> None:
        if question := self.take():
            self.asked.emit(question)

    def _enable(self) -> None:
        self.button.setEnabled(self._busy or bool(self.edit.toPlainText().strip()))

    def _fit(self) -> None:
        lines = min(max(1, round(self.edit.document().size().height())), MOST_LINES)
        full = round(self.edit.document().size().height()) > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(policy)
        margins = 2 * round(self.edit.document().documentMargin()) + 2
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + margins + 4)

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
