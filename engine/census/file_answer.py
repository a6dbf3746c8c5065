"""What was found of files, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from engine.census.file_census import FilePlan, dated, name_date
from engine.system.moments import minute
from engine.types import LedgerEntry

LISTED = 200  # files that an answer names; the rest is counted


def cut(names: Sequence[str]) -> str:
    more = f"; and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return "; ".join(names[:LISTED]) + more


def singular(said: str) -> str:
    return (
        re.sub(r"(\w)s\b", r"\1", said, count=1)
        .replace(" that are ", " that is ")
        .replace(" that wait ", " that waits ")
    )


def size(size: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


def why_best(entry: LedgerEntry, plan: FilePlan) -> str:
    if plan.by == "size":
        return f"{size(entry.size)}, {entry.size} bytes"
    if plan.by == "dated":
        return f"dated {name_date(entry)}"
    return minute(entry.modified)


def grouped(plan: FilePlan) -> str:
    if plan.group == "sender":
        counted = Counter(message.sender for message in plan.messages or ())
        told = "; ".join(f"{name} ({count})" for name, count in counted.items() if count == max(counted.values()))
        return f"Most of {sum(counted.values())} e-mails are from {told}."
    if plan.group == "folder":
        counted = Counter(_folder(entry) for entry in plan.files)
        told = "; ".join(f"{name} ({count})" for name, count in counted.most_common())
        if plan.by == "size":
            most = [name for name, count in counted.items() if count == max(counted.values())]
            return f"{'; '.join(most)}: {max(counted.values())} of {len(plan.files)} files, the most in one folder."
        return f"{len(counted)} folders hold {len(plan.files)} files: {told}."
    counted = Counter(entry.extension or "no extension" for entry in plan.files)
    told = "; ".join(f"{name} ({count})" for name, count in counted.most_common())
    return f"{len(counted)} kinds among {len(plan.files)} files: {told}."


def _folder(entry: LedgerEntry) -> str:
    return entry.relative.parent.as_posix() if len(entry.relative.parts) > 1 else "the folder itself"


def by_which_dates(plan: FilePlan) -> str:
    """Says how many files were counted by a date in their names, and how many by that of their last change."""
    named = sum(dated(entry) for entry in plan.files)
    changed = len(plan.files) - named
    if not changed:
        return "The date is that in the name of the file or folder."
    if not named:
        return "None has a date in its name: it is that of the last change."
    return f"{named} by the date in the name of the file or folder, {changed} without one by that of the last change."


def mail_not_read(count: int) -> str:
    """Says that messages may be missing."""
    return f"{count} mail {'file was' if count == 1 else 'files were'} not read."
