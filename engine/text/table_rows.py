"""Rows of a table in Markdown, said with the names of their columns: "Service: Letter; Fee 2025: 130".

Rows of spreadsheets are stored so; those of Markdown stay as they lie in the file, and mean little without the header
that stands above them. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.text.sentences import is_rule

_CELL = re.compile(r"(?<!\\)\|")


def described(text: str, spans: Sequence[tuple[int, int]], number: int) -> str | None:
    """The row that is the `number`-th sentence of `text`, with the names of its columns; None if it is no such row.

    Args:
        spans: all sentences of `text`, as `sentences.split` gives them.
    """
    row = _cells(text, spans[number])
    if row is None or is_rule(text, *spans[number]):
        return None
    for above in range(number - 1, 0, -1):
        if is_rule(text, *spans[above]):
            header = _cells(text, spans[above - 1])
            if header is None or len(header) != len(row):
                return None
            return "; ".join(
                f"{name}: {cell}" if name else cell for name, cell in zip(header, row, strict=True) if cell
            )
        if _cells(text, spans[above]) is None:
            return None
    return None


def _cells(text: str, span: tuple[int, int]) -> list[str] | None:
    line = text[slice(*span)]
    if not line.startswith("|") or "\n" in line:
        return None
    return [cell.strip() for cell in _CELL.split(line.strip().strip("|"))]
