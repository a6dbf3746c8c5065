from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pytest

from engine.teaching.recommending import MODES, Circumstances, recommend
from engine.types import CompareMode, ExampleKind, ModeScore

SURELY = 0.06  # half width of every interval here: a smaller difference is none


def compared(
    scores: Mapping[CompareMode, float | None], *, n: int = 200, tokens: Mapping[CompareMode, float] | None = None
) -> list[ModeScore]:
    """Rows as `comparing` makes them; a mode without a score could not run."""
    tokens = tokens or {"base": 40, "base+documents": 600, "tuned": 40, "tuned+documents": 600}
    base = scores["base"]
    rows = []
    for mode in MODES:
        score = scores.get(mode)
        if score is None or base is None:
            rows.append(ModeScore(mode, None, "accuracy", why="nothing is indexed"))
            continue
        gain = score - base
        interval = None if mode == "base" else (gain - SURELY, gain + SURELY)
        rows.append(ModeScore(mode, score, "accuracy", tokens[mode] * 3, tokens[mode], n, interval=interval))
    return rows


def around(rows: list[ModeScore]) -> dict[tuple[CompareMode, CompareMode], tuple[float, float]]:
    ran = [(row.mode, row.score) for row in rows if row.score is not None]
    return {
        (first, second): (other - score - SURELY, other - score + SURELY)
        for (first, score), (second, other) in combinations(ran, 2)
    }


CASES: list[tuple[str, ExampleKind, dict[CompareMode, float | None], float | None, int, str, tuple[str, ...]]] = [
    (
        "labels are in nobody's files",
        "classify",
        {"base": 0.35, "base+documents": 0.33, "tuned": 0.93, "tuned+documents": 0.92},
        0.02, 0, "tuned", ("habit", "training took 5 min", "0.93"),
    ),
    (
        "facts in files that change",
        "answer",
        {"base": 0.10, "base+documents": 0.62, "tuned": 0.12, "tuned+documents": 0.60},
        0.9, 40, "base+documents", ("90% of the wanted answers", "40 of 100 files changed", "follows them"),
    ),
    (
        "short answers from passages",
        "answer",
        {"base": 0.05, "base+documents": 0.20, "tuned": 0.08, "tuned+documents": 0.55},
        0.9, 0, "tuned+documents", ("both are needed", "0.55"),
    ),
    (
        "all the same: nothing is to be done",
        "free",
        {"base": 0.50, "base+documents": 0.53, "tuned": 0.52, "tuned+documents": 0.54},
        0.1, 0, "base", ("not clearly better",),
    ),
    (
        "documents and a skill do as well, and the files hold the answers: no training",
        "answer",
        {"base": 0.10, "base+documents": 0.60, "tuned": 0.62, "tuned+documents": 0.63},
        0.8, 0, "base+documents", ("not clearly better", "knowledge is in the files"),
    ),
    (
        "documents and a skill do as well, and the files do not hold the answers: the shorter prompt",
        "rewrite",
        {"base": 0.10, "base+documents": 0.60, "tuned": 0.62, "tuned+documents": 0.63},
        0.0, 0, "tuned", ("not clearly better", "in your examples"),
    ),
    (
        "learned by heart, and the files change",
        "answer",
        {"base": 0.10, "base+documents": 0.30, "tuned": 0.62, "tuned+documents": 0.55},
        0.8, 30, "tuned", ("train again",),
    ),
    (
        "the tuned model is worse",
        "free",
        {"base": 0.50, "base+documents": 0.30, "tuned": 0.20, "tuned+documents": 0.10},
        0.1, 0, "base", ("nothing that was tried is better",),
    ),
    (
        "no adapter",
        "answer",
        {"base": 0.10, "base+documents": 0.60, "tuned": None, "tuned+documents": None},
        0.9, 0, "base+documents", ("Not tried: tuned",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "scores", "held", "changed", "mode", "words"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_the_way_to_go(
    kind: ExampleKind,
    scores: dict[CompareMode, float | None],
    held: float | None,
    changed: int,
    mode: CompareMode,
    words: tuple[str, ...],
) -> None:
    rows = compared(scores)
    known = Circumstances(kind, around(rows), held, files=100, changed_lately=changed, training_seconds=300)
    found = recommend(rows, known)
    assert found.mode == mode
    for word in words:
        assert word in found.why
    assert 1 <= found.why.count(". ") + 1 <= 5


def test_few_examples_are_said_to_be_few() -> None:
    rows = compared({"base": 0.3, "tuned": 0.9}, n=8)
    found = recommend(rows, Circumstances("classify", around(rows)))
    assert found.why.startswith("8 examples are too few")
    assert found.mode == "tuned"  # still what the figures say


def test_with_one_way_only_there_is_nothing_to_compare() -> None:
    rows = compared({"base": 0.3})
    found = recommend(rows, Circumstances("classify", {}))
    assert found.mode == "base"
    assert "nothing is indexed" in found.why


def test_scores_that_are_no_numbers_recommend_nothing_dear() -> None:
    rows = compared({"base": 0.3, "tuned": float("nan")})
    nan = (float("nan"), float("nan"))
    found = recommend(rows, Circumstances("classify", {("base", "tuned"): nan}))
    assert found.mode == "base"
