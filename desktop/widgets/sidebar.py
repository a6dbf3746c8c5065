"""The left side of the window: the pages, and the chats."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.chats import ChatsModel
from desktop.models.rows import Role
from desktop.theme import icon
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.labels import label
from desktop.widgets.rows import RowDelegate, list_view
from engine.types import ChatInfo

PAGES = (("Ask", "ask"), ("Library", "library"), ("Teach", "teach"), ("Models", "models"))


class Sidebar(QFrame):
    """Signals: `page_chosen(int)`, `chat_chosen(str)`, `new_chat`."""

    page_chosen = Signal(int)
    chat_chosen = Signal(str)
    new_chat = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        em = self.fontMetrics().height()
        self.setMinimumWidth(em * 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 0.7), em, round(em * 0.7), round(em * 0.7))
        column.setSpacing(round(em * 0.25))

        sign = label()
        sign.setPixmap(icon("alcove", "", round(em * 1.6)).pixmap(round(em * 1.6), round(em * 1.6)))
        name = label("Alcove", scale=1.2, bold=True)
        head = QHBoxLayout()
        head.setContentsMargins(round(em * 0.4), 0, 0, 0)
        head.addWidget(sign)
        head.addWidget(name)
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(round(em * 0.8))

        self._pages = QButtonGroup(self)
        for number, (words, drawing) in enumerate(PAGES):
            button = TextButton(words, drawing=drawing, kind="nav")
            button.setCheckable(True)
            button.setToolTip(f"{words} (Ctrl+{number + 1})")
            self._pages.addButton(button, number)
            column.addWidget(button)
        self._pages.idClicked.connect(self.page_chosen)
        column.addSpacing(em)

        caption = label("Chats", kind="caption", scale=0.92, bold=True)
        new = IconButton("plus", "New chat (Ctrl+N)")
        new.clicked.connect(self.new_chat)
        chats_head = QHBoxLayout()
        chats_head.setContentsMargins(round(em * 0.6), 0, 0, 0)
        chats_head.addWidget(caption)
        chats_head.addStretch(1)
        chats_head.addWidget(new)
        column.addLayout(chats_head)
        self.model = ChatsModel(self)
        self.chats = list_view("Chats", RowDelegate(), self)
        self.chats.setModel(self.model)
        self.chats.clicked.connect(self._choose)
        self.chats.activated.connect(self._choose)
        column.addWidget(self.chats, 1)

    @property
    def page(self) -> int:
        """The page that is marked."""
        return self._pages.checkedId()

    def show_page(self, number: int) -> None:
        self._pages.button(number).setChecked(True)

    def show_chats(self, chats: Sequence[ChatInfo], current: str | None) -> None:
        """Lists the chats and marks the one that is open."""
        self.model.update(chats)
        self.mark_chat(current)

    def mark_chat(self, current: str | None) -> None:
        row = self.model.row_of(current)
        if row < 0:
            self.chats.clearSelection()
            self.chats.setCurrentIndex(QModelIndex())
        else:
            self.chats.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _choose(self, index: QModelIndex) -> None:
        chat: ChatInfo = index.data(Role.ROW)
        self.chat_chosen.emit(chat.id)
