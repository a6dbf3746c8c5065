"""The frozen values that cross a boundary: between modules, processes and faces.

Offsets `start` and `end` always count Unicode code points; the text they belong to is named at each field.
Times are seconds since 1970 unless the name says otherwise (`_ns`, `_ms`). Scores are higher-is-better.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

# --------------------------------------------------------------------------- documents

Locator = Mapping[str, int | str]
"""Where a span stands in its file, in the words of that file's format.

Keys used: `page`, `line_start`, `line_end`, `slide`, `sheet`, `row`, `row_end`, `cell`, `heading`, `part`;
numbers count from 1.
"""

SpanKind = Literal["heading", "paragraph", "row", "code", "note"]


@dataclass(frozen=True, slots=True)
class Span:
    """One block of a document: a heading, a paragraph, a table row, a block of code, a note.

    `start` and `end` are offsets in `Document.text`. `level` is 1 to 6 for a heading and 0 otherwise.
    """

    start: int
    end: int
    kind: SpanKind
    locator: Locator
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: one text, and the blocks in it that know their place.

    Spans are in order and do not overlap; only white space lies between them. `title` comes from the
    content, never from the file's name, and is empty if the content has none. `flags` are short
    remarks for the ledger, such as "hidden text left out: 1 place" or "page 3 has no text".
    """

    text: str
    spans: tuple[Span, ...]
    title: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document as it is embedded and searched.

    Chunks of a document follow each other without a gap, so their texts joined are the document's text.
    `context` is title > heading path; it is embedded and searched with the text, and is not part of it.
    `tokens` counts context and text together in the embedder's tokens.
    """

    start: int
    end: int
    text: str
    context: str
    locator: Locator
    tokens: int

    @property
    def embedded_text(self) -> str:
        """What the embedder and the keyword index read."""
        return f"{self.context}\n{self.text.strip()}" if self.context else self.text.strip()


# --------------------------------------------------------------------------- folders and files

FolderState = Literal["ready", "offline"]
FileStateName = Literal["indexed", "waiting", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder the person pointed at, with the counts of its ledger."""

    id: int
    path: Path
    state: FolderState
    files: int = 0
    indexed: int = 0
    waiting: int = 0
    skipped: int = 0
    failed: int = 0
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileState:
    """One row of the coverage ledger. `reason` says why a file is skipped or failed, or is a remark."""

    path: Path
    state: FileStateName
    reason: str
    chunks: int
    updated: float


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A file as the index knows it, without opening it.

    `id` is the index's own, `relative` within its folder, `title` from the content, `size` in bytes, `modified` in
    seconds since 1970. `left_out` tells that rules or its kind keep it out on purpose: it counts for no file.
    """

    id: int
    path: Path
    relative: Path
    extension: str
    state: FileStateName
    reason: str
    title: str
    size: int
    modified: float
    sha256: str
    chunks: int

    @property
    def left_out(self) -> bool:
        return self.state == "skipped" and self.reason.startswith("ignored")


@dataclass(frozen=True, slots=True)
class Status:
    """The coverage ledger in one line."""

    files: int
    indexed: int
    waiting: int
    skipped: int
    failed: int
    chunks: int
    embedder: str
    index_bytes: int
    paused: bool = False
    next_embedder: str = ""  # of the index that is being built beside the one that answers
    quiet_until: str = ""  # when the quiet hours end, as "06:00"; empty outside of them


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one index run did. Files are counted once each; chunks are embedded or reused."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    deleted: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    chunks_embedded: int = 0
    chunks_reused: int = 0
    seconds: float = 0.0


# --------------------------------------------------------------------------- retrieval

SearchMode = Literal["hybrid", "vector", "keyword"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to. `within` is a file or folder; `extensions` are lower case, no dot."""

    within: tuple[Path, ...] = ()
    extensions: tuple[str, ...] = ()
    since: float | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stored chunk at one of its places. `text` is exactly the chunk, trailing white space included.

    `passage` names the deduplicated (context, text) that holds the vector; `ordinal` counts the chunks of
    a file from 0. `start` and `end` are offsets in the file's extracted text.
    """

    passage: int
    file: int
    ordinal: int
    start: int
    end: int
    path: Path
    title: str
    locator: Locator
    text: str
    context: str
    sha256: str
    modified: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A found piece of a file: one chunk, or several neighbours merged.

    `text` is exactly `document text[start:end]`. `sha256` is of the file's bytes when it was read.
    `keyword` and `vector` are the two halves' own scores (None where that half did not see it).
    """

    rank: int
    score: float
    path: Path
    title: str
    locator: Locator
    text: str
    start: int
    end: int
    sha256: str = ""
    modified: float = 0.0
    context: str = ""
    keyword: float | None = None
    vector: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    query: str
    mode: SearchMode
    took_ms: float
    results: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One to three sentences of a file, word for word: `text` is `document text[start:end]`."""

    text: str
    path: Path
    locator: Locator
    start: int
    end: int
    score: float
    source: int = 0  # number of the Source it lies in, counted from 1; 0 if in none


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that an answer may cite, numbered from 1 within that answer."""

    n: int
    path: Path
    sha256: str
    locator: Locator
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words in a source that support a sentence: `text` is `document text[start:end]`."""

    source: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence of an answer. `start` and `end` count in `Answer.answer`."""

    text: str
    start: int
    end: int
    supported: bool
    citations: tuple[Citation, ...] = ()


