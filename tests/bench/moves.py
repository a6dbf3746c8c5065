"""Rename a folder of 500 files, touch 500 files, copy it: nothing is embedded and nothing is lost.

Each is done twice: while the folder is being watched, and while nobody watches, with `index` afterwards. What is
embedded is counted at the embedder's own door; what is held is every chunk of every file, word for word.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.core import Engine
from tests.bench.ground import CountingEmbedder, abstracts, engine, scratch, size, stored, until
from tests.bench.rows import Row

Texts = Counter[tuple[str, tuple[str, ...]]]


def run() -> Iterator[Row]:
    files = size(500, 20)
    with scratch() as place:
        root = place / "root"
        (root / "first").mkdir(parents=True)
        for number, abstract in enumerate(abstracts()[:files]):
            (root / "first" / f"{number}.md").write_text(abstract, encoding="utf-8")
        embedder = CountingEmbedder(place)
        with engine(place, embedder=embedder) as alcove:
            alcove.add_folder(root)
            alcove.index().result()
            once = _texts(alcove)
            assert sum(once.values()) == files

            def unwatched(what: str, change: Callable[[], object], below: str, wanted: Texts) -> Row:
                before = embedder.embedded
                change()
                alcove.index().result()
                return _row(f"{what}, then index", embedder.embedded - before, _texts(alcove), wanted, alcove, below)

            def watched(what: str, change: Callable[[], object], below: str, wanted: Texts) -> Row:
                before = embedder.embedded
                watching = alcove.watch()
                until(lambda: alcove.status().waiting == 0)
                change()
                until(lambda: _texts(alcove) == wanted and _in_step(alcove), every=0.2)
                watching.cancel()
                watching.join()
                return _row(f"{what}, watched", embedder.embedded - before, _texts(alcove), wanted, alcove, below)

            yield unwatched(f"rename a folder of {files}", _rename(root, "first", "second"), "second", once)
            yield watched(f"rename a folder of {files}", _rename(root, "second", "third"), "third", once)
            yield unwatched(f"touch {files} files", lambda: _touch(root / "third"), "third", once)
            yield watched(f"touch {files} files", lambda: _touch(root / "third"), "third", once)
            yield unwatched(f"copy a folder of {files}", _copy(root, "third", "fourth"), "fourth", once + once)
            yield watched(f"copy a folder of {files}", _copy(root, "third", "fifth"), "fifth", once + once + once)


def _row(what: str, embedded: int, held: Texts, wanted: Texts, alcove: Engine, below: str) -> Row:
    lost = sum((wanted - held).values())
    extra = sum((held - wanted).values())
    note = f"{lost} files lost, {extra} too many, {_below(alcove, below)} under their new place"
    ok = embedded == 0 and not lost and not extra
    figures = {"embedded": embedded, "lost": lost, "extra": extra}
    return Row(what, f"{embedded} embedded, {lost} lost", "0 and 0", ok, note, figures)


def _rename(root: Path, old: str, new: str) -> Callable[[], object]:
    return lambda: (root / old).rename(root / new)


def _copy(root: Path, old: str, new: str) -> Callable[[], object]:
    return lambda: shutil.copytree(root / old, root / new)


def _touch(folder: Path) -> None:
    for file in folder.iterdir():
        os.utime(file)


def _texts(alcove: Engine) -> Texts:
    """What is held of every file, by its name in its folder."""
    return Counter((path.name, tuple(chunk.text for chunk in chunks)) for path, chunks in stored(alcove).items())


def _in_step(alcove: Engine) -> bool:
    """Whether every file is held under the time stamp, and so under the name, that it has on the disk."""
    try:
        return all(abs(chunks[0].modified - path.stat().st_mtime) < 1e-3 for path, chunks in stored(alcove).items())
    except FileNotFoundError:
        return False


def _below(alcove: Engine, folder: str) -> int:
    return sum(path.parent.name == folder for path in stored(alcove))
