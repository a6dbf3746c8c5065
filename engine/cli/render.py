"""What a person reads in the terminal. Results go to standard output, progress and notes to standard error."""

from __future__ import annotations

import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from engine.answering.beside import NO_FILE, captions, from_documents
from engine.answering.conflicts import told
from engine.cli.terminal import MUTED, in_style, with_marks
from engine.questions import understood
from engine.text.shown import harmless, place
from engine.types import (
    UNSURE,
    AdapterInfo,
    Answer,
    AnswerSentence,
    ApplyReport,
    BetterModel,
    Check,
    Comparison,
    Connection,
    Dataset,
    Event,
    Example,
    FileState,
    Folder,
    FolderPreview,
    FoundModel,
    HubAnswer,
    ImportPreview,
    ImportReport,
    IndexProgress,
    IndexReport,
    ModelInfo,
    Notice,
    OfferedModel,
    Passage,
    Progress,
    Quote,
    Resting,
    SetAside,
    Status,
    TrainerStatus,
    TrainPlan,
    TrainStep,
    TuneReport,
)

WIDTH = 100


def block(text: str, indent: str = "  ") -> str:
    return textwrap.fill(harmless(" ".join(text.split())), WIDTH, initial_indent=indent, subsequent_indent=indent)


def counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def previews(found: Sequence[FolderPreview]) -> None:
    """What would be read of folders, and what would not."""
    for preview in found:
        print(
            f"{harmless(str(preview.path))}: {counted(preview.files, 'file')} to be read, {preview.bytes / 1e6:,.1f} MB"
        )
        for group in preview.read:
            which = harmless(", ".join(each or "no extension" for each in group.extensions))
            print(f"  {group.files:7,}  {group.bytes / 1e6:9,.1f} MB  {group.name} ({which})")
        for group in preview.left_out:
            what = [counted(group.folders, "folder")] if group.folders else []
            what += [counted(group.files, "file")] if group.files else []
            print(f"  left out: {' and '.join(what)}  ({group.name})  such as {harmless(group.examples[0])}")
        if preview.warning:
            print(block(preview.warning, "  "))
    print("Nothing was added: these are names and sizes; what a file holds is known when it is read.")


def folders(found: Sequence[Folder]) -> None:
    if not found:
        print("No folders yet. Add one with: alcove add FOLDER")
    for folder in found:
        note = "" if folder.state == "ready" else "  (offline: searchable as it was last read)"
        print(f"{harmless(str(folder.path))}{note}")
        print(
            f"  {folder.files} files: {folder.indexed} indexed, {folder.waiting} waiting, "
            f"{folder.skipped} skipped, {folder.failed} failed"
        )


def report(done: IndexReport) -> None:
    print(
        f"added {done.added}, changed {done.changed}, moved {done.moved}, deleted {done.deleted}, "
        f"unchanged {done.unchanged}, skipped {done.skipped}, failed {done.failed}"
    )
    print(f"{done.chunks_embedded} chunks embedded, {done.chunks_reused} reused, in {done.seconds:.1f} s")


def status(now: Status) -> None:
    print(
        f"{now.files} files: {now.indexed} indexed, {now.waiting} waiting, {now.skipped} skipped, {now.failed} failed"
        + ("  (paused)" if now.paused else f"  (quiet hours until {now.quiet_until})" if now.quiet_until else "")
    )
    print(f"{now.chunks} chunks by {now.embedder or 'no embedder yet'}, {now.index_bytes / 1e6:.1f} MB")


def ledger(entries: Sequence[FileState]) -> None:
    for entry in entries:
        said = f"{entry.state:8} {entry.chunks:6}  {entry.path}" + (f"  ({entry.reason})" if entry.reason else "")
        print(harmless(said))


def passages(found: Sequence[Passage], took_ms: float) -> None:
    if not found:
        print("Nothing found.")
    for passage in found:
        print(f"{passage.rank}. {place(passage.path, passage.locator)}   [{passage.score:.3f}]")
        print(block(passage.text))
    print(f"{len(found)} passages in {took_ms:.0f} ms", file=sys.stderr)


