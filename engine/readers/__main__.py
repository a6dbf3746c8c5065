"""The reader child: parses one file after the other, and may do nothing else (see `sandbox`).

Requests: `{"id", "do": "read", "extension"}`, `{"id", "do": "boxes", "page", "start", "end"}` and `{"id", "do":
"table"}` (of a spreadsheet), the file's bytes as payload. Replies: a packed Document (see `wire`); `{"id",
"boxes"}`; `{"id", "sheet"}` with the rows as JSON; or `{"id", "unreadable", "kind"}`.
"""

from __future__ import annotations

import json
import sys
import traceback
from typing import Any

from engine.child import Channel, Message


def main() -> None:
    channel = Channel("reader")
    from engine import readers
    from engine.readers import sandbox

    readers.preload()
    channel.start(isolation=sandbox.lock_down())
    while True:
        request = channel.receive()
        if request is not None:
            message, payload = _answer(*request)
            channel.send({"id": request[0].get("id"), **message}, payload)
            del request, message, payload  # a large file is not kept while waiting for the next


def _answer(request: Message, data: bytes) -> tuple[dict[str, Any], bytes]:
    from engine import readers
    from engine.readers import pdf, wire, workbook

    try:
        if request["do"] == "boxes":
            boxes = pdf.boxes(data, int(request["page"]), int(request["start"]), int(request["end"]))
            return {"boxes": boxes}, b""
        if request["do"] == "table":
            sheet, rows = workbook.table(data)
            return {"sheet": sheet}, json.dumps(rows).encode("ascii")
        return wire.pack(readers.read(data, str(request["extension"])))
    except readers.Unreadable as refusal:
        return {"unreadable": refusal.reason, "kind": refusal.kind}, b""
    except MemoryError:
        return {"unreadable": "needs more memory than a reader may use", "kind": "failed", "spent": True}, b""
    except Exception as error:  # noqa: BLE001 - what a stranger wrote may raise anything: that file fails alone
        traceback.print_tb(error.__traceback__, file=sys.stderr)
        print(type(error).__name__, file=sys.stderr)  # not its message: that may quote the file, and logs are kept
        return {"unreadable": f"the reader could not make sense of it ({type(error).__name__})", "kind": "failed"}, b""


if __name__ == "__main__":
    main()
