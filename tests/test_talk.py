"""Questions that follow what was last shown, and first lines, in the real bot."""

import pytest

from bot.playground import Person as Member
from bot.settings import Settings
from tests.conftest import OTHER, OWNER, VISITOR
from tests.support.files import read_words, take
from tests.support.person import Person
from tests.support.store import read


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("кто мэр Антверпена?", "Барт Де Вевер"),
        ("глава порта Антверпена", "Марк Ван Пеел"),
        ("кто сейчас мэр Антверпена", "В справке не сказано, кто это сейчас"),
        ("сколько было концертов", "2 концерта"),
        ("сколько направлений сотрудничества", "7 направлений"),
        ("сколько участников было в миссии", "74 человека"),
        ("когда города стали побратимами", "1958"),
        ("Гергиев 2017", "Об этом в 2017 году ничего нет. Есть: январь 2018 г."),
        ("был ли Гергиев в Антверпене?", "Да: январь 2018 г."),
        ("концерты в Брюсселе", "Об этом в справке ничего нет: «Брюсселе»"),
        ("когда родился Гергиев", "Об этом в справке ничего нет: «родился»"),
        ("какое событие длилось дольше всего", "Ян Фабр в Эрмитаже: около 5,5 месяца"),
        ("где было больше событий, в 2017 или в 2018", "2017 г. – 7, 2018 г. – 2"),
        ("откуда эти данные", "Из справки комитета (по состоянию на апрель 2018 г.)"),
        ("how long did the exhibition at the Hermitage last?", "22 октября 2016 г. – 9 апреля"),
        ("какая погода в Антверпене", "Об этом в справке ничего нет"),
        ("алло?", "Да, я здесь"),
        ("когда установлены побратимские связи", "1958 г.\nПородненные связи"),
        ("en quelle année Pierre le Grand est-il venu en Belgique ?", "1717 г."),
        ("so when was tsar Peter actually in Belgium", "1717 г."),
        ("когда петр 1 был в бельгии", "1717 г."),
        ("wanneer kwam Peter de Grote naar België", "1717 г."),
        (
            "depuis combien de temps dure le jumelage ?",
            "с 1958 года: 60 лет по состоянию на апрель 2018 г.",
        ),
        ("антверпен наш побратим?", "Да: Породненные связи"),
        ("кто посетил Бельгию в 1717 году?", "Российский император Пётр I посетил"),
        ("занимаемся утилизацией отходов, есть ли направление с бельгийцами?", "Да, среди нап"),
        ("бельгийское пиво", "Об этом в справке ничего нет: «пиво».\n\nПо состоянию"),
        ("hotel booking", "Об этом в справке ничего нет: «hotel booking».\n\nПо состоянию"),
        ("а с Китаем какое сотрудничество?", "Китай: справки пока нет."),
        ("что было в Швейцарии", "Выступление в Швейцарии: петербургский оркестр"),
        ("английский", "Выберите язык"),
        ("добрый вечер", "Здравствуйте!"),
        ("contactgegevens", "Щербакова М.Е."),
        ("wat stond er in 2016 op het programma?", "События: 2016 г."),
        ("а гергиев вообще был в антверпене", "Да: январь 2018 г."),
        ("правда что де вевер приезжал", "Да: 25–28 апреля 2018 г."),
        ("малый трианон выступал в петербурге?", "Прямо об этом не сказано"),
        ("были ли в миссии студенты", "Всего этого вместе в справке нет"),
        ("ван пеел все еще вице-мэр?", "В справке не сказано, так ли это сейчас"),
        ("гент побратим петербурга?", "Об этом в справке ничего нет: «гент»"),
        ("сколько лет фабру", "В справке не сказано, сколько лет"),
        ("телефон эрмитажа", "В справке не сказано, как связаться: «эрмитажа»"),
        ("во сколько начинался концерт", "В справке не сказано, во сколько"),
        ("сколько участников было на семинаре", "В справке не сказано, сколько: «участников»"),
        ("сколько выставок было в эрмитаже", "1 выставка: Ян Фабр в Эрмитаже"),
        ("как называлась выставка фабра", "Выставка Яна Фабра «Рыцарь отчаяния"),
        ("выстовка фабра када была", "22 октября 2016 г."),
        ("финны приезжали?", "Об этом в справке ничего нет: «финны»."),
        ("как записаться к стоматологу", "Об этом в справке ничего нет: «записаться»"),
    ],
)
async def test_first_line_says_what_was_asked(asker: Person, asked: str, head: str) -> None:
    assert (await asker.send(asked)).text.startswith(head)


