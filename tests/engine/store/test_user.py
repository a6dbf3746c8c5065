"""`user.db`: what the person made, written by any process at any time."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.store.user import UserStore
from engine.types import ChatChoices, Filters
from engine.wire import choices_from_json, choices_json


@pytest.fixture
def store(tmp_path: Path) -> Iterator[UserStore]:
    store = UserStore(tmp_path / "user.db")
    yield store
    store.close()


@pytest.fixture
def other(tmp_path: Path, store: UserStore) -> Iterator[UserStore]:
    """Another process's connection."""
    other = UserStore(tmp_path / "user.db")
    yield other
    other.close()


@pytest.mark.parametrize("name", [b"/plain", "/é 船".encode(), b"/\xff\xfe", b"/new\nline"])
def test_folders_of_any_name(name: bytes, store: UserStore) -> None:
    folder = store.add_folder(Path(os.fsdecode(name)), 7, ["*.log"])
    assert [(row.id, os.fsencode(row.path), row.ignore) for row in store.folders()] == [(folder, name, ("*.log",))]
    assert store.add_folder(Path(os.fsdecode(name)), 7, None) == folder
    assert store.folders()[0].ignore == ("*.log",)
    assert store.add_folder(Path(os.fsdecode(name)), 7, []) == folder
    assert store.folders()[0].ignore == ()
    store.remove_folder(folder)
    assert store.folders() == []


def test_a_folder_that_moved_keeps_its_number(store: UserStore) -> None:
    folder = store.add_folder(Path("/old"), 1, [])
    store.set_folder_state(folder, "offline")
    store.move_folder(folder, Path("/new"), 2)
    (row,) = store.folders()
    assert (row.id, row.path, row.device, row.state) == (folder, Path("/new"), 2, "ready")


def test_numbers_of_folders_are_never_used_again(store: UserStore, other: UserStore) -> None:
    first, second = (store.add_folder(Path(name), 1, []) for name in ("/a", "/b"))
    store.remove_folder(second)
    third = other.add_folder(Path("/c"), 1, [])
    assert first < second < third
    assert store.add_folder(Path("/d"), 1, [], above=third + 5) == third + 6
    assert store.add_folder(Path("/d"), 1, [], above=third + 50) == third + 6  # it is known


def test_a_profile_that_kept_no_number_of_its_last_folder_does_from_now_on(store: UserStore) -> None:
    store.add_folder(Path("/a"), 1, [])
    store.add_folder(Path("/b"), 1, [])
    store.set_setting("last_folder", None)
    store.remove_folder(2)
    assert store.add_folder(Path("/c"), 1, []) == 3


def test_settings(store: UserStore, other: UserStore) -> None:
    before = other.data_version()
    store.set_setting("a.list", ["x", "é"])
    assert other.setting("a.list") == ["x", "é"]
    assert other.data_version() != before
    store.set_setting("a.list", None)
    assert other.setting("a.list") is None


def test_only_one_generation_serves_and_numbers_are_never_used_again(store: UserStore) -> None:
    def begin(state: str) -> int:
        return store.new_generation(
            embedder="", name="e", identity="i", dimensions=8, chunker=1, state=state  # type: ignore[arg-type]
        ).id  # fmt: skip

    first = begin("serving")
    second = begin("building")
    store.serve_generation(second)
    serving = store.generation("serving")
    assert serving is not None
    assert serving.id == second
    assert store.generation("building") is None
    third = begin("building")
    store.forget_generation(third)
    assert not store.serve_generation(third)
    assert store.generation("serving") == serving
    assert first < second < third < begin("building")


def test_chats(store: UserStore) -> None:
    store.add_turn("a", "First\nquestion of all", "{}", "[]")
    store.add_turn("b", "Another", "{}", "[]")
    store.add_turn("a", "Second", '{"x": 1}', "[]")
    assert [(chat, title, turns) for chat, title, turns, *_ in store.chats()] == [
        ("a", "First question of all", 2),
        ("b", "Another", 1),
    ]
    assert [turn[:2] for turn in store.turns("a")] == [("First\nquestion of all", "{}"), ("Second", '{"x": 1}')]
    assert store.remove_chat("a")
    assert not store.remove_chat("a")
    assert store.turns("a") == []
    assert [chat[0] for chat in store.chats()] == ["b"]


def test_a_chat_is_renamed_pinned_and_found(store: UserStore) -> None:
    for chat in ("a", "b", "c"):
        store.add_turn(chat, f"Question of {chat}", json.dumps({"answer": f"Said in {chat}"}), "[]")
    assert store.rename_chat("a", "The roof")
    assert store.pin_chat("a", True)
    assert not store.pin_chat("nobody", True)
    assert [(chat, title, pinned) for chat, title, _, _, pinned in store.chats()] == [
        ("a", "The roof", True),
        ("c", "Question of c", False),
        ("b", "Question of b", False),
    ]
    assert store.chat_texts()["a"].split("\n") == ["The roof", "Question of a", "Said in a", ""]


