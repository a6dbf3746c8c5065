"""Questions about whole files: a file is summed up, or two are compared, from their first character to their last.

A `Way` of `engine.answering.asking`: it says which file is meant, or asks; reads what the index stores of it, in
parts and with progress; and states only what stands there word for word, each statement cited. A model that reads by
itself may phrase the parts instead; each of its sentences is then judged against its part.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine import wire
from engine.jobs import Job
from engine.questions import followup
from engine.questions.whole_questions import Asked, recognise
from engine.retrieval.searching import Searching
from engine.retrieval.stored_files import StoredFile
from engine.types import Answer, Change, Event, FileRead, Filters, LedgerEntry, Quotes, Timings
from engine.whole_files import named_files
from engine.whole_files.comparing_files import compare_files
from engine.whole_files.named_files import Named
from engine.whole_files.summing_up import Phrasing, sum_up
from engine.whole_files.whole_writing import Writing

if TYPE_CHECKING:
    from engine.answering.asking import Question
    from engine.retrieval.retriever import Retriever
    from engine.store.user import UserStore

NAMED_AT_MOST = 8
"""Files that are listed where several fit."""
REPLY = 8
"""Words of an answer to the question which file is meant."""
_SEVERAL = re.compile(r"\b(?:these|those|them|both|two)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The files that are meant; or, in a sentence, why that cannot be told or they cannot be read."""

    files: tuple[LedgerEntry, ...] = ()
    why: str = ""


class WholeFiles:
    """Answers the questions that want one file, or two, read to the end.

    Args:
        emit: gets Quotes, Progress, Token, Sources and Sentence.
        phrasing: a model that reads by itself, loaded; None where the one in use does not.
        last: the answer that a question follows in its chat, if there is one.
    """

    def __init__(
        self,
        searching: Searching,
        emit: Callable[[Event], None],
        phrasing: Callable[[Job[Any]], Phrasing | None] = lambda _: None,
        last: Callable[[Question], Answer | None] = lambda _: None,
    ) -> None:
        self._searching = searching
        self._emit = emit
        self._phrasing = phrasing
        self._last = last

    def __call__(self, job: Job[Any], question: Question, query: str) -> Answer | None:
        """The answer; None if the question wants something else, or names no file.

        Raises:
            EngineError: the index cannot be read, or a file was changed meanwhile.
            Cancelled: within 300 ms of the job's cancelling.
        """
        begun = time.perf_counter()
        if (meant := self._meant(question, query)) is None:
            return None
        asked, chosen, searchable = meant
        self._emit(Quotes(job.id, (), (time.perf_counter() - begun) * 1000))
        if chosen.why:
            return _answer(query, searchable, begun, why=chosen.why)
        with self._searching.retriever() as retriever:
            return self._read(job, asked, chosen.files, query, searchable, begun, retriever)

    def why_not(self, question: Question, query: str) -> str | None:
        """Why a question of this kind would get no answer, such as which of several files is meant; "" if it would
        get one, None if the question is of another kind. Nothing is read."""
        meant = self._meant(question, query)
        return None if meant is None else meant[1].why

    def _meant(self, question: Question, query: str) -> tuple[Asked, _Chosen, int] | None:
        """What is wanted, of which files, and how many files are searched; None if the question is of another kind."""
        asked, opened, last = recognise(question.text), None, self._last(question)
        completed = asked is None
        if completed and last is not None:
            if len(question.text.split()) <= REPLY:
                opened = recognise(last.standalone_query)  # it may be the reply to "which is meant?"
            if followup.is_fragment(question.text):
                asked = recognise(query)  # "and the deed?" after "summarise the lease"
        if asked is None and opened is None:
            return None
        with self._searching.reader() as reader:
            if reader is None:
                return None
            files = reader.ledger(question.filters)
            searchable = sum(states.get("indexed", 0) for states in reader.counts().values())
        chosen = None
        if opened is not None and last is not None:
            chosen = _replied(opened, question.text, files, unclear=last.refused and last.method == "whole-file")
        if chosen is not None:
            asked = opened
        elif asked is not None:
            asked = _in_own_words(asked, question.text, files) if completed else asked
            chosen = _choose(asked, files, last, limited=question.filters != Filters())
        return None if asked is None or chosen is None else (asked, chosen, searchable)

    def _read(
        self,
        job: Job[Any],
        asked: Asked,
        files: Sequence[LedgerEntry],
        query: str,
        total: int,
        begun: float,
        retriever: Retriever,
    ) -> Answer:
        writing = Writing(job, self._emit)
        stored = [StoredFile(retriever.reader, file) for file in files]
        names = " and ".join(file.path.name for file in files)
        progress = job.shows(self._emit, f"reading {names}")
        changes: tuple[Change, ...] = ()
        if asked.kind == "summary":
            phrasing = self._phrasing(job) if stored[0].characters and not stored[0].is_table() else None
            reads = [sum_up(stored[0], writing, retriever.embed, job, progress, phrasing, retriever.scale)]
            model = phrasing.model if phrasing else None
        else:
            reads, changes = compare_files(stored[0], stored[1], writing, retriever.embed, job, progress)
            model = None
        writing.part_done()
        return _answer(query, total, begun, writing=writing, reads=reads, changes=changes, model=model)


