"""Skills: what a model was taught, put to work and compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.types.examples import ExampleKind


@dataclass(frozen=True, slots=True)
class AdapterInfo:
    """A skill that a model was taught. `card` holds everything known of its making (`engine.language_models.adapters`).

    `parity` is the share of answer places on which the serving runtime agrees with the trainer, by the id of
    the model's variant. `active` means that answers use it unless something else is said.
    """

    id: str
    name: str
    kind: ExampleKind
    instruction: str
    labels: tuple[str, ...]
    model_sha256: str
    data_sha256: str
    scores: Mapping[str, float]
    parity: Mapping[str, float]
    active: bool
    accepted: bool
    why: str
    created: float
    card: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SkillAnswer:
    """What a skill answers. `probability` is None unless it classifies, where an empty text means: none of these.

    `ms` is the time it took, reading the prompt included.
    """

    text: str
    probability: float | None
    prompt_tokens: int = 0
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class ApplyReport:
    """A skill was put to work: of all rows, `done` have an answer and `failed` an error in its place."""

    rows: int
    done: int
    failed: int
    out: Path


CompareMode = Literal["base", "base+documents", "tuned", "tuned+documents"]


@dataclass(frozen=True, slots=True)
class ModeScore:
    """How well and how dearly one way of answering does on the examples of a comparison.

    Attributes:
        score: None if this way could not run; `why` then says why.
        score_interval: of `score`, 95 %.
        interval: of the gain in score over "base" on the same examples, 95 %; None for "base" itself.
        p50_ms: median milliseconds an answer, looking up passages included.
        prompt_tokens: mean of a prompt.
        n: examples the score is a mean of.
        why: what should be known of this figure, or why there is none.
        details: further measures by name, as of `Score`.
    """

    mode: CompareMode
    score: float | None
    metric: str
    p50_ms: float | None = None
    prompt_tokens: float | None = None
    n: int = 0
    score_interval: tuple[float, float] | None = None
    interval: tuple[float, float] | None = None
    why: str = ""
    details: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same examples answered four ways, and which way is worth it.

    Attributes:
        recommend: the mode to use; `why` gives the reason in a few sentences.
        adapter: id of the skill that was compared; empty if there was none.
        training_seconds: what making it took; None without one.
        files, index_bytes: size of the index that documents were looked up in; 0 without one.
        changed_lately: files among them that changed in the last month.
        held: share of the wanted answers found word for word in the passages that were put; None without passages.
    """

    rows: tuple[ModeScore, ...]
    recommend: CompareMode
    why: str
    kind: ExampleKind
    examples: int
    adapter: str = ""
    training_seconds: float | None = None
    files: int = 0
    index_bytes: int = 0
    changed_lately: int = 0
    held: float | None = None
