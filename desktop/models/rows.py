"""The base of the window's list models, and the roles that its one delegate paints."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row shows, beside its DisplayRole, the title."""

    ROW = Qt.ItemDataRole.UserRole
    SUBTITLE = Qt.ItemDataRole.UserRole + 1
    SIDE = Qt.ItemDataRole.UserRole + 2
    BADGE = Qt.ItemDataRole.UserRole + 3
    FRACTION = Qt.ItemDataRole.UserRole + 4  # 0 to 1, or None for no bar


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows of frozen values. A subclass says how each is identified and shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def identity(self, row: Row) -> Hashable:
        """Rows with the same identity are the same thing, perhaps changed."""
        raise NotImplementedError

    def shown(self, row: Row) -> dict[int, Any]:
        """The row's data by role."""
        raise NotImplementedError

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def update(self, rows: Sequence[Row]) -> None:
        """Shows these rows now. If they are the same things in the same order, views keep their place."""
        new = list(rows)
        if [self.identity(row) for row in new] != [self.identity(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for number, (before, now) in enumerate(zip(old, new, strict=True)):
            if before != now:
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def row_of(self, identity: Hashable) -> int:
        """The row's number, or -1."""
        return next((n for n, row in enumerate(self._rows) if self.identity(row) == identity), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if role == Role.ROW else self.shown(row).get(role)
