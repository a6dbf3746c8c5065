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

from tests.bench import ground
from tests.bench.rows import Row, Unavailable, table

ALL = (
    "indexing",
    "freshness",
    "moves",
    "edits",
    "search",
    "retrieval",
    "quotes",
    "generation",
    "chats",
    "yielding",
    "tuning",
    "startup",
    "kill",
    "faults",
    "sockets",
)
RESULT = ground.REPOSITORY / "build" / "bench.json"


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
    return _all(arguments.names or ALL)


def _all(names: list[str] | tuple[str, ...]) -> int:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load > 0.5:
        print(f"the machine is busy (load {load:.1f}): absolute times count on an idle one", file=sys.stderr)
    found: list[Row] = []
    benchmarks = {}
    for name in names:
        begun = time.monotonic()
        rows = _in_a_process(name)
        seconds = round(time.monotonic() - begun, 1)
        print(f"--- {name}, {seconds:.0f} s\n{table(rows)}\n", flush=True)
        benchmarks[name] = {"seconds": seconds, "rows": [row.to_json() for row in rows]}
        found += rows
    missed = sum(not row.ok for row in found)
    print(f"{len(found) - missed} of {len(found)} rows reach their bars")
    RESULT.parent.mkdir(exist_ok=True)
    machine = {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    result = {"quick": ground.quick(), "load_at_start": load, "machine": machine, "benchmarks": benchmarks}
    RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if missed else 0


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
