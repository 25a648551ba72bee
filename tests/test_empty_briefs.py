"""A brief that says nothing yet: no screen offers a file that would be empty."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from handlers.finding.showing.everywhere import SECTIONS
from handlers.registry import SCREENS
from tests.conftest import NOW
from tests.support.lent import LentBot, lend_bot
from tests.support.person import Person

BRIEF = """\
language: ru
country: "NO"
as_of: "2020-05"
partner: Норвегия
title: Справка по сотрудничеству с Норвегией
"""


@pytest.fixture(scope="module")
async def lent(
    lent_settings: Settings,
    profile: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    _reader: None,
) -> AsyncIterator[LentBot]:
    """One bot that has this brief alone."""
    folder = tmp_path_factory.mktemp("empty") / "briefs" / "norway"
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_text(BRIEF, "utf-8")
    empty = {"briefs_path": folder.parent, "database_path": folder.parents[1] / "empty.db"}
    async with lend_bot(lent_settings.model_copy(update=empty), lambda: NOW, profile) as bot:
        yield bot


ALONE = [
    kind.of_brief(1).encode()
    for name, kind in sorted(SCREENS.by_name.items())
    if kind.spec.has_document and kind.spec.stands_alone
]
OTHERS = ["list:1:2018", "jubilees:1:2028", "others:1:2018", "everywhere:2018"]
OTHERS += [f"allof:{each}" for each in SECTIONS]


@pytest.mark.parametrize("data", [*ALONE, *OTHERS])
async def test_a_file_is_offered_where_there_is_something_to_put_in(
    asker: Person, data: str
) -> None:
    home = await asker.send("/start")
    assert "Норвегией" in home.text
    await asker.press(data, home)
    shown = await asker.screen()
    is_gone = shown.text == home.text and data != "start"
    offers = not is_gone and any(
        each in label for label in shown.labels for each in ("📄", "🖼", "Excel")
    )
    await asker.press(f"doc:docx:{data}", shown)
    has_file = "document" in (await asker.screen()).message
    assert offers == has_file
    assert has_file or asker.toast["text"]


async def test_a_question_in_vain_offers_no_file(asker: Person) -> None:
    await asker.send("/start")
    for asked in ("Гергиев", "сколько событий", "/search порт", "соглашения", "2018", "миссии"):
        shown = await asker.send(asked)
        assert not any("📄" in label for label in shown.labels), (asked, shown.text)
