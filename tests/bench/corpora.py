"""Indexes that take long to build, kept between runs in the cache folder and brought up to date by `index`."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import site
import sysconfig
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

from engine.core import Engine
from engine.paths import Paths
from tests.bench.ground import cache, data, index_reader, size

BATCH_BYTES = 2_000_000
LARGEST = 400_000  # bytes of a file: larger ones are tables of data more often than text
TEXT = {".py", ".rst", ".md", ".txt", ".html", ".c", ".h", ".pyi"}


def scifact() -> Engine:
    """SciFact, an abstract a file, named by its id."""
    return _indexed("scifact", _scifact_files())


def squad(*, without: Collection[str] = ()) -> Engine:
    """The 26 articles of SQuAD, or all but some."""
    left_out = hashlib.sha256(repr(sorted(without)).encode()).hexdigest()[:8]
    name = f"squad-without-{left_out}" if without else "squad"
    files = (file for file in _files(data("squad") / "folder") if file.name not in without)
    return _indexed(name, ((file.name, file.read_bytes()) for file in files))


def large(chunks: int) -> Engine:
    """At least this many distinct real chunks: the shared sets, then the text there is on this machine.

    Raises:
        AssertionError: this machine holds too little text.
    """
    place = cache("large")
    folder = place / "files"
    alcove = _engine(place)
    folder.mkdir(exist_ok=True)
    alcove.add_folder(folder)
    alcove.index().result()
    if _passages(alcove) >= chunks:  # kept from an earlier run
        return alcove
    known: set[bytes] = set()
    batch = 0
    for name, content in chain(_shared_files(), _scifact_files(), _machine_files()):
        digest = hashlib.sha256(content).digest()
        if digest in known:  # no copies
            continue
        known.add(digest)
        file = folder / name
        if not file.exists():
            file.write_bytes(content)
            batch += len(content)
        if batch >= BATCH_BYTES:
            alcove.index().result()
            batch = 0
            if _passages(alcove) >= chunks:
                return alcove
    alcove.index().result()
    assert _passages(alcove) >= chunks, f"this machine has real text for {_passages(alcove)} chunks only"
    return alcove


def _passages(alcove: Engine) -> int:
    with index_reader(alcove) as reader:
        return reader.passages()


def _engine(place: Path) -> Engine:
    return Engine(Paths.at(place / "profile"))


def _indexed(name: str, files: Iterator[tuple[str, bytes]]) -> Engine:
    place = cache(name)
    folder = place / "files"
    if not folder.exists():
        part = place / "part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        for file, content in files:
            (part / file).write_bytes(content)
        part.rename(folder)
    alcove = _engine(place)
    alcove.add_folder(folder)
    alcove.index().result()
    return alcove


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _scifact_files() -> Iterator[tuple[str, bytes]]:
    lines = (data("scifact") / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[: size(len(lines), 300)]:
        entry = json.loads(line)
        yield f"{entry['_id']}.md", f"# {entry['title']}\n\n{entry['text']}\n".encode()


def _shared_files() -> Iterator[tuple[str, bytes]]:
    folders = (data("kb/peps"), data("kb/rust-book"), data("squad") / "folder")
    for folder in folders:
        for file in _files(folder):
            if file.suffix in TEXT:
                yield _flat(file.relative_to(folder)), file.read_bytes()
    for number, article in enumerate(json.loads((data("policyqa") / "dev.json").read_text(encoding="utf-8"))["data"]):
        text = "\n\n".join(dict.fromkeys(paragraph["context"] for paragraph in article["paragraphs"]))
        yield f"policy {number}.txt", text.encode()


def _machine_files() -> Iterator[tuple[str, bytes]]:
    """Python's own library, what is installed, and the system's documentation: all are real text and code."""
    roots = [Path(sysconfig.get_path("stdlib")), *map(Path, site.getsitepackages()), Path("/usr/share/doc")]
    for root in roots:
        for file in _files(root) if root.is_dir() else []:
            readable = file.suffix in TEXT or (root.name == "doc" and not file.suffix)
            if readable and "__pycache__" not in file.parts and 500 < file.stat().st_size < LARGEST:
                name = _flat(Path(root.name) / file.relative_to(root))
                yield name if file.suffix else f"{name}.txt", file.read_bytes()


def _flat(path: Path) -> str:
    return re.sub(r"[^\w.-]+", "_", "__".join(path.parts))[-200:]
