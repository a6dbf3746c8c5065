"""A turn: how its question was understood; of whole files, progress while they are read, then lines and numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.turn_view import TurnView
from desktop.widgets.turn_words import looked_at
from engine.types import Answer, Answerable, AnswerSentence, Citation, FileRead, Progress, Source, Timings

SAID = "The **rent** is 1,250 pounds a year."
TEXT = f"lease.md, read to its end in 1 part.\n\nRent\n- {SAID}\n\nRead: 100 % of the text of lease.md, 7 words."


def answer() -> Answer:
    start = TEXT.index(SAID)
    sentence = AnswerSentence(SAID, start, start + len(SAID), True, (Citation(1, 0, len(SAID), SAID),))
    return Answer(
        answer=TEXT,
        refused=False,
        why="",
        method="whole-file",
        sentences=(sentence,),
        quotes=(),
        sources=(Source(1, Path("/docs/lease.md"), "", {}, SAID, 0, len(SAID)),),
        looked_at=1,
        total=40,
        standalone_query="",
        chat="",
        model=None,
        adapter=None,
        timings=Timings(),
        read=(FileRead(Path("/docs/lease.md"), 1.0, 7, 1),),
    )


def test_what_is_read_whole_says_how_far_it_is(qtbot: QtBot) -> None:
    turn = TurnView("Summarise the lease")
    qtbot.addWidget(turn)
    turn.show_progress(Progress("ask-1", "reading lease.md", 40, 100))
    assert turn.state.text() == "Reading lease.md… 40%"
    assert not turn.state.isHidden()


def test_lines_stand_as_they_are_written_with_numbers_that_open_the_passage(qtbot: QtBot) -> None:
    turn = TurnView("Summarise the lease")
    qtbot.addWidget(turn)
    turn.finish(answer())
    lines = turn.words.toPlainText().split("\n")
    assert f"- {SAID}\u2009[1]" in lines
    assert lines[0] == "lease.md, read to its end in 1 part."
    assert turn.words_heading.text() == "Answer"
    assert turn.foot.text() == "Read whole: 1 of 40 files"
    assert turn.state.isHidden()


@pytest.mark.parametrize(
    ("probability", "model", "heading"),
    [(0.49, None, "Perhaps the answer"), (0.5, None, "Answer"), (0.49, "qwen", "Answer")],
)
def test_words_that_perhaps_do_not_answer_are_headed_so(
    qtbot: QtBot, probability: float, model: str | None, heading: str
) -> None:
    turn = TurnView("What is the rent?")
    qtbot.addWidget(turn)
    turn.finish(replace(answer(), method="documents", answerable=Answerable(probability, 0.25), model=model))
    assert turn.words_heading.text() == heading


def test_the_share_that_was_looked_at_names_what_was_too_large() -> None:
    counted = replace(answer(), method="table", read=())
    assert looked_at(counted) == "Looked at 1 of 40 files"
    large = replace(counted, too_large=tuple(Path(f"/docs/{name}.csv") for name in "abcde"))
    assert looked_at(large) == (
        "Looked at 1 of 40 files; too large for their rows to be counted: a.csv, b.csv, c.csv (+2)"
    )


def test_a_sentence_that_did_not_stream_is_shown_once_and_at_the_end(qtbot: QtBot) -> None:
    said = "The rent is 1,250 pounds a year."
    sentence = AnswerSentence(said, 0, len(said), True, (Citation(1, 0, len(said), said),))
    turn = TurnView("What is the rent?")
    qtbot.addWidget(turn)
    turn.judge(sentence)
    assert not turn.words.toPlainText()
    turn.finish(replace(answer(), answer=said, sentences=(sentence,), method="documents", read=()))
    assert turn.words.toPlainText().count(said) == 1


def test_a_follow_up_says_how_it_was_understood(qtbot: QtBot) -> None:
    turn = TurnView("And the treasurer?")
    qtbot.addWidget(turn)
    assert turn.understood.isHidden()
    turn.finish(replace(answer(), standalone_query="Who is the treasurer"))
    assert turn.understood.text() == "Understood as: Who is the treasurer"
    assert not turn.understood.isHidden()
    assert turn.understood.objectName() == turn.notice.objectName() == "muted"
    assert turn.understood.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert turn.understood.textFormat() == Qt.TextFormat.PlainText, "what was typed is never markup"


@pytest.mark.parametrize("query", ["", "Who is the  treasurer?", "who is the treasurer", "Who is"])
def test_a_question_that_was_taken_as_it_stands_says_nothing_of_it(qtbot: QtBot, query: str) -> None:
    turn = TurnView("Who is the treasurer?")
    qtbot.addWidget(turn)
    turn.finish(replace(answer(), standalone_query="What else"))
    turn.finish(replace(answer(), standalone_query=query))
    assert turn.understood.isHidden()
    assert turn.understood.text() == ""


def test_a_refused_follow_up_says_how_it_was_understood_too(qtbot: QtBot) -> None:
    turn = TurnView("and the deputy?")
    qtbot.addWidget(turn)
    turn.finish(replace(answer(), refused=True, why="nothing", answer="", standalone_query="Who is the deputy"))
    assert turn.understood.text() == "Understood as: Who is the deputy"


def test_a_pasted_page_is_not_said_again_whole(qtbot: QtBot) -> None:
    turn = TurnView("and the deputy?")
    qtbot.addWidget(turn)
    turn.finish(replace(answer(), standalone_query="lease " * 500))
    assert len(turn.understood.text()) < 700
