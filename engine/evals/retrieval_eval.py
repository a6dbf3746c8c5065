"""How good retrieval is on a labelled corpus in BEIR's layout: what `alcove eval retrieval` runs.

A query or a document may say its kind or type, either beside its text or in BEIR's `metadata`; the figures are
then told apart by them.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import scoring
from engine.embedding import cosines
from engine.errors import EngineError
from engine.evals.evaluation import Progress, silent
from engine.text import jsonl
from engine.types import Document, EvalCase, EvalPassage, RetrievalScores, SearchMode, Span

if TYPE_CHECKING:
    from engine.embedding.embedder import Embedder
    from engine.retrieval.retriever import Retriever
    from engine.store.index import IndexWriter

MODES: tuple[SearchMode, ...] = ("keyword", "vector", "hybrid")
BATCH = 512  # documents that are embedded and written together
DEPTH = 10  # of a ranking that is looked at
SHOWN = 5  # documents that a case shows
LONGEST = 1500  # characters of a document that a case shows


def retrieval(
    folder: Path,
    embedder: Embedder,
    work: Path,
    *,
    scale: cosines.Scale = cosines.STARTER,
    progress: Progress = silent,
) -> RetrievalScores:
    """Indexes a corpus and ranks its documents, each by its best chunk, in every mode.

    Args:
        folder: holds `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv` (or another `qrels/*.tsv`).
        work: an empty folder for the index; the caller deletes it.
        scale: of the embedder's cosines.

    Raises:
        EngineError: a file is missing or not of that layout, or none of its queries is judged.
    """
    from engine.retrieval.retriever import Retriever
    from engine.store.index import IndexWriter
    from engine.store.search import IndexReader

    gains = _qrels(folder)
    queries = {str(row["_id"]): row for row in jsonl.rows(folder / "queries.jsonl", "_id", "text")}
    corpus = list(jsonl.rows(folder / "corpus.jsonl", "_id", "text"))
    asked = [each for each in gains if each in queries]
    if not asked:
        raise EngineError(f"no query of {folder} is judged", "the first column of qrels names the _id of a query")
    total = len(corpus) + len(asked)
    index = work / "eval.db"
    writer = IndexWriter(index, embedder.dimensions)
    try:
        for at in range(0, len(corpus), BATCH):
            _write(writer, embedder, corpus[at : at + BATCH], at)
            progress(min(at + BATCH, len(corpus)), total)
    finally:
        writer.close()
    retriever = Retriever(lambda: IndexReader(index, {0: work}), embedder, scale)
    reader = IndexReader(index, {0: work})
    known = {str(row["_id"]): row for row in corpus}
    names = [str(row["_id"]) for row in corpus]
    judged: list[_Judged] = []
    try:
        for done, query in enumerate(asked, 1):
            text = str(queries[query]["text"])
            rankings = {
                mode: [names[each] for each in _documents(retriever, reader, text, mode)][:DEPTH] for mode in MODES
            }
            judged.append(_judge(queries[query], gains[query], rankings, known))
            progress(len(corpus) + done, total)
    finally:
        reader.close()
        retriever.close()
    return replace(
        _summary(judged),
        by_kind=_apart(judged, "kind"),
        by_type=_apart(judged, "type"),
        cases=tuple(sorted((each.case for each in judged), key=lambda case: case.score)),
    )


def nothing_ranked() -> RetrievalScores:
    """The scores of no query: every name there is."""
    return _summary(())


# --------------------------------------------------------------------------- judging


@dataclass(frozen=True, slots=True)
class _Judged:
    """One query: its measures by name and mode."""

    case: EvalCase
    measures: Mapping[str, Mapping[str, float]]


def _judge(
    query: Mapping[str, Any],
    gains: Mapping[str, float],
    rankings: Mapping[SearchMode, Sequence[str]],
    corpus: Mapping[str, Mapping[str, Any]],
) -> _Judged:
    measures: dict[str, dict[str, float]] = {
        "ndcg@10": {mode: scoring.ndcg(ranking, gains) for mode, ranking in rankings.items()},
        "recall@10": {mode: scoring.recall(ranking, gains) for mode, ranking in rankings.items()},
        "mrr@10": {mode: scoring.reciprocal_rank(ranking, gains) for mode, ranking in rankings.items()},
    }
    relevant = [each for each, gain in gains.items() if gain > 0]
    found = rankings["hybrid"]
    case = EvalCase(
        question=str(query["text"]),
        kind=_said(query, "kind"),
        type=next((type for each in relevant if (type := _said(corpus.get(each, {}), "type"))), ""),
        score=measures["ndcg@10"]["hybrid"],
        why=_why(relevant, rankings),
        wanted=tuple(_titled(each, corpus) for each in relevant),
        given="; ".join(_titled(each, corpus) for each in found[:SHOWN]),
        passages=tuple(
            EvalPassage(_titled(each, corpus), {}, str(corpus[each]["text"])[:LONGEST], each in relevant)
            for each in found[:SHOWN]
        ),
        figures={f"ndcg@10.{mode}": measures["ndcg@10"][mode] for mode in MODES},
    )
    return _Judged(case, measures)


def _why(relevant: Sequence[str], rankings: Mapping[SearchMode, Sequence[str]]) -> str:
    """Where the first relevant document came, if it did not come first."""
    ranks: dict[str, int | None] = {
        mode: next((rank for rank, each in enumerate(ranking, 1) if each in relevant), None)
        for mode, ranking in rankings.items()
    }
    if ranks["hybrid"] == 1:
        return ""
    halves = [f"{mode} search finds it at {ranks[mode]}" for mode in ("keyword", "vector") if ranks[mode]]
    alone = f"; {' and '.join(halves)}" if halves else ""
    if ranks["hybrid"] is None:
        return f"nothing relevant among the first {DEPTH}{alone}"
    return f"the first relevant document comes at {ranks['hybrid']}{alone}"


def _said(row: Mapping[str, Any], key: str) -> str:
    metadata = row.get("metadata")
    return str(row.get(key) or (metadata.get(key) if isinstance(metadata, dict) else "") or "")


def _titled(document: str, corpus: Mapping[str, Mapping[str, Any]]) -> str:
    title = " ".join(str(corpus.get(document, {}).get("title") or "").split())
    return f"{title} ({document})" if title else document


def _apart(judged: Sequence[_Judged], by: str) -> dict[str, RetrievalScores]:
    groups: dict[str, list[_Judged]] = defaultdict(list)
    for each in judged:
        if name := getattr(each.case, by):
            groups[name].append(each)
    return {name: _summary(groups[name]) for name in sorted(groups)}


def _summary(judged: Sequence[_Judged]) -> RetrievalScores:
    def means(name: str) -> dict[str, float]:
        return {mode: scoring.mean([each.measures[name][mode] for each in judged]) for mode in MODES}

    return RetrievalScores(means("ndcg@10"), means("recall@10"), means("mrr@10"), len(judged))


# --------------------------------------------------------------------------- the corpus


def _write(writer: IndexWriter, embedder: Embedder, rows: Sequence[Mapping[str, Any]], first: int) -> None:
    from engine.indexing.chunker import chunk
    from engine.store.index import passage_key
    from engine.store.stat import Stat

    documents = [_document(str(row.get("title") or ""), str(row["text"])) for row in rows]
    chunked = [chunk(document, tokenizer=embedder.tokenizer) for document in documents]
    new = {passage_key(each.context, each.text): each for chunks in chunked for each in chunks}
    known = writer.known(list(new))
    missing = [key for key in new if key not in known]
    vectors = embedder.embed_passages([new[key].embedded_text for key in missing])
    for place, (document, chunks) in enumerate(zip(documents, chunked, strict=True), first):
        writer.replace_file(
            0,
            b"d%dx" % place,  # a name that no query asks for
            Stat(0, 0, 0, 0),
            sha256="",
            title=document.title,
            remark="",
            read_ns=1,
            chunks=chunks,
            new_vectors=dict(zip(missing, vectors, strict=True)),
        )


def _document(title: str, text: str) -> Document:
    """Title as heading, then the text, without white space around them."""
    title, text = " ".join(title.split()), text.strip()
    if not title or not text:
        only = title or text
        return Document(only, (Span(0, len(only), "paragraph", {}),) if only else (), title)
    start = len(title) + 2
    spans = (Span(0, len(title), "heading", {}, 1), Span(start, start + len(text), "paragraph", {}))
    return Document(f"{title}\n\n{text}", spans, title)


def _documents(retriever: Retriever, reader: Any, query: str, mode: SearchMode) -> list[int]:
    """Numbers of the documents that hold the candidates, each at the rank of its best chunk."""
    hits = retriever.candidates(query, mode=mode)
    holders: dict[int, list[int]] = defaultdict(list)
    for place in reader.occurrences(list(hits)):
        holders[place.passage].append(int(os.fsencode(place.path.name)[1:-1]))
    ranked = sorted(hits, key=lambda passage: -hits[passage].score)
    return list(dict.fromkeys(document for passage in ranked for document in sorted(holders[passage])))


def _qrels(folder: Path) -> dict[str, dict[str, float]]:
    files = [folder / "qrels" / "test.tsv", *sorted((folder / "qrels").glob("*.tsv"))]
    file = next((each for each in files if each.is_file()), None)
    if file is None:
        raise EngineError(f"{folder} holds no qrels/test.tsv", "give a folder in BEIR's layout")
    gains: dict[str, dict[str, float]] = defaultdict(dict)
    for number, cells in _lines(file):
        if number == 1 and cells[-1:] == ["score"]:
            continue
        try:
            query, document, gain = cells
            gains[query][document] = float(gain)
        except ValueError:
            raise EngineError(f"{file}, line {number}: not query, document and score", "part them by tabs") from None
    return gains


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.strip():
            yield number, line.split("\t")
