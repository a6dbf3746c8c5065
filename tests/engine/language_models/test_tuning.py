from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engine.errors import Cancelled, EngineError
from engine.language_models.hardware import Machine
from engine.language_models.llm import Llm
from engine.language_models.models import LocalModel, ModelGone, Models
from engine.language_models.tuning import Asked, Tuned, sample_questions, tune
from engine.paths import Paths
from engine.settings import Settings
from engine.store.user import UserStore
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_gguf import gguf

MACHINE = Machine(memory_total=8 << 30, memory_free=8 << 30, cores=2)
VARIANTS = ("BF16", "Q8_0", "Q4_0")
SOURCE = (500.0, 120.0)  # 2 + 1 seconds


@dataclass
class Bench:
    models: Models
    paths: Paths
    source: LocalModel
    script: ScriptedLlm
    llm: Llm
    shares: list[float]

    def tune(self, **options: Any) -> Tuned:
        return tune(
            self.models,
            self.source,
            self.llm,
            MACHINE,
            self.paths.models,
            variants=VARIANTS,
            questions=[Asked("Who repaired it?", ("The weather station was repaired in May by Ada.",))],
            progress=lambda _what, share: self.shares.append(share),
            **options,
        )

    def files(self) -> list[str]:
        return sorted(path.name for path in self.paths.models.rglob("*"))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    paths = Paths.at(tmp_path / "profile")
    paths.create()
    user = UserStore(paths.user_db)
    models = Models(paths, user, Settings(user))
    file = tmp_path / "small.gguf"
    file.write_bytes(gguf())
    source = models.import_file(file)
    models.use(source.id)
    made: list[Bench] = []

    def make(
        speeds: dict[str, tuple[float, float]], agreement: dict[str, float] | None = None, **settings: Any
    ) -> Bench:
        script = ScriptedLlm(
            tmp_path / "model", speeds={"small": SOURCE} | speeds, agreement=agreement or {}, **settings
        )
        made.append(Bench(models, paths, source, script, Llm(tmp_path / "logs", argv=script.argv), []))
        return made[-1]

    yield make
    for each in made:
        each.llm.close()
    user.close()


def test_the_fastest_variant_that_agrees_is_kept_chosen_and_the_rest_is_gone(bench: Callable[..., Bench]) -> None:
    run = bench(
        {"BF16": (2000.0, 120.0), "Q8_0": (1000.0, 120.0), "Q4_0": (4000.0, 240.0)},
        {"Q4_0": 0.5},  # the fastest of all, and not the same model any more
    )
    tuned = run.tune()
    assert tuned.best.quant == "BF16"
    assert tuned.gain == pytest.approx(3.0 / 1.5)
    assert tuned.model.id == "small-bf16"
    assert tuned.model.source_sha256 == run.source.sha256 != tuned.model.sha256
    assert tuned.model.settings["agreement"] == 1.0
    assert tuned.model.settings["threads"] in (1, 2)
    assert run.models.current() == tuned.model
    assert run.files() == ["small-bf16.gguf", "small.gguf"]
    rejected = [candidate for candidate in tuned.table if candidate.quant == "Q4_0"]
    assert rejected[0].agreement is not None
    assert rejected[0].agreement < 0.98
    assert run.shares == sorted(run.shares)


def test_threads_and_flash_attention_are_tried_for_the_fastest(bench: Callable[..., Bench]) -> None:
    run = bench({"BF16": (2000.0, 120.0), "Q8_0": (1000.0, 120.0)})
    tuned = run.tune()
    ways = {(c.quant, c.threads, c.flash_attention) for c in tuned.table}
    assert {("BF16", t, f) for t in (1, 2) for f in (False, True)} <= ways
    loaded = {(r["threads"], r["flash_attention"]) for r in run.script.requests("load")}
    assert loaded == {(2, None), (1, False), (1, True), (2, False), (2, True)}


def test_where_nothing_is_faster_the_source_keeps_its_file_and_gets_settings(bench: Callable[..., Bench]) -> None:
    run = bench(dict.fromkeys(VARIANTS, (100.0, 10.0)))
    tuned = run.tune()
    assert tuned.model.id == run.source.id
    assert tuned.model.settings["prompt_tokens_per_s"] == SOURCE[0]
    assert run.files() == ["small.gguf"]


def test_a_source_that_is_fastest_when_tuned_again_is_chosen_again(bench: Callable[..., Bench]) -> None:
    first = bench({"BF16": (2000.0, 120.0)})
    assert first.tune().model == first.models.current()
    again = bench(dict.fromkeys(VARIANTS, (100.0, 10.0)))
    tuned = again.tune()
    assert tuned.model.id == again.source.id
    assert again.models.current() == tuned.model


@pytest.mark.parametrize("faster", [True, False])
def test_tuning_a_model_that_is_not_in_use_chooses_nothing(bench: Callable[..., Bench], faster: bool) -> None:
    run = bench({"BF16": (2000.0, 120.0)} if faster else dict.fromkeys(VARIANTS, (100.0, 10.0)))
    file = run.paths.root / "other.gguf"
    file.write_bytes(gguf({"general.name": "other"}))
    other = run.models.import_file(file)
    run.models.use(other.id)
    assert run.tune().model != other
    assert run.models.current() == other


def test_a_model_is_tuned_while_the_chosen_one_is_away(bench: Callable[..., Bench]) -> None:
    run = bench({"BF16": (2000.0, 120.0)})
    file = run.paths.root / "other.gguf"
    file.write_bytes(gguf({"general.name": "other"}))
    run.models.use(run.models.import_file(file, copy=False).id)
    file.unlink()
    assert run.tune().model.id == "small-bf16"
    with pytest.raises(ModelGone):
        run.models.current()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.2, 0.45, 0.6, 0.8, 0.95])
def test_cancelling_at_any_step_leaves_nothing_behind(bench: Callable[..., Bench], share: float) -> None:
    run = bench({"BF16": (2000.0, 120.0)})
    with pytest.raises(Cancelled):
        run.tune(cancelled=lambda: run.shares[-1] >= share)
    assert run.files() == ["small.gguf"]
    assert run.models.get(run.source.id).settings == {}
    assert run.models.current() == run.source


def test_a_conversion_that_hangs_can_be_cancelled(bench: Callable[..., Bench]) -> None:
    run = bench({}, stuck_quantisation="Q8_0")
    left = iter(range(60))
    with pytest.raises(Cancelled):
        run.tune(cancelled=lambda: next(left, None) is None)
    assert run.files() == ["small.gguf"]
    assert run.llm.pid is None


def test_a_variant_is_not_tuned_again(bench: Callable[..., Bench]) -> None:
    run = bench({"BF16": (2000.0, 120.0)})
    run.source = run.tune().model
    with pytest.raises(EngineError, match="itself a tuned variant"):
        run.tune()


def test_the_sample_documents_give_fifty_different_questions_with_their_passages() -> None:
    questions = sample_questions()
    assert len(set(questions)) == 50
    assert all(asked.question and asked.passages for asked in questions)
