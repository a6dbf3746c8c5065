"""Fine-tuning, documents, both or neither: a recommendation from what was measured, with its reason. Pure.

Of the ways whose score cannot be told from the best one's, the cheapest is recommended. What cheap means depends
on where the knowledge is: looking a fact up costs prompt tokens at every question, but follows the files as they
change; what was taught costs nothing per question, but stays as it was on the day of training.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.types import CompareMode, ExampleKind, ModeScore

MODES: tuple[CompareMode, ...] = ("base", "base+documents", "tuned", "tuned+documents")

ENOUGH = 30
"""Examples that count below which no figure is relied on: with 30 a 95 % interval of an accuracy is still about
±0.17 wide (binomial, at 0.7)."""

IN_FILES = 0.5
"""Share of wanted answers that stand word for word in the passages, from which on the knowledge is in the files."""

CHANGING = 0.05
"""Share of files changed within a month from which on what was learned by heart would soon be out of date."""

_NAMES: Mapping[CompareMode, str] = {  # told: values
    "base": "the model as it is",
    "base+documents": "looking things up in your documents",
    "tuned": "the taught skill alone",
    "tuned+documents": "the taught skill together with your documents",
}

_DO: Mapping[CompareMode, str] = {  # told: values
    "base": "Stay with the model as it is",
    "base+documents": "Let the model look things up in your documents",
    "tuned": "Use the taught skill alone",
    "tuned+documents": "Use the taught skill together with your documents",
}


@dataclass(frozen=True, slots=True)
class Recommendation:
    mode: CompareMode
    why: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else decides.

    Attributes:
        intervals: (first, second) -> 95 % interval of second's score - first's, for any two modes that ran.
        held: share of wanted answers found word for word in the passages; None if none were put.
        files: in the index; `changed_lately` of them within a month.
        training_seconds: what the skill took to make, or None.
    """

    kind: ExampleKind
    intervals: Mapping[tuple[CompareMode, CompareMode], tuple[float, float]]
    held: float | None = None
    files: int = 0
    changed_lately: int = 0
    training_seconds: float | None = None

    @property
    def in_files(self) -> bool:
        return self.held is not None and self.held >= IN_FILES

    @property
    def changing(self) -> bool:
        return self.files > 0 and self.changed_lately >= CHANGING * self.files

    def surely_better(self, first: CompareMode, second: CompareMode) -> bool:
        """Whether `first` scores higher than `second` beyond chance."""
        if (second, first) in self.intervals:
            return self.intervals[second, first][0] > 0
        return (first, second) in self.intervals and self.intervals[first, second][1] < 0


def recommend(rows: Sequence[ModeScore], known: Circumstances) -> Recommendation:
    """The way to go, in two to four sentences.

    Args:
        rows: the modes, those that could not run with `score` None; "base" among those that ran.
    """
    ran = {row.mode: row for row in rows if row.score is not None and math.isfinite(row.score)}
    counted = min((row.n for row in ran.values()), default=0)
    if len(ran) < 2:
        missing = "; ".join(dict.fromkeys(row.why for row in rows if row.score is None))
        why = f"Only {_NAMES['base']} could be run, so there is nothing to compare: {missing}."  # told
        return Recommendation("base", why)
    best = min(ran, key=lambda mode: (-_score(ran[mode]), _cost(mode, ran[mode], known)))
    equal = [mode for mode in ran if not known.surely_better(best, mode)]
    mode = min(equal, key=lambda mode: _cost(mode, ran[mode], known))
    said = [_result(mode, best, ran, counted), _knowledge(mode, known), _cost_in_words(mode, ran, known)]
    not_run = [f"Not tried: {row.mode} ({row.why})." for row in rows if row.score is None]  # told
    return Recommendation(mode, " ".join(sentence for sentence in [*said, *not_run[:1]] if sentence))


def _score(row: ModeScore) -> float:
    return row.score if row.score is not None else 0.0


