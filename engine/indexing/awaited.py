"""Requests for an index with another embedder: noted when it is begun, answered once it serves or is given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Collection, Set

    from engine.indexing.generations import Generations
    from engine.store.user import GenerationRow, UserStore


@dataclass(frozen=True, slots=True)
class _Asked:
    generation: int
    job: str


class Awaited:
    """The requests that the holder of the indexer's lock has noted and not yet answered, by their numbers."""

    def __init__(self, users: UserStore, generations: Generations) -> None:
        self._users = users
        self._generations = generations
        self._asked: dict[int, _Asked] = {}

    @property
    def numbers(self) -> Set[int]:
        return self._asked.keys()

    def note(self, number: int, row: GenerationRow, job: str) -> None:
        """A request waits for this generation.

        Args:
            job: of who asked; the progress of the building carries it.
        """
        self._asked[number] = _Asked(row.id, job)

    def job(self, row: GenerationRow) -> str | None:
        """The job that waits for a generation; None if it is built of its own accord."""
        return next((asked.job for asked in self._asked.values() if asked.generation == row.id), None)

    def settle(self, still_open: Collection[int]) -> None:
        """Gives up what was asked for by a request that is not open any more, and answers those that wait for a
        generation that was given up."""
        building = self._generations.building()
        for number in self._asked.keys() - set(still_open):
            asked = self._asked.pop(number)
            if building is not None and building.id == asked.generation:
                self._generations.abandon(building)
                building = None
            self._generations.sweep()
        for number, asked in list(self._asked.items()):
            if building is None or building.id != asked.generation:
                self._answer(number, as_result(given_up()))

    def built(self, row: GenerationRow) -> None:
        """This generation serves now."""
        for number in self._waiting_for(row):
            self._answer(number, {"built": True})

    def refuse(self, row: GenerationRow, error: EngineError) -> bool:
        """Tells those who wait for a generation why it is not to be had now; False if nobody waits."""
        waiting = self._waiting_for(row)
        for number in waiting:
            self._answer(number, as_result(error))
        return bool(waiting)

    def _waiting_for(self, row: GenerationRow) -> list[int]:
        return [number for number, asked in self._asked.items() if asked.generation == row.id]

    def _answer(self, number: int, result: dict[str, Any]) -> None:
        self._users.answer_request(number, result)
        del self._asked[number]


def as_result(error: EngineError) -> dict[str, Any]:
    """An error as the answer to a request."""
    return {"error": error.message, "hint": error.hint}


def given_up() -> EngineError:
    """Why what was asked for does not come."""
    return EngineError(
        "this index is not being built any more",
        "it was stopped, or another embedder was chosen; choose this one again if you still want it",
    )
