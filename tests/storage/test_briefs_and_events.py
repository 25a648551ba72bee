"""What the store answers, with the Belgian brief in it."""

from collections.abc import Iterable
from itertools import permutations
from typing import Any

import pytest

from storage.brief_files import BriefFiles
from storage.brief_reading import find_folders
from storage.database import Database
from storage.edtf import Edtf
from storage.events import EventFilter
from storage.inserting import date_columns, insert
from storage.models import EventSummary
from storage.store import Store
from tests.support.briefs import BELGIUM_ALONE

BRIEF = 1
LANGUAGES = ["ru", "en", "nl", "fr"]
UNDATED = [
    "Бельгия на «Open Look»",
    "80-летие Олимпиады 1937",
    "«Малый Трианон» в Бельгии",
    "Культурные сезоны",
]
TRADE = "Торг. представительство"
FABRE = "Ян Фабр в Эрмитаже"
ALL = [
    *(TRADE, "Семинар: порт Антверпена", FABRE, "Вокруг Петра Великого"),
    *("Выступление в Швейцарии", *UNDATED, "Мариинский в Антверпене", "Миссия Антверпена"),
]


def labels(events: Iterable[EventSummary]) -> list[str]:
    return [event.label or "" for event in events]


async def listed(store: Store, period: str | None, direction: int | None = None) -> list[str]:
    chosen = EventFilter(BRIEF, Edtf.parse(period) if period else None, direction)
    page = await store.events.list_events(chosen, "ru", offset=0, limit=100)
    assert page.total == len(page.events)
    return labels(page.events)


async def possible(store: Store, period: str) -> list[str]:
    found = await store.events.list_possible_events(BRIEF, Edtf.parse(period), "ru", limit=100)
    return labels(found)


async def standing(store: Store, period: str) -> list[str]:
    found = await store.events.list_standing_events(BRIEF, Edtf.parse(period), "ru", limit=100)
    return labels(found)


async def event_id(store: Store, label: str) -> int:
    page = await store.events.list_events(EventFilter(BRIEF), "ru", offset=0, limit=100)
    return next(event.id for event in page.events if event.label == label)


async def dump(database: Database) -> list[list[tuple[object, ...]]]:
    tables = await database.fetch_all("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return [
        [tuple(row) for row in await database.fetch_all(f"SELECT * FROM {table['name']}")]
        for table in tables
    ]


async def execute(database: Database, sql: str, *parameters: object) -> None:
    async with database.transaction() as connection:
        await connection.execute(sql, parameters)


async def test_starting_again_changes_nothing(database: Database) -> None:
    store, folders = Store(database), find_folders(BELGIUM_ALONE)
    await store.keeping.load_new(folders)
    before = await dump(database)
    assert (await store.keeping.load_new(folders)).loaded == []
    assert await dump(database) == before


async def test_importing_leaves_what_editors_changed(store: Store, database: Database) -> None:
    await execute(database, "UPDATE event_text SET title = 'Edited' WHERE event_id = 1")
    await store.keeping.load_new(find_folders(BELGIUM_ALONE))
    event = await store.events.get_event(1, "ru")
    assert event
    assert event.title == "Edited"


async def test_a_brief_that_fails_midway_leaves_nothing(
    database: Database, belgium: BriefFiles
) -> None:
    last = belgium.source.events[-1].model_copy(update={"title": None})
    broken = belgium.model_copy(
        update={
            "source": belgium.source.model_copy(update={"events": [last]}),
        }
    )
    with pytest.raises(Exception, match="NOT NULL"):
        await Store(database).keeping.load(broken)
    assert await Store(database).briefs.list_briefs("ru") == []


