"""A Document, or a page's picture, as the reader child sends it and as the parent takes it in: believed only after
checks.

The child has parsed what a stranger wrote. Whatever it says is refused unless it is well-formed.
"""

from __future__ import annotations

import json
import math
from typing import Any, TypeGuard, get_args

from engine.readers.base import PAGE_PIXELS, SPAN_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from engine.types import Document, PagePicture, Span, SpanKind

_KINDS = frozenset(get_args(SpanKind))
_PLACES = frozenset({"page", "line_start", "line_end", "slide", "sheet", "row", "cell", "heading", "part"})
_WORD_LIMIT = 1000  # characters of a locator's word or of a flag
_FLAG_LIMIT = 100  # flags of a document
_BOX_LIMIT = 10_000  # of the words marked on a page


class Malformed(Exception):
    """What came is no Document and no picture."""


def pack(document: Document) -> tuple[dict[str, Any], bytes]:
    """A message and its payload: the text in UTF-8, then the spans in JSON."""
    text = document.text.encode("utf-8")
    spans = [(s.start, s.end, s.kind, s.level, dict(s.locator)) for s in document.spans]
    payload = text + json.dumps(spans, separators=(",", ":")).encode("ascii")
    flags = [flag[:_WORD_LIMIT] for flag in document.flags[:_FLAG_LIMIT]]
    return {"text": len(text), "title": document.title[:TITLE_LIMIT], "flags": flags}, payload


def unpack(message: dict[str, Any], payload: bytes) -> Document:
    """The Document in a child's reply.

    Raises:
        Malformed: it breaks a promise of `Document`, or a limit.
    """
    size, title, flags = message.get("text"), message.get("title"), message.get("flags")
    if not isinstance(size, int) or not 0 <= size <= len(payload):
        raise Malformed("size of the text")
    try:
        text = payload[:size].decode("utf-8")
        spans = json.loads(payload[size:])
    except (ValueError, RecursionError) as error:
        raise Malformed("encoding") from error
    if len(text) > TEXT_LIMIT or not isinstance(spans, list) or len(spans) > SPAN_LIMIT:
        raise Malformed("more than the limits")
    if not _is_word(title, TITLE_LIMIT) or not _is_flags(flags):
        raise Malformed("title or flags")
    return Document(text, tuple(_checked(text, spans)), title, tuple(flags))


def pack_page(page: PagePicture) -> tuple[dict[str, Any], bytes]:
    """A message and its payload, the pixels."""
    size = {"page": page.page, "pages": page.pages, "width": page.width, "height": page.height}
    return {**size, "boxes": page.boxes[:_BOX_LIMIT]}, page.pixels


def unpack_page(message: dict[str, Any], payload: bytes) -> PagePicture:
    """The picture in a child's reply; raises as `unpack`."""
    size = [message.get(name) for name in ("page", "pages", "width", "height")]
    boxes = message.get("boxes")
    if not all(type(number) is int and number >= 1 for number in size):
        raise Malformed("size of a page")
    page, pages, width, height = map(int, size)  # type: ignore[arg-type]
    if page > pages or width * height > PAGE_PIXELS or len(payload) != 4 * width * height:
        raise Malformed("size of a page")
    if not isinstance(boxes, list) or len(boxes) > _BOX_LIMIT or not all(map(_is_box, boxes)):
        raise Malformed("boxes of a page")
    placed = tuple((float(left), float(top), float(right), float(bottom)) for left, top, right, bottom in boxes)
    return PagePicture(page, pages, width, height, payload, placed)


def _is_box(box: object) -> bool:
    return (
        isinstance(box, list)
        and len(box) == 4
        and all(type(side) in (int, float) and math.isfinite(side) for side in box)
    )


def _is_flags(flags: object) -> TypeGuard[list[str]]:
    return isinstance(flags, list) and len(flags) <= _FLAG_LIMIT and all(_is_word(flag, _WORD_LIMIT) for flag in flags)


def _is_word(value: object, limit: int) -> TypeGuard[str]:
    """A string that is not too long and can be stored (JSON can carry halves of wide characters)."""
    if not isinstance(value, str) or len(value) > limit:
        return False
    return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)


def _checked(text: str, spans: list[Any]) -> list[Span]:
    checked = []
    before = 0
    for item in spans:
        if not isinstance(item, list) or len(item) != 5:
            raise Malformed("span")
        start, end, kind, level, locator = item
        if type(start) is not int or type(end) is not int or not before <= start < end <= len(text):
            raise Malformed("offsets of a span")
        if kind not in _KINDS or type(level) is not int or not 0 <= level <= 6:
            raise Malformed("kind of a span")
        if not isinstance(locator, dict) or not all(map(_is_place, locator.items())):
            raise Malformed("place of a span")
        if start > before and text[before:start].strip():
            raise Malformed("text outside of the spans")
        checked.append(Span(start, end, kind, locator, level))
        before = end
    if text[before:].strip():
        raise Malformed("text outside of the spans")
    return checked


def _is_place(item: tuple[str, object]) -> bool:
    name, value = item
    if name not in _PLACES:
        return False
    return type(value) is int or _is_word(value, _WORD_LIMIT)
