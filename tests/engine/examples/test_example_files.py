"""Files of examples as people and programs write them: what is read, set aside, and comes back after an export."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.examples.example_checks import cleaned
from engine.examples.example_export import write_examples
from engine.examples.example_files import ExampleFile, read_examples, read_file
from engine.examples.example_tables import delimited
from engine.language_models.prompt import REFUSAL
from engine.types import Example

ROWS = [
    row
    for n in range(4)
    for row in [
        (f"my card {n} is lost", "lost"),
        (f"my card, number {n}, is gone", "lost"),
        (f"send more money for the {n}th time", "transfer"),
    ]
]


def read(folder: Path, name: str, content: str | bytes, columns: dict[str, str] | None = None) -> ExampleFile:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(file, columns, log_dir=folder)


def refusal(folder: Path, name: str, content: str | bytes, columns: dict[str, str] | None = None) -> EngineError:
    with pytest.raises(EngineError) as refused:
        read(folder, name, content, columns)
    assert refused.value.hint
    return refused.value


def pairs(found: ExampleFile) -> list[tuple[str, str]]:
    return [(each.input, each.output) for each in found.examples]


def table(delimiter: str, header: str = "", rows: list[tuple[str, str]] = ROWS) -> str:
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows]
    return "\n".join([header, *lines] if header else lines) + "\n"


# --------------------------------------------------------------------------- tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("extension", ["csv", "txt", "dat"])
def test_any_delimiter_is_found_out(delimiter: str, extension: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"post.{extension}", table(delimiter, f"text{delimiter}label"))
    assert pairs(found) == ROWS
    assert found.columns == {"input": "text", "output": "label"}
    assert found.examples[0].origin == {"file": str(tmp_path / f"post.{extension}"), "row": 2}


def test_commas_in_text_do_not_hide_the_tabs(tmp_path: Path) -> None:
    rows = [("Hello, I lost my card, please help", "lost"), ("Hi, send money, now", "transfer")] * 6
    found = read(tmp_path, "post.txt", "\n".join("\t".join(row) for row in rows))
    assert found.format == "TSV"
    assert pairs(found) == rows


@pytest.mark.parametrize("mark", [";", "|", ","])
def test_marks_in_the_text_of_an_only_column_part_nothing(mark: str) -> None:
    texts = ["plain text"] * 20 + [f"first{mark} second", f"one{mark} two{mark} three"]
    table = "text\n" + "".join(f'"{text}"\n' if mark == "," else f"{text}\n" for text in texts)
    records = delimited(table, "csv")
    assert [row["text"] for _, row in records.rows] == texts
    assert not records.unread


@pytest.mark.parametrize(
    "header", ["text,label", "Question,Answer", "UTTERANCE,Intent", "prompt,completion", "review,sentiment"]
)
def test_columns_are_known_by_their_names(header: str, tmp_path: Path) -> None:
    first, second = header.split(",")
    assert read(tmp_path, "a.csv", table(",", header)).columns == {"input": first, "output": second}
    swapped = table(",", f"{second},{first}", [(output, text) for text, output in ROWS])
    assert pairs(read(tmp_path, "b.csv", swapped)) == ROWS


@pytest.mark.parametrize("header", ["Meldung,Sorte", "nachricht,art", "col_a,col_b"])
def test_columns_of_unknown_names_are_known_by_what_is_in_them(header: str, tmp_path: Path) -> None:
    first, second = header.split(",")
    found = read(tmp_path, "a.csv", table(",", f"id,{first},{second}", [(str(n), *row) for n, row in enumerate(ROWS)]))  # type: ignore[misc]
    assert found.columns == {"input": first, "output": second}
    assert pairs(found) == ROWS


def test_a_file_without_a_header_loses_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", table(","))
    assert pairs(found) == ROWS
    assert found.names == ("column 1", "column 2")
    assert found.examples[0].origin["row"] == 1


def test_the_person_has_the_last_word_on_columns(tmp_path: Path) -> None:
    text = "text,label,note\n" + "".join(
        f"{text.replace(',', '')},{label},why {n}\n" for n, (text, label) in enumerate(ROWS)
    )
    found = read(tmp_path, "a.csv", text, {"output": "note"})
    assert found.columns == {"input": "text", "output": "note"}
    assert found.examples[3].output == "why 3"
    found = read(tmp_path, "a.csv", text, {"input": "label", "output": "note"})
    assert found.examples[3].input == "lost"
    assert "no column 'nothing'" in refusal(tmp_path, "a.csv", text, {"input": "nothing"}).message
    assert "no part 'label'" in refusal(tmp_path, "a.csv", text, {"label": "text"}).message
    assert "output of an example" in refusal(tmp_path, "a.csv", text, {"output": ""}).message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    rows = [("Wo bleibt meine Überweisung für März?", "Geld"), ("Schließfach öffnet nicht", "Fach")] * 6
    found = read(tmp_path, "a.csv", table(",", "text,label", rows).encode(encoding))
    assert pairs(found) == rows


def test_stray_bytes_cost_no_file(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", table(",", "text,label").encode().replace(b"money", b"mo\0ney", 1))
    assert found.examples[2].input == "send more mo ney for the 0th time"
    assert "binary" in refusal(tmp_path, "b.csv", bytes(range(256)) * 40).message


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems(ends: str, tmp_path: Path) -> None:
    rows = [("two\nlines", "a"), ("one", "b")] * 6
    text = "text,label\n" + "".join(f'"{text}",{label}\n' for text, label in rows)
    assert pairs(read(tmp_path, "a.csv", text.replace("\n", ends))) == rows


def test_ragged_rows_are_set_aside_by_their_number(tmp_path: Path) -> None:
    text = table(",", "text,label") + "Hello, my friend,lost\nno label\n\n,,\n"
    found = read(tmp_path, "a.csv", text)
    assert pairs(found) == [*ROWS, ("no label", "")]
    assert [(one.row, one.why.split(":")[0]) for one in found.set_aside if one.row > 13] == [
        (14, "3 cells where the table has 2"),
        (15, "the label is missing"),
    ]


def test_a_quotation_mark_never_closed_costs_its_row(tmp_path: Path) -> None:
    text = 'text,label\n"my card,lost\n' + table(",")
    found = read(tmp_path, "a.csv", text)
    assert pairs(found) == ROWS
    assert found.unread[0].row == 2
    assert "never closed" in found.unread[0].why


def test_a_row_of_ten_megabytes_is_set_aside(tmp_path: Path) -> None:
    big = "x" * 10_000_000
    found = read(tmp_path, "a.csv", f"{table(',', 'text,label')}{big},lost\nafter,lost\n")
    assert [(one.row, one.why) for one in found.unread] == [(14, "10,000,004 characters: longer than any model reads")]
    assert found.examples[-1].input == "after"
    lines = "".join(json.dumps({"text": text, "label": label}) + "\n" for text, label in [*ROWS, (big, "lost")])
    assert [one.row for one in read(tmp_path, "a.jsonl", lines).unread] == [13]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "\n \n", "is empty"),
        ("a.csv", "text,label\n", "holds no examples"),
        ("a.csv", "text,label\n,\n,\n", "holds no examples"),
        ("a.csv", "text,label\nfoo,\nbar,\n", "no row of a.csv can be used; the first is row 2: the output is empty"),
        ("a.csv", "only\none\ncolumn\n", "no column looks like"),
        ("a.json", "[]", "holds no examples"),
        ("a.json", "{}", "holds no examples"),
        ("a.jsonl", "{\n{\n", "holds no examples: row 1: not JSON"),
        ("a.jsonl", "3\n[1]\nnull\n", "holds no examples"),
        ("a.json", "[" * 200_000, "holds no examples"),
        ("a.jsonl", '{"colour": "red"}\n', "no column looks like"),
        ("a.xlsx", "no spreadsheet", "cannot be read"),
        ("a.xlsx", "PK\x03\x04 damaged", "cannot be read"),
    ],
)
def test_a_file_without_examples_is_refused_with_the_reason(name: str, content: str, says: str, tmp_path: Path) -> None:
    assert says in refusal(tmp_path, name, content).message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for file in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(EngineError) as refused:
            read_file(file, log_dir=tmp_path)
        assert "cannot be read" in refused.value.message


# --------------------------------------------------------------------------- JSON


def lines(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def test_own_layout_with_and_without_passages(tmp_path: Path) -> None:
    rows = [
        {"instruction": "Answer.", "input": f"question {n}", "output": f"answer {n}", "passages": ["a", f"b {n}"]}
        for n in range(4)
    ]
    found = read(tmp_path, "a.jsonl", lines(*rows))
    assert found.kind == "answer"
    assert found.examples[1] == Example(
        "Answer.", "question 1", "answer 1", ("a", "b 1"), "imported", origin=found.examples[1].origin
    )
    assert read(tmp_path, "b.json", json.dumps(rows)).format == "JSON"
    assert pairs(read(tmp_path, "b.json", json.dumps({"version": 1, "data": rows}))) == pairs(found)


def test_an_instruction_of_its_own_each_row_is_a_part_of_the_input(tmp_path: Path) -> None:
    """As in Alpaca's data; a skill has one instruction, which many rows share."""
    rows = [
        {"instruction": "Name a colour.", "input": "", "output": "red"},
        {"instruction": "Add.", "input": "1 + 1", "output": "2"},
        {"instruction": "Name a town.", "input": "", "output": "Ulm"},
    ]
    found = read(tmp_path, "a.json", json.dumps(rows))
    assert pairs(found) == [("Name a colour.", "red"), ("Add.\n\n1 + 1", "2"), ("Name a town.", "Ulm")]
    shared = [{"instruction": "Add.", "input": f"{n} + 1", "output": str(n + 1)} for n in range(9)]
    assert {each.instruction for each in read(tmp_path, "b.json", json.dumps(shared)).examples} == {"Add."}


