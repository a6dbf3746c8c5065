"""The coverage ledger: every file of every folder, with its state and why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.models.rows import Index, Role
from desktop.wording import as_tip, when
from engine.types import FileState

STATES = {"indexed": "Searchable", "waiting": "Waiting", "skipped": "Skipped", "failed": "Failed"}
COLUMNS = ("File", "State", "Why", "Updated")


class LedgerModel(QAbstractTableModel):
    """A row a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FileState] = []

    @property
    def rows(self) -> Sequence[FileState]:
        return self._rows

    def update(self, rows: Sequence[FileState]) -> None:
        """Shows these rows now; views keep their place if it is the same number of files."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        elif rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(str(row.path) if index.column() == 0 else row.reason)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match COLUMNS[index.column()]:
            case "File":
                return row.path.name
            case "State":
                return STATES[row.state]
            case "Why":
                return row.reason
            case _:
                return when(row.updated, time.time()) if row.updated else ""
