from __future__ import annotations

from engine.language_models.pacing import RETRY_WINDOWS, Pace


def test_undisturbed_all_threads_are_used() -> None:
    pace = Pace(4)
    for _ in range(100):
        pace.observe(1.0, 3.5)
    assert pace.threads == 4


def test_on_busy_cores_fewer_threads_are_used_and_later_all_are_tried_again() -> None:
    pace = Pace(4)
    pace.observe(1.0, 2.2)
    assert pace.threads == 2
    for _ in range(RETRY_WINDOWS - 1):
        pace.observe(1.0, 2.0)
        assert pace.threads == 2
    pace.observe(1.0, 2.0)
    assert pace.threads == 4


def test_there_is_always_a_thread_and_a_clock_that_stands_still_does_no_harm() -> None:
    pace = Pace(2)
    pace.observe(0.0, 0.0)
    assert pace.threads == 2
    pace.observe(10.0, 0.1)
    assert pace.threads == 1
