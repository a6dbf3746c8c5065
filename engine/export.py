"""A conversation as Markdown that any program can show: questions, answers, and where each sentence stands."""

from __future__ import annotations

from collections.abc import Sequence

from engine.render import place
from engine.types import Answer, AnswerSentence, Turn


def chat_markdown(turns: Sequence[Turn]) -> str:
    """The whole chat; citations are numbered notes under each answer."""
    parts = [f"# {' '.join(turns[0].question.split())}\n"] if turns else []
    for turn in turns:
        parts.append(f"**{' '.join(turn.question.split())}**\n")
        parts.append(_answer(turn.answer))
    return "\n".join(parts)


def _answer(answer: Answer) -> str:
    if answer.refused:
        lines = [f"_{answer.why}_", ""]
        lines += [f"> {' '.join(quote.text.split())} ({place(quote.path, quote.locator)})" for quote in answer.quotes]
        return "\n".join(lines) + "\n"
    text = " ".join(_sentence(sentence) for sentence in answer.sentences) or answer.answer
    notes = [
        f"{source.n}. {place(source.path, source.locator)} (`{source.path}`)"
        for source in answer.sources
        if any(citation.source == source.n for sentence in answer.sentences for citation in sentence.citations)
    ]
    query = ["", "```sql", answer.query, "```"] if answer.query else []
    return "\n".join([text, "", *notes, *query]) + "\n"


def _sentence(sentence: AnswerSentence) -> str:
    marks = "".join(f"[{n}]" for n in sorted({citation.source for citation in sentence.citations}))
    return f"{sentence.text} {marks}" if marks else sentence.text