def last_answer(users: UserStore, question: Question) -> Answer | None:
    """The answer that a question follows in its chat."""
    turns = question.followed(users.turns(question.chat))
    return wire.answer_from_json(json.loads(turns[-1][1])) if turns else None


def _answer(
    query: str,
    total: int,
    begun: float,
    *,
    why: str = "",
    writing: Writing | None = None,
    reads: Sequence[FileRead] = (),
    changes: Sequence[Change] = (),
    model: str | None = None,
) -> Answer:
    ms = (time.perf_counter() - begun) * 1000
    return Answer(
        answer=writing.text if writing else "",
        refused=bool(why),
        why=why,
        method="whole-file",
        sentences=tuple(writing.sentences) if writing else (),
        quotes=(),
        sources=tuple(writing.sources) if writing else (),
        looked_at=len(reads),
        total=total,
        standalone_query=query,
        chat="",
        model=model,
        adapter=None,
        timings=Timings(retrieve_ms=ms, quotes_ms=ms),
        read=tuple(reads),
        changes=tuple(changes),
    )


# --------------------------------------------------------------------------- which files are meant


def _choose(asked: Asked, files: Sequence[LedgerEntry], last: Answer | None, *, limited: bool) -> _Chosen | None:
    """The files of a question; None where it is not about files after all."""
    earlier = last.standalone_query if last is not None else ""
    if asked.kind == "summary":
        cited = _cited(asked, files, last) if last is not None else ()
        return _choose_one(asked, files, earlier, cited, limited=limited)
    return _choose_two(asked, files, earlier, limited=limited)


def _in_own_words(asked: Asked, fragment: str, files: Sequence[LedgerEntry]) -> Asked:
    """What a completed question asks for; the fragment alone says of which file, where it names one by itself."""
    own = named_files.named(fragment, files)
    names_one = named_files.points(asked.reference) or (own is not None and own.certain)
    return replace(asked, reference=fragment) if names_one and asked.kind == "summary" else asked


def _cited(asked: Asked, files: Sequence[LedgerEntry], last: Answer) -> Sequence[LedgerEntry]:
    """The file that "it" or "this file" is right after an answer that cites no other; none if that is not said."""
    if not asked.sure or not named_files.points(asked.reference) or _SEVERAL.search(asked.reference):
        return ()
    path_of = {source.n: source.path for source in last.sources}
    paths = {path_of.get(each.source) for sentence in last.sentences for each in sentence.citations}
    meant = [file for file in files if paths == {file.path}]
    named = named_files.named(asked.reference, files)  # "this contract" is no letter
    return meant if named is None or set(meant) <= set(named.files) else ()


def _choose_one(
    asked: Asked, files: Sequence[LedgerEntry], earlier: str, cited: Sequence[LedgerEntry], *, limited: bool
) -> _Chosen | None:
    if named_files.points(asked.reference):
        if limited and len(files) == 1:
            return _readable(files)
        if cited:
            return _readable(cited)
        if (spoken_of := named_files.mentioned(earlier, files)) and earlier:
            return _readable(spoken_of) if len(spoken_of) == 1 else _which(asked.reference, spoken_of)
    found = named_files.named(asked.reference, files)
    if found is None or not (found.certain or (asked.sure and len(found.files) == 1)):
        if name := named_files.explicit(asked.reference):
            return _Chosen(why=f"there is no file {name} among your files")
        if named_files.points(asked.reference) and asked.sure:
            if limited and 1 < len(files) <= NAMED_AT_MOST:
                return _which(asked.reference, files)
            return _Chosen(why="which file is meant? Name it, or limit the question to it")
        return None
    return _readable(found.files) if len(found.files) == 1 else _which(asked.reference, found.files)


