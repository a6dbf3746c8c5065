"""Brings one index generation in step with the disk: scan -> read -> chunk -> embed what is new -> write.

The ledger is the queue: a scan enters what it finds as 'waiting' in one transaction, `drain` works that off,
and a process that is killed finds the rest still waiting. While the embedder works on one window of chunks,
the next window is being read and cut, so that neither waits for the other; and fresh edits are read, embedded
and written in the midst of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engine.embedding.effort import Effort
from engine.errors import Cancelled
from engine.indexing.chunker import chunk
from engine.indexing.generations import EmbedderAway
from engine.readers import Unreadable, supported
from engine.store.index import FileRow, IndexWriter, MissingVectors, extension, passage_key
from engine.store.stat import Stat
from engine.types import Chunk, Event, FileChanged, FileStateName, IndexProgress, IndexReport
from engine.watching import scanning
from engine.watching.ignoring import IgnoreRules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.embedding.embedder import Embedder
    from engine.indexing.reading import Reading
    from engine.store.user import FolderRow

WINDOW = 96  # new chunks embedded together: about a second, the most that a stop loses
WINDOW_FILES = 64  # files in a window, for folders of tiny files
AHEAD_NS = 86_400_000_000_000  # by how much the clock of a disk may be ahead
RACY_NS = 2_000_000_000  # a file changed this shortly before it was read may change again within its time stamp
PROGRESS_SECONDS = 0.2
EDITS_SECONDS = 0.02  # how soon a fresh edit is noticed while a window is being embedded


@dataclass(slots=True)
class Tally:
    """What a run did so far; becomes an IndexReport."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    deleted: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    chunks_embedded: int = 0
    chunks_reused: int = 0
    started: float = field(default_factory=time.monotonic)

    def report(self) -> IndexReport:
        return IndexReport(
            self.added,
            self.changed,
            self.moved,
            self.deleted,
            self.unchanged,
            self.skipped,
            self.failed,
            self.chunks_embedded,
            self.chunks_reused,
            time.monotonic() - self.started,
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and cut, and now needs its new chunks embedded."""

    folder: FolderRow
    path: bytes
    stat: Stat
    sha256: str
    title: str
    remark: str
    read_ns: int
    chunks: tuple[Chunk, ...]
    keys: tuple[bytes, ...]
    known_before: bool


@dataclass(frozen=True, slots=True)
class _Flight:
    """Prepared files whose new passages are being embedded."""

    files: Sequence[Prepared]
    keys: Sequence[bytes]
    vectors: Future[NDArray[np.float32]]


class _Away(Exception):
    """A folder's root is not there: that a file in it cannot be opened says nothing about the file."""


class Indexer:
    """Works on one index generation, from one thread.

    Args:
        embedder: gives the one that the index is made with, or raises EngineError; asked for whenever one is needed,
            so that what needs none is done while its disk is away.
        emit: gets FileChanged and IndexProgress.
        hold: True while a question is being answered; embedding pauses meanwhile.
        effort: with how much of the processor the backlog is worked off; asked before each window.
        on_racy: called with a file that was changed moments before it was read; it must be hashed again.
    """

    def __init__(
        self,
        writer: IndexWriter,
        embedder: Callable[[], Embedder],
        reading: Reading,
        *,
        emit: Callable[[Event], None],
        hold: Callable[[], bool] = lambda: False,
        effort: Callable[[], Effort] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        on_racy: Callable[[FolderRow, bytes], None] = lambda *_: None,
    ) -> None:
        self.writer = writer
        self._embedder = embedder
        self._reading = reading
        self._emit = emit
        self._hold = hold
        self._effort = effort
        self._reading_effort = Effort(1)
        self._tired = 0.0  # seconds that are still to be rested
        self._cancelled = cancelled
        self._on_racy = on_racy
        self._embedding = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._rules: dict[int, tuple[object, IgnoreRules]] = {}

    def close(self) -> None:
        self._embedding.shutdown(wait=True, cancel_futures=True)

    def rules(self, folder: FolderRow, everywhere: Sequence[str], exclude: Collection[Path]) -> IgnoreRules:
        """The ignore rules of a folder, made anew when its patterns or the folders inside it have changed.

        Args:
            everywhere: patterns for every folder.
            exclude: folders never to be looked into: the profile, and folders with rules of their own.
        """
        key = (folder.path, folder.ignore, tuple(everywhere), frozenset(exclude))
        held = self._rules.get(folder.id)
        if held is None or held[0] != key:
            held = (key, IgnoreRules(folder.path, [*everywhere, *folder.ignore], exclude=exclude))
            self._rules[folder.id] = held
        return held[1]

    # ------------------------------------------------------------------ scanning

    def scan(self, folder: FolderRow, rules: IgnoreRules, tally: Tally, *, below: bytes = b"") -> None:
        """Compares a folder with the ledger: new and changed files wait, missing ones are deleted, moved
        ones take their passages along. The folder's root must be present.

        Args:
            below: look only at this relative directory.

        Raises:
            EngineError: the folder went away meanwhile; nothing was deleted.
            Cancelled: nothing was changed.
        """
        rules.forget(below)
        missing = {row.path: row for row in self.writer.files(folder.id, below)}
        noted: list[tuple[bytes, Stat, FileStateName, str]] = []
        unseen: list[bytes] = []
        for entry in scanning.scan(folder.path, rules, below=below, cancelled=self._cancelled):
            row = missing.pop(entry.relative, None)
            stat = _stat(entry)
            if entry.kind == "unreadable":
                unseen.append(entry.relative + b"/")
            if skip := entry.skip or unsupported(entry.relative):
                tally.skipped += 1
                if row is None or (row.state, row.reason) != ("skipped", skip):
                    noted.append((entry.relative, stat, "skipped", skip))
            elif row is None or not _settled(row, stat):
                noted.append((entry.relative, stat, "waiting", ""))
            elif row.state == "indexed":
                tally.unchanged += 1
            elif row.state == "failed":
                tally.failed += 1
            else:
                tally.skipped += 1
        self.writer.note_files(folder.id, noted)
        for path in [path for path in missing if path.startswith(tuple(unseen))]:
            del missing[path]
        self._forget(folder, list(missing.values()), rules, tally)

    def _forget(self, folder: FolderRow, rows: Sequence[FileRow], rules: IgnoreRules, tally: Tally) -> None:
        """Deletes files that are gone. Waiting files of the same sizes are read first: one that has moved takes
        its passages along."""
        sizes = {row.stat.size for row in rows if row.sha256}
        if sizes:
            waiting = [row.path for row in self.writer.waiting_of_sizes(folder.id, sizes)]
            there = [path for path in waiting if scanning.stat_entry(folder.path, path, rules) is not None]
            self.refresh(folder, there, rules, tally)
        for row in rows:
            self._delete(folder, row.path, tally)

    def _delete(self, folder: FolderRow, path: bytes, tally: Tally) -> None:
        """Forgets a file that is not there, or that a rule hides, unless it has moved meanwhile."""
        row = self.writer.file(folder.id, path)
        if row is None:
            return
        self.writer.delete_file(folder.id, path)
        if row.sha256:
            tally.deleted += 1
            self._emit(FileChanged("deleted", folder.path / os.fsdecode(path), 0.0))

    # ------------------------------------------------------------------ single files

    def refresh(
        self, folder: FolderRow, paths: Sequence[bytes], rules: IgnoreRules, tally: Tally, *, at_once: bool = True
    ) -> None:
        """Looks at these relative paths now, ahead of whatever waits. Those that exist come first, so that a
        move finds its passages still there. A directory is scanned; a path that is gone is deleted, with
        all below it. The folder's root must be present; if it goes away meanwhile, nothing more is done.

        Args:
            at_once: read changed files now (but for those with much to embed), instead of letting them wait.
        """
        gone: list[bytes] = []
        window: list[Prepared] = []
        waiting: list[tuple[bytes, Stat, FileStateName, str]] = []
        with contextlib.suppress(_Away):
            for path in paths:
                entry = scanning.stat_entry(folder.path, path, rules)
                if entry is None:
                    gone.append(path)
                elif entry.directory:
                    self.scan(folder, rules, tally, below=path)
                elif reason := entry.skip or unsupported(path):
                    self._set_aside(folder, path, _stat(entry), "skipped", reason, tally)
                elif not at_once:
                    row = self.writer.file(folder.id, path)
                    if row is None or not _settled(row, _stat(entry)):
                        waiting.append((path, _stat(entry), "waiting", ""))
                else:
                    try:
                        prepared = self._prepare(folder, path, tally)
                    except EmbedderAway:  # what has moved needs none; this waits for it
                        waiting.append((path, _stat(entry), "waiting", ""))
                        continue
                    if prepared is None:
                        continue
                    if len(prepared.chunks) > WINDOW and len(self._new([prepared])) > WINDOW:
                        waiting.append((path, prepared.stat, "waiting", ""))
                    else:
                        window.append(prepared)
        self.writer.note_files(folder.id, waiting)
        if window:
            new = self._new(window)
            self._write(window, dict(zip(new, self._embed(new, urgent=True), strict=True)), tally)
        if gone and scanning.root_present(folder.path, folder.device):
            rows = [row for path in gone if path for row in self.writer.files(folder.id, path)]
            self._forget(folder, rows, rules, tally)

    def _set_aside(
        self,
        folder: FolderRow,
        path: bytes,
        stat: Stat,
        state: Literal["skipped", "failed"],
        reason: str,
        tally: Tally,
        read_ns: int = 0,
    ) -> None:
        self.writer.note_files(folder.id, [(path, stat, state, reason)], read_ns=read_ns)
        if state == "skipped":
            tally.skipped += 1
        else:
            tally.failed += 1
        self._emit(FileChanged(state, folder.path / os.fsdecode(path), _age_ms(stat), reason))

    def _prepare(self, folder: FolderRow, path: bytes, tally: Tally) -> Prepared | None:
        """Reads and cuts a file; None where nothing is to be embedded: its bytes are known, here or from
        another file, or it cannot be read.

        Raises:
            _Away: it cannot be opened since the folder is not there; the ledger is as before.
            EmbedderAway: it must be cut, and the embedder that counts its tokens is away; the ledger is as before.
        """
        row = self.writer.file(folder.id, path)
        full = folder.path / os.fsdecode(path)
        read_ns = time.time_ns()
        try:
            data, stat = _read_bytes(full)
        except OSError as error:
            if not scanning.root_present(folder.path, folder.device):
                raise _Away from error
            if isinstance(error, FileNotFoundError):
                self._delete(folder, path, tally)
                return None
            stat = row.stat if row else Stat(0, 0, 0, 0)
            self._set_aside(folder, path, stat, "failed", f"it cannot be opened: {error.strerror}", tally, read_ns)
            return None
        if racy(stat, read_ns):
            self._on_racy(folder, path)
        sha256 = hashlib.sha256(data).hexdigest()
        if row is not None and row.sha256 == sha256:
            self.writer.touch(row.id, stat, read_ns)
            tally.unchanged += 1
            return None
        if self._take_over(folder, path, stat, sha256, read_ns, tally):
            return None
        tokenizer = self._embedder().tokenizer  # first: without one all reading is in vain
        try:
            document = self._reading.read(data, extension(path))
        except Unreadable as why:
            self._set_aside(folder, path, stat, why.kind, why.reason, tally, read_ns)
            return None
        chunks = tuple(chunk(document, tokenizer=tokenizer))
        return Prepared(
            folder,
            path,
            stat,
            sha256,
            document.title,
            "; ".join(document.flags),
            read_ns,
            chunks,
            tuple(passage_key(piece.context, piece.text) for piece in chunks),
            known_before=row is not None and bool(row.sha256),
        )

    def _take_over(self, folder: FolderRow, path: bytes, stat: Stat, sha256: str, read_ns: int, tally: Tally) -> bool:
        """Uses the passages of another file with the same bytes: a move if that file is gone, else a copy."""
        twins = [
            twin
            for twin in self.writer.files_with_hash(sha256)
            if extension(twin.path) == extension(path) and (twin.folder, twin.path) != (folder.id, path)
        ]
        if not twins:
            return False
        full = folder.path / os.fsdecode(path)
        for twin in twins:
            if twin.folder == folder.id and scanning.stat_entry(folder.path, twin.path) is None:
                self.writer.move_file(twin, folder.id, path, stat, read_ns)
                tally.moved += 1
                self._emit(FileChanged("moved", full, _age_ms(stat), os.fsdecode(twin.path)))
                return True
        self.writer.copy_file(twins[0], folder.id, path, stat, read_ns)
        tally.added += 1
        self._emit(FileChanged("indexed", full, _age_ms(stat)))
        return True

    # ------------------------------------------------------------------ the backlog

    def drain(
        self,
        folders: Sequence[FolderRow],
        tally: Tally,
        *,
        urgent: Callable[[], bool] = lambda: False,
        edits: Callable[[], None] = lambda: None,
        job: str = "",
    ) -> None:
        """Works off the waiting files of these folders, newest first, until none waits or `urgent()`. Those of a
        folder that goes away meanwhile go on waiting.

        Args:
            edits: called many times a second, also while a window is being embedded, to `refresh` what the
                person has just changed.

        Raises:
            EngineError: nothing can be embedded now, the embedder being away, say; what waits goes on waiting.
            Cancelled: between two batches; what is written stays, the rest keeps waiting.
        """
        progress = _Progress(self.writer, [folder.id for folder in folders], self._emit, job)
        flight: _Flight | None = None
        try:
            for window in self._windows(folders, tally, urgent, edits):
                begun = self._take_off(window)
                if flight is not None:
                    self._land(flight, tally, edits)
                    progress.show(tally)
                flight = begun
            if flight is not None:
                landing, flight = flight, None
                self._land(landing, tally, edits)
        finally:
            if flight is not None:
                flight.vectors.cancel()
        progress.show(tally, final=True)

    def _windows(
        self, folders: Sequence[FolderRow], tally: Tally, urgent: Callable[[], bool], edits: Callable[[], None]
    ) -> Iterator[list[Prepared]]:
        by_id = {folder.id: folder for folder in folders}
        seen: set[tuple[int, bytes]] = set()
        while True:
            batch = [
                row for row in self.writer.waiting(len(seen) + 256, list(by_id)) if (row.folder, row.path) not in seen
            ]
            if not batch:
                return
            window: list[Prepared] = []
            chunks = 0
            self._exert()
            for row in batch:
                if self._cancelled():
                    raise Cancelled
                if urgent():
                    return  # what is prepared and not yet under way waits for the next call
                edits()
                seen.add((row.folder, row.path))
                if row.folder not in by_id:
                    continue
                begun = time.monotonic()
                try:
                    prepared = self._prepare(by_id[row.folder], row.path, tally)
                except _Away:
                    del by_id[row.folder]
                    continue
                self._rest(time.monotonic() - begun, urgent, edits)
                if prepared is None:
                    continue
                if len(prepared.chunks) > 4 * WINDOW and not self._embed_ahead(prepared, urgent, edits, tally):
                    return
                window.append(prepared)
                chunks += min(len(prepared.chunks), WINDOW)
                if chunks >= WINDOW or len(window) >= WINDOW_FILES:
                    yield window
                    window, chunks = [], 0
                    self._exert()
            if window:
                yield window

    def _exert(self) -> None:
        """Takes the effort that is wanted now."""
        if self._effort is not None:
            effort = self._effort()
            self._embedder().exert(effort)
            self._reading_effort = effort.single

    def _rest(self, worked: float, urgent: Callable[[], bool], edits: Callable[[], None]) -> None:
        """Rests after a file was read, as long as the effort wants; what is short adds up until it is worth it."""
        self._tired += self._reading_effort.rest(worked)
        while self._tired > EDITS_SECONDS and not self._cancelled() and not urgent():
            begun = time.monotonic()
            time.sleep(EDITS_SECONDS)
            edits()
            self._tired -= time.monotonic() - begun

    def _embed_ahead(
        self, prepared: Prepared, urgent: Callable[[], bool], edits: Callable[[], None], tally: Tally
    ) -> bool:
        """Embeds a large file's chunks a window at a time and keeps the vectors as drafts, so that a stop loses
        no more than one window. False if something urgent came in between."""
        new = self._new([prepared])
        keys = list(new)
        for start in range(0, len(keys), WINDOW):
            if urgent():
                return False
            part = keys[start : start + WINDOW]
            vectors = self._await(self._embedding.submit(self._embed, {key: new[key] for key in part}), edits)
            self.writer.put_drafts(dict(zip(part, vectors, strict=True)))
            tally.chunks_embedded += len(part)
        return True

    def _new(self, files: Sequence[Prepared]) -> dict[bytes, Chunk]:
        """What must be embedded of these files: passages that the index does not hold."""
        pieces = {key: piece for file in files for key, piece in zip(file.keys, file.chunks, strict=True)}
        keys = list(pieces)
        known = self.writer.known(keys) | self.writer.drafts(keys).keys()
        return {key: piece for key, piece in pieces.items() if key not in known}

    def _embed(self, pieces: Mapping[bytes, Chunk], *, urgent: bool = False) -> NDArray[np.float32]:
        return self._embedder().embed_passages(
            [piece.embedded_text for piece in pieces.values()],
            tokens=[piece.tokens for piece in pieces.values()],
            cancelled=self._cancelled,
            yielding=self._hold,
            urgent=urgent,
        )

    def _take_off(self, files: Sequence[Prepared]) -> _Flight:
        """Begins to embed what the index does not hold of these files."""
        new = self._new(files)
        return _Flight(files, list(new), self._embedding.submit(self._embed, new))

    def _await(self, vectors: Future[NDArray[np.float32]], edits: Callable[[], None]) -> NDArray[np.float32]:
        """The vectors, once they are made; fresh edits go first meanwhile."""
        while not wait_for([vectors], EDITS_SECONDS).done:
            edits()
        return vectors.result()

    def _land(self, flight: _Flight, tally: Tally, edits: Callable[[], None]) -> None:
        """Waits for the vectors and writes the files."""
        vectors = dict(zip(flight.keys, self._await(flight.vectors, edits), strict=True))
        self._write([file for file in flight.files if not self._outdated(file)], vectors, tally)

    def _outdated(self, file: Prepared) -> bool:
        """Whether an edit, a deletion or a move of this file was served while it was being embedded."""
        row = self.writer.file(file.folder.id, file.path)
        return row is None or row.read_ns > file.read_ns

    def _write(self, files: Sequence[Prepared], vectors: dict[bytes, NDArray[np.float32]], tally: Tally) -> None:
        """Writes files, one transaction each."""
        tally.chunks_embedded += len(vectors)
        tally.chunks_reused += sum(len(file.keys) for file in files) - len(vectors)
        for file in files:
            self._write_file(file, vectors, tally)
            if file.known_before:
                tally.changed += 1
            else:
                tally.added += 1
            self._emit(FileChanged("indexed", file.folder.path / os.fsdecode(file.path), _age_ms(file.stat)))

    def _write_file(self, file: Prepared, vectors: dict[bytes, NDArray[np.float32]], tally: Tally) -> None:
        while True:
            try:
                self.writer.replace_file(
                    file.folder.id,
                    file.path,
                    file.stat,
                    sha256=file.sha256,
                    title=file.title,
                    remark=file.remark,
                    read_ns=file.read_ns,
                    chunks=file.chunks,
                    new_vectors=vectors | self.writer.drafts(file.keys),
                )
            except MissingVectors as missing:  # another file's change took the passage away in between
                pieces = dict(zip(file.keys, file.chunks, strict=True))
                found = self._embed({key: pieces[key] for key in missing.keys}, urgent=True)
                vectors.update(zip(missing.keys, found, strict=True))
                tally.chunks_embedded += len(missing.keys)
                tally.chunks_reused -= len(missing.keys)
            else:
                return


class _Progress:
    """Tells, not too often, how many files are done and how long the rest will take, judged by bytes."""

    def __init__(self, writer: IndexWriter, folders: Sequence[int], emit: Callable[[Event], None], job: str) -> None:
        self._writer, self._folders, self._emit, self._job = writer, folders, emit, job
        self._begun = self._shown = time.monotonic()
        self._total, _, self._bytes_at_start = writer.totals(folders)

    def show(self, tally: Tally, *, final: bool = False) -> None:
        now = time.monotonic()
        if not final and now - self._shown < PROGRESS_SECONDS:
            return
        self._shown = now
        total, waiting, bytes_left = self._writer.totals(self._folders)
        done_bytes = self._bytes_at_start - bytes_left
        left = (now - self._begun) * bytes_left / done_bytes if done_bytes > 0 else None
        self._emit(IndexProgress(total - waiting, total, tally.chunks_embedded, left, job=self._job))


def _stat(entry: scanning.Entry) -> Stat:
    return Stat(entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode)


def unsupported(path: bytes) -> str | None:
    """Why no reader can read a file of this name; None if one can."""
    ending = extension(path)
    if supported(ending):
        return None
    return f"no reader for .{ending} files" if ending else "no reader for files without an extension"  # told


def _settled(row: FileRow, stat: Stat) -> bool:
    """Whether a ledger row still tells the truth about a file with this stat."""
    if row.stat != stat or row.state == "waiting":
        return False
    if row.read_ns == 0:  # it was set aside by a rule that no longer holds
        return False
    return not racy(row.stat, row.read_ns)


def racy(stat: Stat, read_ns: int) -> bool:
    """Whether a file read at `read_ns` was changed so shortly before that it may change again within its time stamp.

    One from a little after that comes from a disk whose clock is ahead. One from long after was given its date by
    hand or by a faulty clock: no change of the file will have that date again.
    """
    return -AHEAD_NS < read_ns - stat.mtime_ns < RACY_NS


def _read_bytes(path: Path) -> tuple[bytes, Stat]:
    """A file's bytes and the stat that goes with them.

    Raises:
        OSError: as open and read do.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        stat = Stat.of(os.fstat(file.fileno()))
        return file.read(), stat


def _age_ms(stat: Stat) -> float:
    return max(0.0, (time.time_ns() - stat.mtime_ns) / 1e6)
