"""EPUB books: the pages of the spine in order, read as HTML."""

from __future__ import annotations

import html.entities
import posixpath
import re
from urllib.parse import unquote

from engine.readers.base import Builder, Unreadable, one_line
from engine.readers.container import Container, Element, parse_xml
from engine.readers.html import add_html, parse_html
from engine.types import Document

_CONTENT = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_placing = re.compile(r"\b(?:left|top|right|text-indent|clip(?:-path)?)\s*:[^;}]*")
_named_entity = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")


def read(data: bytes, _extension: str) -> Document:
    with Container(data) as container:
        package_name = _package_name(container)
        package = container.xml(package_name)
        builder = Builder()
        protected = _encrypted_parts(container)
        items = {item.get("id"): item for item in package.iter("{*}item")}
        for number, reference in enumerate(package.iter("{*}itemref"), 1):
            item = items.get(reference.get("idref"))
            if item is None or item.get("media-type") not in _CONTENT:
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(package_name), unquote(item.get("href", ""))))
            if name in protected:
                raise Unreadable("copy protected book", "skipped")
            if name not in container:
                builder.flag(f"part {number} is missing")
                continue
            builder.new_part()
            page = _page(container.bytes(name))
            if page is not None:
                add_html(builder, page, {"part": number}, sheets=_sheets(container, name, page))
        titles = package.iter("{http://purl.org/dc/elements/1.1/}title")
        builder.title = one_line(next((title.text or "" for title in titles), "")) or builder.first_heading
        return builder.document()


def _sheets(container: Container, name: str, page: Element) -> list[str]:
    """The style sheets a page of the book links to, as far as they are in it."""
    found = []
    for link in page.iter("{*}link"):
        if "stylesheet" in link.get("rel", "").lower():
            sheet = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(link.get("href", ""))))
            if sheet in container:
                text = container.bytes(sheet).decode("utf-8", "replace")
                # A heading that a picture shows is often placed off the page, for those who listen: it stays.
                found.append(_placing.sub("", text))
    return found


def _package_name(container: Container) -> str:
    if "META-INF/container.xml" in container:
        for root in container.xml("META-INF/container.xml").iter("{*}rootfile"):
            if (name := unquote(root.get("full-path", ""))) in container:
                return name
    for name in container.names:
        if name.lower().endswith(".opf"):
            return name
    raise Unreadable("damaged file: no book in it", "failed")


def _encrypted_parts(container: Container) -> frozenset[str]:
    """Parts that a copy protection encrypts (fonts are often merely disguised, and are not read)."""
    if "META-INF/encryption.xml" not in container:
        return frozenset()
    references = container.xml("META-INF/encryption.xml").iter("{*}CipherReference")
    return frozenset(unquote(reference.get("URI", "")) for reference in references)


def _page(data: bytes) -> Element | None:
    """XHTML is XML (an HTML parser would read on past `<script/>`); what is not is read as HTML."""
    if b"</html" in data[-200:].lower() and b"http://www.w3.org/1999/xhtml" in data[:2000]:
        return parse_xml(_named_entity.sub(_character, data))
    return parse_html(data)


def _character(match: re.Match[bytes]) -> bytes:
    """A named entity of HTML as a number, since the document's own definitions are never loaded."""
    code = html.entities.name2codepoint.get(match[1].decode("ascii"))
    return f"&#{code};".encode("ascii") if code else match[0]
