"""The place of a piece of text in its file, derived from the place of the larger text it was cut from."""

from __future__ import annotations

from engine.types import Locator


def narrow(locator: Locator, text: str, start: int, end: int) -> Locator:
    """The place of `text[start:end]`, where `locator` is the place of `text`.

    Lines, and rows that stand one to a line, are counted; everything else holds for the part as for the whole.
    """
    exact = dict(locator)
    first = text.count("\n", 0, start)
    more = text.count("\n", start, end)
    line = locator.get("line_start")
    if isinstance(line, int):
        exact["line_start"] = line + first
        exact["line_end"] = line + first + more
    row, row_end = locator.get("row"), locator.get("row_end")
    if isinstance(row, int) and isinstance(row_end, int) and _one_to_a_line(text, row_end - row + 1):
        last = row_end - text.rstrip().count("\n", end)
        if last - more >= row:
            exact["row"], exact["row_end"] = last - more, last
            if not more:
                del exact["row_end"]
    return exact


def _one_to_a_line(text: str, rows: int) -> bool:
    """Whether the last lines of `text` are these rows: no row was left out, and none takes two lines."""
    lines = text.rstrip().split("\n")
    return len(lines) >= rows and all(lines[-rows:]) and (len(lines) == rows or not lines[-rows - 1].strip())


def join(first: Locator, last: Locator) -> Locator:
    """The place of a text that begins at `first` and ends at `last`."""
    if first == last:
        return first
    joined = dict(first)
    if "row" in last and "row" not in first:
        joined["row"] = last["row"]
    for begin, end in (("line_start", "line_end"), ("row", "row_end")):
        if begin in joined and (end in last or begin in last):
            joined[end] = last.get(end, last.get(begin, joined[begin]))
    return joined
