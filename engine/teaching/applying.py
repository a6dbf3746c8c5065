"""A skill put to work on every row of a table or every file of a folder; stopped or killed, it goes on.

Answers go to `OUT.part` as they are made: a header line that says what was asked of what, then a line of JSON a row.
A run that finds such a file with its own header goes on behind its last whole line. Only when every row is there is
the table written, beside the name it will have, and moved into place.
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from engine.answering.asking import PASSAGES
from engine.errors import EngineError
from engine.indexing.reading import Reading
from engine.jobs import Job
from engine.language_models.labelling import Skilled, Unfit
from engine.paths import Paths
from engine.readers.base import TEXT_FILE_LIMIT
from engine.store.search import NothingIndexed
from engine.types import ApplyReport, Event, Notice, Progress

if TYPE_CHECKING:
    from engine.language_models.serving import ModelHost
    from engine.language_models.skills import Skill
    from engine.retrieval.searching import Searching
    from engine.teaching.work_rows import Work, WorkRow
    from engine.types import Passage

FORMAT = 1
ANSWER_COLUMNS = ("answer", "probability", "sources", "error")
FAILURES_IN_A_ROW = 3  # of the model itself: then it is not the row's fault
PART = ".part"
PROGRESS_SECONDS = 0.1
LONGEST_QUERY = 20_000  # characters of a text that passages are looked up for

LookUp = Callable[[str], Sequence["Passage"]]
ShowProgress = Callable[[int, int, float | None], None]
"""Called with the rows done, their total, and the seconds left (None while unknown)."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: an answer, or the error in its place."""

    answer: str = ""
    probability: float | None = None
    sources: tuple[str, ...] = ()
    error: str = ""

    def to_line(self) -> str:
        return json.dumps([self.answer, self.probability, self.sources, self.error]) + "\n"

    @classmethod
    def from_line(cls, line: str) -> Result:
        answer, probability, sources, error = json.loads(line)
        return cls(answer, probability, tuple(sources), error)


@dataclass(frozen=True, slots=True)
class Header:
    """What was asked of what: a part of another header is of another run."""

    work_sha256: str
    rows: int
    adapter: str
    adapter_sha256: str
    model: str

    def to_line(self) -> str:
        return json.dumps([FORMAT, self.work_sha256, self.rows, self.adapter, self.adapter_sha256, self.model]) + "\n"


def out_path(source: Path, adapter: str, out: Path | None) -> Path:
    """Where the answers go: `out`, or beside the source as NAME.ADAPTER.csv.

    Raises:
        EngineError: it is the source itself, a file that holds anything but earlier answers, a folder, or neither CSV
            nor JSON Lines by its name.
    """
    if out is None:
        name = source.name if source.is_dir() else source.stem
        path = source.with_name(f"{name}.{adapter}.csv")
    else:
        path = out.expanduser().absolute()
        if path.suffix.lower() not in (".csv", ".jsonl"):
            raise EngineError(f"{path.name} is neither a .csv nor a .jsonl file", "name the answers like answers.csv")
    if path.exists() and ((source.exists() and path.samefile(source)) or not _may_be_replaced(path)):
        raise EngineError(f"the answers cannot be written over {path}", "choose another name with --out FILE")
    return path


def _may_be_replaced(path: Path) -> bool:
    """Whether a file is empty or holds answers, told by its first row: applying a skill again replaces what it said."""
    if not path.is_file():
        return False
    try:
        if path.stat().st_size == 0:
            return True
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            lines = iter(lambda: file.readline(TEXT_FILE_LIMIT), "")
            names = list(
                json.loads(next(lines, "")) if path.suffix.lower() == ".jsonl" else next(csv.reader(lines), [])
            )
    except (OSError, ValueError, TypeError, RecursionError, csv.Error):
        return False
    return tuple(re.sub(r" \d+$", "", str(name)) for name in names[-len(ANSWER_COLUMNS) :]) == ANSWER_COLUMNS


