"""`models tune`: measures quantisations, threads and flash attention here, and keeps what is fastest and true.

Which quantisation is fast depends on the processor: some have quick routines on one and none on the next. And
a requantised file answers a little differently. So variants are made and measured on this machine, and one is
kept only if it agrees with its source file: given the source's own answers token by token (teacher-forced),
it must find the same next token likeliest nearly every time.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from engine.errors import Cancelled, EngineError
from engine.language_models.gguf import Header, read_header
from engine.language_models.hardware import Machine
from engine.language_models.llm import GenerationStats, Llm, LlmConfig
from engine.language_models.models import LocalModel, Models
from engine.language_models.prompt import Budget, ChatTemplate, PromptPassage, Segment, build
from engine.paths import resources
from engine.system.durable import put_in_place
from engine.system.hashing import file_sha256

VARIANTS = ("BF16", "Q8_0", "Q4_0", "IQ4_NL", "F16")
BITS = {"F16": 16.0, "BF16": 16.0, "Q8_0": 8.5, "Q4_0": 4.5, "IQ4_NL": 4.5}  # a weight
PROMPT_TOKENS = 1000
ANSWER_TOKENS = 120
ROUNDS = 3  # each candidate is measured so often, in turn with the others; its best counts
FINALISTS = 2  # variants whose threads and flash attention are tried out as well
AGREEMENT = 0.98
AGREEMENT_ANSWERS = 50
AGREEMENT_ANSWER_TOKENS = 48
CONTEXT = 2048
STALE_SECONDS = 86_400.0
_SCRATCH = "tuning-"

Progress = Callable[[str, float], None]
"""Called with what is being done and the share of all of it that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokens a second, reading and writing."""

    prompt: float
    answer: float

    @property
    def seconds(self) -> float:
        """For 1,000 prompt tokens and 120 generated ones."""
        return PROMPT_TOKENS / self.prompt + ANSWER_TOKENS / self.answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked of the product: with passages, one of which answers it."""

    question: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file and how to run it, as measured; `agreement` None: not asked, as it was not among the fastest."""

    quant: str
    threads: int
    flash_attention: bool | None  # None: as llama.cpp chooses
    speed: Speed
    agreement: float | None = None


@dataclass(frozen=True, slots=True)
class Tuned:
    """What `tune` found: the fastest true file of the model, every measurement, and the gain over the source."""

    model: LocalModel
    best: Candidate
    source: Candidate
    table: tuple[Candidate, ...]

    @property
    def gain(self) -> float:
        return self.source.speed.seconds / self.best.speed.seconds


@dataclass(frozen=True, slots=True)
class _File:
    quant: str
    path: Path
    sha256: str


_Way = tuple[_File, int, bool | None]  # a file, threads, flash attention


@dataclass(frozen=True, slots=True)
class _Answer:
    """A prompt, the source's answer to it, and what the source finds likeliest at each of its places."""

    prompt: tuple[int, ...]
    continuation: tuple[int, ...]
    top: tuple[int, ...]


