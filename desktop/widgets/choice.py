"""A choice among a few, with an arrow in the colours in force."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from desktop.theme import icon, tokens


class Choice(QComboBox):
    """A combo box. (Its arrow is painted here: a style sheet can only take one from a file of one colour.)"""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self.fontMetrics().height()
        place = QRect(self.width() - round(size * 1.4), (self.height() - size) // 2, size, size)
        icon("down", tokens().muted, size).paint(QPainter(self), place)
