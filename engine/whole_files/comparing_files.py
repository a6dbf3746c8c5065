"""Two whole files are read, and what differs is told: numbers and dates first, the older file before the newer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from engine.jobs import Job
from engine.retrieval.stored_files import StoredFile
from engine.system.moments import minute
from engine.text import sentences
from engine.types import Change, FileRead
from engine.whole_files import differences, named_files
from engine.whole_files.differences import Difference, Edit, Unit
from engine.whole_files.row_differences import RowDifference, compare_tables
from engine.whole_files.summarising import is_page_line
from engine.whole_files.summing_up import EMBEDDED_AT_ONCE, remarks
from engine.whole_files.whole_writing import Writing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 200
"""Changes that are told; more are counted."""
PIECES = 4
"""Replaced pieces that are named in one line; where more was replaced, the statements speak for themselves."""
PIECE = 60
"""Characters of such a piece."""
REWRITTEN = 0.6
"""Share of a statement's characters: where more was replaced, the pieces say nothing."""
_MARK = re.compile(r"(?:(?:#{1,6}|[*•·▪◦‣]|[-+–>](?!\s+[\d£$€¥]))\s+)*")
"""What stands before a statement and is none of it; a dash before a number may be a minus."""
_WORDS = re.compile(r"\w")
_GROUPS = (
    ("changed", True, "Numbers and dates that changed"),
    ("changed", False, "Other statements that changed"),
    ("added", False, "Added"),
    ("removed", False, "Removed"),
)


def compare_files(
    one: StoredFile,
    other: StoredFile,
    writing: Writing,
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
    job: Job[Any],
    progress: Callable[[float, float], None],
) -> tuple[list[FileRead], tuple[Change, ...]]:
    """Writes what differs; gives what was read of each, and the changes, the older file first.

    Args:
        progress: gets (characters read, characters in all); raises Cancelled to stop.
    """
    older, newer = _in_time(one, other)
    writing.say(_lead(older, newer))
    total = older.characters + newer.characters
    before, words_before = _units(older, job, lambda done: progress(done, total))
    after, words_after = _units(newer, job, lambda done: progress(older.characters + done, total))
    tables = compare_tables(before, after, job.check) if older.is_table() and newer.is_table() else None

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        made = []
        for at in range(0, len(texts), EMBEDDED_AT_ONCE):
            job.check()
            made.append(embed(texts[at : at + EMBEDDED_AT_ONCE]))
        return np.concatenate(made)

    prose = (before, after) if tables is None else tables.rest
    found = differences.compare(*prose, embed=vectors, check=job.check)
    if tables is not None:
        edits = sorted((*tables.difference.edits, *found.edits), key=differences.order)
        found = Difference(tuple(edits), tables.difference.same + found.same, found.moved)
    changes = tuple(_write(found, tables, older, newer, writing, job))
    reads = [
        FileRead(stored.file.path, 1.0, words, 1, remarks(stored.file))
        for stored, words in ((older, words_before), (newer, words_after))
    ]
    missing = "".join(f" {read.path.name}: {read.remark}." for read in reads if read.remark)
    writing.say(f"\n\nRead: 100 % of the text of both, {words_before:,} and {words_after:,} words.{missing}")
    return reads, changes


def _in_time(one: StoredFile, other: StoredFile) -> tuple[StoredFile, StoredFile]:
    first, _ = named_files.in_time((one.file, other.file))
    return (one, other) if first == one.file else (other, one)


def _lead(older: StoredFile, newer: StoredFile) -> str:
    if named_files.dated_by_name((older.file, newer.file)):
        dates = "by the years in their names"
    elif older.file.modified == newer.file.modified:
        dates = "their dates do not say which is older"
    else:
        days = [minute(each.file.modified) for each in (older, newer)]
        dates = f"last changed {days[0]} and {days[1]}"
    return f"From {older.file.path.name} to {newer.file.path.name} ({dates}):"


