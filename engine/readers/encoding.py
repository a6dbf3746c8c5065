"""Bytes of a text file -> its text, or the refusal of a file that is no text."""

from __future__ import annotations

import codecs
import io
import re

from engine.readers import unseen, western
from engine.readers.base import (
    CUT,
    INVISIBLE_CHARACTERS,
    TEXT_FILE_LIMIT,
    TEXT_LIMIT,
    Unreadable,
)

_SAMPLE = 8192  # bytes looked at to tell text from something else
_GUESS_SAMPLE = 200_000  # bytes that the encoding is guessed from
_LEAD = 200  # bytes before the first one beyond ASCII in a line
_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers and mail programs take these names for (whatwg.org, Encoding): what is called Latin 1 seldom is.
_MEANT = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_beyond_ascii = re.compile(rb"[\x80-\xff]")
_control = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    r"""The text of a file, line ends made "\n", and remarks for the ledger.

    Byte order mark, then UTF-8, then Windows-1252 if that gives a Western text, then a guess. What nobody can
    see is left out (see `unseen`), which changes no line number.

    Raises:
        Unreadable: it is too large, or not text.
    """
    text, flags = decode_exactly(data)
    if len(text) > TEXT_LIMIT:
        text = text[:TEXT_LIMIT]
        flags.append(CUT)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, hidden = unseen.without(text.replace("\0", " "))
    if hidden:
        flags.append(INVISIBLE_CHARACTERS)
    return text, tuple(flags)


def decode_exactly(data: bytes) -> tuple[str, list[str]]:
    """The text of a file, nothing left out but a byte order mark, and remarks; raises as `decode`."""
    if len(data) > TEXT_FILE_LIMIT:
        raise Unreadable(f"text file over {TEXT_FILE_LIMIT // 1_000_000} MB", "skipped")
    return _decode(data)


def declared(data: bytes, name: str) -> str | None:
    """The text of a page or a message in the encoding that it names; None if there is no such encoding, or if it is
    not the one that was used."""
    try:
        name = codecs.lookup(name).name
        name = _MEANT.get(name, name)
        text = data.decode(name, "replace")
    except (LookupError, ValueError):  # unknown; or none for text, such as "idna"
        return None
    broken = text.count("\ufffd")
    return text if name == "cp1252" or broken == 0 or broken * 10 < _beyond(text) else None


def _beyond(text: str) -> int:
    """The number of characters beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def has_byte_order_mark(data: bytes) -> bool:
    return data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS))


def _decode(data: bytes) -> tuple[str, list[str]]:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), []
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return data.decode(_without_mark(sample), "replace"), []
    if len(_control.findall(sample)) > len(sample) // 20:
        raise Unreadable("binary file", "skipped")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken * 10 < _beyond(repaired):  # UTF-8 with a few bad places
        return repaired, ["some bytes are not UTF-8"]  # told
    return _guess(data)


def _without_mark(sample: bytes) -> str:
    """The UTF-16 in which a text with zero bytes is written: they fall on one side of each pair."""
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    name = "utf-16-le" if odd > 0.4 and even < 0.05 else "utf-16-be" if even > 0.4 and odd < 0.05 else ""
    if name:
        text = sample.decode(name, "replace").encode("utf-8", "replace")
        if len(_control.findall(text)) <= len(text) // 20:
            return name
    raise Unreadable("binary file", "skipped")


def _guess(data: bytes) -> tuple[str, list[str]]:
    import charset_normalizer

    sample = _telling(data)
    try:
        text = data.decode("cp1252")
        if western.is_likely(sample.decode("cp1252")):
            return text, [_guessed("cp1252")]
    except UnicodeDecodeError:
        pass
    best = charset_normalizer.from_bytes(sample).best()
    if best is not None and best.encoding != "ascii":
        return data.decode(best.encoding, "replace"), [_guessed(best.encoding)]
    if len(re.findall(rb"[\x80-\xff]", data[:_SAMPLE])) > 0.3 * min(len(data), _SAMPLE):
        raise Unreadable("binary file", "skipped")
    return data.decode("cp1252", "replace"), [_guessed("cp1252")]


def _telling(data: bytes) -> bytes:
    """The lines with bytes beyond ASCII, which alone tell an encoding: a long file may have its first far inside."""
    lines: list[bytes] = []
    room = _GUESS_SAMPLE
    for line in io.BytesIO(data):
        if room <= 0:
            break
        if first := _beyond_ascii.search(line):
            part = line[max(0, first.start() - _LEAD) :]
            if len(part) > room:  # cut at a blank, which is half of no character
                part = part[:room].rpartition(b" ")[0] or part[:room]
            lines.append(part)
            room -= len(part)
    return b"".join(lines)


def _guessed(encoding: str) -> str:
    return f"encoding guessed: {encoding}"  # told
