"""A second answer, beside the first, is removed alone; it can be had back as long as the page says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.language import tr

if TYPE_CHECKING:
    from desktop.backend import Backend
    from desktop.pages.ask import AskPage
    from desktop.widgets.message_bar import MessageBar
    from desktop.widgets.turn_view import TurnView
    from engine.types import Answer


class SecondAnswers(QObject):
    """Stands between the turns of the page and the Backend.

    What is removed leaves the chat at once, and is kept here alone until the message goes: a turn has no list in which
    it could be out of sight for a while, as a deleted chat is.
    """

    def __init__(self, backend: Backend, page: AskPage, message: MessageBar) -> None:
        super().__init__(page)
        self._verbs = backend.conversations
        self._page = page
        self._message = message

    def remove(self, turn: TurnView, part: TurnView) -> None:
        """Removes the answer that `part` shows from beside that of the turn."""
        self._message.dismiss()
        chat, gone = self._page.chat, part.answer
        if chat is None or turn.answer is None:
            return
        if gone is None:  # it was stopped, or failed: nothing of it is kept
            self._show(turn, turn.answer, part)
            return
        at = turn.beside.index(part)

        def removed(left: Answer) -> None:
            if self._show(turn, left, part):
                self._message.show_message(
                    tr("that answer is removed"), actions=[(tr("Undo"), lambda: self._put_back(turn, chat, gone, at))]
                )

        self._verbs.remove_beside(chat, self._page.place(turn), at, removed, self._message.show_error)

    def _put_back(self, turn: TurnView, chat: str, answer: Answer, at: int) -> None:
        def there(whole: Answer) -> None:
            self._show(turn, whole)

        if turn in self._page.turns:
            self._verbs.put_beside(chat, self._page.place(turn), answer, at, there, self._message.show_error)

    def _show(self, turn: TurnView, answer: Answer, gone: TurnView | None = None) -> bool:
        """Shows what the turn holds now, unless it is shown no longer itself."""
        if turn not in self._page.turns:
            return False
        turn.show_beside(answer, gone)
        self._page.offer(turn)
        turn.compare.setFocus()
        return True
