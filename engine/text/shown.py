"""Names, places and text of files as a person is shown them: said in words, and able to do nothing to a terminal.

Pure.
"""

from __future__ import annotations

import re
from pathlib import Path

from engine.types import Locator

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What tells a terminal to do something, or turns round how the characters after it are shown: a name that ends in
"exe" could pass for one that ends in "pdf"."""


def place(path: Path, locator: Locator) -> str:
    """Where something stands, as a person would say it: `report.pdf, page 3`."""
    parts = [path.name]
    for key in ("page", "slide"):
        if f"{key}_end" in locator:
            parts.append(f"{key}s {locator[key]}-{locator[f'{key}_end']}")
        elif key in locator:
            parts.append(f"{key} {locator[key]}")
    if "sheet" in locator:
        parts.append(f"sheet {locator['sheet']}")
    if "row" in locator:
        first, last = locator["row"], locator.get("row_end", locator["row"])
        parts.append(f"row {first}" if first == last else f"rows {first}-{last}")
    if "line_start" in locator:
        first, last = locator["line_start"], locator.get("line_end", locator["line_start"])
        parts.append(f"line {first}" if first == last else f"lines {first}-{last}")
    elif "heading" in locator and len(parts) == 1:
        parts.append(f"'{locator['heading']}'")
    return harmless(", ".join(parts))


def harmless(text: str) -> str:
    """Text or names of files, or of a model, without the characters by which a terminal is told to do something."""
    return _CONTROL.sub("", text)


def harmless_in_place(text: str) -> str:
    """The same with a space for each of them, so that offsets in the text stay right."""
    return _CONTROL.sub(" ", text)
