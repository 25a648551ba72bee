"""Owners keep the briefs in the chat; editors change all that a brief says."""

import httpx
import pytest

from bot.settings import Settings
from handlers.chat.context import SERVICES, Context, Gone
from handlers.events.listing import ShowEvents
from tests.conftest import OWNER, VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application


async def publish(person: Person) -> None:
    """Publish the draft that is on the screen."""
    assert "✅" in (await person.tap("✅ Опубликовать")).text


async def test_owner_adds_a_brief_shows_it_and_takes_that_back(
    owner: Person, visitor: Person
) -> None:
    draft = await owner.send("/addbrief Финляндия")
    assert "Черновик" in draft.text
    listed = await owner.send("/briefs")
    assert "🙈 🇫🇮 Финляндия – скрыта" in listed.text
    assert "сотрудничеств" in (await visitor.send("/start")).text
    await owner.tap("🇫🇮 Финляндия")
    assert "✅" in (await owner.tap("👁 Показать")).text
    await visitor.send("/start")
    choice = await visitor.screen()
    assert any("Финляндия" in label for label in choice.labels)
    await owner.tap("↩️ Отменить")
    assert "🙈 🇫🇮" in (await owner.send("/briefs")).text


async def test_retiring_asks_first(owner: Person) -> None:
    await owner.send("/addbrief Гамбург")
    await owner.send("/briefs")
    await owner.tap("🌐 Гамбург")
    assert "в архив?" in (await owner.tap("🗄 В архив")).text
    await owner.tap("🗄 Да, в архив")
    assert "🗄 🌐 Гамбург" in (await owner.send("/briefs")).text


async def test_briefs_stand_in_the_owners_order(owner: Person) -> None:
    await owner.send("/addbrief Финляндия")
    assert (await owner.send("/briefs")).labels[0] == "🇧🇪 Бельгия"
    await owner.tap("🇫🇮 Финляндия")
    assert (await owner.tap("⬆️ Выше")).labels[0] == "🇫🇮 Финляндия"


async def test_name_that_is_taken_or_too_long_adds_nothing(owner: Person) -> None:
    assert "«belgium» уже есть" in (await owner.send("/addbrief Бельгия")).text
    assert "до 200 знаков" in (await owner.send(f"/addbrief {'Ы' * 201}")).text
    assert "страну, регион или город" in (await owner.send("/addbrief")).text
    assert "1 справка" in (await owner.send("/briefs")).text


async def test_visitor_cannot_keep_briefs(visitor: Person) -> None:
    for command in ("/briefs", "/addbrief Финляндия"):
        assert "только редакторам" in (await visitor.send(command)).text


async def test_area_of_a_retired_brief_is_shown_under_no_other(
    settings: Settings, library: Library, client: httpx.AsyncClient
) -> None:
    async with run_application(await library.add(settings, "trondheim")) as application:
        store = application.bot_data[SERVICES].store
        area, *_ = await store.briefs.list_directions(2, "ru")
        owner, visitor = Person(client, OWNER.id), Person(client, VISITOR.id)
        assert area.label in (await visitor.send(f"/start d2-{area.id}")).text
        await owner.send("/briefs")
        await owner.tap("Тронхейм")
        await owner.tap("🗄 В архив")
        await owner.tap("🗄 Да, в архив")
        for brief in (1, 2):
            shown = await visitor.send(f"/start d{brief}-{area.id}")
            assert area.label not in shown.text
        with pytest.raises(Gone):
            await ShowEvents(1, direction=area.id).extract(Context(application))


async def test_fact_is_added_found_undone_and_deleted(owner: Person, visitor: Person) -> None:
    await owner.send("/about")
    assert "Какой это факт" in (await owner.tap("➕ Факт")).text
    await owner.send("Студентов по обмену стало больше.")
    await owner.tap("🔢 Значение")
    assert "не число" in (await owner.send("много")).text
    await owner.send("1 250,5")
    await owner.tap("📏 Единица измерения")
    await owner.send("студентов")
    await publish(owner)
    about = (await visitor.send("/about")).text.replace("\u00a0", " ")
    assert "Студентов по обмену стало больше." in about
    assert "1 250,5 студентов" in about
    await owner.tap("↩️ Отменить")
    assert "по обмену" not in (await visitor.send("/about")).text


async def test_fact_of_the_brief_is_edited(owner: Person, visitor: Person) -> None:
    await owner.send("/about")
    await owner.tap("✏️ Факты")
    await owner.tap("Породненные связи")
    await owner.tap("📝 Текст")
    await owner.send("Города дружат с 1958 года.")
    await publish(owner)
    assert "Города дружат с 1958 года." in (await visitor.send("/about")).text


async def test_agreement_is_added_and_shown(owner: Person, visitor: Person) -> None:
    assert "Соглашений в справке нет" in (await visitor.send("/agreements")).text
    await owner.send("/agreements")
    await owner.tap("➕ Соглашение")
    await owner.send("Соглашение о портах")
    await owner.tap("🖋 Подписано")
    await owner.send("17 мая 2016")
    await owner.tap("⏳ Действует до")
    await owner.send("2017")
    await publish(owner)
    listed = await visitor.send("/agreements")
    assert "подписано: 17 мая 2016 г. · срок действия истёк: 2017 г." in listed.text
    assert "Соглашение о портах" in (await visitor.tap("Соглашение о портах")).text


async def test_event_is_called_off_and_gets_another_date(owner: Person, visitor: Person) -> None:
    await owner.send("/editevent Мариинского")
    await owner.tap("Ещё ›")
    await owner.tap("🚦 Состоялось ли")
    assert "кнопкой" in (await owner.send("отменено")).text
    await owner.tap("отменено")
    await owner.tap("Ещё ›")
    await owner.tap("🗓 Ещё даты")
    await owner.send("март 2019\n5 мая 2019")
    await publish(owner)
    assert "(+ ещё 2 даты) · отменено" in (await visitor.send("/events 2018")).text
    assert "Мариинский" in (await visitor.send("/events 2019")).text


async def test_second_contact_is_added_and_deleted(owner: Person, visitor: Person) -> None:
    await owner.send("/contact")
    await owner.tap("➕ Контакт")
    await owner.send("Петерс Я.")
    await owner.tap("Ещё ›")
    await owner.tap("🔢 Добавочный")
    await owner.send("204")
    await owner.tap("☎️ Телефон")
    await owner.send("576-00-11")
    await publish(owner)
    shown = (await visitor.send("/contact")).text
    assert "Щербакова М.Е." in shown
    assert "Петерс Я." in shown
    assert "576-00-11, доб. 204" in shown
    await owner.send("/contact")
    await owner.tap("✏️ Изменить")
    await owner.tap("✏️ Петерс Я.")
    await owner.tap("Ещё ›")
    assert "Петерс Я." in (await owner.tap("🗑 Скрыть")).text
    await owner.tap("🗑 Да, скрыть")
    assert "Петерс" not in (await visitor.send("/contact")).text


async def test_person_gets_another_name(owner: Person, visitor: Person) -> None:
    await owner.send("/people")
    await owner.tap("Ян Фабр")
    await owner.tap("✏️ Изменить")
    await owner.tap("🔤 Название")
    await owner.send("Жан Фабр")
    await publish(owner)
    assert "Жан Фабр" in (await visitor.send("/people")).text
