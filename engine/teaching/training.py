"""Examples become a skill: planned, trained in a child process, judged by both gates, and registered."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.jobs import Job
from engine.language_models import hardware
from engine.language_models.gguf import Header
from engine.language_models.llm import verify
from engine.language_models.models import ModelGone
from engine.teaching import bases, gates, planning, rejudging, snapshot, splitting
from engine.teaching.runs import Run, Runs
from engine.teaching.snapshot import Material, Snapshot
from engine.trainers import trainer, trainer_python
from engine.trainjob import TrainJob, TrainResult, TrainSettings
from engine.types import (
    AdaptersChanged,
    Event,
    Example,
    ExampleKind,
    HeldOutLoss,
    Progress,
    SampleAnswer,
    SetAside,
    TrainDone,
    TrainPlan,
    TrainPlanned,
    TrainSaved,
    TrainStarted,
    TrainStep,
    TuneReport,
    TuneRequest,
)

if TYPE_CHECKING:
    from engine.examples.examples import Examples
    from engine.language_models.adapters import Adapter, Adapters
    from engine.language_models.models import LocalModel
    from engine.language_models.serving import ModelHost, Serving
    from engine.paths import Paths
    from engine.settings import Settings

TRAINED = "train_tokens_per_s_"  # and a device: what is remembered of a model's training speed
SPEED_KEPT = 0.9  # of a remembered speed, where a run was slower
UNMEASURED_READ = 300.0  # tokens a second of the starter as shipped, on two cores
UNMEASURED_WRITE = 100.0
ANSWER_SLACK = 8  # tokens that the trainer may answer beyond the longest wanted answer


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What a request comes to on this machine."""

    request: TuneRequest
    name: str
    dataset: str
    material: Material
    model: LocalModel
    header: Header
    settings: TrainSettings
    plan: TrainPlan


