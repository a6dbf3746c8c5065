"""Erase everything: only after the word was typed, in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.settings.rows import headed
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label

WORD = marked("erase")
WHAT = marked(
    "Deletes the index, chats, settings, examples, skills, earlier copies of all that, models that were fetched or "
    "imported, and the Python that was set up for training if it lies in the same folder. Your own files stay as they "
    "are. Alcove then closes. This cannot be undone; a backup file that you wrote elsewhere stays."
)


class EraseRow(QWidget):
    """Signals: `erase_wanted`: the person typed the word and pressed the button."""

    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.begin = TextButton(tr("Erase everything…"), drawing="trash")
        self.begin.clicked.connect(lambda: self.show_asking(True))
        self.word = QLineEdit(placeholderText=tr("Type {word} to go on", word=tr(WORD)))
        self.word.setAccessibleName(tr("Type {word} to erase everything", word=tr(WORD)))
        self.word.setMinimumWidth(em * 11)
        self.word.textChanged.connect(self._compare)
        self.word.returnPressed.connect(self._erase)
        self.erase = TextButton(tr("Erase"), kind="danger")
        self.erase.clicked.connect(self._erase)
        self.keep = TextButton(tr("Keep everything"))
        self.keep.clicked.connect(lambda: self.show_asking(False))
        line = QHBoxLayout()
        line.setSpacing(round(em * 0.5))
        for widget in (self.begin, self.word, self.erase, self.keep):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.5))
        column.addLayout(headed(tr("Erase everything"), label(tr(WHAT), kind="muted", wrap=True)))
        column.addLayout(line)
        self.show_asking(False)

    def show_asking(self, asking: bool) -> None:
        self.begin.setVisible(not asking)
        for widget in (self.word, self.erase, self.keep):
            widget.setVisible(asking)
        self.word.clear()
        self._compare()
        if asking:
            self.word.setFocus()

    @property
    def meant(self) -> bool:
        """Whether the word stands there."""
        return self.word.text().strip().casefold() == tr(WORD).casefold()

    def _compare(self) -> None:
        self.erase.setEnabled(self.meant)

    def _erase(self) -> None:
        if self.meant:
            self.erase_wanted.emit()
