"""What a screen shows, as a file: in the chat, and by the command line."""

import csv
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from bot.__main__ import main
from bot.settings import ROOT, Settings
from handlers.export.contents import Contents
from storage.edtf import Edtf
from storage.models import Brief
from tests.support.files import read_all, read_words, take
from tests.support.person import Person


async def test_all_events_of_a_year_are_a_word_file_in_two_taps(visitor: Person) -> None:
    await visitor.send("/start")
    listed = await visitor.send("все события 2017 года")
    sent, data = await take(visitor, "Word", listed)
    assert sent.message["document"]["file_name"] == "belgium-sobytiya-2017.docx"
    assert "События: 2017 г." in sent.text
    words = read_words(data)
    assert words[0] == ("Title", "События: 2017 г.")
    titles = [text for style, text in words if style == "Heading 2"]
    assert len(titles) >= 7
    said = "\n".join(text for _, text in words)
    assert "22 октября 2016 г. – 9 апреля 2017 г." in said
    assert "апрель 2018 г." in said
    assert "Гергиев" not in said
    word: Any = docx.Document(BytesIO(data))
    contact = "".join(node.text or "" for table in word.tables for node in table._tbl.iter())
    assert "shcherbakova@kvs.gov.spb.ru" in contact


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("/about", "Справка по сотрудничеству Санкт-Петербурга с Бельгией"),
        ("/directions", "Перспективные направления сотрудничества"),
        ("/people", "Люди, названные в справке"),
        ("/contact", "Контакты"),
        ("/events", "События: все годы"),
        ("/search Антверпен", "Антверпен"),
    ],
)
async def test_what_a_screen_shows_is_a_file(visitor: Person, asked: str, heading: str) -> None:
    await visitor.send("/start")
    _, data = await take(visitor, "📄", await visitor.send(asked))
    assert read_words(data)[0] == ("Title", heading)


async def test_a_full_page_has_room_for_the_file(visitor: Person) -> None:
    await visitor.send("/directions")
    listed = await visitor.tap("Культура")
    assert "Стр. 2 ›" in listed.labels
    assert "Ссылка" in listed.labels
    _, data = await take(visitor, "📄", listed)
    assert read_words(data)[0] == ("Title", "Культура")


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("как пишется Барт Де Вевер на нидерландском", "Барт Де Вевер"),
        ("/people", "Люди, названные в справке"),
    ],
)
async def test_names_are_a_table_of_every_language(
    visitor: Person, asked: str, heading: str
) -> None:
    await visitor.send("/start")
    _, data = await take(visitor, "📄", await visitor.send(asked))
    assert read_words(data)[0] == ("Title", heading)
    word: Any = docx.Document(BytesIO(data))
    (names,) = (each for each in word.tables if len(each.columns) == 4)
    heads, *rows = [
        [
            "".join(node.text or "" for node in cell._tc.iter() if node.tag.endswith("}t"))
            for cell in row.cells
        ]
        for row in names.rows
    ]
    assert heads[0] == "Русский"
    assert heads[2].startswith("Nederlands · ")
    (found,) = (row for row in rows if row[0].startswith("Барт Де Вевер"))
    assert found[2].startswith("Bart De Wever")
    assert "burgemeester van Antwerpen" in found[2]


