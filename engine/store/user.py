"""`user.db`: the truth about folders, settings, models, chats and which index generation serves.

Any process may write it, in short transactions; the indexer reads it again
between its pieces of work. Nothing in it refers to a row of an index, since an index may be deleted and rebuilt
at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from engine.store.connection import connect, rows, transaction, translated
from engine.store.migrations import migrate
from engine.store.stat import Stat

SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE folder(
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL UNIQUE,          -- os.fsencode: any name works
        device INTEGER NOT NULL,            -- st_dev when it was added: another device there means 'offline'
        state TEXT NOT NULL DEFAULT 'ready',
        ignore TEXT NOT NULL DEFAULT '[]',  -- JSON list of gitignore patterns
        added REAL NOT NULL);
    CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE generation(
        id INTEGER PRIMARY KEY,             -- names index/<id>.db
        embedder TEXT NOT NULL,             -- the embedder's folder; '' is the starter
        name TEXT NOT NULL,
        identity TEXT NOT NULL,
        dimensions INTEGER NOT NULL,
        chunker INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('building', 'serving')),
        created REAL NOT NULL);
    CREATE UNIQUE INDEX one_generation_a_state ON generation(state);
    CREATE TABLE model(
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL, quant TEXT NOT NULL, license TEXT NOT NULL, source_sha256 TEXT NOT NULL,
        settings TEXT NOT NULL DEFAULT '{}', added REAL NOT NULL) WITHOUT ROWID;
    CREATE TABLE file_hash(
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
        sha256 TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE chat(
        id TEXT PRIMARY KEY, title TEXT NOT NULL, created REAL NOT NULL, updated REAL NOT NULL) WITHOUT ROWID;
    CREATE TABLE turn(
        id INTEGER PRIMARY KEY,
        chat TEXT NOT NULL REFERENCES chat ON DELETE CASCADE,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,               -- JSON, whole
        sent TEXT NOT NULL,                 -- JSON: what the prompt needs to repeat this turn byte for byte
        created REAL NOT NULL);
    CREATE INDEX turn_chat ON turn(chat);
    CREATE TABLE request(
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        arguments TEXT NOT NULL,
        result TEXT,                        -- JSON; NULL while open
        created REAL NOT NULL);
    """,
    """
    CREATE TABLE example(
        id INTEGER PRIMARY KEY,
        dataset TEXT NOT NULL,              -- the examples of one skill
        instruction TEXT NOT NULL, input TEXT NOT NULL, output TEXT NOT NULL,
        passages TEXT NOT NULL DEFAULT '[]',  -- JSON list
        source TEXT NOT NULL,               -- 'typed', 'imported' or 'correction'
        origin TEXT NOT NULL DEFAULT '{}',  -- JSON: file and row, or chat and the answer that was corrected
        set_aside TEXT NOT NULL DEFAULT '', -- why it is not trained on; '' if it is
        added REAL NOT NULL);
    CREATE INDEX example_dataset ON example(dataset);
    CREATE TABLE adapter(
        id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
        model_sha256 TEXT NOT NULL,         -- of the source model, not of a variant
        sha256 TEXT NOT NULL,               -- of its GGUF file
        card TEXT NOT NULL,                 -- JSON: everything known of its making
        created REAL NOT NULL) WITHOUT ROWID;
    CREATE TABLE parity(
        adapter TEXT NOT NULL REFERENCES adapter ON DELETE CASCADE,
        variant_sha256 TEXT NOT NULL, passed INTEGER NOT NULL, result TEXT NOT NULL, measured REAL NOT NULL,
        PRIMARY KEY (adapter, variant_sha256)) WITHOUT ROWID;
    ALTER TABLE chat ADD COLUMN adapter TEXT;  -- NULL: as in the settings; 'none': without
    """,
    """
    ALTER TABLE chat ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE chat ADD COLUMN choices TEXT NOT NULL DEFAULT '{}';  -- JSON: what its next question is asked with
    """,
)

