"""What every verb of the `alcove` command needs: an Engine, a job waited for, JSON printed."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from engine import wire
from engine.core import Engine, Job
from engine.paths import Paths
from engine.types import Event

DONE, FOUND_PROBLEM = 0, 3

T = TypeVar("T")


@contextlib.contextmanager
def opened(arguments: Namespace, emit: Callable[[Event], None] = lambda _: None) -> Iterator[Engine]:
    """The Engine of the profile that the arguments name."""
    with Engine(profile_of(arguments), emit=emit, offline=arguments.offline) as engine:
        yield engine


def profile_of(arguments: Namespace) -> Paths:
    return Paths.at(arguments.profile) if arguments.profile else Paths.default()


def finish(job: Job[T]) -> T:
    """Waits for a job; an interrupt cancels it and waits for its orderly end."""
    try:
        return job.result()
    except KeyboardInterrupt:
        job.cancel()
        job.join(10)
        raise


def print_json(value: dict[str, Any]) -> None:
    print(wire.dumps(value), flush=True)
