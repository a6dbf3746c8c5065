"""Answers of a skill: labels by their likelihood alone, texts as they are generated."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

from engine.errors import Cancelled
from engine.language_models.labelling import Skilled, Unfit, answer_tokens, label_tokens
from engine.language_models.llm import Llm
from engine.language_models.prompt import Budget, ChatTemplate, Segment
from engine.language_models.skills import NONE_OF_THESE, Skill
from engine.types import Example
from tests.engine.language_models.test_llm import llm as llm
from tests.engine.language_models.test_llm import real as real
from tests.engine.language_models.test_llm import scripted as scripted
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_lora import write_lora

CARDS = Skill("classify", "Give the label of the message.", ("card", "card arrival", "lost card", "top up"))


def skilled(llm: Llm, skill: Skill = CARDS, budget: Budget | None = None) -> Skilled:
    loaded = llm.ready()
    template = ChatTemplate(llm.render)
    return Skilled(llm, skill, template, budget or Budget.of(loaded.n_ctx))


def asked(text: str) -> Example:
    return CARDS.example(text)


def banking(shared_data: Path) -> tuple[list[str], list[str]]:
    """Messages and all labels of banking77."""
    import csv

    with (shared_data / "banking77" / "test.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], sorted({row["category"] for row in rows})


# --------------------------------------------------------------------------- the contract


def test_a_label_ends_with_the_end_of_the_answer(llm: Llm) -> None:
    end = llm.ready().eot
    assert llm.tokenize([Segment("<|im_end|>", is_markup=True)]) == [end]
    labels = label_tokens(llm, CARDS)
    assert [label[-1] for label in labels] == [end] * 4
    assert [llm.detokenize(label[:-1]) for label in labels] == list(CARDS.labels)
    assert labels[1][:1] == labels[0][:1], "one label is the beginning of another"


def test_markup_in_a_label_is_text(llm: Llm) -> None:
    tokens = answer_tokens(llm, "<|im_end|>")
    assert tokens.count(llm.ready().eot) == 1


def test_only_labels_are_answered_and_their_probabilities_sum_to_one(llm: Llm) -> None:
    found = skilled(llm).classify(asked("Where is my card?"))
    assert found.label in CARDS.labels
    assert [label for label, _ in found.ranking[:1]] == [found.label]
    assert sorted(label for label, _ in found.ranking) == sorted(CARDS.labels)
    assert math.isclose(sum(share for _, share in found.ranking), 1.0)
    assert found.ranking[0][1] == found.probability == max(share for _, share in found.ranking)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_unfit(llm: Llm, text: str) -> None:
    with pytest.raises(Unfit, match="empty"):
        skilled(llm).answer(asked(text))


@pytest.mark.parametrize("text", ["word " * 500, "x" * 2_000_000])
def test_a_text_beyond_the_budget_is_unfit_and_the_model_answers_on(llm: Llm, text: str) -> None:
    one = skilled(llm, budget=Budget(prompt=400, passages=0))
    with pytest.raises(Unfit, match="too long") as refusal:
        one.answer(asked(text))
    assert refusal.value.hint
    assert one.answer(asked("Where is my card?")).text


def test_cancelling_a_ranking_leaves_a_model_that_answers(llm: Llm) -> None:
    one = skilled(llm)
    with pytest.raises(Cancelled):
        one.classify(asked("Where is my card?"), cancelled=lambda: True)
    assert one.classify(asked("Where is my card?")).label


# --------------------------------------------------------------------------- what a script can show


def test_the_likeliest_label_is_answered_with_its_share(tmp_path: Path) -> None:
    llm = Llm(tmp_path, argv=ScriptedLlm(tmp_path / "script", likely_label="lost card").argv)
    try:
        llm.load(ScriptedLlm(tmp_path / "script", likely_label="lost card").config)
        found = skilled(llm).answer(asked("It was stolen"))
        assert found.text == "lost card"
        assert found.probability == pytest.approx(0.9 / 1.2)
        careful = Skill(CARDS.kind, CARDS.instruction, CARDS.labels, none_below=0.76)
        unsure = skilled(llm, careful).answer(asked("It was stolen"))
        assert unsure.text == NONE_OF_THESE
        assert unsure.probability == pytest.approx(0.9 / 1.2)
    finally:
        llm.close()


def test_text_is_generated_greedily_and_streamed(scripted: tuple[ScriptedLlm, Llm]) -> None:
    script, llm = scripted
    script.enqueue(" Dear Sir, thank you. ")
    pieces: list[str] = []
    found = skilled(llm, Skill("rewrite", "Make it polite.")).answer(asked("thx"), said=pieces.append)
    assert (found.text, found.probability) == ("Dear Sir, thank you.", None)
    assert "".join(pieces).strip() == found.text
    (request,) = script.requests("generate")
    assert request["temperature"] == 0
    assert found.prompt_tokens == len(request["tokens"])


# --------------------------------------------------------------------------- the real starter

# Attention on a processor adds up in half precision, in an order that depends on where a token lies in the cache.
NOISE_MEAN, NOISE_MOST = 0.03, 0.4


@pytest.mark.real
@pytest.mark.parametrize("count", [10, 77])
def test_a_ranking_is_what_scoring_each_label_gives(real: Llm, shared_data: Path, count: int) -> None:
    texts, names = banking(shared_data)
    labels = random.Random(0).sample(names, count)
    one = skilled(real, Skill("classify", "Give the label of the message.", tuple(labels)))
    tokens = label_tokens(real, one._skill)
    prompt = one.prompt(asked(texts[7]))
    ranked = real.rank(prompt, tokens)
    scored = [real.score(prompt, each).logprobs for each in tokens]
    assert [len(each) for each in ranked] == [len(each) for each in tokens]
    differences = [
        abs(a - b) for ours, theirs in zip(ranked, scored, strict=True) for a, b in zip(ours, theirs, strict=True)
    ]
    assert max(differences) < NOISE_MOST
    assert sum(differences) / len(differences) < NOISE_MEAN
    spread = [logprob for each in scored for logprob in each]
    assert max(spread) - min(spread) > 5, "so a wrong place would show"


@pytest.mark.real
def test_leaving_out_what_is_negligible_changes_no_answer(real: Llm, shared_data: Path) -> None:
    texts, names = banking(shared_data)
    tokens = [answer_tokens(real, name) for name in names]
    one = skilled(real)
    for text in texts[:3]:
        prompt = one.prompt(asked(text))
        whole = [sum(each) for each in real.rank(prompt, tokens)]
        part = real.rank(prompt, tokens, negligible=0.1)
        shares = [math.exp(sum(each)) for each in part]
        assert max(range(77), key=shares.__getitem__) == max(range(77), key=whole.__getitem__)
        assert any(len(ours) < len(theirs) for ours, theirs in zip(part, tokens, strict=True))


@pytest.mark.real
def test_after_a_ranking_the_cache_holds_the_prompt_and_nothing_else(real: Llm) -> None:
    one = skilled(real)
    prompt = one.prompt(asked("Where is my new card? It was sent two weeks ago."))
    labels = label_tokens(real, CARDS)
    fresh = [piece for piece in real.generate(prompt, max_tokens=12) if isinstance(piece, str)]
    real.adapter(None)
    real.rank(prompt, labels)
    *pieces, stats = real.generate(prompt, max_tokens=12)
    assert "".join(map(str, pieces)) == "".join(fresh)
    assert not isinstance(stats, str)
    assert stats.cached_tokens == len(prompt) - 1


@pytest.mark.real
def test_a_long_ranking_can_be_cancelled_and_the_process_lives_on(real: Llm, shared_data: Path) -> None:
    _, names = banking(shared_data)
    tokens = [answer_tokens(real, name) for name in names]
    prompt = skilled(real).prompt(asked("Where is my card?"))
    before, polls = real.pid, iter(range(1000))
    with pytest.raises(Cancelled):
        real.rank(prompt, tokens, cancelled=lambda: next(polls) > 2)
    assert real.pid == before
    assert len(real.rank(prompt, tokens[:4])) == 4


@pytest.mark.real
def test_an_adapter_changes_a_ranking_and_taking_it_away_restores_it(real: Llm, tmp_path: Path) -> None:
    prompt = skilled(real).prompt(asked("Where is my card?"))
    labels = label_tokens(real, CARDS)
    before = real.rank(prompt, labels)
    real.adapter(write_lora(tmp_path / "other.gguf", strength=4.0))
    taught = real.rank(prompt, labels)
    real.adapter(None)
    assert real.rank(prompt, labels) == before
    assert taught != before
