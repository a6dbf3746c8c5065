"""The verbs of the `alcove` command: each turns arguments into a call of the Engine and shows the result.

Every function here takes the parsed arguments and gives an exit code; `cli.py` handles errors and signals.
"""

from __future__ import annotations

import datetime
import sys
from argparse import Namespace
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import wire
from engine.answering.beside import Way, caption, from_documents, ways
from engine.cli import explain_commands, render, streaming
from engine.cli.shell import DONE, FOUND_PROBLEM, finish, opened, print_json, profile_of
from engine.cli.show_command import show as show
from engine.cli.teach_commands import adapters as adapters
from engine.cli.teach_commands import apply as apply
from engine.cli.teach_commands import compare as compare
from engine.cli.teach_commands import examples as examples
from engine.cli.teach_commands import tune as tune
from engine.cli.upkeep_commands import backup as backup
from engine.cli.upkeep_commands import connections as connections
from engine.cli.upkeep_commands import erase as erase
from engine.cli.upkeep_commands import restore as restore
from engine.cli.upkeep_commands import settings as settings
from engine.core import Engine, Job
from engine.errors import EngineError
from engine.text.shown import harmless
from engine.types import Event, FileChanged, Filters

if TYPE_CHECKING:
    from engine.types import Answer


# --------------------------------------------------------------------------- folders and the index


