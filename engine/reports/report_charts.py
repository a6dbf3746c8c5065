"""Charts of a report as inline SVG, drawn by code: bars, a histogram, a curve.

They carry no colours of their own: the page's style sheet dresses them by class, for light and dark. Every text is
escaped, and each chart says in its title what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, LEFT, RIGHT = 640, 190, 56  # pixels: of all, of the names, of the figures
BAR, GAP, GROUP = 14, 3, 14  # pixels: height of a bar, between those of a group, between groups
HEIGHT, BELOW = 210, 44  # pixels: of a chart with two axes, and what is below its ground line
AXIS = 44  # pixels left of a chart with two axes
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
BINS = 10
LONGEST = 27  # characters of a name beside bars


@dataclass(frozen=True, slots=True)
class Bars:
    """A group of bars: a value of 0 to 1 for each series; None where there is none."""

    name: str
    values: Sequence[float | None]


def bars(title: str, series: Sequence[str], groups: Sequence[Bars]) -> Markup:
    """Horizontal bars from 0 to 1, one a series in each group."""
    head = 24 if len(series) > 1 else 4
    tall = len(series) * (BAR + GAP) - GAP
    bottom = head + len(groups) * (tall + GROUP)
    parts = [*_legend(series), *_ticks(head, bottom)] if len(series) > 1 else [*_ticks(head, bottom)]
    for number, group in enumerate(groups):
        top = head + number * (tall + GROUP) + GROUP // 2
        name = group.name if len(group.name) <= LONGEST else f"{group.name[: LONGEST - 1]}…"
        parts.append(_text(LEFT - 10, top + tall / 2 + 4, name, anchor="end"))
        for place, value in enumerate(group.values):
            y = top + place * (BAR + GAP)
            if value is None:
                parts.append(_text(LEFT + 4, y + BAR - 3, "–", kind="muted"))
                continue
            long = round((WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, value)), 1)
            parts.append(f'<rect class="s{place}" x="{LEFT}" y="{y}" width="{long}" height="{BAR}" rx="2"/>')
            parts.append(_text(LEFT + long + 6, y + BAR - 3, f"{value:.3f}", kind="muted"))
    return _svg(title, bottom + 24, parts)


def histogram(title: str, series: Mapping[str, Sequence[float]], *, mark: float | None = None) -> Markup:
    """How often values of 0 to 1 fall into each tenth; `mark` is a line across, such as a threshold."""
    counts = [[sum(_bin(value) == number for value in values) for number in range(BINS)] for values in series.values()]
    most = max((count for each in counts for count in each), default=0) or 1
    ground = HEIGHT - BELOW
    step = (WIDTH - AXIS - 8) / BINS
    wide = (step - 6) / max(1, len(counts))
    parts = [*_legend(list(series))] if len(series) > 1 else []
    for tick in (0, most):
        parts.append(_text(AXIS - 8, _up(tick / most) + 4, str(tick), anchor="end", kind="muted"))
    parts.append(f'<line class="grid" x1="{AXIS}" y1="{ground}" x2="{WIDTH - 8}" y2="{ground}"/>')
    for number in range(BINS + 1):
        parts.append(_text(AXIS + number * step, ground + 18, f"{number / BINS:g}", anchor="middle", kind="muted"))
    for place, each in enumerate(counts):
        for number, count in enumerate(each):
            y = _up(count / most)
            x = AXIS + number * step + 3 + place * wide
            parts.append(
                f'<rect class="s{place}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{ground - y:.1f}">'
                f"<title>{count}</title></rect>"
            )
    if mark is not None:
        x = AXIS + (WIDTH - AXIS - 8) * mark
        parts.append(f'<line class="mark" x1="{x:.1f}" y1="26" x2="{x:.1f}" y2="{ground}"/>')
    return _svg(title, HEIGHT - 14, parts)


def curve(
    title: str, points: Sequence[tuple[float, float]], *, across: str, up: str, here: tuple[float, float] | None
) -> Markup:
    """A line through points of 0 to 1; `here` is the point in force, `across` and `up` name the axes."""
    ground = HEIGHT - BELOW
    parts = [_text(AXIS, 16, up, kind="muted")]
    for tick in TICKS:
        y, x = _up(tick), _along(tick)
        parts.append(f'<line class="grid" x1="{AXIS}" y1="{y:.1f}" x2="{WIDTH - 8}" y2="{y:.1f}"/>')
        parts.append(_text(AXIS - 8, y + 4, f"{tick:g}", anchor="end", kind="muted"))
        parts.append(_text(x, ground + 18, f"{tick:g}", anchor="middle", kind="muted"))
    parts.append(_text(WIDTH - 8, ground + 36, across, anchor="end", kind="muted"))
    drawn = " ".join(f"{_along(x):.1f},{_up(y):.1f}" for x, y in points)
    parts.append(f'<polyline class="line" points="{drawn}"/>')
    if here is not None:
        parts.append(f'<circle class="here" cx="{_along(here[0]):.1f}" cy="{_up(here[1]):.1f}" r="5"/>')
    return _svg(title, HEIGHT, parts)


# --------------------------------------------------------------------------- pieces


def _bin(value: float) -> int:
    return min(BINS - 1, max(0, int(value * BINS)))


def _up(share: float) -> float:
    """Where a share of 0 to 1 stands in a chart with two axes; the top of it is left for words."""
    return (HEIGHT - BELOW) - (HEIGHT - BELOW - 26) * share


def _along(share: float) -> float:
    return AXIS + (WIDTH - AXIS - 8) * share


def _svg(title: str, height: float, parts: Sequence[str]) -> Markup:
    drawn = "".join(parts)
    return Markup(
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{drawn}</svg>"
    )


def _text(x: float, y: float, text: str, *, anchor: str = "start", kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _ticks(top: int, bottom: int) -> Iterator[str]:
    for tick in TICKS:
        x = LEFT + (WIDTH - LEFT - RIGHT) * tick
        yield f'<line class="grid" x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}"/>'
        yield _text(x, bottom + 16, f"{tick:g}", anchor="middle", kind="muted")


def _legend(series: Sequence[str]) -> Iterator[str]:
    x = float(AXIS)
    for place, name in enumerate(series):
        yield f'<rect class="s{place}" x="{x:.1f}" y="4" width="12" height="12" rx="2"/>'
        yield _text(x + 18, 14, name, kind="muted")
        x += 40 + 7 * len(name)
