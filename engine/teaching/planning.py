"""How a model is to be trained on this machine: every choice with its reason, and what it will cost. Pure.

The numbers were found on small models and hold for the kind, not for one data set; whoever knows better can change
each of them. A figure without a source was measured here: `make bench ONLY=training` prints it beside the truth.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from engine.errors import EngineError
from engine.language_models.gguf import Header
from engine.teaching.gates import HELDOUT_MOST, HELDOUT_MOST_TEXTS
from engine.trainjob import Attention, Backend, Row, TrainSettings
from engine.types import ExampleKind

RANK = 16  # LoRA of all linear layers: from 8 to 64 the quality hardly differs (Hu et al. 2021, section 7.2)
LENGTH_STEP = 64  # tokens that the longest row is rounded up to
LONGEST = 2048  # tokens of a row; longer ones are set aside
EAGER_TOKENS = 512  # of a row whose attention is computed in the open (`finetune.backends.EAGER_TOKENS`)
MICRO_TOKENS_CPU = 768  # on two cores 1024 are a seventh faster than 512 where rows are long, and take 0.4 GB more
MICRO_TOKENS_GPU = 8192
UNKNOWN_VOCABULARY = 150_000  # entries; the larger of the usual ones
PROBES = 100  # rows that the trainer answers for the parity gate
PROBES_AT_ONCE = 8

RUNTIME_BYTES = 900 << 20  # Python, torch, transformers and their buffers, once they work
COMPUTED_BYTES = 22  # of activations kept for the backward pass, an element of width and token and layer
INNER_BYTES = 11  # likewise of the feed-forward part's inner width
SCORE_BYTES = 8  # of an attention score, as computed and as kept
LOGIT_BYTES = 16  # of a logit: as computed, in float32, its softmax and its gradient
ADAPTER_BYTES = 28  # a trainable weight: itself, its gradient, Adam's two moments, the best so far, a checkpoint
UNPACK_BYTES = 6  # a weight while the base is unpacked: float32 and bfloat16
MEMORY_SHARE = 0.9  # of free memory that training may take

_CHOICES = {"attention": get_args(Attention)}
_DEVICES = ("cpu", "cuda", "xpu", "mps")
_DEVICE = re.compile(rf"({'|'.join(_DEVICES)})(:\d{{1,3}})?")
_MAY_BE_ZERO = ("warmup", "threads", "seed")
MOST = 1_000_000  # of any number that a person chooses: beyond it, what it costs cannot even be reckoned
_MOST = {"epochs": 1000, "warmup": 0.9, "threads": 1024, "seed": 2**32 - 1}

START_SECONDS = 14.0  # importing torch, twice, and loading the base
UNPACK_SECONDS_PER_WEIGHT = 1e-7  # writing the base for the first time
HELDOUT_SHARE = 0.35  # a token of a held-out row costs this share of a trained one: there is no backward pass
RANKED_SHARE = 1.2  # likewise where the trainer ranks labels: one prompt at a time keeps no processor busy
UNTUNED_TRAIN_TOKENS_PER_S = 280.0  # of the starter on two cores; scaled by the number of weights for others
STARTER_WEIGHTS = 134e6


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a transformer, from its GGUF header."""

    layers: int
    width: int
    inner: int
    heads: int
    key_width: int
    vocabulary: int

    @classmethod
    def of(cls, header: Header) -> Shape:
        width = header.number("embedding_length")
        heads = max(1, header.number("attention.head_count", 1))
        head = header.number("attention.key_length", width // heads)
        return cls(
            layers=header.number("block_count"),
            width=width,
            inner=header.number("feed_forward_length"),
            heads=heads,
            key_width=header.number("attention.head_count_kv", heads) * head,
            vocabulary=header.number("vocab_size", UNKNOWN_VOCABULARY),
        )

    @property
    def weights(self) -> int:
        """Parameters, the embedding counted once."""
        attention = 2 * self.width * (self.width + self.key_width)
        return self.layers * (attention + 3 * self.width * self.inner) + self.vocabulary * self.width

    def adapter_weights(self, rank: int) -> int:
        """Trainable parameters of a LoRA on all linear layers: rank x (inputs + outputs) of each."""
        attention = 4 * self.width + 2 * (self.width + self.key_width)
        return self.layers * rank * (attention + 3 * (self.width + self.inner))


@dataclass(frozen=True, slots=True)
class Place:
    """Where training runs. `memory_free` is of the device, in bytes."""

    device: str
    backend: Backend
    memory_free: int
    cores: int

    @property
    def on_cpu(self) -> bool:
        return self.device == "cpu"


def choose(
    rows: Sequence[Row], train: int, kind: ExampleKind, shape: Shape, place: Place, wanted: Mapping[str, Any]
) -> tuple[TrainSettings, dict[str, str]]:
    """The settings for these rows, and why each is as it is.

    Args:
        rows: all, the held-out ones too.
        train: how many of them are trained on.
        wanted: what the person chose, by the names of `TrainSettings`; it replaces the choice.

    Raises:
        EngineError: there is no setting of that name, or the value makes no sense.
    """
    longest = max(row.tokens for row in rows)
    length = min(LONGEST, math.ceil(longest / LENGTH_STEP) * LENGTH_STEP)
    rate = _learning_rate(shape)
    epochs = _epochs(kind, train)
    why = {  # told: values
        "rank": f"{RANK} is enough for a skill; more learns no better from {train} examples",
        "alpha": "twice the rank: the learning rate then means the same for every rank",
        "learning_rate": f"{rate:g} suits a model of {shape.weights / 1e6:.0f} million weights; small ones bear more",
        "epochs": f"{epochs:g} passes over {train} examples; it ends sooner when the held-out loss stops falling",
        "batch_size": "8: small enough for many steps, large enough for an even gradient",
        "max_tokens": f"the longest example has {longest} tokens",
        "micro_tokens": "as many at once as keep the machine busy and fit its memory",
        "backend": "Unsloth is installed and finds a device" if place.backend == "unsloth" else "PEFT runs everywhere",
        "device": f"this machine trains on {place.device}",
    }
    settings = TrainSettings(
        backend=place.backend,
        device=place.device,
        rank=RANK,
        alpha=2 * RANK,
        learning_rate=rate,
        epochs=epochs,
        batch_size=8,
        max_tokens=length,
        micro_tokens=MICRO_TOKENS_CPU if place.on_cpu else MICRO_TOKENS_GPU,
        attention="eager" if place.on_cpu else "sdpa",
        threads=place.cores if place.on_cpu else 0,
    )
    settings = with_choices(settings, wanted)
    why |= dict.fromkeys(wanted, "chosen by you")  # told
    if memory(shape, settings, rows) > place.memory_free * MEMORY_SHARE and "micro_tokens" not in wanted:
        settings = replace(settings, micro_tokens=1)
        why["micro_tokens"] = "one row at a time: memory is short"  # told
    if memory(shape, settings, rows) > place.memory_free * MEMORY_SHARE and "checkpointing" not in wanted:
        settings = replace(settings, checkpointing=True)
        why["checkpointing"] = (
            "activations are computed twice instead of kept: memory is short, and time is paid for it"  # told
        )
    if (
        memory(shape, settings, rows) > place.memory_free * MEMORY_SHARE
        and place.device == "cuda"
        and "four_bit" not in wanted
    ):
        settings = replace(settings, four_bit=True)
        why["four_bit"] = "the base in 16 bits does not fit the device; parity decides whether this will do"  # told
    return settings, why


def with_choices(settings: TrainSettings, wanted: Mapping[str, Any]) -> TrainSettings:
    """`settings` with what a person chose.

    Raises:
        EngineError: there is no setting of that name, or the value makes no sense.
    """
    known = asdict(settings)
    for name, value in wanted.items():
        if name not in known:
            raise EngineError(f"there is no training setting {name!r}", f"there are: {', '.join(sorted(known))}")
        if name == "backend" and value not in get_args(Backend):
            raise EngineError(f"there is no back end {value!r}", f"choose one of {', '.join(get_args(Backend))}")
        if why_not := _unfit(name, type(known[name]), value):
            raise EngineError(f"{value!r} does not fit the training setting {name!r}", why_not)
    chosen = replace(settings, **wanted)
    if chosen.learning_rate > 0.1:
        raise EngineError(f"a learning rate of {chosen.learning_rate:g} destroys a model", "choose 0.00001 to 0.01")
    if wanted.get("four_bit") and chosen.device.startswith(("cpu", "mps")):
        raise EngineError(f"{chosen.device} cannot train beside a base in 4 bits", "leave out the option four_bit")
    return chosen


def _unfit(name: str, kind: type, value: Any) -> str:
    """What would fit a setting, if this value does not; empty if it does."""
    if kind is bool:
        return "" if type(value) is bool else f"{name} is yes or no"  # told
    if name in _CHOICES:
        return "" if value in _CHOICES[name] else f"choose one of {', '.join(_CHOICES[name])}"  # told
    if name == "device":
        found = _DEVICE.fullmatch(value) if isinstance(value, str) else None
        return "" if found else f"choose one of {', '.join(_DEVICES)}"  # told
    if kind is str:
        return "" if type(value) is str else f"{name} is a word"  # told
    most = _MOST.get(name, MOST)
    numeric = type(value) in ((int, float) if kind is float else (int,))
    if name in _MAY_BE_ZERO:
        return "" if numeric and 0 <= value <= most else f"{name} is a number from 0 to {most:,}"  # told
    return "" if numeric and 0 < value <= most else f"{name} is a positive number up to {most:,}"  # told


def _learning_rate(shape: Shape) -> float:
    """Small models bear, and need, a higher one: 1e-3 for the starter, 2e-4 (the LoRA and QLoRA papers) from 1B."""
    if shape.weights < 3e8:
        return 1e-3
    return 5e-4 if shape.weights < 9e8 else 2e-4


def _epochs(kind: ExampleKind, rows: int) -> float:
    """More passes over few examples, and over labels, which are short; 2 to 4.

    Of 600 questions with passages the held-out loss is level after 1.5 passes, and the answers gain a little longer.
    """
    if kind == "classify":
        return 4.0 if rows <= 2000 else 2.0
    return 4.0 if rows <= 200 else 3.0 if rows <= 400 else 2.0


# --------------------------------------------------------------------------- what it costs


def memory(shape: Shape, settings: TrainSettings, rows: Sequence[Row]) -> int:
    """Bytes that the trainer holds at most.

    Weights, adapter with Adam's state, and what the backward pass needs of the `micro_tokens` that go through at
    once: activations of every layer, attention scores where they are computed in the open, and logits.
    """
    answers = max(len(row.answer) for row in rows)
    longest = max(row.tokens for row in rows)
    side_by_side = max(1, min(settings.micro_tokens // longest, settings.batch_size))
    tokens = side_by_side * longest
    layers = 1 if settings.checkpointing else shape.layers
    activations = tokens * layers * (COMPUTED_BYTES * shape.width + INNER_BYTES * shape.inner)
    if settings.checkpointing:
        activations += tokens * shape.layers * shape.width * 2
    seen = min(longest, EAGER_TOKENS) if settings.attention == "eager" else 0
    scores = layers * shape.heads * seen * min(tokens, max(seen, settings.micro_tokens)) * SCORE_BYTES
    logits = side_by_side * answers * shape.vocabulary * LOGIT_BYTES
    base = shape.weights * (0.6 if settings.four_bit else 2)
    adapter = shape.adapter_weights(settings.rank) * ADAPTER_BYTES
    return int(RUNTIME_BYTES + base + adapter + activations + scores + logits)


def unpacking(shape: Shape) -> int:
    """Bytes that writing the base for the first time takes."""
    return RUNTIME_BYTES + shape.weights * UNPACK_BYTES


def expected_speed(shape: Shape, known: float | None) -> float:
    """Tokens a second in training: as measured here before, else by the number of weights."""
    return known or UNTUNED_TRAIN_TOKENS_PER_S * STARTER_WEIGHTS / max(1, shape.weights)


def steps(settings: TrainSettings, rows: int) -> int:
    return max(1, round(math.ceil(rows / settings.batch_size) * settings.epochs))


@dataclass(frozen=True, slots=True)
class Speeds:
    """Tokens a second: in training, and of the model that serves, reading and writing."""

    train: float
    read: float
    write: float


def seconds(
    settings: TrainSettings,
    train: Sequence[Row],
    heldout: Sequence[Row],
    labels: Sequence[Sequence[int]],
    speeds: Speeds,
    *,
    unpack_weights: int = 0,
) -> float:
    """The whole click: start, training, the trainer's own answers, and both gates.

    Args:
        unpack_weights: of the base, if it has yet to be written.
    """
    trained = settings.epochs * sum(row.tokens for row in train)
    measured = 2 * settings.epochs * sum(row.tokens for row in heldout[:64]) * HELDOUT_SHARE
    probed = [*heldout, *train][:PROBES]
    answers = sum(len(row.answer) for row in probed)
    label_tokens = sum(map(len, labels))
    if labels:
        trial = RANKED_SHARE * (sum(len(row.prompt) for row in probed) + len(probed) * label_tokens)
    else:  # generated token by token, several prompts side by side; a step costs what 16 tokens do
        trial = HELDOUT_SHARE * sum(row.tokens for row in probed) + 16 * answers / PROBES_AT_ONCE
    total = START_SECONDS + (trained + measured + trial) / speeds.train
    total += unpack_weights * UNPACK_SECONDS_PER_WEIGHT

    asked = heldout[: HELDOUT_MOST if labels else HELDOUT_MOST_TEXTS]
    read = sum(row.tokens for row in probed) + 2 * sum(len(row.prompt) for row in asked)
    if labels:
        read += (len(probed) + 2 * len(asked)) * label_tokens
        written = 0
    else:
        written = 2 * sum(len(row.answer) for row in asked)
    return total + read / speeds.read + written / speeds.write