def add(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        if arguments.preview:
            return _preview(engine, arguments)
        for folder in arguments.folder:
            engine.add_folder(folder, ignore=_patterns(arguments), confirmed=arguments.yes)
        return _folders(engine, arguments)


def _patterns(arguments: Namespace) -> list[str] | None:
    given: list[str] | None = arguments.ignore
    return None if given is None else [pattern for pattern in given if pattern]  # '' alone: none any more


def _preview(engine: Engine, arguments: Namespace) -> int:
    found = [finish(engine.preview_folder(folder, ignore=_patterns(arguments))) for folder in arguments.folder]
    if arguments.json:
        print_json(wire.previews_json(found))
    else:
        render.previews(found)
    return DONE


def remove(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        finish(engine.remove_folder(arguments.folder))
        return _folders(engine, arguments)


def relink(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        engine.relink_folder(arguments.folder, arguments.moved_to)
        return _folders(engine, arguments)


def folders(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        return _folders(engine, arguments)


def _folders(engine: Engine, arguments: Namespace) -> int:
    found = engine.folders()
    if arguments.json:
        print_json(wire.folders_json(found))
    else:
        render.folders(found)
    return DONE


def index(arguments: Namespace) -> int:
    line = render.ProgressLine()
    with opened(arguments, line.event) as engine:
        if not engine.folders():
            raise EngineError("there are no folders yet", "add one first: alcove add FOLDER")
        report = finish(engine.index(arguments.folder))
        line.clear()
        if arguments.json:
            print_json(wire.report_json(report))
        else:
            render.report(report)
    return DONE


def watch(arguments: Namespace) -> int:
    line = render.ProgressLine()

    def show(event: Event) -> None:
        if isinstance(event, FileChanged):
            shown = {"event": event.event, "path": str(event.path), "ms_since_change": round(event.ms_since_change, 1)}
            if arguments.json:
                print_json(shown | ({"reason": event.reason} if event.reason else {}))
            else:
                line.clear()
                said = f"{event.event:8} {event.path}" + (f"  ({event.reason})" if event.reason else "")
                print(harmless(said), flush=True)
        else:
            line.event(event)

    with opened(arguments, show) as engine:
        finish(engine.watch())
    return DONE


def pause(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        engine.pause()
        return _status(engine, arguments)


def resume(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        engine.resume()
        return _status(engine, arguments)


def status(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        return _status(engine, arguments)


def _status(engine: Engine, arguments: Namespace) -> int:
    now = engine.status()
    entries = engine.files() if getattr(arguments, "files", False) else None
    if arguments.json:
        shown = wire.status_json(now)
        if entries is not None:
            shown["entries"] = [asdict(entry) | {"path": str(entry.path)} for entry in entries]
        print_json(shown)
    else:
        render.status(now)
        render.ledger(entries or [])
    return DONE


# --------------------------------------------------------------------------- questions


def _filters(arguments: Namespace) -> Filters:
    since = None
    if arguments.since is not None:
        try:
            since = datetime.datetime.fromisoformat(arguments.since).timestamp()
        except ValueError:
            raise EngineError(f"{arguments.since!r} is no date", "write it as 2026-01-31") from None
    return Filters(tuple(arguments.within), tuple(arguments.extensions), since)


def search(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        if arguments.explain:
            return explain_commands.explain(engine, arguments, _filters(arguments))
        found = engine.search(
            arguments.query, k=arguments.k, mode=arguments.mode, filters=_filters(arguments), typed=arguments.typed
        )
        if arguments.json:
            print_json(wire.search_json(found))
        else:
            render.passages(found.results, found.took_ms)
    return DONE


def ask(arguments: Namespace) -> int:
    line = render.ProgressLine()

    def showing(*, alone: bool, last: bool) -> streaming.Shown:
        if arguments.stream:
            return streaming.Lines(last=last)
        return streaming.Nothing() if arguments.json else streaming.Answering(arguments.question, line, alone=alone)

    shown = showing(alone=arguments.no_rag, last=not arguments.compare)
    with opened(arguments, lambda event: shown.take(event)) as engine:
        engine.expect(chat=arguments.chat, model=arguments.model)
        job = engine.ask(
            arguments.question,
            rag=not arguments.no_rag,
            style=arguments.style,
            model=arguments.model,
            adapter=arguments.adapter,
            chat=arguments.chat,
            keep=arguments.keep,
            max_tokens=arguments.max_tokens,
            seed=arguments.seed,
            filters=_filters(arguments),
        )
        answer = _answered(job, shown)
        shown.finish(answer)
        if arguments.compare:
            way = Way(from_documents(answer), skill=False) if arguments.compare == "skill" else ways(answer)[0]
            if arguments.stream:
                print_json({"event": "beside", **asdict(way)})
            elif not arguments.json:
                render.heading(caption(documents=way.documents), documents=way.documents)
            shown = showing(alone=not way.documents, last=True)
            job = engine.ask_beside(
                answer.chat,
                rag=way.documents,
                skill=way.skill,
                model=arguments.model,
                max_tokens=arguments.max_tokens,
                seed=arguments.seed,
                filters=_filters(arguments),
            )
            answer = _answered(job, shown)
            shown.finish(answer.beside[-1])
        if arguments.json and not arguments.stream:
            print_json(wire.answer_json(answer))
    return DONE


def _answered(job: Job[Answer], shown: streaming.Shown) -> Answer:
    try:
        return finish(job)
    except BaseException:
        shown.close()
        raise


def chats(arguments: Namespace) -> int:
    if arguments.action != "list" and not arguments.id:
        raise EngineError(f"{arguments.action} which chat?", "see: alcove chats list")
    with opened(arguments) as engine:
        if arguments.action == "export":
            exported = engine.export_chat(arguments.id, "html" if arguments.html else "markdown")
            print(harmless(exported) if sys.stdout.isatty() else exported, end="")
            return DONE
        if arguments.action == "remove-beside":
            _remove_beside(engine, arguments)
        if arguments.action in ("show", "remove-beside"):
            turns = engine.chat(arguments.id)
            if arguments.json:
                shown = [{"question": turn.question, "answer": wire.answer_json(turn.answer)} for turn in turns]
                print_json({"id": arguments.id, "turns": shown})
            else:
                for turn in turns:
                    print(f"> {harmless(turn.question)}\n")
                    render.answers(turn.answer, turn.question)
                    print()
            return DONE
        match arguments.action:
            case "remove":
                engine.remove_chat(arguments.id)
                if count := len(engine.upkeep.copies()):
                    print(f"note: {count} earlier copies here still hold it: alcove erase --copies", file=sys.stderr)
            case "rename":
                engine.rename_chat(arguments.id, arguments.title or "")
            case "pin" | "unpin":
                engine.pin_chat(arguments.id, arguments.action == "pin")
        found = engine.chats(
            " ".join(filter(None, (arguments.id, arguments.title))) if arguments.action == "list" else ""
        )
        if arguments.json:
            print_json({"chats": [asdict(chat) for chat in found]})
        else:
            for chat in found:
                title = f"* {chat.title}" if chat.pinned else chat.title
                print(f"{chat.id}  {render.when(chat.updated)}  {chat.turns:3} turns  {harmless(title)}")
    return DONE


def _remove_beside(engine: Engine, arguments: Namespace) -> None:
    """Takes away a second answer; the person counts from 1, the Engine from 0."""
    for number in (arguments.turn, arguments.answer):
        if number is not None and number < 1:
            raise EngineError(f"there is no number {number}", "count from 1, or leave it out for the last")
    turn, number = ((each or 0) - 1 for each in (arguments.turn, arguments.answer))
    engine.remove_beside(arguments.id, turn, number)


# --------------------------------------------------------------------------- models


def models(arguments: Namespace) -> int:
    if arguments.action not in ("list", "tune", "find", "offered", "look") and not arguments.model:
        raise EngineError(f"`models {arguments.action}` needs a model", "see: alcove models list")
    line = render.ProgressLine()
    with opened(arguments, line.event) as engine:
        extra: dict[str, Any] = {}
        match arguments.action:
            case "find" | "offered" | "look":
                return _models_elsewhere(engine, arguments)
            case "use":
                engine.use_model(arguments.model)
                finish(engine.teach.rejudge())
            case "use-embedder":
                finish(engine.use_embedder(arguments.model))
            case "pull":
                finish(engine.pull_model(arguments.model))
            case "import":
                finish(engine.import_model(Path(arguments.model), copy=not arguments.in_place))
            case "remove":
                engine.remove_model(arguments.model)
            case "tune":
                extra = {"tuning": wire.tuned_json(finish(engine.tune_model(arguments.model)))}
                finish(engine.teach.rejudge())
        line.clear()
        found = engine.models()
        if arguments.json:
            print_json(wire.models_json(found) | extra)
        else:
            if extra:
                render.tuning(extra["tuning"])
            render.models(found)
    return DONE


def _models_elsewhere(engine: Engine, arguments: Namespace) -> int:
    """Models that could be used: those of other programs, and those of the catalogue."""
    if arguments.action == "find":
        found = finish(engine.find_models())
        shown = wire.found_json(found)
        show = partial(render.found_models, found)
    elif arguments.action == "offered":
        offered = engine.offered_models()
        shown = {"offered": [asdict(model) for model in offered]}
        show = partial(render.offered_models, offered)
    elif not arguments.model:
        better = finish(engine.better_model())
        shown = {"best": better.best.model if better.best else None, "answers": list(map(asdict, better.answers))}
        show = partial(render.better_model, better)
    else:
        answer = finish(engine.ask_hub(arguments.model))
        shown = asdict(answer)
        show = partial(render.hub_answer, answer)
    if arguments.json:
        print_json(shown)
    else:
        show()
    return DONE


# --------------------------------------------------------------------------- checks


def evaluate(arguments: Namespace) -> int:
    from engine.cli import eval_commands  # more than other verbs need at their start

    return eval_commands.evaluate(arguments)


def doctor(arguments: Namespace) -> int:
    line = render.ProgressLine()
    if arguments.repair:
        from engine.upkeep.doctor import rescue

        for sentence in rescue(profile_of(arguments)):  # without a sound user.db there is no Engine
            print(sentence, file=sys.stderr)
    with opened(arguments, line.event) as engine:
        report = finish(engine.doctor(repair=arguments.repair))
        line.clear()
        if arguments.json:
            print_json({"ok": report.ok, "digest": report.digest, "checks": [asdict(check) for check in report.checks]})
        else:
            render.checks(report.checks)
            print("All is well." if report.ok else "Something is wrong; `alcove doctor --repair` mends what can be.")
            print(f"digest {report.digest}", file=sys.stderr)
    return DONE if report.ok else FOUND_PROBLEM
