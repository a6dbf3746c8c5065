"""The yardstick of generation: llama.cpp by its C interface, nothing else. `python -m tests.bench.bare_llama MODEL
THREADS CONTEXT` reads JSON lines `{"prompt": [ids], "tokens": n}` and answers `{"reading": s, "seconds": s}`: the time
to read the prompt and pick a token, and that of the loop sample, decode, sample, decode, … alone: greedy, no text."""

from __future__ import annotations

import json
import os
import sys
import time

lines = os.fdopen(os.dup(1), "w")  # llama.cpp's own words go elsewhere
os.dup2(2, 1)

import llama_cpp.llama_cpp as llama  # noqa: E402 - after its output was moved away

BATCH = 512


def main() -> None:
    path, threads, context = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    llama.llama_backend_init()
    model_settings = llama.llama_model_default_params()
    model_settings.n_gpu_layers = 0
    model = llama.llama_model_load_from_file(path.encode(), model_settings)
    settings = llama.llama_context_default_params()
    settings.n_ctx = context
    settings.n_batch = settings.n_ubatch = BATCH
    settings.n_threads = settings.n_threads_batch = threads
    session = llama.llama_init_from_model(model, settings)
    sampler = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
    llama.llama_sampler_chain_add(sampler, llama.llama_sampler_init_greedy())

    def decode(tokens: list[int]) -> None:
        array = (llama.llama_token * len(tokens))(*tokens)
        if llama.llama_decode(session, llama.llama_batch_get_one(array, len(tokens))):
            raise RuntimeError("llama_decode failed")

    for line in sys.stdin:
        request = json.loads(line)
        llama.llama_memory_clear(llama.llama_get_memory(session), True)
        begun = time.perf_counter()
        for at in range(0, len(request["prompt"]), BATCH):
            decode(request["prompt"][at : at + BATCH])
        llama.llama_sampler_sample(sampler, session, -1)
        reading = time.perf_counter() - begun
        begun = time.perf_counter()
        for number in range(request["tokens"]):
            token = llama.llama_sampler_sample(sampler, session, -1)
            if number + 1 < request["tokens"]:
                decode([token])
        print(json.dumps({"reading": reading, "seconds": time.perf_counter() - begun}), file=lines, flush=True)


if __name__ == "__main__":
    main()