async def test_a_second_brief_stands_beside_the_first(store: Store, belgium: BriefFiles) -> None:
    second = belgium.model_copy(update={"slug": "austria"})
    await store.keeping.load(second)
    assert [brief.slug for brief in await store.briefs.list_briefs("ru")] == ["belgium", "austria"]
    assert await listed(store, None) == ALL
    assert (await store.events.count_by_year(2)).total == 11


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_is_there_in_every_language(store: Store, language: str) -> None:
    brief = await store.briefs.get_brief(BRIEF, language)
    assert brief
    assert (brief.language, brief.source_language) == (language, "ru")
    assert brief.verified == (language == "ru")
    assert len(brief.overview) == 4
    directions = await store.briefs.list_directions(BRIEF, language)
    facts = await store.briefs.list_facts(BRIEF, language)
    (contact,) = await store.briefs.list_contacts(BRIEF, language)
    page = await store.events.list_events(EventFilter(BRIEF), language, offset=0, limit=100)
    assert (len(directions), len(facts), len(page.events)) == (7, 3, 11)
    found: list[Any] = [*directions, *facts, *page.events, contact]
    assert {each.language for each in found} == {language}


async def test_what_is_not_there_is_none(store: Store) -> None:
    assert await store.briefs.get_brief(99, "ru") is None
    assert await store.briefs.get_direction(99, "ru") is None
    assert await store.briefs.list_contacts(99, "ru") == []
    assert await store.events.get_event(99, "ru") is None
    assert (await store.events.count_by_year(99)).total == 0


async def test_the_years_count_twelve_for_eleven_events(store: Store) -> None:
    years = await store.events.count_by_year(BRIEF)
    assert years.counts == {2015: 1, 2016: 1, 2017: 7, 2018: 2}
    assert years.since == {1997: 1}
    assert years.total == 11
    assert sum(years.counts.values()) + sum(years.since.values()) == 12


@pytest.mark.parametrize(
    ("period", "events"),
    [
        (None, ALL),
        ("2018", ["Мариинский в Антверпене", "Миссия Антверпена"]),
        ("2017", [FABRE, "Вокруг Петра Великого", "Выступление в Швейцарии", *UNDATED]),
        ("2016", [FABRE]),
        ("2015", ["Семинар: порт Антверпена"]),
        ("1997", [TRADE]),
        ("2005", []),
        ("2024", []),
        ("2018-04", ["Миссия Антверпена"]),
        ("2017-05", []),
        ("2017-01", [FABRE]),
        ("2016/2018", ALL[2:]),
        ("2015/..", ALL[1:]),
        ("../2016", ALL[:3]),
        ("2018-04-28/2018-05-01", ["Миссия Антверпена"]),
        ("2018-04-29/2018-05-01", []),
    ],
)
async def test_a_period_has_what_surely_lies_in_it(
    store: Store, period: str | None, events: list[str]
) -> None:
    assert await listed(store, period) == events


@pytest.mark.parametrize(
    ("period", "events"),
    [
        ("2017-05", UNDATED),
        ("2017-07-15", ["Вокруг Петра Великого", *UNDATED]),
        ("2017-12-31", UNDATED),
        ("2017", []),
        ("2018-04", []),
        ("1997-06", [TRADE]),
        ("2005", []),
    ],
)
async def test_what_a_vague_date_allows_is_possible(
    store: Store, period: str, events: list[str]
) -> None:
    assert await possible(store, period) == events


@pytest.mark.parametrize(
    ("period", "events"),
    [
        ("2005", [TRADE]),
        ("2016", [TRADE]),
        ("2016/..", [TRADE]),
        ("1998-01-01", [TRADE]),
        ("1997", []),
        ("1997-12", []),
        ("1990", []),
        ("../2016", []),
    ],
)
async def test_what_began_before_a_period_stands(
    store: Store, period: str, events: list[str]
) -> None:
    assert await standing(store, period) == events


async def test_pages_join_to_the_whole_list(store: Store) -> None:
    seen: list[str] = []
    for offset in (0, 4, 8):
        page = await store.events.list_events(EventFilter(BRIEF), "ru", offset=offset, limit=4)
        assert (page.offset, page.total) == (offset, 11)
        seen += labels(page.events)
    assert seen == ALL
    beyond = await store.events.list_events(EventFilter(BRIEF), "ru", offset=12, limit=4)
    assert (beyond.events, beyond.total) == ((), 11)


async def test_limits_hold_for_the_others_too(store: Store) -> None:
    period = Edtf.parse("2017-05")
    found = await store.events.list_possible_events(BRIEF, period, "ru", limit=2)
    assert labels(found) == UNDATED[:2]
    assert await store.events.list_standing_events(BRIEF, period, "ru", limit=0) == []


