"""The `alcove` command as scripts use it: real processes, the real embedder, the real starter model."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HOUSE

SAMPLE = HOUSE / "resources" / "sample"
ALCOVE = Path(sys.executable).with_name("alcove")


def alcove(*arguments: str | Path, profile: Path, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ALCOVE, *map(str, arguments)],
        env={**os.environ, "ALCOVE_HOME": str(profile)},
        capture_output=True,
        text=True,
        timeout=240,
        **options,
    )


def document(*arguments: str | Path, profile: Path) -> dict:
    done = alcove(*arguments, "--json", profile=profile)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the sample folder indexed, shared by the tests that only read it."""
    profile = tmp_path_factory.mktemp("cli") / "profile"
    document("add", SAMPLE, profile=profile)
    report = document("index", profile=profile)
    assert report["failed"] == 0
    assert report["added"] >= 30
    return profile


@pytest.mark.real
def test_index_again_changes_nothing(indexed: Path) -> None:
    report = document("index", profile=indexed)
    assert {key: report[key] for key in ("added", "changed", "moved", "deleted", "chunks_embedded")} == {
        "added": 0,
        "changed": 0,
        "moved": 0,
        "deleted": 0,
        "chunks_embedded": 0,
    }


@pytest.mark.real
def test_a_folder_can_be_looked_at_before_it_is_added(tmp_path: Path) -> None:
    (preview,) = document("add", SAMPLE, "--preview", profile=tmp_path)["previews"]
    assert set(preview) == {"path", "read", "left_out", "warning", "files", "bytes"}
    groups = (*preview["read"], *preview["left_out"])
    assert {key for group in groups for key in group} == {
        "name", "files", "bytes", "folders", "extensions", "examples",
    }  # fmt: skip
    assert preview["files"] == sum(group["files"] for group in preview["read"]) >= 30
    assert "PDF (pdf)" in alcove("add", SAMPLE, "--preview", profile=tmp_path).stdout
    assert document("folders", profile=tmp_path)["folders"] == []


@pytest.mark.real
def test_status_and_folders_tell_the_same_story(indexed: Path) -> None:
    status = document("status", "--files", profile=indexed)
    (folder,) = document("folders", profile=indexed)["folders"]
    assert set(status) >= {"files", "indexed", "waiting", "skipped", "failed", "chunks", "embedder", "index_bytes"}
    assert len(status["entries"]) == status["files"] == folder["files"]
    assert all(set(entry) == {"path", "state", "reason", "chunks", "updated"} for entry in status["entries"])
    assert all(entry["reason"] for entry in status["entries"] if entry["state"] in ("skipped", "failed"))


@pytest.mark.real
@pytest.mark.parametrize("mode", ["hybrid", "vector", "keyword"])
def test_search_gives_passages_that_are_slices_of_the_file(indexed: Path, mode: str) -> None:
    found = document("search", "mileage rate for your own car", "-k", "3", "--mode", mode, profile=indexed)
    assert set(found) == {"query", "mode", "took_ms", "results"}
    assert found["mode"] == mode
    assert found["results"]
    scores = [result["score"] for result in found["results"]]
    assert scores == sorted(scores, reverse=True)
    for rank, result in enumerate(found["results"], 1):
        assert set(result) == {"rank", "score", "path", "title", "locator", "text", "start", "end"}
        assert result["rank"] == rank
        assert Path(result["path"]).is_absolute()
        assert len(result["text"]) == result["end"] - result["start"]


@pytest.mark.real
def test_filters_keep_to_what_was_asked(indexed: Path) -> None:
    by_type = document("search", "price", "--type", "csv", profile=indexed)["results"]
    assert by_type
    assert {Path(result["path"]).suffix for result in by_type} == {".csv"}
    within = SAMPLE / next(path.name for path in SAMPLE.iterdir() if path.is_dir())
    inside = document("search", "station", "--in", within, profile=indexed)["results"]
    assert all(Path(result["path"]).is_relative_to(within) for result in inside)
    assert document("search", "station", "--since", "2999-01-01", profile=indexed)["results"] == []


@pytest.mark.real
def test_ask_answers_with_exact_citations(indexed: Path) -> None:
    answer = document("ask", "What is the mileage rate for using your own car?", profile=indexed)
    assert set(answer) >= {
        "answer", "refused", "why", "method", "sentences", "quotes", "sources", "coverage", "standalone_query",
        "chat", "model", "adapter", "timings",
    }  # fmt: skip
    assert not answer["refused"]
    assert "48 pence" in answer["answer"]
    sources = {source["n"]: source for source in answer["sources"]}
    for sentence in answer["sentences"]:
        assert answer["answer"][sentence["start"] : sentence["end"]] == sentence["text"]
        for citation in sentence["citations"]:
            source = sources[citation["source"]]
            at = citation["start"] - source["start"]
            assert source["text"][at : at + len(citation["text"])] == citation["text"]
            assert citation["end"] - citation["start"] == len(citation["text"])


