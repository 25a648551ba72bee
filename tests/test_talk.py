"""Questions that follow what was last shown, and first lines, in the real bot."""

import pytest

from bot.playground import Person as Member
from tests.conftest import OTHER, OWNER, VISITOR
from tests.support.person import Person


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("кто мэр Антверпена?", "Барт Де Вевер"),
        ("глава порта Антверпена", "Марк Ван Пеел"),
        ("кто сейчас мэр Антверпена", "Кто это сейчас, справка не говорит"),
        ("сколько было концертов", "2 концерта"),
        ("сколько направлений сотрудничества", "7 направлений"),
        ("сколько участников было в миссии", "74 человека"),
        ("когда города стали побратимами", "1958"),
        ("Гергиев 2017", "Об этом в 2017 году ничего нет. Есть: январь 2018 г."),
        ("был ли Гергиев в Антверпене?", "Да: январь 2018 г."),
        ("концерты в Брюсселе", "Об этом справка не говорит: «Брюсселе»"),
        ("когда родился Гергиев", "Об этом справка не говорит: «родился»"),
        ("какое событие длилось дольше всего", "Ян Фабр в Эрмитаже: около 5,5 месяца"),
        ("где было больше событий, в 2017 или в 2018", "2017 г. – 7, 2018 г. – 2"),
        ("откуда эти данные", "Из справки комитета, на апрель 2018 г."),
        ("how long did the exhibition at the Hermitage last?", "22 октября 2016 г. – 9 апреля"),
        ("какая погода в Антверпене", "Об этом справка не говорит"),
        ("алло?", "Да, я здесь"),
        ("когда установлены побратимские связи", "1958 г.\nПородненные связи"),
        ("en quelle année Pierre le Grand est-il venu en Belgique ?", "1717 г."),
        ("so when was tsar Peter actually in Belgium", "1717 г."),
        ("когда петр 1 был в бельгии", "1717 г."),
        ("wanneer kwam Peter de Grote naar België", "1717 г."),
        ("depuis combien de temps dure le jumelage ?", "с 1958 года: 60 лет на апрель 2018 г."),
        ("антверпен наш побратим?", "Да: Породненные связи"),
        ("кто посетил Бельгию в 1717 году?", "Российский император Петр I посетил"),
        ("занимаемся утилизацией отходов, есть ли направление с бельгийцами?", "Да, среди нап"),
        ("бельгийское пиво", "Об этом справка не говорит: «пиво».\n\nПо состоянию"),
        ("hotel booking", "Об этом справка не говорит: «hotel booking».\n\nПо состоянию"),
        ("а с Китаем какое сотрудничество?", "Китай: справки пока нет."),
        ("что было в Швейцарии", "Совместное выступление петербургского оркестра"),
        ("английский", "Выберите язык"),
        ("добрый вечер", "🇧🇪 Справка по сотрудничеству"),
        ("contactgegevens", "Щербакова М.Е."),
        ("wat stond er in 2016 op het programma?", "События: 2016 г."),
    ],
)
async def test_first_line_says_what_was_asked(visitor: Person, asked: str, head: str) -> None:
    assert (await visitor.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("first", "then", "head"),
    [
        ("кто такой Фабр", "а когда?", "22 октября 2016 г. – 9 апреля 2017 г."),
        ("где был семинар", "кто там был?", "Марк Ван Пеел"),
        ("события 2018", "второе", "Культурно-деловая миссия Антверпена"),
        ("события 2018", "2", "Культурно-деловая миссия Антверпена"),
        ("сколько событий было в 2018", "а в 2016?", "1 событие"),
    ],
)
async def test_question_that_follows_is_about_what_was_shown(
    visitor: Person, first: str, then: str, head: str
) -> None:
    await visitor.send(first)
    assert (await visitor.send(then)).text.startswith(head)


async def test_card_that_was_opened_by_a_button_is_what_is_asked_about(visitor: Person) -> None:
    await visitor.tap("Мариинский", on=await visitor.send("/events 2018"))
    assert (await visitor.send("а где?")).text.startswith("Антверпен")


async def test_question_that_follows_nothing_is_told_so(visitor: Person) -> None:
    assert "январ" not in (await visitor.send("а когда?")).text


@pytest.fixture
def members() -> list[Member]:
    return [VISITOR, OTHER, OWNER]


async def test_in_a_group_each_person_has_a_talk(visitor: Person) -> None:
    group = await visitor.found_group(VISITOR.id, OTHER.id)
    name = "@Playground_Bot"
    await group.send(f"{name} кто такой Фабр")
    other = Person(visitor.client, OTHER.id, group.chat_id)
    assert "2016" not in (await other.send(f"{name} wanneer?")).text
