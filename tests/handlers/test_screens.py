"""Every screen's wire format, and what names it."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.chat.links import to_payload
from handlers.chat.screen import MAX_LENGTH, Access, Flag, Ref, Screen, screen
from handlers.chat.screens import Screens
from handlers.events.card import EventList, ShowEvent
from handlers.events.listing import ShowEvents
from handlers.finding.showing.screens import ShowSearch
from handlers.home.briefs import SetBrief
from handlers.language.screens import SetLanguage
from handlers.people.screens import ShowEntity
from handlers.registry import SCREENS
from storage.edtf import Edtf
from tests.storage.strategies import vague_edtfs

LARGEST = 9_999_999_999
"""No table will ever have as many rows."""
LARGEST_BIG = 10**16 - 1

KINDS = list(SCREENS.by_name.values())
LISTS: list[Any] = [ShowEvents, ShowEntity, ShowSearch]


def holds_screen(hint: Any) -> bool:
    """Whether a field has a screen as its value."""
    allowed = get_args(hint) or (hint,)
    return any(isinstance(each, type) and issubclass(each, Screen) for each in allowed)


FLAT = [kind for kind in KINDS if not any(holds_screen(hint) for _, hint in kind.spec.hints)]


# Each made once: Hypothesis spends longer on making a strategy than on drawing from it.
@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field, by its type."""
    if get_origin(hint) is Annotated:
        return st.integers(0, 9 if hint is Flag else LARGEST_BIG)
    if NoneType in get_args(hint):
        (kind,) = set(get_args(hint)) - {NoneType}
        return st.none() | values(kind)
    if hint is Screen:
        return st.sampled_from(FLAT).flatmap(screens)
    if hint is EventList:
        return st.sampled_from(LISTS).flatmap(screens)
    if isinstance(hint, type) and issubclass(hint, Screen):
        return screens(hint)
    return {
        Edtf: vague_edtfs(),
        int: st.integers(0, LARGEST),
        str: st.from_regex(r"[a-z][a-z_]{0,15}", fullmatch=True),
    }[hint]


def screens(kind: Any) -> st.SearchStrategy[Any]:
    """Every value of a class."""
    return _screens(kind)


@cache
def _screens(kind: Any) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.builds(kind, *(values(hint) for _, hint in kind.spec.hints)))


def ways_back(shown: Any) -> Iterator[Any]:
    """A screen, and with ever less of the way that led to it."""
    yield shown
    for name, hint in shown.spec.hints:
        if NoneType in get_args(hint) and isinstance(back := getattr(shown, name), Screen):
            given = {field.name: getattr(shown, field.name) for field in fields(shown)}
            for shorter in [*list(ways_back(back))[1:], None]:
                yield type(shown)(**given | {name: shorter})


# There are a hundred classes: each gets a part of the examples that other tests get.
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=settings().max_examples // 10)
@given(data=st.data())
def test_a_button_means_what_it_was_made_for(kind: type[Screen], data: st.DataObject) -> None:
    made = data.draw(screens(kind))
    wire = made.encode()
    assert wire.isascii()
    assert 1 <= len(wire) <= MAX_LENGTH
    # Of the way back only as much is left out as there is no room for.
    ways = list(ways_back(made))
    opened = SCREENS.decode(wire)
    assert opened in ways
    if opened != made:
        longer = ways[ways.index(opened) - 1]
        assert _whole_length(longer) > MAX_LENGTH


def _whole_length(shown: Screen) -> int:
    with patch("handlers.chat.screen.MAX_LENGTH", 10_000):
        return len(shown.encode())


def test_the_widest_list_fits() -> None:
    period = Edtf.parse("2016-10-22/2017-04-09")
    widest = ShowEvents(LARGEST, period, LARGEST, LARGEST)
    assert SCREENS.decode(widest.encode()) == widest


def test_a_screen_whose_fields_might_not_fit_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="may need"):

        @screen("toolong")
        class TooLong(Screen):
            first: Edtf
            second: Edtf
            third: Edtf


