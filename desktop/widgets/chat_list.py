"""The chats at the left: found by words, renamed in place, pinned, exported, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.models.chats import ChatsModel
from desktop.models.rows import Role
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import label
from desktop.widgets.rows import Index, RowDelegate, list_view

if TYPE_CHECKING:
    from engine.types import ChatInfo

EMPTY = marked("What you ask is kept here, on this computer alone.")
NOT_FOUND = marked("No chat holds these words.")


class _Delegate(RowDelegate):
    """Rows whose title is written over in place. Signals: `ended`: a title is being written no longer."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.writing = False

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self.writing = False
        self.ended.emit()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        self.writing = True
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setAccessibleName(tr("Title of the chat"))
        return editor


class ChatList(QWidget):
    """Signals: `chosen(str)`, `new_wanted`; `searched(str)`: words to look for, or none;
    `renamed(str, str)`, `pinned(str, bool)`, `removed(str)`, `exported(str)`: what the person wants of a chat.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    searched = Signal(str)
    renamed = Signal(str, str)
    pinned = Signal(str, bool)
    removed = Signal(str)
    exported = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        new = IconButton("plus", tr("New chat (Ctrl+N)"))
        new.clicked.connect(self.new_wanted)
        self.more = IconButton("more", tr("What can be done with the marked chat"))
        self.more.clicked.connect(self._show_menu)
        head = QHBoxLayout()
        head.setContentsMargins(round(em * 0.6), 0, 0, 0)
        head.addWidget(label(tr("Chats"), kind="caption", scale=0.92, bold=True))
        head.addStretch(1)
        head.addWidget(self.more)
        head.addWidget(new)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search chats"))
        self.search.setAccessibleName(tr("Search in titles and texts of chats"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.model = ChatsModel(self)
        self.model.renamed.connect(self.renamed)
        self._held: tuple[Sequence[ChatInfo], str | None] | None = None
        self._delegate = _Delegate()
        self._delegate.ended.connect(self._let_in, Qt.ConnectionType.QueuedConnection)
        self.view = list_view(tr("Chats"), self._delegate, self)
        self.view.setModel(self.model)
        self.view.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu_at)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(self._enable)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.empty = label(tr(EMPTY), kind="muted", scale=0.92, wrap=True)
        self.empty.setContentsMargins(round(em * 0.6), round(em * 0.3), round(em * 0.3), 0)
        self.menu = QMenu(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.3))
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.empty)
        column.addWidget(self.view, 1)
        self._show_state()

    @property
    def current(self) -> ChatInfo | None:
        """The marked chat."""
        chat: ChatInfo | None = self.view.currentIndex().data(Role.ROW)
        return chat

    def show_chats(self, chats: Sequence[ChatInfo], current: str | None) -> None:
        """Lists the chats and marks the one that is open; while a title is being written, that waits."""
        if self._delegate.writing:
            self._held = (chats, current)
            return
        self.model.update(chats)
        self.mark(current)
        self._show_state()

    def _let_in(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self.show_chats(*held)

    def mark(self, current: str | None) -> None:
        row = self.model.row_of(current)
        if row < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        else:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def rename(self) -> None:
        """Opens the marked chat's title for writing."""
        if self.current is not None:
            self.view.setFocus()
            self.view.edit(self.view.currentIndex())

    def fill_menu(self) -> None:
        """Says in the menu what can be done with the marked chat."""
        self.menu.clear()
        chat = self.current
        if chat is None:
            return
        for words, keys, act in (
            (tr("Rename"), "F2", self.rename),
            (tr("Unpin") if chat.pinned else tr("Pin"), "", lambda: self.pinned.emit(chat.id, not chat.pinned)),
            (tr("Export…"), "", lambda: self.exported.emit(chat.id)),
            (tr("Delete"), "Del", self._remove),
        ):
            action = QAction(words, self.menu)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, heard by the list
            action.triggered.connect(act)
            self.menu.addAction(action)

    def _show_menu(self) -> None:
        self.fill_menu()
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _show_menu_at(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.fill_menu()
            self.menu.popup(self.view.viewport().mapToGlobal(place))

    def _choose(self, index: QModelIndex) -> None:
        chat: ChatInfo = index.data(Role.ROW)
        self.chosen.emit(chat.id)

    def _remove(self) -> None:
        if self.current is not None:
            self.removed.emit(self.current.id)

    def _enable(self) -> None:
        self.more.setEnabled(self.current is not None)

    def _show_state(self) -> None:
        nothing, sought = not self.model.rows, bool(self.search.text().strip())
        self.search.setVisible(sought or not nothing or self.search.hasFocus())
        self.empty.setText(tr(NOT_FOUND) if sought else tr(EMPTY))
        self.empty.setVisible(nothing)
        self._enable()
