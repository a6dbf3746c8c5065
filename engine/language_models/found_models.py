"""The GGUF files that other programs keep in the home folder, so that they can be used in place.

Nothing is changed, and of each file only the header is read. A walk has bounds, and a link is followed only to
a place inside the same program's folder: Hugging Face's cache names its files that way.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from engine.errors import Cancelled, EngineError
from engine.language_models.gguf import MAGIC, Header, read_header
from engine.types import FoundModel

FOLDERS = (
    ("Hugging Face", ".cache/huggingface/hub"),
    ("LM Studio", ".lmstudio/models"),
    ("LM Studio", ".cache/lm-studio/models"),
    ("GPT4All", ".local/share/nomic.ai/GPT4All"),
    ("Jan", "jan/models"),
    ("Jan", ".local/share/Jan"),
)
OLLAMA = ".ollama/models"
OLLAMA_MODEL = "application/vnd.ollama.image.model"
OLLAMA_DEFAULTS = ("registry.ollama.ai", "library")  # what Ollama itself leaves out of a name

MAX_DEPTH = 8  # folders below the program's own; Hugging Face's cache uses four
MAX_ENTRIES = 50_000  # files and folders of one program that are looked at
MAX_FOUND = 200  # files of one program that are listed
MAX_MANIFEST = 1 << 20  # bytes
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
_UNNAMED = ("model", "ggml-model")  # stems that say nothing: the folder's name does


def find(home: Path, *, cancelled: Callable[[], bool] = lambda: False) -> list[FoundModel]:
    """What is kept below `home`, by program and name. A file that several names lead to is listed once.

    Raises:
        Cancelled: `cancelled()` became true.
    """
    seen: set[tuple[int, int]] = set()
    found = []
    for program, name, path in _candidates(home):
        if cancelled():
            raise Cancelled
        try:
            status = path.stat()
        except OSError:
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        found.append(_looked_at(program, name, path, status.st_size))
    return sorted(found, key=lambda model: (model.program, model.name.casefold()))


def _candidates(home: Path) -> Iterator[tuple[str, str, Path]]:
    """Program, name and path of every file that looks like a model."""
    for program, place in FOLDERS:
        root = _inside(home / place, home)
        if root is None:
            continue
        for number, path in enumerate(_walk(root)):
            if number == MAX_FOUND:
                break
            yield program, path.parent.name if path.stem in _UNNAMED else path.stem, path
    if (root := _inside(home / OLLAMA, home)) is not None:
        yield from (("Ollama", name, path) for name, path in _ollama(root))


def _inside(path: Path, root: Path) -> Path | None:
    """`path` without links, if it is there and inside `root`."""
    try:
        real = path.resolve(strict=True)
        return path if real.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError):  # not there, unreadable, or a link to itself
        return None


def _walk(root: Path, suffix: str = ".gguf") -> Iterator[Path]:
    """Regular files below a folder whose names end so, in the order of their names."""
    entries = 0
    folders = [(root, 0)]
    while folders:
        folder, depth = folders.pop()
        try:
            listed = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in listed:
            entries += 1
            if entries > MAX_ENTRIES:
                return
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                if depth < MAX_DEPTH:
                    folders.append((path, depth + 1))
            elif entry.name.lower().endswith(suffix) and _regular(path, root):
                yield path


def _regular(path: Path, root: Path) -> bool:
    """Whether it is a plain file, or a link to one inside `root`; a pipe would be waited for."""
    if path.is_symlink() and _inside(path, root) is None:
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


# --------------------------------------------------------------------------- Ollama


def _ollama(root: Path) -> Iterator[tuple[str, Path]]:
    """Names and blobs of Ollama's models: a manifest's path is the name, and its content names the blob."""
    manifests = root / "manifests"
    number = 0
    for manifest in _walk(manifests, ""):
        if (digest := _digest(manifest)) is None:
            continue
        blob = root / "blobs" / f"sha256-{digest}"
        if not _regular(blob, root) or not _is_gguf(blob):
            continue
        number += 1
        if number > MAX_FOUND:
            return
        *place, tag = manifest.relative_to(manifests).parts
        while place and place[0] in OLLAMA_DEFAULTS:
            place = place[1:]
        yield f"{'/'.join(place)}:{tag}", blob


def _digest(manifest: Path) -> str | None:
    """The hash of the model that a manifest names; None if it names none."""
    try:
        if manifest.stat().st_size > MAX_MANIFEST:
            return None
        content: Any = json.loads(manifest.read_bytes())
        layers = content["layers"]
        digest = next(layer["digest"] for layer in layers if layer["mediaType"] == OLLAMA_MODEL)
        match = _DIGEST.fullmatch(digest)
    except (OSError, ValueError, TypeError, LookupError, StopIteration, RecursionError):
        return None
    return match[1] if match else None


def _is_gguf(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) == MAGIC
    except OSError:
        return False


# --------------------------------------------------------------------------- one file


def _looked_at(program: str, name: str, path: Path, size: int) -> FoundModel:
    try:
        header = read_header(path)
    except EngineError as error:
        return FoundModel(program, name, path, size, "", 0, "", error.message)
    return FoundModel(
        program, name, path, size, header.quant, header.number("context_length"), header.license, _why_not(header)
    )


def _why_not(header: Header) -> str:
    parts = header.metadata.get("split.count")
    if isinstance(parts, int) and parts > 1:
        return f"it is one of {parts} parts; Alcove runs models of one file"  # told
    if header.metadata.get(f"{header.architecture}.attention.causal") is False:
        return "it turns texts into vectors and writes none"  # told
    return ""
