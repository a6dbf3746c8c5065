"""The `alcove` command: with a subcommand it works in the terminal, with none it opens the window.

A folder or a model file, named by its whole path as file managers do, opens the window with it.
"""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # before onnxruntime can be imported by anything

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.children import CHILD, run_child

SELF_TEST = "--self-test"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs Alcove; returns the exit code. Qt is imported only where the window opens."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [CHILD]:
        return run_child(arguments[1:])
    if arguments[:1] == [SELF_TEST]:
        from desktop.self_test import self_test

        return self_test(*map(Path, arguments[1:2]))
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--profile")
    parser.add_argument("--background", action="store_true")
    try:
        options, rest = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        rest = arguments  # "--profile" without a folder: the command line says so in its own words
    given = [Path(argument) for argument in rest]  # of a file manager: what is to be opened, by its whole path
    if not all(path.is_absolute() for path in given):
        from engine.cli import main as command_line

        return command_line(arguments)
    if options.profile:
        os.environ["ALCOVE_HOME"] = options.profile  # children of the window find the same profile
    from desktop import own_import

    own_import.restore()  # before all that is imported for the window
    from desktop.app import run

    return run(given, background=options.background)


if __name__ == "__main__":
    sys.exit(main())
