"""Token ids become batches: rows of about the same length together, cut so that memory holds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.trainjob import Row

if TYPE_CHECKING:
    from torch import Tensor

BUCKET = 16  # batches among which rows are sorted by length: little padding, and still a random order


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows side by side, padded on the right. B rows, L tokens, N answer tokens in all.

    Attributes:
        ids: [B, L] token ids.
        mask: [B, L] 1 where there is a token, 0 where there is padding.
        rows, columns: [N] where the hidden state stands that must tell each answer token.
        targets: [N] the answer tokens.
    """

    ids: Tensor
    mask: Tensor
    rows: Tensor
    columns: Tensor
    targets: Tensor

    def to(self, device: str) -> Batch:
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def collate(rows: Sequence[Row], device: str = "cpu") -> Batch:
    """Pads rows to the longest. Only answer tokens become targets: the loss never sees a prompt."""
    import torch

    length = max(row.tokens for row in rows)
    ids = torch.zeros((len(rows), length), dtype=torch.long)
    mask = torch.zeros((len(rows), length), dtype=torch.long)
    where: list[tuple[int, int]] = []
    targets: list[int] = []
    for i, row in enumerate(rows):
        ids[i, : row.tokens] = torch.tensor(row.prompt + row.answer)
        mask[i, : row.tokens] = 1
        start = len(row.prompt) - 1  # the last prompt token's hidden state tells the first answer token
        where += [(i, start + k) for k in range(len(row.answer))]
        targets += row.answer
    places = torch.tensor(where, dtype=torch.long).reshape(-1, 2)
    return Batch(ids, mask, places[:, 0], places[:, 1], torch.tensor(targets, dtype=torch.long)).to(device)


def epoch_batches(rows: Sequence[Row], batch_size: int, *, seed: int, epoch: int) -> list[list[int]]:
    """The row numbers of each step of one epoch: the same for the same seed, so that a run can go on anywhere."""
    draw = random.Random(f"{seed}/{epoch}")
    order = list(range(len(rows)))
    draw.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), BUCKET * batch_size):
        bucket = sorted(order[start : start + BUCKET * batch_size], key=lambda i: rows[i].tokens)
        batches += [bucket[k : k + batch_size] for k in range(0, len(bucket), batch_size)]
    draw.shuffle(batches)
    return batches


def parts(rows: Sequence[Row], micro_tokens: int) -> list[list[Row]]:
    """Cuts a batch into parts of at most `micro_tokens`, padding counted; a longer row is a part of its own."""
    found: list[list[Row]] = []
    longest = 0
    for row in sorted(rows, key=lambda row: row.tokens):
        longest = max(longest, row.tokens)
        if found and longest * (len(found[-1]) + 1) <= micro_tokens:
            found[-1].append(row)
        else:
            found.append([row])
            longest = row.tokens
    return found
