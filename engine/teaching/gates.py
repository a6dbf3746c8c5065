"""The two gates of an adapter: it does in the serving runtime what it did in the trainer, and it does better.

Parity (`parity.py`) asks whether what was trained is what will be served: the same token ids, and, given the
trainer's own answers token by token (teacher-forced), the same likeliest token nearly everywhere. Score asks
whether the base with the adapter beats the base alone on examples that were never trained on, both answering as
they will when the skill is used. Only an adapter that passes both is ever activated without a person saying so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engine import scoring
from engine.errors import EngineError
from engine.language_models.prompt import Budget, ChatTemplate, Segment
from engine.language_models.skills import Skill
from engine.teaching.parity import Parity, Progress, never, silent
from engine.types import BeforeAfter, Example, Score

if TYPE_CHECKING:
    from engine.language_models.labelling import SkillAnswer
    from engine.language_models.llm import Llm

HELDOUT_MOST = 400
"""Held-out examples that are given a label at most: four hundred settle a difference of about 0.05, and every
further one makes the person wait."""

HELDOUT_MOST_TEXTS = 160
"""Likewise of those whose answer is generated: they take ten times as long, with and without the skill."""

FEWEST = 6
"""Examples below which nothing is said to be better: of five, all are won by chance once in sixteen times (sign test,
two-sided), and a bootstrap over so few is sure of it."""

ANSWER_SLACK = 16  # tokens that an answer may be longer than twice the longest wanted one


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
            return "better" if self.counted >= FEWEST else "undecided"
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
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> ScoreGate:
    """Answers the held-out examples without and with the adapter, as the skill will answer when it is used.

    First all without, then all with it, since a switch empties the KV cache. The adapter is in place afterwards.

    Raises:
        EngineError: there is nothing held out, it is no adapter for this model, or the model failed.
        Cancelled: `cancelled()` became true.
    """
    asked = chosen(heldout, HELDOUT_MOST if skill.kind == "classify" else HELDOUT_MOST_TEXTS)
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
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> list[SkillAnswer]:
    """Every example answered with the skill by the model as it is now; raises as `Skilled.answer`."""
    from engine.language_models.labelling import Skilled

    skilled = Skilled(llm, skill, template, budget)
    answers = []
    for done, example in enumerate(examples):
        progress(done, len(examples))
        answers.append(skilled.answer(example, cancelled=cancelled))
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
    chosen = f", chosen of {scored.held_out}" if len(scored.rows) < scored.held_out else ""  # told
    figures = (
        f"{measure} {scored.tuned.score:.3f} with it and {scored.base.score:.3f} without, "
        f"difference {low:+.3f} to {high:+.3f} on {scored.counted} held-out examples{chosen}"  # told
    )
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
