from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import Cancelled, EngineError
from engine.language_models.labelling import label_tokens
from engine.language_models.llm import Llm, LlmConfig, Scores
from engine.language_models.models import starter_path, starter_sha256
from engine.language_models.prompt import Budget, ChatTemplate, Segment
from engine.language_models.skills import Skill, prompt_for
from engine.teaching import gates, parity
from engine.teaching.gates import ScoreGate
from engine.teaching.parity import Parity
from engine.trainjob import Probe, Row, rows_digest, write_rows
from engine.types import Example
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_lora import write_lora

REFUSAL = "The documents do not say."
ANSWER = Skill("answer", "Answer.", refusal=REFUSAL)
PASSED = Parity(500, 500, 0.01, 100, None, True)
LABELS = ((7, 2), (8, 2), (9, 2))


class ServedModel:
    """What parity asks of a model: at `wrong` places, over all prompts, it finds another token likeliest."""

    def __init__(self, *, wrong: int = 0, label: int | None = 0, logprob: float = -0.1) -> None:
        self.wrong = wrong
        self.label = label
        self.logprob = logprob

    def score(self, prompt: Any, continuation: Any, *, cancelled: Any) -> Scores:
        if cancelled():
            raise Cancelled
        top = list(continuation)
        for place in range(len(top)):
            if self.wrong:
                top[place] += 1
                self.wrong -= 1
        return Scores(tuple(top), (self.logprob,) * len(top))

    def rank(self, prompt: Any, labels: Any, *, negligible: float, cancelled: Any) -> tuple[tuple[float, ...], ...]:
        return tuple((-0.1, 0.0) if place == self.label else (-2.0, -0.1) for place in range(len(labels)))


def probe(row: int, *, label: int | None = None) -> Probe:
    answer = (7, 8, 9, 4, 2)
    return Probe("heldout", row, (1, 10 + row), answer, answer, (-0.1,) * 5, label)


def measured(model: ServedModel, probes: list[Probe], **more: Any) -> Parity:
    return parity.parity(model, probes, **{"ids_equal": True, **more})  # type: ignore[arg-type]  # its contract


PROBES = [probe(row) for row in range(100)]


def test_the_same_answers_pass() -> None:
    seen: list[tuple[float, float]] = []
    found = measured(ServedModel(), PROBES, progress=lambda done, total: seen.append((done, total)))
    assert found == Parity(500, 500, 0.0, 100, None, True)
    assert found.passed
    assert not found.why
    assert found.share == 1.0
    assert found.label_share is None
    assert [seen[0], seen[-1]] == [(0, 100), (100, 100)]


@pytest.mark.parametrize(("wrong", "passed"), [(10, True), (11, False)])
def test_two_places_in_a_hundred_may_differ(wrong: int, passed: bool) -> None:
    found = measured(ServedModel(wrong=wrong), PROBES)
    assert found.share == (500 - wrong) / 500
    assert found.passed is passed
    assert ("11 of 500 places" in found.why) is not passed


@pytest.mark.parametrize(("other", "passed"), [(5, True), (6, False)])
def test_five_labels_in_a_hundred_may_differ(other: int, passed: bool) -> None:
    probes = [probe(row, label=1 if row < other else 0) for row in range(100)]
    found = measured(ServedModel(label=0), probes, labels=LABELS)
    assert found.same_labels == 100 - other
    assert found.passed is passed
    assert ("on 6 of 100 messages" in found.why) is not passed


def test_a_label_is_as_likely_as_all_its_tokens_together() -> None:
    class Longer(ServedModel):
        def rank(self, prompt: Any, labels: Any, *, negligible: float, cancelled: Any) -> tuple[tuple[float, ...], ...]:
            return ((-0.5, -0.5, -0.5), (-1.2, 0.0), (-9.0,))  # the first begins better, the second is likelier

    assert measured(Longer(), [probe(0, label=1)], labels=LABELS).same_labels == 1


def test_probabilities_that_are_no_numbers_fail() -> None:
    found = measured(ServedModel(logprob=math.nan), PROBES)
    assert not found.passed
    json.dumps(found.to_json(), allow_nan=False)


