"""An answer as it comes: in the terminal, or as lines of JSON.

In the terminal the quotes stand first, as soon as they are found, then the answer below them, a sentence when it is
finished and judged. What is written is the same whether or not it came in pieces, and whether or not a person looks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from engine import wire
from engine.cli import render
from engine.cli.shell import print_json
from engine.text.shown import harmless
from engine.types import AnswerDone, Event, Notice, Progress, Quotes, Sentence, Sources, Token

if TYPE_CHECKING:
    from engine.retrieval.matching import Wanted
    from engine.types import Answer, AnswerSentence, Quote

QUOTES = 3  # shown above an answer


class Shown(Protocol):
    """What becomes of an answer: `take` gets each event, then `finish` the answer; `close` if none came."""

    def take(self, event: Event) -> None: ...

    def finish(self, answer: Answer) -> None: ...

    def close(self) -> None: ...


class Answering:
    """Shows one answer to a person.

    Args:
        alone: no document is looked at, and the model's words are shown as they come.
        line: of progress and notices.
    """

    def __init__(self, question: str, line: render.ProgressLine, *, alone: bool) -> None:
        self._question = question
        self._line = line
        self._alone = alone
        self._quotes: tuple[Quote, ...] = ()
        self._text = ""  # that was streamed
        self._sentences: list[AnswerSentence] = []  # of it, those that were judged
        self._paragraph = render.Paragraph()
        self._laid = 0  # so much of the text is printed, of an answer about whole files

    @cached_property
    def _wanted(self) -> Wanted:
        from engine.retrieval.matching import Wanted
        from engine.text.typed import Typed

        return Wanted(Typed(self._question))

    def take(self, event: Event) -> None:
        match event:
            case Quotes(quotes=quotes):
                self._show_quotes(quotes[:QUOTES])
            case Token(text=text):
                self._text += text
                if self._alone:
                    self._line.clear()
                    print(harmless(text), end="", flush=True)
            case Sentence(sentence=sentence) if self._text and not self._alone:
                # Without a text, it is a sentence of files, not of a model; it is shown with the answer.
                self._line.clear()
                if self._quotes:
                    self._say(sentence)
                else:
                    self._lay(sentence)
                self._sentences.append(sentence)
            case Progress() if self._paragraph.begun:
                pass  # its bar would wipe the line that is being written
            case _:
                if isinstance(event, Notice):
                    self._paragraph.end()
                self._line.event(event)

    def finish(self, answer: Answer) -> None:
        """Shows what was not shown yet."""
        self._line.clear()
        if self._alone and self._text:
            print()
        if not self._quotes and not self._laid:
            render.answer(answer, self._question, model_streamed=self._alone and bool(self._text))
            return
        if answer.refused:
            self._paragraph.end()
            print(render.block(answer.why, ""))
            print("What stands above is the nearest that was found.")
        elif self._laid:
            print(render.laid_out(answer.answer, answer.sentences, self._laid), end="\n\n")
            render.sources(answer)
        else:
            self._say_the_rest(answer)
            render.sources(answer)
        render.below(answer, self._question)

    def _say_the_rest(self, answer: Answer) -> None:
        """The sentences below the quotes that are still to come; an answer made of quotes has none but a model's."""
        said = answer.model_sentences if answer.method == "quotes" else answer.sentences
        upto = self._sentences[-1].end if self._sentences else 0
        render.unsure(answer)
        for sentence in said:
            if answer.model is None:
                self._paragraph.add(render.cited(sentence))
            elif sentence.start >= upto:
                self._say(sentence)
        if self._paragraph.end():
            print()

    def close(self) -> None:
        """Ends a line that was begun, before an error is told below it."""
        self._line.clear()
        self._paragraph.end()
        if self._alone and self._text:
            print()

    def _show_quotes(self, quotes: tuple[Quote, ...]) -> None:
        self._quotes = quotes
        if quotes:
            self._line.clear()
            render.quotes(quotes, self._wanted.marks)
            print(flush=True)

    def _say(self, sentence: AnswerSentence) -> None:
        """A sentence of a model below the quotes."""
        if not self._paragraph.begun:
            print("In the words of the model:")
        self._paragraph.add(render.cited(sentence))

    def _lay(self, sentence: AnswerSentence) -> None:
        """The lines above a statement about a whole file: all that is judged in them has come."""
        judged = self._sentences[-1].end if self._sentences else 0
        end = self._text.rfind("\n", max(self._laid, judged), sentence.start)
        if end >= 0:
            print(render.laid_out(self._text[:end], self._sentences, self._laid), flush=True)
            self._laid = end + 1


class Lines:
    """Prints one answer as lines of JSON. Sentences that were not told while it was made are told before its end.

    Args:
        last: whether no other answer follows it: the line `done` comes after the last.
    """

    def __init__(self, *, last: bool) -> None:
        self._last = last
        self._told: set[tuple[int, int]] = set()

    def take(self, event: Event) -> None:
        if isinstance(event, Sentence):
            self._told.add((event.sentence.start, event.sentence.end))
        if isinstance(event, AnswerDone):
            answer = event.answer.beside[-1] if event.answer.beside else event.answer
            # Offsets count in what was streamed: the model's words, where it wrote any.
            for sentence in answer.model_sentences or answer.sentences:
                if (sentence.start, sentence.end) not in self._told:
                    self.take(Sentence(event.job, sentence))
        if (line := _line(event)) is not None and (self._last or not isinstance(event, AnswerDone)):
            print_json(line)

    def finish(self, answer: Answer) -> None:
        pass

    def close(self) -> None:
        pass


def _line(event: Event) -> dict[str, Any] | None:
    if isinstance(event, Quotes):
        quotes = [wire.quote_json(quote) for quote in event.quotes]
        return {"event": "quotes", "quotes": quotes, "took_ms": round(event.took_ms, 2)}
    if isinstance(event, Sources):
        return {"event": "sources", "sources": [wire.source_json(source) for source in event.sources]}
    if isinstance(event, Token):
        return {"event": "token", "text": event.text}
    if isinstance(event, Sentence):
        return {"event": "sentence", "sentence": wire.sentence_json(event.sentence)}
    if isinstance(event, AnswerDone):
        return {"event": "done", **wire.answer_json(event.answer)}
    return None


class Nothing:
    """Prints nothing of an answer while it is made."""

    def take(self, event: Event) -> None:
        pass

    def finish(self, answer: Answer) -> None:
        pass

    def close(self) -> None:
        pass
