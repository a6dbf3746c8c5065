"""Answers as a person and as a script get them: events of a real Engine, with the scripted model."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import settings
from engine.cli import render, streaming, terminal
from engine.types import (
    Answer,
    Answerable,
    AnswerDone,
    AnswerSentence,
    Event,
    Notice,
    Progress,
    Quotes,
    Sentence,
    Token,
)
from tests.engine.answering.test_asking import Desk

QUESTION = "Who signed the lease of the boathouse?"
SAID = "The lease was signed by Margaret Ellison in June 2019. It costs 9,999 pounds. The rent is 1,250 pounds a year."
TITLE = "\x1b]0;x\x07"  # tells a terminal to call its window x


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.engine.close()


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone looks at standard output."""
    monkeypatch.setattr(terminal, "styled", lambda: True)


def shown(
    desk: Desk, answer: Answer, capsys: pytest.CaptureFixture[str], question: str = QUESTION, *, alone: bool = False
) -> list[tuple[type[Event] | None, str]]:
    """What was printed at each event, and at the end."""
    capsys.readouterr()
    answering = streaming.Answering(question, render.ProgressLine(), alone=alone)
    printed: list[tuple[type[Event] | None, str]] = []
    for event in desk.events:
        answering.take(event)
        if out := capsys.readouterr().out:
            printed.append((type(event), out))
    answering.finish(answer)
    return [*printed, (None, capsys.readouterr().out)]


