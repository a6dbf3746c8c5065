"""The one delegate of the window's lists: a title, a second line, a remark at the side, a badge, a bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.rows import Role
from desktop.theme import scaled, tokens

Index = QModelIndex | QPersistentModelIndex


def paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, em: int) -> None:
    """What lies under a row: whether it is chosen, under the pointer, or has the focus."""
    table, corner = tokens(), em * 0.4
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(table.accent_soft))
        painter.drawRoundedRect(box, corner, corner)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(table.hover))
        painter.drawRoundedRect(box, corner, corner)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(table.accent), 1))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)


class RowDelegate(QStyledItemDelegate):
    """Paints rows by their roles; all sizes come from the font.

    Args:
        two_lines: rows have a second line.
        badge: rows begin with a small number.
    """

    def __init__(self, parent: QObject | None = None, *, two_lines: bool = False, badge: bool = False) -> None:
        super().__init__(parent)
        self._two_lines = two_lines
        self._badge = badge

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(line * 8, round(line * (3.1 if self._two_lines else 1.9)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        table = tokens()
        em = QFontMetrics(font).height()
        box = rect.adjusted(0, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, box, state, em)

        content = rect.adjusted(round(em * 0.6), 0, -round(em * 0.6), 0)
        if self._badge and (badge := index.data(Role.BADGE)):
            width = round(em * 1.5)
            mark = QRect(content.left(), content.center().y() - width // 2, width, width)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(table.accent_soft))
            painter.drawRoundedRect(mark, em * 0.35, em * 0.35)
            painter.setPen(QColor(table.accent))
            painter.setFont(scaled(font, 0.9, QFont.Weight.DemiBold))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, badge)
            content.setLeft(mark.right() + round(em * 0.6))

        height = content.height()
        first = QRect(content)
        second = QRect(content)
        if self._two_lines:
            middle = content.top() + height // 2
            first.setBottom(middle)
            first.setTop(middle - round(em * 1.15))
            second.setTop(middle + 1)
            second.setBottom(middle + round(em * 1.15))
        side = index.data(Role.SIDE)
        if side:
            small = scaled(font, 0.9)
            width = QFontMetrics(small).horizontalAdvance(side) + em // 2
            place = first.adjusted(max(0, first.width() - width), 0, 0, 0)
            painter.setFont(small)
            painter.setPen(QColor(table.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
            first.setRight(first.right() - width)
        elide = Qt.TextElideMode.ElideMiddle if self._two_lines else Qt.TextElideMode.ElideRight
        title_font = scaled(font, 1.0, QFont.Weight.DemiBold) if self._two_lines else font
        self._line(painter, first, title_font, QColor(table.text), index.data(Qt.ItemDataRole.DisplayRole), elide)
        if self._two_lines:
            self._line(painter, second, scaled(font, 0.92), QColor(table.muted), index.data(Role.SUBTITLE) or "", elide)
        fraction = index.data(Role.FRACTION)
        if fraction is not None:
            track = QRect(content.left(), rect.bottom() - round(em * 0.3), content.width(), max(2, em // 6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(table.border))
            painter.drawRoundedRect(track, 1, 1)
            track.setWidth(round(track.width() * fraction))
            painter.setBrush(QColor(table.accent))
            painter.drawRoundedRect(track, 1, 1)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, rect: QRect, font: QFont, colour: QColor, text: str, elide: Qt.TextElideMode) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        elided = QFontMetrics(font).elidedText(text, elide, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def list_view(name: str, delegate: RowDelegate, parent: QWidget | None = None) -> QListView:
    """A list as the window shows all of them."""
    view = QListView(parent)
    view.setAccessibleName(name)
    view.setItemDelegate(delegate)
    delegate.setParent(view)
    view.setMouseTracking(True)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QListView.Shape.NoFrame)
    return view