GenerationState = Literal["building", "serving"]


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder that the person added.

    `device` is what `scanning.device_of` gave when it was added or relinked; see `scanning.root_present`. (The remark
    in the table's own statement says something else. It stays: a `user.db` is told sound by the words of that.)
    """

    id: int
    path: Path
    device: int
    state: Literal["ready", "offline"]
    ignore: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GenerationRow:
    """One index file: what it was embedded with, and whether searches use it."""

    id: int
    embedder: str
    name: str
    identity: str
    dimensions: int
    chunker: int
    state: GenerationState


class UserStore:
    """One connection to `user.db`, shared by the threads of a process: a lock keeps them apart.

    Raises:
        EngineError: from any method, when the database is damaged, locked, newer or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._db = connect(path, durable=True)
        try:
            migrate(self._db, path, SCHEMA, backup=True)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._db.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """A transaction; gives the connection. For the modules of `store` alone."""
        with self._lock, transaction(self._db, self.path):
            yield self._db

    @contextlib.contextmanager
    def locked(self) -> Iterator[Any]:
        """The connection, kept from other threads meanwhile. For the modules of `store` alone."""
        with self._lock, translated(self.path):
            yield self._db

    def data_version(self) -> int:
        """A number that changes when another connection has committed."""
        with self._lock, translated(self.path):
            return int(self._db.pragma("data_version"))

    def integrity(self) -> list[str]:
        """SQLite's own complaints; empty when sound."""
        with self._lock, translated(self.path):
            found = [str(row[0]) for row in rows(self._db, "PRAGMA quick_check")]
        return [] if found == ["ok"] else found

    def write(self, sql: str, *bindings: Any) -> int:
        """One statement in a transaction of its own; gives the last row id. For the modules of `store` alone."""
        with self.transaction():
            self._db.execute(sql, bindings)
            return int(self._db.last_insert_rowid())

    def empty_log(self) -> None:
        """Moves the write-ahead log into the database, so that what was deleted is in no file any more."""
        with self._lock, translated(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def read(self, sql: str, *bindings: Any) -> list[tuple[Any, ...]]:
        with self._lock, translated(self.path):
            return rows(self._db, sql, *bindings)

    # ------------------------------------------------------------------ folders

    def folders(self) -> list[FolderRow]:
        found = self.read("SELECT id, path, device, state, ignore FROM folder ORDER BY id")
        return [
            FolderRow(id_, Path(os.fsdecode(path)), device, state, tuple(json.loads(ignore)))
            for id_, path, device, state, ignore in found
        ]

    def add_folder(self, path: Path, device: int, ignore: Sequence[str] | None, *, above: int = 0) -> int:
        """Records a folder, or new ignore patterns of a known one; gives its id, which no other folder ever had.

        Args:
            ignore: None keeps the patterns of a known folder; a new one has none then.
            above: the highest id that an index knows. What was read of a folder may outlive its removal by a while.
        """
        with self.transaction():
            number = 1 + max(above, self._last_folder())
            self._db.execute(
                "INSERT INTO folder(id, path, device, ignore, added) VALUES (?1, ?2, ?3, coalesce(?4, '[]'), ?5) "
                "ON CONFLICT(path) DO UPDATE SET ignore = coalesce(?4, ignore), device = excluded.device",
                (number, os.fsencode(path), device, None if ignore is None else json.dumps([*ignore]), time.time()),
            )
            self._keep_last_folder()
            return int(rows(self._db, "SELECT id FROM folder WHERE path = ?", os.fsencode(path))[0][0])

    def remove_folder(self, folder: int) -> None:
        """Forgets a folder, for good."""
        with self.transaction():
            self._keep_last_folder()
            self._db.execute("DELETE FROM folder WHERE id = ?", (folder,))
        self.empty_log()

    def _last_folder(self) -> int:
        """The highest id that a folder has, or is known to have had; 0 if there never was one."""
        last = "SELECT max(id) FROM folder UNION ALL SELECT value FROM setting WHERE key = 'last_folder'"
        return max(int(row[0] or 0) for row in rows(self._db, last))

    def _keep_last_folder(self) -> None:
        self._db.execute("INSERT OR REPLACE INTO setting VALUES ('last_folder', ?)", (str(self._last_folder()),))

    def set_folder_state(self, folder: int, state: Literal["ready", "offline"]) -> None:
        self.write("UPDATE folder SET state = ? WHERE id = ?", state, folder)

    def move_folder(self, folder: int, path: Path, device: int) -> None:
        """Relinks a folder whose root has moved; its index stays."""
        self.write(
            "UPDATE folder SET path = ?, device = ?, state = 'ready' WHERE id = ?",
            os.fsencode(path),
            device,
            folder,
        )

    # ------------------------------------------------------------------ settings

    def setting(self, key: str) -> Any:
        """The stored value, or None where the default holds."""
        found = self.read("SELECT value FROM setting WHERE key = ?", key)
        return json.loads(found[0][0]) if found else None

    def set_setting(self, key: str, value: Any) -> None:
        """Stores a value; None goes back to the default."""
        if value is None:
            self.write("DELETE FROM setting WHERE key = ?", key)
        else:
            self.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", key, json.dumps(value))

    # ------------------------------------------------------------------ generations

    def generation(self, state: GenerationState) -> GenerationRow | None:
        found = self.read(
            "SELECT id, embedder, name, identity, dimensions, chunker, state FROM generation WHERE state = ?",
            state,
        )
        return GenerationRow(*found[0]) if found else None

    def new_generation(
        self,
        *,
        embedder: str,
        name: str,
        identity: str,
        dimensions: int,
        chunker: int,
        state: GenerationState,
    ) -> GenerationRow:
        """Records a generation; one that was in `state` before is forgotten, and its file is then garbage."""
        with self.transaction():
            number = 1 + max([0, *(int(row[0]) for row in rows(self._db, "SELECT id FROM generation"))])
            last = rows(self._db, "SELECT value FROM setting WHERE key = 'last_generation'")
            number = max(number, 1 + int(last[0][0]) if last else 1)
            self._db.execute("DELETE FROM generation WHERE state = ?", (state,))
            self._db.execute(
                "INSERT INTO generation VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, embedder, name, identity, dimensions, chunker, state, time.time()),
            )
            self._db.execute("INSERT OR REPLACE INTO setting VALUES ('last_generation', ?)", (str(number),))
        return GenerationRow(number, embedder, name, identity, dimensions, chunker, state)

    def serve_generation(self, number: int) -> bool:
        """Moves the pointer: `number` serves from now on, what served before is forgotten. False, and nothing is
        changed, if `number` was forgotten meanwhile."""
        with self.transaction():
            if not rows(self._db, "SELECT 1 FROM generation WHERE id = ?", number):
                return False
            self._db.execute("DELETE FROM generation WHERE state = 'serving' AND id <> ?", (number,))
            self._db.execute("UPDATE generation SET state = 'serving' WHERE id = ?", (number,))
        return True

    def forget_generation(self, number: int) -> None:
        self.write("DELETE FROM generation WHERE id = ?", number)

    # ------------------------------------------------------------------ models and hashes

    def models(self) -> list[dict[str, Any]]:
        """Registered models, `settings` decoded."""
        names = "id, kind, path, bytes, sha256, quant, license, source_sha256, settings, added"
        found = [
            dict(zip(names.split(", "), row, strict=True))
            for row in self.read(f"SELECT {names} FROM model ORDER BY added")
        ]
        for model in found:
            model["settings"] = json.loads(model["settings"])
        return found

    def put_model(self, model: dict[str, Any]) -> None:
        """Adds or replaces a model; the keys are the table's columns, `added` is filled in."""
        row = {"added": time.time(), **model, "settings": json.dumps(model.get("settings", {}))}
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        with self.transaction():
            self._db.execute(f"INSERT OR REPLACE INTO model({names}) VALUES ({marks})", row)

    def remove_model(self, model: str) -> None:
        self.write("DELETE FROM model WHERE id = ?", model)

    def cached_hash(self, path: Path, stat: os.stat_result) -> str | None:
        """The sha256 of a large file that has not changed since it was last hashed."""
        held = Stat.of(stat)
        found = self.read(
            "SELECT sha256 FROM file_hash WHERE path = ? AND size = ? AND mtime_ns = ? AND inode = ?",
            os.fsencode(path),
            held.size,
            held.mtime_ns,
            held.inode,
        )
        return str(found[0][0]) if found else None

    def remember_hash(self, path: Path, stat: os.stat_result, sha256: str) -> None:
        held = Stat.of(stat)
        self.write(
            "INSERT OR REPLACE INTO file_hash VALUES (?, ?, ?, ?, ?)",
            os.fsencode(path),
            held.size,
            held.mtime_ns,
            held.inode,
            sha256,
        )

    # ------------------------------------------------------------------ chats

    def chats(self) -> list[tuple[str, str, int, float, bool]]:
        """(id, title, turns, updated, pinned): the pinned ones first, then the latest."""
        return [
            (str(id_), str(title), int(turns), float(updated), bool(pinned))
            for id_, title, turns, updated, pinned in self.read(
                "SELECT c.id, c.title, count(t.id), c.updated, c.pinned FROM chat c LEFT JOIN turn t ON t.chat = c.id "
                "GROUP BY c.id ORDER BY c.pinned DESC, c.updated DESC"
            )
        ]

    def chat_texts(self) -> dict[str, str]:
        """By chat: its title, and all that was asked and answered in it."""
        found = self.read(
            "SELECT c.id, c.title || char(10) || coalesce(group_concat(t.question || char(10) || "
            "coalesce(json_extract(t.answer, '$.answer'), '') || char(10) || "
            "coalesce(json_extract(t.answer, '$.model_answer'), ''), char(10)), '') "
            "FROM chat c LEFT JOIN turn t ON t.chat = c.id GROUP BY c.id"
        )
        return {str(chat): str(text) for chat, text in found}

    def rename_chat(self, chat: str, title: str) -> bool:
        """Gives a chat another title; False if there is none of that id."""
        return self._change_chat("title", title, chat)

    def pin_chat(self, chat: str, pinned: bool) -> bool:
        """Puts a chat before all others, or back among them; False if there is none of that id."""
        return self._change_chat("pinned", int(pinned), chat)

    def chat_choices(self, chat: str) -> dict[str, Any]:
        """What was kept with `keep_choices`; nothing if nothing was, or there is no such chat."""
        found = self.read("SELECT choices FROM chat WHERE id = ?", chat)
        kept: dict[str, Any] = json.loads(found[0][0]) if found else {}
        return kept

    def keep_choices(self, chat: str, choices: dict[str, Any]) -> bool:
        """Keeps what a chat's next question is asked with; False if there is none of that id."""
        return self._change_chat("choices", json.dumps(choices), chat)

    def _change_chat(self, column: str, value: Any, chat: str) -> bool:
        with self.transaction():
            self._db.execute(f"UPDATE chat SET {column} = ? WHERE id = ?", (value, chat))
            return bool(self._db.changes() > 0)

    def turns(self, chat: str) -> list[tuple[str, str, str, float]]:
        """(question, answer JSON, sent JSON, created) of a chat in order."""
        return [
            (str(question), str(answer), str(sent), float(created))
            for question, answer, sent, created in self.read(
                "SELECT question, answer, sent, created FROM turn WHERE chat = ? ORDER BY id", chat
            )
        ]

    def has_chat(self, chat: str) -> bool:
        return bool(self.read("SELECT 1 FROM chat WHERE id = ?", chat))

    def add_turn(
        self, chat: str, question: str, answer: str, sent: str, *, keep: int | None = None, goes_on: bool = False
    ) -> bool:
        """Appends a turn; the first one makes the chat and gives it its title.

        Args:
            keep: of the turns that are there, only so many stay, the first; None: all. A title that the first
                question gave goes with that question.
            goes_on: the chat was there when this was asked. False is given, and nothing kept, if it is there no
                longer: what was deleted must not come back.
        """
        now = time.time()
        title = _title(question)
        with self.transaction():
            if goes_on and not rows(self._db, "SELECT 1 FROM chat WHERE id = ?", chat):
                return False
            if keep is not None:
                first = rows(self._db, "SELECT question FROM turn WHERE chat = ? ORDER BY id LIMIT 1", chat)
                if keep == 0 and first:
                    self._db.execute(
                        "UPDATE chat SET title = ? WHERE id = ? AND title = ?", (title, chat, _title(first[0][0]))
                    )
                self._db.execute(
                    "DELETE FROM turn WHERE chat = ?1 AND id NOT IN "
                    "(SELECT id FROM turn WHERE chat = ?1 ORDER BY id LIMIT ?2)",
                    (chat, keep),
                )
            self._db.execute(
                "INSERT INTO chat(id, title, created, updated) VALUES (?, ?, ?, ?) "
                "ON CONFLICT(id) DO UPDATE SET updated = excluded.updated",
                (chat, title, now, now),
            )
            self._db.execute(
                "INSERT INTO turn(chat, question, answer, sent, created) VALUES (?, ?, ?, ?, ?)",
                (chat, question, answer, sent, now),
            )
        if keep is not None:
            self.empty_log()
        return True

    def change_answer(self, chat: str, turn: int, question: str, change: Callable[[str], str]) -> str | None:
        """Stores what `change` makes of the answer JSON of a turn, and gives it.

        Args:
            turn: counted from 0.
            question: of that turn. None is given, and nothing changed, if another one stands there by now.
        """
        with self.transaction():
            there = "SELECT id, question, answer FROM turn WHERE chat = ? ORDER BY id LIMIT 1 OFFSET ?"
            for id_, asked, answer in rows(self._db, there, chat, turn):
                if asked == question:
                    changed = change(str(answer))
                    self._db.execute("UPDATE turn SET answer = ? WHERE id = ?", (changed, id_))
                    break
            else:
                return None
        self.empty_log()  # what is not in it any more is to be nowhere
        return changed

    def remove_chat(self, chat: str) -> bool:
        """Deletes a chat and its turns, for good; False if there is none."""
        with self.transaction():
            self._db.execute("DELETE FROM chat WHERE id = ?", (chat,))
            found = self._db.changes() > 0
        self.empty_log()
        return found

    # ------------------------------------------------------------------ requests to the indexer

    def post_request(self, kind: str, arguments: dict[str, Any]) -> int:
        """Asks whichever process holds the indexer's lock to do something; gives the request's number. None is used
        again: the answer to a request that was dropped meanwhile must not go to another."""
        return self.write(
            "INSERT INTO request(id, kind, arguments, created) "
            "SELECT max(?, 1 + coalesce(max(id), 0)), ?, ?, ? FROM request",
            time.time_ns(),
            kind,
            json.dumps(arguments),
            time.time(),
        )

    def open_requests(self) -> list[tuple[int, str, dict[str, Any]]]:
        found = self.read("SELECT id, kind, arguments FROM request WHERE result IS NULL ORDER BY id")
        return [(int(id_), str(kind), json.loads(arguments)) for id_, kind, arguments in found]

    def answer_request(self, request: int, result: dict[str, Any]) -> None:
        self.write("UPDATE request SET result = ? WHERE id = ?", json.dumps(result), request)

    def take_result(self, request: int) -> dict[str, Any] | None:
        """The result of a request, once; None while it is open."""
        found = self.read("SELECT result FROM request WHERE id = ?", request)
        if not found or found[0][0] is None:
            return None
        self.write("DELETE FROM request WHERE id = ?", request)
        result: dict[str, Any] = json.loads(found[0][0])
        return result

    def drop_request(self, request: int) -> None:
        self.write("DELETE FROM request WHERE id = ?", request)


def _title(question: str) -> str:
    return " ".join(question.split())[:80]
