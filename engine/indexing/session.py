"""What the holder of the indexer's lock does: answers requests, serves edits, works off the backlog, builds.

In the order of urgency: settings and requests, fresh edits, folders to be compared with the disk, waiting files,
an index with another embedder, upkeep. Building may take hours, so all that is more urgent interrupts it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from engine import settings
from engine.embedding.effort import Effort, physical_cores
from engine.errors import Cancelled, EngineError
from engine.indexing.awaited import Awaited, as_result, given_up
from engine.indexing.generations import Generations
from engine.indexing.inbox import Inbox
from engine.indexing.indexer import RACY_NS, Indexer, Tally
from engine.jobs import Job
from engine.paths import Paths
from engine.store.user import FolderRow, GenerationRow, UserStore
from engine.types import Event, FolderChanged, IndexProgress, IndexReport, Notice, Resting
from engine.watching import scanning
from engine.watching.watcher import Watcher

if TYPE_CHECKING:
    from engine.indexing.reading import Reading
    from engine.store.index import IndexWriter
    from engine.watching.ignoring import IgnoreRules

IDLE_SECONDS = 0.5  # how often the thread looks for requests and settings of other processes
RETRY_SECONDS = 10 * IDLE_SECONDS  # after an error
TIDY_SECONDS = 2.0  # after the last change: what was deleted leaves the write-ahead log
EDITS_AT_ONCE = 4  # more changed paths than these are no edits but a copy or a checkout: they join the backlog


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session works with; the same for every session of a process.

    `emit` gets FileChanged, IndexProgress, FolderChanged, Resting and Notice. `hold` is true while a question is
    being answered; embedding pauses meanwhile. `quiet_until` says when the quiet hours end; empty outside of them.
    """

    paths: Paths
    users: UserStore
    settings: settings.Settings
    generations: Generations
    reading: Reading
    inbox: Inbox
    emit: Callable[[Event], None]
    hold: Callable[[], bool]
    quiet_until: Callable[[], str]


