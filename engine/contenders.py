"""What takes part in a comparison on this computer: a model of its own, the skill, the examples, the documents."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import comparing
from engine.asking import PASSAGES, PASSAGES_BELOW_QUOTES
from engine.comparing import Documents, Progress, Taught
from engine.errors import EngineError
from engine.jobs import Job
from engine.paths import Paths
from engine.skills import Skill, prompt_for, skill_of
from engine.types import Comparison, Event, Example, Notice

if TYPE_CHECKING:
    from engine.searching import Searching
    from engine.serving import ModelHost, Serving

LATELY_SECONDS = 30 * 86_400.0
LONGEST_QUERY = 20_000  # characters of an input that are searched for


def examples_of(file: Path, log_dir: Path, told: Callable[[Event], None]) -> list[Example]:
    """The examples of a file that have an input and an output; the other rows are told of.

    What is only unfit for training, such as a label that occurs once, is compared on all the same.

    Raises:
        EngineError: the file cannot be read or holds no examples.
    """
    from engine.example_files import read_file

    found = read_file(file, log_dir=log_dir)
    fine = [each for each in found.examples if each.input.strip() and each.output.strip()]
    left_out = len(found.examples) + len(found.unread) - len(fine)
    if left_out:
        told(Notice("warning", f"{left_out} rows of {file.name} have no input or no output and are left out"))
    return fine


@dataclass(frozen=True, slots=True)
class Chosen:
    """A skill that takes part, with its adapter and the examples that were held out when it was taught."""

    skill: Skill
    taught: Taught
    heldout: tuple[Example, ...]


def compare_here(
    job: Job[Any],
    paths: Paths,
    searching: Searching,
    host: ModelHost,
    *,
    file: Path | None,
    chosen: Chosen | None,
    untaught: str,
    details: Path | None,
    told: Callable[[Event], None],
    progress: Progress,
) -> Comparison:
    """Compares on a file's examples, or those that were held out, with the model in use and the indexed files.

    Args:
        chosen: None leaves the tuned ways out, for the reason `untaught`.

    Raises:
        EngineError: there is no model or no example, or as `comparing.compare`.
        Cancelled: the job was cancelled.
    """
    if file is not None:
        examples = examples_of(file, paths.logs, told)
    elif chosen is not None:
        examples = list(chosen.heldout)
    else:
        raise EngineError(f"there is nothing to compare on: {untaught}", "give a file: alcove compare FILE")
    with host.apart(job) as serving:
        if serving is None:
            raise EngineError("there is no language model here", "import one with: alcove models import FILE")
        skill = chosen.skill if chosen else skill_of(examples)
        with documents(searching, paths, serving) as found:
            return comparing.compare(
                comparing.Model(serving.llm, serving.template, serving.budget),
                skill,
                readable(serving, skill, examples, told),
                taught=chosen.taught if chosen else None,
                documents=found,
                untaught=untaught,
                details=details,
                progress=progress,
                cancelled=job.cancelled,
            )


def readable(
    serving: Serving, skill: Skill, examples: Sequence[Example], told: Callable[[Event], None]
) -> list[Example]:
    """The examples that fit the model's context even without passages; the others are told of."""
    fine = []
    for example in examples:
        bare = replace(example, passages=())
        prompt = prompt_for(skill, bare, template=serving.template, budget=serving.budget, count=serving.llm.count)
        if prompt.tokens <= serving.budget.prompt:
            fine.append(example)
    if left_out := len(examples) - len(fine):
        told(Notice("warning", f"{left_out} examples are too long for {serving.id} and are left out"))
    return fine


@contextlib.contextmanager
def documents(searching: Searching, paths: Paths, serving: Serving) -> Iterator[Documents | None]:
    """The indexed files, searched as a question is; None where nothing is indexed."""
    with searching.reader() as reader:
        counts = reader.counts() if reader else {}
        files = sum(states.get("indexed", 0) for states in counts.values())
        changed = reader.changed_since(time.time() - LATELY_SECONDS) if reader else 0
    if not files:
        yield None
        return
    k = PASSAGES if serving.reads else PASSAGES_BELOW_QUOTES
    size = sum(file.stat().st_size for file in paths.index.glob("*.db*"))
    with searching.retriever() as retriever:
        yield Documents(lambda text: retriever.search(text[:LONGEST_QUERY], k=k), files, size, changed)
