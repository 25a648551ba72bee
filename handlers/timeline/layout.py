"""Where everything of a picture of the years stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate

from handlers.timeline.plan import Bar, Plan, Row
from handlers.timeline.shapes import (
    MARGIN,
    WIDTH,
    Arrow,
    Box,
    Line,
    Measure,
    Picture,
    Shape,
    Style,
    Text,
    clip_to,
    wrap,
)

ROOM = WIDTH - 2 * MARGIN
RIGHT = WIDTH - MARGIN
_TITLE, _NAME, _SMALL = 16.0, 13.0, 11.0
_TITLE_LINES = 2
_ROW_HEIGHT, _BAR_HEIGHT = 33.0, 8.0
_BREAK_WIDTH = 14.0
_LEAST_BAR = 8.0
_ARROW = 7.0
_GAP = 6.0
_COUNT_HEIGHT, _COUNT_WIDTH = 34.0, 26.0
_MARK_WIDTH = 24.0
_LINE = 16.0


@dataclass(frozen=True)
class Years:
    """A picture of the years before it has a shape."""

    title: str
    subtitle: str
    plan: Plan
    words: Mapping[str, str]
    """What the signs mean, in the person's language."""


def lay_out(years: Years, measure: Measure) -> Picture:
    """The heading, the columns with a row an entry, how many more there are, what signs mean."""
    return _Layout(years, measure).make()