class Training:
    """Plans and does training runs.

    Args:
        alone: waits for the model in use, and keeps every question from it for a block.
        emit: gets Progress, TrainPlanned, TrainStarted, TrainStep, HeldOutLoss, TrainSaved, SampleAnswer, TrainDone and
            AdaptersChanged.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        host: ModelHost,
        alone: Callable[[Job[Any]], AbstractContextManager[None]],
        examples: Examples,
        adapters: Adapters,
        emit: Callable[[Event], None],
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._host = host
        self._alone = alone
        self._examples = examples
        self._adapters = adapters
        self._emit = emit
        self.runs = Runs(paths.training)

    # ------------------------------------------------------------------ planning

    def plan(self, job: Job[Any], request: TuneRequest) -> TrainPlan:
        """What a run would do, and whether it can.

        Raises:
            EngineError: the examples cannot be trained on, the model's architecture cannot, or there is no trainer.
            Cancelled: the job was cancelled.
        """
        return self._prepare(job, request).plan

    def _prepare(self, job: Job[Any], request: TuneRequest) -> _Prepared:
        trainer_python.find(self._settings)  # first: it costs nothing to say that nothing can be trained here
        again = self._adapters.get(request.again) if request.again else None
        model = self._source(request, again)
        header = bases.trainable_header(model)
        self._emit(Progress(job.id, "reading the examples", 0, 0))
        with self._host.apart(job, self._served(model)) as serving:
            assert serving is not None
            material, dataset = self._material(request, again, serving, job)
            speeds = self._speeds(model, serving)
        place = self._place(request)
        shape = planning.Shape.of(header)
        base = self._base(request, model)
        if base.parent != self._paths.bases:
            bases.check_base(base, header)
        rows = [*material.train, *material.heldout]
        wanted = {**(_repeated(again) if again else {}), **request.settings}
        settings, why = planning.choose(rows, len(material.train), material.skill.kind, shape, place, wanted)
        plan = _plan(dataset, material, settings, why, shape, place, speeds, unpacked=(base / "config.json").exists())
        name = request.name or (again.name if again else dataset)
        return _Prepared(request, name, dataset, material, model, header, settings, plan)

    def _source(self, request: TuneRequest, again: Adapter | None) -> LocalModel:
        """The source model that is taught: the one named, the one of the adapter to repeat, or the one in use."""
        models = self._host.models
        if again is not None:
            own = next((each for each in models.all() if each.sha256 == again.model_sha256), None)
            if own is None:
                raise EngineError(
                    f"the model that {again.name!r} was taught to is not here", "import it: alcove models import FILE"
                )
            return own
        named = request.model if request.model and not Path(request.model).is_dir() else None
        return models.source(named)

    def _served(self, model: LocalModel) -> str:
        """The variant of a model that answers: the one in use if it is one of this model's, else the source."""
        try:
            current = self._host.models.current()
        except ModelGone:  # whichever is taught is here
            current = None
        return current.id if current and current.source_sha256 == model.sha256 else model.id

    def _material(
        self, request: TuneRequest, again: Adapter | None, serving: Serving, job: Job[Any]
    ) -> tuple[Material, str]:
        job.check()
        if again is not None:
            kept = Snapshot.read(again.folder / snapshot.FILE)
            return snapshot.of(serving, kept, again.skill), str(again.card.get("dataset", again.name))
        dataset = self._dataset(request)
        examples = self._examples.examples(dataset)
        kind = request.kind or _kind(examples)
        share, heldout = splitting.HELD_OUT, None
        unread: tuple[SetAside, ...] = ()
        if isinstance(request.holdout, Path):
            from engine.examples.example_files import read_file

            found = read_file(request.holdout, log_dir=self._paths.logs)
            heldout, unread = found.examples, found.unread
        elif request.holdout is not None:
            share = request.holdout
        if not 0 <= request.none_below < 1:
            raise EngineError(f"{request.none_below:g} is no probability", "choose from 0 (never) to below 1")
        most = min(planning.LONGEST, serving.budget.prompt + serving.budget.answer)
        made = snapshot.make(serving, examples, kind, share=share, heldout=heldout, most_tokens=most)
        out_aside = (*unread, *made.heldout_aside)
        return replace(made, skill=replace(made.skill, none_below=request.none_below), heldout_aside=out_aside), dataset

    def _dataset(self, request: TuneRequest) -> str:
        names = [each.name for each in self._examples.datasets()]
        if request.dataset:
            if request.dataset not in names:
                raise EngineError(
                    f"there is no set of examples {request.dataset!r}",
                    f"there are: {', '.join(names)}" if names else "import one: alcove examples import FILE",
                )
            return request.dataset
        if not names:
            raise EngineError("there are no examples yet", "import some: alcove examples import FILE")
        if len(names) > 1:
            raise EngineError(
                f"there are {len(names)} sets of examples: {', '.join(names)}", "choose one: alcove tune --set NAME"
            )
        return names[0]

    def _place(self, request: TuneRequest) -> planning.Place:
        """Where to train: a GPU if the trainer finds one and nothing else was asked for."""
        machine = hardware.machine()
        found = trainer_python.devices(self._settings) if request.device != "cpu" else {}
        device = request.device
        if device == "auto":
            device = next((name for name in ("cuda", "xpu", "mps") if name in found), "cpu")
        if device == "cpu":
            return planning.Place("cpu", "peft", machine.memory_free, machine.cores)
        if device not in found:
            raise EngineError(f"the trainer finds no device {device!r}", "train on the processor: --device cpu")
        unsloth = device in ("cuda", "xpu") and bool(found.get("unsloth"))
        return planning.Place(device, "unsloth" if unsloth else "peft", int(found[device]), machine.cores)

    def _speeds(self, model: LocalModel, serving: Serving) -> Mapping[str, float]:
        """Tokens a second, as far as they were measured: `read`, `write`, and of training by device."""
        served = self._host.models.get(serving.id).settings
        known = {key: float(value) for key, value in model.settings.items() if key.startswith(TRAINED)}
        return {
            "read": float(served.get("prompt_tokens_per_s", UNMEASURED_READ)),
            "write": float(served.get("tokens_per_s", UNMEASURED_WRITE)),
            **known,
        }

    def _base(self, request: TuneRequest, model: LocalModel) -> Path:
        """Folder of the weights that are trained beside: the one the person named, or the model's own."""
        if request.model and (folder := Path(request.model)).is_dir():
            return folder
        return self._paths.bases / model.sha256[:16]

    # ------------------------------------------------------------------ a run

    def tune(self, job: Job[Any], request: TuneRequest) -> TuneReport:
        """Trains, judges and registers an adapter.

        Raises:
            EngineError: it cannot be trained (see `plan`), or the trainer failed; a checkpoint stays.
            Cancelled: the job was cancelled; the run can go on later.
        """
        begun = time.monotonic()
        prepared = self._prepare(job, request)
        if prepared.plan.why_not:
            raise EngineError(prepared.plan.why_not, prepared.plan.hint)
        self._emit(TrainPlanned(job.id, prepared.plan))
        return self._go(job, self._write(prepared), begun)

    def resume(self, job: Job[Any], run: str) -> TuneReport:
        """Goes on with a run; raises as `tune`, and EngineError if there is none of that id."""
        return self._go(job, self.runs.find(run), time.monotonic())

    def _write(self, prepared: _Prepared) -> Path:
        material, request, model = prepared.material, prepared.request, prepared.model
        longest = max(len(row.answer) for row in (*material.train, *material.heldout))
        base = self._base(request, model)
        return self.runs.write(
            Run(
                name=prepared.name,
                dataset=prepared.dataset,
                skill=material.skill,
                model=model.id,
                model_sha256=model.sha256,
                estimated_seconds=prepared.plan.seconds,
                again=request.again,
                begun=time.time(),
            ),
            material,
            TrainJob(
                model=str(model.path) if base.parent == self._paths.bases else "",
                base=str(base),
                architecture=prepared.header.architecture,
                model_sha256=model.sha256,
                settings=prepared.settings,
                labels=material.labels,
                probe_rows=planning.PROBES,
                eos=material.train[0].answer[-1],
                answer_tokens=longest + ANSWER_SLACK,
            ),
        )

    def _go(self, job: Job[Any], folder: Path, begun: float) -> TuneReport:
        """Everything from where a run's folder stands to the registered adapter."""
        with self.runs.held(folder):
            report = self._finish(job, folder, begun)
        with contextlib.suppress(OSError):  # what is left of it can be discarded
            self.runs.remove(folder)
        self._emit(AdaptersChanged(report.adapter))
        self._emit(TrainDone(job.id, report.adapter, report.accepted, report.why))
        return report

    def _finish(self, job: Job[Any], folder: Path, begun: float) -> TuneReport:
        run = Run.read(folder)
        kept = Snapshot.read(folder / snapshot.FILE)
        started = time.monotonic()
        model = self._taught(run)
        if not (folder / "result.json").is_file():
            verify(model.path, model.sha256, self._host.models.hashes, cancelled=job.cancelled)
            _point(folder, model.path)
            with self._alone(job):  # whoever is being answered is answered first
                self._host.llm.unload()  # its memory is needed; the next question loads it again
            trainer.run(
                trainer_python.find(self._settings),
                folder,
                self._paths.logs / "finetune.log",
                heard=lambda line: self._tell(job, line, kept.heldout),
                cancelled=job.cancelled,
            )
        result = TrainResult.read(folder)
        key = _speed_key(TrainJob.read(folder).settings)
        known = float(model.settings.get(key, 0.0))  # other programs slow a run down now and then: that is forgotten
        speed = max(result.tokens_per_s, SPEED_KEPT * known)
        self._host.models.remember(model, {key: round(speed, 1)})
        before = max(0.0, result.seconds - (time.monotonic() - started))  # of earlier starts of this run
        return self._judge(job, run, kept, folder, result, model, begun - before)

    def _taught(self, run: Run) -> LocalModel:
        """The source model of a run, wherever its file is now.

        Raises:
            EngineError: it is not here.
        """
        model = next((each for each in self._host.models.all() if each.sha256 == run.model_sha256), None)
        if model is None:
            raise EngineError(f"the model {run.model} is not here any more", "import it again, then resume the run")
        return model

    def _tell(self, job: Job[Any], line: Mapping[str, Any], heldout: Sequence[Example]) -> None:
        """Turns a line of the trainer into an Event."""
        match line["event"]:
            case "phase":
                self._emit(Progress(job.id, line["what"], line["share"], 1.0))
            case "started":
                told = (line[name] for name in ("step", "steps", "parameters", "device", "backend"))
                self._emit(TrainStarted(job.id, *told))
            case "saved":
                self._emit(TrainSaved(job.id, line["step"]))
            case "step":
                self._emit(
                    TrainStep(
                        job.id,
                        line["step"],
                        line["steps"],
                        line["loss"],
                        line["learning_rate"],
                        line["tokens_per_s"],
                        line["seconds_left"],
                    )
                )
            case "heldout":
                self._emit(HeldOutLoss(job.id, line["step"], line["loss"], line["best"]))
            case "sample":
                example = heldout[line["row"]]
                self._emit(SampleAnswer(job.id, line["step"], example.input, example.output, line["answer"]))

    # ------------------------------------------------------------------ the gates

    def _judge(
        self,
        job: Job[Any],
        run: Run,
        kept: Snapshot,
        folder: Path,
        result: TrainResult,
        model: LocalModel,
        begun: float,
    ) -> TuneReport:
        weights = folder / "adapter.gguf"
        with self._host.apart(job, self._served(model)) as serving:
            assert serving is not None
            self._emit(Progress(job.id, "comparing with the trainer", 0, 1))
            agreed = rejudging.agreement(
                job, serving, folder, weights, run.skill, job.shows(self._emit, "comparing with the trainer")
            )
            scored = gates.score_gate(
                serving.llm,
                run.skill,
                serving.template,
                serving.budget,
                kept.heldout,
                weights,
                progress=job.shows(self._emit, "answering held-out examples"),
                cancelled=job.cancelled,
            )
            variant = self._host.models.get(serving.id)
        verdict = gates.verdict(agreed, scored)
        seconds = time.monotonic() - begun
        card = {
            "dataset": run.dataset,
            "data_sha256": kept.sha256,
            "examples": {"train": len(kept.train), "heldout": len(kept.heldout)},
            "settings": asdict(TrainJob.read(folder).settings),
            "training": asdict(result),
            "scores": {"base": scored.base.score, "tuned": scored.tuned.score},
            "metric": scored.base.metric,
            "details": {"base": dict(scored.base.details), "tuned": dict(scored.tuned.details)},
            "interval": list(scored.interval),
            "parity": {variant.id: agreed.to_json()},
            "rows": [asdict(row) for row in scored.rows],
            "accepted": verdict.accepted,
            "why": verdict.why,
            "seconds": seconds,
            "estimated_seconds": run.estimated_seconds,
            "repeats": run.again,
        }
        adapter = self._adapters.register(
            run.name,
            run.skill,
            weights,
            model_sha256=run.model_sha256,
            card=card,
            files={name: folder / name for name in (snapshot.FILE, "probes.jsonl", "job.json", "result.json")},
        )
        self._adapters.record(adapter.id, variant.sha256, agreed.passed, agreed.to_json())
        why = verdict.why
        if not agreed.passed:
            shows = job.shows(self._emit, "comparing with the trainer")
            if other := rejudging.passing(job, self._host, adapter, shows):
                why += f"; with {other} it is: alcove models use {other}"  # told
        if verdict.accepted and (run.skill.kind == "answer" or self._adapters.active() is None):
            try:
                self._adapters.use(adapter.id)
            except EngineError:  # another model is in use, or was chosen meanwhile
                why += f"; it works with {variant.id}: alcove models use {variant.id}"  # told
        return TuneReport(
            adapter=adapter.id,
            base=scored.base,
            tuned=scored.tuned,
            interval=scored.interval,
            parity=agreed.share,
            accepted=verdict.accepted,
            why=why,
            seconds=seconds,
            rows=scored.rows,
        )


