"""A question to passages, and to the sentences that answer it.

Words and meaning are searched at the same time, each on a connection and a thread of its own; what they find is
fused, and chunks that stand next to each other in a file become one passage.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.embedding import cosines
from engine.retrieval import quoting, ranking
from engine.store.index import SPACELESS
from engine.text import locating, orders, terms
from engine.text.typed import Typed
from engine.types import FileStateName, Filters, Occurrence, Passage, SearchMode

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from engine.embedding.embedder import Embedder
    from engine.store.search import IndexReader

CANDIDATES = 100
"""Passages the keyword half offers."""
NEAREST = 50
"""Passages the vector half offers. Over 100,000 chunks each further ten cost a millisecond; what they would add to
nDCG@10 is a row of `make bench`."""
MERGED = 3
"""Chunks that are shown as one passage at most: more would crowd out other files."""
NAMED_FILES = 4
NAME_SHARE = 0.5
"""Share of a query's terms (by their weight) that a file's name must hold to be found by name."""
NAME_WEIGHT = 0.5
"""What a name that holds them all adds to a fused score of 0..1."""
ALIKE = 0.3
"""Cosine, on the starter's scale, from which meaning alone lists a passage for a typed query: what has nothing to do
with the query stays below 0.25."""
BEGUN = 0.5
"""What a keyword score weighs where only the beginning of a word led to it, though the word itself is there too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate passage with its scores; `named` is what the name of its file added, `vector` the cosine on the
    starter's scale."""

    score: float
    keyword: float | None
    vector: float | None
    named: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search looked at: every candidate's scores by passage, and the best of them in groups of neighbours.

    `suspect` are those that lead a half and read like orders to an assistant: no other's score is measured by theirs.
    """

    hits: Mapping[int, Hit]
    groups: Sequence[Sequence[Occurrence]]
    suspect: Set[int] = frozenset()

    def passages(self, k: int) -> tuple[Passage, ...]:
        """The best `k`, best first."""
        return tuple(_passage(rank, group, self.hits) for rank, group in enumerate(self.groups[:k], 1))


class Retriever:
    """Searches one index generation. Use it from one thread at a time, and close it.

    Args:
        open_reader: opens a connection of its own to the index.
        embedder: the one whose vectors the index holds.
        scale: of its cosines; none leaves here but on the scale of the starter.
    """

    def __init__(
        self, open_reader: Callable[[], IndexReader], embedder: Embedder, scale: cosines.Scale = cosines.STARTER
    ) -> None:
        self.embedder = embedder.identity
        self.scale = scale
        self._embedder = embedder
        self._words = open_reader()  # used on the other thread only while a search runs
        self._meaning = open_reader()
        self._thread = ThreadPoolExecutor(1, "keyword-search")

    def close(self) -> None:
        self._thread.shutdown(wait=True)
        self._words.close()
        self._meaning.close()

    @property
    def reader(self) -> IndexReader:
        """The index itself, for questions that need no ranking."""
        return self._meaning

    def files(self, state: FileStateName = "indexed") -> int:
        """How many files are searched; or are in another state."""
        return sum(states.get(state, 0) for states in self._meaning.counts().values())

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that the embedder declares to know; empty if it declares none."""
        return self._embedder.languages

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of a few short texts."""
        return self._embedder.embed_sentences(texts)

    def opening(self, path: Path, characters: int) -> str:
        """How the text of a file begins: at least so many characters, if it has them."""
        return self._meaning.opening(path, characters)

    # ------------------------------------------------------------------ search

    def search(
        self, query: str | Typed, *, k: int = 10, mode: SearchMode = "hybrid", filters: Filters = Filters()
    ) -> tuple[Passage, ...]:
        """The best `k` passages, best first; any query is fine, and a blank one finds nothing.

        Raises:
            EngineError: the index or the embedder cannot be read.
        """
        return self.look(query, k=k, mode=mode, filters=filters).passages(k)

    def look(
        self, query: str | Typed, *, k: int = 10, mode: SearchMode = "hybrid", filters: Filters = Filters()
    ) -> Found:
        """As `search`, with all that was looked at on the way."""
        hits = self.candidates(query, mode=mode, filters=filters, k=k)
        best = sorted(hits, key=lambda passage: -hits[passage].score)
        places = self.places(best[: max(2 * k, k + 10)], filters)
        # What repeats the question, to be found and obeyed, must not make what answers it look bad.
        suspect = _suspect(places, hits) if mode == "hybrid" and isinstance(query, str) else frozenset()
        if suspect:
            hits = _fused(hits, without=suspect)
            places.sort(key=lambda place: -hits[place.passage].score)
        return Found(hits, _neighbours(places), suspect)

    def candidates(
        self, query: str | Typed, *, mode: SearchMode = "hybrid", filters: Filters = Filters(), k: int = 10
    ) -> dict[int, Hit]:
        """Scores of every passage that either half offers, by passage; enough of them for `k` results.

        Where words must stand together, meaning alone offers nothing, but has its say in the order.
        """
        nearest, matching = max(NEAREST, 2 * k), max(CANDIDATES, 2 * k)
        query, typed = (query, None) if isinstance(query, str) else (query.text, query)
        if not query.strip():
            return {}
        if mode == "keyword":
            by_words = self._by_words(query, matching, filters, typed)[0]
            return {each: Hit(score, score, None) for each, score in by_words.items()}
        if mode == "vector":
            vector = self._embedder.embed_query(query)
            found = self._meaning.nearest(vector, nearest, filters)
            return {each: Hit(self.scale(cosine), None, self.scale(cosine)) for each, cosine in found}
        searching = self._thread.submit(self._by_words, query, matching, filters, typed)
        try:
            vector = self._embedder.embed_query(query)
            cosine = {each: self.scale(near) for each, near in self._meaning.nearest(vector, nearest, filters)}
        finally:
            searching.exception()  # waits: the connection is free again when this method ends
        keyword, named = searching.result()
        missing = [each for each in {*keyword, *named} if each not in cosine]
        for each, row in self._meaning.vectors(missing).items():
            cosine[each] = self.scale(float(row @ vector))
        bonus = {each: NAME_WEIGHT * share for each, share in named.items()}
        hits = _fused(
            {
                each: Hit(0.0, keyword.get(each), cosine.get(each), bonus.get(each, 0.0))
                for each in {**keyword, **cosine, **bonus}
            }
        )
        return hits if typed is None else {each: hit for each, hit in hits.items() if _belongs(hit, typed)}

    def _by_words(
        self, query: str, limit: int, filters: Filters, typed: Typed | None = None
    ) -> tuple[dict[int, float], dict[int, float]]:
        """bm25 by passage, and, for passages that begin a file whose name was asked for, the share it holds."""
        reader = self._words
        asked = terms.terms(query, reader)
        found: dict[int, float] = {}
        unfinished = typed.unfinished if typed else ""
        whole = any(term.count for term in asked if term.word == unfinished)
        if match := terms.expression(asked, typed, goes_on=bool(unfinished) and not whole):
            found.update(reader.keyword(match, limit, filters))
        if whole and len(found) < limit:
            for passage, score in reader.keyword(terms.expression(asked, typed, goes_on=True), limit, filters):
                found.setdefault(passage, score * BEGUN)
        if match := terms.trigrams(query, SPACELESS):
            for passage, score in reader.keyword_trigram(match, limit, filters):
                found[passage] = found.get(passage, 0.0) + score
        return found, self._by_name(asked, filters, typed)

    def _by_name(self, asked: Sequence[terms.Term], filters: Filters, typed: Typed | None) -> dict[int, float]:
        reader = self._words
        names = [f'"{term.word}"' for term in asked[: terms.MAX_TERMS]] + (typed.beginnings() if typed else [])
        match = " OR ".join(names)
        files = reader.name_matches(match, NAMED_FILES) if match else []
        if not files:
            return {}
        weights = self._weights(asked)
        total = sum(weights.values())
        begun = {term.stem for term in asked if typed and term.word == typed.unfinished}
        shares: dict[int, float] = {}
        for file, _ in files:
            for first in reader.neighbours(file, 0, 0):
                held = {*reader.stems(" ".join(first.path.parts[-3:]))}
                if typed and any(typed.may_become(stem) for stem in held):
                    held |= begun
                share = sum(weight for stem, weight in weights.items() if stem in held) / total
                if share >= NAME_SHARE:
                    shares[first.passage] = share
        if not shares:
            return {}
        allowed = {place.passage for place in reader.occurrences(list(shares), filters)}
        return {passage: share for passage, share in shares.items() if passage in allowed}

    def _weights(self, asked: Iterable[terms.Term], without: Sequence[Set[str]] = ()) -> dict[str, float]:
        """The inverse document frequency of each stem, `without` the passages whose stems are given."""
        total = self._words.passages() - len(without)
        counts = {term.stem: term.count - sum(term.stem in held for held in without) for term in asked}
        # The index may have lost a passage since it was found.
        return {stem: math.log(1 + (max(0, total) + 0.5) / (max(0, count) + 0.5)) for stem, count in counts.items()}

    def query_terms(self, query: str) -> list[terms.Term]:
        """The words of a query that can find something, each with the number of passages that hold it."""
        return terms.terms(query, self._words)

    def places(self, passages: Sequence[int], filters: Filters) -> list[Occurrence]:
        """One place of each passage, in their order: of copies the one in the file changed last."""
        chosen: dict[int, Occurrence] = {}
        for place in self._meaning.occurrences(passages, filters):
            known = chosen.get(place.passage)
            if known is None or (-place.modified, str(place.path), place.ordinal) < (
                -known.modified,
                str(known.path),
                known.ordinal,
            ):
                chosen[place.passage] = place
        return [chosen[passage] for passage in passages if passage in chosen]

    # ------------------------------------------------------------------ quotes

    def quote(self, query: str, passages: Sequence[Passage]) -> quoting.Evidence:
        """The one to three sentences of `passages` that answer best, and how much they speak to the query."""
        asked = terms.terms(query, self._words)
        embed, stems = self._embedder.embed_sentences, self._words.stems
        # A document that repeats the question, to be found and obeyed, must not make its words say less.
        suspect = [{*stems(each.text)} for each in passages if orders.reads_like_one(each.text)]
        question = quoting.Question(query, self._weights(asked, suspect), self._embedder.embed_query(query))
        return quoting.quote(question, passages, stems=stems, embed=embed, scale=self.scale)


def _suspect(places: Sequence[Occurrence], hits: Mapping[int, Hit]) -> frozenset[int]:
    """Those that read like orders to an assistant and lead one of the halves, by which all others are measured."""
    found: set[int] = set()
    for half in ("keyword", "vector"):
        leading = sorted(places, key=lambda place: -(getattr(hits[place.passage], half) or 0.0))
        found.update(
            place.passage for place in itertools.takewhile(lambda each: orders.reads_like_one(each.text), leading)
        )
    return frozenset(found)


def halves(hits: Mapping[int, Hit], without: Set[int] = frozenset()) -> ranking.Halves:
    """Both halves of a hybrid search; arguments as of `ranking.halves`."""
    return ranking.halves(
        {each: hit.keyword for each, hit in hits.items() if hit.keyword is not None},
        {each: hit.vector for each, hit in hits.items() if hit.vector is not None},
        without=without,
    )


def _fused(hits: Mapping[int, Hit], without: Set[int] = frozenset()) -> dict[int, Hit]:
    """The hits with the score that both halves and the file's name make."""
    both = halves(hits, without)
    return {each: replace(hit, score=sum(both.parts(each)) + hit.named) for each, hit in hits.items()}


