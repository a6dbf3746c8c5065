"""A file of examples -> examples, whatever program wrote it; nothing is kept here.

What cannot be read as an example stays in the file and is reported by its row; what can be read and is not fit to be
trained on is read, and marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import EngineError
from engine.examples.example_checks import MOST_CHARACTERS, check, cleaned, kind_of_set, lacking, size
from engine.examples.example_columns import PARTS, Part, as_passages, as_text, chosen, guess
from engine.examples.example_records import are_chats, json_records, without_chats
from engine.examples.example_tables import Record, Records, delimited, spreadsheet
from engine.language_models.prompt import REFUSAL
from engine.language_models.skills import FEWEST_USES
from engine.readers.base import TEXT_FILE_LIMIT, Unreadable
from engine.readers.encoding import decode_exactly
from engine.types import Example, ExampleKind, ImportPreview, SetAside

MOST_ROWS = 500_000
SHOWN = 20  # examples of a preview
_SPREADSHEETS = ("xlsx", "xlsm", "xltx", "xlsb", "xls", "ods")
_HOLDS_TABLE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how spreadsheets begin, whatever their names
_JSON = ("json", "jsonl", "ndjson")
_TABLES = ("csv", "tsv", "tab")
_ALLOWED_NUL = 0.01  # share of bytes; a stray NUL in a text file is let be


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """What was read of a file.

    Attributes:
        columns: which column was taken for which part.
        examples: in the file's order, with `set_aside`, and file and row in `origin`.
        unread: rows that are no examples at all.
    """

    format: str
    names: tuple[str, ...]
    columns: Mapping[Part, str]
    examples: tuple[Example, ...]
    unread: tuple[SetAside, ...]
    kind: ExampleKind

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """All rows that cannot be trained on, in order."""
        marked = [SetAside(int(each.origin["row"]), each.set_aside) for each in self.examples if each.set_aside]
        return tuple(sorted([*self.unread, *marked], key=lambda one: one.row))

    def preview(self) -> ImportPreview:
        return ImportPreview(
            self.format,
            self.names,
            {part: name for part, name in self.columns.items()},  # noqa: C416 - the keys become plain text
            self.examples[:SHOWN],
            len(self.examples) + len(self.unread),
            self.set_aside,
            self.kind,
            lacking(self.examples, self.kind),
        )


def read_examples(
    file: Path, columns: Mapping[str, str] | None = None, *, log_dir: Path
) -> tuple[list[Example], tuple[SetAside, ...]]:
    """The usable examples of a file, and the other rows with the reason; raises as `read_file`."""
    found = read_file(file, columns, log_dir=log_dir)
    return [example for example in found.examples if not example.set_aside], found.set_aside


def read_file(file: Path, columns: Mapping[str, str] | None = None, *, log_dir: Path) -> ExampleFile:
    """Reads a file of examples.

    Args:
        columns: part -> name of a column, where the guess is to be overruled; an empty name: the part is not there.
        log_dir: for the child process that reads spreadsheets.

    Raises:
        EngineError: the file cannot be read, is no table of examples, or no row of it is usable.
    """
    file = file.expanduser()
    records = read_records(file, log_dir=log_dir)
    if len(records.rows) > MOST_ROWS:
        raise EngineError(f"{file.name} has over {MOST_ROWS:,} rows", "import a part of it")
    if not records.rows:
        why = f": row {records.unread[0].row}: {records.unread[0].why}" if records.unread else ""  # told
        raise EngineError(
            f"{file.name} holds no examples{why}", "a table with a text and its label in each row will do"
        )
    if are_chats(records):
        records = without_chats(records)
        parts: dict[Part, str] = {"instruction": "instruction", "input": "input", "output": "output"}
        picked: dict[Part, str] = {}
    else:
        guessed = guess(records.names, [row for _, row in records.rows])
        picked = parts = chosen(guessed, columns or {}, records.names)
        _need(parts, records.names)
    examples, unread = _examples(records, parts, str(file.absolute()))
    if "passages" not in parts:
        examples = _with_tasks(examples)
    kind = kind_of_set(examples)
    examples = [replace(each, set_aside=why) for each, why in zip(examples, check(examples, kind), strict=True)]
    found = ExampleFile(records.format, records.names, picked, tuple(examples), tuple(unread), kind)
    if not any(example.input.strip() and example.output.strip() for example in examples):
        first = found.set_aside[0]
        raise EngineError(
            f"no row of {file.name} can be used; the first is row {first.row}: {first.why}",
            f"taken as {_said(picked)}; choose other columns of {', '.join(records.names)}"
            if picked
            else "mend the file, or import another one",
        )
    return found


def _need(parts: Mapping[Part, str], names: Sequence[str]) -> None:
    missing = [part for part in ("input", "output") if part not in parts]
    if missing:
        raise EngineError(
            f"no column looks like the {' or the '.join(missing)} of an example",
            f"the columns are {', '.join(names)}; choose with: --columns input=NAME,output=NAME",
        )


def _said(columns: Mapping[Part, str]) -> str:
    return ", ".join(f"{part}={name}" for part, name in columns.items())


# --------------------------------------------------------------------------- bytes -> records


def read_records(file: Path, *, log_dir: Path) -> Records:
    """The rows of a table, whatever program wrote it, by the names of its columns.

    Raises:
        EngineError: the file cannot be read, or is no table.
    """
    extension = file.suffix.lower().removeprefix(".")
    try:
        if file.stat().st_size > TEXT_FILE_LIMIT:
            raise EngineError(
                f"{file.name} is larger than {TEXT_FILE_LIMIT // 1_000_000} MB", "import it in several parts"
            )
        data = file.read_bytes()
    except OSError as error:
        raise EngineError(f"{file} cannot be read: {error.strerror}", "check its name and its permissions") from error
    if not data.strip():
        raise EngineError(f"{file.name} is empty", "choose a file with a text and its label in each row")
    try:
        if extension in _SPREADSHEETS or data.startswith(_HOLDS_TABLE):
            return _spreadsheet(data, log_dir)
        text = _text(data)
    except Unreadable as refusal:
        raise EngineError(f"{file.name} cannot be read: {refusal.reason}", "save it as CSV, and try again") from refusal
    if extension in _JSON or (extension not in _TABLES and text.lstrip().startswith(("{", "["))):
        return json_records(text)
    return delimited(text, extension)


def _spreadsheet(data: bytes, log_dir: Path) -> Records:
    from engine.indexing.reading import Reading

    reading = Reading(log_dir)
    try:
        return spreadsheet(*reading.table(data))
    finally:
        reading.close()


def _text(data: bytes) -> str:
    try:
        return decode_exactly(data)[0]
    except Unreadable:
        if 0 < data.count(b"\0") <= _ALLOWED_NUL * len(data):
            return decode_exactly(data.replace(b"\0", b" "))[0]
        raise


# --------------------------------------------------------------------------- records -> examples


def _examples(records: Records, parts: Mapping[Part, str], file: str) -> tuple[list[Example], list[SetAside]]:
    examples: list[Example] = []
    unread = list(records.unread)
    for number, row in records.rows:
        example = cleaned(_example(row, parts))
        if size(example) > MOST_CHARACTERS:
            unread.append(SetAside(number, f"{size(example):,} characters: longer than any model reads"))
        else:
            examples.append(replace(example, origin={"file": file, "row": number}))
    return examples, sorted(unread, key=lambda one: one.row)


def _example(row: Record, parts: Mapping[Part, str]) -> Example:
    instruction, input_, output = (as_text(row.get(parts[part])) if part in parts else "" for part in PARTS[:3])
    if not output.strip() and (row.get("answerable") is False or row.get("is_impossible") is True):
        output = REFUSAL  # as SQuAD 2 marks questions that the passage does not answer
    passages = as_passages(row.get(parts["passages"])) if "passages" in parts else ()
    return Example(instruction, input_, output, passages, "imported")


def _with_tasks(examples: list[Example]) -> list[Example]:
    """In Alpaca's layout each row has a task of its own: such an instruction is a part of the input.

    An instruction that many rows share is that of the skill, and stays one.
    """
    said = Counter(example.instruction.strip() for example in examples)
    own_tasks = len(said) * FEWEST_USES > len(examples) and len(said) > 1
    return [
        replace(example, instruction="", input="\n\n".join(filter(str.strip, (example.instruction, example.input))))
        if example.instruction.strip() and (own_tasks or not example.input.strip())
        else example
        for example in examples
    ]
