"""Widgets side by side as long as each has room to be read, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from desktop.text_size import UNLIMITED

LEAST_EMS = 15  # of a column: about thirty letters a line
GAP_EMS = 1.1  # on either side of the line between two


class Columns(QWidget):
    """Starts empty; `add` and `drop` say what is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []
        self._lines: list[QFrame] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(round(self.fontMetrics().height() * GAP_EMS))

    @property
    def stacked(self) -> bool:
        """Whether they stand one below the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def add(self, widget: QWidget) -> None:
        if self._shown:
            line = QFrame()
            line.setObjectName("line")
            self._lines.append(line)
            self._row.addWidget(line)
        self._shown.append(widget)
        self._row.addWidget(widget, 1)
        self._arrange()

    def drop(self, widget: QWidget) -> None:
        """Takes out and deletes one that was added after the first."""
        at = self._shown.index(widget)
        for gone in (self._shown.pop(at), self._lines.pop(at - 1)):
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One column's: they never need more, and side by side they would hold the page open for good."""
        widest = max((widget.minimumSizeHint().width() for widget in self._shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        gaps = 2 * round(em * GAP_EMS) * len(self._lines)
        needed = sum(max(em * LEAST_EMS, widget.minimumSizeHint().width()) for widget in self._shown)
        wide = self.width() >= needed + gaps
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for line in self._lines:
            line.setMinimumSize(1, 1)
            line.setMaximumSize(*((1, UNLIMITED) if wide else (UNLIMITED, 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
