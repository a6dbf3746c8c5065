"""Questions about all files or all rows: answered from the ledger, the full-text index or a table, never from a few
passages. A question that is not understood to its last word is left to the ordinary way."""

from __future__ import annotations

import datetime
import email.utils
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine import readers
from engine.answering.asking import Question
from engine.census import census_words, file_answer, file_census, mentions, uncounted
from engine.census.catalogue import Catalogue
from engine.census.census_words import Request
from engine.census.file_census import FilePlan, Message, Shelf
from engine.census.mentions import Mention
from engine.jobs import Job
from engine.questions import plain_forms
from engine.retrieval.searching import Searching
from engine.store.index import spaceless
from engine.store.search import IndexReader
from engine.text import locating
from engine.text.sentences import split
from engine.types import (
    Answer,
    AnswerMethod,
    AnswerSentence,
    Citation,
    Event,
    Filters,
    LedgerEntry,
    Locator,
    Occurrence,
    Quote,
    Quotes,
    Source,
    Sources,
    Timings,
)

CITED = 12  # rows that an answer cites; more would bury the figure
QUOTED = 3
COLUMNS = frozenset(each for each in readers.readable() if readers.family(each) in ("delimited", "workbook"))
"""Extensions of files whose columns are named by a program as often as by a person."""
FEW = 40
"""Files whose tables are looked at without asking the index which of them hold the question's words."""
_JOINED = re.compile(r"[a-z]{2}[A-Z]|\d[^\W\d_]|[^\W\d_]\d")
"""Words of a path that the keyword index knows only whole, or with a number."""
_HEADER = re.compile(r"^(From|To|Cc|Date|Subject): (.*)$", re.MULTILINE)


@dataclass
class _Evidence:
    """Sources and citations as they come together; numbers count from 1."""

    sources: list[Source] = field(default_factory=list)

    def cite(self, document: Sequence[Occurrence], start: int, end: int) -> Citation:
        """Cites `start` to `end` of a document, in the chunk that holds them, or in all they touch."""
        touched = [chunk for chunk in document if chunk.start < end and start < chunk.end]
        first, last = touched[0], touched[-1]
        text = "".join(chunk.text for chunk in touched)
        for source in self.sources:
            if source.path == first.path and source.start <= start and end <= source.end:
                number = source.n
                break
        else:
            number = len(self.sources) + 1
            place: Locator = locating.join(first.locator, last.locator)
            held = locating.parts(touched)
            self.sources.append(Source(number, first.path, first.sha256, place, text, first.start, last.end, held))
        return Citation(number, start, end, text[start - first.start : end - first.start])


@dataclass(frozen=True)
class _Said:
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class _Outcome:
    """What a way of counting found: its sentences, how many files it looked at, and which it could not."""

    method: AnswerMethod
    said: tuple[_Said, ...]
    looked_at: int
    query: str = ""
    too_large: tuple[Path, ...] = ()


