"""class Engine: the one door for the window, the command line, servers and tests.

It wires the parts and owns their threads. Importing it loads none of the heavy libraries, and of the parts those that
every start needs: a verb that not every start calls imports its part itself.
"""

from __future__ import annotations

import contextlib
import functools
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import quiet, settings
from engine.errors import EngineError
from engine.evals.measuring import Measuring
from engine.indexing.generations import Generations, embedders, starter_folder
from engine.jobs import Job
from engine.library import Library
from engine.paths import Paths, resources
from engine.retrieval.searching import Searching
from engine.store.user import UserStore
from engine.teaching.teaching import Teaching
from engine.types import ChatInfo, Filters, FolderChanged, LedgerView, ModelChanged, Progress, SearchResult, Turn
from engine.upkeep.upkeep import Upkeep

if TYPE_CHECKING:
    from engine.answering.asking import Asking, Question
    from engine.answering.span_answers import SpanReader
    from engine.census.census import Census
    from engine.embedding.embedder import Embedder
    from engine.indexing.keeper import Keeper
    from engine.language_models.llm import Llm
    from engine.language_models.serving import ModelHost
    from engine.language_models.tuning import Tuned
    from engine.retrieval.viewing import Viewing
    from engine.types import (
        Answer,
        BetterModel,
        ChatChoices,
        ChatFormat,
        DoctorReport,
        Event,
        Explanation,
        FileState,
        Folder,
        FolderPreview,
        FoundModel,
        HubAnswer,
        IndexReport,
        LedgerPage,
        LeftOut,
        ModelInfo,
        OfferedModel,
        SearchMode,
        Status,
    )

__all__ = ["Engine", "Job"]

MAX_QUERY = 20_000  # characters of a question that are looked at
MAX_TITLE = 200  # characters of a chat's title
STARTER_EMBEDDER = "starter"
TURN_SECONDS = 0.1  # after which whoever waits for the model looks whether it is still wanted


