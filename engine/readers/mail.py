"""Mail: single messages (eml), saved web pages (mhtml) and mailboxes (mbox), by the standard library."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import cast

from engine.readers.base import Builder, Unreadable, one_line
from engine.readers.encoding import declared, decode
from engine.readers.html import add_html, parse_html
from engine.types import Document, Locator

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_message_start = re.compile(rb"^From [^\r\n]*\d{4}[^\r\n]*\r?\n", re.MULTILINE)
# What the parser of headers throws at malformed ones.
_PARSER_ERRORS = (ValueError, IndexError, AttributeError, TypeError, OverflowError)
_DEPTH_LIMIT = 10  # messages attached to messages


def read(data: bytes, extension: str) -> Document:
    builder = Builder()
    if extension == "mbox":
        starts = list(_message_start.finditer(data))
        ends = [*(match.start() for match in starts[1:]), len(data)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1):
            builder.new_part()
            try:
                _message(builder, _parsed(data[start.end() : end]), {"part": number}, 0)
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 - what a stranger wrote may raise anything: that message fails alone
                builder.flag(f"message {number} could not be read")
    else:
        message = _parsed(data)
        builder.title = _header(message, "Subject")
        _message(builder, message, {}, 0)
    return builder.document()


def _parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def _message(builder: Builder, message: EmailMessage, place: Locator, depth: int) -> None:
    """Headers, body and the names of attachments; attached messages are read in their turn."""
    subject = _header(message, "Subject")
    if subject:
        builder.add(subject, "heading", level=min(6, 1 + depth), place=place)
    headers = [f"{name}: {value}" for name in _HEADERS[:-1] if (value := _header(message, name))]
    builder.add("\n".join(headers), "note", place=place)
    attached: list[EmailMessage] = []
    names: list[str] = []
    body = _body(message)
    if body is not None:
        _add_body(builder, body, place)
    for part in _parts(message):
        if part.get_content_type() == "message/rfc822":
            content = part.get_payload()
            attached += cast("list[EmailMessage]", content if isinstance(content, list) else [])
        elif name := _filename(part):
            names.append(one_line(name))
    if names:
        builder.add("Attachments: " + ", ".join(dict.fromkeys(names)), "note", place=place)
    if depth < _DEPTH_LIMIT:
        for inner in attached:
            _message(builder, inner, place, depth + 1)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The message and what it is made of, as `walk` gives it, but nothing of what attached messages are made of."""
    yield message
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in cast("list[EmailMessage]", message.get_payload()):
            yield from _parts(part)


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part a mail program shows: plain text where it is offered and not empty, else HTML."""
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    if plain is not None and _content(cast(EmailMessage, plain)).strip():
        return cast(EmailMessage, plain)
    return cast("EmailMessage | None", rich if rich is not None else plain)


def _add_body(builder: Builder, body: EmailMessage, place: Locator) -> None:
    content = _content(body)
    try:
        if body.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = parse_html(content)
            if page is not None:
                add_html(builder, page, place)
            return
        text = content if isinstance(content, str) else decode(content)[0]
    except Unreadable:
        builder.flag("a message's body is not text")
        return
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        builder.add(block, place=place)


def _content(part: EmailMessage) -> str | bytes:
    """The content of a text part; bytes if it names no character set, or not its own."""
    data = part.get_payload(decode=True)
    content = data if isinstance(data, bytes) else b""
    text = declared(content, part.get_content_charset() or "")
    return content if text is None else text


def _header(message: EmailMessage, name: str) -> str:
    """A header decoded; "" if there is none or it cannot be parsed."""
    try:
        return one_line(str(message.get(name, "")))
    except _PARSER_ERRORS:
        return ""


def _filename(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except _PARSER_ERRORS:
        return ""
