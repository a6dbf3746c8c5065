"""The two gates of an adapter: it does in the serving runtime what it did in the trainer, and it does better.

Parity asks whether what was trained is what will be served: the same token ids, and, given the trainer's own
answers token by token (teacher-forced), the same likeliest token nearly everywhere. Score asks whether the base
with the adapter beats the base alone on examples that were never trained on, both answering as they will when
the skill is used. Only an adapter that passes both is ever activated without a person saying so.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from engine import scoring
from engine.errors import EngineError
from engine.prompt import Budget, ChatTemplate, Segment
from engine.skills import Skill
from engine.trainjob import Probe, Row, read_probes, rows_digest
from engine.types import BeforeAfter, Example, Score

if TYPE_CHECKING:
    from engine.labelling import SkillAnswer
    from engine.llm import Llm

SAME_TOP = 0.98
"""Share of answer places at which both runtimes must find the same token likeliest: what is also asked of a
requantised file (`tuning.AGREEMENT`). Rounding alone moves fewer than 1 place in 100; a wrong template, a
permuted tensor or a quantisation too coarse for the adapter moves more than 1 in 10."""

SAME_LABEL = 0.95
"""Share of prompts on which both must choose the same label. Lower than `SAME_TOP`: a prompt is one draw, not
one of many places, and 100 of them tell 0.95 from 0.90 no better than that."""

HOPELESS = 0.01
"""Share of the best label's probability below which a label is followed no further: which is best stays the same."""

HELDOUT_MOST = 400
"""Held-out examples that are answered at most: four hundred settle a difference of about 0.05, and every
further one makes the person wait."""

ANSWER_SLACK = 16  # tokens that an answer may be longer than twice the longest wanted one

Progress = Callable[[float, float], None]
"""Called with what is done and the total."""


def _silent(done: float, total: float) -> None:
    pass


def _never() -> bool:
    return False


