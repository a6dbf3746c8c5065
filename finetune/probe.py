"""The trainer's own answers, and what it thought at each of their places: what the parity gate holds the serving
runtime against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from engine.trainjob import Probe, Row, TrainJob
from finetune.backends import Trainee
from finetune.data import collate, parts

if TYPE_CHECKING:
    from torch import Tensor


TOKENS_AT_ONCE = 2048  # attention in the open takes memory by the square of a prompt's length, times the prompts


def probes(
    job: TrainJob,
    trainee: Trainee,
    train_rows: Sequence[Row],
    heldout_rows: Sequence[Row],
    *,
    tick: Callable[[float], None] = lambda _share: None,
) -> list[Probe]:
    """Answers `job.probe_rows` rows, held-out ones first.

    Of a classifier the answer is the likeliest label; else it is generated, the likeliest token each time.
    """
    chosen: list[tuple[Literal["heldout", "train"], int, Row]] = [
        ("heldout", i, row) for i, row in enumerate(heldout_rows)
    ]
    chosen += [("train", i, row) for i, row in enumerate(train_rows)]
    chosen = chosen[: job.probe_rows]
    prompts = [row.prompt for _, _, row in chosen]
    labels: list[int | None] = [None] * len(chosen)
    answers: list[tuple[int, ...]] = []
    with trainee.answering():
        if job.labels:
            for i, prompt in enumerate(prompts):
                tick(i / len(prompts))
                labels[i] = likeliest(trainee, prompt, job.labels, job.settings.micro_tokens)
                answers.append(job.labels[labels[i] or 0])
        else:
            answers = generate(trainee, prompts, eos=job.eos, most=job.answer_tokens, tick=tick)
        thoughts = list(teacher_forced(trainee, prompts, answers, job.settings.micro_tokens))
    return [
        Probe(part, row, prompt, answer, top, logprobs, label)
        for (part, row, _), prompt, answer, (top, logprobs), label in zip(
            chosen, prompts, answers, thoughts, labels, strict=True
        )
    ]


def teacher_forced(
    trainee: Trainee, prompts: Sequence[tuple[int, ...]], answers: Sequence[tuple[int, ...]], micro_tokens: int
) -> Iterator[tuple[tuple[int, ...], tuple[float, ...]]]:
    """For each answer the likeliest token at each of its places, and the log p of its own."""
    rows = [Row(prompt, answer) for prompt, answer in zip(prompts, answers, strict=True)]
    found: dict[Row, tuple[tuple[int, ...], tuple[float, ...]]] = {}
    for part in parts(rows, micro_tokens):
        batch = collate(part, trainee.device)
        logp = trainee.answer_logits(batch).log_softmax(-1)
        top = logp.argmax(-1).tolist()
        own = logp.gather(-1, batch.targets[:, None])[:, 0].tolist()
        at = 0
        for row in part:
            end = at + len(row.answer)
            found[row] = (tuple(top[at:end]), tuple(own[at:end]))
            at = end
    for row in rows:
        yield found[row]


def likeliest(trainee: Trainee, prompt: tuple[int, ...], labels: Sequence[tuple[int, ...]], micro_tokens: int) -> int:
    """Index of the label with the highest sum of log p after the prompt, which is read once for all labels where the
    back end can."""
    import torch

    if not trainee.reuses:
        thoughts = teacher_forced(trainee, [prompt] * len(labels), labels, micro_tokens)
        sums = [sum(logprobs) for _, logprobs in thoughts]
        return sums.index(max(sums))
    ids = torch.tensor([prompt], device=trainee.device)
    first = trainee.decoder(input_ids=ids, use_cache=True)
    cache = first.past_key_values
    cache.batch_repeat_interleave(len(labels))
    length = max(len(label) for label in labels)
    tails = torch.zeros((len(labels), length), dtype=torch.long, device=trainee.device)
    inside = torch.zeros((len(labels), length), dtype=torch.bool, device=trainee.device)
    for i, label in enumerate(labels):
        tails[i, : len(label)] = torch.tensor(label)
        inside[i, : len(label)] = True
    start = trainee.head(first.last_hidden_state[:, -1]).log_softmax(-1)  # [1, vocabulary]
    scores = start[0, tails[:, 0]]
    if length > 1:
        following = trainee.decoder(input_ids=tails[:, :-1], past_key_values=cache, use_cache=True).last_hidden_state
        logp = trainee.head(following.reshape(-1, following.shape[-1])).log_softmax(-1)
        own = logp.gather(-1, tails[:, 1:].reshape(-1, 1)).reshape(len(labels), length - 1)
        scores = scores + (own * inside[:, 1:]).sum(-1)
    return int(scores.argmax())


def generate(
    trainee: Trainee,
    prompts: Sequence[tuple[int, ...]],
    *,
    eos: int,
    most: int,
    tick: Callable[[float], None] = lambda _share: None,
) -> list[tuple[int, ...]]:
    """The likeliest answer to each prompt, the end token included where it was reached.

    Prompts of like length are answered side by side: as many as fit `TOKENS_AT_ONCE`, their padding counted.
    """
    answers: dict[int, tuple[int, ...]] = {}
    order = sorted(range(len(prompts)), key=lambda i: -len(prompts[i]))
    while len(answers) < len(order):
        tick(len(answers) / len(order))
        longest = len(prompts[order[len(answers)]])
        most_beside = max(1, min(trainee.side_by_side, TOKENS_AT_ONCE // longest))
        chosen = order[len(answers) : len(answers) + most_beside]
        answers.update(zip(chosen, _generate(trainee, [prompts[i] for i in chosen], eos, most), strict=True))
    return [answers[i] for i in range(len(prompts))]


def _generate(trainee: Trainee, prompts: Sequence[tuple[int, ...]], eos: int, most: int) -> list[tuple[int, ...]]:
    import torch

    length = max(len(prompt) for prompt in prompts)
    ids = torch.full((len(prompts), length), eos, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for i, prompt in enumerate(prompts):  # padded on the left, so that answers begin side by side
        ids[i, length - len(prompt) :] = torch.tensor(prompt)
        mask[i, length - len(prompt) :] = 1
    trainee.attend(length)
    output: Tensor = trainee.model.generate(
        input_ids=ids.to(trainee.device),
        attention_mask=mask.to(trainee.device),
        max_new_tokens=most,
        do_sample=False,
        eos_token_id=eos,
        pad_token_id=eos,
        **_GREEDY,
    )
    answers = []
    for row in output[:, length:].tolist():
        answer = row[: row.index(eos) + 1] if eos in row else row
        answers.append(tuple(answer))
    return answers


# A model's own generation settings would otherwise sample, or punish repetition.
_GREEDY: dict[str, Any] = {"temperature": None, "top_p": None, "top_k": None, "repetition_penalty": None}
