"""The way to the readers: a child process that parses files for us, with limits, and may die doing it."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.child import Child, ChildFailed, Message
from engine.children import child_argv
from engine.errors import EngineError
from engine.readers.base import FILE_LIMIT, TEXT_FILE_LIMIT, Unreadable
from engine.readers.wire import Malformed, unpack, unpack_page
from engine.types import Document, PagePicture

__all__ = ["Reading", "Unreadable"]

READ_TIMEOUT = 30.0  # seconds of wall clock for one file, and
TIMEOUT_PER_MB = 5.0  # seconds more for each megabyte, of which no text file has more than `TEXT_FILE_LIMIT`
PAGE_TIMEOUT = 8.0  # seconds for the picture of one page; a window that closes waits for it
FILES_A_CHILD = 500  # then a fresh one, whatever has leaked into it
_PIPE_SIZE = 60_000  # bytes; a longer request may block while it is written, so it is written under a watch


class Reading:
    """Reads files in one warm child, started at the first file and replaced when it fails or has served long.

    Safe to use from several threads, which then take turns.

    Args:
        log_dir: where the child's stderr goes.
        argv: what to run instead of `engine.readers`.
    """

    def __init__(self, log_dir: Path, *, argv: Sequence[str] | None = None) -> None:
        self._log = log_dir / "reader.log"
        self._argv = list(argv) if argv is not None else child_argv("engine.readers")
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._served = 0  # requests the child has answered
        self._last_id = 0

    @property
    def isolation(self) -> str:
        """How well the running child is shut in: "full", "limited" or "none"; "" before the first file."""
        child = self._child
        return str(child.hello.get("isolation", "none")) if child is not None else ""

    def read(self, data: bytes, extension: str, *, timeout: float | None = None) -> Document:
        """Parses a file.

        Args:
            data: the whole file; text and hash thus come from the same bytes.
            extension: of its name, without the dot; "" for none.
            timeout: seconds; None for as many as a file of this size may need, see `time_for`.

        Raises:
            Unreadable: there is no text to be had; the reason is fit for the ledger.
            EngineError: the reader child cannot be started at all.
        """
        if len(data) > FILE_LIMIT:
            raise Unreadable(f"file over {FILE_LIMIT // 1_000_000} MB", "skipped")
        with self._lock:
            timeout = time_for(data) if timeout is None else timeout
            reply, payload = self._ask({"do": "read", "extension": extension}, data, timeout)
            try:
                return unpack(reply, payload)
            except Malformed as error:
                raise self._garbage() from error

    def page(
        self,
        data: bytes,
        page: int,
        *,
        width: int,
        passage: str = "",
        marks: Sequence[tuple[int, int]] = (),
        follow: bool = False,
        idle: float | None = None,
        timeout: float = PAGE_TIMEOUT,
    ) -> PagePicture:
        """Draws a page of a PDF, see `readers.pdf_page.picture`.

        Args:
            idle: seconds of silence after which the child leaves; None keeps it.

        Raises:
            Unreadable, EngineError: as `read`.
        """
        if len(data) > FILE_LIMIT:
            raise Unreadable(f"file over {FILE_LIMIT // 1_000_000} MB", "skipped")
        with self._lock:
            request = {"do": "page", "page": page, "width": width, "passage": passage, "marks": list(marks)}
            reply, payload = self._ask({**request, "follow": follow, "idle_s": idle}, data, timeout)
            try:
                return unpack_page(reply, payload)
            except Malformed as error:
                raise self._garbage() from error

    def table(self, data: bytes) -> tuple[str, list[list[str]]]:
        """The first sheet of a spreadsheet that holds anything: its name, and its rows as lists of cells.

        Raises:
            Unreadable, EngineError: as `read`.
        """
        with self._lock:
            reply, payload = self._ask({"do": "table"}, data, time_for(data))
            sheet = reply.get("sheet")
            try:
                rows = json.loads(payload)
            except (ValueError, RecursionError) as error:
                raise self._garbage() from error
            if not isinstance(sheet, str) or not isinstance(rows, list) or not all(map(_is_row, rows)):
                raise self._garbage()
            return sheet, rows

    def close(self) -> None:
        """Ends the child. A later `read` starts a new one."""
        with self._lock:
            self._drop()

    # ----------------------------------------------------------------- one request, under the lock

    def _ask(self, request: Message, data: bytes, timeout: float) -> tuple[dict[str, Any], bytes]:
        """The child's reply. A file on which a used child fails is tried once more by a fresh one, because
        an earlier file may be to blame."""
        while True:
            child = self._ready()
            fresh = self._served == 0
            try:
                reply, payload = self._exchange(child, request, data, timeout)
            except TimeoutError:
                self._drop(ask=False)
                raise Unreadable(f"reading took longer than {timeout:g} s", "failed") from None
            except ChildFailed as failure:
                self._drop(ask=False)
                if fresh:
                    raise Unreadable(_blame(failure.reason), "failed") from failure
                continue
            self._served += 1
            if "unreadable" in reply:
                self._refuse(reply)
            return reply, payload

    def _ready(self) -> Child:
        if self._child is not None and (self._served >= FILES_A_CHILD or not self._child.alive):
            self._drop()
        if self._child is None:
            try:
                self._child = Child("reader", self._argv, log=self._log)
            except ChildFailed as failure:
                raise EngineError(
                    f"files cannot be read, because the reader does not start: {failure.reason}",
                    f"see {self._log}; installing Alcove again may help",
                ) from failure
            self._served = 0
        return self._child

    def _exchange(self, child: Child, request: Message, data: bytes, timeout: float) -> tuple[Message, bytes]:
        self._last_id += 1
        message = {"id": self._last_id, **request}
        if len(data) <= _PIPE_SIZE:
            child.send(message, data)
        else:
            self._send_watched(child, message, data, timeout)
        reply, payload = child.receive(timeout)
        if reply.get("id") != self._last_id:
            raise ChildFailed("it answered with garbage")
        return reply, payload

    def _send_watched(self, child: Child, message: Message, data: bytes, timeout: float) -> None:
        """Sends what may fill the pipe of a child that has stopped reading; such a child is ended."""
        too_late = threading.Event()

        def end() -> None:
            too_late.set()
            child.stop(ask=False)

        watch = threading.Timer(timeout, end)
        watch.start()
        try:
            child.send(message, data)
        except ChildFailed:
            if too_late.is_set():
                raise TimeoutError from None
            raise
        finally:
            watch.cancel()
            watch.join()

    def _refuse(self, reply: dict[str, Any]) -> None:
        reason, kind = reply["unreadable"], reply.get("kind")
        if not isinstance(reason, str) or len(reason) > 500 or kind not in ("skipped", "failed"):
            raise self._garbage()
        if reply.get("spent"):  # it ran out of memory: what is left of it is not to be trusted
            self._drop()
        raise Unreadable(reason, kind)

    def _garbage(self) -> Unreadable:
        self._drop(ask=False)
        return Unreadable(_blame("it answered with garbage"), "failed")

    def _drop(self, *, ask: bool = True) -> None:
        child, self._child = self._child, None
        if child is not None:
            with contextlib.suppress(OSError):
                child.stop(ask=ask)


def time_for(data: bytes) -> float:
    """Seconds of wall clock that reading a file may take."""
    return READ_TIMEOUT + TIMEOUT_PER_MB * (min(len(data), TEXT_FILE_LIMIT) // 1_000_000)


_BLAMED = {  # told: values
    "it answered with garbage": "the reader answered with garbage on this file",
    "it stopped": "the reader stopped on this file",
}


def _blame(reason: str) -> str:
    """ "it crashed (SIGSEGV)" -> "the reader crashed on this file (SIGSEGV)" """
    what, bracket, detail = reason.removeprefix("it ").partition(" (")
    if what == "crashed":
        return f"the reader crashed on this file{bracket}{detail}"  # told
    return _BLAMED.get(reason) or f"the reader {what} on this file{bracket}{detail}"


def _is_row(row: object) -> bool:
    return isinstance(row, list) and all(isinstance(cell, str) for cell in row)
