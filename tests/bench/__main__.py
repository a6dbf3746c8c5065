"""Runs the benchmarks, prints the table, writes build/bench.json.

Each runs in a process of its own: none inherits the threads, caches or memory of another, and one that fails
costs its own rows.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

import filelock

from tests.bench import ground
from tests.bench.rows import Row, Unavailable, table

ALL = (
    "indexing",
    "freshness",
    "moves",
    "edits",
    "search",
    "find",
    "quotes_on_screen",
    "retrieval",
    "quotes",
    "reading",
    "quality",
    "citing",
    "census",
    "whole_files",
    "followups",
    "conflicts",
    "strangers",
    "languages",
    "attacks",
    "prompts",
    "generation",
    "chats",
    "yielding",
    "tuning",
    "training",
    "labels",
    "reading_skill",
    "applying",
    "startup",
    "window_start",
    "window_idle",
    "window_ledger",
    "window_streaming",
    "window_stalls",
    "window_tour",
    "kill",
    "faults",
    "sockets",
    "frozen",
)
RESULT = ground.REPOSITORY / "build" / "bench.json"
TINY_RESULT = RESULT.with_name("bench-quick.json")
BUSY = 0.5  # one-minute load from which the machine does not count as idle


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)} (all)")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: to see that it works, never a result")
    parser.add_argument("--inside", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(ALL):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    if arguments.quick:
        os.environ[ground.QUICK] = "1"
    if arguments.inside:
        rows = _run(arguments.names[0])
        arguments.inside.write_text(json.dumps([row.to_json() for row in rows]), encoding="utf-8")
        return 0
    RESULT.parent.mkdir(exist_ok=True)
    lock = filelock.FileLock(RESULT.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        print(
            "another run of the benchmarks is under way; two would measure each other: waiting for its end", flush=True
        )
        lock.acquire(timeout=-1)
    with lock:
        return _all(arguments.names or ALL)


def _all(names: list[str] | tuple[str, ...]) -> int:
    found: list[Row] = []
    for name in names:
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        begun = time.monotonic()
        rows = _in_a_process(name)
        seconds = time.monotonic() - begun
        busy = f", the machine was busy (load {load:.1f}): absolute times do not count" if load > BUSY else ""
        print(f"--- {name}, {seconds:.0f} s{busy}\n{table(rows)}\n", flush=True)
        _keep(name, {"seconds": round(seconds, 1), "load_before": load, "rows": [row.to_json() for row in rows]})
        found += rows
    missed = sum(not row.ok for row in found)
    print(f"{len(found) - missed} of {len(found)} rows reach their bars")
    return 1 if missed else 0


def _keep(name: str, result: dict[str, Any]) -> None:
    """Writes one benchmark's result beside those of the others, of this run or an earlier one."""
    file = TINY_RESULT if ground.quick() else RESULT
    file.parent.mkdir(exist_ok=True)
    known = json.loads(file.read_text(encoding="utf-8"))["benchmarks"] if file.exists() else {}
    machine = {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    known[name] = {"when": when, "machine": machine, **result}
    file.write_text(json.dumps({"benchmarks": known}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _in_a_process(name: str) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as place:
        file = Path(place) / "rows.json"
        code = subprocess.run([sys.executable, "-m", __package__, name, "--inside", file], check=False).returncode
        if not file.exists():
            return [Row(name, "stopped", "", False, f"its process ended with {code}")]
        return [Row(**row) for row in json.loads(file.read_text(encoding="utf-8"))]


def _run(name: str) -> list[Row]:
    rows: list[Row] = []
    try:
        rows.extend(importlib.import_module(f"{__package__}.{name}").run())
    except Unavailable as why:
        rows.append(Row(name, "not run", "", False, str(why)))
    except Exception as error:  # noqa: BLE001 - the other rows are still to be measured
        traceback.print_exc()
        rows.append(Row(name, "failed", "", False, f"{type(error).__name__}: {error}"))
    return rows


if __name__ == "__main__":
    sys.exit(main())
