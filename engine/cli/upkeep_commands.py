"""The verbs of the `alcove` command about a profile as a whole: settings, connections, backups, erasing."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from engine.cli import render
from engine.cli.shell import DONE, finish, opened, print_json
from engine.errors import EngineError, NeedsConfirmation
from engine.settings import ALL, Setting

if TYPE_CHECKING:
    from engine.core import Engine

DEFAULT = "default"
ERASE_WORD = "erase"


def settings(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        shown = list(ALL) if arguments.key is None else [_setting(arguments.key)]
        if arguments.value is not None:
            (setting,) = shown
            engine.settings.set(setting, _value(setting, arguments.value))
        if arguments.json:
            print_json({"settings": {setting.key: engine.settings.get(setting) for setting in shown}})
        else:
            for setting in shown:
                print(f"{setting.key} = {json.dumps(engine.settings.get(setting), ensure_ascii=False)}")
                print(f"    {setting.label}" + (f": {setting.help}" if setting.help else ""))
    return DONE


def _setting(key: str) -> Setting[Any]:
    for setting in ALL:
        if setting.key == key:
            return setting
    raise EngineError(f"there is no setting {key!r}", "see: alcove settings")


def _value(setting: Setting[Any], text: str) -> Any:
    """What was typed, as JSON where it is any; text needs no quotes."""
    if text == DEFAULT:
        return None
    if isinstance(setting.default, str):
        return text
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def connections(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        found = engine.upkeep.connections()
        if arguments.json:
            print_json({"connections": [asdict(each) for each in found]})
        else:
            render.connections(found)
    return DONE


def backup(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        report = finish(engine.upkeep.backup(arguments.file))
        if arguments.json:
            print_json({"bytes": report.bytes})
        else:
            print(f"{report.file}: {report.bytes:,} bytes. Models, the index and your own files are not in it.")
    return DONE


def restore(arguments: Namespace) -> int:
    with opened(arguments) as engine:
        report = finish(engine.upkeep.restore(arguments.file))
        if arguments.json:
            print_json({"bytes": report.bytes, "kept": str(report.kept)})
        else:
            print(f"Restored from {report.file}. What was here before is kept as {report.kept}.")
    return DONE


def erase(arguments: Namespace) -> int:
    from engine.upkeep.erasing import shared_trainers

    with opened(arguments) as engine:
        if arguments.copies:
            return _erase_copies(engine, arguments)
        root = engine.paths.root
        if not arguments.yes:
            _confirm(f"This deletes everything that Alcove has in {root}: chats, settings, examples, skills, models.")
        freed = engine.upkeep.erase()
    if arguments.json:
        print_json({"bytes": freed})
    else:
        print(f"Everything is deleted: {freed:,} bytes. Your own files are as they were.")
        if shared := shared_trainers(engine.paths):
            print(f"The Python that trains stays, since all profiles share it; to be rid of it, delete {shared}")
    return DONE


def _erase_copies(engine: Engine, arguments: Namespace) -> int:
    found = engine.upkeep.copies()
    names = [str(copy.file) for copy in found]
    if found and not arguments.yes:
        _confirm("This deletes what was kept before an update, a restore or a repair:\n" + "\n".join(names))
    freed = engine.upkeep.erase_copies()
    if arguments.json:
        print_json({"bytes": freed, "copies": names})
    else:
        print(f"{len(found)} copies are deleted: {freed:,} bytes. Backups that you wrote elsewhere stay.")
    return DONE


def _confirm(what: str) -> None:
    """Asks on a terminal.

    Raises:
        NeedsConfirmation: the person did not say so, or cannot be asked.
    """
    if sys.stdin.isatty():
        print(f"{what}\nType {ERASE_WORD} to go on: ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip() == ERASE_WORD:
            return
    raise NeedsConfirmation("nothing was deleted", "to delete without being asked, add --yes: alcove erase --yes")
