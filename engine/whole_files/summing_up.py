"""A whole file is read in parts, and each part says its most telling sentences, in the file's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from engine.citing import citing
from engine.embedding import cosines
from engine.jobs import Job
from engine.language_models import prompt
from engine.language_models.llm import GenerationStats
from engine.retrieval.stored_files import StoredFile
from engine.text import orders
from engine.types import AnswerSentence, FileRead, LedgerEntry, Source
from engine.whole_files import summarising
from engine.whole_files.summarising import Candidate, Part
from engine.whole_files.whole_writing import Writing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.language_models.serving import Serving

    Vectors = NDArray[np.float32]
    Embed = Callable[[Sequence[str]], Vectors]

EMBEDDED_AT_ONCE = 16
"""Sentences between two looks at whether to stop."""
KEPT = 400
"""Candidates of a part; of a huge part, the best by what needs no vector."""
PHRASED_TOKENS = 96
"""Of what a model says of one part."""
SYSTEM = (
    "You summarise a part of a document for the person it belongs to. Use only the numbered passages. Say what they say"
    " in one or two short sentences, in their words, with their numbers, dates and names."
)
REQUEST = "Summarise this part of the document in one or two sentences."


@dataclass(slots=True)
class _Read:
    """What was found of one part while it was read."""

    found: list[Candidate] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A model that says in its own words what a part says."""

    serving: Serving

    @property
    def model(self) -> str:
        return self.serving.id

    def phrase(self, job: Job[Any], sources: Sequence[Source]) -> tuple[str, list[AnswerSentence]]:
        """Its words, and each of its sentences judged against the part; of more passages than it has room for it
        reads the first, and none that reads like an order to it."""
        sources = [source for source in sources if not orders.reads_like_one(source.text)]
        if not sources:
            return "", []
        serving = self.serving
        budget = replace(serving.budget, answer=min(PHRASED_TOKENS, serving.budget.answer))
        built = prompt.build(
            serving.template,
            question=REQUEST,
            passages=[prompt.PromptPassage("", source.text) for source in sources],
            budget=budget,
            count=serving.llm.count,
            system=SYSTEM,
        )
        said = serving.llm.generate(
            built.segments, max_tokens=budget.answer, seed=0, stop=built.stop, cancelled=job.cancelled
        )
        words = " ".join("".join(piece for piece in said if not isinstance(piece, GenerationStats)).split())
        judged = [citing.judge(words[start:end], start, sources) for start, end in citing.split_all(words)]
        return words, judged


def sum_up(
    stored: StoredFile,
    writing: Writing,
    embed: Embed,
    job: Job[Any],
    progress: Callable[[float, float], None],
    phrasing: Phrasing | None = None,
    scale: cosines.Scale = cosines.STARTER,
) -> FileRead:
    """Writes what the file says.

    Args:
        embed: unit vectors of a few sentences.
        progress: gets (characters read, characters in all); raises Cancelled to stop.
        phrasing: says the parts in words of its own, where those are supported.
        scale: of the cosines of `embed`.
    """
    name = stored.file.path.name
    if stored.is_table():
        return _sum_up_table(stored, writing, job, progress)
    wanted = summarising.statements(stored.characters)
    parts = summarising.parts(stored.ends, stored.headings, wanted)
    bounds = [(part.first, part.last) for part in parts]
    centroids = stored.centroids(bounds, job.check)
    whole = _unit(sum(centroids[1:], centroids[0]))
    writing.say(f"{name}, read to its end in {_counted(len(parts), 'part')}.")
    said: list[Vectors] = []
    heading = ""
    done = words = 0
    progress(0, stored.characters)
    for n, (part, read, count) in enumerate(_parts(stored, parts, job)):
        words += count
        if n == 0:
            summarising.favour_opening(read.found)
        share = (wanted - len(said)) // (len(parts) - n) if n < len(parts) - 1 else wanted - len(said)
        short = summarising.shortlist(read.found, read.counts)
        vectors = _embedded(embed, [each.text for each in short], job)
        taken = summarising.choose(short, vectors, _unit(centroids[n]), whole, said, max(1, share), scale)
        said += [vectors[i] for i in taken]
        chosen = [short[i] for i in taken]
        if phrasing is None or not _phrased(phrasing, job, stored, part, chosen, writing):
            heading = _state(stored, writing, chosen, heading)
        writing.part_done()
        done = stored.ends[part.last]
        progress(done, stored.characters)
    remark = remarks(stored.file)
    writing.say(f"\n\n{_share(name, words, remark)}")
    return FileRead(stored.file.path, done / stored.characters, words, len(parts), remark)