def _point(folder: Path, model: Path) -> None:
    """Tells a job where the file is that it unpacks: it may have moved since the job was written."""
    written = TrainJob.read(folder)
    if written.model and written.model != str(model):
        replace(written, model=str(model)).write(folder)


def _kind(examples: list[Example]) -> ExampleKind:
    from engine.examples.example_checks import kind_of_set

    return kind_of_set(examples)


def _repeated(adapter: Adapter) -> dict[str, Any]:
    """The settings that an adapter was trained with, but for where: the machine may be another one."""
    kept = dict(adapter.card.get("settings", {}))
    for place in ("backend", "device", "threads", "micro_tokens", "attention", "checkpointing", "four_bit"):
        kept.pop(place, None)
    return kept


def _speed_key(settings: TrainSettings) -> str:
    return f"{TRAINED}{settings.device}"


def _plan(
    dataset: str,
    material: Material,
    settings: TrainSettings,
    why: Mapping[str, str],
    shape: planning.Shape,
    place: planning.Place,
    speeds: Mapping[str, float],
    *,
    unpacked: bool,
) -> TrainPlan:
    rows = [*material.train, *material.heldout]
    train_speed = planning.expected_speed(shape, speeds.get(_speed_key(settings)))
    seconds = planning.seconds(
        settings,
        material.train,
        material.heldout,
        material.labels,
        planning.Speeds(train_speed, speeds["read"], speeds["write"]),
        unpack_weights=0 if unpacked else shape.weights,
    )
    needed = planning.memory(shape, settings, rows)
    if not unpacked and place.on_cpu:
        needed = max(needed, planning.unpacking(shape))
    why_not = hint = ""
    if needed > place.memory_free * planning.MEMORY_SHARE:
        why_not = (
            f"training needs {needed / 2**30:.1f} GiB of memory, and {place.memory_free / 2**30:.1f} GiB are free"
            f" on {place.device}"  # told
        )
        hint = "close other programs, shorten the longest examples, or teach a smaller model"  # told
    return TrainPlan(
        dataset=dataset,
        kind=material.skill.kind,
        train=len(material.train),
        heldout=len(material.heldout),
        set_aside=material.set_aside,
        heldout_aside=material.heldout_aside,
        settings=asdict(settings),
        reasons=dict(why),
        tokens=sum(row.tokens for row in material.train),
        seconds=seconds,
        memory_bytes=needed,
        memory_free=place.memory_free,
        why_not=why_not,
        hint=hint,
    )
