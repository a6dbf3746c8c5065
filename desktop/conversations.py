"""Kept chats, as the window reaches them: the Engine's verbs without waiting. A part of the Backend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import tr
from engine.errors import EngineError

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from engine.answering.beside import Way
    from engine.core import Engine
    from engine.types import Answer, ChatChoices, ChatFormat, ChatInfo, ModelInfo, Turn

Ended = Callable[[], None]
Failed = Callable[[EngineError], None]


class Conversations:
    """Every method returns at once; the outcome comes on the GUI thread, as `Backend.call` says."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def found(self, search: str, done: Callable[[list[ChatInfo]], None]) -> None:
        """The chats that hold all words of `search`; all of them, if it is empty."""
        self._backend.call(lambda engine: engine.chats(search), done, key="chats")

    def rename(self, chat: str, title: str, ended: Ended) -> None:
        self._backend.call(lambda engine: engine.rename_chat(chat, title), None, ended=ended)

    def pin(self, chat: str, pinned: bool, ended: Ended) -> None:
        self._backend.call(lambda engine: engine.pin_chat(chat, pinned), None, ended=ended)

    def remove(self, chat: str, ended: Ended) -> None:
        self._backend.call(lambda engine: engine.remove_chat(chat), None, ended=ended)

    def turns(self, chat: str, done: Callable[[tuple[list[Turn], ChatChoices]], None]) -> None:
        """What was said in a chat, and what its next question is asked with."""
        self._backend.call(lambda engine: (engine.chat(chat), engine.chat_choices(chat)), done, key="chat")

    def keep_choices(self, chat: str, choices: ChatChoices) -> None:
        self._backend.call(lambda engine: engine.keep_choices(chat, choices), None)

    def ask_beside(
        self,
        chat: str,
        turn: int,
        way: Way,
        choices: ChatChoices,
        *,
        answered: Callable[[Answer], None],
        failed: Callable[[EngineError], None],
        ended: Ended,
    ) -> Running:
        """Has the question of a turn (from 0) answered in another way too, as `Backend.ask` asks one."""
        return self._backend.run(
            lambda engine: engine.ask_beside(
                chat, turn, rag=way.documents, skill=way.skill, model=choices.model, filters=choices.filters
            ),
            done=answered,
            failed=failed,
            ended=ended,
        )

    def remove_beside(self, chat: str, turn: int, number: int, done: Callable[[Answer], None], failed: Failed) -> None:
        """Takes away one of the answers beside the first of a turn; both are counted from 0."""
        self._backend.call(lambda engine: engine.remove_beside(chat, turn, number), done, failed)

    def put_beside(
        self, chat: str, turn: int, answer: Answer, at: int, done: Callable[[Answer], None], failed: Failed
    ) -> None:
        """Undoes that."""
        self._backend.call(lambda engine: engine.put_beside(chat, turn, answer, at), done, failed)

    def models(self, done: Callable[[list[ModelInfo]], None]) -> None:
        self._backend.call(lambda engine: engine.models(), done, key="models to ask")

    def export(self, chat: str, file: Path, done: Callable[[Path], None]) -> None:
        """Writes a chat into a file: HTML if its name ends so, else Markdown."""
        self._backend.call(lambda engine: _export(engine, chat, file), done)


def _export(engine: Engine, chat: str, file: Path) -> Path:
    format: ChatFormat = "html" if file.suffix.lower() in (".html", ".htm") else "markdown"
    text = engine.export_chat(chat, format)
    try:
        file.write_text(text, "utf-8", errors="backslashreplace")  # names that are no UTF-8
    except OSError as error:
        why = tr("{file} cannot be written: {reason}", file=file, reason=error.strerror)
        raise EngineError(why, tr("choose another place")) from error
    return file
