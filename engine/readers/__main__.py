"""The reader child: parses one file after the other, and may do nothing else (see `sandbox`).

Requests: `{"id", "do": "read", "extension"}`, `{"id", "do": "table"}` (of a spreadsheet) and `{"id", "do": "page",
"page", "width", "passage", "marks", "follow"}` (of a PDF), the file's bytes as payload. Replies: a packed Document
(see `wire`); `{"id", "sheet"}` with the rows as JSON; `{"id", "page", "pages", "width", "height", "boxes"}` with
the pixels; or `{"id", "unreadable", "kind"}`. A request may say `idle_s`, the seconds of silence after which the
child leaves.
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
    wait: float | None = None
    while (request := channel.receive(wait)) is not None:
        message, payload = _answer(*request)
        channel.send({"id": request[0].get("id"), **message}, payload)
        wait = request[0].get("idle_s")
        del request, message, payload  # a large file is not kept while waiting for the next


def _answer(request: Message, data: bytes) -> tuple[dict[str, Any], bytes]:
    from engine import readers
    from engine.readers import pdf_page, wire, workbook

    try:
        if request["do"] == "page":
            page, width, passage = int(request["page"]), int(request["width"]), str(request["passage"])
            drawn = pdf_page.picture(data, page, width, passage, request["marks"], follow=bool(request["follow"]))
            return wire.pack_page(drawn)
        if request["do"] == "table":
            sheet, rows = workbook.table(data)
            return {"sheet": sheet}, json.dumps(rows).encode("ascii")
        return wire.pack(readers.read(data, str(request["extension"])))
    except readers.Unreadable as refusal:
        return {"unreadable": refusal.reason, "kind": refusal.kind}, b""
    except MemoryError:
        return {"unreadable": "needs more memory than a reader may use", "kind": "failed", "spent": True}, b""  # told
    except Exception as error:  # noqa: BLE001 - what a stranger wrote may raise anything: that file fails alone
        traceback.print_tb(error.__traceback__, file=sys.stderr)
        print(type(error).__name__, file=sys.stderr)  # not its message: that may quote the file, and logs are kept
        reason = f"the reader could not make sense of it ({type(error).__name__})"  # told
        return {"unreadable": reason, "kind": "failed"}, b""


if __name__ == "__main__":
    main()
