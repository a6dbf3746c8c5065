"""A reader child that misbehaves on demand: the file's content says how. Otherwise it tells its process id."""

from __future__ import annotations

import os
import signal
import sys
import threading

from engine.child import Channel
from engine.readers.wire import pack
from engine.types import Document, Span

LIES = {
    b"lie about offsets": {"spans": [[0, 999, "paragraph", 0, {}]]},
    b"lie about order": {"spans": [[2, 4, "paragraph", 0, {}], [0, 2, "paragraph", 0, {}]]},
    b"lie about gaps": {"spans": [[0, 1, "paragraph", 0, {}]]},
    b"lie about kinds": {"spans": [[0, 4, "picture", 0, {}]]},
    b"lie about places": {"spans": [[0, 4, "paragraph", 0, {"path": "/etc/passwd"}]]},
    b"lie about numbers": {"spans": [[0, 4.0, "paragraph", 0, {}]]},
}
PAGE_LIES: dict[bytes, dict[str, object]] = {
    b"bad boxes": {"boxes": [[1, 2, float("nan"), 4]]},
    b"bad size": {"width": 3},
    b"huge size": {"width": 10**6, "height": 10**6},
    b"bad page": {"page": 2},
}


def main() -> None:
    if "--dead" in sys.argv:
        sys.exit(3)
    channel = Channel("reader")
    channel.start(isolation="none")
    served = 0
    while True:
        request, data = channel.receive() or ({}, b"")
        answer = {"id": request["id"]}
        if data == b"crash" or (data == b"crash if used" and served):
            os.kill(os.getpid(), signal.SIGSEGV)
        elif data == b"hang":
            threading.Event().wait()
        elif data == b"leave":
            os._exit(0)
        elif data == b"garbage":
            channel._out.write(b"\x00 not a message\n")
            channel._out.flush()
        elif data == b"another's answer":
            channel.send({"id": -1, "text": 0, "title": "", "flags": []}, b"[]")
        elif data == b"no memory":
            channel.send({**answer, "unreadable": "needs more memory", "kind": "failed", "spent": True})
        elif data == b"bad refusal":
            channel.send({**answer, "unreadable": "x" * 10_000, "kind": "skipped"})
        elif request["do"] == "page":
            reply = {"page": 1, "pages": 1, "width": 2, "height": 1, "boxes": [[1, 2, 3, 4]]}
            channel.send({**answer, **reply, **PAGE_LIES.get(data, {})}, b"\0" * 8)
        elif data in LIES:
            import json

            spans = json.dumps(LIES[data]["spans"]).encode()
            channel.send({**answer, "text": 4, "title": "", "flags": []}, b"text" + spans)
        elif data == b"long title":
            channel.send({**answer, "text": 0, "title": "x" * 1000, "flags": []}, b"[]")
        else:
            document = Document("text", (Span(0, 4, "paragraph", {}),), str(os.getpid()))
            message, payload = pack(document)
            channel.send({**answer, **message}, payload)
        served += 1


if __name__ == "__main__":
    main()