def apply(
    work: Work,
    header: Header,
    out: Path,
    skilled: Skilled,
    skill: Skill,
    *,
    look_up: LookUp | None = None,
    told: Callable[[Notice], None] = lambda _: None,
    progress: ShowProgress = lambda _done, _total, _left: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ApplyReport:
    """Answers every row that has no answer yet, and writes the table of all of them.

    Args:
        look_up: finds passages for a text, for a skill that answers from them.

    Raises:
        EngineError: the disk is full, `out` cannot be written, the model fails time and again, or another process
            writes the same answers. What was answered stays in `OUT.part`.
        Cancelled: `cancelled()` became true; the same.
    """
    part = out.with_name(out.name + PART)
    try:
        with _held(part):
            results = _resumed(part, header, told)
            with _opened(part, header, results) as file:
                _answer_rows(work, results, file, _Answering(skilled, skill, look_up, cancelled), progress)
            _write(work, results, out)
            part.unlink()
    except OSError as error:
        raise EngineError(
            f"the answers cannot be written to {out.parent}: {error.strerror}",
            "make room, or choose another place with --out FILE; what was answered is kept",
        ) from error
    failed = sum(bool(result.error) for result in results)
    return ApplyReport(len(results), len(results) - failed, failed, out)


def apply_here(
    job: Job[Any],
    paths: Paths,
    searching: Searching,
    host: ModelHost,
    adapter: str,
    source: Path,
    column: str | None,
    out: Path | None,
    *,
    emit: Callable[[Event], None],
) -> ApplyReport:
    """As `apply`, on this computer's files and with the model in use, in a process of its own.

    Raises:
        EngineError: there is no model, no such skill or source; as `apply`.
        Cancelled: the job was cancelled.
    """
    from engine.teaching.work_rows import folder_rows, table_rows

    chosen = host.adapters.get(adapter)
    target = out_path(source, chosen.id, out)
    shown = 0.0

    def progress(done: int, total: int, left: float | None) -> None:
        nonlocal shown
        job.check()
        now = time.monotonic()
        if done == total or now - shown > PROGRESS_SECONDS:
            shown = now
            emit(Progress(job.id, f"answering {source.name}", done, total, left))

    with contextlib.ExitStack() as stack:
        if source.is_dir():
            work = folder_rows(source, stack.enter_context(contextlib.closing(Reading(paths.logs))))
        else:
            work = table_rows(source, column, log_dir=paths.logs)
            if column is None:
                emit(Notice("info", f"the column {work.column!r} is answered", "another: --column C", job.id))
        serving = stack.enter_context(host.apart(job, adapter=chosen.id))
        if serving is None or serving.skill is None:
            raise EngineError("there is no language model here", "import one with: alcove models import FILE")
        return apply(
            work,
            Header(work.sha256, len(work.rows), chosen.id, chosen.sha256, serving.id),
            target,
            Skilled(serving.llm, serving.skill, serving.template, serving.budget),
            serving.skill,
            look_up=_look_up(searching, stack) if serving.skill.kind == "answer" else None,
            told=emit,
            progress=progress,
            cancelled=job.cancelled,
        )


def _look_up(searching: Searching, stack: contextlib.ExitStack) -> LookUp | None:
    """Passages from the indexed files; None where nothing is indexed."""
    try:
        retriever = stack.enter_context(searching.retriever())
    except NothingIndexed:
        return None
    return lambda text: retriever.search(text[:LONGEST_QUERY], k=PASSAGES)


# --------------------------------------------------------------------------- answering


@dataclass(slots=True)
class _Answering:
    """Answers rows; knows how often in a row the model itself has failed."""

    skilled: Skilled
    skill: Skill
    look_up: LookUp | None
    cancelled: Callable[[], bool]
    failures: int = 0

    def row(self, row: WorkRow) -> Result:
        sources = tuple(map(str, row.sources))
        try:
            text = row.text()
            passages: Sequence[Passage] = ()
            if self.look_up is not None and text.strip():
                passages = self.look_up(text)
                sources = (*sources, *dict.fromkeys(str(passage.path) for passage in passages))
            example = self.skill.example(text, passages=[passage.text for passage in passages])
            given = self.skilled.answer(example, cancelled=self.cancelled)
        except Unfit as error:
            return Result(sources=sources, error=error.message)
        except EngineError as error:  # a row on which the model's process dies costs that row
            self.failures += 1
            if self.failures == FAILURES_IN_A_ROW:
                raise
            return Result(sources=sources, error=error.message)
        self.failures = 0
        return Result(given.text, given.probability, sources)


def _answer_rows(
    work: Work, results: list[Result], file: IO[str], answering: _Answering, progress: ShowProgress
) -> None:
    begun, before, total = time.monotonic(), len(results), len(work.rows)
    progress(before, total, None)
    for row in work.rows[before:]:
        result = answering.row(row)
        file.write(result.to_line())
        file.flush()
        results.append(result)
        done = len(results)
        progress(done, total, (time.monotonic() - begun) / (done - before) * (total - done))


# --------------------------------------------------------------------------- what is there already


@contextlib.contextmanager
def _held(part: Path) -> Iterator[None]:
    """Keeps a second process from the same answers; the lock is released by the system if this one dies."""
    import filelock

    place = part.with_name(part.name + ".lock")
    place.touch()  # the lock would make a folder that is not there, and call a place that is closed to us held
    lock = filelock.FileLock(place, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise EngineError(
            f"{part.name.removesuffix(PART)} is being written in another window or terminal",
            "wait for its end, or choose another place with --out FILE",
        ) from None
    try:
        yield
    finally:
        # Removed while it is held, as filelock (3.24 and later) takes no lock on a file that has lost its name: whoever
        # waits for this one cannot get it beside a third who locks a new file. Windows removes it on release.
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
        lock.release()


def _resumed(part: Path, header: Header, told: Callable[[Notice], None]) -> list[Result]:
    """The results of an earlier run of the very same; a torn last line is left out."""
    if not part.exists():
        return []
    with part.open(encoding="ascii", errors="replace", newline="\n") as file:
        if file.readline() != header.to_line():
            told(Notice("warning", f"{part.name} is of another table, skill or model: all rows are answered anew"))
            return []
        results = list(_whole(file))[: header.rows]
    if results:
        told(Notice("info", f"{len(results)} of {header.rows} rows were answered before; going on with the next"))
    return results


def _whole(lines: Iterator[str]) -> Iterator[Result]:
    for line in lines:
        try:
            if not line.endswith("\n"):
                return
            yield Result.from_line(line)
        except (ValueError, TypeError):
            return


def _opened(part: Path, header: Header, results: Sequence[Result]) -> IO[str]:
    """The part with exactly these results in it, to write on behind them."""
    fresh = part.with_name(part.name + ".new")
    with fresh.open("w", encoding="ascii", newline="\n") as file:
        file.write(header.to_line())
        file.writelines(result.to_line() for result in results)
    fresh.replace(part)
    return part.open("a", encoding="ascii", newline="\n")


# --------------------------------------------------------------------------- the finished table


def _write(work: Work, results: Sequence[Result], out: Path) -> None:
    fresh = out.with_name(f"{out.name}.new")
    names = _answer_names(work.columns)
    with fresh.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        rows = (_finished(row, result, names) for row, result in zip(work.rows, results, strict=True))
        if out.suffix.lower() == ".jsonl":
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        else:
            table = csv.DictWriter(file, [*work.columns, *names], restval="")
            table.writeheader()
            table.writerows(map(_flat, rows))
    fresh.replace(out)


def _answer_names(columns: Sequence[str]) -> list[str]:
    """The names of our columns; one that the table has already gets a number."""
    return [
        next(
            name
            for number in range(1, len(columns) + 2)
            if (name := wanted if number == 1 else f"{wanted} {number}") not in columns
        )
        for wanted in ANSWER_COLUMNS
    ]


def _finished(row: WorkRow, result: Result, names: Sequence[str]) -> dict[str, Any]:
    probability = None if result.probability is None else round(result.probability, 4)
    values = (result.answer, probability, list(result.sources), result.error)
    return {**row.cells, **dict(zip(names, values, strict=True))}


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in row.items()}
