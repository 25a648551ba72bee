"""Where everything of a chart stands: how much there was a day or a week, of what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from handlers.timeline.shapes import (
    MARGIN,
    WIDTH,
    Box,
    Line,
    Measure,
    Picture,
    Shape,
    Text,
    clip_to,
)

SERIES = 6
"""How many parts can be told apart."""
_TITLE, _SMALL = 16.0, 11.0
_TOP, _HIGH, _LINE = 64.0, 170.0, 18.0
_STEPS = (1, 2, 5)
_LINES = 4
_MARK = 16.0


@dataclass(frozen=True, slots=True)
class Series:
    """One part of each bar."""

    name: str
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their labels, each put together of the series."""

    title: str
    subtitle: str
    labels: Sequence[str]
    series: Sequence[Series]


def lay_out_chart(chart: Chart, measure: Measure) -> Picture:
    """The heading, the bars over their labels, what the colours mean."""
    room = WIDTH - 2 * MARGIN
    shapes: list[Shape] = []
    for text, size, y, role in (
        (chart.title, _TITLE, MARGIN + _TITLE, "ink"),
        (chart.subtitle, _SMALL, MARGIN + _TITLE + 18, "grey"),
    ):
        bold = role == "ink"
        shown = clip_to(text, room, partial(measure, size=size, bold=bold))
        shapes.append(Text(MARGIN, y, shown, size, role, bold))
    bottom = _TOP + _HIGH
    step = _choose_step(max(map(sum, zip(*(each.counts for each in chart.series), strict=True))))
    left = MARGIN + measure(str(step * _LINES), _SMALL) + 8
    for at in range(_LINES + 1):
        y = bottom - _HIGH * at / _LINES
        shapes.append(Line(left, y, WIDTH - MARGIN, y))
        number = str(at * step)
        x = left - 6 - measure(number, _SMALL)
        shapes.append(Text(x, y + 4, number, _SMALL, "grey"))
    shapes += _draw_bars(chart, step * _LINES, left, bottom)
    shapes += _write_labels(chart.labels, left, bottom + 15, measure)
    y = bottom + 22
    for at, series in enumerate(chart.series, 1):
        y += _LINE
        shapes.append(Box(MARGIN, y - 9, 10, 10, f"series{at}", radius=2))
        said = f"{series.name} ({sum(series.counts)})"
        said = clip_to(said, room - _MARK, lambda each: measure(each, _SMALL))
        shapes.append(Text(MARGIN + _MARK, y, said, _SMALL, "ink"))
    return Picture(y + MARGIN, shapes)


def _choose_step(most: int) -> int:
    """What each line of the scale counts, a round number."""
    power = 1
    while True:
        for each in _STEPS:
            if each * power * _LINES >= most:
                return each * power
        power *= 10


def _draw_bars(chart: Chart, top: int, left: float, bottom: float) -> list[Shape]:
    width = (WIDTH - MARGIN - left) / len(chart.labels)
    shapes: list[Shape] = []
    for at, parts in enumerate(zip(*(each.counts for each in chart.series), strict=True)):
        heights = [_HIGH * each / top for each in parts]
        for number, (height, end) in enumerate(zip(heights, accumulate(heights), strict=True), 1):
            if height:
                x = left + at * width + width * 0.14
                shapes.append(
                    Box(x, bottom - end, width * 0.72, height, f"series{number}", radius=0)
                )
    return shapes


def _write_labels(labels: Sequence[str], left: float, y: float, measure: Measure) -> list[Shape]:
    """As many labels as there is room for, each below the middle of its bar."""
    width = (WIDTH - MARGIN - left) / len(labels)
    shapes: list[Shape] = []
    free = 2.0
    for at, label in enumerate(labels):
        size = measure(label, _SMALL)
        x = min(left + (at + 0.5) * width - size / 2, WIDTH - 2 - size)
        if x >= free:
            shapes.append(Text(x, y, label, _SMALL, "grey"))
            free = x + size + 8
    return shapes
