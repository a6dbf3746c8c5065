"""Which column of a file is which part of an example: by its name, else by what stands in it. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from engine.errors import EngineError

Part = Literal["instruction", "input", "output", "passages"]
PARTS: tuple[Part, ...] = get_args(Part)

_NAMES: Mapping[Part, str] = {
    "input": "input text message question query sentence utterance prompt source source_text src original before "
    "review comment content body description request ticket email tweet document user human subject title",
    "output": "output label labels category class class_label intent target answer answers correct_answer response "
    "reply completion translation translated rewritten rewrite summary after sentiment tag topic expected gold "
    "wanted assistant result",
    "passages": "passages passage context contexts evidence background paragraph",
    "instruction": "instruction instructions task system",
}
"""Usual names, the likeliest first: of two columns that would do, the one named earlier here is taken."""

_KNOWN = {name for names in _NAMES.values() for name in names.split()}
_SAMPLE = 2000  # rows that the content of columns is judged by
_LABEL_WORDS = 8
_LABEL_USES = 3  # of a value on average, if a column is to hold labels


def normal_name(name: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def is_known_name(name: str) -> bool:
    return normal_name(name) in _KNOWN


def guess(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dict[Part, str]:
    """Part -> name of its column, for the parts that are found."""
    found: dict[Part, str] = {}
    by_name = {normal_name(name): name for name in reversed(names)}
    for part, usual in _NAMES.items():
        name = next((by_name[known] for known in usual.split() if known in by_name), None)
        if name is not None and name not in found.values():
            found[part] = name
    if "instruction" in found and "input" not in found and "output" in found:  # a task each row: that is the input
        found["input"] = found.pop("instruction")
    if "input" in found and "output" in found:
        return _in_order(found)
    _by_content(found, [name for name in names if name not in found.values()], rows[:_SAMPLE])
    return _in_order(found)


def chosen(guessed: Mapping[Part, str], wanted: Mapping[str, str], names: Sequence[str]) -> dict[Part, str]:
    """The guess with the person's choices in it.

    Raises:
        EngineError: a part or a column that there is not.
    """
    choice: dict[str, str] = {part: name for part, name in guessed.items()}  # noqa: C416 - the keys are any text now
    for part, name in wanted.items():
        if part not in PARTS:
            raise EngineError(f"an example has no part {part!r}", f"it has: {', '.join(PARTS)}")
        if name and name not in names:
            raise EngineError(f"the file has no column {name!r}", f"it has: {', '.join(names)}")
        choice = {other: column for other, column in choice.items() if column != name} | {part: name}
    return {part: choice[part] for part in PARTS if choice.get(part)}


def _in_order(found: Mapping[Part, str]) -> dict[Part, str]:
    return {part: found[part] for part in PARTS if part in found}


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands in a column: mean length in characters, whether it holds a few short values again and again."""

    name: str
    length: float
    is_labels: bool
    is_numbers: bool


def _by_content(found: dict[Part, str], names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Fills in what is missing: labels are the output, the longest text is the input, else columns in order."""
    columns = [_described(name, rows) for name in names]
    texts = [column for column in columns if column.length and not column.is_numbers]
    if "output" not in found:
        labels = [column for column in columns if column.is_labels]
        rest = [column for column in texts if not column.is_labels]
        if labels and (rest or "input" in found):
            found["output"] = min(labels, key=lambda column: (column.is_numbers, column.length)).name
        elif len(texts) > (0 if "input" in found else 1):
            found["output"] = texts[-1].name
    if "input" not in found:
        free = [column for column in texts if column.name not in found.values()]
        if free:
            labelled = any(column.name == found.get("output") and column.is_labels for column in columns)
            found["input"] = (max(free, key=lambda column: column.length) if labelled else free[0]).name


def _described(name: str, rows: Sequence[Mapping[str, Any]]) -> _Column:
    values = [value for row in rows if (value := as_text(row.get(name)).strip())]
    if not values:
        return _Column(name, 0.0, is_labels=False, is_numbers=False)
    distinct = set(values)
    short = all(len(value.split()) <= _LABEL_WORDS and len(value) <= 100 for value in distinct)
    return _Column(
        name,
        sum(map(len, values)) / len(values),
        is_labels=short and len(distinct) >= 2 and len(distinct) * _LABEL_USES <= len(values),
        is_numbers=all(value.replace(".", "", 1).replace("-", "", 1).isdigit() for value in distinct),
    )


def as_text(value: Any) -> str:
    """A cell, or what JSON may hold in its place, as text: of a list of answers the first one."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return as_text(value[0]) if value else ""
    if isinstance(value, dict):
        return as_text(value["text"]) if "text" in value else json.dumps(value, ensure_ascii=False)
    return str(value)


def as_passages(value: Any) -> tuple[str, ...]:
    """Passages from a list, from a list written as JSON in a cell, or from one text."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return (value,)
    if isinstance(value, list):
        return tuple(as_text(each) for each in value)
    text = as_text(value)
    return (text,) if text.strip() else ()
