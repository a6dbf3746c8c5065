"""A hub on this machine that speaks the real protocol, and breaks it on demand."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CONTENT = bytes(range(256)) * 8192  # 2 MiB
PATH = "/maker/model/resolve/main/model.gguf"


@dataclass
class Hub:
    """What the server does, and what it was asked."""

    content: bytes = CONTENT
    sha256: str = hashlib.sha256(CONTENT).hexdigest()
    size: int = len(CONTENT)
    cuts: list[int] = field(default_factory=list)  # bytes after which the next answers break off
    ranges: bool = True
    status: int = 302
    path: str = PATH  # of the one file that it has
    moved: str = PATH  # where the file of a renamed repository is now
    url: str = ""
    requests: list[tuple[str, str, str]] = field(default_factory=list)  # method, path, range


@contextmanager
def running() -> Iterator[Hub]:
    """The hub, until the block ends."""
    state = Hub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            state.requests.append((self.command, self.path, self.headers.get("Range", "")))
            if self.path == "/store/blob":
                self._content()
            elif self.path == "/old/name/resolve/main/model.gguf":
                self._head(307, {"Location": state.moved})
            elif self.path != state.path:
                self._head(404, {})
            elif state.status != 302:
                self._head(state.status, {})
            else:
                headers = {"Location": f"{state.url}/store/blob"}
                headers |= {"X-Linked-Etag": f'"{state.sha256}"', "X-Linked-Size": str(state.size)}
                self._head(302, headers)

        def _content(self) -> None:
            start = 0
            if state.ranges and (wanted := self.headers.get("Range")):
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
            body = state.content[start:]
            self._head(206 if start else 200, {}, len(body))
            if state.cuts:
                self.wfile.write(body[: state.cuts.pop(0)])
                self.close_connection = True
            else:
                self.wfile.write(body)

        def _head(self, status: int, headers: dict[str, str], length: int = 0) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(length)}.items():
                self.send_header(name, value)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
