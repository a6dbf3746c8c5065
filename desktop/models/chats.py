"""The conversations, newest first."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Qt

from desktop.models.rows import Role, RowsModel
from desktop.wording import as_tip, counted, when
from engine.types import ChatInfo


class ChatsModel(RowsModel[ChatInfo]):
    """A row a chat: its title, and when it was last used."""

    def identity(self, row: ChatInfo) -> str:
        return row.id

    def shown(self, row: ChatInfo) -> dict[int, Any]:
        last = when(row.updated, time.time())
        return {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: as_tip(row.title),
            Qt.ItemDataRole.AccessibleTextRole: f"{row.title}, {counted(row.turns, 'question')}, {last}",
            Role.SIDE: last,
        }
