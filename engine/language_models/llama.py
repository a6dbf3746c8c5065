"""llama.cpp by its C interface, for the language model's process alone.

The Python class over it costs what an interactive program cannot pay: it detokenises the whole text anew for
each token, redirects file descriptor 1 of the process while it loads, ignores options it does not know, and
cannot be stopped while it reads a prompt.

This module and `llama_library` import llama_cpp, and nothing else does; `llm_worker` alone imports them.
"""

from __future__ import annotations

import ctypes
import heapq
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp.llama_cpp as C  # noqa: N812

from engine.child import Message
from engine.language_models.chat_template import rendered
from engine.language_models.llama_library import Log, Refused
from engine.language_models.pacing import WINDOW_TOKENS, Pace
from engine.language_models.token_trie import Group, groups
from engine.text.textstream import TextStream, looping

FLUSH_SECONDS = 0.02  # tokens that come faster than this travel together
SLOW_TOKEN_SECONDS = 0.1  # from here on a token is interruptible too; the check costs about 0.5 ms a token
# Positions whose logits are held at once: so many x vocabulary x 4 bytes. From 64 tokens a batch on, llama.cpp's
# attention on a processor takes another path, and log p differs by up to 0.25 from that of a token read alone, as
# answers are; below, it is the same to the last bit. Measured with the starter: 48 read 5 % slower than 128.
SCORE_BATCH = 48
SEQUENCES = 128  # continuations that are ranked at once
REMEMBERED_ANSWERS = 64


class Interrupted(Exception):
    """The request was cancelled."""