async def test_directions_and_events_know_each_other(store: Store) -> None:
    directions = await store.briefs.list_directions(BRIEF, "ru")
    counts = [len(await listed(store, None, direction.id)) for direction in directions]
    assert counts == [2, 1, 0, 0, 1, 0, 8]
    event = await store.events.get_event(await event_id(store, "Миссия Антверпена"), "ru")
    assert event
    assert [each.label for each in event.directions] == [
        *("Порты", "Технологии", "Мода и креатив", "Культура")
    ]
    ports = event.directions[0]
    assert await store.briefs.get_direction(ports.id, "ru") == ports == directions[0]


async def test_a_direction_and_a_period_narrow_each_other(store: Store) -> None:
    ports = (await store.briefs.list_directions(BRIEF, "ru"))[0]
    assert await listed(store, "2018", ports.id) == ["Миссия Антверпена"]
    assert await listed(store, "2017", ports.id) == []


async def test_the_event_in_switzerland_keeps_its_country(store: Store) -> None:
    event = await store.events.get_event(await event_id(store, "Выступление в Швейцарии"), "en")
    assert event
    assert (event.country, event.place, str(event.date)) == ("CH", "Switzerland", "2017-08")
    assert [(each.name, each.role) for each in event.people] == [
        (
            "Alexandra Cooreman",
            "fourteen-year-old Belgian violinist, one of the competition’s winners",
        )
    ]
    assert event.source.startswith("В августе 2017 года в Швейцарии")


async def test_the_card_of_an_event_is_whole(store: Store) -> None:
    event = await store.events.get_event(await event_id(store, "Семинар: порт Антверпена"), "ru")
    assert event
    assert [(each.name, each.role) for each in event.people] == [
        ("Марк Ван Пеел", "вице-мэр Антверпена, президент Администрации порта Антверпена")
    ]
    assert [each.name for each in event.organisations] == ["Администрация порта Антверпена"]
    assert event.place == "Атриум Комендантского дома Петропавловской крепости, Санкт-Петербург"


async def test_facts_keep_their_year_and_how_it_was_derived(store: Store) -> None:
    facts = await store.briefs.list_facts(BRIEF, "en")
    assert [str(fact.date) for fact in facts] == ["1958", "1717", "1937"]
    assert facts[0].derived == "The 60th anniversary was marked in April 2018: 2018 − 60 = 1958."


@pytest.mark.parametrize("language", ["fr", "xx"])
async def test_what_is_not_translated_is_given_in_russian(
    store: Store, database: Database, language: str
) -> None:
    for table in ("brief", "direction", "event", "entity", "role", "fact", "contact"):
        await execute(database, f"DELETE FROM {table}_text WHERE language = 'fr'")
    brief = await store.briefs.get_brief(BRIEF, language)
    directions = await store.briefs.list_directions(BRIEF, language)
    facts = await store.briefs.list_facts(BRIEF, language)
    (contact,) = await store.briefs.list_contacts(BRIEF, language)
    page = await store.events.list_events(EventFilter(BRIEF), language, offset=0, limit=100)
    event = await store.events.get_event(2, language)
    assert brief
    assert event
    found: list[Any] = [brief, *directions, *facts, contact, *page.events, event]
    assert {each.language for each in found} == {"ru"}
    assert labels(page.events) == ALL
    assert brief.verified
    assert contact.name == "Щербакова М.Е."
    assert event.people[0].name == "Марк Ван Пеел"
    assert (event.people[0].role or "").startswith("вице-мэр")


async def test_one_missing_translation_leaves_the_others(store: Store, database: Database) -> None:
    await execute(database, "DELETE FROM event_text WHERE language = 'fr' AND event_id = 2")
    page = await store.events.list_events(EventFilter(BRIEF), "fr", offset=0, limit=100)
    assert {event.id for event in page.events if event.language == "ru"} == {2}
    assert len(page.events) == 11


async def test_choices_are_remembered_apart(store: Store) -> None:
    choices = store.choices
    assert (await choices.get_choice(7)).language is None
    await choices.set_language(7, "nl")
    await choices.set_brief(7, BRIEF)
    await choices.set_language(8, "fr")
    await choices.set_language(7, "en")
    first, second = await choices.get_choice(7), await choices.get_choice(8)
    assert (first.language, first.brief_id) == ("en", BRIEF)
    assert (second.language, second.brief_id) == ("fr", None)


