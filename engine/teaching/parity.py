"""Parity: a skill does in the serving runtime what it did in the trainer.

The trainer and llama.cpp compute the same model by other means, on other number formats; and what is served may be
a coarser variant of what was trained on. So the trainer leaves its own answers behind ("probes"), with what it
found likeliest at each of their places, and the serving runtime is asked the same, given the same tokens
(teacher-forced).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.trainjob import Probe, Row, TrainResult, read_probes, rows_digest

if TYPE_CHECKING:
    from engine.language_models.llm import Llm

SAME_TOP = 0.98
"""Share of answer places at which both runtimes must find the same token likeliest: what is also asked of a
requantised file (`tuning.AGREEMENT`). Rounding alone moves fewer than 1 place in 100; a wrong template, a
permuted tensor or a quantisation too coarse for the adapter moves more than 1 in 10."""

SAME_LABEL = 0.95
"""Share of prompts on which both must choose the same label. Lower than `SAME_TOP`: a prompt is one draw, not
one of many places, and 100 of them tell 0.95 from 0.90 no better than that."""

HOPELESS = 0.01
"""Share of the best label's probability below which a label is followed no further: which is best stays the same."""

Progress = Callable[[float, float], None]
"""Called with what is done and the total."""


def silent(done: float, total: float) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    """A job that nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class Parity:
    """How far the serving runtime agrees with the trainer about an adapter, on one variant of the model.

    Attributes:
        positions: places of the trainer's answers that were compared; at `same` of them the same token is likeliest.
        mean_logp_difference: mean absolute difference of the log probability of the answers' tokens.
        prompts: how many the places, and the labels, come from.
        same_labels: prompts on which the same label is likeliest; None unless the skill is to classify.
        ids_equal: the serving tokeniser and template make the very token ids that were trained on.
    """

    positions: int
    same: int
    mean_logp_difference: float
    prompts: int
    same_labels: int | None
    ids_equal: bool

    @property
    def share(self) -> float:
        return self.same / self.positions if self.positions else 0.0

    @property
    def label_share(self) -> float | None:
        if self.same_labels is None:
            return None
        return self.same_labels / self.prompts if self.prompts else 0.0

    @property
    def passed(self) -> bool:
        return not self.why

    @property
    def why(self) -> str:
        """What is wrong, with its numbers; empty if nothing is."""
        if not self.ids_equal:
            return "the texts are not read as they were in training: their token ids differ"  # told
        if not math.isfinite(self.mean_logp_difference):
            return "the model gives probabilities that are no numbers"  # told
        if self.share < SAME_TOP:
            return (
                f"at {self.positions - self.same} of {self.positions} places of its answers the model as it is served "
                f"chooses another token than in training (agreement {self.share:.3f}, needed {SAME_TOP})"  # told
            )
        if self.label_share is not None and self.label_share < SAME_LABEL:
            return (
                f"it gives another label than in training on {self.prompts - (self.same_labels or 0)} of "
                f"{self.prompts} messages (agreement {self.label_share:.3f}, needed {SAME_LABEL})"  # told
            )
        return ""

    def to_json(self) -> dict[str, Any]:
        return {
            "positions": self.positions,
            "same": self.same,
            "share": self.share,
            "mean_logp_difference": self.mean_logp_difference if math.isfinite(self.mean_logp_difference) else None,
            "prompts": self.prompts,
            "same_labels": self.same_labels,
            "label_share": self.label_share,
            "ids_equal": self.ids_equal,
            "passed": self.passed,
            "why": self.why,
        }


def same_ids(probes: Sequence[Probe], train: Sequence[Row], heldout: Sequence[Row], trained: str) -> bool:
    """Whether training and its probes read the ids that serving makes.

    Args:
        train, heldout: the snapshot's rows as serving makes them now (`snapshot.of`).
        trained: `rows_digest` of what the trainer says it has read.
    """
    parts = {"train": train, "heldout": heldout}
    return rows_digest(train, heldout) == trained and all(
        0 <= probe.row < len(parts[probe.part]) and parts[probe.part][probe.row].prompt == probe.prompt
        for probe in probes
    )


def parity(
    llm: Llm,
    probes: Sequence[Probe],
    *,
    labels: Sequence[Sequence[int]] = (),
    ids_equal: bool,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Parity:
    """Compares the model in `llm`, its adapter in place, with what the trainer answered.

    Args:
        labels: token ids of each label, with the token that ends an answer, in the trainer's order; empty unless
            the skill is to classify.
        ids_equal: as `same_ids` found.

    Raises:
        EngineError: the probes are of another form, or the model cannot read them.
        Cancelled: `cancelled()` became true.
    """
    _check(probes, labels)
    positions = same = same_labels = 0
    differences: list[float] = []
    for done, probe in enumerate(probes):
        progress(done, len(probes))
        if probe.answer:
            scores = llm.score(probe.prompt, probe.answer, cancelled=cancelled)
            same += sum(ours == theirs for ours, theirs in zip(scores.top, probe.top, strict=True))
            positions += len(probe.top)
            differences += [abs(ours - theirs) for ours, theirs in zip(scores.logprobs, probe.logprobs, strict=True)]
        if labels:
            found = llm.rank(probe.prompt, labels, negligible=HOPELESS, cancelled=cancelled)
            ranked = [math.fsum(each) for each in found]
            same_labels += max(range(len(ranked)), key=ranked.__getitem__) == probe.label
    progress(len(probes), len(probes))
    return Parity(
        positions,
        same,
        sum(differences) / len(differences) if differences else math.nan,
        len(probes),
        same_labels if labels else None,
        ids_equal,
    )


def _check(probes: Sequence[Probe], labels: Sequence[Sequence[int]]) -> None:
    sound = all(
        len(probe.answer) == len(probe.top) == len(probe.logprobs)
        and (not labels or (probe.label is not None and 0 <= probe.label < len(labels)))
        for probe in probes
    )
    if not probes or not sound:
        raise _damaged("they are incomplete" if probes else "there are none")  # told


def kept_probes(file: Path) -> list[Probe]:
    """The probes of an adapter's folder.

    Raises:
        EngineError: they are missing or damaged.
    """
    try:
        return read_probes(file)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(f"{file.name}: {error}") from error


def kept_result(folder: Path) -> TrainResult:
    """What training left in an adapter's folder, with the digest of the rows it read; raises as `kept_probes`."""
    try:
        return TrainResult.read(folder)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(f"result.json: {error}") from error


def _damaged(reason: str) -> EngineError:
    return EngineError(
        f"what the trainer answered cannot be compared with what is served: {reason}",
        "train it again: alcove tune --from ADAPTER",
    )
