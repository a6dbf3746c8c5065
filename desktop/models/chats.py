"""The conversations: the pinned ones first, then the newest."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Qt, Signal

from desktop.language import tr
from desktop.models.rows import Index, Role, RowsModel
from desktop.wording import as_tip, when
from engine.types import ChatInfo


class ChatsModel(RowsModel[ChatInfo]):
    """A row a chat: its title, and when it was last used, or that it is pinned.

    Signals:
        renamed(str, str): a chat and the title that was typed for it.
    """

    renamed = Signal(str, str)

    def identity(self, row: ChatInfo) -> str:
        return row.id

    def shown(self, row: ChatInfo) -> dict[int, Any]:
        last = when(row.updated, time.time())
        asked = tr("%n question(s)", "", row.turns)
        pinned = tr("pinned") if row.pinned else ""
        return {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: as_tip(row.title),
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (row.title, asked, last, pinned))),
            Qt.ItemDataRole.EditRole: row.title,
            Role.SIDE: pinned or last,
        }

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes a title that was typed; it is shown once it is kept."""
        chat, title = self.rows[index.row()], " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not title or title == chat.title:
            return False
        self.renamed.emit(chat.id, title)
        return True