def _cost(mode: CompareMode, row: ModeScore, known: Circumstances) -> tuple[int, float]:
    """Cheapest first. Documents come before a skill only where the files hold the answers."""
    order: tuple[CompareMode, ...] = ("base", "tuned", "base+documents", "tuned+documents")
    if known.in_files:
        order = ("base", "base+documents", "tuned", "tuned+documents")
    return order.index(mode), row.prompt_tokens or 0.0


# --------------------------------------------------------------------------- in words


def _result(mode: CompareMode, best: CompareMode, ran: Mapping[CompareMode, ModeScore], counted: int) -> str:
    """What to use, and what was measured."""
    row, do = ran[mode], _DO[mode]
    measure = row.metric.replace("_", " ")
    if counted < ENOUGH:
        return (  # told
            f"{counted} examples are too few to tell a difference from chance: compare again with {ENOUGH} or more. "
            f"Until then, the cheapest way that is not clearly beaten ({measure} {_score(row):.2f}): {do.lower()}."
        )
    if mode != best:
        return (
            f"{do} ({measure} {_score(row):.2f}): {_NAMES[best]} has {_score(ran[best]):.2f}, which is not "
            f"clearly better on {counted} examples, and costs more."  # told
        )
    if mode == "base" or row.interval is None:
        return f"{do}: nothing that was tried is better than its {measure} of {_score(row):.2f}."  # told
    low, high = row.interval
    return (
        f"{do}: {measure} {_score(row):.2f} against {_score(ran['base']):.2f} of the model as it is, "
        f"a gain of {low:.2f} to {high:.2f} on {counted} examples."  # told
    )


def _knowledge(mode: CompareMode, known: Circumstances) -> str:
    """Where the knowledge is, and how fast it changes."""
    changed = f"{known.changed_lately} of {known.files} files changed in the last month"  # told
    held = f"{known.held or 0.0:.0%} of the wanted answers stand in the passages"  # told
    if mode == "tuned+documents":
        return (  # told
            f"The facts are in the files ({held}), the form of the answer in your examples; so both are needed."
            if known.in_files
            else "The examples teach the answer, and the passages still add to it."
        )
    if mode == "base+documents":
        said = f"The knowledge is in the files: {held}." if known.in_files else "The passages help."  # told
        follows = f"{changed}: what is looked up follows them, what was taught would not."  # told
        return f"{said} {follows}" if known.changing else said
    if mode == "tuned" and known.in_files and known.changing:
        return f"But {held} and {changed}: train again when what was learned has changed."  # told
    if mode == "tuned" and known.kind == "classify":
        return "The knowledge is in your examples: which label fits is a habit of yours that no file states."  # told
    if mode == "tuned":
        return "The knowledge is in your examples" + ("." if known.held is None else f": only {held}.")  # told
    return ""


def _cost_in_words(mode: CompareMode, ran: Mapping[CompareMode, ModeScore], known: Circumstances) -> str:
    """What the chosen way takes, against the other way of adding knowledge."""
    row = ran[mode]
    if mode == "base" or row.p50_ms is None or row.prompt_tokens is None:
        return ""
    beside = training = ""
    other = ran.get("tuned" if mode == "base+documents" else "base+documents")
    if mode != "tuned+documents" and other and other.p50_ms is not None and other.prompt_tokens is not None:
        beside = f" ({_NAMES[other.mode]}: {_seconds(other.p50_ms)} and {other.prompt_tokens:.0f})"  # told
    if mode in ("tuned", "tuned+documents") and known.training_seconds:
        training = f"; training took {max(1, round(known.training_seconds / 60))} min, once"  # told
    took = _seconds(row.p50_ms)
    return f"An answer takes {took} and {row.prompt_tokens:.0f} prompt tokens{beside}{training}."  # told


def _seconds(ms: float) -> str:
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s"  # told: words
