"""The one module that may open a connection, and only when the person ordered a download.

Files come from a hub that speaks Hugging Face's protocol: a HEAD of `/<repository>/resolve/<revision>/<file>`
answers with the content's sha256 and size (`X-Linked-Etag`, `X-Linked-Size`), a GET redirects to a store that
honours ranges. It is spoken here over httpx, not by huggingface_hub: that library counts downloads, keeps a
cache of its own in the home folder, and does not compare hashes. Every connection is written to a log that
the person can read.
"""

from __future__ import annotations

import errno
import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from engine.errors import Cancelled, EngineError
from engine.types import Connection

if TYPE_CHECKING:
    import httpx

HUB = "https://huggingface.co"
TIMEOUT_SECONDS = 8.0  # of silence: a cancel may wait so long, and the window, when it closes, waits 10 s at most
ATTEMPTS = 10  # without a single new byte
RETRY_SECONDS = 2.0
ASK_SECONDS = 0.1  # between two looks at whether a download is cancelled
CHUNK = 1 << 20
DISK_MARGIN = 256 << 20  # bytes left free beside the download
MAX_REDIRECTS = 5
GO_ONLINE = "leave out --offline and switch the setting “Stay offline” off"  # told

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all."""


@dataclass(frozen=True, slots=True)
class Download:
    path: Path
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on the hub as the hub itself describes it."""

    url: str
    bytes: int
    sha256: str


