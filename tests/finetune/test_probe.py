from __future__ import annotations

from pathlib import Path

import pytest

from engine.trainjob import Row
from finetune import backends, probe
from finetune.backends import Trainee
from tests.finetune.tools import Ids, disturb, full_logp, job, prompts, rows, settings
from tests.support.tiny_models import END, tiny_model

LABELS: tuple[Ids, ...] = ((40, END), (41, END), (41, 42, END), (44, 45, 46, 47, 48, END), (50, END))
ROUNDING = 0.15  # of a sum of log p, between a row alone and one with others beside it, in bfloat16


@pytest.fixture(params=["llama", "gemma2"])
def opinionated(request: pytest.FixtureRequest, tmp_path: Path) -> Trainee:
    """Of gemma2 every second layer sees only the last 32 tokens."""
    tiny_model(request.param).bfloat16().save_pretrained(tmp_path)
    trainee = backends.load(tmp_path, settings())
    disturb(trainee)
    return trainee


def summed(trainee: Trainee, prompt: Ids, answer: Ids) -> float:
    logp = full_logp(trainee, prompt + answer)
    return sum(float(logp[len(prompt) - 1 + k, token]) for k, token in enumerate(answer))


def test_the_likeliest_label_is_the_one_of_the_highest_sum(opinionated: Trainee) -> None:
    chosen = set()
    with opinionated.answering():
        for prompt in [*prompts(10), *(2 * p + 3 * q for p, q in zip(prompts(4, seed=1), prompts(4), strict=True))]:
            sums = [summed(opinionated, prompt, label) for label in LABELS]
            found = probe.likeliest(opinionated, prompt, LABELS, 1024)
            assert sums[found] == pytest.approx(max(sums), abs=ROUNDING)
            chosen.add(found)
    assert len(chosen) > 1


def test_answers_side_by_side_are_those_given_alone(opinionated: Trainee) -> None:
    """Prompts of other lengths beside it change nothing of what a prompt is answered."""
    asked = prompts(9)
    with opinionated.answering():
        found = probe.generate(opinionated, asked, eos=END, most=6)
    for prompt, answer in zip(asked, found, strict=True):
        assert 1 <= len(answer) <= 6
        assert END not in answer[:-1]
        assert len(answer) == 6 or answer[-1] == END
        logp = full_logp(opinionated, prompt + answer)
        for k, token in enumerate(answer):
            place = logp[len(prompt) - 1 + k]
            assert float(place[token]) == pytest.approx(float(place.max()), abs=ROUNDING)


def test_an_answer_ends_with_the_end_token(trainee: Trainee) -> None:
    prompt = prompts(1)[0]
    with trainee.answering():
        (long,) = probe.generate(trainee, [prompt], eos=END, most=8)
        (short,) = probe.generate(trainee, [prompt], eos=long[2], most=8)
    assert short == long[: long.index(long[2]) + 1]


def test_thoughts_come_in_the_order_of_the_rows(opinionated: Trainee) -> None:
    asked = rows(12)
    with opinionated.answering():
        found = list(
            probe.teacher_forced(opinionated, [row.prompt for row in asked], [row.answer for row in asked], 60)
        )
    for row, (top, logprobs) in zip(asked, found, strict=True):
        logp = full_logp(opinionated, row.prompt + row.answer)[len(row.prompt) - 1 : -1]
        for place, likely, token, own in zip(logp, top, row.answer, logprobs, strict=True):
            assert own == pytest.approx(float(place[token]), abs=ROUNDING)
            assert float(place[likely]) == pytest.approx(float(place.max()), abs=ROUNDING)


def test_probes_are_held_out_rows_first(base: Path, trainee: Trainee) -> None:
    train, heldout = rows(5), rows(3, seed=1)
    found = probe.probes(job(base, probe_rows=6), trainee, train, heldout)
    assert [(each.part, each.row) for each in found] == [
        ("heldout", 0), ("heldout", 1), ("heldout", 2), ("train", 0), ("train", 1), ("train", 2),
    ]  # fmt: skip
    assert [each.prompt for each in found] == [row.prompt for row in [*heldout, *train][:6]]
    assert all(each.label is None and len(each.top) == len(each.logprobs) == len(each.answer) for each in found)
    assert trainee.model.training


def test_probes_of_a_classifier_answer_with_labels(base: Path, trainee: Trainee) -> None:
    found = probe.probes(job(base, labels=LABELS), trainee, [], rows(4))
    assert [each.answer for each in found] == [LABELS[each.label or 0] for each in found]


def test_equal_rows_have_thoughts_of_their_own(trainee: Trainee) -> None:
    row = Row((7, 8, 9), (10, END))
    with trainee.answering():
        found = list(probe.teacher_forced(trainee, [row.prompt] * 2, [row.answer] * 2, 1024))
    assert len(found) == 2
    assert found[0] == found[1]
