"""Whether the frozen app brings every library it is linked with, but for those that a desktop has, and no others.

    python packaging/needed.py APP             names what is missing
    python packaging/needed.py APP --prune     before that removes the libraries that nothing in the app is linked with

`ldd` on the machine that built it proves nothing: it finds what happens to be installed there. So the names that
each file says it needs (NEEDED, by readelf) are compared with the files of the app.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

# Of the system: the C library, what belongs to the graphics driver or the display server, and fonts' own library.
SYSTEM = re.compile(
    r"^(ld-linux-.*|lib(c|m|dl|rt|pthread|util|resolv|nsl|crypt)\.so\.\d+|libanl\.so\.1|libz\.so\.1"
    r"|lib(GL|EGL|GLX|OpenGL|GLdispatch|gbm|drm)\.so\.\d+|libvulkan\.so\.1"
    r"|libX(11|11-xcb|ext|au|dmcp)\.so\.\d+|libxcb(-(glx|randr|render|shape|shm|sync|xfixes|xkb|dri2|dri3|present))?\.so\.\d+"
    r"|libwayland-\w+\.so\.\d+|libfontconfig\.so\.1)$"
)

# Folders whose libraries are only ever linked with; elsewhere are extensions and plugins, which are opened by path.
LINKED = re.compile(r"/(_internal|Qt/lib|\w+\.libs)$")


def libraries(app: Path) -> Iterator[Path]:
    """Every ELF file of the app, links left out."""
    for file in app.rglob("*"):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield file


def needs(file: Path) -> list[str]:
    """The names of the libraries that a file is linked with."""
    said = subprocess.run(["readelf", "-dW", file], capture_output=True, text=True, check=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", said)


def missing(app: Path) -> dict[str, list[str]]:
    """Names that no file of the app has and no desktop is sure to have, and which files want them."""
    here = {file.name for file in app.rglob("*")}
    found: dict[str, list[str]] = defaultdict(list)
    for file in libraries(app):
        for name in needs(file):
            if name not in here and not SYSTEM.match(name):
                found[name].append(str(file.relative_to(app)))
    return dict(found)


def prune(app: Path) -> list[str]:
    """Removes shared libraries that nothing needs; gives their names. A part that is left out leaves many behind."""
    removed: list[str] = []
    while True:
        wanted = {name for file in libraries(app) for name in needs(file)}
        spare = [
            file
            for file in app.rglob("lib*.so*")
            if file.name not in wanted
            and LINKED.search(file.parent.as_posix())
            and not file.name.startswith("libpython")
        ]
        if not spare:
            return removed
        for file in spare:
            file.unlink()
            removed.append(file.name)


def main() -> int:
    app = Path(sys.argv[1])
    if "--prune" in sys.argv:
        print(f"{len(prune(app))} libraries that nothing needs are removed")
    lacking = missing(app)
    for name, wanted_by in sorted(lacking.items()):
        print(f"error: {name} is missing, which {', '.join(wanted_by[:3])} needs", file=sys.stderr)
    print(f"{len(lacking)} libraries are missing")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
