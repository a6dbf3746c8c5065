"""`alcove eval`: measures, shows tables and the worst cases, writes the report, and holds floors against it.

Each measurement is a function that gives its figures as JSON, the worst cases, and how to make its page; the rest
is the same for all.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine import wire
from engine.cli import eval_render
from engine.cli.render import ProgressLine
from engine.cli.shell import DONE, FOUND_PROBLEM, finish, opened, print_json
from engine.core import Engine
from engine.errors import EngineError
from engine.evals import citation_eval, floors
from engine.evals.evaluation import nothing_measured
from engine.evals.floors import Reached
from engine.evals.retrieval_eval import nothing_ranked
from engine.reports import report
from engine.reports.eval_reports import (
    answer_tables,
    answers_report,
    figures_report,
    retrieval_report,
    retrieval_tables,
)
from engine.reports.report import Report, Table
from engine.types import EvalCase


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of a measurement. `page` makes its report, given the floors."""

    figures: dict[str, Any]
    tables: Sequence[Table]
    cases: Sequence[EvalCase]
    page: Callable[[Sequence[Reached]], Report]


def evaluate(arguments: Namespace) -> int:
    measure, blank = MEASUREMENTS[arguments.what]
    floors.check_names(arguments.floors, blank)
    if arguments.report is not None and not arguments.report.absolute().parent.is_dir():
        raise EngineError(f"there is no folder {arguments.report.absolute().parent}", "choose another file")
    line = ProgressLine()
    with opened(arguments, line.event) as engine:
        measured = measure(engine, arguments)
    line.clear()
    reached = floors.check(arguments.floors, measured.figures)
    worst = [case for case in measured.cases if case.why][: max(0, arguments.worst)]
    if arguments.json:
        shown: dict[str, Any] = {"worst": [wire.case_json(case) for case in worst]}
        if reached:
            shown["floors"] = [each.to_json() for each in reached]
        print_json(measured.figures | shown)
    else:
        eval_render.tables(measured.tables)
        eval_render.cases(worst)
    if arguments.report is not None:
        report.save(measured.page(reached), arguments.report)
        print(f"report: {arguments.report}", file=sys.stderr)
    missed = [each for each in reached if not each.ok]
    for each in missed:
        print(f"{'ceiling' if each.floor.ceiling else 'floor'} missed: {each}", file=sys.stderr)
    return FOUND_PROBLEM if missed else DONE


def _retrieval(engine: Engine, arguments: Namespace) -> Measured:
    scores = finish(engine.measure.retrieval(arguments.path))
    return Measured(
        wire.scores_json(scores),
        retrieval_tables(scores),
        scores.cases,
        lambda reached: retrieval_report(scores, arguments.path.name, reached),
    )


def _answers(engine: Engine, arguments: Namespace) -> Measured:
    job = engine.measure.answers(arguments.path, limit=arguments.limit, seed=arguments.seed, details=arguments.details)
    scores = finish(job)
    return Measured(
        scores.to_json(),
        answer_tables(scores),
        scores.cases,
        lambda reached: answers_report(scores, arguments.path.name, reached),
    )


def _citations(engine: Engine, arguments: Namespace) -> Measured:
    scores = finish(engine.measure.citations(arguments.path))
    figures, cases = scores.to_json(), citation_eval.cases(scores)

    def page(reached: Sequence[Reached]) -> Report:
        name = arguments.path.name
        return figures_report("Citations judged", figures, name, reached, cases, every="All sentences")

    return Measured(figures, page(()).tables, cases, page)


MEASUREMENTS: dict[str, tuple[Callable[[Engine, Namespace], Measured], dict[str, Any]]] = {
    "retrieval": (_retrieval, wire.scores_json(nothing_ranked())),
    "answers": (_answers, nothing_measured().to_json()),
    "citations": (_citations, citation_eval.measure([]).to_json()),
}
"""How each is measured, and its figures where nothing was: every name that a floor may have."""