class Session:
    """The time during which this process holds the lock. Everything here runs on the thread that holds it."""

    def __init__(self, parts: Parts, job: Job[Any]) -> None:
        self._parts = parts
        self._job = job
        self._users = parts.users
        self._emit = parts.emit
        self._generations = parts.generations
        self._inbox = parts.inbox
        self._row: GenerationRow = self._generations.ensure_serving()
        self._generations.sweep()
        self._indexer = self._open(self._row)
        self._folders: list[FolderRow] = []
        self._everywhere: list[str] = []
        self._paused = False
        self._quiet = ""  # as it was last told
        self._watcher: Watcher | None = None
        self._untidy_since: float | None = None
        self._awaited = Awaited(self._users, self._generations)
        self._later: dict[tuple[int, bytes], float] = {}  # -> the moment from which it is to be hashed again
        self._backlog_from = 0.0  # the moment from which the backlog, which met an error, is tried again
        self._backlog_error = ""  # as it was last told
        self._stuck: GenerationRow | None = None  # a building that met an error: it is tried at the next start
        self._configure()

    def close(self) -> None:
        if self._watcher is not None:
            self._watcher.stop()
        self._close(self._indexer)

    def _open(self, row: GenerationRow) -> Indexer:
        return Indexer(
            self._generations.writer(row),
            partial(self._generations.embedder_of, row),
            self._parts.reading,
            emit=self._emit,
            hold=self._parts.hold,
            effort=lambda: Effort.of(self._parts.settings.get(settings.PROCESSOR), physical_cores()),
            cancelled=self._job.cancelled,
            on_racy=self._look_again,
        )

    @staticmethod
    def _close(indexer: Indexer) -> None:
        indexer.close()
        indexer.writer.close()

    def _look_again(self, folder: FolderRow, path: bytes) -> None:
        """A file that changed moments before it was read is looked at again when its time stamp is old."""
        if self._watcher is not None:
            self._later[(folder.id, path)] = time.monotonic() + RACY_NS / 1e9

    # ------------------------------------------------------------------ folders and settings

    def _configure(self) -> None:
        """Reads folders and settings again; new folders are scanned, forgotten ones are purged."""
        chosen = self._parts.settings
        folders = self._users.folders()
        everywhere = chosen.get(settings.IGNORE)
        self._paused = chosen.get(settings.PAUSED)
        if folders == self._folders and everywhere == self._everywhere:
            return
        before = {folder.id: folder for folder in self._folders}
        changed = [
            folder
            for folder in folders
            if everywhere != self._everywhere
            or folder.id not in before
            or (folder.path, folder.ignore) != (before[folder.id].path, before[folder.id].ignore)
        ]
        self._folders, self._everywhere = folders, everywhere
        self._inbox.know({folder.path: folder.id for folder in folders})
        self._inbox.rescan([folder.id for folder in changed], "its settings are new")
        if self._watcher is not None:
            for folder in before.values():
                if folder not in folders:
                    self._watcher.unwatch(folder.path)
            for folder in folders:
                if folder in changed or folder.id not in before:
                    self._watcher.unwatch(folder.path)
                    self._watcher.watch(folder.path, self._rules(folder))
        self._forget_unknown(self._indexer.writer)

    def _rules(self, folder: FolderRow) -> IgnoreRules:
        others = [other.path for other in self._folders if other.id != folder.id]
        return self._indexer.rules(folder, self._everywhere, [self._parts.paths.root, *others])

    def _forget_unknown(self, writer: IndexWriter) -> None:
        """Deletes what an index holds of folders that are not known any more."""
        unknown = writer.folders() - {folder.id for folder in self._folders}
        for folder in unknown:
            writer.delete_folder(folder)
        if unknown:
            writer.tidy()

    def _purge(self) -> None:
        """The same in the index that serves and in the one that is being built."""
        self._forget_unknown(self._indexer.writer)
        building = self._generations.building()
        if building is not None and self._generations.file(building).exists():
            with contextlib.closing(self._generations.writer(building)) as writer:
                self._forget_unknown(writer)

    def _present(self, folder: FolderRow) -> bool:
        """Whether a folder's root is there; its state in `user.db` follows."""
        present = scanning.root_present(folder.path, folder.device)
        state: Literal["ready", "offline"] = "ready" if present else "offline"
        if any(known.id == folder.id and known.state != state for known in self._folders):
            self._users.set_folder_state(folder.id, state)
            # Not read anew: `_configure` must see what else has changed.
            self._folders = [
                dataclasses.replace(known, state=state) if known.id == folder.id else known for known in self._folders
            ]
            self._emit(FolderChanged(folder.id))
            if not present:
                self._emit(
                    Notice(
                        "warning",
                        f"the folder {folder.path} is not there",
                        "what was read of it stays searchable; connect its disk, or relink it if it has moved",
                    )
                )
        return present

    def _away(self) -> list[FolderRow]:
        """The folders that are not there."""
        return [folder for folder in self._folders if not self._present(folder)]

    # ------------------------------------------------------------------ requests

    def carry_out(self, kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Does what this process itself was asked for, to its end."""
        if kind == "build":
            return {"built": self._build_now(arguments["embedder"])}
        result = self._do(kind, arguments)
        if kind == "index" and arguments["folders"] is None:
            building = self._generations.building()
            if building is not None and not self._away():
                try:
                    self._build_to_end(building)
                except EngineError as error:  # the index that serves is up to date all the same
                    self._tell_stuck(error)
        return result

    def _do(self, kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if kind == "index":
            return dataclasses.asdict(self._index(arguments["folders"]))
        if kind == "purge":
            self._purge()
            return {}
        raise ValueError(f"unknown request {kind!r}")

    def _attend(self) -> None:
        """Reads folders and settings again, and answers what others ask for."""
        self._configure()
        for number, kind, arguments in self._users.open_requests():
            if number not in self._awaited.numbers:
                self._answer(number, kind, arguments)
        self._awaited.settle({number for number, _, _ in self._users.open_requests()})

    def _answer(self, number: int, kind: str, arguments: dict[str, Any]) -> None:
        """Answers a request; one for a building is only noted, and answered when that serves."""
        try:
            if kind != "build":
                result = self._do(kind, arguments)
            elif (row := self._begin(arguments["embedder"])) is None:
                result = {"built": False}
            else:
                self._awaited.note(number, row, arguments.get("job", self._job.id))
                self._stuck = None
                return
        except EngineError as error:
            result = as_result(error)
        self._users.answer_request(number, result)

    def _called(self) -> bool:
        """Whether a request came or went, or a folder did."""
        if self._users.folders() != self._folders:
            return True
        requests = {number for number, _, _ in self._users.open_requests()}
        return requests != self._awaited.numbers

    def _index(self, wanted: Sequence[int] | None) -> IndexReport:
        folders = [folder for folder in self._folders if wanted is None or folder.id in wanted]
        tally = Tally()
        missing: list[FolderRow] = []
        for folder in folders:
            self._inbox.forget_edits(folder.id)  # the scan sees them all, and counts them
            if not self._present(folder) or not self._scan(folder, tally):
                missing.append(folder)
        ready = [folder for folder in folders if folder not in missing]
        self._drain(ready, tally)
        self._indexer.writer.tidy()
        missing += [folder for folder in ready if not self._present(folder)]
        if missing and len(missing) == len(folders):
            raise EngineError(
                f"the folder {missing[0].path} is not there",
                "connect its disk, or relink it if it has moved; what was read of it stays searchable",
            )
        return tally.report()

    def _scan(self, folder: FolderRow, tally: Tally, indexer: Indexer | None = None) -> bool:
        """False if the folder went away meanwhile; then nothing was deleted."""
        if indexer is None:
            self._inbox.forget_rescan(folder.id)
        try:
            (indexer or self._indexer).scan(folder, self._rules(folder), tally)
        except EngineError:
            if self._present(folder):
                raise
            return False
        return True

    def _drain(
        self,
        folders: Sequence[FolderRow],
        tally: Tally,
        indexer: Indexer | None = None,
        stop: Callable[[], bool] = lambda: False,
        job: str = "",
    ) -> None:
        """Works off the backlog, or as much of it until `stop()`; fresh edits are served in between."""
        job = job or self._job.id
        while True:
            (indexer or self._indexer).drain(folders, tally, urgent=stop, edits=self._serve_edits, job=job)
            if not self._inbox.has_edits or stop():
                return
            self._serve_edits()

    # ------------------------------------------------------------------ another embedder

    def _begin(self, place: str) -> GenerationRow | None:
        """Records that an index with the embedder at `place` is wanted; None if the serving one is just that.

        Raises:
            EngineError: there is no such model, or a folder is away: its text would be lost.
        """
        if not self._generations.serves(place) and (away := self._away()):
            raise _needed(away[0])
        return self._generations.begin_building(place)

    def _build_now(self, place: str) -> bool:
        row = self._begin(place)
        if row is None:
            return False
        try:
            if not self._build_to_end(row):
                raise _needed(away[0]) if (away := self._away()) else given_up()
        except Cancelled:
            self._generations.abandon(row)
            self._generations.sweep()
            raise
        return True

    def _build_to_end(self, row: GenerationRow) -> bool:
        """Builds a generation; what others ask for meanwhile is done in between. False if it was given up, or if a
        folder went away: then it is gone on with another time."""
        while not self._build(row, self._called):
            self._attend()
            if self._generations.building() != row or self._away():
                return False
        return True

    def _build(self, row: GenerationRow, stop: Callable[[], bool]) -> bool:
        """Fills a generation from the disk beside the serving one, then moves the pointer. False if only a part of it
        was filled: until `stop()`, until it was given up, or since a folder is away, whose text is not in it. After
        an error that a person can act on it can be gone on with; after any other it is given up."""
        job = self._awaited.job(row) or self._job.id
        successor = self._open(row)
        try:
            self._forget_unknown(successor.writer)
            passes = (self._fill(successor, row, stop, job) for _ in range(2))
            complete = all(passes)  # the second catches what changed during the first
            if complete:
                successor.writer.tidy()
                complete = self._generations.serve(row)
        except BaseException as error:
            self._close(successor)
            if not isinstance(error, (EngineError, Cancelled)):  # it would come again at each start, and end that
                self._generations.abandon(row)
                self._generations.sweep()
            raise
        if not complete:
            self._close(successor)
            if self._generations.building() != row:
                self._generations.sweep()
            return False
        self._close(self._indexer)
        self._indexer, self._row = successor, row
        self._generations.sweep()
        # Edits during the second pass went into the old index.
        self._inbox.rescan([folder.id for folder in self._folders], "the index is new")
        self._awaited.built(row)
        return True

    def _fill(self, successor: Indexer, row: GenerationRow, stop: Callable[[], bool], job: str) -> bool:
        """Brings a generation that is being built in step with all folders. False if that is not done: `stop()` said
        so, it was given up, or a folder is away or was for a moment."""

        def halted() -> bool:
            return stop() or self._generations.building() != row

        tally = Tally()
        for folder in self._folders:
            if halted() or not self._present(folder) or not self._scan(folder, tally, successor):
                return False
        self._drain(self._folders, tally, successor, halted, job)
        numbers = [folder.id for folder in self._folders]
        if halted() and self._wants_rest():
            files, left, _ = successor.writer.totals(numbers)
            self._emit(IndexProgress(files - left, files, tally.chunks_embedded, None, paused=True, job=job))
        return not halted() and not self._away() and not successor.writer.waits(numbers)

    # ------------------------------------------------------------------ watching

    def run_until_cancelled(self) -> None:
        inbox, chosen = self._inbox, self._parts.settings
        self._watcher = Watcher(
            inbox.mark,
            inbox.mark_all,
            lambda root, present: inbox.mark_all(root, "it is back" if present else "it is gone"),
            self._emit,
            debounce=chosen.get(settings.DEBOUNCE),
            rescan_every=chosen.get(settings.RECONCILE),
        )
        self._watcher.start()
        for folder in self._folders:  # watch first, then scan: nothing falls between
            self._watcher.watch(folder.path, self._rules(folder))
            inbox.mark_all(folder.path, "start")
        while not self._job.cancelled():
            try:
                if not self._step():
                    inbox.wait(IDLE_SECONDS, for_edits=not self._resting)
            except Cancelled:
                return
            except EngineError as error:
                self._emit(Notice("error", error.message, error.hint))
                self._job.wait(RETRY_SECONDS)

    def _step(self) -> bool:
        """Does the most urgent piece of work; False if there was none."""
        self._attend()
        self._tell_quiet()
        if self._resting:
            return False
        if self._inbox.has_edits:
            self._serve_edits()
            return True
        if (marked := self._inbox.take_rescan()) is not None:
            for folder in self._folders:
                if folder.id == marked and self._present(folder):
                    self._scan(folder, Tally())
                    self._untidy_since = time.monotonic()
            return True
        ready = [folder for folder in self._folders if folder.state == "ready"]
        if time.monotonic() >= self._backlog_from and self._indexer.writer.waits([folder.id for folder in ready]):
            self._work_off(ready)
            return True
        if (building := self._generations.building()) is not None and self._go_on_building(building):
            return True
        now = time.monotonic()
        if again := [key for key, moment in self._later.items() if moment <= now]:
            for key in again:
                del self._later[key]
            self._refresh(again)
            return True
        if self._untidy_since is not None and time.monotonic() - self._untidy_since > TIDY_SECONDS:
            self._untidy_since = None
            self._indexer.writer.tidy()
        return False

    def _work_off(self, ready: Sequence[FolderRow]) -> None:
        """Reads what waits, until something is more urgent. An error is told once, and what is less urgent goes on:
        where the embedder is away, the building with another one above all."""
        present = [folder for folder in ready if self._present(folder)]
        try:
            self._indexer.drain(present, Tally(), urgent=self._interrupted, edits=self._serve_edits, job=self._job.id)
            self._backlog_error = ""
        except EngineError as error:
            if error.message != self._backlog_error:
                self._backlog_error = error.message
                self._emit(Notice("error", error.message, error.hint))
            self._backlog_from = time.monotonic() + RETRY_SECONDS
        self._untidy_since = time.monotonic()

    @property
    def _resting(self) -> bool:
        """Whether nothing is done but what is asked for."""
        return self._paused or bool(self._quiet)

    def _tell_quiet(self) -> None:
        """Says when quiet hours have begun or ended."""
        if (quiet := self._parts.quiet_until()) != self._quiet:
            self._quiet = quiet
            self._emit(Resting(quiet))

    def _go_on_building(self, row: GenerationRow) -> bool:
        """Builds until something is more urgent; False if nothing can be built, since a folder is away, or since it
        met an error."""
        if row == self._stuck:
            return False
        if away := [folder for folder in self._folders if folder.state == "offline"]:
            self._awaited.refuse(row, _needed(away[0]))
            return False
        try:
            self._build(row, self._interrupted)
        except EngineError as error:
            self._stuck = row
            if not self._awaited.refuse(row, error):
                self._tell_stuck(error)
            return False
        return True

    def _tell_stuck(self, error: EngineError) -> None:
        """Says why the next index is not built, and how to do without it."""
        used = self._row.embedder or "starter"
        self._emit(
            Notice(
                "error",
                f"the next index is not built: {error.message}",
                f"{error.hint}; to stay with the one in use: alcove models use-embedder {used}",
            )
        )

    def _interrupted(self) -> bool:
        """What makes the backlog and a building stop between two windows: a pause, quiet hours, a request, a
        folder."""
        return self._inbox.has_rescans or self._called() or self._wants_rest()

    def _wants_rest(self) -> bool:
        return self._parts.settings.get(settings.PAUSED) or bool(self._parts.quiet_until())

    def _serve_edits(self) -> None:
        """Brings the index in step with paths that have just changed, if there are any."""
        if changed := self._inbox.take_edits():
            self._refresh(changed)

    def _refresh(self, changed: Sequence[tuple[int, bytes]]) -> None:
        by_folder: dict[int, list[bytes]] = {}
        for folder_id, path in changed:
            by_folder.setdefault(folder_id, []).append(path)
        at_once = len(changed) <= EDITS_AT_ONCE
        for folder in self._folders:
            if folder.id in by_folder and self._present(folder):
                self._indexer.refresh(folder, by_folder[folder.id], self._rules(folder), Tally(), at_once=at_once)
        self._untidy_since = time.monotonic()


def _needed(folder: FolderRow) -> EngineError:
    """Why no index is made anew while this folder is away."""
    return EngineError(
        f"the folder {folder.path} is not there",
        "an index is made anew only while all folders are there, so that nothing is lost: connect its disk, relink "
        "it if it has moved, or remove it",
    )