def test_the_difference_of_the_probabilities_is_told() -> None:
    found = measured(ServedModel(logprob=-0.35), PROBES)
    assert found.mean_logp_difference == pytest.approx(0.25)
    assert found.passed  # reported, not judged


def test_a_refusing_trainer_is_still_compared_and_an_empty_answer_is_no_proof() -> None:
    empty = replace(probe(0), answer=(), top=(), logprobs=())
    assert measured(ServedModel(), [empty, probe(1)]).positions == 5
    assert not measured(ServedModel(), [empty]).passed


def test_damaged_probes_are_an_error_with_a_hint(tmp_path: Path) -> None:
    for probes in ([], [replace(probe(0), top=(7,))], [replace(probe(0), logprobs=())]):
        with pytest.raises(EngineError) as caught:
            measured(ServedModel(), probes)
        assert "alcove tune --from" in caught.value.hint
    with pytest.raises(EngineError):
        measured(ServedModel(), [probe(0, label=3)], labels=LABELS)
    with pytest.raises(EngineError):
        measured(ServedModel(), [probe(0)], labels=LABELS)
    kept = tmp_path / "probes.jsonl"
    write_rows(kept, PROBES[:3])
    assert parity.kept_probes(kept) == PROBES[:3]
    for content in ("{", '{"part": "train"}', "[]", '{"prompt": 3}'):
        kept.write_text(content)
        with pytest.raises(EngineError) as caught:
            parity.kept_probes(kept)
        assert "probes.jsonl" in caught.value.message
    with pytest.raises(EngineError):
        parity.kept_probes(tmp_path / "missing")


def test_parity_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        measured(ServedModel(), PROBES, cancelled=lambda: True)


# --------------------------------------------------------------------------- token ids


TRAIN = [Row((1, 5), (7, 2))]
HELDOUT = [Row((1, 10 + row), (7, 2)) for row in range(3)]


def test_ids_are_the_same_only_if_every_one_is() -> None:
    digest = rows_digest(TRAIN, HELDOUT)
    probes = [probe(0), probe(2)]
    assert parity.same_ids(probes, TRAIN, HELDOUT, digest)
    assert not parity.same_ids(probes, [Row((1, 5), (7, 3))], HELDOUT, digest)
    assert not parity.same_ids(probes, HELDOUT, TRAIN, digest)
    assert not parity.same_ids([replace(probe(0), prompt=(1, 11))], TRAIN, HELDOUT, digest)  # another row's
    assert not parity.same_ids([probe(3)], TRAIN, HELDOUT, digest)  # a row that there is not
    assert not parity.same_ids([replace(probe(0), part="train")], TRAIN, HELDOUT, digest)


def test_other_ids_fail_parity_whatever_else_agrees() -> None:
    found = measured(ServedModel(), PROBES, ids_equal=False)
    assert not found.passed
    assert "token ids differ" in found.why


# --------------------------------------------------------------------------- score


def examples(count: int) -> list[Example]:
    return [Example("", f"question {i}", f"answer number {i}") for i in range(count)]


def judged(wanted: list[str], base: list[str], tuned: list[str], skill: Skill = ANSWER) -> ScoreGate:
    asked = [Example("", f"q{i}", output) for i, output in enumerate(wanted)]
    return gates.compare_answers(skill, asked, base, tuned, held_out=len(asked))


def test_better_is_accepted_and_the_losses_come_first() -> None:
    wanted = [f"answer {i}" for i in range(40)]
    base = ["something else"] * 39 + ["answer 39"]
    tuned = [f"answer {i}" for i in range(38)] + ["no", "no"]
    found = judged(wanted, base, tuned)
    assert found.verdict == "better"
    assert found.interval[0] > 0
    assert (found.rows[0].wanted, found.rows[0].base_score, found.rows[0].tuned_score) == ("answer 39", 1.0, 0.0)
    assert found.rows[1].wanted == "answer 38"
    said = gates.verdict(PASSED, found)
    assert said.accepted
    assert "on 40 held-out examples" in said.why


