"""Skills as they are kept and chosen, and what a question is answered with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main
from engine.core import Engine
from engine.errors import EngineError
from engine.language_models import tuning
from engine.language_models.adapters import Adapter, Adapters
from engine.language_models.llm import Llm
from engine.language_models.models import LocalModel
from engine.language_models.skills import Skill
from engine.language_models.tuning import Candidate, Speed, Tuned
from engine.paths import Paths
from engine.types import AdaptersChanged, Event, ModelChanged, Notice
from tests.support.fake_embedder import FakeEmbedder
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_gguf import gguf

CARDS = Skill("classify", "Give the label of the message.", ("card arrival", "lost card"))
POLITE = Skill("rewrite", "Make it polite.")
READER = Skill("answer", "Answer from the passages.", refusal="unanswerable")
PASSED: dict[str, Any] = {"share": 0.99, "passed": True, "why": ""}


class Bench:
    """An engine with a model and a variant of it, a scripted process, and a way to make skills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.script = ScriptedLlm(folder / "script", likely_label="lost card")
        self.events: list[Event] = []
        self.engine = Engine(
            Paths.at(folder / "profile"),
            emit=self.events.append,
            embedder=FakeEmbedder(),  # type: ignore[arg-type]  # its contract
            llm=Llm(folder / "logs", argv=self.script.argv),
        )
        self.model = self._import("reader", gguf())
        self.engine.use_model(self.model.id)

    def _import(self, name: str, content: bytes) -> LocalModel:
        file = self.folder / f"{name}.gguf"
        file.write_bytes(content)
        self.engine.import_model(file).result(30)
        return self.engine._host.models.get(name)

    def variant(self) -> LocalModel:
        """A requantised file of the model, as `models tune` makes them."""
        made = self._import("reader-q8", gguf({"general.name": "q8"}))
        from engine.language_models.gguf import read_header

        return self.engine._host.models.register(
            made.id,
            read_header(made.path),
            made.path,
            made.sha256,
            license="mit",
            source_sha256=self.model.sha256,
        )

    def other_model(self) -> LocalModel:
        return self._import("stranger", gguf({"general.name": "another"}))

    @property
    def adapters(self) -> Adapters:
        return self.engine._host.adapters

    def teach(
        self, name: str, skill: Skill, *, passed: bool | None = True, weights: bytes = b"", accepted: bool = True
    ) -> Adapter:
        file = self.folder / "lora.gguf"
        file.write_bytes(weights or f"GGUF of {name}".encode())
        made = self.adapters.register(
            name, skill, file, model_sha256=self.model.sha256, card={"scores": {"tuned": 0.9}, "accepted": accepted}
        )
        if passed is not None:
            self.adapters.record(made.id, self.model.sha256, passed, PASSED if passed else {"why": "it differs"})
        return made

    def notices(self) -> list[str]:
        return [event.message for event in self.events if isinstance(event, Notice)]

    def loaded(self) -> list[str | None]:
        return [request["path"] for request in self.script.requests("adapter")]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.engine.close()


# --------------------------------------------------------------------------- keeping


def test_a_skill_comes_back_as_it_was_registered(bench: Bench) -> None:
    made = bench.teach("My cards", CARDS)
    (info,) = bench.engine.teach.adapters()
    assert (info.id, info.name, info.kind, info.labels) == (made.id, "My cards", "classify", CARDS.labels)
    assert info.parity == {"reader": 0.99}
    assert (info.scores, info.accepted, info.active) == ({"tuned": 0.9}, True, False)
    assert made.checked() == made.folder / "adapter.gguf"
    assert (made.folder / "card.json").stat().st_mode & 0o777 == 0o600
    assert made.folder.stat().st_mode & 0o777 == 0o700


def test_a_skill_is_found_by_id_beginning_and_name(bench: Bench) -> None:
    cards, polite = bench.teach("cards", CARDS), bench.teach("polite", POLITE)
    assert bench.adapters.get(cards.id) == bench.adapters.get("car") == bench.adapters.get("cards") == cards
    again = bench.teach("polite", POLITE)
    assert polite.id != again.id, "the same file under the same name is a skill of its own"
    assert bench.adapters.get(polite.id) == polite
    with pytest.raises(EngineError, match="may be any of"):
        bench.adapters.get("pol")
    for nobody in ("", "nobody"):
        with pytest.raises(EngineError, match="no adapter") as missing:
            bench.adapters.get(nobody)
        assert "adapters list" in missing.value.hint


