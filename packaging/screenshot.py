"""Makes docs/screenshot.png: the window over the sample folder, with an answer and its source.

    .venv/bin/python packaging/screenshot.py [OUT.png] [--dark] [--question "…"]
    .venv/bin/python packaging/screenshot.py --pages FOLDER [--dark]        a picture of every page

It needs no display: Qt paints off screen. The profile is a temporary one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.app import open_engine, settings_in
from desktop.backend import Backend
from desktop.main_window import FIND, MainWindow
from desktop.self_test import HEIGHT, WIDTH, wait
from desktop.theme import Theme
from desktop.widgets.sidebar import PAGES
from engine.paths import Paths, resources

SIDEBAR, CONVERSATION, SOURCES = 220, 620, 400
SAID = {"en": ("searchable", "waiting"), "de": ("durchsuchbar", "wart")}
"""What the strip says of files that were read, and of those that wait."""


def pause(milliseconds: int) -> None:
    """Runs the window for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, default=Path(__file__).parents[1] / "docs" / "screenshot.png")
    parser.add_argument("--pages", type=Path, metavar="FOLDER")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--language", choices=language.LANGUAGES, default="en")
    parser.add_argument("--question", default="What is the mileage rate for using your own car?")
    options = parser.parse_args()

    app = QApplication(sys.argv[:1])
    language.use(options.language)
    Theme(app).use(Qt.ColorScheme.Dark if options.dark else Qt.ColorScheme.Light)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["USERPROFILE"] = home  # paths are shown as a person would see theirs
        folder = Path(home) / "Documents" / "Field station"
        shutil.copytree(resources() / "sample", folder)
        paths = Paths.at(Path(home) / "profile")
        backend = Backend(lambda emit: open_engine(paths, emit))
        window = MainWindow(backend, settings_in(paths.root))
        window.resize(WIDTH, HEIGHT)
        window.show()
        backend.open()
        window.library.add_folder(folder)
        coverage = window.strip.coverage
        read, waits = SAID[options.language]
        wait(lambda: read in coverage.text() and waits not in coverage.text(), "reading the sample")
        window.ask.ask(options.question)
        wait(lambda: not window.ask.busy, "answering")
        for card in window.ask.turns[0].cards[:1]:  # a whole file is answered without
            card.click()
        window.splitter.setSizes([SIDEBAR, WIDTH - SIDEBAR])
        window.ask.splitter.setSizes([CONVERSATION, SOURCES])
        wait(lambda: window.sidebar.chats.model.rows, "listing the chats")
        pause(500)  # until all has its place
        if options.pages is None:
            _keep(window, options.out)
        else:
            _keep_pages(window, options.pages, "dark" if options.dark else "light", options.question)
        window.close()
        backend.close()


def _keep(window: MainWindow, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(file))
    print(file)


def _keep_pages(window: MainWindow, folder: Path, colours: str, question: str) -> None:
    """Pictures of the pages, each with something on it."""
    for number, (name, _, _) in enumerate(PAGES):
        window.show_page(number)
        if number == FIND:
            window.find_page.field.setText("boathouse lease")
            wait(lambda: window.find_page.model.rows, "finding")
            window.find_page.show_passage()
        pause(1500)  # for what a page fetches
        _keep(window, folder / f"{name.lower()}-{colours}.png")
    window.test_search()
    page = window.search_test
    page.question.setText(question)
    page.test()
    wait(lambda: page.explanation is not None, "testing the search")
    for step in range(page.stack.count()):
        page.show_step(step)
        pause(300)
        _keep(window, folder / f"search-test-{step + 1}-{colours}.png")


if __name__ == "__main__":
    main()