def test_worse_undecided_and_equal_are_not_accepted_and_say_so() -> None:
    wanted = [f"answer {i}" for i in range(40)]
    good, bad = list(wanted), ["something else"] * 40
    worse = judged(wanted, good, bad)
    assert worse.verdict == "worse"
    assert gates.verdict(PASSED, worse).why.startswith("worse than the model without it")
    equal = judged(wanted, good, good)
    assert equal.verdict == "undecided"
    assert gates.verdict(PASSED, equal).why.startswith("no different")
    mixed = judged(wanted[:4], ["x", "answer 1", "x", "x"], ["answer 0", "x", "answer 2", "x"])
    assert mixed.verdict == "undecided"
    assert gates.verdict(PASSED, mixed).why.startswith("too few examples to tell")
    assert not any(gates.verdict(PASSED, each).accepted for each in (worse, equal, mixed))


def test_of_a_handful_nothing_is_told_however_they_go() -> None:
    wanted = [f"answer {i}" for i in range(gates.FEWEST)]
    few = judged(wanted[:-1], ["x"] * (gates.FEWEST - 1), wanted[:-1])
    assert few.interval[0] > 0
    assert few.verdict == "undecided"
    assert gates.verdict(PASSED, few).why.startswith("too few examples to tell")
    assert judged(wanted, ["x"] * gates.FEWEST, wanted).verdict == "better"


def test_failed_parity_is_not_accepted_however_good_the_score() -> None:
    wanted = [f"answer {i}" for i in range(40)]
    better = judged(wanted, ["x"] * 40, list(wanted))
    said = gates.verdict(replace(PASSED, same=480), better)
    assert not said.accepted
    assert "20 of 500 places" in said.why


def test_always_refusing_is_not_accepted() -> None:
    """Even where nearly nothing can be answered, and the base never refuses."""
    wanted = ["answer 1", "answer 2"] + [REFUSAL] * 38
    found = judged(wanted, ["it may be answer 1", "I think answer 9"] + ["hm"] * 38, [REFUSAL] * 40)
    assert found.verdict == "worse"
    assert (found.tuned.details["refusal_recall"], found.tuned.details["wrongly_refused"]) == (1.0, 1.0)
    assert not gates.verdict(PASSED, found).accepted


def test_without_an_answerable_row_nothing_is_told() -> None:
    found = judged([REFUSAL] * 10, ["x"] * 10, [REFUSAL] * 10)
    assert found.counted == 0
    said = gates.verdict(PASSED, found)
    assert not said.accepted
    assert "none of the held-out examples" in said.why


def test_an_interval_that_is_no_number_is_undecided() -> None:
    found = replace(judged(["a"], ["a"], ["a"]), interval=(math.nan, math.nan))
    assert found.verdict == "undecided"
    assert not gates.verdict(PASSED, found).accepted


def test_many_examples_are_chosen_by_hash() -> None:
    many = examples(1000)
    some = gates.chosen(many)
    assert len(some) == gates.HELDOUT_MOST
    assert some == [each for each in many if each in some]  # in their order
    assert {each.input for each in gates.chosen(many[::-1])} == {each.input for each in some}
    assert gates.chosen(many[:400]) == many[:400]
    found = replace(judged(["a"] * 3, ["b"] * 3, ["a"] * 3), held_out=1000)
    assert "chosen of 1000" in gates.verdict(PASSED, found).why


def test_both_sides_answer_with_one_switch_of_the_adapter(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "llm")
    asked = examples(6)
    script.enqueue(*["x"] * 6, *[each.output for each in asked])
    adapter = tmp_path / "adapter.gguf"
    adapter.write_bytes(b"an adapter")
    seen: list[tuple[float, float]] = []
    with closing(Llm(tmp_path, argv=script.argv)) as llm:
        loaded = llm.load(script.config)
        template = ChatTemplate(llm.render)
        found = gates.score_gate(
            llm, ANSWER, template, Budget.of(loaded.n_ctx), asked, adapter,
            progress=lambda done, total: seen.append((done, total)),
        )  # fmt: skip
        with pytest.raises(EngineError, match="held out"):
            gates.score_gate(llm, ANSWER, template, Budget.of(loaded.n_ctx), [], adapter)
    assert (found.base.score, found.tuned.score, found.verdict) == (0.0, 1.0, "better")
    assert (found.counted, found.held_out) == (6, 6)
    assert seen == sorted(seen)
    assert max(done for done, _ in seen) == 12
    assert [request["path"] for request in script.requests("adapter")] == [str(adapter)]
    # An answer has room for twice the longest wanted one, and no more: a base that rambles costs minutes.
    assert {request["max_tokens"] for request in script.requests("generate")} == {2 * 3 + gates.ANSWER_SLACK}


