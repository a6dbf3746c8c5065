"""Numbers of the lines of a listing, beside its text: so that "line 37" can be found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.theme import scaled, tokens

SCALE = 0.85


class LineNumbers(QWidget):
    """A strip at the left of a text view in which each block is a line; hidden until `count_from`.

    Args:
        right: pixels that the view keeps free at its other side.
    """

    def __init__(self, view: QTextEdit, right: int) -> None:
        super().__init__(view)
        self._view = view
        self._right = right
        self._first = 1
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(scaled(view.font(), SCALE))
        self.hide()
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.viewport().installEventFilter(self)

    def count_from(self, line: int) -> None:
        """Numbers the lines from `line` on; 0 numbers none."""
        self._first = line
        digits = len(str(line + self._view.document().blockCount()))
        width = self.fontMetrics().horizontalAdvance("0" * digits) + self.fontMetrics().height()
        self._view.setViewportMargins(width if line else 0, 0, self._right, 0)
        self.setVisible(bool(line))
        self._place(width)

    def _place(self, width: int) -> None:
        viewport = self._view.viewport().geometry()
        self.setGeometry(QRect(viewport.left() - width, viewport.top(), width, viewport.height()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisibleTo(self._view):
            self._place(self.width())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(tokens().muted))
        layout = self._view.document().documentLayout()
        scrolled = self._view.verticalScrollBar().value()
        block = self._view.cursorForPosition(self.rect().topLeft()).block()
        at = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = self.width() - self.fontMetrics().height() // 2
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -scrolled)
            if box.top() > self.height():
                break
            line = QRect(0, round(box.top()), room, round(box.height()))
            painter.drawText(line, at, str(self._first + block.blockNumber()))
            block = block.next()
