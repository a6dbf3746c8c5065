"""A conversation for other programs: as Markdown, and as one HTML page that needs nothing else.

Both give questions, answers, and where each sentence stands. What documents and models say is data: the page holds
no script, loads nothing, and its text is escaped by the template engine.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.answering.beside import NO_FILE, captions, from_documents
from engine.reports.pages import rendered
from engine.text.markdown import with_numbers
from engine.text.shown import place
from engine.types import UNSURE, Answer, AnswerSentence, Source, Turn

UNFOUND = "not found in the files"


def chat_markdown(title: str, turns: Sequence[Turn]) -> str:
    """The whole chat; citations are numbered notes under each answer."""
    parts = [f"# {' '.join(title.split())}\n"] if turns else []
    for turn in turns:
        parts.append(f"**{' '.join(turn.question.split())}**\n")
        answers = _answers(turn)
        for caption, answer in zip(captions(answers), answers, strict=True):
            if len(answers) > 1:
                parts.append(f"**{caption}**" + ("" if from_documents(answer) else f" _{NO_FILE}_") + "\n")
            parts.append(_answer(answer))
    return "\n".join(parts)


def chat_html(title: str, turns: Sequence[Turn]) -> str:
    """The whole chat as a page: numbers lead to the cited passages, unsupported sentences are marked."""
    return rendered(
        "chat",
        title=title,
        turns=turns,
        unfound=UNFOUND,
        unsure=UNSURE,
        said_to=_answers,
        captions=captions,
        from_documents=from_documents,
        no_file=NO_FILE,
        numbers=_numbers,
        cited=_cited,
        where=lambda stands: place(stands.path, stands.locator),
    )


def _answers(turn: Turn) -> tuple[Answer, ...]:
    return (turn.answer, *turn.answer.beside)


def _answer(answer: Answer) -> str:
    if answer.refused:
        lines = [f"_{answer.why}_", ""]
        lines += [f"> {' '.join(quote.text.split())} ({place(quote.path, quote.locator)})" for quote in answer.quotes]
        return "\n".join(lines) + "\n"
    text = with_numbers(answer.answer, answer.sentences)
    notes = [
        f"{source.n}. {place(source.path, source.locator)} (`{source.path}`)"
        for source in _cited(answer)
        if any(source.n in _numbers(sentence) for sentence in answer.sentences)
    ]
    query = ["", "```sql", answer.query, "```"] if answer.query else []
    unsure = [f"_{UNSURE}:_", ""] if answer.unsure else []
    return "\n".join([*unsure, text, "", *notes, *query]) + "\n"


def _numbers(sentence: AnswerSentence) -> list[int]:
    return sorted({citation.source for citation in sentence.citations})


def _cited(answer: Answer) -> list[Source]:
    """The sources that any sentence stands on, the model's own words included."""
    used = {n for sentence in (*answer.sentences, *answer.model_sentences) for n in _numbers(sentence)}
    return [source for source in answer.sources if source.n in used]