def test_quotes_come_first_then_each_sentence_when_it_is_finished(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.serve_reading_model()
    desk.script.enqueue({"text": SAID})
    answer = desk.engine.ask(QUESTION).result(30)
    assert answer.method == "documents"
    printed = shown(desk, answer, capsys)
    assert [kind for kind, _ in printed] == [Quotes, Sentence, Sentence, None]
    quotes, first, second, rest = (out for _, out in printed)
    assert quotes.startswith("  “The lease of the boathouse was signed by Margaret Ellison in June 2019.")
    assert "\n     [1] lease.txt, line" in quotes
    assert quotes.count("“") <= streaming.QUOTES
    assert first == "In the words of the model:\nThe lease was signed by Margaret Ellison in June 2019. [1]"
    assert second.split() == ["It", "costs", "9,999", "pounds.", "[not", "found", "in", "your", "files]"]
    assert rest.startswith(" The rent is 1,250 pounds")
    assert "\n\n  [1] lease.txt, line" in rest
    assert rest.endswith(f"Passages from {answer.looked_at} of 2 files.\n")
    assert "\x1b" not in "".join(out for _, out in printed)


def test_it_reads_the_same_whether_or_not_it_came_in_pieces(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.serve_reading_model()
    desk.script.enqueue({"text": SAID})
    answer = desk.engine.ask(QUESTION).result(30)
    whole = "".join(out for _, out in shown(desk, answer, capsys))
    desk.events[:] = [event for event in desk.events if isinstance(event, Quotes)]
    assert "".join(out for _, out in shown(desk, answer, capsys)) == whole


def test_the_starters_words_stand_below_the_quotes_that_are_the_answer(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.script.enqueue({"text": SAID})
    answer = desk.engine.ask(QUESTION).result(30)
    assert answer.method == "quotes"
    out = "".join(out for _, out in shown(desk, answer, capsys))
    assert out.count("The lease of the boathouse was signed") == 1
    assert out.index("The lease of the boathouse") < out.index("In the words of the model:") < out.index("9,999")


def test_the_words_of_the_question_stand_out_for_a_person(
    desk: Desk, capsys: pytest.CaptureFixture[str], person: None
) -> None:
    answer = desk.engine.ask(QUESTION).result(30)
    quotes = shown(desk, answer, capsys)[0][1]
    assert "\x1b[1mlease\x1b[22m of the \x1b[1mboathouse\x1b[22m was \x1b[1msigned\x1b[22m by Margaret" in quotes


@pytest.mark.parametrize(("probability", "told"), [(0.4, True), (0.6, False)])
def test_what_is_perhaps_the_answer_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str], probability: float, told: bool
) -> None:
    quoted = desk.engine.ask(QUESTION).result(30)
    pointed_at = replace(quoted, method="documents", model=None, answerable=Answerable(probability, 0.25))
    assert ("\nPerhaps the answer:\n" in "".join(out for _, out in shown(desk, pointed_at, capsys))) is told
    render.answer(pointed_at)
    assert ("Perhaps the answer:\n" in capsys.readouterr().out) is told


def test_a_refusal_does_not_say_the_quotes_again(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    question = "Which ghosts haunt the boathouse?"
    desk.engine.settings.set(settings.CAREFULNESS, 0.999)
    answer = desk.engine.ask(question).result(30)
    assert answer.refused
    assert answer.quotes
    (kind, quotes), (_, rest) = shown(desk, answer, capsys, question)
    assert kind is Quotes
    assert "“" in quotes
    assert "“" not in rest
    assert rest.startswith("Nothing in your files answers this.\nWhat stands above is the nearest that was found.\n")
    assert f"Passages from {answer.looked_at} of 2 files." in rest


def test_a_progress_bar_and_a_notice_leave_a_begun_line_whole(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.serve_reading_model()
    desk.script.enqueue({"text": SAID})
    desk.engine.ask(QUESTION).result(30)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    capsys.readouterr()
    answering = streaming.Answering(QUESTION, render.ProgressLine(), alone=False)
    answering.take(Progress("j", "reading", 1, 2))
    assert "reading" in capsys.readouterr().err
    for event in desk.events[: desk.kinds().index(Sentence) + 1]:
        answering.take(event)
    capsys.readouterr()
    answering.take(Progress("j", "reading", 1, 2))
    assert capsys.readouterr() == ("", "")
    answering.take(Notice("warning", "the disk is full"))
    assert capsys.readouterr().out == "\n"
    answering.close()
    assert capsys.readouterr().out == ""


def test_the_model_alone_is_shown_word_by_word(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.script.enqueue({"text": "Four, I say."})
    answer = desk.engine.ask("What is two and two?", rag=False).result(30)
    printed = shown(desk, answer, capsys, "What is two and two?", alone=True)
    assert {kind for kind, _ in printed[:-1]} == {Token}
    assert "".join(out for _, out in printed) == "Four, I say.\n"


def test_neither_a_model_nor_the_lines_of_an_answer_command_the_terminal(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.script.enqueue({"text": f"Four, {TITLE}I say."})
    answer = desk.engine.ask("What is two and two?", rag=False).result(30)
    assert "".join(out for _, out in shown(desk, answer, capsys, "What is two and two?", alone=True)) == (
        "Four, ]0;xI say.\n"
    )
    said = f"In {TITLE}a.txt:\n- Rent{TITLE}.\nIn b.txt"
    start = said.index("Rent")
    sentence = AnswerSentence(said[start:-9], start, len(said) - 9, True)
    assert render.laid_out(said, [sentence]) == "In ]0;xa.txt:\n- Rent]0;x.\nIn b.txt"


def test_how_a_question_was_completed_from_its_chat_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str], person: None
) -> None:
    first = desk.engine.ask(QUESTION).result(30)
    assert "Understood as" not in "".join(out for _, out in shown(desk, first, capsys))
    desk.events.clear()
    second = desk.engine.ask("When was it signed?", chat=first.chat).result(30)
    assert second.standalone_query != "When was it signed?"
    out = "".join(out for _, out in shown(desk, second, capsys, "When was it signed?"))
    assert f"\x1b[2mUnderstood as: {second.standalone_query}\x1b[22m\n" in out
    render.answers(second, "When was it signed?")
    assert f"Understood as: {second.standalone_query}" in capsys.readouterr().out
    cut = replace(second, standalone_query="When was")  # a question that was too long is no other one
    assert render.understood_as(cut, "When  was it signed?") == ""
    same = replace(second, standalone_query="when was it  signed")  # nor is one that means the same
    assert render.understood_as(same, "When was it signed?") == ""


@pytest.mark.parametrize(
    ("method", "looked", "said"),
    [
        ("documents", 1, "Passages from 1 of 2 files."),
        ("quotes", 1, "Passages from 1 of 2 files."),
        ("ledger", 2, "Looked at 2 of 2 files."),
        ("whole-file", 1, "Read whole: 1 of 2 files."),
        ("whole-file", 0, ""),
        ("model", 0, ""),
    ],
)
def test_how_much_was_looked_at_is_told_of_every_answer_from_files(
    desk: Desk, method: str, looked: int, said: str
) -> None:
    answer = desk.engine.ask(QUESTION).result(30)
    assert render.looked_at(replace(answer, method=method, looked_at=looked)) == said  # type: ignore[arg-type]
    assert render.looked_at(replace(answer, total=0)) == ""


def test_an_answer_about_whole_files_is_laid_out_line_by_line(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    parts = [f"The tenant pays {n}00 pounds for the mooring of boat {n} every year in June." for n in range(9)]
    (desk.folder / "terms-2024.txt").write_text("\n\n".join(parts))
    (desk.folder / "terms-2026.txt").write_text("\n\n".join(parts).replace("00 pounds", "50 pounds"))
    desk.engine.index().result(30)
    desk.events.clear()
    question = "What changed between terms-2024 and terms-2026?"
    answer = desk.engine.ask(question).result(60)
    assert answer.method == "whole-file"
    printed = shown(desk, answer, capsys, question)
    assert len(printed) > 2
    assert all(out.endswith("\n") for _, out in printed)
    render.answer(answer, question)
    assert "".join(out for _, out in printed) == capsys.readouterr().out


# --------------------------------------------------------------------------- for scripts


def lines(events: list[Event], capsys: pytest.CaptureFixture[str], *, last: bool = True) -> list[dict[str, Any]]:
    capsys.readouterr()
    told = streaming.Lines(last=last)
    for event in events:
        told.take(event)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_sentence_of_a_model_is_a_line_also_the_last(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.serve_reading_model()
    desk.script.enqueue({"text": SAID})
    desk.engine.ask(QUESTION).result(30)
    told = lines(desk.events, capsys)
    assert [line["event"] for line in told[-2:]] == ["sentence", "done"]
    sentences = [line["sentence"] for line in told if line["event"] == "sentence"]
    assert sentences == told[-1]["sentences"]
    assert len(sentences) == 3
    assert [line["event"] for line in lines(desk.events, capsys, last=False)] == [line["event"] for line in told[:-1]]


def test_sentences_of_files_are_lines_and_none_is_told_twice(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    question = "How many txt files are there?"
    answer = desk.engine.ask(question).result(30)
    assert answer.method == "ledger"
    told = lines(desk.events, capsys)
    assert [line["event"] for line in told] == ["quotes", "sources", "sentence", "done"]
    assert told[2]["sentence"]["text"] == answer.answer
    assert isinstance(desk.events[-1], AnswerDone)
    untold = [event for event in desk.events if not isinstance(event, Sentence)]
    assert len(untold) == len(desk.events) - 1
    assert lines(untold, capsys) == told
    printed = shown(desk, answer, capsys, question)  # and to a person it is said once too
    desk.events[:] = untold
    assert shown(desk, answer, capsys, question) == printed
