"""Questions whose chat was left while they were being answered: they go on, and wait until it is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.backend import Running
    from desktop.widgets.turn_view import TurnView
    from engine.types import ChatChoices, Event, Turn


@dataclass(eq=False, slots=True)
class OpenQuestion:
    """A question that has no answer yet.

    Attributes:
        turn: shows what has come so far.
        chat: None if its answer begins one.
        keep: how many of the chat's turns stay, as `Backend.ask` takes it.
        choices, adapter: what it is asked with, as `Backend.ask` takes them.
        asked_at: seconds since 1970.
        running: None before it is asked, and once it has ended without an answer.
    """

    turn: TurnView
    chat: str | None
    keep: int | None
    choices: ChatChoices
    adapter: str | None
    asked_at: float
    running: Running | None = None


class LeftQuestions:
    """At most one a chat that is kept: what is asked there next is asked where the earlier one is shown again."""

    def __init__(self) -> None:
        self._questions: list[OpenQuestion] = []

    def add(self, question: OpenQuestion) -> None:
        self._questions.append(question)

    def remove(self, question: OpenQuestion) -> None:
        self._questions.remove(question)

    def asked_by(self, running: Running) -> OpenQuestion | None:
        """The one that is being answered by this."""
        return next((each for each in self._questions if each.running is running), None)

    def of_chat(self, chat: str) -> OpenQuestion | None:
        return next((each for each in self._questions if each.chat == chat), None)

    def owner(self, event: Event) -> TurnView | None:
        """Where an Event of one of them is to be shown."""
        return next((each.turn for each in self._questions if each.running and each.running.owns(event)), None)


def is_among(question: OpenQuestion, turns: Sequence[Turn]) -> bool:
    """Whether it is answered by now, though that is not told yet: the newest of its chat's turns was kept after it
    was asked."""
    return question.running is not None and bool(turns) and turns[-1].created >= question.asked_at