def tune(
    models: Models,
    model: LocalModel,
    llm: Llm,
    machine: Machine,
    folder: Path,
    *,
    variants: Sequence[str] = VARIANTS,
    questions: Sequence[Asked] = (),
    progress: Progress = lambda _what, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Tuned:
    """Finds and registers the fastest true variant of a model, and chooses it if this model, or a variant of it, is
    in use.

    Takes minutes; nothing of it stays behind when it is cancelled or fails. If no variant is both faster and
    true, the source keeps its file and gets the best settings found for it.

    Args:
        model: a source model, not itself a variant.
        llm: a model process for this alone: the one that answers questions would disturb the measurement.
        folder: where variants are kept, the profile's `models`.
        questions: what the source is asked; by default about the documents that ship with Alcove.

    Raises:
        EngineError: the model is a variant, too little disk or memory, or its process failed.
        Cancelled: `cancelled()` became true.
    """
    if model.source_sha256 != model.sha256:
        raise EngineError(f"{model.id} is itself a tuned variant", "tune the model it was made from")
    run = _Run(models, model, llm, machine, list(questions) or sample_questions(), progress, cancelled)
    with _scratch(folder) as scratch:
        return run.tune(folder, scratch, variants)


def sample_questions() -> list[Asked]:
    """Fifty questions about the documents that ship with Alcove, as retrieval would put them.

    Each question comes with the paragraph that answers it alone, before two others of the same file, and after
    one of them.

    Raises:
        EngineError: the documents are not there.
    """
    sample = resources() / "sample"
    asked: list[list[Asked]] = [[], [], []]
    try:
        rows = [json.loads(line) for line in (sample / "questions.jsonl").read_text("utf-8").splitlines()]
        for row in rows:
            if not row["answerable"] or not str(row.get("file", "")).endswith((".md", ".txt")):
                continue
            text = (sample / row["file"]).read_text(encoding="utf-8")
            paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
            right = next((p for p in paragraphs if any(answer in p for answer in row["answers"])), None)
            if right is None:
                continue
            first, second, *_ = [*(p for p in paragraphs if p != right), "", ""]
            question = row["question"]
            for place, passages in enumerate([(right,), (right, first, second), (first, right)]):
                asked[place].append(Asked(question, tuple(p for p in passages if p)))
    except OSError as error:
        raise EngineError("the sample documents are missing", "install Alcove again") from error
    return [each for way in asked for each in way][:AGREEMENT_ANSWERS]


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder for variants in the making, on the disk where the chosen one will stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_SCRATCH}*"):  # of a run that was killed
        if time.time() - left.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=folder))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class _Run:
    """One run of `tune`: what all its steps share."""

    def __init__(
        self,
        models: Models,
        model: LocalModel,
        llm: Llm,
        machine: Machine,
        questions: list[Asked],
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._models = models
        self._model = model
        self._llm = llm
        self._machine = machine
        self._questions = questions
        self._progress = progress
        self._cancelled = cancelled
        self._measured = 0

    def tune(self, folder: Path, scratch: Path, variants: Sequence[str]) -> Tuned:
        header = read_header(self._model.path)
        files = [_File(header.quant, self._model.path, self._model.sha256)]
        files += self._make(header, scratch, variants)
        quick = self._compare([(file, self._machine.cores, None) for file in files], share=(0.15, 0.45))
        order = sorted(range(len(files)), key=lambda i: quick[i].speed.seconds)
        answers = self._answers(files[0])
        finalists: list[_File] = []
        agreements = {files[0].quant: 1.0}
        for step, index in enumerate(order):
            if len(finalists) == FINALISTS:
                break
            if index:  # the source agrees with itself
                self._progress(f"comparing answers of {files[index].quant}", 0.6 + 0.2 * step / len(order))
                agreements[files[index].quant] = self._agreement(files[index], answers)
            if agreements[files[index].quant] >= AGREEMENT:
                finalists.append(files[index])
        # The file as shipped is measured again, in the same minutes as those it is compared with.
        ways: list[_Way] = [(files[0], self._machine.cores, None)]
        ways += [
            (file, threads, flash)
            for file in finalists
            for threads in _thread_counts(self._machine)
            for flash in (False, True)
        ]
        final = self._compare(ways, share=(0.8, 1.0))
        final = [replace(candidate, agreement=agreements[candidate.quant]) for candidate in final]
        table = (*(replace(c, agreement=agreements.get(c.quant)) for c in quick), *final)
        best = min(range(len(final)), key=lambda i: final[i].speed.seconds)
        self._llm.close()
        if self._cancelled():
            raise Cancelled
        kept = self._keep(ways[best][0], final[best], folder)
        return Tuned(kept, final[best], final[0], table)

    def _make(self, header: Header, scratch: Path, variants: Sequence[str]) -> list[_File]:
        """Writes the variants that the disk and the memory have room for."""
        made = []
        weights = header.bytes / BITS.get(header.quant, 5.0)
        for step, quant in enumerate(variants):
            size = int(weights * BITS[quant])
            room = min(shutil.disk_usage(scratch).free, self._machine.memory_free // 2)
            if quant == header.quant or size > room:
                continue
            self._progress(f"making {quant}", 0.15 * step / len(variants))
            path = scratch / f"{quant}.gguf"
            self._llm.quantize(self._model.path, path, quant, threads=self._machine.cores, cancelled=self._cancelled)
            made.append(_File(quant, path, file_sha256(path, cancelled=self._cancelled)))
        return made

    # ------------------------------------------------------------------ speed

    def _load(self, file: _File, threads: int, flash: bool | None = None) -> None:
        self._llm.load(
            LlmConfig(file.path, file.sha256, n_ctx=CONTEXT, threads=threads, flash_attention=flash),
            cancelled=self._cancelled,
        )

    def _compare(self, ways: Sequence[_Way], *, share: tuple[float, float]) -> list[Candidate]:
        """Measures each way in turn, several rounds, so that other work on the machine meets all alike."""
        best: list[Speed | None] = [None] * len(ways)
        start, end = share
        for turn in range(ROUNDS):
            for i, (file, threads, flash) in enumerate(ways):
                done = (turn * len(ways) + i) / (ROUNDS * len(ways))
                self._progress(f"measuring {file.quant}", start + (end - start) * done)
                self._load(file, threads, flash)
                speed = self._measure()
                known = best[i]
                best[i] = Speed(
                    max(speed.prompt, known.prompt if known else 0.0),
                    max(speed.answer, known.answer if known else 0.0),
                )
        return [
            Candidate(file.quant, threads, flash, speed)
            for (file, threads, flash), speed in zip(ways, best, strict=True)
            if speed
        ]

    def _measure(self) -> Speed:
        # A beginning never used before, so that nothing of the prompt is in the cache.
        self._measured += 1
        passages = dict.fromkeys(passage for asked in self._questions for passage in asked.passages)
        text = f"{self._measured}. " + " ".join(passages)
        tokens = self._llm.tokenize([Segment(text, is_markup=False)])
        while len(tokens) < PROMPT_TOKENS:
            tokens += tokens
        stats = _run_to_end(
            self._llm.generate(
                tokens[:PROMPT_TOKENS], max_tokens=ANSWER_TOKENS, endless=True, cancelled=self._cancelled
            )
        )
        return Speed(stats.prompt_tokens_per_s, stats.tokens_per_s)

    # ------------------------------------------------------------------ agreement

    def _answers(self, source: _File) -> list[_Answer]:
        """The source's own answers to questions about the texts."""
        self._load(source, self._machine.cores)
        loaded = self._llm.ready()
        template = ChatTemplate(partial(self._llm.render, cancelled=self._cancelled))
        answers = []
        for i, asked in enumerate(self._questions):
            self._progress("asking the source", 0.45 + 0.15 * i / len(self._questions))
            built = build(
                template,
                question=asked.question,
                passages=[PromptPassage("", passage) for passage in asked.passages],
                budget=Budget.of(loaded.n_ctx),
                count=self._llm.count,
            )
            prompt = self._llm.tokenize(built.segments)
            said = self._llm.generate(prompt, max_tokens=AGREEMENT_ANSWER_TOKENS, cancelled=self._cancelled)
            text = "".join(piece for piece in said if isinstance(piece, str))
            continuation = self._llm.tokenize([Segment(text, is_markup=False)])
            if not text:
                continue
            top = self._llm.score(prompt, continuation, cancelled=self._cancelled).top
            answers.append(_Answer(tuple(prompt), tuple(continuation), top))
        if not answers:
            raise EngineError(f"{self._model.id} answers nothing", "choose a model that follows instructions")
        return answers

    def _agreement(self, file: _File, answers: Sequence[_Answer]) -> float:
        """Share of places where the variant's likeliest token is the source's."""
        self._load(file, self._machine.cores)
        same = places = 0
        for answer in answers:
            top = self._llm.score(answer.prompt, answer.continuation, cancelled=self._cancelled).top
            same += sum(a == b for a, b in zip(top, answer.top, strict=True))
            places += len(top)
        return same / places

    # ------------------------------------------------------------------ result

    def _keep(self, file: _File, chosen: Candidate, folder: Path) -> LocalModel:
        settings = {
            "threads": chosen.threads,
            "flash_attention": chosen.flash_attention,
            "prompt_tokens_per_s": round(chosen.speed.prompt, 1),
            "tokens_per_s": round(chosen.speed.answer, 1),
            "agreement": chosen.agreement,
        }
        current = self._models.in_use()
        if file.sha256 == self._model.sha256:
            self._models.remember(self._model, settings)
            kept = self._models.get(self._model.id)
        else:
            kept = self._register(file, settings, folder)
        if current and current.source_sha256 == self._model.sha256:
            self._models.use(kept.id)
        return kept

    def _register(self, file: _File, settings: Mapping[str, Any], folder: Path) -> LocalModel:
        """Takes a variant out of the scratch folder into the profile."""
        identity = f"{self._model.id}-{file.quant.lower()}"
        path = folder / f"{identity}.gguf"
        put_in_place(file.path, path)
        kept = self._models.register(
            identity,
            read_header(path),
            path,
            file.sha256,
            license=self._model.license,
            source_sha256=self._model.sha256,
            settings=settings,
        )
        self._models.hashes.remember(path, path.stat(), file.sha256)
        return kept


def _thread_counts(machine: Machine) -> list[int]:
    """All cores, and one fewer where that leaves room for the rest of the system."""
    return sorted({machine.cores, max(1, machine.cores - 1)}, reverse=True)


def _run_to_end(answer: Iterator[str | GenerationStats]) -> GenerationStats:
    *_, stats = answer
    if not isinstance(stats, GenerationStats):
        raise RuntimeError("an answer ended without its statistics")
    return stats
