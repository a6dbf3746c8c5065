"""What dotted words in an answer mean, and by a button why: what else is told only where the mouse rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.language import tr
from desktop.widgets.answer_view import AnswerView
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.text_view import TextView


class Legend(QWidget):
    """Stands below the `view` whose dotted words it is about."""

    def __init__(self, view: AnswerView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._lines: Iterator[str] = iter(())
        em = self.fontMetrics().height()
        self.words = label(kind="muted", scale=0.92, wrap=True)
        self.why = TextButton(tr("Why?"), kind="quiet", drawing="right")
        self.why.setAccessibleName(tr("Why the dotted words were not found"))
        self.why.setCheckable(True)
        self.why.toggled.connect(self._fold)
        self.reasons = TextView()
        self.reasons.setAccessibleName(tr("Why the dotted words were not found"))
        self.reasons.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.reasons.hide()
        self._next = QTimer(self)
        self._next.timeout.connect(self._add_one)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(em * 0.3))
        row.addWidget(self.words, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.3))
        column.addLayout(row)
        column.addWidget(self.reasons)

    def begin(self, words: str) -> None:
        """Says what the dots mean; reasons that were shown were those of another text."""
        self.words.setText(words)
        self.why.setChecked(False)

    def _fold(self, unfolded: bool) -> None:
        self.why.redraw("down" if unfolded else "right")
        self.reasons.clear()
        self.reasons.setVisible(unfolded)
        self._next.stop()
        if unfolded:
            self._lines = iter(self._view.doubts())
            self._next.start(0)

    def _add_one(self) -> None:
        """Adds one reason; the next comes in the next round, for all at once would cost more than a frame."""
        if line := next(self._lines, ""):
            self.reasons.append(line)
            return
        self._next.stop()
        announce(self.reasons, self.reasons.toPlainText())
