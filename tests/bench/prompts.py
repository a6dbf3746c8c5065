"""What a language model costs a question: the time to its first token, and the tokens it is given to read.

The first token by the product's clock, from the moment the quotes are on screen, against llama.cpp reading the same
tokens in a process of its own. The prompts are those of a model that reads, whole passages, given to the starter; they
stand beside those of what ships, where the reader answers and a model is given nothing.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Any

from engine import scoring, settings
from engine.core import Engine
from engine.language_models.hardware import machine
from engine.language_models.llm import GenerationStats
from engine.language_models.models import Models
from engine.language_models.prompt import Segment
from engine.types import Answer
from tests.bench import corpora
from tests.bench.ground import bare_llama, model_process, no_reader, scratch, size, starter
from tests.bench.reading import untaught
from tests.bench.rows import Row, at_least, at_most

QUESTIONS = 20
CONTEXT = 4096
F1_LOST = 0.02


def run() -> Iterator[Row]:
    _, entries = untaught()
    asked = random.Random(5).sample([entry for entry in entries if entry["answerable"]], size(QUESTIONS, 3))
    with (
        scratch() as place,
        corpora.squad() as alcove,
        bare_llama(starter(), threads=machine().cores, context=CONTEXT) as timed,
    ):
        alcove.settings.set(settings.STYLE, "short")
        shipped = [alcove.ask(entry["question"]).result() for entry in asked]
        vars(alcove)["_reader"] = no_reader(place)
        reads, Models.reads = Models.reads, lambda *_: True  # type: ignore[method-assign]
        try:
            model = _Watched(alcove)
            alcove.ask(asked[0]["question"]).result()  # loads it
            whole, ours, theirs = [], [], []
            for entry in asked:
                whole.append(alcove.ask(entry["question"]).result())
                ours.append(model.first)
                theirs.append(timed(model.prompt, 1)["reading"])
        finally:
            Models.reads = reads  # type: ignore[method-assign]
            alcove.settings.set(settings.STYLE, None)
    yield at_most(
        "first token, beside the bare reading of its prompt",
        sum(ours) / sum(theirs),
        1.15,
        note=f"{len(asked)} prompts of {fmean(_tokens(each) for each in whole):.0f} tokens: "
        f"{fmean(ours):.2f} s against {fmean(theirs):.2f} s; what two prompts share is read once",
    )
    given = [sum(map(_tokens, each)) for each in (shipped, whole)]
    yield at_most(
        "prompt tokens of what ships, beside whole passages",
        given[0] / given[1],
        0.6,
        note=f"{given[0]} against {given[1]} for {len(asked)} questions",
    )
    f1 = [_f1(each, asked) for each in (shipped, whole)]
    yield at_least(
        "its token F1, above that of the starter with whole passages by", f1[0] - f1[1], -F1_LOST,
        note=f"{f1[0]:.3f} against {f1[1]:.3f}",
    )  # fmt: skip


class _Watched:
    """The Engine's model: what it was last given, and the seconds to its first piece."""

    def __init__(self, alcove: Engine) -> None:
        llm = model_process(alcove)
        generate = llm.generate
        self.prompt: list[int] = []
        self.first = 0.0

        def watched(prompt: Sequence[Segment] | Sequence[int], **options: Any) -> Iterator[str | GenerationStats]:
            begun, waits = time.perf_counter(), True
            for piece in generate(prompt, **options):
                if waits:
                    self.first, waits = time.perf_counter() - begun, False
                yield piece
            segments = [each for each in prompt if isinstance(each, Segment)]
            self.prompt = llm.tokenize(segments) if segments else [each for each in prompt if isinstance(each, int)]

        llm.generate = watched  # type: ignore[method-assign]


def _tokens(answer: Answer) -> int:
    return answer.timings.prompt_tokens or 0


def _f1(answers: Sequence[Answer], asked: Sequence[dict[str, Any]]) -> float:
    return fmean(
        0.0 if answer.refused else scoring.token_f1(answer.answer, entry["answers"])
        for answer, entry in zip(answers, asked, strict=True)
    )