class _Layout:
    """One picture while it grows downwards."""

    def __init__(self, years: Years, measure: Measure) -> None:
        self.years = years
        self.plan = years.plan
        self.measure = measure
        self.shapes: list[Shape] = []
        self.y = float(MARGIN)

    def make(self) -> Picture:
        self._head()
        top = self.y
        self._axis()
        rows_begin = len(self.shapes)
        for row in self.plan.rows:
            self._row(row)
        if self.plan.hidden:
            self._counts()
        # Below everything that crosses them.
        self.shapes[rows_begin:rows_begin] = list(self._grid(top + _LINE + 4, self.y))
        self._legend()
        return Picture(self.y + MARGIN - 4, self.shapes)

    @cached_property
    def edges(self) -> list[float]:
        """Where the columns begin, and where the last one ends."""
        breaks = sum(each.is_break for each in self.plan.columns)
        others = max(len(self.plan.columns) - breaks, 1)
        width = (ROOM - breaks * _BREAK_WIDTH) / others
        widths = (_BREAK_WIDTH if each.is_break else width for each in self.plan.columns)
        return list(accumulate(widths, initial=float(MARGIN)))

    def _x(self, at: float) -> float:
        """Where in the picture something is that is so many columns from the left."""
        column = min(int(at), len(self.plan.columns) - 1)
        first, last = self.edges[column], self.edges[column + 1]
        return first + (last - first) * (at - column)

    def _write(self, x: float, text: str, size: float, role: str, *, bold: bool = False) -> None:
        self.shapes.append(Text(x, self.y, text, size, role, bold))

    def _head(self) -> None:
        measure = partial(self.measure, size=_TITLE, bold=True)
        for line in wrap(self.years.title, ROOM, _TITLE_LINES, measure):
            self.y += _TITLE
            self._write(MARGIN, line, _TITLE, "ink", bold=True)
            self.y += 4
        self.y += 13
        self._write(MARGIN, self._clip(self.years.subtitle, _SMALL), _SMALL, "grey")
        self.y += 10

    def _clip(self, text: str, size: float, room: float = ROOM) -> str:
        return clip_to(text, room, lambda each: self.measure(each, size))

    def _axis(self) -> None:
        """The columns' names, as many as there is room for."""
        self.y += 12
        free = 0.0
        for at, column in enumerate(self.plan.columns):
            x = self.edges[at]
            if column.is_break:
                middle = x + _BREAK_WIDTH / 2
                for each in (middle - 3, middle + 2):
                    self.shapes.append(
                        Line(each - 2, self.y + 1, each + 2, self.y - 8, "grey", 1.2)
                    )
                free = x + _BREAK_WIDTH
                continue
            begins = x + 2
            ends = begins + self.measure(column.label, _SMALL, bold=True)
            if begins >= free and ends <= self._end_of_labels(at):
                self._write(begins, column.label, _SMALL, "ink", bold=True)
                free = ends + 4
        self.y += _GAP + 2

    def _end_of_labels(self, at: int) -> float:
        """How far the label of a column may reach: to the next break, or nearly to the edge."""
        columns = enumerate(self.plan.columns[at:], at)
        return next((self.edges[each] for each, column in columns if column.is_break), WIDTH - 4.0)

    def _grid(self, top: float, bottom: float) -> Iterator[Shape]:
        """The columns' edges; what is left out is shaded."""
        for at, column in enumerate(self.plan.columns):
            if column.is_break:
                x = self.edges[at]
                yield Box(x, top, _BREAK_WIDTH, bottom - top, "shade", radius=0)
        for x in self.edges:
            yield Line(x, top - 14, x, bottom, "grid")

    def _row(self, row: Row) -> None:
        """The name above its bars, the date beside them."""
        boxes = [self._box(bar) for bar in row.bars]
        first, last = min(x for x, _ in boxes), max(x + width for x, width in boxes)
        name = self._clip(row.name, _NAME)
        width = self.measure(name, _NAME)
        x = max(min(first, RIGHT - width), float(MARGIN))
        is_off = row.state == "cancelled"
        self.y += 15
        role = "grey" if is_off else "ink"
        self.shapes.append(Text(x, self.y, name, _NAME, role, struck=is_off))
        self._when(row, first, last, x + width)
        top = self.y + 5
        for bar, (left, size) in zip(row.bars, boxes, strict=True):
            self.shapes += _draw_bar(row, bar, left, size, top)
        self.y += _ROW_HEIGHT - 15

    def _box(self, bar: Bar) -> tuple[float, float]:
        """Where a bar begins, and how wide it is."""
        first, last = self._x(bar.first), self._x(bar.last)
        if (short := _LEAST_BAR - (last - first)) > 0:
            first, last = first - short / 2, last + short / 2
        shift = max(MARGIN - first, 0.0) - max(last - RIGHT, 0.0)
        return first + shift, last - first

    def _when(self, row: Row, first: float, last: float, end_of_name: float) -> None:
        """The date, where there is room: after the bar, before it, after the name."""
        width = self.measure(row.when, _SMALL)
        last += max((_ARROW for bar in row.bars if bar.after), default=0)
        below = self.y + 13
        places = (
            (last + _GAP, below, last + _GAP + width <= RIGHT),
            (first - _GAP - width, below, first - _GAP - width >= MARGIN),
            (end_of_name + _GAP, self.y, end_of_name + _GAP + width <= RIGHT),
        )
        place = next(((x, y) for x, y, fits in places if fits), None)
        if place and row.when:
            self.shapes.append(Text(*place, row.when, _SMALL, "grey"))

    def _counts(self) -> None:
        """How many more each column has."""
        most = max(self.plan.counts)
        self.y += _COUNT_HEIGHT + 20
        for at, count in enumerate(self.plan.counts):
            if not count:
                continue
            first, last = self.edges[at], self.edges[at + 1]
            width = min(last - first - 4, _COUNT_WIDTH)
            middle = (first + last) / 2
            height = max(_COUNT_HEIGHT * count / most, 3.0)
            self.shapes.append(
                Box(middle - width / 2, self.y - height, width, height, "event", "soft", 2)
            )
            label = f"+{count}"
            half = self.measure(label, _SMALL, bold=True) / 2
            x = min(max(middle - half, 2.0), WIDTH - 2 - 2 * half)
            self.shapes.append(Text(x, self.y - height - 3, label, _SMALL, "ink", bold=True))
        self.y += 2

    def _legend(self) -> None:
        """What the signs mean that the picture has."""
        signs = list(_list_signs(self.plan))
        if not signs:
            return
        self.y += _GAP
        x = float(MARGIN)
        self.y += _LINE
        for sign in signs:
            word = self._clip(self.years.words[sign], _SMALL, ROOM - _MARK_WIDTH)
            width = _MARK_WIDTH + self.measure(word, _SMALL)
            if x > MARGIN and x + width > RIGHT:
                x = float(MARGIN)
                self.y += _LINE
            self.shapes += _draw_sign(sign, x, self.y)
            self._write(x + _MARK_WIDTH, word, _SMALL, "grey")
            x += width + 12


