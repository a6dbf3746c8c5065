"""The left side of the window: the pages, and the chats."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import shown
from desktop.language import marked, tr
from desktop.theme import icon
from desktop.widgets.buttons import TextButton
from desktop.widgets.chat_list import ChatList
from desktop.widgets.labels import label

PAGES = (
    (marked("Ask"), "ask", ("Ctrl+1",)),
    (marked("Find"), "find", ("Ctrl+2", "Ctrl+F")),
    (marked("Library"), "library", ("Ctrl+3",)),
    (marked("Teach"), "teach", ("Ctrl+4",)),
    (marked("Models"), "models", ("Ctrl+5",)),
    (marked("Settings"), "settings", ("Ctrl+,",)),
)
"""What each is called, its drawing and its keys; by the page's number."""


class Sidebar(QFrame):
    """Signals: `page_chosen(int)`."""

    page_chosen = Signal(int)

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
        for number, (words, drawing, keys) in enumerate(PAGES):
            button = TextButton(tr(words), drawing=drawing, kind="nav")
            button.setCheckable(True)
            button.setToolTip(f"{tr(words)} ({shown(keys[0])})")
            self._pages.addButton(button, number)
            column.addWidget(button)
        self._pages.idClicked.connect(self.page_chosen)
        column.addSpacing(em)

        self.chats = ChatList()
        column.addWidget(self.chats, 1)

    @property
    def page(self) -> int:
        """The page that is marked."""
        return self._pages.checkedId()

    def show_page(self, number: int) -> None:
        self._pages.button(number).setChecked(True)
