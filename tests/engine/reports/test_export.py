"""An exported chat: a page that needs nothing else, and in which no text of a file or model is more than text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.reports.export import chat_html, chat_markdown
from engine.types import Answer, Answerable, AnswerSentence, Citation, Source, Timings, Turn


def test_a_page_marks_cites_and_escapes() -> None:
    words = "The rent is due <script>alert(1)</script> on the third."
    said = "The rent is due. Elephants pay double."
    sentences = (
        AnswerSentence("The rent is due.", 0, 16, True, (Citation(1, 0, 15, words[:15]),)),
        AnswerSentence("Elephants pay double.", 17, 38, False),
    )
    source = Source(1, Path("/home/ada/lease.md"), "", {"line_start": 3}, words, 0, len(words))
    answer = Answer(
        said, False, "", "documents", sentences, (), (source,), 1, 2, "", "c", None, None, Timings()
    )  # fmt: skip
    page = chat_html("Rent & <b>roof</b>", [Turn("When?", answer, 0.0)])
    assert "<title>Rent &amp; &lt;b&gt;roof&lt;/b&gt;</title>" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert '<sup><a href="#s1-1">[1]</a></sup>' in page
    assert '<figure id="s1-1">' in page
    assert "[1] lease.md, line 3" in page
    assert '<span class="unsupported" title="not found in the files">Elephants pay double.</span>' in page
    assert chat_markdown("Rent", [Turn("When?", answer, 0.0)]).startswith("# Rent\n\n**When?**")


def test_what_is_perhaps_the_answer_says_so() -> None:
    said = AnswerSentence("It is 90 pounds.", 0, 16, True, (Citation(1, 0, 16, "It is 90 pounds."),))
    source = Source(1, Path("/home/ada/lease.md"), "", {"line_start": 3}, "It is 90 pounds.", 0, 16)
    sure = Answer(said.text, False, "", "documents", (said,), (), (source,), 1, 2, "", "c", None, None, Timings())
    for probability, told in ((0.4, True), (0.6, False)):
        turn = Turn("What is due?", replace(sure, answerable=Answerable(probability, 0.25)), 0.0)
        assert ("Perhaps the answer" in chat_markdown("Rent", [turn])) is told
        assert ("Perhaps the answer" in chat_html("Rent", [turn])) is told
