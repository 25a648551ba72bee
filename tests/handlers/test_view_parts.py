"""What screens are made of: cuts, rows, room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.screen import Ref
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    fit_in_row,
    fitting,
    in_rows,
    room_beside,
    utf16_length,
)


@pytest.mark.parametrize(
    ("text", "length", "clipped"),
    [
        ("Антверпен", 9, "Антверпен"),
        ("Антверпен", 8, "Антверп…"),
        ("порт города Антверпена", 20, "порт города…"),
        ("порт, город", 8, "порт…"),
        ("а города-побратима", 10, "а города…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("😀😀😀", 2, "…"),
        ("порт", 1, "…"),
        ("порт", 0, ""),
        ("порт", -5, ""),
        ("", 0, ""),
        ("...", 2, "…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, length: int, clipped: str) -> None:
    assert clip(text, length) == clipped


@given(st.text(max_size=80), st.integers(0, 60))
def test_a_cut_text_is_a_beginning_that_fits(text: str, length: int) -> None:
    clipped = clip(text, length)
    assert utf16_length(clipped) <= length or not clipped
    assert clipped == text or text.startswith(clipped.removesuffix("…"))
    assert (clipped == text) == (utf16_length(text) <= length)


@given(st.integers(1, 60), st.integers(1, 4))
def test_rows_are_even(count: int, width: int) -> None:
    buttons = [InlineKeyboardButton(str(number), callback_data="h") for number in range(count)]
    rows = in_rows(buttons, width)
    sizes = [len(row) for row in rows]
    assert [each for row in rows for each in row] == buttons
    assert len(rows) == -(-count // width)
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("labels", "width", "rows"),
    [
        ("⚓ Ports|💡 Technologies|♻️ Gestion des déchets|🎭 Culture", 2, [2, 1, 1]),
        ("✓ Екатеринбург|Новосибирск|Москва", 2, [2, 1]),
        ("08:00|✓ 10:00|12:00|15:00|18:00|21:00", 3, [3, 3]),
        ("Екатеринбург|Москва|Лондон", 3, [2, 1]),
        ("Обращение с отходами", 2, [1]),
        ("👗 Mode et création|🎭 Culture|🧬 Médecine, biotech", 2, [2, 1]),
    ],
)
def test_long_labels_stand_alone(labels: str, width: int, rows: list[int]) -> None:
    buttons = [InlineKeyboardButton(each, callback_data="h") for each in labels.split("|")]
    assert [len(row) for row in in_rows(buttons, width)] == rows


@pytest.mark.parametrize("text", ["<b>x</b>", "a < b > c", "&amp;", "😀", "1 < 2 & 3 > 2"])
def test_room_is_counted_as_telegram_shows_the_text(text: str) -> None:
    for part in (text, bold(text), Markup("<blockquote expandable>{}</blockquote>").format(text)):
        assert room_beside(part, None, "") == 4096 - utf16_length(text) - 2


@given(st.lists(st.text("a<&😀", max_size=9), max_size=9), st.integers(-5, 60))
def test_what_fits_is_the_most_of_the_first(texts: list[str], room: int) -> None:
    parts = [bold(text) for text in texts]
    sizes = [utf16_length(text) + 1 for text in texts]
    fit = fitting(parts, room)
    assert fit == parts[: len(fit)]
    assert sum(sizes[: len(fit)]) <= max(room, 0)
    assert len(fit) == len(parts) or sum(sizes[: len(fit) + 1]) > room


def test_tags_are_letters_of_a_text_and_none_of_markup() -> None:
    assert room_beside(Markup("<b>x</b>")) - room_beside("<b>x</b>") == len("<b></b>")


@given(st.lists(st.text("ШЖiг 🗑", min_size=1, max_size=20), min_size=1, max_size=5))
def test_no_row_cuts_a_label_that_a_row_of_its_own_shows(labels: list[str]) -> None:
    view = View(Markup(), foot=[button(each, Ref("start")) for each in labels])
    assert view.keyboard
    rows = [list(row) for row in view.keyboard.inline_keyboard]
    assert [each.text for row in rows for each in row] == labels
    assert all(map(fit_in_row, rows))


def test_what_a_screen_is_there_for_is_styled() -> None:
    keyboard = View(Markup(), [[button("✅", Ref("start"), "success")]]).keyboard
    assert keyboard
    ((sent,),) = keyboard.to_dict()["inline_keyboard"]
    assert sent == {"text": "✅", "callback_data": "start", "style": "success"}
