"""Tables and the worst cases of a measurement, in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.cli.render import block
from engine.reports.report import Table
from engine.text.shown import harmless, place
from engine.types import EvalCase

HEAD = 9  # characters of a column; longer headings take more lines
LONGEST = 400  # characters of a passage
SHOWN = 3  # passages of a case


def tables(found: Sequence[Table]) -> None:
    """Tables of the same columns, one below the other; a table's title stands over its rows' names."""
    for number, table in enumerate(found):
        if number:
            print()
        name = max((len(row[0]) for each in found for row in each.rows), default=0)
        name = max(name, *(len(each.title) for each in found))
        heads = [_lines(column) for column in table.columns[1:]]
        tall = max((len(head) for head in heads), default=1)
        wide = [max([6, *map(len, head)]) for head in heads]
        for line in range(tall):
            words = [[*[""] * (tall - len(head)), *head][line] for head in heads]
            first = table.title if line == tall - 1 else ""
            print(f"{first:{name}}  " + "  ".join(f"{word:>{w}}" for word, w in zip(words, wide, strict=True)))
        for cells in table.rows:
            figures = "  ".join(f"{cell:>{w}}" for cell, w in zip(cells[1:], wide, strict=True))
            print(f"{cells[0]:{name}}  {figures}")


def _lines(heading: str) -> list[str]:
    """The words of a heading, short ones together on a line."""
    lines: list[str] = []
    for word in heading.split():
        if lines and len(lines[-1]) + 1 + len(word) <= HEAD:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cases(worst: Sequence[EvalCase]) -> None:
    """What went wrong, the worst first, each with what it was answered from."""
    if worst:
        print("\nWorst cases")
    for number, case in enumerate(worst, 1):
        of = ", ".join(each for each in (case.kind, case.type) if each)
        print(f"\n{number}. {_line(case.question)}" + (f"  ({of})" if of else ""))
        print(f"   {harmless(case.why)}")
        print(f"   wanted: {' / '.join(map(_line, case.wanted)) or 'a refusal'}")
        print(f"   given:  {_clipped(case.given) or 'nothing'}")
        for passage in case.passages[:SHOWN]:
            mark = "✓" if passage.right else " "
            print(f"   {mark} {harmless(passage.name)}{place(Path(), passage.locator)}")
            print(block(_clipped(passage.text), "       "))


def _line(text: str) -> str:
    return harmless(" ".join(text.split()))


def _clipped(text: str) -> str:
    line = _line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
