"""Questions in plain words, search, links, inline mode, groups."""

from urllib.parse import parse_qs, urlsplit

import pytest

from handlers.finding.showing.view import as_written
from handlers.registry import SCREENS
from tests.conftest import OTHER, VISITOR
from tests.support.person import Person


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("что было в апреле 2018?", "25–28 апреля"),
        ("wat gebeurde er in 2018?", "События: 2018 г."),
        ("порт", "⚓ Порты"),
        ("gjhn", "Понял так: порт"),
        ("waste management", "♻️"),
        ("с кем связаться?", "Щербакова"),
        ("who is responsible?", "Щербакова"),
        ("когда города побратались?", "1958"),
        ("что ты умеешь", "Что я умею"),
        ("спасибо!", "Пожалуйста!"),
        ("привет", "7 направлений"),
        ("Гергиева", "Концерт Симфонического оркестра"),
        ("мариинкий", "Концерт Симфонического оркестра"),
        ("концерты в 2018", "Концерт Симфонического оркестра"),
        ("De Wever", "Миссия"),
        ("32 мая 2018", "Такой даты в календаре нет"),
        ("28 декабря", "28 декабря, все годы:"),
        ("30 июня", "30 июня: событий на эту дату в справке нет"),
        ("подписаться", "не подписаны"),
        ("what happened in Ghent", "ничего нет"),
        ("футбол в 2018", "По запросу «футбол» в справке ничего нет"),
    ],
)
async def test_plain_words_are_understood(asker: Person, asked: str, words: str) -> None:
    screen = await asker.send(asked)
    assert words.casefold() in (screen.text + " ".join(screen.labels)).casefold()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("спасибо!", "Пожалуйста!"),
        ("пока", "До свидания"),
        ("ты тут?", "Да, я здесь"),
        ("are you there?", "Да, я здесь"),
        ("bent u daar?", "Да, я здесь"),
        ("vous êtes là ?", "Да, я здесь"),
        ("не знаю, как спросить", "Ничего страшного"),
        ("ты тупой", "Жаль, что не помог"),
    ],
)
async def test_small_talk_is_not_said_to_be_of_a_date(
    asker: Person, asked: str, words: str
) -> None:
    screen = await asker.send(asked)
    assert words in screen.text
    assert "По состоянию" not in screen.text
    assert (await asker.call("inlineQuery", query=asked))["results"] == []


async def test_results_have_the_matching_words_in_bold_and_open_cards(asker: Person) -> None:
    screen = await asker.send("/search антверпену")
    assert "Антверпена" in screen.formatted("bold") or "Антверпене" in screen.formatted("bold")
    screen = await asker.tap("Миссия")
    assert "74" in screen.text
    screen = await asker.tap("К списку")
    assert "Найдено по запросу" in screen.text


async def test_results_are_paged(asker: Person) -> None:
    screen = await asker.send("/search 2017 культура")
    screen = await asker.send("/search антверпен")
    assert "Стр. 2 ›" in screen.labels
    assert "стр. 1 из 2" in screen.text
    first = screen.text
    screen = await asker.tap("Стр. 2")
    assert screen.text != first
    assert (await asker.tap("Стр. 1")).text == first


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("щербакова", "576-48-86"),
        ("мусоропереработка", "♻️"),
    ],
)
async def test_the_only_result_opens_at_once(asker: Person, asked: str, words: str) -> None:
    screen = await asker.send(f"/search {asked}")
    assert "Найдено" not in screen.text
    assert words in screen.text


@pytest.mark.parametrize(
    ("words", "text", "written"),
    [
        ("санкт петербург", "что там в Санкт-Петербурге и Санкт-Петербург", "Санкт-Петербург"),
        ("порт антверпен", "Порт в городе Антверпен", "Порт Антверпен"),
        ("порт", "Gjhn", "порт"),
        ("", "новые", ""),
    ],
)
def test_heading_has_the_words_as_they_were_written(words: str, text: str, written: str) -> None:
    assert as_written(words, text) == written


@pytest.mark.parametrize("text", ['AND OR NOT "', "C++ (NEAR *", "'; DROP TABLE search; --", "^:-"])
async def test_search_takes_whatever_is_typed(asker: Person, text: str) -> None:
    screen = await asker.send(f"/search {text}")
    assert screen.text
    assert "не так" not in screen.text


async def test_nothing_found_suggests_the_nearest_and_the_contact(asker: Person) -> None:
    screen = await asker.send("аквариум")
    assert "По запросу «аквариум» в справке ничего нет" in screen.text
    assert "☎️ Контакт" in screen.labels
    assert "✉️ Задать вопрос" in screen.labels


