"""Every button's wire format."""

from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.buttons import SCREENS
from handlers.callback_data import (
    Home,
    ListData,
    SetBrief,
    SetLanguage,
    ShowEntity,
    ShowEvent,
    ShowEvents,
    ShowSearch,
)
from handlers.wire import CallbackData, callback_data, decode, list_kinds
from storage.edtf import Edtf
from tests.storage.strategies import edtfs

LARGEST = 9_999_999
"""No brief will ever have as many of anything."""

KINDS = list(list_kinds().values())
FLAT = [kind for kind in KINDS if CallbackData not in get_type_hints(kind).values()]


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field, by its type."""
    if NoneType in get_args(hint):
        (kind,) = set(get_args(hint)) - {NoneType}
        return st.none() | values(kind)
    if hint is CallbackData:
        return st.sampled_from(FLAT).flatmap(buttons)
    if hint is ListData:
        return st.sampled_from([ShowEvents, ShowEntity, ShowSearch]).flatmap(buttons)
    if hint is Edtf:
        return edtfs()
    if hint is ShowEvent:
        lists = st.sampled_from([ShowEvents, ShowSearch]).flatmap(buttons)
        return st.builds(ShowEvent, st.integers(0, LARGEST), lists)
    if is_dataclass(hint):
        return buttons(hint)
    return {
        int: st.integers(0, LARGEST),
        bool: st.booleans(),
        str: st.from_regex(r"[a-z][a-z_.]{0,15}", fullmatch=True),
    }[hint]


def buttons(kind: Any) -> st.SearchStrategy[Any]:
    """Every value of a class."""
    hints = get_type_hints(kind)
    built = st.builds(kind, *(values(hints[field.name]) for field in fields(kind)))
    # Only the way from a list over a card to a person can be too long; then it is left out.
    return built.map(lambda each: each.fitting()) if kind is ShowEntity else built


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_button_means_what_it_was_made_for(kind: type[CallbackData], data: st.DataObject) -> None:
    button = data.draw(buttons(kind))
    wire = button.encode()
    assert wire.isascii()
    assert 1 <= len(wire) <= 64
    assert decode(wire) == button


def test_the_longest_button_fits() -> None:
    period = Edtf.parse("2016-10-22/2017-04-09")
    button = ShowEvent(LARGEST, ShowEvents(LARGEST, period, LARGEST, LARGEST))
    assert len(button.encode()) <= 64
    assert decode(button.encode()) == button


def test_the_way_back_from_a_person_is_left_out_where_it_does_not_fit() -> None:
    period = Edtf.parse("2016-10-22/2017-04-09")
    card = ShowEvent(11, ShowEvents(1, period, None, 2))
    assert ShowEntity(7, 0, card).fitting().card == card
    assert ShowEntity(7, 0, ShowEvent(11, ShowEntity(8, 0, card))).fitting().card
    card = ShowEvent(LARGEST, ShowEvents(LARGEST, period, LARGEST, LARGEST))
    assert ShowEntity(LARGEST, LARGEST, card).fitting() == ShowEntity(LARGEST, LARGEST)


def test_buttons_of_persons_from_before_there_was_a_way_back_still_work() -> None:
    assert decode("N:7:1") == ShowEntity(7, 1)
    assert decode("e:11:N:7:0") == ShowEvent(11, ShowEntity(7))


@pytest.mark.parametrize("button", [SetBrief(10**70), SetLanguage("язык"), SetLanguage("x" * 63)])
def test_a_button_that_telegram_would_refuse_is_not_made(button: CallbackData) -> None:
    with pytest.raises(ValueError, match="not fit for a button"):
        button.encode()


def test_every_prefix_can_be_read_back() -> None:
    assert not any(":" in prefix or not prefix for prefix in list_kinds())


def test_no_two_kinds_begin_alike() -> None:
    with pytest.raises(ValueError, match="begin alike"):

        @callback_data("h")
        class Other(CallbackData):
            pass


def test_every_kind_opens_something() -> None:
    assert set(SCREENS) == set(KINDS)


WIRES = st.sampled_from(KINDS).flatmap(buttons).map(CallbackData.encode)
PIECES = st.sampled_from(
    [":", "-", "/", "..", "0", "1", "01", "1_0", "2018", "2018-00", "\n", " ", "١", *"hlebG"]
)


@given(
    st.text(max_size=70)
    | st.lists(PIECES, max_size=12).map("".join)
    | st.builds(
        lambda wire, at, piece: wire[:at] + piece + wire[at:], WIRES, st.integers(0), PIECES
    )
    | st.builds(lambda wire, at: wire[:at] + wire[at + 1 :], WIRES, st.integers(0, 40))
)
def test_any_data_is_a_button_of_ours_or_none(text: str) -> None:
    button = decode(text)
    assert button is None or button.encode() == text


@pytest.mark.parametrize(
    "text",
    [
        *("", ":", "h:", "H", "hh", "B", "B:", "B:x", "B:1:2", "B: 1", "B:+1", "B:01", "B:1_0"),
        *("B:1.0", "B:1\n", "B:１", "l:1", "l:1:2018-13::0", "l:1:2018-00::0", "l:1::0", "e:1"),
        *("B:" + "9" * 30, "B:" + "1" * 70, "__class__", "CallbackData", "\x00"),
    ],
)
def test_what_no_button_of_ours_says_is_none(text: str) -> None:
    assert decode(text) is None


def test_the_first_screen_is_a_letter() -> None:
    assert decode("h") == Home()
