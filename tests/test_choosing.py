"""Choosing one of several briefs, what waits for the choice, and whose brief is shown."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application

PARAGRAPH = (
    "В мае 2019 года в Тронхейме прошёл концерт камерного хора под управлением Яна Петерса, "
    "в котором приняли участие 40 певцов."
) + " Зал был полон." * 20


@pytest.fixture
async def application(settings: Settings, library: Library) -> AsyncIterator[App]:
    settings = await library.add(settings, "trondheim")
    async with run_application(settings, clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


@pytest.fixture
async def owner(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, OWNER.id)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/events 2019", "верфь"),
        ("/contact", "Соколов"),
        ("☎️ Контакт", "Соколов"),
        ("/agreements", "12/4"),
    ],
)
async def test_what_was_asked_waits_for_the_choice(
    visitor: Person, asked: str, answer: str
) -> None:
    choice = await visitor.send(asked)
    assert choice.labels[:2] == ["🇧🇪 Бельгия", "🇳🇴 Тронхейм"]
    assert answer in (await visitor.tap("Тронхейм")).text
    assert "Тронхейм" in (await visitor.send("/start")).text


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/events 2019", "1 событие"),
        ("/editevent", "Какое событие изменить?"),
        ("/addevent", "Когда"),
        ("/addevent 2019-05 | Концерт в Тронхейме", "Концерт в Тронхейме"),
        (PARAGRAPH, PARAGRAPH),
        ("/addevent 14.05.2019 – визит хора «Весна» в Тронхейм", "14 мая 2019 г."),
    ],
)
async def test_what_an_editor_began_waits_for_the_choice(
    owner: Person, asked: str, answer: str
) -> None:
    await owner.send(asked)
    shown = await owner.tap("Тронхейм")
    assert answer in shown.text


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("/editevent 11", "правка (событие №"), ("/deleteevent № 11", "Скрыть это событие")],
)
async def test_event_that_is_named_by_its_number_waits_for_no_choice(
    owner: Person, asked: str, answer: str
) -> None:
    shown = await owner.send(asked)
    assert answer in shown.text
    assert "🇧🇪 Бельгия" in shown.text
    await owner.send("/editevent № 9999")
    assert "Событие №\u00a09999 не найдено" in (await owner.tap("Тронхейм")).text


async def test_what_editors_are_asked_names_the_brief(owner: Person) -> None:
    await owner.send("/country Тронхейм")
    for text in ("✍️ Редактору", "/editevent", "/deleteevent", "/addevent"):
        assert (await owner.send(text)).text.startswith("🇳🇴 Тронхейм"), text


async def test_season_is_named_where_an_event_is_chosen(owner: Person) -> None:
    await owner.send("/country Тронхейм")
    await owner.send("/addevent осень 2018 | Форум верфей | Прошёл форум.")
    await owner.tap("Опубликовать")
    labels = (await owner.send("/editevent")).labels
    assert any(label.startswith("Форум верфей · осень 2018") for label in labels), labels


@pytest.mark.parametrize("asked", ["/addevent 2019-05 | Концерт в Тронхейме", PARAGRAPH])
async def test_choice_that_is_tapped_twice_begins_one_draft(owner: Person, asked: str) -> None:
    choice = await owner.send(asked)
    chosen = choice.button("Тронхейм")["callback_data"]
    for _ in range(2):
        await owner.press(chosen, choice)
    await owner.settle()
    assert "1 черновик" in (await owner.send("/drafts")).text


async def test_start_says_which_is_chosen_and_how_to_change_it(visitor: Person) -> None:
    await visitor.send("/country тронхейм")
    shown = await visitor.send("/start")
    assert "Тронхейм" in shown.text
    assert "/country" in shown.text
    assert "✓ 🇳🇴 Тронхейм" in (await visitor.send("/country")).labels


@pytest.mark.parametrize("name", ["Бельгию", "belgium", "BELGIË", "Belgique", "бельг"])
async def test_brief_is_found_by_its_country_in_any_language_and_case(
    visitor: Person, name: str
) -> None:
    assert "Бельгией" in (await visitor.send(f"/country {name}")).text


async def test_who_wants_to_hear_of_a_country_gets_its_overview(visitor: Person) -> None:
    await visitor.send("/country Бельгия")
    for asked in ("расскажи про Бельгию", "расскажите о Бельгии"):
        assert "городом-побратимом Антверпеном" in (await visitor.send(asked)).text


async def test_country_without_a_brief_is_told_with_those_that_there_are(visitor: Person) -> None:
    told = await visitor.send("/country Атлантида")
    assert "«Атлантида»" in told.text
    assert "🇳🇴 Тронхейм" in told.labels


async def test_link_opens_and_takes_up_its_own_brief(visitor: Person) -> None:
    await visitor.send("/country Бельгия")
    await visitor.send("/country Тронхейм")
    await visitor.send("/start e11")
    assert "Бельгией" in (await visitor.send("/start")).text


async def test_whatever_is_shown_says_whose_it_is(visitor: Person) -> None:
    await visitor.send("/country Тронхейм")
    for command in (
        *("/events 2019", "/events", "/contact", "/directions", "/people", "/agreements"),
        "/about",
    ):
        assert "🇳🇴" in (await visitor.send(command)).text, command
    await visitor.send("/events 2019")
    card = await visitor.tap("Визит")
    assert "🇳🇴 Тронхейм" in card.text


async def test_draft_and_history_say_whose_they_are(owner: Person) -> None:
    await owner.send("/country Тронхейм")
    draft = await owner.send("/addevent 2020-05 | Встреча")
    assert "🇳🇴 Тронхейм" in draft.text
    published = await owner.tap("✅ Опубликовать")
    assert "🇳🇴 Тронхейм" in published.text
    assert "🇳🇴" in (await owner.send("/history")).text
    assert "🇳🇴 Тронхейм" in (await owner.send("/undo")).text


async def test_name_that_is_typed_where_none_is_chosen_chooses(visitor: Person) -> None:
    assert "🇳🇴 Тронхейм" in (await visitor.send("/country")).labels
    assert "Тронхейм" in (await visitor.send("тронхейм")).text
    assert "✓ 🇳🇴 Тронхейм" in (await visitor.send("/country")).labels


async def test_question_in_plain_words_waits_for_the_choice(visitor: Person) -> None:
    await visitor.send("меморандум")
    shown = await visitor.screen()
    if "Сотрудничество с какой страной" in shown.text:
        shown = await visitor.tap("Тронхейм")
    assert "Меморандум" in shown.text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["/addevent", "15.05.2018", "Концерт хора в Тронхейме"], ["15 мая 2018 г.", "Концерт"]),
        (["/addevent 2017 | Регата", "Прошла регата."], ["2017", "Регата", "Прошла регата."]),
        (["/editevent", "верф"], ["Трон", "верф"]),
        (["✏️ Событие", "/deleteevent", "№ 11"], ["Скрыть это событие"]),
    ],
)
async def test_what_is_written_before_the_choice_goes_with_it(
    owner: Person, written: list[str], shown: list[str]
) -> None:
    for text in written:
        choice = await owner.send(text)
    assert "Для какой справки" in choice.text
    assert written[-1] in choice.text
    card = await owner.send("Тронхейм")
    if any("Прочитать" in label for label in card.labels):
        card = await owner.tap("Прочитать")
    for each in shown:
        assert each in card.text


@pytest.mark.parametrize("word", ["отмена", "/cancel", "✖️ Прервать"])
async def test_choice_for_what_was_begun_is_left_and_taken_up_again(
    owner: Person, word: str
) -> None:
    await owner.send("/addevent")
    await owner.send("15.05.2018")
    left = await (owner.tap(word) if "✖️" in word else owner.send(word))
    assert "Ничего не начато" in left.text
    assert "Для какой справки" not in (await owner.send("вчера")).text
    again = await owner.tap("Всё же", on=left)
    assert "15.05.2018" in again.text
    assert "15 мая 2018 г." in (await owner.tap("Тронхейм", on=again)).text


@pytest.mark.parametrize("asked", ["когда были верфи в Тронхейме?", "/help", "/events 2019"])
async def test_question_of_an_editor_is_none_of_what_waits_for_the_choice(
    owner: Person, asked: str
) -> None:
    await owner.send("/addevent 2017 | Регата")
    shown = await owner.send(asked)
    assert "Для какой справки" not in shown.text
    assert "Для какой справки" not in (await owner.send("верфь")).text


@pytest.mark.parametrize("at", ["✍️ Редактору", "/drafts"])
async def test_button_to_begin_asks_for_the_brief_where_none_is_chosen(
    owner: Person, at: str
) -> None:
    await owner.send(at)
    choice = await owner.tap("Новое событие")
    assert "Для какой справки" in choice.text
    assert "Когда" in (await owner.tap("Тронхейм")).text
    # The button of before now goes on with the brief that was chosen since.
    assert "Тронхейм" in (await owner.press("addevent:0", await owner.screen())).text
