"""Folder to searchable, everything included, against a bare onnxruntime loop over the very same chunks.

The product's clock runs from `Engine.index` on a fresh profile to its result: scanning, starting the children,
loading the model, reading, cutting, embedding, writing. The bare loop (bare_embedder.py) has its model loaded,
its chunks in memory and sorted by length, and stores nothing. They take turns.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bare_embedder import bare_rate
from tests.bench.ground import embedded_text, engine, peps_folder, scratch, size, stored
from tests.bench.rows import Row, at_least

BAR = 0.90


def run() -> Iterator[Row]:
    product, bare, chunks = [], [], 0
    for _ in range(size(3, 1)):
        with scratch() as place:
            seconds, texts = _index(place, peps_folder(place))
        chunks = len(texts)
        product.append(chunks / seconds)
        bare.append(bare_rate(texts))
    yield at_least(
        "folder to searchable: the PEPs, chunks/s against a bare onnxruntime loop",
        max(product) / max(bare),
        BAR,
        note=f"{chunks} chunks; best of {len(product)}: {max(product):.1f}/s against {max(bare):.1f}/s",
        chunks=chunks,
        product_per_s=product,
        bare_per_s=bare,
    )


def _index(place: Path, folder: Path) -> tuple[float, list[str]]:
    """Seconds, and the distinct chunks that were embedded, as the index holds them."""
    with engine(place) as alcove:
        alcove.add_folder(folder)
        begun = time.perf_counter()
        report = alcove.index().result()
        seconds = time.perf_counter() - begun
        texts = {
            (chunk.context, chunk.text): embedded_text(chunk) for file in stored(alcove).values() for chunk in file
        }
    if report.chunks_embedded != len(texts):
        raise AssertionError(f"{report.chunks_embedded} chunks were embedded, the index holds {len(texts)}")
    return seconds, list(texts.values())
