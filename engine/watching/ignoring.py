"""Which files of a folder Alcove leaves alone, and the words for it in the ledger.

Four sources speak, the strongest first: the patterns of the folder's settings, `.alcoveignore` files, the names
in `unwanted.py`, and `.gitignore` files. All patterns are in .gitignore syntax, read by pathspec. The nearest
rules file decides, its last matching line wins, and nothing below an ignored directory comes back: as in git.
A `!` line of a `.gitignore` undoes only what a `.gitignore` said, because it speaks about publishing code; to
index a secret file or a `node_modules`, say so to Alcove: in `.alcoveignore` or the settings.
"""

# ruff: noqa: PTH118
# (Asked for every file of a scan: strings, not Path objects.)

from __future__ import annotations

import os
import re
import stat
import sys
import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.watching.unwanted import MARKERS, unwanted_directory, unwanted_file

GIT_RULES = ".gitignore"
OWN_RULES = ".alcoveignore"
SETTINGS = "the folder's settings"  # told
NOT_OURS = "ignored: another folder, or Alcove's own files"  # told

_RULES_LIMIT = 1_000_000  # bytes read of one rules file
_STAR_LIMIT = 4  # single stars in one part of a pattern: more would let a crafted line stall the matcher
_FLAGS = re.DOTALL | (re.IGNORECASE if sys.platform in ("win32", "darwin") else 0)
_TRIGGERS = frozenset({GIT_RULES, OWN_RULES, *MARKERS})


def changes_rules(name: str) -> bool:
    """Whether a file of this name, made, edited or deleted, may change what is ignored around it."""
    return name in _TRIGGERS


@dataclass(frozen=True, slots=True)
class _Pattern:
    regex: re.Pattern[str]
    ignores: bool  # False: a `!` line
    text: str


@dataclass(frozen=True, slots=True)
class _RulesFile:
    """The patterns of one source, last line first, for paths below `prefix` ("" or "a/b/")."""

    prefix: str
    label: str
    patterns: tuple[_Pattern, ...]

    def verdict(self, path: str) -> _Pattern | None:
        """The line that decides about `path` (relative to the root; a directory ends in "/")."""
        below = path[len(self.prefix) :]
        for pattern in self.patterns:
            if pattern.regex.search(below):
                return pattern
        return None


@dataclass(frozen=True, slots=True)
class _Level:
    """What holds in one directory: its own reason, if it is ignored, else the rules for its entries."""

    reason: str | None
    own: tuple[_RulesFile, ...] = ()
    git: tuple[_RulesFile, ...] = ()


