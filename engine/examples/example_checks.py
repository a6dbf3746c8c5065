"""What is wrong with examples, row by row, and whether the rest is enough to train on. Pure."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.errors import EngineError
from engine.language_models.skills import kind_of
from engine.types import Example, ExampleKind, SetAside

FEWEST = 8  # examples that training starts with
FEWEST_OF_A_LABEL = 2  # one to learn it from, one to measure it with
MOST_CHARACTERS = 500_000  # of one example; the longest context of a local model is about 128,000 tokens
MARKED_WRONG = "the answer was marked wrong: write the right one"  # told
_CONTROL = {code: " " for code in range(0x20) if chr(code) not in "\t\n"}
_NAMED = 3  # rows that are named when more are meant

CountTokens = Callable[[Example], int]


def cleaned(example: Example) -> Example:
    r"""The example as it is kept: line ends are "\n", no control characters, no halves of wide characters, no empty
    passages."""
    return replace(
        example,
        instruction=_cleaned(example.instruction),
        input=_cleaned(example.input),
        output=_cleaned(example.output),
        passages=tuple(text for passage in example.passages if (text := _cleaned(passage)).strip()),
    )


def _cleaned(text: str) -> str:
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() else text.translate(_CONTROL)


def size(example: Example) -> int:
    """Characters of all that an example holds."""
    return sum(map(len, (example.instruction, example.input, example.output, *example.passages)))


def kind_of_set(examples: Sequence[Example]) -> ExampleKind:
    """The kind that a set shows, by those of its examples that have an input and an output.

    Whether they are set aside does not matter: that depends on the kind.
    """
    return kind_of([example for example in examples if example.input.strip() and example.output.strip()])


def check(
    examples: Sequence[Example], kind: ExampleKind, *, tokens: CountTokens | None = None, most_tokens: int = 0
) -> list[str]:
    """Why each example is to be set aside, in their order; empty for one that can be trained on.

    Examples are judged by themselves (empty, marked as wrong, too long), then against each other: the same input
    with another output sets all of them aside, since nobody can say which is right; of exact copies the first
    stays; a label that is used only once can be learned or measured, not both.

    Args:
        tokens: length of the example's prompt and output together; None where no model is at hand.
        most_tokens: that the model reads in training.
    """
    whys = [_fault(example, kind, tokens, most_tokens) for example in examples]
    for members in _same_input(examples, whys, kind).values():
        if len(members) > 1:
            _judge_together(examples, members, whys)
    if kind == "classify":
        uses = Counter(example.output.strip() for example, why in zip(examples, whys, strict=True) if not why)
        for index, example in enumerate(examples):
            if not whys[index] and uses[label := example.output.strip()] < FEWEST_OF_A_LABEL:
                whys[index] = f"the label {label!r} is used only once: add another example of it"  # told
    return whys


def usable(
    examples: Sequence[Example], kind: ExampleKind, *, tokens: CountTokens | None = None, most_tokens: int = 0
) -> tuple[list[Example], list[SetAside]]:
    """The examples that can be trained on, and the others with the reason; see `check`."""
    whys = check(examples, kind, tokens=tokens, most_tokens=most_tokens)
    fine = [replace(example, set_aside="") for example, why in zip(examples, whys, strict=True) if not why]
    aside = [SetAside(number(examples, i), why) for i, why in enumerate(whys) if why]
    return fine, aside


def trainable(examples: Sequence[Example], kind: ExampleKind) -> None:
    """Refuses a set that cannot be trained on.

    Args:
        examples: usable ones.

    Raises:
        EngineError: there are none, too few, or they all want the same.
    """
    if not examples:
        raise EngineError("there is no example to train on", "add some; `alcove examples list` says what is wrong")
    if len(examples) < FEWEST:
        raise EngineError(
            f"only {len(examples)} of the examples can be trained on, and {FEWEST} is the least",
            "add more (50 teach a skill well), or mend those that are set aside: alcove examples list",
        )
    outputs = {example.output.strip() for example in examples}
    if len(outputs) == 1:
        labels = kind == "classify"
        raise EngineError(
            f"all {len(examples)} examples have the same {'label' if labels else 'output'} {outputs.pop()[:60]!r}: "
            "there is nothing to learn",
            f"add examples with another {'label' if labels else 'output'}",
        )


def lacking(examples: Sequence[Example], kind: ExampleKind) -> str:
    """What examples lack to be trained on as a set, those that are set aside not counted; empty if nothing."""
    try:
        trainable([example for example in examples if not example.set_aside], kind)
    except EngineError as refusal:
        return refusal.message
    return ""


def number(examples: Sequence[Example], index: int) -> int:
    """What an example is called: its id, its row in the file it comes from, or its place from 1."""
    example = examples[index]
    return example.id or int(example.origin.get("row", index + 1))


def _fault(example: Example, kind: ExampleKind, tokens: CountTokens | None, most_tokens: int) -> str:
    """What is wrong with an example, whatever the others are."""
    if not example.input.strip():
        return "the input is empty"  # told
    if not (output := example.output.strip()):
        return "the label is missing" if kind == "classify" else "the output is empty"  # told
    if example.origin.get("verdict") == "wrong" and output == str(example.origin.get("answer", "")).strip():
        return MARKED_WRONG
    if tokens is not None and (length := tokens(example)) > most_tokens:
        return f"too long for the model: {length:,} tokens, {most_tokens:,} is the most"  # told
    return ""


def normalised(text: str) -> str:
    """Text by which inputs count as the same: Unicode's compatible forms, case and white space do not matter."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def _same_input(
    examples: Sequence[Example], whys: Sequence[str], kind: ExampleKind
) -> dict[tuple[str, tuple[str, ...]], list[int]]:
    """Places of the faultless examples by input and passages.

    Case and white space may be the very matter of a rewriting, so only labels are given to normalised texts.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for index, example in enumerate(examples):
        if not whys[index]:
            text = normalised(example.input) if kind == "classify" else example.input.strip()
            groups.setdefault((text, example.passages), []).append(index)
    return groups


def _judge_together(examples: Sequence[Example], members: Sequence[int], whys: list[str]) -> None:
    by_output: dict[str, list[int]] = {}
    for index in members:
        by_output.setdefault(" ".join(examples[index].output.split()), []).append(index)
    if len(by_output) > 1:
        for output, theirs in by_output.items():
            others = [index for other, indices in by_output.items() if other != output for index in indices[:_NAMED]]
            named = _named(examples, sorted(others)[:_NAMED], len(members) - len(theirs))
            for index in theirs:
                whys[index] = f"contradictory: the same input has another output in {named}"  # told
        return
    first: dict[tuple[str, str], int] = {}
    for index in members:
        copy = (examples[index].instruction.strip(), examples[index].input.strip())
        earlier = first.setdefault(copy, index)
        if earlier != index:
            whys[index] = f"duplicate: the same as {_named(examples, [earlier], 1)}"  # told


def _named(examples: Sequence[Example], indices: Sequence[int], count: int) -> str:
    """ "example 7", "rows 3, 5 and 9", "rows 3, 5, 9 and 40 more" """
    kept = examples[indices[0]].id
    numbers = [str(number(examples, index)) for index in indices]
    if count == 1:
        return f"{'example' if kept else 'row'} {numbers[0]}"  # told
    if count > len(numbers):
        return f"{'examples' if kept else 'rows'} {', '.join(numbers)} and {count - len(numbers)} more"  # told
    return f"{'examples' if kept else 'rows'} {', '.join(numbers[:-1])} and {numbers[-1]}"  # told