POINTS = [
    Edtf.parse(text)
    for text in ("2016", "2017", "2017-01", "2017-07", "2016-12-31", "2017-01-01", "2017-07-31")
]
DATES = [
    *POINTS,
    *(
        Edtf(one.start, other.end)
        for one, other in permutations(POINTS, 2)
        if one.earliest_start <= other.latest_end
    ),
    *(Edtf(point.start, None) for point in POINTS),
    *(Edtf(None, point.end) for point in POINTS),
    *map(Edtf.parse, ("2016-36/2017-33", "[2017-01..2017-04]", "2017-07/", "/2016")),
    *map(Edtf.parse, ("201X", "20XX", "2017-24", "2017?", "2017~", "2016-12-31~", "2016/2017%")),
    *map(Edtf.parse, ("[2010..2013]", "2017-01~/..", "2017-24?", "2018~")),
]


@pytest.fixture
async def dated(store: Store, database: Database) -> Store:
    """A second brief with an event of every date."""
    texts = {"language": "ru", "title": "x", "text": "x"}
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO brief (id, slug, language, country, as_of)"
            " VALUES (2, 'dated', 'ru', 'BE', '2018')"
        )
        for number, date in enumerate(DATES, start=1000):
            row = {"id": number, "brief_id": 2, "language": "ru", "source": ""}
            await insert(connection, "event", row | date_columns(date))
            await insert(connection, "event_text", {"event_id": number, **texts})
    return store


async def test_lists_hold_what_the_dates_themselves_say(dated: Store) -> None:
    """Dates of every form against periods of every form, in SQL and in Python."""
    for period in DATES:
        page = await dated.events.list_events(EventFilter(2, period), "ru", offset=0, limit=1000)
        found = await dated.events.list_possible_events(2, period, "ru", limit=1000)
        stand = await dated.events.list_standing_events(2, period, "ru", limit=1000)
        sure = sorted(date for date in DATES if date.surely_overlaps(period))
        # Of something open-ended only the beginning is attested.
        vague = sorted(
            date
            for date in DATES
            if date.overlaps(period)
            and not date.surely_overlaps(period)
            and (not date.is_open or date.latest_start >= period.earliest_start)
        )
        begun = sorted(
            date for date in DATES if date.is_open and date.latest_start < period.earliest_start
        )
        for listed, wanted in ((page.events, sure), (found, vague), (stand, begun)):
            assert sorted(event.date for event in listed) == wanted
            assert [_begins(event.date) for event in listed] == [_begins(date) for date in wanted]


def _begins(date: Edtf) -> tuple[object, object]:
    return date.latest_start, date.earliest_start


async def test_a_year_counts_what_its_list_holds(dated: Store) -> None:
    years = await dated.events.count_by_year(2)
    assert years.total == len(DATES)
    assert sorted(years.counts) == sorted(years.since) == [2016, 2017]
    for year in (2015, 2016, 2017, 2018):
        chosen = EventFilter(2, Edtf.of(year))
        page = await dated.events.list_events(chosen, "ru", offset=0, limit=1)
        assert page.total == years.counts.get(year, 0) + years.since.get(year, 0)


async def test_a_doubt_that_comes_or_goes_moves_the_event(store: Store, database: Database) -> None:
    (number,) = [
        row["id"]
        for row in await database.fetch_all(
            "SELECT event_id AS id FROM event_text WHERE label = ? AND language = 'ru'",
            [UNDATED[0]],
        )
    ]
    for date, count in (("2017?", 6), ("2017~", 6), ("2017", 7), ("201X", 6)):
        columns = date_columns(Edtf.parse(date))
        sets = ", ".join(f"{name} = ?" for name in columns)
        await execute(database, f"UPDATE event SET {sets} WHERE id = ?", *columns.values(), number)
        years = await store.events.count_by_year(BRIEF)
        assert years.counts[2017] == count
        assert years.total == 11
        assert (UNDATED[0] in await possible(store, "2017")) is (count == 6)
        assert (UNDATED[0] in await listed(store, "2017")) is (count == 7)
