"""Briefs that are large, share a country, or have none."""

import shutil
from collections.abc import AsyncIterator, Mapping
from datetime import date
from pathlib import Path

import httpx
import pytest
import yaml

from bot.application import App
from bot.settings import Settings
from storage.yaml_loader import load_yaml
from tests.conftest import NOW, VISITOR
from tests.support.briefs import TRONDHEIM
from tests.support.person import Person
from tests.support.rest import run_application

EVENTS = 1_200
LONG = " ".join(["Международный"] * 12)
"""As long as a name may be."""


def _write(folder: Path, **changes: object) -> None:
    """A brief of the made-up one, with other things in it."""
    folder.mkdir(parents=True)
    brief = load_yaml((TRONDHEIM / "brief.yaml").read_text("utf-8")) | changes
    text = yaml.safe_dump(brief, allow_unicode=True, sort_keys=False)
    (folder / "brief.yaml").write_text(text, "utf-8")


def _large() -> dict[str, object]:
    people = {f"person-{at}": {"name": f"{LONG} Делегат{at}"} for at in range(50)}
    events = [
        {
            "id": f"event-{at}",
            "date": f"{1990 + at % 30}-{1 + at % 12:02}",
            "title": f"{LONG} семинар {at}",
            "text": f"Семинар номер {at}. Приехали {at} участников.",
            "place": "Тронхейм",
            "country": "NO",
            "people": [{"id": f"person-{at % 50}", "role": "директор верфи"}],
            "places": ["trondheim"],
            "directions": ["science"],
        }
        for at in range(EVENTS)
    ]
    return {"people": people, "events": events}


def _with_years(counts: Mapping[int, int]) -> dict[str, object]:
    events = [
        {
            "id": f"event-{year}-{at}",
            "date": f"{year}-{1 + at % 12:02}",
            "title": f"Семинар {at}",
            "text": f"Семинар номер {at}.",
        }
        for year, count in counts.items()
        for at in range(count)
    ]
    return {"events": events}


def _changes(test: str) -> dict[str, object]:
    if "large" in test:
        return _large()
    return _with_years({2024: 30, 2019: 300, 2018: 2}) if "long_year" in test else {}


@pytest.fixture
async def application(
    settings: Settings, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[App]:
    folder = Path(shutil.copytree(settings.briefs_path, tmp_path / "briefs"))
    _write(folder / "trondheim", **_changes(request.node.name))
    _write(folder / "narvik", partner="Нарвик", title="Справка по сотрудничеству с Нарвиком")
    region = {"partner": "Баренцев регион", "partner_kind": "region", "country": None}
    _write(folder / "region", title="Справка о Баренцевом регионе", **region)
    settings = settings.model_copy(update={"briefs_path": folder})
    async with run_application(settings, clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


async def test_large_brief_is_answered_from_and_paged(visitor: Person) -> None:
    await visitor.send("/country тронхейм")
    assert (await visitor.send("сколько семинаров")).text.startswith("1200 семинаров")
    for text in (
        "когда семинар 777",
        "кто такой Делегат7",
        "семинары в 1995",
        "последний семинар",
    ):
        answer = (await visitor.send(text)).text
        assert "Международный" in answer
    assert (await visitor.send("когда семинар 777")).text.startswith("октябрь 2017 г.")
    # A long year begins with its months.
    await visitor.send("/events 1995")
    page = await visitor.tap("Все (40)")
    assert "стр. 2 из 6" in (await visitor.tap("Стр. 2", on=page)).text


async def test_month_of_a_long_year_is_two_taps_from_the_tile(visitor: Person) -> None:
    await visitor.send("/country тронхейм")
    years = await visitor.send("📅 События")
    assert years.labels[:3] == ["2024 (30)", "2019 (300)", "янв."]
    march = await visitor.tap("март", on=years)
    assert march.text.startswith("🇳🇴 Тронхейм, март 2019 г. · 25 событий, стр. 1 из 4")


async def test_both_briefs_of_a_country_answer(visitor: Person) -> None:
    text = (await visitor.send("контакт по Норвегии")).text
    assert "🇳🇴 Тронхейм" in text
    assert "🇳🇴 Нарвик" in text


async def test_partner_without_a_country_has_a_sign_of_its_own(visitor: Person) -> None:
    await visitor.send("/country баренцев регион")
    assert (await visitor.send("визит на верфь")).text.startswith("🌐 Баренцев регион")
    assert "🌐" in (await visitor.send("/events 2019 все справки")).text


async def test_what_is_to_come_is_found_by_each_date_of_an_event(application: App) -> None:
    store = application.bot_data["services"].store
    brief = next(each for each in await store.briefs.list_briefs("ru") if each.slug == "narvik")
    coming = await store.events.list_upcoming_events(brief.id, date(2020, 3, 1), "ru", limit=9)
    # The lectures were on 10 February, and are again on 16 March.
    assert [each.title for each in coming][:2] == ["Лекции о ледоколах", "Парусная регата"]
