"""What takes part in a comparison on this computer: a model of its own, the skill, the examples, the documents."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.answering.asking import PASSAGES, PASSAGES_BELOW_QUOTES
from engine.errors import EngineError
from engine.jobs import Job
from engine.language_models.adapters import NONE
from engine.language_models.skills import Skill, prompt_for, skill_of
from engine.paths import Paths
from engine.teaching import comparing, snapshot
from engine.teaching.comparing import Documents, Progress, Taught
from engine.teaching.snapshot import Snapshot
from engine.types import Comparison, Event, Example, Notice

if TYPE_CHECKING:
    from engine.language_models.adapters import Adapter, Adapters
    from engine.language_models.models import LocalModel
    from engine.language_models.serving import ModelHost, Serving
    from engine.retrieval.searching import Searching

LATELY_SECONDS = 30 * 86_400.0
LONGEST_QUERY = 20_000  # characters of an input that are searched for


def examples_of(file: Path, log_dir: Path, told: Callable[[Event], None]) -> list[Example]:
    """The examples of a file that have an input and an output; the other rows are told of.

    What is only unfit for training, such as a label that occurs once, is compared on all the same.

    Raises:
        EngineError: the file cannot be read or holds no examples.
    """
    from engine.examples.example_files import read_file

    found = read_file(file, log_dir=log_dir)
    fine = [each for each in found.examples if each.input.strip() and each.output.strip()]
    left_out = len(found.examples) + len(found.unread) - len(fine)
    if left_out:
        told(Notice("warning", f"{left_out} rows of {file.name} have no input or no output and are left out"))
    return fine


def compare_here(
    job: Job[Any],
    paths: Paths,
    searching: Searching,
    host: ModelHost,
    *,
    file: Path | None,
    adapter: str | None,
    details: Path | None,
    told: Callable[[Event], None],
    progress: Progress,
) -> Comparison:
    """Compares on a file's examples, or those that were held out, with the model in use and the indexed files.

    Args:
        adapter: a skill by its id or name, or "none"; None: see `skill_to_compare`.

    Raises:
        EngineError: there is no model, no such skill or no example, or as `comparing.compare`.
        Cancelled: the job was cancelled.
    """
    model = host.models.current()
    if model is None:
        raise EngineError("there is no language model here", "import one with: alcove models import FILE")
    known = skill_to_compare(host.adapters, model, adapter)
    if file is not None:
        examples = examples_of(file, paths.logs, told)
    elif known is not None:
        examples = list(Snapshot.read(known.folder / snapshot.FILE).heldout)
    else:
        raise EngineError("there is nothing to compare on: no skill was taught yet", "give a file: alcove compare FILE")
    taught, untaught = _taught(host.adapters, model, known)
    skill = known.skill if known else skill_of(examples)
    with host.apart(job) as serving:
        assert serving is not None  # there is a model
        with documents(searching, paths, serving) as found:
            return comparing.compare(
                comparing.Model(serving.llm, serving.template, serving.budget),
                skill,
                readable(serving, skill, examples, told),
                taught=taught,
                documents=found,
                untaught=untaught,
                details=details,
                progress=progress,
                cancelled=job.cancelled,
            )


def skill_to_compare(adapters: Adapters, model: LocalModel, wanted: str | None) -> Adapter | None:
    """The skill named; else the one in use, else the newest, of those that this model was taught.

    Raises:
        EngineError: there is none of that name.
    """
    if wanted is not None:
        return None if wanted == NONE else adapters.get(wanted)
    own = [each for each in adapters.all() if each.model_sha256 == model.source_sha256]
    active = adapters.active()
    return next((each for each in own if active and each.id == active.id), own[0] if own else None)


def _taught(adapters: Adapters, model: LocalModel, known: Adapter | None) -> tuple[Taught | None, str]:
    """A skill's adapter, or why it cannot take part; its labels and its instruction are used all the same."""
    if known is None:
        return None, "no skill takes part"  # told
    try:
        adapters.check(known, model)
        weights = known.checked()
    except EngineError as error:
        return None, error.message
    seconds = known.card.get("seconds")
    return Taught(known.id, weights, float(seconds) if isinstance(seconds, int | float) else None), ""


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
    with searching.retriever() as retriever:
        yield Documents(lambda text: retriever.search(text[:LONGEST_QUERY], k=k), files, paths.index_bytes(), changed)
