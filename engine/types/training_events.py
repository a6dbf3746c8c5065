"""What the Engine tells while a skill is trained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.types.training import TrainPlan


@dataclass(frozen=True, slots=True)
class TrainPlanned:
    """What a run is going to do; the trainer is started next."""

    job: str
    plan: TrainPlan


@dataclass(frozen=True, slots=True)
class TrainStarted:
    """Training begins, or goes on behind `step` of `steps`; `parameters` are trained."""

    job: str
    step: int
    steps: int
    parameters: int
    device: str
    backend: str


@dataclass(frozen=True, slots=True)
class TrainStep:
    """One step of training; `seconds_left` counts to the end of training, without the gates."""

    job: str
    step: int
    steps: int
    loss: float
    learning_rate: float
    tokens_per_s: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class HeldOutLoss:
    """Loss on the held-out examples after `step` steps; `best` if it is the lowest so far."""

    job: str
    step: int
    loss: float
    best: bool


@dataclass(frozen=True, slots=True)
class TrainSaved:
    """A checkpoint is on the disk: what was learnt in `step` steps outlives a crash."""

    job: str
    step: int


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """What the model answers to a held-out example in the midst of training."""

    job: str
    step: int
    input: str
    wanted: str
    answer: str


@dataclass(frozen=True, slots=True)
class TrainDone:
    """A training run is over; `adapter` is its id."""

    job: str
    adapter: str
    accepted: bool
    why: str