class Census:
    """The way for questions about all files or rows.

    Args:
        emit: gets the quotes and sources, with the job's id.
    """

    def __init__(self, searching: Searching, emit: Callable[[Event], None]) -> None:
        self._searching = searching
        self._emit = emit
        self._catalogue = Catalogue()

    def answer(self, job: Job[Any], question: Question, query: str) -> Answer | None:
        """The answer; None if the question is not of this kind, or not understood to its last word.

        Raises:
            EngineError: the index cannot be read.
            Cancelled: soon after the job's cancelling.
        """
        begun = time.perf_counter()
        query = plain_forms.in_english(question.text) or query
        mention = mentions.mention(query) if len(query) <= census_words.LONGEST else None
        request = census_words.request(query, datetime.date.today())  # noqa: DTZ011 - the person's own day
        if mention is None and request is None:
            return None
        evidence = _Evidence()
        with self._searching.retriever() as retriever:
            reader = retriever.reader
            looking = _Looking(job, question, reader, evidence, self._catalogue)
            outcome = looking.outcome(mention, request)
            total = looking.total
        if outcome is None:
            return None
        return self._answered(job, question, query, outcome, evidence, total, begun)

    def left(self, job: Job[Any], question: Question, looked_at: int, total: int) -> tuple[str, str] | None:
        """What to tell, with a hint, of a question that was answered from passages of so many files, though only all
        files or rows can tell; None of an ordinary one.

        Raises:
            EngineError: the index cannot be read.
            Cancelled: soon after the job's cancelling.
        """
        if uncounted.about_all_in_another_language(question.text):
            return uncounted.not_understood(looked_at, total)
        request = census_words.request(question.text, datetime.date.today())  # noqa: DTZ011 - as above
        a_total = len(question.text) <= census_words.LONGEST and uncounted.asks_for_a_total(question.text)
        if request is None and not a_total:
            return None
        with self._searching.retriever() as retriever:
            looking = _Looking(job, question, retriever.reader, _Evidence(), self._catalogue)
            if request is not None and (large := looking.too_large(request)):
                return uncounted.too_large([path.name for path in large], looked_at, total)
            about_all = (request is not None and uncounted.about_all(request)) or (a_total and looking.holds(question))
        return uncounted.not_counted(looked_at, total) if about_all else None

    def _answered(
        self,
        job: Job[Any],
        question: Question,
        query: str,
        outcome: _Outcome,
        evidence: _Evidence,
        total: int,
        begun: float,
    ) -> Answer:
        sentences: list[AnswerSentence] = []
        at = 0
        for said in outcome.said:
            sentences.append(AnswerSentence(said.text, at, at + len(said.text), True, said.citations))
            at += len(said.text) + 1
        cited = [citation for said in outcome.said for citation in said.citations][:QUOTED]
        sources = tuple(evidence.sources)
        quotes = tuple(_quote(citation, sources[citation.source - 1]) for citation in cited)
        took = (time.perf_counter() - begun) * 1000
        self._emit(Quotes(job.id, quotes, took))
        self._emit(Sources(job.id, sources))
        return Answer(
            answer=" ".join(said.text for said in outcome.said),
            refused=False,
            why="",
            method=outcome.method,
            sentences=tuple(sentences),
            quotes=quotes,
            sources=sources,
            looked_at=outcome.looked_at,
            total=total,
            standalone_query=query,
            chat=question.chat,
            model=None,
            adapter=None,
            timings=Timings(retrieve_ms=took, quotes_ms=took),
            query=outcome.query,
            too_large=outcome.too_large,
        )


def _quote(citation: Citation, source: Source) -> Quote:
    place = locating.of_words(source, citation.start, citation.end)
    return Quote(citation.text, source.path, place, citation.start, citation.end, 1.0, citation.source)