def _belongs(hit: Hit, typed: Typed) -> bool:
    """Whether a person who typed this would understand why it is listed."""
    if typed.together:
        return hit.keyword is not None
    return hit.keyword is not None or hit.named > 0 or (hit.vector or 0.0) >= ALIKE


def _neighbours(places: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Groups of at most `MERGED` chunks that follow each other in a file, in the order of their best."""
    groups: list[list[Occurrence]] = []
    for place in places:
        for group in groups:
            if group[0].file != place.file or len(group) >= MERGED:
                continue
            if place.ordinal == group[-1].ordinal + 1:
                group.append(place)
                break
            if place.ordinal == group[0].ordinal - 1:
                group.insert(0, place)
                break
        else:
            groups.append([place])
    return groups


def _passage(rank: int, group: Sequence[Occurrence], hits: Mapping[int, Hit]) -> Passage:
    best = max(group, key=lambda place: hits[place.passage].score)
    hit = hits[best.passage]
    first, last = group[0], group[-1]
    return Passage(
        rank=rank,
        score=hit.score,
        path=first.path,
        title=first.title,
        locator=locating.join(first.locator, last.locator),
        text="".join(place.text for place in group),
        start=first.start,
        end=last.end,
        sha256=first.sha256,
        modified=first.modified,
        context=first.context,
        keyword=hit.keyword,
        vector=hit.vector,
        parts=locating.parts(group),
    )
