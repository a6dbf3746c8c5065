"""The person's labelled examples: kept in sets, judged anew at each change, made by correcting answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine import wire
from engine.answering.asking import NOT_SENT
from engine.errors import EngineError
from engine.examples.example_checks import MOST_CHARACTERS, check, cleaned, kind_of_set, lacking, size
from engine.language_models.prompt import REFUSAL, SentTurn
from engine.store.examples import ExampleChange, ExampleStore
from engine.store.user import UserStore
from engine.types import (
    Answer,
    Dataset,
    Event,
    Example,
    ExampleKind,
    ExamplesChanged,
    ImportReport,
    SetAside,
)

if TYPE_CHECKING:
    from engine.examples.example_files import ExampleFile


class Examples:
    """Sets of examples. After every change, why examples of that set are set aside is found anew.

    Args:
        emit: gets ExamplesChanged.
    """

    def __init__(self, users: UserStore, emit: Callable[[Event], None] = lambda _: None) -> None:
        self._users = users
        self._store = ExampleStore(users)
        self._emit = emit

    def datasets(self) -> list[Dataset]:
        """The sets there are, by name."""
        return [self._dataset(*counted) for counted in self._store.datasets()]

    def _dataset(self, name: str, count: int, aside: int) -> Dataset:
        examples = self._store.load(name)
        kind = kind_of_set(examples)
        return Dataset(name, kind, count, aside, lacking(examples, kind))

    def examples(self, dataset: str | None = None) -> list[Example]:
        """The examples of a set, or all, in the order they came; those set aside say why."""
        return self._store.load(dataset)

    def add(self, dataset: str, examples: Sequence[Example]) -> list[int]:
        """Keeps examples; gives their ids.

        Raises:
            EngineError: the name of the set is empty, or an example is larger than any model could read.
        """
        dataset = _name(dataset)
        kept = [_storable(example) for example in examples]
        with self._store.changing() as change:
            ids = change.insert(dataset, kept)
            _judge(change, dataset)
        self._emit(ExamplesChanged(dataset))
        return ids

    def edit(self, example: Example) -> Example:
        """Replaces the example of this id, but not where it came from; gives it as it is now judged.

        Raises:
            EngineError: there is none of that id; or as `add`.
        """
        with self._store.changing() as change:
            before = _known(change, example.id)
            dataset = _name(example.dataset or before.dataset)
            changed = replace(
                _storable(example), dataset=dataset, source=before.source, origin=before.origin, set_aside=""
            )
            change.update(changed)
            for name in {dataset, before.dataset}:
                _judge(change, name)
            now = _known(change, example.id)
        self._changed(dataset, before.dataset)
        return now

    def remove(self, ids: Sequence[int]) -> None:
        """Deletes examples for good.

        Raises:
            EngineError: there is none of one of the ids; then none is removed.
        """
        with self._store.changing() as change:
            datasets = {_known(change, id_).dataset for id_ in ids}
            change.delete(ids)
            for name in datasets:
                _judge(change, name)
        self._store.empty_log()
        self._changed(*datasets)

    def take_in(self, dataset: str, found: ExampleFile) -> ImportReport:
        """Adds what was read of a file. Exact copies of what is there, or stands further up in the file, are
        reported and not kept: an edit of one would else be contradicted by the other.

        Raises:
            EngineError: as `add`.
        """
        dataset = _name(dataset)
        aside = list(found.unread)
        with self._store.changing() as change:
            known = {_contents(example): f"example {example.id}" for example in change.load(dataset)}  # told
            fresh = []
            for example in found.examples:
                row = int(example.origin["row"])
                if copied := known.get(_contents(example)):
                    aside.append(SetAside(row, f"duplicate: the same as {copied}"))
                else:
                    known[_contents(example)] = f"row {row}"  # told
                    fresh.append(example)
            new = set(change.insert(dataset, fresh))
            _judge(change, dataset)
            kept = [example for example in change.load(dataset) if example.id in new]
        aside += [SetAside(int(each.origin["row"]), each.set_aside) for each in kept if each.set_aside]
        if new:
            self._emit(ExamplesChanged(dataset))
        imported = sum(not example.set_aside for example in kept)
        aside.sort(key=lambda one: one.row)
        return ImportReport(imported, tuple(aside), found.format, dict(found.preview().columns))

    def correct(
        self, chat: str, turn: int, *, correction: str | None = None, liked: bool | None = None, dataset: str
    ) -> Example:
        """Makes an example of an answer, or replaces the one that was made of it; see `Teaching.correct_answer`.

        Raises:
            EngineError: there is no such answer, nothing is said about it, or the name of the set is empty.
        """
        dataset = _name(dataset)
        made = replace(self._correction(chat, turn, correction, liked), dataset=dataset)
        with self._store.changing() as change:
            before = change.correction(chat, turn, str(made.origin["question"]))
            if before is None:
                (id_,) = change.insert(dataset, [made])
            else:
                id_ = before.id
                change.update(replace(made, id=id_))
            touched = {dataset} if before is None else {dataset, before.dataset}
            for name in touched:
                _judge(change, name)
            now = _known(change, id_)
        self._changed(*touched)
        return now

    def _correction(self, chat: str, turn: int, correction: str | None, liked: bool | None) -> Example:
        turns = self._users.turns(chat)
        if not 0 <= turn < len(turns):
            raise EngineError(f"there is no answer {turn} in the chat {chat!r}", "see: alcove chats list")
        written = (correction or "").strip()
        if not written and liked is None:
            raise EngineError("nothing is said about the answer", "write the right answer, or mark it good or bad")
        question, stored, _, _ = turns[turn]
        answer = wire.answer_from_json(json.loads(stored))
        given = REFUSAL if answer.refused else answer.answer
        leans = turn > 0 and answer.standalone_query not in ("", question)  # what was searched for is no sentence
        return _storable(
            Example(
                "",
                f"{turns[turn - 1][0]} {question}" if leans else question,
                written or given,
                _passages(answer, [sent for _, _, sent, _ in turns[: turn + 1]]),
                "correction",
                origin={
                    "chat": chat,
                    "turn": turn,
                    "question": question,
                    "answer": given,
                    "correction": written,
                    "verdict": "corrected" if written else "right" if liked else "wrong",
                },
            )
        )

    def _changed(self, *datasets: str) -> None:
        for dataset in sorted(set(datasets)):
            self._emit(ExamplesChanged(dataset))


def _judge(
    change: ExampleChange,
    dataset: str,
    kind: ExampleKind | None = None,
) -> int:
    """Finds anew why examples of a set are set aside; gives how many changed."""
    examples = change.load(dataset)
    whys = check(examples, kind or kind_of_set(examples))
    changed: Mapping[int, str] = {
        example.id: why for example, why in zip(examples, whys, strict=True) if why != example.set_aside
    }
    change.set_aside(changed)
    return len(changed)


def _name(dataset: str) -> str:
    if not (name := " ".join(dataset.split())):
        raise EngineError("the set of examples has no name", "give it one, such as: letters")
    return name


def _storable(example: Example) -> Example:
    if size(example) > MOST_CHARACTERS:
        raise EngineError(
            f"an example of {size(example):,} characters is longer than any model reads",
            f"shorten it: {MOST_CHARACTERS:,} characters is the most",
        )
    return cleaned(example)


def _known(change: ExampleChange, id_: int) -> Example:
    found = change.find(id_)
    if found is None:
        raise EngineError(f"there is no example {id_}", "see: alcove examples list")
    return found


def _contents(example: Example) -> tuple[str, str, tuple[str, ...], str]:
    return example.instruction.strip(), example.input.strip(), example.passages, example.output.strip()


def _passages(answer: Answer, sent: Sequence[str]) -> tuple[str, ...]:
    """What the model had read when it gave this answer, in the order of the answer's sources.

    A turn carries only the passages that no earlier turn of the chat had sent, so all turns up to it count.
    Where no model was asked, all sources were looked at.
    """
    found = [source.text for source in answer.sources]
    if not sent or sent[-1] == NOT_SENT:
        return tuple(found)
    read = {text for each in sent if each != NOT_SENT for text in SentTurn.from_json(each).passages.values()}
    return tuple(text for text in found if text in read)