async def test_a_long_file_is_announced_with_its_events_each_counted_once(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.export.screens.MANY", 5)
    await visitor.send("/start")
    _, data = await take(visitor, "📄", await visitor.send("/about"))
    assert any("Готовлю файл: 11 событий" in each.text for each in await visitor.read())
    people = read_all(data).partition("Люди, названные в справке")[2]
    assert "Барт Де Вевер" in people, "the process has them from the part on events"


async def test_anniversaries_are_a_file_with_what_they_are_of(visitor: Person) -> None:
    await visitor.send("/start")
    _, data = await take(visitor, "📄", await visitor.send("/jubilees 2027"))
    words = read_words(data)
    assert words[0] == ("Title", "Юбилеи: 2027 г.")
    said = "\n".join(text for _, text in words)
    assert "310 лет" in said
    assert "5 лет" not in said.splitlines()[0]
    nothing = await visitor.send("/jubilees 1990")
    await visitor.press("doc:docx:jubilees:1:1990", nothing)
    assert "нечего" in visitor.toast["text"]


async def test_a_card_and_a_person_are_files(visitor: Person) -> None:
    await visitor.send("/start")
    card = await visitor.send("кто такой Гергиев")
    _, data = await take(visitor, "📄", card)
    said = "\n".join(text for _, text in read_words(data))
    assert "В.А. Гергиев" in said
    assert "январь 2018 г." in said


async def test_the_same_is_had_for_spreadsheets_and_calendars(visitor: Person) -> None:
    await visitor.send("/start")
    sent, _ = await take(visitor, "📄", await visitor.send("2015-2018"))
    _, data = await take(visitor, "Excel", sent)
    sheet: Any = load_workbook(BytesIO(data)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][:4] == ["№", "Дата", "EDTF", "Событие"]
    by_edtf = {row[2]: row for row in rows[1:]}
    mission = by_edtf["2018-04-25/2018-04-28"]
    assert mission[1] == "25–28 апреля 2018 г."
    assert "Барт Де Вевер" in mission[5]
    assert mission[-1].startswith("https://t.me/")
    _, data = await take(visitor, "CSV", sent)
    listed = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(listed) == len(rows)
    _, data = await take(visitor, "Календарь", sent)
    calendar: Any = Calendar.from_ical(data)
    days = {str(each["DTSTART"].dt) for each in calendar.walk("VEVENT")}
    assert days == {"2015-11-19", "2016-10-22", "2018-04-25"}


async def test_the_files_of_a_brief_are_for_owners(owner: Person, visitor: Person) -> None:
    await visitor.send("/start")
    screen = await visitor.send("/export")
    assert not any("YAML" in label for label in screen.labels)
    await visitor.press("doc:zip:export:1", screen)
    assert "document" not in (await visitor.screen()).message
    await owner.send("/start")
    _, data = await take(owner, "YAML", await owner.send("/export"))
    names = ZipFile(BytesIO(data)).namelist()
    assert "belgium/brief.yaml" in names


async def test_where_nothing_is_found_there_is_no_file(visitor: Person) -> None:
    await visitor.send("/start")
    nothing = await visitor.send("события 1985 года")
    assert not any("📄" in label for label in nothing.labels)
    await visitor.press("doc:docx:list:1:1985", nothing)
    assert "нечего" in visitor.toast.get("text", "")
    await visitor.press("doc:docx:language", nothing)
    await visitor.press("doc:exe:list:1:2017", nothing)
    assert not any("document" in each.message for each in await visitor.read())


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
def test_the_process_that_writes_a_file_loads_nothing_that_it_does_not_take(form: str) -> None:
    """Half of a small file's time is that of the libraries."""
    brief = Brief(
        1, "a", "BE", Edtf.of(2018), "ru", "ru", verified=True, partner="А", title="Б", overview=()
    )
    now = datetime(2026, 1, 1, tzinfo=UTC)
    contents = Contents(
        brief,
        "ru",
        now.date(),
        now,
        "1",
        "",
        is_whole=True,
        heading="",
        wording="",
        directions=[],
        contacts=[],
        chapters=[],
    )
    program = (
        "import sys; from handlers.export.__main__ import main, Form\n"
        f"main(Form('{form}')); unwanted = ('pydantic', 'numpy', 'PIL', 'telegram')\n"
        "print(*(each for each in unwanted if sys.modules.get(each)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps(contents),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stderr.split() == []
    assert done.stdout


@pytest.mark.usefixtures("as_in_service")
@pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "ics", "zip"])
def test_an_operator_writes_a_brief(
    settings: Settings,
    tmp_path: Path,
    form: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_PATH", str(settings.database_path))
    output = tmp_path / f"brief.{form}"
    command = ["bot", "export", "belgium", "--language", "en", "--output", str(output)]
    monkeypatch.setattr(sys, "argv", command)
    assert main() == 0
    assert f"wrote {output}" in capsys.readouterr().out
    assert output.stat().st_size > 500
    if form == "docx":
        assert ("Heading 1", "Main events") in read_words(output.read_bytes())
    assert main() == 1
    assert "there is something already" in capsys.readouterr().out
