"""One profile has one indexer, and any number of processes that ask it, search and write `user.db`."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from engine import settings
from engine.core import Engine
from engine.embedding.effort import Effort, physical_cores
from engine.errors import Cancelled, EngineError
from engine.indexing import chunker, session
from engine.indexing.generations import starter_folder
from engine.indexing.inbox import Inbox
from engine.indexing.indexer import Indexer
from engine.jobs import Job
from engine.types import Event, FileChanged, IndexProgress, IndexReport, Notice, Resting
from tests.support.fake_embedder import FakeEmbedder
from tests.support.profiles import bad, examine, fresh_digest, index, index_file, open_engine, write_notes

OTHER = """
import dataclasses, json, sys
from pathlib import Path
from engine.errors import EngineError
from tests.support.profiles import open_engine
with open_engine(Path(sys.argv[1])) as engine:
    try:
        {work}
    except EngineError as error:
        print(json.dumps([error.message, error.hint]))
"""


def another_process(profile: Path, work: str) -> list[object] | dict[str, object]:
    """What `work`, a line about `engine`, prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", OTHER.format(work=work), str(profile)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    answer: list[object] | dict[str, object] = json.loads(done.stdout)
    return answer


INDEX = "print(json.dumps(dataclasses.asdict(engine.index().result(100))))"


class Watching:
    """An Engine that watches, and what it says."""

    def __init__(
        self, profile: Path, embedder: FakeEmbedder | None = None, hour: Callable[[], int] = lambda: 12
    ) -> None:
        self.events: list[Event] = []
        self._news = threading.Condition()
        self.engine: Engine = open_engine(
            profile,
            embedder=embedder,
            emit=self._emit,
            clock=lambda: time.struct_time((2026, 11, 26, hour(), 0, 0, 3, 330, 0)),
        )
        self.job: Job[None] | None = None

    def _emit(self, event: Event) -> None:
        with self._news:
            self.events.append(event)
            self._news.notify_all()

    def start(self) -> None:
        """Watches; when this returns the lock is held and the folders are up to date."""
        self.job = job = self.engine.watch()
        self.until(lambda event: isinstance(event, IndexProgress) and event.job == job.id)
        self.engine.index().result(60)

    def until(self, wanted: Callable[[Event], bool], times: int = 1) -> None:
        with self._news:
            assert self._news.wait_for(lambda: sum(map(wanted, self.events)) >= times, 60), self.events

    def until_true(self, happened: Callable[[], bool]) -> None:
        """The same for what comes without an event."""
        end = time.monotonic() + 60
        while not happened():
            assert time.monotonic() < end, self.events[-20:]
            with self._news:
                self._news.wait(0.02)

    def until_indexed(self, name: str, times: int = 1) -> None:
        self.until(
            lambda event: isinstance(event, FileChanged) and (event.event, event.path.name) == ("indexed", name), times
        )

    def stop(self) -> None:
        assert self.job is not None
        self.job.cancel()
        self.job.join(60)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    write_notes(tmp_path / "notes")
    return tmp_path / "notes"


@pytest.fixture
def watching(profile: Path, notes: Path) -> Iterator[Watching]:
    watching = Watching(profile)
    with watching.engine:
        watching.engine.add_folder(notes)
        watching.start()
        yield watching


def test_index_beside_a_watching_process_reports_the_same_numbers(
    watching: Watching, profile: Path, notes: Path, tmp_path: Path
) -> None:
    """Both profiles see the same change; one is indexed alone, the other through the process that watches."""
    index(tmp_path / "alone", notes)
    watching.engine.pause()  # so that the watcher does not see the change before it is asked
    (notes / "new.md").write_text("A new note.")
    (notes / "note 1.md").unlink()
    (notes / "note 2.md").write_text("An edited note.")
    alone = index(tmp_path / "alone")
    beside = another_process(profile, INDEX)
    assert isinstance(beside, dict)
    beside["seconds"] = alone.seconds
    assert beside == dataclasses.asdict(alone)
    assert (alone.added, alone.changed, alone.deleted) == (1, 1, 1)


