"""On a phone the screens of a brief that has much of everything are seen whole."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.application import App
from bot.playground import Person as Member
from bot.settings import Settings
from handlers.chat.context import SERVICES, Context
from handlers.editing.reminders import remind_editors
from tests.browser.conftest import PHONE, OpenWindow
from tests.browser.test_phone import expect_low
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person, Screen
from tests.support.rest import run_application

ORCHESTRA = "Санкт-Петербургский государственный академический симфонический оркестр"
PARAGRAPH = "12 марта 2017 года в Риге, в Музее истории города, состоялась выставка «Берега»."
EDITORS = 30
AREAS, YEARS, CONTACTS = 30, range(1995, 2024), 3
VISITED = (
    "/directions",
    "/contact",
    "/events",
    "/events 2019",
    "/people",
    "/about",
    "кто дирижировал на концерте в 2019 году?",
    "сколько было концертов",
)
EDITED = (
    "/translations",
    "/editevent",
    "/editors",
    "/drafts",
    "/history",
    "/directions",
    "/contact",
)
PRESSED = {"/translations": "English", "/directions": "Стр. 2"}
"""What is pressed below some of them."""


def _brief() -> dict[str, Any]:
    """One on nobody's country, in one language."""
    events = [
        {
            "id": f"event-{year}",
            "date": f"{year}-10-19/{year}-10-21",
            "title": f"Концерт, который дал в {year} году {ORCHESTRA}",
            "label": f"Концерт оркестра, {year}",
            "text": f"С 19 по 21 октября {year} года {ORCHESTRA} играл под управлением К.К. Лунда.",
            "place": "hall",
            "people": [{"id": "lund", "role": "художественный руководитель и главный дирижёр"}],
            "organisations": ["orchestra"],
            "directions": [f"area-{number}" for number in range(5)],
        }
        for year in YEARS
    ]
    return {
        "language": "ru",
        "country": "IS",
        "as_of": "2023-12",
        "partner": "Исландия",
        "title": "Справка по сотрудничеству Санкт-Петербурга с Исландией",
        "overview": [f"Город поддерживает связи, и {ORCHESTRA} тоже." for _ in range(8)],
        "directions": [
            {
                "id": f"area-{number}",
                "icon": "🎭",
                "label": f"Область сотрудничества {number}",
                "text": f"Сотрудничество в области, которой дан номер {number}, и в смежных с нею",
            }
            for number in range(AREAS)
        ],
        "people": {"lund": {"name": "К.К. Лунд"}},
        "organisations": {"orchestra": {"name": ORCHESTRA}},
        "places": {"hall": {"name": "Большой зал филармонии, Рейкьявик"}},
        "events": events,
        "contacts": [
            {
                "id": f"contact-{number}",
                "side": "Администрация города",
                "name": f"Соколов И.П., номер {number}",
                "position": "Главный специалист отдела международных связей",
                "unit": "Управление международного сотрудничества",
                "organisation": "Комитет по внешним связям Санкт-Петербурга",
                "phone": "576-00-11",
                "phone_international": "+7 812 576-00-11",
                "extension": "204",
                "more_phones": ["576-00-12"],
                "fax": "576-00-13",
                "email": "sokolov@example.org",
                "more_emails": ["reception@example.org", "press@example.org"],
                "site": "www.example.org",
                "address": "Примерная ул., д. 1",
            }
            for number in range(CONTACTS)
        ],
    }


@pytest.fixture
def members() -> list[Member]:
    return [VISITOR, OWNER]


@pytest.fixture
async def application(settings: Settings, tmp_path: Path) -> AsyncIterator[App]:
    for slug, changed in (("iceland", {}), ("norway", {"country": "NO", "partner": "Норвегия"})):
        folder = tmp_path / "briefs" / slug
        folder.mkdir(parents=True)
        text = yaml.safe_dump(_brief() | changed, allow_unicode=True)
        (folder / "brief.yaml").write_text(text, encoding="utf-8")
    settings = settings.model_copy(
        update={"briefs_path": tmp_path / "briefs", "owner_ids": frozenset({OWNER.id})}
    )
    async with run_application(settings) as application:
        yield application


async def test_screens_of_a_brief_with_much_of_everything_are_seen_whole(
    application: App, client: httpx.AsyncClient, open_window: OpenWindow
) -> None:
    store = application.bot_data[SERVICES].store
    for number in range(EDITORS):
        await store.editors.add(9000 + number, f"Екатерина Константинопольская {number}", 1, NOW)
    found: list[tuple[str, Screen]] = []
    for member, asked in ((VISITOR, VISITED), (OWNER, (*EDITED, PARAGRAPH))):
        person = Person(client, member.id)
        await person.send("/country iceland")
        for text in asked:
            found.append((text, await person.send(text)))
            if label := PRESSED.get(text):
                found.append((f"{text} > {label}", await person.tap(label)))
    found.append(("draft", await person.tap("черновик")))
    await person.send("/events 2019")
    card = await person.tap("1")
    found.append(("repair", await person.send("Концерт → Большой концерт", card)))
    await remind_editors(Context(application))
    found += [("told", each) for each in await person.read() if each.text.startswith("⏰")]
    await expect_low(await open_window(OWNER.id, size=PHONE), found)
