"""Every file is named once, with the reason if it is left out; nothing is followed, nothing is guessed."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from engine.errors import Cancelled, EngineError
from engine.store.stat import Stat
from engine.watching.ignoring import IgnoreRules
from engine.watching.scanning import (
    FILE_LIMIT,
    TEXT_LIMIT,
    Entry,
    device_of,
    only_in_cloud,
    root_present,
    scan,
    stat_entry,
)

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def seen(root: Path) -> dict[bytes, str | None]:
    entries = list(scan(root, IgnoreRules(root)))
    assert len({entry.relative for entry in entries}) == len(entries)
    return {entry.relative: entry.skip for entry in entries}


def test_files_with_what_tells_a_change(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "n.md").write_text("hello")
    (entry,) = scan(tmp_path, IgnoreRules(tmp_path))
    status = (tmp_path / "a" / "n.md").stat()
    assert entry == Entry(b"a/n.md", 5, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def test_dates_and_numbers_are_such_as_a_database_can_hold() -> None:
    far = os.stat_result([0, 2**64 - 1, 0, 0, 0, 0, 5, 0, 0, 0, 0.0, 0.0, 0.0, 10**20, 10**20, -(10**20)])
    assert Stat.of(far) == Stat(5, 2**63 - 1, 1 - 2**63, -1)
    near = os.stat_result([0, 12, 0, 0, 0, 0, 5, 0, 0, 0, 0.0, 0.0, 0.0, 1, 2, 3])
    assert Stat.of(near) == Stat(5, 2, 3, 12)


def test_an_ignored_directory_is_one_row_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "node_modules" / "x").mkdir(parents=True)
    (tmp_path / "node_modules" / "x" / "y.md").touch()
    (entry,) = scan(tmp_path, IgnoreRules(tmp_path))
    assert (entry.relative, entry.kind, entry.skip) == (b"node_modules", "directory", "ignored: dependency folder")


def test_ignored_files_are_rows_too(tmp_path: Path) -> None:
    (tmp_path / "x.tmp").touch()
    assert seen(tmp_path) == {b"x.tmp": "ignored: temporary file"}


def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "d").mkdir(parents=True)
    (root / "d" / "real.md").touch()
    (tmp_path / "secret.md").touch()
    (root / "in").symlink_to(root / "d" / "real.md")
    (root / "loop").symlink_to(root)
    (root / "out").symlink_to(tmp_path / "secret.md")
    (root / "outdir").symlink_to(tmp_path)
    (root / "broken").symlink_to("nowhere")
    assert seen(root) == {
        b"d/real.md": None,
        b"in": "link to a file in this folder",
        b"loop": "link out of the folder",
        b"out": "link out of the folder",
        b"outdir": "link out of the folder",
        b"broken": "link to nothing",
    }


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as door:
        before = Path.cwd()
        os.chdir(tmp_path)  # a socket's path may have 108 bytes
        try:
            door.bind("door.txt")
        finally:
            os.chdir(before)
        assert seen(tmp_path) == {b"pipe.txt": "not a regular file", b"door.txt": "not a regular file"}


def test_large_files_by_their_kind(tmp_path: Path) -> None:
    for name, size in [
        ("log.txt", TEXT_LIMIT + 1),
        ("edge.txt", TEXT_LIMIT),
        ("scan.pdf", TEXT_LIMIT + 1),
        ("huge.pdf", FILE_LIMIT + 44_000_000),
    ]:
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)  # sparse: it takes no room
    assert seen(tmp_path) == {
        b"log.txt": "larger than 50 MB: 50 MB",
        b"edge.txt": None,
        b"scan.pdf": None,
        b"huge.pdf": "larger than 256 MB: 300 MB",
    }


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_an_unreadable_directory_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    try:
        (entry,) = scan(tmp_path, IgnoreRules(tmp_path))
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert (entry.relative, entry.kind, entry.skip) == (b"locked", "unreadable", "no permission")


def test_a_directory_with_too_long_a_path_is_a_row(tmp_path: Path) -> None:
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(18):  # 18 x 250 bytes: beyond PATH_MAX
            Path("d" * 250).mkdir()
            os.chdir("d" * 250)
    finally:
        os.chdir(before)
    entries = list(scan(tmp_path, IgnoreRules(tmp_path)))
    assert [entry.skip for entry in entries] == ["cannot be read: File name too long"]


def test_any_bytes_are_a_name(tmp_path: Path) -> None:
    names = [b"caf\xe9.txt", b"\xff\xfe", b"new\nline.md", "é測試.md".encode()]
    for name in names:
        (tmp_path / os.fsdecode(name)).touch()
    assert set(seen(tmp_path)) == set(names)
    for name in names:
        entry = stat_entry(tmp_path, name)
        assert entry is not None
        assert entry.relative == name


def test_only_a_part_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.md").touch()
    (tmp_path / "a" / "y.md").touch()
    rules = IgnoreRules(tmp_path, ["/c/"])
    assert [entry.relative for entry in scan(tmp_path, rules, below=b"a/b")] == [b"a/b/x.md"]
    assert list(scan(tmp_path, rules, below=b"gone")) == []
    (tmp_path / "c").mkdir()
    assert [entry.skip for entry in scan(tmp_path, rules, below=b"c")] == ["ignored by the folder's settings: /c/"]


def test_a_root_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.md").touch()
    (tmp_path / "link").symlink_to("real")
    assert seen(tmp_path / "link") == {b"x.md": None}
    assert stat_entry(tmp_path / "link", b"x.md") is not None


def test_a_missing_root_is_an_error_and_not_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="is not there"):
        list(scan(tmp_path / "gone", IgnoreRules(tmp_path / "gone")))


def test_a_root_that_vanishes_meanwhile_is_an_error(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "d").mkdir(parents=True)
    (root / "a.md").touch()
    (root / "d" / "b.md").touch()
    entries = scan(root, IgnoreRules(root))
    assert next(entries).relative == b"a.md"
    root.rename(tmp_path / "elsewhere")
    root.mkdir()  # an empty folder in its place must not look like deleted files
    with pytest.raises(EngineError, match="is not there"):
        list(entries)


def test_cancelling(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    with pytest.raises(Cancelled):
        list(scan(tmp_path, IgnoreRules(tmp_path), cancelled=lambda: True))


def test_one_path(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "x.md").write_text("text")
    (tmp_path / "d" / ".env").touch()
    rules = IgnoreRules(tmp_path)
    whole = {entry.relative: entry for entry in scan(tmp_path, rules)}
    assert stat_entry(tmp_path, b"d/x.md", rules) == whole[b"d/x.md"]
    assert stat_entry(tmp_path, b"d/.env", rules) == whole[b"d/.env"]
    directory = stat_entry(tmp_path, b"d", rules)
    assert directory is not None
    assert directory.directory
    assert directory.skip is None
    for nothing in (b"d/gone.md", b"d/x.md/y", b"", b"../x", b"d/../d/x.md", b"/etc/passwd", b"d/x\0.md"):
        assert stat_entry(tmp_path, nothing, rules) is None


def test_a_path_that_leads_out_through_a_link_is_not_ours(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "d").mkdir(parents=True)
    (root / "d" / "x.md").touch()
    (root / "d").rename(outside)
    (root / "d").symlink_to(outside)
    assert (root / "d" / "x.md").exists()
    assert stat_entry(root, b"d/x.md") is None


def test_presence(tmp_path: Path) -> None:
    root = tmp_path / "root"
    assert device_of(root) is None
    assert not root_present(root, None)
    root.mkdir()
    device = device_of(root)
    assert device is not None
    assert root_present(root, None)
    assert root_present(root, device)
    assert not root_present(root, device ^ 1)  # an empty mount point
    (root / "x.md").touch()
    assert root_present(root, device ^ 1)  # the same stick under a new number
    (root / "x.md").rename(tmp_path / "file")
    assert not root_present(tmp_path / "file", None)


@pytest.mark.parametrize("attributes", [0x1000, 0x40000, 0x400000])
def test_cloud_placeholders(attributes: int) -> None:
    class Status:
        st_file_attributes = 0x20

    status = Status()
    assert not only_in_cloud(status)  # type: ignore[arg-type]
    status.st_file_attributes |= attributes
    assert only_in_cloud(status)  # type: ignore[arg-type]
