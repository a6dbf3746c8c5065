"""Planted faults: `doctor` names each, and `--repair` mends each that can be. The faults live in its tests."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tests.bench.ground import REPOSITORY, scratch
from tests.bench.rows import Row

TESTS = "tests/engine/upkeep/test_doctor.py"
WANTED = 12
NOT_FAULTS = ("sound", "no_problem", "no_other")  # tests of what must be left alone


def run() -> Iterator[Row]:
    with scratch() as place:
        report = place / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS, f"--junit-xml={report}"]
        subprocess.run(command, cwd=REPOSITORY, check=False, stdout=subprocess.DEVNULL)
        cases = list(ET.parse(report).iter("testcase"))
    bad = [str(case.get("name")) for case in cases if len(case)]
    planted = [str(case.get("name")) for case in cases if not any(word in str(case.get("name")) for word in NOT_FAULTS)]
    good = [name for name in planted if name not in bad]
    yield Row(
        "planted faults that doctor names, and mends where that can be",
        f"{len(good)} of {len(planted)}",
        f"all, ≥ {WANTED}",
        not bad and len(good) >= WANTED,
        "not so: " + ", ".join(bad) if bad else "",
        {"faults": good, "not": bad},
    )
