"""The places that a search found."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.finding import Place
from desktop.models.rows import RowsModel
from desktop.wording import as_tip, file_name, named_place


class FoundModel(RowsModel[Place]):
    """A row a place; the first of each file says so. Its delegate paints the row's value itself."""

    def identity(self, row: Place) -> tuple[str, int, str, bool]:
        return str(row.path), row.sentence.start, row.shown, row.others is None

    def shown(self, row: Place) -> dict[int, Any]:
        return {
            Qt.ItemDataRole.DisplayRole: file_name(row.path),
            Qt.ItemDataRole.ToolTipRole: as_tip(str(row.path)),
            Qt.ItemDataRole.AccessibleTextRole: f"{named_place(row.path, row.sentence.locator)}: {row.shown}",
        }