class Model:
    """A loaded model, its context, and the token ids its KV cache holds.

    Args:
        request: as described in `llm_worker`.
        pulse: called often during long calls; true means: stop.

    Raises:
        Refused: it cannot be loaded so, or llama.cpp did not do what was asked.
        Interrupted: `pulse` said so.
    """

    def __init__(self, request: Message, log: Log, pulse: Callable[[], bool]) -> None:
        self._pulse = pulse
        self._cached: list[int] = []
        # Text of an answer -> its ids as generated. Tokenising the text again may give other ids, and from
        # the first difference on the whole prompt would have to be read again.
        self._answers: OrderedDict[str, list[int]] = OrderedDict()
        self._adapters: dict[str, Any] = {}
        self._threads = int(request["threads"])
        self._rank_pace = Pace(self._threads)
        self._model: Any = None
        self._context: Any = None
        log.lines.clear()
        try:
            self._load(request, log)
        except BaseException:
            self.close()
            raise

    def _load(self, request: Message, log: Log) -> None:
        layers = int(request["gpu_layers"])
        params = C.llama_model_default_params()
        params.load_mode = C.LLAMA_LOAD_MODE_MMAP
        params.n_gpu_layers = layers
        self._progress = C.llama_progress_callback(lambda _share, _data: not self._pulse())
        params.progress_callback = self._progress
        self._model = C.llama_model_load_from_file(str(request["path"]).encode(), params)
        if not self._model:
            if self._pulse():
                raise Interrupted
            said = log.search(r"(?:error|failed)[^:]*: (.+)")
            raise Refused(
                "llama.cpp cannot load this model" + (f": {said[1].strip()}" if said else ""),
                "it may need a newer Alcove; choose another with: alcove models use M",
            )
        self.n_layers = C.llama_model_n_layer(self._model)
        placed = log.search(r"offloaded (\d+)/(\d+) layers")
        self.gpu_layers = int(placed[1]) if placed else 0
        if self.gpu_layers < min(layers, self.n_layers + 1):
            raise Refused(f"llama.cpp put {self.gpu_layers} layers on the GPU instead of {layers}")

        settings = C.llama_context_default_params()
        settings.n_ctx = int(request["n_ctx"])
        settings.n_batch = settings.n_ubatch = int(request["batch"])
        settings.n_threads = settings.n_threads_batch = self._threads
        flash = request["flash_attention"]
        settings.flash_attn_type = -1 if flash is None else int(flash)
        settings.offload_kqv = settings.op_offload = layers > 0
        # All sequences share one pool of cells, so they cost nothing before they are used; the state of a
        # recurrent memory is of another kind, and is held once a sequence.
        recurrent = C.llama_model_is_recurrent(self._model) or C.llama_model_is_hybrid(self._model)
        settings.n_seq_max = 1 if recurrent else min(SEQUENCES, C.llama_max_parallel_sequences())
        settings.kv_unified = True
        self._context = C.llama_init_from_model(self._model, settings)
        if not self._context:
            raise Refused(
                f"there is not enough memory for a context of {settings.n_ctx} tokens",
                "choose a shorter context in the settings, or a smaller model",
            )
        self._check(settings, flash, log)
        self._abort = C.ggml_abort_callback(lambda _: self._pulse())
        self._never_abort = C.ggml_abort_callback()
        self._memory = C.llama_get_memory(self._context)
        self._vocab = C.llama_model_get_vocab(self._model)
        self.n_ctx = C.llama_n_ctx(self._context)
        self.n_vocab = C.llama_vocab_n_tokens(self._vocab)
        self._bos = C.llama_vocab_bos(self._vocab)
        self._adds_bos = bool(C.llama_vocab_get_add_bos(self._vocab))
        self._piece = ctypes.create_string_buffer(1024)
        self._one = (C.llama_token * 1)()

    def _check(self, settings: Any, flash: bool | None, log: Log) -> None:
        """What was set must have taken effect: llama.cpp changes some values without a word."""
        got = {
            "threads": C.llama_n_threads(self._context),
            "batch": C.llama_n_ubatch(self._context),
            "context": min(C.llama_n_ctx_seq(self._context), settings.n_ctx),  # it may round up
            "sequences": C.llama_n_seq_max(self._context),
        }
        asked = {
            "threads": settings.n_threads,
            "batch": settings.n_ubatch,
            "context": settings.n_ctx,
            "sequences": settings.n_seq_max,
        }
        said = log.search(r"flash_attn\s*= (\w+)")
        if flash is not None:
            asked["flash attention"] = "enabled" if flash else "disabled"
            got["flash attention"] = said[1] if said else "unknown"
        if got != asked:
            raise Refused(f"llama.cpp did not take the settings: asked {asked}, got {got}")
        automatic = log.search(r"Flash Attention was auto, set to (\w+)")
        self.flash_attention = automatic[1] if automatic else (said[1] if said else "unknown")

    def facts(self) -> dict[str, Any]:
        return {
            "n_ctx": self.n_ctx,
            "n_ctx_train": C.llama_model_n_ctx_train(self._model),
            "layers": self.n_layers,
            "gpu_layers": self.gpu_layers,
            "threads": C.llama_n_threads(self._context),
            "flash_attention": self.flash_attention,
            "eot": self._end_of_turn(),
        }

    def _end_of_turn(self) -> int:
        """The token that ends an answer, -1 if there is none.

        What llama.cpp calls the end of a turn may be any token with one of the names that models use for it;
        it counts only if the model's chat template writes it.
        """
        template = C.llama_model_chat_template(self._model, None) or b""
        turn, text = int(C.llama_vocab_eot(self._vocab)), int(C.llama_vocab_eos(self._vocab))
        written = turn >= 0 and self._bytes(turn, special=True) in template
        return turn if written or text < 0 else text

    def _special(self, token: int) -> str:
        return self._bytes(token, special=True).decode("utf-8", "replace") if token >= 0 else ""

    # ------------------------------------------------------------------ tokens and text

    def render(self, messages: Sequence[Mapping[str, str]]) -> str | None:
        """Messages as the model's own chat template writes them."""
        template = C.llama_model_chat_template(self._model, None) or b""
        bos, eos = self._special(self._bos), self._special(C.llama_vocab_eos(self._vocab))
        return rendered(template.decode("utf-8", "replace"), messages, bos=bos, eos=eos)

    def tokenize(self, segments: Sequence[tuple[str, bool]]) -> list[int]:
        """Token ids of (text, is_markup) segments; only in markup do control tokens mean anything."""
        ids: list[int] = []
        for text, is_markup in segments:
            if not is_markup and text in self._answers:
                self._answers.move_to_end(text)
                ids += self._answers[text]
            elif text:
                ids += self._tokens(text, special=is_markup)
        if self._adds_bos and ids[:1] != [self._bos]:
            ids.insert(0, self._bos)
        return ids

    def _tokens(self, text: str, *, special: bool) -> list[int]:
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        while True:
            array = (C.llama_token * room)()
            count = C.llama_tokenize(self._vocab, data, len(data), array, room, False, special)
            if count >= 0:
                return list(array[:count])
            room = -count

    def _bytes(self, token: int, *, special: bool = False) -> bytes:
        """The bytes of one token; a control token has none unless `special`."""
        size = C.llama_token_to_piece(self._vocab, token, self._piece, len(self._piece), 0, special)
        if size < 0:
            self._piece = ctypes.create_string_buffer(-size)
            size = C.llama_token_to_piece(self._vocab, token, self._piece, len(self._piece), 0, special)
        return bytes(self._piece.raw[:size])

    def detokenize(self, tokens: Sequence[int]) -> str:
        return b"".join(self._bytes(token) for token in tokens).decode("utf-8", "replace")

    # ------------------------------------------------------------------ reading

    def _keep_prefix(self, ids: Sequence[int], limit: int) -> int:
        """Drops from the KV cache what does not begin `ids`; returns how many tokens stay, at most `limit`."""
        keep = 0
        for known, wanted in zip(self._cached[:limit], ids, strict=False):
            if known != wanted:
                break
            keep += 1
        if not C.llama_memory_seq_rm(self._memory, 0, keep, -1):
            C.llama_memory_clear(self._memory, True)  # a recurrent memory cannot go back part of the way
            keep = 0
        del self._cached[keep:]
        return keep

    def _read(self, ids: Sequence[int]) -> None:
        """Decodes `ids` after what the cache holds; the last one's logits are ready afterwards.

        Raises:
            Interrupted: within about 10 ms of the pulse saying so; the cache holds what was read.
        """
        C.llama_set_abort_callback(self._context, self._abort, None)
        try:
            size = C.llama_n_batch(self._context)
            for start in range(0, len(ids), size):
                if self._pulse():
                    raise Interrupted
                part = (C.llama_token * len(ids[start : start + size]))(*ids[start : start + size])
                self._decode(C.llama_batch_get_one(part, len(part)), part)
        finally:
            C.llama_set_abort_callback(self._context, self._never_abort, None)

    def _decode(self, batch: Any, ids: Sequence[int]) -> None:
        self._run(batch)
        self._cached += ids

    def _run(self, batch: Any) -> None:
        """Decodes a batch; what it adds to the cache is the caller's to account for."""
        if code := C.llama_decode(self._context, batch):
            # An aborted batch leaves some of itself behind.
            C.llama_memory_seq_rm(self._memory, -1, len(self._cached), -1)
            if code == 2:
                raise Interrupted
            raise RuntimeError(f"llama_decode returned {code} with {len(self._cached)} tokens in the cache")

    # ------------------------------------------------------------------ generating

    def generate(self, ids: list[int], request: Message, emit: Callable[[str], None]) -> dict[str, Any]:
        """Streams text through `emit`; returns the statistics.

        Raises:
            Refused: the prompt leaves no room in the context.
            Interrupted: cancelled; the text so far was emitted.
        """
        began, cpu = time.perf_counter(), time.process_time()
        room = self.n_ctx - len(ids)
        if not ids or room < 1:
            raise Refused(
                f"the prompt has {len(ids)} tokens and the model's context holds {self.n_ctx}",
                "ask about fewer documents at once",
            )
        cached = self._keep_prefix(ids, len(ids) - 1)
        self._read(ids[cached:])
        read = time.perf_counter()
        pace = Pace(self._threads)
        # With layers on a GPU the processor waits for it, which says nothing about other programs.
        paced = self.gpu_layers == 0
        if paced and len(ids) - cached >= WINDOW_TOKENS:
            pace.observe(read - began, time.process_time() - cpu)

        stream = TextStream(request.get("stop", ()))
        output: list[int] = []
        whole = 0  # tokens whose text was complete: an answer may end inside a character
        text, pending, flushed, first = "", "", 0.0, read
        limit = min(int(request["max_tokens"]), room)
        reason = "length"
        endless = bool(request.get("endless"))
        sampler = self._sampler(request)
        C.llama_set_n_threads(self._context, pace.threads, self._threads)
        window = read, time.process_time()
        try:
            while len(output) < limit:
                token = C.llama_sampler_sample(sampler, self._context, -1)
                if not endless and C.llama_vocab_is_eog(self._vocab, token):
                    reason = "end"
                    break
                output.append(token)
                pending += stream.feed(self._bytes(token))
                if stream.between_characters:
                    whole = len(output)
                now = time.perf_counter()
                if pending and now - flushed >= FLUSH_SECONDS:
                    first = first if text else now
                    emit(pending)
                    text, pending, flushed = text + pending, "", now
                if stream.stopped:
                    reason = "stop"
                    break
                if not endless and looping(output):
                    reason = "loop"
                    break
                if self._pulse():
                    raise Interrupted
                if paced and len(output) % WINDOW_TOKENS == 0:
                    pace.observe(now - window[0], time.process_time() - window[1])
                    C.llama_set_n_threads(self._context, pace.threads, self._threads)
                    window = now, time.process_time()
                if len(output) < limit:
                    self._next(token)
        finally:
            C.llama_sampler_free(sampler)
            pending += stream.rest()
            if pending:
                first = first if text else time.perf_counter()
                emit(pending)
                text += pending
            if not stream.stopped and text:
                self._answers[text] = output[:whole]
                while len(self._answers) > REMEMBERED_ANSWERS:
                    self._answers.popitem(last=False)
        spent = time.perf_counter() - read
        return {
            "prompt_tokens": len(ids),
            "cached_tokens": cached,
            "output_tokens": len(output),
            "ttft_ms": (first - began) * 1000,
            "prompt_tokens_per_s": (len(ids) - cached) / max(read - began, 1e-9),
            "tokens_per_s": len(output) / max(spent, 1e-9),
            "stop": reason,
        }

    def _next(self, token: int) -> None:
        """Decodes one generated token. Slow models can be stopped inside it; fast ones are not slowed."""
        self._one[0] = token
        began = time.perf_counter()
        self._decode(C.llama_batch_get_one(self._one, 1), (token,))
        slow = time.perf_counter() - began > SLOW_TOKEN_SECONDS
        C.llama_set_abort_callback(self._context, self._abort if slow else self._never_abort, None)

    def _sampler(self, request: Message) -> Any:
        chain = C.llama_sampler_chain_init(C.llama_sampler_chain_default_params())
        if (temperature := float(request["temperature"])) <= 0:
            C.llama_sampler_chain_add(chain, C.llama_sampler_init_greedy())
            return chain
        C.llama_sampler_chain_add(chain, C.llama_sampler_init_top_p(float(request["top_p"]), 1))
        C.llama_sampler_chain_add(chain, C.llama_sampler_init_temp(temperature))
        C.llama_sampler_chain_add(chain, C.llama_sampler_init_dist(int(request["seed"]) & 0xFFFFFFFF))
        return chain

    # ------------------------------------------------------------------ scoring

    def score(self, prompt: list[int], continuation: list[int]) -> tuple[list[int], list[float]]:
        """Teacher-forced: for each token of `continuation` the likeliest token in its place, and its own log p.

        Raises:
            Refused: a side is empty, or both do not fit the context.
        """
        if not prompt or not continuation:
            raise Refused("there is nothing to score")
        ids = prompt + continuation[:-1]
        if len(ids) > self.n_ctx:
            raise Refused(f"{len(ids)} tokens do not fit the model's context of {self.n_ctx}")
        start = len(prompt) - 1  # the logits of the prompt's last token judge the first of the continuation
        kept = self._keep_prefix(ids, start)
        self._read(ids[kept:start])
        top: list[int] = []
        logprobs: list[float] = []
        size = min(SCORE_BATCH, C.llama_n_batch(self._context))
        batch = C.llama_batch_init(size, 0, 1)
        try:
            for begin in range(start, len(ids), size):
                part = ids[begin : begin + size]
                batch.n_tokens = len(part)
                for i, token in enumerate(part):
                    _put(batch, i, token, begin + i, (0,))
                self._decode(batch, part)
                for i in range(len(part)):
                    judged = self._judged(i)
                    top.append(judged.top)
                    logprobs.append(judged.logprob(continuation[begin - start + i]))
                if self._pulse():
                    raise Interrupted
        finally:
            C.llama_batch_free(batch)
        return top, logprobs

    def rank(self, prompt: list[int], continuations: Sequence[list[int]], negligible: float = 0.0) -> list[list[float]]:
        """log p of the tokens of each continuation, each given the prompt and what precedes it.

        The prompt is read once, and so is every beginning that continuations share: they are sequences of one
        batch. Afterwards the cache holds the prompt alone.

        Args:
            negligible: a continuation that cannot reach this share of the best one's probability is followed no
                further, and its list is then shorter than it; 0 follows all of them to their ends.

        Raises:
            Refused: a side is empty, or the longest does not fit the context.
            Interrupted: cancelled; the cache holds what was read of the prompt.
        """
        if not prompt or not continuations or not all(continuations):
            raise Refused("there is nothing to rank")
        room = self.n_ctx - len(prompt)
        if (longest := max(map(len, continuations)) - 1) > room:
            raise Refused(f"{len(prompt) + longest} tokens do not fit the model's context of {self.n_ctx}")
        if C.llama_n_seq_max(self._context) == 1:
            return [self.score(prompt, continuation)[1] for continuation in continuations]
        # Batches are small here, so a crowded processor matters as it does when an answer is written.
        pace, began, cpu = self._rank_pace, time.perf_counter(), time.process_time()
        C.llama_set_n_threads(self._context, pace.threads, pace.threads)
        try:
            return self._ranked(prompt, continuations, negligible, room)
        finally:
            C.llama_set_n_threads(self._context, self._threads, self._threads)
            if self.gpu_layers == 0:
                pace.observe(time.perf_counter() - began, time.process_time() - cpu)

    def _ranked(
        self, prompt: list[int], continuations: Sequence[list[int]], negligible: float, room: int
    ) -> list[list[float]]:
        kept = self._keep_prefix(prompt, len(prompt) - 1)
        self._read(prompt[kept:])
        first = self._judged(-1)
        ranking = _Ranking(continuations, [[first.logprob(continuation[0])] for continuation in continuations])
        ranking.margin = math.log(negligible) if negligible > 0 else -math.inf
        sequences = C.llama_n_seq_max(self._context) - 1  # sequence 0 is the prompt's
        for group in groups(continuations, sequences=sequences, tokens=room):
            self._rank(group, ranking)
        return ranking.logprobs

    def _rank(self, group: Group, ranking: _Ranking) -> None:
        """Reads the tokens of a group, the likeliest beginnings first, for what they tell of those after them."""
        size = min(SCORE_BATCH, C.llama_n_batch(self._context))
        batch = C.llama_batch_init(size, 0, len(group.members))
        C.llama_set_abort_callback(self._context, self._abort, None)
        try:
            for member in range(len(group.members)):
                C.llama_memory_seq_cp(self._memory, 0, member + 1, -1, -1)
            waiting = [(-ranking.bound(group, place), place) for place in group.roots]
            heapq.heapify(waiting)
            while True:
                # One alone until a first continuation is whole: only then is anything known to be negligible.
                width = 1 if ranking.best == -math.inf < ranking.margin else size
                part: list[int] = []
                while waiting and len(part) < width and -waiting[0][0] >= ranking.best + ranking.margin:
                    part.append(heapq.heappop(waiting)[1])
                if not part:
                    break
                batch.n_tokens = len(part)
                for i, place in enumerate(part):
                    node = group.nodes[place]
                    _put(batch, i, node.token, len(self._cached) + node.depth, range(node.first + 1, node.last + 2))
                self._run(batch)
                for i, place in enumerate(part):
                    ranking.add(group, place, self._judged(i))
                    for following in group.nodes[place].following:
                        heapq.heappush(waiting, (-ranking.bound(group, following), following))
                if self._pulse():
                    raise Interrupted
        finally:
            C.llama_set_abort_callback(self._context, self._never_abort, None)
            C.llama_memory_seq_keep(self._memory, 0)
            C.llama_batch_free(batch)

    def _judged(self, place: int) -> _Judged:
        """What the model expects after the token at `place` of the last batch."""
        import numpy as np

        pointer = C.llama_get_logits_ith(self._context, place)
        logits = np.ctypeslib.as_array(pointer, shape=(self.n_vocab,))
        top = int(logits.argmax())
        peak = float(logits[top])
        return _Judged(logits, top, peak + float(np.log(np.exp(logits - peak).sum())))

    # ------------------------------------------------------------------ adapters

    def adapt(self, path: str | None, scale: float) -> None:
        """Serves with this LoRA adapter, or without one. It is read from the file once.

        Raises:
            Refused: it is no adapter, or none for this model.
        """
        if path is None:
            C.llama_set_adapters_lora(self._context, None, 0, None)
        else:
            if path not in self._adapters:
                adapter = C.llama_adapter_lora_init(self._model, path.encode())
                if not adapter:
                    raise Refused(
                        f"{Path(path).name} is not an adapter for this model",
                        "choose another adapter, or train it for this model",
                    )
                self._adapters[path] = adapter
            adapters = (C.llama_adapter_lora_p_ctypes * 1)(self._adapters[path])
            C.llama_set_adapters_lora(self._context, adapters, 1, (ctypes.c_float * 1)(scale))
        # What the cache holds was computed with the former weights.
        C.llama_memory_clear(self._memory, True)
        self._cached.clear()

    def close(self) -> None:
        if self._context:
            C.llama_free(self._context)
        for adapter in self._adapters.values():
            C.llama_adapter_lora_free(adapter)
        if self._model:
            C.llama_model_free(self._model)
        self._context = self._model = None
        self._adapters.clear()


