"""What a run is trained and judged on: examples, parted and hashed, and their token ids as serving makes them.

A snapshot is one file, a JSON line an example with the part it belongs to. It is kept with the adapter: with its
hash it says exactly what was learned from, and training can be repeated from it when the examples have long changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.examples.example_checks import number, trainable, usable
from engine.language_models.labelling import answer_tokens, label_tokens
from engine.language_models.skills import Skill, prompt_for, skill_of
from engine.teaching import splitting
from engine.trainjob import Row
from engine.types import Example, ExampleKind, SetAside

if TYPE_CHECKING:
    from engine.language_models.serving import Serving

FILE = "examples.jsonl"
_PARTS = ("train", "heldout")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Examples that are trained on, and those that never are."""

    train: tuple[Example, ...]
    heldout: tuple[Example, ...]

    def encode(self) -> bytes:
        """The file: equal examples in the same order give the same bytes."""
        lines = [
            json.dumps(
                {
                    "part": part,
                    "instruction": example.instruction,
                    "input": example.input,
                    "output": example.output,
                    "passages": list(example.passages),
                },
                ensure_ascii=True,
            )
            for part, examples in zip(_PARTS, (self.train, self.heldout), strict=True)
            for example in examples
        ]
        return ("\n".join(lines) + "\n").encode("ascii")

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.encode()).hexdigest()

    @classmethod
    def read(cls, file: Path) -> Snapshot:
        """Raises EngineError if the file is missing or damaged."""
        parts: dict[str, list[Example]] = {part: [] for part in _PARTS}
        try:
            for line in file.read_text("ascii").splitlines():
                row: dict[str, Any] = json.loads(line)
                example = Example(row["instruction"], row["input"], row["output"], tuple(row["passages"]))
                parts[row["part"]].append(example)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineError(f"the kept examples {file} cannot be read: {error}", "train anew: alcove tune") from error
        return cls(tuple(parts["train"]), tuple(parts["heldout"]))


@dataclass(frozen=True, slots=True)
class Material:
    """A snapshot as it is trained on: the skill it shows, its rows and labels as token ids.

    Attributes:
        set_aside: examples that are not trained on, with the reason.
        heldout_aside: likewise those that were to be held out.
    """

    skill: Skill
    snapshot: Snapshot
    train: tuple[Row, ...]
    heldout: tuple[Row, ...]
    labels: tuple[tuple[int, ...], ...]
    set_aside: tuple[SetAside, ...] = ()
    heldout_aside: tuple[SetAside, ...] = ()


def make(
    serving: Serving,
    examples: Sequence[Example],
    kind: ExampleKind,
    *,
    share: float,
    heldout: Sequence[Example] | None,
    most_tokens: int,
) -> Material:
    """Sets aside what cannot be trained on, and parts the rest.

    Args:
        share: held out of `examples`, where `heldout` is None.
        heldout: examples to hold out instead, whether or not they were set aside; any that are also in `examples` are
            not trained on.
        most_tokens: of a row.

    Raises:
        EngineError: too few examples, or only one label; the model failed.
    """
    reader = _Reader(serving, skill_of(examples, kind))
    out_aside: list[SetAside] = []
    fine, aside = usable(examples, kind, tokens=lambda example: reader.row(example).tokens, most_tokens=most_tokens)
    if heldout is None:
        trainable(fine, kind)
        train, held = splitting.split(fine, kind, share)
    else:
        # What a file holds out is never trained on, though it may be in the set as well.
        out = {splitting.group_of(example, kind) for example in heldout}
        train = [example for example in fine if splitting.group_of(example, kind) not in out]
        # Judged as "free": a label that stands there once can be measured by, though nothing could be learnt from it.
        held, out_aside = usable(
            heldout, "free", tokens=lambda example: reader.row(example).tokens, most_tokens=most_tokens
        )
    trainable(train, kind)
    skill = skill_of(train, kind)
    if skill.kind == "classify":
        places = [i for i, example in enumerate(held) if example.output.strip() not in skill.labels]
        out_aside += [SetAside(number(held, i), "its label was not taught") for i in places]
        held = [example for i, example in enumerate(held) if i not in places]
    if not held:
        raise EngineError("no examples are left to hold out", "add examples, or a larger --holdout")
    made = of(serving, Snapshot(tuple(train), tuple(held)), skill)
    return replace(made, set_aside=tuple(aside), heldout_aside=tuple(sorted(out_aside, key=lambda each: each.row)))


def of(serving: Serving, snapshot: Snapshot, skill: Skill) -> Material:
    """A snapshot's token ids as this model and its template make them now; raises EngineError as the model does."""
    reader = _Reader(serving, skill)
    return Material(
        skill,
        snapshot,
        tuple(map(reader.row, snapshot.train)),
        tuple(map(reader.row, snapshot.heldout)),
        label_tokens(serving.llm, skill),
    )


class _Reader:
    """Token ids of examples, each made once."""

    def __init__(self, serving: Serving, skill: Skill) -> None:
        self._serving = serving
        self._skill = skill
        self._rows: dict[tuple[str, str, tuple[str, ...]], Row] = {}

    def row(self, example: Example) -> Row:
        key = (example.input, example.output.strip(), example.passages)
        if key not in self._rows:
            llm = self._serving.llm
            prompt = prompt_for(
                self._skill, example, template=self._serving.template, budget=self._serving.budget, count=llm.count
            )
            self._rows[key] = Row(
                tuple(llm.tokenize(prompt.segments)), answer_tokens(llm, self._skill.said(example.output))
            )
        return self._rows[key]