@pytest.mark.parametrize("layout", ["sharegpt", "openai", "parts", "trl"])
def test_chats_of_every_layout(layout: str, tmp_path: Path) -> None:
    said = [
        ("system", "Be brief."),
        ("user", "Hi"),
        ("assistant", "Hello."),
        ("user", "And {n}?"),
        ("assistant", "Yes {n}."),
    ]

    def row(n: int) -> dict[str, object]:
        turns = [(role, text.format(n=n)) for role, text in said]
        if layout == "sharegpt":
            names = {"user": "human", "assistant": "gpt", "system": "system"}
            return {"conversations": [{"from": names[role], "value": text} for role, text in turns]}
        if layout == "parts":
            return {"messages": [{"role": r, "content": [{"type": "text", "text": t}]} for r, t in turns]}
        messages = [{"role": role, "content": text} for role, text in turns]
        return {"prompt": messages[:-1], "completion": messages[-1:]} if layout == "trl" else {"messages": messages}

    found = read(tmp_path, "a.jsonl", lines(*map(row, range(3)), {"messages": [{"role": "user", "content": "?"}]}, 3))
    assert found.format == "JSON Lines, chats"
    assert found.examples[2].instruction == "Be brief."
    assert found.examples[2].input == "User: Hi\nAssistant: Hello.\nUser: And 2?"
    assert found.examples[2].output == "Yes 2."
    assert [one.row for one in found.unread] == [4, 5]