class _Looking:
    """One question over the index as it is now, `total` files."""

    def __init__(
        self,
        job: Job[Any],
        question: Question,
        reader: IndexReader,
        evidence: _Evidence,
        catalogue: Catalogue,
    ) -> None:
        self._job = job
        self._reader = reader
        self._evidence = evidence
        self._catalogue = catalogue
        known = catalogue.known(reader)
        self.total, self._tabular = len(known.shelf.all), known.holding
        whole = question.filters == Filters()
        shelf = known.shelf if whole else Shelf(tuple(reader.ledger(question.filters)))
        self._shelf, self._entries = shelf.with_messages(self._messages), shelf.all
        self._documents: dict[int, list[Occurrence]] = {}

    def outcome(self, mention: Mention | None, request: Request | None) -> _Outcome | None:
        if mention is not None and (found := self._mentioned(mention)) is not None:
            return found
        if request is None:
            return None
        files = file_census.understood(request, self._shelf)
        if files is not None and not files.named:
            return self._told_files(files)
        table = self._from_tables(request, files)
        if table is not None:
            return table
        return None if files is None else self._told_files(files)

    def _document(self, entry: LedgerEntry) -> list[Occurrence]:
        if entry.id not in self._documents:
            self._documents[entry.id] = self._reader.document(entry.path)
        return self._documents[entry.id]

    # ------------------------------------------------------------------ tables

    def _from_tables(self, request: Request, named: FilePlan | None) -> _Outcome | None:
        """The answer of the tables that explain the question best.

        `named` is what it means if it is about files of that name; a table is preferred to them only if they
        are no more than the tables themselves.
        """
        from engine.census import table_answer, table_census

        entries, passed_over = self._holding_words(request)
        plans, looked_at, too_large = [], passed_over, []
        for entry in entries:
            self._job.check()
            schemas = self._catalogue.tables(self._reader, entry)
            if schemas is None:
                too_large.append(entry.path)
                continue
            looked_at += bool(schemas)
            plans += [plan for schema in schemas if (plan := table_census.understood(request, schema)) is not None]
        if not plans:
            return None
        if named is not None and len(named.files) == 1:  # the file that is named, if it is a table that can tell
            plans = [plan for plan in plans if plan.schema.table.path == named.files[0].path] or plans
        best = table_census.best(plans)
        if named is not None:
            tables = {plan.schema.table.path for plan in best}
            noun = {request.words[index].stem for index in request.noun}
            if any(plan.schema.table.path not in {entry.path for entry in named.files}
                   and not noun <= {*plan.schema.sheet} for plan in best):  # fmt: skip
                return None
            if len(named.files) > 1 and not {entry.path for entry in named.files} <= tables:
                return None
            if named.what == "best" or (len(named.files) > 1 and len(best) > 1):
                return None
        if len(best) > 1 and (len(best) > 4 or len({plan.op for plan in best}) > 1):
            return None
        best.sort(key=lambda plan: (-plan.schema.table.modified, str(plan.schema.table.path)))
        told = [table_answer.told(plan) for plan in best]
        found = [each for each in told if each is not None]
        if not found or len(found) < len(told):
            return None
        said = [_Said(each.sentence, self._cited_rows(each)) for each in found]
        if len(found) > 1 and len({plan.schema.headers for plan in best}) == 1:
            values = [each.value for each in found if each.value is not None]
            sets = [each.different for each in found if each.different is not None]
            if len(values) == len(found):
                said.insert(0, _Said(f"{sum(values)} altogether."))
            elif len(sets) == len(found):
                different = frozenset[str]().union(*sets)
                said.insert(0, _Said(f"{len(different)} different ones altogether."))
        query = "\n".join(f"{each.query};" for each in found)
        return _Outcome("table", tuple(said), looked_at, query, tuple(too_large))

    def _with_tables(self) -> list[LedgerEntry]:
        return [entry for entry in self._entries if entry.id in self._tabular and entry.state == "indexed"]

    def _holding_words(self, request: Request) -> tuple[list[LedgerEntry], int]:
        """The files with tables; where they are many, only those that hold the question's words, and how many do not:
        rebuilding the tables of a thousand files takes seconds."""
        from engine.census import table_census

        entries = self._with_tables()
        every = len(entries)
        if every <= FEW:
            return entries, 0
        joined = self._reader.files_with_joined_words(entry.id for entry in entries if entry.extension in COLUMNS)
        joined |= {entry.id for entry in entries if _JOINED.search(str(entry.relative))}
        for held in table_census.must_hold(request):
            if not entries:
                break
            match = " OR ".join(f'"{beginning}"*' for beginning in sorted(held))
            there = self._reader.files_holding(match) | self._reader.files_named(match)
            entries = [entry for entry in entries if entry.id in there or entry.id in joined]
        return entries, every - len(entries)

    def too_large(self, request: Request) -> list[Path]:
        """Files whose tables are too large, but would answer this as far as their beginning shows."""
        from engine.census import table_census

        found = []
        for entry in self._with_tables():
            self._job.check()
            if any(table_census.understood(request, each) for each in self._catalogue.beginning(entry)):
                found.append(entry.path)
        return found

    def holds(self, question: Question) -> bool:
        """Whether a table holds what the question asks a total of; of many tables, those with its names are asked."""
        entries = self._with_tables()
        if len(entries) > FEW:
            named = uncounted.names(question.text)
            holding = [self._reader.files_holding(f'"{name}"') for name in named]
            there = set.intersection(*holding) if holding else set()
            entries = [entry for entry in entries if entry.id in there]
        for entry in entries:
            self._job.check()
            if any(
                uncounted.held_by(question.text, each) for each in self._catalogue.tables(self._reader, entry) or ()
            ):
                return True
        return False

    def _cited_rows(self, told: Any) -> tuple[Citation, ...]:
        table = told.table
        entry = next(entry for entry in self._entries if entry.path == table.path)
        document = self._document(entry)
        rows = [table.rows[row] for row in told.rows[:CITED]]
        return tuple(self._evidence.cite(document, row.start, row.end) for row in rows)

    # ------------------------------------------------------------------ files

    def _told_files(self, plan: FilePlan) -> _Outcome:
        looked_at = len(self._entries)
        if plan.messages is not None and plan.what in ("count", "list", "best"):
            return _Outcome("ledger", self._told_messages(plan), looked_at)
        files = plan.files
        if plan.what == "size":
            size = sum(entry.size for entry in files)
            take = f"{len(files)} {plan.said} take {file_answer.size(size)} ({size} bytes)."
            return _Outcome("ledger", (_Said(take), *self._by_which_dates(plan)), looked_at)
        if plan.what == "group":
            return _Outcome("ledger", (_Said(file_answer.grouped(plan)),), looked_at)
        if plan.what == "best":
            best = files[: plan.top]
            word = {"size": ("largest", "smallest"), "changed": ("last changed", "first changed"),
                    "dated": ("latest", "earliest")}[plan.by][not plan.descending]  # fmt: skip
            told = "; ".join(f"{self._name(entry)} ({file_answer.why_best(entry, plan)})" for entry in best)
            return _Outcome("ledger", (_Said(f"The {word} of {len(files)} {plan.said}: {told}."),), looked_at)
        said = []
        if plan.what == "count":
            noun = file_answer.singular(plan.said) if len(files) == 1 else plan.said
            said.append(_Said(f"{len(files)} {noun}{'.' if not files or plan.said == 'files' else ':'}"))
            if plan.left_out:
                said.append(_Said(f"({plan.left_out} more are left out by rules: see the Library.)"))
            if files and plan.said != "files":
                said[-1] = _Said(f"{said[-1].text} {self._names(files, reasons=plan.reasons)}.")
        else:
            heading = plan.said[:1].upper() + plan.said[1:]
            said.append(
                _Said(
                    f"{heading}: {self._names(files, reasons=plan.reasons)}." if files else f"There are no {plan.said}."
                )
            )
        if plan.beside:
            names = self._names(plan.beside)
            said.append(_Said(f"CSV files hold tables too, {len(plan.beside)} of them: {names}."))
        return _Outcome("ledger", (*said, *self._by_which_dates(plan)), looked_at)

    def _by_which_dates(self, plan: FilePlan) -> tuple[_Said, ...]:
        return (_Said(file_answer.by_which_dates(plan)),) if plan.by_dates and plan.files else ()

    def _told_messages(self, plan: FilePlan) -> tuple[_Said, ...]:
        messages = list(plan.messages or ())
        if plan.what == "best":
            order = {entry.id: place for place, entry in enumerate(plan.files)}
            messages.sort(key=lambda each: each.sent or datetime.date.min, reverse=plan.descending)
            messages.sort(key=lambda each: 0 if each.sent else order.get(each.entry.id, 0))
            messages = messages[: plan.top]
            word = "latest" if plan.descending else "earliest"
            said = f"The {word} of {len(plan.messages or ())} {plan.said}:"
        else:
            noun = file_answer.singular(plan.said) if len(messages) == 1 else plan.said
            said = f"{len(messages)} {noun}{':' if messages else '.'}"
        unread = (_Said(file_answer.mail_not_read(plan.mail_unread)),) if plan.mail_unread else ()
        if not messages:
            return (_Said(said), *unread)
        shown = [
            f"{self._name(each.entry)} ({each.subject or 'no subject'}, {each.sent or 'no date'})" for each in messages
        ]
        cited = tuple(
            self._evidence.cite(self._document(each.entry), each.start, each.end)
            for each in messages[:CITED]
            if each.text
        )
        return (_Said(f"{said} {file_answer.cut(shown)}.", cited), *unread)

    def _name(self, entry: LedgerEntry) -> str:
        """The file's name, with its folder where another file is called the same."""
        alike = sum(other.relative.name == entry.relative.name for other in self._entries)
        return entry.relative.as_posix() if alike > 1 else entry.relative.name

    def _names(self, files: Sequence[LedgerEntry], *, reasons: bool = False) -> str:
        return file_answer.cut([
            f"{self._name(entry)} ({entry.state}{f': {entry.reason}' if entry.reason else ''})" if reasons
            else self._name(entry) for entry in files
        ])  # fmt: skip

    # ------------------------------------------------------------------ mail

    def _messages(self, entries: Sequence[LedgerEntry]) -> list[Message]:
        found: list[Message] = []
        for entry in entries:
            self._job.check()
            parts: dict[object, list[Occurrence]] = {}
            for chunk in self._document(entry):
                parts.setdefault(chunk.locator.get("part"), []).append(chunk)
            for chunks in parts.values():
                found.append(_message(entry, chunks))
        return found

    # ------------------------------------------------------------------ words in files

    def _mentioned(self, mention: Mention) -> _Outcome | None:
        if any(spaceless(term) for term in mention.terms):
            return None
        head = census_words.request(f"list all {_bare(mention.head)}", datetime.date.today())  # noqa: DTZ011 - as above
        which = None if head is None else file_census.understood(head, self._shelf)
        if which is None or which.what != "list":
            return None
        if which.named and any(entry.extension in COLUMNS for entry in which.files):
            return None  # of orders in a table, rows are meant
        found: list[tuple[LedgerEntry, list[tuple[int, int]]]] = []
        searched = [entry for entry in which.files if entry.state == "indexed"]
        holding = self._holding(mention)
        for entry in searched:
            if entry.id not in holding:
                continue
            self._job.check()
            text = "".join(chunk.text for chunk in self._document(entry))
            spans = [mentions.places(text, term, exact=mention.exact) for term in mention.terms]
            if any(spans) if mention.either else all(spans):
                found.append((entry, sorted(span for each in spans for span in each)))
        term = (" or " if mention.either else " and ").join(f"“{each}”" for each in mention.terms)
        if mention.times:
            times = sum(len(spans) for _, spans in found)
            said = f"{times} times, in {len(found)} of {len(searched)} files: {term}."
        elif not found:
            said = f"No file mentions {term}: {len(searched)} were searched, word by word."
        else:
            verb = "files mention" if len(found) > 1 else "file mentions"
            said = f"{len(found)} {verb} {term}: {self._names([entry for entry, _ in found])}."
        cited = tuple(self._cited_sentence(entry, spans[0]) for entry, spans in found[: 2 * CITED] if spans)
        return _Outcome("ledger", (_Said(said, cited),), len(searched))

    def _holding(self, mention: Mention) -> set[int]:
        """Files in which the index knows all words of a term; of one that has none, such as "€", any may."""
        held: list[set[int]] = []
        for term in mention.terms:
            quoted = " AND ".join(f'"{word}"' for word in re.findall(r"[^\W_]+", term))
            words = [self._reader.files_holding(word) for word in quoted.split(" AND ") if word]
            held.append(set.intersection(*words) if words else {entry.id for entry in self._entries})
        if not held:
            return set()
        return set.union(*held) if mention.either else set.intersection(*held)

    def _cited_sentence(self, entry: LedgerEntry, span: tuple[int, int]) -> Citation:
        document = self._document(entry)
        text = "".join(chunk.text for chunk in document)
        begin = max(0, span[0] - 2_000)
        for start, end in split(text, begin, min(len(text), span[1] + 2_000)):
            if start <= span[0] and span[1] <= end and end - start <= 600:
                return self._evidence.cite(document, start, end)
        return self._evidence.cite(document, *span)