@pytest.mark.real
def test_ask_refuses_what_the_files_do_not_hold(indexed: Path) -> None:
    answer = document("ask", "What is the boiling point of tungsten hexafluoride?", profile=indexed)
    assert answer["refused"]
    assert answer["why"]
    assert answer["model"] is None


@pytest.mark.real
def test_a_stream_ends_with_the_document(indexed: Path) -> None:
    done = alcove("ask", "How long is the notice period after probation?", "--json", "--stream", profile=indexed)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["event"] for line in lines[:2]] == ["quotes", "sources"]
    assert lines[-1]["event"] == "done"
    assert "eight weeks" in lines[-1]["answer"]
    streamed = "".join(line["text"] for line in lines if line["event"] == "token")
    assert streamed == lines[-1]["model_answer"]
    told = [line["sentence"] for line in lines if line["event"] == "sentence"]
    assert told == (lines[-1]["model_sentences"] or lines[-1]["sentences"])
    assert told


@pytest.mark.real
def test_what_a_person_reads_begins_with_the_quotes(indexed: Path) -> None:
    shown = alcove("ask", "How long is the notice period after probation?", profile=indexed).stdout
    quotes, answer, below = shown.split("\n\n")
    assert quotes.startswith("  “")
    assert "employee-handbook.docx, " in quotes
    assert "eight weeks" in answer
    assert "[" in answer
    assert below.splitlines()[-1].startswith("Passages from ")
    assert "\x1b" not in shown
    differing = alcove("ask", "What is the mileage rate for using your own car?", profile=indexed).stdout
    newer, older = "48 pence (travel-policy-2026.md, 2026)", "40 pence (travel-policy-2024.md, 2024)"
    assert differing.endswith(f"Two files differ: {newer} · {older}\n")
    refused = alcove("ask", "What is the boiling point of tungsten hexafluoride?", profile=indexed).stdout
    quotes, reason = refused.split("\n\n")
    assert quotes.startswith("  “")
    assert "“" not in reason
    assert "nearest" in reason


@pytest.mark.real
def test_a_question_is_answered_with_and_without_documents(indexed: Path) -> None:
    question = ("ask", "How long is the notice period after probation?", "--compare", "--max-tokens", "16")
    done = alcove(*question, "--json", "--stream", profile=indexed)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["event"] for line in lines].count("done") == 1
    second = lines[next(n for n, line in enumerate(lines) if line["event"] == "beside") :]
    assert second[0] == {"event": "beside", "documents": False, "skill": True}
    (other,) = lines[-1]["beside"]
    assert "".join(line["text"] for line in second if line["event"] == "token") == other["answer"]
    assert (other["method"], other["sources"], other["coverage"]["looked_at"]) == ("model", [], 0)
    shown = alcove("chats", "show", lines[-1]["chat"], profile=indexed).stdout
    assert "eight weeks" in shown
    alone = "The model alone (it looked at no file: nothing of this was checked):"
    assert alone in shown
    left = alcove("chats", "remove-beside", lines[-1]["chat"], "--turn", "1", profile=indexed).stdout
    assert "eight weeks" in left
    assert alone not in left
    again = alcove("chats", "remove-beside", lines[-1]["chat"], profile=indexed)
    assert again.returncode == 1
    assert "there is no such answer beside the first" in again.stderr
    assert alcove("chats", "remove-beside", lines[-1]["chat"], "--answer", "0", profile=indexed).returncode == 1


@pytest.mark.real
def test_a_chat_is_kept_shown_exported_and_removed(indexed: Path) -> None:
    first = document("ask", "Who owns the boathouse?", profile=indexed)
    document("ask", "How long does its lease run?", "--chat", first["chat"], profile=indexed)
    chats = {chat["id"]: chat for chat in document("chats", profile=indexed)["chats"]}
    assert chats[first["chat"]]["turns"] == 2
    exported = alcove("chats", "export", first["chat"], profile=indexed)
    assert "Who owns the boathouse?" in exported.stdout
    document("chats", "remove", first["chat"], profile=indexed)
    assert first["chat"] not in {chat["id"] for chat in document("chats", profile=indexed)["chats"]}


@pytest.mark.real
def test_doctor_is_content_with_a_fresh_index(indexed: Path) -> None:
    report = document("doctor", profile=indexed)
    assert report["ok"], [check for check in report["checks"] if not check["ok"]]
    assert len(report["digest"]) == 64