def _choose_two(asked: Asked, files: Sequence[LedgerEntry], earlier: str, *, limited: bool) -> _Chosen | None:
    pairs = [found for one, other in asked.pairs if (found := named_files.named_pair(one, other, files)) is not None]
    pairs = [(one, two) for one, two in pairs if asked.sure or (one.certain and two.certain)]
    for one, two in pairs:
        if len(one.files) == len(two.files) == 1 and one.files != two.files:
            return _readable((one.files[0], two.files[0]))
    if named_files.points(asked.reference):
        if limited and len(files) == 2:
            return _readable(files)
        if earlier and len(spoken_of := named_files.mentioned(earlier, files)) == 2:
            return _readable(spoken_of)
    whole = named_files.named(asked.reference, files) if asked.reference else None
    if whole is not None and whole.certain and len(whole.files) == 2:
        return _readable(whole.files)
    if pairs:
        one, two = min(pairs, key=lambda pair: len(pair[0].files) + len(pair[1].files))
        unclear = [named for named in (one, two) if len(named.files) > 1] or [one]
        if one.files == two.files and len(one.files) == 1:
            return _Chosen(why=f"both names mean {one.files[0].path.name}: with which other file is it to be compared?")
        return _which(asked.reference, unclear[0].files)
    if whole is not None and whole.certain and asked.sure:
        return _with_which(whole)
    if name := named_files.explicit(asked.reference):
        return _Chosen(why=f"there is no file {name} among your files")
    if named_files.points(asked.reference) and (limited or (asked.reference and asked.sure)):
        return _Chosen(why="which two files are meant? Name them, or limit the question to them")
    return None


def _replied(asked: Asked, reply: str, files: Sequence[LedgerEntry], *, unclear: bool) -> _Chosen | None:
    """What an answer to "which file?" chooses; None if it is no such answer.

    Args:
        unclear: it was asked which file is meant; where nothing had been named, the reply may name any.
    """
    if asked.kind != "summary":
        return None
    if unclear and named_files.points(asked.reference):
        found = named_files.named(reply, files)
        found = found if found is not None and found.certain else None
    else:
        fitting = named_files.named(asked.reference, files)
        found = named_files.named(reply, fitting.files) if fitting is not None and len(fitting.files) > 1 else None
    if found is None or (len(found.files) > 1 and not unclear):
        return None
    return _readable(found.files) if len(found.files) == 1 else _which(reply, found.files)


def _with_which(found: Named) -> _Chosen:
    if len(found.files) > 2:
        return _which("", found.files)
    return _Chosen(why=f"with which other file is {found.files[0].path.name} to be compared? Name both")


def _which(reference: str, files: Sequence[LedgerEntry]) -> _Chosen:
    shown = "; ".join(f"{file.path.name} (in {file.path.parent.name})" for file in files[:NAMED_AT_MOST])  # told
    more = f"; and {len(files) - NAMED_AT_MOST} more" if len(files) > NAMED_AT_MOST else ""  # told
    said = f" “{reference}”" if reference else ""
    return _Chosen(why=f"{len(files)} files fit{said}: {shown}{more}. Which is meant? Ask again with its name")


def _readable(files: Sequence[LedgerEntry]) -> _Chosen:
    """These files, or why one of them cannot be read to the end."""
    for file in files:
        if file.chunks:
            continue
        reason = f": {file.reason}" if file.reason else ""
        match file.state:
            case "waiting":
                return _Chosen(why=f"{file.path.name} is known but waits to be read{reason}")
            case "indexed":
                return _Chosen(why=f"{file.path.name} was read and holds no text{reason}")
            case "failed":
                return _Chosen(why=f"{file.path.name} is among your files but was not read: it is failed{reason}")
            case _:
                return _Chosen(why=f"{file.path.name} is among your files but was not read: it is skipped{reason}")
    return _Chosen(tuple(files))