@pytest.mark.parametrize(
    ("first", "then", "head"),
    [
        ("кто такой Фабр", "а когда?", "22 октября 2016 г. – 9 апреля 2017 г."),
        ("где был семинар", "кто там был?", "Марк Ван Пеел"),
        ("события 2018", "второе", "Культурно-деловая миссия Антверпена"),
        ("события 2018", "2", "Культурно-деловая миссия Антверпена"),
        ("сколько событий было в 2018", "а в 2016?", "1 событие"),
        ("сколько было выставок", "а концертов", "2 концерта"),
        ("сколько было выставок", "где они прошли", "Эрмитаж, Санкт-Петербург"),
        ("события 2017", "сколько их", "7 событий"),
        ("миссия антверпена", "а семинары там были?", "Да: 25–28 апреля 2018 г."),
        ("миссия антверпена", "был ли там ван пеел", "Всего этого вместе в справке нет"),
        ("концерты", "где был второй", "Швейцария"),
        ("когда был последний концерт?", "а где?", "Антверпен"),
        ("когда был первый концерт?", "а где это было?", "Швейцария"),
        ("когда был первый концерт?", "а где они были?", "Швейцария"),
        ("миссия антверпена", "а что ещё там было?", "Санкт-Петербург: 5 событий"),
        ("кто мэр антверпена", "он ещё мэр?", "В справке не сказано, так ли это сейчас"),
    ],
)
async def test_question_that_follows_is_about_what_was_shown(
    asker: Person, first: str, then: str, head: str
) -> None:
    await asker.send(first)
    assert (await asker.send(then)).text.startswith(head)


async def test_card_that_was_opened_by_a_button_is_what_is_asked_about(asker: Person) -> None:
    await asker.tap("Мариинский", on=await asker.send("/events 2018"))
    assert (await asker.send("а где?")).text.startswith("Антверпен")


async def test_question_that_follows_nothing_is_told_so(asker: Person) -> None:
    assert "январ" not in (await asker.send("а когда?")).text


@pytest.fixture
def members() -> list[Member]:
    return [VISITOR, OTHER, OWNER]


async def test_in_a_group_each_person_has_a_talk(visitor: Person) -> None:
    group = await visitor.found_group(VISITOR.id, OTHER.id)
    name = "@Playground_Bot"
    await group.send(f"{name} кто такой Фабр")
    other = Person(visitor.client, OTHER.id, group.chat_id)
    assert "2016" not in (await other.send(f"{name} wanneer?")).text


async def test_reply_to_an_older_message_is_about_what_stands_there(asker: Person) -> None:
    card = await asker.send("кто такой Фабр")
    years = await asker.send("события 2018")
    await asker.send("концерт в Швейцарии")
    assert (await asker.send("а когда?", card)).text.startswith("22 октября 2016 г.")
    assert (await asker.send("второе", years)).text.startswith("Культурно-деловая миссия")


@pytest.mark.parametrize("text", ["не понимаю, что нажимать", "помогите мне", "?", "help me"])
async def test_who_is_at_a_loss_gets_questions_that_the_brief_answers(
    asker: Person, text: str
) -> None:
    screen = await asker.send(text)
    answers = [await asker.tap(each, on=screen) for each in screen.labels[:3]]
    heads = ("25–28 апреля 2018 г.", "Барт Де Вевер", "События: 2017 г.")
    assert all(each.text.startswith(head) for each, head in zip(answers, heads, strict=True))


async def test_what_is_not_understood_is_told_apart_from_what_is_not_there(
    asker: Person,
) -> None:
    assert "не понял" in (await asker.send("абырвалг ололо кукумбер")).text
    assert (await asker.send("кто такой Иванов")).text.startswith("Об этом в справке ничего нет")


async def test_what_follows_from_the_talk_is_found_again_without_it(asker: Person) -> None:
    await asker.send("/people")
    answer = await asker.send("когда они были")
    listed = [line for line in answer.text.splitlines() if line[:1].isdigit() and " · " in line]
    assert len(listed) > 1
    await asker.send("кто такой Фабр")
    sent, data = await take(asker, "📄", answer)
    assert "когда они были" in sent.text
    titles = [text for style, text in read_words(data) if style == "Heading 1"]
    assert len(titles) == len(listed) + 1, "the contact is the last"
    card = await asker.tap("1", on=answer)
    again = await asker.tap("К списку", on=card)
    assert [line for line in again.text.splitlines() if line in listed] == listed


async def test_numbers_in_a_question_are_nothing_that_was_found(
    visitor: Person, settings: Settings
) -> None:
    asked = await visitor.send("/search жирафы\n№ 1 11")
    [(number,)] = read(settings.database_path, "SELECT id FROM search_query WHERE text LIKE 'жир%'")
    await visitor.press(f"found:{number}:0:1", asked)
    assert "11" not in (await visitor.screen()).labels
    assert "Миссия Антверпена" not in (await visitor.screen()).text
