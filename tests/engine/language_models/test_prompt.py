from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language_models.chat_template import rendered
from engine.language_models.prompt import (
    ANSWER_TOKENS,
    Budget,
    ChatTemplate,
    Message,
    Prompt,
    PromptPassage,
    Segment,
    SentTurn,
    build,
)
from tests.support.scripted_llm import CHATML

CHAT = ChatTemplate(partial(rendered, CHATML, bos="<s>", eos="</s>"))
NO_SYSTEM = (
    "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'system' %}{{ raise_exception('no system') }}"
    "{% endif %}<{{ m['role'] }}>{{ m['content'] | trim }}</{{ m['role'] }}>{% endfor %}<model>"
)


def words(segments: Sequence[Segment]) -> int:
    return sum(len(re.findall(r"\S+", segment.text)) for segment in segments)


def text(segments: Sequence[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def ask(
    question: str,
    *passages: str,
    turns: Sequence[SentTurn] = (),
    budget: Budget | None = None,
    template: ChatTemplate = CHAT,
) -> Prompt:
    return build(
        template,
        question=question,
        passages=[PromptPassage("notes.md", passage) for passage in passages],
        turns=turns,
        budget=budget or Budget(prompt=1000, passages=600),
        count=words,
        system="Be brief.",
    )


def conversation(questions: int, *, passage_words: int, budget: Budget) -> list[Prompt]:
    turns: list[SentTurn] = []
    prompts = []
    for n in range(questions):
        prompt = ask(f"question {n}", f"p{n} " * passage_words, turns=turns, budget=budget)
        prompts.append(prompt)
        turns.append(prompt.sent(f"answer {n}"))
    return prompts


# --------------------------------------------------------------------------- templates


def test_contents_are_segments_of_their_own_and_the_rest_is_markup() -> None:
    segments = CHAT.render([Message("system", "S"), Message("user", "U")])
    assert segments == (
        Segment("<|im_start|>system\n", True),
        Segment("S", False),
        Segment("<|im_end|>\n<|im_start|>user\n", True),
        Segment("U", False),
        Segment("<|im_end|>\n<|im_start|>assistant\n", True),
    )


@given(st.text(), st.text())
def test_no_content_ever_reaches_the_markup(system: str, question: str) -> None:
    empty = CHAT.render([Message("system", "x"), Message("user", "y")])
    segments = CHAT.render([Message("system", system), Message("user", question)])
    assert [s for s in segments if s.is_markup] == [s for s in empty if s.is_markup]
    assert [s.text for s in segments if not s.is_markup] == [t for t in (system, question) if t]


def test_a_template_that_refuses_a_system_message_gets_it_in_the_first_question() -> None:
    segments = ChatTemplate(partial(rendered, NO_SYSTEM, bos="<s>")).render(
        [Message("system", "S"), Message("user", "U")]
    )
    assert text(segments) == "<s><user>S\n\nU</user><model>"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{% broken",
        "{{ messages[17]['content'] }}",
        "{{ ''.__class__.__mro__ }}",  # out of the sandbox
        "{{ messages.append(1) }}",
        "{% for m in messages %}{{ m['content'] }}{{ m['content'] }}{% endfor %}",  # says everything twice
        "{% for m in messages | reverse %}{{ m['content'] }}{% endfor %}",
        "{{ 1 / 0 }}",
        "no messages at all",
    ],
)
def test_a_template_that_does_not_work_is_replaced_by_a_plain_one(source: str) -> None:
    template = ChatTemplate(partial(rendered, source))
    segments = template.render([Message("system", "S"), Message("user", "U")])
    assert text(segments) == "System: S\nUser: U\nAssistant:"
    assert "\nUser:" in template.stop


def test_a_template_is_asked_once_for_chats_of_one_shape() -> None:
    asked: list[int] = []

    def run(messages: Sequence[Mapping[str, str]]) -> str | None:
        asked.append(len(messages))
        return rendered(CHATML, messages)

    template = ChatTemplate(run)
    asked.clear()
    for content in ("U", "V"):
        assert content in text(template.render([Message("system", "S"), Message("user", content)]))
    assert asked == [2]


def test_the_same_chat_renders_to_the_same_segments() -> None:
    messages = [Message("system", "S"), Message("user", "U")]
    assert CHAT.render(messages) == CHAT.render(messages)


# --------------------------------------------------------------------------- budget


def test_a_context_is_split_between_answer_history_and_passages() -> None:
    budget = Budget.of(8192)
    assert (budget.answer, budget.prompt, budget.passages) == (ANSWER_TOKENS, 4096 - 512, (4096 - 512) * 3 // 4)
    assert Budget.of(8192, on_cpu=False).prompt == 8192 - 512
    assert Budget.of(8192, prompt_tokens_per_s=100).passages == 200
    assert Budget.of(512).answer == 128


def test_passages_are_taken_whole_in_order_while_they_fit() -> None:
    prompt = ask("why?", "a " * 50, "b " * 70, "c " * 20, budget=Budget(prompt=1000, passages=100))
    assert prompt.numbers == (1, None, 2)
    assert prompt.message.count("a") >= 50
    assert " b" not in prompt.message
    assert prompt.new == {1: "a " * 50, 2: "c " * 20}


def test_the_best_passage_is_sent_even_where_reading_is_slow() -> None:
    prompt = ask("why?", "a " * 500, "b " * 20, budget=Budget(prompt=1000, passages=10))
    assert prompt.numbers == (1, None)


def test_without_passages_the_question_stands_alone() -> None:
    assert ask("  why?  ").message == "why?"


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 120)), min_size=1, max_size=12),
    st.integers(150, 900),
)
def test_the_prompt_never_exceeds_its_budget(sizes: list[tuple[int, int]], limit: int) -> None:
    budget = Budget(prompt=limit, passages=limit * 3 // 4)
    turns: list[SentTurn] = []
    for n, (passage, answer) in enumerate(sizes):
        prompt = ask("why?", f"p{n} " * passage, f"q{n} " * passage, turns=turns, budget=budget)
        assert prompt.tokens == words(prompt.segments) <= limit
        turns.append(prompt.sent(f"a{n} " * answer))


# --------------------------------------------------------------------------- chats


def test_a_prompt_only_grows_within_a_chat() -> None:
    prompts = conversation(5, passage_words=50, budget=Budget(prompt=1000, passages=600))
    for before, after in itertools.pairwise(prompts):
        assert after.segments[: len(before.segments)] == before.segments


def test_a_passage_already_sent_is_referred_to_and_not_repeated() -> None:
    first = ask("who?", "Ada wrote it.", "Bob read it.")
    turns = [first.sent("Ada.")]
    second = ask("who read it?", "Bob read it.", "Carl burnt it.", turns=turns)
    assert second.numbers == (2, 3)
    assert second.new == {3: "Carl burnt it."}
    assert "Bob" not in second.message
    assert "See also [2] above." in second.message
    assert text(second.segments).count("Bob read it.") == 1


def test_a_passage_given_twice_is_sent_once() -> None:
    prompt = ask("who?", "Ada wrote it.", "Ada wrote it.")
    assert prompt.numbers == (1, 1)
    assert prompt.message.count("Ada") == 1


def test_over_budget_half_the_turns_leave_at_once_and_then_the_beginning_is_stable() -> None:
    prompts = conversation(14, passage_words=60, budget=Budget(prompt=400, passages=200))
    dropped = [prompt.dropped for prompt in prompts]
    assert dropped == sorted(dropped)
    assert dropped[-1] > 0
    moves = [n for n, (a, b) in enumerate(itertools.pairwise(dropped), 1) if a != b]
    assert all(later - earlier >= 2 for earlier, later in itertools.pairwise(moves)), dropped
    for n, (before, after) in enumerate(itertools.pairwise(prompts), 1):
        if n not in moves:
            assert after.segments[: len(before.segments)] == before.segments


def test_a_passage_of_a_dropped_turn_is_sent_again_with_a_new_number() -> None:
    prompts = conversation(6, passage_words=60, budget=Budget(prompt=250, passages=200))
    assert prompts[-1].dropped > 0
    turns = [p.sent(f"answer {n}") for n, p in enumerate(prompts)]
    again = ask("and?", "p0 " * 60, turns=turns, budget=Budget(prompt=250, passages=200))
    assert again.numbers == (7,)
    assert again.new == {7: "p0 " * 60}


def test_a_sent_turn_survives_being_stored() -> None:
    turn = ask("who?", "Ada wrote “it”.", "Bob read it.").sent("Ada.\n")
    assert SentTurn.from_json(turn.to_json()) == turn
