"""Languages: questions that the English-only embedder cannot follow are told so, English ones never are.

40 questions in German, Spanish, French and others (`tests/data/questions/languages.jsonl`), asked of the sample folder;
200 English ones, of the sample folder and of SQuAD, foreign names and all. What finding the language costs is measured
in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from engine.core import Engine
from engine.paths import resources
from engine.questions import languages
from tests.bench import asking, corpora
from tests.bench.ground import REPOSITORY, engine, questions, scratch, size
from tests.bench.rows import Row, at_least, at_most

QUESTIONS = REPOSITORY / "tests" / "data" / "questions" / "languages.jsonl"
_COST = """
import psutil, time
from engine.questions import languages
def memory():
    return psutil.Process().memory_info().rss / 1e6
before, begun = memory(), time.perf_counter()
languages.of_question("Where is it?")
loaded = time.perf_counter()
for _ in range(100):
    languages.of_question("When does the lease of the boathouse end?")
print((loaded - begun) * 1000, (time.perf_counter() - loaded) * 10, memory() - before)
"""


def run() -> Iterator[Row]:
    foreign = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()][:: size(1, 8)]
    sample = (resources() / "sample" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    own = [json.loads(line)["question"] for line in sample][: size(100, 5)]
    with scratch() as place, engine(place) as alcove:
        alcove.add_folder(resources() / "sample")
        alcove.index().result()
        silent = [each["question"] for each in foreign if not _told(alcove, each["question"])]
        wrong = [question for question in own if _told(alcove, question)]
    asked = questions(size(200, 10) - len(own), seed=9)
    with corpora.squad() as alcove:
        wrong += [each["question"] for each in asked if _told(alcove, each["question"])]
    named = sum(languages.of_question(each["question"]) == each["language"] for each in foreign)
    yield at_least(
        f"of {len(foreign)} questions in other languages: told that the embedder knows English only",
        len(foreign) - len(silent),
        len(foreign),
        note=f"{named} of them with the right language; without notice: {'; '.join(silent) or 'none'}",
    )
    yield at_most(f"of {len(own) + len(asked)} English questions: told so", len(wrong), 0, note="; ".join(wrong))
    output = subprocess.run([sys.executable, "-c", _COST], check=True, capture_output=True, text=True).stdout
    first, each, megabytes = map(float, output.split())
    yield at_most("finding the language: the first question of a process", first, 100, unit=" ms")
    yield at_most("finding the language: each further question", each, 2, unit=" ms")
    yield at_most("finding the language: memory", megabytes, 20, unit=" MB")


def _told(alcove: Engine, question: str) -> bool:
    """Whether the answer says which languages the embedder knows; it may say other things too."""
    return "The embedder in use knows" in asking.ask(alcove, question).notice
