"""What the report of each measurement shows, and the same figures as tables for the terminal. Pure.

`figures_report` serves any measurement whose figures come by kind, known here or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.evals.evaluation import STAGES, AnswerScores
from engine.evals.floors import LOWER_IS_BETTER, Reached, names
from engine.reports import report_charts
from engine.reports.report import Chart, Report, Table, Tile
from engine.reports.report_charts import Bars
from engine.types import EvalCase, RetrievalScores

NOTHING = "–"  # in a cell: nothing there to measure
MODES = ("keyword", "vector", "hybrid")


def shown(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


# --------------------------------------------------------------------------- answers


def answers_report(scores: AnswerScores, about: str, floors: Sequence[Reached] = ()) -> Report:
    """The page of `eval answers`."""
    return Report(
        title="Answers to labelled questions",
        about=f"{about}, {scores.n} questions",
        tiles=_answer_tiles(scores),
        charts=_answer_charts(scores),
        tables=answer_tables(scores),
        floors=floors,
        cases=scores.cases,
    )


def answer_tables(scores: AnswerScores) -> list[Table]:
    """All, by question kind, and by file type."""
    columns = (
        "", "questions", "F1", "exact", "contains", "best quote F1", "best quote", "one of 3 quotes", "right passage",
        "refused rightly", "refused wrongly", "cited rightly",
    )  # fmt: skip

    def row(name: str, each: AnswerScores) -> list[str]:
        figures = (
            each.f1, each.em, each.contains, each.best_quote.f1, each.quote_at_1, each.quote_at_3, each.passage_at_5,
            each.refusal.recall, each.refusal.wrongly_refused, each.citation_precision,
        )  # fmt: skip
        return [name, str(each.n), *map(shown, figures)]

    tables = [Table("All questions", columns, [row("all", scores)])]
    for title, groups in (("By question kind", scores.by_kind), ("By file type", scores.by_type)):
        if groups:
            tables.append(Table(title, columns, [row(name, each) for name, each in groups.items()]))
    return tables


def _answer_tiles(scores: AnswerScores) -> list[Tile]:
    def between(name: str, words: str) -> str:
        interval = scores.intervals.get(name)
        return f"{words}, {interval[0]:.2f} to {interval[1]:.2f}" if interval else words

    refusal = scores.refusal
    return [
        Tile("Token F1", shown(scores.f1), between("f1", f"best quote alone {shown(scores.best_quote.f1)}")),
        Tile("Answer contained", shown(scores.contains), between("contains", f"best quote {shown(scores.quote_at_1)}")),
        Tile("One of three quotes", shown(scores.quote_at_3), "holds a right answer"),
        Tile("Right passage", shown(scores.passage_at_5), between("passage_at_5", "among five")),
        Tile("Refused rightly", shown(refusal.recall), between("refusal.recall", "of the unanswerable")),
        Tile(
            "Refused wrongly",
            shown(refusal.wrongly_refused),
            between("refusal.wrongly_refused", "of the answerable; less is better"),
        ),
        Tile("Citations right", shown(scores.citation_precision), f"recall {shown(scores.citation_recall)}"),
    ]


def _answer_charts(scores: AnswerScores) -> list[Chart]:
    charts = []
    answerable = sum(scores.stages.values())
    if answerable:
        rows = [Bars(stage, [scores.stages.get(stage, 0) / answerable]) for stage in STAGES]
        charts.append(
            Chart(
                "How far answers came",
                report_charts.bars("Share of answerable questions by how far the answer came", ["share"], rows),
                f"share of {answerable} answerable questions",
            )
        )
    for title, groups in (("kind", scores.by_kind), ("file type", scores.by_type)):
        told = {name: each for name, each in groups.items() if each.contains is not None}
        if told:
            series = ["answer contained", "best quote", "right passage"]
            rows = [Bars(name, [each.contains, each.quote_at_1, each.passage_at_5]) for name, each in told.items()]
            drawing = report_charts.bars(f"Answers, quotes and passages by {title}", series, rows)
            charts.append(Chart(f"By {title}", drawing, "answerable questions"))
    if answerable:
        values = [case.score for case in scores.cases if case.figures.get("answerable")]
        drawing = report_charts.histogram("Scores of answerable questions", {"score": values})
        charts.append(Chart("Scores", drawing, "answerable questions; 1 is an answer that holds what was wanted"))
    return [*charts, *_refusal_charts(scores.cases)]


@dataclass(frozen=True, slots=True)
class _Signal:
    """What refusals were decided by: the name of its figure, how it is called, and what its charts say."""

    figure: str
    threshold: str
    title: str
    says: str
    of: str
    alone: str


_BY_EVIDENCE = _Signal(
    "relevance",
    "threshold",
    "Evidence",
    "How much the files speak to answerable and to unanswerable questions",
    "the evidence",
    "by the files' evidence alone",
)
_BY_READER = _Signal(
    "reader",
    "reader_threshold",
    "Reader",
    "How likely the reader holds answerable and unanswerable questions to be answered",
    "the reader",
    "by the reader alone, for which weak evidence counts as 0",
)


def _refusal_charts(cases: Sequence[EvalCase]) -> list[Chart]:
    """Drawn from the reader's judgement where it decided, else from the evidence."""
    signal = _BY_READER if any(_BY_READER.figure in case.figures for case in cases) else _BY_EVIDENCE
    measured = [(case.figures, value) for case in cases if (value := _value(case.figures, signal)) is not None]
    answerable = [value for figures, value in measured if figures["answerable"]]
    unanswerable = [value for figures, value in measured if not figures["answerable"]]
    if not answerable or not unanswerable:
        return []
    threshold = next(figures[signal.threshold] for figures, _ in measured if signal.threshold in figures)
    apart = report_charts.histogram(
        signal.says, {"answerable": answerable, "unanswerable": unanswerable}, mark=threshold
    )
    trade = report_charts.curve(
        f"Refused rightly against refused wrongly, for each threshold of {signal.of}",
        trade_off(answerable, unanswerable),
        across="answerable, refused wrongly",
        up="unanswerable, refused rightly",
        here=_at(threshold, answerable, unanswerable),
    )
    return [
        Chart(signal.title, apart, f"what lies left of the line ({threshold:.2f}) is refused"),
        Chart("Refusal trade-off", trade, f"{signal.alone}; the dot is the threshold in force"),
    ]


