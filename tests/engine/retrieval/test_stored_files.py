"""The stored text of a file handed on in parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import Engine
from engine.paths import Paths
from engine.retrieval.stored_files import BLOCK, LARGEST, StoredFile
from tests.bench.ground import index_reader
from tests.support.fake_embedder import FakeEmbedder

PARAGRAPHS = "\n\n".join(f"Boat {n} was built of wood. " * 9 for n in range(200))
TEXTS = {
    "paragraphs.txt": PARAGRAPHS,
    "lines.txt": "\n".join(f"Boat {n} was built of wood." for n in range(9_000)),
    "blanks.txt": "Boat and wood " * 30_000,
    "neither.txt": "".join(chr(ord("a") + n % 26) for n in range(300_000)),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    place = tmp_path_factory.mktemp("stored")
    (place / "docs").mkdir()
    for name, text in TEXTS.items():
        (place / "docs" / name).write_text(text)
    engine = Engine(Paths.at(place / "profile"), embedder=FakeEmbedder())
    engine.add_folder(place / "docs")
    engine.index().result(120)
    yield engine
    engine.close()


def parts(engine: Engine, name: str) -> list[str]:
    with index_reader(engine) as reader:
        (entry,) = (each for each in reader.ledger() if each.path.name == name)
        stored = StoredFile(reader, entry)
        at, found = 0, []
        for start, text in stored.blocks(lambda: None):
            assert start == at
            at += len(text)
            found.append(text)
        assert "".join(found) == "".join(each.text for each in reader.document(Path(entry.path)))
    return found


@pytest.mark.parametrize("name", list(TEXTS))
def test_the_parts_are_the_whole_text_and_none_is_much_larger_than_a_part_may_be(engine: Engine, name: str) -> None:
    found = parts(engine, name)
    assert "".join(found).strip() == TEXTS[name].strip()
    assert len(found) > 1
    assert max(map(len, found)) <= LARGEST + BLOCK


@pytest.mark.parametrize(("name", "ends"), [("paragraphs.txt", "\n\n"), ("lines.txt", "\n"), ("blanks.txt", " ")])
def test_a_part_ends_where_a_paragraph_a_line_or_a_word_does(engine: Engine, name: str, ends: str) -> None:
    assert all(part.endswith(ends) for part in parts(engine, name)[:-1])
