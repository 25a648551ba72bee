"""What a start makes of the folders of briefs, and what the owners hear of it."""

import shutil
from pathlib import Path

import httpx
import pytest

from bot.settings import Settings
from tests.conftest import NOW, OWNER
from tests.support.briefs import TRONDHEIM
from tests.support.person import Person
from tests.support.rest import run_application


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A folder of briefs of its own."""
    return Path(shutil.copytree(settings.briefs_path, tmp_path / "briefs"))


def change(folder: Path, text: str, new: str) -> None:
    path = folder / "belgium" / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace(text, new, 1), "utf-8")


async def test_changed_files_are_told_of_once_and_taken_over_in_the_chat(
    settings: Settings, folder: Path, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings.model_copy(update={"briefs_path": folder})
    owner = Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: NOW):
        await owner.send("/start")
    change(folder, "label: Миссия Антверпена", "label: Миссия из Антверпена")
    change(folder, "label: Мариинский в Антверпене", "label: Мариинский оркестр")
    for times in (1, 1):
        async with run_application(settings, clock=lambda: NOW):
            told = [each for each in await owner.read() if "Файлы справки изменились" in each.text]
            assert len(told) == times
            assert "python -m bot brief update belgium" in told[0].text
    assert "the files of the brief belgium have changed" in caplog.text
    async with run_application(settings, clock=lambda: NOW):
        await owner.send("/briefs")
        await owner.tap("🇧🇪 Бельгия")
        compared = await owner.tap("🔄 Сравнить с файлами")
        assert "Миссия из Антверпена" in compared.text
        assert "✅ Принято 2" in (await owner.tap("✅ Принять 2", compared)).text
        assert "то же, что и здесь" in (await owner.tap("✅ Принять 2", compared)).text
        assert "Миссия из Антверпена" in (await owner.send("/events 2018")).text
        assert "Принято" not in (await owner.send("/history")).text


async def test_what_is_taken_over_from_files_is_found_by_its_words(
    settings: Settings, folder: Path, client: httpx.AsyncClient
) -> None:
    settings = settings.model_copy(update={"briefs_path": folder})
    for language in ("en", "nl", "fr"):
        (folder / "belgium" / f"{language}.yaml").unlink()
    change(
        folder,
        "events:\n",
        "events:\n  - id: airships\n    date: '2018-03-03'\n    title: Фестиваль дирижаблей\n",
    )
    owner = Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: NOW):
        await owner.send("/briefs")
        await owner.tap("🇧🇪 Бельгия")
        compared = await owner.tap("🔄 Сравнить с файлами")
        await owner.tap("✅ Принять", compared)
        found = await owner.send("/search дирижабли")
        assert "Фестиваль дирижаблей" in found.text
        assert "Прямо об этом не сказано" not in found.text


async def test_broken_brief_stops_no_other_and_is_told_of(
    settings: Settings, folder: Path, client: httpx.AsyncClient
) -> None:
    shutil.copytree(TRONDHEIM, folder / "trondheim")
    (folder / "trondheim" / "brief.yaml").write_text("country: NO\n", "utf-8")
    owner = Person(client, OWNER.id)
    settings = settings.model_copy(update={"briefs_path": folder})
    await owner.act("sendMessage", text="/start")
    async with run_application(settings, clock=lambda: NOW):
        told = await owner.wait_for(lambda each: "загрузить не удалось" in each.text)
        assert "trondheim/brief.yaml:1: country" in told.text
        await owner.screen()
        assert "Миссия Антверпена" in (await owner.send("/events 2018")).text


async def test_owner_without_any_brief_is_told_how_to_add_the_first(
    settings: Settings, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    (tmp_path / "none").mkdir()
    settings = settings.model_copy(
        update={"briefs_path": tmp_path / "none", "database_path": tmp_path / "empty.db"}
    )
    owner = Person(client, OWNER.id)
    await owner.act("sendMessage", text="/start")
    async with run_application(settings, clock=lambda: NOW):
        told = await owner.wait_for(lambda each: "Справок пока нет" in each.text)
        assert "python -m bot brief add FOLDER" in told.text
        await owner.screen()
        assert "➕ Новая справка" in (await owner.send("/events")).labels
        await owner.send("/addbrief Финляндия")
        await owner.send("/briefs")
        await owner.tap("🇫🇮 Финляндия")
        await owner.tap("👁 Показать")
        assert "Финляндия" in (await owner.send("/start")).text