def _value(figures: Mapping[str, float], signal: _Signal) -> float | None:
    """A question's figure; None where the signal did not decide. What too little speaks to never reached the reader."""
    if signal is _BY_READER and "relevance" in figures and figures["relevance"] < figures["threshold"]:
        return 0.0
    return figures.get(signal.figure)


def trade_off(answerable: Sequence[float], unanswerable: Sequence[float]) -> list[tuple[float, float]]:
    """(refused wrongly, refused rightly) at each threshold there is a reason for, from refusing nothing to all."""
    steps = sorted({*answerable, *unanswerable})
    return [_at(step, answerable, unanswerable) for step in steps] + [(1.0, 1.0)]


def _at(threshold: float, answerable: Sequence[float], unanswerable: Sequence[float]) -> tuple[float, float]:
    wrongly = sum(value < threshold for value in answerable) / len(answerable)
    rightly = sum(value < threshold for value in unanswerable) / len(unanswerable)
    return wrongly, rightly


# --------------------------------------------------------------------------- rankings


def retrieval_report(scores: RetrievalScores, about: str, floors: Sequence[Reached] = ()) -> Report:
    """The page of `eval retrieval`."""
    tiles = [
        Tile(f"nDCG@10, {mode}", shown(scores.ndcg_10.get(mode)), f"recall@10 {shown(scores.recall_10.get(mode))}")
        for mode in MODES
    ]
    charts = [
        Chart(
            "The three ways",
            report_charts.bars(
                "nDCG, recall and reciprocal rank of each way of searching",
                MODES,
                [
                    Bars(name, [figures.get(mode) for mode in MODES])
                    for name, figures in (
                        ("nDCG@10", scores.ndcg_10), ("recall@10", scores.recall_10), ("MRR@10", scores.mrr_10),
                    )
                ],
            ),
        )
    ]  # fmt: skip
    for title, groups in (("kind", scores.by_kind), ("file type", scores.by_type)):
        if groups:
            rows = [Bars(name, [each.ndcg_10[mode] for mode in MODES]) for name, each in groups.items()]
            charts.append(Chart(f"By {title}", report_charts.bars(f"nDCG@10 by {title}", MODES, rows), "nDCG@10"))
    spread = report_charts.histogram("nDCG@10 of each query, hybrid", {"hybrid": [each.score for each in scores.cases]})
    charts.append(Chart("Scores", spread, "queries by nDCG@10, hybrid"))
    return Report(
        title="Ranking of a labelled corpus",
        about=f"{about}, {scores.queries} queries",
        tiles=tiles,
        charts=charts,
        tables=retrieval_tables(scores),
        floors=floors,
        cases=scores.cases,
    )


