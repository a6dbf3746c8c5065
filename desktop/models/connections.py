"""The log of connections as a table: when, with whom, what for, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language import marked, told, tr
from desktop.wording import as_tip, size, when
from engine.types import Connection

COLUMNS = (marked("When"), marked("With"), marked("What for"), marked("Outcome"), marked("Received"))
Index = QModelIndex | QPersistentModelIndex


class ConnectionsModel(QAbstractTableModel):
    """A row a connection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Connection] = []

    def update(self, rows: Sequence[Connection]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self.rows[index.row()]
        shown = (
            when(each.when, time.time()),
            each.host,
            told(each.purpose),
            told(each.outcome),
            tr("not counted") if each.bytes is None else size(each.bytes),
        )[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        return as_tip(shown) if role == Qt.ItemDataRole.ToolTipRole else None