def quotes(found: Iterable[Quote], marks: Callable[[str], Iterable[tuple[int, int]]] = lambda _: ()) -> None:
    """Quotes with the number of the source that holds each, and its place. `marks`: spans that stand out in a text."""
    for quote in found:
        text = block(f"“{quote.text.strip()}”")
        print(with_marks(text, marks(text)))
        print(f"     {f'[{quote.source}] ' if quote.source else ''}{place(quote.path, quote.locator)}")


def cited(sentence: AnswerSentence) -> str:
    """A sentence with its citation numbers, or marked as unsupported."""
    marks = "".join(f"[{number}]" for number in sorted({citation.source for citation in sentence.citations}))
    text = harmless(" ".join(sentence.text.split()))
    if not sentence.supported:
        return f"{text} [not found in your files]"
    return f"{text} {marks}" if marks else text


class Paragraph:
    """Words as they come, broken into lines of `WIDTH`."""

    def __init__(self) -> None:
        self.begun = False
        self._column = 0

    def add(self, text: str) -> None:
        for word in text.split():
            if self._column and self._column + 1 + len(word) > WIDTH:
                self.end()
            print(f" {word}" if self._column else word, end="")
            self._column += len(word) + bool(self._column)
            self.begun = True
        sys.stdout.flush()

    def end(self) -> bool:
        """Ends the line that is being written; says whether there were any words."""
        if self._column:
            print()
        self._column = 0
        return self.begun


def laid_out(answer: str, sentences: Iterable[AnswerSentence], start: int = 0) -> str:
    """An answer that is made of lines: those of ours between the statements, which are cited; from `start` on."""
    text, at = "", start
    for sentence in sentences:
        if sentence.start >= start:
            text += answer[at : sentence.start] + cited(sentence)
            at = sentence.end
    lines = harmless(text + answer[at:]).split("\n")
    return "\n".join(
        textwrap.fill(
            line.strip(),
            WIDTH,
            initial_indent=line[: len(line) - len(line.lstrip())],
            subsequent_indent="  " if line.startswith(("- ", "  ")) else "",
        )
        for line in lines
    )


def answers(done: Answer, question: str) -> None:
    """An answer, and below it those that stand beside it."""
    answer(done, question)
    for other, caption in zip(done.beside, captions((done, *done.beside))[1:], strict=True):
        heading(caption, documents=from_documents(other))
        answer(other)


def heading(caption: str, *, documents: bool) -> None:
    """What stands above an answer beside the first, and, if no document was looked at, that it was not."""
    print(f"\n{caption}" + ("" if documents else f" ({NO_FILE[0].lower()}{NO_FILE[1:-1]})") + ":\n")


def answer(done: Answer, question: str = "", *, model_streamed: bool = False) -> None:
    """The answer, its sources, and what the model said if it did not write the answer."""
    if done.refused:
        print(block(done.why, ""))
        if done.quotes:
            print("\nThe nearest that was found:")
            quotes(done.quotes)
    elif done.method == "model":
        if done.probability is not None:
            print(f"{harmless(done.answer or done.why)}  ({done.probability:.0%})")
        elif not model_streamed:
            print(block(done.answer, ""))
    else:
        if done.method == "whole-file":
            print(laid_out(done.answer, done.sentences))
        else:
            unsure(done)
            print(textwrap.fill(" ".join(cited(sentence) for sentence in done.sentences), WIDTH))
        print()
        sources(done)
    below(done, question)
    if done.model_answer and not done.refused:
        print(f"\nIn the words of {done.model}:")
        print(block(" ".join(cited(sentence) for sentence in done.model_sentences)))


def unsure(done: Answer) -> None:
    """What stands above words that perhaps do not answer."""
    if done.unsure:
        print(in_style(f"{UNSURE}:", MUTED))


def sources(done: Answer) -> None:
    """The sources that are cited."""
    sentences = (*done.sentences, *done.model_sentences)
    used = {citation.source for sentence in sentences for citation in sentence.citations}
    for source in done.sources:
        if source.n in used:
            print(f"  [{source.n}] {place(source.path, source.locator)}   {harmless(str(source.path))}")