def retrieval_tables(scores: RetrievalScores) -> list[Table]:
    """All, by query kind, and by file type."""
    columns = ["", "queries", *(f"{name} {mode}" for name in ("nDCG@10", "recall@10", "MRR@10") for mode in MODES)]

    def row(name: str, each: RetrievalScores) -> list[str]:
        figures = [group.get(mode) for group in (each.ndcg_10, each.recall_10, each.mrr_10) for mode in MODES]
        return [name, str(each.queries), *map(shown, figures)]

    tables = [Table("All queries", columns, [row("all", scores)])]
    for title, groups in (("By query kind", scores.by_kind), ("By file type", scores.by_type)):
        if groups:
            tables.append(Table(title, columns, [row(name, each) for name, each in groups.items()]))
    return tables


# --------------------------------------------------------------------------- any other


def figures_report(
    title: str,
    figures: Mapping[str, Any],
    about: str,
    floors: Sequence[Reached] = (),
    cases: Sequence[EvalCase] = (),
    *,
    every: str = "All",
) -> Report:
    """A page for any measurement: its figures of 0 to 1 as tiles and a table, and those in `by_kind` as bars and
    another.

    Args:
        figures: as the command's JSON has them; `n`, where there is one, counts what was measured.
        every: what stands above the figures of the whole, such as "All sentences".
    """
    kinds = {str(kind): dict(names(each)) for kind, each in (figures.get("by_kind") or {}).items()}
    whole = {name: value for name, value in names(figures) if name != "n" and not name.startswith("by_")}
    tiles = [
        Tile(_said(name), shown(value), "less is better" if name.rpartition(".")[2] in LOWER_IS_BETTER else "")
        for name, value in whole.items()
    ]
    series = list(whole)
    columns = ["", *(["n"] if "n" in figures else []), *map(_said, series)]

    def row(name: str, each: Mapping[str, float | None]) -> list[str]:
        counted = [f"{each.get('n') or 0:.0f}"] if "n" in figures else []
        return [name, *counted, *(shown(each.get(figure)) for figure in series)]

    charts: list[Chart] = []
    tables = [Table(every, columns, [row("all", dict(names(figures)))])]
    if kinds:
        rows = [Bars(kind, [each.get(name) for name in series]) for kind, each in kinds.items()]
        charts.append(Chart("By kind", report_charts.bars(f"{title}, by kind", [*map(_said, series)], rows)))
        tables.append(Table("By kind", columns, [row(kind, each) for kind, each in kinds.items()]))
    counted = f", {figures['n']} judged" if "n" in figures else ""
    return Report(title, f"{about}{counted}", tiles, charts, tables, floors, cases)


def _said(name: str) -> str:
    return name.replace("_", " ").replace(".", ", ")
