"""The places that a search found."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.finding import Place
from desktop.models.rows import RowsModel
from desktop.wording import as_tip, file_name, place


class FoundModel(RowsModel[Place]):
    """A row a place; the first of each file says so. Its delegate paints the row's value itself."""

    def identity(self, row: Place) -> tuple[str, int, str, bool]:
        return str(row.path), row.sentence.start, row.shown, row.others is None

    def shown(self, row: Place) -> dict[int, Any]:
        name, where = file_name(row.path), place(row.sentence.locator)
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: as_tip(str(row.path)),
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (name, where))) + f": {row.shown}",
        }
