"""Save -> found: from the writer's close() to the first `Engine.search` in the watching process that returns it.

Notes of 10 kB are rewritten by rename (as most editors save) or in place, with text never seen before, or get a
paragraph appended, a third each. Every save carries a word of its own, which the search asks for every 20 ms.
"""

from __future__ import annotations

import random
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from engine.core import Engine
from tests.bench.ground import abstracts, data, engine, notes, peps, scratch, size, until
from tests.bench.rows import Row, at_most, percentile

POLL_SECONDS = 0.020
NOTE_CHARACTERS = 10_000
LONGEST_SECONDS = 30.0
WAYS = ("rename", "in place", "append")


def run() -> Iterator[Row]:
    edits = size(100, 6)
    texts = notes(NOTE_CHARACTERS)
    with scratch() as place:
        folder = place / "notes"
        folder.mkdir()
        files = [folder / f"note {n}.md" for n in range(30)]
        for file in files:
            file.write_text(next(texts), encoding="utf-8")
        with engine(place) as alcove:
            alcove.add_folder(folder)
            watching = alcove.watch()
            until(lambda: len(alcove.files(state="indexed")) == len(files))

            yield _row("save → found, idle", 1.0, _saves(alcove, files, texts, edits))

            backlog = _backlog(place, size(1000, 20))
            alcove.add_folder(backlog)
            until(lambda: alcove.status().waiting > size(900, 10), every=0.01)
            before = alcove.status().waiting
            taken = _saves(alcove, files, texts, edits)
            left = alcove.status().waiting
            row = _row(f"save → found, {before} files waiting ({left} at the end)", 2.0, taken)
            row.figures.update(waiting_before=before, waiting_after=left)
            yield row
            watching.cancel()


def _row(what: str, bar: float, taken: list[tuple[str, float]]) -> Row:
    seconds = [spent for _, spent in taken]
    by_way = {way: percentile([spent for w, spent in taken if w == way], 0.5) for way in WAYS}
    ways = ", ".join(f"{way} {spent:.2f}" for way, spent in by_way.items())
    return at_most(
        f"{what}: p95 of {len(taken)} saves",
        percentile(seconds, 0.95),
        bar,
        unit=" s",
        note=f"p50 {percentile(seconds, 0.5):.2f} s ({ways}), longest {max(seconds):.2f} s",
        seconds=seconds,
    )


def _saves(alcove: Engine, files: list[Path], texts: Iterator[str], edits: int) -> list[tuple[str, float]]:
    dice = random.Random(edits)
    taken = []
    for number in range(edits):
        way = WAYS[number % len(WAYS)]
        word = "q" + secrets.token_hex(6)
        file = dice.choice(files)
        closed = _save(file, way, next(texts), word)
        taken.append((way, _found_after(alcove, file, word, closed)))
        time.sleep(dice.random() * 0.3)  # so that saves fall anywhere in the rhythm of what runs behind
    return taken


def _save(file: Path, way: str, text: str, word: str) -> float:
    """Saves and gives the moment of the writer's close()."""
    if way == "append":
        with file.open("a", encoding="utf-8") as out:
            out.write(f"\n\nLater it said {word}.\n")
        return time.perf_counter()
    middle = text.index(" ", len(text) // 2)
    text = f"{text[:middle]} {word}{text[middle:]}"
    target = file if way == "in place" else file.with_suffix(".tmp")
    with target.open("w", encoding="utf-8") as out:
        out.write(text)
    closed = time.perf_counter()
    if way == "rename":
        target.replace(file)
    return closed


def _found_after(alcove: Engine, file: Path, word: str, closed: float) -> float:
    while (spent := time.perf_counter() - closed) < LONGEST_SECONDS:
        asked = time.perf_counter()
        if any(found.path == file and word in found.text for found in alcove.search(word).results):
            return time.perf_counter() - closed
        time.sleep(max(0.0, POLL_SECONDS - (time.perf_counter() - asked)))
    return spent


def _backlog(place: Path, wanted: int) -> Path:
    """A folder of real files, none of them twice: PEPs, chapters of a book, then abstracts."""
    folder = place / "backlog"
    folder.mkdir()
    sources = [*peps(), *sorted(data("kb/rust-book").rglob("*.md"))][:wanted]
    for number, source in enumerate(sources):
        shutil.copy(source, folder / f"{number} {source.name}")
    for number, abstract in enumerate(abstracts()[-(wanted - len(sources)) :] if wanted > len(sources) else []):
        (folder / f"abstract {number}.txt").write_text(abstract, encoding="utf-8")
    return folder