def below(done: Answer, question: str) -> None:
    """What is told of an answer below it: how it came about, of how many files, and where they differ."""
    if done.query:
        print("\nAsked of the table:")
        print(textwrap.indent(harmless(done.query), "  "))
    if completed := understood_as(done, question):
        print(in_style(f"Understood as: {completed}", MUTED))
    if looked := looked_at(done):
        print(looked)
    if done.too_large:
        from engine.census.uncounted import listed

        names = harmless(listed([path.name for path in done.too_large]))
        print(f"Too large for their rows to be counted: {names}.")
    if done.waiting:
        print(f"{counted(done.waiting, 'file')} had not been read yet when this was answered.")
    for conflict in done.conflicts:
        print(block(told(conflict), ""))


def understood_as(done: Answer, question: str) -> str:
    """What was looked for, if that is not the question as it was typed: it was completed from its chat."""
    return harmless(understood.understood_as(question, done.standalone_query))


def looked_at(done: Answer) -> str:
    """How much of the files an answer has seen; empty where that is not known."""
    if not from_documents(done) or not done.total or (done.method == "whole-file" and not done.looked_at):
        return ""
    of = f"{done.looked_at:,} of {counted(done.total, 'file')}."
    if done.method in ("ledger", "table"):
        return f"Looked at {of}"
    return f"Read whole: {of}" if done.method == "whole-file" else f"Passages from {of}"


def models(found: Sequence[ModelInfo]) -> None:
    for model in found:
        used = "*" if model.in_use else " "
        what = f"{model.kind}, {model.quant}, {model.bytes / 1e6:.0f} MB, {model.license}"
        print(harmless(f"{used} {model.id}  ({what})\n    {model.path}"))
        if model.tokens_per_s:
            print(f"    writes {model.tokens_per_s:.0f} tokens a second, as measured here")
        if model.kind == "chat" and not model.why_not:
            print(f"    answers in {'its own words, checked' if model.reads else 'the words of your files'}")
        if model.backend or model.why_not:
            print(f"    {model.why_not or model.backend}")


def found_models(found: Sequence[FoundModel]) -> None:
    """The GGUF files of other programs, and how one is used."""
    for model in found:
        what = ", ".join(filter(None, (model.program, model.quant, f"{model.bytes / 1e6:.0f} MB", model.license)))
        print(harmless(f"{model.name}  ({what})\n    {model.path}"))
        if model.why_not or model.known_as:
            print(f"    {harmless(model.why_not or f'in use here as {model.known_as}')}")
    if any(not model.why_not and not model.known_as for model in found):
        print("To use one where it is: alcove models import FILE --in-place")
    elif not found:
        print("No other program that is known keeps GGUF files in your home folder.")


def offered_models(offered: Sequence[OfferedModel]) -> None:
    """The catalogue; sizes are the hub's to say."""
    for model in offered:
        state = "here" if model.here else f"{model.part_bytes / 1e6:.0f} MB of it are here" if model.part_bytes else ""
        print(f"{model.id}  ({model.name}, {model.license}){f'  {state}' if state else ''}")
        print(f"    {model.repository}/{model.file}")
    print("What the hub says of one: alcove models look ID. To download it: alcove models pull ID")


def hub_answer(answer: HubAnswer) -> None:
    """What a download would be."""
    print(f"{answer.model}: {answer.bytes / 1e6:,.0f} MB, sha256 {answer.sha256}")
    print(f"    {answer.url}")
    print(f"    memory: {answer.memory_bytes / 2**30:.1f} GiB at least; {answer.memory_free / 2**30:.1f} GiB are free")
    print(f"    disk: {answer.disk_free / 1e9:,.1f} GB are free")
    if answer.tokens_per_s:
        print(f"    about {answer.tokens_per_s:.0f} tokens a second, judged by size from what was measured here")


def better_model(better: BetterModel) -> None:
    """What the hub says of each model of the catalogue, and which suits this computer."""
    for answer in better.answers:
        hub_answer(answer)
    if better.best is None:
        print("None of them suits this computer as it is now.")
    else:
        print(f"The largest that suits this computer: {better.best.model}. To download it: alcove models pull ID")


def tuning(found: Mapping[str, Any]) -> None:
    """What `models tune` measured, the fastest first."""
    print("quant    threads  flash  prompt tok/s  answer tok/s  seconds  agrees")
    for row in sorted(found["table"], key=lambda row: row["seconds"]):
        agrees = "" if row["agreement"] is None else f"{row['agreement']:.3f}"
        print(
            f"{row['quant']:8} {row['threads']:7}  {'on' if row['flash_attention'] else 'off':5}  "
            f"{row['prompt_tokens_per_s']:12.0f}  {row['tokens_per_s']:12.0f}  {row['seconds']:7.2f}  {agrees}"
        )
    print(f"{found['model']} is used from now on: {found['gain']:.2f} times as fast as the file it was made from")


