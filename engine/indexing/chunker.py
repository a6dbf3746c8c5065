"""Cuts a document into the pieces that are embedded and searched.

Chunks follow each other without a gap. A chunk ends where a section, page, slide or sheet ends, and inside one
wherever the text would not fit the embedder. Which of the possible places is taken is said by the text itself:
each boundary has a hash of the piece before it, and a stretch that is too long is cut at its smallest hash, again
and again. So whether a place is a cut depends only on the text near it, and after an edit all other chunks stay
as they were: an edit re-embeds one to five of them, wherever it is, while filling chunks from the top would
shift every later one. (Content-defined chunking; the rule is that of a treap: a boundary is a cut if and only if
it holds the smallest hash of a stretch longer than the limit.)

Boundaries between paragraphs, rows and blocks of code come before those between sentences, and those before the
ones inside a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.text import locating, sentences
from engine.types import Chunk, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from engine.types import Document, Locator

CHUNKER_VERSION = 3
"""Raised whenever the same file would be read or cut differently: an index of another version is built anew.

2: text that nobody sees is told from text that is read.
3: years name columns, and so do their numbers where a table gives them no name; encodings are guessed better.
"""

LIMIT = 250
"""Tokens of context and text together; the starter embedder reads 256, two of them its own marks."""
CONTEXT_LIMIT = 40
"""Tokens of title > heading path."""
LEAST = 80
"""Tokens that a cut leaves on both sides where it has the choice."""
CHARACTERS_PER_TOKEN = 8
"""A text is counted as at least a token for so many characters, because WordPiece makes one [UNK] of any word
longer than 100 characters, be it the whole of a file."""

_LINE_END = re.compile(r"\n\s*\n|\n")
_HARD_KEYS = ("page", "slide", "sheet", "part", "cell")  # a citation names these: no chunk crosses them
_LEVELS = _BLOCK, _SENTENCE, _INSIDE = 2, 1, 0  # what a boundary divides, best first
_TIES = 4  # pieces that decide between boundaries after equal pieces
_WINDOW = 4_000  # characters given to the general splitter at a time: its cost grows with their square
_BATCH = 512  # texts tokenised at a time, to bound memory


@dataclass(slots=True)
class _Piece:
    """A stretch of text: `weight` in tokens (0: not counted yet), `level` of the boundary at its end."""

    start: int
    end: int
    weight: int = 0
    level: int = _BLOCK
    prose: bool = True


@dataclass(slots=True)
class _Section:
    """The spans between two hard boundaries, with the headings above them; its text is `start` to `end`."""

    spans: list[Span]
    path: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def chunk(document: Document, *, tokenizer: Tokenizer, limit: int = LIMIT) -> list[Chunk]:
    """Cuts `document` into chunks of at most `limit` tokens, context included.

    Args:
        document: as a reader made it.
        tokenizer: the embedder's own, without truncation and padding.
        limit: tokens, without the embedder's marks at both ends.

    Returns:
        Chunks whose texts joined are the document's text; none if that is blank.
    """
    text = document.text
    if not text.strip():
        return []
    sections = _sections(text, document.spans or (Span(0, len(text), "paragraph", {}),))
    counter = _Counter(tokenizer, text)
    contexts = _contexts([_parts(document.title, section) for section in sections], counter)
    blocks = [_blocks(section) for section in sections]
    counter.weigh_pieces(
        [block for each in blocks for block in each if counter.length(block) <= limit * CHARACTERS_PER_TOKEN]
    )
    chunks: list[Chunk] = []
    for section, own, (context, used) in zip(sections, blocks, contexts, strict=True):
        room = limit - used
        pieces = [piece for block in own for piece in _fitting(block, room, counter)]
        for first, last in _cut(pieces, _keys(text, pieces), room):
            start, end = pieces[first].start, pieces[last - 1].end
            weight = sum(piece.weight for piece in pieces[first:last])
            chunks.append(
                Chunk(start, end, text[start:end], context, _locator(section, text, start, end), used + weight)
            )
    return chunks


# --------------------------------------------------------------------------- sections and their context


def _sections(text: str, spans: Iterable[Span]) -> list[_Section]:
    """Groups spans between hard boundaries; headings that follow each other directly stay together."""
    sections: list[_Section] = []
    path: list[tuple[int, str]] = []
    for span in spans:
        if not text[span.start : span.end].strip():
            continue
        previous = sections[-1].spans[-1] if sections else None
        heading = span.kind == "heading"
        if previous is None or _place(span) != _place(previous) or (heading and previous.kind != "heading"):
            sections.append(_Section([]))
        if heading:
            level = span.level or 1
            path = [item for item in path if item[0] < level]
            path.append((level, heading_text(text[span.start : span.end])))
        sections[-1].spans.append(span)
        sections[-1].path = tuple(words for _, words in path if words)
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        section.end = following.spans[0].start if following else len(text)
        if following:
            following.start = section.end
    return sections


def _place(span: Span) -> tuple[object, ...]:
    return tuple(span.locator.get(key) for key in _HARD_KEYS)


def heading_text(raw: str) -> str:
    """The words of a heading without the marks that make it one: "## Cost ##" gives "Cost"."""
    for line in raw.splitlines():
        if re.search(r"\w", line):
            return " ".join(line.strip(" \t#=*~^_`").split())
    return ""


def _parts(title: str, section: _Section) -> tuple[str, ...]:
    """Title and headings, from the content alone: after a rename nothing is embedded anew."""
    parts = [" ".join(title.split()), *section.path]
    kept: list[str] = []
    for part in parts:
        if part and (not kept or part != kept[-1]):
            kept.append(part)
    return tuple(kept)


def _contexts(paths: Sequence[tuple[str, ...]], counter: _Counter) -> list[tuple[str, int]]:
    """Each path as text of at most `CONTEXT_LIMIT` tokens, with its tokens.

    What is too long loses its middle headings first, then the ends of its words.
    """
    parts = {path: [part[: CONTEXT_LIMIT * CHARACTERS_PER_TOKEN] for part in path] for path in paths}
    known: dict[tuple[str, ...], tuple[str, int]] = {}
    while parts:
        joined = {path: " > ".join(each) for path, each in parts.items()}
        for (path, context), weight in zip(joined.items(), counter.weigh(list(joined.values())), strict=True):
            if weight <= CONTEXT_LIMIT:
                known[path] = (context, weight)
                del parts[path]
            elif len(parts[path]) > 2:
                del parts[path][1]
            else:
                each = parts[path]
                longest = max(range(len(each)), key=lambda i: len(each[i]))
                each[longest] = each[longest][: len(each[longest]) * 4 // 5].rstrip()
    return [known[path] for path in paths]


# --------------------------------------------------------------------------- pieces


class _Counter:
    """Counts tokens. Counts of texts divided at white space or punctuation add up to that of the whole."""

    def __init__(self, tokenizer: Tokenizer, text: str) -> None:
        self._tokenizer = tokenizer
        self.text = text

    def weigh(self, texts: Sequence[str]) -> list[int]:
        weights: list[int] = []
        for i in range(0, len(texts), _BATCH):
            batch = [each.encode("utf-8", "replace").decode() for each in texts[i : i + _BATCH]]  # lone surrogates
            encodings = self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            weights += [
                max(len(encoding), -(-len(each) // CHARACTERS_PER_TOKEN))
                for encoding, each in zip(encodings, batch, strict=True)
            ]
        return weights

    def weigh_pieces(self, pieces: Sequence[_Piece]) -> None:
        weights = self.weigh([self.text[piece.start : piece.end].strip() for piece in pieces])
        for piece, weight in zip(pieces, weights, strict=True):
            piece.weight = weight

    def length(self, piece: _Piece) -> int:
        """Characters without the white space around them, which costs nothing."""
        return len(self.text[piece.start : piece.end].strip())


def _blocks(section: _Section) -> list[_Piece]:
    starts = [section.start, *(span.start for span in section.spans[1:]), section.end]
    return [
        _Piece(start, end, prose=span.kind in ("paragraph", "heading", "note"))
        for span, start, end in zip(section.spans, starts, starts[1:], strict=False)
    ]


def _fitting(block: _Piece, room: int, counter: _Counter) -> list[_Piece]:
    """The block in pieces that each fit in `room`: whole, else its sentences or lines, else parts of those."""
    text = counter.text
    if 0 < block.weight <= room:
        return [block]
    bounds = [block.start, *(_sentences if block.prose else _lines)(text, block), block.end]
    pieces = [_Piece(start, end, level=_level(text, end, block.prose)) for start, end in pairwise(bounds)]
    fitting: list[_Piece] = []
    while pieces:
        counter.weigh_pieces([piece for piece in pieces if counter.length(piece) <= room * CHARACTERS_PER_TOKEN])
        too_long: list[_Piece] = []
        for piece in pieces:
            fits = 0 < piece.weight <= room or counter.length(piece) <= 1
            (fitting if fits else too_long).append(piece)
        pieces = []
        for piece in too_long:
            length = counter.length(piece)
            fair = length * room // (3 * (piece.weight or length // CHARACTERS_PER_TOKEN))
            pieces += _split(text, piece, max(1, min(fair, length // 2)))  # about a third: the cut has a choice
    fitting.sort(key=lambda piece: piece.start)
    fitting[-1].level = _BLOCK
    return fitting


def _sentences(text: str, block: _Piece) -> list[int]:
    """Where the block's second and later sentences begin."""
    return [start for start, _ in sentences.split(text, block.start, block.end)[1:]]