def test_a_chat_of_one_turn_is_a_plain_example(tmp_path: Path) -> None:
    turns = [{"role": "user", "content": "two\nlines"}, {"role": "assistant", "content": "yes"}]
    assert pairs(read(tmp_path, "a.json", json.dumps([{"messages": turns}]))) == [("two\nlines", "yes")]


def test_broken_lines_are_set_aside(tmp_path: Path) -> None:
    found = read(tmp_path, "a.jsonl", lines(*[{"text": t, "label": o} for t, o in ROWS]) + '{"text": "cut o\n\n7\n')
    assert pairs(found) == ROWS
    assert [one.row for one in found.unread] == [13, 15]


def test_a_list_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    text = json.dumps([{"text": t, "label": o} for t, o in ROWS])
    found = read(tmp_path, "a.json", text[:-20])
    assert pairs(found) == ROWS[:-1]
    assert [(one.row, one.why) for one in found.unread] == [(12, "not JSON")]


# --------------------------------------------------------------------------- spreadsheets


def workbook(rows: list[tuple[str, ...]], *, hidden_first: bool = False) -> bytes:
    """The least that is an XLSX file, with inline strings."""
    names = ["secret", "Post"] if hidden_first else ["Post"]
    cells = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t xml:space="preserve">{escape(v)}</t></is></c>'
            for c, v in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}" state="{"hidden" if name == "secret" else "visible"}"/>'
        for i, name in enumerate(names, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(names) + 1)
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        )
        out.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>'
        )
        out.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{relations}</Relationships>')
        for i in range(1, len(names) + 1):
            out.writestr(
                f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
            )
    return packed.getvalue()


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_spreadsheet_whatever_its_name(name: str, tmp_path: Path) -> None:
    found = read(tmp_path, name, workbook([("text", "label"), *ROWS, ("", "lost")], hidden_first=True))
    assert found.format == "spreadsheet, sheet 'Post'"
    assert pairs(found)[:-1] == ROWS
    assert (found.set_aside[-1].row, found.set_aside[-1].why) == (14, "the input is empty")