def _message(entry: LedgerEntry, chunks: Sequence[Occurrence]) -> Message:
    text = "".join(chunk.text for chunk in chunks)
    headers: dict[str, str] = {}
    start, end = -1, 0
    for match in _HEADER.finditer(text):
        if match[1] in headers or (headers and match.start() > end + 1):
            break  # the headers of another message, forwarded with this one
        headers[match[1]] = match[2]
        start = match.start() if start < 0 else start
        end = match.end()
    subject = text.split("\n", 1)[0].strip() if start > 0 else entry.title
    sent = None
    try:
        sent = email.utils.parsedate_to_datetime(headers["Date"]).date()
    except (KeyError, ValueError, TypeError, IndexError):
        sent = file_census.name_date(entry)
    first = chunks[0].start
    return Message(
        entry,
        headers.get("From", ""),
        f"{headers.get('To', '')} {headers.get('Cc', '')}",
        subject,
        sent,
        first + max(0, start),
        first + end,
        text[max(0, start) : end],
    )


def _bare(head: str) -> str:
    """The noun of "how many of the PDF files": what is asked of it is known."""
    return re.sub(
        r"^(?:please\s+)?(?:(?:which|what|how many|list|show|give|name|find|count|number of|the number of|all|every|me"
        r"|the|of|are|is|there|any|in|my|our|us|on)\b\s*)+",
        "",
        head,
        flags=re.IGNORECASE,
    ) or "files"  # fmt: skip
