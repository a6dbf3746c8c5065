"""What is said of an answer besides its text: what it has seen of the files, where they differ, how it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from desktop.language import language, marked, told, tr
from desktop.wording import file_name, place
from engine.answering.beside import NO_FILE, from_documents
from engine.text.markdown import with_numbers

if TYPE_CHECKING:
    from engine.types import Answer, Conflict

CAPTIONS = (
    marked("With documents"),
    marked("With documents, with the skill"),
    marked("With documents, without the skill"),
    marked("The model alone"),
    marked("The model alone, with the skill"),
    marked("The model alone, without the skill"),
    marked("It looked at no file: nothing of this was checked."),
)
"""What `engine.answering.beside` says of an answer, noted for translation."""


def how_much_read(answer: Answer) -> str:
    """How much of the files had been read when this was answered; empty if all of it."""
    if not answer.waiting:
        return ""
    every = answer.total if answer.method in ("ledger", "table") else answer.total + answer.waiting
    read = figure(every - answer.waiting)
    return tr("{read} of %n file(s) had been read when this was answered.", "", every, read=read)


def looked_at(answer: Answer) -> str:
    """How much of the files an answer has seen; empty where that is not known."""
    if not from_documents(answer):
        return told(NO_FILE)
    if not answer.total:
        return ""
    looked = figure(answer.looked_at)
    if answer.too_large or answer.method in ("ledger", "table"):
        said = tr("Looked at {looked} of %n file(s)", "", answer.total, looked=looked)
        if not answer.too_large:
            return said
        from engine.census.uncounted import listed  # a start needs none of it

        names = listed([file_name(path) for path in answer.too_large])
        return f"{said}; {tr('too large for their rows to be counted: {names}', names=names)}"
    if answer.method == "whole-file":
        return tr("Read whole: {looked} of %n file(s)", "", answer.total, looked=looked)
    return tr("Passages from {looked} of %n file(s)", "", answer.total, looked=looked)


def figure(number: int) -> str:
    """A number as the person's language writes it: "12,000"."""
    return QLocale(language()).toString(number)


def differing(conflict: Conflict) -> str:
    """A line of `engine.answering.conflicts`: "Two files differ: 6 months (deed.docx, 2025) · 3 months (…)"."""
    years = {side.date[:4] for side in conflict.sides}
    said = []
    for side in conflict.sides:
        day = side.date[:4] if len(years) == len(conflict.sides) else side.date
        when = tr("changed {day}", day=day) if side.origin == "modified" else day
        said.append(f"{side.value} ({file_name(side.path)}, {when})")
    sides = " · ".join(said)
    match len(said):
        case 2:
            return tr("Two files differ: {sides}", sides=sides)
        case 3:
            return tr("Three files differ: {sides}", sides=sides)
        case 4:
            return tr("Four files differ: {sides}", sides=sides)
        case number:
            return tr("{number} files differ: {sides}", number=number, sides=sides)


def copied(answer: Answer) -> str:
    """An answer as plain text with its numbered sources, for use elsewhere."""
    text = with_numbers(answer.answer, answer.sentences)
    used = {citation.source for sentence in answer.sentences for citation in sentence.citations}
    listed = [
        f"[{source.n}] " + ", ".join(filter(None, (str(source.path), place(source.locator))))
        for source in answer.sources
        if source.n in used
    ]
    return "\n".join([text, "", *listed]) if listed else text
