"""A small Engine of the same shape: reads Markdown and text files, finds sentences by shared words, has a
scripted model. It honours the contract of `engine.core.Engine` as the window sees it, and keeps nothing.

A test steers it: `say` is what the model says, `method` how far it is trusted, `gate` holds the model back
before each word while it is clear, and `broken` names verbs that raise EngineError.
"""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.answering.beside import put, without
from engine.errors import EngineError, NeedsConfirmation
from engine.jobs import Job
from engine.paths import Paths
from engine.settings import Setting
from engine.types import (
    Answer,
    AnswerDone,
    AnswerMethod,
    AnswerSentence,
    ChatChoices,
    ChatInfo,
    Citation,
    Event,
    ExplainedHit,
    ExplainedQuote,
    ExplainedTerm,
    Explanation,
    FileChanged,
    FileState,
    FileToday,
    Filters,
    Folder,
    FolderChanged,
    FolderPreview,
    IndexProgress,
    KeptCopy,
    LedgerOrder,
    LedgerPage,
    LedgerView,
    LeftOut,
    ModelInfo,
    OfferedModel,
    PagePicture,
    Passage,
    Quote,
    Quotes,
    SearchResult,
    Sentence,
    Source,
    Sources,
    Status,
    StoredText,
    Timings,
    Token,
    Turn,
)
from engine.watching.ignoring import IgnoreRules
from engine.watching.previewing import previewed
from tests.support.fake_teach import FakeTeach

READ = {".md", ".txt"}
WORD = re.compile(r"\w{4,}|\d+")
SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*[.!?]?")


def _shared(words: set[str], quote: Quote) -> int:
    return len(words & {word.casefold() for word in WORD.findall(quote.text)})


class FakeViewing:
    """Files as they are on the disk; pages are not drawn."""

    def text(self, path: Path, sha256: str, start: int, end: int) -> StoredText | None:
        text = path.read_text("utf-8") if path.exists() else ""
        return StoredText(text, 0, len(text), "prose") if self.now(path, sha256).now == "same" else None

    def page(self, path: Path, page: int, **_: object) -> PagePicture:
        raise EngineError(f"page {page} of {path.name} cannot be shown")

    def now(self, path: Path, sha256: str) -> FileToday:
        if not path.exists():
            return FileToday("gone", path)
        same = hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        return FileToday("same" if same else "changed", path)


class FakeUpkeep:
    """A profile without a past."""

    def copies(self) -> list[KeptCopy]:
        return []

    def renew_login(self) -> bool:
        return False