# --------------------------------------------------------------------------- real data


def test_banking77(shared_data: Path, tmp_path: Path) -> None:
    found = read_file(shared_data / "banking77" / "train.csv", log_dir=tmp_path)
    assert found.columns == {"input": "text", "output": "category"}
    assert found.kind == "classify"
    assert len({each.output for each in found.examples}) == 77
    assert len(found.examples) == 10_003
    assert {one.why.split(":")[0] for one in found.set_aside} == {"duplicate"}
    preview = found.preview()
    assert (preview.rows, len(preview.examples)) == (10_003, 20)


def test_squad(shared_data: Path, tmp_path: Path) -> None:
    examples, aside = read_examples(shared_data / "squad" / "questions.jsonl", log_dir=tmp_path)
    assert len(examples) + len(aside) == 9080
    assert len(aside) < 50
    assert sum(each.output == REFUSAL for each in examples) > 4400
    assert all(each.passages for each in examples)


# --------------------------------------------------------------------------- out and back

texts = st.text(st.characters(codec=None), max_size=30)
anything = st.builds(Example, texts, texts, texts, st.lists(texts, max_size=3).map(tuple))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(examples=st.lists(anything, max_size=6))
def test_what_goes_out_comes_back(name: str, tmp_path: Path, examples: list[Example]) -> None:
    kept = [*map(cleaned, examples), Example("", "a", "b")]
    written = write_examples(tmp_path / name, kept)
    found = read_file(tmp_path / name, log_dir=tmp_path)
    filled = [each for each in kept if any(map(str.strip, (each.instruction, each.input, each.output, *each.passages)))]
    assert written == len(filled)
    assert found.unread == ()
    assert [(e.instruction, e.input, e.output, e.passages) for e in found.examples] == [
        (e.instruction, e.input, e.output, e.passages) for e in filled
    ]


@given(anything)
def test_cleaning_twice_changes_nothing_more(example: Example) -> None:
    assert cleaned(cleaned(example)) == cleaned(example)


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(EngineError):
        write_examples(tmp_path / "a.txt", [Example("", "a", "b")])
    with pytest.raises(EngineError):
        write_examples(tmp_path / "missing" / "a.csv", [Example("", "a", "b")])
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
