"""Nothing of a picture is cut off or lies over another text, whatever it shows."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import combinations

import hypothesis
import pytest
from hypothesis import strategies as st
from PIL import Image

from handlers.timeline.drawing import DARK, LIGHT, SCALE, draw, measure
from handlers.timeline.gathering import drawable
from handlers.timeline.layout import Years, lay_out
from handlers.timeline.order import read_order, write_order
from handlers.timeline.plan import Entry, State, make_plan
from handlers.timeline.shapes import WIDTH, Arrow, Box, Picture, Text, wrap
from storage.edtf import Edtf
from tests.handlers.export.briefs import LINE
from tests.storage.strategies import vague_edtfs

MONTHS = ("янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.")
WORDS = {
    "agreement": "соглашение",
    "fact": "факт",
    "soft": "день не указан",
    "hatched": "только примерно",
    "open": "окончание не указано",
    "unknown": "окончание неизвестно",
    "planned": "запланировано",
    "cancelled": "отменено",
    "more": "ещё событий",
}
HIGHEST = 640
"""Twice that is what Telegram sends on as it is."""


def years(entries: Sequence[Entry], title: str = "Справка") -> Years:
    plan = make_plan(entries, (*MONTHS, "дек."))
    return Years(title, "14 событий · По состоянию на апрель 2018 г.", plan, WORDS)


def texts(picture: Picture) -> list[str]:
    return [each.text for each in picture.shapes if isinstance(each, Text)]


def check(picture: Picture) -> None:
    """Everything lies within the picture, and no text over another one."""
    assert picture.height <= HIGHEST
    bounds = [list(_bounds_of(each)) for each in picture.shapes]
    for each, (left, top, right, bottom) in zip(picture.shapes, bounds, strict=True):
        assert left >= 0, each
        assert right <= WIDTH, each
        assert top >= 0, each
        assert bottom <= picture.height, each
    written = [
        bound
        for shape, bound in zip(picture.shapes, bounds, strict=True)
        if isinstance(shape, Text)
    ]
    for one, other in combinations(written, 2):
        beside = one[2] <= other[0] or other[2] <= one[0]
        assert beside or one[3] <= other[1] or other[3] <= one[1], (one, other)


def _bounds_of(shape: object) -> Iterator[float]:
    match shape:
        case Text(x, y, text, size, _, bold):
            # As high as a capital letter, as low as a comma.
            yield from (x, y - 0.75 * size, x + measure(text, size, bold=bold), y + 0.2 * size)
        case Box(x, y, width, height):
            yield from (x, y, x + width, y + height)
        case Arrow(x, y, direction):
            yield from (min(x, x + 7 * direction), y - 5, max(x, x + 7 * direction), y + 5)
        case _:
            yield from (1, 1, 1, 1)


@hypothesis.given(
    st.lists(
        st.tuples(
            st.lists(vague_edtfs(), min_size=1, max_size=3),
            LINE,
            LINE,
            st.sampled_from(["event", "agreement", "fact"]),
            st.sampled_from(["", "planned", "cancelled"]),
        ),
        min_size=1,
        max_size=25,
    ),
    LINE,
)
@hypothesis.settings(max_examples=60)
def test_nothing_is_cut_off(
    listed: list[tuple[list[Edtf], str, str, str, State]], title: str
) -> None:
    entries = [
        Entry(dates, drawable(name), drawable(when), kind, state)  # type: ignore[arg-type]
        for dates, name, when, kind, state in listed
    ]
    check(lay_out(years(entries, drawable(title * 3)), measure))


def test_a_long_name_ends_with_an_ellipsis() -> None:
    long = "Очень длинное название " * 9
    picture = lay_out(years([Entry([Edtf.parse("2017-05-03")], long, "3 мая 2017")]), measure)
    (name,) = (each for each in texts(picture) if each.startswith("Очень"))
    assert name.endswith("…")
    check(picture)


def test_a_heading_takes_two_lines_and_a_word_without_end_is_clipped() -> None:
    room = 100.0
    said = wrap("Справка по сотрудничеству " * 3, room, 2, len_of)
    assert said == ["Справка по", "сотрудничеству Спра…"]
    assert all(len_of(each) <= room for each in said)
    assert wrap("А" * 99, room, 2, len_of) == ["А" * 19 + "…"]
    assert wrap("", room, 2, len_of) == []


def len_of(text: str) -> float:
    return 5.0 * len(text)


def test_signs_are_explained_that_are_there_and_no_others() -> None:
    entries = [
        Entry([Edtf.parse("2017-05-03")], "День", "3 мая 2017"),
        Entry([Edtf.parse("1997/..")], "Давно", "с 1997"),
        Entry([Edtf.parse("2019-05-05")], "План", "5 мая 2019", state="planned"),
    ]
    said = texts(lay_out(years(entries), measure))
    assert {"день не указан", "окончание не указано", "запланировано"} <= set(said)
    assert not {"отменено", "факт", "только примерно", "ещё событий"} & set(said)


def test_dates_stand_beside_their_bars() -> None:
    entries = [
        Entry([Edtf.parse(f"{year}-05-03")], str(year), f"май {year}") for year in (2015, 2019)
    ]
    said = texts(lay_out(years(entries), measure))
    assert {"май 2015", "май 2019"} <= set(said)


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_a_drawn_picture_has_two_pixels_for_each_of_a_phone(
    colors: dict[str, tuple[int, int, int]],
) -> None:
    entries = [
        Entry([Edtf.parse("1997/..")], "С 1997 года", "с 1997"),
        Entry([Edtf.parse("../2016")], "שלום مرحبا", "по 2016"),
        Entry([Edtf.parse("2017~")], "Примерно 寿", "ок. 2017", "agreement"),
        Entry([Edtf.parse("2019")], "Отмена", "2019", "fact", "cancelled"),
        Entry([Edtf.parse("2018-05-05")], "План", "5 мая 2018", state="planned"),
    ]
    picture = lay_out(years(entries), measure)
    image = Image.open(BytesIO(draw(picture, is_dark=colors is DARK)))
    assert image.size == (WIDTH * SCALE, round(picture.height) * SCALE)
    width, height = image.size
    edges = {
        image.getpixel((x, y))
        for x in range(width)
        for y in range(height)
        if min(x, y, width - 1 - x, height - 1 - y) < 8
    }
    assert edges == {colors["paper"]}
    drawn = {color for _, color in image.getcolors(1 << 20) or []}
    assert {colors["ink"], colors["event"], colors["agreement"]} <= drawn


def test_colors_stand_out_from_the_ground() -> None:
    for colors in (LIGHT, DARK):
        for name, color in colors.items():
            least = {"ink": 7.0, "grey": 4.5}.get(name, 3.0)
            if name not in ("paper", "grid", "shade"):
                assert _contrast(color, colors["paper"]) >= least, name


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """As WCAG counts it."""

    def light(color: tuple[int, ...]) -> float:
        parts = [each / 255 for each in color]
        red, green, blue = (
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_an_order_is_read_as_it_was_written() -> None:
    entries = [
        Entry([Edtf.parse(f"2017-{month:02}")], f"«{month}»", "", state="planned")
        for month in range(1, 13)
    ]
    made = years([*entries, *entries])
    assert made.plan.hidden
    read, is_dark = read_order(write_order(made, is_dark=True))
    assert is_dark
    assert read == made
    assert write_order(made, is_dark=False) == write_order(read, is_dark=False)
    assert write_order(made, is_dark=False) != write_order(made, is_dark=True)


def test_what_no_font_has_is_left_out() -> None:
    assert drawable("🎭 Концерт\n\tв\u00a0Генте \u202e👨‍👩‍👧 №\u00a07\x07") == "Концерт в Генте № 7"
