"""Rows, settings and adapters for tests of training."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.trainjob import Row, TrainJob, TrainSettings
from finetune.backends import Trainee
from tests.support.tiny_models import END, SPECIAL, VOCABULARY

Ids = tuple[int, ...]


def settings(**changes: Any) -> TrainSettings:
    """Settings that suit the tiny models; one thread, so that sums are always made in the same order."""
    return TrainSettings(**{"rank": 4, "alpha": 8, "batch_size": 4, "epochs": 2.0, "threads": 1, **changes})


def job(base: Path, *, model: Path | None = None, architecture: str = "llama", **changes: Any) -> TrainJob:
    """A job on a base; what `TrainSettings` has goes there, the rest to the job."""
    own: dict[str, Any] = {"eos": END, "answer_tokens": 8}
    for name in ("labels", "probe_rows", "answer_tokens"):
        if name in changes:
            own[name] = changes.pop(name)
    return TrainJob(
        model=str(model or ""),
        base=str(base),
        architecture=architecture,
        model_sha256="",
        settings=settings(**changes),
        **own,
    )


LENGTHS = (3, 9, 21)  # of prompts; few, since torch prepares itself for each shape of a matrix anew


def rows(count: int, *, seed: int = 0) -> list[Row]:
    """Random prompts; the answer follows from the prompt's first token, so it can be learnt."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        prompt = tuple(draw.randrange(len(SPECIAL), VOCABULARY) for _ in range(draw.choice(LENGTHS)))
        found.append(Row(prompt, (7 + prompt[0] % 3, 11 + prompt[0] % 3, END)))
    return found


def prompts(count: int, *, seed: int = 0) -> list[Ids]:
    return [row.prompt for row in rows(count, seed=seed)]


def disturb(trainee: Trainee, *, seed: int = 0, strength: float = 1.0) -> None:
    """Random weights instead of the fresh adapter's, which changes nothing; F16 can hold them."""
    import torch

    draw = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in trainee.parameters:
            noise = torch.randn(parameter.shape, generator=draw) * strength / parameter.shape[1] ** 0.5
            parameter.copy_(noise.half())


def full_logp(trainee: Trainee, ids: Sequence[int]) -> Any:
    """log p [L, vocabulary] by the plain forward pass of the whole model over one row without padding."""
    import torch

    with torch.no_grad(), trainee.precision():
        logits = trainee.model(input_ids=torch.tensor([list(ids)]), use_cache=False).logits
    return logits[0].float().log_softmax(-1)
