from __future__ import annotations

from engine.text import shown


def test_text_of_files_cannot_command_the_terminal() -> None:
    assert shown.harmless("rent\x1b[2J\x9b31m is\tdue\r\n") == "rent[2J31m is\tdue\n"
    assert shown.harmless_in_place("rent\x1b[2J\x9b31m is\tdue\r\n") == "rent [2J 31m is\tdue \n"


def test_names_of_files_cannot_turn_the_text_around() -> None:
    for mark in (*range(0x202A, 0x202F), *range(0x2066, 0x206A)):
        assert shown.harmless(f"lease{chr(mark)}fdp.exe") == "leasefdp.exe"
        assert shown.harmless_in_place(f"lease{chr(mark)}fdp.exe") == "lease fdp.exe"
    assert shown.harmless("\u05d7\u05d5\u05d6\u05d4\u200f.pdf") == "\u05d7\u05d5\u05d6\u05d4\u200f.pdf"
