"""The contract of an embedder, for the real one and the fake, and what only the real one must do."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from engine.embedding.effort import Effort
from engine.embedding.embedder import CANONICAL_COSINE, Embedder, EmbedderSpec, _batches, check_canonical
from engine.errors import Cancelled, EngineError
from engine.paths import resources
from tests.support.fake_embedder import FakeEmbedder
from tests.support.fp32_model import make_fp32_model

STARTER = resources() / "embedder"
BATCH_AGREEMENT = 0.999  # a vector does not depend on the texts beside it

PASSAGES = [
    "The boiler was replaced in March; the new one is under warranty for ten years.",
    "Invoices are paid within thirty days of receipt.",
    "A heron nested on the island for the third year running, and two of its young were ringed in June.",
    "def area(radius):\n    return math.pi * radius**2",
    "Short.",
    *(f"Item {n}: " + "the store room holds spare fuses, lamps and a ladder. " * (n % 9) for n in range(60)),
]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedder]:
    spec = EmbedderSpec.load(STARTER)
    embedder = Embedder(spec, log_dir=tmp_path_factory.mktemp("logs"), idle_seconds=600)
    embedder.embed_passages(["the child is there before any test counts its threads"])
    yield embedder
    embedder.close()


@pytest.fixture(scope="module", params=["real", "fake"])
def embedder(request: pytest.FixtureRequest) -> Embedder | FakeEmbedder:
    if request.param == "fake":
        return FakeEmbedder()
    real: Embedder = request.getfixturevalue("starter")
    return real


class Switch:
    """Says `before` the first `times` times it is asked, and the opposite from then on."""

    def __init__(self, *, before: bool, times: int) -> None:
        self.before = before
        self.times = times
        self.asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.before if self.asked <= self.times else not self.before


def used(embedder: Embedder, effort: Effort) -> tuple[float, int]:
    """With this effort: the share of a core that the child uses while it embeds, and how many threads it has."""
    embedder.exert(effort)
    embedder.embed_passages(PASSAGES[:1])  # it is started, and has loaded the model
    assert embedder._bulk._child is not None
    child = psutil.Process(embedder._bulk._child.pid)
    begun, before = time.monotonic(), child.cpu_times()
    embedder.embed_passages(PASSAGES)
    after, took = child.cpu_times(), time.monotonic() - begun
    return (after.user + after.system - before.user - before.system) / took, child.num_threads()


# --------------------------------------------------------------------------- the contract


def test_vectors_are_unit_float32_rows(embedder: Embedder | FakeEmbedder) -> None:
    query = embedder.embed_query("when was the boiler replaced?")
    assert query.shape == (embedder.dimensions,)
    for rows in (embedder.embed_passages(PASSAGES), embedder.embed_sentences(PASSAGES[:20]), query[None]):
        assert rows.dtype == np.float32
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_rows_come_in_the_order_of_the_texts(embedder: Embedder | FakeEmbedder) -> None:
    for rows in (embedder.embed_passages(PASSAGES), embedder.embed_sentences(PASSAGES)):
        alone = np.stack([embedder.embed_query(text) for text in PASSAGES])
        assert len(rows) == len(PASSAGES)
        assert (rows * alone).sum(axis=1).min() >= BATCH_AGREEMENT


def test_the_nearest_passage_answers_the_question(embedder: Embedder | FakeEmbedder) -> None:
    rows = embedder.embed_passages(PASSAGES)
    for question, answer in (("when was the new boiler replaced in March", 0), ("how are invoices paid", 1)):
        assert int(np.argmax(rows @ embedder.embed_query(question))) == answer


def test_no_texts_give_no_rows(embedder: Embedder | FakeEmbedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimensions)
    assert embedder.embed_sentences([]).shape == (0, embedder.dimensions)
    assert embedder.count_tokens([]) == []


@pytest.mark.parametrize("text", ["", " \n", "\0", "a\ud800b", "😀" * 50, "x" * 200_000, "word " * 20_000])
def test_any_text_has_a_vector(embedder: Embedder | FakeEmbedder, text: str) -> None:
    rows = np.stack([embedder.embed_query(text), *embedder.embed_passages([text]), *embedder.embed_sentences([text])])
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_tokens_are_counted_without_a_limit(embedder: Embedder | FakeEmbedder) -> None:
    few, many = embedder.count_tokens(["one two three", "word " * 1000])
    assert 3 <= few <= 5
    assert 1000 <= many <= 1002
    assert len(embedder.tokenizer.encode("word " * 1000).ids) == many


def test_cancelling_ends_the_work(embedder: Embedder | FakeEmbedder) -> None:
    with pytest.raises(Cancelled):
        embedder.embed_passages(PASSAGES, cancelled=Switch(before=False, times=3))
    # what was given up is not mixed into what comes next
    after = embedder.embed_passages(PASSAGES[:3])
    assert (after @ embedder.embed_query(PASSAGES[1])).argmax() == 1


def test_yielding_only_delays(embedder: Embedder | FakeEmbedder) -> None:
    pause = Switch(before=True, times=5)
    rows = embedder.embed_passages(PASSAGES, yielding=pause)
    assert pause.asked > 5
    assert (rows * embedder.embed_passages(PASSAGES)).sum(axis=1).min() >= BATCH_AGREEMENT


def test_a_pause_in_the_middle_loses_nothing(embedder: Embedder | FakeEmbedder) -> None:
    class Often:
        asked = 0

        def __call__(self) -> bool:
            self.asked += 1
            return self.asked % 3 == 0

    rows = embedder.embed_passages(PASSAGES * 3, yielding=Often())
    alone = np.stack([embedder.embed_query(text) for text in PASSAGES] * 3)
    assert (rows * alone).sum(axis=1).min() >= BATCH_AGREEMENT


def test_several_threads_at_once(embedder: Embedder | FakeEmbedder) -> None:
    wanted = {text: embedder.embed_query(text) for text in PASSAGES[:5]}
    wrong: list[str] = []

    def ask(text: str) -> None:
        if embedder.embed_passages([text])[0] @ wanted[text] < BATCH_AGREEMENT:
            wrong.append(text)
        if embedder.embed_query(text + " ") @ wanted[text] < BATCH_AGREEMENT:
            wrong.append(text)

    threads = [threading.Thread(target=ask, args=(text,)) for text in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_is_urgent_passes_what_pauses(embedder: Embedder | FakeEmbedder) -> None:
    begun, served = threading.Event(), threading.Event()
    rows: list[NDArray[np.float32]] = []

    def pausing() -> bool:
        begun.set()
        return not served.is_set()

    long = threading.Thread(target=lambda: rows.append(embedder.embed_passages(PASSAGES, yielding=pausing)))
    long.start()
    begun.wait()
    embedder.embed_passages(["a note saved just now"], urgent=True)  # would wait for ever behind the other
    served.set()
    long.join()
    assert len(rows[0]) == len(PASSAGES)


# --------------------------------------------------------------------------- the real one


def test_this_machine_computes_what_the_model_was_made_with(starter: Embedder) -> None:
    assert check_canonical(STARTER, starter) >= CANONICAL_COSINE


def test_a_share_of_the_processor_is_all_that_the_child_uses(tmp_path: Path) -> None:
    embedder = Embedder(EmbedderSpec.load(STARTER), log_dir=tmp_path)
    try:
        gentle, one = used(embedder, Effort(1, 0.2))
        assert gentle < 0.35  # 0.2, but the last batch is answered before its rest
        assert used(embedder, Effort(2))[1] == one + 1
    finally:
        embedder.close()


def test_a_text_is_read_up_to_the_limit_and_no_further(starter: Embedder) -> None:
    words = "alpha beta gamma delta " * 80
    assert np.allclose(starter.embed_query(words), starter.embed_query(words + "omega " * 50))
    short = words[:900]  # between 128, where the original's tokenizer file cuts off, and the limit
    assert 128 < starter.count_tokens([short])[0] < starter.max_tokens
    assert not np.allclose(starter.embed_query(short), starter.embed_query(short + " omega"))


def test_a_question_is_remembered_and_cannot_be_spoilt(starter: Embedder) -> None:
    first = starter.embed_query("is it remembered?")
    assert starter.embed_query("is it remembered?") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_batches_are_bounded_and_of_like_length() -> None:
    tokens = [5, 300, 250, 7, 90, 256, 20_000, 0] + [3] * 500
    batches = list(_batches(tokens, 256, 1024))
    assert sorted(i for batch in batches for i in batch) == list(range(len(tokens)))
    for batch in batches:
        assert len(batch) * min(256, max(tokens[i] for i in batch)) <= 1024
    assert [max(tokens[i] for i in batch) for batch in batches] == sorted(
        (max(tokens[i] for i in batch) for batch in batches), reverse=True
    )


def test_the_child_leaves_when_idle_and_comes_back(tmp_path: Path) -> None:
    embedder = Embedder(EmbedderSpec.load(STARTER), log_dir=tmp_path, idle_seconds=0.05)
    try:
        first = embedder.embed_passages(PASSAGES[:2])
        child = embedder._bulk._child
        assert child is not None
        assert child._process.wait(30) == 0
        assert np.allclose(embedder.embed_passages(PASSAGES[:2]), first, atol=1e-5)
    finally:
        embedder.close()


def test_a_child_that_is_killed_is_restarted_once(tmp_path: Path) -> None:
    embedder = Embedder(EmbedderSpec.load(STARTER), log_dir=tmp_path)

    class Killer:
        """Asked between batches; kills the child that then runs."""

        def __init__(self, times: int) -> None:
            self.pids: set[int] = set()
            self.times = times

        def __call__(self) -> bool:
            child = embedder._bulk._child
            if child is not None and child.pid not in self.pids and len(self.pids) < self.times:
                self.pids.add(child.pid)
                os.kill(child.pid, signal.SIGTERM)
            return False

    try:
        embedder.embed_passages(PASSAGES[:1])
        rows = embedder.embed_passages(PASSAGES, yielding=Killer(1))
        assert (rows[1] @ embedder.embed_query(PASSAGES[1])) >= BATCH_AGREEMENT
        with pytest.raises(EngineError, match="stopped twice") as caught:
            embedder.embed_passages(PASSAGES, yielding=Killer(2))
        assert caught.value.hint
        assert len(embedder.embed_passages(PASSAGES[:2])) == 2  # it is not given up for good
    finally:
        embedder.close()


def test_closing_ends_what_runs(tmp_path: Path) -> None:
    embedder = Embedder(EmbedderSpec.load(STARTER), log_dir=tmp_path)

    def close() -> bool:
        if embedder._bulk._child is not None:
            embedder.close()
        return False

    with pytest.raises(Cancelled):
        embedder.embed_passages(PASSAGES * 4, yielding=close)
    with pytest.raises(Cancelled):
        embedder.embed_passages(PASSAGES)


def test_a_changed_file_is_noticed_before_it_is_loaded(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "model")
    with (folder / "model.onnx").open("r+b") as file:
        file.seek(-1000, os.SEEK_END)
        file.write(b"\0" * 100)
    embedder = Embedder(EmbedderSpec.load(folder), log_dir=tmp_path)
    try:
        with pytest.raises(EngineError, match="has changed"):
            embedder.embed_query("anything")
        with pytest.raises(EngineError, match="has changed"):
            embedder.embed_passages(["anything"])
    finally:
        embedder.close()


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "model")
    model = bytearray((folder / "model.onnx").read_bytes())
    name = b"encoder.layer.5.output.LayerNorm.weight"
    weights = model.rindex(name) + len(name) + 3  # behind the field's tag and the two bytes of its length
    model[weights : weights + 4] = np.array([np.nan], "<f4").tobytes()
    (folder / "model.onnx").write_bytes(model)
    settings = json.loads((folder / "alcove.json").read_text(encoding="utf-8"))
    settings["sha256"]["model.onnx"] = hashlib.sha256(model).hexdigest()
    (folder / "alcove.json").write_text(json.dumps(settings), encoding="utf-8")
    embedder = Embedder(EmbedderSpec.load(folder), log_dir=tmp_path)
    try:
        for embed in (embedder.embed_passages, embedder.embed_sentences):
            with pytest.raises(EngineError, match="not finite"):
                embed(["heron"])
    finally:
        embedder.close()


# --------------------------------------------------------------------------- model folders


def test_identity_is_of_the_content(tmp_path: Path) -> None:
    spec = EmbedderSpec.load(STARTER)
    folder = shutil.copytree(STARTER, tmp_path / "model")
    assert EmbedderSpec.load(folder).identity == spec.identity
    assert EmbedderSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec
    settings = json.loads((folder / "alcove.json").read_text(encoding="utf-8"))
    (folder / "alcove.json").write_text(json.dumps({**settings, "max_tokens": 128}), encoding="utf-8")
    assert EmbedderSpec.load(folder).identity != spec.identity


def stranger(folder: Path, **changed: object) -> Path:
    """A copy of the starter whose `alcove.json` states something else."""
    shutil.copytree(STARTER, folder)
    settings = json.loads((folder / "alcove.json").read_text(encoding="utf-8"))
    (folder / "alcove.json").write_text(json.dumps({**settings, **changed}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"pooling": "foo"}, "pooling is none of mean, cls, last, none"),
        ({"pooling": ["mean"]}, "pooling is none of"),
        ({"max_tokens": "many"}, "max_tokens is no whole number above 0"),
        ({"max_tokens": True}, "max_tokens is no whole number above 0"),
        ({"dimensions": 0}, "dimensions is no whole number above 0"),
        ({"name": 3}, "name is no text"),
        ({"languages": "en"}, "languages is no list of texts"),
        ({"languages": [1]}, "languages is no list of texts"),
        ({"sha256": [1]}, "sha256 is no hash for each file"),
        ({"sha256": {"model.onnx": 1}}, "sha256 is no hash for each file"),
        ({"sha256": {}}, "sha256 lacks model.onnx"),
        ({"sha256": {"model.onnx": "0" * 64}}, "sha256 lacks tokenizer.json"),
        ({"file": "other.onnx"}, "other.onnx is missing"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_settings_that_make_no_sense_are_named(tmp_path: Path, changed: dict[str, object], message: str) -> None:
    folder = stranger(tmp_path / "model", **changed)
    with pytest.raises(EngineError, match=message) as caught:
        EmbedderSpec.load(folder)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"dimensions": 100}, "384 numbers, and 100 are stated"),
        ({"output": "nothing"}, "cannot be loaded"),
        ({"output": "", "pooling": "none"}, "cannot be run"),
    ],
)
def test_settings_that_are_not_those_of_the_model_are_told(
    tmp_path: Path, changed: dict[str, object], message: str
) -> None:
    embedder = Embedder(EmbedderSpec.load(stranger(tmp_path / "model", **changed)), log_dir=tmp_path)
    try:
        for embed in (embedder.embed_query, lambda text: embedder.embed_passages([text])):
            with pytest.raises(EngineError, match=message):
                embed("heron")
    finally:
        embedder.close()


def test_a_folder_without_settings_is_understood(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "my-model")
    (folder / "alcove.json").unlink()
    spec = EmbedderSpec.load(folder)
    assert (spec.name, spec.dimensions, spec.max_tokens, spec.output) == ("my-model", 384, 256, "sentence_embedding")
    assert set(spec.sha256) == set(EmbedderSpec.load(STARTER).sha256)


def test_settings_are_read_where_the_usual_libraries_read_them(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "model")
    (folder / "alcove.json").unlink()
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 64}', encoding="utf-8")
    prompts = {"prompts": {"query": "query: ", "passage": "passage: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts), encoding="utf-8")
    spec = EmbedderSpec.load(folder)
    assert (spec.max_tokens, spec.query_prefix, spec.passage_prefix) == (64, "query: ", "passage: ")
    embedder = Embedder(spec, log_dir=tmp_path)
    try:
        assert embedder.embed_query("heron") @ embedder.embed_sentences(["heron"])[0] < 0.999
        assert np.allclose(embedder.embed_query("a b " * 40), embedder.embed_query("a b " * 60))
    finally:
        embedder.close()


@pytest.mark.parametrize(
    ("missing", "message"),
    [("model.onnx", "no ONNX file"), ("tokenizer.json", "tokenizer.json is missing"), ("", "there is no folder")],
)
def test_a_folder_that_is_no_model_is_named(tmp_path: Path, missing: str, message: str) -> None:
    folder = tmp_path / "model"
    if missing:
        shutil.copytree(STARTER, folder)
        (folder / "alcove.json").unlink()
        (folder / missing).unlink()
    with pytest.raises(EngineError, match=message) as caught:
        EmbedderSpec.load(folder)
    assert caught.value.hint


def test_a_file_that_is_no_onnx_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(STARTER, tmp_path / "model")
    (folder / "alcove.json").unlink()
    (folder / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(EngineError, match="cannot be loaded"):
        EmbedderSpec.load(folder)


@pytest.mark.slow
def test_the_original_is_a_second_model(tmp_path: Path, starter: Embedder) -> None:
    spec = EmbedderSpec.load(make_fp32_model(tmp_path / "original"))
    assert (spec.name, spec.dimensions, spec.max_tokens, spec.pooling) == ("original", 384, 256, "mean")
    assert "model.safetensors" in spec.sha256
    assert spec.identity != starter.identity
    original = Embedder(spec, log_dir=tmp_path)
    try:
        rows = original.embed_passages(PASSAGES)
        assert (rows * starter.embed_passages(PASSAGES)).sum(axis=1).min() >= 0.97
        assert (rows[1] @ original.embed_query(PASSAGES[1])) >= BATCH_AGREEMENT
    finally:
        original.close()


def test_importing_the_embedder_loads_no_library() -> None:
    heavy = "{'numpy', 'onnxruntime', 'fastembed', 'tokenizers', 'psutil'}"
    code = f"import sys, engine.embedding.embedder; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
