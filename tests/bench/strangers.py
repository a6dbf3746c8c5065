"""Folders of people who did not know Alcove, and what they would ask of them: `tests/bench/strangers`.

Each folder was written, with its questions and their answers, by somebody who had not seen the program. The reader is
calibrated on four of them, and rules may be tuned on these; of the two that are held back only totals are looked at.
There is no bar: what is measured is how far what was taught and tuned elsewhere carries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from engine import scoring
from engine.core import Engine
from engine.types import Answer
from tests.bench import asking
from tests.bench.ground import REPOSITORY, engine, quick, scratch
from tests.bench.rows import Row, at_least

FOLDERS = Path(__file__).with_name("strangers")
TUNING = ("architect", "clinic", "council", "law")
HELD = ("workshop", "scholar", "personnel")
DETAILS = REPOSITORY / "build" / "strangers.jsonl"
"""What became of each question of the folders that rules may be tuned on."""

Outcome = Literal["right", "wrong", "withheld", "refused", "answered"]
Entry = Mapping[str, Any]


def run() -> Iterator[Row]:
    DETAILS.parent.mkdir(exist_ok=True)
    with DETAILS.open("w", encoding="utf-8") as details:
        for half, names in (("tuning", TUNING), ("held", HELD)):
            asked: list[tuple[Entry, Answer]] = []
            for name in names:
                asked += answers(FOLDERS / name)
            for entry, answer in asked if half == "tuning" else ():
                details.write(json.dumps(told(entry, answer), ensure_ascii=False) + "\n")
            yield from _rows(f"strangers' questions, {half} half", asked)


def answers(folder: Path) -> list[tuple[Entry, Answer]]:
    """What Alcove answers to each question about a stranger's folder."""
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines][:: 8 if quick() else 1]
    with scratch() as place, engine(place) as alcove:
        alcove.add_folder(folder / "files")
        alcove.index().result()
        return [(entry, _asked(alcove, entry)) for entry in entries]


def outcome(entry: Entry, answer: Answer) -> Outcome:
    """What became of a question.

    A question is answered right if the answer holds one of the accepted wordings and cites the right file; "yes" and
    "no" are never said, so there the sentence that tells it must be quoted first.
    """
    if not entry["answers"]:
        return "refused" if answer.refused else "answered"
    if answer.refused:
        return "withheld"
    if entry["kind"] == "yesno":
        return "right" if _holds(answer.quotes[:1], entry) else "wrong"
    names = {source.n: source.path.name for source in answer.sources}
    cited = {names.get(citation.source) for sentence in answer.sentences for citation in sentence.citations}
    right = scoring.contains(answer.answer, entry["answers"]) and cited & set(entry["files"])
    return "right" if right else "wrong"


def told(entry: Entry, answer: Answer) -> dict[str, Any]:
    """A question with what became of it."""
    return {
        **entry,
        "outcome": outcome(entry, answer),
        "got": answer.answer,
        "method": answer.method,
        "query": answer.standalone_query,
        "relevance": answer.relevance,
        "reader": answer.answerable.probability if answer.answerable else None,
        "quotes": [(quote.path.name, quote.text) for quote in answer.quotes],
        "why": answer.why,
    }


def _asked(alcove: Engine, entry: Entry) -> Answer:
    before = entry.get("before")
    return asking.ask(alcove, entry["question"], after=(before,) if before else ())


def _trust(what: str, asked: Sequence[tuple[Entry, Answer]]) -> Row:
    """How often an answer that is not headed "perhaps" is right, also of what nothing answers."""
    said = [(outcome(entry, answer), answer.unsure) for entry, answer in asked if not answer.refused]
    right = {unsure: [end == "right" for end, each in said if each is unsure] for unsure in (False, True)}
    counted = {unsure: f"{sum(ends)} of {len(ends)}" for unsure, ends in right.items()}
    note = f"{counted[False]}; of those headed so {counted[True]}"
    share = sum(right[False]) / max(1, len(right[False]))
    return at_least(f"{what}: right, where not headed 'perhaps'", share, 0.0, note=note)


def _holds(quotes: Sequence[Any], entry: Entry) -> bool:
    """Whether one of the quotes holds most of the words that tell the answer."""
    wanted = " ".join(entry["evidence"].split())
    for quote in quotes:
        shown = " ".join(quote.text.split())
        if quote.path.name in entry["files"] and (shown in wanted or wanted in shown or _shared(shown, wanted) > 0.6):
            return True
    return False


def _shared(shown: str, wanted: str) -> float:
    words = set(wanted.lower().split())
    return len(words & set(shown.lower().split())) / len(words)


def _quoted(entry: Entry, answer: Answer, best: int) -> bool:
    if entry["kind"] == "yesno":
        return _holds(answer.quotes[:best], entry)
    return any(
        quote.path.name in entry["files"] and scoring.contains(quote.text, entry["answers"])
        for quote in answer.quotes[:best]
    )


def _rows(what: str, asked: Sequence[tuple[Entry, Answer]]) -> Iterator[Row]:
    there = [(entry, answer) for entry, answer in asked if entry["answers"]]
    ends = [outcome(entry, answer) for entry, answer in there]
    kinds = sorted({entry["kind"] for entry, _ in there})
    by_kind = []
    for kind in kinds:
        of_kind = [end for end, (entry, _) in zip(ends, there, strict=True) if entry["kind"] == kind]
        by_kind.append(f"{kind} {of_kind.count('right')}/{of_kind.count('wrong')}/{of_kind.count('withheld')}")
    note = f"{ends.count('wrong')} wrong, {ends.count('withheld')} withheld; right/wrong/withheld: {', '.join(by_kind)}"
    yield at_least(f"{what}: answered right", ends.count("right") / len(ends), 0.0, note=note)
    yield _trust(what, asked)
    quoted = [sum(_quoted(entry, answer, best) for entry, answer in there) / len(there) for best in (1, 3)]
    yield at_least(f"{what}: the best quote holds it", quoted[0], 0.0, note=f"one of three: {quoted[1]:.3f}")
    absent = [(entry["kind"], answer.refused) for entry, answer in asked if not entry["answers"]]
    refused = {kind: [said for each, said in absent if each == kind] for kind in sorted({kind for kind, _ in absent})}
    note = ", ".join(f"{kind} {sum(said)} of {len(said)}" for kind, said in refused.items())
    yield at_least(
        f"{what}: refused, where nothing answers", sum(said for _, said in absent) / len(absent), 0.0, note=note
    )
