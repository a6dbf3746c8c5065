"""Files of JSON lines, as labelled questions and corpora come in.

A line ends at a newline and nowhere else: U+2028, U+2029 and U+0085 may stand inside a string of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import EngineError


def rows(file: Path, *needed: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises:
        EngineError: it cannot be read, or a line is not an object with the keys `needed`.
    """
    try:
        lines = file.read_text("utf-8").split("\n")  # which has made "\r\n" of Windows one "\n"
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{file} cannot be read: {error}", "give a file of JSON lines in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EngineError(f"{file}, line {number}: not JSON", "write one JSON object a line") from error
        missing = [key for key in needed if not isinstance(row, dict) or key not in row]
        if missing:
            raise EngineError(f"{file}, line {number}: {missing[0]} is missing", f"needed: {', '.join(needed)}")
        yield row
