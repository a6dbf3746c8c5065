"""Every library in the frozen app with its licence; a forbidden or an unknown one is an error.

    python packaging/licences.py APP TABLES     APP: the folder; TABLES: where PyInstaller wrote its tables

What is in the folder is known from PyInstaller's own tables (COLLECT, PYZ): each entry names the file it was made of.
That file belongs to a package of the environment, to Python, to Alcove, or to the system, where `dpkg` knows it. A
package's licence is what its metadata says, or what stands in LICENCES below, read from its text.

Writes APP/licences: the list as `README.md` and the texts that the packages came with.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
PYTHON = Path(sys.base_prefix).resolve()

# Of packages whose metadata say nothing, several things at once, or less than they hold.
LICENCES = {
    "apsw": "Zlib",
    "colorama": "BSD-3-Clause",
    "numpy": "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
    "py_rust_stemmers": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "sqlite-vec": "MIT OR Apache-2.0",
    # PyInstaller's loader is in every app it makes; its exception allows any licence for the rest.
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}
# Libraries that wheels bring from elsewhere, by the beginning of the file's name.
VENDORED = {
    "libgfortran": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libquadmath": "LGPL-2.1-or-later",
    "libscipy_openblas": "BSD-3-Clause",
    "libgomp": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libicu": "Unicode-3.0",
    "libXau": "MIT",
    "libxcb": "MIT",
    "libjpeg": "IJG AND BSD-3-Clause",
    "liblzma": "0BSD",
    "libopenjp2": "BSD-2-Clause",
    "libtiff": "libtiff",
    "libzstd": "BSD-3-Clause",
    "libz": "Zlib",
}
# Debian's packages, by their source's copyright file; where that names several, the one the library is under.
SYSTEM = {
    "libbrotli1": "MIT",
    "libbz2-1.0": "bzip2-1.0.6",
    "libdbus-1-3": "AFL-2.1 OR GPL-2.0-or-later",
    "libexpat1": "MIT",
    "libffi8": "MIT",
    "libfontconfig1": "MIT",
    "libfreetype6": "FTL OR GPL-2.0-or-later",
    "libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgcrypt20": "LGPL-2.1-or-later",
    "libglib2.0-0": "LGPL-2.1-or-later",
    "libgomp1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgpg-error0": "LGPL-2.1-or-later",
    "liblz4-1": "BSD-2-Clause",
    "liblzma5": "0BSD",
    "libpcre2-8-0": "BSD-3-Clause",
    "libpng16-16": "libpng-2.0",
    "libsqlite3-0": "blessing",
    "libssl3": "Apache-2.0",
    "libstdc++6": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libsystemd0": "LGPL-2.1-or-later",
    "libcap2": "BSD-3-Clause",
    "libuuid1": "BSD-3-Clause",
    "libx11-6": "X11",
    "libx11-xcb1": "X11",
    "libxcb-cursor0": "MIT",
    "libxcb-glx0": "MIT",
    "libxcb-icccm4": "MIT",
    "libxcb-image0": "MIT",
    "libxcb-keysyms1": "MIT",
    "libxcb-randr0": "MIT",
    "libxcb-render-util0": "MIT",
    "libxcb-render0": "MIT",
    "libxcb-shape0": "MIT",
    "libxcb-shm0": "MIT",
    "libxcb-sync1": "MIT",
    "libxcb-util1": "MIT",
    "libxcb-xfixes0": "MIT",
    "libxcb-xkb1": "MIT",
    "libxkbcommon-x11-0": "MIT",
    "libxkbcommon0": "MIT",
    "libzstd1": "BSD-3-Clause",
    "zlib1g": "Zlib",
}
CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
}
WORDS = {
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "Apache": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
}
COMMON = Path("/usr/share/common-licenses")
TEXT = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)


@dataclass
class Library:
    """Something in the app that has one licence, and the files that came of it."""

    name: str
    licence: str
    texts: list[Path] = field(default_factory=list)
    files: set[str] = field(default_factory=set)


def forbidden(licence: str) -> bool:
    """Whether an SPDX expression leaves no way around the GPL or AGPL; an exception for linking is a way."""
    bare = licence.replace("(", " ").replace(")", " ")
    return all(
        any(re.match(r"A?GPL\b", part.strip()) and " WITH " not in part for part in way.split(" AND "))
        for way in bare.split(" OR ")
    )


def entries(app: Path, tables: Path) -> Iterator[tuple[str, Path]]:
    """Place and origin of all that is in the app, the modules in its archive included."""
    for name in ("COLLECT-00.toc", "PYZ-00.toc"):
        table = ast.literal_eval((tables / name).read_text(encoding="utf-8"))
        listed = next(part for part in table if isinstance(part, list) and part and isinstance(part[0], tuple))
        for place, origin, kind in ((entry[0], entry[1], entry[2]) for entry in listed):
            there = kind.startswith("PYMODULE") or (app / "_internal" / place).exists()  # some were removed again
            if there and kind != "SYMLINK" and origin and origin != "-":
                yield place, Path(origin)


@cache
def _owners() -> dict[Path, Distribution]:
    """Which package of this environment each file belongs to."""
    return {
        Path(str(found.locate_file(file))).resolve(): found for found in distributions() for file in found.files or ()
    }


def _of_package(package: Distribution) -> Library:
    name, said = package.metadata["Name"], package.metadata
    licence = LICENCES.get(name) or said.get("License-Expression") or ""
    if not licence:
        kinds = [kind.rpartition(" :: ")[2] for kind in said.get_all("Classifier") or () if kind.startswith("License")]
        named = [CLASSIFIERS[kind] for kind in kinds if kind in CLASSIFIERS]
        written = (said.get("License") or "").strip().partition("\n")[0]
        licence = WORDS.get(written, written) or " AND ".join(named)
    texts = [Path(str(package.locate_file(file))) for file in package.files or () if TEXT.search(file.name)]
    if "LGPL-3.0" in licence:  # Qt's wheels come without it; it is a supplement to the GPL, and names its terms
        texts += [COMMON / "LGPL-3", COMMON / "GPL-3"]
    return Library(f"{name} {package.version}", licence, [text for text in texts if text.suffix not in (".py", ".pyc")])


def _of_system(file: Path) -> Library:
    for candidate in (file, file.resolve(), Path(str(file.resolve()).removeprefix("/usr"))):
        asked = subprocess.run(["dpkg-query", "-S", candidate], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            package = asked.stdout.partition(":")[0]
            return Library(
                f"{package} (Debian)", SYSTEM.get(package, ""), [Path(f"/usr/share/doc/{package}/copyright")]
            )
    return Library(str(file), "")


def library_of(place: str, origin: Path) -> Library:
    """What a file of the app belongs to."""
    real = origin.resolve()
    vendored = next((name for name in VENDORED if origin.name.startswith(name)), None)
    if vendored and "site-packages" in origin.parts and ".so" in origin.suffixes:
        return Library(f"{vendored} (in {origin.parent.name})", VENDORED[vendored])
    if (package := _owners().get(real)) is not None:
        return _of_package(package)
    if PYTHON in real.parents or place == "base_library.zip":
        return Library("Python", "PSF-2.0", list((PYTHON / "lib").glob("python3*/LICENSE.txt")))
    if HOUSE in real.parents and "site-packages" not in real.parts:
        return Library("Alcove", "Apache-2.0", [HOUSE / "LICENSE", *(HOUSE / "resources" / "licenses").iterdir()])
    return _of_system(origin)


def collect(app: Path, tables: Path) -> list[Library]:
    """All libraries of the app, by name."""
    found: dict[str, Library] = {}
    for place, origin in entries(app, tables):
        library = library_of(place, origin)
        found.setdefault(library.name, library).files.add(place)
    for beside in ("uv", "pyinstaller"):  # the installer, and the loader: in no table
        library = next(_of_package(package) for package in distributions(name=beside))
        found.setdefault(library.name, library).files.add(beside)
    return sorted(found.values(), key=lambda library: library.name.lower())


def faults(libraries: list[Library]) -> list[str]:
    """What may not be shipped as it is, in words."""
    said = []
    for library in libraries:
        some = ", ".join(sorted(library.files)[:3])
        if not library.licence:
            said.append(f"{library.name}: its licence is not known ({some})")
        elif forbidden(library.licence):
            said.append(f"{library.name}: {library.licence} ({some})")
        said += [f"{library.name}: readline is under the GPL" for file in library.files if "readline" in file.lower()]
    return said


def write(libraries: list[Library], folder: Path) -> None:
    """Writes the list and the texts."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    rows = ["# What Alcove is made of", "", "| Library | Licence | Its text |", "|---|---|---|"]
    counts: dict[str, int] = defaultdict(int)
    for library in libraries:
        name = re.sub(r"[^\w.+-]+", "-", library.name).strip("-")
        links = []
        for text in library.texts:
            if text.is_file():
                counts[name] += 1
                target = folder / name / (text.name if text.suffix else f"{text.name}.txt")
                target.parent.mkdir(exist_ok=True)
                if not target.exists():
                    shutil.copyfile(text, target)
                    links.append(f"[{text.name}]({name}/{target.name})")
        rows.append(f"| {library.name} | {library.licence} | {' '.join(links)} |")
    rows += [
        "",
        "Qt and PySide6 are used under the LGPL-3.0: they are the files `_internal/PySide6/**` and can be replaced by",
        "others of the same version. Their source: https://download.qt.io/official_releases/QtForPython/",
        "",
    ]
    (folder / "README.md").write_text("\n".join(rows), encoding="utf-8")


def main() -> int:
    app, tables = map(Path, sys.argv[1:3])
    libraries = collect(app, tables)
    wrong = faults(libraries)
    for fault in wrong:
        print(f"error: {fault}", file=sys.stderr)
    write(libraries, app / "licences")
    kinds = sorted({library.licence for library in libraries})
    print(f"{len(libraries)} libraries under {len(kinds)} licences, {len(wrong)} of them not to be shipped")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
