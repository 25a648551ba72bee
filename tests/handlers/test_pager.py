"""The pages of any list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.chat.pager import Pager
from handlers.events.listing import ShowEvents
from handlers.texts import Catalogs


@given(asked=st.integers(-3, 40), total=st.integers(0, 100), size=st.integers(1, 12))
def test_the_pages_have_every_thing_once(asked: int, total: int, size: int) -> None:
    pages = Pager(0, total, size).pages
    offsets = [Pager(page, total, size).offset for page in range(pages)]
    shown = [each for offset in offsets for each in range(total)[offset : offset + size]]
    assert shown == list(range(total))
    page = Pager(asked, total, size)
    assert 0 <= page.page < pages
    assert page.is_past_end == (page.page != asked)


@pytest.mark.parametrize(
    ("asked", "total", "turns"),
    [
        (0, 0, []),
        (0, 8, []),
        (0, 9, [1]),
        (1, 9, [0]),
        (1, 16, [0]),
        (1, 17, [0, 2]),
        (7, 17, [1]),
    ],
)
def test_a_page_leads_to_the_pages_beside_it(
    catalogs: Catalogs, asked: int, total: int, turns: list[int]
) -> None:
    row = Pager(asked, total, 8).row(lambda page: ShowEvents(1, page=page), catalogs["en"])
    data = [ShowEvents(1, page=page).encode() for page in turns]
    assert [button.callback_data for button in row] == data


def test_a_single_page_is_not_counted(catalogs: Catalogs) -> None:
    assert Pager(0, 8, 8).words(catalogs["en"]) is None
    assert Pager(1, 9, 8).words(catalogs["en"]) == "page 2 of 2"
