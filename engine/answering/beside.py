"""A question answered twice: with documents and without, with a skill and without.

The second answer stands beside the first in the same turn (`Answer.beside`). The chat goes on from the first alone,
so that looking at the other changes nothing of what comes after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.types import Answer

WITH_DOCUMENTS = "With documents"  # told
ALONE = "The model alone"  # told
NO_FILE = "It looked at no file: nothing of this was checked."  # told


@dataclass(frozen=True, slots=True)
class Way:
    """How a question is to be answered a second time.

    Attributes:
        documents: from the files, or by the model alone.
        skill: with the skill that the first answer was made with, if there was one; False: without any.
    """

    documents: bool
    skill: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a second answer belongs: the turn of the chat, counted from 0, and the answer that is there."""

    turn: int
    first: Answer


def from_documents(answer: Answer) -> bool:
    """Whether files were looked at for it."""
    return answer.method != "model"


def ways(answer: Answer) -> list[Way]:
    """The other ways in which its question can be answered, the most telling first."""
    documents = from_documents(answer)
    return [Way(not documents), *([Way(documents, skill=False)] if answer.adapter else [])]


def put(first: Answer, second: Answer, at: int | None = None) -> Answer:
    """The first answer with the second beside it, in the place of one that was made the same way.

    Args:
        at: so many stand before it; None: all others.
    """
    others = list(without(first, second).beside)
    others.insert(len(others) if at is None else at, second)
    return replace(first, beside=tuple(others))


def without(first: Answer, second: Answer) -> Answer:
    """The first answer with none beside it that was made as the second was."""
    return replace(first, beside=tuple(each for each in first.beside if _way(each) != _way(second)))


def _way(answer: Answer) -> tuple[bool, str | None]:
    return from_documents(answer), answer.adapter


def caption(*, documents: bool, skill: bool | None = None) -> str:
    """What stands above an answer; None: skills have no part in the comparison."""
    said = WITH_DOCUMENTS if documents else ALONE
    if skill is None:
        return said
    return f"{said}, with the skill" if skill else f"{said}, without the skill"  # told


def captions(answers: Iterable[Answer]) -> list[str]:
    """What stands above each of several answers to one question."""
    shown = list(answers)
    skilled = any(answer.adapter for answer in shown)
    return [
        caption(documents=from_documents(answer), skill=bool(answer.adapter) if skilled else None) for answer in shown
    ]