AnswerMethod = Literal["documents", "quotes", "ledger", "table", "whole-file", "model"]


ChangeKind = Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that differs between two files, with its words in each; None where it is not.

    `facts` says that a number or a date is another one. `words` are the replaced pieces, (before, after).
    """

    kind: ChangeKind
    before: Citation | None
    after: Citation | None
    facts: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read for an answer: `share` (0..1) of the text that is stored of it, in so many parts.

    `remark` says what of the file is not in that text, such as "page 3 has no text"; empty if nothing is known to
    be missing.
    """

    path: Path
    share: float
    words: int
    parts: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds from the question. `cached_tokens` of `prompt_tokens` were not read again."""

    retrieve_ms: float = 0.0
    quotes_ms: float = 0.0
    ttft_ms: float | None = None
    prompt_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    tokens_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """What one file says where files differ.

    Attributes:
        value: what it gives for what was asked, as it stands there.
        path: the file; `text` is its sentence, at `start` to `end` of its text.
        date: of the file (ISO, as far as it is known: "2025" or "2025-02-03").
        origin: where the date is from: the file's "text", its "name", or when it was last changed ("modified").
    """

    value: str
    path: Path
    date: str
    origin: str
    text: str
    start: int
    end: int
    locator: Locator = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Files that give different values for what was asked; the newest first."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What `ask` gives.

    `method` "quotes": `answer` is made of the documents' own sentences, and `model_answer`, if a model
    ran, holds the model's words (its sentences in `model_sentences`, offsets counted in it).
    """

    answer: str
    refused: bool
    why: str
    method: AnswerMethod
    sentences: tuple[AnswerSentence, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    looked_at: int
    total: int
    standalone_query: str
    chat: str
    model: str | None
    adapter: str | None
    timings: Timings
    model_answer: str = ""
    model_sentences: tuple[AnswerSentence, ...] = ()
    probability: float | None = None  # of a label, answered by a skill that classifies
    relevance: float | None = None  # how much the files speak to the question, 0..1; None if they were not searched
    threshold: float | None = None  # the relevance below which nothing in the files answers
    query: str = ""  # SQL that a table was asked with
    read: tuple[FileRead, ...] = ()  # files that were read to their end ("whole-file")
    changes: tuple[Change, ...] = ()  # between the two files of `read`, the older first
    conflicts: tuple[Conflict, ...] = ()
    notice: str = ""  # what limits this answer, such as a language that the embedder does not know


# --------------------------------------------------------------------------- a cited file, looked at

FileNow = Literal["same", "changed", "moved", "gone", "away"]
"""What has become of a file since it was read; "away": its disk is not connected, or it may not be read."""


@dataclass(frozen=True, slots=True)
class FileToday:
    """What has become of a file, and where it lies today if it was moved."""

    now: FileNow
    path: Path


TextForm = Literal["prose", "markdown", "code", "table"]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is shown: `pixels` are rows of blue, green, red and an unused byte.

    `page` is counted from 1. `boxes` are left, top, right and bottom of the marked words, in pixels.
    """

    page: int
    pages: int
    width: int
    height: int
    pixels: bytes
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of a file. A row has a cell for each of `names`: its text, and where it stands in the document's."""

    names: tuple[str, ...]
    rows: tuple[tuple[tuple[str, int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stretch of a file's stored text: `text` is `document text[start:start + len(text)]`, of so many `characters`.

    `sha256` is of the file's bytes when it was read. `headings` are spans of `text`, the lines that the index knows
    as headings. `line` is the number of its first line in the file, 0 where lines do not count. `locator` is of the
    words in question, `table` the one that they belong to, whole, if it can be rebuilt.
    """

    text: str
    start: int
    characters: int
    form: TextForm
    headings: tuple[tuple[int, int], ...] = ()
    sha256: str = ""
    line: int = 0
    locator: Locator = field(default_factory=dict, hash=False)
    table: StoredTable | None = None


# --------------------------------------------------------------------------- why a search found what it found

Fate = Literal["used", "merged", "over-budget", "not-offered", "below-cut"]
"""What became of a candidate: given to whoever answers; made one passage with its neighbour in the file; left out of
the prompt for its length, or because the model is given fewer; or not among the best."""


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A word of the question, the number of passages that hold it, and whether keyword search looked for it."""

    word: str
    count: int
    searched: bool


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """A chunk that either half of the search offered.

    Attributes:
        rank, score: in the fusion, which adds up `keyword_part`, `vector_part` and `name_part`.
        keyword, vector: the halves' own scores: bm25, cosine; None where keyword search did not find it.
        keyword_rank, vector_rank: None where that half did not offer it.
        source: number of the passage that it became or went into; 0 if none.
        why: its fate in words.
    """

    rank: int
    score: float
    path: Path
    title: str
    locator: Locator
    text: str
    start: int
    end: int
    keyword: float | None
    keyword_rank: int | None
    vector: float | None
    vector_rank: int | None
    keyword_part: float
    vector_part: float
    name_part: float
    source: int
    fate: Fate
    why: str


@dataclass(frozen=True, slots=True)
class ExplainedQuote:
    """A quote with the figures, each 0 to 1, that its score is the weighted sum of."""

    quote: Quote
    figures: Mapping[str, float] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a question finds what it finds, as `ask` would search: each half, their fusion, the cut, the quotes.

    Attributes:
        keyword_weight, vector_weight: of the halves in the fusion; the vector half counts less where its best is far.
        hits: every candidate, best first; `passages`: what they became, numbered as the sources of an answer.
        weights: of the quotes' figures.
        refused: `relevance` is below `threshold`, and no model is asked.
        model: that would answer, or None; `model_note` says why its prompt is not known.
        prompt_tokens: of the prompt that it would be given; `budget_tokens`: for passages. 0 where not known.
    """

    query: str
    took_ms: float
    terms: tuple[ExplainedTerm, ...]
    keyword_weight: float
    vector_weight: float
    hits: tuple[ExplainedHit, ...]
    passages: tuple[Passage, ...]
    quotes: tuple[ExplainedQuote, ...]
    weights: Mapping[str, float] = field(hash=False)
    relevance: float
    threshold: float
    refused: bool
    model: str | None = None
    model_note: str = ""
    prompt_tokens: int = 0
    budget_tokens: int = 0


# --------------------------------------------------------------------------- chats and models


ChatFormat = Literal["markdown", "html"]


@dataclass(frozen=True, slots=True)
class ChatInfo:
    id: str
    title: str
    turns: int
    updated: float
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ChatChoices:
    """What a chat's next question is asked with: from documents or not, limited to what, by which model.

    `model` is an id; None is the one in use. (The skill of a chat is kept by `Engine.ask` itself.)
    """

    documents: bool = True
    model: str | None = None
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Turn:
    """A stored question with its answer, whole: it refers to no row of any index."""

    question: str
    answer: Answer
    created: float


ModelKind = Literal["chat", "embedder"]
ModelOwner = Literal["profile", "package", "elsewhere"]


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A local model, or one variant of it. `backend` says what runs it here, and why not a faster one.

    Attributes:
        owner: whose the file is: the "profile"'s, the installed "package"'s, or it is used "elsewhere", in place.
            Only the profile's files are deleted when the model is removed.
        context: tokens it was trained to read at most; 0 if it is not known.
        memory_bytes: what it needs with the context of the settings.
        prompt_tokens_per_s, tokens_per_s: reading and writing, as measured here; None if it was not.
        agreement: of a tuned variant, the share of places where it answers as the file it was made from.
        variant_of: id of the model that it was made from.
        gpu_layers: layers on the GPU, of `layers`; None if it is not in memory now.
        why_not: why the file is no use any more; empty if it is sound.
    """

    id: str
    kind: ModelKind
    path: Path
    bytes: int
    sha256: str
    quant: str
    license: str
    in_use: bool
    backend: str
    owner: ModelOwner = "profile"
    context: int = 0
    memory_bytes: int = 0
    prompt_tokens_per_s: float | None = None
    tokens_per_s: float | None = None
    agreement: float | None = None
    variant_of: str = ""
    gpu_layers: int | None = None
    layers: int = 0
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A GGUF file that another program keeps. Only its header was read.

    Attributes:
        name: as that program calls it.
        why_not: why it cannot answer here; empty if it can.
        known_as: id of the model that uses this very file already, or "".
    """

    program: str
    name: str
    path: Path
    bytes: int
    quant: str
    context: int
    license: str
    why_not: str = ""
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """A model of the catalogue. How large it is and what its hash is, only the hub can say.

    Attributes:
        here: whether it is on this computer.
        part_bytes: what a download that was stopped has left; the next one goes on from there.
    """

    id: str
    name: str
    repository: str
    file: str
    license: str
    here: bool = False
    part_bytes: int = 0


@dataclass(frozen=True, slots=True)
class HubAnswer:
    """What the hub says of a model of the catalogue, beside what this computer has room for, in bytes.

    Attributes:
        memory_bytes: what it needs at least: its file and the buffers of the computation.
        tokens_per_s: an estimate from what was measured of another model here, by size; None without one.
    """

    model: str
    url: str
    bytes: int
    sha256: str
    memory_bytes: int
    memory_free: int
    disk_free: int
    tokens_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class DoctorReport:
    ok: bool
    digest: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection that was opened, as it was logged then. `bytes` received; None where a child opened it."""

    when: float
    host: str
    purpose: str
    outcome: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What the person made is now, or was, in `file`. `kept`: after restoring, what was there before."""

    file: Path
    bytes: int
    kept: Path | None = None


# --------------------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class FolderChanged:
    """A folder was added, removed, relinked, went offline or came back."""

    folder: int


@dataclass(frozen=True, slots=True)
class FileChanged:
    """The index now agrees with this change. `ms_since_change` counts from the file's own time stamp."""

    event: Literal["indexed", "deleted", "moved", "skipped", "failed"]
    path: Path
    ms_since_change: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """Files done of files known, with an estimate of the time left (None while unknown)."""

    done: int
    total: int
    chunks_embedded: int
    seconds_left: float | None
    paused: bool = False
    job: str = ""


@dataclass(frozen=True, slots=True)
class Resting:
    """Indexing rests, for the quiet hours, until this time of the day ("06:00"); empty: it goes on."""

    until: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup took the place of all that was here: whatever is shown is to be read again."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The best sentences for a question, before any token."""

    job: str
    quotes: tuple[Quote, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class Sources:
    job: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the model's text, never cut inside a character."""

    job: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence of the answer, judged. Offsets count in the text streamed so far."""

    job: str
    sentence: AnswerSentence


@dataclass(frozen=True, slots=True)
class AnswerDone:
    job: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class ModelChanged:
    """A model was added, removed, chosen, or its process changed state ("loading", "ready", "stopped")."""

    model: str
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of any other job that takes over a second; `total` 0 and `seconds_left` None mean unknown."""

    job: str
    label: str
    done: float
    total: float
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that stops nothing. `level` "error" comes with a hint."""

    level: Literal["info", "warning", "error"]
    message: str
    hint: str = ""
    job: str = ""


# --------------------------------------------------------------------------- measuring


@dataclass(frozen=True, slots=True)
class EvalPassage:
    """A passage that a measured question was answered from. `right`: it holds what was wanted."""

    name: str
    locator: Locator
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class EvalCase:
    """One question of a measurement: what was wanted, what came, and from where.

    Attributes:
        kind: of the question, `type`: of the file that answers it (its extension); "" where not known.
        score: 0 to 1; the worst cases are those with the lowest.
        why: what went wrong, in words; "" if nothing did.
        given: the answer, or for a ranking the titles that came first.
        figures: what was measured of it, by name.
    """

    question: str
    kind: str
    type: str
    score: float
    why: str
    wanted: tuple[str, ...]
    given: str
    passages: tuple[EvalPassage, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """What `eval retrieval` measured; each mapping of figures is by mode.

    `by_kind` counts queries that say their kind, `by_type` those of whose relevant documents one says its type.
    `cases` are all queries, the worst by hybrid search first; only the whole has them.
    """

    ndcg_10: Mapping[str, float] = field(default_factory=dict)
    recall_10: Mapping[str, float] = field(default_factory=dict)
    mrr_10: Mapping[str, float] = field(default_factory=dict)
    queries: int = 0
    by_kind: Mapping[str, RetrievalScores] = field(default_factory=dict)
    by_type: Mapping[str, RetrievalScores] = field(default_factory=dict)
    cases: tuple[EvalCase, ...] = ()


# --------------------------------------------------------------------------- examples and skills

ExampleKind = Literal["classify", "answer", "rewrite", "free"]
ExampleSource = Literal["typed", "imported", "correction"]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled example. `id` 0 means that it is not stored.

    `set_aside` says why it is not trained on; empty if it is. `origin` tells where it came from: the file and
    row of an import, or the chat and the answer that was corrected.
    """

    instruction: str
    input: str
    output: str
    passages: tuple[str, ...] = ()
    source: ExampleSource = "typed"
    dataset: str = ""
    set_aside: str = ""
    id: int = 0
    origin: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The examples of one skill, counted; `why_not` they are not enough to be trained on yet, if so."""

    name: str
    kind: ExampleKind
    examples: int
    set_aside: int
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is not trained on. `row` counts from 1 in the file, or is the id of a stored example."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do, before anything is kept.

    Attributes:
        format: what the file was taken for, in words, e.g. "CSV" or "JSON Lines, chats".
        names: the columns that the file has.
        columns: which of them is taken for what: "instruction", "input", "output", "passages" -> a name; where
            a file needs no choice (chats), empty.
        examples: the first of those that the file holds, set-aside ones included.
        rows: of the file, empty ones not counted.
        set_aside: rows that would not be trained on.
        kind: guessed from the examples.
        why_not: they alone are not enough to be trained on, if so.
    """

    format: str
    names: tuple[str, ...]
    columns: Mapping[str, str]
    examples: tuple[Example, ...]
    rows: int
    set_aside: tuple[SetAside, ...]
    kind: ExampleKind
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`imported` examples can be trained on; each of the other rows of the file is in `set_aside`.

    `format` and `columns` are as in `ImportPreview`.
    """

    imported: int
    set_aside: tuple[SetAside, ...]
    format: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AdapterInfo:
    """A skill that a model was taught. `card` holds everything known of its making (see `engine.adapters`).

    `parity` is the share of answer places on which the serving runtime agrees with the trainer, by the id of
    the model's variant. `active` means that answers use it unless something else is said.
    """

    id: str
    name: str
    kind: ExampleKind
    instruction: str
    labels: tuple[str, ...]
    model_sha256: str
    data_sha256: str
    scores: Mapping[str, float]
    parity: Mapping[str, float]
    active: bool
    accepted: bool
    why: str
    created: float
    card: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SkillAnswer:
    """What a skill answers. `probability` is None unless it classifies, where an empty text means: none of these.

    `ms` is the time it took, reading the prompt included.
    """

    text: str
    probability: float | None
    prompt_tokens: int = 0
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class ApplyReport:
    """A skill was put to work: of all rows, `done` have an answer and `failed` an error in its place."""

    rows: int
    done: int
    failed: int
    out: Path


@dataclass(frozen=True, slots=True)
class TuneRequest:
    """What is to be trained. Everything may be left to Alcove.

    Attributes:
        dataset: which examples; empty: the only ones there are.
        name: of the adapter; empty: the dataset's.
        kind: None guesses it from the examples.
        device: "auto", "cpu", "cuda", "xpu" or "mps".
        holdout: share of the examples that is held out, or a file of examples to hold out instead; None: 0.2.
        again: id of an adapter whose training is to be repeated, with its very examples and settings.
        model: id of the model to teach; None: the one in use. A folder in Hugging Face's layout will do too.
        settings: choices that replace the planned ones, by the names of `trainjob.TrainSettings`.
        none_below: of a classifier: where the likeliest label is less probable, it answers "none of these".
    """

    dataset: str = ""
    name: str = ""
    kind: ExampleKind | None = None
    device: str = "auto"
    holdout: float | Path | None = None
    again: str = ""
    model: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    none_below: float = 0.0


@dataclass(frozen=True, slots=True)
class TrainerStatus:
    """The Python that trains, or what it would take to set one up.

    Attributes:
        kind: "setting", "here" or "managed"; empty if there is none.
        device: what a managed one trains on: "cpu", "cuda", "rocm" or "mps".
        note: why it is not made for a faster device of this machine.
        packages, download_bytes, disk_bytes: what setting one up would fetch and keep.
        why_not: why there is none; `hint` says what to do.
    """

    kind: str = ""
    python: Path | None = None
    device: str = ""
    note: str = ""
    packages: int = 0
    download_bytes: int = 0
    disk_bytes: int = 0
    why_not: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TrainPlan:
    """What a run would do, before it does it. `seconds` is the whole click: training and both gates.

    Attributes:
        settings: by the names of `trainjob.TrainSettings`.
        reasons: why a setting is as it is, by its name.
        why_not: why this cannot be trained here; empty if it can.
    """

    dataset: str
    kind: ExampleKind
    train: int
    heldout: int
    set_aside: tuple[SetAside, ...]
    settings: Mapping[str, Any]
    reasons: Mapping[str, str]
    tokens: int
    seconds: float
    memory_bytes: int
    memory_free: int
    why_not: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """`metric` is "accuracy", "token_f1" or "chrf", all from 0 to 1; `details` holds further measures by name."""

    score: float
    metric: str
    details: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A held-out example as the base and as the tuned model answer it, with each answer's score."""

    input: str
    wanted: str
    base: str
    tuned: str
    base_score: float
    tuned_score: float


@dataclass(frozen=True, slots=True)
class TuneReport:
    """The end of a training run: both gates and what follows from them.

    `interval` is of tuned - base over the held-out examples, 95 %. `parity` is the share of answer places on
    which the model as it is served agrees with the trainer.
    """

    adapter: str
    base: Score
    tuned: Score
    interval: tuple[float, float]
    parity: float
    accepted: bool
    why: str
    seconds: float
    rows: tuple[BeforeAfter, ...] = ()


# --------------------------------------------------------------------------- comparing

CompareMode = Literal["base", "base+documents", "tuned", "tuned+documents"]


@dataclass(frozen=True, slots=True)
class ModeScore:
    """How well and how dearly one way of answering does on the examples of a comparison.

    Attributes:
        score: None if this way could not run; `why` then says why.
        score_interval: of `score`, 95 %.
        interval: of the gain in score over "base" on the same examples, 95 %; None for "base" itself.
        p50_ms: median milliseconds an answer, looking up passages included.
        prompt_tokens: mean of a prompt.
        n: examples the score is a mean of.
        why: what should be known of this figure, or why there is none.
        details: further measures by name, as of `Score`.
    """

    mode: CompareMode
    score: float | None
    metric: str
    p50_ms: float | None = None
    prompt_tokens: float | None = None
    n: int = 0
    score_interval: tuple[float, float] | None = None
    interval: tuple[float, float] | None = None
    why: str = ""
    details: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same examples answered four ways, and which way is worth it.

    Attributes:
        recommend: the mode to use; `why` gives the reason in a few sentences.
        adapter: id of the skill that was compared; empty if there was none.
        training_seconds: what making it took; None without one.
        files, index_bytes: size of the index that documents were looked up in; 0 without one.
        changed_lately: files among them that changed in the last month.
        held: share of the wanted answers found word for word in the passages that were put; None without passages.
    """

    rows: tuple[ModeScore, ...]
    recommend: CompareMode
    why: str
    kind: ExampleKind
    examples: int
    adapter: str = ""
    training_seconds: float | None = None
    files: int = 0
    index_bytes: int = 0
    changed_lately: int = 0
    held: float | None = None


@dataclass(frozen=True, slots=True)
class UnfinishedRun:
    """A training run that was stopped, or whose process or computer was: it can go on."""

    id: str
    name: str
    dataset: str
    step: int
    steps: int
    begun: float


@dataclass(frozen=True, slots=True)
class TrainStarted:
    """Training begins, or goes on behind `step` of `steps`; `parameters` are trained."""

    job: str
    step: int
    steps: int
    parameters: int
    device: str
    backend: str


@dataclass(frozen=True, slots=True)
class TrainStep:
    """One step of training; `seconds_left` counts to the end of training, without the gates."""

    job: str
    step: int
    steps: int
    loss: float
    learning_rate: float
    tokens_per_s: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class HeldOutLoss:
    """Loss on the held-out examples after `step` steps; `best` if it is the lowest so far."""

    job: str
    step: int
    loss: float
    best: bool


@dataclass(frozen=True, slots=True)
class TrainSaved:
    """A checkpoint is on the disk: what was learnt in `step` steps outlives a crash."""

    job: str
    step: int


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """What the model answers to a held-out example in the midst of training."""

    job: str
    step: int
    input: str
    wanted: str
    answer: str


@dataclass(frozen=True, slots=True)
class TrainDone:
    """A training run is over; `adapter` is its id."""

    job: str
    adapter: str
    accepted: bool
    why: str


@dataclass(frozen=True, slots=True)
class ExamplesChanged:
    """Examples of a dataset were added, edited or removed."""

    dataset: str


@dataclass(frozen=True, slots=True)
class AdaptersChanged:
    """An adapter was made, activated, removed or judged again."""

    adapter: str


Event = (
    FolderChanged
    | FileChanged
    | IndexProgress
    | Resting
    | Restored
    | Quotes
    | Sources
    | Token
    | Sentence
    | AnswerDone
    | ModelChanged
    | Progress
    | Notice
    | TrainStarted
    | TrainStep
    | HeldOutLoss
    | TrainSaved
    | SampleAnswer
    | TrainDone
    | ExamplesChanged
    | AdaptersChanged
)
