"""The skills a model was taught, and held-out examples before and after."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from desktop.language import marked, told, tr
from desktop.models.rows import Index, Role, RowsModel
from desktop.theme import tokens
from desktop.wording import as_tip, percent, when
from engine.types import AdapterInfo, BeforeAfter, ExampleKind

KIND_NAMES: dict[ExampleKind, str] = {
    "classify": marked("labels"),
    "answer": marked("answers from passages"),
    "rewrite": marked("rewrites"),
    "free": marked("answers"),
}


class SkillsModel(RowsModel[AdapterInfo]):
    """A row a skill: its name, what it does, whether it is in use."""

    def identity(self, row: AdapterInfo) -> str:
        return row.id

    def shown(self, row: AdapterInfo) -> dict[int, Any]:
        state = tr("in use") if row.active else "" if row.accepted else tr("not better")
        made = when(row.created, time.time())
        score = row.scores.get("tuned")
        right = percent(score) if score is not None else ""
        said = ", ".join(filter(None, (tr(KIND_NAMES[row.kind]), right, made)))
        return {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.ToolTipRole: as_tip(told(row.why) or row.name),
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (row.name, said, state))),
            Role.SUBTITLE: said,
            Role.SIDE: state,
        }


COLUMNS = (marked("Input"), marked("Wanted"), marked("Before"), marked("After"), marked("Now"))
SHOWN = 300  # characters of a cell


class BeforeAfterModel(QAbstractTableModel):
    """A row a held-out example: what was wanted, what the model said before it was taught and what it says now.

    The worst stands first: least right now, and among those the ones that were right before.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BeforeAfter] = []

    @property
    def rows(self) -> Sequence[BeforeAfter]:
        return self._rows

    def update(self, rows: Sequence[BeforeAfter]) -> None:
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: (row.tuned_score, -row.base_score))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = (row.input, row.wanted, row.base, row.tuned, verdict(row))[index.column()]
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(said[:SHOWN].split())
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(said[: SHOWN * 4])
            case Qt.ItemDataRole.AccessibleTextRole:
                words = said or tr("nothing")
                return f"{tr(COLUMNS[index.column()])}: {words}"
            case Qt.ItemDataRole.ForegroundRole if index.column() == len(COLUMNS) - 1:
                worse = row.tuned_score < row.base_score
                return QBrush(QColor(tokens().warning if worse else tokens().muted))
        return None


def verdict(row: BeforeAfter) -> str:
    """Whether teaching helped with this example."""
    if row.tuned_score > row.base_score:
        return tr("right now") if row.tuned_score >= 1 else tr("better")
    if row.tuned_score < row.base_score:
        return tr("worse")
    return tr("right as before") if row.tuned_score >= 1 else tr("as before")
