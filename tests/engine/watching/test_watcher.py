"""Real files, a real observer. Every wait is for something that must happen; nothing waits for time to pass."""

from __future__ import annotations

import ctypes
import errno
import itertools
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from engine.types import Notice
from engine.watching import observing
from engine.watching.debounce import Debounce, Settled
from engine.watching.ignoring import IgnoreRules
from engine.watching.watcher import ClockJump, Watcher

Note = TypeVar("Note")

linux = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


class Ear:
    """Hears what a watcher says, and waits for it."""

    def __init__(self) -> None:
        self.heard = threading.Condition()
        self.dirty: list[bytes] = []
        self.rescans: list[str] = []
        self.presence: list[bool] = []
        self.notices: list[Notice] = []

    def on_dirty(self, root: Path, relative: bytes) -> None:
        self._note(self.dirty, relative)

    def on_rescan(self, root: Path, why: str) -> None:
        self._note(self.rescans, why)

    def on_presence(self, root: Path, present: bool) -> None:
        self._note(self.presence, present)

    def on_notice(self, notice: Notice) -> None:
        self._note(self.notices, notice)

    def _note(self, notes: list[Note], note: Note) -> None:
        with self.heard:
            notes.append(note)
            self.heard.notify_all()

    def until(self, happened: Callable[[], bool]) -> None:
        with self.heard:
            assert self.heard.wait_for(happened, timeout=30), (
                self.dirty[:50],
                self.rescans,
                self.presence,
                self.notices,
            )

    def until_dirty(self, *names: bytes) -> None:
        """Waits until all of these were reported, then forgets what was heard."""
        self.until(lambda: set(names) <= set(self.dirty))
        self.dirty.clear()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def make(ear: Ear) -> Iterator[Callable[..., Watcher]]:
    """Makes a started watcher of the given folder; checks that it leaves no thread behind."""
    before = set(threading.enumerate())
    watchers: list[Watcher] = []

    def start(*roots: Path, exclude: tuple[Path, ...] = (), **options: float) -> Watcher:
        settings = {"debounce": 0.05, "check_every": 0.05, **options}
        watcher = Watcher(ear.on_dirty, ear.on_rescan, ear.on_presence, ear.on_notice, **settings)
        watchers.append(watcher)
        for folder in roots:
            watcher.watch(folder, IgnoreRules(folder, exclude=exclude))
        watcher.start()
        return watcher

    yield start
    for watcher in watchers:
        watcher.stop()
    assert set(threading.enumerate()) <= before


# --------------------------------------------------------------------------- how programs save


