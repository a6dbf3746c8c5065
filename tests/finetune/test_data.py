from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.trainjob import Row
from finetune.data import collate, epoch_batches, parts

tokens = st.integers(1, 99)
row = st.builds(
    Row,
    st.lists(tokens, min_size=1, max_size=12).map(tuple),
    st.lists(tokens, min_size=1, max_size=5).map(tuple),
)
some_rows = st.lists(row, min_size=1, max_size=9)
quick = settings(max_examples=60, deadline=None)


@quick
@given(some_rows)
def test_a_batch_asks_for_answers_alone_and_at_their_places(rows: list[Row]) -> None:
    batch = collate(rows)
    asked: list[list[int]] = [[] for _ in rows]
    for i, column, target in zip(batch.rows.tolist(), batch.columns.tolist(), batch.targets.tolist(), strict=True):
        asked[i].append(target)
        # A hidden state tells the token after it: never one of the prompt's.
        assert column == len(rows[i].prompt) - 1 + len(asked[i]) - 1
        assert batch.ids[i, column + 1] == target
    assert [tuple(answer) for answer in asked] == [each.answer for each in rows]


@quick
@given(some_rows)
def test_a_batch_is_padded_on_the_right(rows: list[Row]) -> None:
    batch = collate(rows)
    for i, each in enumerate(rows):
        assert tuple(batch.ids[i, : each.tokens].tolist()) == each.prompt + each.answer
        assert batch.mask[i].tolist() == [1] * each.tokens + [0] * (batch.mask.shape[1] - each.tokens)
    assert batch.ids.shape[1] == max(each.tokens for each in rows)


@quick
@given(some_rows, st.integers(1, 40))
def test_parts_hold_every_row_once_and_no_more_than_allowed(rows: list[Row], most: int) -> None:
    found = parts(rows, most)
    assert sorted((r.prompt, r.answer) for part in found for r in part) == sorted((r.prompt, r.answer) for r in rows)
    for part in found:
        assert len(part) == 1 or len(part) * max(each.tokens for each in part) <= most


@quick
@given(st.lists(row, min_size=1, max_size=200), st.integers(1, 8), st.integers(0, 5), st.integers(0, 5))
def test_an_epoch_shows_every_row_once(rows: list[Row], size: int, seed: int, epoch: int) -> None:
    batches = epoch_batches(rows, size, seed=seed, epoch=epoch)
    assert sorted(i for batch in batches for i in batch) == list(range(len(rows)))
    assert len(batches) == -(-len(rows) // size)
    assert batches == epoch_batches(rows, size, seed=seed, epoch=epoch)


def test_every_epoch_and_seed_has_an_order_of_its_own() -> None:
    rows = [Row((i + 1,), (1,)) for i in range(40)]
    orders = [str(epoch_batches(rows, 4, seed=seed, epoch=epoch)) for seed in range(3) for epoch in range(3)]
    assert len(set(orders)) == len(orders)


def test_rows_of_a_batch_are_about_as_long_as_each_other() -> None:
    rows = [Row(tuple(range(1, 2 + i % 50)), (1,)) for i in range(400)]
    batches = epoch_batches(rows, 8, seed=0, epoch=0)
    lengths = [[rows[i].tokens for i in batch] for batch in batches]
    padded = sum(len(batch) * max(batch) for batch in lengths)
    assert padded < 1.15 * sum(map(sum, lengths))
