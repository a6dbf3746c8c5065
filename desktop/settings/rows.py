"""Rows of the Settings page: what it is and what it means on the left, how it is chosen on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import told
from desktop.settings.controls import KINDS
from desktop.widgets.labels import label
from desktop.wording import as_sentence
from engine.settings import Setting

CONTROL_EMS = 15  # width of what stands on the right


def headed(title: str, below: QWidget) -> QVBoxLayout:
    """A title, and close below it what belongs to it."""
    words = QVBoxLayout()
    words.setSpacing(round(below.fontMetrics().height() * 0.15))
    words.addWidget(label(title, bold=True))
    words.addWidget(below)
    return words


class Row(QWidget):
    """A title and a sentence, with `side` at the right, or below if it is `wide`.

    Args:
        aligned: as wide as in the other rows, so that their controls stand in a column.
    """

    def __init__(self, title: str, means: str, side: QWidget, *, wide: bool = False, aligned: bool = False) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.title = label(title, bold=True, wrap=True)
        self.means = label(as_sentence(means), kind="muted", wrap=True)
        self.meaning = label(wrap=True)
        self.meaning.hide()
        words = QVBoxLayout()
        words.setSpacing(round(em * 0.15))
        words.addStretch(1)
        for line in (self.title, self.means, self.meaning):
            words.addWidget(line)
        words.addStretch(1)
        line_of_both = QHBoxLayout()
        line_of_both.setSpacing(em * 2)
        line_of_both.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(round(em * 0.5))
        whole.addLayout(line_of_both)
        if wide:
            whole.addWidget(side)
        else:
            if aligned:
                side.setFixedWidth(em * CONTROL_EMS)
            line_of_both.addWidget(side, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, meaning: str) -> None:
        """Says what the choice means."""
        self.meaning.setText(meaning)
        self.meaning.setVisible(bool(meaning))


class SettingRow(Row):
    """A setting, as its declaration says.

    Signals:
        chosen(object, object): the setting, and the value that the person chose.
    """

    chosen = Signal(object, object)

    def __init__(self, setting: Setting[Any]) -> None:
        control = KINDS[setting.control](setting)
        super().__init__(told(setting.label), told(setting.help), control, wide=control.wide, aligned=not control.small)
        self.setting = setting
        self.control = control
        control.meaning.connect(self.tell)
        control.chosen.connect(lambda value: self.chosen.emit(setting, value))


class Card(QFrame):
    """Rows that belong together, a line between each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(round(em * 1.3), em, round(em * 1.3), em)
        self._column.setSpacing(round(em * 0.9))

    def add(self, row: QWidget) -> None:
        if self._column.count():
            line = QFrame()
            line.setObjectName("line")
            line.setFixedHeight(1)
            self._column.addWidget(line)
        self._column.addWidget(row)
