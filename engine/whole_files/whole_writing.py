"""An answer about whole files as it is written: statements of the files, each cited, between lines that are ours.

What is written is streamed at once, as Tokens; the statements of a part follow as Sentences when it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engine.jobs import Job
from engine.retrieval.stored_files import StoredFile
from engine.types import AnswerSentence, Citation, Event, Sentence, Source, Sources, Token


class Writing:
    """The text so far, its statements, and the sources that they are cited from."""

    def __init__(self, job: Job[Any], emit: Callable[[Event], None]) -> None:
        self._job = job
        self._emit = emit
        self._waiting: list[AnswerSentence] = []
        self._numbers: dict[tuple[int, int, int], int] = {}
        self.text = ""
        self.sentences: list[AnswerSentence] = []
        self.sources: list[Source] = []

    def say(self, text: str) -> None:
        """Adds words that are ours: they are no statement of a file and are not cited."""
        self.text += text
        self._emit(Token(self._job.id, text))

    def cite(self, stored: StoredFile, start: int, end: int) -> Citation:
        """The exact words of a file, with the number of the source that holds them."""
        source = self.source(stored, start, end)
        return Citation(source.n, start, end, source.text[start - source.start : end - source.start])

    def source(self, stored: StoredFile, start: int, end: int) -> Source:
        """The source that holds these words, numbered when it is first needed."""
        first, last = stored.ordinal(start), stored.ordinal(max(start, end - 1))
        key = (stored.file.id, first, last)
        if (number := self._numbers.get(key)) is not None:
            return self.sources[number - 1]
        place = stored.place(start, end)
        number = self._numbers[key] = len(self.sources) + 1
        path, sha256 = stored.file.path, stored.file.sha256
        source = Source(number, path, sha256, place.locator, place.text, place.start, place.end, place.parts)
        self.sources.append(source)
        return source

    def state(self, citation: Citation) -> None:
        """Adds a statement, word for word."""
        at = len(self.text)
        self.say(" ".join(citation.text.split()))
        self._add(AnswerSentence(self.text[at:], at, len(self.text), True, (citation,)))

    def phrase(self, judged: Sequence[AnswerSentence], text: str) -> None:
        """Adds words of a model with what was made of its sentences, whose offsets count in `text`."""
        at = len(self.text)
        self.say(text)
        for each in judged:
            self._add(AnswerSentence(each.text, each.start + at, each.end + at, each.supported, each.citations))

    def _add(self, sentence: AnswerSentence) -> None:
        self.sentences.append(sentence)
        self._waiting.append(sentence)

    def part_done(self) -> None:
        """Emits the sources so far and what was stated since the last call."""
        if self._waiting:
            self._emit(Sources(self._job.id, tuple(self.sources)))
        for sentence in self._waiting:
            self._emit(Sentence(self._job.id, sentence))
        self._waiting = []
