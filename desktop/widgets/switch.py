"""A switch: on or off, with effect at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.theme import tokens

FAINT = 0.55  # how much of the muted colour is left of a disabled switch


class Switch(QAbstractButton):
    """Signals: `clicked(bool)`, as every button that can be checked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(round(em * 2.3), round(em * 1.3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        table = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hint = self.sizeHint()
        track = QRectF(self.width() - hint.width(), (self.height() - hint.height()) / 2, hint.width(), hint.height())
        track.adjust(1.5, 1.5, -1.5, -1.5)
        on = self.isChecked()
        line, ground, dot = self._colours()
        painter.setPen(QPen(line, 1.2))
        painter.setBrush(ground)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = track.adjusted(track.height() * 0.2, track.height() * 0.2, 0, -track.height() * 0.2)
        knob.setWidth(knob.height())
        if on:
            knob.moveRight(track.right() - track.height() * 0.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setPen(QPen(QColor(table.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = track.adjusted(-1, -1, 1, 1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Of the line around it, the ground and the knob. Disabled it has no accent and stands back, but the place of
        the knob still says what holds."""
        table, on = tokens(), self.isChecked()
        nothing = QColor(Qt.GlobalColor.transparent)
        if not self.isEnabled():
            faint = QColor(table.muted)
            faint.setAlphaF(FAINT)
            return (nothing, faint, QColor(table.surface)) if on else (faint, nothing, faint)
        line = table.accent if on or self.hasFocus() else table.muted
        ground, dot = (table.accent, table.on_accent) if on else (table.surface, table.muted)
        return QColor(line), QColor(ground), QColor(dot)
