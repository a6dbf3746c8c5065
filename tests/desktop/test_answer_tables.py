"""Tables in an answer: their look, their marks, how they grow and go on, how they are copied; and Markdown's rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import DARK, LIGHT, Theme
from desktop.widgets.answer_view import NOT_FOUND, AnswerView
from desktop.widgets.turn_words import copied
from engine.citing.citing import split_all, split_ready
from engine.reports.export import chat_markdown
from engine.types import Answer, AnswerSentence, Citation, Timings, Turn

CITED = (Citation(2, 10, 20, "ten to twenty"),)
TABLE = """\
| Item | Price | Note |
|:-----|:-----:|-----:|
| Rope is **new**. | 12.50 | see `a` |
| Oars | 8 | [lent](https://example.org) |
"""


def judged(text: str, supported: Sequence[str] = ()) -> list[AnswerSentence]:
    """A text as the Engine splits it; the sentences that hold one of these words are supported and cite source 2."""
    return [_judge(text[a:b], a, supported) for a, b in split_all(text)]


def _judge(sentence: str, start: int, supported: Sequence[str]) -> AnswerSentence:
    known = any(words in sentence for words in supported)
    return AnswerSentence(sentence, start, start + len(sentence), known, CITED if known else ())


def stream(view: AnswerView, text: str, supported: Sequence[str] = (), *, step: int = 5) -> None:
    """Streams a text in pieces, each sentence judged when the Engine would."""
    done = 0
    for at in range(0, len(text), step):
        view.stream(text[at : at + step])
        for a, b in split_ready(text[: at + step], done):
            view.judge(_judge(text[a:b], a, supported))
            done = b


def tables(view: AnswerView) -> list[QTextTable]:
    return [frame for frame in view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]


def words(table: QTextTable, row: int, column: int) -> str:
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def rows(view: AnswerView) -> list[list[str]]:
    """The cells of all tables, one below the other."""
    return [
        [words(table, row, column) for column in range(table.columns())]
        for table in tables(view)
        for row in range(table.rows())
    ]


def fragments(view: AnswerView) -> list[tuple[str, QTextCharFormat]]:
    found = []
    block = view.document().begin()
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            found.append((each.fragment().text(), each.fragment().charFormat()))
            each += 1
        block = block.next()
    return found


def look(view: AnswerView, text: str) -> QTextCharFormat:
    return next(form for words, form in fragments(view) if words == text)


def doubted(view: AnswerView) -> list[str]:
    return [words for words, form in fragments(view) if form.toolTip() == NOT_FOUND]


def block_of(view: AnswerView, text: str) -> QTextBlock:
    return view.document().find(text).block()


@pytest.fixture
def view(qtbot: QtBot) -> AnswerView:
    made = AnswerView()
    qtbot.addWidget(made)
    made.resize(500, 200)
    return made


def test_a_table_is_a_grid_with_a_bold_head_and_its_columns_to_their_sides(view: AnswerView) -> None:
    view.finish(TABLE, judged(TABLE, ["Rope", "Oars", "Item"]))
    (table,) = tables(view)
    assert (table.rows(), table.columns()) == (3, 3)
    assert look(view, "Item").fontWeight() > 500
    assert look(view, "Oars").fontWeight() < 500
    assert look(view, "new").fontWeight() > 500
    assert look(view, "a").fontFixedPitch()
    sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
    for row in range(3):
        for column, side in enumerate(sides):
            assert table.cellAt(row, column).firstCursorPosition().blockFormat().alignment() & side
    assert not look(view, "lent\u2009").isAnchor()
    assert look(view, "lent\u2009").toolTip() == "<p>https://example.org</p>"


def test_the_grid_is_of_the_colours_in_force(view: AnswerView, theme: Theme, qtbot: QtBot) -> None:
    view.finish(TABLE, judged(TABLE))
    view.show()
    for scheme, colours in ((Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK)):
        theme.use(scheme)
        qtbot.waitUntil(lambda colours=colours: tables(view)[0].format().borderBrush().color() == colours.border)
        assert tables(view)[0].cellAt(0, 0).format().background().color() == QColor(colours.sunken)
        assert tables(view)[0].cellAt(1, 0).format().background().style() == Qt.BrushStyle.NoBrush
        shown = view.grab().toImage()
        assert any(shown.pixelColor(x, shown.height() // 2) == colours.border for x in range(shown.width()))


def test_marks_and_numbers_stand_in_their_cells(view: AnswerView) -> None:
    text = f"Prices.\n\n{TABLE}\nAfter it."
    view.finish(text, judged(text, ["Rope", "Item"]))
    assert rows(view) == [
        ["Item", "Price", "Note\u2009[2]"],
        ["Rope is new.\u2009[2]", "12.50", "see a"],
        ["Oars", "8", "lent"],
    ]
    assert doubted(view) == ["Prices.", "12.50", "see ", "a", "Oars", "8", "lent", "After it."]
    assert view.doubt_at(view.document().find("Oars").position() - 1)
    assert view.doubt_at(view.document().find("lent").position() - 1)
    assert not view.doubt_at(view.document().find("Rope").position() - 1)


def test_a_sentence_that_ends_in_a_cell_too_many_is_marked_and_cited_all_the_same(view: AnswerView) -> None:
    text = "| A | B |\n|---|---|\n| one | two | three |\n| four | five | six |\n| seven | eight |\n\nNine. Ten."
    sentences = judged(text, ["four", "seven", "Ten"])
    numbered = [replace(each, citations=tuple(Citation(n, 0, 1, "x") for n in (k,) if each.supported))
                for k, each in enumerate(sentences)]  # fmt: skip
    view.finish(text, numbered)
    at = {each.text.strip("| ")[:4]: k for k, each in enumerate(numbered)}
    assert rows(view)[1:] == [
        ["one", "two"],
        ["four", f"five\u2009[{at['four']}]"],
        ["seven", f"eight\u2009[{at['seve']}]"],
    ]
    assert doubted(view) == ["A", "B", "one", "two", "Nine."]
    assert view.toPlainText().endswith(f"Nine. Ten.\u2009[{at['Ten.']}]")


def test_a_number_in_a_cell_is_pressed_with_the_mouse(view: AnswerView, qtbot: QtBot) -> None:
    view.finish(TABLE, judged(TABLE, ["12.50"]))
    view.show()
    cursor = view.document().find("[2]")
    cursor.setPosition(cursor.selectionStart() + 1)
    rect = view.cursorRect(cursor)
    with qtbot.waitSignal(view.cited) as heard:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(2, 0))
    assert heard.args == [CITED[0]]


@pytest.mark.parametrize(
    "text",
    [
        "The prices:\n| A | B |\n|---|---|\n| 1 | 2 |",
        "- an item\n| A | B |\n|---|---|\n| 1 | 2 |",
        "```py\na = 1\n```\n\n| A | B |\n|---|---|\n| 1 | 2 |",
        "> said\n\n| A | B |\n|---|---|\n| 1 | 2 |",
        "A | B\n--|--\n1 | 2",
        "| A | B |\n|---|---|\n| 1 |\n",
    ],
)
def test_a_table_is_one_wherever_it_stands(view: AnswerView, text: str) -> None:
    view.finish(text, judged(text))
    (table,) = tables(view)
    assert words(table, 0, 0) == "A"
    assert words(table, 1, 0) == "1"
    assert look(view, "A").fontWeight() > 500


@pytest.mark.parametrize("text", ["x\n\n```\nwords\n| A | B |\n|---|---|\n```", "A | B\nC | D", "Head\n---\n\nwords"])
def test_what_is_no_table_is_none(view: AnswerView, text: str) -> None:
    view.finish(text, judged(text))
    assert not tables(view)
    if "```" in text:
        assert view.toPlainText() == "x\nwords\n| A | B |\n|---|---|"


def test_a_stroke_in_a_cell_is_written_with_a_backslash(view: AnswerView) -> None:
    view.finish("| A |\n|---|\n| `x \\| y` and \\| |\n\n`x \\| y`", [])
    assert rows(view)[1] == ["x | y and |"]
    assert view.toPlainText().endswith("x \\| y")


def test_code_stays_code_when_its_lines_are_judged_one_by_one(view: AnswerView) -> None:
    text = "So it is done.\n\n```python\nfor row in rows:\n    total += 1\n```\n\nAfter it."
    view.finish(text, judged(text, ["total"]))
    assert view.toPlainText() == "So it is done.\nfor row in rows:\n    total += 1\u2009[2]\nAfter it."
    assert look(view, "for row in rows:").fontFamilies() == ["monospace"]
    assert doubted(view) == ["So it is done.", "for row in rows:", "After it."]


def test_what_is_only_markdown_makes_no_doubt(view: AnswerView) -> None:
    view.finish(TABLE, judged(TABLE, ["Item", "Rope", "12", "Oars"]))
    assert not view.has_unsupported()


LONG = "Before it.\n\n| No | Name | Remark |\n|--:|:--|:-:|\n" + "".join(
    f"| {n} | thing **{n}** | {'remark ' * (n % 7 + 1)}|\n" for n in range(150)
) + "\nAfter it. The end.\n"  # fmt: skip


def test_a_long_table_stands_in_pieces_that_look_like_one(view: AnswerView, qtbot: QtBot) -> None:
    view.finish(LONG, judged(LONG, ["thing"]))
    qtbot.waitUntil(lambda: "The end." in view.toPlainText())
    found = tables(view)
    assert len(found) > 2
    assert sum(table.rows() for table in found) == 151
    assert [row[0] for row in rows(view)] == ["No", *map(str, range(150))]
    assert all("[2]" in row[2] for row in rows(view)[1:])
    assert len({tuple(each.rawValue() for each in table.format().columnWidthConstraints()) for table in found}) == 1
    frame = view.document().documentLayout().frameBoundingRect
    for above, below in pairwise(found):
        assert abs(frame(below).top() + below.format().topMargin() - frame(above).bottom()) < 6
        assert frame(below).width() == frame(above).width()
    assert sum(form.fontWeight() > 500 for _, form in fragments(view)) == 3 + 150


def test_a_long_table_is_the_same_streamed_and_what_is_finished_stays(view: AnswerView, qtbot: QtBot) -> None:
    touched = []
    settled = []
    view.document().contentsChange.connect(lambda at, _gone, _come: touched.append((at, settled[-1])))
    done = 0
    for at in range(0, len(LONG), 7):
        settled.append(view._settled.position)
        view.stream(LONG[at : at + 7])
        for a, b in split_ready(LONG[: at + 7], done):
            view.judge(_judge(LONG[a:b], a, ["thing"]))
            done = b
    assert len(tables(view)) > 2
    assert [(at, before) for at, before in touched if at < before] == []
    view.finish(LONG, judged(LONG, ["thing"]))
    qtbot.waitUntil(lambda: "The end." in view.toPlainText())
    whole = AnswerView()
    qtbot.addWidget(whole)
    whole.finish(LONG, judged(LONG, ["thing"]))
    qtbot.waitUntil(lambda: "The end." in whole.toPlainText())
    assert rows(whole) == rows(view)
    assert whole.toPlainText() == view.toPlainText()
    assert [table.rows() for table in tables(whole)] == [table.rows() for table in tables(view)]
    assert doubted(whole) == doubted(view)


def test_a_row_grows_in_its_cells(view: AnswerView, qtbot: QtBot) -> None:
    view.stream("Prices:\n\n| Item | Price |\n|:-:|---|")
    assert not tables(view)
    view.stream("\n| Ro")
    assert rows(view) == [["Item", "Price"], ["Ro", ""]]
    view.stream("pe \\| **x")
    view.stream("** | 12")
    qtbot.waitUntil(lambda: rows(view)[-1] == ["Rope | **x** ", "12"])
    view.stream(" |\n| Oars | 8 | too many")
    qtbot.waitUntil(lambda: rows(view)[-1] == ["Oars ", "8 "])
    view.judge(_judge("| Rope \\| **x** | 12 |", view.text.index("| Rope"), ["12"]))
    assert rows(view)[1:] == [["Rope | x", "12\u2009[2]"], ["Oars", "8"]]
    view.stream(" |\n\nAfter it")
    qtbot.waitUntil(lambda: view.toPlainText().endswith("After it"))
    assert rows(view)[2] == ["Oars", "8"]
    view.stream(" all.")
    assert view.toPlainText().endswith("After it all.")


def test_a_table_that_streams_is_rendered_again_in_other_colours(view: AnswerView, theme: Theme) -> None:
    stream(view, LONG[:4_000])
    theme.use(Qt.ColorScheme.Dark)
    QApplication.sendPostedEvents()
    assert all(table.format().borderBrush().color() == DARK.border for table in tables(view))
    stream_rest = LONG[4_000:4_100]
    view.stream(stream_rest)
    view.finish(LONG[:4_100], judged(LONG[:4_100]))
    assert [row[0] for row in rows(view)][:3] == ["No", "0", "1"]


def test_a_wide_table_keeps_within_the_width(view: AnswerView) -> None:
    columns = 10
    wide = "\n".join(
        f"| {' | '.join(cells)} |"
        for cells in (
            [f"Column {n}" for n in range(columns)],
            ["---"] * columns,
            [f"incomprehensibilities{n}" for n in range(columns)],
            ["https://example.org/a/long/address", *["x"] * (columns - 1)],
        )
    )
    view.finish(wide, judged(wide))
    view.show()
    assert view.document().size().width() <= view.viewport().width() + 1
    assert view.document().documentLayout().frameBoundingRect(tables(view)[0]).width() <= view.viewport().width()


def test_a_selected_table_is_copied_as_markdown(view: AnswerView, qtbot: QtBot) -> None:
    text = f"Prices 😀 are:\n\n{TABLE}\nAfter it."
    view.finish(text, judged(text, ["Rope"]))
    view.selectAll()
    view.copy()
    markdown = (
        "Prices 😀 are:\n\n"
        "| Item | Price | Note |\n| --- | :---: | ---: |\n"
        "| Rope is new.\u2009[2] | 12.50 | see a |\n| Oars | 8 | lent |\n\n"
        "After it."
    )
    assert QApplication.clipboard().text() == markdown
    assert "<table" in QApplication.clipboard().mimeData().html()
    cursor = view.document().find("12.50")
    view.setTextCursor(cursor)
    view.copy()
    assert QApplication.clipboard().text() == "12.50"
    cursor.setPosition(view.document().find("Oars").selectionStart())
    cursor.setPosition(tables(view)[0].cellAt(1, 1).lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.copy()
    assert QApplication.clipboard().text() == "| Rope is new.\u2009[2] | 12.50 |\n| Oars | 8 |"

    view.finish(LONG, judged(LONG))
    qtbot.waitUntil(lambda: "The end." in view.toPlainText())
    view.selectAll()
    view.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[:4] == ["Before it.", "", "| No | Name | Remark |", "| ---: | --- | :---: |"]
    assert [line.split(" | ")[1] for line in lines[4:154]] == [f"thing {n}" for n in range(150)]
    assert lines[154:] == ["", "After it. The end."]


def test_a_copied_and_an_exported_answer_keep_their_tables() -> None:
    text = f"Prices are these.\n\n{TABLE}"
    answer = Answer(
        text, False, "", "documents", tuple(judged(text, ["Oars"])), (), (), 1, 2, "", "c", None, None, Timings()
    )  # fmt: skip
    numbered = text.replace("(https://example.org) |", "(https://example.org) [2] |")
    assert copied(answer).startswith(numbered)
    assert numbered in chat_markdown("Prices", [Turn("What?", answer, 0.0)])


def test_a_picture_is_its_words_and_not_drawn(view: AnswerView, tmp_path: Path) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    picture.save(str(tmp_path / "x.png"))
    places = (tmp_path / "x.png", f"file://{tmp_path / 'x.png'}")
    view.finish("".join(f"![this *one*]({each}).\n\n| A |\n|---|\n| ![that]({each}) |\n\n" for each in places), [])
    assert view.toPlainText().split() == ["this", "one.", "A", "that"] * 2
    assert look(view, "that").toolTip() == f"<p>{tmp_path / 'x.png'}</p>"
    view.show()
    shown = view.grab().toImage()
    assert all(
        shown.pixelColor(x, y) != QColor("#ff00ff") for x in range(0, shown.width(), 4) for y in range(shown.height())
    )


def test_the_rest_of_markdown_is_rendered(view: AnswerView) -> None:
    text = (
        "# One\n\n### Three\n\n~~gone~~ _so_\n\n- a\n  - b\n    1. c\n- [ ] open\n- [x] done\n\n> said\n>\n>> deep\n\n"
        "See [there](https://example.org/?a=1&b=2)."
    )
    view.finish(text, judged(text))
    assert block_of(view, "One").blockFormat().headingLevel() == 1
    assert block_of(view, "Three").blockFormat().headingLevel() == 3
    assert look(view, "gone").fontStrikeOut()
    assert look(view, "so").fontItalic()
    assert [block_of(view, each).textList().format().indent() for each in ("a", "b", "c")] == [1, 2, 3]
    assert block_of(view, "open").blockFormat().marker().name == "Unchecked"
    assert block_of(view, "done").blockFormat().marker().name == "Checked"
    quoted = QTextFormat.Property.BlockQuoteLevel
    assert [block_of(view, each).blockFormat().intProperty(quoted) for each in ("said", "deep")] == [1, 2]
    assert not any(form.isAnchor() for _, form in fragments(view))
    assert not re.search("[\u2e28-\u2e2d]", view.toPlainText())