def test_the_way_back_from_a_person_loses_its_first_steps_where_it_does_not_fit() -> None:
    period = Edtf.parse("2016-10-22/2017-04-09")
    card = ShowEvent(11, ShowEvents(1, period, None, 2))
    assert SCREENS.decode(ShowEntity(7, 0, card).encode()) == ShowEntity(7, 0, card)
    card = ShowEvent(LARGEST, ShowEvents(LARGEST, period, LARGEST, LARGEST))
    far = ShowEntity(LARGEST, LARGEST, card)
    assert SCREENS.decode(far.encode()) == ShowEntity(LARGEST, LARGEST, ShowEvent(LARGEST))
    assert Ref("named", LARGEST, LARGEST, back=card).encode() == far.encode()


def test_what_is_as_usual_is_not_written() -> None:
    assert ShowEvents(1, Edtf.of(2018)).encode() == "list:1:2018"
    assert ShowEvents(1, direction=4).encode() == "list:1::4"
    assert ShowEvent(11, ShowEvents(1)).encode() == "event:11:list:1"


@pytest.mark.parametrize("button", [SetBrief(10**70), SetLanguage("язык"), SetLanguage("x" * 63)])
def test_a_button_that_telegram_would_refuse_is_not_made(button: Screen) -> None:
    with pytest.raises(ValueError, match="not fit for a button"):
        button.encode()


def test_no_two_screens_have_one_name() -> None:
    from handlers.about import screens as about  # noqa: PLC0415

    with pytest.raises(ValueError, match="same name"):
        Screens([about, about])


def test_names_are_words() -> None:
    assert all(name.isascii() and name.isalpha() for name in SCREENS.by_name)


def test_every_editing_command_asks_for_the_role() -> None:
    own = {kind.spec.name for kind in SCREENS.commands(Access.EDITOR, Access.OWNER)}
    assert {"addevent", "editevent", "deleteevent", "undo", "history", "editors"} <= own


WIRES = st.sampled_from(KINDS).flatmap(screens).map(Screen.encode)
PIECES = st.sampled_from(
    [":", "-", "/", "..", "0", "1", "01", "1_0", "2018", "2018-00", "\n", " ", "١", "list", "event"]
)


@given(
    st.text(max_size=70)
    | st.lists(PIECES, max_size=12).map("".join)
    | st.builds(
        lambda wire, at, piece: wire[:at] + piece + wire[at:], WIRES, st.integers(0, 64), PIECES
    )
    | st.builds(lambda wire, at: wire[:at] + wire[at + 1 :], WIRES, st.integers(0, 40))
)
def test_any_data_is_a_button_of_ours_or_none(text: str) -> None:
    button = SCREENS.decode(text)
    assert button is None or button.encode() == text


@pytest.mark.parametrize(
    "text",
    [
        *("", ":", "start:", "START", "h", "B:1", "e:1:l:1", "brief", "brief:", "brief:x"),
        *("brief:1:2::x", "brief: 1"),
        *("brief:+1", "brief:01", "brief:1_0", "brief:1.0", "brief:1\n"),
        *("brief:１", "list", "list:1:2018-13", "list:1:2018-00", "list:1::0:0", "event"),
        *("brief:" + "9" * 30, "brief:" + "1" * 70, "__class__", "Screen", "\x00"),
        *("event:1:about:1", "event:1:publish:1:1", "vcard:1:1"),
    ],
)
def test_what_no_button_of_ours_says_is_none(text: str) -> None:
    assert SCREENS.decode(text) is None


LINKED = [kind for kind in KINDS if kind.spec.links]


@pytest.mark.parametrize("kind", LINKED, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_link_opens_what_it_was_made_for(kind: type[Screen], data: st.DataObject) -> None:
    made = data.draw(screens(kind))
    payload = to_payload(made)
    assert payload
    assert len(payload) <= 64
    opened = SCREENS.of_payload(payload)
    assert type(opened) is kind
    assert to_payload(opened) == payload
