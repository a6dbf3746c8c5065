"""The training loop, in plain sight.

AdamW on the adapter's weights alone; the loss of an example is the mean cross-entropy of its answer's tokens, and
that of a step the mean over its examples: a long answer counts no more than a short one. What is measured and kept
is the running average of the weights: single steps over few examples wander about. The held-out rows are measured
twice an epoch; training ends early when their loss no longer falls. Every batch follows from the seed, so a run that
goes on does what it would have done.
"""

from __future__ import annotations

import contextlib
import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import Cancelled
from engine.trainjob import Row, TrainJob
from finetune import checkpoint, memory
from finetune.backends import Trainee
from finetune.checkpoint import Progress, Weights
from finetune.data import Batch, collate, epoch_batches, parts

if TYPE_CHECKING:
    import torch
    from torch import Tensor

CHECKPOINT_SECONDS = 30.0
MEASURED_ROWS = 64  # held-out rows whose loss is measured in the midst of training; the gate looks at all
MEASURES_AN_EPOCH = 2
CLIP = 1.0  # largest norm of a step's gradient, as in the LoRA recipes of Hugging Face and Unsloth
BETAS = (0.9, 0.999)
AVERAGE = 0.95  # of the past in the average of the weights, after each step
SPEED_MEMORY = 0.9  # weight of the past in the speed that is told

Say = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Steps of a run: the learning rate rises over `warmup` of them and falls to 0 in a straight line."""

    steps: int
    steps_an_epoch: int
    warmup: int
    peak: float

    @classmethod
    def of(cls, job: TrainJob, rows: int) -> Schedule:
        settings = job.settings
        an_epoch = math.ceil(rows / settings.batch_size)
        steps = max(1, round(an_epoch * settings.epochs))
        return cls(steps, an_epoch, max(1, round(steps * settings.warmup)), settings.learning_rate)

    def rate(self, step: int) -> float:
        """Learning rate of the step after `step` steps."""
        if step < self.warmup:
            return self.peak * (step + 1) / self.warmup
        return self.peak * (self.steps - step) / max(1, self.steps - self.warmup)

    def measures(self, step: int) -> bool:
        """Whether the held-out loss is due after `step` steps."""
        return step == self.steps or step % max(1, self.steps_an_epoch // MEASURES_AN_EPOCH) == 0


def train(
    job: TrainJob,
    folder: Path,
    trainee: Trainee,
    train_rows: Sequence[Row],
    heldout_rows: Sequence[Row],
    *,
    say: Say,
    stopped: Callable[[], bool],
    sample: Callable[[int], None] = lambda _step: None,
) -> Progress:
    """Trains to the end, or to where the held-out loss no longer falls; leaves the best weights in `trainee`.

    Args:
        folder: of the job; a checkpoint in it is gone on from.
        say: gets the lines of `engine.trainjob`.
        stopped: true when the person wants to stop: a checkpoint is written first.
        sample: called with the step after each measurement, to show what the model answers by now.

    Raises:
        Cancelled: stopped.
        EngineError: the disk is full, or the checkpoint damaged.
    """
    import torch

    settings = job.settings
    schedule = Schedule.of(job, len(train_rows))
    optimizer = torch.optim.AdamW(trainee.parameters, lr=settings.learning_rate, betas=BETAS, weight_decay=0.0)
    progress = _go_on(folder, trainee, optimizer)
    say({"event": "started", "steps": schedule.steps, "step": progress.step})

    lengths = sum(row.tokens for row in train_rows) / len(train_rows)
    last = saved = time.monotonic()
    speed = 0.0

    while progress.step < schedule.steps and progress.waited < settings.patience:
        epoch, place = divmod(progress.step, schedule.steps_an_epoch)
        numbers = epoch_batches(train_rows, settings.batch_size, seed=settings.seed, epoch=epoch)[place]
        batch = [train_rows[i] for i in numbers]

        rate = schedule.rate(progress.step)
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss = _backward(trainee, batch, settings.micro_tokens, stopped)
        if loss is None:
            checkpoint.save(folder, progress, weights(trainee), optimizer.state_dict())
            raise Cancelled
        torch.nn.utils.clip_grad_norm_(trainee.parameters, CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        average(progress, weights(trainee))

        now = time.monotonic()
        tokens = sum(row.tokens for row in batch)
        current = tokens / max(now - last, 1e-9)
        speed = current if not speed else SPEED_MEMORY * speed + (1 - SPEED_MEMORY) * current
        progress.step += 1
        progress.tokens += tokens
        progress.seconds += now - last
        progress.losses.append((progress.step, loss))
        left = (schedule.steps - progress.step) * settings.batch_size * lengths / speed
        say({"event": "step", "step": progress.step, "steps": schedule.steps, "loss": loss, "learning_rate": rate,
             "tokens_per_s": speed, "step_tokens_per_s": current, "seconds_left": left})  # fmt: skip
        last = now

        if heldout_rows and schedule.measures(progress.step):
            with averaged(trainee, progress):
                _measure(trainee, heldout_rows[:MEASURED_ROWS], settings.micro_tokens, progress, say)
                sample(progress.step)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            checkpoint.save(folder, progress, weights(trainee), optimizer.state_dict())
            say({"event": "saved", "step": progress.step})
            saved = time.monotonic()
        progress.seconds += time.monotonic() - last
        last = time.monotonic()

    if not progress.best:  # nothing was held out
        progress.best, progress.best_step = progress.average, progress.step
    set_weights(trainee, progress.best)
    # From here a run that is killed goes on with the gates, not with training.
    checkpoint.save(folder, progress, weights(trainee), optimizer.state_dict())
    return progress


def _backward(trainee: Trainee, batch: Sequence[Row], micro_tokens: int, stopped: Callable[[], bool]) -> float | None:
    """Adds the gradient of a batch's mean loss; gives the loss, or None when stopped."""
    total = 0.0
    for part in parts(batch, micro_tokens):
        if stopped():
            return None
        micro = collate(part, trainee.device)
        loss = _row_losses(trainee.answer_logits(micro), micro).sum() / len(batch)
        loss.backward()
        total += float(loss.detach())
        memory.give_back()
    return total


