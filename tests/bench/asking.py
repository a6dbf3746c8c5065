"""Asks as the app asks, without a model's words: what is measured is what the files say."""

from __future__ import annotations

import json

from engine import wire
from engine.answering.asking import NOT_SENT, Question
from engine.core import Engine
from engine.types import Answer


def ask(alcove: Engine, question: str, *, after: tuple[str, ...] = ()) -> Answer:
    """The answer to `question`, asked in a chat after those questions."""
    chat = f"measured {id(alcove)} {after}" if after else ""
    known = {info.id for info in alcove.chats()}
    for earlier in after if chat not in known else ():
        answer = _answer(alcove, earlier, chat)
        alcove._users.add_turn(chat, earlier, json.dumps(wire.answer_json(answer)), NOT_SENT)
    return _answer(alcove, question, chat)


def _answer(alcove: Engine, question: str, chat: str) -> Answer:
    asking = alcove._asking(None)
    return alcove._start(
        "measured", lambda job: asking.answer(job, Question(question, measured=True, chat=chat))
    ).result()
