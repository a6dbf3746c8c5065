"""What the Engine tells while it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types.answers import Answer, AnswerSentence
    from engine.types.retrieval import Quote, Source
    from engine.types.training_events import (
        HeldOutLoss,
        SampleAnswer,
        TrainDone,
        TrainPlanned,
        TrainSaved,
        TrainStarted,
        TrainStep,
    )


@dataclass(frozen=True, slots=True)
class FolderChanged:
    """A folder was added, removed, relinked, went offline or came back."""

    folder: int


@dataclass(frozen=True, slots=True)
class FileChanged:
    """The index now agrees with this change. `ms_since_change` counts from the file's own time stamp."""

    event: Literal["indexed", "deleted", "moved", "skipped", "failed"]
    path: Path
    ms_since_change: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """Files done of files known, with an estimate of the time left (None while unknown)."""

    done: int
    total: int
    chunks_embedded: int
    seconds_left: float | None
    paused: bool = False
    job: str = ""


@dataclass(frozen=True, slots=True)
class Resting:
    """Indexing rests, for the quiet hours, until this time of the day ("06:00"); empty: it goes on."""

    until: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup took the place of all that was here: whatever is shown is to be read again."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The best sentences for a question, before any token."""

    job: str
    quotes: tuple[Quote, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class Sources:
    job: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the model's text, never cut inside a character."""

    job: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence of the answer, judged. Offsets count in the text streamed so far."""

    job: str
    sentence: AnswerSentence


@dataclass(frozen=True, slots=True)
class AnswerDone:
    job: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class ModelChanged:
    """A model was added, removed, chosen, tuned without being in use, or its process changed state ("loading",
    "ready", "stopped").
    """

    model: str
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of any other job that takes over a second; `total` 0 and `seconds_left` None mean unknown."""

    job: str
    label: str
    done: float
    total: float
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that stops nothing. `level` "error" comes with a hint."""

    level: Literal["info", "warning", "error"]
    message: str
    hint: str = ""
    job: str = ""


@dataclass(frozen=True, slots=True)
class ExamplesChanged:
    """Examples of a dataset were added, edited or removed."""

    dataset: str


@dataclass(frozen=True, slots=True)
class AdaptersChanged:
    """An adapter was made, activated, removed or judged again."""

    adapter: str


Event: TypeAlias = (
    "FolderChanged | FileChanged | IndexProgress | Resting | Restored | Quotes | Sources | Token | Sentence"
    " | AnswerDone | ModelChanged | Progress | Notice | ExamplesChanged | AdaptersChanged"
    " | TrainPlanned | TrainStarted | TrainStep | HeldOutLoss | TrainSaved | SampleAnswer | TrainDone"
)
"""Any of them; in words, so that those of training are loaded where they are told alone."""
