"""An event as an iCalendar file."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from handlers.events.calendar_file import can_be_in_calendar, to_calendar
from handlers.texts import LANGUAGES, Catalogs, Texts
from storage.edtf import LAST_YEAR, CalendarDate, Edtf
from storage.models import Event
from tests.handlers.content import A_BRIEF, AN_EVENT, LINE, TEXT

LAST_DAY = date(LAST_YEAR, 12, 31)
INSTALLATION = "7f"
NOW = datetime(2018, 6, 1, 12, 30, tzinfo=UTC)


def event(**changes: Any) -> Event:
    return replace(AN_EVENT, **changes)


def parse(content: bytes) -> Any:
    """The one entry of a file."""
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    return entry


@pytest.fixture(scope="module")
def t(catalogs: Catalogs) -> Texts:
    return catalogs["ru"]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2018-04-25/2018-04-28", date(2018, 4, 25), date(2018, 4, 29)),
        ("2015-11-19", date(2015, 11, 19), date(2015, 11, 20)),
        ("2016-12-31", date(2016, 12, 31), date(2017, 1, 1)),
        ("2016-10-22/2017-04-09", date(2016, 10, 22), date(2017, 4, 10)),
    ],
)
def test_days_are_whole_and_the_end_is_the_day_after(
    t: Texts, value: str, start: date, end: date
) -> None:
    content = to_calendar(A_BRIEF, event(date=Edtf.parse(value)), INSTALLATION, NOW, t)
    entry = parse(content)
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (start, end)
    assert f"DTSTART;VALUE=DATE:{start:%Y%m%d}\r\n".encode() in content
    assert f"DTEND;VALUE=DATE:{end:%Y%m%d}\r\n".encode() in content


def test_the_file_is_whole(t: Texts) -> None:
    content = to_calendar(A_BRIEF, event(), INSTALLATION, NOW, t)
    calendar: Any = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert "spravka-bot" in calendar["PRODID"]
    entry = parse(content)
    assert entry["DTSTAMP"].dt == NOW
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("Миссия", "Санкт-Петербург")
    assert entry["DESCRIPTION"] == "Текст\n\nСправка. По состоянию на апрель 2018 г."
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_is_the_same_one_in_every_language(catalogs: Catalogs, language: str) -> None:
    entry = parse(to_calendar(A_BRIEF, event(), INSTALLATION, NOW, catalogs[language]))
    assert entry["UID"] == "event-7@belgium.7f.spravka-bot"


def test_two_installations_speak_of_two_events_and_nobody_is_busy(t: Texts) -> None:
    one, other = (parse(to_calendar(A_BRIEF, event(), each, NOW, t)) for each in ("7f", "8f"))
    assert one["UID"] != other["UID"]
    assert one["TRANSP"] == "TRANSPARENT"


def test_the_file_says_by_whose_word_it_speaks(t: Texts) -> None:
    made = replace(event(), edited_on=date(2026, 11, 25))
    own = parse(to_calendar(A_BRIEF, made, INSTALLATION, NOW, t))["DESCRIPTION"]
    assert "2026" in own
    assert "2018" not in own
    changed = replace(made, from_brief=True)
    both = parse(to_calendar(A_BRIEF, changed, INSTALLATION, NOW, t))["DESCRIPTION"]
    assert "2026" in both
    assert "2018" in both


def test_an_event_without_a_place_names_none(t: Texts) -> None:
    assert "LOCATION" not in parse(to_calendar(A_BRIEF, event(place=None), INSTALLATION, NOW, t))


def test_signs_that_the_format_uses_are_escaped(t: Texts) -> None:
    title = "a,b;c\\d"
    content = to_calendar(A_BRIEF, event(title=title), INSTALLATION, NOW, t)
    assert rb"SUMMARY:a\,b\;c\\d" in content
    assert parse(content)["SUMMARY"] == title


def test_a_text_cannot_add_a_line_of_its_own(t: Texts) -> None:
    text = "a\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
    entry = parse(to_calendar(A_BRIEF, event(text=text, title="a\nb"), INSTALLATION, NOW, t))
    assert "ATTENDEE" not in entry
    assert "ATTENDEE:mailto" in entry["DESCRIPTION"]


@given(
    title=LINE,
    text=TEXT,
    place=LINE,
    first=st.dates(date(1, 1, 2), LAST_DAY),
    days=st.integers(0, 900),
)
def test_what_is_written_reads_back(
    t: Texts, title: str, text: str, place: str, first: date, days: int
) -> None:
    last = min(first + timedelta(days), LAST_DAY)
    value = Edtf(CalendarDate.of_day(min(first, last)), CalendarDate.of_day(last))
    made = event(title=title, text=text, place=place, date=value)
    entry = parse(to_calendar(A_BRIEF, made, INSTALLATION, NOW, t))
    assert (entry["SUMMARY"], entry["LOCATION"]) == (title, place)
    assert entry["DESCRIPTION"].startswith(text)
    assert entry["DTSTART"].dt == value.earliest_start
    assert (entry["DTEND"].dt - last).days == 1


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("2018-04-25", True),
        ("2018-04-25/2018-04-28", True),
        ("2018-04", False),
        ("2018", False),
        ("2018-04-25/2018-05", False),
        ("1997/..", False),
        ("1997-01-01/..", False),
        ("../1997-01-01", False),
    ],
)
def test_a_vague_date_is_not_for_the_calendar(value: str, *, fits: bool) -> None:
    assert can_be_in_calendar(Edtf.parse(value)) is fits
