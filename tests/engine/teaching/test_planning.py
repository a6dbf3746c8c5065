"""Which training settings a person may choose."""

from __future__ import annotations

import math
from typing import Any

import pytest

from engine.errors import EngineError
from engine.teaching.planning import with_choices
from engine.trainjob import TrainSettings


@pytest.mark.parametrize(
    "wanted",
    [
        {"epochs": math.nan},
        {"epochs": math.inf},
        {"epochs": 1e308},
        {"learning_rate": math.nan},
        {"learning_rate": -0.001},
        {"rank": 0},
        {"rank": 2.5},
        {"rank": 10**400},
        {"rank": True},
        {"attention": "foo"},
        {"device": "foo"},
        {"device": "cuda:x"},
        {"threads": -3},
        {"seed": 2**64},
        {"warmup": 7},
        {"warmup": -0.1},
        {"four_bit": 1},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_and_says_what_does(wanted: dict[str, Any]) -> None:
    (name,) = wanted
    with pytest.raises(EngineError, match=f"does not fit the training setting '{name}'") as refusal:
        with_choices(TrainSettings(), wanted)
    assert refusal.value.hint


def test_four_bits_want_a_graphics_card() -> None:
    with pytest.raises(EngineError, match="4 bits") as refusal:
        with_choices(TrainSettings(), {"four_bit": True})
    assert "four_bit" in refusal.value.hint
    assert with_choices(TrainSettings(device="cuda"), {"four_bit": True}).four_bit


@pytest.mark.parametrize(
    "wanted",
    [
        {"epochs": 1},
        {"warmup": 0},
        {"threads": 0},
        {"seed": 0},
        {"device": "cuda:1"},
        {"attention": "sdpa"},
        {"learning_rate": 0.00001},
    ],
    ids=str,
)
def test_what_makes_sense_is_taken(wanted: dict[str, Any]) -> None:
    (name,) = wanted
    assert getattr(with_choices(TrainSettings(), wanted), name) == wanted[name]
