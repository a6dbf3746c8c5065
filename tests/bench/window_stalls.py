"""How long the main thread stands still while folders are being read and questions answered, page after page."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import cycle

from engine.types import ChatChoices
from tests.bench.ground import data, peps_folder, questions, scratch, size
from tests.bench.rows import Row
from tests.bench.windows import Heartbeat, opened, pause, profile, wait

SECONDS = 120.0
ALONE = 4  # every so many questions the model is asked alone: it streams


def run() -> Iterator[Row]:
    seconds = size(int(SECONDS), 6)
    asked = cycle(entry["question"] for entry in questions(size(60, 4), seed=19, answerable=True))
    with scratch() as place, opened(profile(place)) as window:
        from desktop.main_window import ASK, FIND, LIBRARY

        for folder in (data("squad") / "folder", peps_folder(place), data("kb/rust-book")):
            window.library.add_folder(folder)
        wait(lambda: window.library.folders.rows and "0 files" not in window.strip.coverage.text())
        number = 0
        with Heartbeat() as heart:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                number += 1
                question = next(asked)
                window.show_page(ASK)
                if number % ALONE == 0:
                    window.new_chat()
                window.ask.choices.show_choices(ChatChoices(documents=number % ALONE > 0))
                window.ask.ask(question)
                pause(700)
                window.show_page(LIBRARY)
                pause(700)
                window.show_page(FIND)
                for end in range(1, 12):
                    window.find_page.field.setText(question[:end])
                    pause(80)
                window.show_page(ASK)
                wait(lambda: not window.ask.busy or time.monotonic() > until, every_ms=20)
        coverage = window.strip.coverage.text()
    note = f"{number} questions; at the end: {coverage}; load {os.getloadavg()[0]:.1f}"
    yield from heart.rows(f"{seconds} s of reading folders and answering", p99=50, longest=100, note=note)
