"""Follow-ups: is the right passage among those used, against the same question written out by hand?

60 follow-ups and 20 changes of subject over the sample folder and the SQuAD articles
(`tests/data/questions/followups.jsonl`); half of them ('held') were written before the rules and never used to tune
them. A passage is right if it is of the right file and holds the answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from engine.core import Engine
from engine.paths import resources
from engine.types import Answer
from tests.bench import asking, corpora
from tests.bench.ground import REPOSITORY, engine, quick, scratch
from tests.bench.rows import Row, at_least

QUESTIONS = REPOSITORY / "tests" / "data" / "questions" / "followups.jsonl"
FIRST = 3

Ranks = tuple[int, int, int]  # of the right passage, from 1: as asked in the chat, written out, as asked without it
NOWHERE = 1_000


def run() -> Iterator[Row]:
    entries = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    entries = entries[::8] if quick() else entries
    ranks: list[Ranks] = [(0, 0, 0)] * len(entries)
    with scratch() as place, engine(place) as sample, corpora.squad() as squad:
        sample.add_folder(resources() / "sample")
        sample.index().result()
        for n, entry in enumerate(entries):
            ranks[n] = _ranks(sample if entry["folder"] == "sample" else squad, entry)
    pairs = list(zip(entries, ranks, strict=True))
    leaning = [(entry, rank) for entry, rank in pairs if entry["kind"] != "change"]
    changes = [(entry, rank) for entry, rank in pairs if entry["kind"] == "change"]
    for name, chosen in (("", leaning), (", the held half", [p for p in leaning if p[0]["half"] == "held"])):
        if chosen:
            yield _against(f"follow-ups{name}: right passage used, against written out", chosen, against=1, bar=0.9)
    yield _against("changes of subject: right passage used, against unrewritten", changes, against=2, bar=1.0)


def _against(what: str, pairs: Sequence[tuple[Mapping[str, str], Ranks]], *, against: int, bar: float) -> Row:
    asked = [rank[0] for _, rank in pairs]
    other = [rank[against] for _, rank in pairs]
    alone = [rank[2] for _, rank in pairs]
    missed = [entry["then"] for entry, rank in pairs if rank[0] == NOWHERE > rank[against]]
    first = f"among the first {FIRST}: {_within(asked, FIRST):.3f}, {_within(other, FIRST):.3f} of the other"
    note = f"{len(pairs)} questions; used {_within(asked):.3f}, as asked without the chat {_within(alone):.3f}; {first}"
    note += f"; lost: {'; '.join(missed)}" if missed else ""
    return at_least(what, _within(asked) / max(_within(other), 1e-9), bar, note=note)


def _within(ranks: Sequence[int], best: int = NOWHERE - 1) -> float:
    return fmean(rank <= best for rank in ranks)


def _ranks(alcove: Engine, entry: Mapping[str, str]) -> Ranks:
    chat = asking.ask(alcove, entry["then"], after=(entry["first"],))
    return (
        _rank(chat, entry),
        _rank(asking.ask(alcove, entry["standalone"]), entry),
        _rank(asking.ask(alcove, entry["then"]), entry),
    )


def _rank(answer: Answer, entry: Mapping[str, str]) -> int:
    for source in answer.sources:
        if source.path.name == entry["file"] and entry["answer"].lower() in " ".join(source.text.split()).lower():
            return source.n
    return NOWHERE
