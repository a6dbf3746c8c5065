"""An exported chat: a page that needs nothing else, and in which no text of a file or model is more than text."""

from __future__ import annotations

from pathlib import Path

from engine.reports.export import chat_html, chat_markdown
from engine.types import Answer, AnswerSentence, Citation, Source, Timings, Turn


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
