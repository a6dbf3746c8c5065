"""How many chunks an edit costs: replace, insert near the top, or delete one paragraph.

The engine, readers, chunker and tokenizer are the real ones; only the passages' vectors are arbitrary, as just
their number is asked.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from engine.core import Engine
from tests.bench.ground import CountingEmbedder, Passages, engine, notes, peps, scratch, size, stored
from tests.bench.rows import Row, at_most, percentile

PARAGRAPHS = 1000
SAME = (
    "The committee met on the first Monday of the month and agreed that nothing had changed since the last time. " * 3
)
NEW = "A later hand has added that the bridge was closed for repairs, and that the ferry ran twice a day instead."
Edit = Callable[[list[str], random.Random], None]


def _replace(paragraphs: list[str], dice: random.Random) -> None:
    paragraphs[dice.randrange(len(paragraphs))] = NEW


def _insert_near_the_top(paragraphs: list[str], dice: random.Random) -> None:
    paragraphs.insert(min(3, len(paragraphs)), NEW)


def _delete(paragraphs: list[str], dice: random.Random) -> None:
    del paragraphs[dice.randrange(len(paragraphs))]


EDITS: dict[str, Edit] = {"replace": _replace, "insert near the top": _insert_near_the_top, "delete": _delete}


def run() -> Iterator[Row]:
    count = size(PARAGRAPHS, 100)
    identical = [SAME.strip()] * count
    alike = [" ".join(text.split()) for text, _ in zip(notes(len(SAME)), range(count), strict=False)]
    for name, paragraphs in {"the same text": identical, "as long, of other text": alike}.items():
        with scratch() as place:
            costs = _costs(place, {Path("one.txt"): paragraphs}, times=size(20, 3))
        worst = {edit: max(found) for edit, found in costs.items()}
        yield at_most(
            f"edit one of {count} equal paragraphs ({name}), no headings: chunks embedded, at most",
            max(worst.values()),
            5,
            note=", ".join(f"{edit} {most} (median {median(costs[edit]):g})" for edit, most in worst.items()),
            costs=costs,
        )
    documents = {Path(file.name): _paragraphs(file.read_text(encoding="utf-8")) for file in peps()}
    with scratch() as place:
        costs = _costs(place, documents, times=1)
    medians = {edit: median(found) for edit, found in costs.items()}
    yield at_most(
        f"edit one paragraph of each of {len(documents)} PEPs: chunks embedded, median",
        max(medians.values()),
        2,
        note=", ".join(
            f"{edit} {medians[edit]:g} (p95 {percentile(found, 0.95):g}, most {max(found)})"
            for edit, found in costs.items()
        ),
        costs=costs,
    )


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _costs(place: Path, documents: dict[Path, list[str]], *, times: int) -> dict[str, list[int]]:
    """For each kind of edit, the chunks that each document needed embedded, `times` over."""
    root = place / "root"
    root.mkdir()
    embedder = CountingEmbedder(place, blank=True)
    dice = random.Random(7)
    costs: dict[str, list[int]] = {}
    with engine(place, embedder=embedder) as alcove:
        for file, paragraphs in documents.items():
            (root / file).write_text("\n\n".join(paragraphs), encoding="utf-8")
        alcove.add_folder(root)
        alcove.index().result()
        for name, edit in EDITS.items():
            costs[name] = []
            for _ in range(times):
                before, counted = stored(alcove), embedder.embedded
                for file, paragraphs in documents.items():
                    edited = list(paragraphs)
                    edit(edited, dice)
                    (root / file).write_text("\n\n".join(edited), encoding="utf-8")
                alcove.index().result()
                new = _new(alcove, before)
                assert sum(new) == embedder.embedded - counted, (sum(new), embedder.embedded - counted)
                costs[name] += new
                for file, paragraphs in documents.items():
                    (root / file).write_text("\n\n".join(paragraphs), encoding="utf-8")
                alcove.index().result()
    return costs


def _new(alcove: Engine, before: Passages) -> list[int]:
    """For each file, the passages that no file held before."""
    known = {(chunk.context, chunk.text) for chunks in before.values() for chunk in chunks}
    new = []
    for chunks in stored(alcove).values():
        fresh = {(chunk.context, chunk.text) for chunk in chunks} - known
        known |= fresh
        new.append(len(fresh))
    return new
