"""Zip containers (docx, pptx, xlsx, odt, epub) and the XML in them, opened with every limit in place."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from lxml import etree

from engine.readers.base import Unreadable

ENTRY_LIMIT = 20_000
UNPACKED_LIMIT = 512_000_000  # bytes of all entries together
PART_LIMIT = 128_000_000  # bytes of one entry that is read
RATIO_LIMIT = 200  # unpacked to packed, of an entry over 10 MB; XML of Office packs to 1:10 or 1:20
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# What zipfile raises at archives that are damaged or made to harm.
_UNZIP_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)

Element = Any  # lxml ships no types
Relations = Mapping[str, tuple[str, str]]  # id -> (kind, part)


def _damaged() -> Unreadable:
    return Unreadable("damaged file: it cannot be unpacked", "failed")


def _bomb() -> Unreadable:
    return Unreadable("unpacks to far more than its size", "failed")


def is_encrypted_office(data: bytes) -> bool:
    """Whether an OLE file is the wrapping of an encrypted Office document (its streams' names say so)."""
    return "EncryptedPackage".encode("utf-16-le") in data


class Container:
    """A zip archive whose parts are read one by one, by name.

    Raises:
        Unreadable: it is damaged, encrypted, or unpacks to more than the limits.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLE_MAGIC) and is_encrypted_office(data):
            raise Unreadable("password protected", "skipped")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNZIP_ERRORS as error:
            raise _damaged() from error
        entries = self._zip.infolist()
        if len(entries) > ENTRY_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
            raise _bomb()
        for entry in entries:
            if entry.file_size > 10_000_000 and entry.file_size > RATIO_LIMIT * max(1, entry.compress_size):
                raise _bomb()
        self._names = {entry.filename: entry for entry in entries}
        self._lower = {name.lower().lstrip("/"): entry for name, entry in self._names.items()}

    def __enter__(self) -> Container:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower().lstrip("/") in self._lower

    @property
    def names(self) -> list[str]:
        return list(self._names)

    def bytes(self, name: str) -> bytes:
        """The content of a part; names are compared without regard to case, as Office does."""
        entry = self._lower.get(name.lower().lstrip("/"))
        if entry is None:
            raise _damaged()
        if entry.flag_bits & 1:
            raise Unreadable("password protected", "skipped")
        if entry.file_size > PART_LIMIT:
            raise _bomb()
        try:
            with self._zip.open(entry) as part:
                content = part.read(PART_LIMIT + 1)  # the size in the directory may lie
        except _UNZIP_ERRORS as error:
            raise _damaged() from error
        if len(content) > PART_LIMIT:
            raise _bomb()
        return content

    def xml(self, name: str) -> Element:
        return parse_xml(self.bytes(name))

    def relations(self, part: str) -> Relations:
        """Of an Office part: relation id -> (kind, the last word of its type; name of the target part)."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", file + ".rels")
        if name not in self:
            return {}
        found = {}
        for element in self.xml(name).iter("{*}Relationship"):
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(element.get("Target", ""))))
                found[element.get("Id", "")] = (element.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/"))
        return found

    def refuse_encrypted_open_document(self) -> None:
        """OpenDocument encrypts its parts one by one and says so in the manifest."""
        name = "META-INF/manifest.xml"
        if name in self and b"encryption-data" in self.bytes(name):
            raise Unreadable("password protected", "skipped")

    def core_title(self) -> str:
        """The title in the properties of an Office document, unless a program put it there."""
        if "docProps/core.xml" not in self:
            return ""
        return sensible_title(next((e.text or "" for e in self.xml("docProps/core.xml").iter("{*}title")), ""))


_no_title = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|document\d*|presentation\d*|power ?point.*|slide \d+"
    r"|.*\.(?:docx?|pptx?|xlsx?|pdf|indd|qxd|tex|dvi|rtf|odt|html?|txt|pub|fm|p65|wpd))",
    re.IGNORECASE,
)


def sensible_title(title: str) -> str:
    """A title from a file's properties; "" if it is a file's name or a program's default."""
    title = " ".join(title.split())
    readable = sum(character.isalpha() for character in title) >= 3 and not any(
        broken in title for broken in ("\ufffd", "??")
    )
    return title if readable and len(title) <= 250 and not _no_title.fullmatch(title) else ""


def parse_xml(data: bytes) -> Element:
    """The root of an XML document, broken places mended; no entities, no DTD, no network.

    Raises:
        Unreadable: there is no element in it.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged file: its content is not XML", "failed") from error
    if root is None:
        raise Unreadable("damaged file: its content is not XML", "failed")
    return root


def local(element: Element) -> str:
    """The element's name without its namespace: Strict and Transitional OOXML differ only there."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
