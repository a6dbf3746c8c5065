"""The command palette: type what you want to do, or a chat's title, and press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.actions import Action, matching
from desktop.language import tr
from desktop.models.rows import Role, RowsModel
from desktop.widgets.labels import label
from desktop.widgets.overlay import Overlay
from desktop.widgets.rows import RowDelegate, list_view

ROWS = 10
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ActionsModel(RowsModel[Action]):
    """A row an action, with its key, or else its group, at the side."""

    def identity(self, row: Action) -> int:
        return id(row)

    def shown(self, row: Action) -> dict[int, Any]:
        side = row.shortcut or row.group
        return {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.name}, {side}",
            Role.SIDE: side,
        }


class Palette(Overlay):
    """Over `over`; Enter, or a click, runs the action and takes the palette away first."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, width=34)
        self.setAccessibleName(tr("Command palette"))
        self._actions: list[Action] = []
        self.edit = QLineEdit(placeholderText=tr("What would you like to do?"))
        self.edit.setAccessibleName(tr("Type to find an action, a page or a chat"))
        self.edit.installEventFilter(self)
        self.model = ActionsModel(self)
        self.list = list_view(tr("Actions, pages and chats"), RowDelegate(), self)
        self.list.setModel(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._run)
        self.edit.textChanged.connect(self._filter)
        self.edit.returnPressed.connect(lambda: self._run(self.list.currentIndex()))
        self.nothing = label(tr("Nothing is called that."), kind="muted")
        self.column.addWidget(self.edit)
        self.column.addWidget(self.list)
        self.column.addWidget(self.nothing)
        self.column.addStretch(1)

    def offer(self, actions: Sequence[Action]) -> None:
        """Opens with these, in this order."""
        self._actions = [action for action in actions if action.run is not None]
        self.edit.clear()
        self._filter("")
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * ROWS)
        self.open(self.edit)

    def _filter(self, words: str) -> None:
        found = matching(words, self._actions)
        self.model.update(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()

    def _run(self, index: QModelIndex) -> None:
        if index.isValid():
            run = index.data(Role.ROW).run
            self.close_up()
            run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            return False
        return super().eventFilter(watched, event)
