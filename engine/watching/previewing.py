"""What would be read of a folder, and what would not and why: told from names and sizes, before anything is read.

It goes the way of a scan, by the same rules, so that the ledger says of the same files the same things later. What
only the content can tell (a scanned PDF, an encrypted file) is not known here.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from engine import readers
from engine.types import FileGroup, FolderPreview
from engine.watching import scanning
from engine.watching.ignoring import IgnoreRules

EXAMPLES = 3
TOLD_EVERY = 1000  # files
EMPTY = "empty file"  # as the readers say it  # told

_KINDS = {  # told: keys
    "PDF": "pdf",
    "Documents": "docx rtf epub odt ott",
    "Notes and text": "markdown rst",
    "Spreadsheets": "workbook delimited",
    "Presentations": "pptx odp otp",
    "Mail": "mail",
    "Web pages": "html",
}
"""By the family that reads them; files in OpenDocument formats, which are one family, by their extension."""
_CODE = "Code and data"  # told
_KIND_OF = {each: kind for kind, families in _KINDS.items() for each in families.split()}


@dataclass
class _Group:
    files: int = 0
    bytes: int = 0
    folders: int = 0
    extensions: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, name: str, extension: str, size: int, *, folder: bool) -> None:
        if folder:
            self.folders += 1
        else:
            self.files += 1
            self.bytes += size
            self.extensions[extension] += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(name)

    def named(self, name: str) -> FileGroup:
        extensions = tuple(each for each, _ in self.extensions.most_common())
        return FileGroup(name, self.files, self.bytes, self.folders, extensions, tuple(self.examples))


def previewed(
    folder: Path,
    rules: IgnoreRules,
    *,
    warning: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _files: None,
) -> FolderPreview:
    """Looks at every name in a folder.

    Args:
        progress: called now and then with how many files were looked at.

    Raises:
        EngineError: the folder is not there or cannot be listed.
        Cancelled: `cancelled` said so.
    """
    read: dict[str, _Group] = {}
    left_out: dict[str, _Group] = {}
    for looked, entry in enumerate(scanning.scan(folder, rules, cancelled=cancelled), 1):
        name = os.fsdecode(entry.relative)
        extension = os.path.splitext(name)[1][1:].lower()
        if reason := entry.skip or _unreadable(extension, entry.size):
            group = left_out.setdefault(reason, _Group())
        else:
            group = read.setdefault(kind(extension), _Group())
        group.add(_printable(name), _printable(extension), entry.size, folder=entry.directory)
        if looked % TOLD_EVERY == 0:
            progress(looked)
    return FolderPreview(folder, _largest_first(read), _largest_first(left_out), warning)


def kind(extension: str) -> str:
    """What a person calls files with this extension (lower case, no dot), of those that can be read."""
    family = readers.family(extension)
    if family == "text" and extension in readers.WORDS:
        return "Notes and text"  # told
    return _KIND_OF.get(extension) or _KIND_OF.get(family) or _CODE


def _unreadable(extension: str, size: int) -> str:
    from engine.readers.unsupported import described

    if not readers.supported(extension):
        return described(extension)
    return "" if size else EMPTY


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _largest_first(groups: dict[str, _Group]) -> tuple[FileGroup, ...]:
    named = [group.named(name) for name, group in groups.items()]
    return tuple(sorted(named, key=lambda group: (-group.files - group.folders, -group.bytes, group.name)))