class Engine:
    """Alcove without a face. Verbs that take time return a Job; the rest return at once.

    Args:
        paths: the profile; created if it is not there.
        emit: gets every Event, from whichever thread; it must be quick and must not call back.
        embedder: used in place of the one that ships (tests).
        llm: used in place of the real model process (tests).
        offline: nothing may open a connection, whatever is asked.
        clock: the local time, for quiet hours.

    Raises:
        EngineError: the profile cannot be written, or its database is damaged, locked or newer.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        emit: Callable[[Event], None] = lambda _: None,
        embedder: Embedder | None = None,
        llm: Llm | None = None,
        offline: bool = False,
        clock: Callable[[], time.struct_time] = time.localtime,
    ) -> None:
        paths.create()
        self.paths = paths
        self._offline = offline
        self._clock = clock
        self._emit = emit
        self._users = UserStore(paths.user_db)
        self.settings = settings.Settings(self._users, paths.root)
        self._starter = embedder
        self._generations = Generations(paths, self._users, self._make_embedder)
        self._searching = Searching(self._users, self._generations)
        self._library = Library(paths, self._users, self._generations, self._searching)
        self._viewing_made: Viewing | None = None
        self._jobs: list[Job[Any]] = []
        self._lock = threading.RLock()
        self._watching: Job[None] | None = None
        self._answering = 0
        self._keeper_made: Keeper | None = None
        self._llm_given = llm
        self._host_made: ModelHost | None = None
        self._asking_now: Job[Answer] | None = None
        self._ask_turn = threading.Lock()
        self._closed = False
        self.teach = Teaching(
            paths,
            self._users,
            self.settings,
            self._searching,
            lambda: self._host,
            self._alone,
            self._start,
            emit,
            offline=offline,
        )
        self.measure = Measuring(paths, self._generations, self.settings, self._in_turn, self._start, emit)
        self.upkeep = Upkeep(paths, self._users, lambda: self._keeper, self._start, emit, self._unwatched, self.close)

    @property
    def offline(self) -> bool:
        """Whether nothing may open a connection: it was said at the start, or is the person's setting."""
        return self._offline or self.settings.get(settings.OFFLINE)

    def _make_embedder(self, folder: Path) -> Embedder:
        if self._starter is not None and folder == starter_folder():
            return self._starter
        from engine.embedding.embedder import Embedder, EmbedderSpec

        return Embedder(EmbedderSpec.load(folder), log_dir=self.paths.logs)

    @property
    def viewing(self) -> Viewing:
        """Shows files as they are stored and as they are."""
        from engine.retrieval.viewing import Viewing

        with self._lock:
            if self._viewing_made is None:
                self._viewing_made = Viewing(self.paths.logs, self._searching, self._users.folders)
            return self._viewing_made

    @property
    def _keeper(self) -> Keeper:
        with self._lock:
            if self._keeper_made is None:
                from engine.indexing.keeper import Keeper
                from engine.indexing.reading import Reading

                self._reading = Reading(self.paths.logs)
                self._keeper_made = Keeper(
                    self.paths,
                    self._users,
                    self.settings,
                    self._generations,
                    self._reading,
                    emit=self._emit,
                    hold=lambda: self._answering > 0,
                    quiet_until=lambda: self.quiet_until,
                )
            return self._keeper_made

    @property
    def _host(self) -> ModelHost:
        from engine.language_models.adapters import Adapters
        from engine.language_models.llm import Llm
        from engine.language_models.models import Models
        from engine.language_models.serving import ModelHost

        with self._lock:
            if self._host_made is None:
                models = Models(self.paths, self._users, self.settings)
                llm = self._llm_given or Llm(self.paths.logs, hashes=models.hashes)
                adapters = Adapters(self.paths, self._users, self.settings, models)
                self._host_made = ModelHost(self.paths, models, adapters, self.settings, llm, self._emit)
            return self._host_made

    def _start(self, name: str, work: Callable[[Job[Any]], Any]) -> Job[Any]:
        job: Job[Any] = Job(name, work, on_cancel=self._wake)
        with self._lock:
            self._jobs = [known for known in self._jobs if not known.done]
            self._jobs.append(job)
        return job.start()

    @contextlib.contextmanager
    def _unwatched(self) -> Iterator[None]:
        """This Engine's own watching stops meanwhile, so that the indexer's lock is free, and then goes on."""
        watching = self._watching
        stopped = watching is not None and not watching.done
        if watching is not None and stopped:
            watching.cancel()
            watching.join()
        try:
            yield
        finally:
            with self._lock:
                if stopped and not self._closed:
                    self.watch()

    def _wake(self) -> None:
        if self._keeper_made is not None:
            self._keeper_made.wake()

    def close(self) -> None:
        """Stops all work and all child processes; what is unfinished goes on at the next start."""
        if self._closed:
            return
        with self._lock:
            self._closed = True
            jobs = list(self._jobs)
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.join()
        if self._host_made is not None:
            self._host_made.llm.close()
        self._searching.close()
        self._generations.close()
        if self._keeper_made is not None:
            self._reading.close()
        if self._viewing_made is not None:
            self._viewing_made.close()
        self._users.close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ folders

    def add_folder(self, path: Path, *, ignore: Sequence[str] | None = None, confirmed: bool = False) -> Folder:
        """Records a folder; `index` and `watch` read it.

        Args:
            ignore: patterns in .gitignore syntax, in the place of those that a known folder has. None keeps those.

        Raises:
            NeedsConfirmation: it is a home folder or the root of a file system, and not `confirmed`.
            EngineError: it is missing, no folder, unreadable, the profile, or inside a folder already added.
        """
        return self._changed(self._library.add(path, ignore, confirmed=confirmed))

    def preview_folder(self, path: Path, *, ignore: Sequence[str] | None = None) -> Job[FolderPreview]:
        """What would be read of a folder and what would not, by names and sizes alone; nothing is recorded.

        The job raises EngineError as `add_folder`, but never asks for confirmation: the preview warns.
        """
        everywhere = self.settings.get(settings.IGNORE)

        def work(job: Job[FolderPreview]) -> FolderPreview:
            counted = lambda files: self._emit(Progress(job.id, "looking at names and sizes", files, 0))  # noqa: E731
            return self._library.preview(path, ignore, everywhere=everywhere, cancelled=job.cancelled, progress=counted)

        return self._start("preview", work)

    def remove_folder(self, path: Path) -> Job[None]:
        """Forgets a folder; the job is done when nothing that was read of it is left.

        Raises:
            EngineError: it was never added.
        """
        folder = self._library.remove(path)
        self._emit(FolderChanged(folder))
        return self._start("remove", lambda job: self._keeper.purge(job))

    def relink_folder(self, path: Path, moved_to: Path) -> Folder:
        """Tells where a folder has moved; nothing is read or embedded again.

        Raises:
            EngineError: it was never added, or the new place is no readable folder, another that was added, or inside
                such a one.
        """
        return self._changed(self._library.relink(path, moved_to))

    def _changed(self, folder: int) -> Folder:
        self._wake()
        self._emit(FolderChanged(folder))
        return next(known for known in self.folders() if known.id == folder)

    def folders(self) -> list[Folder]:
        """The folders with the counts of their ledgers."""
        return self._library.folders()

    # ------------------------------------------------------------------ the index

    def index(self, folders: Sequence[Path] = ()) -> Job[IndexReport]:
        """Brings folders (none named: all) up to date once.

        Raises:
            EngineError: one of them was never added.
        """
        wanted = [self._library.known(path).id for path in folders] or None
        return self._start("index", lambda job: self._keeper.index(job, wanted))

    def watch(self) -> Job[None]:
        """Indexes, then keeps fresh until the job is cancelled."""
        self._watching = self._start("watch", lambda job: self._keeper.watch(job))
        return self._watching

    @property
    def paused(self) -> bool:
        return self.settings.get(settings.PAUSED)

    def pause(self) -> None:
        """Stops indexing, here and in other processes, until `resume`; also over a restart."""
        self.settings.set(settings.PAUSED, True)
        self._wake()

    def resume(self) -> None:
        self.settings.set(settings.PAUSED, None)
        self._wake()

    @property
    def quiet_until(self) -> str:
        """When the quiet hours end in which it is now, as "06:00"; empty outside of them."""
        return quiet.until(self.settings.get(settings.QUIET_HOURS), self._clock())

    def status(self) -> Status:
        """The coverage ledger in one line."""
        return self._library.status(paused=self.paused, quiet_until=self.quiet_until)

    def files(self, *, folder: Path | None = None, state: str | None = None) -> list[FileState]:
        """The ledger: every file with its state and reason, sorted by folder and path."""
        return self._library.files(folder, state)

    def ledger(self, view: LedgerView = LedgerView(), *, start: int = 0, count: int = 200) -> LedgerPage:
        """A stretch of the ledger: `count` files from number `start` on. For lists too long to be read whole.

        Raises:
            EngineError: the folder was never added.
        """
        return self._library.page(view, start, count)

    def left_out(self) -> list[LeftOut]:
        """Files that are not searchable, counted by state and reason, the commonest first."""
        return self._library.left_out()

    # ------------------------------------------------------------------ search

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        mode: SearchMode = "hybrid",
        filters: Filters = Filters(),
        typed: bool = False,
    ) -> SearchResult:
        """The `k` best passages for a query.

        Args:
            typed: words in quotation marks must stand together, and the last word may be unfinished
                (`engine.text.typed`).

        Raises:
            EngineError: nothing is indexed yet, the query is empty, or a filter names no known place.
        """
        if not query.strip():
            raise EngineError("the question is empty", "type a few words to look for")
        if k < 1:
            raise EngineError(f"{k} results cannot be shown", "ask for 1 or more")
        from engine.text.typed import as_typed

        begun, within = time.perf_counter(), self._library.checked(filters)
        with self._searching.retriever() as retriever:
            wanted = as_typed(query[:MAX_QUERY]) if typed else query[:MAX_QUERY]
            found = retriever.search(wanted, k=k, mode=mode, filters=within)
        return SearchResult(query, mode, (time.perf_counter() - begun) * 1000, found)

    def explain(self, question: str, *, filters: Filters = Filters()) -> Job[Explanation]:
        """Why a question finds what it finds: each half's ranking, their fusion, the cut, the quotes and the
        evidence, as `ask` would search for it in a new chat. No model is asked; where the one in use would be, it is
        loaded, to know which passages its prompt has room for.

        Raises:
            EngineError: the question is empty or a filter names no known place; of the job: nothing is indexed.
        """
        from engine.evals.explaining import Answering, explain

        if not question.strip():
            raise EngineError("the question is empty", "type a question")
        within = self._library.checked(filters)

        def work(job: Job[Explanation]) -> Explanation:
            with self._alone(job):
                answering = Answering(
                    ready=lambda: self._host.ready(job),
                    reads=lambda: self._host.reads(job),
                    reader=self._reader,
                )
                return explain(job, question[:MAX_QUERY], within, self._searching, self.settings, answering)

        return self._start("explain", work)

    # ------------------------------------------------------------------ questions

    def ask(
        self,
        question: str,
        *,
        rag: bool = True,
        style: str | None = None,
        model: str | None = None,
        adapter: str | None = None,
        chat: str | None = None,
        keep: int | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
        filters: Filters = Filters(),
    ) -> Job[Answer]:
        """Answers a question from the folders; the newest question cancels the older.

        Args:
            rag: False asks the model alone.
            style: "short" or "full"; None takes the setting.
            model: an id; None takes the one in use.
            adapter: id of a skill to answer with, or "none"; the chat keeps it. None takes the chat's, else the
                one in use.
            chat: goes on with this chat; None begins one.
            keep: of its turns, only so many stay, the first ones: once it is there, this answer takes the place of
                the others. None keeps all.

        Raises:
            EngineError: the question is empty, or an argument does not fit.
        """
        from engine.answering.asking import Question

        if not question.strip():
            raise EngineError("the question is empty", "type a question")
        if keep is not None and keep < 0:
            raise EngineError(f"{keep} turns cannot be kept", "keep 0 or more")
        if keep is not None and not chat:
            raise EngineError("turns cannot be kept without a chat", "say which: --chat ID; see: alcove chats list")
        asked = Question(
            text=question.encode("utf-8", "replace").decode().replace("\0", " ")[:MAX_QUERY],
            rag=rag,
            style=settings.STYLE.checked(style) if style else self.settings.get(settings.STYLE),
            max_tokens=self._max_tokens(max_tokens),
            seed=seed or 0,
            chat=chat or "",
            goes_on=chat is not None and self._users.has_chat(chat),
            keep=keep,
            filters=self._library.checked(filters),
            adapter=self._host.adapters.get(adapter).id if adapter not in (None, "none") else adapter,
        )
        return self._ask(asked, model)

    def ask_beside(
        self,
        chat: str,
        turn: int = -1,
        *,
        rag: bool | None = None,
        skill: bool = True,
        model: str | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
        filters: Filters = Filters(),
    ) -> Job[Answer]:
        """Answers a question that has an answer in another way too, and keeps that beside the first, which is
        what the job gives and what the chat goes on from. Asked of the model alone, the question is all it sees,
        unless the chat was never asked of documents. As `ask`, it cancels what is being answered.

        Args:
            turn: of the chat, counted from 0; a negative one from the end.
            rag: from documents or not; None: the other way than the first.
            skill: False: without the skill that the first was answered with. A skill that needs no documents is
                never used for an answer from them.

        Raises:
            EngineError: there is no such chat or turn, or the skill is gone.
        """
        from engine.answering.asking import Question, is_task
        from engine.answering.beside import Beside, from_documents
        from engine.language_models.adapters import NONE

        place, first = self._turn(chat, turn)
        if not skill and not first.answer.adapter:
            raise EngineError("this was answered without a skill already", "choose one first: alcove ask --adapter A")
        documents = not from_documents(first.answer) if rag is None else rag
        adapter = first.answer.adapter if skill and first.answer.adapter else NONE
        if documents and is_task(self._host.adapters.choose(adapter).skill):
            adapter = NONE
        asked = Question(
            text=first.question,
            rag=documents,
            style=self.settings.get(settings.STYLE),
            max_tokens=self._max_tokens(max_tokens),
            seed=seed or 0,
            chat=chat,
            filters=self._library.checked(filters),
            adapter=adapter,
            beside=Beside(place, first.answer),
        )
        return self._ask(asked, model)

    def remove_beside(self, chat: str, turn: int = -1, number: int = -1) -> Answer:
        """Takes away an answer that stands beside the first, for good; gives the first with what is left beside it.

        Args:
            turn: of the chat, as `ask_beside` counts.
            number: of the answer beside, counted from 0; a negative one from the end.

        Raises:
            EngineError: there is no such chat, turn or answer.
        """
        from engine.answering import kept_beside

        return kept_beside.remove(self._users, chat, *self._turn(chat, turn), number)

    def put_beside(self, chat: str, turn: int, answer: Answer, at: int) -> Answer:
        """Undoes `remove_beside`: an answer stands beside the first again, after `at` others; gives the first.

        Raises:
            EngineError: there is no such chat or turn.
        """
        from engine.answering import kept_beside

        return kept_beside.put_back(self._users, chat, *self._turn(chat, turn), answer, at)

    def _turn(self, chat: str, turn: int) -> tuple[int, Turn]:
        from engine.answering import kept_beside

        return kept_beside.numbered(self.chat(chat), chat, turn)

    def expect(self, *, chat: str | None = None, model: str | None = None) -> None:
        """Makes sure that what was named is there, before anything is asked. `ask` itself begins a chat of an id that
        is new, and answers from the files without a chosen model that is gone.

        Raises:
            EngineError: there is no such chat, or no such model.
        """
        if chat is not None:
            self._expect(bool(self._users.turns(chat)), chat)
        if model is not None:
            self._host.models.get(model)

    def _max_tokens(self, wanted: int | None) -> int:
        return settings.MAX_TOKENS.checked(self.settings.get(settings.MAX_TOKENS) if wanted is None else wanted)

    def _ask(self, asked: Question, model: str | None) -> Job[Answer]:
        asking = self._asking(model)

        def work(job: Job[Any]) -> Answer:
            with self._alone(job):
                return asking.answer(job, asked)

        with self._lock:
            older, self._asking_now = self._asking_now, None
        if older is not None:
            older.cancel()
        job = self._start("ask", work)
        with self._lock:
            self._asking_now = job
        return job

    def _asking(self, model: str | None) -> Asking:
        from engine.answering.asking import Asking
        from engine.language_models.adapters import NONE
        from engine.whole_files.summing_up import Phrasing
        from engine.whole_files.whole_files import WholeFiles, last_answer

        def phrasing(job: Job[Any]) -> Phrasing | None:
            serving = self._host.ready(job, model, NONE) if self._host.reads(job, model, NONE) else None
            return Phrasing(serving) if serving is not None else None

        return Asking(
            self._users,
            self.settings,
            self._searching,
            lambda job, adapter, chat: self._host.ready(job, model, adapter, chat),
            self._emit,
            skill=lambda adapter, chat: self._host.adapters.choose(adapter, chat).skill,
            ways=[
                WholeFiles(self._searching, self._emit, phrasing, functools.partial(last_answer, self._users)),
                self._census.answer,
            ],
            reader=self._reader,
            reads=lambda job, adapter, chat: self._host.reads(job, model, adapter, chat),
            left=self._census.left,
        )

    @functools.cached_property
    def _reader(self) -> SpanReader:
        from engine.answering.span_answers import SpanReader
        from engine.embedding.embedder import physical_cores

        return SpanReader(resources() / "reader", starter_folder(), threads=physical_cores())

    @functools.cached_property
    def _census(self) -> Census:
        from engine.census.census import Census

        return Census(self._searching, self._emit)

    def _in_turn(self) -> Callable[[Job[Any], Question], Answer]:
        """Answers questions, each in its turn with those that the person asks."""
        asking = self._asking(None)

        def answer(job: Job[Any], question: Question) -> Answer:
            with self._ask_turn:
                return asking.answer(job, question)

        return answer

    @contextlib.contextmanager
    def _alone(self, job: Job[Any]) -> Iterator[None]:
        """Waits until nobody else asks the model in use anything, and has it alone for the block.

        Raises:
            Cancelled: the job was cancelled meanwhile.
        """
        while not self._ask_turn.acquire(timeout=TURN_SECONDS):
            job.check()
        try:
            with self._holding():
                job.check()
                yield
        finally:
            self._ask_turn.release()

    @contextlib.contextmanager
    def _holding(self) -> Iterator[None]:
        """While a question is being answered, bulk embedding pauses."""
        with self._lock:
            self._answering += 1
        try:
            yield
        finally:
            with self._lock:
                self._answering -= 1

    def chats(self, search: str = "") -> list[ChatInfo]:
        """Conversations, the pinned ones first, then the latest.

        Args:
            search: only those that hold all these words in their title or text.
        """
        found = [ChatInfo(*row) for row in self._users.chats()]
        words = search.casefold().split()
        if not words:
            return found
        texts = {chat: text.casefold() for chat, text in self._users.chat_texts().items()}
        return [chat for chat in found if all(word in texts.get(chat.id, "") for word in words)]

    def chat(self, chat: str) -> list[Turn]:
        """The turns of a conversation.

        Raises:
            EngineError: there is none of that id.
        """
        from engine import wire

        turns = [
            Turn(question, wire.answer_from_json(json.loads(answer)), created)
            for question, answer, _, created in self._users.turns(chat)
        ]
        self._expect(bool(turns), chat)
        return turns

    def export_chat(self, chat: str, format: ChatFormat = "markdown") -> str:
        """A conversation with its sources, as Markdown or one HTML page that needs nothing else; raises as `chat`."""
        from engine.reports import export

        turns = self.chat(chat)
        title = next((info.title for info in self.chats() if info.id == chat), "")
        return export.chat_html(title, turns) if format == "html" else export.chat_markdown(title, turns)

    def rename_chat(self, chat: str, title: str) -> None:
        """Gives a conversation another title, which it then keeps.

        Raises:
            EngineError: there is none of that id, or the title is empty.
        """
        words = " ".join(title.encode("utf-8", "replace").decode().replace("\0", " ").split())[:MAX_TITLE]
        if not words:
            raise EngineError("a chat needs a title", "give it at least a word")
        self._expect(self._users.rename_chat(chat, words), chat)

    def pin_chat(self, chat: str, pinned: bool = True) -> None:
        """Keeps a conversation above all others, or no longer; raises as `chat`."""
        self._expect(self._users.pin_chat(chat, pinned), chat)

    def chat_choices(self, chat: str) -> ChatChoices:
        """What a conversation's next question is to be asked with: what was kept, else the default."""
        from engine import wire

        return wire.choices_from_json(self._users.chat_choices(chat))

    def keep_choices(self, chat: str, choices: ChatChoices) -> None:
        """Keeps what a conversation is asked with, for whoever goes on with it; raises as `chat`."""
        from engine import wire

        self._expect(self._users.keep_choices(chat, wire.choices_json(choices)), chat)

    def remove_chat(self, chat: str) -> None:
        """Deletes a conversation for good; raises as `chat`."""
        self._expect(self._users.remove_chat(chat), chat)

    @staticmethod
    def _expect(found: bool, chat: str) -> None:
        if not found:
            raise EngineError(f"there is no chat {chat!r}", "see: alcove chats list")

    # ------------------------------------------------------------------ models

    def models(self) -> list[ModelInfo]:
        """The language models and embedders that are here."""
        return [*self._host.list(), *embedders(self._generations)]

    @property
    def starter_answers(self) -> bool:
        """Whether the model in use is the one that comes along, told without loading it.

        Raises:
            EngineError: the chosen one is gone.
        """
        from engine.language_models.models import starter_sha256

        current = self._host.models.current()
        return current is not None and current.source_sha256 == starter_sha256()

    def use_model(self, model: str) -> None:
        """Chooses the model for answers.

        Raises:
            EngineError: there is none of that id.
        """
        chosen = self._host.models.use(model)
        self._emit(ModelChanged(chosen.id, "chosen"))
        self._judge_skills()

    def use_embedder(self, model: str) -> Job[bool]:
        """Builds the index anew with another embedder, a folder or "starter", while the old one serves. Beside a
        `watch` that one builds it, rests as it does, and does first what is more urgent.

        Cancelling keeps the old one; a build that is killed, or that a folder goes away from, goes on at the next
        `index` or `watch` with all folders there. The job raises EngineError where a folder is offline.
        """
        place = "" if model == STARTER_EMBEDDER else str(Path(model).expanduser().absolute())
        return self._start("embedder", lambda job: self._keeper.build(job, place))

    def import_model(self, file: Path, *, copy: bool = True, name: str = "") -> Job[str]:
        """Registers a GGUF file and gives its id: copied into the profile, or used where it is."""
        return self._start("import", lambda job: self._host.import_file(job, file, copy=copy, name=name))

    def find_models(self) -> Job[list[FoundModel]]:
        """The GGUF files that other programs keep in the home folder; nothing is changed."""
        from engine.language_models.found_models import find

        def work(job: Job[list[FoundModel]]) -> list[FoundModel]:
            known = {local.path.resolve(): local.id for local in self._host.models.all()}
            found = find(Path.home(), cancelled=job.cancelled)
            return [replace(model, known_as=known.get(model.path.resolve(), "")) for model in found]

        return self._start("find", work)

    def offered_models(self) -> list[OfferedModel]:
        """The catalogue of models that can be downloaded; opens no connection."""
        return list(self._host.offered())

    def ask_hub(self, model: str) -> Job[HubAnswer]:
        """Asks the hub how large a model of the catalogue is and what its hash is; opens a connection."""
        return self._start("ask-hub", lambda _: self._host.ask_hub(model, allowed=not self.offline))

    def better_model(self) -> Job[BetterModel]:
        """Asks the hub which model of the catalogue suits this computer best; opens connections.

        The job raises EngineError if the hub cannot be asked.
        """
        return self._start("better-model", lambda job: self._host.better_model(job, allowed=not self.offline))

    def pull_model(self, model: str) -> Job[str]:
        """Downloads a model of the catalogue and gives its sha256; opens a connection."""
        return self._start("pull", lambda job: self._host.pull(job, model, allowed=not self.offline))

    def tune_model(self, model: str | None = None) -> Job[Tuned]:
        """Measures quantisations, threads and flash attention here, keeps what is fastest and agrees, and uses it if
        the model in use is that one or a variant of it."""

        def work(job: Job[Tuned]) -> Tuned:
            tuned = self._host.tune(job, model)
            self._judge_skills()
            return tuned

        return self._start("tune", work)

    def _judge_skills(self) -> None:
        """Asks the parity gate, in the background, of each skill that the model now in use was not judged with."""
        model = self._host.models.in_use()
        if model is not None and self._host.adapters.unjudged(model):
            self.teach.rejudge()

    def remove_model(self, model: str) -> None:
        """Forgets a model, and deletes its file if it is a copy in the profile.

        Raises:
            EngineError: there is none of that id, or it is part of the installation.
        """
        self._host.models.remove(model)
        self._emit(ModelChanged(model, "removed"))

    # ------------------------------------------------------------------ health

    def doctor(self, *, repair: bool = False) -> Job[DoctorReport]:
        """Checks everything the profile holds and stands on; with `repair`, first mends what can be mended.

        The job raises EngineError if it is to repair and another process indexes. A `user.db` that cannot even
        be opened is mended by `engine.upkeep.doctor.rescue`, before an Engine is made.
        """
        from engine.upkeep.doctor import Doctor

        def work(job: Job[DoctorReport]) -> DoctorReport:
            doctor = Doctor(self.paths, self._users, self.settings, self._generations, job=job, emit=self._emit)
            if not repair:
                return doctor.examine()
            with self._unwatched():
                return doctor.examine(doctor.treat(self._keeper))

        return self._start("doctor", work)
