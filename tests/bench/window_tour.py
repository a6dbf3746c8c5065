"""Internet sockets of a full tour of the window and all that it starts: none.

Traced by strace where it exists. Else every Python process writes down the sockets that it makes (`sys.addaudithook`),
which misses what libraries do by themselves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.paths import resources
from tests.bench.ground import REPOSITORY, scratch
from tests.bench.rows import Row
from tests.bench.sockets import traced
from tests.bench.windows import off_screen, opened, pause, profile, settled, wait

WHAT = "a full tour of the window"
QUESTION = "What is the mileage rate for using your own car?"
AUDIT = """
import os, sys
def heard(event, arguments):
    if event == "socket.__new__" and int(arguments[1]) in (2, 10, 23, 30):
        with open(os.environ["ALCOVE_BENCH_SOCKETS"], "a") as log:
            log.write(f"{sys.argv} family {int(arguments[1])}\\n")
sys.addaudithook(heard)
"""


def run() -> Iterator[Row]:
    with scratch() as place:
        arguments = ["-m", "tests.bench.window_tour", str(place / "tour")]
        if shutil.which("strace"):
            yield traced(WHAT, place, arguments)
        else:
            yield _audited(place, arguments)


def _audited(place: Path, arguments: list[str]) -> Row:
    log = place / "sockets"
    log.touch()
    (place / "sitecustomize.py").write_text(AUDIT, encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(place), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "ALCOVE_BENCH_SOCKETS": str(log)}
    done = subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, env=environment, check=False)
    found = log.read_text(encoding="utf-8").splitlines()
    note = "; ".join(found[:3]) or "heard by Python's own audit hook, not traced: strace is not installed"
    if done.returncode:
        note = f"it ended with {done.returncode}"
    return Row(f"internet sockets: {WHAT}", str(len(found)), "0", not found and not done.returncode, note)


def tour(place: Path) -> None:
    """A person who tries everything once: reads a folder, asks, finds, looks at every page, checks and backs up."""
    place.mkdir()
    folder = place / "sample"
    shutil.copytree(resources() / "sample", folder)
    os.environ.update(off_screen())
    os.environ["HOME"] = str(place)  # models of other programs are looked for there
    with opened(profile(place)) as window:
        from desktop.main_window import FIND, LIBRARY, MODELS, SETTINGS, TEACH
        from desktop.pages.models import SECTIONS as MODEL_SECTIONS
        from desktop.pages.teach import SECTIONS as TEACH_SECTIONS

        window.library.add_folder(folder)
        wait(lambda: window.library.folders.rows and settled(window) and "0 files" not in window.strip.coverage.text())
        for chat in range(2):
            window.new_chat()
            window.ask.ask(QUESTION if chat else "How many PDFs are there?")
            wait(lambda: not window.ask.busy)
        for card in window.ask.turns[0].cards:
            card.click()
            pause(800)
        window.show_page(FIND)
        for end in range(1, 9):
            window.find_page.field.setText("boathouse lease"[: 2 * end])
            pause(150)
        wait(lambda: window.find_page.model.rows)
        window.find_page.show_passage()
        pause(800)
        window.show_page(LIBRARY)
        for chip in window.library.states.buttons():
            chip.click()
            pause(200)
        window.test_search()
        window.search_test.question.setText(QUESTION)
        window.search_test.test()
        wait(lambda: window.search_test.explanation)
        window.show_page(TEACH)
        for number in range(len(TEACH_SECTIONS)):
            window.teach.show_section(number)
            pause(800)
        window.show_page(MODELS)
        for number in range(len(MODEL_SECTIONS)):
            window.models.show_section(number)
            pause(800)
        window.show_page(SETTINGS)
        pause(500)
        window.show_upkeep()
        page = window.settings_page
        page.health.check.click()
        wait(lambda: page.health.checks)
        for by in (1, 0):
            window.step_text_size(by)
            pause(200)
        window.open_shortcuts()
        pause(200)
        window.shortcut_sheet.hide()
        window.open_palette()
        pause(200)
        window.palette_box.hide()
        pause(2_000)


if __name__ == "__main__":
    tour(Path(sys.argv[1]))