# --------------------------------------------------------------------------- parity


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
            return "the texts are not read as they were in training: their token ids differ"
        if not math.isfinite(self.mean_logp_difference):
            return "the model gives probabilities that are no numbers"
        if self.share < SAME_TOP:
            return (
                f"at {self.positions - self.same} of {self.positions} places of its answers the model as it is served "
                f"chooses another token than in training (agreement {self.share:.3f}, needed {SAME_TOP})"
            )
        if self.label_share is not None and self.label_share < SAME_LABEL:
            return (
                f"it gives another label than in training on {self.prompts - (self.same_labels or 0)} of "
                f"{self.prompts} messages (agreement {self.label_share:.3f}, needed {SAME_LABEL})"
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

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Parity:
        difference = stored["mean_logp_difference"]
        return cls(
            stored["positions"],
            stored["same"],
            math.nan if difference is None else float(difference),
            stored["prompts"],
            stored["same_labels"],
            stored["ids_equal"],
        )


def same_ids(probes: Sequence[Probe], train: Sequence[Row], heldout: Sequence[Row], trained: str) -> bool:
    """Whether training and its probes read the ids that serving makes.

    Args:
        train, heldout: the snapshot's rows as the serving tokeniser and template make them now.
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
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = _never,
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
        raise _damaged("they are incomplete" if probes else "there are none")


def kept_probes(file: Path) -> list[Probe]:
    """The probes of an adapter's folder.

    Raises:
        EngineError: they are missing or damaged.
    """
    try:
        return read_probes(file)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(f"{file.name}: {error}") from error


def _damaged(reason: str) -> EngineError:
    return EngineError(
        f"what the trainer answered cannot be compared with what is served: {reason}",
        "train it again: alcove tune --from ADAPTER",
    )


# --------------------------------------------------------------------------- score


@dataclass(frozen=True, slots=True)
class ScoreGate:
    """The base alone and with the adapter on the same held-out examples.

    Attributes:
        interval: of tuned - base over the rows that count, 95 %.
        rows: every example that was answered, those that lost most first.
        counted: rows the scores are a mean of; of an "answer" skill those that have an answer.
        held_out: examples there were, of which `rows` are all or a choice by hash.
    """

    base: Score
    tuned: Score
    interval: tuple[float, float]
    rows: tuple[BeforeAfter, ...]
    counted: int
    held_out: int

    @property
    def verdict(self) -> Literal["better", "worse", "undecided"]:
        low, high = self.interval
        if low > 0:
            return "better"
        return "worse" if high < 0 else "undecided"  # also where one of them is no number


@dataclass(frozen=True, slots=True)
class Verdict:
    accepted: bool
    why: str


def chosen(examples: Sequence[Example], most: int = HELDOUT_MOST) -> list[Example]:
    """All examples, or `most` of them chosen by their hash: the same ones every time, whatever their order."""
    if len(examples) <= most:
        return list(examples)
    ranked = sorted(range(len(examples)), key=lambda i: _digest(examples[i]))
    return [examples[i] for i in sorted(ranked[:most])]


def _digest(example: Example) -> str:
    told = [example.instruction, example.input, example.output, example.passages]
    return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def answer_budget(llm: Llm, budget: Budget, examples: Sequence[Example]) -> Budget:
    """`budget` with room for an answer twice as long as the longest wanted one: what goes on beyond that gets
    no better by it, and costs seconds a row."""
    longest = max((llm.count([Segment(each.output, is_markup=False)]) for each in examples), default=0)
    return replace(budget, answer=min(budget.answer, 2 * longest + ANSWER_SLACK))


def score_gate(
    llm: Llm,
    skill: Skill,
    template: ChatTemplate,
    budget: Budget,
    heldout: Sequence[Example],
    adapter: Path,
    *,
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = _never,
) -> ScoreGate:
    """Answers the held-out examples without and with the adapter, as the skill will answer when it is used.

    First all without, then all with it, since a switch empties the KV cache. The adapter is in place afterwards.

    Raises:
        EngineError: there is nothing held out, it is no adapter for this model, or the model failed.
        Cancelled: `cancelled()` became true.
    """
    asked = chosen(heldout)
    if not asked:
        raise EngineError("no examples were held out to judge by", "add more examples, or a larger --holdout")
    room = answer_budget(llm, budget, asked)
    said: dict[Path | None, list[str]] = {}
    for turn, path in enumerate((None, adapter)):
        llm.adapter(path)

        def show(done: float, _total: float, before: int = turn * len(asked)) -> None:
            progress(before + done, 2 * len(asked))

        answers = answer_all(llm, skill, template, room, asked, progress=show, cancelled=cancelled)
        said[path] = [answer.text for answer in answers]
    return compare_answers(skill, asked, said[None], said[adapter], held_out=len(heldout))


def answer_all(
    llm: Llm,
    skill: Skill,
    template: ChatTemplate,
    budget: Budget,
    examples: Sequence[Example],
    *,
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = _never,
) -> list[SkillAnswer]:
    """Every example answered with the skill by the model as it is now; raises as `answer_with_skill`."""
    from engine.labelling import answer_with_skill

    answers = []
    for done, example in enumerate(examples):
        progress(done, len(examples))
        answers.append(answer_with_skill(llm, skill, template, budget, example, cancelled=cancelled))
    progress(len(examples), len(examples))
    return answers


def compare_answers(
    skill: Skill, examples: Sequence[Example], base: Sequence[str], tuned: Sequence[str], *, held_out: int
) -> ScoreGate:
    """The score gate over answers that are there. Pure."""
    wanted = [example.output for example in examples]
    base_score, before = scoring.score_rows(skill, wanted, base)
    tuned_score, after = scoring.score_rows(skill, wanted, tuned)
    rows = [
        BeforeAfter(
            example.input,
            example.output,
            first,
            second,
            scoring.score_row(skill, example.output, first),
            scoring.score_row(skill, example.output, second),
        )
        for example, first, second in zip(examples, base, tuned, strict=True)
    ]
    rows.sort(key=lambda row: (row.tuned_score - row.base_score, row.tuned_score))
    interval = scoring.paired_interval(before, after)
    return ScoreGate(base_score, tuned_score, interval, tuple(rows), len(before), held_out)


def verdict(agreed: Parity, scored: ScoreGate) -> Verdict:
    """Whether the adapter may be activated, and why or why not in the person's words."""
    low, high = scored.interval
    measure = scored.base.metric.replace("_", " ")
    figures = (
        f"{measure} {scored.tuned.score:.3f} with it and {scored.base.score:.3f} without, "
        f"difference {low:+.3f} to {high:+.3f} on {scored.counted} held-out examples"
    )
    if len(scored.rows) < scored.held_out:
        figures += f", chosen of {scored.held_out}"
    if not agreed.passed:
        return Verdict(False, f"it is not served as it was trained: {agreed.why}")
    if not scored.counted:
        return Verdict(False, "none of the held-out examples has an answer in its passages, so nothing can be told")
    if scored.verdict == "better":
        return Verdict(True, f"better on examples it never saw: {figures}")
    if scored.verdict == "worse":
        return Verdict(False, f"worse than the model without it: {figures}")
    if scored.interval == (0.0, 0.0):
        return Verdict(False, f"no different from the model without it: {figures}")
    return Verdict(False, f"too few examples to tell whether it is better: {figures}; add examples and train again")
