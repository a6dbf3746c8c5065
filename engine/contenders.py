"""What takes part in a comparison on this computer: a model of its own, the skill, the examples, the documents."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.asking import PASSAGES, PASSAGES_BELOW_QUOTES
from engine.comparing import Documents
from engine.paths import Paths
from engine.types import Event, Example, Notice

if TYPE_CHECKING:
    from engine.searching import Searching
    from engine.serving import Serving

LATELY_SECONDS = 30 * 86_400.0
LONGEST_QUERY = 20_000  # characters of an input that are searched for


def examples_of(file: Path, log_dir: Path, told: Callable[[Event], None]) -> list[Example]:
    """The examples of a file that have an input and an output; the other rows are told of.

    What is only unfit for training, such as a label that occurs once, is compared on all the same.

    Raises:
        EngineError: the file cannot be read or holds no examples.
    """
    from engine.example_files import read_file

    found = read_file(file, log_dir=log_dir)
    fine = [each for each in found.examples if each.input.strip() and each.output.strip()]
    left_out = len(found.examples) + len(found.unread) - len(fine)
    if left_out:
        told(Notice("warning", f"{left_out} rows of {file.name} have no input or no output and are left out"))
    return fine


@contextlib.contextmanager
def documents(searching: Searching, paths: Paths, serving: Serving) -> Iterator[Documents | None]:
    """The indexed files, searched as a question is; None where nothing is indexed."""
    with searching.reader() as reader:
        counts = reader.counts() if reader else {}
        files = sum(states.get("indexed", 0) for states in counts.values())
        changed = reader.changed_since(time.time() - LATELY_SECONDS) if reader else 0
    if not files:
        yield None
        return
    k = PASSAGES if serving.reads else PASSAGES_BELOW_QUOTES
    size = sum(file.stat().st_size for file in paths.index.glob("*.db*"))
    with searching.retriever() as retriever:
        yield Documents(lambda text: retriever.search(text[:LONGEST_QUERY], k=k), files, size, changed)
