"""Makes the hashed locks of the trainer's Python, resources/trainer/*.lock, and what each of them weighs, *.json.

    python packaging/make_trainer_locks.py [cpu cuda rocm mps]
    python packaging/make_trainer_locks.py --find-links FOLDER    takes builds of torch from a folder as well

Needs `uv` and `packaging`, PyPI, and for the builds of torch that are not on PyPI (Linux without CUDA, ROCm,
Windows with CUDA) download.pytorch.org. Only metadata is read: of a wheel its directory, the last kilobytes.

A lock is universal: one file for all platforms and Pythons of its variant. Its sidecar holds one entry for each
of them *for which every package has a wheel*; the rest stands under `missing` with the package that is wanting,
and the app does not offer it. So a lock that was made where an index was out of reach says so itself.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

OUT = Path(__file__).parent.parent / "resources" / "trainer"
PYPI = "https://pypi.org/simple"
PYTORCH = "https://download.pytorch.org/whl"
PYTHONS = ("3.11", "3.12", "3.13")
TORCH = "2.13.0"
TAIL = 1 << 18  # bytes from the end of a wheel that hold its directory, at first guess
COMMON = ("transformers>=5,<5.18", "peft>=0.18", "gguf>=0.17", "accelerate", "safetensors", "numpy")
UNSLOTH = ("unsloth", "unsloth_zoo", "trl<=1.15", "datasets<5", "bitsandbytes")
MACHINES = {  # as `engine.trainers.trainer_locks.platform_name` says them: sys.platform and the machine
    "linux-x86_64": ("linux", "Linux", "posix", "x86_64"),
    "linux-aarch64": ("linux", "Linux", "posix", "aarch64"),
    "win32-x86_64": ("win32", "Windows", "nt", "AMD64"),
    "darwin-arm64": ("darwin", "Darwin", "posix", "arm64"),
}
GLIBC = 28  # minor version that the newest wheel may ask for: what torch itself asks for


@dataclass(frozen=True)
class Variant:
    """`builds` maps a platform to the local version of torch it takes and the index that has it."""

    name: str
    machines: tuple[str, ...]
    requirements: tuple[str, ...] = COMMON
    builds: dict[str, tuple[str, str]] = field(default_factory=dict)
    driver: int = 0

    def pin(self, platform: str) -> str:
        build = self.builds.get(platform)
        return f"torch=={TORCH}+{build[0]}" if build else f"torch=={TORCH}"

    def lines(self, left_out: Sequence[str] = ()) -> Iterator[str]:
        """What is asked for; on the platforms that are left out, nothing: torch of another build would come."""
        platforms = dict.fromkeys(machine.split("-")[0] for machine in self.machines)
        for platform in platforms:
            if platform not in left_out:
                yield f"{self.pin(platform)} ; sys_platform == '{platform}'"
                for requirement in self.requirements:
                    yield f"{requirement} ; sys_platform == '{platform}'"


VARIANTS = (
    Variant("cpu", ("linux-x86_64", "linux-aarch64", "win32-x86_64"), builds={"linux": ("cpu", f"{PYTORCH}/cpu")}),
    # Driver: CUDA 13.0's release notes, table "CUDA Toolkit and Corresponding Driver Versions".
    Variant(
        "cuda",
        ("linux-x86_64", "linux-aarch64", "win32-x86_64"),
        (*COMMON, *UNSLOTH),
        {"win32": ("cu130", f"{PYTORCH}/cu130")},
        driver=580,
    ),
    # The build's name is to be checked against that index: it could not be asked when this was written.
    Variant("rocm", ("linux-x86_64",), builds={"linux": ("rocm7.2", f"{PYTORCH}/rocm7.2")}),
    Variant("mps", ("darwin-arm64",)),
)


@dataclass(frozen=True)
class Pin:
    requirement: Requirement
    hashes: frozenset[str]


@dataclass(frozen=True)
class Wheel:
    filename: str
    url: str
    sha256: str
    bytes: int


def compile_lock(variant: Variant, find_links: Sequence[str]) -> tuple[str, list[str]]:
    """The lock, and the platforms left out of it because the index that has their torch is out of reach and no
    folder has it either.
    """
    argv = ["uv", "pip", "compile", "-", "--universal", "--python-version", PYTHONS[0], "--generate-hashes"]
    argv += ["--no-annotate", "--no-header", "--quiet", "--no-config", "--default-index", PYPI]
    argv += ["--index-strategy", "unsafe-best-match"]  # safe: what is taken is pinned and hashed from here on
    left_out = []
    for platform, (build, index) in variant.builds.items():
        if _reachable(f"{index}/torch/"):
            argv += ["--index", index]
        elif folders := [f for f in find_links if any(Path(f).glob(f"torch-{TORCH}+{build}-*.whl"))]:
            for folder in folders:
                argv += ["--find-links", folder]
        else:
            left_out.append(platform)
    lines = "\n".join(variant.lines(left_out))
    done = subprocess.run(argv, input=lines, text=True, stdout=subprocess.PIPE, check=True)
    return done.stdout, left_out


def pins(lock: str) -> list[Pin]:
    found = []
    for entry in lock.replace("\\\n", " ").splitlines():
        line = entry.partition("#")[0].strip()
        if line:
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
            found.append(Pin(Requirement(line.partition("--hash")[0].strip()), hashes))
    return found


def weigh(variant: Variant, lock: str, left_out: Sequence[str], find_links: Sequence[str]) -> dict[str, Any]:
    """Sizes for each platform and Python; `download` and `disk` in bytes."""
    targets: dict[str, object] = {}
    missing: dict[str, str] = {}
    sources = [PYPI, *(index for _, index in variant.builds.values())]
    for machine in variant.machines:
        for python in PYTHONS:
            platform = machine.split("-")[0]
            environment = _environment(machine, python)
            chosen, wanting = [], variant.pin(platform) if platform in left_out else ""
            wanted = [] if wanting else [pin for pin in pins(lock) if _applies(pin.requirement, environment)]
            for pin in wanted:
                wheel = _best(pin, machine, python, sources, find_links)
                if wheel is None:
                    wanting = str(pin.requirement).partition(";")[0].strip()
                    break
                chosen.append(wheel)
            if wanting:
                missing[f"{machine}-{python}"] = wanting
            else:
                targets[f"{machine}-{python}"] = {
                    "packages": len(chosen),
                    "download": sum(wheel.bytes for wheel in chosen),
                    "disk": sum(unpacked(wheel) for wheel in chosen),
                }
    return {"targets": targets, "missing": missing}


def _environment(machine: str, python: str) -> dict[str, str]:
    platform, system, name, processor = MACHINES[machine]
    return {
        "sys_platform": platform,
        "platform_system": system,
        "os_name": name,
        "platform_machine": processor,
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


def _applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


@cache
def _tags(machine: str, python: str) -> dict[Tag, int]:
    version = tuple(map(int, python.split(".")))
    platform, processor = machine.split("-")
    if platform == "linux":
        names = [f"manylinux_2_{minor}_{processor}" for minor in range(GLIBC, 4, -1)]
        names += [f"manylinux2014_{processor}", f"manylinux2010_{processor}", f"linux_{processor}"]
    elif platform == "darwin":
        names = list(mac_platforms((14, 0), processor))
    else:
        names = ["win_amd64"]
    tags = [*cpython_tags(version, platforms=names), *compatible_tags(version, f"cp{version[0]}{version[1]}", names)]
    return {tag: place for place, tag in enumerate(tags)}


def _best(pin: Pin, machine: str, python: str, sources: Sequence[str], find_links: Sequence[str]) -> Wheel | None:
    """The wheel an installer would take: of the hashes that are locked, the most particular one that fits."""
    ranks, best = _tags(machine, python), None
    for source in (*find_links, *sources):
        for wheel in _wheels(source, canonicalize_name(pin.requirement.name)):
            if wheel.sha256 not in pin.hashes:
                continue
            tags = parse_wheel_filename(wheel.filename)[3]
            rank = min((ranks[tag] for tag in tags if tag in ranks), default=None)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, wheel
    return best[1] if best else None


@cache
def _client() -> httpx.Client:
    return httpx.Client(timeout=60, follow_redirects=True)


@cache
def _reachable(url: str) -> bool:
    try:
        return _client().get(url).is_success
    except httpx.TransportError:
        return False


@cache
def _wheels(source: str, name: str) -> tuple[Wheel, ...]:
    """The wheels of a package in a folder, or in an index by PEP 691 or PEP 503."""
    if "://" not in source:
        stem = name.replace("-", "_")
        return tuple(
            Wheel(file.name, str(file), hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_size)
            for file in Path(source).glob("*.whl")
            if file.name.lower().startswith(f"{stem}-")
        )
    if not _reachable(f"{source}/{name}/"):
        return ()
    answer = _client().get(f"{source}/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json, text/html"})
    if "json" in answer.headers["Content-Type"]:
        return tuple(
            Wheel(file["filename"], file["url"], file["hashes"].get("sha256", ""), file["size"])
            for file in answer.json()["files"]
            if file["filename"].endswith(".whl")
        )
    found = re.findall(r'href="([^"#]+/([^"#/]+\.whl))#sha256=([0-9a-f]{64})"', answer.text)
    return tuple(Wheel(name.replace("%2B", "+"), str(answer.url.join(url)), sha256, 0) for url, name, sha256 in found)


@cache
def unpacked(wheel: Wheel) -> int:
    """Bytes of the files in a wheel, read from the directory at its end."""
    if "://" not in wheel.url:
        with zipfile.ZipFile(wheel.url) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    length = TAIL
    while True:
        answer = _client().get(wheel.url, headers={"Range": f"bytes=-{min(length, wheel.bytes or length)}"})
        answer.raise_for_status()
        tail = answer.content
        try:  # a ZIP's offsets are taken from its end, so a tail that holds the whole directory opens as an archive
            with zipfile.ZipFile(io.BytesIO(tail)) as archive:
                return sum(entry.file_size for entry in archive.infolist())
        except zipfile.BadZipFile:
            if len(tail) < length:
                raise
            length *= 8


def head(variant: Variant, weighed: dict[str, Any]) -> str:
    lines = [
        "# Made by packaging/make_trainer_locks.py; do not edit. Its sizes are in the file of this name with .json."
    ]
    lines += [f"#     {line}" for line in variant.lines()]
    if weighed["missing"]:
        lines.append("# Not whole. No wheel with a known hash for:")
        lines += [f"#     {target}: {what}" for target, what in weighed["missing"].items()]
        lines.append("# To make it whole, run the script where these can be reached:")
        lines += sorted({f"#     {index}" for _, index in variant.builds.values()})
    return "\n".join(lines) + "\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("variant", nargs="*", choices=[[], *(variant.name for variant in VARIANTS)])
    arguments.add_argument("--find-links", action="append", default=[], metavar="FOLDER")
    given = arguments.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    for variant in VARIANTS:
        if given.variant and variant.name not in given.variant:
            continue
        body, left_out = compile_lock(variant, given.find_links)
        weighed = weigh(variant, body, left_out, given.find_links)
        lock = (head(variant, weighed) + body).encode("ascii")
        (OUT / f"{variant.name}.lock").write_bytes(lock)
        indexes = sorted({index for _, index in variant.builds.values()})
        described = {
            "sha256": hashlib.sha256(lock).hexdigest(),
            "indexes": indexes,
            "driver": variant.driver,
            **weighed,
        }
        (OUT / f"{variant.name}.json").write_text(json.dumps(described, indent=1) + "\n", encoding="ascii")
        print(variant.name, json.dumps(weighed, indent=1))


if __name__ == "__main__":
    main()