def test_create_save_append_delete(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    make(root)
    file = root / "n.md"
    file.write_text("one")
    ear.until_dirty(b"n.md")
    file.write_text("two")
    ear.until_dirty(b"n.md")
    with file.open("a") as stream:
        stream.write("three")
    ear.until_dirty(b"n.md")
    file.unlink()
    ear.until_dirty(b"n.md")


def test_save_by_rename(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    (root / "n.md").write_text("one")
    make(root)
    (root / ".n.md.new").write_text("two")
    (root / ".n.md.new").replace(root / "n.md")
    ear.until_dirty(b"n.md")


def test_save_by_rename_from_outside(make: Callable[..., Watcher], root: Path, ear: Ear, tmp_path: Path) -> None:
    make(root)
    (tmp_path / "new").write_text("two")
    (tmp_path / "new").replace(root / "n.md")
    ear.until_dirty(b"n.md")


def test_save_as_vim_does(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    file = root / "n.md"
    file.write_text("one")
    make(root)
    file.rename(root / "n.md~")
    file.write_text("two")
    (root / "n.md~").unlink()
    ear.until(lambda: b"n.md" in ear.dirty)
    assert b"n.md~" not in ear.dirty


def test_a_file_kept_open_is_found_by_the_next_rescan(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    file = root / "n.md"
    file.write_text("one")
    make(root, rescan_every=0.05)
    with file.open("a") as stream:
        stream.write("two")
        stream.flush()
        ear.until(lambda: "from time to time" in ear.rescans)


# --------------------------------------------------------------------------- moves and directories


def test_a_move_reports_the_new_place_before_the_old(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    (root / "a").mkdir()
    (root / "b").mkdir()
    (root / "a" / "n.md").touch()
    make(root)
    (root / "a" / "n.md").rename(root / "b" / "m.md")
    ear.until(lambda: {b"a/n.md", b"b/m.md"} <= set(ear.dirty))
    assert ear.dirty.index(b"b/m.md") < ear.dirty.index(b"a/n.md")


def test_a_renamed_directory_is_two_reports_however_much_is_in_it(
    make: Callable[..., Watcher], root: Path, ear: Ear
) -> None:
    (root / "old").mkdir()
    for number in range(100):
        (root / "old" / f"{number}.md").touch()
    make(root)
    (root / "old").rename(root / "new")
    ear.until(lambda: len(ear.dirty) >= 2)
    assert ear.dirty == [b"new", b"old"]
    ear.dirty.clear()
    (root / "new" / "5.md").write_text("later")
    ear.until_dirty(b"new/5.md")


def test_a_tree_moved_in_is_watched_from_then_on(
    make: Callable[..., Watcher], root: Path, ear: Ear, tmp_path: Path
) -> None:
    (tmp_path / "tree" / "deep").mkdir(parents=True)
    (tmp_path / "tree" / "deep" / "n.md").touch()
    make(root)
    (tmp_path / "tree").rename(root / "tree")
    ear.until_dirty(b"tree")
    (root / "tree" / "deep" / "n.md").write_text("later")
    ear.until_dirty(b"tree/deep/n.md")


def test_a_tree_made_at_once_is_complete(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    make(root)
    names = {f"a{i}/b/c/{j}.md".encode() for i in range(5) for j in range(5)}
    for name in sorted(names):
        path = root / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")

    def covered() -> bool:  # a directory stands for everything below it
        heard = set(ear.dirty)
        return all(name in heard or any(name.startswith(top + b"/") for top in heard) for name in names)

    ear.until(covered)


@linux
def test_a_directory_moved_out_is_gone_and_stays_silent(
    make: Callable[..., Watcher], root: Path, ear: Ear, tmp_path: Path
) -> None:
    (root / "d").mkdir()
    (root / "d" / "n.md").touch()
    make(root)
    (root / "d").rename(tmp_path / "elsewhere")
    ear.until_dirty(b"d")
    (tmp_path / "elsewhere" / "n.md").write_text("private now")
    (root / "after.md").write_text("x")
    ear.until(lambda: b"after.md" in ear.dirty)
    assert b"d/n.md" not in ear.dirty


def test_any_bytes_are_a_name(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    make(root)
    (root / os.fsdecode(b"d\xff")).mkdir()
    ear.until_dirty(b"d\xff")
    (root / os.fsdecode(b"d\xff/caf\xe9\n.txt")).write_text("x")
    ear.until_dirty(b"d\xff/caf\xe9\n.txt")


# --------------------------------------------------------------------------- ignoring


def test_ignored_paths_never_come(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    profile = root / "profile"
    for directory in ("node_modules", "profile"):
        (root / directory).mkdir()
    make(root, exclude=(profile,))
    for name in ("node_modules/x.md", "profile/user.db", "x.tmp", ".env"):
        (root / name).write_text("x")
    (root / "seen.md").write_text("x")
    ear.until(lambda: b"seen.md" in ear.dirty)
    assert ear.dirty == [b"seen.md"]


@pytest.mark.parametrize("name", [".gitignore", ".alcoveignore"])
def test_changed_rules_hold_at_once_and_mean_a_rescan(
    make: Callable[..., Watcher], root: Path, ear: Ear, name: str
) -> None:
    (root / "d" / "drafts").mkdir(parents=True)
    (root / "d" / name).write_text("drafts/\n")
    make(root)
    (root / "d" / name).unlink()
    ear.until(lambda: "the ignore rules changed" in ear.rescans)
    (root / "d" / "drafts" / "n.md").write_text("x")  # it had no watch before
    ear.until_dirty(b"d/drafts/n.md")
    ear.rescans.clear()
    (root / "d" / name).write_text("drafts/\n")
    ear.until(lambda: "the ignore rules changed" in ear.rescans)


# --------------------------------------------------------------------------- folders that go and come


@pytest.mark.parametrize("how", ["moved", "deleted"])
def test_a_root_that_goes_and_comes_back(
    make: Callable[..., Watcher], root: Path, ear: Ear, tmp_path: Path, how: str
) -> None:
    (root / "d").mkdir()
    for number in range(20):
        (root / "d" / f"{number}.md").touch()
    make(root, debounce=0.5)  # longer than the checks: the deletions must not be believed
    if how == "moved":
        root.rename(tmp_path / "away")
    else:
        shutil.copytree(root, tmp_path / "away")
        shutil.rmtree(root)
    ear.until(lambda: ear.presence == [False])
    assert ear.dirty == []
    (tmp_path / "away").rename(root)
    ear.until(lambda: ear.presence == [False, True] and ear.rescans == ["the folder is back"])
    assert ear.dirty == []
    (root / "d" / "3.md").write_text("later")
    ear.until_dirty(b"d/3.md")


@linux
def test_a_root_replaced_at_once(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    make(root)
    shutil.rmtree(root)
    root.mkdir()
    ear.until(lambda: bool(ear.rescans))
    (root / "n.md").write_text("x")
    ear.until_dirty(b"n.md")


def test_a_root_that_is_away_at_the_start(make: Callable[..., Watcher], ear: Ear, tmp_path: Path) -> None:
    root = tmp_path / "stick"
    make(root)
    ear.until(lambda: ear.presence == [False])
    root.mkdir()
    ear.until(lambda: ear.presence == [False, True] and ear.rescans == ["the folder is back"])


def test_folders_are_watched_and_left_one_by_one(make: Callable[..., Watcher], ear: Ear, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    watcher = make(one)
    watcher.watch(two, IgnoreRules(two))
    (two / "2.md").touch()
    ear.until_dirty(b"2.md")
    watcher.unwatch(one)
    (one / "1.md").touch()
    (two / "3.md").touch()
    ear.until(lambda: b"3.md" in ear.dirty)
    assert b"1.md" not in ear.dirty


def test_stop_before_start_and_twice(ear: Ear, root: Path) -> None:
    watcher = Watcher(ear.on_dirty, ear.on_rescan, ear.on_presence, ear.on_notice)
    watcher.watch(root, IgnoreRules(root))
    watcher.stop()
    watcher.stop()


# --------------------------------------------------------------------------- lost events and limits


@linux
def test_an_overflow_of_the_kernels_queue_is_told(root: Path) -> None:
    """watchdog's reading thread is held while more files are made than the kernel's queue has room for."""
    room = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    if room > 50_000:
        pytest.skip(f"the kernel's queue holds {room} events")
    told, reading, go_on = threading.Event(), threading.Event(), threading.Event()

    def ignored(path: bytes) -> bool:  # asked in the reading thread when a directory appears
        if path.endswith(b"/gate"):
            reading.set()
            go_on.wait()
        return False

    observer = observing.observe(
        root, on_change=lambda path, is_dir, change: None, on_trouble=lambda trouble: told.set(), ignored=ignored
    )
    try:
        (root / "gate").mkdir()
        assert reading.wait(30)
        for number in range(room // 2 + 1):  # made and closed: two events each
            os.close(os.open(root / str(number), os.O_CREAT | os.O_WRONLY))
        go_on.set()
        assert told.wait(30)
    finally:
        go_on.set()
        observer.stop()
        observer.join()


@linux
def test_nothing_of_a_burst_is_missed_without_a_rescan(make: Callable[..., Watcher], root: Path, ear: Ear) -> None:
    make(root)
    names = {f"{number}.md".encode() for number in range(20_000)}
    for name in names:
        os.close(os.open(root / os.fsdecode(name), os.O_CREAT | os.O_WRONLY))
    (root / "last").mkdir()
    overflow = "more changed at once than the system could report"
    ear.until(lambda: len(ear.dirty) > len(names) or overflow in ear.rescans)
    assert names <= set(ear.dirty) or overflow in ear.rescans


@linux
def test_the_limit_of_watches_is_told_once_and_polling_takes_over(
    make: Callable[..., Watcher], root: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers import inotify_c

    real = inotify_c.inotify_add_watch

    def kernel(descriptor: int, path: bytes, mask: int) -> int:
        if path == os.fsencode(root):
            return real(descriptor, path, mask)
        ctypes.set_errno(errno.ENOSPC)
        return -1

    monkeypatch.setattr(inotify_c, "inotify_add_watch", kernel)
    for name in ("a", "b"):
        (root / name).mkdir()
    make(root, poll=0.05)
    ear.until(lambda: len(ear.rescans) >= 2)
    (notice,) = ear.notices
    assert "sysctl" in notice.hint
    (root / "top.md").touch()  # what is watched stays watched
    ear.until_dirty(b"top.md")


@linux
def test_without_any_observer_polling_takes_over(
    make: Callable[..., Watcher], root: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers import inotify_c

    def kernel() -> int:
        ctypes.set_errno(errno.EMFILE)
        return -1

    monkeypatch.setattr(inotify_c, "inotify_init", kernel)
    make(root, poll=0.05)
    ear.until(lambda: len(ear.rescans) >= 2)
    assert len(ear.notices) == 1


def test_sleep_and_set_clocks_are_noticed() -> None:
    clocks = ClockJump(100.0, 1_000.0)
    assert not clocks.jumped(102.0, 1_002.1)
    assert clocks.jumped(104.0, 4_604.0)  # slept an hour
    assert not clocks.jumped(106.0, 4_606.0)
    assert clocks.jumped(108.0, 1_008.0)  # set back
    assert clocks.jumped(3_700.0, 4_600.0)  # slept where the monotonic clock goes on


def test_the_kind_of_file_system() -> None:
    mounts = (
        b"22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        b"40 22 0:35 / /mnt/my\\040share rw - cifs //nas/x rw\n"
        b"41 22 0:36 / /mnt rw - tmpfs tmpfs rw\n"
        b"42 22 0:37 / /home/u/remote rw,nosuid shared:5 master:2 - fuse.sshfs host: rw\n"
    )
    for path, kind in [
        (b"/etc", "ext4"),
        (b"/mnt/my share/docs", "cifs"),
        (b"/mnt/my shared", "tmpfs"),
        (b"/home/u/remote", "fuse.sshfs"),
    ]:
        assert observing._file_system(mounts, path) == kind
    assert observing.remote_file_system(Path("/")) is None


# --------------------------------------------------------------------------- stillness


def test_still_means_quiet_and_two_equal_looks() -> None:
    waiting: Debounce[str] = Debounce(patience=60)
    sizes = {"n.md": 1}

    def look(key: str) -> tuple[int, ...]:
        return (sizes[key],)

    assert waiting.touch("n.md", 0.0, quiet=3.0) == 1.0
    assert waiting.settle(1.0, look) == []  # the first look
    sizes["n.md"] = 2
    assert waiting.next_due() == 3.0
    assert waiting.settle(3.0, look) == []  # it grew
    waiting.touch("n.md", 4.0, quiet=3.0)
    assert waiting.settle(4.5, look) == []  # as before, but an event came
    assert waiting.next_due() == 7.0
    (settled,) = waiting.settle(7.0, look)
    assert (settled.key, settled.look, settled.deleted) == ("n.md", (2,), False)
    assert waiting.next_due() == float("inf")


def test_patience_ends() -> None:
    waiting: Debounce[str] = Debounce(patience=5)
    sizes = itertools.count()
    waiting.touch("log", 0.0, quiet=3.0)
    now, reported = 0.0, list[Settled[str]]()
    while not reported:
        now = waiting.next_due()
        waiting.touch("log", now, quiet=3.0)
        reported = waiting.settle(now, lambda key: (next(sizes),))
    assert 5.0 <= now < 8.0


def test_a_path_forgotten_while_it_is_looked_at_is_not_reported() -> None:
    waiting: Debounce[str] = Debounce(patience=0)

    def look(key: str) -> None:
        waiting.forget(lambda any_key: True)

    waiting.touch("n.md", 0.0, quiet=3.0)
    assert waiting.settle(9.0, look) == []


def test_many_paths_settle_together() -> None:
    waiting: Debounce[int] = Debounce(patience=60)
    for key in range(10_000):
        waiting.touch(key, 0.0, quiet=3.0)
    assert waiting.settle(1.0, lambda key: None) == []
    assert {change.key for change in waiting.settle(3.0, lambda key: None)} == set(range(10_000))
    assert waiting.next_due() == float("inf")