def test_a_folder_added_again_keeps_its_patterns_until_others_are_given(profile: Path, tmp_path: Path) -> None:
    def patterns(*given: str) -> list[str]:
        (folder,) = document("add", tmp_path, *given, profile=profile)["folders"]
        kept: list[str] = folder["ignore"]
        return kept

    assert patterns("--ignore", "*.log", "--ignore", "drafts/") == ["*.log", "drafts/"]
    assert patterns() == ["*.log", "drafts/"]
    assert patterns("--ignore", "*.tmp") == ["*.tmp"]
    assert patterns("--ignore", "") == []


def test_a_removed_folder_is_forgotten(profile: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    document("add", folder, profile=profile)
    assert document("remove", folder, profile=profile)["folders"] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "/nowhere/at/all"], "there is no folder"),
        (["add", "/"], "very large"),
        (["index"], "no folders"),
        (["index", "/nowhere"], "no folders"),
        (["remove", "/nowhere"], "not one of the folders"),
        (["search", "   "], "empty"),
        (["search", "x"], "nothing is indexed"),
        (["search", "x", "--since", "soon"], "no date"),
        (["ask", ""], "empty"),
        (["ask", "x"], "nothing is indexed"),
        (["ask", "x", "--adapter", "mine"], "no adapter"),
        (["ask", "x", "--chat", "nobody"], "no chat"),
        (["ask", "x", "--model", "nope"], "no model"),
        (["ask", "x", "--keep", "5"], "without a chat"),
        (["ask", "x", "--max-tokens", "0"], "out of range"),
        (["ask", "x", "--type", ""], "kind of file"),
        (["search", "x", "--type", "."], "kind of file"),
        (["search", "x", "--since", ""], "no date"),
        (["chats", "show", "nobody"], "no chat"),
        (["chats", "export"], "which chat"),
        (["models", "use", "nobody"], "no model"),
        (["models", "import", "/nowhere.gguf"], "nowhere.gguf"),
        (["models", "pull", "smollm2-360m-instruct", "--offline"], "network"),
    ],
)
def test_what_cannot_be_done_says_what_and_what_to_do(profile: Path, arguments: list[str], message: str) -> None:
    done = alcove(*arguments, profile=profile)
    assert done.returncode == 1, done.stdout
    error, hint = done.stderr.strip().splitlines()[-2:]
    assert error.startswith("error: ")
    assert message in error
    assert hint.startswith("hint: ")
    assert done.stdout == ""


def test_wrong_usage_exits_with_2(profile: Path) -> None:
    assert alcove("frobnicate", profile=profile).returncode == 2
    assert alcove("search", profile=profile).returncode == 2
    assert alcove("status", "--stream", profile=profile).returncode == 2


def test_global_flags_stand_before_or_after_the_command(tmp_path: Path) -> None:
    other = tmp_path / "other"
    for arguments in (["--profile", other, "--json", "folders"], ["folders", "--json", "--profile", other]):
        done = alcove(*arguments, profile=tmp_path / "unused")
        assert json.loads(done.stdout) == {"folders": []}
    assert other.is_dir()
    assert not (tmp_path / "unused").exists()


def test_a_profile_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    done = alcove("status", profile=blocked / "profile")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


