"""What the app and the trainer say to each other: a job folder, and lines. Standard library only.

The engine writes the folder and starts `<trainer python> -m finetune FOLDER`; the trainer reads token ids and
never text, so what is trained on is exactly what will be served. Folder:

    job.json        TrainJob
    train.jsonl     Row a line
    heldout.jsonl   Row a line; measured on, never trained on
    checkpoint.pt   where a stopped or killed run goes on; `step` says how far it has come
    adapter/        the best weights so far, in PEFT's format
    adapter.gguf    the same for llama.cpp, F16
    probes.jsonl    Probe a line: what the trainer answers, for the parity gate
    result.json     TrainResult

Lines (`child.Channel`), each with a key `event`:

    started  steps, step (where it goes on), tokens, parameters, device, backend, versions
    step     step, loss, learning_rate, tokens_per_s (lately), step_tokens_per_s, seconds_left
    heldout  step, loss, best
    sample   step, row (of the held-out ones), answer (text)
    saved    step
    phase    what ("loading", "checking", "exporting"), share
    done
    failed   message, hint

The engine may send `{"cancel": true}`; the trainer then saves its checkpoint and says `failed` with no message.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

JOB_VERSION = 1

TRAINABLE = ("llama", "qwen2", "qwen3", "gemma2", "gemma3", "phi3", "stablelm", "starcoder2")
"""GGUF architectures that are read, trained and exported, each shown by a test to do in llama.cpp what it does in
torch; mistral and many others call themselves llama."""

Backend = Literal["peft", "unsloth"]
Attention = Literal["eager", "sdpa"]


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """Everything that decides what training does; the same settings and rows give the same adapter.

    Attributes:
        max_tokens: rows longer than this were set aside before.
        batch_size: rows a step.
        micro_tokens: tokens, padding counted, that go through the model at once; a step is cut into such parts,
            which changes its memory and not its result.
        attention: "eager" computes the attention of short rows in the open, which is faster on a processor and
            takes memory by the square of their length; "sdpa" leaves it to torch.
        checkpointing: computes activations twice instead of keeping them.
        warmup: share of all steps in which the learning rate rises; it falls to 0 linearly afterwards.
        patience: measurements of the held-out loss in a row without a lower one, after which training stops.
        four_bit: loads the base in 4 bits, only where memory forces it.
        threads: of the processor; 0 leaves it to torch.
    """

    backend: Backend = "peft"
    device: str = "cpu"
    rank: int = 16
    alpha: int = 32
    learning_rate: float = 1e-3
    epochs: float = 4.0
    batch_size: int = 8
    max_tokens: int = 1024
    micro_tokens: int = 1024
    attention: Attention = "eager"
    checkpointing: bool = False
    warmup: float = 0.06
    patience: int = 4
    four_bit: bool = False
    seed: int = 0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """An example as token ids. The loss counts `answer` alone, which ends with the model's end of turn."""

    prompt: tuple[int, ...]
    answer: tuple[int, ...]

    @property
    def tokens(self) -> int:
        return len(self.prompt) + len(self.answer)


@dataclass(frozen=True, slots=True)
class TrainJob:
    """`job.json`.

    Attributes:
        model: the GGUF file to teach; empty if `base` is a folder that the person named.
        base: folder of the same weights in Hugging Face's layout; made from `model` where it is missing.
        architecture: of the model, in the words of its GGUF header.
        labels: token ids of each label with the end of turn; empty unless the skill is to classify.
        probe_rows: rows the trainer answers itself for the parity gate, held-out ones first.
        eos: token that ends an answer.
        answer_tokens: the longest answer worth generating.
    """

    model: str
    base: str
    architecture: str
    model_sha256: str
    settings: TrainSettings
    labels: tuple[tuple[int, ...], ...] = ()
    probe_rows: int = 100
    eos: int = 0
    answer_tokens: int = 64
    version: int = JOB_VERSION

    def write(self, folder: Path) -> None:
        """The former one stays until the new one is whole."""
        part = folder / "job.json.part"
        part.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        part.replace(folder / "job.json")

    @classmethod
    def read(cls, folder: Path) -> TrainJob:
        """Raises ValueError if it was written by another version."""
        stored = json.loads((folder / "job.json").read_text(encoding="utf-8"))
        if stored.get("version") != JOB_VERSION:
            raise ValueError(f"this job is of version {stored.get('version')}, the trainer of version {JOB_VERSION}")
        stored["settings"] = TrainSettings(**stored["settings"])
        stored["labels"] = tuple(tuple(label) for label in stored["labels"])
        return cls(**stored)


@dataclass(frozen=True, slots=True)
class Probe:
    """What the trainer answers to a row, and what it thought at each place of that answer.

    Attributes:
        part: which file the row is of.
        row: its place in that file, from 0.
        answer: the trainer's own answer, greedy; of a classifier the likeliest label.
        top: its likeliest token at each place of `answer`, given all before it.
        logprobs: natural log of the probability of each token of `answer`.
        label: index of the likeliest label; None unless the skill is to classify.
    """

    part: Literal["heldout", "train"]
    row: int
    prompt: tuple[int, ...]
    answer: tuple[int, ...]
    top: tuple[int, ...]
    logprobs: tuple[float, ...]
    label: int | None = None


@dataclass(frozen=True, slots=True)
class TrainResult:
    """`result.json`: what training did. Losses are per answer token, by step."""

    step: int
    steps: int
    best_step: int
    losses: tuple[tuple[int, float], ...]
    heldout_losses: tuple[tuple[int, float], ...]
    seconds: float
    tokens: int
    tokens_per_s: float
    peak_bytes: int
    parameters: int
    versions: Mapping[str, str] = field(default_factory=dict)
    rows_sha256: str = ""  # of the token ids that were read, as `rows_digest` gives it

    def write(self, folder: Path) -> None:
        """Its being there says that training is over, so it is there only when it is whole."""
        part = folder / "result.json.part"
        part.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        part.replace(folder / "result.json")

    @classmethod
    def read(cls, folder: Path) -> TrainResult:
        stored = json.loads((folder / "result.json").read_text(encoding="utf-8"))
        for name in ("losses", "heldout_losses"):
            stored[name] = tuple((int(step), float(loss)) for step, loss in stored[name])
        return cls(**stored)


def write_rows(path: Path, rows: Iterable[Row | Probe]) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="ascii") as file:
        for row in rows:
            file.write(json.dumps(asdict(row), separators=(",", ":")) + "\n")


def read_rows(path: Path) -> list[Row]:
    """Raises ValueError or KeyError if the file is of another form."""
    return [Row(tuple(map(int, row["prompt"])), tuple(map(int, row["answer"]))) for row in _lines(path)]


def read_probes(path: Path) -> list[Probe]:
    """Raises ValueError or TypeError if the file is of another form."""
    return [
        Probe(**{**row, **{key: tuple(row[key]) for key in ("prompt", "answer", "top", "logprobs")}})
        for row in _lines(path)
    ]


def rows_digest(train: Iterable[Row], heldout: Iterable[Row]) -> str:
    """sha256 over all token ids in order: equal on both sides, or training read something else."""
    import hashlib

    digest = hashlib.sha256()
    for part, rows in (("train", train), ("heldout", heldout)):
        for row in rows:
            digest.update(json.dumps([part, row.prompt, row.answer], separators=(",", ":")).encode("ascii"))
    return digest.hexdigest()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="ascii") as file:
        for line in file:
            yield json.loads(line)
