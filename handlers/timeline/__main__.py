"""The process that draws a picture: what it shows in, its bytes out. Nothing else loads Pillow."""

import sys

from handlers.timeline.chart import Chart, lay_out_chart
from handlers.timeline.drawing import draw, measure
from handlers.timeline.layout import Years, lay_out
from handlers.timeline.order import read_order
from handlers.timeline.shapes import Picture


def main() -> None:
    """Draw what standard input says, to standard output."""
    drawn, is_dark = read_order(sys.stdin.buffer.read())
    sys.stdout.buffer.write(draw(_lay_out(drawn), is_dark=is_dark))


def _lay_out(drawn: Years | Chart) -> Picture:
    return lay_out_chart(drawn, measure) if isinstance(drawn, Chart) else lay_out(drawn, measure)


if __name__ == "__main__":
    main()