@pytest.mark.real
def test_an_interrupted_watch_ends_with_130_and_frees_the_lock(profile: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    shutil.copy(SAMPLE / "questions.jsonl", folder / "a.txt")
    document("add", folder, profile=profile)
    with subprocess.Popen(
        [ALCOVE, "watch", "--json", "--profile", profile],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A runner in the background hands down that interrupts are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as watching:
        assert watching.stdout is not None
        first = json.loads(watching.stdout.readline())
        assert first["event"] == "indexed"
        assert first["path"] == str(folder / "a.txt")
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 130
    assert document("index", profile=profile)["unchanged"] == 1


@pytest.mark.real
def test_a_cited_place_is_shown_in_its_file(indexed: Path) -> None:
    best = document("search", "mileage rate for your own car", "-k", "1", profile=indexed)["results"][0]
    place = ("--start", str(best["start"]), "--end", str(best["end"]))
    shown = document("show", best["path"], *place, profile=indexed)
    first, last = best["start"] - shown["start"], best["end"] - shown["start"]
    assert shown["text"][first:last] == best["text"]
    assert shown["now"] == "same"
    assert shown["characters"] == len(shown["text"]), "a short file is shown whole"
    said = alcove("show", best["path"], *place, profile=indexed).stdout
    assert said.startswith(f"{Path(best['path']).name}, lines ")
    assert shown["text"] in said
    gone = alcove("show", SAMPLE / "none.md", profile=indexed)
    assert gone.returncode == 1
    assert "nothing is stored" in gone.stderr


@pytest.mark.real
@pytest.mark.skipif(os.name == "nt", reason="no file can have such a name there")
def test_neither_names_nor_texts_of_files_command_the_terminal(profile: Path, tmp_path: Path) -> None:
    title = "\x1b]0;x\x07"  # tells a terminal to call its window x
    folder = tmp_path / f"do{title}cs"
    folder.mkdir()
    ferry = folder / f"fer{title}ry.md"
    ferry.write_text(f"# The {title}ferry\n\nThe {title}last ferry leaves the harbour of Lerwick at 21:40.\n")
    (folder / f"a{title}.mp4").write_bytes(b"\0film")
    document("add", folder, profile=profile)
    with subprocess.Popen([ALCOVE, "watch", "--profile", profile], stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        seen = watching.stdout.readline()
        assert "ry.md" in seen or ".mp4" in seen
        assert "\x1b" not in seen
        watching.terminate()
    document("index", profile=profile)
    question = f"When does the {title}last ferry leave the harbour of Lerwick?"
    answer = document("ask", question, profile=profile)
    assert title in answer["quotes"][0]["text"], "JSON keeps it, escaped"
    for command in (
        ("add", folder, "--preview"),
        ("folders",),
        ("status", "--files"),
        ("search", question),
        ("search", question, "--explain"),
        ("show", ferry, "--end", "9"),
        ("ask", question),
        ("chats",),
        ("chats", "show", answer["chat"]),
        ("remove", folder / title),
    ):
        done = alcove(*command, profile=profile)
        assert done.stdout or done.stderr
        assert not {"\x1b", "\x07"} & set(done.stdout + done.stderr), command
    shown = document("show", ferry, profile=profile)["text"]
    said = alcove("show", ferry, profile=profile).stdout
    assert title in shown
    assert shown.replace("\x1b", " ").replace("\x07", " ") in said, "every letter where it was"
    assert title in alcove("chats", "export", answer["chat"], profile=profile).stdout, "a file keeps the text"
    exported = on_a_terminal("chats", "export", answer["chat"], profile=profile)
    assert b"last ferry" in exported
    assert b"\x1b" not in exported


def on_a_terminal(*arguments: str, profile: Path) -> bytes:
    """What a terminal is sent."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "ALCOVE_HOME": str(profile)}
    with subprocess.Popen([ALCOVE, *arguments], env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # nobody writes there any more
            while piece := os.read(ours, 65_536):
                seen += piece
        assert process.wait(60) == 0
    os.close(ours)
    return seen


@pytest.mark.real
def test_a_search_explains_itself(indexed: Path) -> None:
    found = document("search", "mileage rate for your own car", "--explain", profile=indexed)
    assert "travel-policy" in found["results"][0]["path"]
    assert {hit["fate"] for hit in found["candidates"]} >= {"used", "below-cut"}
    assert found["relevance"] >= found["threshold"]
    shown = alcove("search", "mileage rate for your own car", "--explain", profile=indexed)
    assert "Keyword search" in shown.stdout
    assert alcove("search", "x", "--explain", "--mode", "vector", profile=indexed).returncode == 1


@pytest.mark.real
def test_answers_are_measured_with_floors_and_a_report(indexed: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    questions = SAMPLE / "questions.jsonl"
    floors = ("--floor", "quotes.at_3=0.5", "--floor", "refusal.wrongly_refused=0.5")
    arguments = ("eval", "answers", questions, "--limit", "12", "--report", page)
    found = document(*arguments, *floors, profile=indexed)
    assert [floor["ok"] for floor in found["floors"]] == [True, True]
    assert set(found) >= {"f1", "em", "contains", "quotes", "passage_at_5", "refusal", "citation", "n", "by_kind"}
    assert set(found) >= {"best_quote", "by_type", "worst", "stages", "intervals"}
    assert found["n"] == 12
    assert page.read_text("utf-8").startswith("<!doctype html>")

    missed = alcove(*arguments, "--floor", "em=1", "--floor", "f1=0", profile=indexed)
    assert missed.returncode == 3
    assert "floor missed: em: " in missed.stderr
    assert "f1" not in missed.stderr
    assert "By question kind" in missed.stdout
    assert "Worst cases" in missed.stdout
    for wrong, code in (("f9=1", 1), ("f1", 2), ("f1=high", 2)):
        assert alcove(*arguments, "--floor", wrong, profile=indexed).returncode == code


@pytest.mark.real
def test_rankings_are_measured_with_floors(tmp_path: Path) -> None:
    frozen = HOUSE / "resources" / "eval" / "retrieval"
    found = document("eval", "retrieval", frozen, "--floor", "ndcg@10.hybrid=0.5", profile=tmp_path / "profile")
    assert (
        found["ndcg@10"].keys()
        == found["recall@10"].keys()
        == found["mrr@10"].keys()
        == {"keyword", "vector", "hybrid"}
    )
    assert found["queries"] == 60
    assert found["by_kind"]
    assert found["by_type"]
