"""How good retrieval and answers are on labelled questions: what `alcove eval` runs.

Definitions are those of `alcove eval` in the documentation; the measures themselves are in `scoring`.
"""

from __future__ import annotations

import json
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import scoring, wire
from engine.errors import EngineError
from engine.types import Answer, Citation, Document, RetrievalScores, SearchMode, Source, Span

if TYPE_CHECKING:
    from engine.embedder import Embedder
    from engine.retriever import Retriever
    from engine.store.index import IndexWriter

MODES: tuple[SearchMode, ...] = ("keyword", "vector", "hybrid")
BATCH = 512  # documents that are embedded and written together

Progress = Callable[[float, float], None]
"""Called with what is done and the total."""


def _silent(done: float, total: float) -> None:
    pass


# --------------------------------------------------------------------------- retrieval


def retrieval(folder: Path, embedder: Embedder, work: Path, *, progress: Progress = _silent) -> RetrievalScores:
    """Indexes a corpus in BEIR's layout and ranks its documents, each by its best chunk, in every mode.

    Args:
        folder: holds `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv` (or another `qrels/*.tsv`).
        work: an empty folder for the index; the caller deletes it.

    Raises:
        EngineError: a file is missing or not of that layout.
    """
    from engine.retriever import Retriever
    from engine.store.index import IndexWriter
    from engine.store.search import IndexReader

    gains = _qrels(folder)
    queries = {str(row["_id"]): str(row["text"]) for row in _rows(folder / "queries.jsonl", "_id", "text")}
    corpus = list(_rows(folder / "corpus.jsonl", "_id", "text"))
    asked = [each for each in gains if each in queries]
    total = len(corpus) + len(asked)
    index = work / "eval.db"
    writer = IndexWriter(index, embedder.dimensions)
    try:
        for at in range(0, len(corpus), BATCH):
            _write(writer, embedder, corpus[at : at + BATCH], at)
            progress(at, total)
    finally:
        writer.close()
    names = [str(row["_id"]) for row in corpus]
    retriever = Retriever(lambda: IndexReader(index, {0: work}), embedder)
    reader = IndexReader(index, {0: work})
    figures: dict[str, dict[str, list[float]]] = {mode: defaultdict(list) for mode in MODES}
    try:
        for done, query in enumerate(asked):
            for mode in MODES:
                ranking = [names[each] for each in _documents(retriever, reader, queries[query], mode)]
                figures[mode]["ndcg"].append(scoring.ndcg(ranking, gains[query]))
                figures[mode]["recall"].append(scoring.recall(ranking, gains[query]))
                figures[mode]["mrr"].append(scoring.reciprocal_rank(ranking, gains[query]))
            progress(len(corpus) + done + 1, total)
    finally:
        reader.close()
        retriever.close()
    means: dict[str, dict[str, float]] = {
        name: {mode: scoring.mean(figures[mode][name]) for mode in MODES} for name in ("ndcg", "recall", "mrr")
    }
    return RetrievalScores(means["ndcg"], means["recall"], means["mrr"], len(asked))


def _write(writer: IndexWriter, embedder: Embedder, rows: Sequence[Mapping[str, Any]], first: int) -> None:
    from engine.chunker import chunk
    from engine.store.index import Stat, passage_key

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
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if (number == 1 and cells[-1:] == ["score"]) or not line.strip():
            continue
        try:
            query, document, gain = cells
            gains[query][document] = float(gain)
        except ValueError:
            raise EngineError(f"{file}, line {number}: not query, document and score", "part them by tabs") from None
    return gains


