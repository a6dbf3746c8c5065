"""The `alcove` command: with a subcommand it works in the terminal, with none it opens the window."""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # before onnxruntime can be imported by anything

import argparse
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs Alcove; returns the exit code. Qt is imported only where the window opens."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--profile")
    parser.add_argument("--background", action="store_true")
    try:
        options, rest = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        rest = arguments  # "--profile" without a folder: the command line says so in its own words
    if rest:
        from engine.cli import main as command_line

        return command_line(arguments)
    if options.profile:
        os.environ["ALCOVE_HOME"] = options.profile  # children of the window find the same profile
    from desktop.app import run

    return run(background=options.background)


if __name__ == "__main__":
    sys.exit(main())
