"""The verbs of the `alcove` command that teach: examples, training, adapters and their use.

As in `commands.py`, each takes the parsed arguments and gives an exit code.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import wire
from engine.cli import render
from engine.cli.shell import DONE, finish, opened, print_json
from engine.errors import EngineError
from engine.reports import chart
from engine.types import Event, Example, TrainPlanned, TuneRequest

if TYPE_CHECKING:
    from engine.core import Engine


# --------------------------------------------------------------------------- examples


def examples(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        teach, dataset, action = engine.teach, arguments.dataset, arguments.action
        if action == "import":
            return _import(engine, arguments)
        if action == "export":
            file = _file(arguments)
            count = teach.export_examples(file, dataset)
            if arguments.json:
                print_json({"exported": count, "path": str(file.absolute())})
            else:
                print(f"{count} examples written to {file}")
            return DONE
        extra: dict[str, Any] = {}
        if action == "add":
            given = Example(
                arguments.instruction or "",
                arguments.input or "",
                arguments.output or "",
                tuple(arguments.passage or ()),
            )
            if not given.input.strip():
                raise EngineError("an example needs an input", "alcove examples add --input TEXT --output ANSWER")
            extra = {"added": teach.add_examples(dataset, [given])}
        elif action == "edit":
            dataset = _edit(engine, arguments)
        elif action == "correct":
            corrected = _correct(engine, arguments)
            dataset, extra = corrected.dataset, {"added": [corrected.id]}
        elif action == "remove":
            teach.remove_examples(_ids(arguments))
        elif arguments.what:
            raise EngineError(f"{arguments.what[0]!r} says nothing here", "choose a set with --set NAME")
        found, sets = teach.examples(dataset), teach.datasets()
        if arguments.json:
            print_json(wire.examples_json(found, sets) | extra)
        else:
            render.examples(found, sets, dataset)
    return DONE


def _import(engine: Engine, arguments: Namespace) -> int:
    file, columns = _file(arguments), _columns(arguments.columns)
    if arguments.preview:
        preview = finish(engine.teach.preview_import(file, columns))
        if arguments.json:
            print_json(wire.preview_json(preview))
        else:
            render.import_preview(preview)
        return DONE
    report = finish(engine.teach.import_examples(file, arguments.dataset, columns))
    if arguments.json:
        print_json(wire.import_json(report))
    else:
        render.import_report(report)
    return DONE


def _edit(engine: Engine, arguments: Namespace) -> str:
    """Changes the parts of an example that are given; gives its set."""
    ids = _ids(arguments)
    before = next((example for example in engine.teach.examples() if example.id == ids[0]), None)
    if before is None or len(ids) > 1:
        raise EngineError("one example can be edited at a time", "see the ids: alcove examples list")
    given = {
        "instruction": arguments.instruction,
        "input": arguments.input,
        "output": arguments.output,
        "passages": None if arguments.passage is None else tuple(arguments.passage),
    }
    return engine.teach.edit_example(
        replace(before, **{part: value for part, value in given.items() if value is not None})
    ).dataset


def _correct(engine: Engine, arguments: Namespace) -> Example:
    """Makes an example of an answer that was given in a chat."""
    if len(arguments.what) != 1:
        raise EngineError("the answer of which chat?", "alcove examples correct CHAT --output TEXT; see: alcove chats")
    (chat,) = arguments.what
    count = len(engine.chat(chat))
    turn = count if arguments.turn is None else arguments.turn
    if not 1 <= turn <= count:
        raise EngineError(f"the chat {chat!r} has no answer number {turn}", f"choose --turn 1 to {count}")
    return engine.teach.correct_answer(
        chat, turn - 1, correction=arguments.output, liked=arguments.liked, dataset=arguments.dataset
    )


def _file(arguments: Namespace) -> Path:
    if len(arguments.what) != 1:
        raise EngineError(f"which file to {arguments.action}?", f"alcove examples {arguments.action} FILE")
    return Path(arguments.what[0])


def _ids(arguments: Namespace) -> list[int]:
    if not arguments.what or not all(word.isdecimal() for word in arguments.what):
        raise EngineError(f"which examples to {arguments.action}?", "name their ids; see: alcove examples list")
    return [int(word) for word in arguments.what]


def _columns(given: Sequence[str]) -> dict[str, str]:
    """ "input=text,output=label" as a mapping; the name of a column may hold commas."""
    columns: dict[str, str] = {}
    for pair in re.split(r",(?=\s*\w+=)", ",".join(given)) if given else []:
        part, equals, name = pair.partition("=")
        if not equals:
            raise EngineError(f"{pair!r} names no column", "write it as: --columns input=text,output=label")
        columns[part.strip()] = name.strip()
    return columns


# --------------------------------------------------------------------------- training


def tune(arguments: Namespace) -> int:
    line = render.ProgressLine()

    def show(event: Event) -> None:
        if arguments.json and (shown := wire.training_event_json(event)) is not None:
            print_json(shown)
        elif isinstance(event, TrainPlanned):
            line.clear()
            render.plan(event.plan)
        else:
            line.event(event)

    with opened(arguments, show) as engine:
        if arguments.setup:
            trainer = finish(engine.teach.setup_trainer(confirmed=arguments.yes))
            line.clear()
            if arguments.json:
                print_json(wire.trainer_json(trainer))
            else:
                render.trainer(trainer)
            return DONE
        if arguments.discard:
            engine.teach.discard(arguments.discard)
            return DONE
        request = _request(arguments)
        if arguments.plan:
            plan = finish(engine.teach.plan(request))
            line.clear()
            if arguments.json:
                print_json(wire.plan_json(plan))
            else:
                render.plan(plan)
            return DONE
        if arguments.resume is not None:
            job = engine.teach.resume(arguments.resume or _latest_run(engine))
        else:
            job = engine.teach.tune(request)
        try:
            report = finish(job)
        except KeyboardInterrupt:
            if any(not run.why_not for run in engine.teach.unfinished()):
                print("stopped; it goes on with: alcove tune --resume", file=sys.stderr)
            raise
        line.clear()
        if arguments.json:
            print_json(wire.tune_json(report))
        else:
            render.tune(report)
    return DONE


def _request(arguments: Namespace) -> TuneRequest:
    settings = dict(map(_option, arguments.option))
    for name in ("epochs", "backend"):
        if (value := getattr(arguments, name)) is not None:
            settings[name] = value
    return TuneRequest(
        dataset=arguments.dataset,
        name=arguments.name,
        kind=arguments.task,
        device=arguments.device,
        holdout=_holdout(arguments.holdout),
        again=arguments.again,
        model=arguments.model,
        settings=settings,
        none_below=arguments.none_below,
    )


def _holdout(given: str | None) -> float | Path | None:
    if given is None:
        return None
    try:
        return float(given)
    except ValueError:
        return Path(given)


def _option(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not equals:
        raise EngineError(f"{given!r} sets nothing", "write it as: --option rank=8")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _latest_run(engine: Engine) -> str:
    runs = engine.teach.unfinished()
    if not runs:
        raise EngineError("there is no training to go on with", "begin one: alcove tune")
    return next((run for run in runs if not run.why_not), runs[0]).id  # of one that cannot, it is said why


def compare(arguments: Namespace) -> int:
    line = render.ProgressLine()
    with opened(arguments, line.event) as engine:
        found = finish(engine.teach.compare(arguments.file, adapter=arguments.adapter, details=arguments.details))
        line.clear()
        if arguments.json:
            print_json(wire.comparison_json(found))
        else:
            render.comparison(found)
        if arguments.chart:
            chart.save(found, arguments.chart)
    return DONE


# --------------------------------------------------------------------------- skills in use


def adapters(arguments: Namespace) -> int:
    action, adapter = arguments.action, arguments.adapter
    if action != "list" and not adapter:
        raise EngineError(f"which skill to {action}?", "see: alcove adapters list")
    with opened(arguments) as engine:
        if action == "use":
            engine.teach.use_adapter(adapter)
        elif action == "remove":
            engine.teach.remove_adapter(adapter)
        found = engine.teach.adapters()
        if arguments.json:
            print_json(wire.adapters_json(found))
        else:
            render.adapters(found)
    return DONE


def apply(arguments: Namespace) -> int:
    line = render.ProgressLine()
    with opened(arguments, line.event) as engine:
        report = finish(engine.teach.apply(arguments.adapter, arguments.path, arguments.column, arguments.out))
        line.clear()
        if arguments.json:
            print_json(wire.applied_json(report))
        else:
            render.applied(report)
    return DONE
