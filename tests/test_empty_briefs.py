"""A brief that says nothing yet: no screen offers a file that would be empty."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from handlers.finding.showing.everywhere import SECTIONS
from handlers.registry import SCREENS
from tests.conftest import NOW, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application

BRIEF = """\
language: ru
country: "NO"
as_of: "2020-05"
partner: Норвегия
title: Справка по сотрудничеству с Норвегией
"""


@pytest.fixture
async def application(settings: Settings, tmp_path: Path) -> AsyncIterator[App]:
    folder = tmp_path / "briefs" / "norway"
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_text(BRIEF, "utf-8")
    empty = {"briefs_path": folder.parent, "database_path": tmp_path / "empty.db"}
    async with run_application(settings.model_copy(update=empty), clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


ALONE = [
    kind.of_brief(1).encode()
    for name, kind in sorted(SCREENS.by_name.items())
    if kind.spec.has_document and kind.spec.stands_alone
]
OTHERS = ["list:1:2018", "jubilees:1:2028", "others:1:2018", "everywhere:2018"]
OTHERS += [f"allof:{each}" for each in SECTIONS]


@pytest.mark.parametrize("data", [*ALONE, *OTHERS])
async def test_a_file_is_offered_where_there_is_something_to_put_in(
    visitor: Person, data: str
) -> None:
    home = await visitor.send("/start")
    assert "Норвегией" in home.text
    await visitor.press(data, home)
    shown = await visitor.screen()
    is_gone = shown.text == home.text and data != "start"
    offers = not is_gone and any(
        each in label for label in shown.labels for each in ("📄", "🖼", "Excel")
    )
    await visitor.press(f"doc:docx:{data}", shown)
    has_file = "document" in (await visitor.screen()).message
    assert offers == has_file
    assert has_file or visitor.toast["text"]


async def test_a_question_in_vain_offers_no_file(visitor: Person) -> None:
    await visitor.send("/start")
    for asked in ("Гергиев", "сколько событий", "/search порт", "соглашения", "2018", "миссии"):
        shown = await visitor.send(asked)
        assert not any("📄" in label for label in shown.labels), (asked, shown.text)
