"""The values of `engine.types` as JSON: what the command prints, what scripts rely on, what chats are stored as.

Keys here are a promise (add, never change). Offsets are code points, paths absolute, scores higher-is-better.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.types import (
    Answer,
    Answerable,
    AnswerSentence,
    Change,
    ChatChoices,
    Citation,
    Conflict,
    FileRead,
    Filters,
    HeldOutLoss,
    Notice,
    Part,
    Progress,
    Quote,
    SampleAnswer,
    Side,
    Source,
    Timings,
    TrainPlanned,
    TrainSaved,
    TrainStarted,
    TrainStep,
)

if TYPE_CHECKING:
    from engine.language_models.tuning import Candidate, Tuned
    from engine.types import (
        AdapterInfo,
        ApplyReport,
        Comparison,
        Dataset,
        EvalCase,
        Event,
        Example,
        Folder,
        FolderPreview,
        FoundModel,
        ImportPreview,
        ImportReport,
        IndexReport,
        ModelInfo,
        Passage,
        RetrievalScores,
        SearchResult,
        Status,
        TrainerStatus,
        TrainPlan,
        TuneReport,
    )

Json = dict[str, Any]


def folders_json(folders: Sequence[Folder]) -> Json:
    return {
        "folders": [
            {
                "path": str(folder.path),
                "state": folder.state,
                "files": folder.files,
                "indexed": folder.indexed,
                "waiting": folder.waiting,
                "skipped": folder.skipped,
                "failed": folder.failed,
                "ignore": list(folder.ignore),
            }
            for folder in folders
        ]
    }


def previews_json(previews: Sequence[FolderPreview]) -> Json:
    return {
        "previews": [
            {**asdict(preview), "path": str(preview.path), "files": preview.files, "bytes": preview.bytes}
            for preview in previews
        ]
    }


def report_json(report: IndexReport) -> Json:
    return {**asdict(report), "seconds": round(report.seconds, 3)}


def status_json(status: Status) -> Json:
    return asdict(status)


def passage_json(passage: Passage) -> Json:
    return {
        "rank": passage.rank,
        "score": passage.score,
        "path": str(passage.path),
        "title": passage.title,
        "locator": dict(passage.locator),
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }


def search_json(found: SearchResult) -> Json:
    return {
        "query": found.query,
        "mode": found.mode,
        "took_ms": round(found.took_ms, 2),
        "results": [passage_json(passage) for passage in found.results],
    }


def quote_json(quote: Quote) -> Json:
    return {
        "text": quote.text,
        "path": str(quote.path),
        "locator": dict(quote.locator),
        "start": quote.start,
        "end": quote.end,
        "score": quote.score,
        "source": quote.source,
    }


def source_json(source: Source) -> Json:
    return {
        "n": source.n,
        "path": str(source.path),
        "sha256": source.sha256,
        "locator": dict(source.locator),
        "text": source.text,
        "start": source.start,
        "end": source.end,
        "parts": [{"start": part.start, "locator": dict(part.locator)} for part in source.parts],
    }


def sentence_json(sentence: AnswerSentence) -> Json:
    return asdict(sentence) | {"citations": [asdict(citation) for citation in sentence.citations]}


def choices_json(choices: ChatChoices) -> Json:
    within = [str(place) for place in choices.filters.within]
    return asdict(choices) | {"filters": asdict(choices.filters) | {"within": within}}


def choices_from_json(stored: Mapping[str, Any]) -> ChatChoices:
    """The ChatChoices that `choices_json` wrote; the default for what is not said."""
    limits = stored.get("filters", {})
    filters = Filters(
        tuple(map(Path, limits.get("within", ()))), tuple(limits.get("extensions", ())), limits.get("since")
    )
    return ChatChoices(stored.get("documents", True), stored.get("model"), filters)


def answer_json(answer: Answer) -> Json:
    return {
        "answer": answer.answer,
        "refused": answer.refused,
        "why": answer.why,
        "method": answer.method,
        "sentences": [sentence_json(sentence) for sentence in answer.sentences],
        "quotes": [quote_json(quote) for quote in answer.quotes],
        "sources": [source_json(source) for source in answer.sources],
        "coverage": {
            "looked_at": answer.looked_at,
            "total": answer.total,
            "waiting": answer.waiting,
            "too_large": [str(path) for path in answer.too_large],
        },
        "standalone_query": answer.standalone_query,
        "chat": answer.chat,
        "model": answer.model,
        "adapter": answer.adapter,
        "model_answer": answer.model_answer,
        "model_sentences": [sentence_json(sentence) for sentence in answer.model_sentences],
        "timings": asdict(answer.timings),
        "probability": answer.probability,
        "relevance": answer.relevance,
        "threshold": answer.threshold,
        "answerable": None if answer.answerable is None else asdict(answer.answerable),
        "query": answer.query,
        "read": [asdict(file) | {"path": str(file.path)} for file in answer.read],
        "changes": [asdict(change) | {"words": [list(pair) for pair in change.words]} for change in answer.changes],
        "conflicts": [{"sides": [_side_json(side) for side in each.sides]} for each in answer.conflicts],
        "notice": answer.notice,
        "beside": [answer_json(other) for other in answer.beside],
    }


def _side_json(side: Side) -> Json:
    return {**asdict(side), "path": str(side.path), "locator": dict(side.locator)}


def answer_from_json(stored: Mapping[str, Any]) -> Answer:
    """The Answer that `answer_json` wrote, also by an earlier version."""
    return Answer(
        answer=stored["answer"],
        refused=stored["refused"],
        why=stored["why"],
        method=stored["method"],
        sentences=_sentences(stored["sentences"]),
        quotes=tuple(
            Quote(q["text"], Path(q["path"]), q["locator"], q["start"], q["end"], q["score"], q.get("source", 0))
            for q in stored["quotes"]
        ),
        sources=tuple(
            Source(
                s["n"],
                Path(s["path"]),
                s["sha256"],
                s["locator"],
                s["text"],
                s["start"],
                s["end"],
                tuple(Part(part["start"], part["locator"]) for part in s.get("parts", ())),
            )
            for s in stored["sources"]
        ),
        looked_at=stored["coverage"]["looked_at"],
        total=stored["coverage"]["total"],
        standalone_query=stored["standalone_query"],
        chat=stored["chat"],
        model=stored["model"],
        adapter=stored["adapter"],
        timings=Timings(**stored["timings"]),
        model_answer=stored.get("model_answer", ""),
        model_sentences=_sentences(stored.get("model_sentences", [])),
        probability=stored.get("probability"),
        relevance=stored.get("relevance"),
        threshold=stored.get("threshold"),
        answerable=Answerable(**judged) if (judged := stored.get("answerable")) else None,
        query=stored.get("query", ""),
        read=tuple(FileRead(**{**file, "path": Path(file["path"])}) for file in stored.get("read", [])),
        changes=tuple(_change(change) for change in stored.get("changes", [])),
        conflicts=tuple(
            Conflict(tuple(Side(**{**side, "path": Path(side["path"])}) for side in each["sides"]))
            for each in stored.get("conflicts", [])
        ),
        notice=stored.get("notice", ""),
        waiting=stored["coverage"].get("waiting", 0),
        too_large=tuple(map(Path, stored["coverage"].get("too_large", []))),
        beside=tuple(answer_from_json(other) for other in stored.get("beside", [])),
    )


def _change(stored: Mapping[str, Any]) -> Change:
    before, after = (Citation(**side) if side else None for side in (stored["before"], stored["after"]))
    return Change(stored["kind"], before, after, stored["facts"], tuple((one, other) for one, other in stored["words"]))


def _sentences(stored: Sequence[Mapping[str, Any]]) -> tuple[AnswerSentence, ...]:
    return tuple(
        AnswerSentence(
            s["text"], s["start"], s["end"], s["supported"], tuple(Citation(**citation) for citation in s["citations"])
        )
        for s in stored
    )


def models_json(models: Sequence[ModelInfo]) -> Json:
    return {"models": [asdict(model) | {"path": str(model.path)} for model in models]}


def found_json(found: Sequence[FoundModel]) -> Json:
    return {"found": [asdict(model) | {"path": str(model.path)} for model in found]}


def tuned_json(tuned: Tuned) -> Json:
    def candidate(measured: Candidate) -> Json:
        return {
            "quant": measured.quant,
            "threads": measured.threads,
            "flash_attention": measured.flash_attention,
            "prompt_tokens_per_s": round(measured.speed.prompt, 1),
            "tokens_per_s": round(measured.speed.answer, 1),
            "seconds": round(measured.speed.seconds, 3),
            "agreement": measured.agreement,
        }

    return {
        "model": tuned.model.id,
        "gain": round(tuned.gain, 3),
        "best": candidate(tuned.best),
        "source": candidate(tuned.source),
        "table": [candidate(measured) for measured in tuned.table],
    }


def trainer_json(trainer: TrainerStatus) -> Json:
    return asdict(trainer) | {"python": str(trainer.python or "")}


def examples_json(examples: Sequence[Example], sets: Sequence[Dataset]) -> Json:
    return {"examples": [_example_json(example) for example in examples], "sets": [asdict(each) for each in sets]}


def _example_json(example: Example) -> Json:
    return {
        "id": example.id,
        "instruction": example.instruction,
        "input": example.input,
        "output": example.output,
        "source": example.source,
        "passages": list(example.passages),
        "set": example.dataset,
        "set_aside": example.set_aside,
    }


def import_json(report: ImportReport) -> Json:
    return {
        "imported": report.imported,
        "set_aside": [asdict(row) for row in report.set_aside],
        "format": report.format,
        "columns": dict(report.columns),
    }


def preview_json(preview: ImportPreview) -> Json:
    return {
        "rows": preview.rows,
        "set_aside": [asdict(row) for row in preview.set_aside],
        "format": preview.format,
        "columns": dict(preview.columns),
        "names": list(preview.names),
        "kind": preview.kind,
        "why_not": preview.why_not,
        "examples": [_example_json(example) for example in preview.examples],
    }


def scores_json(scores: RetrievalScores) -> Json:
    return {
        "ndcg@10": dict(scores.ndcg_10),
        "recall@10": dict(scores.recall_10),
        "mrr@10": dict(scores.mrr_10),
        "queries": scores.queries,
        "by_kind": {kind: scores_json(each) for kind, each in scores.by_kind.items()},
        "by_type": {type: scores_json(each) for type, each in scores.by_type.items()},
    }


def case_json(case: EvalCase) -> Json:
    passages = [asdict(passage) | {"locator": dict(passage.locator)} for passage in case.passages]
    return asdict(case) | {"wanted": list(case.wanted), "passages": passages, "figures": dict(case.figures)}


def training_event_json(event: Event) -> Json | None:
    """A line of `tune --json`; None for an event that is not told there."""
    match event:
        case Progress():
            return {"event": "phase", "what": event.label, "done": event.done, "total": event.total}
        case TrainPlanned():
            return {"event": "planned", **plan_json(event.plan)}
        case TrainStarted():
            return {
                "event": "started",
                "step": event.step,
                "steps": event.steps,
                "parameters": event.parameters,
                "device": event.device,
                "backend": event.backend,
            }
        case TrainSaved():
            return {"event": "saved", "step": event.step}
        case TrainStep():
            return {
                "event": "step",
                "step": event.step,
                "steps": event.steps,
                "loss": round(event.loss, 5),
                "learning_rate": event.learning_rate,
                "tokens_per_s": round(event.tokens_per_s, 1),
                "seconds_left": round(event.seconds_left, 1),
            }
        case HeldOutLoss():
            return {"event": "heldout", "step": event.step, "loss": round(event.loss, 5), "best": event.best}
        case SampleAnswer():
            return {
                "event": "sample",
                "step": event.step,
                "input": event.input,
                "wanted": event.wanted,
                "answer": event.answer,
            }
        case Notice():
            return {"event": "notice", "level": event.level, "message": event.message, "hint": event.hint}
    return None


def plan_json(plan: TrainPlan) -> Json:
    return {**asdict(plan), "seconds": round(plan.seconds, 1)}


def tune_json(report: TuneReport) -> Json:
    return {
        "adapter": report.adapter,
        "base": asdict(report.base),
        "tuned": asdict(report.tuned),
        "interval": list(report.interval),
        "parity": report.parity,
        "accepted": report.accepted,
        "why": report.why,
        "seconds": round(report.seconds, 1),
    }


def comparison_json(compared: Comparison) -> Json:
    def interval(found: tuple[float, float] | None) -> list[float] | None:
        return None if found is None else [round(end, 4) for end in found]

    return {
        "rows": [
            {
                "mode": row.mode,
                "score": row.score,
                "metric": row.metric,
                "p50_ms": None if row.p50_ms is None else round(row.p50_ms, 1),
                "prompt_tokens": None if row.prompt_tokens is None else round(row.prompt_tokens, 1),
                "n": row.n,
                "score_interval": interval(row.score_interval),
                "interval": interval(row.interval),
                "why": row.why,
                "details": dict(row.details),
            }
            for row in compared.rows
        ],
        "recommend": compared.recommend,
        "why": compared.why,
        "kind": compared.kind,
        "examples": compared.examples,
        "adapter": compared.adapter,
        "training_seconds": compared.training_seconds,
        "documents": {
            "files": compared.files,
            "index_bytes": compared.index_bytes,
            "changed_lately": compared.changed_lately,
            "held": compared.held,
        },
    }


def adapters_json(adapters: Sequence[AdapterInfo]) -> Json:
    return {
        "adapters": [
            {
                **{name: getattr(adapter, name) for name in ("id", "name", "kind", "instruction")},
                "labels": list(adapter.labels),
                "model_sha256": adapter.model_sha256,
                "data_sha256": adapter.data_sha256,
                "scores": dict(adapter.scores),
                "parity": dict(adapter.parity),
                "active": adapter.active,
                "accepted": adapter.accepted,
                "why": adapter.why,
                "created": adapter.created,
            }
            for adapter in adapters
        ]
    }


def applied_json(report: ApplyReport) -> Json:
    return asdict(report) | {"out": str(report.out)}


def dumps(value: Json) -> str:
    """One line of ASCII JSON: also file names that are no UTF-8 survive, as lone surrogates."""
    return json.dumps(value, ensure_ascii=True)
