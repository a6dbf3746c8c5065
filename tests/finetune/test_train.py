from __future__ import annotations

import math
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import Cancelled, EngineError
from engine.trainjob import Row, TrainJob
from finetune import backends, checkpoint, train
from finetune.backends import Trainee
from finetune.checkpoint import FILE, Progress, Weights
from finetune.data import collate
from tests.finetune.tools import disturb, full_logp, job, rows, settings
from tests.support.tiny_models import tiny_model

TRAIN, HELDOUT = rows(14), rows(4, seed=1)


def never() -> bool:
    return False


def run(
    job: TrainJob,
    folder: Path,
    *,
    rows: list[Row] = TRAIN,
    heldout: list[Row] = HELDOUT,
    stopped: Callable[[], bool] = never,
    said: list[dict[str, Any]] | None = None,
) -> tuple[Progress, Weights]:
    """Trains a freshly loaded model; gives what `train` gives and the weights it leaves."""
    folder.mkdir(exist_ok=True)
    trainee = backends.load(Path(job.base), job.settings)
    lines = said if said is not None else []
    progress = train.train(job, folder, trainee, rows, heldout, say=lines.append, stopped=stopped)
    return progress, train.weights(trainee)


def equal(one: Weights, other: Weights) -> bool:
    return set(one) == set(other) and all(bool(torch.equal(one[name], other[name])) for name in one)


def test_it_learns(base: Path, tmp_path: Path) -> None:
    said: list[dict[str, Any]] = []
    progress, _ = run(job(base, epochs=8.0, learning_rate=5e-3, patience=99), tmp_path, said=said)
    losses = [loss for _, loss in progress.losses]
    assert progress.step == 32
    assert sum(losses[-4:]) < 0.5 * sum(losses[:4])
    assert progress.best_loss < progress.heldout_losses[0][1]
    assert said[0]["event"] == "started"
    assert [line["step"] for line in said if line["event"] == "step"] == list(range(1, 33))
    assert progress.tokens == 8 * sum(row.tokens for row in TRAIN)


@pytest.mark.parametrize("stop_at", [1, 7])
def test_a_run_that_went_on_ends_where_it_would_have(base: Path, tmp_path: Path, stop_at: int) -> None:
    """Bit for bit, whether it was stopped in the first step or in the last."""
    the_job = job(base, patience=99)
    straight, expected = run(the_job, tmp_path / "straight")
    said: list[dict[str, Any]] = []

    def stopped() -> bool:
        return len([line for line in said if line["event"] == "step"]) >= stop_at

    with pytest.raises(Cancelled):
        run(the_job, tmp_path / "stopped", stopped=stopped, said=said)
    assert (tmp_path / "stopped" / checkpoint.STEP).read_text() == str(stop_at)
    progress, found = run(the_job, tmp_path / "stopped")
    assert equal(found, expected)
    assert progress.losses == straight.losses
    assert progress.heldout_losses == straight.heldout_losses
    assert (progress.tokens, progress.best_step) == (straight.tokens, straight.best_step)


def test_a_finished_run_is_not_trained_again(base: Path, tmp_path: Path) -> None:
    _, expected = run(job(base), tmp_path)
    said: list[dict[str, Any]] = []
    _, found = run(job(base), tmp_path, said=said)
    assert equal(found, expected)
    assert [line["event"] for line in said] == ["started"]


def test_micro_batches_change_nothing_but_rounding(base: Path) -> None:
    """The gradient of a step is the same whether its rows go through at once or one by one."""
    gradients = []
    for micro in (10_000, 60, 1):
        trainee = backends.load(base, settings())
        disturb(trainee)
        whole = Trainee(trainee.model.float(), "cpu")
        whole.model.config.dtype = torch.float32
        with torch.autocast("cpu", enabled=False):
            loss = train._backward(_Exact(whole.model, "cpu"), TRAIN[:8], micro, never)
        gradients.append((loss, [parameter.grad for parameter in whole.parameters]))
    for loss, found in gradients[1:]:
        assert loss == pytest.approx(gradients[0][0], rel=1e-5)
        for one, other in zip(found, gradients[0][1], strict=True):
            torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-5)


def test_a_long_answer_counts_no_more_than_a_short_one() -> None:
    batch = collate([Row((1, 2), (3,)), Row((1, 2), (4, 4, 4, 4))])
    sure, unsure = torch.full((1, 8), -9.0), torch.zeros(4, 8)
    sure[0, 3] = 9.0
    losses = train._row_losses(torch.cat([sure, unsure]), batch)
    torch.testing.assert_close(losses, torch.tensor([0.0, math.log(8)]), atol=1e-5, rtol=1e-5)


class _Exact(Trainee):
    """Without bfloat16, whose rounding would hide what is looked for."""

    def precision(self) -> Any:
        return torch.autocast("cpu", enabled=False)


