"""Whole files: pairs with known edits, summaries of long real documents, and a file of five megabytes.

An edit counts as found if it is told with its kind and with both sides to the letter; everything else that is told is
invented. The texts are those of SQuAD's articles, edited by a seeded hand.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from engine.core import Engine
from engine.errors import Cancelled
from engine.text import sentences
from engine.types import Answer, Event, Progress
from tests.bench import ground
from tests.bench.ground import CountingEmbedder, data, index_reader, scratch, size
from tests.bench.rows import Row, at_least, at_most

PARAGRAPHS = 16
EDITS = 8
APART = 2  # sentences between two edits, so that each is one statement of its own
HUGE = 5_000_000  # characters
_WHOLE = re.compile(r".{40,}[a-z)]\.")  # after which another sentence is one of its own
_NUMBER = re.compile(r"\b\d{2,4}\b")
_LONG_WORD = re.compile(r"\b[a-z]{6,}\b")

Edit = tuple[str, str, str]


def run() -> Iterator[Row]:
    yield from _differences()
    yield from _summaries()
    yield from _huge()


# --------------------------------------------------------------------------- known edits


@dataclass(frozen=True, slots=True)
class Pair:
    before: str
    after: str
    edits: frozenset[Edit]


def pair(article: str, donor: str, seed: int) -> Pair:
    """An article's beginning and an edited copy: a number, a word, a sentence more, one fewer, a paragraph moved."""
    rng = random.Random(seed)
    paragraphs = [_statements(block) for block in article.split("\n\n")[1:] if block[:1].isalnum()][:PARAGRAPHS]
    spare = [
        said
        for block in donor.split("\n\n")[1:]
        for said in _statements(block)
        if 60 < len(said) < 200 and _WHOLE.fullmatch(said)
    ]
    edited = [list(block) for block in paragraphs]
    places = [(i, j) for i, block in enumerate(paragraphs) for j in range(len(block))]
    once = [said for block in paragraphs for said in block]
    rng.shuffle(places)
    edits: set[Edit] = set()
    taken: list[tuple[int, int]] = []
    for i, j in places:
        if len(taken) == EDITS:
            break
        said = paragraphs[i][j]
        if any(i == a and abs(j - b) <= APART for a, b in taken) or once.count(said) > 1 or not _WHOLE.fullmatch(said):
            continue
        kind = ("number", "word", "added", "removed")[len(taken) % 4]
        if kind == "removed":
            edited[i][j] = ""
            edits.add(("removed", said, ""))
        elif kind == "added":
            new = spare.pop(rng.randrange(len(spare)))
            edited[i][j] = f"{said} {new}"
            edits.add(("added", "", new))
        else:
            new = _changed(said, kind, rng)
            if new == said:
                continue
            edited[i][j] = new
            edits.add(("changed", said, new))
        taken.append((i, j))
    moved = [*edited[1:-2], edited[-1], edited[-2]]
    after = [edited[0], *moved]
    return Pair(_text(paragraphs), _text(after), frozenset(edits))


def _statements(block: str) -> list[str]:
    return [" ".join(block[start:end].split()) for start, end in sentences.split(block)]


def _changed(said: str, kind: str, rng: random.Random) -> str:
    pattern = _NUMBER if kind == "number" else _LONG_WORD
    found = list(pattern.finditer(said))
    if not found:
        return said
    match = rng.choice(found)
    new = str(int(match.group()) + rng.randint(1, 9)) if kind == "number" else "carefully"
    return said[: match.start()] + new + said[match.end() :]


def _text(paragraphs: list[list[str]]) -> str:
    return "# Report\n\n" + "\n\n".join(" ".join(filter(None, block)) for block in paragraphs) + "\n"


def _differences() -> Iterator[Row]:
    articles = sorted((data("squad") / "folder").glob("*.md"))
    # Without zero-width spaces, which no reader keeps: what is edited must be what is stored.
    texts = [article.read_text(encoding="utf-8").replace("\u200b", "") for article in articles]
    count = size(12, 3)
    pairs = [pair(texts[n], texts[-n - 1], seed=n) for n in range(count)]
    found = wanted = told = right = 0
    with scratch() as place, ground.engine(place) as alcove:
        folder = place / "files"
        folder.mkdir()
        for n, each in enumerate(pairs):
            (folder / f"report-{n}-2023.md").write_text(each.before, encoding="utf-8")
            (folder / f"report-{n}-2025.md").write_text(each.after, encoding="utf-8")
        alcove.add_folder(folder)
        alcove.index().result()
        for n, each in enumerate(pairs):
            answer = alcove.ask(f"What changed between report-{n}-2023.md and report-{n}-2025.md?").result()
            edits = _told(answer)
            found += len(edits & each.edits)
            wanted += len(each.edits)
            told += len(answer.changes)
            right += sum(edit in each.edits for edit in edits)
            for edit in sorted(edits ^ each.edits):
                print(f"pair {n}: {'missed' if edit in each.edits else 'invented'} {edit}")
    note = f"{count} pairs, {wanted} edits, {told} told"
    yield at_least("known edits between two editions that are told", found / wanted, 1.0, note=note)
    yield at_least("differences told that are edits", right / max(1, told), 1.0)