def test_both_search_while_one_watches(watching: Watching, profile: Path) -> None:
    found = another_process(
        profile, "print(json.dumps([str(found.path) for found in engine.search('shipwright', k=20).results]))"
    )
    assert len(found) == len(watching.engine.search("shipwright", k=20).results) >= 6


def test_a_folder_added_by_another_process_is_read_by_the_one_that_watches(
    watching: Watching, profile: Path, tmp_path: Path
) -> None:
    write_notes(tmp_path / "more", 2)
    (tmp_path / "more" / "signal.md").write_text("Read me.")
    another_process(profile, f"print(json.dumps([str(engine.add_folder(Path({str(tmp_path / 'more')!r})).path)]))")
    watching.until_indexed("signal.md")


def test_a_folder_added_while_another_is_seen_to_be_away_is_read_all_the_same(
    watching: Watching, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state of a folder is written down in the midst of a run, when the new folder is in `user.db` already."""
    stick, more = tmp_path / "stick", tmp_path / "more"
    write_notes(stick, 1)
    watching.engine.add_folder(stick)
    watching.engine.index().result(60)
    write_notes(more, 1)
    (more / "signal.md").write_text("Read me.")
    scan = Indexer.scan

    def add_and_scan(*arguments: object, **options: object) -> None:
        if stick.exists():
            stick.rename(tmp_path / "unplugged")
            watching.engine.add_folder(more)
        scan(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Indexer, "scan", add_and_scan)
    watching.engine.index([notes, stick]).result(60)
    watching.until_indexed("signal.md")
    (more / "later.md").write_text("Watched, too.")
    watching.until_indexed("later.md")


def test_a_folder_removed_by_another_process_is_forgotten_before_it_returns(
    watching: Watching, profile: Path, notes: Path
) -> None:
    another_process(profile, f"engine.remove_folder(Path({str(notes)!r})).result(60); print('[]')")
    assert watching.engine.status().files == 0


def test_an_error_of_the_indexer_reaches_who_asked(watching: Watching, profile: Path, notes: Path) -> None:
    notes.rename(notes.with_name("unplugged"))
    message, hint = another_process(profile, INDEX)
    assert "is not there" in str(message)
    assert hint


def test_repair_asks_for_the_other_alcove_to_be_closed(watching: Watching, profile: Path) -> None:
    message, hint = another_process(profile, "engine.doctor(repair=True).result(60)")
    assert "another Alcove" in str(message)
    assert "close" in str(hint)
    assert another_process(profile, "print(json.dumps([engine.doctor().result(60).ok]))") == [True]


def test_a_second_watcher_waits_and_takes_over(watching: Watching, profile: Path, notes: Path) -> None:
    second = Watching(profile)
    with second.engine:
        second.job = second.engine.watch()
        second.until(lambda event: isinstance(event, Notice) and "waiting for it to stop" in event.message)
        watching.stop()
        (notes / "late.md").write_text("A late note.")
        second.until_indexed("late.md")


def test_a_fresh_edit_is_found_and_a_deleted_file_is_not(watching: Watching, notes: Path) -> None:
    (notes / "fresh.md").write_text("The otter came at dawn.")
    watching.until_indexed("fresh.md")
    assert watching.engine.search("otter").results[0].path == notes / "fresh.md"
    (notes / "fresh.md").unlink()
    watching.until(lambda event: isinstance(event, FileChanged) and event.event == "deleted")
    assert notes / "fresh.md" not in {found.path for found in watching.engine.search("otter").results}


def test_pause_holds_what_is_seen_until_resume(watching: Watching, notes: Path) -> None:
    watching.engine.pause()
    assert watching.engine.status().paused
    (notes / "held.md").write_text("A held note.")
    watching.engine.resume()
    watching.until_indexed("held.md")


def test_while_it_rests_an_edit_waits_without_waking_anyone(tmp_path: Path) -> None:
    inbox = Inbox()
    inbox.know({tmp_path: 1})
    inbox.mark(tmp_path, b"note.md")
    assert inbox.wait(0.0)
    assert not inbox.wait(0.0, for_edits=False)


def test_quiet_hours_hold_what_changes_but_not_what_is_asked_for(profile: Path, notes: Path) -> None:
    hour = [12]
    watching = Watching(profile, hour=lambda: hour[0])
    with watching.engine as engine:
        engine.add_folder(notes)
        watching.start()
        engine.settings.set(settings.QUIET_HOURS, "22:00-06:00")
        hour[0] = 23
        watching.until(lambda event: event == Resting("06:00"))
        assert engine.status().quiet_until == "06:00"
        (notes / "held.md").write_text("A held note.")
        assert engine._keeper.inbox.wait_for_edit(30)
        assert engine.index().result(60).added == 1  # it had not been read
        (notes / "late.md").write_text("A late note.")
        hour[0] = 6
        watching.until_indexed("late.md")
        assert Resting("") in watching.events
        assert engine.status().quiet_until == ""


def test_quiet_hours_that_begin_in_the_midst_of_a_backlog_stop_it(profile: Path, tmp_path: Path) -> None:
    hour = [21]

    class Evening(FakeEmbedder):
        def embed_passages(self, *arguments: object, **named: object):  # type: ignore[no-untyped-def]
            hour[0] = hour[0] if self.passages_embedded else 22
            return super().embed_passages(*arguments, **named)

    write_notes(tmp_path / "many", 150)
    watching = Watching(profile, Evening(), lambda: hour[0])
    with watching.engine as engine:
        engine.settings.set(settings.QUIET_HOURS, "22:00-06:00")
        engine.add_folder(tmp_path / "many")
        watching.job = engine.watch()
        watching.until(lambda event: event == Resting("06:00"))
        assert 0 < engine.status().waiting < 150
        hour[0] = 7
        watching.until(lambda event: isinstance(event, FileChanged), 150)


def test_the_effort_that_is_chosen_reaches_the_embedder(profile: Path, notes: Path) -> None:
    embedder = FakeEmbedder()
    with open_engine(profile, embedder=embedder) as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        assert embedder.effort == Effort(physical_cores())
        engine.settings.set(settings.PROCESSOR, 10)
        (notes / "new.md").write_text("A new note.")
        engine.index().result(60)
        assert embedder.effort == Effort.of(10, physical_cores())


def test_paused_over_a_restart(profile: Path, notes: Path) -> None:
    with open_engine(profile) as engine:
        engine.pause()
    with open_engine(profile) as engine:
        assert engine.paused
        engine.resume()
    with open_engine(profile) as engine:
        assert not engine.paused


def test_closing_in_the_middle_of_a_run_loses_nothing(profile: Path, tmp_path: Path) -> None:
    notes = tmp_path / "many"
    write_notes(notes, 150)
    events: list[Event] = []
    with open_engine(profile, emit=events.append) as engine:
        engine.add_folder(notes)
        job = engine.index()
        while not any(isinstance(event, FileChanged) for event in list(events)) and not job.done:
            job.join(0.001)
    with pytest.raises(Cancelled):
        job.result(0)
    report = examine(profile)
    assert report.ok, bad(report)
    assert 0 < index(profile).added < 150
    assert examine(profile).digest == fresh_digest(notes, tmp_path / "fresh")


# --------------------------------------------------------------------------- generations


def test_a_changed_chunker_builds_the_next_index_beside_the_serving_one(
    profile: Path, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(chunker, "CHUNKER_VERSION", chunker.CHUNKER_VERSION - 1)
        index(profile, notes)
    before = index_file(profile)
    answers: list[int] = []

    class Searching(FakeEmbedder):
        """Searches whenever a passage of the new index is embedded."""

        def embed_passages(self, texts, **kwargs):  # type: ignore[no-untyped-def]
            if engine.status().indexed:
                answers.append(len(engine.search("shipwright", mode="keyword").results))
            return super().embed_passages(texts, **kwargs)

    with open_engine(profile, embedder=Searching()) as engine:
        engine.index().result(60)
        assert engine.search("shipwright").results
    assert set(answers) == {6}
    assert index_file(profile) != before
    report = examine(profile)
    assert report.ok, bad(report)
    assert report.digest == fresh_digest(notes, tmp_path / "fresh")


def test_an_edit_while_the_next_index_is_built_is_in_it(
    profile: Path, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that comes when the file has been read for the last time."""
    with monkeypatch.context() as older:
        older.setattr(chunker, "CHUNKER_VERSION", chunker.CHUNKER_VERSION - 1)
        index(profile, notes)
    drain = Indexer.drain
    watching = Watching(profile)
    drained: list[bool] = []

    def edit_and_drain(*arguments: object, **options: object) -> None:
        drained.append(True)
        if len(drained) == 2:  # the second and last pass over the new index has scanned the folder
            watching.events.clear()
            edited = tmp_path / "edited.md"
            edited.write_text("The otter came late.")
            os.utime(edited, ns=(1, 1))  # a fresh one would be looked at again in any case
            edited.replace(notes / "note 1.md")
            assert watching.engine._keeper.inbox.wait_for_edit(60)
        drain(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Indexer, "drain", edit_and_drain)
    with watching.engine:
        watching.job = watching.engine.watch()
        watching.until_indexed("note 1.md", times=2)  # into the old index, then into the new one
        assert watching.engine.search("otter").results[0].path == notes / "note 1.md"
    report = examine(profile)
    assert report.ok, bad(report)


class Another(FakeEmbedder):
    """The embedder of the folder "another"; `before(n)` is called before its nth window is embedded."""

    def __init__(self, before: Callable[[int], object] = lambda _: None) -> None:
        super().__init__("other words")
        self._before = before
        self.windows = 0

    def embed_passages(self, texts, **kwargs):  # type: ignore[no-untyped-def]
        self.windows += 1
        self._before(self.windows)
        return super().embed_passages(texts, **kwargs)

    def offer(self, engine: Engine, *, on_disk: bool = False) -> Another:
        """Whoever chooses the folder "another" gets this one; with `on_disk`, only while there is such a folder."""
        made = engine._generations._make_embedder
        engine._generations._make_embedder = lambda place: (  # type: ignore[assignment]  # its contract
            self if place.name == "another" and (place.is_dir() or not on_disk) else made(place)
        )
        return self


def posted(engine: Engine, count: int) -> None:
    """Returns when so many requests wait for whoever holds the lock."""
    while len(engine._users.open_requests()) < count:
        threading.Event().wait(0.005)


def test_stop_ends_a_build_beside_a_watcher_and_keeps_the_old_index(watching: Watching, profile: Path) -> None:
    engine = watching.engine
    stopped: list[bool] = []

    def stop(window: int) -> None:
        job.cancel()
        job.join(60)
        stopped.append(engine.status().next_embedder == "")

    before = index_file(profile)
    Another(stop).offer(engine)
    job = engine.use_embedder("another")
    with pytest.raises(Cancelled):
        job.result(60)
    engine.index().result(60)  # the watcher has gone on with other things
    assert stopped == [True]
    assert engine.status().embedder == "hashed-words"
    assert index_file(profile) == before
    assert engine.search("shipwright").results


def test_a_build_that_is_stopped_while_it_waits_its_turn_is_not_begun(watching: Watching, profile: Path) -> None:
    engine = watching.engine
    another = Another().offer(engine)
    engine.pause()
    job = engine.use_embedder("another")
    watching.until_true(lambda: engine.status().next_embedder == "other words")
    job.cancel()
    job.join(60)
    engine.resume()
    engine.index().result(60)
    assert another.windows == 0
    assert engine.status().next_embedder == ""


def test_closing_in_the_middle_of_a_build_beside_a_watcher_keeps_the_old_index(profile: Path, notes: Path) -> None:
    index(profile, notes)
    watching = Watching(profile)
    with watching.engine as engine:
        another = Another().offer(engine)
        another.held_back = threading.Event()
        watching.start()
        job = engine.use_embedder("another")
        watching.until_true(lambda: another.windows > 0)
    with pytest.raises(Cancelled):
        job.result(0)
    with open_engine(profile) as engine:
        assert engine.status().next_embedder == ""
        engine.index().result(60)
        assert engine.status().embedder == "hashed-words"


def test_who_asked_for_a_build_hears_how_far_it_is_and_when_it_serves(watching: Watching) -> None:
    engine = watching.engine
    Another().offer(engine)
    job = engine.use_embedder("another")
    assert job.result(60)
    assert any(isinstance(event, IndexProgress) and event.job == job.id for event in watching.events)
    assert engine.status().embedder == "other words"
    assert not engine.use_embedder("another").result(60)


def test_a_build_that_another_choice_replaces_is_told(watching: Watching) -> None:
    engine = watching.engine
    back: list[Job[bool]] = []

    def go_back(window: int) -> None:
        if window == 1:
            back.append(engine.use_embedder("starter"))
            posted(engine, 2)

    Another(go_back).offer(engine)
    with pytest.raises(EngineError, match="not being built any more"):
        engine.use_embedder("another").result(60)
    assert not back[0].result(60)
    assert engine.status().next_embedder == ""
    assert engine.status().embedder == "hashed-words"


def test_a_build_is_interrupted_by_what_is_more_urgent(watching: Watching, tmp_path: Path) -> None:
    """A folder that is added, one that is removed and `alcove index` do not wait for its end."""
    engine = watching.engine
    many, more = tmp_path / "many", tmp_path / "more"
    write_notes(many, 200)
    write_notes(more, 1)
    (more / "signal.md").write_text("Read me.")
    engine.add_folder(many)
    engine.index().result(60)
    jobs: list[Job[object]] = []
    by_then: list[int] = []

    def ask(window: int) -> None:
        if window == 1:
            engine.add_folder(more)
            jobs.append(engine.remove_folder(watching.engine.folders()[0].path))  # type: ignore[arg-type]
            jobs.append(engine.index())  # type: ignore[arg-type]
            posted(engine, 3)
        elif window == 4:  # one more may have been on its way, with the next being read
            for job in jobs:
                job.join(60)
            by_then.append(sum(job.done for job in jobs))
            by_then.append(len(engine.files(folder=more)))

    another = Another(ask).offer(engine)
    assert engine.use_embedder("another").result(60)
    assert another.windows > 4
    assert by_then == [2, 2]
    assert [folder.path for folder in engine.folders()] == [many, more]
    assert {found.path.parent for found in engine.search("shipwright", k=50).results} <= {many, more}
    assert bad(engine.doctor().result(60)).keys() == {"embedder files"}  # "another" is no folder


def test_a_build_that_was_asked_for_rests_in_quiet_hours(profile: Path, tmp_path: Path) -> None:
    hour = [21]
    write_notes(tmp_path / "many", 150)
    index(profile, tmp_path / "many")

    def evening(window: int) -> None:
        if window == 1:
            hour[0] = 22

    watching = Watching(profile, hour=lambda: hour[0])
    with watching.engine as engine:
        engine.settings.set(settings.QUIET_HOURS, "22:00-06:00")
        another = Another(evening).offer(engine)
        watching.start()
        job = engine.use_embedder("another")
        watching.until(lambda event: event == Resting("06:00"))
        assert not job.done
        assert another.windows < 4
        assert any(
            isinstance(event, IndexProgress) and event.paused and event.job == job.id for event in watching.events
        )
        hour[0] = 7
        assert job.result(60)


def test_a_folder_that_is_away_stays_searchable_when_alcove_is_updated(
    profile: Path, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next index is built when it is back."""
    stick = tmp_path / "stick"
    write_notes(stick, 3)
    with monkeypatch.context() as older:
        older.setattr(chunker, "CHUNKER_VERSION", chunker.CHUNKER_VERSION - 1)
        index(profile, notes, stick)
    before = index_file(profile)
    stick.rename(tmp_path / "unplugged")
    index(profile)
    watching = Watching(profile)
    with watching.engine as engine:
        watching.start()
        assert {found.path.parent for found in engine.search("shipwright", k=50).results} == {notes, stick}
        assert engine.status().next_embedder
        (tmp_path / "unplugged").rename(stick)
        watching.until_true(lambda: not engine.status().next_embedder)
        assert {found.path.parent for found in engine.search("shipwright", k=50).results} == {notes, stick}
    assert index_file(profile) != before


@pytest.mark.parametrize("watched", [False, True])
def test_no_other_embedder_is_used_while_a_folder_is_away(watched: bool, profile: Path, notes: Path) -> None:
    watching = Watching(profile)
    with watching.engine as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        if watched:
            watching.start()
        another = Another().offer(engine)
        notes.rename(notes.with_name("unplugged"))
        with pytest.raises(EngineError, match="is not there") as refused:
            engine.use_embedder("another").result(60)
        assert "remove" in refused.value.hint
        assert engine.status().next_embedder == ""
        assert not engine.use_embedder("starter").result(60)
        assert another.windows == 0
        assert engine.search("shipwright").results


@pytest.mark.parametrize("watched", [False, True])
def test_a_folder_that_goes_away_in_the_midst_of_a_build_is_told_and_the_build_goes_on_later(
    watched: bool, profile: Path, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    write_notes(many, 150)
    watching = Watching(profile)
    with watching.engine as engine:
        engine.add_folder(many)
        engine.index().result(60)
        if watched:
            watching.start()
        another = Another(lambda window: many.rename(tmp_path / "unplugged") if window == 1 else None).offer(engine)
        with pytest.raises(EngineError, match="is not there"):
            engine.use_embedder("another").result(60)
        assert engine.status().embedder == "hashed-words"
        assert len(engine.search("shipwright", mode="keyword", k=200).results) == 150
        (tmp_path / "unplugged").rename(many)
        if not watched:
            engine.index().result(60)
        watching.until_true(lambda: engine.status().embedder == "other words")
        assert len(engine.search("shipwright", mode="keyword", k=200).results) == 150
        assert another.passages_embedded < 4 * 150 + 4 * 96  # nothing twice, but for what was on its way


def test_another_embedder_of_the_same_place_begins_anew(profile: Path, notes: Path) -> None:
    index(profile, notes)
    before = index_file(profile)
    with open_engine(profile, embedder=FakeEmbedder("other words")) as engine:
        assert engine.index().result(60).chunks_embedded == 24
        assert engine.search("shipwright").results
    assert index_file(profile) != before


@pytest.fixture
def stick(profile: Path, notes: Path, tmp_path: Path) -> Path:
    """A disk with the embedder in use on it; the notes are indexed with that."""
    stick = tmp_path / "stick"
    (stick / "another").mkdir(parents=True)
    for note in notes.iterdir():
        os.utime(note, ns=(1, 1))  # a fresh one would be looked at again in any case
    with open_engine(profile) as engine:
        Another().offer(engine)
        engine.add_folder(notes)
        assert engine.use_embedder(str(stick / "another")).result(60)
    return stick


def test_an_index_whose_embedder_is_away_is_kept_and_goes_on_with_it(
    profile: Path, notes: Path, stick: Path, tmp_path: Path
) -> None:
    before = index_file(profile)
    stick.rename(tmp_path / "unplugged")
    with open_engine(profile) as engine:
        another = Another().offer(engine, on_disk=True)
        assert engine.index().result(60).unchanged == 6  # which needs no embedder
        (notes / "new.md").write_text("The otter came late.")
        (notes / "note 1.md").unlink()
        (notes / "note 2.md").rename(notes / "moved.md")
        for verb in (lambda: engine.index().result(60), lambda: engine.search("shipwright")):
            with pytest.raises(
                EngineError, match="the embedder other words is not to be had: there is no folder"
            ) as away:
                verb()
            assert "alcove models use-embedder starter" in away.value.hint
        names = {(info.path.name, info.state) for info in engine.files()}
        assert {name for name, _ in names} == {"new.md", "moved.md", *(f"note {n}.md" for n in (0, 3, 4, 5))}
        assert {name for name, state in names if state == "waiting"} == {"new.md"}
        assert engine.status().embedder == "other words"
        assert index_file(profile) == before
        (tmp_path / "unplugged").rename(stick)
        assert engine.index().result(60).added == 1
        assert another.passages_embedded == 1
        assert engine.search("otter").results[0].path == notes / "new.md"
    assert index_file(profile) == before


def test_a_watcher_waits_for_an_embedder_that_is_away(profile: Path, notes: Path, stick: Path, tmp_path: Path) -> None:
    stick.rename(tmp_path / "unplugged")
    (notes / "new.md").write_text("The otter came late.")
    watching = Watching(profile)
    with watching.engine as engine:
        Another().offer(engine, on_disk=True)
        watching.job = engine.watch()
        watching.until(lambda event: isinstance(event, Notice) and "not to be had" in event.message)
        (notes / "note 1.md").unlink()
        (notes / "later.md").write_text("The heron came early.")
        watching.until(lambda event: isinstance(event, FileChanged) and event.event == "deleted")
        time.sleep(12 * session.IDLE_SECONDS)  # it has been asked for once more by then
        (tmp_path / "unplugged").rename(stick)
        watching.until_indexed("new.md")
        watching.until_indexed("later.md")
        told = [event for event in watching.events if isinstance(event, Notice) and event.level == "error"]
        assert len(told) == 1
        assert engine.search("otter").results[0].path == notes / "new.md"


@pytest.mark.parametrize("watched", [False, True])
def test_another_embedder_is_chosen_while_the_one_in_use_is_away(
    watched: bool, profile: Path, notes: Path, stick: Path, tmp_path: Path
) -> None:
    stick.rename(tmp_path / "unplugged")
    (notes / "new.md").write_text("The otter came late.")
    watching = Watching(profile)
    with watching.engine as engine:
        Another().offer(engine, on_disk=True)
        if watched:
            watching.job = engine.watch()
            watching.until(lambda event: isinstance(event, Notice) and "not to be had" in event.message)
        assert engine.use_embedder("starter").result(60)
        assert engine.status().embedder == "hashed-words"
        assert engine.search("otter").results[0].path == notes / "new.md"


def test_an_updated_chunker_waits_for_an_embedder_that_is_away(
    profile: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunker, "CHUNKER_VERSION", chunker.CHUNKER_VERSION + 1)
    before = index_file(profile)
    stick.rename(tmp_path / "unplugged")
    with open_engine(profile) as engine:
        Another().offer(engine, on_disk=True)
        engine.index().result(60)
        assert index_file(profile) == before
        (tmp_path / "unplugged").rename(stick)
        engine.index().result(60)
        assert engine.status().embedder == "other words"
    assert index_file(profile) != before


def test_an_embedder_that_states_what_is_not_so_is_refused_before_anything_is_begun(
    profile: Path, notes: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(starter_folder(), tmp_path / "model")
    settings_file = folder / "alcove.json"
    settings_file.write_text(
        settings_file.read_text("utf-8").replace('"dimensions": 384', '"dimensions": 100'), "utf-8"
    )
    index(profile, notes)
    before = index_file(profile)
    with open_engine(profile) as engine:
        with pytest.raises(EngineError, match="384 numbers, and 100 are stated"):
            engine.use_embedder(str(folder)).result(60)
        assert engine.status().next_embedder == ""
        assert engine.index().result(60).added == 0
    assert index_file(profile) == before


class Lying(Another):
    """It says another length than its vectors have."""

    dimensions = 32


@pytest.mark.parametrize("watched", [False, True])
def test_a_build_that_cannot_succeed_is_given_up(watched: bool, profile: Path, notes: Path) -> None:
    index(profile, notes)
    before = index_file(profile)
    watching = Watching(profile)
    with watching.engine as engine:
        Lying().offer(engine)
        if watched:
            watching.start()
        with pytest.raises(apsw.SQLError):
            engine.use_embedder("another").result(60)
        assert engine.status().next_embedder == ""
        assert engine.index().result(60).unchanged == 6
        assert engine.search("shipwright").results
        assert index_file(profile) == before


@pytest.fixture
def begun(profile: Path, notes: Path, tmp_path: Path) -> Path:
    """A disk with the embedder of a building that was cut short."""
    stick = tmp_path / "stick"
    (stick / "another").mkdir(parents=True)
    index(profile, notes)
    with open_engine(profile) as engine:
        Another().offer(engine)
        assert engine._generations.begin_building(str(stick / "another"))
    return stick


def test_a_building_whose_embedder_is_away_is_told_and_nothing_else_waits_for_it(
    profile: Path, notes: Path, begun: Path, tmp_path: Path
) -> None:
    begun.rename(tmp_path / "unplugged")
    (notes / "new.md").write_text("The otter came late.")
    events: list[Event] = []
    with open_engine(profile, emit=events.append) as engine:
        Another().offer(engine, on_disk=True)
        assert engine.index().result(60).added == 1
        (told,) = [event for event in events if isinstance(event, Notice)]
        assert "the next index is not built: the embedder other words is not to be had" in told.message
        assert "alcove models use-embedder starter" in told.hint
        (tmp_path / "unplugged").rename(begun)
        engine.index().result(60)
        assert engine.status().embedder == "other words"


def test_a_watcher_tells_once_of_a_building_whose_embedder_is_away(
    profile: Path, notes: Path, begun: Path, tmp_path: Path
) -> None:
    begun.rename(tmp_path / "unplugged")
    watching = Watching(profile)
    with watching.engine as engine:
        Another().offer(engine, on_disk=True)
        watching.start()
        watching.until(lambda event: isinstance(event, Notice))
        (notes / "note 1.md").write_text("The otter came late.")  # it is looked at again, which stands after building
        watching.until_indexed("note 1.md")
        time.sleep(12 * session.IDLE_SECONDS)
        assert len([event for event in watching.events if isinstance(event, Notice)]) == 1
        assert engine.search("otter").results
        (tmp_path / "unplugged").rename(begun)
        assert engine.use_embedder(str(begun / "another")).result(60)  # asked for, it is tried again
        assert engine.status().embedder == "other words"


def test_a_damaged_index_is_told_by_every_verb(profile: Path, notes: Path) -> None:
    index(profile, notes)
    index_file(profile).write_bytes(b"garbage " * 1000)
    with open_engine(profile) as engine:
        for verb in (
            lambda: engine.index().result(60),
            engine.status,
            engine.files,
            engine.folders,
            lambda: engine.search("shipwright"),
        ):
            with pytest.raises(EngineError) as damaged:
                verb()
            assert "doctor --repair" in damaged.value.hint
        assert engine.doctor(repair=True).result(60).ok
        assert engine.status().indexed == 6


def test_a_missing_embedder_is_told(profile: Path, notes: Path, tmp_path: Path) -> None:
    index(profile, notes)
    with open_engine(profile) as engine, pytest.raises(EngineError) as missing:
        engine.use_embedder(str(tmp_path / "nowhere")).result(60)
    assert "nowhere" in missing.value.message
    assert missing.value.hint


def test_reports_are_plain_numbers() -> None:
    """They travel through `user.db` as JSON."""
    assert IndexReport(**json.loads(json.dumps(dataclasses.asdict(IndexReport(1, 2))))) == IndexReport(1, 2)
