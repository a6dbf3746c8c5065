"""The reader that ships, run as it is: what it points at, and that a damaged one is not used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine.answering import span_reading
from engine.answering.reader_model import ReaderModel, Reading
from engine.embedding.embedding_model import EmbedderSpec
from engine.errors import EngineError
from engine.paths import resources

FOLDER, EMBEDDER = resources() / "reader", resources() / "embedder"
LEASE = (
    "The boathouse is let for 21 years. The lease was signed by Margaret Ellison in June 2019. "
    "The rent is 1,250 pounds a year and is paid in advance."
)
BREAD = "Mix flour, water and salt. Bake the loaf for 40 minutes at 230 degrees."

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def model() -> ReaderModel:
    return ReaderModel(FOLDER, EMBEDDER, threads=2)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who signed the lease of the boathouse?", "Margaret Ellison"),
        ("When was the lease signed?", "June 2019"),
        ("How much is the rent of the boathouse?", "1,250 pounds"),
    ],
)
def test_it_points_at_the_words(model: ReaderModel, question: str, words: str) -> None:
    (logits,) = model.read(question, [Reading("Lease", LEASE)])
    best = span_reading.spans(logits, 1)[0]
    assert words in LEASE[best.start : best.end]


def test_more_speaks_for_the_passage_that_holds_the_answer(model: ReaderModel) -> None:
    right, wrong = model.read("Who signed the lease of the boathouse?", [Reading("", LEASE), Reading("", BREAD)])
    assert right.holds > wrong.holds
    assert span_reading.spans(right, 1)[0].margin > span_reading.spans(wrong, 1)[0].margin


def test_no_answer_is_taken_from_the_context(model: ReaderModel) -> None:
    (logits,) = model.read("Who signed the lease?", [Reading("Signed by Margaret Ellison", BREAD)])
    assert all(0 <= start < end <= len(BREAD) for start, end in logits.offsets)


def test_a_text_beyond_its_length_and_odd_characters_are_read_as_far_as_it_goes(model: ReaderModel) -> None:
    long = f"{LEASE} " * 40
    cut, odd = model.read("Who signed the lease? " * 60, [Reading("", long), Reading("x", "a\ud800b \U0001f600 é")])
    assert cut.offsets
    assert cut.offsets[-1][1] < len(long)
    assert odd.offsets[-1][1] == len("a\ud800b \U0001f600 é")


def test_a_text_is_read_the_same_alone_and_beside_others(model: ReaderModel) -> None:
    (alone,) = model.read("When was it signed?", [Reading("", LEASE)])
    _, beside = model.read("When was it signed?", [Reading("", BREAD), Reading("", LEASE)])
    assert alone == beside


def test_it_is_calibrated_for_the_embedder_that_ships_and_for_no_other(model: ReaderModel) -> None:
    assert model.calibration(EmbedderSpec.load(EMBEDDER).identity) is not None
    assert model.calibration("another") is None


@pytest.mark.parametrize("damaged", ["reader/model.onnx", "embedder/tokenizer.json", "embedder/model.onnx"])
def test_a_damaged_file_is_not_used(tmp_path: Path, damaged: str) -> None:
    reader, embedder = tmp_path / "reader", tmp_path / "embedder"
    shutil.copytree(FOLDER, reader)
    shutil.copytree(EMBEDDER, embedder)
    with (tmp_path / damaged).open("r+b") as file:
        file.seek(-1 if damaged != "embedder/model.onnx" else 2_000_000, 2 if damaged != "embedder/model.onnx" else 0)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(EngineError, match="damaged"):
        ReaderModel(reader, embedder, threads=1).read("who?", [Reading("", LEASE)])


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "alcove.json").write_text("{")
    with pytest.raises(EngineError, match="cannot be read"):
        ReaderModel(tmp_path, EMBEDDER, threads=1)


def test_the_card_names_the_files_it_was_not_trained_on() -> None:
    told = json.loads((FOLDER / "alcove.json").read_text(encoding="utf-8"))
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert told["held_out"]
    assert all(Path(file).stem in card for file in told["held_out"])
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 12_000_000
