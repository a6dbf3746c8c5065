"""The head of a table that can be sorted: its arrow is the window's own.

The style draws one of eight pixels in a mixture of grey, at every text size, over whatever is written there in a
narrow column. This one is an icon like all others: in the accent, as large as the words, which end before it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from desktop.theme import icon, tokens

SIZE_EMS = 1.1
GAP_EMS = 0.3  # to the end of the column
WORDS_EMS = 0.7  # to where the words begin, as the style sheet has it


class SortHead(QHeaderView):
    """Stands above the columns; can be clicked from the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def arrow_in(self, section: QRect) -> QRect:
        """Where the arrow stands in the head of a column."""
        em = self.fontMetrics().height()
        size = round(em * SIZE_EMS)
        left = max(section.left(), section.right() + 1 - size - round(em * GAP_EMS))
        return QRect(left, section.center().y() + 1 - size // 2, size, size)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        if self._sorted_by(section):
            option.sortIndicator = QStyleOptionHeader.SortIndicator.None_
            metrics = self.fontMetrics()
            room = self.sectionSize(section) - round(metrics.height() * (WORDS_EMS + SIZE_EMS + GAP_EMS))
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, max(0, room))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        if rect.isValid() and self._sorted_by(section):
            place = self.arrow_in(rect)
            drawing = "down" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "up"
            icon(drawing, tokens().accent, place.width()).paint(painter, place)

    def _sorted_by(self, section: int) -> bool:
        return self.isSortIndicatorShown() and section == self.sortIndicatorSection()
