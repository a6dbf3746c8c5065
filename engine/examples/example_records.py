"""JSON and JSON Lines -> records; chats in ShareGPT's and OpenAI's layout -> examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from engine.examples.example_columns import as_text
from engine.examples.example_tables import Record, Records
from engine.types import SetAside

_CHATS = ("messages", "conversations", "conversation")
_ROLES = {"human": "user", "gpt": "assistant", "chatgpt": "assistant", "bot": "assistant", "model": "assistant"}
_UNREADABLE = "not JSON"
_AS_CHATS = {"JSON": "JSON, chats", "JSON Lines": "JSON Lines, chats"}  # told: values
_BROKEN = (ValueError, RecursionError)  # what json raises; the second at brackets nested by the thousand


def json_records(text: str) -> Records:
    """The records of a JSON list, of an object that holds one, or of JSON Lines.

    Rows are counted by line in JSON Lines, else by element. A file that breaks off gives what stands before.
    """
    rows: list[tuple[int, Record]] = []
    unread: list[SetAside] = []
    whole = _loaded(text)
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        is_row = any(name in whole for name in _CHATS) or len(lists) != 1
        whole, lines = ([whole] if is_row else lists[0]), False
    else:
        lines = not text.lstrip().startswith("[")
    values = _lines(text) if lines else enumerate(whole, 1) if isinstance(whole, list) else _elements(text)
    for number, value in values:
        if isinstance(value, dict) and value:
            rows.append((number, value))
        else:
            unread.append(SetAside(number, _UNREADABLE if value is None else "not a record with names and values"))
    names = dict.fromkeys(name for _, row in rows[:1000] for name in row)
    return Records("JSON Lines" if lines else "JSON", tuple(names), tuple(rows), tuple(unread))


def _loaded(text: str) -> Any:
    """The JSON value; None if it is not one."""
    try:
        return json.loads(text)
    except _BROKEN:
        return None


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _loaded(line)


def _elements(text: str) -> Iterator[tuple[int, Any]]:
    """The elements of a list that is broken somewhere, up to there; then None."""
    decoder = json.JSONDecoder()
    at, number = text.index("[") + 1, 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except _BROKEN:
            yield number, None
            return
        yield number, value
        number += 1


# --------------------------------------------------------------------------- chats


def are_chats(records: Records) -> bool:
    """Whether most records are chats: a list of messages, each with a role and a text."""
    return bool(records.rows) and 2 * sum(_messages(row) is not None for _, row in records.rows) > len(records.rows)


def without_chats(records: Records) -> Records:
    """Chats made records with "instruction", "input" and "output".

    The last thing the assistant says is the output, what stands before is the input, and the system's words are
    the instruction. Of a chat of several turns, the input shows who says what.
    """
    rows: list[tuple[int, Record]] = []
    unread = list(records.unread)
    for number, row in records.rows:
        said = _messages(row)
        last = max((i for i, (role, _) in enumerate(said or ()) if role == "assistant"), default=-1)
        if said is None:
            unread.append(SetAside(number, "not a chat, as the other rows are"))
        elif last < 0:
            unread.append(SetAside(number, "nothing in this chat is said by the assistant"))
        else:
            system = [as_text(row.get("system")), *(text for role, text in said[:last] if role == "system")]
            turns = [(role, text) for role, text in said[:last] if role != "system"]
            shown = (
                turns[0][1] if len(turns) == 1 else "\n".join(f"{role.capitalize()}: {text}" for role, text in turns)
            )
            instruction = "\n".join(text for text in system if text.strip())
            rows.append((number, {"instruction": instruction, "input": shown, "output": said[last][1]}))
    unread.sort(key=lambda one: one.row)
    format = _AS_CHATS.get(records.format, f"{records.format}, chats")
    return Records(format, ("instruction", "input", "output"), tuple(rows), tuple(unread))


def _messages(row: Record) -> list[tuple[str, str]] | None:
    """(role, text) of each message; None if the record is no chat."""
    if isinstance(row.get("prompt"), list) and isinstance(row.get("completion"), list):
        found = [*row["prompt"], *row["completion"]]
    else:
        found = next((row[name] for name in _CHATS if isinstance(row.get(name), list)), [])
    said = [_message(message) for message in found]
    return [message for message in said if message is not None] if said and None not in said else None


def _message(message: Any) -> tuple[str, str] | None:
    if not isinstance(message, dict):
        return None
    role = message.get("role", message.get("from"))
    content = message.get("content", message.get("value"))
    if isinstance(content, list):  # parts, of which only text can be learned here
        content = "\n".join(as_text(part.get("text")) for part in content if isinstance(part, dict))
    return (_ROLES.get(role, role), as_text(content)) if isinstance(role, str) else None
