"""The folders the person pointed at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from desktop.language import number, tr
from desktop.models.rows import Role, RowsModel
from desktop.wording import as_tip, file_name, folder
from engine.types import Folder


class FoldersModel(RowsModel[Folder]):
    """A row a folder: name, path, what of it is searchable."""

    def identity(self, row: Folder) -> int:
        return row.id

    def shown(self, row: Folder) -> dict[int, Any]:
        name = file_name(row.path)
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: as_tip(str(row.path)),
            Qt.ItemDataRole.AccessibleTextRole: f"{name}, {self.said(row)}",
            Role.SUBTITLE: folder(row.path.parent),
            Role.SIDE: self.said(row),
            Role.FRACTION: (row.files - row.waiting) / row.files if row.waiting and row.files else None,
        }

    @staticmethod
    def said(row: Folder) -> str:
        """The folder's ledger in a few words."""
        if row.state == "offline":
            return tr("not there now; still searchable")
        if row.waiting:
            return tr("{done} of %n file(s)", "", row.files, done=number(row.files - row.waiting))
        left_out = row.skipped + row.failed
        said = [tr("%n file(s)", "", row.indexed)]
        if left_out:
            said.append(tr("%n left out", "", left_out))
        return ", ".join(said)
