"""A table of a file as a grid, with the cells marked that hold cited words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.theme import tokens
from desktop.widgets.tables import dress
from desktop.wording import as_tip
from engine.types import StoredTable

Index = QModelIndex | QPersistentModelIndex

WIDEST_EMS = 15
SHOWN = 300  # characters of a cell; Qt would lay out a whole page of them at each repaint, to show no more
MEASURED = 60  # rows whose cells say how wide a column is
_NOTHING = QModelIndex()


class GridModel(QAbstractTableModel):
    """Cells as they stand in the file, the long ones cut where they are shown; EditRole has each whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = StoredTable((), ())
        self.marked: frozenset[tuple[int, int]] = frozenset()

    def show_table(self, table: StoredTable, marked: frozenset[tuple[int, int]]) -> None:
        """Shows a table with the cells `marked`, (row, column)."""
        self.beginResetModel()
        self.table, self.marked = table, marked
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.table.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text = self.table.rows[index.row()][index.column()][0]
        match role:
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.DisplayRole:
                return _cut(text)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(_cut(text, SHOWN * 4))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_cut(self.table.names[index.column()])}: {_cut(text)}"
            case Qt.ItemDataRole.ForegroundRole if (index.row(), index.column()) in self.marked:
                return QBrush(QColor(tokens().on_highlight))
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _cut(self.table.names[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Marking(QStyledItemDelegate):
    """Paints the ground of marked cells, which a style sheet would not."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if isinstance(model, GridModel) and (index.row(), index.column()) in model.marked:
            painter.fillRect(option.rect, QColor(tokens().highlight))
        super().paint(painter, option, index)


class GridView(QTableView):
    """Shows a `StoredTable`; what is selected can be copied, cells parted by tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.setItemDelegate(_Marking(self))
        dress(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_table(self, table: StoredTable, marks: Sequence[tuple[int, int]]) -> bool:
        """Shows a table with its marked cells in sight; False, and nothing changes, if the marks lie elsewhere."""
        marked = marked_cells(table, marks)
        if marks and not marked:
            return False
        self.grid.show_table(table, marked)
        first = self.grid.index(*min(marked)) if marked else QModelIndex()
        em, metrics = self.fontMetrics().height(), QFontMetrics(self.font())
        top = max(0, first.row() - MEASURED // 2)
        for column, name in enumerate(table.names):
            shown = [name, *(row[column][0] for row in table.rows[top : top + MEASURED])]
            widest = max(metrics.horizontalAdvance(text[:80]) for text in shown)
            self.setColumnWidth(column, min(em * WIDEST_EMS, widest + round(em * 1.6)))
        self.clearSelection()
        if first.isValid():
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtCenter)
            if first.column() == 0:
                self.horizontalScrollBar().setValue(0)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows: dict[int, list[str]] = {}
            for index in sorted(self.selectedIndexes(), key=lambda each: (each.row(), each.column())):
                rows.setdefault(index.row(), []).append(str(index.data(Qt.ItemDataRole.EditRole)))
            QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))
        else:
            super().keyPressEvent(event)


def _cut(text: str, most: int = SHOWN) -> str:
    return text if len(text) <= most else f"{text[:most]} …"


def marked_cells(table: StoredTable, marks: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """The cells, (row, column), that hold some of the marked words."""
    ends = list(accumulate((max(end for _, _, end in row) for row in table.rows), max))
    found = set()
    for first, last in marks:
        for row in range(bisect_right(ends, first), len(table.rows)):
            cells = [(column, start, end) for column, (_, start, end) in enumerate(table.rows[row]) if end]
            if cells and cells[0][1] >= last:
                break
            found |= {(row, column) for column, start, end in cells if start < last and first < end}
    return frozenset(found)
