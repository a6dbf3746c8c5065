"""One training job, told line by line: `python -m finetune JOB_FOLDER`."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from engine.child import Channel
from engine.errors import Cancelled, EngineError
from engine.trainjob import TrainJob, TrainResult, read_rows, rows_digest, write_rows

PACKAGES = ("torch", "transformers", "peft", "gguf", "unsloth", "bitsandbytes")
SAMPLES = 3  # held-out rows that are answered in the midst of training
TOLD_SHARE = 0.05  # progress of a phase is told in such steps


def main() -> None:
    channel = Channel("finetune")  # first of all: libraries print
    channel.start()
    try:
        run(Path(sys.argv[1]), channel)
        channel.send({"event": "done"})
    except Cancelled:
        channel.send({"event": "failed", "message": "", "hint": ""})
    except EngineError as error:
        channel.send({"event": "failed", "message": error.message, "hint": error.hint})


def run(folder: Path, channel: Channel) -> None:
    """Does the job in `folder`.

    Raises:
        EngineError: the person can act on it.
        Cancelled: stopped; the checkpoint is written.
    """
    try:
        job = TrainJob.read(folder)
        train_rows, heldout_rows = read_rows(folder / "train.jsonl"), read_rows(folder / "heldout.jsonl")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(
            f"the training's files cannot be read: {error}", "discard this run, and train again: alcove tune"
        ) from error

    told = ("", 0.0)

    def phase(what: str, share: float = 0.0) -> None:
        nonlocal told
        if channel.cancelled:
            raise Cancelled
        if what != told[0] or share - told[1] >= TOLD_SHARE:
            told = (what, share)
            channel.send({"event": "phase", "what": what, "share": round(share, 3)})

    phase("loading")
    from finetune import backends

    backends.prepare(job.settings)
    from safetensors import SafetensorError

    from finetune import base, export, memory, probe, train

    weights_folder = base.ensure(Path(job.model) if job.model else None, Path(job.base))
    config = base.config(weights_folder)
    phase("loading", 0.5)
    trainee = backends.load(weights_folder, job.settings)
    versions = _versions()

    def say(line: dict[str, Any]) -> None:
        if line["event"] == "started":
            line |= {
                "tokens": sum(row.tokens for row in train_rows),
                "parameters": sum(p.numel() for p in trainee.parameters),
                "device": job.settings.device,
                "backend": job.settings.backend,
                "versions": versions,
            }
        channel.send(line)

    decode = base.decoder(weights_folder)

    def sample(step: int) -> None:
        prompts = [row.prompt for row in heldout_rows[:SAMPLES]]
        with trainee.answering():
            answers = probe.generate(trainee, prompts, eos=job.eos, most=job.answer_tokens)
        for number, answer in enumerate(answers):
            channel.send({"event": "sample", "step": step, "row": number, "answer": decode(answer)})

    with memory.enough(job.settings):
        progress = train.train(
            job,
            folder,
            trainee,
            train_rows,
            heldout_rows,
            say=say,
            stopped=lambda: bool(channel.cancelled),
            sample=sample,
        )
    try:
        phase("exporting")
        trainee.model.save_pretrained(folder / "adapter")
        export.write(train.weights(trainee), config, job.architecture, job.settings.alpha, folder / "adapter.gguf")
        phase("checking")
        with memory.enough(job.settings):
            answered = probe.probes(job, trainee, train_rows, heldout_rows, tick=lambda share: phase("checking", share))
        write_rows(folder / "probes.jsonl", answered)
        result = TrainResult(
            step=progress.step,
            steps=train.Schedule.of(job, len(train_rows)).steps,
            best_step=progress.best_step,
            losses=tuple(progress.losses),
            heldout_losses=tuple(progress.heldout_losses),
            seconds=progress.seconds,
            tokens=progress.tokens,
            tokens_per_s=progress.tokens / max(progress.seconds, 1e-9),
            peak_bytes=memory.peak_bytes(),
            parameters=sum(p.numel() for p in trainee.parameters),
            versions=versions,
            rows_sha256=rows_digest(train_rows, heldout_rows),
        )
        result.write(folder)  # last: where it stands, all the rest does
    except (OSError, SafetensorError) as error:  # the latter: there is no room for the weights
        raise EngineError(
            f"what was learnt cannot be written: {getattr(error, 'strerror', None) or error}",
            "make room on the disk, then go on: alcove tune --resume",
        ) from error


def _versions() -> dict[str, str]:
    found = {"python": sys.version.split()[0]}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


if __name__ == "__main__":
    main()