def _draw_bar(row: Row, bar: Bar, x: float, width: float, y: float) -> Iterator[Shape]:
    """What is possible, softly; what is certain of it; where an end is missing, an arrow."""
    role = "grey" if row.state == "cancelled" else row.kind
    if row.state:
        yield Box(x, y, width, _BAR_HEIGHT, role, "hollow")
    elif bar.sure_first is None or bar.sure_last is None:
        style: Style = "hatched" if bar.is_vague else "soft"
        yield Box(x, y, width, _BAR_HEIGHT, role, style)
    else:
        # Of what is narrower than can be seen, all is as certain as it looks.
        whole = max(bar.last - bar.first, 1e-9)
        first = (bar.sure_first - bar.first) / whole * width
        sure = (bar.sure_last - bar.sure_first) / whole * width
        if sure < width - 1:
            yield Box(x, y, width, _BAR_HEIGHT, role, "soft")
        if sure < _LEAST_BAR / 2:
            first, sure = max(first - _LEAST_BAR / 4, 0.0), _LEAST_BAR / 2
        yield Box(x + first, y, min(sure, width - first), _BAR_HEIGHT, role)
    for end, tip, direction in ((bar.before, x, -1), (bar.after, x + width, 1)):
        if end == "open":
            yield Arrow(tip, y + _BAR_HEIGHT / 2, direction, role)
        elif end == "unknown":
            for at in (3.0, 7.0, 11.0):
                yield Box(tip - direction * at - 1, y + _BAR_HEIGHT / 2 - 1, 2, 2, "ink", radius=1)


def _list_signs(plan: Plan) -> Iterator[str]:
    """The signs of a plan that need a word."""
    bars = [bar for row in plan.rows for bar in row.bars]
    plain = [bar for row in plan.rows if not row.state for bar in row.bars]
    kinds = {row.kind for row in plan.rows}
    states = {row.state for row in plan.rows}
    ends = {end for bar in bars for end in (bar.before, bar.after)}
    signs: Sequence[tuple[str, bool]] = (
        ("agreement", "agreement" in kinds),
        ("fact", "fact" in kinds),
        ("soft", any(not bar.is_vague and _is_soft(bar) for bar in plain)),
        ("hatched", any(bar.is_vague for bar in plain)),
        ("open", "open" in ends),
        ("unknown", "unknown" in ends),
        ("planned", "planned" in states),
        ("cancelled", "cancelled" in states),
        ("more", bool(plan.hidden)),
    )
    return (sign for sign, is_there in signs if is_there)


def _is_soft(bar: Bar) -> bool:
    return bar.sure_first is None or bar.before != "" or bar.after != ""


def _draw_sign(sign: str, x: float, y: float) -> Iterator[Shape]:
    """A sign before its word."""
    top, width = y - _BAR_HEIGHT, _MARK_WIDTH - _GAP
    if sign == "more":
        yield Text(x, y, "+1", _SMALL, "ink", bold=True)
        return
    if sign in ("agreement", "fact"):
        yield Box(x, top, width, _BAR_HEIGHT, sign)
        return
    state = {"planned": "planned", "cancelled": "cancelled"}.get(sign, "")
    row = Row("", "", "event", state, ())  # type: ignore[arg-type]
    end = sign if sign in ("open", "unknown") else ""
    size = width - _ARROW if sign == "open" else width
    bar = Bar(0, 1, is_vague=sign == "hatched", after=end)  # type: ignore[arg-type]
    yield from _draw_bar(row, bar, x, size, top)
