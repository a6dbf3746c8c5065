"""A share of the processor as threads and as work with rests between."""

from __future__ import annotations

import pytest

from engine.embedding.effort import Effort


@pytest.mark.parametrize("cores", [1, 2, 6, 16])
@pytest.mark.parametrize("percent", [5, 10, 25, 50, 75, 100])
def test_it_allows_just_that_share_with_as_few_threads_as_will_do(cores: int, percent: int) -> None:
    effort = Effort.of(percent, cores)
    assert effort.threads * effort.duty == pytest.approx(cores * percent / 100)
    assert effort.threads - 1 < cores * percent / 100
    assert effort.single.threads == 1
    assert effort.single.duty == pytest.approx(min(1.0, cores * percent / 100))


def test_after_working_it_rests_until_the_share_is_right() -> None:
    effort = Effort(1, 0.25)
    assert effort.rest(2.0) == 6.0
    assert Effort(4).rest(2.0) == 0.0
