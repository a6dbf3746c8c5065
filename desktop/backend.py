"""The window's one object over the Engine: its verbs without waiting, its Events as one Qt signal.

Every method returns at once; the Engine is called in a thread (`tasks.py`) and the outcome comes back on the
GUI thread. The Engine itself is opened in a thread too, so that the window is there before the databases are;
calls made meanwhile wait for it in their threads.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.conversations import Conversations
from desktop.modelling import Modelling
from desktop.tasks import Tasks
from desktop.teaching import Teaching
from desktop.upkeep import Upkeep
from engine.errors import Cancelled, EngineError
from engine.paths import resources
from engine.types import IndexProgress, Progress, Token

if TYPE_CHECKING:
    from desktop.finding import Place, Unread
    from desktop.unfinished import Work
    from engine.core import Engine, Job
    from engine.types import (
        Answer,
        ChatChoices,
        Event,
        Explanation,
        Filters,
        Folder,
        FolderPreview,
        LedgerPage,
        LedgerView,
        SearchMode,
        Status,
    )

FIRST_SECONDS = 2.0  # for which watching the folders waits until the window shows what there is
COALESCE_MS = 30  # a token every 8 ms would repaint faster than a screen can show

SAMPLE = (resources() / "sample").resolve()
SUGGESTIONS = 3
ANYTHING = "anything"
FOUND = 40
"""Passages that a search lists: further ones are seldom looked at, and each costs time with every letter typed."""

T = TypeVar("T")


class Running:
    """A Job of the Engine on its way; `job` is None until the Engine has taken it."""

    def __init__(self, work: Work | None = None) -> None:
        self.work = work
        self.job: Job[Any] | None = None
        self.stopped = False

    def owns(self, event: Event) -> bool:
        return self.job is not None and getattr(event, "job", None) == self.job.id


class Backend(QObject):
    """Owns the Engine for the window.

    Args:
        open_engine: makes the Engine, given the function it shall emit its Events to; called in a thread.

    Signals:
        engine_event: an Event of the Engine, on the GUI thread, in order; tokens and progress arrive coalesced.
        failed: an EngineError that no caller of a method takes care of.
    """

    engine_event = Signal(object)
    failed = Signal(object)
    _woken = Signal()

    def __init__(self, open_engine: Callable[[Callable[[Event], None]], Engine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.teach = Teaching(self)
        self.conversations = Conversations(self)
        self.upkeep = Upkeep(self)
        self.models = Modelling(self)
        self._tasks = Tasks(self)
        self._open_engine = open_engine
        self._engine: Future[Engine] = Future()
        self._greeted = threading.Event()  # the ledger's counts are on the screen, or the window is closing
        self._parting: list[Callable[[Engine], object]] = []
        self._inbox: deque[Event] = deque()
        self._awake = False
        self._starting = 0
        self._under_way: list[Running] = []
        self._closing = False
        self._held: list[Event] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COALESCE_MS)
        self._timer.timeout.connect(self._flush)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------------ life

    def open(self) -> None:
        """Opens the Engine and lets it keep the index fresh until `close`."""
        self._tasks.run(self._open, failed=self.failed.emit)

    def _open(self) -> None:
        try:
            engine = self._open_engine(self._receive)
        except BaseException as error:
            self._engine.set_exception(error)
            raise
        self._engine.set_result(engine)
        self._greeted.wait(FIRST_SECONDS)
        if not self._closing:
            engine.watch().result()

    def close(self) -> bool:
        """Closes the Engine and ends all threads; blocks. True if everything ended in time."""
        self._timer.stop()
        self._closing = True
        self._greeted.set()
        self._tasks.run(self._close)
        return self._tasks.close()

    def at_close(self, call: Callable[[Engine], object]) -> None:
        """Has the Engine called once more, in a thread, before it is closed."""
        self._parting.append(call)

    def _close(self) -> None:
        if not self._engine.exception():
            engine = self._engine.result()
            try:
                for call in self._parting:
                    call(engine)
            finally:
                engine.close()

    # ------------------------------------------------------------------ library

    def folders(self, done: Callable[[list[Folder]], None], *, key: str = "folders") -> None:
        self.call(lambda engine: engine.folders(), done, key=key)

    def ledger(self, view: LedgerView, start: int, count: int, done: Callable[[LedgerPage], None]) -> None:
        """A stretch of the ledger; of several that are wanted only the newest is brought."""
        self.call(lambda engine: engine.ledger(view, start=start, count=count), done, key="ledger")

    def status(self, done: Callable[[Status], None], *, key: str = "status") -> None:
        def shown(status: Status) -> None:
            done(status)
            self._greeted.set()

        self.call(lambda engine: engine.status(), shown, key=key)

    def preview_folder(
        self, path: Path, *, done: Callable[[FolderPreview], None], failed: Callable[[EngineError], None]
    ) -> Running:
        """Looks at what would be read of a folder; how far it is comes as Progress."""
        return self.run(lambda engine: engine.preview_folder(path), done=done, failed=failed)

    def add_folder(
        self,
        path: Path,
        done: Callable[[Folder], None],
        failed: Callable[[EngineError], None],
        *,
        ignore: Sequence[str] | None = None,
        confirmed: bool = False,
    ) -> None:
        """`ignore`: None keeps the patterns of a folder that is there already."""
        self.call(lambda engine: engine.add_folder(path, ignore=ignore, confirmed=confirmed), done, failed)

    def sample_questions(self, done: Callable[[list[str]], None]) -> None:
        """Questions worth asking of the sample folder; none if it is not among the folders."""
        self.call(_sample_questions, done, key="sample")

    def remove_folder(self, path: Path, done: Callable[[object], None]) -> None:
        """`done` is called when nothing that was read of the folder is left."""
        self.call(lambda engine: engine.remove_folder(path).result(), done)

    def set_paused(self, paused: bool, done: Callable[[object], None]) -> None:
        self.call(lambda engine: engine.pause() if paused else engine.resume(), done, key="pause")

    # ------------------------------------------------------------------ finding

    def find(
        self,
        query: str,
        *,
        mode: SearchMode,
        filters: Filters,
        done: Callable[[list[Place]], None],
        failed: Callable[[EngineError], None],
    ) -> None:
        """Searches as one types: of several queries only the newest one's places are brought."""

        def search(engine: Engine) -> list[Place]:
            from desktop.finding import places

            return places(engine.search(query, k=FOUND, mode=mode, filters=filters, typed=True))

        self.call(search, done, failed, key="find")

    def get_ready_to_find(self) -> None:
        """Opens the index and loads the embedder, which the first search would have to wait for."""
        self.call(lambda engine: engine.search(ANYTHING, k=1), None, lambda _error: None)

    def unread(self, done: Callable[[Unread], None]) -> None:
        """What cannot be found because it was not read, and why."""

        def look(engine: Engine) -> Unread:
            from desktop.finding import unread

            return unread(engine.left_out())

        self.call(look, done, key="unread")

    # ------------------------------------------------------------------ asking

    def ask(
        self,
        question: str,
        *,
        chat: str | None,
        keep: int | None = None,
        adapter: str | None = None,
        choices: ChatChoices,
        answered: Callable[[Answer], None],
        failed: Callable[[EngineError], None],
        ended: Callable[[], None],
    ) -> Running:
        """Asks. Quotes, sources and text come as Events that the returned `Running` owns.

        Args:
            keep: of the chat's turns, only so many stay; None: all.
            adapter: id of the skill to answer with, "none", or None for whatever is in use.
        """
        return self.run(
            lambda engine: engine.ask(
                question,
                rag=choices.documents,
                model=choices.model,
                adapter=adapter,
                chat=chat,
                keep=keep,
                filters=choices.filters,
            ),
            done=answered,
            failed=failed,
            ended=ended,
        )

    def explain(
        self,
        question: str,
        *,
        done: Callable[[Explanation], None],
        failed: Callable[[EngineError], None],
        ended: Callable[[], None],
    ) -> Running:
        """Asks why a question finds what it finds; no model answers it."""
        return self.run(lambda engine: engine.explain(question), done=done, failed=failed, ended=ended)

    # ------------------------------------------------------------------ threads and events

    def off_thread(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Does something that has no need of the Engine, in a thread."""
        self._tasks.run(work, done=done)

    def run(
        self,
        start: Callable[[Engine], Job[T]],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[EngineError], None] | None = None,
        ended: Callable[[], None] | None = None,
        work: Work | None = None,
    ) -> Running:
        """Starts a Job and brings its result.

        No Event of the Job is delivered before `Running.job` is known (such early ones are held back), and none
        after `done`. `ended` is called last, also when the Job was cancelled.

        Args:
            work: what it is to the person, if it is to be told at quitting.
        """
        running = Running(work)
        self._under_way.append(running)

        def over() -> None:
            self._under_way.remove(running)
            if ended:
                ended()

        def started(job: Job[T]) -> None:
            running.job = job
            self.call(lambda _engine: job.result(), finished, failed, over)
            if running.stopped:
                self.stop(running)

        def released() -> None:
            self._release()
            if running.job is None:  # it was not even begun
                over()

        def finished(result: T) -> None:
            self._flush()
            if done:
                done(result)

        self._starting += 1
        self.call(start, started, failed, released)
        return running

    @property
    def unfinished(self) -> list[Work]:
        """What is under way that the person would want to know of before Alcove ends."""
        return [running.work for running in self._under_way if running.work and not running.stopped]

    def stop(self, running: Running) -> None:
        """Cancels a Job, also one that the Engine has not taken yet."""
        running.stopped = True
        if job := running.job:
            self.call(lambda _engine: job.cancel(), None)

    def call(
        self,
        call: Callable[[Engine], T],
        done: Callable[[T], None] | None,
        failed: Callable[[EngineError], None] | None = None,
        ended: Callable[[], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Calls the Engine in a thread, see `Tasks.run`; without `failed`, errors go to the signal of that name."""
        self._tasks.run(
            lambda: call(self._engine.result()),
            done=done,
            failed=failed or self.failed.emit,
            ended=ended,
            key=key,
        )

    def end_with(
        self, call: Callable[[Engine], T], done: Callable[[T], None], failed: Callable[[EngineError], None]
    ) -> None:
        """Makes the last call: one that closes the Engine itself. If it fails, the Engine is still there."""
        engine = self._engine
        self._engine = Future()
        self._engine.set_exception(Cancelled())

        def go_on(error: EngineError) -> None:
            self._engine = engine
            failed(error)

        self._tasks.run(lambda: call(engine.result()), done=done, failed=go_on)

    def _receive(self, event: Event) -> None:
        """The Engine's `emit`: called in any of its threads."""
        self._inbox.append(event)
        if not self._awake:
            self._awake = True
            self._woken.emit()

    def _wake(self) -> None:
        if not self._timer.isActive():  # the first event after a silence is not made to wait
            self._flush()

    def _flush(self) -> None:
        self._awake = False
        events = []
        while self._inbox:
            events.append(self._inbox.popleft())
        if not events:
            return
        self._timer.start()
        if self._starting:
            early = [event for event in events if getattr(event, "job", "")]
            self._held.extend(early)
            events = [event for event in events if not getattr(event, "job", "")]
        self._send(events)

    def _release(self) -> None:
        self._starting -= 1
        if not self._starting:
            held, self._held = self._held, []
            self._send(held)

    def _send(self, events: Iterable[Event]) -> None:
        for event in coalesced(events):
            self.engine_event.emit(event)


def _sample_questions(engine: Engine) -> list[str]:
    if all(folder.path != SAMPLE for folder in engine.folders()):
        return []
    with (SAMPLE / "questions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row["question"] for row in rows if row.get("demo") and row["answerable"]][:SUGGESTIONS]


def coalesced(events: Iterable[Event]) -> list[Event]:
    """The same events with neighbouring tokens of a job joined and only each job's newest progress kept."""
    kept: list[Event] = []
    progress: dict[Any, int] = {}
    for event in events:
        last = kept[-1] if kept else None
        if isinstance(event, Token) and isinstance(last, Token) and last.job == event.job:
            kept[-1] = Token(event.job, last.text + event.text)
        elif isinstance(event, IndexProgress | Progress):
            place = (type(event), event.job)
            if place in progress:
                kept[progress[place]] = event
            else:
                progress[place] = len(kept)
                kept.append(event)
        else:
            kept.append(event)
    return kept
