"""Dates in links and in buttons."""

import re

import pytest
from hypothesis import given

from handlers.chat.periods import PATTERN, read_period, write_period
from storage.edtf import Edtf, EdtfError
from tests.storage.strategies import vague_edtfs


@given(vague_edtfs())
def test_what_is_written_is_read_again(value: Edtf) -> None:
    written = write_period(value)
    assert re.fullmatch(PATTERN, written)
    assert len(written) <= 23
    assert read_period(written) == value


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2018", "2018"),
        ("1997/..", "1997_"),
        ("../2016", "_2016"),
        ("2015/", "2015_n"),
        ("2018-04-25/2018-04-28", "2018-04-25_2018-04-28"),
        ("2017?", "2017u"),
        ("[2018-05-21..2018-05-31]/[2018-06-01..2018-06-10]", "2018-05l_2018-06e"),
    ],
)
def test_a_date_is_written_so(edtf: str, written: str) -> None:
    assert write_period(Edtf.parse(edtf)) == written


@pytest.mark.parametrize(
    "text", ["", "_", "n", "2018x", "2018_2019_2020", "2018-13", "2018-04-25l"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        read_period(text)