def comparison(found: Comparison) -> None:
    """The four ways as a table, then what to do. `gain` is the interval of the gain over the base."""
    metric = next((row.metric for row in found.rows), "")
    print(f"{'way':16} {metric:>9}  {'gain, 95 %':>16}  {'ms':>7}  {'prompt tokens':>13}")
    for row in found.rows:
        if row.score is None:
            print(f"{row.mode:16} {'-':>9}  not run: {row.why}")
            continue
        gain = f"{row.interval[0]:+.3f} to {row.interval[1]:+.3f}" if row.interval else ""
        note = f"  ({row.why})" if row.why else ""
        cost = f"{row.p50_ms or 0.0:7.0f}  {row.prompt_tokens or 0.0:13.0f}"
        print(f"{row.mode:16} {row.score:9.3f}  {gain:>16}  {cost}{note}")
    print(f"\n{block(found.why, '')}")


def trainer(found: TrainerStatus) -> None:
    """Which Python trains, and on what."""
    kinds = {
        "setting": "the setting train.python",
        "here": "it runs Alcove",
        "managed": f"set up by Alcove, {found.device}",
    }
    print(f"Training will run in {found.python}  ({kinds[found.kind]})")
    if found.note:
        print(block(found.note))


def examples(found: Sequence[Example], sets: Sequence[Dataset], dataset: str) -> None:
    """The examples of a set, then which other sets there are."""
    for example in found:
        print(f"{example.id:6}  {_short(example.output, 30):30}  {_short(example.input, 60)}")
        if example.set_aside:
            print(f"        set aside: {harmless(example.set_aside)}")
    for each in sets:
        aside = f", {each.set_aside} set aside" if each.set_aside else ""
        lack = f"; not to be trained on yet: {each.why_not}" if each.why_not else ""
        print(f"{each.name}: {each.examples} examples ({each.kind}){aside}{lack}", file=sys.stderr)
    if not found:
        print(f"No examples in the set {dataset!r} yet. Add some with: alcove examples import FILE", file=sys.stderr)


def import_preview(preview: ImportPreview) -> None:
    """What an import would take, and how."""
    _taken_as(preview.format, preview.columns)
    for example in preview.examples:
        print(f"  {_short(example.output, 30):30}  {_short(example.input, 60)}")
    _set_aside(preview.set_aside)
    fine = preview.rows - len(preview.set_aside)
    print(f"{fine} of {preview.rows} rows can be trained on, as a skill of the kind {preview.kind!r}. Nothing is kept.")
    if preview.why_not:
        print(block(f"not enough by themselves: {preview.why_not}"))


def import_report(report: ImportReport) -> None:
    _taken_as(report.format, report.columns)
    _set_aside(report.set_aside)
    print(f"{report.imported} examples imported, {len(report.set_aside)} rows set aside")


def _taken_as(format: str, columns: Mapping[str, str]) -> None:
    named = ", ".join(f"{part} from {name!r}" for part, name in columns.items())
    print(f"{format}: {named}" if named else format)


_ROWS_SHOWN = 20


def _set_aside(rows: Sequence[SetAside]) -> None:
    for row in rows[:_ROWS_SHOWN]:
        print(f"  row {row.row}: {harmless(row.why)}")
    if len(rows) > _ROWS_SHOWN:
        print(f"  and {len(rows) - _ROWS_SHOWN} more rows; all of them with --json")


def _short(text: str, width: int) -> str:
    line = harmless(" ".join(text[: 4 * width].split()))
    return line if len(line) <= width else f"{line[: width - 1]}…"


def checks(found: Sequence[Check]) -> None:
    for check in found:
        print(f"{'ok ' if check.ok else 'BAD'} {check.name}: {harmless(check.detail)}")


