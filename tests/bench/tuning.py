"""`models tune` on the starter: what it gains over the file as shipped, and how far its answers agree."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.ground import engine, scratch, starter
from tests.bench.rows import Row, at_least


def run() -> Iterator[Row]:
    starter()
    with scratch() as place, engine(place) as alcove:
        tuned = alcove.tune_model().result()
    best, source = tuned.best, tuned.source
    table = {
        f"{way.quant}, {way.threads} threads, flash attention {'on' if way.flash_attention else 'off'}": {
            "prompt_per_s": way.speed.prompt,
            "answer_per_s": way.speed.answer,
            "seconds": way.speed.seconds,
            "agreement": way.agreement,
        }
        for way in tuned.table
    }
    yield at_least(
        "models tune, starter: 1,000 prompt + 120 answer tokens, times faster than as shipped",
        tuned.gain,
        1.5,
        unit="×",
        note=f"{best.quant} {best.speed.seconds:.2f} s against {source.quant} {source.speed.seconds:.2f} s",
        table=table,
    )
    yield at_least(
        "models tune, starter: teacher-forced top-token agreement with the file as shipped, 50 answers",
        best.agreement or 0.0,
        0.98,
    )
