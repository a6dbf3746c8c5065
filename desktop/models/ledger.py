"""The coverage ledger: every file of every folder, with its state and why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from desktop.language import marked, told, tr
from desktop.models.rows import Index, Role
from desktop.wording import as_tip, file_name, when
from engine.types import FileState, LedgerOrder, LedgerPage, LedgerView

STATES = {
    "indexed": marked("Searchable"),
    "waiting": marked("Waiting"),
    "skipped": marked("Skipped"),
    "failed": marked("Failed"),
}
COLUMNS = (marked("File"), marked("State"), marked("Why"), marked("Updated"))
ORDERS: tuple[LedgerOrder, ...] = ("name", "state", "reason", "updated")
"""What each column is sorted by."""
SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Role.ROW)


class LedgerModel(QAbstractTableModel):
    """A row a file, of as many as there are. It holds a stretch of them, and asks for another when that is looked at.

    Signals: `wanted`: a row that is not held was looked at; `show` brings what is in sight now.
    """

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = LedgerView()
        self._page = LedgerPage(0, (), 0)
        self._asked = False

    @property
    def rows(self) -> Sequence[FileState]:
        """Those that are held: all of them if they are few."""
        return self._page.rows

    def show(self, view: LedgerView, page: LedgerPage) -> None:
        """Shows this stretch now; views keep their place unless it is of another view of the ledger."""
        before = self._page.total
        self._asked = False
        if view != self.view:
            self.beginResetModel()
            self.view, self._page = view, page
            self.endResetModel()
            return
        if page.total > before:
            self.beginInsertRows(QModelIndex(), before, page.total - 1)
            self._page = page
            self.endInsertRows()
        elif page.total < before:
            self.beginRemoveRows(QModelIndex(), page.total, before - 1)
            self._page = page
            self.endRemoveRows()
        else:
            self._page = page
        if page.rows:
            last = page.start + len(page.rows) - 1
            self.dataChanged.emit(self.index(page.start, 0), self.index(last, len(COLUMNS) - 1))

    def holds(self, first: int, last: int) -> bool:
        """Whether every row there is of these is held."""
        end = min(last + 1, self._page.total)
        return self._page.start <= first and end <= self._page.start + len(self._page.rows)

    def _row(self, number: int) -> FileState | None:
        at = number - self._page.start
        if 0 <= at < len(self._page.rows):
            return self._page.rows[at]
        if not self._asked:
            self._asked = True
            self.wanted.emit()
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._page.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in SHOWN or not index.isValid() or (row := self._row(index.row())) is None:
            return None
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(str(row.path) if index.column() == 0 else told(row.reason))
        match ORDERS[index.column()]:
            case "name":
                return file_name(row.path)
            case "state":
                return tr(STATES[row.state])
            case "reason":
                return told(row.reason)
            case _:
                return when(row.updated, time.time()) if row.updated else ""
