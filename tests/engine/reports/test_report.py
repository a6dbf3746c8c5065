"""The page of a measurement: it holds nothing that could act or fetch, and every figure that it promises."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from engine.errors import EngineError
from engine.evals import evaluation
from engine.evals.evaluation import LabelledQuestion
from engine.evals.floors import Floor, check
from engine.reports import eval_reports, report, report_charts
from engine.reports.report_charts import Bars
from engine.types import Answer, Answerable, EvalCase, EvalPassage, Quote, RetrievalScores, Source, Timings

HOSTILE = (
    "</blockquote></p><script src='https://evil.example/x.js'></script><img src=http://evil.example/a onerror=alert(1)>"
    "<style>@import url(//evil.example/s.css)</style>{{ 7 * 7 }}{% include '/etc/passwd' %} & \"quoted\" 'so' \x00"
)
REFERENCE = {"src", "href", "srcset", "action", "data", "poster", "background", "xlink:href", "style"}


def answer(words: str, *, refused: bool = False, relevance: float = 0.8) -> Answer:
    source = Source(1, Path(f"/docs/{HOSTILE.replace('/', '_')}.md"), "", {"page": 3}, HOSTILE, 0, len(HOSTILE))
    return Answer(
        answer=words, refused=refused, why="", method="documents", sentences=(),
        quotes=(Quote(HOSTILE, source.path, {}, 0, 9, 1.0, 1),), sources=(source,), looked_at=1, total=1,
        standalone_query="", chat="", model=None, adapter=None, timings=Timings(), relevance=relevance, threshold=0.4,
    )  # fmt: skip


@pytest.fixture(scope="module")
def scores() -> evaluation.AnswerScores:
    asked = [
        LabelledQuestion(HOSTILE, (HOSTILE,), True, "a.md", HOSTILE),
        LabelledQuestion("fine", ("1911",), True, "a.pdf", "fact"),
        LabelledQuestion("nothing answers this", (), False, "", "near-miss"),
        LabelledQuestion("nor this", (), False, "", "near-miss"),
    ]
    given = {
        HOSTILE: answer("wrong <script>alert(1)</script>"),
        "fine": answer("In 1911.", relevance=0.9),
        "nothing answers this": answer("", refused=True, relevance=0.1),
        "nor this": answer("Something.", relevance=0.5),
    }
    return evaluation.answers(asked, given.__getitem__)


@pytest.fixture(scope="module")
def page(scores: evaluation.AnswerScores) -> str:
    reached = check([Floor("f1", 0.9), Floor("refusal.recall", 0.5)], scores.to_json())
    return report.page(eval_reports.answers_report(scores, "questions.jsonl", reached))


class Seen(HTMLParser):
    """The tags, attributes and texts that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_hostile_passage_is_inert(page: str) -> None:
    seen = Seen(page)
    assert not {"script", "img", "iframe", "link", "object", "embed", "form", "a", "use", "image"} & set(seen.tags)
    assert seen.tags.count("style") == 1
    assert not [name for name, _ in seen.attributes if name in REFERENCE or name.startswith("on")]
    assert "{{ 7 * 7 }}" in "".join(seen.texts), "what is written in a passage is shown as it is written"
    assert "<script" not in page
    assert HOSTILE.replace("\0", "\ufffd") in "".join(seen.texts)


def test_it_needs_nothing_else(scores: evaluation.AnswerScores) -> None:
    plain = report.page(eval_reports.answers_report(replace(scores, cases=(), by_kind={}), "questions.jsonl"))
    assert not re.findall(r"https?:|url\(|@import|//\w", plain)
    assert "default-src 'none'" in plain
    assert "prefers-color-scheme: dark" in plain


def test_it_holds_what_it_promises(page: str, scores: evaluation.AnswerScores) -> None:
    texts = " ".join(Seen(page).texts)
    for words in (
        "Token F1", "By question kind", "By file type", "Refusal trade-off", "Scores", "How far answers came",
        "Evidence", "missed: f1:", "reached: refusal.recall:", "2 of 4 went wrong", evaluation.NOT_REFUSED,
    ):  # fmt: skip
        assert words in texts, words
    assert scores.cases[0].question == "nor this", "what nothing answers, answered, is the worst"
    assert texts.index("nor this") < texts.index("page 3")
    assert "Worst cases" not in report.page(eval_reports.answers_report(replace(scores, cases=()), "q"))