def test_removing_takes_the_files_and_what_referred_to_it(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    bench.engine.teach.use_adapter(made.id)
    answer = bench.engine.ask("Where is it?", adapter=made.id).result(30)
    bench.engine.teach.remove_adapter("cards")
    assert not made.folder.exists()
    assert bench.engine.teach.adapters() == []
    assert bench.adapters.choose(chat=answer.chat).adapter is None
    assert bench.adapters.parity_of(made.id, bench.model.sha256) is None
    assert bench.events.count(AdaptersChanged(made.id)) == 2


def test_a_file_that_cannot_be_copied_leaves_no_skill(bench: Bench) -> None:
    with pytest.raises(EngineError, match="cannot be kept") as failure:
        bench.adapters.register("x", CARDS, bench.folder / "nowhere", model_sha256="", card={})
    assert failure.value.hint
    lora = bench.folder / "lora.gguf"
    lora.write_bytes(b"x")
    with pytest.raises(EngineError, match="cannot be kept"):
        bench.adapters.register("x", CARDS, lora, model_sha256="", card={}, files={"a": bench.folder / "nowhere"})
    assert bench.engine.teach.adapters() == []
    assert list((bench.folder / "profile" / "adapters").iterdir()) == []


# --------------------------------------------------------------------------- a damaged or foreign adapter


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_flipped_bit_is_never_loaded_and_the_chat_answers_without(bench: Bench) -> None:
    made = bench.teach("reader", READER)
    bench.engine.teach.use_adapter(made.id)
    flip_a_bit(made.weights)
    with pytest.raises(EngineError, match="damaged") as failure:
        bench.engine.ask("Where is it?", adapter=made.id, rag=False).result(30)
    assert made.id in failure.value.hint
    bench.script.enqueue("On its way.")
    answer = bench.engine.ask("Where is it?", rag=False).result(30)
    assert (answer.answer, answer.adapter) == ("On its way.", None)
    assert len(bench.notices()) == 1
    assert "damaged" in bench.notices()[0]
    assert bench.loaded() == []


def test_a_skill_of_another_model_is_refused_by_name_and_let_be_by_default(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    bench.engine.teach.use_adapter(made.id)
    bench.engine.use_model(bench.other_model().id)
    with pytest.raises(EngineError, match="taught to another model") as failure:
        bench.engine.ask("Where is it?", adapter=made.id).result(30)
    assert failure.value.hint == "use its own: alcove models use reader"
    with pytest.raises(EngineError, match="taught to another model"):
        bench.engine.teach.use_adapter(made.id)
    assert bench.engine.ask("Where is it?", rag=False).result(30).adapter is None


@pytest.mark.parametrize("passed", [False, None])
def test_without_a_passed_parity_a_variant_serves_no_skill(bench: Bench, passed: bool | None) -> None:
    made = bench.teach("reader", READER)
    bench.engine.teach.use_adapter(made.id)
    variant = bench.variant()
    if passed is not None:
        bench.adapters.record(made.id, variant.sha256, passed, {"share": 0.5, "why": "it differs too much"})
    bench.engine._host.models.use(variant.id)
    with pytest.raises(EngineError, match="is not used with reader-q8") as failure:
        bench.engine.ask("Where is it?", adapter=made.id, rag=False).result(30)
    assert failure.value.hint == "it works with reader: alcove models use reader"
    answer = bench.engine.ask("Where is it?", rag=False).result(30)
    assert answer.adapter is None
    assert ["is not used with reader-q8" in notice for notice in bench.notices()] == [True]
    assert [each.id for each in bench.adapters.unjudged(variant)] == ([made.id] if passed is None else [])


# --------------------------------------------------------------------------- answering


def test_a_classifier_answers_a_label_with_its_probability_and_no_token(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    answer = bench.engine.ask("Somebody stole it", adapter=made.id).result(30)
    assert (answer.answer, answer.method, answer.adapter) == ("lost card", "model", made.id)
    assert answer.probability == pytest.approx(0.9)
    assert bench.script.requests("generate") == []
    (turn,) = bench.engine.chat(answer.chat)
    assert turn.answer == answer


def test_a_classifier_that_is_not_sure_says_so(bench: Bench) -> None:
    made = bench.teach("cards", replace(CARDS, none_below=0.95))
    answer = bench.engine.ask("Somebody stole it", adapter=made.id).result(30)
    assert (answer.answer, answer.why) == ("", "None of the labels fits well enough.")
    assert answer.probability == pytest.approx(0.9)


def test_a_chat_keeps_its_skill_and_none_takes_it_away(bench: Bench) -> None:
    cards, polite = bench.teach("cards", CARDS), bench.teach("polite", POLITE)
    bench.script.enqueue("Dear Sir.", "On its way.", "Dear Madam.")
    first = bench.engine.ask("Where is it?", adapter="cards").result(30)
    second = bench.engine.ask("And now?", chat=first.chat).result(30)
    elsewhere = bench.engine.ask("thx", adapter="polite").result(30)
    without = bench.engine.ask("Hello?", chat=first.chat, adapter="none", rag=False).result(30)
    still = bench.engine.ask("Hello?", chat=first.chat, rag=False).result(30)
    given = [answer.adapter for answer in (first, second, elsewhere, without, still)]
    assert given == [cards.id, cards.id, polite.id, None, None]
    assert elsewhere.answer == "Dear Sir."
    assert bench.loaded() == [str(cards.weights), str(polite.weights), None]


def test_choosing_looks_at_no_skill_but_the_chosen_ones(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands before the quotes of each question, and a card is long."""
    made = [bench.teach(f"reader {number}", READER) for number in range(5)]
    parsed: list[object] = []
    read = Skill.from_json
    monkeypatch.setattr(Skill, "from_json", lambda told: parsed.append(told) or read(told))
    assert bench.adapters.choose().adapter is None
    assert parsed == []
    bench.adapters.use(made[3].id)
    parsed.clear()
    assert bench.adapters.choose(chat="of no skill").adapter == made[3]
    assert len(parsed) == 1


@pytest.mark.parametrize("used", [True, False])
def test_a_tuned_model_is_told_as_chosen_only_if_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, used: bool
) -> None:
    way = Candidate("F32", 1, None, Speed(500.0, 120.0), 1.0)
    other = bench.other_model()
    if not used:
        bench.engine.use_model(other.id)
    monkeypatch.setattr(tuning, "tune", lambda *_, **__: Tuned(bench.model, way, way, (way,)))
    bench.events.clear()
    bench.engine.tune_model(bench.model.id).result(30)
    assert ModelChanged(bench.model.id, "chosen" if used else "tuned") in bench.events


def test_a_skill_that_labels_or_rewrites_is_not_put_on_a_plain_question(bench: Bench) -> None:
    polite = bench.teach("polite", POLITE)
    bench.engine.teach.use_adapter(polite.id)
    bench.script.enqueue("Hello.")
    answer = bench.engine.ask("Hello?", rag=False).result(30)
    assert (answer.answer, answer.adapter) == ("Hello.", None)
    assert bench.notices() == []


def test_a_skill_that_reads_answers_from_the_passages_in_its_own_words(bench: Bench) -> None:
    made = bench.teach("reader", READER)
    docs = bench.folder / "docs"
    docs.mkdir()
    (docs / "lease.txt").write_text("The lease of the boathouse was signed by Margaret Ellison in June 2019.")
    bench.engine.add_folder(docs)
    bench.engine.index().result(30)
    bench.script.enqueue("Margaret Ellison", "Unanswerable", "unanswerable.", "The documents do not say.")
    answer = bench.engine.ask("Who signed the lease of the boathouse?", adapter=made.id).result(30)
    assert (answer.answer, answer.method, answer.adapter) == ("Margaret Ellison", "documents", made.id)
    assert answer.sentences[0].supported
    sent = "".join(text for text, _ in bench.script.requests("generate")[0]["segments"])
    assert READER.instruction in sent
    assert "numbered passages" not in sent
    for _ in range(2):
        refused = bench.engine.ask("Who signed the lease of the boathouse?", adapter=made.id).result(30)
        assert (refused.refused, refused.answer, bool(refused.quotes)) == (True, "", True)
    said = bench.engine.ask("Who signed the lease of the boathouse?", adapter=made.id).result(30)
    assert not said.refused, "this skill was taught to refuse in other words"


def test_a_skill_that_did_not_pass_its_gate_does_not_read(bench: Bench) -> None:
    made = bench.teach("reader", READER, accepted=False)
    docs = bench.folder / "docs"
    docs.mkdir()
    (docs / "lease.txt").write_text("The lease of the boathouse was signed by Margaret Ellison in June 2019.")
    bench.engine.add_folder(docs)
    bench.engine.index().result(30)
    bench.script.enqueue("Margaret Ellison")
    answer = bench.engine.ask("Who signed the lease of the boathouse?", adapter=made.id).result(30)
    assert (answer.method, answer.model_answer, answer.adapter) == ("quotes", "Margaret Ellison", made.id)


def test_trying_a_skill_leaves_no_chat(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    given = bench.engine.teach.try_skill("cards", "Somebody stole it").result(30)
    assert given.text == "lost card"
    assert bench.engine.chats() == []


# --------------------------------------------------------------------------- the command


def test_the_command_lists_uses_and_removes(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    made = bench.teach("cards", CARDS)
    bench.engine.close()
    profile = ["--profile", str(bench.folder / "profile"), "--json"]

    def listed(*arguments: str) -> list[dict[str, Any]]:
        assert main(["adapters", *arguments, *profile]) == 0
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["adapters"]
        return found

    (shown,) = listed()
    assert shown["labels"] == list(CARDS.labels)
    assert shown["parity"] == {"reader": 0.99}
    assert [each["active"] for each in listed("use", made.id[:4])] == [True]
    assert [each["active"] for each in listed("use", "none")] == [False]
    assert main(["adapters", "use", *profile]) == 1
    assert listed("remove", made.id) == []
