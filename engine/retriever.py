"""Question -> fused passages and quotes.

Keyword (bm25) and vector (exact cosine) candidates are found at the same time, on two connections, and fused by
a convex sum of min-max normalised scores; keyword-only candidates get their true cosine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.store.search import IndexReader
from engine.types import Filters, Occurrence, Passage, Quote, SearchMode

if TYPE_CHECKING:
    from engine.embedder import Embedder

CANDIDATES = 100
VECTOR_WEIGHT = 0.5
QUERY_WORDS = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best sentences for a question, and how much speaks for an answer being there (0 to 1)."""

    quotes: tuple[Quote, ...]
    relevance: float
    threshold: float


class Retriever:
    def __init__(self, open_reader: Callable[[], IndexReader], embedder: Embedder) -> None:
        self._keyword_reader = open_reader()
        self._vector_reader = open_reader()
        self._embedder = embedder
        self._pool = ThreadPoolExecutor(1, "keyword")

    def close(self) -> None:
        self._pool.shutdown(wait=True)
        self._keyword_reader.close()
        self._vector_reader.close()

    def files(self) -> int:
        return sum(states.get("indexed", 0) for states in self._vector_reader.counts().values())

    def _keyword(self, query: str, filters: Filters) -> list[tuple[int, float]]:
        reader = self._keyword_reader
        stems = [stem for stem in dict.fromkeys(reader.stems(query)) if not re.fullmatch(r"\W*", stem)][:64]
        counts = reader.term_counts(stems)
        kept = sorted((stem for stem in stems if counts[stem]), key=lambda stem: counts[stem])[:QUERY_WORDS]
        if not kept:
            return []
        return reader.keyword(" OR ".join('"' + stem.replace('"', '""') + '"' for stem in kept), CANDIDATES, filters)

    def search(
        self, query: str, *, k: int, mode: SearchMode = "hybrid", filters: Filters = Filters()
    ) -> tuple[Passage, ...]:
        future = self._pool.submit(self._keyword, query, filters) if mode != "vector" else None
        cosines: dict[int, float] = {}
        vector = None
        if mode != "keyword":
            vector = self._embedder.embed_query(query)
            cosines = dict(self._vector_reader.nearest(vector, CANDIDATES, filters))
        bm25 = dict(future.result()) if future else {}
        if mode == "keyword":
            scores = bm25
        elif mode == "vector":
            scores = cosines
        else:
            missing = [passage for passage in bm25 if passage not in cosines]
            for passage, stored in self._vector_reader.vectors(missing).items():
                cosines[passage] = float(stored @ vector)
            keyword, meaning = _scaled(bm25), _scaled(cosines)
            scores = {
                passage: VECTOR_WEIGHT * meaning.get(passage, 0.0) + (1 - VECTOR_WEIGHT) * keyword.get(passage, 0.0)
                for passage in cosines
            }
        best = sorted(scores, key=lambda passage: -scores[passage])[: 4 * k]
        places: dict[int, Occurrence] = {}
        for place in self._vector_reader.occurrences(best, filters):
            if place.passage not in places or place.modified > places[place.passage].modified:
                places[place.passage] = place
        found = [places[passage] for passage in best if passage in places][:k]
        return tuple(
            Passage(
                rank, scores[place.passage], place.path, place.title, place.locator, place.text.rstrip(), place.start,
                place.start + len(place.text.rstrip()), place.sha256, place.modified, place.context,
                bm25.get(place.passage), cosines.get(place.passage),
            )
            for rank, place in enumerate(found, 1)
        )  # fmt: skip

    def quote(self, query: str, passages: Sequence[Passage]) -> Evidence:
        from engine import sentences

        spans = [(passage, start, end) for passage in passages[:5] for start, end in sentences.split(passage.text)]
        if not spans:
            return Evidence((), 0.0, 0.3)
        vector = self._embedder.embed_query(query)
        rows = self._embedder.embed_sentences([passage.text[start:end] for passage, start, end in spans])
        order = sorted(range(len(spans)), key=lambda i: -float(rows[i] @ vector))[:3]
        quotes = tuple(
            Quote(
                spans[i][0].text[spans[i][1] : spans[i][2]], spans[i][0].path, spans[i][0].locator,
                spans[i][0].start + spans[i][1], spans[i][0].start + spans[i][2], float(rows[i] @ vector),
            )
            for i in order
        )  # fmt: skip
        return Evidence(quotes, max(passage.vector or 0.0 for passage in passages), 0.3)


def _scaled(scores: dict[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {key: (value - low) / (high - low) if high > low else 1.0 for key, value in scores.items()}
