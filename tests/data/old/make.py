"""Writes `user-vN.db` for the schema of this version; never overwrites one."""

from __future__ import annotations

import json
from pathlib import Path

from engine.store import user
from engine.store.connection import connect
from engine.store.migrations import migrate


def main() -> None:
    path = Path(__file__).with_name(f"user-v{len(user.SCHEMA)}.db")
    if path.exists():
        raise SystemExit(f"{path} is there already; old files are never changed")
    database = connect(path, durable=True)
    migrate(database, path, user.SCHEMA, backup=False)
    for number, place in enumerate((b"/home/ada/papers", b"/home/ada/post"), 1):
        ignore = json.dumps(["*.log"] if number == 1 else [])
        database.execute(
            "INSERT INTO folder(id, path, device, ignore, added) VALUES (?, ?, 1, ?, 1e9)", (number, place, ignore)
        )
    database.execute("INSERT INTO setting VALUES ('answer.style', '\"short\"')")
    for chat, updated in (("c1", 1e9), ("c2", 2e9)):
        database.execute(
            "INSERT INTO chat(id, title, created, updated) VALUES (?, ?, 1e9, ?)", (chat, f"Title of {chat}", updated)
        )
    for question in ("Who mended the jetty?", "And when?"):
        database.execute(
            "INSERT INTO turn(chat, question, answer, sent, created) VALUES ('c1', ?, '{}', '{}', 1e9)", (question,)
        )
    database.execute("UPDATE chat SET adapter = 'a1' WHERE id = 'c1'")
    origin = json.dumps({"file": "post.csv", "row": 2})
    for output, why in (("letters", ""), ("", "the label is missing")):
        database.execute(
            "INSERT INTO example(dataset, instruction, input, output, passages, source, origin, set_aside, added)"
            " VALUES ('post', 'Sort the post.', 'Dear Ada', ?, '[\"page one\"]', 'imported', ?, ?, 1e9)",
            (output, origin, why),
        )
    database.execute("INSERT INTO adapter VALUES ('a1', 'Post', 'classify', 'mm', 'aa', '{}', 1e9)")
    database.execute("INSERT INTO parity VALUES ('a1', 'vv', 1, '{}', 1e9)")
    database.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, without a log beside it
    database.close()


if __name__ == "__main__":
    main()