class ProgressLine:
    """Shows progress and notices of running jobs on standard error; the bar only on a terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._shown = False

    def event(self, event: Event) -> None:
        if isinstance(event, Notice):
            self.clear()
            said = f"{event.level}: {event.message}" + (f" ({event.hint})" if event.hint else "")
            print(harmless(said), file=sys.stderr)
        elif isinstance(event, Resting):
            self.clear()
            print(f"info: {f'quiet hours until {event.until}' if event.until else 'going on'}", file=sys.stderr)
        elif not self._terminal:
            return
        elif isinstance(event, IndexProgress):
            left = "" if event.seconds_left is None else f", {_duration(event.seconds_left)} left"
            self._bar(f"{event.done} of {event.total} files{left}", event.done, event.total)
        elif isinstance(event, TrainStep):
            told = f"loss {event.loss:.3f}, {event.tokens_per_s:.0f} tokens/s, {_duration(event.seconds_left)} left"
            self._bar(f"step {event.step} of {event.steps}: {told}", event.step, event.steps)
        elif isinstance(event, Progress):
            left = "" if event.seconds_left is None else f", {_duration(event.seconds_left)} left"
            self._bar(event.label + left, event.done, event.total)

    def _bar(self, label: str, done: float, total: float) -> None:
        share = min(1.0, done / total) if total else 0.0
        bar = "█" * int(30 * share) + "·" * (30 - int(30 * share))
        print(f"\r\x1b[K{bar} {harmless(label)}", end="", file=sys.stderr, flush=True)
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def when(moment: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment))


def plan(found: TrainPlan) -> None:
    """What a training run would do."""
    print(f"{found.dataset}: {found.train} examples to learn from, {found.heldout} held out to judge by ({found.kind})")
    for row in found.set_aside[:5]:
        print(f"  set aside: {row.row}: {harmless(row.why)}")
    if len(found.set_aside) > 5:
        print(f"  and {len(found.set_aside) - 5} more; see: alcove examples list")
    for row in found.heldout_aside:
        print(f"  not held out: row {row.row}: {harmless(row.why)}")
    for name, why in found.reasons.items():
        print(f"  {name} {found.settings[name]}: {why}")
    print(
        f"about {_duration(found.seconds)}, {found.memory_bytes / 2**30:.1f} GiB of memory"
        f" ({found.memory_free / 2**30:.1f} GiB are free)"
    )
    if found.why_not:
        print(f"It cannot be done: {found.why_not} ({found.hint})")


def tune(report: TuneReport) -> None:
    """How a training run ended."""
    low, high = report.interval
    print(
        f"{report.base.metric} {report.base.score:.3f} before, {report.tuned.score:.3f} after"
        f" (difference {low:+.3f} to {high:+.3f}); agreement with the trainer {report.parity:.3f}"
    )
    print(("Accepted" if report.accepted else "Not used") + f": {report.why}.")
    print(f"Adapter {report.adapter}, made in {_duration(report.seconds)}.")
    if not report.accepted:
        print(f"It is kept; use it all the same with: alcove adapters use {report.adapter}")


def adapters(found: Sequence[AdapterInfo]) -> None:
    """Skills, the one in use marked; what each was shown to do, and on which files of its model it is served."""
    if not found:
        print("No skills yet. Teach one with: alcove tune")
    for each in found:
        print(f"{'*' if each.active else ' '} {each.id}  ({each.kind}, {when(each.created)})  {harmless(each.name)}")
        if {"base", "tuned"} <= each.scores.keys():
            print(f"    score {each.scores['tuned']:.3f}, before {each.scores['base']:.3f}")
        if each.parity:
            agrees = ", ".join(f"{variant} {share:.3f}" for variant, share in each.parity.items())
            print(f"    agrees with the trainer: {agrees}")
        if each.why:
            print(block(each.why, "    "))


def applied(report: ApplyReport) -> None:
    failed = f", {report.failed} could not be: see the column 'error'" if report.failed else ""
    print(f"{report.done} of {report.rows} rows answered{failed}")
    print(harmless(str(report.out)))


def connections(found: Sequence[Connection]) -> None:
    """The log of connections, the latest first."""
    if not found:
        print("No connection was ever opened.")
    for each in found:
        received = "" if each.bytes is None else f", {each.bytes:,} bytes"
        print(f"{when(each.when)}  {each.host}  {each.purpose} ({each.outcome}{received})")
