from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.text import jsonl


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085", "\u000b", "\u001e"])
def test_a_line_ends_at_a_newline_and_nowhere_else(tmp_path: Path, separator: str, end: str) -> None:
    file = tmp_path / "rows.jsonl"
    said = f"one{separator}two" if separator > "\u001f" else f"one\\u{ord(separator):04x}two"
    file.write_bytes(f'{{"text": "{said}"}}{end}{end}{{"text": "three"}}{end}'.encode())
    assert [row["text"] for row in jsonl.rows(file, "text")] == [f"one{separator}two", "three"]


def test_a_wrong_line_is_named_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "one\u2028two"}\n\nnot this\n', "utf-8")
    with pytest.raises(EngineError, match="line 3: not JSON"):
        list(jsonl.rows(file, "text"))