async def test_search_is_asked_for_what(asker: Person) -> None:
    assert "Что вы ищете?" in (await asker.send("/search")).text


async def test_card_leads_to_all_events_of_a_person_and_a_place(asker: Person) -> None:
    await asker.send("/events 2018")
    await asker.tap("Мариинский")
    screen = await asker.tap("📍 Антверпен")
    assert "Культурные сезоны" in screen.text
    screen = await asker.tap("Мариинский")
    # Who is named here alone leads nowhere.
    assert not any("Гергиев" in label for label in screen.labels)
    assert "События: 2018 г." in (await asker.tap("К списку")).text


async def test_other_card_of_a_place_leads_back_to_the_list_step_by_step(asker: Person) -> None:
    await asker.send("/events 2018")
    await asker.tap("Мариинский")
    await asker.tap("📍 Антверпен")
    await asker.tap("сезоны")
    assert "📍 Антверпен" in (await asker.tap("К списку")).text
    await asker.tap("К событию")
    assert "События: 2018 г." in (await asker.tap("К списку")).text


async def test_published_event_is_found_and_hidden_one_is_not(
    owner: Person, visitor: Person
) -> None:
    await owner.send("/start")
    await owner.send("/addevent 2019 | Парусная регата | Гонка яхт.")
    assert "ничего нет" in (await visitor.send("регата")).text
    await owner.tap("Опубликовать")
    assert "Парусная регата" in (await visitor.send("регаты")).text
    await owner.tap("Отменить")
    assert "ничего нет" in (await visitor.send("регата")).text


@pytest.mark.parametrize(
    "text", ["действует ли ещё?", "а следующая?", "а третья?", "где это было?"]
)
async def test_what_follows_something_that_was_hidden_is_answered(
    owner: Person, visitor: Person, text: str
) -> None:
    await owner.send("/start")
    await owner.send("/addevent 2019 | Парусная регата | Гонка яхт.")
    await owner.tap("Опубликовать")
    assert "Гонка яхт." in (await visitor.send("парусная регата")).text
    await owner.tap("Отменить")
    answer = (await visitor.send(text)).text
    assert "пошло не так" not in answer
    assert "Гонка яхт" not in answer


