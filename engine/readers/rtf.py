"""Rich Text Format: a pass over its control words (Word 2007 RTF Specification 1.9.1)."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from engine.readers.base import TEXT_FILE_LIMIT, Builder, Unreadable, one_line
from engine.readers.colours import WHITE, Colour, unseen
from engine.readers.container import sensible_title
from engine.types import Document

_token = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([\r\n]+)|([^\\{}\r\n]+)|\\"
)
_SKIPPED = frozenset(
    b"fonttbl stylesheet pict object info themedata colorschememapping datastore latentstyles listtable "
    b"listoverridetable revtbl rsidtbl generator xmlnstbl fldinst filetbl pgptbl shppict nonshppict template "
    b"operator bkmkstart bkmkend header headerl headerr headerf footer footerl footerr footerf".split()
)
_CHARACTERS = {
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
    b"line": "\n",
    b"cell": " | ",
}
_PAINTED = frozenset((b"cb", b"highlight", b"chcbpat", b"chshdng", b"cbpat", b"shading", b"clcbpat", b"intbl"))
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_TINY = 2  # half points
_CHARACTER_SETS = {  # \fcharset -> code page
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it."""

    skipped: bool = False
    fonts: bool = False  # inside the font table
    information: bool = False
    title: bool = False
    hidden: bool = False
    deleted: bool = False
    size: int = 24  # half points
    colour: int = 0  # in the table of colours; 0 is automatic
    ground: bool = False  # something may be painted behind the text
    colours: bool = False  # inside the table of colours
    font: int = 0
    unicode_skip: int = 1  # characters after \u that stand in for it in old programs


def read(data: bytes, _extension: str) -> Document:
    if len(data) > TEXT_FILE_LIMIT:
        raise Unreadable(f"text file over {TEXT_FILE_LIMIT // 1_000_000} MB", "skipped")
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("damaged file: not RTF inside", "failed")
    return _Reader().document(data)


class _Reader:
    def __init__(self) -> None:
        self._builder = Builder()
        self._state = _State()
        self._stack: list[_State] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._colours: list[Colour | None] = []
        self._mixed: dict[bytes, int] = {}  # the colour of the table that is being read
        self._hiding = False  # the last text met was hidden
        self._bytes = bytearray()  # not decoded yet: a character of an Asian font is two
        self._surrogate = 0
        self._to_skip = 0
        self._text: list[str] = []

    def document(self, data: bytes) -> Document:
        for match in _token.finditer(data):
            word, number, code, symbol, brace, _, text = match.groups()
            if word is not None:
                self._word(word, int(number) if number else None)
            elif code is not None:
                self._byte(bytes.fromhex(code.decode("ascii")))
            elif text is not None:
                self._byte(text)
            elif brace is not None:
                self._brace(brace)
            elif symbol is not None:
                self._symbol(symbol)
        self._paragraph()
        builder = self._builder
        builder.title = sensible_title(builder.title)
        return builder.document()

    def _brace(self, brace: bytes) -> None:
        self._decode()
        if brace == b"{":
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._state = replace(self._state, skipped=True)
        elif symbol in (b"\r", b"\n"):
            self._paragraph()
        elif symbol in _SYMBOLS:
            self._put(_SYMBOLS[symbol])

    def _word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word == b"u" and number is not None:
            self._unicode(number & 0xFFFF)
            self._to_skip = state.unicode_skip
            return
        if word in (b"par", b"sect", b"page"):
            self._paragraph()
        elif word == b"row":
            self._paragraph(row=True)
        elif word in _CHARACTERS:
            self._put(_CHARACTERS[word])
        elif word == b"bin" and number:
            self._to_skip = number  # raw bytes follow; they are in a skipped group
        elif word == b"ansicpg" and number:
            self._encoding = _known(f"cp{number}", self._encoding)
        elif word == b"uc" and number is not None:
            self._state = replace(state, unicode_skip=max(0, number))
        elif word == b"f" and number is not None:
            self._decode()
            self._state = replace(state, font=number)
        elif word == b"fcharset" and state.fonts and number is not None:
            self._fonts[state.font] = _CHARACTER_SETS.get(number, self._encoding)
        elif word == b"v":
            self._decode()
            self._state = replace(state, hidden=number != 0)
        elif word == b"deleted":
            self._decode()
            self._state = replace(state, deleted=number != 0)
        elif word in _PAINTED:
            self._decode()
            self._state = replace(state, ground=number != 0)
        elif word == b"cf":
            self._decode()
            self._state = replace(state, colour=number or 0)
        elif word == b"fs" and number is not None:
            self._decode()
            self._state = replace(state, size=number)
        elif word == b"colortbl":
            self._state = replace(state, skipped=True, colours=True)
        elif state.colours and word in (b"red", b"green", b"blue"):
            self._decode()
            self._mixed[word] = min(255, max(0, number or 0))
        elif word == b"pard":
            self._decode()
            self._state = replace(state, ground=False)
        elif word == b"plain":
            self._decode()
            self._state = replace(state, hidden=False, deleted=False, size=24, colour=0, ground=False)
        elif word == b"title" and state.information:
            self._state = replace(state, title=True)
        elif word in _SKIPPED:
            self._state = replace(state, skipped=True, fonts=word == b"fonttbl", information=word == b"info")

    def _unicode(self, unit: int) -> None:
        """A UTF-16 unit; the halves of a wide character come one after the other."""
        self._decode()
        if 0xD800 <= unit < 0xDC00:
            self._surrogate = unit
            return
        if 0xDC00 <= unit < 0xE000:
            pair = 0x10000 + ((self._surrogate - 0xD800) << 10) + (unit - 0xDC00)
            character = chr(pair) if self._surrogate else "\ufffd"
        else:
            character = chr(unit)
        self._surrogate = 0
        self._put(character)

    def _byte(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _decode(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._write(data.decode(self._fonts.get(self._state.font, self._encoding), "replace"))

    def _put(self, text: str) -> None:
        self._decode()
        self._to_skip = 0
        self._write(text)

    def _write(self, text: str) -> None:
        state = self._state
        if state.title:
            self._builder.title += text
        elif state.colours:
            for _ in range(text.count(";")):
                shades = [self._mixed.get(name, 0) for name in (b"red", b"green", b"blue")]
                self._colours.append(Colour(*shades) if self._mixed else None)
                self._mixed = {}
        elif not state.skipped:
            if not self._is_unseen(state):
                self._text.append(text)
                self._hiding = self._hiding and not text.strip()
            elif text.strip():
                self._builder.hidden(not self._hiding)
                self._hiding = True

    def _is_unseen(self, state: _State) -> bool:
        if state.hidden or state.deleted or state.size <= _TINY:
            return True
        colour = self._colours[state.colour] if 0 < state.colour < len(self._colours) else None
        return unseen(colour, None if state.ground else WHITE)

    def _paragraph(self, *, row: bool = False) -> None:
        self._decode()
        self._to_skip = 0
        if self._state.skipped:
            return
        text = "".join(self._text)
        self._text.clear()
        if row:
            self._builder.add(one_line(text).removesuffix("|"), "row")
        else:
            self._builder.add(text)


def _known(encoding: str, otherwise: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return otherwise
