"""Fine-tunes the embedder's encoder to point at the words of a passage that answer a question.

Two numbers a token say where the answer begins and ends; both at the first token ([CLS]) mean that there is none
(Devlin et al. 2019 for SQuAD 2.0). A third number of the first token alone says whether the passage holds an
answer at all. Where several wordings of an answer are right, the loss asks for their sum. Windows that compete for one
question also share one softmax over what speaks for each of their spans beyond no answer (after Clark and Gardner,
"Simple and Effective Multi-Paragraph Reading Comprehension", 2018): that is by what they are compared when read.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from reader_data import Example, cropped
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from engine import scoring

MAX_TOKENS = 320
BATCH_TOKENS = 4096
LONGEST = 30
"""Tokens of an answer at most."""
OUT = -1e9


@dataclass(frozen=True, slots=True)
class Settings:
    epochs: int = 3
    rate: float = 1.5e-4
    warm_up: float = 0.06
    dropout: float = 0.1
    crop: float = 0.8
    crop_rivals: float = 0.3
    minutes: float | None = None
    bf16: bool = True
    seed: int = 20261126


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids, and where the passage's tokens stand: `first` to `last` (excluded), with offsets in the passage."""

    example: Example
    ids: list[int]
    first: int
    last: int
    offsets: list[tuple[int, int]]
    spans: list[tuple[int, int]]


class Reader(nn.Module):
    def __init__(self, folder: Path, dropout: float) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0, add_pooling_layer=False
        )
        width = self.encoder.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.holds = nn.Linear(width, 1)
        nn.init.normal_(self.span.weight, std=0.02)
        nn.init.zeros_(self.span.bias)
        # The word table is half of all weights, and what few questions would teach it holds for few words.
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state.float()
        start, end = self.span(hidden).unbind(-1)
        return start, end, self.holds(hidden[:, 0]).squeeze(-1)


def mean(files: Sequence[Path], shares: Sequence[float]) -> dict[str, Tensor]:
    """The weighted mean of several trainings' weights, which is often surer than each (Wortsman et al. 2022).

    What all have in common, such as the word table, stays what it is to the bit.

    Raises:
        ValueError: there is not one share for each file, or they do not make one.
    """
    if len(files) != len(shares) or abs(sum(shares) - 1) > 1e-6:
        raise ValueError(f"{len(files)} files need as many shares that make 1, not {shares}")
    known: list[dict[str, Tensor]] = [torch.load(file) for file in files]
    return {
        name: first
        if all(torch.equal(first, other[name]) for other in known)
        else torch.stack([share * each[name] for share, each in zip(shares, known, strict=True)]).sum(0)
        for name, first in known[0].items()
    }


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")
    return tokenizer


def second_text(context: str, passage: str) -> tuple[str, int]:
    """What the reader reads beside the question, and where the passage begins in it."""
    return (f"{context}\n{passage}", len(context) + 1) if context else (passage, 0)


def encoded(example: Example, tokenizer: Tokenizer) -> Encoded | None:
    """None if no answer is left after truncation."""
    text, begin = second_text(example.context, example.passage)
    pair: Encoding = tokenizer.encode(example.question, text)
    places = [i for i, kind in enumerate(pair.sequence_ids) if kind == 1 and pair.offsets[i][0] >= begin]
    if not places:
        return None
    first, last = places[0], places[-1] + 1
    offsets = [(a - begin, b - begin) for a, b in pair.offsets[first:last]]
    spans = []
    for start, end in example.answers:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and start < b]
        if inside and inside[-1] - inside[0] < LONGEST and offsets[inside[-1]][1] >= end:
            spans.append((first + inside[0], first + inside[-1]))
    if example.answers and not spans:
        return None
    return Encoded(example, pair.ids, first, last, offsets, spans)


def batches(rows: Sequence[Encoded], draw: random.Random | None = None) -> Iterator[list[Encoded]]:
    """Of like length, at most `BATCH_TOKENS` with their padding, rivals together; drawn anew each time if there is a
    `draw`."""
    jitter = (lambda: draw.uniform(-12, 12)) if draw else (lambda: 0.0)
    rivals: dict[int, list[Encoded]] = {}
    for number, row in enumerate(rows):
        rivals.setdefault(row.example.rivals or -number - 1, []).append(row)
    found: list[list[Encoded]] = []
    batch: list[Encoded] = []
    longest = 0
    for together in sorted(rivals.values(), key=lambda each: _longest(each) + jitter()):
        longest = max(longest, _longest(together))
        if batch and longest * (len(batch) + len(together)) > BATCH_TOKENS:
            found.append(batch)
            batch, longest = [], _longest(together)
        batch += together
    found.append(batch)
    if draw:
        draw.shuffle(found)
    yield from found


