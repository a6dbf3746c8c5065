"""Second answers in the chats that keep them: put beside the first, taken away, and put back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine import wire
from engine.answering import beside
from engine.errors import EngineError
from engine.types import Answer, Turn

if TYPE_CHECKING:
    from engine.store.user import UserStore

Change = Callable[[Answer], Answer]


def change(users: UserStore, chat: str, turn: int, question: str, changed: Change) -> Answer | None:
    """Keeps what `changed` makes of the answer of a turn (counted from 0), and gives it.

    None is given, and nothing changed, if the turn asks something else by now. What is not in it any more is gone
    from the files of the profile too.
    """

    def stored(answer: str) -> str:
        return json.dumps(wire.answer_json(changed(wire.answer_from_json(json.loads(answer)))))

    kept = users.change_answer(chat, turn, question, stored)
    return None if kept is None else wire.answer_from_json(json.loads(kept))


def numbered(turns: list[Turn], chat: str, turn: int) -> tuple[int, Turn]:
    """A turn of a chat and its number from 0.

    Raises:
        EngineError: there is none of this number; a negative one counts from the end.
    """
    if not -len(turns) <= turn < len(turns):
        raise EngineError(f"there is no turn {turn} in the chat {chat!r}", f"see: alcove chats show {chat}")
    return turn % len(turns), turns[turn]


def remove(users: UserStore, chat: str, place: int, turn: Turn, number: int) -> Answer:
    """Takes away one of the answers beside the first; raises as `Engine.remove_beside`."""
    others = turn.answer.beside
    if not -len(others) <= number < len(others):
        raise EngineError("there is no such answer beside the first", f"see: alcove chats show {chat}")
    gone = others[number]
    return _changed(users, chat, place, turn, lambda first: beside.without(first, gone))


def put_back(users: UserStore, chat: str, place: int, turn: Turn, answer: Answer, at: int) -> Answer:
    """Puts an answer beside the first again; raises as `Engine.put_beside`."""
    return _changed(users, chat, place, turn, lambda first: beside.put(first, answer, at))


def _changed(users: UserStore, chat: str, place: int, turn: Turn, changed: Change) -> Answer:
    kept = change(users, chat, place, turn.question, changed)
    if kept is None:
        raise EngineError("this chat was changed meanwhile", "open it again")
    return kept
