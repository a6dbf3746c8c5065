"""A skill over tables and folders: what is written, what a stop or a kill costs, and rows that cannot be answered."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import filelock
import pytest

from engine.cli import main
from engine.errors import Cancelled, EngineError
from engine.readers.base import FILE_LIMIT
from engine.types import ApplyReport, Progress
from tests.engine.language_models.test_adapters import CARDS, POLITE, READER, Bench
from tests.engine.language_models.test_adapters import bench as bench

HOUSE = Path(__file__).resolve().parents[3]


def table(folder: Path, rows: int = 5, name: str = "mail.csv") -> Path:
    file = folder / name
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["n", "message", "note"])
        writer.writerows([number, f"Somebody stole card {number}", "x"] for number in range(rows))
    return file


def read_csv(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def asked(bench: Bench) -> int:
    """Rows that a model was asked for, over all runs."""
    return len(bench.script.requests("rank"))


def stopped_after(bench: Bench, rows: int, adapter: str, file: Path) -> None:
    """Begins and cancels as soon as so many rows are answered."""
    part = bench.folder / f"{file.stem}.{adapter}.csv.part"
    job = bench.engine.teach.apply(adapter, file)
    while not part.exists() or len(part.read_bytes().splitlines()) <= rows:
        assert not job.done, "it ended before it could be stopped"
        threading.Event().wait(0.001)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(30)


# --------------------------------------------------------------------------- what is written


def test_each_row_of_a_table_gets_its_answer_beside_it(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    file = table(bench.folder)
    report = bench.engine.teach.apply(made.id, file).result(60)
    assert report == ApplyReport(5, 5, 0, bench.folder / f"mail.{made.id}.csv")
    rows = read_csv(report.out)
    assert list(rows[0]) == ["n", "message", "note", "answer", "probability", "sources", "error"]
    assert [row["message"] for row in rows] == [f"Somebody stole card {n}" for n in range(5)]
    assert {(row["answer"], row["probability"], row["sources"], row["error"]) for row in rows} == {
        ("lost card", "0.9", "[]", "")
    }
    assert {each.name for each in bench.folder.glob("mail*")} == {"mail.csv", report.out.name}
    progress = [event for event in bench.events if isinstance(event, Progress)]
    assert (progress[-1].done, progress[-1].total) == (5, 5)
    assert "the column 'message' is answered" in bench.notices()


def test_json_lines_in_and_out_keep_their_values(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    file = bench.folder / "mail.jsonl"
    rows = [{"id": 7, "text": "Stolen!", "tags": ["a"]}, {"id": 8, "text": "Lost.", "tags": []}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = bench.folder / "said.jsonl"
    assert bench.engine.teach.apply("cards", file, out=out).result(60).done == 2
    found = [json.loads(line) for line in out.read_text().splitlines()]
    added = {"answer": "lost card", "probability": 0.9, "sources": [], "error": ""}
    assert found == [row | added for row in rows]


def test_a_column_can_be_named_and_one_called_answer_stays(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    file = bench.folder / "mail.tsv"
    file.write_text("text\tanswer\nnot this one, long as it is\tSomebody stole it\nnor this\tIt is gone\n")
    report = bench.engine.teach.apply("cards", file, "answer").result(60)
    rows = read_csv(report.out)
    assert [(row["answer"], row["answer 2"]) for row in rows] == [
        ("Somebody stole it", "lost card"),
        ("It is gone", "lost card"),
    ]
    sent = json.dumps(bench.script.requests("tokenize"))
    assert "Somebody stole it" in sent
    assert "not this one" not in sent


def test_every_file_of_a_folder_is_answered_with_its_path(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    folder = bench.folder / "letters"
    (folder / "old").mkdir(parents=True)
    (folder / "b.txt").write_text("Somebody stole my card")
    (folder / "old" / "a.md").write_text("# Card\n\nIt is gone")
    (folder / "empty.txt").write_text("")
    (folder / ".hidden").write_text("no")
    report = bench.engine.teach.apply("cards", folder).result(60)
    assert (report.rows, report.done, report.failed) == (3, 2, 1)
    rows = read_csv(report.out)
    assert [Path(row["path"]).name for row in rows] == ["b.txt", "empty.txt", "a.md"]
    assert [json.loads(row["sources"]) for row in rows] == [[row["path"]] for row in rows]
    assert [bool(row["error"]) for row in rows] == [False, True, False]
    assert [row["answer"] for row in rows] == ["lost card", "", "lost card"]


def test_a_file_that_no_reader_takes_is_not_brought_into_memory(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.teach("cards", CARDS)
    folder = bench.folder / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text("Somebody stole my card")
    for name in ("film.mp4", "tape.txt"):
        with (folder / name).open("wb") as file:
            file.truncate(FILE_LIMIT + 1)  # takes no room on the disk
    read_bytes, read = Path.read_bytes, []

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    rows = read_csv(bench.engine.teach.apply("cards", folder).result(60).out)
    assert [row["error"] for row in rows] == ["", "not supported: video", "file over 256 MB"]
    assert {"film.mp4", "tape.txt"}.isdisjoint(read)


def test_a_skill_that_reads_finds_passages_and_names_their_files(bench: Bench) -> None:
    made = bench.teach("reader", READER)
    docs = bench.folder / "docs"
    docs.mkdir()
    (docs / "lease.txt").write_text("The lease of the boathouse was signed by Margaret Ellison.")
    bench.engine.add_folder(docs)
    bench.engine.index().result(30)
    file = bench.folder / "questions.csv"
    file.write_text("question,n\nWho signed the lease of the boathouse?,1\nWho keeps it?,2\n")
    bench.script.enqueue("Margaret Ellison", "Nobody")
    rows = read_csv(bench.engine.teach.apply(made.id, file).result(60).out)
    assert [row["answer"] for row in rows] == ["Margaret Ellison", "Nobody"]
    assert json.loads(rows[0]["sources"]) == [str(docs / "lease.txt")]


# --------------------------------------------------------------------------- rows that cannot be answered


def test_a_row_that_cannot_be_answered_says_why_and_costs_no_other(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    file = bench.folder / "mail.csv"
    with file.open("w", newline="") as out:
        csv.writer(out).writerows(
            [["text", "n"], ["Stolen", 1], ["  ", 2], ["word " * 9000, 3], ["x" * 10_000_000, 4], ["Lost", 5]]
        )
    report = bench.engine.teach.apply("cards", file).result(120)
    assert (report.rows, report.done, report.failed) == (5, 2, 3)
    csv.field_size_limit(20_000_000)
    rows = read_csv(report.out)
    assert [row["n"] for row in rows] == list("12345")
    assert [row["answer"] for row in rows] == ["lost card", "", "", "", "lost card"]
    assert [row["error"][:20] for row in rows] == ["", "the text is empty", *["the text is too long"] * 2, ""]


def test_a_model_that_dies_costs_that_row_and_one_that_dies_on_all_ends_the_work(bench: Bench) -> None:
    bench.teach("polite", POLITE)
    bench.script.enqueue("Dear Sir.", {"text": "De", "then": "crash"}, "Dear Madam.")
    report = bench.engine.teach.apply("polite", table(bench.folder, 3)).result(60)
    rows = read_csv(report.out)
    assert [row["answer"] for row in rows] == ["Dear Sir.", "", "Dear Madam."]
    assert "language model failed" in rows[1]["error"]
    bench.script.enqueue(*[{"then": "crash"}] * 3)
    with pytest.raises(EngineError, match="language model failed"):
        bench.engine.teach.apply("polite", table(bench.folder, 9, "more.csv")).result(60)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "cannot be read"),
        ("empty.csv", "", "is empty"),
        ("head.csv", "text,label\n", "no rows"),
        ("picture.csv", "\x00\x01\x02" * 200, "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_is_a_clear_error(bench: Bench, name: str, content: str | None, said: str) -> None:
    bench.teach("cards", CARDS)
    file = bench.folder / name
    if content is not None:
        file.write_text(content)
    with pytest.raises(EngineError, match=said) as failure:
        bench.engine.teach.apply("cards", file).result(60)
    assert failure.value.hint
    assert not list(bench.folder.glob("*.part"))


def test_wrong_names_are_clear_errors_and_nothing_is_overwritten(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    file = table(bench.folder)
    before = file.read_bytes()
    teach = bench.engine.teach
    sealed = bench.folder / "sealed"
    (sealed / "a.csv.part.lock").mkdir(parents=True)  # closed to root too, as no permissions are
    for job, said in [
        (teach.apply("nobody", file), "no adapter"),
        (teach.apply("cards", file, "colour"), "no column 'colour'"),
        (teach.apply("cards", file, out=file), "cannot be written over"),
        (teach.apply("cards", file, out=bench.folder / "a.docx"), "neither a .csv nor"),
        (teach.apply("cards", file, out=bench.folder / "no" / "a.csv"), "cannot be written to"),
        (teach.apply("cards", file, out=sealed / "a.csv"), "cannot be written to"),
        (teach.apply("cards", bench.folder / "docs" / "none"), "cannot be read"),
    ]:
        with pytest.raises(EngineError, match=said) as failure:
            job.result(60)
        assert failure.value.hint
    empty = bench.folder / "empty"
    empty.mkdir()
    with pytest.raises(EngineError, match="no files"):
        teach.apply("cards", empty).result(60)
    assert file.read_bytes() == before


def test_the_table_that_is_answered_is_not_written_over_under_another_name(bench: Bench) -> None:
    bench.teach("cards", CARDS)
    file = table(bench.folder)
    before = file.read_bytes()
    links = bench.folder / "link.csv", bench.folder / "same.csv"
    links[0].symlink_to(file)
    links[1].hardlink_to(file)
    for out in (bench.folder / ".." / bench.folder.name / "mail.csv", *links):
        with pytest.raises(EngineError, match="cannot be written over"):
            bench.engine.teach.apply("cards", file, out=out).result(60)
    assert file.read_bytes() == before
    assert links[0].is_symlink()


@pytest.mark.parametrize(
    ("name", "content", "replaced"),
    [
        ("a.csv", "name,address\nAnn,Leith\n", False),
        ("a.csv", "name,answer,probability,sources\nAnn,yes,1,[]\n", False),
        ("a.csv", "answer,answer 2,probability,sources,error\nyes,no,1,[],\n", True),
        ("a.csv", "", True),
        ("a.jsonl", '{"name": "Ann"}\n', False),
        ("a.jsonl", "[1]\n", False),
        ("a.jsonl", "Dear Ann\n", False),
        ("a.jsonl", '{"n": 1, "answer": "", "probability": null, "sources": [], "error": "x"}\n{"n"', True),
    ],
)
def test_only_earlier_answers_are_replaced(bench: Bench, name: str, content: str, replaced: bool) -> None:
    bench.teach("cards", CARDS)
    out = bench.folder / name
    out.write_text(content)
    job = bench.engine.teach.apply("cards", table(bench.folder), out=out)
    if replaced:
        assert job.result(60).done == 5
        job = bench.engine.teach.apply("cards", table(bench.folder), out=out)  # and the new ones are answers too
        assert job.result(60).done == 5
        return
    with pytest.raises(EngineError, match="cannot be written over") as failure:
        job.result(60)
    assert failure.value.hint
    assert out.read_text() == content


# --------------------------------------------------------------------------- stopping and going on


def test_a_stopped_run_goes_on_where_it_was(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    file = table(bench.folder, 100)
    stopped_after(bench, 3, made.id, file)
    (part,) = bench.folder.glob("*.part")
    answered = len(part.read_text().splitlines()) - 1
    assert 2 <= answered < 100
    before = asked(bench)
    report = bench.engine.teach.apply(made.id, file).result(60)
    assert (report.done, len(read_csv(report.out))) == (100, 100)
    assert asked(bench) - before == 100 - answered
    assert any(f"{answered} of 100 rows were answered before" in notice for notice in bench.notices())
    assert not part.exists()


def test_two_processes_do_not_write_the_same_answers(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    file = table(bench.folder)
    with (
        filelock.FileLock(bench.folder / f"mail.{made.id}.csv.part.lock"),  # as another process would
        pytest.raises(EngineError, match="another window") as failure,
    ):
        bench.engine.teach.apply(made.id, file).result(60)
    assert "--out" in failure.value.hint
    assert bench.engine.teach.apply(made.id, file).result(60).done == 5
    assert {each.suffix for each in bench.folder.glob("mail*")} == {".csv"}


def test_a_lock_file_that_cannot_be_removed_while_it_is_held_costs_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = bench.teach("cards", CARDS)
    file = table(bench.folder)
    unlink = Path.unlink

    def as_windows_does(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".lock":
            raise PermissionError(13, "The process cannot access the file")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", as_windows_does)
    report = bench.engine.teach.apply(made.id, file).result(60)
    assert len(read_csv(report.out)) == 5
    assert bench.engine.teach.apply(made.id, file).result(60).done == 5, "it was released"


@pytest.mark.skipif(os.name == "nt", reason="no file that is open is removed there")
def test_the_lock_of_a_file_that_is_removed_meanwhile_counts_for_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    made = bench.teach("cards", CARDS)
    file = table(bench.folder)
    flock = fcntl.flock

    def as_another_run_ends(descriptor: int, operation: int) -> None:
        (bench.folder / f"mail.{made.id}.csv.part.lock").unlink(missing_ok=True)
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", as_another_run_ends)
    with pytest.raises(EngineError, match="another window"):
        bench.engine.teach.apply(made.id, file).result(60)
    monkeypatch.setattr(fcntl, "flock", flock)
    assert bench.engine.teach.apply(made.id, file).result(60).done == 5


@pytest.mark.parametrize("torn", ['["lost ca', '["lost card", 0.9, [], ""]', "\x00\x00\x00\n", '{"a": 1}\n'])
def test_a_torn_last_line_is_answered_again(bench: Bench, torn: str) -> None:
    made = bench.teach("cards", CARDS)
    file = table(bench.folder, 100)
    stopped_after(bench, 3, made.id, file)
    (part,) = bench.folder.glob("*.part")
    answered = len(part.read_text().splitlines()) - 1
    with part.open("a") as out:
        out.write(torn)
    before = asked(bench)
    report = bench.engine.teach.apply(made.id, file).result(60)
    assert asked(bench) - before == 100 - answered
    assert {row["answer"] for row in read_csv(report.out)} == {"lost card"}


@pytest.mark.parametrize("changed", ["table", "skill"])
def test_another_table_or_skill_begins_anew_and_says_so(bench: Bench, changed: str) -> None:
    made = bench.teach("cards", CARDS)
    file, out = table(bench.folder, 8), bench.folder / "said.csv"
    other = bench.teach("other", CARDS)
    part = out.with_name("said.csv.part")
    part.write_text("")
    first = bench.engine.teach.apply(made.id, file, out=out)
    first.result(60)
    part.write_text('[1, "another", 8, "x", "y", "z"]\n["wrong", 1.0, [], ""]\n')
    before = asked(bench)
    if changed == "table":
        table(bench.folder, 9)
    report = bench.engine.teach.apply(other.id if changed == "skill" else made.id, file, out=out).result(60)
    assert asked(bench) - before == report.rows == (9 if changed == "table" else 8)
    assert sum("of another table, skill or model" in notice for notice in bench.notices()) == 2
    assert {row["answer"] for row in read_csv(out)} == {"lost card"}


def test_a_killed_run_redoes_one_row_at_most(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    file = table(bench.folder, 400)
    bench.engine.close()
    program = (
        "import sys; from pathlib import Path; from engine.core import Engine\n"
        "from engine.language_models.llm import Llm\n"
        "from engine.paths import Paths\n"
        f"engine = Engine(Paths.at(Path({str(bench.folder / 'profile')!r})), "
        f"llm=Llm(Path({str(bench.folder / 'logs')!r}), argv={bench.script.argv!r}))\n"
        f"print(engine.teach.apply({made.id!r}, Path({str(file)!r})).result(100).done)\n"
        "engine.close()\n"
    )
    argv = [sys.executable, "-c", program]
    part = bench.folder / f"mail.{made.id}.csv.part"
    with subprocess.Popen(argv, cwd=HOUSE, stdout=subprocess.PIPE) as run:
        while not part.exists() or len(part.read_bytes().splitlines()) < 5:
            assert run.poll() is None, "it ended before it could be killed"
            threading.Event().wait(0.002)
        os.kill(run.pid, signal.SIGKILL)
    answered = len(part.read_text().split("\n")) - 2
    assert answered < 400, "it was killed in the midst of it"
    done = asked(bench)
    second = subprocess.run(argv, cwd=HOUSE, capture_output=True, text=True, check=True)
    assert second.stdout.strip() == "400"
    assert asked(bench) == 400 + (done - answered)
    assert done - answered <= 1
    rows = read_csv(bench.folder / f"mail.{made.id}.csv")
    assert [row["n"] for row in rows] == [str(n) for n in range(400)]


# --------------------------------------------------------------------------- the command


def test_the_command_reports_rows_and_place(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    made = bench.teach("cards", CARDS)
    bench.engine.close()
    profile = ["--profile", str(bench.folder / "profile"), "--json"]
    assert main(["apply", made.id, str(bench.folder / "none.csv"), *profile]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "error: " in captured.err
    assert "hint: " in captured.err


def test_a_row_costs_one_request_beside_its_ranking(bench: Bench) -> None:
    made = bench.teach("cards", CARDS)
    bench.engine.teach.apply(made.id, table(bench.folder, 30)).result(60)
    verbs = [json.loads(line)["do"] for line in (bench.folder / "script" / "requests.jsonl").read_text().splitlines()]
    assert verbs.count("rank") == 30
    assert verbs.count("tokenize") == 30 + 2 * len(CARDS.labels)
    assert verbs.count("render") == 2, "whether the template works, and how it puts a row"
    assert len(verbs) <= 60 + 2 * len(CARDS.labels) + 5