def _told(answer: Answer) -> set[Edit]:
    return {
        (
            change.kind,
            " ".join(change.before.text.split()) if change.before else "",
            " ".join(change.after.text.split()) if change.after else "",
        )
        for change in answer.changes
    }


# --------------------------------------------------------------------------- long real documents


def _summaries() -> Iterator[Row]:
    chosen = _documents(size(10, 3))
    spread = exact = statements = 0
    seconds: list[float] = []
    with scratch() as place, ground.engine(place) as alcove:
        folder = place / "files"
        folder.mkdir()
        for file in chosen:
            (folder / file.name).write_bytes(file.read_bytes())
        alcove.add_folder(folder)
        alcove.index().result()
        for file in chosen:
            begun = time.perf_counter()
            answer = alcove.ask(f"Summarise {file.name}").result()
            seconds.append(time.perf_counter() - begun)
            text = _stored(alcove, folder / file.name)
            starts = [citation.start for sentence in answer.sentences for citation in sentence.citations]
            spread += {3 * start // len(text) for start in starts} == {0, 1, 2}
            statements += len(answer.sentences)
            exact += sum(_word_for_word(answer, text, n) for n in range(len(answer.sentences)))
    note = f"{statements} statements of {len(chosen)} PEPs and chapters of the Rust book; {max(seconds):.1f} s at most"
    yield at_least("summaries that draw on each third of their file", spread / len(chosen), 1.0, note=note)
    yield at_least("statements that stand in their file word for word", exact / max(1, statements), 1.0)


def _documents(count: int) -> list[Path]:
    files = [*data("kb/peps").rglob("pep-*.rst"), *data("kb/rust-book").rglob("ch*.md")]
    long = sorted((file for file in files if file.stat().st_size > 8_000), key=lambda file: file.name)
    rng = random.Random(11)
    peps = [file for file in long if file.suffix == ".rst"]
    chapters = [file for file in long if file.suffix == ".md"]
    return rng.sample(peps, count - count // 2) + rng.sample(chapters, count // 2)


def _stored(alcove: Engine, path: Path) -> str:
    with index_reader(alcove) as reader:
        return "".join(each.text for each in reader.document(path))


def _word_for_word(answer: Answer, text: str, n: int) -> bool:
    sentence = answer.sentences[n]
    return sentence.supported and all(
        text[citation.start : citation.end] == citation.text and " ".join(citation.text.split()) == sentence.text
        for citation in sentence.citations
    )


# --------------------------------------------------------------------------- a huge file


def _huge() -> Iterator[Row]:
    characters = size(HUGE, 300_000)
    peak = [0]

    def watch(event: Event) -> None:
        if isinstance(event, Progress):
            peak[0] = max(peak[0], psutil.Process().memory_info().rss)

    with scratch() as place:
        folder = place / "files"
        folder.mkdir()
        notes = [note for note, _ in zip(ground.notes(5_000), range(characters // 5_000), strict=False)]
        text = "\n\n".join(f"## Note {n}\n\n{note}" for n, note in enumerate(notes))
        (folder / "collected-notes.md").write_text(text, encoding="utf-8")
        (folder / "collected-notes-2.md").write_text(text.replace("significant", "notable"), encoding="utf-8")
        with ground.engine(place, embedder=CountingEmbedder(place, blank=True), emit=watch) as alcove:
            alcove.add_folder(folder)
            alcove.index().result()
            peak[0] = 0
            before = psutil.Process().memory_info().rss
            asked = "Summarise collected-notes.md", "What changed between collected-notes.md and collected-notes-2.md?"
            for question, bar in zip(asked, (30.0, 90.0), strict=True):
                begun = time.perf_counter()
                answer = alcove.ask(question).result()
                took = time.perf_counter() - begun
                read = sum(file.share for file in answer.read) / len(answer.read)
                note = f"{len(text) / 1e6:.1f} MB, {read:.0%} read, {len(answer.sentences)} statements"
                yield at_most(question, took, bar, unit=" s", note=note)
            growth = max(0, peak[0] - before) / 1e6
            yield at_most("memory that this took, beyond what indexing held", growth, 400, unit=" MB")
            yield at_most(
                "longest wait for a stop, of 8 stops on the way", max(_stops(alcove, asked[1], took)), 0.3, unit=" s"
            )


def _stops(alcove: Engine, question: str, took: float) -> Iterator[float]:
    for n in range(8):
        job = alcove.ask(question)
        try:
            job.result(timeout=(n + 0.5) / 8 * took)
        except TimeoutError:
            begun = time.perf_counter()
            job.cancel()
            try:
                job.result()
            except Cancelled:
                yield time.perf_counter() - begun
    yield 0.0
