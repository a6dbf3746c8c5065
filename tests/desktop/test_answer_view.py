"""How an answer is rendered: marks through Markdown, exact text, and nothing that reaches out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from desktop.models.cited import spans_within
from desktop.widgets.answer_view import NOT_FOUND, AnswerView
from engine.types import AnswerSentence, Citation, Source

CITED = (Citation(2, 10, 20, "ten to twenty"),)


def sentences(text: str, *parts: tuple[str, bool]) -> list[AnswerSentence]:
    """The named parts of a text as sentences; supported ones cite source 2."""
    made = []
    for part, supported in parts:
        start = text.index(part)
        made.append(AnswerSentence(part, start, start + len(part), supported, CITED if supported else ()))
    return made


def unsupported(view: AnswerView) -> str:
    """The words that carry the remark."""
    found = ""
    block = view.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            if fragments.fragment().charFormat().toolTip() == NOT_FOUND:
                found += fragments.fragment().text()
            fragments += 1
        block = block.next()
    return found


@pytest.fixture
def view(qtbot: QtBot) -> AnswerView:
    made = AnswerView()
    qtbot.addWidget(made)
    made.resize(500, 200)
    return made


@pytest.mark.parametrize(
    ("text", "parts", "shown", "marked"),
    [
        ("Yes. No.", [("Yes.", True), ("No.", False)], "Yes.\u2009[2] No.", "No."),
        ("**Yes.** No.", [("**Yes.**", True), ("No.", False)], "Yes.\u2009[2] No.", "No."),
        ("**No.** Yes.", [("**No.**", False), ("Yes.", True)], "No. Yes.\u2009[2]", "No."),
        ("- one\n- two\n", [("- one\n", False), ("- two\n", True)], "one\ntwo\u2009[2]", "one"),
        ("1. one\n2. two", [("1. one", True), ("2. two", False)], "one\u2009[2]\ntwo", "two"),
        ("## Head\n\nText.", [("## Head", False), ("Text.", True)], "Head\nText.\u2009[2]", "Head"),
        ("So:\n\n```py\na = 1\n```", [("```py\na = 1\n```", False)], "So:\na = 1", "a = 1"),
        ("Emoji 😀 first. Then.", [("Emoji 😀 first.", False), ("Then.", True)], None, "Emoji 😀 first."),
        ("A ⸨ trick ⸂⸪. B.", [("A ⸨ trick ⸂⸪.", False), ("B.", True)], None, "A \ufffd trick ⸂\ufffd."),
    ],
)
def test_marks_come_through_markdown(
    view: AnswerView, text: str, parts: list[tuple[str, bool]], shown: str | None, marked: str
) -> None:
    view.finish(text, sentences(text, *parts))
    if shown is not None:
        assert view.toPlainText() == shown
    assert view.toPlainText().count("[2]") == sum(supported for _, supported in parts)
    assert unsupported(view) == marked


def test_bold_stays_bold_beside_a_mark(view: AnswerView) -> None:
    text = "**Never.**"
    view.finish(text, sentences(text, (text, False)))
    fragment = view.document().begin().begin().fragment()
    assert fragment.text() == "Never."
    assert fragment.charFormat().fontWeight() > 500


def test_exact_text_is_not_read_as_markdown(view: AnswerView) -> None:
    text = "Use *args and <b>not</b> # this.\n  Two."
    view.finish(text, sentences(text, (text, True)), exact=True)
    assert view.toPlainText() == text + "\u2009[2]"


def test_text_streams_and_is_judged_as_it_comes(view: AnswerView) -> None:
    for piece in ("One", " two.", " Three"):
        view.stream(piece)
    view.judge(AnswerSentence("One two.", 0, 8, False))
    view.stream(" four.")
    assert view.toPlainText() == "One two. Three four."
    assert unsupported(view) == "One two."
    assert view.has_unsupported()


def test_only_our_own_numbers_can_be_pressed(view: AnswerView) -> None:
    text = "See [here](https://example.org) and [1](cite:0) and <https://example.com>. Yes."
    view.finish(text, sentences(text, ("Yes.", True)))
    cited = []
    view.cited.connect(cited.append)
    links = set()
    block = view.document().begin()
    fragments = block.begin()
    while not fragments.atEnd():
        if fragments.fragment().charFormat().isAnchor():
            links.add(fragments.fragment().text())
        fragments += 1
    assert links == {"[2]"}
    view.anchorClicked.emit(QUrl("https://example.org"))
    assert cited == []
    view.anchorClicked.emit(QUrl("cite:0"))
    assert cited == [CITED[0]]
    assert view.toPlainText().startswith("See here and 1 and https://example.com.")


def test_nothing_is_loaded_not_even_from_the_disk(view: AnswerView, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for address in (QUrl.fromLocalFile(str(secret)), QUrl("https://example.org/a.png"), QUrl(str(secret))):
        for kind in QTextDocument.ResourceType:
            assert view.document().resource(kind.value, address) == b""
    view.finish(f"![x](file://{secret}) <img src='{secret}'>", [])
    view.grab()


def test_html_of_a_model_stays_words(view: AnswerView) -> None:
    view.finish("<script>alert(1)</script> <u>hello</u>", [])
    assert "<u>hello</u>" in view.toPlainText()


def test_cited_words_are_found_in_their_passage_and_nowhere_else() -> None:
    source = Source(1, Path("a.md"), "", {}, "alpha beta 😀 gamma", 100, 118)
    assert spans_within(source, [(113, 118, "gamma"), (100, 105, "alpha"), (104, 110, "a beta")]) == [
        (0, 10),
        (13, 18),
    ]
    assert spans_within(source, [(100, 105, "other"), (300, 305, "alpha")]) == []


def test_hovering_tells_the_place_of_a_citation_and_why_a_sentence_is_marked(view: AnswerView) -> None:
    words = "The rent is due on the third."
    view.sources = [Source(2, Path("/home/ada/lease.md"), "", {"line_start": 3}, words, 0, len(words))]
    text = "The rent is due on the third. The rent is due on the ninth of May."
    view.finish(text, sentences(text, (text[:29], True), (text[30:], False)))
    shown = view.toPlainText()
    cursor = view.textCursor()
    cursor.setPosition(shown.index("[2]") + 1)
    assert cursor.charFormat().toolTip() == "<p>lease.md, line 3: “ten to twenty”</p>"
    assert view.doubt_at(shown.index("rent")) == ""
    assert view.doubt_at(shown.index("ninth")) == (
        "Not found in your files. Not in the passages that were read: 9, May."
    )
    view.sources = []
    assert view.doubt_at(shown.index("ninth")).endswith("Said without looking at your files.")


BLOCKS = ("1. one\n\n2. two\n", "> said\n>\n> again\n", "```py\na = 1\n\nb = 2\n```")
LONG = "\n\n".join(
    f"## Part {n}\n\nSentence {n} *stands* here. Another {n} is doubted.\n\n{BLOCKS[n % 3]}\n\n{'So it goes on. ' * 25}"
    for n in range(40)
)


def shape(view: AnswerView) -> list[tuple[str, int, int, str]]:
    """The blocks that say something: their words, heading, list and look."""
    found = []
    block = view.document().begin()
    while block.isValid():
        look = block.blockFormat()
        style = block.textList().format().style().name if block.textList() else ""
        if block.text():
            found.append((block.text(), look.headingLevel(), round(look.topMargin()), style))
        block = block.next()
    return found


def test_a_long_answer_looks_the_same_streamed_and_rendered_at_once(view: AnswerView, qtbot: QtBot) -> None:
    parts = [(f"Sentence {n} *stands* here.", True) for n in range(40)]
    parts += [(f"Another {n} is doubted.", False) for n in range(40)]
    judged = sorted(sentences(LONG, *parts), key=lambda sentence: sentence.start)
    at = 0
    for sentence in judged:
        view.stream(LONG[at : sentence.end])
        at = sentence.end
        view.judge(sentence)
    view.stream(LONG[at:])
    view.finish(LONG, judged)
    streamed, doubted = shape(view), unsupported(view)
    assert doubted == "".join(f"Another {n} is doubted." for n in range(40))

    again = AnswerView()
    qtbot.addWidget(again)
    again.finish(LONG, judged)
    qtbot.waitUntil(lambda: len(shape(again)) >= len(streamed))
    assert shape(again) == streamed
    assert again.toPlainText().count("[2]") == view.toPlainText().count("[2]") == 40

    whole = AnswerView()
    qtbot.addWidget(whole)
    whole.document().setMarkdown(LONG, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    bare = [(words.replace("\u2009[2]", ""), *look) for words, *look in streamed]
    assert bare == shape(whole)

    cited: list[Citation] = []
    view.cited.connect(cited.append)
    view.anchorClicked.emit(QUrl("cite:39"))
    assert cited == [CITED[0]]
    shown = view.toPlainText()
    assert view.doubt_at(shown.index("Another 39 is"))
    assert not view.doubt_at(shown.index("Sentence 39 stands"))
