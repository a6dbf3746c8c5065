"""Kept chats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from engine.types.retrieval import Filters

if TYPE_CHECKING:
    from engine.types.answers import Answer

ChatFormat = Literal["markdown", "html"]


@dataclass(frozen=True, slots=True)
class ChatInfo:
    id: str
    title: str
    turns: int
    updated: float
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ChatChoices:
    """What a chat's next question is asked with: from documents or not, limited to what, by which model.

    `model` is an id; None is the one in use. (The skill of a chat is kept by `Engine.ask` itself.)
    """

    documents: bool = True
    model: str | None = None
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Turn:
    """A stored question with its answer, whole: it refers to no row of any index."""

    question: str
    answer: Answer
    created: float
