"""Every screen, with content of every kind, is one that Telegram takes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from telegram.constants import ContactLimit, MessageLimit

from handlers.about.screens import view_about
from handlers.agreements.screens import PAGE_SIZE as AGREEMENTS
from handlers.agreements.screens import view_agreement, view_agreements
from handlers.briefs.telling import view_broken, view_changed
from handlers.briefs.views import view_all_briefs, view_differences, view_managed
from handlers.chat.pager import Pager
from handlers.chat.screen import Access
from handlers.chat.tiles import tiles
from handlers.chat.view import View, clip, utf16_length
from handlers.contact.screens import PAGE_SIZE as CONTACTS
from handlers.contact.screens import view_contacts
from handlers.contact.vcard import to_vcard
from handlers.dates import format_month
from handlers.directions.screens import view_directions
from handlers.errors.view import view_apology, view_report
from handlers.events.card import ShowEvent, view_event
from handlers.events.card_text import COPY_TEXT_LENGTH, cite, view_inline_card
from handlers.events.listing import OTHERS_LIMIT, PAGE_SIZE, Listing, ShowEvents, view_events
from handlers.events.years import view_not_understood, view_years
from handlers.finding.showing.screens import ShowSearch
from handlers.finding.showing.view import Results, view_nothing, view_results
from handlers.home.briefs import ChooseBrief, view_briefs
from handlers.home.helping import view_help
from handlers.home.sections import view_hint, view_home
from handlers.language.screens import view_languages
from handlers.people.screens import ShowEntity, view_entity
from handlers.registry import SCREENS
from handlers.texts import LANGUAGES, Catalogs, Texts
from storage.differences import Difference
from storage.edtf import CalendarDate, Edtf
from storage.models import (
    Agreement,
    Brief,
    Contact,
    Direction,
    Entity,
    Event,
    EventPage,
    EventSummary,
    EventText,
    Fact,
    Participant,
    Years,
)
from tests.handlers import content
from tests.handlers.content import (
    A_BRIEF,
    AN_EVENT,
    BRIEF,
    CONTACT,
    DIRECTION,
    EVENT,
    FACT,
    SCREEN,
    SUMMARY,
    YEARS,
    many,
)

tdlib = pytest.importorskip("tests.playground.tdlib", reason="tdjson is not for this system")

LARGEST = 9_999_999
MOST_BUTTONS = 100
MOST_DATA = 64
TYPED = content.texts(4096)

# As long as Telegram lets a user name and a start parameter be.
LINK = f"https://t.me/{'u' * 32}?start={'p' * 64}"
TODAY = date(2018, 6, 1)
LONGEST = Edtf.parse("2016-09-22/2017-09-30")
some = settings(
    max_examples=settings().max_examples // 6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(params=LANGUAGES, scope="session")
def t(request: pytest.FixtureRequest, catalogs: Catalogs) -> Texts:
    return catalogs[request.param]


def shown(view: View) -> str:
    """The text as Telegram shows it, once the whole view was found fit."""
    text, _ = tdlib.parse_html(str(view.text))
    assert text.strip()
    assert utf16_length(text) <= MessageLimit.MAX_TEXT_LENGTH
    rows = view.keyboard.inline_keyboard if view.keyboard else ()
    buttons = [each for row in rows for each in row]
    assert len(buttons) <= MOST_BUTTONS
    assert all(1 <= len(row) <= 8 for row in rows)
    for each in buttons:
        assert each.text.strip()
        assert utf16_length(each.text) <= 40
        # A button does one thing.
        assert len(each.to_dict().keys() - {"style"}) == 2
        if each.copy_text:
            assert 1 <= utf16_length(each.copy_text.text) <= COPY_TEXT_LENGTH
        if each.callback_data is not None:
            assert 1 <= len(str(each.callback_data).encode()) <= MOST_DATA
            assert SCREENS.decode(str(each.callback_data)), each.callback_data
    return str(text)


@some
@given(brief=BRIEF, briefs=st.integers(0, 3), count=st.integers(0, 9999))
def test_home(t: Texts, brief: Brief, briefs: int, count: int) -> None:
    for mention in (None, "@playground_bot"):
        view = view_home(
            brief,
            SCREENS.tiles,
            directions=count,
            events=count,
            briefs=briefs,
            words="2018",
            jubilees=count,
            t=t,
            mention=mention,
        )
        assert brief.title in shown(view)


@some
@given(briefs=content.tuples(BRIEF))
def test_choice_of_a_brief(t: Texts, briefs: tuple[Brief, ...]) -> None:
    shown(view_briefs(briefs, ChooseBrief(), t))
    shown(view_briefs(many(briefs, 150), ChooseBrief(), t))


def test_screens_without_content(t: Texts) -> None:
    for view in (
        view_help(
            SCREENS.commands(Access.ANYBODY, Access.ANYBODY),
            SCREENS.commands(Access.EDITOR, Access.OWNER),
            t,
        ),
        view_languages(t),
        view_apology(t),
    ):
        shown(view)
    assert all(
        1 <= len(each.text) <= 25 for row in tiles(SCREENS.tiles, t).keyboard for each in row
    )
    assert 1 <= len(tiles(SCREENS.tiles, t).input_field_placeholder or "") <= 64


@some
@given(brief=BRIEF, years=YEARS, typed=TYPED)
def test_years(t: Texts, brief: Brief, years: Years, typed: str) -> None:
    shown(view_years(brief, years, None, t))
    text = shown(view_not_understood(brief, years, typed, None, t))
    assert clip(typed, 100).strip() in text


def test_months_stand_under_their_year_where_a_phone_has_room(t: Texts) -> None:
    months = [Edtf.of(2018, month) for month in range(1, 13)]
    few, many_years = (
        Years(dict.fromkeys(range(2019 - count, 2020), 20), {}, 20 * count) for count in (3, 28)
    )
    labels = [each.text for row in view_years(A_BRIEF, few, None, t, months).rows for each in row]
    assert labels[1] == "2018 (20)"
    assert labels[2:14] == [format_month(each, t) for each in months]
    view = view_years(A_BRIEF, many_years, None, t, months)
    assert view.rows == view_years(A_BRIEF, many_years, None, t).rows


@some
@given(brief=BRIEF, typed=st.none() | TYPED)
def test_what_was_not_understood(t: Texts, brief: Brief, typed: str | None) -> None:
    for mention in (None, "@playground_bot"):
        text = shown(view_hint(brief, SCREENS.tiles, typed, "2018", t, mention))
        assert clip(typed or "", 100).strip() in text


@some
@given(
    brief=BRIEF,
    screen=SCREEN,
    page=content.tuples(SUMMARY),
    years=YEARS,
    direction=st.none() | DIRECTION,
    possible=content.tuples(SUMMARY),
    standing=content.tuples(SUMMARY),
)
def test_lists_of_events(
    t: Texts,
    brief: Brief,
    screen: Any,
    page: tuple[EventSummary, ...],
    years: Years,
    direction: Direction | None,
    possible: tuple[EventSummary, ...],
    standing: tuple[EventSummary, ...],
) -> None:
    for size, others, total in ((PAGE_SIZE, OTHERS_LIMIT, 9999), (2, 1, 2)):
        events = many(page, size)
        listing = Listing(
            brief,
            screen,
            EventPage(events, 0, min(total, len(events) * total)),
            years,
            direction,
            many(possible, others),
            many(standing, others),
        )
        text = shown(view_events(listing, t))
        assert all(clip(event.label or event.title, 10).rstrip("… ") in text for event in events)


@some
@given(brief=BRIEF, directions=content.tuples(DIRECTION))
def test_directions(t: Texts, brief: Brief, directions: tuple[Direction, ...]) -> None:
    for number in (1, 7, 150):
        shown(view_directions(brief, many(directions, number), 0, t))


@some
@given(brief=BRIEF, facts=content.tuples(FACT))
def test_about(t: Texts, brief: Brief, facts: tuple[Fact, ...]) -> None:
    assert brief.title in shown(view_about(brief, facts, t))
    brief = replace(brief, overview=many(brief.overview, 12))
    assert brief.title in shown(view_about(brief, many(facts, 20), t))


@some
@given(brief=BRIEF, contact=st.none() | CONTACT)
def test_contact(t: Texts, brief: Brief, contact: Contact | None) -> None:
    text = shown(view_contacts(brief, [contact] if contact else [], t))
    if contact:
        fields = (contact.name, contact.position, contact.unit, contact.organisation, contact.email)
        assert all(field in text for field in fields if field)


@some
@given(brief=BRIEF, event=EVENT, origin=SCREEN)
def test_card(t: Texts, brief: Brief, event: Event, origin: Any) -> None:
    text = shown(view_event(brief, event, ShowEvent(event.id, origin), LINK, TODAY, t))
    assert event.title in text
    assert clip(event.text, 1000).rstrip("… ") in text
    fullest = replace(
        event,
        people=many(event.people, 30),
        organisations=many(event.organisations, 30),
        places=many(event.places, 30),
        directions=many(event.directions, 150),
    )
    card = view_event(brief, fullest, ShowEvent(event.id, origin), LINK, TODAY, t)
    assert event.title in shown(card)


@some
@given(brief=BRIEF, event=EVENT)
def test_citation(t: Texts, brief: Brief, event: Event) -> None:
    assert 1 <= utf16_length(cite(brief, event, LINK, TODAY, t)) <= COPY_TEXT_LENGTH


@pytest.mark.parametrize(
    ("language", "citation"),
    [
        ("ru", "«x», 22 сентября 2016 г. – 30 сентября 2017 г. Справка. По состоянию на 2018 г."),
        ("en", "“x”, 22 September 2016 – 30 September 2017. Справка. As of 2018."),
    ],
)
def test_a_citation_has_its_full_stops(catalogs: Catalogs, language: str, citation: str) -> None:
    brief = replace(A_BRIEF, as_of=Edtf.of(2018))
    event = replace(AN_EVENT, title="x", date=LONGEST)
    assert cite(brief, event, LINK, TODAY, catalogs[language]) == f"{citation} {LINK}"


@some
@given(message=content.texts(4000), trace=content.texts(9000))
def test_error_report(t: Texts, message: str, trace: str) -> None:
    text = shown(view_report(ValueError(message), trace, t))
    assert trace[-500:].strip() in text


def test_error_report_without_an_error(t: Texts) -> None:
    shown(view_report(None, "", t))


@pytest.mark.parametrize("sign", ["Ж", "😀", "<", "&", '"', "x "])
def test_the_fullest_screens_fit(t: Texts, sign: str) -> None:
    line, label, text = sign * 200, sign * 25, sign * 3000
    language = "ru" if t.language != "ru" else "en"
    brief = replace(
        A_BRIEF,
        language=language,
        source_language="nl",
        verified=False,
        partner=line,
        title=line,
        overview=(text,) * 9,
        several=True,
    )
    direction = Direction(LARGEST, 1, "👨‍👩‍👧", language, label, text)
    summary = EventSummary(LARGEST, LONGEST, language, label, line, line)
    event = replace(
        AN_EVENT,
        id=LARGEST,
        brief_id=LARGEST,
        date=Edtf(LONGEST.start, None),
        language=language,
        label=label,
        title=line,
        text=text,
        place=line,
        country="CH",
        source=text,
        people=(Participant(1, line, line),) * 30,
        organisations=(Participant(1, line, line),) * 30,
        places=(Participant(1, line, line),) * 30,
        directions=(direction,) * 30,
    )
    contact = Contact(language, line, line, line, line, line, f"{line}1", line, None)
    years = Years(dict.fromkeys(range(1000, 3000), 99), dict.fromkeys(range(1000, 3000), 9), 9999)
    for period in (LONGEST, Edtf.parse("2017-01-01/2017-01-02"), None):
        screen = ShowEvents(LARGEST, period, LARGEST, 9)
        page = EventPage((summary,) * PAGE_SIZE, 0, 9999)
        others = (summary,) * OTHERS_LIMIT
        for shown_direction in (direction, None):
            for filled in (page, EventPage((), 0, 0)):
                listing = Listing(brief, screen, filled, years, shown_direction, others, others)
                shown(view_events(listing, t))
        shown(view_event(brief, event, ShowEvent(event.id, screen), LINK, TODAY, t))
    fact = Fact(id=1, date=LONGEST, language=language, text=text, derived=text)
    shown(view_about(brief, [fact] * 20, t))
    shown(
        view_home(brief, SCREENS.tiles, directions=9999, events=9999, briefs=9, words="2018", t=t)
    )
    shown(view_directions(brief, [direction] * 30, 0, t))
    shown(view_contacts(brief, [contact], t))
    shown(view_contacts(brief, [_fullest(contact, line)], t))
    shown(view_contacts(brief, [_fullest(contact, line)] * CONTACTS, t, pages="99 / 99"))
    agreement = Agreement(
        LARGEST, 1, language, line, line, line, line, Edtf.of(2016, 5, 17), None, text, text
    )
    shown(view_agreement(brief, agreement, date.max, t))
    shown(view_agreements(brief, [agreement] * AGREEMENTS, Pager(0, 99, AGREEMENTS), date.max, t))
    for number in range(12):
        shown(view_about(brief, [fact] * 9, t, page=number))
    difference = Difference("event", 1, {"ru.text": text}, {"ru.text": text[1:]})
    shown(view_differences(brief, [difference] * 99, t))
    shown(view_all_briefs([brief] * 20, Pager(0, 99, 20), t))
    shown(view_managed(brief, 9999, 99, t, has_files=True))
    shown(view_broken([line] * 99, t))
    shown(view_changed(["x" * 60] * 99, t))
    for message in ("x" * 250, "x" * 251):
        shown(view_report(ValueError(message), text * 2, t))
    assert utf16_length(cite(brief, event, LINK, TODAY, t)) <= COPY_TEXT_LENGTH
    assert len(to_vcard(contact).encode()) <= ContactLimit.VCARD


def _fullest(contact: Contact, line: str) -> Contact:
    """A contact with all that one can have."""
    return replace(
        contact,
        side=line,
        extension=line,
        fax=line,
        site=line,
        address=line,
        more_phones=(line,) * 9,
        more_emails=(line,) * 9,
    )


def test_what_a_list_has_no_room_for_is_counted(t: Texts) -> None:
    summary = EventSummary(1, Edtf.of(2017), "ru", None, "Выставка в Эрмитаже", "Санкт-Петербург")
    events = [replace(summary, id=number, title=f"Выставка {number}") for number in range(18)]
    brief = replace(A_BRIEF, language="ru")
    screen = ShowEvents(1, Edtf.of(2017))
    page = EventPage(tuple(events[:7]), 0, 7)
    years = Years({2017: 7}, {}, 7)
    view = view_events(Listing(brief, screen, page, years, None, events[7:13], events[13:]), t)
    listed = [number for number in range(18) if f"Выставка {number}" in shown(view)]
    assert listed == list(range(len(listed)))
    assert len(listed) > len(page.events)
    (more,) = [each for row in view.rows for each in row if each.callback_data == "others:1:2017"]
    assert str(18 - len(listed)) in more.text


@pytest.mark.parametrize(
    ("period", "date", "shown_date"),
    [
        ("2016", "2016-10-22/2017-04-09", "22 Oct 2016 – 9 Apr 2017"),
        ("2017-03", "2016-10-22/2017-04-09", "22 Oct 2016 – 9 Apr 2017"),
        ("2016/2017", "2016-10/2016-11", "Oct – Nov 2016"),
        ("2018", "2018-04-25/2018-04-28", "25–28 April"),
        ("2018", "2018-04-25/2018-05-02", "25 April – 2 May"),
        ("2018", "2018-04-25/2018-05", "25 Apr 2018 – May 2018"),
        ("2018", "2018-07", "July"),
        ("2018", "2018-07~", "c. Jul 2018"),
        ("2018", "2018-21", "spring 2018"),
        ("2018-07", "2018-07", None),
        ("2018", "2018", None),
    ],
)
def test_a_list_dates_by_no_more_than_the_period_leaves_open(
    catalogs: Catalogs, period: str, date: str, shown_date: str | None
) -> None:
    summary = EventSummary(1, Edtf.parse(date), "en", "Exhibition", "An exhibition", None)
    brief = replace(A_BRIEF, language="en", as_of=Edtf.of(2019))
    screen = ShowEvents(1, Edtf.parse(period))
    listing = Listing(brief, screen, EventPage((summary,), 0, 1), Years({2016: 1}, {}, 1))
    line = next(
        each for each in shown(view_events(listing, catalogs["en"])).split("\n") if "Exh" in each
    )
    assert line == ("1 Exhibition" if shown_date is None else f"1 Exhibition · {shown_date}")


@pytest.mark.parametrize(
    ("name", "place", "line"),
    [
        ("Ян Фабр в Эрмитаже", "Эрмитаж", "1 Ян Фабр в Эрмитаже"),
        ("Сезоны", "Музей, Антверпен", "1 Сезоны · Антверпен"),
        ("Мариинский в Антверпене", "Опера, Антверпен", "1 Мариинский в Антверпене"),
    ],
)
def test_a_list_names_the_town_once(catalogs: Catalogs, name: str, place: str, line: str) -> None:
    summary = EventSummary(1, Edtf.of(2017), "ru", name, name, place)
    listing = Listing(
        A_BRIEF, ShowEvents(1, Edtf.of(2017)), EventPage((summary,), 0, 1), Years({2017: 1}, {}, 1)
    )
    assert line in shown(view_events(listing, catalogs["ru"])).split("\n")


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        ([None], ["checked"]),
        ([date(2019, 5, 1)], ["last edited"]),
        ([None, date(2019, 5, 1)], ["checked", "last edited"]),
    ],
)
def test_a_list_tells_the_words_of_editors_from_a_translation(
    catalogs: Catalogs, edited: list[date | None], words: list[str]
) -> None:
    brief = replace(A_BRIEF, language="en", verified=False)
    events = tuple(
        EventSummary(1, Edtf.of(2018), "en", None, "Mission", None, each) for each in edited
    )
    page = EventPage(events, 0, len(events))
    years, t = Years({2018: 1}, {}, 1), catalogs["en"]
    texts = [
        shown(view_events(Listing(brief, ShowEvents(1, Edtf.of(2018)), page, years), t)),
        shown(view_entity(brief, Entity(1, 1, "person", "X"), page, ShowEntity(1), TODAY, t)),
        shown(
            view_results(
                brief,
                ShowSearch(1),
                Results("x", [EventText(e, "") for e in events], 1, frozenset()),
                Pager(0, 1, 6),
                t,
            )
        ),
    ]
    for text in texts:
        assert [each for each in ("checked", "last edited") if each in text] == words


def test_an_inline_result_in_another_language_says_so(catalogs: Catalogs) -> None:
    event = replace(AN_EVENT, language="ru")
    _, description = view_inline_card(A_BRIEF, event, LINK, TODAY, catalogs["en"])
    assert description == "25–28 April 2018 (in Russian) · Санкт-Петербург"
    _, description = view_inline_card(A_BRIEF, event, LINK, TODAY, catalogs["ru"])
    assert "Русский" not in description
    assert "русский" not in description


def test_an_event_in_two_years_is_told_of_only_where_there_is_one(t: Texts) -> None:
    one, two = (Years({2016: 1, 2017: 1}, {}, total) for total in (2, 1))
    told, untold = (shown(view_years(A_BRIEF, each, None, t)) for each in (two, one))
    assert len(told.splitlines()) == len(untold.splitlines()) + 1


def test_suggestions_stand_right_above_their_buttons(catalogs: Catalogs) -> None:
    view = view_nothing(A_BRIEF, 1, "prot", [("port", 2)], catalogs["en"], questions=True)
    assert shown(view).endswith("Did you mean:")
    assert [each.text for each in view.rows[0]] == ["🔎 port"]


def test_a_part_of_the_days_of_one_year_is_not_another_year(catalogs: Catalogs) -> None:
    date = Edtf.parse("2018-04-25/2018-04-28")
    summary = EventSummary(1, date, "en", None, "Mission", None)
    brief = replace(A_BRIEF, language="en")
    screen = ShowEvents(1, Edtf.parse("2018-04-26"))
    listing = Listing(brief, screen, EventPage((summary,), 0, 1), Years({2018: 1}, {}, 1))
    text = shown(view_events(listing, catalogs["en"]))
    assert "· 25–28 April\n" in text


def test_what_editors_announce_for_a_day_to_come_is_planned(t: Texts) -> None:
    ahead = Edtf.at(CalendarDate.of_day(TODAY + timedelta(days=1)))
    event = replace(AN_EVENT, date=ahead, status=None, edited_on=TODAY)
    screen = ShowEvent(event.id, ShowEvents(1))
    assert t.gettext("Planned.") in shown(view_event(A_BRIEF, event, screen, LINK, TODAY, t))
    assert t.gettext("planned") in cite(A_BRIEF, event, LINK, TODAY, t)
    later = TODAY + timedelta(days=1)
    assert "🔜" not in shown(view_event(A_BRIEF, event, screen, LINK, later, t))


def test_a_card_has_the_source_sentence_even_of_a_long_text(t: Texts) -> None:
    event = replace(AN_EVENT, text="слово " * 500)
    text = shown(view_event(A_BRIEF, event, ShowEvent(event.id, ShowEvents(1)), LINK, TODAY, t))
    assert event.source[:80] in text
