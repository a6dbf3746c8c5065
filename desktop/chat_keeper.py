"""What is done with kept chats from the side list; a deleted one can be had back for a while."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.language import marked, tr
from engine.errors import EngineError

if TYPE_CHECKING:
    from desktop.backend import Backend
    from desktop.widgets.chat_list import ChatList
    from desktop.widgets.message_bar import MessageBar
    from engine.core import Engine
    from engine.types import ChatInfo, KeptCopy

UNDO = marked("Undo")
UNDO_MS = 10_000
FORMATS = marked("Web page (*.html);;Markdown (*.md)")
ENDINGS = ("html", "md")  # of these formats
TITLE_SAID = 40  # characters


def still_in(copies: int) -> str:
    """Where a deleted chat still stands, if `copies` of an earlier state are kept in the data folder."""
    if not copies:
        return tr("backups that you wrote earlier still hold it")
    return tr(
        "backups that you wrote earlier still hold it, "
        "and so (does/do) %n cop(y/ies) in the data folder, which Settings can delete",
        "",
        copies,
    )


class ChatKeeper(QObject):
    """Stands between the list of chats and the Backend.

    A deleted chat leaves the list at once and the computer when the time to undo is over, or when the window is
    closed; until then nothing has happened to it.

    Signals:
        removed(str): a chat is to be shown no longer.
        restored(str): the person wants it back.
    """

    removed = Signal(str)
    restored = Signal(str)

    def __init__(self, backend: Backend, chats: ChatList, message: MessageBar) -> None:
        super().__init__(chats)
        self._verbs = backend.conversations
        self._upkeep = backend.upkeep
        self._list = chats
        self._message = message
        self._open: str | None = None
        self._hidden: set[str] = set()
        self._undoable: str | None = None
        self._undo = QTimer(self)
        self._undo.setSingleShot(True)
        self._undo.setInterval(UNDO_MS)
        self._undo.timeout.connect(self.finish)
        chats.searched.connect(self.refresh)
        chats.renamed.connect(lambda chat, title: self._verbs.rename(chat, title, self.refresh))
        chats.pinned.connect(lambda chat, pinned: self._verbs.pin(chat, pinned, self.refresh))
        chats.removed.connect(self.remove)
        chats.exported.connect(self._choose_file)
        backend.at_close(self._parting)

    def mark(self, chat: str | None) -> None:
        """Says which chat is open, and lists all of them anew."""
        self._open = chat
        self._show(self._list.model.rows)
        self.refresh()

    def refresh(self, _changed: object = None) -> None:
        self._verbs.found(self._list.search.text(), self._show)

    def remove(self, chat: str) -> None:
        """Takes a chat out of the list; it is deleted unless the person soon wants it back."""
        self.finish()
        title = next((each.title for each in self._list.model.rows if each.id == chat), "")
        self._hidden.add(chat)
        self._undoable = chat
        self._show(self._list.model.rows)
        was_open = chat == self._open
        self.removed.emit(chat)
        short = title if len(title) <= TITLE_SAID else title[:TITLE_SAID].rstrip() + "…"
        said = tr("“{title}” is deleted", title=short)
        undo = [(tr(UNDO), lambda: self._restore(chat, was_open))]

        def tell(copies: Sequence[KeptCopy]) -> None:
            if self._undoable == chat and self._message.buttons.keys() == {tr(UNDO)}:
                self._message.show_message(said, still_in(len(copies)), actions=undo)

        self._message.show_message(said, still_in(0), actions=undo)
        self._upkeep.copies(tell)
        self._undo.start()

    def finish(self) -> None:
        """Deletes for good what could still be had back."""
        self._undo.stop()
        chat, self._undoable = self._undoable, None
        if chat is not None:
            if tr(UNDO) in self._message.buttons:
                self._message.dismiss()
            self._verbs.remove(chat, lambda: self._forget(chat))

    def export(self, chat: str, file: Path) -> None:
        self._verbs.export(
            chat, file, lambda written: self._message.show_message(tr("written to {file}", file=written))
        )

    def _restore(self, chat: str, was_open: bool) -> None:
        if self._undoable == chat:
            self._undo.stop()
            self._undoable = None
            self._forget(chat)
            if was_open:
                self.restored.emit(chat)

    def _forget(self, chat: str) -> None:
        self._hidden.discard(chat)
        self.refresh()

    def _parting(self, engine: Engine) -> None:
        for chat in self._hidden:
            with contextlib.suppress(EngineError):  # it is gone already
                engine.remove_chat(chat)

    def _show(self, chats: Sequence[ChatInfo]) -> None:
        self._list.show_chats([chat for chat in chats if chat.id not in self._hidden], self._open)

    def _choose_file(self, chat: str) -> None:
        formats = dict(zip(tr(FORMATS).split(";;"), ENDINGS, strict=True))
        dialog = QFileDialog(self._list, tr("Export this chat"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(formats))
        dialog.setDefaultSuffix(ENDINGS[0])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(formats[chosen]))
        dialog.selectFile("chat")  # without an ending: it comes from the format that is chosen
        dialog.fileSelected.connect(lambda name: self.export(chat, Path(name)))
        dialog.open()
