"""What real briefs say, from their files into the store: a made-up one has all of it."""

import re
import shutil
from pathlib import Path

import pytest

from storage.brief_files import BriefFiles
from storage.brief_reading import BriefFileError, find_folders, read_brief
from storage.database import Database
from storage.edtf import Edtf
from storage.events import EventFilter
from storage.lexicon import Lexicon
from storage.store import Store
from tests.storage.conftest import load
from tests.support.briefs import TRONDHEIM


@pytest.fixture(scope="session")
def trondheim() -> BriefFiles:
    return read_brief(TRONDHEIM)


@pytest.fixture(scope="session")
def loaded(trondheim: BriefFiles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load(trondheim, tmp_path_factory.mktemp("trondheim") / "spravka.db")


@pytest.fixture
def _content(path: Path, loaded: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(loaded, path)


@pytest.fixture
async def full(database: Database) -> Store:
    return Store(database)


async def titles(store: Store, period: str | None, language: str = "ru") -> list[str]:
    chosen = EventFilter(1, Edtf.parse(period) if period else None)
    page = await store.events.list_events(chosen, language, offset=0, limit=20)
    assert page.total == len(page.events)
    return [event.title for event in page.events]


async def test_partner_that_is_a_city(full: Store) -> None:
    (brief,) = await full.briefs.list_briefs("en")
    assert (brief.partner, brief.partner_kind, brief.country) == ("Trondheim", "city", "NO")
    assert (brief.verified, brief.several) == (True, 0)


async def test_contacts_stand_in_their_order_with_whatever_is_known(full: Store) -> None:
    city, partner, hotline = await full.briefs.list_contacts(1, "en")
    assert (city.name, city.side, city.extension) == ("I.P. Sokolov", "City administration", "204")
    assert (city.phone, city.more_phones, city.fax) == ("576-00-11", ("576-00-12",), "576-00-13")
    assert (city.email, city.more_emails) == (
        "sokolov@example.org",
        ("reception@example.org", "press@example.org"),
    )
    assert (city.site, city.address) == ("www.example.org", None)
    assert (partner.language, partner.name) == ("ru", None)
    assert partner.title == "Отдел международных связей"
    assert (hotline.title, hotline.organisation) == ("576-00-99", None)
    assert await full.briefs.find_contact(hotline.id, "nl") == hotline


async def test_agreements_have_number_parties_and_dates(full: Store) -> None:
    twinning, protocol = await full.briefs.list_agreements(1, "ru")
    assert (twinning.kind, twinning.number) == ("Меморандум", "12/4")
    assert (str(twinning.signed), str(twinning.valid_until)) == ("2016-05-17", "2026-05-17")
    assert (protocol.signed, protocol.parties, protocol.source) == (None, None, "")
    english = await full.briefs.get_agreement(twinning.id, "en")
    assert english
    assert english.parties == "City administration and Trondheim municipality"


async def test_facts_have_value_and_unit(full: Store) -> None:
    turnover, students = await full.briefs.list_facts(1, "en")
    assert (turnover.value, turnover.unit) == ("1234.5", "million US dollars")
    assert (str(turnover.date), students.date) == ("2020", None)
    assert (students.language, students.unit) == ("ru", "студентов")


async def test_event_without_label_or_source(full: Store) -> None:
    page = await full.events.list_events(EventFilter(1), "ru", offset=0, limit=20)
    letter = next(each for each in page.events if each.title.startswith("Обмен"))
    event = await full.events.get_event(letter.id, "en")
    assert event
    assert (event.label, event.text, event.source, event.place) == (None, "", "", None)
    assert (event.language, event.edited, event.edited_on) == ("ru", False, None)


async def test_planned_and_cancelled_events_say_so(full: Store) -> None:
    page = await full.events.list_events(EventFilter(1), "ru", offset=0, limit=20)
    states = {event.title: event.status for event in page.events if event.status}
    assert states == {"Форум судостроителей": "planned", "Парусная регата": "cancelled"}


@pytest.mark.parametrize(
    ("period", "there"),
    [
        (None, 1),
        ("2020", 1),
        ("2021", 1),
        ("2019", 0),
        ("2020-02-10", 1),
        ("2020-03", 1),
        ("2020-04", 0),
        ("2021-02-08", 1),
        ("2021-02", 1),
        ("2021-02-01/2021-02-28", 1),
        ("2020-12/2021-01", 0),
    ],
)
async def test_event_stands_wherever_one_of_its_dates_lies_and_once(
    full: Store, period: str | None, there: int
) -> None:
    listed = await titles(full, period)
    assert listed.count("Лекции о ледоколах") == there


async def test_years_count_an_event_once_in_each_of_its_years(
    full: Store, database: Database
) -> None:
    assert (await full.events.count_by_year(1)).counts == {2019: 1, 2020: 3, 2021: 2}
    assert (await full.events.count_by_year(1)).total == 5
    (event,) = await database.fetch_all(
        "SELECT event_id FROM event_text WHERE title = 'Лекции о ледоколах'"
    )
    for sql, counts in (
        ("UPDATE event SET deleted = 1 WHERE id = ?", {2019: 1, 2020: 2, 2021: 1}),
        ("UPDATE event SET deleted = 0 WHERE id = ?", {2019: 1, 2020: 3, 2021: 2}),
        ("DELETE FROM event_date WHERE event_id = ?", {2019: 1, 2020: 3, 2021: 1}),
    ):
        async with database.transaction() as connection:
            await connection.execute(sql, [event["event_id"]])
        assert (await full.events.count_by_year(1)).counts == counts
        listed = await database.fetch_all("SELECT * FROM listing ORDER BY 1, 2, 3, 4, 5, 6")
        anew = await database.fetch_all("SELECT * FROM event_listing ORDER BY 1, 2, 3, 4, 5, 6")
        assert [tuple(row) for row in listed] == [tuple(row) for row in anew]


async def test_all_of_it_is_found(full: Store, lexicon: Lexicon) -> None:
    async def kinds(*words: str) -> set[str]:
        return {hit.kind for hit in (await full.search.find(1, list(words), lexicon)).hits}

    assert await kinds("меморандум") == {"agreement"}
    assert await kinds("memorandum") == {"agreement"}
    assert await kinds("товарооборот") == {"fact"}
    assert "contact" in await kinds("соколов")
    assert "event" in await kinds("регата")
    for period, kind in (("2020", ["fact"]), ("2020-01/2021-12", ["fact"]), ("2019", [])):
        found = await full.search.find(1, ["товарооборот"], lexicon, Edtf.parse(period))
        assert [hit.kind for hit in found.hits] == kind
    found = await full.search.find(1, ["лекции"], lexicon, Edtf.parse("2021-02"))
    assert [hit.kind for hit in found.hits] == ["event"]


def spoil(folder: Path, text: str, new: str, file: str = "brief.yaml") -> None:
    for each in TRONDHEIM.glob("*.yaml"):
        (folder / each.name).write_bytes(each.read_bytes())
    path = folder / file
    content = path.read_text("utf-8")
    assert content.count(text) == 1, text
    path.write_text(content.replace(text, new), "utf-8")


@pytest.mark.parametrize(
    ("text", "new", "told"),
    [
        ('country: "NO"\nas_of', "country: NO\nas_of", r':\d+: country: .*write country: "NO"'),
        (
            'date: "2019-09-12"',
            "date: 2019-09-12",
            r':39: events\.0\.date: .*in quotes: "2019-09-12" \(in shipyard-visit\)',
        ),
        ('date: "2020-06"', "date: 2020-13", r"events\.4\.date: .*\(in regatta\)"),
        ('date: "2020"\n    title', "date: 2020\n    title", r'quotes: "2020" \(in letter\)'),
        ('dates: ["2020-03-16"', "dates: [2020-03-16", r"events\.2\.dates\.0: .*in quotes"),
        (', "2021-02-08/2021-02-09"', ', "2021-02-08/.."', r"dates\.1: .*beginning and its end"),
        ("status: planned", "status: soon", r"events\.3\.status: .*'planned' or 'cancelled'"),
        ('extension: "204"', "extension: 204", r'contacts\.0\.extension: .*quotes: "204"'),
        ('value: "17"', "value: many", r"facts\.1\.value: .*"),
        ("  - id: hotline\n    phone: 576-00-99", "  - id: hotline", r"contacts\.2: .*nothing"),
        ('signed: "2016-05-17"', 'signed: "2016/2017"', r"agreements\.0\.signed: .*single date"),
        (
            "title: Парусная регата",
            "title: Парусная регата #2",
            r":\d+: what follows “Парусная регата ” is a comment: put the text in quotes",
        ),
        ("place: Тронхейм\n", "place: Тронхейм\n    place: Осло\n", r": place: .*stands twice"),
        ("partner: Тронхейм\n", "partner: null\n", r"partner: "),
        ('country: "NO"\nas_of', "as_of", r"country: Field required.*null for a partner"),
        ("partner_kind: city", "partner_kind: planet", r"partner_kind: "),
        ("name: И.П. Соколов", "name: Кари Лунд", r"people: the name: 'Кари Лунд' stands twice"),
    ],
)
def test_error_says_where_it_is_and_what_would_be_right(
    tmp_path: Path, text: str, new: str, told: str
) -> None:
    spoil(tmp_path, text, new)
    with pytest.raises(BriefFileError) as error:
        read_brief(tmp_path)
    assert re.search(told, str(error.value)), str(error.value)
    assert str(error.value).startswith(f"{tmp_path / 'brief.yaml'}:")


def test_partner_in_no_country(tmp_path: Path) -> None:
    spoil(tmp_path, 'city\ncountry: "NO"', "organisation\ncountry: null")
    assert read_brief(tmp_path).source.country is None


def test_file_that_is_empty_in_another_encoding_or_misnamed(tmp_path: Path) -> None:
    spoil(tmp_path, "partner_kind: city", "partner_kind: city")
    path = tmp_path / "brief.yaml"
    text = path.read_text("utf-8")
    path.write_text("")
    with pytest.raises(BriefFileError, match="it is empty"):
        read_brief(tmp_path)
    path.write_bytes(text.encode("cp1251", "replace"))
    with pytest.raises(BriefFileError, match="windows-1251: save it as UTF-8"):
        read_brief(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_brief(tmp_path).source.partner == "Тронхейм"
    path.rename(tmp_path / "brief.yml")
    with pytest.raises(BriefFileError, match=r"brief\.yml: its name must end in \.yaml"):
        read_brief(tmp_path)


def test_folders_are_told_apart_by_what_stands_in_them(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        spoil(tmp_path / name, "partner_kind: city", "partner_kind: city")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "todo.txt").write_text("…")
    first, second = find_folders(tmp_path)
    assert (first.slug, second.slug) == ("a", "b")
    assert first.digest == second.digest
    (tmp_path / "b" / "en.yaml").unlink()
    assert find_folders(tmp_path)[1].digest != first.digest


async def test_a_brief_without_people_beside_one_that_has_some(
    full: Store, trondheim: BriefFiles
) -> None:
    source = trondheim.source.model_copy(update={"people": {}, "events": []})
    empty = BriefFiles(slug="empty", source=source)
    brief = await full.keeping.load(empty)
    assert await full.entities.list_people(brief, "ru", offset=0, limit=5) == ([], 0)
