"""What decides whether a package may be shipped: licences, and what a desktop reads of it."""

from __future__ import annotations

import configparser
import runpy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

PACKAGING = Path(__file__).parents[1] / "packaging"


@pytest.fixture(scope="module")
def licences() -> dict[str, Any]:
    return runpy.run_path(str(PACKAGING / "licences.py"))


@pytest.mark.parametrize(
    ("licence", "forbidden"),
    [
        ("MIT", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("MIT AND GPL-2.0-only", True),
        ("GPL-2.0-only OR AGPL-3.0-only", True),
    ],
)
def test_a_licence_that_leaves_no_way_around_the_gpl_is_forbidden(
    licences: dict[str, Any], licence: str, forbidden: bool
) -> None:
    assert licences["forbidden"](licence) is forbidden


def test_an_unknown_licence_and_readline_are_faults(licences: dict[str, Any]) -> None:
    library = licences["Library"]
    sound = library("one 1.0", "MIT", [], {"one.so"})
    unknown = library("two 1.0", "", [], {"two.so"})
    readline = library("Python", "PSF-2.0", [], {"lib-dynload/readline.so"})
    assert licences["faults"]([sound]) == []
    assert len(licences["faults"]([sound, unknown, readline])) == 2


def test_the_desktop_entries_say_how_alcove_is_started() -> None:
    entries = {}
    for name in ("alcove", "autostart"):
        parser = configparser.RawConfigParser()
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read(PACKAGING / "linux" / f"{name}.desktop", encoding="utf-8")
        entries[name] = parser["Desktop Entry"]
    types = ElementTree.parse(PACKAGING / "linux" / "alcove.xml").getroot()
    assert entries["alcove"]["Exec"] == "alcove %F"
    assert entries["alcove"]["MimeType"].rstrip(";") in {kind.get("type") for kind in types}
    assert entries["autostart"]["Hidden"] == "true"