def _longest(rows: Sequence[Encoded]) -> int:
    return max(len(row.ids) for row in rows)


def tensors(batch: Sequence[Encoded]) -> dict[str, Tensor]:
    length = max(len(row.ids) for row in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask, kinds = torch.zeros_like(ids), torch.zeros_like(ids)
    allowed = torch.zeros(len(batch), length, dtype=torch.bool)
    width = max(1, *(len(row.spans) for row in batch))
    starts, ends = torch.zeros(len(batch), width, dtype=torch.long), torch.zeros(len(batch), width, dtype=torch.long)
    real = torch.zeros(len(batch), width, dtype=torch.bool)
    for i, row in enumerate(batch):
        n = len(row.ids)
        ids[i, :n] = torch.tensor(row.ids)
        mask[i, :n] = 1
        kinds[i, row.ids.index(SEPARATOR) + 1 : n] = 1
        allowed[i, row.first : row.last] = True
        allowed[i, 0] = True
        for j, (start, end) in enumerate(row.spans or [(0, 0)]):
            starts[i, j], ends[i, j], real[i, j] = start, end, True
    return {
        "ids": ids, "mask": mask, "kinds": kinds, "allowed": allowed, "starts": starts, "ends": ends, "real": real,
        "answered": torch.tensor([float(bool(row.spans)) for row in batch]),
        "rivals": torch.tensor([row.example.rivals for row in batch]),
    }  # fmt: skip


SEPARATOR = 102


def loss_of(model: Reader, batch: dict[str, Tensor], bf16: bool) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        start, end, holds = model(batch["ids"], batch["mask"], batch["kinds"])
    compared = _shared(start.float(), end.float(), batch)
    start = torch.log_softmax(start.masked_fill(~batch["allowed"], OUT), -1)
    end = torch.log_softmax(end.masked_fill(~batch["allowed"], OUT), -1)
    both = start.gather(1, batch["starts"]) + end.gather(1, batch["ends"])
    span = -torch.logsumexp(both.masked_fill(~batch["real"], OUT), -1)
    held = nn.functional.binary_cross_entropy_with_logits(holds.float(), batch["answered"])
    return span.mean() / 2 + held / 2 + compared / 2


def _shared(start: Tensor, end: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Mean loss of the questions whose windows compete; 0 if there is none."""
    allowed = batch["allowed"].clone()
    allowed[:, 0] = False  # what speaks for no answer is what the rest is measured by
    start, end = start - start[:, :1], end - end[:, :1]
    losses = []
    for number in batch["rivals"].unique().tolist():
        same = batch["rivals"] == number
        if not number or not batch["answered"][same].any():
            continue
        right = batch["real"][same] & (batch["answered"][same] > 0)[:, None]
        both = start[same].gather(1, batch["starts"][same]) + end[same].gather(1, batch["ends"][same])
        all_of_it = start[same][allowed[same]].logsumexp(0) + end[same][allowed[same]].logsumexp(0)
        losses.append(all_of_it - both[right].logsumexp(0))
    return torch.stack(losses).mean() if losses else start.new_zeros(())


def train(
    folder: Path,
    phases: Sequence[Callable[[random.Random], list[Example]]],
    settings: Settings,
    work: Path,
    after: Callable[[Reader, str], None],
    start: Path | None = None,
) -> Reader:
    """Trains on the examples of each phase in turn, saving the weights after each.

    Args:
        folder: the original encoder with its tokenizer.
        phases: each makes its examples anew.
        work: gets `phase-N.pt` and `log.jsonl`.
        after: is called with the model at the end of each phase.
        start: weights of an earlier run to go on from.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(2)
    draw = random.Random(settings.seed)
    tokenizer = load_tokenizer(folder)
    model = Reader(folder, settings.dropout)
    if start is not None:
        model.load_state_dict(torch.load(start))
    decayed = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.ndim < 2]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], settings.rate
    )
    work.mkdir(parents=True, exist_ok=True)
    made = [_prepared(phase(draw), tokenizer, settings, draw) for phase in phases]
    planned = [list(batches(rows, draw)) for rows in made]
    total = sum(map(len, planned))
    begun, done, seen = time.monotonic(), 0, 0
    average = 0.0
    for number, phase_batches in enumerate(planned, 1):
        model.train()
        for batch in phase_batches:
            passed = (time.monotonic() - begun) / 60
            share = max(done / total, passed / settings.minutes if settings.minutes else 0.0)
            if share >= 1.0:
                break
            rate = (
                settings.rate
                * min(1.0, (done + 1) / (settings.warm_up * total))
                * min(1.0, (1 - share) / (1 - settings.warm_up))
            )
            for group in optimiser.param_groups:
                group["lr"] = rate
            loss = loss_of(model, tensors(batch), settings.bf16)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            done += 1
            seen += sum(len(row.ids) for row in batch)
            average = loss.item() if not average else 0.97 * average + 0.03 * loss.item()
            if done % 25 == 0 or done == total:
                speed = round(seen / (time.monotonic() - begun))
                told = {"phase": number, "step": done, "of": total, "loss": round(average, 4), "tokens_per_s": speed}
                line = json.dumps({**told, "rate": round(rate, 7), "minutes": round(passed, 1)})
                print(line, flush=True)
                with (work / "log.jsonl").open("a") as log:
                    log.write(line + "\n")
        torch.save(model.state_dict(), work / f"phase-{number}.pt")
        after(model, f"phase {number}")
    return model