def test_held_out_rows_leave_no_trace(base: Path, tmp_path: Path) -> None:
    """Neither their content nor their number has any influence on what is trained."""
    last: list[Weights] = []
    for i, heldout in enumerate((HELDOUT, rows(2, seed=9), [])):
        the_job = job(base, patience=99)
        run(the_job, tmp_path / str(i), heldout=heldout)
        found = checkpoint.load(tmp_path / str(i))
        assert found is not None
        # Adam's state is of the last step, whichever weights were kept as the best.
        last.append({str(key): state["exp_avg"] for key, state in found[2]["state"].items()})
    assert equal(last[0], last[1])
    assert equal(last[0], last[2])


def test_the_best_weights_are_kept_and_training_ends_early(base: Path, tmp_path: Path) -> None:
    """Rows whose answers follow from nothing can only be learnt by heart: the held-out loss soon rises."""
    draw = random.Random(0)
    noise = [Row(row.prompt, tuple(draw.choices(range(6, 288), k=3))) for row in rows(16, seed=5)]
    the_job = job(base, epochs=40.0, learning_rate=1e-2, patience=2)
    progress, kept = run(the_job, tmp_path, rows=noise[:12], heldout=noise[12:])
    assert progress.step < 120
    losses = dict(progress.heldout_losses)
    steps = list(losses)
    assert progress.step == steps[-1]
    assert progress.best_loss == losses[steps[-3]] == min(losses.values())
    assert losses[progress.best_step] <= progress.best_loss + progress.best_error
    assert all(
        loss > progress.best_loss + progress.best_error for step, loss in losses.items() if step > progress.best_step
    )

    trainee = backends.load(base, the_job.settings)
    train.set_weights(trainee, kept)
    assert train.heldout_loss(trainee, noise[12:], 1024)[0] == pytest.approx(losses[progress.best_step], rel=1e-5)


# --------------------------------------------------------------------------- checkpoints


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"not a checkpoint",
        lambda data: data[:200] + bytes(200) + data[400:],
        lambda data: b"PK" + data[2:40],
    ],
)
def test_a_damaged_checkpoint_is_said_to_be_damaged(
    damage: Callable[[bytes], bytes], base: Path, tmp_path: Path
) -> None:
    run(job(base, epochs=0.5), tmp_path)
    path = tmp_path / FILE
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(EngineError, match="damaged"):
        run(job(base, epochs=0.5), tmp_path)


def test_a_checkpoint_of_another_adapter_is_said_to_be_damaged(base: Path, tmp_path: Path) -> None:
    run(job(base, epochs=0.5), tmp_path)
    with pytest.raises(EngineError, match="damaged"):
        run(job(base, epochs=0.5, rank=8), tmp_path)


def test_a_checkpoint_that_would_run_code_does_not(base: Path, tmp_path: Path) -> None:
    import pickle

    class Hostile:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (tmp_path / "ran",))

    (tmp_path / FILE).write_bytes(pickle.dumps(Hostile(), protocol=2))
    with pytest.raises(EngineError, match="damaged"):
        run(job(base), tmp_path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limit to the size of a file")
def test_a_full_disk_leaves_the_former_checkpoint(base: Path, tmp_path: Path) -> None:
    run(job(base, epochs=0.5), tmp_path)
    before = (tmp_path / FILE).read_bytes()
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from engine.errors import EngineError; from finetune import checkpoint\n"
        "folder = Path(sys.argv[1]); found = checkpoint.load(folder)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: checkpoint.save(folder, *found)\n"
        "except EngineError as error: print(error.message, '|', error.hint)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    message, hint = done.stdout.split(" | ")
    assert message.startswith("the training's checkpoint cannot be written: File too large")
    assert "room" in hint
    assert (tmp_path / FILE).read_bytes() == before
    assert not (tmp_path / (FILE + ".part")).exists()


# --------------------------------------------------------------------------- logits


@pytest.mark.parametrize("attention", ["eager", "sdpa"])
@pytest.mark.parametrize("architecture", ["llama", "gemma2"])
def test_answer_logits_are_the_models_own(architecture: str, attention: Any, tmp_path: Path) -> None:
    tiny_model(architecture).bfloat16().save_pretrained(tmp_path)
    trainee = backends.load(tmp_path, settings(attention=attention))
    disturb(trainee)
    batch = collate(TRAIN[:5])
    with trainee.answering():
        found = trainee.answer_logits(batch)
    at = 0
    for row in TRAIN[:5]:
        own = full_logp(trainee, row.prompt + row.answer)[len(row.prompt) - 1 : -1]
        mine = found[at : at + len(row.answer)].log_softmax(-1)
        # A row alone and a row with padding beside it are rounded to bfloat16 at other places.
        torch.testing.assert_close(mine, own, rtol=0, atol=0.25)
        assert (mine - own).abs().mean() < 0.03
        at += len(row.answer)
    assert at == len(found)


def test_capped_logits_stay_below_the_cap(tmp_path: Path) -> None:
    model = tiny_model("gemma2", final_logit_softcapping=2.0)
    model.bfloat16().save_pretrained(tmp_path)
    with (trainee := backends.load(tmp_path, settings())).answering():
        logits = trainee.answer_logits(collate(TRAIN[:5]))
    assert 1.0 < logits.abs().max() <= 2.0
