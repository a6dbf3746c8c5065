"""Generation by the product's model process against a bare llama.cpp loop in a process of its own.

Same file, threads, context, prompt and number of tokens, in turn. The product's clock is the caller's: it counts
the pipe, the text and its events. Both have read the prompt before.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from engine.language_models.hardware import machine
from engine.language_models.llm import GenerationStats, Llm, LlmConfig
from engine.language_models.models import starter_sha256
from engine.language_models.prompt import Segment
from tests.bench.ground import abstracts, bare_llama, memory_bytes_per_s, scratch, size, starter
from tests.bench.rows import Row, at_least

BAR = 0.95
CONTEXT = 4096
PROMPT_TOKENS = 400


def run() -> Iterator[Row]:
    path, wanted, threads = starter(), size(200, 20), machine().cores
    ours, bare = [], []
    with scratch() as place, bare_llama(path, threads=threads, context=CONTEXT) as timed:
        llm = Llm(place)
        llm.load(LlmConfig(path, starter_sha256(), n_ctx=CONTEXT, threads=threads))
        prompt = llm.tokenize([Segment(" ".join(abstracts()[:20]), is_markup=False)])[:PROMPT_TOKENS]
        for _ in range(size(5, 2)):
            ours.append(wanted / _seconds(llm, prompt, wanted))
            bare.append(wanted / timed(prompt, wanted)["seconds"])
        llm.close()
    weights = path.stat().st_size * max(ours) / memory_bytes_per_s()
    yield at_least(
        "generation, tokens/s against a bare llama.cpp loop",
        max(ours) / max(bare),
        BAR,
        note=f"best of {len(ours)}: {max(ours):.1f}/s against {max(bare):.1f}/s, {threads} threads; "
        f"reading the weights uses {weights:.0%} of the memory's bandwidth",
        ours_per_s=ours,
        bare_per_s=bare,
        share_of_bandwidth=weights,
    )


def _seconds(llm: Llm, prompt: list[int], wanted: int) -> float:
    """Of `wanted` tokens after a prompt that is in the cache, but for its last token."""
    for _ in llm.generate(prompt, max_tokens=1, endless=True):
        pass
    begun = time.perf_counter()
    *_, stats = llm.generate(prompt, max_tokens=wanted, endless=True)
    seconds = time.perf_counter() - begun
    assert isinstance(stats, GenerationStats)
    assert (stats.output_tokens, stats.cached_tokens) == (wanted, len(prompt) - 1), stats
    return seconds