class FakeSettings:
    """What was chosen, unchecked."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, setting: Setting[Any]) -> Any:
        return self._values.get(setting.key, setting.default)

    def set(self, setting: Setting[Any], value: Any) -> None:
        self._values[setting.key] = value


class FakeEngine:
    def __init__(self, paths: Paths, *, emit: Callable[[Event], None]) -> None:
        self.paths = paths
        self.say = ""
        self.method: AnswerMethod = "quotes"
        self.gate = threading.Event()
        self.gate.set()
        self.broken: dict[str, Exception] = {}
        self.paused = False
        self.closed = False
        self.starter_answers = False
        self.asked: list[tuple[str, str | None]] = []
        self.searched: list[str] = []
        self.adapters: list[str | None] = []
        self.teach = FakeTeach(emit)
        self.viewing = FakeViewing()
        self.upkeep = FakeUpkeep()
        self.settings = FakeSettings()
        self._emit = emit
        self._lock = threading.RLock()
        self._folders: dict[Path, Folder] = {}
        self._files: dict[Path, FileState] = {}
        self._chats: dict[str, list[Turn]] = {}
        self.asked_with: list[ChatChoices] = []
        self.choices: dict[str, ChatChoices] = {}
        self.titles: dict[str, str] = {}
        self.pins: set[str] = set()
        self.beside: list[tuple[int, bool, bool]] = []
        self._asking: Job[Answer] | None = None
        self._watching: Job[None] | None = None
        self._dirty = threading.Event()

    def _check(self, verb: str) -> None:
        if error := self.broken.get(verb):
            raise error

    # ------------------------------------------------------------------ folders

    def add_folder(self, path: Path, *, ignore: Sequence[str] | None = None, confirmed: bool = False) -> Folder:
        self._check("add_folder")
        self._expect_folder(path)
        if path in (Path.home(), Path("/")) and not confirmed:
            raise NeedsConfirmation(
                f"{path} is your whole home folder", "a folder inside it is read sooner and answers better"
            )
        with self._lock:
            folder = Folder(len(self._folders) + 1, path, "ready", ignore=self._patterns(path, ignore))
            self._folders[path] = folder
            for file in sorted(path.rglob("*")):
                if file.is_file():
                    self._files[file] = FileState(file, "waiting", "", 0, 0.0)
        self._emit(FolderChanged(folder.id))
        self._dirty.set()
        return folder

    def _patterns(self, path: Path, ignore: Sequence[str] | None) -> tuple[str, ...]:
        known = self._folders.get(path)
        return tuple(ignore) if ignore is not None else known.ignore if known else ()

    def preview_folder(self, path: Path, *, ignore: Sequence[str] | None = None) -> Job[FolderPreview]:
        self._check("preview_folder")
        return Job("preview", lambda job: self._previewed(job, path, self._patterns(path, ignore))).start()

    def _previewed(self, job: Job[FolderPreview], path: Path, ignore: tuple[str, ...]) -> FolderPreview:
        self.gate.wait()
        job.check()
        self._expect_folder(path)
        return previewed(path, IgnoreRules(path, ignore))

    @staticmethod
    def _expect_folder(path: Path) -> None:
        if not path.is_dir():
            raise EngineError(f"{path} is a file, not a folder", f"add the folder it is in: {path.parent}")

    def remove_folder(self, path: Path) -> Job[None]:
        self._check("remove_folder")
        with self._lock:
            folder = self._folders.pop(path)
            self._files = {file: state for file, state in self._files.items() if path not in file.parents}
        self._emit(FolderChanged(folder.id))
        return Job("remove", lambda _: None).start()

    def folders(self) -> list[Folder]:
        with self._lock:
            return [self._counted(folder) for folder in self._folders.values()]

    def _counted(self, folder: Folder) -> Folder:
        states = [state.state for file, state in self._files.items() if folder.path in file.parents]
        return replace(
            folder,
            files=len(states),
            indexed=states.count("indexed"),
            waiting=states.count("waiting"),
            skipped=states.count("skipped"),
            failed=states.count("failed"),
        )

    def status(self) -> Status:
        self._check("status")
        states = [state.state for state in self.files()]
        counts = {name: states.count(name) for name in ("indexed", "waiting", "skipped", "failed")}
        return Status(len(states), **counts, chunks=0, embedder="fake", index_bytes=0, paused=self.paused,
                      folders=len(self._folders))  # fmt: skip

    def files(self, *, folder: Path | None = None, state: str | None = None) -> list[FileState]:
        with self._lock:
            return [
                entry
                for file, entry in sorted(self._files.items())
                if (folder is None or folder in file.parents) and (state is None or entry.state == state)
            ]

    def ledger(self, view: LedgerView = LedgerView(), *, start: int = 0, count: int = 200) -> LedgerPage:
        rows = self.files(folder=view.folder, state=view.state)
        of: dict[LedgerOrder, Callable[[FileState], Any]] = {
            "path": lambda row: row.path,
            "name": lambda row: row.path.name.casefold(),
            "state": lambda row: row.state,
            "reason": lambda row: row.reason.casefold(),
            "updated": lambda row: row.updated,
        }
        rows.sort(key=of[view.order], reverse=view.descending)
        return LedgerPage(start, tuple(rows[start : start + count]), len(rows))

    def left_out(self) -> list[LeftOut]:
        counts = Counter((row.state, row.reason) for row in self.files() if row.state != "indexed")
        return [LeftOut(state, reason, files) for (state, reason), files in counts.most_common()]

    def watch(self) -> Job[None]:
        self._watching = Job("watch", self._watch, on_cancel=self._dirty.set)
        return self._watching.start()

    def _watch(self, job: Job[None]) -> None:
        while not job.cancelled():
            self._dirty.wait()
            job.check()
            self._dirty.clear()
            if not self.paused:
                self._read_waiting(job)

    def _read_waiting(self, job: Job[None]) -> None:
        waiting = [entry.path for entry in self.files(state="waiting")]
        for done, file in enumerate(waiting):
            job.check()
            if self.paused:
                return
            known = file.suffix in READ
            state = FileState(
                file,
                "indexed" if known else "skipped",
                "" if known else "no reader for this kind of file",
                1,
                time.time(),
            )
            with self._lock:
                if file in self._files:
                    self._files[file] = state
            self._emit(IndexProgress(done + 1, len(waiting), done + 1, None, job=job.id))
            self._emit(FileChanged(state.state, file, 1.0, state.reason))

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False
        self._dirty.set()

    # ------------------------------------------------------------------ asking

    def search(
        self, query: str, *, k: int = 10, mode: str = "hybrid", filters: Filters = Filters(), typed: bool = False
    ) -> SearchResult:
        """A passage a sentence that shares a word. `gate` holds a search back while it is clear."""
        if typed:
            self.searched.append(query)
        self._check("search")
        self.gate.wait()
        if not self._folders:
            raise EngineError("nothing is indexed yet", "add a folder, then index it")
        _, sources = self._found(query)
        passages = [
            Passage(n, 1 / n, each.path, "", each.locator, each.text, each.start, each.end, each.sha256, keyword=1.0)
            for n, each in enumerate(sources, 1)
            if not filters.extensions or each.path.suffix[1:] in filters.extensions
        ]
        return SearchResult(query, "hybrid", 1.0, tuple(passages[:k]))

    def explain(self, question: str, *, filters: Filters = Filters()) -> Job[Explanation]:
        self._check("explain")
        return Job("explain", lambda job: self._explained(job, question)).start()

    def _explained(self, job: Job[Explanation], question: str) -> Explanation:
        self.gate.wait()
        job.check()
        self._check("explained")
        quotes, sources = self._found(question)
        hits = tuple(
            ExplainedHit(
                n, 1 / n, source.path, "", source.locator, source.text, source.start, source.end,
                keyword=float(n), keyword_rank=n, vector=None if n > 2 else 0.5 / n, vector_rank=None if n > 2 else n,
                keyword_part=1 / n, vector_part=0.0, name_part=0.0, source=0 if n > 2 else n,
                fate="below-cut" if n > 2 else "used", why="below the cut" if n > 2 else f"given to the model as [{n}]",
            )
            for n, source in enumerate(sources, 1)
        )  # fmt: skip
        terms = tuple(ExplainedTerm(word.casefold(), 1, True) for word in WORD.findall(question))
        explained = tuple(ExplainedQuote(quote, {"words": 0.5, "meaning": 0.25}) for quote in quotes)
        relevance = 0.9 if quotes else 0.1
        return Explanation(
            question,
            3.0,
            terms,
            0.4,
            0.6,
            hits,
            (),
            explained,
            {"words": 1.0, "meaning": 1.0},
            relevance,
            0.4,
            not quotes,
        )

    def ask(
        self,
        question: str,
        *,
        rag: bool = True,
        model: str | None = None,
        adapter: str | None = None,
        chat: str | None = None,
        keep: int | None = None,
        style: str | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
        filters: Filters = Filters(),
    ) -> Job[Answer]:
        self._check("ask")
        self.asked.append((question, chat))
        self.adapters.append(adapter)
        self.asked_with.append(ChatChoices(rag, model, filters))
        if self._asking is not None and not self._asking.done:
            self._asking.cancel()
        self._asking = Job("ask", lambda job: self._answer(job, question, chat, keep, adapter), on_cancel=self.gate.set)
        return self._asking.start()

    def _answer(
        self, job: Job[Answer], question: str, chat: str | None, keep: int | None, adapter: str | None
    ) -> Answer:
        self._check("answer")
        waiting = len(self.files(state="waiting"))
        quotes, sources = self._found(question)
        self._emit(Quotes(job.id, quotes, 3.0))
        self._emit(Sources(job.id, sources))
        told = self._told(job, quotes) if quotes else []
        refused = not quotes
        said = tuple(told)
        quoted, start = [], 0
        for quote in quotes[:1]:
            cited = (Citation(quote.source, quote.start, quote.end, quote.text),)
            quoted.append(AnswerSentence(quote.text, start, start + len(quote.text), True, cited))
            start += len(quote.text) + 1
        own = self.method == "quotes"
        chat = chat or f"chat-{len(self._chats) + 1}"
        answer = Answer(
            answer="" if refused else (" ".join(q.text for q in quotes[:1]) if own else self.say),
            refused=refused,
            why="nothing in your files is about this" if refused else "",
            method=self.method,
            sentences=() if refused else (tuple(quoted) if own else said),
            quotes=quotes,
            sources=sources,
            looked_at=len(self.files(state="indexed")),
            total=len(self.files(state="indexed")),
            standalone_query=question,
            chat=chat,
            model="fake" if self.say else None,
            adapter=None if adapter == "none" else adapter,
            timings=Timings(),
            model_answer=self.say if own and not refused else "",
            model_sentences=said if own else (),
            waiting=waiting,
        )
        self._chats[chat] = [*self._chats.get(chat, [])[:keep], Turn(question, answer, time.time())]
        self._emit(AnswerDone(job.id, answer))
        return answer

    def ask_beside(
        self,
        chat: str,
        turn: int = -1,
        *,
        rag: bool | None = None,
        skill: bool = True,
        model: str | None = None,
        filters: Filters = Filters(),
    ) -> Job[Answer]:
        """The model alone, whatever was asked for: `say`, of which nothing is supported."""
        self._check("ask_beside")
        self.beside.append((turn, bool(rag), skill))
        self._asking = Job("ask", lambda job: self._answer_beside(job, chat, turn), on_cancel=self.gate.set)
        return self._asking.start()

    def _answer_beside(self, job: Job[Answer], chat: str, turn: int) -> Answer:
        asked = self._chats[chat][turn]
        told = self._told(job, ())
        alone = replace(
            asked.answer, answer=self.say, refused=False, method="model", sentences=tuple(told), quotes=(), sources=(),
            looked_at=0, total=0, model="fake", adapter=None, model_answer="", model_sentences=(), beside=(),
        )  # fmt: skip
        whole = put(asked.answer, alone)
        self._chats[chat][turn] = replace(asked, answer=whole)
        self._emit(AnswerDone(job.id, whole))
        return whole

    def remove_beside(self, chat: str, turn: int = -1, number: int = -1) -> Answer:
        self._check("remove_beside")
        first = self._chats[chat][turn].answer
        return self._keep_beside(chat, turn, without(first, first.beside[number]))

    def put_beside(self, chat: str, turn: int, answer: Answer, at: int) -> Answer:
        self._check("put_beside")
        return self._keep_beside(chat, turn, put(self._chats[chat][turn].answer, answer, at))

    def _keep_beside(self, chat: str, turn: int, answer: Answer) -> Answer:
        self._chats[chat][turn] = replace(self._chats[chat][turn], answer=answer)
        return answer

    def _found(self, question: str) -> tuple[tuple[Quote, ...], tuple[Source, ...]]:
        asked = {word.casefold() for word in WORD.findall(question)}
        hits = []
        for entry in self.files(state="indexed"):
            text = entry.path.read_text("utf-8")
            for match in SENTENCE.finditer(text):
                words = {word.casefold() for word in WORD.findall(match.group())}
                if shared := len(asked & words):
                    lead = len(match.group()) - len(match.group().lstrip())
                    span = (match.start() + lead, match.end())
                    hits.append((shared, -len(words), entry.path, text, span))
        hits.sort(key=lambda hit: hit[:2], reverse=True)
        quotes, sources = [], []
        for n, (shared, _, path, text, (start, end)) in enumerate(hits[:3], 1):
            first, last = max(0, text.rfind("\n\n", 0, max(0, start - 300))), min(len(text), end + 400)
            line = text.count("\n", 0, start) + 1
            place = {"line_start": line, "line_end": line}
            sha = hashlib.sha256(path.read_bytes()).hexdigest()
            whole = {"line_start": text.count("\n", 0, first) + 1, "line_end": text.count("\n", 0, last) + 1}
            sources.append(Source(n, path, sha, whole, text[first:last], first, last))
            quotes.append(Quote(text[start:end], path, place, start, end, float(shared), n))
        return tuple(quotes), tuple(sources)

    def _told(self, job: Job[Answer], quotes: tuple[Quote, ...]) -> list[AnswerSentence]:
        """The model's words, a word a token; a sentence is supported if it shares two words with a quote."""
        told = []
        begin = 0
        for match in SENTENCE.finditer(self.say):
            for word in re.findall(r"\s*\S+", self.say[begin : match.end()]):
                self.gate.wait()
                job.check()
                self._emit(Token(job.id, word))
            begin = match.end()
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            words = {word.casefold() for word in WORD.findall(match.group())}
            cited = tuple(
                Citation(best.source, best.start, best.end, best.text)
                for best in sorted(quotes, key=lambda q: _shared(words, q), reverse=True)[:1]
                if _shared(words, best) > 1
            )
            told.append(AnswerSentence(self.say[start:begin], start, begin, bool(cited), cited))
            self._emit(Sentence(job.id, told[-1]))
        return told

    def chats(self, search: str = "") -> list[ChatInfo]:
        listed = [
            ChatInfo(chat, self.titles.get(chat, turns[0].question), len(turns), turns[-1].created, chat in self.pins)
            for chat, turns in self._chats.items()
            if all(
                word in f"{self.titles.get(chat)} {turns[0].question}".casefold() for word in search.casefold().split()
            )
        ]
        return sorted(listed, key=lambda chat: (chat.pinned, chat.updated), reverse=True)

    def rename_chat(self, chat: str, title: str) -> None:
        self.titles[chat] = title

    def pin_chat(self, chat: str, pinned: bool = True) -> None:
        (self.pins.add if pinned else self.pins.discard)(chat)

    def chat_choices(self, chat: str) -> ChatChoices:
        return self.choices.get(chat, ChatChoices())

    def keep_choices(self, chat: str, choices: ChatChoices) -> None:
        self.choices[chat] = choices

    def remove_chat(self, chat: str) -> None:
        self.chat(chat)
        del self._chats[chat]

    def chat(self, id: str) -> list[Turn]:
        if id not in self._chats:
            raise EngineError(f"there is no chat {id}", "see the list of chats")
        return self._chats[id]

    def models(self) -> list[ModelInfo]:
        return []

    def offered_models(self) -> list[OfferedModel]:
        return []

    def close(self) -> None:
        self.closed = True
        self.teach.close()
        for job in (self._asking, self._watching):
            if job is not None:
                job.cancel()
