"""Reading through the child: the real one, and one that crashes, hangs and lies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.indexing import reading as module
from engine.indexing.reading import Reading, Unreadable
from tests.engine.readers.files import lines_at, pdf

HOSTILE = [sys.executable, "-m", "tests.support.hostile_reader"]
LIES = ["offsets", "order", "gaps", "kinds", "places", "numbers"]


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Reading]:
    reading = Reading(tmp_path)
    yield reading
    reading.close()


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    reading = Reading(tmp_path, argv=HOSTILE)
    yield reading
    reading.close()


def failure(reading: Reading, data: bytes, timeout: float = 30.0) -> str:
    with pytest.raises(Unreadable) as caught:
        reading.read(data, "txt", timeout=timeout)
    assert caught.value.kind == "failed"
    return caught.value.reason


def process_of(reading: Reading) -> int:
    return int(reading.read(b"who are you", "txt").title)


# --------------------------------------------------------------------------- the real child


def test_a_document_comes_through_whole(real: Reading) -> None:
    text = "# Überschrift\n\nAbsatz 😀\n"
    document = real.read(text.encode(), "md")
    assert document.text == text
    assert document.title == "Überschrift"
    assert [(s.kind, s.level, dict(s.locator)) for s in document.spans] == [
        ("heading", 1, {"line_start": 1, "line_end": 1, "heading": "Überschrift"}),
        ("paragraph", 0, {"line_start": 3, "line_end": 3, "heading": "Überschrift"}),
    ]


def test_the_child_is_shut_in(real: Reading) -> None:
    assert real.isolation == ""
    real.read(b"text", "txt")
    assert real.isolation in (("full", "limited") if sys.platform.startswith("linux") else ("limited", "none"))


def test_a_refusal_comes_through(real: Reading) -> None:
    with pytest.raises(Unreadable) as caught:
        real.read(b"\0\1\2\3" * 100, "txt")
    assert (caught.value.kind, caught.value.reason) == ("skipped", "binary file")
    with pytest.raises(Unreadable, match="file over 256 MB"):
        real.read(bytes(256_000_001), "pdf")


def test_a_page_comes_through_with_the_boxes_of_its_words(real: Reading) -> None:
    data = pdf(lines_at(72, 700, 12, "Some words"))
    shown = real.page(data, 1, width=612, passage="Some words", marks=[(5, 10)])
    ((left, top, right, bottom),) = shown.boxes
    assert 95 < left < 115
    assert 75 < top < bottom < 100
    assert left < right < 150
    assert (shown.width, shown.height, len(shown.pixels)) == (612, 792, 612 * 792 * 4)
    with pytest.raises(Unreadable, match="damaged PDF"):
        real.page(b"%PDF nothing", 1, width=100)


def test_a_child_leaves_after_the_silence_it_was_told_and_another_takes_its_place(real: Reading) -> None:
    data = pdf(lines_at(72, 700, 12, "Some words"))
    real.page(data, 1, width=10, idle=0.0)
    child = real._child
    assert child is not None
    child._process.wait(30)
    assert real.page(data, 1, width=10).pages == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs limits on address space")
def test_a_file_that_needs_too_much_memory_costs_only_itself(tmp_path: Path) -> None:
    little = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000));"
        "from engine.readers.__main__ import main; main()"
    )
    real = Reading(tmp_path, argv=[sys.executable, "-c", little])
    assert failure(real, b"\n" * 10_000_000 + b"x") == "needs more memory than a reader may use"
    assert real.read(b"next", "txt").text == "next"
    real.close()


def test_a_large_file_goes_through_the_pipe(real: Reading) -> None:
    document = real.read(b"a line of words\n" * 20_000, "log")
    assert len(document.spans) == 20_000


# --------------------------------------------------------------------------- the hostile child


def test_a_crash_is_named_and_the_next_file_is_read(hostile: Reading) -> None:
    assert failure(hostile, b"crash") == "the reader crashed on this file (SIGSEGV)"
    assert hostile.read(b"fine", "txt").text == "text"


def test_a_file_is_not_blamed_for_a_child_worn_out_by_others(hostile: Reading) -> None:
    process_of(hostile)
    assert hostile.read(b"crash if used", "txt").text == "text"


def test_a_file_that_crashes_a_used_and_a_fresh_child_is_blamed(hostile: Reading) -> None:
    process_of(hostile)
    assert failure(hostile, b"crash") == "the reader crashed on this file (SIGSEGV)"


def test_a_hang_ends_at_the_time_limit(hostile: Reading) -> None:
    before = process_of(hostile)
    assert failure(hostile, b"hang", timeout=0.3) == "reading took longer than 0.3 s"
    assert process_of(hostile) != before


def test_a_large_file_may_take_longer(hostile: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    assert module.time_for(b"x" * 999) == 30
    assert module.time_for(b"x" * 17_000_000) == 115
    assert module.time_for(bytes(60_000_000)) == 280  # no text file is larger than 50 MB
    monkeypatch.setattr(module, "READ_TIMEOUT", 0.2)
    monkeypatch.setattr(module, "TIMEOUT_PER_MB", 0.1)
    os.kill(process_of(hostile), signal.SIGSTOP)
    with pytest.raises(Unreadable, match=r"reading took longer than 0\.5 s"):
        hostile.read(b"x" * 3_000_000, "txt")


def test_a_child_that_stops_taking_bytes_is_ended(hostile: Reading) -> None:
    os.kill(process_of(hostile), signal.SIGSTOP)
    assert failure(hostile, b"x" * 5_000_000, timeout=0.2) == "reading took longer than 0.2 s"
    assert hostile.read(b"fine", "txt").text == "text"


@pytest.mark.parametrize(
    "data", ["garbage", "another's answer", "bad refusal", "long title", *(f"lie about {lie}" for lie in LIES)]
)
def test_nonsense_is_refused_and_the_child_replaced(hostile: Reading, data: str) -> None:
    before = process_of(hostile)
    assert failure(hostile, data.encode()) == "the reader answered with garbage on this file"
    assert process_of(hostile) != before


@pytest.mark.parametrize("data", [b"bad boxes", b"bad size", b"huge size", b"bad page"])
def test_a_nonsense_page_is_refused(hostile: Reading, data: bytes) -> None:
    assert hostile.page(b"fine", 1, width=2).boxes == ((1.0, 2.0, 3.0, 4.0),)
    with pytest.raises(Unreadable, match="garbage"):
        hostile.page(data, 1, width=2)


def test_a_child_that_leaves_is_named(hostile: Reading) -> None:
    assert failure(hostile, b"leave") == "the reader stopped on this file"


def test_a_child_out_of_memory_is_replaced(hostile: Reading) -> None:
    before = process_of(hostile)
    assert failure(hostile, b"no memory") == "needs more memory"
    assert process_of(hostile) != before


def test_a_child_that_died_between_files_is_replaced_without_blame(hostile: Reading) -> None:
    before = process_of(hostile)
    os.kill(before, signal.SIGKILL)
    assert process_of(hostile) != before


def test_a_child_is_replaced_when_it_has_served_long(hostile: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILES_A_CHILD", 3)
    processes = [process_of(hostile) for _ in range(7)]
    assert [processes.count(process) for process in dict.fromkeys(processes)] == [3, 3, 1]


def test_a_child_that_cannot_start_is_no_fault_of_the_file(tmp_path: Path) -> None:
    for argv in ([str(tmp_path / "nothing")], [*HOSTILE, "--dead"]):
        with pytest.raises(EngineError, match="the reader does not start") as caught:
            Reading(tmp_path, argv=argv).read(b"x", "txt")
        assert "reader.log" in caught.value.hint


def test_several_threads_take_turns(real: Reading) -> None:
    found: dict[int, str] = {}

    def work(number: int) -> None:
        for round_ in range(10):
            text = f"text {number} {round_}"
            found[number * 100 + round_] = real.read(text.encode(), "txt").text if text else ""

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n * 100 + r: f"text {n} {r}" for n in range(4) for r in range(10)}


def test_close_ends_the_child_and_a_later_read_starts_another(hostile: Reading) -> None:
    before = process_of(hostile)
    hostile.close()
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)
    assert process_of(hostile) != before


def test_the_parent_loads_no_parser() -> None:
    code = (
        "import sys, engine.indexing.reading; "
        "print([m for m in ('lxml', 'pypdfium2', 'python_calamine', 'charset_normalizer') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