def _lines(text: str, block: _Piece) -> list[int]:
    """Where the block's second and later lines begin, blank lines counted to the one above."""
    return [match.end() for match in _LINE_END.finditer(text, block.start, block.end) if match.end() < block.end]


def _level(text: str, end: int, prose: bool) -> int:
    """In a block of code an empty line divides as a full stop does in prose; a mere line end divides less."""
    return _SENTENCE if prose or text.startswith("\n\n", end - 2) else _INSIDE


def _split(text: str, piece: _Piece, characters: int) -> list[_Piece]:
    """Cuts an endless sentence or line at the best places a general splitter knows: words, else characters."""
    from semantic_text_splitter import TextSplitter

    splitter = TextSplitter(characters, trim=False)
    found: list[_Piece] = []
    begin = piece.start
    while begin < piece.end:
        end = min(begin + max(_WINDOW, characters), piece.end)
        if end < piece.end:
            end = max(text.rfind(" ", begin + characters, end) + 1, 0) or end
        for offset, part in splitter.chunk_indices(text[begin:end]):
            start = begin + offset
            if found and not part.strip():  # white space belongs to what stands before it
                found[-1].end = start + len(part)
            else:
                found.append(_Piece(start, start + len(part), level=_INSIDE))
        begin = end
    found[-1].level = piece.level
    return found


