"""The `alcove` command: what can be said, and how errors and results leave. Loads no Qt.

The verbs themselves are in `commands.py`, what people read is written in `render.py`, JSON in `wire.py`.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from engine.errors import Cancelled, EngineError
from engine.text.shown import harmless

if TYPE_CHECKING:
    from engine.evals.floors import Floor

CHATS = ("list", "show", "export", "rename", "pin", "unpin", "remove", "remove-beside")
DONE, FAILED, USAGE, FOUND_PROBLEM, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code (see USAGE above; argparse exits with 2 by itself)."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):  # a test's stream, or a closed one
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # any file name can be printed
    try:
        arguments = parser().parse_args(argv, argparse.Namespace(profile=None, json=False, stream=False, offline=False))
        if arguments.stream and not arguments.json:
            parser().error("--stream goes with --json")
        with _interrupts():
            from engine.cli import commands

            code: int = getattr(commands, arguments.run)(arguments)
            sys.stdout.flush()
            return code
    except EngineError as error:
        print(f"error: {harmless(error.message)}", file=sys.stderr)
        if error.hint:
            print(f"hint: {harmless(error.hint)}", file=sys.stderr)
        return FAILED
    except (Cancelled, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


@contextlib.contextmanager
def _interrupts() -> Iterator[None]:
    """Makes `kill` behave as Ctrl+C does, so that work stops in order and children are ended."""

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = {}
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", None)):
        if number is not None:
            with contextlib.suppress(ValueError):  # not the main thread: a test
                before[number] = signal.signal(number, interrupted)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def parser() -> argparse.ArgumentParser:
    """All commands and flags. Global flags are accepted before and after the command."""
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--profile", type=Path, metavar="DIR", help="everything Alcove writes lies here")
    everywhere.add_argument("--json", action="store_true", help="one JSON document on standard output")
    everywhere.add_argument("--stream", action="store_true", help="with --json: lines as they come")
    everywhere.add_argument("--offline", action="store_true", help="nothing may use the network")

    top = argparse.ArgumentParser(
        prog="alcove",
        parents=[everywhere],
        description="Ask your own files, with exact citations; nothing leaves the computer.",
        epilog="Without a command, the window opens. Exit codes: 0 done, 1 see the error and its hint, 2 wrong "
        "usage, 3 a check found a problem, 130 interrupted.",
    )
    from importlib.metadata import PackageNotFoundError, version

    with contextlib.suppress(PackageNotFoundError):
        top.add_argument("--version", action="version", version=f"alcove {version('alcove')}")
    verbs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def verb(name: str, help: str, run: str | None = None) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=help, description=help, parents=[everywhere])
        added.set_defaults(run=run or name)
        return added

    add = verb("add", "add folders; `index` and `watch` read them")
    add.add_argument("folder", nargs="+", type=Path)
    add.add_argument(
        "--ignore",
        action="append",
        metavar="PATTERN",
        help=".gitignore syntax; a folder that is there already keeps its own if none is given, and loses them by ''",
    )
    add.add_argument("--yes", action="store_true", help="also a home folder or the root of the file system")
    add.add_argument("--preview", action="store_true", help="show what would be read and what not; add nothing")
    verb("remove", "forget a folder and all that was read of it").add_argument("folder", type=Path)
    verb("folders", "the folders and what was read of them")
    relink = verb("relink", "tell where a folder has moved; nothing is read again")
    relink.add_argument("folder", type=Path)
    relink.add_argument("moved_to", type=Path)
    verb("index", "bring the index up to date once").add_argument("folder", nargs="*", type=Path)
    verb("watch", "keep the index fresh until interrupted")
    verb("pause", "pause indexing, also of a running window")
    verb("resume", "go on indexing")
    status = verb("status", "what is searchable, and what is not and why")
    status.add_argument("--files", action="store_true", help="every file with its state and reason")

    search = verb("search", "find passages")
    search.add_argument("query")
    search.add_argument("-k", type=int, default=10, help="how many (10)")
    search.add_argument("--mode", choices=("hybrid", "vector", "keyword"), default="hybrid")
    search.add_argument(
        "--typed", action="store_true", help='"words in quotation marks" together; the last word may be unfinished'
    )
    search.add_argument("--explain", action="store_true", help="why: each half, the fusion, the cut, the quotes")
    _filters(search)

    show = verb("show", "the stored text of a file around a place, and whether the file is still that")
    show.add_argument("file", type=Path)
    show.add_argument("--start", type=int, default=0, metavar="N", help="of the words, as `ask` and `search` give it")
    show.add_argument("--end", type=int, metavar="N")

    ask = verb("ask", "answer a question from the folders, with citations")
    ask.add_argument("question")
    ask.add_argument("--no-rag", action="store_true", help="the model alone, without documents")
    ask.add_argument(
        "--compare",
        nargs="?",
        const="documents",
        choices=("documents", "skill"),
        help="answer it twice, side by side: from documents and without (default), or with the skill and without",
    )
    ask.add_argument("--style", choices=("short", "full"))
    ask.add_argument("--model", metavar="M")
    ask.add_argument("--adapter", metavar="A")
    ask.add_argument("--chat", metavar="ID", help="go on with this chat")
    ask.add_argument("--keep", type=int, metavar="N", help="with --chat: in place of all but its first N turns")
    ask.add_argument("--max-tokens", type=int)
    ask.add_argument("--seed", type=int)
    _filters(ask)

    chats = verb("chats", "conversations")
    chats.add_argument("action", nargs="?", choices=CHATS, default="list")
    chats.add_argument("id", nargs="?", metavar="ID/WORDS", help="a chat; with list: words to look for")
    chats.add_argument("title", nargs="?", help="with rename: the new title")
    chats.add_argument("--turn", type=int, metavar="N", help="with remove-beside: which question, from 1 (the last)")
    chats.add_argument(
        "--answer",
        type=int,
        metavar="N",
        help="with remove-beside: which of the answers that stand beside the first, from 1 (the last)",
    )
    chats.add_argument("--html", action="store_true", help="with export: one HTML page, not Markdown")

    models = verb("models", "the local models")
    models.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=("list", "use", "use-embedder", "find", "offered", "look", "pull", "import", "remove", "tune"),
        help="find: the GGUF files of other programs; offered: what can be pulled; look: what the hub says of one, or "
        "without a name which suits this computer",
    )
    models.add_argument("model", nargs="?", help="an id, a file, or a folder for use-embedder")
    models.add_argument("--in-place", action="store_true", help="with import: use the file where it is, uncopied")

    examples = verb("examples", "the examples that a skill is taught with")
    examples.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=("list", "add", "edit", "import", "export", "remove", "correct"),
    )
    examples.add_argument(
        "what", nargs="*", metavar="FILE/ID", help="a file to import or export; ids; or to correct: a chat"
    )
    examples.add_argument("--set", dest="dataset", metavar="NAME", default="examples", help="of which skill (examples)")
    examples.add_argument("--instruction", help="what is to be done; the same for all examples of a skill")
    examples.add_argument("--input")
    examples.add_argument("--output", help="the answer that is wanted")
    examples.add_argument("--passage", action="append", metavar="TEXT", help="to answer from; may be said again")
    examples.add_argument(
        "--columns", action="append", default=[], metavar="PART=NAME,…", help="input=text,output=label"
    )
    examples.add_argument("--turn", type=int, metavar="N", help="with correct: which answer, from 1 (the last)")
    judged = examples.add_mutually_exclusive_group()
    judged.add_argument("--right", dest="liked", action="store_const", const=True, help="with correct: it was right")
    judged.add_argument("--wrong", dest="liked", action="store_const", const=False, help="with correct: it was wrong")
    examples.add_argument("--preview", action="store_true", help="with import: show what it would do, keep nothing")

    tune = verb("tune", "teach the model a skill from examples")
    tune.add_argument("--setup", action="store_true", help="set up the Python that trains, and stop")
    tune.add_argument("--yes", action="store_true", help="with --setup: fetch what it takes without asking")
    tune.add_argument("--name", default="", help="of the skill (the set's)")
    tune.add_argument("--set", dest="dataset", default="", metavar="NAME", help="which examples, if there are several")
    tune.add_argument(
        "--task", choices=("classify", "answer", "rewrite", "free"), help="by default as the examples look"
    )
    tune.add_argument("--epochs", type=float)
    tune.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "xpu", "mps"))
    tune.add_argument("--backend", choices=("peft", "unsloth"))
    tune.add_argument("--holdout", metavar="FRACTION|FILE", help="share held out (0.2), or a file of examples")
    tune.add_argument("--from", dest="again", default="", metavar="ADAPTER", help="train an adapter once more")
    tune.add_argument("--model", help="which model, or a folder in Hugging Face's layout with its weights")
    tune.add_argument(
        "--option", action="append", default=[], metavar="NAME=VALUE", help="another training setting, such as rank=8"
    )
    tune.add_argument(
        "--none-below",
        type=float,
        default=0.0,
        metavar="P",
        help="a label less probable is answered: none of these (0)",
    )
    tune.add_argument("--plan", action="store_true", help="say what would be done and what it costs, and stop")
    tune.add_argument("--resume", nargs="?", const="", metavar="RUN", help="go on with a run that was stopped")
    tune.add_argument("--discard", metavar="RUN", help="delete a run that was stopped")

    adapters = verb("adapters", "the skills that models were taught")
    adapters.add_argument("action", nargs="?", choices=("list", "use", "remove"), default="list")
    adapters.add_argument("adapter", nargs="?", metavar="ADAPTER", help="an id or its beginning; `use none`: without")
    apply = verb("apply", "a skill over every row of a table or every file of a folder; goes on where it was stopped")
    apply.add_argument("adapter", metavar="ADAPTER")
    apply.add_argument("path", metavar="FILE", type=Path, help="CSV, TSV, spreadsheet, JSON Lines, or a folder")
    apply.add_argument("--column", metavar="C", help="with the text to answer; by default it is guessed")
    apply.add_argument("--out", type=Path, metavar="FILE", help="a .csv or .jsonl file (beside FILE)")

    compare = verb("compare", "the same examples four ways: with and without documents, with and without a skill")
    compare.add_argument("file", nargs="?", type=Path, help="examples; none: those held out when the skill was taught")
    compare.add_argument("--adapter", metavar="A", help="a skill, or none; else the one in use, or the newest")
    compare.add_argument("--details", type=Path, metavar="FILE", help="a JSON line a row and way, to score it again")
    compare.add_argument("--chart", type=Path, metavar="FILE", help="a picture of the result (SVG)")

    evaluate = verb("eval", "measure quality on labelled questions of your own", run="evaluate")
    evaluate.add_argument("what", choices=("retrieval", "answers", "citations"))
    evaluate.add_argument("path", type=Path, help="retrieval: a folder in BEIR's layout; else a JSONL file")
    evaluate.add_argument("--limit", type=int, help="answers: so many questions, of each kind its share")
    evaluate.add_argument("--seed", type=int, default=0, help="of the choice that --limit makes (0)")
    evaluate.add_argument("--details", type=Path, metavar="FILE", help="answers: a JSON line a question")
    evaluate.add_argument("--worst", type=int, default=5, metavar="N", help="how many of the worst cases to show (5)")
    evaluate.add_argument("--report", type=Path, metavar="FILE", help="all of it as one HTML page")
    evaluate.add_argument(
        "--floor",
        dest="floors",
        action="append",
        type=_floor,
        default=[],
        metavar="NAME=VALUE",
        help="a figure that must be reached, named as in the JSON (f1=0.45, refusal.recall=0.6, ndcg@10.hybrid=0.7); "
        "of refusal.wrongly_refused and called_supported_wrongly, at most. May be said again; missed: exit code 3",
    )

    doctor = verb("doctor", "check databases, index, models and versions")
    doctor.add_argument("--repair", action="store_true", help="mend what can be mended")

    settings = verb("settings", "what can be chosen, and what is; with a value, chooses it")
    settings.add_argument("key", nargs="?", metavar="KEY", help="such as answer.style")
    settings.add_argument("value", nargs="?", metavar="VALUE", help="as JSON or a word; `default` goes back")
    verb("connections", "every connection that was ever opened")
    verb("backup", "write what you made (folders, settings, chats, examples, skills) to a file").add_argument(
        "file", type=Path
    )
    verb("restore", "put a backup in the place of what is here").add_argument("file", type=Path)
    erase = verb("erase", "delete everything that Alcove has; your own files stay")
    erase.add_argument("--yes", action="store_true", help="without asking")
    erase.add_argument(
        "--copies",
        action="store_true",
        help="only what was kept before an update, a restore or a repair: deleted chats still stand in it",
    )
    return top


def _floor(text: str) -> Floor:
    from engine.evals.floors import parse

    return parse(text)


def _filters(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--in", dest="within", action="append", type=Path, default=[], metavar="PATH")
    verb.add_argument("--type", dest="extensions", action="append", default=[], metavar="EXT")
    verb.add_argument("--since", metavar="DATE", help="changed since, such as 2026-01-31")
