"""A question about all files -> which of them are meant, and what is to be told of them. Pure.

It reads the ledger: names, folders, kinds, sizes, times and states; of mail also its headers. What stands in a file
is a question for the full-text index (`engine.census.mentions`).
"""

from __future__ import annotations

import copy
import datetime
import itertools
import operator
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from engine.census.census_words import IN_TABLES, Request, Word, stems
from engine.questions.periods import Period
from engine.system.moments import local
from engine.types import LedgerEntry

By = Literal["", "changed", "dated", "size"]
GroupBy = Literal["", "type", "folder", "sender"]

_KINDS: dict[str, str] = {
    "pdf": "pdf", "word": "docx doc docm dotx odt", "docx": "docx", "doc": "doc",
    "spreadsheet": "xlsx xls xlsm xlsb ods", "workbook": "xlsx xls xlsm xlsb ods", "excel": "xlsx xls xlsm xlsb",
    "xlsx": "xlsx", "xls": "xls", "csv": "csv", "tsv": "tsv",
    "present": "pptx ppt pptm ppsx odp", "powerpoint": "pptx ppt pptm ppsx", "slideshow": "pptx ppt ppsx odp",
    "deck": "pptx ppt odp", "pptx": "pptx", "slide": "pptx ppt odp",
    "email": "eml msg mbox", "mail": "eml msg mbox", "messag": "eml msg mbox", "eml": "eml",
    "markdown": "md markdown mdown mkd mdx", "md": "md", "txt": "txt", "text": "txt", "html": "html htm xhtml",
    "web": "html htm xhtml", "webpag": "html htm xhtml", "notebook": "ipynb", "jupyt": "ipynb", "ipynb": "ipynb",
    "python": "py", "py": "py", "javascript": "js mjs", "js": "js", "json": "json", "xml": "xml", "yaml": "yaml yml",
    "imag": "jpg jpeg png gif tif tiff bmp webp heic svg", "pictur": "jpg jpeg png gif tif tiff bmp webp heic svg",
    "photo": "jpg jpeg png tif tiff heic webp", "photograph": "jpg jpeg png tif tiff heic webp", "png": "png",
    "jpg": "jpg jpeg", "jpeg": "jpg jpeg", "ebook": "epub", "epub": "epub", "rtf": "rtf", "odt": "odt",
    "video": "mp4 mov avi mkv webm", "audio": "mp3 wav flac ogg m4a", "zip": "zip", "archiv": "zip tar gz 7z rar",
    "script": "py js sh ps1 rb pl", "sourc": "py js ts c cpp h java go rs rb", "code": "py js ts c cpp h java go rs rb",
}  # fmt: skip
_KIND_NAMES = {
    "pdf": "PDF files", "word": "Word documents", "spreadsheet": "spreadsheets", "workbook": "workbooks",
    "excel": "Excel files", "csv": "CSV files", "present": "presentations", "powerpoint": "PowerPoint files",
    "slideshow": "slideshows", "deck": "slide decks", "markdown": "Markdown files", "text": "text files",
    "txt": "text files", "html": "HTML files", "webpag": "web pages", "web": "web pages", "notebook": "notebooks",
    "jupyt": "Jupyter notebooks", "python": "Python files", "javascript": "JavaScript files", "json": "JSON files",
    "imag": "images", "pictur": "pictures", "photo": "photos", "script": "scripts", "ebook": "e-books",
    "video": "videos",
}  # fmt: skip
_DELIMITED = frozenset({"csv", "tsv"})
_NEEDS_NOUN = frozenset(
    {"word", "text", "web", "code", "sourc", "json", "python", "markdown", "slide", "js", "present"}
)
"""Words that say a kind of file only beside "files", or as what is counted ("how many presentations")."""
_AS_PLURAL = frozenset({"present", "slide", "script", "notebook"})
_ADDRESSES = frozenset({"address", "account", "number", "password", "provid", "server"})
_FILE_NOUNS = frozenset({"file", "document", "doc"})
_PAGE_NOUNS = frozenset({"page", "book", "note"})
_FOLDER_NOUNS = frozenset({"folder", "directori", "subfold", "subfolder", "subdirectori"})
_MEANINGLESS = frozenset(
    """
    type kind sort extens format differ exist there alcov know search look index indexed librari collect my
    archiv stor save total count size big larg name call titl regard concern about relat sent send receiv get written
    write wrote most recent recent last first late new old byte kb mb gb kilobyt megabyt gigabyt disk space take
    use thi contain date
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
_CHANGED = re.compile(r"\b(?:chang|modif|edit|updat|saved?\b|touch|alter|written|created?|added?\b)")
_UNREAD = re.compile(
    r"\b(?:not|n't|never|cannot|can't|couldn't|wasn't|weren't)\s+(?:yet\s+)?(?:be(?:en)?\s+)?"
    r"(?:indexed|read|searchable|searched|processed|opened|included|understood)\b|\bunread(?:able)?\b|\bunindexed\b"
    r"|\bskip(?:ped)?\b|\bfail(?:ed|s)?\b|\bleft\s+out\b|\bignored\b|\bexcluded\b"
)
_WAITING = re.compile(r"\b(?:waiting|pending|queued)\b|\b(?:still\s+)?to\s+be\s+(?:read|indexed)\b")
_INDEXED = re.compile(r"\b(?:indexed|searchable|been\s+read|were\s+read|are\s+read|processed)\b")
_STATE_WORDS = frozenset(
    [
        "not",
        "never",
        "cannot",
        "can't",
        "couldn't",
        "wasn't",
        "weren't",
        "yet",
        "been",
        "be",
        "indexed",
        "read",
        "searchable",
        "searched",
        "processed",
        "opened",
        "included",
        "understood",
        "unread",
        "unreadable",
        "unindexed",
        "skipped",
        "skip",
        "failed",
        "fails",
        "fail",
        "left",
        "out",
        "ignored",
        "excluded",
        "waiting",
        "pending",
        "queued",
        "still",
        "why",
        "reason",
        "reasons",
        "because",
        "to",
        "were",
        "are",
        "could",
    ]
)
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(bytes?|[kmg]i?b|kilobytes?|megabytes?|gigabytes?)\b")
_SIZE_WORDS = re.compile(r"\b(?:size|space|bytes|big|large)\b")
_POWERS = {"b": 0, "k": 1, "m": 2, "g": 3}
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_GROUPED = re.compile(
    r"\b(?:of\s+each|per|by|for\s+each|which|what)\s+(?:file\s+)?(type|kind|format|extension|folder|directory)s?\b"
    r"|\b(?:types|kinds|formats|extensions)\b|how\s+many\s+(?:sub)?(?:folders|directories)|(?:list|all|which)\s+(?:the\s+|all\s+)*(?:sub)?(?:folders|directories)"
)
_GOVERNING = {"from": "from", "by": "from", "to": "to", "about": "about", "regarding": "about", "concerning": "about"}
_IN_FOLDER = frozenset({"in", "under", "inside", "within", "below", "from"})


@dataclass(frozen=True, slots=True)
class Message:
    """The headers of one e-mail; `start` and `end` are where they stand in the file's text."""

    entry: LedgerEntry
    sender: str
    to: str
    subject: str
    sent: datetime.date | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What is to be told of which files.

    Attributes:
        what: "count", "list", "best" (the first `top` by `by`), "size" (all together) or "group".
        files: those that are meant, best first where that is asked for.
        messages: of these files, where the question is about e-mails.
        said: how they are called, in words: "PDF files in the folder finance".
        by, descending: what they were ranked by.
        reasons: why they are not read is to be told too.
        named: the question has no word for files: they were found by their names alone.
        beside: CSV files that are meant as well if "spreadsheets" means all tables.
        mail_unread: files of mail that are meant and were not read; their messages are not known.
        by_dates: a time was asked for, and not when the files were changed: the date of some may be in their names.
    """

    what: Literal["count", "list", "best", "size", "group"]
    files: tuple[LedgerEntry, ...]
    said: str
    by: By = ""
    descending: bool = True
    top: int = 1
    group: GroupBy = ""
    reasons: bool = False
    messages: tuple[Message, ...] | None = None
    named: bool = False
    left_out: int = 0
    by_dates: bool = False
    mail_unread: int = 0
    beside: tuple[LedgerEntry, ...] = ()


class Shelf:
    """The ledger with the stems of every path, which are found at the first use and kept.

    Args:
        entries: of the ledger, those that filters allow.
        messages: reads the headers of mail files; called only for questions about e-mails.
    """

    def __init__(
        self,
        entries: Sequence[LedgerEntry],
        messages: Callable[[Sequence[LedgerEntry]], list[Message]] = lambda _: [],
    ) -> None:
        self.all = tuple(entries)
        self.entries = tuple(entry for entry in entries if not entry.left_out)
        self.messages = messages

    def with_messages(self, messages: Callable[[Sequence[LedgerEntry]], list[Message]]) -> Shelf:
        """The same shelf, its stems included, for a question that reads mail its own way."""
        other = copy.copy(self)
        other.messages = messages
        return other

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        return {entry.id: frozenset(stems(entry.relative.stem)) for entry in self.entries}

    @cached_property
    def folders(self) -> dict[int, frozenset[str]]:
        return {
            entry.id: frozenset(each for part in entry.relative.parts[:-1] for each in stems(part))
            for entry in self.entries
        }

    @cached_property
    def name_stems(self) -> frozenset[str]:
        return frozenset(each for names in self.names.values() for each in names)

    @cached_property
    def folder_stems(self) -> frozenset[str]:
        return frozenset(each for names in self.folders.values() for each in names)


def understood(request: Request, shelf: Shelf, zone: datetime.tzinfo | None = None) -> FilePlan | None:
    """The question as one about files; None if a word of it is not understood as such."""
    return _Reading(request, shelf, zone).plan()


class _Reading:
    def __init__(self, request: Request, shelf: Shelf, zone: datetime.tzinfo | None) -> None:
        self.request = request
        self.shelf = shelf
        self.zone = zone
        self.lower = request.text.lower()
        self.kind_said: list[str] = []
        self.extensions: set[str] = set()
        self.mail = False
        self.mail_unread = 0
        self.nouns = False
        self.folder_words: list[Word] = []
        self.topic: list[Word] = []
        self.about: dict[str, list[Word]] = {}

    def plan(self) -> FilePlan | None:
        if self.request.op in ("mean", "median") or (self.request.distinct and not _GROUPED.search(self.lower)):
            return None
        if any(self.request.words[index].stem in IN_TABLES for index in self.request.noun[-1:]):
            return None  # "rows" in a CSV file
        state = self._state()
        if not self._sorted_words(state):
            return None
        counted_folders = self.request.op in ("count", "list") and any(
            self.request.words[index].stem in _FOLDER_NOUNS for index in self.request.noun[-1:]
        )
        everything = "everything" in self.lower.split() and _SIZE_WORDS.search(self.lower) is not None
        self.nouns = (
            self.nouns
            or counted_folders
            or everything
            or (
                _SIZE_WORDS.search(self.lower) is not None
                and bool(_FOLDER_NOUNS & {word.stem for word in self.request.words})
            )
        )
        if not (self.nouns or self.extensions or self._named_alone()):
            return None
        if state and not (self.nouns or self.extensions):
            return None
        files = [
            entry
            for entry in (self.shelf.all if state == "unread" else self.shelf.entries)
            if self._allowed(entry, self.extensions)
        ]
        files = [entry for entry in files if _in_state(entry, state)]
        messages = None
        if self.mail and state in ("unread", "waiting"):
            if self.about:
                return None  # who wrote them, nobody knows yet
        elif self.mail:
            self.mail_unread = sum(entry.state != "indexed" for entry in files)
            messages = [each for each in self.shelf.messages(files) if self._in_mail(each)]
            files = [entry for entry in files if entry.id in {each.entry.id for each in messages}]
        if (self.topic or self.folder_words or self.about) and not files:
            if not self.mail or (self.request.asked in ("which", "what", "who") and not self._is_there(_KINDS["mail"])):
                return None
            return self._told([], [], state)
        kept = self._in_periods(files, messages)
        if kept is None:
            return None
        files, messages = kept
        files = [entry for entry in files if self._of_size(entry)]
        plan = self._told(files, messages, state)
        return plan and replace(plan, mail_unread=self.mail_unread, beside=self._beside(state))

    def _beside(self, state: str) -> tuple[LedgerEntry, ...]:
        """The CSV files that the same question means, where it asks for spreadsheets alone."""
        if self.kind_said != ["spreadsheets"] or state in ("unread", "waiting"):
            return ()
        files = [each for each in self.shelf.entries if self._allowed(each, _DELIMITED) and _in_state(each, state)]
        kept = self._in_periods(files, None)
        return tuple(entry for entry in kept[0] if self._of_size(entry)) if kept else ()

    # ------------------------------------------------------------------ words

    def _state(self) -> str:
        if _UNREAD.search(self.lower):
            return "unread"
        if _WAITING.search(self.lower):
            return "waiting"
        return "indexed" if _INDEXED.search(self.lower) else ""

    def _sorted_words(self, state: str) -> bool:
        """Finds out what each word says; False if one says nothing about files."""
        request, words = self.request, self.request.words
        stems_here = [word.stem for word in words]
        self.nouns = any(each in _FILE_NOUNS for each in stems_here)
        changing = _CHANGED.search(self.lower) is not None
        inside = {
            index for period in request.periods for index, word in enumerate(words)
            if period.span[0] <= word.start < period.span[1]
        }  # fmt: skip
        governing = ""
        sent = bool({"send", "sent", "wrote", "written", "write"} & {word.text for word in words})
        self.mail = any(
            each in ("email", "mail", "messag", "eml") and not self._of_an_address(index)
            for index, each in enumerate(stems_here)
        )
        for index, word in enumerate(words):
            if word.text in _GOVERNING and self.mail:
                governing = _GOVERNING[word.text]
            if index in inside:
                continue
            if not (named := self._is_folder(index)) and self._kind(index, word):
                continue
            if index not in request.open and word.stem not in self.shelf.folder_stems:
                continue
            if word.stem in _FILE_NOUNS | _FOLDER_NOUNS or (word.stem in _PAGE_NOUNS and self.extensions):
                continue
            if named:
                self.folder_words.append(word)
                continue
            if index not in request.open:
                continue
            if (state and word.text in _STATE_WORDS) or (changing and _CHANGED.match(word.text)):
                continue
            if word.text.isdigit() and _SIZE.search(self.lower):
                continue
            if word.stem in _MEANINGLESS and not self._in_a_name(word):
                continue
            if self.mail:
                self.about.setdefault(governing or ("from" if sent else "about"), []).append(word)
            elif self._in_a_name(word):
                self.topic.append(word)
            else:
                return False
        return True

    def _kind(self, index: int, word: Word) -> bool:
        extensions = _KINDS.get(word.stem) or _KINDS.get(word.text.rstrip("s"))
        if extensions is None:
            return False
        if self._of_an_address(index) or (self._in_a_name(word) and not self._is_there(extensions)):
            return False
        if word.stem in _NEEDS_NOUN:
            beside = {each.stem for each in self.request.words[index + 1 : index + 3]}
            plural = word.text.endswith("s") and word.stem in _AS_PLURAL
            if not plural and not beside & (_FILE_NOUNS | _PAGE_NOUNS | {"script", "notebook", "note"}):
                return False
        if word.stem in ("script", "notebook") and self.extensions:
            return True  # "Python scripts" are no other scripts
        if not self.extensions or word.stem not in ("messag", "slide"):
            self.extensions |= set(extensions.split())
            self.kind_said.append(
                _KIND_NAMES.get(word.stem) or _KIND_NAMES.get(word.text.rstrip("s"), f"{word.text} files")
            )
        return True

    def _of_an_address(self, index: int) -> bool:
        """Whether a word only says what kind of address is meant: "e-mail address"."""
        words = self.request.words
        return words[index].stem in ("email", "mail") and index + 1 < len(words) and (
            words[index + 1].stem in _ADDRESSES
        )  # fmt: skip

    def _is_there(self, extensions: str) -> bool:
        return any(entry.extension in extensions.split() for entry in self.shelf.all)

    def _is_folder(self, index: int) -> bool:
        words = self.request.words
        if words[index].stem not in self.shelf.folder_stems:
            return False
        beside = [words[at].stem for at in (index + 1, index + 2, index - 1) if 0 <= at < len(words)]
        before = [words[at].text for at in range(max(0, index - 3), index)]
        return bool(set(beside) & _FOLDER_NOUNS) or bool(set(before) & _IN_FOLDER)

    def _in_a_name(self, word: Word) -> bool:
        return word.stem in self.shelf.name_stems or word.stem in self.shelf.folder_stems

    def _named_alone(self) -> bool:
        """Whether what is counted or listed are names of files: "invoices", "price lists"."""
        if not self.topic or self.request.comparisons or self.request.each >= 0:
            return False
        noun = [self.request.words[index] for index in self.request.noun if not self.request.words[index].filler]
        if self.request.best is not None and not noun:
            noun = self.topic
        return bool(noun) and all(word in self.topic for word in noun)

    # ------------------------------------------------------------------ which files

    def _allowed(self, entry: LedgerEntry, extensions: Set[str]) -> bool:
        if extensions and entry.extension not in extensions:
            return False
        if not (self.folder_words or self.topic):
            return True
        folders = self.shelf.folders.get(entry.id, frozenset())
        names = self.shelf.names.get(entry.id, frozenset())
        return all(word.stem in folders for word in self.folder_words) and all(
            word.stem in names or word.stem in folders for word in self.topic
        )

    def _in_mail(self, message: Message) -> bool:
        held = {"from": message.sender, "to": message.to, "about": message.subject}
        return all({word.stem for word in words} <= {*stems(held[which])} for which, words in self.about.items())

    def _in_periods(
        self, files: list[LedgerEntry], messages: list[Message] | None
    ) -> tuple[list[LedgerEntry], list[Message] | None] | None:
        if any(one.apart(other) for one, other in itertools.combinations(self.request.periods, 2)):
            return None
        for period in self.request.periods:
            if _CHANGED.search(self.lower) and not self.mail:
                files = [entry for entry in files if period.holds(changed(entry, self.zone))]
            elif messages is not None:
                messages = [each for each in messages if each.sent is not None and period.holds(each.sent)]
                files = [entry for entry in files if entry.id in {each.entry.id for each in messages}]
            else:
                files = [entry for entry in files if self._of(entry, period)]
                if not files and not (self.nouns or self.extensions):
                    return None  # "orders in 2019" may be rows of a table
        return files, messages

    def _of(self, entry: LedgerEntry, period: Period) -> bool:
        """Whether the date in the file's name is in the period, or that in a folder's; else that of its last change."""
        path = entry.relative
        dates = next((each for part in (path.name, *reversed(path.parts[:-1])) if (each := _dates(part))), [])
        if not dates:
            return period.holds(changed(entry, self.zone))
        return any(period.holds(day) for day, has_month in dates if has_month or not period.month)

    def _of_size(self, entry: LedgerEntry) -> bool:
        match = _SIZE.search(self.lower)
        if match is None or not self.request.comparisons:
            return True
        limit: float = float(match[1].replace(",", ".")) * 1000.0 ** _POWERS[match[2][0]]
        sign = self.request.comparisons[0].sign
        compared = {">": operator.gt, ">=": operator.ge, "<": operator.lt}.get(sign, operator.le)
        return bool(compared(entry.size, limit))

    # ------------------------------------------------------------------ what is told

    def _told(self, files: list[LedgerEntry], messages: list[Message] | None, state: str) -> FilePlan | None:
        request = self.request
        if request.comparisons and not _SIZE.search(self.lower):
            return None
        named = not (self.nouns or self.extensions)
        said = self._said(state)
        kept = None if messages is None else tuple(messages)
        by_dates = bool(request.periods) and messages is None and not _CHANGED.search(self.lower)
        left_out = len(self.shelf.all) - len(self.shelf.entries) if said == "files" else 0
        if request.best is not None:
            return self._ranked(files, kept, said, named)
        if (group := _GROUPED.search(self.lower)) and files and not self.folder_words and not self.topic:
            by: GroupBy = "folder" if re.search("folder|director", group.group()) else "type"
            return FilePlan("group", tuple(files), said, group=by)
        sized = _SIZE_WORDS.search(self.lower) is not None
        if (request.op == "sum" or request.asked == "how much") and sized:
            return FilePlan("size", tuple(files), said, by_dates=by_dates)
        if request.op == "sum" and "how many" not in self.lower:
            return None
        reasons = state in ("unread", "waiting") or bool(re.search(r"\bwhy\b|\breasons?\b", self.lower))
        if request.op in ("count", "sum"):
            return FilePlan("count", tuple(files), said, reasons=reasons, messages=kept, named=named, left_out=left_out,
                            by_dates=by_dates)  # fmt: skip
        told_to = request.asked in ("list", "show", "give", "name") or re.search(r"\ball\b|^what are", self.lower)
        if request.asked in ("who", "when", "where") or (named and not told_to):
            return None
        whole = self.extensions or self.topic or self.folder_words or request.periods or state or self.about
        everything = re.search(r"\b(?:list|show|all|every|name|enumerate)\b", self.lower)
        if not whole and not everything and not _SIZE.search(self.lower):
            return None
        return FilePlan("list", tuple(files), said, reasons=reasons, messages=kept, named=named, by_dates=by_dates)

    def _ranked(
        self, files: list[LedgerEntry], messages: tuple[Message, ...] | None, said: str, named: bool
    ) -> FilePlan | None:
        best = self.request.best
        assert best is not None
        if not files:
            return None
        if self.request.op == "count" or (re.search(r"\b(?:most|fewest)\b", self.lower) and not best.age):
            if messages is not None and self.request.asked == "who":
                return FilePlan("group", tuple(files), said, group="sender", messages=messages)
            if re.search(r"\b(?:folder|director)", self.lower) and self.nouns:
                return FilePlan("group", tuple(files), said, group="folder", by="size", top=1)
            return None
        if best.hints and not best.age:
            return None
        if not best.age and (named or not re.search(r"\b(?:largest|biggest|smallest|greatest)\b", self.lower)):
            return None
        if not best.age:
            files = sorted(files, key=lambda entry: (entry.size, str(entry.path)), reverse=best.op == "max")
            return FilePlan("best", tuple(files), said, by="size", descending=best.op == "max", top=self.request.top)
        newest = best.op == "min"
        dates = {each.entry.id: each.sent for each in messages or ()}
        if not _CHANGED.search(self.lower):
            named_dates = {entry.id: dates.get(entry.id) or name_date(entry) for entry in files}
            if (self.topic or self.mail) and all(named_dates.values()):
                files = sorted(files, key=lambda entry: (named_dates[entry.id], str(entry.path)), reverse=newest)
                return FilePlan("best", tuple(files), said, by="dated", descending=newest, top=self.request.top,
                                messages=messages)  # fmt: skip
            if named and len(files) < 2:
                return None
        files = sorted(files, key=lambda entry: (entry.modified, str(entry.path)), reverse=newest)
        return FilePlan("best", tuple(files), said, by="changed", descending=newest, top=self.request.top)

    def _said(self, state: str) -> str:
        request = self.request
        kind = " or ".join(dict.fromkeys(self.kind_said))
        noun = "e-mails" if self.mail else kind or "files"
        parts = [noun]
        if self.topic:
            parts.append(f"named “{' '.join(word.text for word in self.topic)}”")
        for which, words in self.about.items():
            parts.append(f"{which} “{' '.join(word.text for word in words)}”")
        if self.folder_words:
            parts.append(f"in the folder {' '.join(word.text for word in self.folder_words)}")
        if request.periods:
            verb = "changed " if _CHANGED.search(self.lower) and not self.mail else ""
            parts.append(verb + " ".join(period.told for period in request.periods))
        if state:
            parts.append({"unread": "that are not read", "waiting": "that wait to be read"}.get(state, "that are read"))
        return " ".join(parts)


def changed(entry: LedgerEntry, zone: datetime.tzinfo | None = None) -> datetime.date:
    """The day on which the file was last changed, where this computer is."""
    return local(entry.modified, zone).date()


def name_date(entry: LedgerEntry) -> datetime.date | None:
    """The date in the file's name; a year or month alone counts from its first day."""
    match = _NAME_DATE.search(entry.relative.name)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _dates(name: str) -> list[tuple[datetime.date, bool]]:
    """The dates in a name of a file or folder, a year or month from its first day; and whether the month is said."""
    found = [(_date(match), match[2] is not None) for match in _NAME_DATE.finditer(name)]
    return [(day, has_month) for day, has_month in found if day is not None]


def dated(entry: LedgerEntry) -> bool:
    """Whether the name of a file, or a folder of its, says a date."""
    return any(_dates(part) for part in entry.relative.parts)


def _in_state(entry: LedgerEntry, state: str) -> bool:
    if state == "unread":
        return entry.state != "indexed"
    return not state or entry.state == state
