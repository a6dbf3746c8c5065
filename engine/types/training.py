"""Training of a skill: what is wanted, planned, under way and reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.types.examples import ExampleKind, SetAside


@dataclass(frozen=True, slots=True)
class TuneRequest:
    """What is to be trained. Everything may be left to Alcove.

    Attributes:
        dataset: which examples; empty: the only ones there are.
        name: of the adapter; empty: the dataset's.
        kind: None guesses it from the examples.
        device: "auto", "cpu", "cuda", "xpu" or "mps".
        holdout: share of the examples that is held out, or a file of examples to hold out instead; None: 0.2.
        again: id of an adapter whose training is to be repeated, with its very examples and settings.
        model: id of the model to teach; None: the one in use. A folder in Hugging Face's layout will do too.
        settings: choices that replace the planned ones, by the names of `trainjob.TrainSettings`.
        none_below: of a classifier: where the likeliest label is less probable, it answers "none of these".
    """

    dataset: str = ""
    name: str = ""
    kind: ExampleKind | None = None
    device: str = "auto"
    holdout: float | Path | None = None
    again: str = ""
    model: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    none_below: float = 0.0


@dataclass(frozen=True, slots=True)
class TrainerStatus:
    """The Python that trains, or what it would take to set one up.

    Attributes:
        kind: "setting", "here" or "managed"; empty if there is none.
        device: what a managed one trains on: "cpu", "cuda", "rocm" or "mps".
        note: why it is not made for a faster device of this machine.
        packages, download_bytes, disk_bytes: what setting one up would fetch and keep.
        why_not: why there is none; `hint` says what to do.
    """

    kind: str = ""
    python: Path | None = None
    device: str = ""
    note: str = ""
    packages: int = 0
    download_bytes: int = 0
    disk_bytes: int = 0
    why_not: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TrainPlan:
    """What a run would do, before it does it. `seconds` is the whole click: training and both gates.

    Attributes:
        settings: by the names of `trainjob.TrainSettings`.
        reasons: why a setting is as it is, by its name.
        heldout_aside: rows of the file that was to be held out which nothing is judged by.
        why_not: why this cannot be trained here; empty if it can.
    """

    dataset: str
    kind: ExampleKind
    train: int
    heldout: int
    set_aside: tuple[SetAside, ...]
    settings: Mapping[str, Any]
    reasons: Mapping[str, str]
    tokens: int
    seconds: float
    memory_bytes: int
    memory_free: int
    heldout_aside: tuple[SetAside, ...] = ()
    why_not: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """`metric` is "accuracy", "token_f1" or "chrf", all from 0 to 1; `details` holds further measures by name."""

    score: float
    metric: str
    details: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A held-out example as the base and as the tuned model answer it, with each answer's score."""

    input: str
    wanted: str
    base: str
    tuned: str
    base_score: float
    tuned_score: float


@dataclass(frozen=True, slots=True)
class TuneReport:
    """The end of a training run: both gates and what follows from them.

    `interval` is of tuned - base over the held-out examples, 95 %. `parity` is the share of answer places on
    which the model as it is served agrees with the trainer.
    """

    adapter: str
    base: Score
    tuned: Score
    interval: tuple[float, float]
    parity: float
    accepted: bool
    why: str
    seconds: float
    rows: tuple[BeforeAfter, ...] = ()


@dataclass(frozen=True, slots=True)
class UnfinishedRun:
    """A training run that was stopped, or whose process or computer was.

    `why_not` is empty where it can go on; else it can only be discarded, and all but `id` may be unknown.
    """

    id: str
    name: str
    dataset: str
    step: int
    steps: int
    begun: float
    why_not: str = ""
