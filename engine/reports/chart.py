"""A comparison as one self-contained SVG picture: a bar a mode, with its interval. Opens in any browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from engine.errors import EngineError
from engine.types import Comparison, ModeScore

WIDTH, LEFT, RIGHT = 760, 170, 250  # pixels: of all, of the names, of the figures
TOP, STEP, BAR = 76, 46, 24  # pixels: above the first row, from row to row, height of a bar
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def save(compared: Comparison, file: Path) -> None:
    """Writes the picture.

    Raises:
        EngineError: the file cannot be written.
    """
    try:
        file.write_text(svg(compared), encoding="utf-8")
    except OSError as error:
        raise EngineError(f"{file} cannot be written: {error.strerror}", "choose another file") from error


def svg(compared: Comparison) -> str:
    """The picture. Scores run from 0 to 1 along the bars; what is recommended is the dark bar."""
    height = TOP + STEP * len(compared.rows) + 34
    metric = next((row.metric for row in compared.rows), "").replace("_", " ")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img">',
        f"<title>{escape(compared.why)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 28, f"{metric} on {compared.examples} examples", size=17),
        _text(16, 50, "lines: 95 % intervals; gain: over the model as it is", colour="#5a6270"),
        *_axis(TOP + STEP * len(compared.rows)),
    ]
    for place, row in enumerate(compared.rows):
        parts += _row(row, TOP + STEP * place, chosen=row.mode == compared.recommend)
    return "\n".join([*parts, "</svg>", ""])


def _x(score: float) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, score)), 1)


def _text(x: float, y: float, text: str, *, size: int = 13, colour: str = "#1d232b", anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'


def _axis(bottom: int) -> Iterator[str]:
    for tick in TICKS:
        yield f'<line x1="{_x(tick)}" y1="{TOP - 8}" x2="{_x(tick)}" y2="{bottom}" stroke="#dfe3e8"/>'
        yield _text(_x(tick), bottom + 18, f"{tick:g}", colour="#5a6270", anchor="middle")


def _row(row: ModeScore, y: int, *, chosen: bool) -> Iterator[str]:
    middle = y + BAR / 2
    yield _text(LEFT - 12, middle + 4, row.mode, anchor="end")
    if row.score is None:
        yield _text(LEFT + 6, middle + 4, f"not run: {row.why}", colour="#5a6270")
        return
    fill = "#1f5f8b" if chosen else "#9db8cc"
    yield f'<rect x="{LEFT}" y="{y}" width="{_x(row.score) - LEFT:.1f}" height="{BAR}" rx="2" fill="{fill}"/>'
    if row.score_interval:
        low, high = map(_x, row.score_interval)
        ends = "".join(f"M{end} {y + 7}v{BAR - 14}" for end in (low, high))
        yield f'<path d="M{low} {middle}H{high}{ends}" stroke="#1d232b" fill="none"/>'
    gain = f", gain {row.interval[0]:+.2f} to {row.interval[1]:+.2f}" if row.interval else ""
    yield _text(WIDTH - RIGHT + 14, middle - 2, f"{row.score:.3f}{gain}")
    if row.p50_ms is not None and row.prompt_tokens is not None:
        cost = f"{row.p50_ms:.0f} ms, {row.prompt_tokens:.0f} prompt tokens"
        yield _text(WIDTH - RIGHT + 14, middle + 14, cost, size=11, colour="#5a6270")