def test_a_turn_takes_the_place_of_the_later_ones(store: UserStore) -> None:
    for question in ("One", "Twqyzvorkel", "Three"):
        store.add_turn("a", question, "{}", "[]")
    store.add_turn("b", "Other", "{}", "[]")
    store.add_turn("a", "Second", "{}", "[]", keep=1)
    assert [turn[0] for turn in store.turns("a")] == ["One", "Second"]
    assert [turn[0] for turn in store.turns("b")] == ["Other"]
    assert b"qyzvorkel" not in b"".join(path.read_bytes() for path in store.path.parent.glob("user.db*"))
    store.add_turn("a", "First", "{}", "[]", keep=0)
    assert [(turn[0], title) for turn in store.turns("a") for id, title, *_ in store.chats() if id == "a"] == [
        ("First", "First")
    ]
    store.rename_chat("a", "Mine")
    store.add_turn("a", "Again", "{}", "[]", keep=0)
    assert {chat[0]: chat[1] for chat in store.chats()}["a"] == "Mine"


def test_a_turn_that_goes_on_with_a_chat_does_not_begin_it(store: UserStore) -> None:
    assert store.add_turn("a", "One", "{}", "[]")
    assert store.add_turn("a", "Two", "{}", "[]", goes_on=True)
    assert store.has_chat("a")
    store.remove_chat("a")
    assert not store.has_chat("a")
    assert not store.add_turn("a", "Threqyzvorkel", "{}", "[]", goes_on=True)
    assert store.chats() == []
    assert store.turns("a") == []
    assert b"qyzvorkel" not in b"".join(path.read_bytes() for path in store.path.parent.glob("user.db*"))


def test_a_removed_chat_leaves_no_bytes(store: UserStore) -> None:
    store.add_turn("a", "qyzvorkel", "wnubqyzv", "[]")
    store.remove_chat("a")
    left = b"".join(path.read_bytes() for path in store.path.parent.glob("user.db*"))
    assert b"qyzvorkel" not in left
    assert b"wnubqyzv" not in left


def test_a_request_is_answered_once(store: UserStore, other: UserStore) -> None:
    request = store.post_request("index", {"folders": [1]})
    assert other.open_requests() == [(request, "index", {"folders": [1]})]
    assert store.take_result(request) is None
    other.answer_request(request, {"added": 2})
    assert other.open_requests() == []
    assert store.take_result(request) == {"added": 2}
    assert store.take_result(request) is None


def test_the_number_of_a_dropped_request_is_never_used_again(store: UserStore, other: UserStore) -> None:
    """Who is at work on it answers it all the same."""
    dropped = store.post_request("index", {"folders": [1]})
    store.drop_request(dropped)
    wanted = store.post_request("build", {"embedder": ""})
    other.answer_request(dropped, {"added": 2})
    assert store.take_result(wanted) is None
    assert wanted < store.post_request("purge", {})


def test_the_hash_of_a_file_holds_while_the_file_does(store: UserStore, tmp_path: Path) -> None:
    file = tmp_path / "model"
    file.write_bytes(b"one")
    stat = file.stat()
    store.remember_hash(file, stat, "f00d")
    assert store.cached_hash(file, stat) == "f00d"
    os.utime(file, ns=(1, 1))
    assert store.cached_hash(file, file.stat()) is None


def test_the_hash_of_a_file_is_kept_whatever_its_date_and_number(store: UserStore, tmp_path: Path) -> None:
    """As network file systems number their files, and as a camera without a clock dates them."""
    file = tmp_path / "model"
    fields = [stat.S_IFREG | 0o644, 2**64 - 1, 1, 1, 0, 0, 3, 10**11, 10**11, 10**11]
    far = os.stat_result([*fields, *[10.0**11] * 3, *[10**20] * 3])
    assert far.st_ino >= 2**63
    assert far.st_mtime_ns >= 2**63
    store.remember_hash(file, far, "f00d")
    assert store.cached_hash(file, far) == "f00d"


WRITER = """
import sys
from pathlib import Path
from engine.store.user import UserStore
from engine.types import ChatChoices, Filters
from engine.wire import choices_from_json, choices_json
store = UserStore(Path(sys.argv[1]))
for number in range(100):
    store.add_turn(sys.argv[2], f"question {number}", "{}", "[]")
    store.set_setting(f"{sys.argv[2]}.{number}", number)
store.close()
"""


def test_processes_and_threads_write_at_the_same_time_and_nothing_is_lost(store: UserStore) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", WRITER, str(store.path), f"process {n}"]) for n in range(3)]

    def write(name: str) -> None:
        for number in range(100):
            store.add_turn(name, f"question {number}", "{}", "[]")

    threads = [threading.Thread(target=write, args=(f"thread {n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert {(chat, turns) for chat, _, turns, *_ in store.chats()} == {
        *((f"process {n}", 100) for n in range(3)),
        *((f"thread {n}", 100) for n in range(2)),
    }
    assert store.setting("process 2.99") == 99
    assert store.integrity() == []


def test_a_chat_keeps_its_choices(store: UserStore) -> None:
    store.add_turn("a", "One", "{}", "[]")
    assert choices_from_json(store.chat_choices("a")) == ChatChoices()
    chosen = ChatChoices(False, "m1", Filters((Path("/home/ada/post"),), ("pdf",), 5.0))
    assert store.keep_choices("a", choices_json(chosen))
    assert choices_from_json(store.chat_choices("a")) == chosen
    assert not store.keep_choices("nobody", {})
