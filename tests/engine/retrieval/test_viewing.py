"""Looking at a cited file: the stored text around a place, what became of the file, a page of a PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import Engine
from engine.errors import EngineError
from engine.paths import Paths
from engine.retrieval.viewing import AFTER, BEFORE, WHOLE
from engine.types import FileToday, Passage
from engine.watching import scanning
from tests.engine.readers.files import lines_at, pdf
from tests.support.fake_embedder import FakeEmbedder

LONG = "".join(f"## Part {n}\n\nSentence number {n} of the long report about winters.\n\n" for n in range(900))
FILES = {
    "lease.md": b"# Lease\n\nThe rent is due.\n\n## Repairs\n\nThe landlord repairs the roof.\n",
    "long.md": LONG.encode(),
    "prices.csv": b"item,price\noar,30\nsail,200\n",
    "boat.py": b"# Lease\nprint('boat')\n",
    "deed.pdf": pdf(lines_at(72, 700, 12, "The deed of the jetty.")),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    root = tmp_path_factory.mktemp("viewing")
    folder = root / "papers"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    with Engine(Paths.at(root / "profile"), embedder=FakeEmbedder()) as engine:
        engine.add_folder(folder)
        engine.index().result()
        yield engine


@pytest.fixture
def papers(engine: Engine) -> Path:
    return engine.folders()[0].path


@pytest.fixture(autouse=True)
def _no_child_outlives_a_test(engine: Engine) -> Iterator[None]:
    yield
    engine.viewing.close()


def found(engine: Engine, query: str, name: str) -> Passage:
    return next(each for each in engine.search(query, mode="keyword").results if each.path.name == name)


def test_a_short_text_is_whole_and_a_long_one_is_a_window_around_the_place(engine: Engine) -> None:
    hit = found(engine, "landlord roof", "lease.md")
    stored = engine.viewing.text(hit.path, hit.sha256, hit.start, hit.end)
    assert stored is not None
    assert (stored.text.encode(), stored.start, stored.form) == (FILES["lease.md"], 0, "markdown")
    assert [stored.text[start:end] for start, end in stored.headings] == ["# Lease", "## Repairs"]

    hit = found(engine, '"number 450"', "long.md")
    stored = engine.viewing.text(hit.path, hit.sha256, hit.start, hit.end)
    assert stored is not None
    assert stored.text == LONG[stored.start : stored.start + len(stored.text)]
    assert stored.characters == len(LONG) > WHOLE
    assert hit.start - BEFORE - 2_000 < stored.start <= hit.start - BEFORE
    assert hit.end + AFTER <= stored.start + len(stored.text) < hit.end + AFTER + 2_000


def test_text_of_other_bytes_or_another_place_is_not_given(engine: Engine) -> None:
    hit = found(engine, "landlord roof", "lease.md")
    assert engine.viewing.text(hit.path, "0" * 64, hit.start, hit.end) is None
    assert engine.viewing.text(hit.path, hit.sha256, 10_000, 10_001) is None
    assert engine.viewing.text(hit.path.with_name("none.md"), hit.sha256, 0, 1) is None


def test_rows_and_code_are_told_apart_from_prose(engine: Engine) -> None:
    for query, name, form in (
        ("sail", "prices.csv", "table"),
        ("boat", "boat.py", "code"),
        ("jetty", "deed.pdf", "prose"),
    ):
        hit = found(engine, query, name)
        stored = engine.viewing.text(hit.path, hit.sha256, hit.start, hit.end)
        assert stored is not None
        assert stored.form == form
        assert stored.line == (0 if form == "prose" else 1)
    assert found(engine, "boat", "boat.py").text.startswith("# Lease"), "a comment is no heading"


def test_what_became_of_a_file(engine: Engine, papers: Path) -> None:
    path = papers / "lease.md"
    sha256 = found(engine, "landlord roof", "lease.md").sha256

    def now(sha256: str = sha256) -> str:
        today = engine.viewing.now(path, sha256)
        assert today.path == path
        return today.now

    assert now() == "same"
    assert now("0" * 64) == "changed", "an answer of an earlier version"
    os.utime(path, (1, 1))
    assert now() == "same", "only its date is another one"
    path.write_bytes(FILES["lease.md"] + b"More.")
    assert now() == "changed"
    path.write_bytes(FILES["lease.md"])
    path.rename(papers / "moved.md")
    assert now() == "gone"
    papers.rename(papers.with_name("elsewhere"))
    assert now() == "away"
    papers.with_name("elsewhere").rename(papers)
    engine.index().result()
    assert engine.viewing.now(path, sha256) == FileToday("moved", papers / "moved.md")
    (papers / "moved.md").rename(path)
    engine.index().result()


def test_a_file_on_a_disk_that_left_its_mount_point_behind_is_away(
    engine: Engine, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = papers / "lease.md"
    sha256 = found(engine, "landlord roof", "lease.md").sha256
    papers.rename(papers.with_name("elsewhere"))
    papers.mkdir()
    assert engine.viewing.now(path, sha256).now == "gone", "an empty folder on the disk that it was read from"
    monkeypatch.setattr(scanning, "device_of", lambda _: 1)
    assert engine.viewing.now(path, sha256).now == "away"
    papers.rmdir()
    papers.with_name("elsewhere").rename(papers)


def test_a_page_is_drawn_or_it_is_said_why_not(engine: Engine, papers: Path) -> None:
    shown = engine.viewing.page(papers / "deed.pdf", 1, width=306, passage="The deed of the jetty.", marks=[(4, 8)])
    assert (shown.width, shown.height, len(shown.boxes)) == (306, 396, 1)
    for name, why in (("lease.md", "damaged PDF: it cannot be opened"), ("none.pdf", "No such file or directory")):
        with pytest.raises(EngineError, match=f"^the page cannot be shown: {why}"):
            engine.viewing.page(papers / name, 1, width=306)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_is_not_waited_for(engine: Engine, papers: Path) -> None:
    os.mkfifo(papers / "pipe.pdf")
    with pytest.raises(EngineError, match="no file"):
        engine.viewing.page(papers / "pipe.pdf", 1, width=306)
    assert engine.viewing.now(papers / "pipe.pdf", "0" * 64).now == "gone"
