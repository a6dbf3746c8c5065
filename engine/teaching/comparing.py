"""The same examples answered four ways: by the model as it is, with documents, with a taught skill, with both.

What `alcove compare` runs, so that a person can decide between fine-tuning, retrieval or both on their own data.
All four are asked through the one prompt of the skill (`skills.prompt_for`); only the passages and the adapter
differ.
"""

from __future__ import annotations

import contextlib
import json
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import scoring
from engine.errors import EngineError
from engine.language_models.prompt import HISTORY_SHARE, Budget, ChatTemplate, Segment
from engine.language_models.skills import Skill
from engine.teaching import recommending
from engine.teaching.gates import answer_all, answer_budget
from engine.teaching.recommending import MODES, Circumstances
from engine.types import CompareMode, Comparison, Example, ModeScore, Passage

if TYPE_CHECKING:
    from engine.language_models.labelling import SkillAnswer
    from engine.language_models.llm import Llm

NOT_INDEXED = "nothing is indexed, and the examples bring no passages"  # told
OWN_PASSAGES = "with the passages that the examples bring, as nothing is indexed"  # told

Progress = Callable[[float, float], None]
"""Called with what is done and the total."""


@dataclass(frozen=True, slots=True)
class Documents:
    """Where passages are looked up.

    Attributes:
        look_up: the best passages for a text, best first.
        files: in the index, of which `changed_lately` changed within a month.
    """

    look_up: Callable[[str], Sequence[Passage]]
    files: int
    index_bytes: int
    changed_lately: int


@dataclass(frozen=True, slots=True)
class Taught:
    """A skill's adapter, and what it took to make: seconds, or None if that is not known."""

    id: str
    path: Path
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Model:
    """What answers: a model process that nothing else uses meanwhile."""

    llm: Llm
    template: ChatTemplate
    budget: Budget


@dataclass(frozen=True, slots=True)
class _Put:
    """What an example is asked with: its passages, where they are from, and the milliseconds that took."""

    passages: tuple[str, ...]
    places: tuple[Mapping[str, Any], ...]
    ms: float


@dataclass(frozen=True, slots=True)
class _Run:
    """A mode that ran: every answer, and the values its score is the mean of."""

    row: ModeScore
    values: tuple[float, ...]


