"""`alcove examples` as scripts use it: real processes; keys and exit codes are a promise."""

from __future__ import annotations

import json
from pathlib import Path

from engine import wire
from engine.answering.asking import NOT_SENT
from engine.store.user import UserStore
from tests.engine.examples.test_examples import answer
from tests.test_cli import alcove, document

POST = [("my card is lost", "lost"), ("where is my card", "lost"), ("send money", "transfer"), ("pay her", "transfer")]


def csv(folder: Path, *more: str) -> Path:
    file = folder / "post.csv"
    file.write_text("message,kind\n" + "".join(f"{text},{label}\n" for text, label in POST) + "".join(more))
    return file


def test_import_list_export_remove(profile: Path, tmp_path: Path) -> None:
    report = document("examples", "import", csv(tmp_path, "no label,\n", "pay her,transfer\n"), profile=profile)
    assert report == {
        "imported": 4,
        "set_aside": [
            {"row": 6, "why": "the output is empty"},
            {"row": 7, "why": "duplicate: the same as row 5"},
        ],
        "format": "CSV",
        "columns": {"input": "message", "output": "kind"},
    }
    listed = document("examples", profile=profile)["examples"]
    assert [(each["input"], each["output"]) for each in listed] == [*POST, ("no label", "")]
    assert set(listed[0]) == {"id", "instruction", "input", "output", "source", "passages", "set", "set_aside"}
    assert listed[0]["source"] == "imported"
    exported = document("examples", "export", tmp_path / "out.jsonl", profile=profile)
    assert exported == {"exported": 5, "path": str(tmp_path / "out.jsonl")}
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert rows[0] == {"instruction": "", "input": "my card is lost", "output": "lost", "passages": []}
    left = document("examples", "remove", str(listed[0]["id"]), str(listed[4]["id"]), profile=profile)
    assert [each["input"] for each in left["examples"]] == [text for text, _ in POST[1:]]


def test_add_and_edit_one(profile: Path) -> None:
    given = ("--instruction", "Answer.", "--input", "Who?", "--output", "Olaf", "--passage", "p", "--passage", "q")
    added = document("examples", "add", "--set", "who", *given, profile=profile)
    (one,) = added["examples"]
    assert added["added"] == [one["id"]]
    assert (one["instruction"], one["output"], one["passages"], one["set"]) == ("Answer.", "Olaf", ["p", "q"], "who")
    (edited,) = document("examples", "edit", str(one["id"]), "--output", "Ada", profile=profile)["examples"]
    assert edited == one | {"output": "Ada"}
    assert document("examples", profile=profile)["examples"] == []  # the set "examples"


def test_preview_keeps_nothing_and_columns_can_be_chosen(profile: Path, tmp_path: Path) -> None:
    shown = document("examples", "import", csv(tmp_path), "--preview", profile=profile)
    assert (shown["rows"], shown["names"], shown["columns"]) == (
        4, ["message", "kind"], {"input": "message", "output": "kind"},
    )  # fmt: skip
    assert shown["why_not"] == "only 4 of the examples can be trained on, and 8 is the least"
    assert document("examples", profile=profile)["examples"] == []
    document("examples", "import", csv(tmp_path), "--columns", "input=kind,output=message", profile=profile)
    assert document("examples", profile=profile)["examples"][0]["output"] == "my card is lost"


def test_what_people_read(profile: Path, tmp_path: Path) -> None:
    done = alcove("examples", "import", csv(tmp_path, "a,b,c\n"), profile=profile)
    assert done.returncode == 0
    assert "input from 'message', output from 'kind'" in done.stdout
    assert "row 6: 3 cells" in done.stdout
    assert "4 examples imported, 1 rows set aside" in done.stdout
    listed = alcove("examples", profile=profile)
    assert "my card is lost" in listed.stdout
    assert "not to be trained on yet: only 4" in listed.stderr


def test_an_answer_is_corrected(profile: Path) -> None:
    document("examples", profile=profile)  # makes the profile
    users = UserStore(profile / "user.db")
    given = answer("Ada.", "Who mended the jetty?")
    users.add_turn("c1", "Who mended the jetty?", json.dumps(wire.answer_json(given)), NOT_SENT)
    users.close()
    for arguments in (("--turn", "2", "--output", "Olaf"), (), ("--turn", "0", "--right")):
        assert alcove("examples", "correct", "c1", *arguments, profile=profile).returncode == 1
    assert alcove("examples", "correct", "c1", "--right", "--wrong", profile=profile).returncode == 2
    wrong = document("examples", "correct", "c1", "--wrong", profile=profile)
    (one,) = wrong["examples"]
    assert one["set_aside"] == "the answer was marked wrong: write the right one"
    right = document("examples", "correct", "c1", "--turn", "1", "--output", "Olaf", profile=profile)
    (one,) = right["examples"]
    assert (one["id"], one["input"], one["output"], one["source"]) == (
        right["added"][0], "Who mended the jetty?", "Olaf", "correction",
    )  # fmt: skip
    assert right["added"] == wrong["added"]


def test_mistakes_are_told_with_a_hint(profile: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for arguments in (
        ("import",),
        ("import", tmp_path / "none.csv"),
        ("import", tmp_path / "empty.csv"),
        ("import", csv(tmp_path), "--columns", "output=nothing"),
        ("import", csv(tmp_path), "--columns", "output"),
        ("export", tmp_path / "a.csv"),
        ("remove", "7"),
        ("remove", "x"),
        ("edit", "7", "--output", "x"),
        ("add", "--output", "x"),
        ("list", "x"),
        ("correct",),
        ("correct", "none", "--right"),
    ):
        done = alcove("examples", *arguments, profile=profile)
        assert done.returncode == 1, (arguments, done)
        assert done.stderr.startswith("error: "), done.stderr
        assert "\nhint: " in done.stderr
    assert alcove("examples", "sing", profile=profile).returncode == 2
