"""`alcove show FILE`: what is stored of a file around a place, as `ask` and `search` cite it, and what became of it."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.cli.shell import DONE, opened, print_json
from engine.cli.terminal import REVERSED, with_marks
from engine.errors import EngineError
from engine.text.shown import harmless_in_place, place
from engine.types import FileToday, StoredText

BECAME = {
    "changed": "it has changed since it was read",
    "gone": "it is gone from there",
    "away": "it cannot be reached now",
}


def show(arguments: Namespace) -> int:
    path = Path(os.path.abspath(arguments.file.expanduser()))
    start = max(0, arguments.start)
    end = max(start + 1, arguments.end or 0)
    with opened(arguments) as engine:
        stored = engine.viewing.text(path, "", start, end)
        if stored is None:
            raise EngineError(
                f"nothing is stored of {path} at {start} to {end}", "see what is read: alcove status --files"
            )
        today = engine.viewing.now(path, stored.sha256)
    if arguments.json:
        print_json(_json(path, stored, today))
    else:
        _print(path, stored, today, start, end if arguments.end else start)
    return DONE


def _json(path: Path, stored: StoredText, today: FileToday) -> dict[str, Any]:
    """`text` is the document's text from `start` on, of so many `characters`; `headings` are spans of it."""
    shown = asdict(stored) | {"path": str(path), "now": today.now}
    del shown["table"]
    return shown


def _print(path: Path, stored: StoredText, today: FileToday, start: int, end: int) -> None:
    where = place(path, stored.locator if end > start else {})
    print("; ".join(filter(None, (where, BECAME.get(today.now, "")))), end="\n\n")
    first, last = start - stored.start, end - stored.start
    print(with_marks(harmless_in_place(stored.text), [(first, last)] if end > start else [], REVERSED))