# --------------------------------------------------------------------------- the real runtime

INPUTS = ("the card was stolen", "my payment is pending", "the exchange rate is wrong", "how do I top up by card")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Llm]:
    path = starter_path()
    if path is None:
        pytest.skip("the starter model is not installed")
    with closing(Llm(tmp_path_factory.mktemp("logs"))) as llm:
        llm.load(LlmConfig(path, starter_sha256(), n_ctx=512, threads=2))
        yield llm


def own_probes(llm: Llm, labels: list[list[int]]) -> list[Probe]:
    """What a trainer would leave behind that is exactly the serving runtime."""
    loaded = llm.ready()
    template = ChatTemplate(llm.render)
    made = []
    for row, text in enumerate(INPUTS):
        asked = prompt_for(
            Skill("classify", "Give the label of the message.", ("a", "b")), Example("", text, ""),
            template=template, budget=Budget.of(loaded.n_ctx), count=llm.count,
        )  # fmt: skip
        prompt = llm.tokenize(asked.segments)
        sums = [sum(llm.score(prompt, label).logprobs) for label in labels]
        best = sums.index(max(sums))
        scores = llm.score(prompt, labels[best])
        made.append(
            Probe("heldout", row, tuple(prompt), tuple(labels[best]), scores.top, scores.logprobs, best),
        )
    return made


@pytest.mark.real
def test_the_runtime_agrees_with_itself_and_not_with_another_reading(real: Llm) -> None:
    words = (" stolen card", " pending payment", " exchange rate", " top up")
    labels = [real.tokenize([Segment(word, is_markup=False), Segment("<|im_end|>", is_markup=True)]) for word in words]
    probes = own_probes(real, labels)
    found = parity.parity(real, probes, labels=labels, ids_equal=True)
    assert found.passed
    assert (found.share, found.label_share) == (1.0, 1.0)
    assert found.mean_logp_difference < 0.01
    # A prompt without its template is another prompt: the runtime sees it.
    bare = [replace(each, prompt=tuple(real.tokenize([Segment(INPUTS[each.row], is_markup=False)]))) for each in probes]
    assert not parity.parity(real, bare, ids_equal=True).passed
    turned = [replace(each, label=(each.label or 0) + 1 if each.label != 3 else 0) for each in probes]
    assert parity.parity(real, turned, labels=labels, ids_equal=True).label_share == 0.0


@pytest.mark.real
def test_an_adapter_that_changes_nothing_agrees_and_gains_nothing(real: Llm, tmp_path: Path) -> None:
    loaded = real.ready()
    template = ChatTemplate(real.render)
    words = ("stolen card", "pending payment", "exchange rate", "top up")
    skill = Skill("classify", "Give the label of the message.", words)
    real.adapter(None)
    labels = label_tokens(real, skill)
    probes = own_probes(real, [list(label) for label in labels])
    asked = [Example("", text, word) for text, word in zip(INPUTS, words, strict=True)]
    same, other = write_lora(tmp_path / "same.gguf", strength=0.0), write_lora(tmp_path / "other.gguf", strength=8.0)
    scored = gates.score_gate(real, skill, template, Budget.of(loaded.n_ctx), asked, same)
    assert (scored.base, scored.interval) == (scored.tuned, (0.0, 0.0))
    agreed = parity.parity(real, probes, labels=labels, ids_equal=True)  # the adapter is still in place
    assert agreed.passed
    assert gates.verdict(agreed, scored).why.startswith("no different")
    real.adapter(other)
    disagreed = parity.parity(real, probes, labels=labels, ids_equal=True)
    assert not disagreed.passed
    assert not gates.verdict(disagreed, scored).accepted
    real.adapter(None)
