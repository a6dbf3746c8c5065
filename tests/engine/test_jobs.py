"""Jobs: results, errors, cancelling."""

from __future__ import annotations

import threading

import pytest

from engine.errors import Cancelled, EngineError
from engine.jobs import Job


def test_a_job_gives_what_its_work_returns() -> None:
    job = Job("sum", lambda _: 2 + 2).start()
    assert job.result(5) == 4
    assert job.done


def test_two_jobs_never_share_an_id() -> None:
    assert Job("a", lambda _: None).id != Job("a", lambda _: None).id


def test_an_engine_error_reaches_whoever_asks_for_the_result() -> None:
    def work(_: Job[None]) -> None:
        raise EngineError("no", "hint")

    with pytest.raises(EngineError, match="no"):
        Job("fails", work).start().result(5)


def test_cancelling_wakes_a_waiting_job_and_calls_the_hook_once() -> None:
    begun = threading.Event()
    woken: list[int] = []

    def work(job: Job[None]) -> None:
        begun.set()
        job.wait(60)

    job = Job("waits", work, on_cancel=lambda: woken.append(1)).start()
    assert begun.wait(5)
    job.cancel()
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(5)
    assert woken == [1]


def test_waiting_too_short_leaves_the_job_running() -> None:
    gate = threading.Event()
    job = Job("slow", lambda _: gate.wait(60)).start()
    with pytest.raises(TimeoutError):
        job.result(0.01)
    gate.set()
    assert job.result(5) is True
