import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import cli
from engine.errors import EngineError
from engine.evals import citation_eval
from engine.evals.floors import Floor, check

PASSAGE = "The crane was built in 1911. It lifts forty tonnes. The pier is closed."


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def row(sentence: str, supported: bool, **more: Any) -> dict[str, Any]:
    return {"sentence": sentence, "passages": [PASSAGE], "supported": supported, **more}


def test_both_errors_are_counted_apart_and_by_kind(tmp_path: Path) -> None:
    rows = citation_eval.labelled(
        written(
            tmp_path,
            row("The crane was built in 1911.", True, kind="verbatim", spans=[[0, 0, 28]]),
            row("The crane was erected long ago by nobody knows whom.", True, kind="free"),
            row("The crane was built in 1912.", False, kind="date"),
            row("The pier is closed.", False, kind="mislabelled"),
        )
    )
    scores = citation_eval.measure(rows)
    assert scores.to_json() == {
        "called_supported_wrongly": 0.5,
        "supported_found": 0.5,
        "n": 4,
        "by_kind": {
            "date": {"called_supported_wrongly": 0.0, "supported_found": None, "n": 1},
            "free": {"called_supported_wrongly": None, "supported_found": 0.0, "n": 1},
            "mislabelled": {"called_supported_wrongly": 1.0, "supported_found": None, "n": 1},
            "verbatim": {"called_supported_wrongly": None, "supported_found": 1.0, "n": 1},
        },
    }
    assert [mistake.why for mistake in scores.mistakes] == [citation_eval.WRONGLY, citation_eval.MISSED]
    worst, *_ = citation_eval.cases(scores)
    assert (worst.why, worst.wanted) == (citation_eval.WRONGLY, ("not supported",))
    assert worst.given == "The pier is closed."


def test_support_that_is_cited_elsewhere_is_not_found(tmp_path: Path) -> None:
    (only,) = citation_eval.labelled(written(tmp_path, row("The crane was built in 1911.", True, spans=[[0, 52, 71]])))
    scores = citation_eval.measure([only])
    assert scores.supported_found == 0.0
    assert [mistake.why for mistake in scores.mistakes] == [citation_eval.ELSEWHERE]


@pytest.mark.parametrize(
    "spans",
    [[[0, 0, 28]], [[0, 28]], [{"passage": 0, "start": 0, "end": 28}], ["The crane was built in 1911."]],
)
def test_spans_may_be_written_in_several_ways(tmp_path: Path, spans: list[Any]) -> None:
    (only,) = citation_eval.labelled(written(tmp_path, row("x", True, spans=spans)))
    assert only.spans == ((0, 0, 28),)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sentence": "x", "passages": ["y"]},
        {"sentence": "x", "passages": ["y"], "supported": "yes"},
        {"sentence": 1, "passages": ["y"], "supported": True},
        {"sentence": "x", "passages": ["y"], "supported": True, "spans": [[0, 0, 9]]},
        {"sentence": "x", "passages": ["y"], "supported": True, "spans": ["z"]},
        {"sentence": "x", "passages": [1], "supported": True},
        {"sentence": "x", "passages": "y", "supported": True},
        [],
    ],
)
def test_a_row_of_another_form_is_named(tmp_path: Path, wrong: Any) -> None:
    with pytest.raises(EngineError, match="line 1"):
        citation_eval.labelled(written(tmp_path, wrong))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="absent"):
        citation_eval.labelled(tmp_path / "absent.jsonl")


def test_floors_hold_for_both_errors(tmp_path: Path) -> None:
    figures = citation_eval.measure(
        citation_eval.labelled(
            written(tmp_path, row("The crane was built in 1911.", True), row("The pier is open.", False))
        )
    ).to_json()
    wrong, found = Floor("called_supported_wrongly", 0.0), Floor("supported_found", 1.0)
    assert [each.ok for each in check([wrong, found], figures)] == [True, True]
    assert [each.ok for each in check([replace(wrong, bar=-0.1), replace(found, bar=1.1)], figures)] == [False, False]
    nothing = citation_eval.measure([]).to_json()
    assert [each.ok for each in check([wrong, found], nothing)] == [False, False]


def test_the_frozen_sets_are_whole() -> None:
    from engine.paths import resources

    halves = [citation_eval.labelled(resources() / "eval" / f"citations-{half}.jsonl") for half in ("tuning", "held")]
    assert [len(half) for half in halves] == [75, 75]
    assert not {row.passages for row in halves[0]} & {row.passages for row in halves[1]}
    assert all(bool(row.spans) == row.supported for half in halves for row in half)


def test_without_kinds_the_whole_is_shown_and_the_key_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, row("The crane was built in 1911.", True), row("The pier is closed.", False))
    command = ["--profile", str(tmp_path / "profile"), "eval", "citations", str(file), "--worst", "0"]
    assert cli.main(["--json", *command]) == 0
    assert json.loads(capsys.readouterr().out)["by_kind"] == {}
    assert cli.main(command) == 0
    *heading, figures = capsys.readouterr().out.splitlines()
    assert heading[-1].split() == ["All", "sentences", "n", "wrongly", "found"]
    assert figures.split() == ["all", "2", "1.000", "1.000"]


def test_a_kind_that_does_not_occur_fails_after_the_results_are_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, row("The crane was built in 1911.", True, kind="verbatim"))
    command = ["--profile", str(tmp_path / "profile"), "eval", "citations", str(file)]
    floor = ["--floor", "by_kind.verbatm.supported_found=0.9"]
    assert cli.main(["--json", *command, *floor]) == 3
    shown = capsys.readouterr()
    assert json.loads(shown.out)["supported_found"] == 1.0
    assert json.loads(shown.out)["floors"][0]["ok"] is False
    assert "no such kind occurs; there are: verbatim" in shown.err
    page = tmp_path / "none.html"
    page.mkdir()  # a report that cannot be written does not take the figures along
    assert cli.main([*command, "--report", str(page)]) == 1
    assert "All sentences" in capsys.readouterr().out


def test_the_command_fails_below_a_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, row("The crane was built in 1911.", True), row("The pier is closed.", False))
    command = ["--profile", str(tmp_path / "profile"), "--json", "eval", "citations", str(file)]
    assert cli.main(command) == 0
    assert json.loads(capsys.readouterr().out)["called_supported_wrongly"] == 1.0
    assert cli.main([*command, "--floor", "supported_found=0.9"]) == 0
    assert cli.main([*command, "--floor", "called_supported_wrongly=0.02"]) == 3
    assert "wanted ≤ 0.02" in capsys.readouterr().err
