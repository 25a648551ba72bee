"""The Belgian brief as its files have it, and what is said of files that are wrong."""

import re
import shutil
from pathlib import Path

import pytest

from storage.brief_files import BriefFiles
from storage.brief_reading import BriefFileError, read_brief
from tests.storage.conftest import BRIEFS
from tests.support.briefs import read_briefs

SEED = Path(__file__).parent / "data" / "spravka-belgium.txt"

DIRECTIONS = ["ports", "technology", "waste", "health", "fashion", "tourism", "culture"]

# Slug, date, country, directions, and what only the text of this event has.
EVENTS = [
    ("trade-representation", "1997/..", "RU", [], "Фландрии, Брюсселя и Валлонии"),
    ("antwerp-port-seminar", "2015-11-19", "RU", ["ports"], "Марком Ван Пеелом"),
    ("fabre-exhibition", "2016-10-22/2017-04-09", "RU", ["culture"], "Рыцарь отчаяния"),
    ("open-look", "2017", "RU", ["culture"], "Open Look"),
    ("workers-olympiad", "2017", "RU", [], "80-летию III Всемирной рабочей Олимпиады"),
    ("petit-trianon-tour", "2017", "BE", ["culture"], "Малый Трианон"),
    ("russian-cultural-seasons", "2017", "BE", ["culture"], "Российские культурные сезоны"),
    ("peter-the-great-exhibition", "2017-07", "BE", ["culture"], "Вокруг Петра Великого"),
    ("swiss-performance", "2017-08", "CH", ["culture"], "Александра Коореман"),
    ("mariinsky-concert", "2018-01", "BE", ["culture"], "В.А. Гергиева"),
    (
        "antwerp-mission",
        "2018-04-25/2018-04-28",
        "RU",
        ["ports", "technology", "fashion", "culture"],
        "Бартом Де Вевером",
    ),
]


def squeeze(text: str) -> str:
    """The text with one plain space wherever it has any."""
    return " ".join(text.split())


def years_in(text: str) -> set[str]:
    return set(re.findall(r"\b\d{4}\b", text))


