"""The delegate of the Find page: the found sentence with the words marked, its place, and above a file's first
place the file."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.finding import Place
from desktop.language import marked, tr
from desktop.models.rows import Role
from desktop.theme import scaled, tokens
from desktop.widgets.rows import paint_ground
from desktop.wording import file_name, folder, place, when

LINES = 2
NEAR = marked("near in meaning")

Index = QModelIndex | QPersistentModelIndex
Spans = tuple[tuple[int, int], ...]


class FoundDelegate(QStyledItemDelegate):
    """All sizes come from the font; a row is as high as its sentence needs, up to two lines of it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    # ------------------------------------------------------------------ sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Place = index.data(Role.ROW)
        em = option.fontMetrics.height()
        lines = laid_out(row.shown, row.marks, option.font, self._width(em))[0].lineCount()
        height = self._head(row, index.row(), em) + round(em * (lines + 1.25)) + 2 * self._pad(em)
        return QSize(em * 8, height)

    def _width(self, em: int) -> int:
        return self._view.viewport().width() - 2 * round(em * 0.7)

    @staticmethod
    def _pad(em: int) -> int:
        return round(em * 0.4)

    @staticmethod
    def _head(row: Place, number: int, em: int) -> int:
        """Height of what stands above the place: the file's line, and what parts it from the file before."""
        return 0 if row.others is None else round(em * (1.35 if number == 0 else 2.1))

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Place = index.data(Role.ROW)
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        em = QFontMetrics(font).height()
        head = self._head(row, index.row(), em)
        side = round(em * 0.7)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if head:
            line = QRect(rect.left() + side, rect.top() + head - round(em * 1.2), rect.width() - 2 * side, em)
            self._file(painter, line, font, row)
        box = rect.adjusted(0, head + 1, -1, -1)
        paint_ground(painter, box, state, em)
        inside = box.adjusted(side, self._pad(em), -side, -self._pad(em))
        words, marks = laid_out(row.shown, row.marks, font, self._width(em))
        _draw(painter, words, marks, inside)
        below = QRect(inside.left(), inside.bottom() - round(em * 1.1), inside.width(), round(em * 1.15))
        self._where(painter, below, scaled(font, 0.9), row)
        painter.restore()

    @staticmethod
    def _file(painter: QPainter, line: QRect, font: QFont, row: Place) -> None:
        """Name, folder, and when it was last changed."""
        table = tokens()
        small, bold = scaled(font, 0.9), scaled(font, 1.0, QFont.Weight.DemiBold)
        metrics, small_metrics = QFontMetrics(bold), QFontMetrics(small)
        gap = line.height() // 2
        changed = when(row.passage.modified, time.time()) if row.passage.modified else ""
        room = line.width() - (small_metrics.horizontalAdvance(changed) + gap if changed else 0)
        name = metrics.elidedText(file_name(row.path), Qt.TextElideMode.ElideMiddle, room)
        name_width = metrics.horizontalAdvance(name)
        marks = row.name_marks if name == row.path.name else ()  # else it is not known what stands where
        _draw(painter, _lines(name, bold, 2 * line.width()), marks, line)
        painter.setFont(small)
        painter.setPen(QColor(table.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, changed)
        rest = line.adjusted(name_width + gap, 0, room - line.width(), 0)
        if rest.width() > 4 * gap:
            where = small_metrics.elidedText(folder(row.path.parent), Qt.TextElideMode.ElideMiddle, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | middle, where)

    @staticmethod
    def _where(painter: QPainter, line: QRect, font: QFont, row: Place) -> None:
        """The place in the file, and whether only the meaning led there."""
        table = tokens()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = line.width()
        if row.near_in_meaning:
            painter.setPen(QColor(table.muted))
            near = tr(NEAR)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, near)
            room -= metrics.horizontalAdvance(near) + line.height() // 2
        where = place(row.sentence.locator)
        heading = str(row.passage.locator.get("heading", ""))
        if heading and heading not in where:
            where = f"{where}  ·  {heading}" if where else heading
        painter.setPen(QColor(table.accent))
        elided = metrics.elidedText(where, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, elided)


def laid_out(text: str, marks: Spans, font: QFont, width: int) -> tuple[QTextLayout, Spans]:
    """The text in at most `LINES` lines, the last cut short if need be, with the marks that are left of it."""
    layout = _lines(text, font, width)
    if layout.lineCount() > LINES:
        start = len(_units(text)[: 2 * layout.lineAt(LINES - 1).textStart()].decode("utf-16-le"))
        text = text[:start] + QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
        marks = tuple((a, min(b, len(text) - 1)) for a, b in marks if a < len(text) - 1)
        layout = _lines(text, font, width)
    return layout, marks


def _lines(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = layout.textOption()
    option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _units(text: str) -> bytes:
    """The text in Qt's own units, two bytes each: not every letter is one of them."""
    return text.encode("utf-16-le", "replace")


def _draw(painter: QPainter, layout: QTextLayout, marks: Spans, where: QRect) -> None:
    table = tokens()
    mark = QTextCharFormat()
    mark.setBackground(QColor(table.highlight))
    mark.setForeground(QColor(table.on_highlight))
    text, ranges = layout.text(), []
    for start, end in marks:
        each = QTextLayout.FormatRange()
        each.start = len(_units(text[:start])) // 2
        each.length = len(_units(text[start:end])) // 2
        each.format = mark
        ranges.append(each)
    painter.setPen(QColor(table.text))
    layout.draw(painter, QPointF(where.topLeft()), ranges)


def found_view(parent: QWidget | None = None) -> QListView:
    """The list of what was found: it paints only the rows in sight."""
    view = QListView(parent)
    view.setAccessibleName(tr("What was found"))
    view.setObjectName("found")
    view.setItemDelegate(FoundDelegate(view))
    view.setMouseTracking(True)
    view.setWordWrap(True)  # only so does Qt ask for the rows' heights anew when the width changes
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setFrameShape(QListView.Shape.NoFrame)
    return view
