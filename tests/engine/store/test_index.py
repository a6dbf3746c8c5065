"""One index file: what a writer enters, a reader finds; shared passages are held once and go with their last file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.store import vectors
from engine.store.index import IndexWriter, MissingVectors, extension, passage_key, spaceless
from engine.store.search import IndexReader
from engine.store.stat import Stat
from engine.types import Chunk, Filters, LeftOut

DIMENSIONS = 8
ROOT = Path("/notes")


def vector(seed: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    row = np.random.default_rng(seed).standard_normal(DIMENSIONS)
    unit: np.ndarray[tuple[int], np.dtype[np.float32]] = (row / np.linalg.norm(row)).astype(np.float32)
    return unit


def chunks(texts: Sequence[str], context: str = "") -> list[Chunk]:
    made, at = [], 0
    for text in texts:
        made.append(Chunk(at, at + len(text), text, context, {"line_start": 1, "line_end": 2}, 3))
        at += len(text)
    return made


class Index:
    """A writer, a reader, and short words for both."""

    def __init__(self, path: Path) -> None:
        self.writer = IndexWriter(path, DIMENSIONS)
        self.reader = IndexReader(path, {1: ROOT})

    def put(
        self, name: bytes, *texts: str, sha256: str = "", size: int = 1, new: bool = True, remark: str = ""
    ) -> None:
        pieces = chunks(texts)
        keys = [passage_key(piece.context, piece.text) for piece in pieces]
        self.writer.replace_file(
            1,
            name,
            Stat(size, 1, 1, 1),
            sha256=sha256 or f"hash of {texts}",
            title="",
            remark=remark,
            read_ns=5,
            chunks=pieces,
            new_vectors={key: vector(len(key)) for key in keys} if new else {},
        )

    def texts(self, name: str) -> list[str]:
        return [place.text for place in self.reader.document(ROOT / name)]

    def counts(self) -> tuple[int, ...]:
        """Rows that belong to passages: passages, vectors, words, trigrams."""
        tables = ("passage", "passage_vector_rowids", "passage_fts_docsize", "passage_trigram_docsize")
        return tuple(self.reader._read(f"SELECT count(*) FROM {table}")[0][0] for table in tables)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "1.db")
    yield made
    made.reader.close()
    made.writer.close()


def test_a_file_s_passages_joined_are_its_text(index: Index) -> None:
    index.put(b"a.md", "The heron ", "stood in\n\n", "the reeds.")
    assert "".join(index.texts("a.md")) == "The heron stood in\n\nthe reeds."
    places = index.reader.document(ROOT / "a.md")
    assert [(place.start, place.end) for place in places] == [(0, 10), (10, 20), (20, 30)]
    assert places[0].locator == {"line_start": 1, "line_end": 2}


def test_shared_passages_are_held_once_and_go_with_the_last_file(index: Index) -> None:
    index.put(b"a.md", "shared words", "of the first")
    index.put(b"b.md", "shared words", "of the second")
    assert index.counts() == (3, 3, 3, 0)
    index.writer.delete_file(1, b"a.md")
    assert index.counts() == (2, 2, 2, 0)
    assert index.texts("b.md") == ["shared words", "of the second"]
    index.writer.delete_file(1, b"b.md")
    assert index.counts() == (0, 0, 0, 0)
    assert index.reader.keyword("shared", 5) == []


def test_replacing_drops_what_only_the_old_text_held(index: Index) -> None:
    index.put(b"a.md", "kept words", "old words")
    index.put(b"a.md", "new words", "kept words")
    assert index.texts("a.md") == ["new words", "kept words"]
    assert index.counts() == (2, 2, 2, 0)
    assert index.reader.keyword("old", 5) == []
    assert len(index.reader.keyword("new", 5)) == 1


def test_a_known_passage_needs_no_vector_and_an_unknown_one_does(index: Index) -> None:
    index.put(b"a.md", "known words")
    index.put(b"b.md", "known words", new=False)
    with pytest.raises(MissingVectors) as missing:
        index.put(b"c.md", "known words", "unknown words", new=False)
    assert missing.value.keys == [passage_key("", "unknown words")]
    assert index.texts("c.md") == []  # nothing was written


def test_a_vector_that_is_not_finite_is_refused_and_undone(index: Index) -> None:
    pieces = chunks(["some words"])
    bad = {passage_key("", "some words"): np.full(DIMENSIONS, np.nan, np.float32)}
    with pytest.raises(ValueError, match="NaN"):
        index.writer.replace_file(
            1, b"a.md", Stat(1, 1, 1, 1), sha256="x", title="", remark="", read_ns=5, chunks=pieces, new_vectors=bad
        )
    assert index.counts() == (0, 0, 0, 0)
    assert index.writer.file(1, b"a.md") is None


def test_move_and_copy_keep_the_passages(index: Index) -> None:
    index.put(b"a.md", "words to carry")
    row = index.writer.file(1, b"a.md")
    assert row is not None
    index.writer.move_file(row, 1, b"deep/b.md", Stat(1, 2, 2, 1), 9)
    assert index.writer.file(1, b"a.md") is None
    assert index.texts("deep/b.md") == ["words to carry"]
    assert index.reader.name_matches('"deep"', 5)
    assert not index.reader.name_matches('"a"', 5)
    moved = index.writer.file(1, b"deep/b.md")
    assert moved is not None
    index.writer.copy_file(moved, 1, b"c.md", Stat(1, 3, 3, 2), 9)
    assert index.texts("c.md") == ["words to carry"]
    assert index.counts() == (1, 1, 1, 0)


def test_a_move_onto_a_file_takes_its_place(index: Index) -> None:
    index.put(b"a.md", "words that stay")
    index.put(b"b.md", "words that go")
    row = index.writer.file(1, b"a.md")
    assert row is not None
    index.writer.move_file(row, 1, b"b.md", Stat(1, 2, 2, 1), 9)
    assert index.texts("b.md") == ["words that stay"]
    assert index.counts() == (1, 1, 1, 0)


def test_skipped_and_failed_files_hold_nothing_and_waiting_ones_stay_searchable(index: Index) -> None:
    for state, why, left in (("waiting", "", 1), ("skipped", "why", 0), ("failed", "why", 0)):
        index.put(b"a.md", "words of a file")
        index.writer.note_files(1, [(b"a.md", Stat(2, 2, 2, 2), state, why)])  # type: ignore[list-item]
        assert len(index.reader.keyword("words", 5)) == left
        (entry,) = index.reader.file_states()
        assert (entry.state, entry.reason) == (state, why)


def test_the_backlog_is_the_freshest_first(index: Index) -> None:
    index.writer.note_files(
        1, [(b"old.md", Stat(1, 10, 1, 1), "waiting", ""), (b"new.md", Stat(1, 20, 1, 2), "waiting", "")]
    )
    index.writer.note_files(2, [(b"other.md", Stat(1, 30, 1, 3), "waiting", "")])
    assert [row.path for row in index.writer.waiting(5, [1])] == [b"new.md", b"old.md"]
    assert index.writer.totals([1, 2]) == (3, 3, 3)
    assert index.writer.waits([1])
    assert not index.writer.waits([3])
    index.writer.delete_file(2, b"other.md")
    assert not index.writer.waits([2])


@pytest.mark.parametrize(
    "name", [b"plain.md", b"two words.md", "é 船.md".encode(), b"\xff\xfe not utf-8.md", b"new\nline.md", b"'\"%_.md"]
)
def test_names_in_any_bytes(name: bytes, index: Index) -> None:
    index.put(name, "words under a strange name")
    row = index.writer.file(1, name)
    assert row is not None
    assert row.path == name
    assert index.texts(os.fsdecode(name)) == ["words under a strange name"]
    assert [entry.path for entry in index.reader.file_states()] == [ROOT / os.fsdecode(name)]
    index.writer.delete_file(1, name)
    assert index.reader.file_states() == []


def test_files_below_a_directory_are_those_and_no_namesakes(index: Index) -> None:
    for name in (b"dir/a.md", b"dir/sub/b.md", b"dir.md", b"dir2/c.md", b"dir-old/d.md", b"dir"):
        index.put(name, f"words of {name!r}")
    assert {row.path for row in index.writer.files(1, b"dir")} == {b"dir", b"dir/a.md", b"dir/sub/b.md"}
    within = Filters(within=(ROOT / "dir",))
    assert len(index.reader.keyword("words", 9, within)) == 3
    assert len(index.reader.nearest(vector(32), 9, within)) == 3


def test_filters_by_kind_and_date(index: Index) -> None:
    index.put(b"a.md", "words of a note")
    index.put(b"b.TXT", "words of a text")
    assert len(index.reader.keyword("words", 9, Filters(extensions=("txt",)))) == 1
    assert index.reader.keyword("words", 9, Filters(since=5.0)) == []
    assert len(index.reader.keyword("words", 9, Filters(since=-5e9))) == 2
    assert len(index.reader.keyword("words", 9, Filters(since=0.0))) == 2


def test_a_folder_that_is_not_shown_is_in_no_answer(index: Index) -> None:
    index.put(b"a.md", "words of a note")
    hidden = IndexReader(index.writer.path, {2: Path("/other")})
    assert hidden.file_states() == []
    assert hidden.counts() == {2: {}}
    assert hidden.occurrences([1]) == []
    hidden.close()


def test_a_folder_is_deleted_whole_and_alone(index: Index) -> None:
    for number in range(450):  # more than one batch
        index.put(b"%d.md" % number, f"words {number}")
    index.writer.note_files(2, [(b"other.md", Stat(1, 1, 1, 1), "waiting", "")])
    index.writer.delete_folder(1)
    assert index.writer.folders() == {2}
    assert index.counts() == (0, 0, 0, 0)


def test_nearest_is_exact(index: Index) -> None:
    rows = {f"passage {number}": vector(number) for number in range(200)}
    pieces = chunks(list(rows))
    keys = {passage_key("", text): row for text, row in rows.items()}
    index.writer.replace_file(
        1, b"a.md", Stat(1, 1, 1, 1), sha256="x", title="", remark="", read_ns=5, chunks=pieces, new_vectors=keys
    )
    query = vector(999)
    wanted = sorted(((float(row @ query), text) for text, row in rows.items()), reverse=True)[:10]
    found = index.reader.nearest(query, 10)
    texts = {place.passage: place.text for place in index.reader.occurrences([passage for passage, _ in found])}
    assert [texts[passage] for passage, _ in found] == [text for _, text in wanted]
    assert np.allclose([cosine for _, cosine in found], [cosine for cosine, _ in wanted], atol=1e-5)


def test_dead_vector_slots_are_given_back(index: Index) -> None:
    for number in range(60):
        index.put(b"%d.md" % number, *(f"words {number} {part}" for part in range(100)))
    for number in range(60):
        if number % 3:  # scattered: sqlite-vec gives back a blob only when all of it is dead
            index.writer.delete_file(1, b"%d.md" % number)
    before = index.reader._read("SELECT count(*) FROM passage_vector_chunks")[0][0]
    index.writer.tidy()
    after = index.reader._read("SELECT count(*) FROM passage_vector_chunks")[0][0]
    assert (before, after) == (6, 2)
    assert index.counts()[:2] == (2000, 2000)
    assert len(index.reader.nearest(vector(1), 10)) == 10


def test_drafts_are_kept_until_they_are_of_no_use(index: Index) -> None:
    key = passage_key("", "words")
    index.writer.note_files(1, [(b"a.md", Stat(1, 1, 1, 1), "waiting", "")])
    index.writer.put_drafts({key: vector(3)})
    index.writer.tidy()
    assert np.array_equal(index.writer.drafts([key])[key], vector(3))
    index.put(b"a.md", "words")
    index.writer.tidy()
    assert index.writer.drafts([key]) == {}


def test_an_erased_vector_leaves_no_bytes(tmp_path: Path) -> None:
    index = Index(tmp_path / "1.db")
    index.put(b"a.md", "kept words here")
    index.put(b"b.md", "other words of greater length")
    row = vectors.fetch(index.reader._db, [2])[2].tobytes()
    index.reader.close()
    index.writer.put_drafts({b"x": vector(77)})
    index.writer.delete_file(1, b"a.md")
    index.writer.delete_file(1, b"b.md")
    index.writer.tidy()
    index.writer.close()
    assert row not in (tmp_path / "1.db").read_bytes()


def test_the_digest_follows_text_place_and_name_and_nothing_else(tmp_path: Path) -> None:
    def digest(name: str, *files: tuple[bytes, Sequence[str]]) -> str:
        index = Index(tmp_path / name)
        for path, texts in files:
            index.put(path, *texts, sha256="same")
        value = index.reader.digest()
        index.reader.close()
        index.writer.close()
        return value

    one, two = (b"a.md", ["some ", "words"]), (b"b.md", ["more"])
    same = digest("1.db", one, two)
    assert digest("2.db", two, one) == same
    assert digest("3.db", two, (b"a.md", ["other"]), one) == same
    assert digest("4.db", one) != same
    assert digest("5.db", (b"c.md", ["some ", "words"]), two) != same
    assert digest("6.db", (b"a.md", ["some", " words"]), two) != same


@pytest.mark.parametrize(
    ("name", "wanted"), [(b"a.MD", "md"), (b"dir.d/a", ""), (b".hidden", ""), (b"a.tar.gz", "gz"), (b"a.\xff", "?")]
)
def test_extensions(name: bytes, wanted: str) -> None:
    assert extension(name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("plain", False), ("naïve", False), ("船", True), ("ไทย", True), ("Ελλ", False)]
)
def test_scripts_without_spaces(text: str, wanted: bool) -> None:
    assert spaceless(text) == wanted


def test_pages_of_the_ledger_are_pieces_of_the_whole_in_any_order(index: Index) -> None:
    names = [b"deep/er/Beta.md", b"alpha.md", b"deep/gamma\"'.md", "é/delta\n船.md".encode(), b"zeta/Alpha.md"]
    for number, name in enumerate(names):
        state = "failed" if number == 1 else "skipped"
        index.writer.note_files(1, [(name, Stat(1, 1, 1, number), state, f"why {number % 2}")])  # type: ignore[list-item]
    index.writer.note_files(2, [(b"of another folder.md", Stat(1, 1, 1, 9), "skipped", "")])
    names_of = {
        "path": ["alpha.md", "Beta.md", "gamma\"'.md", "Alpha.md", "delta\n船.md"],
        "name": ["alpha.md", "Alpha.md", "Beta.md", "delta\n船.md", "gamma\"'.md"],
        "state": ["alpha.md", "Beta.md", "gamma\"'.md", "delta\n船.md", "Alpha.md"],
        "reason": ["Beta.md", "gamma\"'.md", "Alpha.md", "alpha.md", "delta\n船.md"],
        "updated": ["Beta.md", "alpha.md", "gamma\"'.md", "delta\n船.md", "Alpha.md"],
    }
    for order, wanted in names_of.items():
        found = []
        for start in range(0, 6, 2):
            page = index.reader.ledger_page(None, None, order, start, 2, descending=False)  # type: ignore[arg-type]
            assert (page.start, page.total) == (start, 5)
            found += [row.path.name for row in page.rows]
        assert found == wanted, order
    assert index.reader.left_out() == [
        LeftOut("skipped", "why 0", 3),
        LeftOut("failed", "why 1", 1),
        LeftOut("skipped", "why 1", 1),
    ]
    page = index.reader.ledger_page(1, "failed", "name", 0, 9, descending=True)
    assert [row.path for row in page.rows] == [ROOT / "alpha.md"]
    page = index.reader.ledger_page(None, None, "name", 0, 2, descending=True)
    assert [row.path.name for row in page.rows] == ["gamma\"'.md", "delta\n船.md"]


def test_a_remark_is_kept_while_its_text_waits_to_be_read_again_and_is_not_why_it_waits(index: Index) -> None:
    index.put(b"a.md", "words", remark="page 3 has no text")
    index.writer.note_files(1, [(b"a.md", Stat(2, 2, 2, 2), "waiting", "")])
    (entry,) = index.reader.ledger()
    assert (entry.state, entry.reason) == ("waiting", "page 3 has no text")
    assert index.reader.left_out() == [LeftOut("waiting", "", 1)]
    index.writer.touch(entry.id, Stat(2, 2, 2, 2), 6)
    (entry,) = index.reader.ledger()
    assert (entry.state, entry.reason) == ("indexed", "page 3 has no text")
    index.writer.note_files(1, [(b"a.md", Stat(2, 2, 2, 2), "failed", "it is damaged")])
    index.writer.note_files(1, [(b"a.md", Stat(3, 3, 3, 3), "waiting", "")])
    (entry,) = index.reader.ledger()
    assert (entry.state, entry.reason) == ("waiting", "")


def test_a_page_of_the_ledger_is_of_one_moment(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    read = index.reader._read

    def read_and_then_one_more(sql: str, *bindings: object) -> list[tuple[object, ...]]:
        found = read(sql, *bindings)
        if "count(*)" in sql:
            index.writer.note_files(1, [(b"new.md", Stat(1, 1, 1, 1), "skipped", "")])
        return found

    monkeypatch.setattr(index.reader, "_read", read_and_then_one_more)
    page = index.reader.ledger_page(None, None, "path", 0, 9, descending=False)
    assert (page.total, page.rows) == (0, ())
    monkeypatch.undo()
    assert index.reader.ledger_page(None, None, "path", 0, 9, descending=False).total == 1