@dataclass(frozen=True, slots=True)
class _Judged:
    """The logits of one place, valid until the next batch; `norm` is the log of the sum of their exponentials."""

    logits: Any
    top: int
    norm: float

    def logprob(self, token: int) -> float:
        return float(self.logits[token]) - self.norm


class _Ranking:
    """log p of the tokens of continuations, as far as they were followed.

    A beginning's probability bounds that of all continuations that begin so: together they have no more.
    """

    def __init__(self, continuations: Sequence[list[int]], first: list[list[float]]) -> None:
        self._continuations = continuations
        self.logprobs = first
        self.margin = -math.inf
        self.best = -math.inf  # log p of the likeliest whole continuation so far
        for index in range(len(continuations)):
            self._finished(index)

    def bound(self, group: Group, place: int) -> float:
        """log p of the beginning that ends with a node."""
        node = group.nodes[place]
        return sum(self.logprobs[group.members[node.first]][: node.depth + 1])

    def add(self, group: Group, place: int, judged: _Judged) -> None:
        """Takes up what the model expects after a node."""
        node = group.nodes[place]
        for index in group.members[node.first : node.last + 1]:
            self.logprobs[index].append(judged.logprob(self._continuations[index][node.depth + 1]))
            self._finished(index)

    def _finished(self, index: int) -> None:
        if len(self.logprobs[index]) == len(self._continuations[index]):
            self.best = max(self.best, sum(self.logprobs[index]))


def _put(batch: Any, place: int, token: int, position: int, sequences: Sequence[int]) -> None:
    """Sets one token of a batch, its logits wanted."""
    batch.token[place] = token
    batch.pos[place] = position
    batch.n_seq_id[place] = len(sequences)
    for i, sequence in enumerate(sequences):
        batch.seq_id[place][i] = sequence
    batch.logits[place] = 1