def heldout_loss(trainee: Trainee, rows: Sequence[Row], micro_tokens: int) -> tuple[float, float]:
    """Mean loss of rows that are not trained on, and its standard error."""
    losses: list[float] = []
    with trainee.answering():
        for part in parts(rows, micro_tokens):
            micro = collate(part, trainee.device)
            losses += _row_losses(trainee.answer_logits(micro), micro).tolist()
            memory.give_back()
    error = statistics.stdev(losses) / math.sqrt(len(losses)) if len(losses) > 1 else 0.0
    return statistics.fmean(losses), error


def _row_losses(logits: Tensor, batch: Batch) -> Tensor:
    """[B] mean cross-entropy of each row's answer tokens, from the logits [N, vocabulary] of all.

    Counted by token, "The documents do not say." would outweigh every answer of a word or two: of 600 questions, half
    of them without an answer, a model then learnt to refuse two thirds of those with one.
    """
    import torch

    losses = torch.nn.functional.cross_entropy(logits, batch.targets, reduction="none")
    lengths = torch.bincount(batch.rows, minlength=len(batch.ids))
    return torch.zeros(len(batch.ids), device=losses.device).index_add(0, batch.rows, losses) / lengths


def _measure(trainee: Trainee, rows: Sequence[Row], micro_tokens: int, progress: Progress, say: Say) -> None:
    """Measures, and keeps the weights if they are the best so far, or as good as far as these rows can tell.

    Of weights within one standard error of the lowest loss the latest are kept (the one-standard-error rule of
    Breiman et al., "Classification and Regression Trees", 1984): the learning rate has fallen further, and few rows
    tell small differences by chance.
    """
    loss, error = heldout_loss(trainee, rows, micro_tokens)
    progress.heldout_losses.append((progress.step, loss))
    if loss < progress.best_loss:
        progress.best_loss, progress.best_error, progress.waited = loss, error, 0
    else:
        progress.waited += 1
    best = loss <= progress.best_loss + progress.best_error
    if best:
        progress.best_step = progress.step
        progress.best = {name: tensor.clone() for name, tensor in progress.average.items()}
    say({"event": "heldout", "step": progress.step, "loss": loss, "best": best})


# --------------------------------------------------------------------------- the adapter's weights


def weights(trainee: Trainee) -> Weights:
    """The adapter's tensors by name, on the processor."""
    return {
        name: parameter.detach().cpu()
        for name, parameter in trainee.model.named_parameters()
        if parameter.requires_grad
    }


def average(progress: Progress, current: Weights) -> None:
    """Adds the weights after `progress.step` steps to their exponential moving average.

    The past counts for less in the first steps, so that where training began is soon forgotten (the warm-up of
    TensorFlow's ExponentialMovingAverage).
    """
    if not progress.average:
        progress.average = {name: tensor.clone() for name, tensor in current.items()}
    kept = min(AVERAGE, (1 + progress.step) / (10 + progress.step))
    for name, tensor in current.items():
        progress.average[name].lerp_(tensor, 1 - kept)


@contextlib.contextmanager
def averaged(trainee: Trainee, progress: Progress) -> Iterator[None]:
    """The model with the average of its weights, and afterwards with its own again."""
    own = {name: tensor.clone() for name, tensor in weights(trainee).items()}
    set_weights(trainee, progress.average)
    try:
        yield
    finally:
        set_weights(trainee, own)


def set_weights(trainee: Trainee, stored: Weights) -> None:
    import torch

    with torch.no_grad():
        for name, parameter in trainee.model.named_parameters():
            if parameter.requires_grad:
                parameter.copy_(stored[name])


def _go_on(folder: Path, trainee: Trainee, optimizer: torch.optim.Optimizer) -> Progress:
    found = checkpoint.load(folder)
    if found is None:
        return Progress()
    progress, stored, state = found
    try:
        set_weights(trainee, stored)
        optimizer.load_state_dict(state)
    except (KeyError, ValueError, RuntimeError) as error:  # whole, but of another adapter
        raise checkpoint.damaged() from error
    return progress