def _rows(file: Path, *needed: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises:
        EngineError: it cannot be read, or a line is not an object with the keys `needed`.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{file} cannot be read: {error}", "give a file of JSON lines in UTF-8") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EngineError(f"{file}, line {number}: not JSON", "write one JSON object a line") from error
        missing = [key for key in needed if not isinstance(row, dict) or key not in row]
        if missing:
            raise EngineError(f"{file}, line {number}: {missing[0]} is missing", f"needed: {', '.join(needed)}")
        yield row


# --------------------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with what a right answer holds. `file`: where it stands, as the end of a path; "" if not said."""

    question: str
    answers: tuple[str, ...]
    answerable: bool
    file: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """`precision` and `recall` of refusing the unanswerable; None where nothing was refused, or nothing should be."""

    precision: float | None
    recall: float | None
    wrongly_refused: float | None


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """What `eval answers` measured.

    f1, em, contains, quotes and passages count answerable questions; None if there was none. A quote or passage is
    right if it holds an answer (a passage also lies in the file, where that is given). A citation is right if it
    lies in the file and holds an answer: `citation_precision` of all citations, `citation_recall` of all answerable
    questions that were answered.
    """

    n: int
    f1: float | None
    em: float | None
    contains: float | None
    quote_at_1: float | None
    quote_at_3: float | None
    passage_at_5: float | None
    refusal: Refusal
    citation_precision: float | None
    citation_recall: float | None
    by_kind: Mapping[str, AnswerScores] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As the command promises it."""
        refusal = self.refusal
        return {
            "f1": self.f1,
            "em": self.em,
            "contains": self.contains,
            "quotes": {"at_1": self.quote_at_1, "at_3": self.quote_at_3},
            "passage_at_5": self.passage_at_5,
            "refusal": {
                "precision": refusal.precision,
                "recall": refusal.recall,
                "wrongly_refused": refusal.wrongly_refused,
            },
            "citation": {"precision": self.citation_precision, "recall": self.citation_recall},
            "n": self.n,
            "by_kind": {kind: each.to_json() for kind, each in self.by_kind.items()},
        }


def questions(file: Path, *, limit: int | None = None, seed: int = 0) -> list[LabelledQuestion]:
    """The questions of a JSONL file, or a sample of `limit` in which each kind keeps its share.

    Raises:
        EngineError: the file cannot be read, or holds no questions.
    """
    found = [
        LabelledQuestion(
            str(row["question"]),
            tuple(map(str, row["answers"])),
            bool(row["answerable"]),
            str(row.get("file") or ""),
            str(row.get("kind") or ""),
        )
        for row in _rows(file, "question", "answers", "answerable")
    ]
    if not found:
        raise EngineError(f"{file} holds no questions", "write one JSON object a line")
    return found if limit is None or limit >= len(found) else _sample(found, max(0, limit), seed)


def _sample(found: Sequence[LabelledQuestion], limit: int, seed: int) -> list[LabelledQuestion]:
    """Stratified by kind and answerability; what rounding leaves goes to the largest remainders."""
    strata: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, each in enumerate(found):
        strata[each.kind, each.answerable].append(i)
    shares = {key: len(places) * limit / len(found) for key, places in strata.items()}
    counts = {key: int(share) for key, share in shares.items()}
    for key in sorted(shares, key=lambda key: (counts[key] - shares[key], key))[: limit - sum(counts.values())]:
        counts[key] += 1
    draw = random.Random(seed)
    chosen = [place for key in sorted(strata) for place in draw.sample(strata[key], counts[key])]
    return [found[place] for place in sorted(chosen)]


def answers(
    asked: Sequence[LabelledQuestion],
    ask: Callable[[str], Answer],
    *,
    details: Path | None = None,
    progress: Progress = _silent,
) -> AnswerScores:
    """Asks every question and scores the answers.

    Args:
        ask: answers one question, each in a chat of its own.
        details: file that gets one JSON object a question, enough to score it again elsewhere.

    Raises:
        EngineError: `details` cannot be written, or `ask` raised it.
    """
    judged: list[_Judged] = []
    lines: list[str] = []
    for done, each in enumerate(asked, 1):
        answer = ask(each.question)
        judged.append(_judge(each, answer))
        lines.append(_details(each, answer, judged[-1]))
        progress(done, len(asked))
    if details is not None:
        try:
            details.write_text("\n".join(lines) + "\n", "utf-8")
        except OSError as error:
            raise EngineError(f"{details} cannot be written: {error.strerror}", "choose another file") from error
    kinds = sorted({each.kind for each in asked} - {""})
    by_kind = {kind: _summary([one for one in judged if one.kind == kind]) for kind in kinds}
    return _summary(judged, by_kind)


@dataclass(frozen=True, slots=True)
class _Judged:
    """One question's figures. `citations` says of each citation whether it is right."""

    kind: str
    answerable: bool
    refused: bool
    f1: float
    em: float
    contains: float
    quotes: tuple[float, ...]
    passages: tuple[float, ...]
    citations: tuple[bool, ...]


def _judge(asked: LabelledQuestion, answer: Answer) -> _Judged:
    words = "" if answer.refused else answer.answer
    sources = {source.n: source for source in answer.sources}
    return _Judged(
        kind=asked.kind,
        answerable=asked.answerable,
        refused=answer.refused,
        f1=scoring.token_f1(words, asked.answers),
        em=scoring.exact_match(words, asked.answers),
        contains=scoring.contains(words, asked.answers),
        quotes=tuple(scoring.contains(quote.text, asked.answers) for quote in answer.quotes[:3]),
        passages=tuple(
            scoring.contains(source.text, asked.answers) * _lies_in(source, asked.file) for source in answer.sources[:5]
        ),
        citations=tuple(
            _right(citation, sources.get(citation.source), asked)
            for sentence in answer.sentences
            for citation in sentence.citations
            if not answer.refused
        ),
    )


def _lies_in(source: Source, file: str) -> bool:
    wanted = Path(file).parts
    return source.path.parts[-len(wanted) :] == wanted if wanted else True


def _right(citation: Citation, source: Source | None, asked: LabelledQuestion) -> bool:
    return source is not None and _lies_in(source, asked.file) and bool(scoring.contains(citation.text, asked.answers))


def _details(asked: LabelledQuestion, answer: Answer, judged: _Judged) -> str:
    return wire.dumps(
        {
            "question": asked.question,
            "answers": list(asked.answers),
            "answerable": asked.answerable,
            "file": asked.file,
            "kind": asked.kind,
            "f1": judged.f1,
            "em": judged.em,
            "contains": judged.contains,
            "citations_right": list(judged.citations),
            "result": wire.answer_json(answer),
        }
    )


def _summary(judged: Sequence[_Judged], by_kind: Mapping[str, AnswerScores] | None = None) -> AnswerScores:
    answerable = [each for each in judged if each.answerable]
    answered = [each for each in answerable if not each.refused]
    precision, recall = scoring.precision_recall(
        [each.refused for each in judged], [not each.answerable for each in judged]
    )
    cited = [float(right) for each in answered for right in each.citations]
    return AnswerScores(
        n=len(judged),
        f1=_mean([each.f1 for each in answerable]),
        em=_mean([each.em for each in answerable]),
        contains=_mean([each.contains for each in answerable]),
        quote_at_1=_mean([max(each.quotes[:1], default=0.0) for each in answerable]),
        quote_at_3=_mean([max(each.quotes, default=0.0) for each in answerable]),
        passage_at_5=_mean([max(each.passages, default=0.0) for each in answerable]),
        refusal=Refusal(precision, recall, _mean([float(each.refused) for each in answerable])),
        citation_precision=_mean(cited),
        citation_recall=_mean([float(any(each.citations)) for each in answered]),
        by_kind=by_kind or {},
    )


def _mean(values: Sequence[float]) -> float | None:
    return scoring.mean(values) if values else None