class Network:
    """Opens connections, if it may.

    Args:
        log: text file to which every connection is appended: time, host, purpose, outcome, bytes.
        allowed: False refuses everything (`--offline`, or the setting).
        hub: where models come from.
        retry_seconds: pause before a cut connection is taken up again.
    """

    def __init__(
        self, log: Path, *, allowed: bool = True, hub: str = HUB, retry_seconds: float = RETRY_SECONDS
    ) -> None:
        self._log = log
        self._allowed = allowed
        self._hub = hub.rstrip("/")
        self._retry_seconds = retry_seconds

    def download(
        self,
        repository: str,
        file: str,
        target: Path,
        *,
        progress: Progress = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Download:
        """Fetches one file. What a former, broken attempt left is taken up again; only a whole file with the
        hash that the hub announced appears at `target`.

        Raises:
            EngineError: offline, no such file, no room on the disk, the connection failed, or a wrong hash.
            Cancelled: `cancelled()` became true; what was fetched stays for the next attempt.
        """
        if not self._allowed:
            raise EngineError(
                f"fetching {file} needs the network, and Alcove runs offline",
                f"{GO_ONLINE}, or copy the file here and use: alcove models import FILE",
            )
        import httpx

        purpose = f"download {repository}/{file}"  # told
        with httpx.Client(timeout=TIMEOUT_SECONDS, headers={"User-Agent": "alcove"}) as client:
            remote = self._describe(client, repository, file, purpose)
            part = target.with_name(f"{target.name}.{remote.sha256[:12]}.part")
            with _disk_errors(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                self._check_room(part, remote)
                with part.open("ab+") as stream:
                    sha256 = self._fetch(client, remote, stream, purpose, progress, cancelled)
                if sha256 != remote.sha256:
                    part.unlink()
                    raise EngineError(
                        f"{file} arrived damaged: its sha256 is {sha256[:12]}…, the hub announced"
                        f" {remote.sha256[:12]}…",
                        "try again; if it happens again, the hub or the way to it is not to be trusted",
                    )
                part.replace(target)
        return Download(target, remote.bytes, sha256)

    def describe(self, repository: str, file: str) -> Remote:
        """Asks the hub for a file's size and hash, and fetches nothing.

        Raises:
            EngineError: offline, no such file, or the connection failed.
        """
        self.require(f"asking the hub about {file}", "copy the file here and use: alcove models import FILE")
        import httpx

        with httpx.Client(timeout=TIMEOUT_SECONDS, headers={"User-Agent": "alcove"}) as client:
            return self._describe(client, repository, file, f"ask about {repository}/{file}")  # told

    def require(self, what: str, hint: str = "") -> None:
        """Refuses `what` when nothing may be opened.

        Raises:
            EngineError: so it is; its hint is how to allow it, or else `hint`.
        """
        if not self._allowed:
            raise EngineError(
                f"{what} needs the network, and Alcove runs offline", f"{GO_ONLINE}, or {hint}" if hint else GO_ONLINE
            )

    def note_child(self, host: str, purpose: str) -> None:
        """Logs that a program which was started by order connects to `host`; its bytes are not counted here."""
        self._note(host, purpose, "by a child", None)  # told

    def _describe(self, client: httpx.Client, repository: str, file: str, purpose: str) -> Remote:
        """Asks the hub for size and hash. A renamed repository redirects within the hub; that is followed."""
        url = f"{self._hub}/{quote(repository)}/resolve/main/{quote(file)}"
        for _ in range(MAX_REDIRECTS):
            with self._connection(client, "HEAD", url, purpose) as answer:
                headers, status = answer.headers, answer.status_code
                location = str(answer.next_request.url) if answer.next_request else ""
            sha256 = headers.get("X-Linked-Etag", "").strip('"').lower()
            if re.fullmatch(r"[0-9a-f]{64}", sha256) and headers.get("X-Linked-Size", "").isdigit():
                return Remote(url, int(headers["X-Linked-Size"]), sha256)
            if not location.startswith(f"{self._hub}/"):
                break
            url = location
        if status in (401, 403):
            raise EngineError(
                f"{repository} is not open to everyone",
                "accept its terms on its page, download the file there, then: alcove models import FILE",
            )
        if status == 404:
            raise EngineError(f"the hub has no {file} in {repository}", "see: alcove models list")
        raise EngineError(
            f"the hub did not say how large {file} is and what its hash is (status {status})",
            "try again later, or download the file yourself and use: alcove models import FILE",
        )

    def _fetch(
        self,
        client: httpx.Client,
        remote: Remote,
        stream: BinaryIO,
        purpose: str,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> str:
        """Appends what is missing to `stream`; returns the sha256 of the whole."""
        import httpx

        digest = hashlib.sha256()
        stream.seek(0)
        while piece := stream.read(CHUNK):
            _check(cancelled)
            digest.update(piece)
        done = stream.tell()
        if done > remote.bytes:
            done = _restart(stream)
            digest = hashlib.sha256()
        failures = 0
        while done < remote.bytes:
            _check(cancelled)
            before, cut = done, ""
            headers = {"Range": f"bytes={done}-", "Accept-Encoding": "identity"}
            try:
                with self._connection(client, "GET", remote.url, purpose, headers) as answer:
                    if answer.status_code == 200 and done:  # the store ignores ranges
                        before = done = _restart(stream)
                        digest = hashlib.sha256()
                    elif answer.status_code not in (200, 206):
                        raise EngineError(
                            f"the hub refused the download (status {answer.status_code})", "try again later"
                        )
                    for piece in answer.iter_raw():
                        stream.write(piece)
                        digest.update(piece)
                        done += len(piece)
                        progress(done, remote.bytes)
                        _check(cancelled)
                        if done > remote.bytes:
                            raise EngineError("the hub sent more than it announced", "try again later")
            except httpx.TransportError as error:
                cut = str(error)
            if done < remote.bytes:
                failures = failures + 1 if done == before else 0
                if failures >= ATTEMPTS:
                    raise _unreachable(remote.url, cut or "it ended too early")  # told
                _pause(self._retry_seconds, cancelled)
        stream.flush()
        return digest.hexdigest()

    @contextmanager
    def _connection(
        self,
        client: httpx.Client,
        method: str,
        url: str,
        purpose: str,
        headers: dict[str, str] | None = None,
    ) -> Iterator[httpx.Response]:
        """A request whose every hop is logged. A GET is followed to where the hub keeps the content."""
        import httpx

        request = client.build_request(method, url, headers=headers)
        for _ in range(MAX_REDIRECTS):
            outcome, received = "failed", 0
            try:
                answer = client.send(request, stream=True)
                try:
                    outcome = str(answer.status_code)
                    if method == "HEAD" or answer.next_request is None:
                        yield answer
                        return
                    if request.url.scheme == "https" and answer.next_request.url.scheme != "https":
                        raise EngineError("the hub redirects to an unprotected address", "try again later")
                    following = answer.next_request
                finally:
                    received = answer.num_bytes_downloaded
                    answer.close()
            except httpx.TransportError as error:
                outcome = f"{outcome}, {type(error).__name__}"
                if method == "HEAD":
                    raise _unreachable(url, str(error)) from error
                raise
            finally:
                self._note(request.url.host, purpose, f"{method} {outcome}", received)
            request = following
        raise EngineError("the hub redirects without end", "try again later")

    def _note(self, host: str, purpose: str, outcome: str, received: int | None) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"{when}\t{host}\t{purpose}\t{outcome}\t{'?' if received is None else received} bytes\n")

    @staticmethod
    def _check_room(part: Path, remote: Remote) -> None:
        there = part.stat().st_size if part.exists() else 0
        free = shutil.disk_usage(part.parent).free
        if free < remote.bytes - there + DISK_MARGIN:
            raise EngineError(
                f"the disk has {free / 1e9:.1f} GB free and the download needs {remote.bytes / 1e9:.1f} GB",
                "make room, or choose a smaller model",
            )


def connections(log: Path) -> list[Connection]:
    """Every connection that was ever opened, the latest first; a line that is none is passed over."""
    if not log.exists():
        return []
    found = []
    for line in log.read_text("utf-8", errors="replace").splitlines():
        with suppress(ValueError):
            when, host, purpose, outcome, received = line.split("\t")
            count = received.removesuffix(" bytes")
            moment = datetime.fromisoformat(when).timestamp()
            found.append(Connection(moment, host, purpose, outcome, None if count == "?" else int(count)))
    return found[::-1]


def _check(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _pause(seconds: float, cancelled: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        _check(cancelled)
        time.sleep(min(left, ASK_SECONDS))


def _restart(stream: BinaryIO) -> int:
    stream.seek(0)
    stream.truncate()
    return 0


def _unreachable(url: str, why: str) -> EngineError:
    return EngineError(
        f"the connection to {url.split('/')[2]} failed: {why}",
        "check the network and try again; what has arrived is kept",
    )


@contextmanager
def _disk_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise EngineError(
            "the disk is full" if full else f"{target.parent} cannot be written: {error.strerror}",
            "make room and try again; what has arrived is kept" if full else "check the folder's permissions",
        ) from error
