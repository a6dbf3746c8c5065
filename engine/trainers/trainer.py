"""The trainer's process: started on a job folder, listened to, stopped."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engine.child import Child, ChildFailed
from engine.errors import Cancelled, EngineError
from engine.trainers.trainer_python import Trainer
from engine.trainjob import TrainResult

POLL_SECONDS = 0.1
STOP_SECONDS = 2.0  # for a checkpoint; a stop is to take 3 s at most, whatever the size of a step
NICE = 5  # below whatever the person does meanwhile
ENVIRONMENT = {
    "GOMP_SPINCOUNT": "10000",  # as in `llm_worker`: spinning threads keep each other from running
    # oneDNN keeps a compiled kernel of every shape that it met, 1,024 of them unless told otherwise: over rows of ever
    # other lengths that came to more than a gigabyte. One shape needs some twenty.
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "64",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
}

Line = Mapping[str, Any]


def run(
    trainer: Trainer, folder: Path, log: Path, *, heard: Callable[[Line], None], cancelled: Callable[[], bool]
) -> TrainResult:
    """Does the job in a folder; what is in it says where to go on.

    Args:
        heard: gets every line (see `engine.trainjob`) but the last.

    Raises:
        EngineError: the trainer refused, crashed, or did not start.
        Cancelled: within 3 s of `cancelled()`; a checkpoint is at most 60 s old.
    """
    try:
        child = Child(
            "finetune", trainer.argv(folder), log=log, environment={**trainer.environment, **ENVIRONMENT}, nice=NICE
        )
    except ChildFailed as failure:
        raise EngineError(f"the trainer did not start: {failure.reason}", f"see {log}") from failure
    try:
        _listen(child, heard, cancelled)
    except ChildFailed as failure:
        raise EngineError(
            f"training broke off: {failure.reason}",
            f"go on where it was: alcove tune --resume; if it fails again, see {log}",
        ) from failure
    finally:
        child.stop(ask=False)
    return TrainResult.read(folder)


def _listen(child: Child, heard: Callable[[Line], None], cancelled: Callable[[], bool]) -> None:
    deadline: float | None = None  # once it was asked to stop
    while True:
        if deadline is None and cancelled():
            deadline = time.monotonic() + STOP_SECONDS
            with contextlib.suppress(ChildFailed):  # it may have died this very moment: stopped all the same
                child.send({"cancel": True})
        if deadline is not None and time.monotonic() > deadline:
            raise Cancelled
        try:
            line, _ = child.receive(POLL_SECONDS)
        except TimeoutError:
            continue
        except ChildFailed:
            if deadline is not None:
                raise Cancelled from None
            raise
        if line["event"] == "done":
            return
        if line["event"] == "failed":
            if deadline is not None or not line["message"]:
                raise Cancelled
            raise EngineError(line["message"], line["hint"])
        heard(line)
