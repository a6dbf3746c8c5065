"""Child processes and the one protocol they all speak. Standard library only.

A message is one line of ASCII JSON. If it has a key `bytes`, that many raw bytes follow the line; so the
readers and the embedder move documents and vectors without encoding them. The first line a child writes is
its hello: `{"hello": name, "version": n}`. Every request carries an `id`, and so does every reply to it.

In the child, the protocol owns a private copy of stdin and stdout: whatever a library prints to file
descriptor 1 lands in the log instead. A thread of its own reads stdin, so that `cancel` arrives during a long
C call and end-of-file, the parent's death, ends the child at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

PROTOCOL_VERSION = 1
LOG_LIMIT = 1_000_000  # bytes a child's log may hold before it is begun anew
MESSAGE_LIMIT = 512_000_000  # bytes; a longer payload announced by a child is garbage
LINE_LIMIT = 64_000_000

Message = dict[str, Any]


class ChildFailed(Exception):
    """The child is gone, silent or talking nonsense; `reason` is fit for the ledger."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def write_message(stream: IO[bytes], message: Mapping[str, Any], payload: bytes | memoryview = b"") -> None:
    """Writes one message and flushes it."""
    size = len(payload)
    head = {**message, "bytes": size} if size else message
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    stream.write(line + b"\n")
    if size:
        stream.write(payload)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[Message, bytes] | None:
    """Reads one message; None at end-of-file.

    Raises:
        ChildFailed: what came is not of the protocol, or was cut short.
    """
    line = stream.readline(LINE_LIMIT)
    if not line:
        return None
    try:
        message = json.loads(line)
        size = int(message.get("bytes", 0))
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise ChildFailed("it answered with garbage") from error
    if not 0 <= size <= MESSAGE_LIMIT:
        raise ChildFailed("it answered with garbage")
    payload = stream.read(size) if size else b""
    if len(payload) != size:
        raise ChildFailed("its answer was cut short")
    return message, payload


class Child:
    """The parent's side of one child process.

    Args:
        name: as the child says it in its hello.
        argv: command line, see `children.child_argv`.
        log: file for the child's stderr; begun anew at each start when it has grown over 1 MB.
        environment: variables added to the parent's own.
        nice: added to the child's niceness (where the system knows it).
        hello_timeout: seconds within which the hello must come.

    Raises:
        ChildFailed: it did not start, or said no hello in time, or something else.
    """

    def __init__(
        self,
        name: str,
        argv: Sequence[str],
        *,
        log: Path,
        environment: Mapping[str, str] | None = None,
        nice: int = 0,
        hello_timeout: float = 60.0,
    ) -> None:
        self.name = name
        self._replies: queue.Queue[tuple[Message, bytes] | ChildFailed] = queue.Queue()
        self._write_lock = threading.Lock()
        log.parent.mkdir(parents=True, exist_ok=True)
        mode = "wb" if log.exists() and log.stat().st_size > LOG_LIMIT else "ab"
        variables = {**os.environ, "ORT_DISABLE_TELEMETRY": "1", **(environment or {})}
        if nice:
            variables["ALCOVE_NICE"] = str(nice)
        try:
            with log.open(mode) as errors:
                self._process = subprocess.Popen(
                    list(argv), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=variables
                )
        except OSError as error:
            raise ChildFailed(f"it did not start: {error.strerror}") from error
        self._reader = threading.Thread(target=self._read, name=f"{name}-replies", daemon=True)
        self._reader.start()
        try:
            hello, _ = self.receive(hello_timeout)
            if hello.get("hello") != name or hello.get("version") != PROTOCOL_VERSION:
                raise ChildFailed("it answered with garbage")
        except TimeoutError as late:
            self.stop(ask=False)
            raise ChildFailed(f"it gave no answer for {hello_timeout:g} s") from late
        except ChildFailed:
            self.stop(ask=False)
            raise
        self.hello = hello

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        try:
            while (message := read_message(stdout)) is not None:
                self._replies.put(message)
            code = self._process.wait()
            self._replies.put(ChildFailed("it stopped" if code == 0 else _died(code)))
        except ChildFailed as failure:
            self._replies.put(failure)
        except (OSError, ValueError):  # the pipe was closed under us: we are stopping
            self._replies.put(ChildFailed("it stopped"))

    def send(self, message: Mapping[str, Any], payload: bytes | memoryview = b"") -> None:
        """Sends one message; blocks while the child's pipe is full.

        Raises:
            ChildFailed: the child is gone.
        """
        stdin = self._process.stdin
        assert stdin is not None
        try:
            with self._write_lock:
                write_message(stdin, message, payload)
        except (OSError, ValueError) as error:
            code = self._process.poll()
            raise ChildFailed(_died(code) if code else "it stopped") from error

    def receive(self, timeout: float | None = None) -> tuple[Message, bytes]:
        """The next message of the child.

        Raises:
            TimeoutError: nothing came within `timeout` seconds.
            ChildFailed: the child died or wrote garbage; it is of no more use.
        """
        try:
            reply = self._replies.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError(f"{self.name}: no answer in {timeout} s") from None
        if isinstance(reply, ChildFailed):
            self._replies.put(reply)  # whoever asks next gets the same answer
            raise reply
        return reply

    def stop(self, *, ask: bool = True) -> None:
        """Ends the child: ask, 2 s, terminate, 3 s, kill. Safe to call twice and from any thread."""
        process = self._process
        if ask and process.stdin is not None:
            with contextlib.suppress(OSError, ValueError), self._write_lock:
                process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(2)
        if process.poll() is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
        if process.poll() is None:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError):
                    if stream is process.stdout:
                        self._reader.join(2)
                    stream.close()


def _died(code: int) -> str:
    import signal

    if code < 0:
        with contextlib.suppress(ValueError):
            return f"it crashed ({signal.Signals(-code).name})"  # told
    return f"it crashed (exit code {code})"  # told


class Channel:
    """The child's side. Made first thing in a child's `main`, before any library is imported.

    Args:
        name: the child's name, said in the hello.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._in = os.fdopen(os.dup(0), "rb")
        self._out = os.fdopen(os.dup(1), "wb")
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)
        os.dup2(2, 1)  # what libraries print goes to the log
        sys.stdout = sys.stderr
        self._lock = threading.Lock()
        self._inbox: queue.Queue[tuple[Message, bytes]] = queue.Queue()
        self.cancelled: set[Any] = set()
        if nice := int(os.environ.get("ALCOVE_NICE", "0")):
            with contextlib.suppress(AttributeError, OSError):
                os.nice(nice)

    def start(self, **facts: Any) -> None:
        """Says hello, with `facts` added to it, and begins to listen."""
        threading.Thread(target=self._listen, name="stdin", daemon=True).start()
        self.send({"hello": self.name, "version": PROTOCOL_VERSION, **facts})

    def _listen(self) -> None:
        while True:
            try:
                item = read_message(self._in)
            except (ChildFailed, OSError, ValueError):
                os._exit(2)
            if item is None:
                os._exit(0)
            if "cancel" in item[0]:
                self.cancelled.add(item[0]["cancel"])
            else:
                self._inbox.put(item)

    def send(self, message: Mapping[str, Any], payload: bytes | memoryview = b"") -> None:
        with self._lock:
            write_message(self._out, message, payload)

    def receive(self, timeout: float | None = None) -> tuple[Message, bytes] | None:
        """The next request; None when `timeout` seconds passed without one."""
        try:
            return self._inbox.get(timeout=timeout)
        except queue.Empty:
            return None