def _units(stored: StoredFile, job: Job[Any], progress: Callable[[int], None]) -> tuple[list[Unit], int]:
    """The statements of a file, in order, and how many words it has."""
    made: list[Unit] = []
    words = 0
    table = stored.is_table()
    for start, text in stored.blocks(job.check):
        words += len(text.split())
        for begin, end in _lines(text) if table else sentences.split(text):
            opening = not text[text.rfind("\n", 0, begin) + 1 : begin].strip()
            begin += len(_MARK.match(text[begin:end]).group())  # type: ignore[union-attr]  # it matches nothing, too
            if _WORDS.search(text, begin, end) and not is_page_line(text[begin:end]):
                heading = stored.headings[stored.ordinal(start + begin)]
                made.append(Unit(text[begin:end], start + begin, start + end, heading, opening))
        progress(start + len(text))
    return made, words


def _lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if bare := line.strip():
            begin = at + len(line) - len(line.lstrip())
            spans.append((begin, begin + len(bare)))
        at += len(line)
    return spans


def _write(
    found: Difference,
    tables: RowDifference | None,
    older: StoredFile,
    newer: StoredFile,
    writing: Writing,
    job: Job[Any],
) -> list[Change]:
    if not found.edits and not (tables and (tables.columns_added or tables.columns_removed)):
        _write_nothing(found, older, newer, writing)
        return []
    kept = f"{found.same:,} statement{'s are' if found.same != 1 else ' is'} the same"
    moved = f", {found.moved:,} only moved" if found.moved else ""
    writing.say(f"\n{len(found.edits):,} difference{'' if len(found.edits) == 1 else 's'}; {kept}{moved}.")
    if tables is not None:
        writing.say(f" Rows were matched by {', '.join(dict.fromkeys(tables.keys))}.")
        for said, names in (("New", tables.columns_added), ("No longer there", tables.columns_removed)):
            if names:
                writing.say(f" {said}: the column{'s' if len(names) > 1 else ''} {', '.join(names)}.")
    changes: list[Change] = []
    for kind, figures, title in _GROUPS:
        group = [edit for edit in found.edits if edit.kind == kind and (kind != "changed" or edit.facts == figures)]
        shown = group[: MOST - len(changes)]
        if not group:
            continue
        writing.say(f"\n\n{title} ({len(group):,})")
        for edit in shown:
            job.check()
            changes.append(_write_edit(edit, older, newer, writing))
        if len(shown) < len(group):
            writing.say(f"\n- and {len(group) - len(shown):,} more, which are not told here")
        writing.part_done()
    return changes


def _write_nothing(found: Difference, older: StoredFile, newer: StoredFile, writing: Writing) -> None:
    if older.file.sha256 == newer.file.sha256:
        writing.say("\nNothing differs: both files hold the very same bytes.")
    elif found.moved:
        moved = f"{found.moved:,} statement{' stands' if found.moved == 1 else 's stand'} at another place"
        writing.say(f"\nNothing differs but the order: {moved}; {found.same:,} are the same.")
    else:
        writing.say(f"\nNothing differs: all {found.same:,} statements are the same.")


def _write_edit(edit: Edit, older: StoredFile, newer: StoredFile, writing: Writing) -> Change:
    before = writing.cite(older, edit.before.start, edit.before.end) if edit.before else None
    after = writing.cite(newer, edit.after.start, edit.after.end) if edit.after else None
    pieces = _pieces(edit) if edit.kind == "changed" else ""
    if before is not None and after is not None:
        writing.say(f"\n- {pieces}\n  before: " if pieces else "\n- before: ")
        writing.state(before)
        writing.say("\n  now: ")
        writing.state(after)
    elif (side := after or before) is not None:
        writing.say("\n- ")
        writing.state(side)
    return Change(edit.kind, before, after, edit.facts, edit.words)


def _pieces(edit: Edit) -> str:
    """The replaced pieces in one line, where that says it shorter."""
    words = edit.words
    if not words or len(words) > PIECES or any(len(piece) > PIECE for pair in words for piece in pair):
        return ""
    for unit, n in ((edit.before, 0), (edit.after, 1)):
        if unit is not None and sum(len(pair[n]) for pair in words) > REWRITTEN * len(unit.text):
            return ""
    said = [
        f"“{one}” → “{other}”" if one and other else f"new: “{other}”" if other else f"no longer: “{one}”"
        for one, other in words
    ]
    return "; ".join(said)