@pytest.fixture(scope="module")
def seed() -> str:
    return squeeze(SEED.read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the brief, to be spoilt."""
    return Path(shutil.copytree(BRIEFS / "belgium", tmp_path / "belgium"))


def spoil(file: Path, pattern: str, replacement: str) -> int:
    """Replace the one place that fits; gives its line."""
    text = file.read_text("utf-8")
    matches = list(re.finditer(pattern, text, re.MULTILINE))
    assert len(matches) == 1, pattern
    at = matches[0].start()
    file.write_text(re.sub(pattern, replacement, text, flags=re.MULTILINE), "utf-8")
    return text.count("\n", 0, at) + 1


def complaint(folder: Path) -> str:
    with pytest.raises(BriefFileError) as caught:
        read_brief(folder)
    return str(caught.value)


def test_the_brief_is_of_april_2018_and_of_belgium(belgium: BriefFiles) -> None:
    source = belgium.source
    assert (str(source.as_of), source.country, source.language) == ("2018-04", "BE", "ru")
    assert [file.language for file in belgium.translations] == ["en", "fr", "nl"]


def test_it_has_the_seven_directions_in_order(belgium: BriefFiles) -> None:
    assert [direction.id for direction in belgium.source.directions] == DIRECTIONS


def test_it_has_the_eleven_events_in_order(belgium: BriefFiles) -> None:
    assert [event.id for event in belgium.source.events] == [event[0] for event in EVENTS]


@pytest.mark.parametrize(
    ("slug", "date", "country", "directions", "words"), EVENTS, ids=[event[0] for event in EVENTS]
)
def test_an_event_has_its_date_country_and_directions(
    belgium: BriefFiles, slug: str, date: str, country: str, directions: list[str], words: str
) -> None:
    event = next(event for event in belgium.source.events if event.id == slug)
    assert (str(event.date), event.country, event.directions) == (date, country, directions)
    assert words in (event.source or "")


def test_what_is_derived_says_so(belgium: BriefFiles) -> None:
    facts = {str(fact.date): fact for fact in belgium.source.facts}
    assert sorted(facts) == ["1717", "1937", "1958"]
    assert all(f" = {year}" in (fact.derived or "") for year, fact in facts.items())


def test_the_contact_keeps_the_number_as_the_brief_gives_it(belgium: BriefFiles) -> None:
    contact = belgium.source.contact
    assert contact
    assert (contact.phone, contact.phone_international) == ("576-48-86", "+7 812 576-48-86")
    assert contact.email == "shcherbakova@kvs.gov.spb.ru"


def test_every_source_sentence_stands_in_the_brief_word_for_word(
    belgium: BriefFiles, seed: str
) -> None:
    source = belgium.source
    quoted = [event.source for event in source.events] + [fact.source for fact in source.facts]
    assert source.contact
    quoted.append(source.contact.source)
    assert [text for text in quoted if squeeze(text or "") not in seed] == []


def test_directions_and_overview_have_the_wording_of_the_brief(
    belgium: BriefFiles, seed: str
) -> None:
    wording = seed.replace("города - крупные", "города – крупные").lower()
    source = belgium.source
    texts = [*source.overview, *(direction.text for direction in source.directions)]
    assert [text for text in texts if squeeze(text).lower() not in wording] == []


def test_translations_say_the_same_in_another_language(belgium: BriefFiles) -> None:
    source = belgium.source
    for file in belgium.translations:
        assert not file.verified
        assert file.title != source.title
        for fact in source.facts:
            translated_fact = file.facts[fact.id]
            assert translated_fact
            derived = translated_fact.derived
            assert years_in(derived or "") == years_in(fact.derived or "")
        for event in source.events:
            translated = file.events[event.id]
            assert translated
            assert translated.text != event.text
            assert years_in(translated.text or "") == years_in(event.text or ""), (
                file.language,
                event,
            )
            assert (translated.place is None) == (event.place is None)


def test_all_briefs_of_a_folder_are_read(tmp_path: Path, folder: Path) -> None:
    shutil.copytree(folder, tmp_path / "austria")
    (tmp_path / "empty").mkdir()
    assert [brief.slug for brief in read_briefs(tmp_path)] == ["austria", "belgium"]


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "where"),
    [
        ("brief.yaml", r"^country: BE\n", "", r"country: Field required"),
        ("brief.yaml", r"^country: BE", "country: be", r"country: "),
        ("brief.yaml", r"^as_of: .*", "as_of: yesterday", r"as_of: .*not a date: 'yesterday'"),
        ("brief.yaml", r'"2015-11-19"', '"2015-11-31"', r"events\.1\.date: .*day"),
        ("brief.yaml", r'"2015-11-19"', "2015-11-19", r"events\.1\.date: "),
        ("brief.yaml", r'"2017-07"', '"2017-00"', r"events\.7\.date: "),
        (
            "brief.yaml",
            r'"2016-10-22/2017-04-09"',
            '"2017-04-09/2016-10-22"',
            r"events\.2\.date: .*ends before it begins",
        ),
        ("brief.yaml", r"^    label: Миссия Антверпена", "    label: ''", r"events\.10\.label: "),
        (
            "brief.yaml",
            r"^    label: Миссия Антверпена",
            "    label: Миссия Антверпена в Петербурге",
            r"events\.10\.label: .*25 characters",
        ),
        (
            "brief.yaml",
            r"^    label: Миссия Антверпена",
            "    label: '   '",
            r"events\.10\.label: .*at least 1 character",
        ),
        (
            "brief.yaml",
            r"^    label: Миссия Антверпена",
            "    label: Миссия Антверпена\n    colour: red",
            r"events\.10\.colour: Extra inputs are not permitted",
        ),
        ("brief.yaml", r'icon: "⚓"', 'icon: ""', r"directions\.0\.icon: "),
        ("nl.yaml", r"^verified: false", "verified: unsure", r"verified: "),
        ("en.yaml", r"^  email: .*|\Z", "  fax: none\n", r"contact\.fax: "),
    ],
)
def test_an_error_names_file_line_and_place(
    folder: Path, file: str, pattern: str, replacement: str, where: str
) -> None:
    path = folder / file
    line = spoil(path, pattern, replacement)
    told = complaint(folder)
    found = re.fullmatch(rf"{re.escape(str(path))}:(\d+): {where}.*", told)
    assert found, told
    # What is missing has no line of its own.
    assert "Field required" in told or int(found[1]) - line in (0, 1)


def test_every_error_of_a_file_is_told_at_once(folder: Path) -> None:
    spoil(folder / "brief.yaml", r"^country: BE", "country: Belgium")
    spoil(folder / "brief.yaml", r'"2015-11-19"', "in autumn")
    told = complaint(folder).splitlines()
    assert [line.split(": ")[1] for line in told] == ["country", "events.1.date"]


@pytest.mark.parametrize(
    ("pattern", "replacement", "told"),
    [
        (
            r"directions: \[ports\]",
            "directions: [harbours]",
            "events.antwerp-port-seminar.directions: there is no 'harbours' in directions",
        ),
        (
            r"- id: valery-gergiev",
            "- id: gergiev",
            "events.mariinsky-concert.people: there is no 'gergiev' in people",
        ),
        (
            r"organisations: \[petit-trianon\]",
            "organisations: [trianon]",
            "events.petit-trianon-tour.organisations: there is no 'trianon' in organisations",
        ),
        (
            r"places: \[switzerland\]",
            "places: [geneva]",
            "events.swiss-performance.places: there is no 'geneva' in places",
        ),
        (
            r"directions: \[ports\]",
            "directions: [ports, ports]",
            "events.antwerp-port-seminar.directions: 'ports' stands twice",
        ),
        (r"- id: open-look", "- id: antwerp-mission", "events: 'antwerp-mission' stands twice"),
        (r"- id: tourism", "- id: culture", "directions: 'culture' stands twice"),
        (
            r"- id: sister-cities",
            "- id: workers-olympiad-1937",
            "facts: 'workers-olympiad-1937' stands twice",
        ),
    ],
)
def test_an_id_that_leads_nowhere_or_stands_twice_is_named(
    folder: Path, pattern: str, replacement: str, told: str
) -> None:
    path = folder / "brief.yaml"
    spoil(path, pattern, replacement)
    assert f"{path}: {told}" in complaint(folder).splitlines()


@pytest.mark.parametrize(
    ("pattern", "replacement", "told"),
    [
        (r"^  tourism:\n.*\n.*\n", "", ["directions: 'tourism' is missing"]),
        (
            r"^  bart-de-wever:",
            "  bart:",
            ["people: 'bart-de-wever' is missing", "people: 'bart' is unknown"],
        ),
        (
            r"^      jan-fabre: ",
            "      fabre: ",
            [
                "events.fabre-exhibition.roles: 'jan-fabre' is missing",
                "events.fabre-exhibition.roles: 'fabre' is unknown",
            ],
        ),
        (r"^  sister-cities:", "  twins:", ["facts: 'sister-cities' is missing"]),
        (r"^directions:", "  - One more paragraph.\ndirections:", ["overview: its number"]),
    ],
)
def test_a_translation_that_lacks_something_is_named(
    folder: Path, pattern: str, replacement: str, told: list[str]
) -> None:
    path = folder / "en.yaml"
    spoil(path, pattern, replacement)
    complaints = complaint(folder)
    assert all(f"{path}: {each}" in complaints for each in told), complaints


@pytest.mark.parametrize("language", ["nl", "ru"])
def test_two_files_of_one_language_are_refused(folder: Path, language: str) -> None:
    path = folder / "en.yaml"
    spoil(path, r"^language: en", f"language: {language}")
    assert f"language: {language!r} stands twice" in complaint(folder)


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("brief.yaml", "language: ru\n  country: [BE", r"brief\.yaml: .*line 2"),
        ("fr.yaml", "- a list\n", r"fr\.yaml:1: .*dictionary"),
        ("fr.yaml", "", r"fr\.yaml:1: .*dictionary"),
        ("brief.yaml", "!!python/object/apply:os.getcwd []\n", r"brief\.yaml: .*line 1"),
    ],
)
def test_a_file_that_is_no_brief_is_named(folder: Path, file: str, content: str, told: str) -> None:
    (folder / file).write_text(content, "utf-8")
    assert re.search(told, complaint(folder), re.DOTALL)


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    path = folder / "brief.yaml"
    path.write_bytes(path.read_text("utf-8").encode("cp1251", "replace"))
    assert complaint(folder).startswith(f"{path}: ")


def test_a_folder_without_its_brief_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path).startswith(f"{tmp_path / 'brief.yaml'}: ")