# --------------------------------------------------------------------------- cuts


def _keys(text: str, pieces: Sequence[_Piece]) -> list[int]:
    """For the boundary after each piece a number that depends on the piece and, in a tie, those before it."""
    digests = [
        blake2b(text[p.start : p.end].strip().encode("utf-8", "replace"), digest_size=8).digest() for p in pieces
    ]
    keys = []
    for i, digest in enumerate(digests):
        before = blake2b(b"".join(digests[max(0, i - _TIES) : i]), digest_size=8).digest()
        keys.append(int.from_bytes(digest + before, "big"))
    return keys


def _cut(pieces: Sequence[_Piece], keys: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Divides the pieces into runs of at most `room` tokens, as `(first, last + 1)` in order."""
    sums = [0]
    for piece in pieces:
        sums.append(sums[-1] + piece.weight)
    places = {level: [i + 1 for i, piece in enumerate(pieces[:-1]) if piece.level == level] for level in _LEVELS}
    runs: list[tuple[int, int]] = []
    waiting = [(0, len(pieces))]
    while waiting:
        first, last = waiting.pop()
        if sums[last] - sums[first] <= room or last - first == 1:
            runs.append((first, last))
        else:
            bounds = [first, *_best(first, last, sums, keys, places, room), last]
            waiting += reversed(list(pairwise(bounds)))
    return runs


def _best(
    first: int, last: int, sums: Sequence[int], keys: Sequence[int], places: dict[int, list[int]], room: int
) -> list[int]:
    """Where pieces `first` to `last` are divided: at the smallest hash among boundaries of the highest level.

    Both sides keep `LEAST` tokens, and what fits in two chunks is not made three, where such boundaries exist;
    else the boundary nearest to the middle is taken. Text that repeats itself has its smallest hash many times:
    it is filled up from one to the next, so that its chunks repeat as well.
    """
    total = sums[last] - sums[first]
    low = min(LEAST, total // 2)
    high = total - low
    if total <= 2 * room:
        low, high = max(low, total - room), min(high, room)
    level = next(level for level in places if bisect_right(places[level], first) < bisect_left(places[level], last))
    inside = places[level][bisect_right(places[level], first) : bisect_left(places[level], last)]
    candidates = inside[
        bisect_left(inside, sums[first] + low, key=sums.__getitem__) : bisect_right(
            inside, sums[first] + high, key=sums.__getitem__
        )
    ]
    if not candidates:
        return [min(inside, key=lambda place: abs(2 * (sums[place] - sums[first]) - total))]
    smallest = min(keys[place - 1] for place in candidates)
    candidates = [place for place in candidates if keys[place - 1] == smallest]
    cuts: list[int] = []
    begin = first
    for place, following in pairwise([*candidates, last]):
        if sums[following] - sums[begin] > room:
            cuts.append(place)
            begin = place
    return cuts


# --------------------------------------------------------------------------- places


def _locator(section: _Section, text: str, start: int, end: int) -> Locator:
    """From the first block to the last one: lines counted inside a block, rows from the first row."""
    end = start + len(text[start:end].rstrip())
    touched = [span for span in section.spans if span.start < end and span.end > start] or section.spans[-1:]
    first, last = touched[0], touched[-1]
    begins = locating.narrow(
        first.locator, text[first.start : first.end], max(0, start - first.start), first.end - first.start
    )
    ends = locating.narrow(last.locator, text[last.start : last.end], 0, min(end, last.end) - last.start)
    row = next((span.locator["row"] for span in touched if "row" in span.locator), None)
    locator = dict(locating.join(begins if row is None else {**begins, "row": row}, ends))
    if section.path and "heading" not in locator:
        locator["heading"] = section.path[-1]
    return locator
