"""What an adapter was taught to do, and how a model is asked to do it. Pure.

The prompt of an example is made here and nowhere else: for training, for both gates, for `compare`, and when the
skill is used. A skill trained on one prompt and served with another would be another skill.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from engine.language_models.prompt import (
    SYSTEM_SHORT,
    Budget,
    ChatTemplate,
    Count,
    Message,
    PromptPassage,
    Segment,
    build,
)
from engine.types import Example, ExampleKind

KINDS: tuple[ExampleKind, ...] = get_args(ExampleKind)
NONE_OF_THESE = ""  # the answer of a classifier that is not sure enough
NONE_BELOW = 0.0  # probability; a person may raise it

INSTRUCTIONS: Mapping[ExampleKind, str] = {
    "classify": "Give the label of the message.",
    "answer": SYSTEM_SHORT,
    "rewrite": "Rewrite the text.",
    "free": "",
}
"""What a model is told where the examples bring no instruction."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A task that a model was taught.

    Attributes:
        labels: of "classify": the only answers there are, sorted.
        none_below: of "classify": a label less probable than this is answered by `NONE_OF_THESE`.
        refusal: of "answer": what is said where the passages hold no answer; empty if no example refuses.
    """

    kind: ExampleKind
    instruction: str
    labels: tuple[str, ...] = ()
    none_below: float = NONE_BELOW
    refusal: str = ""

    def said(self, output: str) -> str:
        """An output as the model is to say it: labels are often identifiers, and a model knows words.

        `card_not_working` is said as "card not working", unless two labels would then be the same. Measured on
        banking77, ten labels of twenty examples: 0.86 to 0.90 accuracy, greedy, mean of two draws.
        """
        output = output.strip()
        if self.kind != "classify" or len({_words_of(label) for label in self.labels}) < len(self.labels):
            return output
        return _words_of(output)

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "instruction": self.instruction,
            "labels": list(self.labels),
            "none_below": self.none_below,
            "refusal": self.refusal,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Skill:
        return cls(
            stored["kind"],
            stored["instruction"],
            tuple(stored["labels"]),
            float(stored["none_below"]),
            stored.get("refusal", ""),
        )

    def example(self, text: str, *, passages: Sequence[str] = ()) -> Example:
        """What the skill is to be used on, as an example without an answer."""
        return Example(self.instruction, text, "", tuple(passages))


@dataclass(frozen=True, slots=True)
class SkillPrompt:
    """A prompt up to where the answer begins, its length in tokens, and texts that end the answer."""

    segments: tuple[Segment, ...]
    tokens: int
    stop: tuple[str, ...]


def _words_of(label: str) -> str:
    return " ".join(label.replace("_", " ").split())


def skill_of(examples: Sequence[Example], kind: ExampleKind | None = None) -> Skill:
    """The skill that examples show: their commonest instruction, the labels, the refusal.

    Args:
        kind: None guesses it: see `kind_of`.
    """
    kind = kind or kind_of(examples)
    said = Counter(example.instruction.strip() for example in examples if example.instruction.strip())
    instruction = said.most_common(1)[0][0] if said else INSTRUCTIONS[kind]
    labels = sorted({example.output.strip() for example in examples}) if kind == "classify" else []
    return Skill(kind, instruction, tuple(labels), refusal=refusal_of(examples) if kind == "answer" else "")


MOST_LABEL_WORDS = 8
OVERLAP_SAMPLE = 1000  # examples, spread evenly: kinds are guessed anew at each edit of a large set
FEWEST_USES = 3  # of a label on average, if outputs are to count as labels


def kind_of(examples: Sequence[Example]) -> ExampleKind:
    """The kind that examples look like: with passages "answer"; few short outputs used again and again
    "classify"; outputs that share most of their words with the input "rewrite"; else "free"."""
    if not examples:
        return "free"
    if sum(bool(example.passages) for example in examples) * 2 > len(examples):
        return "answer"
    outputs = {example.output.strip() for example in examples}
    short = all(len(output.split()) <= MOST_LABEL_WORDS for output in outputs)
    if short and len(outputs) >= 2 and len(outputs) * FEWEST_USES <= len(examples):
        return "classify"
    sample = examples[:: len(examples) // OVERLAP_SAMPLE + 1]
    shared = [_overlap(example.input, example.output) for example in sample]
    return "rewrite" if sum(shared) / len(shared) > 0.3 else "free"


def _overlap(text: str, other: str) -> float:
    """Share of the words of both that are in each (Jaccard)."""
    first, second = set(_words(text)), set(_words(other))
    return len(first & second) / len(first | second) if first | second else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


REFUSALS_AT_LEAST = 2  # an output that often, found in none of its passages, is a refusal and no answer


def refusal_of(examples: Sequence[Example]) -> str:
    """The output by which examples say that the passages hold no answer; empty if none does.

    It is known by what it does, not by its words: it is given to several examples, and none of their passages
    holds it.
    """
    uses = Counter(example.output.strip() for example in examples)
    for output, count in sorted(uses.items(), key=lambda use: (-use[1], use[0])):  # whatever the order of the rows
        if count < REFUSALS_AT_LEAST:
            break
        theirs = [example for example in examples if example.output.strip() == output]
        inputs = {example.input for example in theirs}
        if len(inputs) > 1 and not any(_holds(passage, output) for each in theirs for passage in each.passages):
            return output
    return ""


def _holds(passage: str, output: str) -> bool:
    return f" {' '.join(_words(output))} " in f" {' '.join(_words(passage))} "


def prompt_for(skill: Skill, example: Example, *, template: ChatTemplate, budget: Budget, count: Count) -> SkillPrompt:
    """The prompt that asks for an example's output.

    Passages are put as the chat puts them, numbered, before the input; those that do not fit `budget` are left
    out, the last ones first.
    """
    if example.passages or skill.kind == "answer":
        built = build(
            template,
            question=example.input,
            passages=[PromptPassage("", passage) for passage in example.passages],
            budget=replace(budget, passages=budget.prompt),
            count=count,
            system=skill.instruction,
        )
        return SkillPrompt(built.segments, built.tokens, built.stop)
    messages = [Message("system", skill.instruction)] if skill.instruction else []
    segments = template.render([*messages, Message("user", example.input.strip())])
    return SkillPrompt(segments, count(segments), template.stop)