class IgnoreRules:
    """The rules of one folder. Read once per directory and kept; safe to use from several threads."""

    def __init__(self, root: Path, extra: Sequence[str] = (), *, exclude: Collection[Path] = ()) -> None:
        """
        Args:
            root: the folder; it is never ignored itself.
            extra: patterns from the folder's settings.
            exclude: directories that are never looked into: the profile, and folders inside this one that
                the person added on their own.
        """
        self.root = root
        self._exclude = frozenset(_inside(root, path) for path in exclude) - {None, ""}
        settings = _rules("", SETTINGS, extra)
        self._settings = (settings,) if settings.patterns else ()
        self._lock = threading.Lock()
        self._levels: dict[str, _Level] = {}

    def reason(self, relative: str | bytes | os.PathLike[str], is_dir: bool) -> str | None:
        """Why this path is left alone, in words for the ledger; None if it is to be indexed.

        Args:
            relative: path below the root; any name works, undecodable bytes as surrogate escapes.
            is_dir: whether it is a directory (not a link to one).
        """
        path = os.fsdecode(relative)
        if os.sep != "/":
            path = path.replace(os.sep, "/")
        if path in ("", "."):
            return None
        parent, _, name = path.rpartition("/")
        level = self._levels.get(parent) or self._load(parent)
        return level.reason or self._judge(level, path, name, is_dir)

    def forget(self, directory: str | bytes | os.PathLike[str]) -> None:
        """Reads the rules of `directory` (relative to the root) and of all below it anew when next asked."""
        path = os.fsdecode(directory).replace(os.sep, "/")
        if path in ("", "."):
            return self.forget_all()
        below = f"{path}/"
        with self._lock:
            self._levels = {
                key: level for key, level in self._levels.items() if key != path and not key.startswith(below)
            }

    def forget_all(self) -> None:
        """Reads every rules file anew when next asked."""
        with self._lock:
            self._levels = {}

    def _load(self, directory: str) -> _Level:
        # Under the lock from reading to keeping: else forget() could come between and be undone by this.
        with self._lock:
            return self._level(directory)

    def _level(self, directory: str) -> _Level:
        missing = []
        while (known := self._levels.get(directory)) is None:
            missing.append(directory)
            if not directory:
                break
            directory = directory.rpartition("/")[0]
        for path in reversed(missing):
            known = self._enter(path, known)
            self._levels[path] = known
        assert known is not None
        return known

    def _enter(self, path: str, parent: _Level | None) -> _Level:
        if parent is None:
            above = _Level(None, own=self._settings)
        elif parent.reason or (reason := self._judge(parent, path, path.rpartition("/")[2], True)):
            return _Level(parent.reason or reason)
        else:
            above = parent
        prefix = f"{path}/" if path else ""
        own, git = _read(self.root, prefix, OWN_RULES), _read(self.root, prefix, GIT_RULES)
        if not own and not git:
            return above
        # Nearest first, except that the settings stay ahead of every file.
        ahead = len(self._settings)
        return _Level(None, own=(*above.own[:ahead], *own, *above.own[ahead:]), git=(*git, *above.git))

    def _judge(self, level: _Level, path: str, name: str, is_dir: bool) -> str | None:
        if is_dir and path in self._exclude:
            return NOT_OURS
        subject = f"{path}/" if is_dir else path
        for rules in level.own:
            if line := rules.verdict(subject):
                return f"ignored by {rules.label}: {line.text}" if line.ignores else None  # told
        if reason := unwanted_directory(os.path.join(self.root, path)) if is_dir else unwanted_file(name):
            return reason
        for rules in level.git:
            if line := rules.verdict(subject):
                return f"ignored by {rules.label}: {line.text}" if line.ignores else None  # told
        return None


def _inside(root: Path, path: Path) -> str | None:
    """`path` relative to `root` with slashes; None if it lies elsewhere."""
    try:
        relative = Path(os.path.realpath(path)).relative_to(os.path.realpath(root))
    except ValueError:
        return None
    return "" if relative == Path() else relative.as_posix()


def _read(root: Path, prefix: str, name: str) -> tuple[_RulesFile, ...]:
    """The rules file `name` of a directory: none if it is missing, unreadable, a link or not a plain file."""
    # Links are not followed, as git does not; without O_NONBLOCK a FIFO of that name would stop us for good.
    flags = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"))
    try:
        descriptor = os.open(os.path.join(root, prefix, name), flags)
        try:
            plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
            data = os.read(descriptor, _RULES_LIMIT) if plain else b""
        finally:
            os.close(descriptor)
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return ()
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    rules = _rules(prefix, f"{prefix}{name}", (line.removesuffix("\r") for line in text.split("\n")))
    return (rules,) if rules.patterns else ()


def _rules(prefix: str, label: str, lines: Iterable[str]) -> _RulesFile:
    patterns = [pattern for line in lines if (pattern := _compile(line)) is not None]
    return _RulesFile(prefix, label, tuple(reversed(patterns)))


def _compile(line: str) -> _Pattern | None:
    """One line of a rules file; None for an empty line, a comment, or one that git would not understand."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    if any(part.replace("**", "").count("*") > _STAR_LIMIT for part in line.split("/")):
        return None
    try:
        pattern = GitIgnoreSpecPattern(line)
    except ValueError:
        return None
    if pattern.regex is None or pattern.include is None:
        return None
    return _Pattern(re.compile(_exact(pattern.regex.pattern), _FLAGS), bool(pattern.include), line.strip())


def _exact(source: str) -> str:
    """pathspec's expression, changed to match a path itself and never what lies below a matching directory.

    Git judges each path by its own parents, and so does `IgnoreRules.reason`; a pattern that went on below
    would let `!build/` re-admit build/.env. A directory ends in "/", which pathspec matches as group `ps_d`.
    """
    source = source.replace("(?P<ps_d>/)", r"/\Z").replace("|$)", r"|\Z)")
    return f"{source}." if source.endswith("/") else source  # `a/**` means what is in a, not a
