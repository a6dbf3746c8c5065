"""Asking a model for what a skill answers: a label by its likelihood, or text.

A classifier's answer is never generated: each label's probability is computed, so that nothing but a label can be
answered, and each answer comes with how sure it is.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.language_models.llm import GenerationStats
from engine.language_models.prompt import Segment
from engine.language_models.skills import NONE_OF_THESE, prompt_for
from engine.types import SkillAnswer

if TYPE_CHECKING:
    from engine.language_models.llm import Llm
    from engine.language_models.prompt import Budget, ChatTemplate
    from engine.language_models.skills import Skill
    from engine.types import Example

__all__ = [
    "Labelled",
    "SkillAnswer",
    "Skilled",
    "Unfit",
    "answer_tokens",
    "label_tokens",
]

# A label that cannot reach this share of the likeliest one's probability is not followed to its end. The answer
# stays the same; the probability is off by at most this times the number of labels.
NEGLIGIBLE = 1e-5


# So many characters a token are more than any text has on average: what is longer need not be tokenised, which
# takes seconds for texts of many megabytes.
MOST_CHARACTERS = 32


class Unfit(EngineError):
    """A text that no answer can be given to; the model is as good as before."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A classifier's answer.

    Attributes:
        label: the likeliest, or `NONE_OF_THESE` if it is less probable than the skill asks for.
        probability: of the likeliest label among the labels, 0 to 1.
        ranking: (label, probability) of all, the likeliest first; those that are negligible rounded up.
    """

    label: str
    probability: float
    ranking: tuple[tuple[str, float], ...]


def label_tokens(llm: Llm, skill: Skill) -> tuple[tuple[int, ...], ...]:
    """Token ids of each of the skill's labels, in their order, each with the end of the answer.

    The end belongs to it: a label may be the beginning of another one.

    Raises:
        EngineError: no model can be loaded, or the process failed.
    """
    return tuple(answer_tokens(llm, skill.said(label)) for label in skill.labels)


def answer_tokens(llm: Llm, text: str) -> tuple[int, ...]:
    """Token ids of an answer as the model is to give it: its text, and the token that ends it; raises as above."""
    end = llm.ready().eot
    tokens = llm.tokenize([Segment(text, is_markup=False)])
    # A tokeniser that puts a beginning before everything would put it in the midst of the prompt here.
    start = llm.tokenize([])
    return (*tokens[len(start) :], *((end,) if end >= 0 else ()))


class Skilled:
    """A skill and the loaded model that has it; holds the labels' tokens, so make one for many answers.

    Raises:
        EngineError: no model can be loaded, or the process failed.
    """

    def __init__(self, llm: Llm, skill: Skill, template: ChatTemplate, budget: Budget) -> None:
        self._llm = llm
        self._skill = skill
        self._template = template
        self._budget = budget
        self._labels = label_tokens(llm, skill)

    def prompt(self, example: Example) -> tuple[int, ...]:
        """Token ids of the prompt that asks for an example's output.

        Raises:
            Unfit: it is empty, or longer than the model's context allows.
            EngineError: the model failed.
        """
        if not example.input.strip():
            raise Unfit("the text is empty", "give it a text")
        if len(example.input) > self._budget.prompt * MOST_CHARACTERS:
            raise _too_long(f"{len(example.input):,} characters", self._budget)
        read: dict[tuple[Segment, ...], list[int]] = {}

        def count(segments: Sequence[Segment]) -> int:
            read[tuple(segments)] = tokens = self._llm.tokenize(segments)
            return len(tokens)

        asked = prompt_for(self._skill, example, template=self._template, budget=self._budget, count=count)
        if asked.tokens > self._budget.prompt:
            raise _too_long(f"{asked.tokens:,} tokens", self._budget)
        return tuple(read[asked.segments])

    def classify(self, example: Example, *, cancelled: Callable[[], bool] = lambda: False) -> Labelled:
        """The label of an example: softmax over the log p of the whole labels, at temperature 1.

        Lengths are not normalised: each label ends with the end of the answer, so these are probabilities of
        whole answers already.

        Raises:
            EngineError: the skill has no labels; as `prompt`; or the model failed.
            Cancelled: `cancelled()` became true.
        """
        return self._labelled(self.prompt(example), cancelled)

    def answer(
        self,
        example: Example,
        *,
        said: Callable[[str], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> SkillAnswer:
        """What the skill answers to an example, of whatever kind; generated text is the likeliest at each token.

        Args:
            said: gets each piece of a generated text as it comes.

        Raises as `classify`.
        """
        begun = time.perf_counter()
        prompt = self.prompt(example)
        probability: float | None = None
        if self._skill.kind == "classify":
            labelled = self._labelled(prompt, cancelled)
            text, probability = labelled.label, labelled.probability
        else:
            text = self._generated(prompt, said, cancelled)
        return SkillAnswer(text, probability, len(prompt), (time.perf_counter() - begun) * 1000)

    def _labelled(self, prompt: Sequence[int], cancelled: Callable[[], bool]) -> Labelled:
        if not self._skill.labels:
            raise EngineError("this skill has no labels", "train it on examples that have some")
        ranked = self._llm.rank(prompt, self._labels, negligible=NEGLIGIBLE, cancelled=cancelled)
        logprobs = [sum(tokens) for tokens in ranked]
        peak = max(logprobs)
        masses = [math.exp(logprob - peak) for logprob in logprobs]
        total = sum(masses)
        shares = ((label, mass / total) for label, mass in zip(self._skill.labels, masses, strict=True))
        ranking = tuple(sorted(shares, key=lambda share: -share[1]))
        label, probability = ranking[0]
        return Labelled(label if probability >= self._skill.none_below else NONE_OF_THESE, probability, ranking)

    def _generated(self, prompt: Sequence[int], said: Callable[[str], None], cancelled: Callable[[], bool]) -> str:
        pieces = []
        for piece in self._llm.generate(
            prompt, max_tokens=self._budget.answer, stop=self._template.stop, cancelled=cancelled
        ):
            if not isinstance(piece, GenerationStats):
                pieces.append(piece)
                said(piece)
        return "".join(pieces).strip()


def _too_long(size: str, budget: Budget) -> Unfit:
    return Unfit(
        f"the text is too long: {size}, and there is room for {budget.prompt:,} tokens",
        "shorten it, or choose a longer context in the settings",
    )