def test_refusals_are_drawn_from_what_decided_them() -> None:
    asked = [LabelledQuestion(f"q{n}", ("1911",), n < 3, "a.md", "") for n in range(6)]
    judged = [0.9, 0.7, 0.2, 0.1, 0.5, None]  # the last one was refused for its evidence, and never read

    def given(question: str) -> Answer:
        value = judged[int(question[1:])]
        if value is None:
            return answer("", refused=True, relevance=0.1)
        return replace(answer("1911", refused=value < 0.3, relevance=0.8), answerable=Answerable(value, 0.3))

    scores = evaluation.answers(asked, given)
    charts = {chart.title: chart for chart in eval_reports.answers_report(scores, "q").charts}
    assert "Evidence" not in charts
    assert "(0.30)" in charts["Reader"].note
    bars = [int(bar[0].text) for bar in etree.fromstring(charts["Reader"].drawing).iter("rect") if len(bar)]
    assert sum(bars) == 6
    assert "the reader alone" in charts["Refusal trade-off"].note
    assert scores.cases[0].question == "q4", "of what nothing answers, what the reader was surest of"


def test_of_each_drawing_the_xml_is_well_formed(page: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(drawings) >= 5
    for drawing in drawings:
        etree.fromstring(drawing)


def test_bars_and_bins_are_as_long_as_their_values() -> None:
    svg = etree.fromstring(report_charts.bars("t", ["one"], [Bars("a", [0.5]), Bars("b", [1.0]), Bars("c", [None])]))
    half, whole = (float(bar.get("width")) for bar in svg.iter("rect"))
    assert half == pytest.approx(whole / 2)
    binned = etree.fromstring(report_charts.histogram("t", {"s": [0.0, 0.05, 0.999, 1.0, 1.0]}, mark=0.4))
    assert [int(bar[0].text) for bar in binned.iter("rect")] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 3]
    assert len([line for line in binned.iter("line") if line.get("class") == "mark"]) == 1


def test_the_trade_off_runs_from_refusing_nothing_to_refusing_all() -> None:
    points = eval_reports.trade_off([0.9, 0.8, 0.3], [0.1, 0.5])
    assert points[0] == (0.0, 0.0)
    assert points[-1] == (1.0, 1.0)
    assert points == sorted(points)
    assert (pytest.approx(1 / 3), 1.0) in points


def test_a_ranking_has_a_page_too() -> None:
    figures = {"keyword": 0.5, "vector": 0.6, "hybrid": 0.7}
    case = EvalCase("q", "paraphrase", "pdf", 0.2, "too low", ("d1",), "d2", (EvalPassage("d2", {}, "t", False),))
    part = RetrievalScores(figures, figures, figures, 1)
    whole = replace(part, by_kind={"paraphrase": part}, by_type={"pdf": part}, cases=(case,))
    texts = " ".join(Seen(report.page(eval_reports.retrieval_report(whole, "sample"))).texts)
    for words in ("nDCG@10, hybrid", "By query kind", "By file type", "paraphrase", "too low", "0.700"):
        assert words in texts


def test_figures_by_kind_of_any_measurement_make_a_page() -> None:
    figures = {
        "called_supported_wrongly": 0.01, "supported_found": 0.95, "n": 40,
        "by_kind": {"date": {"called_supported_wrongly": 0.0, "supported_found": None, "n": 12}},
    }  # fmt: skip
    texts = " ".join(Seen(report.page(eval_reports.figures_report("Citing", figures, "pairs.jsonl"))).texts)
    for words in (
        "Citing",
        "pairs.jsonl, 40 judged",
        "called supported wrongly",
        "less is better",
        "date",
        "12",
        "0.950",
    ):
        assert words in texts


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    empty = report.Report("t", "a", ())
    report.save(empty, tmp_path / "fine.html")
    assert (tmp_path / "fine.html").read_text("utf-8").startswith("<!doctype html>")
    with pytest.raises(EngineError, match="cannot be written"):
        report.save(empty, tmp_path / "none" / "page.html")