def compare(
    model: Model,
    skill: Skill,
    examples: Sequence[Example],
    *,
    taught: Taught | None,
    documents: Documents | None,
    untaught: str = "no skill was taught yet",  # told
    details: Path | None = None,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Comparison:
    """Answers all examples in each mode that can run, and recommends one.

    Args:
        taught: None leaves the tuned modes out, for the reason `untaught`.
        documents: None takes the passages that the examples bring; if none does, the modes with documents are
            left out.
        details: file that gets a JSON line a row and mode, enough to score it again elsewhere.

    Raises:
        EngineError: there are no examples, `details` cannot be written, or the model or the index failed.
        Cancelled: `cancelled()` became true; `details` is then left as it was.
    """
    if not examples:
        raise EngineError("there are no examples to compare on", "give a file of examples: alcove compare FILE")
    own = documents is None
    missing: dict[CompareMode, str] = {}
    if documents is None and not any(example.passages for example in examples):
        missing |= {mode: NOT_INDEXED for mode in MODES if "documents" in mode}
    if taught is None:
        missing |= {mode: untaught for mode in MODES if "tuned" in mode}
    total = float(len(examples) * (len(MODES) - len(missing) + 1))
    budget = answer_budget(model.llm, model.budget, examples)
    put = []
    for done, example in enumerate(examples):
        progress(done, total)
        put.append(_passages(model, example, documents) if "base+documents" not in missing else _Put((), (), 0.0))
    runs: dict[CompareMode, _Run] = {}
    with _kept(details) as lines:
        for place, mode in enumerate((each for each in MODES if each not in missing), 1):
            with_documents = "documents" in mode
            model.llm.adapter(taught.path if taught and "tuned" in mode else None)
            asked = [
                replace(example, passages=each.passages if with_documents else ())
                for example, each in zip(examples, put, strict=True)
            ]

            def show(done: float, _total: float, before: int = place * len(examples)) -> None:
                progress(before + done, total)

            answers = answer_all(model.llm, skill, model.template, budget, asked, progress=show, cancelled=cancelled)
            used = put if with_documents else [_Put((), (), 0.0)] * len(examples)
            first = runs["base"].values if runs else None
            runs[mode] = _run(mode, skill, examples, answers, used, first, OWN_PASSAGES if own else "")
            lines += _lines(runs[mode], skill, examples, answers, used)
    metric = runs["base"].row.metric
    rows = tuple(runs[mode].row if mode in runs else ModeScore(mode, None, metric, why=missing[mode]) for mode in MODES)
    known = Circumstances(
        skill.kind,
        {
            (one, other): scoring.paired_interval(runs[one].values, runs[other].values)
            for one, other in combinations(runs, 2)
        },
        held=_held(skill, examples, put) if "base+documents" in runs else None,
        files=documents.files if documents else 0,
        changed_lately=documents.changed_lately if documents else 0,
        training_seconds=taught.seconds if taught else None,
    )
    advice = recommending.recommend(rows, known)
    return Comparison(
        rows,
        advice.mode,
        advice.why,
        skill.kind,
        len(examples),
        taught.id if taught else "",
        known.training_seconds,
        known.files,
        documents.index_bytes if documents else 0,
        known.changed_lately,
        known.held,
    )


# --------------------------------------------------------------------------- passages


def _passages(model: Model, example: Example, documents: Documents | None) -> _Put:
    """The best passages for an example that the budget of a newest turn has room for, as in a chat."""
    begun = time.perf_counter()
    if documents is None:
        return _Put(example.passages, tuple({"path": None, "text": text} for text in example.passages), 0.0)
    found = documents.look_up(example.input)
    took = (time.perf_counter() - begun) * 1000
    kept = _within(found, model.budget, model.llm)
    places = tuple({"path": str(each.path), "start": each.start, "end": each.end, "text": each.text} for each in kept)
    return _Put(tuple(each.text for each in kept), places, took)


def _within(found: Sequence[Passage], budget: Budget, llm: Llm) -> list[Passage]:
    """Those that fit, best first, each whole; the first one also where it is slow to read, as `prompt.build` does."""
    kept: list[Passage] = []
    left, most = budget.passages, int(budget.prompt * (1 - HISTORY_SHARE))
    for passage in found:
        size = llm.count([Segment(passage.text.strip(), is_markup=False)])
        if size <= (left if kept else most):
            kept.append(passage)
            left -= size
    return kept


def _held(skill: Skill, examples: Sequence[Example], put: Sequence[_Put]) -> float:
    """Share of the answerable examples whose wanted output stands in one of their passages."""
    return scoring.mean(
        [
            max((scoring.contains(passage, [example.output]) for passage in each.passages), default=0.0)
            for example, each in zip(examples, put, strict=True)
            if scoring.answerable(skill, example.output)
        ]
    )


# --------------------------------------------------------------------------- one mode


def _run(
    mode: CompareMode,
    skill: Skill,
    examples: Sequence[Example],
    answers: Sequence[SkillAnswer],
    put: Sequence[_Put],
    base: Sequence[float] | None,
    why: str,
) -> _Run:
    score, values = scoring.score_rows(
        skill, [example.output for example in examples], [answer.text for answer in answers]
    )
    row = ModeScore(
        mode,
        score.score,
        score.metric,
        p50_ms=statistics.median(answer.ms + each.ms for answer, each in zip(answers, put, strict=True)),
        prompt_tokens=statistics.fmean(answer.prompt_tokens for answer in answers),
        n=len(values),
        score_interval=scoring.interval_of(values),
        interval=None if base is None else scoring.paired_interval(base, values),
        why=why if "documents" in mode else "",
        details=score.details,
    )
    return _Run(row, values)


@contextlib.contextmanager
def _kept(file: Path | None) -> Iterator[list[dict[str, Any]]]:
    """Gets the lines of `file`, which is written when all are there; that it can be is seen before the long work.

    Raises:
        EngineError: it cannot.
    """
    lines: list[dict[str, Any]] = []
    if file is None:
        yield lines
        return
    part = file.with_name(f"{file.name}.part")
    try:
        with _writing(file):
            part.touch()
        yield lines
        with _writing(file):
            part.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="ascii")
            part.replace(file)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def _writing(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EngineError(f"{file} cannot be written: {error.strerror}", "choose another file") from error


def _lines(
    run: _Run, skill: Skill, examples: Sequence[Example], answers: Sequence[SkillAnswer], put: Sequence[_Put]
) -> Iterator[dict[str, Any]]:
    """A line an example: what was asked, with what, what came, and how it was scored."""
    for number, (example, answer, each) in enumerate(zip(examples, answers, put, strict=True)):
        yield {
            "row": number,
            "mode": run.row.mode,
            "skill": skill.to_json(),
            "input": example.input,
            "wanted": example.output,
            "answer": answer.text,
            "probability": answer.probability,
            "passages": list(each.places),
            "score": scoring.score_row(skill, example.output, answer.text),
            "metric": run.row.metric,
            "counts": scoring.answerable(skill, example.output),
            "ms": round(answer.ms + each.ms, 2),
            "prompt_tokens": answer.prompt_tokens,
        }