async def test_shared_link_opens_its_screen(asker: Person) -> None:
    await asker.send("/events 2018")
    screen = await asker.tap("Миссия")
    citation = screen.button("Цитировать")["copy_text"]["text"]
    assert len(citation) <= 256
    payload = citation.rpartition("?start=")[2]
    assert "74" in (await asker.send(f"/start {payload}")).text


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ("e11-1", "74"),
        ("e11", "74"),
        ("d1-1", "⚓ Порты"),
        ("p1-2018", "События: 2018 г."),
        ("p1-2016_2018", "2016–2018 гг."),
        ("p1-2015_", "с 2015 года"),
        ("p1-_2016", "по 2016 год"),
        ("p1-", "все годы"),
        ("c1", "Щербакова"),
        ("a1", "1958"),
        *((bad, "7 направлений") for bad in ("p1-2018-13", "x", "join_")),
        *((bad, "7 направлений") for bad in ("p1-2018_2016", "e" + "9" * 60, "--")),
        *((gone, "больше нет") for gone in ("e999-1", "n0", "s9", "d1-99")),
    ],
)
async def test_payload_is_untrusted_input(asker: Person, payload: str, words: str) -> None:
    screen = await asker.send(f"/start {payload}")
    assert words in screen.text or payload == "join_"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Культурно-деловая миссия"),
        ("2018", "Концерт Симфонического оркестра"),
        ("гергиев", "Концерт Симфонического оркестра"),
        ("№11", "Культурно-деловая миссия"),
        ("nº\u00a011", "Культурно-деловая миссия"),
        ("No. 11", "Культурно-деловая миссия"),
        ("порт", "Семинар"),
    ],
)
async def test_inline_mode_offers_cards(asker: Person, query: str, title: str) -> None:
    answer = await asker.call("inlineQuery", query=query)
    first = answer["results"][0]
    assert title in first["title"]
    assert "По состоянию" in first["input_message_content"]["message_text"]
    assert "?start=e" in first["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert answer["button"]["text"] == "Открыть бота"


async def test_inline_results_are_paged_and_show_nothing_hidden(
    owner: Person, visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.finding.inline.PAGE_SIZE", 6)
    answer = await visitor.call("inlineQuery", query="")
    assert len(answer["results"]) == 6
    assert answer["next_offset"] == "6"
    rest = await visitor.call("inlineQuery", query="", offset="6")
    # The eleventh is a state, and no event that took place.
    assert len(rest["results"]) == 4
    assert not rest["next_offset"]
    await owner.send("/start")
    await owner.send("/deleteevent 11")
    await owner.tap("скрыть")
    assert (await visitor.call("inlineQuery", query="№11"))["results"] == []
    assert (await visitor.call("inlineQuery", query="аквариум"))["results"] == []


async def test_group_is_answered_when_the_bot_is_named(visitor: Person) -> None:
    here = await _group(visitor)
    screen = await here.send("@playground_bot концерты в 2018")
    assert "Концерт Симфонического оркестра" in screen.text
    sent = await here.call(
        "sendMessage",
        chat_id=here.chat_id,
        text="порт",
        reply_to_message_id=screen.message["message_id"],
    )
    assert "Порты" in (await here.answer_to(sent)).text


async def test_menus_of_different_people_in_a_group_stay_apart(visitor: Person) -> None:
    here = await _group(visitor)
    there = Person(visitor.client, OTHER.id, here.chat_id)
    mine = await here.send("/events@playground_bot")
    theirs = await there.press(mine.button("2017")["callback_data"], mine)
    assert theirs.text == mine.text
    menu = await there.screen()
    assert menu.text.startswith("Jan\n")
    assert "Evenementen: 2017" in menu.text
    screen = await there.tap("2018 ›", on=menu)
    assert screen.message["message_id"] == menu.message["message_id"]
    assert "Evenementen: 2018" in screen.text
    await here.tap("2016", on=mine)
    assert "Evenementen: 2018" in (await there.read())[-1].text


async def test_question_reaches_an_editor_and_its_answer_the_person(
    owner: Person, visitor: Person
) -> None:
    await owner.send("/start")
    await visitor.send("какие планы на аквариум")
    screen = await visitor.tap("Задать вопрос")
    assert "Будет отправлено редакторам" in screen.text
    assert "какие планы на аквариум" in screen.text
    assert "нет" in (await owner.send("/questions")).text
    screen = await visitor.tap("Отправить")
    assert "Отправлено редакторам. Ответ придёт сюда." in screen.text
    # The question itself reaches the owner, too, and must not come between what follows.
    await owner.settle()
    screen = await owner.send("/questions")
    assert "какие планы на аквариум" in screen.text
    assert "Анна" not in screen.text
    assert str(VISITOR.id) not in str(screen.message)
    await owner.tap("Ответить")
    screen = await owner.send("Пока <никаких>.")
    assert "Будет отправлено" in screen.text
    await owner.tap("Отправить")
    answer = await visitor.wait_for(lambda screen: "Ответ редакторов на ваш вопрос" in screen.text)
    assert "Пока <никаких>." in answer.text
    assert "Ольга" not in answer.text
    assert "нет" in (await owner.send("/questions")).text


async def test_question_to_the_editors_can_be_worded_anew_or_left(
    visitor: Person, owner: Person
) -> None:
    await owner.send("/start")
    await visitor.send("аквариум")
    await visitor.tap("Задать вопрос")
    await visitor.tap("Изменить вопрос")
    screen = await visitor.send("Есть ли 2018 планы по аквариумам?")
    assert "Есть ли 2018 планы по аквариумам?" in "".join(screen.formatted("italic"))
    await visitor.tap("Изменить вопрос")
    await visitor.tap("Назад")
    assert "События: 2018 г." in (await visitor.send("2018")).text
    await visitor.tap("Отправить", on=screen)
    screen = await owner.send("/questions")
    assert "Есть ли 2018 планы по аквариумам?" in screen.text
    await visitor.send("телескоп")
    await visitor.tap("Задать вопрос")
    assert "10 событий" in (await visitor.tap("Не отправлять")).text
    assert "телескоп" not in (await owner.send("/questions")).text


async def test_editor_gets_a_qr_picture_of_a_card(owner: Person) -> None:
    await owner.send("/start")
    await owner.send("/events 2018")
    await owner.tap("Миссия")
    await owner.tap("QR")
    picture = await owner.wait_for(lambda screen: "photo" in screen.message)
    assert "?start=e11" in picture.text


@pytest.mark.parametrize("asked", ["2018", "порт", "антверпен"])
async def test_lists_are_shared_by_a_link_that_opens_them(asker: Person, asked: str) -> None:
    screen = await asker.send(asked)
    url = screen.button("Поделиться")["url"]
    query = parse_qs(urlsplit(url).query)
    payload = query["url"][0].rpartition("?start=")[2]
    shared = query["text"][0]
    assert " ".join(shared.split()) in " ".join(screen.text.split())
    assert (await asker.send(f"/start {payload}")).text == screen.text


def test_search_is_a_command() -> None:
    assert SCREENS.of_command("search")


async def _group(visitor: Person) -> Person:
    return await visitor.found_group(OTHER.id)
