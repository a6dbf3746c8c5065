"""The sources of one answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.language import tr
from desktop.models.rows import Role, RowsModel
from desktop.wording import as_tip, file_name, place
from engine.types import Source


class SourcesModel(RowsModel[Source]):
    """A row a source: its number, its file, its place in the file."""

    def identity(self, row: Source) -> tuple[int, str, int]:
        return row.n, str(row.path), row.start

    def shown(self, row: Source) -> dict[int, Any]:
        where = place(row.locator)
        return {
            Qt.ItemDataRole.DisplayRole: file_name(row.path),
            Qt.ItemDataRole.ToolTipRole: as_tip(str(row.path)),
            Qt.ItemDataRole.AccessibleTextRole: tr(
                "Source {number}: {file}, {place}", number=row.n, file=file_name(row.path), place=where
            ),
            Role.SUBTITLE: where or row.path.parent.name,
            Role.BADGE: str(row.n) if row.n else "",
        }
