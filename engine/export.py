"""A conversation for other programs: as Markdown, and as one HTML page that needs nothing else.

Both give questions, answers, and where each sentence stands. What documents and models say is data: the page holds
no script, loads nothing, and its text is escaped by the template engine.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from engine.paths import resources
from engine.render import place
from engine.types import Answer, AnswerSentence, Source, Turn

UNFOUND = "not found in the files"
_UNSEEN = {code: "\ufffd" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}


def chat_markdown(title: str, turns: Sequence[Turn]) -> str:
    """The whole chat; citations are numbered notes under each answer."""
    parts = [f"# {' '.join(title.split())}\n"] if turns else []
    for turn in turns:
        parts.append(f"**{' '.join(turn.question.split())}**\n")
        parts.append(_answer(turn.answer))
    return "\n".join(parts)


def chat_html(title: str, turns: Sequence[Turn]) -> str:
    """The whole chat as a page: numbers lead to the cited passages, unsupported sentences are marked."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    surroundings = Environment(
        loader=FileSystemLoader(resources() / "chat"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn = surroundings.get_template("page.html").render(
        title=title,
        turns=turns,
        made=time.strftime("%Y-%m-%d %H:%M"),
        unfound=UNFOUND,
        numbers=_numbers,
        cited=_cited,
        where=lambda stands: place(stands.path, stands.locator),
    )
    return drawn.translate(_UNSEEN)


def _answer(answer: Answer) -> str:
    if answer.refused:
        lines = [f"_{answer.why}_", ""]
        lines += [f"> {' '.join(quote.text.split())} ({place(quote.path, quote.locator)})" for quote in answer.quotes]
        return "\n".join(lines) + "\n"
    text = " ".join(_sentence(sentence) for sentence in answer.sentences) or answer.answer
    notes = [
        f"{source.n}. {place(source.path, source.locator)} (`{source.path}`)"
        for source in _cited(answer)
        if any(source.n in _numbers(sentence) for sentence in answer.sentences)
    ]
    query = ["", "```sql", answer.query, "```"] if answer.query else []
    return "\n".join([text, "", *notes, *query]) + "\n"


def _sentence(sentence: AnswerSentence) -> str:
    marks = "".join(f"[{n}]" for n in _numbers(sentence))
    return f"{sentence.text} {marks}" if marks else sentence.text


def _numbers(sentence: AnswerSentence) -> list[int]:
    return sorted({citation.source for citation in sentence.citations})


def _cited(answer: Answer) -> list[Source]:
    """The sources that any sentence stands on, the model's own words included."""
    used = {n for sentence in (*answer.sentences, *answer.model_sentences) for n in _numbers(sentence)}
    return [source for source in answer.sources if source.n in used]
