"""What `eval` measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.types.documents import Locator


@dataclass(frozen=True, slots=True)
class EvalPassage:
    """A passage that a measured question was answered from. `right`: it holds what was wanted."""

    name: str
    locator: Locator
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class EvalCase:
    """One question of a measurement: what was wanted, what came, and from where.

    Attributes:
        kind: of the question, `type`: of the file that answers it (its extension); "" where not known.
        score: 0 to 1; the worst cases are those with the lowest.
        why: what went wrong, in words; "" if nothing did.
        given: the answer, or for a ranking the titles that came first.
        figures: what was measured of it, by name.
    """

    question: str
    kind: str
    type: str
    score: float
    why: str
    wanted: tuple[str, ...]
    given: str
    passages: tuple[EvalPassage, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """What `eval retrieval` measured; each mapping of figures is by mode.

    `by_kind` counts queries that say their kind, `by_type` those of whose relevant documents one says its type.
    `cases` are all queries, the worst by hybrid search first; only the whole has them.
    """

    ndcg_10: Mapping[str, float] = field(default_factory=dict)
    recall_10: Mapping[str, float] = field(default_factory=dict)
    mrr_10: Mapping[str, float] = field(default_factory=dict)
    queries: int = 0
    by_kind: Mapping[str, RetrievalScores] = field(default_factory=dict)
    by_type: Mapping[str, RetrievalScores] = field(default_factory=dict)
    cases: tuple[EvalCase, ...] = ()