def _parts(stored: StoredFile, parts: Sequence[Part], job: Job[Any]) -> Iterator[tuple[Part, _Read, int]]:
    """Reads the file once; yields each part, when it is read, with its sentences and its number of words."""
    reads = [_Read() for _ in parts]
    counts = [0] * len(parts)
    at = 0
    for start, text in stored.blocks(job.check):
        here = at
        while here < len(parts) - 1 and stored.ends[parts[here].last] <= start:
            here += 1
        found = summarising.candidates(text, start, stored.heading, reads[here].counts)
        counts[here] += len(text.split())
        for each in found:
            while here < len(parts) - 1 and stored.ends[parts[here].last] <= each.start:
                here += 1
            reads[here].found.append(each)
        if len(reads[here].found) > 2 * KEPT:
            reads[here].found = summarising.shortlist(reads[here].found, reads[here].counts, KEPT)
        while at < here:  # the next block begins later still
            yield parts[at], reads[at], counts[at]
            at += 1
    for last in range(at, len(parts)):
        yield parts[last], reads[last], counts[last]


def _state(stored: StoredFile, writing: Writing, chosen: Sequence[Candidate], heading: str) -> str:
    """Writes statements below their headings; gives the heading that the text now stands under."""
    for each in chosen:
        above = each.heading.rpartition(" > ")[2]
        if above != heading or not writing.sentences:
            writing.say(f"\n\n{above}" if above else "\n")
            heading = above
        writing.say("\n- ")
        writing.state(writing.cite(stored, each.start, each.end))
    return heading


def _phrased(
    phrasing: Phrasing, job: Job[Any], stored: StoredFile, part: Part, chosen: Sequence[Candidate], writing: Writing
) -> bool:
    """Whether the model said something of the part that its text supports; if so it is written.

    It reads the chunks of the sentences that say most, in order.
    """
    if not chosen:
        return False
    sources = list({source.n: source for source in (writing.source(stored, e.start, e.end) for e in chosen)}.values())
    words, judged = phrasing.phrase(job, sources)
    if not any(each.supported for each in judged):
        return False
    heading = stored.heading(stored.starts[part.first]).rpartition(" > ")[2]
    heading = "" if orders.reads_like_one(heading) else heading
    writing.say(f"\n\n{heading}\n" if heading else "\n\n")
    writing.phrase(judged, words)
    return True


def _embedded(embed: Embed, texts: Sequence[str], job: Job[Any]) -> Vectors:
    import numpy as np

    made = []
    for at in range(0, len(texts), EMBEDDED_AT_ONCE):
        job.check()
        made.append(embed(texts[at : at + EMBEDDED_AT_ONCE]))
    return np.concatenate(made) if made else np.empty((0, 1), np.float32)


def _unit(vector: Vectors) -> Vectors:
    import numpy as np

    return vector / max(float(np.linalg.norm(vector)), 1e-9)


# --------------------------------------------------------------------------- tables


def _sum_up_table(
    stored: StoredFile, writing: Writing, job: Job[Any], progress: Callable[[float, float], None]
) -> FileRead:
    """A table is not summed up by sentences: its sheets, how many lines each has, its head and rows from all over."""
    sheets: dict[str, list[Candidate]] = {}
    done = words = 0
    for start, text in stored.blocks(job.check):
        at = start
        for line in text.splitlines(keepends=True):
            bare = line.strip()
            begin = at + len(line) - len(line.lstrip())
            at += len(line)
            sheet = stored.headings[stored.ordinal(begin)]
            if bare and bare != sheet:
                sheets.setdefault(sheet, []).append(Candidate(bare, begin, begin + len(bare), sheet, 0.0, opens=False))
        words += len(text.split())
        done = start + len(text)
        progress(done, stored.characters)
    writing.say(f"{stored.file.path.name}, read to its end: {_counted(len(sheets), 'table')}.")
    each_shows = max(summarising.FEWEST, summarising.MOST // max(1, len(sheets)))
    for sheet, lines in list(sheets.items())[: summarising.MOST]:
        plain = [row for row in lines if not orders.reads_like_one(row.text)]
        shown = [plain[i] for i in summarising.rows_shown(plain, each_shows)]
        told = "all of them" if len(shown) == len(lines) else "the first, the last and some between"
        named = f"{sheet}: " if sheet and not orders.reads_like_one(sheet) else ""
        writing.say(f"\n\n{named}{_counted(len(lines), 'line')}, {told}:")
        for row in shown:
            writing.say("\n- ")
            writing.state(writing.cite(stored, row.start, row.end))
        writing.part_done()
    remark = remarks(stored.file)
    writing.say(f"\n\n{_share(stored.file.path.name, words, remark)}")
    return FileRead(stored.file.path, done / stored.characters, words, len(sheets), remark)


# --------------------------------------------------------------------------- how much was read


def remarks(file: LedgerEntry) -> str:
    """What is known to be missing in the stored text of a file."""
    if file.state == "waiting":
        return "it has changed since it was read, and waits to be read again"
    return file.reason


def _share(name: str, words: int, remark: str) -> str:
    return f"Read: 100 % of the text of {name}, {_counted(words, 'word')}" + (f" ({remark})." if remark else ".")


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