def _prepared(
    examples: Sequence[Example], tokenizer: Tokenizer, settings: Settings, draw: random.Random
) -> list[Encoded]:
    chosen = [
        cropped(each, draw) if draw.random() < (settings.crop_rivals if each.rivals else settings.crop) else each
        for each in examples
    ]
    return [row for each in chosen if (row := encoded(each, tokenizer)) is not None]


# --------------------------------------------------------------------------- judging


@dataclass(frozen=True, slots=True)
class Found:
    """The best span's words, by how much it beats 'no answer' (log-odds), and the first token's own logit."""

    words: str
    margin: float
    holds: float


Logits = Callable[[Sequence[Encoded]], Sequence[tuple[Sequence[float], Sequence[float], float]]]


def torch_logits(model: Reader) -> Logits:
    def run(batch: Sequence[Encoded]) -> list[tuple[list[float], list[float], float]]:
        made = tensors(batch)
        with torch.no_grad():
            start, end, holds = model(made["ids"], made["mask"], made["kinds"])
        return [(start[i].tolist(), end[i].tolist(), float(holds[i])) for i in range(len(batch))]

    return run


def read(rows: Sequence[Encoded], logits: Logits) -> list[Found]:
    found: dict[int, Found] = {}
    places = {id(row): i for i, row in enumerate(rows)}
    for batch in batches(rows):
        for row, (start, end, holds) in zip(batch, logits(batch), strict=True):
            found[places[id(row)]] = best(row, start, end, holds)
    return [found[i] for i in range(len(rows))]


def best(row: Encoded, start: Sequence[float], end: Sequence[float], holds: float) -> Found:
    likely = sorted(range(row.first, row.last), key=lambda i: -start[i])[:10]
    closing = sorted(range(row.first, row.last), key=lambda i: -end[i])[:10]
    pairs = [(start[a] + end[b], a, b) for a in likely for b in closing if a <= b < a + LONGEST]
    if not pairs:
        return Found("", -99.0, holds)
    score, a, b = max(pairs)
    words = row.example.passage[row.offsets[a - row.first][0] : row.offsets[b - row.first][1]]
    return Found(words, score - start[0] - end[0], holds)


def judged(rows: Sequence[Encoded], logits: Logits) -> dict[str, float]:
    """F1 with every question answered, that of the surest of the windows that compete for one, and how well margin and
    `holds` tell those without an answer (AUC)."""
    found = read(rows, logits)
    pairs = list(zip(rows, found, strict=True))
    answerable = [(row, each) for row, each in pairs if row.spans]
    scores = {
        "n": float(len(rows)),
        "f1": scoring.mean([scoring.token_f1(each.words, row.example.wanted) for row, each in answerable]),
        "exact": scoring.mean([scoring.exact_match(each.words, row.example.wanted) for row, each in answerable]),
    }
    rivals: dict[int, list[tuple[Encoded, Found]]] = {}
    for row, each in pairs:
        if row.example.rivals:
            rivals.setdefault(row.example.rivals, []).append((row, each))
    surest = [
        max(windows, key=lambda one: one[1].margin)
        for windows in rivals.values()
        if any(row.spans for row, _ in windows)
    ]
    if surest:
        scores["f1 of the surest"] = scoring.mean(
            [scoring.token_f1(each.words, row.example.wanted) for row, each in surest]
        )
    for kind in sorted({row.example.kind for row in rows if not row.spans}):
        without = [each for row, each in pairs if row.example.kind == kind and not row.spans]
        for name in ("margin", "holds"):
            scores[f"auc {kind} {name}"] = _auc(
                [getattr(each, name) for _, each in answerable], [getattr(each, name) for each in without]
            )
    return {name: round(value, 4) for name, value in scores.items()}


def _auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """How often one of `higher` is above one of `lower` (Mann-Whitney)."""
    wins = sum((a > b) + 0.5 * (a == b) for a in higher for b in lower)
    return wins / max(1, len(higher) * len(lower))
