"""An answer of 20,000 characters, Markdown with code and tables, as it streams in, is judged and is finished."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import cast

from engine.core import Engine
from engine.types import Event, Token
from tests.bench.ground import notes, scratch, size
from tests.bench.rows import Row
from tests.bench.windows import Heartbeat, opened, profile, settled, wait
from tests.support.fake_engine import FakeEngine

TOKEN_S = 0.004  # a word every 4 ms: faster than a good graphics card
CODE = "```python\nfor row in rows:\n    total += row.amount  # in pounds\n```\n"
TABLE = "| Item | Price | Note |\n|---|---|---|\n| Rope | 12.50 | new |\n| Oars | 80.00 | used |\n"
ROWS = TABLE + "".join(f"| Item {n} | {n}.50 | **used** for {n} years |\n" for n in range(60))
LIST = "- first, the rope\n- then the oars\n- **at last** the boat\n"


def run() -> Iterator[Row]:
    characters = size(20_000, 2_000)
    said = _answer(characters)
    with scratch() as place:
        folder = place / "files"
        folder.mkdir()
        (folder / "note.md").write_text(f"# Note\n\n{next(notes(3_000))}\n", encoding="utf-8")

        def slow(emit: Callable[[Event], None]) -> Engine:
            def paced(event: Event) -> None:
                emit(event)
                if isinstance(event, Token):
                    time.sleep(TOKEN_S)

            engine = FakeEngine(profile(place), emit=paced)
            engine.say, engine.method = said, "documents"
            engine.add_folder(folder)
            return cast(Engine, engine)

        with opened(profile(place), slow) as window:
            wait(lambda: settled(window))
            words = " ".join((folder / "note.md").read_text(encoding="utf-8").split()[3:12])
            with Heartbeat() as heart:
                window.ask.ask(words)
                wait(lambda: not window.ask.busy, every_ms=20)
            shown = window.ask.turns[0].words.text
            assert len(shown) >= 0.9 * characters, f"only {len(shown)} characters were shown"
    yield from heart.rows(f"an answer of {len(shown):,} characters that streams", p99=None, longest=50)


def _answer(characters: int) -> str:
    """Real paragraphs with a list, code, a table or a long one between them."""
    parts, length = [], 0
    between = (LIST, CODE, TABLE, ROWS)
    for number, text in enumerate(notes(900)):
        parts += [f"## Part {number + 1}\n", " ".join(text.split()) + "\n", between[number % len(between)]]
        length += sum(map(len, parts[-3:]))
        if length >= characters:
            break
    return "\n".join(parts)[:characters]
