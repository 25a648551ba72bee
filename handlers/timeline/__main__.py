"""The process that draws a picture: what it shows in, its bytes out. Nothing else loads Pillow."""

import sys

from handlers.timeline.drawing import draw, measure
from handlers.timeline.layout import lay_out
from handlers.timeline.order import read_order


def main() -> None:
    """Draw what standard input says, to standard output."""
    years, is_dark = read_order(sys.stdin.buffer.read())
    sys.stdout.buffer.write(draw(lay_out(years, measure), is_dark=is_dark))


if __name__ == "__main__":
    main()
