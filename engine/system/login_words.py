"""What an entry that starts a program at login starts, read back word by word; each system writes it its own way."""

from __future__ import annotations

import re

_STRING = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
"""Escapes of a string in a desktop entry."""
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def of_desktop_entry(text: str) -> list[str]:
    """The words of `Exec`; none if there is no such line."""
    (line,) = [line.removeprefix("Exec=") for line in text.split("\n") if line.startswith("Exec=")][:1] or [""]
    command = _ESCAPED.sub(lambda found: _STRING.get(found[1], found[0]), line)
    words = [plain or _ESCAPED.sub(r"\1", quoted) for quoted, plain in _WORD.findall(command)]
    return [word.replace("%%", "%") for word in words]


def of_launch_agent(content: bytes) -> list[str]:
    """The program's arguments; none if it is no property list that has them."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        held = plistlib.loads(content)
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return []
    words = held.get("ProgramArguments") if isinstance(held, dict) else None
    return [str(word) for word in words] if isinstance(words, list) else []


def of_command_line(line: str) -> list[str]:
    """The words of a command line of Windows, by the rules that `subprocess.list2cmdline` writes by."""
    words: list[str] = []
    word: str | None = None  # None between two words
    quoted, slashes = False, 0
    for letter in line:
        if letter == "\\":
            slashes += 1
            continue
        if letter == '"':  # of the backslashes before it each pair is one; one more makes it a letter
            word = (word or "") + "\\" * (slashes // 2) + '"' * (slashes % 2)
            quoted ^= not slashes % 2
        else:
            if slashes:
                word = (word or "") + "\\" * slashes
            if letter in " \t" and not quoted:
                words += [] if word is None else [word]
                word = None
            else:
                word = (word or "") + letter
        slashes = 0
    if slashes:
        word = (word or "") + "\\" * slashes
    return words if word is None else [*words, word]
