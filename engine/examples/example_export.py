"""Examples -> a file that imports back to the same examples."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.examples.example_columns import PARTS
from engine.types import Example


def write_examples(file: Path, examples: Sequence[Example]) -> int:
    """Writes examples as JSON Lines, or as CSV or TSV where the name ends so; gives how many.

    Set-aside ones are among them, blank ones (being typed in) are not. A file of that name is replaced, once the
    new one is complete.

    Raises:
        EngineError: another ending, or the file cannot be written.
    """
    file = file.expanduser()
    written = [example for example in examples if any(part.strip() for part in _texts(example))]
    extension = file.suffix.lower()
    if extension in (".jsonl", ".ndjson"):
        text = "".join(f"{_line(example)}\n" for example in written)
    elif extension in (".csv", ".tsv"):
        text = _table(written, "\t" if extension == ".tsv" else ",")
    else:
        raise EngineError(f"examples cannot be written as {file.name!r}", "name the file .jsonl, .csv or .tsv")
    _replace(file, text.encode("utf-8"))
    return len(written)


def _texts(example: Example) -> tuple[str, ...]:
    return example.instruction, example.input, example.output, *example.passages


def _line(example: Example) -> str:
    values = (example.instruction, example.input, example.output, list(example.passages))
    return json.dumps(dict(zip(PARTS, values, strict=True)), ensure_ascii=False)


def _table(examples: Sequence[Example], delimiter: str) -> str:
    """Every cell in quotation marks, passages as a JSON list in one cell."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(PARTS)
    for example in examples:
        passages = json.dumps(example.passages, ensure_ascii=False) if example.passages else ""
        writer.writerow((example.instruction, example.input, example.output, passages))
    return text.getvalue()


def _replace(file: Path, data: bytes) -> None:
    """Writes to a temporary name beside it first: a full disk leaves the old file as it was."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise EngineError(f"{file} cannot be written: {error.strerror}", "choose another place or name") from error
