"""Pictures as PNG."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from handlers.timeline.shapes import WIDTH, Arrow, Box, Line, Picture, Text

SCALE = 2
"""Pixels of the file to one of a phone."""
_FINE = 2
"""So many times finer are shapes drawn, and then made smaller: their edges become smooth."""
_FONTS = Path(__file__).parents[2] / "data" / "fonts"
_SOFT = 0.38
_STRIPE = 5
_ARROW_LENGTH, _ARROW_HALF = 7.0, 5.0

Color = tuple[int, int, int]

LIGHT: Mapping[str, Color] = {
    "paper": (255, 255, 255),
    "ink": (28, 34, 44),
    "grey": (98, 107, 121),
    "grid": (226, 230, 236),
    "shade": (243, 245, 248),
    "event": (38, 104, 182),
    "agreement": (24, 128, 92),
    "fact": (163, 98, 10),
    "series1": (38, 104, 182),
    "series2": (214, 119, 22),
    "series3": (24, 128, 92),
    "series4": (150, 70, 160),
    "series5": (190, 52, 72),
    "series6": (128, 136, 150),
}
DARK: Mapping[str, Color] = {
    "paper": (24, 31, 41),
    "ink": (236, 240, 246),
    "grey": (155, 166, 181),
    "grid": (47, 57, 71),
    "shade": (33, 41, 53),
    "event": (104, 170, 244),
    "agreement": (86, 200, 156),
    "fact": (240, 182, 92),
    "series1": (104, 170, 244),
    "series2": (240, 170, 92),
    "series3": (86, 200, 156),
    "series4": (206, 142, 220),
    "series5": (240, 128, 142),
    "series6": (140, 150, 165),
}


@cache
def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    return ImageFont.truetype(_FONTS / name, size * SCALE)


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is."""
    return _font(size, bold=bold).getlength(text) / SCALE


def draw(picture: Picture, *, is_dark: bool) -> bytes:
    """The picture as a file."""
    colors = DARK if is_dark else LIGHT
    fine = SCALE * _FINE
    image = Image.new("RGB", (WIDTH * fine, round(picture.height) * fine), colors["paper"])
    for shape in picture.shapes:
        if not isinstance(shape, Text):
            _draw_shape(image, shape, fine, colors)
    image = image.reduce(_FINE)
    pen = ImageDraw.Draw(image)
    for shape in picture.shapes:
        if isinstance(shape, Text):
            _draw_text(pen, shape, colors)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _draw_text(pen: ImageDraw.ImageDraw, shape: Text, colors: Mapping[str, Color]) -> None:
    x, y = shape.x * SCALE, shape.y * SCALE
    color = colors[shape.role]
    pen.text((x, y), shape.text, color, _font(shape.size, bold=shape.bold), anchor="ls")
    if shape.struck:
        width = measure(shape.text, shape.size, bold=shape.bold) * SCALE
        middle = y - shape.size * SCALE * 0.3
        pen.line((x, middle, x + width, middle), color, SCALE)


def _draw_shape(
    image: Image.Image, shape: Box | Line | Arrow, scale: int, colors: Mapping[str, Color]
) -> None:
    pen = ImageDraw.Draw(image)
    color = colors[shape.role]
    match shape:
        case Line(x, y, to_x, to_y):
            ends = (x * scale, y * scale, to_x * scale, to_y * scale)
            pen.line(ends, color, round(shape.width * scale))
        case Arrow(x, y, direction):
            back = x - direction
            tip = x + direction * _ARROW_LENGTH
            corners = ((back, y - _ARROW_HALF), (back, y + _ARROW_HALF), (tip, y))
            pen.polygon([(each * scale, other * scale) for each, other in corners], color)
        case Box():
            _draw_box(image, pen, shape, scale, colors)


def _draw_box(
    image: Image.Image,
    pen: ImageDraw.ImageDraw,
    box: Box,
    scale: int,
    colors: Mapping[str, Color],
) -> None:
    color, paper = colors[box.role], colors["paper"]
    left, top = round(box.x * scale), round(box.y * scale)
    right, bottom = round((box.x + box.width) * scale) - 1, round((box.y + box.height) * scale) - 1
    ends = (left, top, max(right, left), max(bottom, top))
    radius = min(box.radius * scale, (ends[2] - left) / 2, (ends[3] - top) / 2)
    if box.style == "hollow":
        pen.rounded_rectangle(ends, radius, paper, color, round(1.5 * scale))
        return
    if box.style == "solid":
        pen.rounded_rectangle(ends, radius, color)
        return
    # The edge tells it from the ground, however soft it is.
    pen.rounded_rectangle(ends, radius, _blend(color, paper), color, round(scale * 0.75))
    if box.style == "hatched":
        size = (ends[2] - left + 1, ends[3] - top + 1)
        _hatch(image, (left, top), size, radius, color)


def _hatch(
    image: Image.Image, at: tuple[int, int], size: tuple[int, int], radius: float, color: Color
) -> None:
    """Put slanting stripes over a bar."""
    width, height = size
    shape, stripes = Image.new("L", size), Image.new("L", size)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, width - 1, height - 1), radius, 255)
    pen = ImageDraw.Draw(stripes)
    step = _STRIPE * SCALE * _FINE
    for x in range(-height, width + height, step):
        pen.line((x, height, x + height, 0), 255, step // 3)
    image.paste(color, (*at, at[0] + width, at[1] + height), ImageChops.multiply(shape, stripes))


def _blend(color: Color, paper: Color) -> Color:
    red, green, blue = (
        round(one * _SOFT + other * (1 - _SOFT)) for one, other in zip(color, paper, strict=True)
    )
    return red, green, blue
