"""An editor's whole way: add, edit, delete, undo; and what visitors see of it."""

import pytest

from tests.support.person import Person, Screen


@pytest.fixture
async def editor(owner: Person) -> Person:
    """An owner may all that an editor may; the first word makes the chat known."""
    await owner.send("/start")
    return owner


async def _read_concert(person: Person) -> str:
    """The card of the concert of 2018, whatever it is called now."""
    await person.send("/events 2018")
    return (await person.tap("1")).text


async def _add(editor: Person, line: str) -> None:
    await editor.send(f"/addevent {line}")
    await editor.tap("Опубликовать")


async def test_guided_way_ends_in_a_published_event(editor: Person, visitor: Person) -> None:
    screen = await editor.send("/addevent")
    assert "Когда это было?" in screen.text
    screen = await editor.send("с 22 октября 2019 по 9 ноября 2019")
    assert "22 октября – 9 ноября 2019 г." in screen.text
    await editor.send("Неделя Фландрии")
    await editor.send("Встречи <b>и</b> семинары & концерты.")
    await editor.send("Новая Голландия, Санкт-Петербург")
    await editor.send("Луи Мартен, консул")
    screen = await editor.tap("Порты")
    assert "✅ Порты" in screen.labels
    screen = await editor.tap("👁 Черновик")
    assert "Посетители увидят:" in screen.text
    assert "Встречи <b>и</b> семинары & концерты." in screen.text
    assert "событий" not in (await visitor.send("/events 2019")).text.splitlines()[1]
    screen = await editor.tap("Опубликовать")
    assert "Опубликовано" in screen.text
    screen = await visitor.send("/events 2019")
    assert "Неделя Фландрии" in screen.text
    screen = await visitor.tap("Неделя Фландрии")
    assert "Встречи <b>и</b> семинары & концерты." in screen.text
    assert "Новая Голландия" in screen.text
    assert "⚓ Порты" in screen.labels
    assert "11 событий" in (await visitor.send("/start")).text
    assert "2019 (1)" in (await visitor.send("/events")).labels
    await visitor.send("/directions")
    assert "3 события" in (await visitor.tap("Порты")).text


@pytest.mark.parametrize(
    ("day", "title", "text", "place", "person", "area"),
    [
        (
            "14 мая 2019",
            "Семинар портов",
            "Вице-мэр Гента Луи Мартен рассказал о работе порта в Зимнем дворце.",
            "Зимний дворец",
            "Луи Мартен, Вице-мэр Гента",
            "✅ Порты",
        ),
        (
            "июль 2019",
            "Выставка «Фландрия»",
            "Открылась выставка о туризме художницы Анны Лунд в Генте.",
            "Гент",
            "Анна Лунд, художница",
            "✅ Туризм",
        ),
    ],
)
async def test_guided_way_proposes_what_the_text_says(
    editor: Person, day: str, title: str, text: str, place: str, person: str, area: str
) -> None:
    await editor.send("/addevent")
    await editor.send(day)
    await editor.send(title)
    asked = await editor.send(text)
    assert "Где это было?" in asked.text
    assert place in asked.text
    asked = await editor.tap("Далее")
    assert person in asked.text
    asked = await editor.tap("Далее")
    assert area in asked.labels
    draft = await editor.tap("👁 Черновик")
    assert "Направления предложены" in draft.text


async def test_guided_way_leaves_what_the_editor_said_of_a_field(editor: Person) -> None:
    await editor.send("/addevent")
    for text in ("14 мая 2019", "Семинар", "Прошёл семинар в Генте.", "Брюгге"):
        await editor.send(text)
    await editor.tap("Назад")
    await editor.tap("Назад")
    asked = await editor.send("Прошёл семинар в Антверпене.")
    assert "Брюгге" in asked.text


async def test_draft_can_be_left_and_taken_up(editor: Person) -> None:
    await editor.send("/addevent")
    await editor.send("2019")
    assert "События: 2018 г." in (await editor.send("/events 2018")).text
    screen = await editor.send("Гергиев")
    assert "Что произошло?" not in screen.text
    screen = await editor.send("/drafts")
    assert "У вас 1 черновик" in screen.text
    await editor.tap("2019 г.", on=screen)
    await editor.tap("Заголовок")
    await editor.send("Визит делегации")
    await editor.send("/drafts")
    screen = await editor.tap("Визит делегации")
    assert "2019 г." in screen.text


@pytest.mark.parametrize("way", ["🏠", "/events 2018", "☎️ Контакт", "/history"])
async def test_question_is_asked_after_a_draft_was_left_for_something_else(
    editor: Person, way: str
) -> None:
    home = await editor.send("/drafts")
    await editor.send("/addevent")
    await editor.send("2019")
    screen = await (editor.tap(way, on=home) if way == "🏠" else editor.send(way))
    assert ("Черновик № 1" in screen.text.replace("\xa0", " ")) is (way != "/history")
    assert "Мариинск" in (await editor.send("Гергиев")).text


async def test_back_skip_and_clear(editor: Person) -> None:
    await editor.send("/addevent")
    await editor.send("2019")
    screen = await editor.tap("Назад")
    assert "Сейчас так:" in screen.text
    assert "2019 г." in screen.text
    await editor.tap("Далее")
    await editor.send("Форум")
    await editor.tap("Пропустить")
    await editor.send("Брюссель")
    screen = await editor.tap("👁 Черновик")
    assert "Брюссель" in screen.text
    await editor.tap("Место")
    screen = await editor.tap("Очистить")
    assert "Брюссель" not in screen.text


@pytest.mark.parametrize(
    "word", ["/cancel", "Отмена", "never mind", "laat maar!", "laissez tomber"]
)
async def test_question_of_a_draft_is_left_by_a_word(editor: Person, word: str) -> None:
    await editor.send("/addevent")
    await editor.send("2019")
    screen = await editor.send(word)
    assert "Черновик № 1 сохранён: /drafts" in screen.text
    assert "Гергиев" in (await editor.send("Гергиев")).text
    await editor.send("/drafts")
    assert "2019 г." in (await editor.tap("2019 г.")).text
    assert "10 событий" in (await editor.send(word)).text


async def test_question_of_a_draft_is_left_by_a_button_on_every_step(editor: Person) -> None:
    await editor.send("/addevent")
    for text in ("2019", "Форум", "Прошёл форум.", "Брюссель", "Луи Мартен", "дальше"):
        assert "✖️ Прервать" in (await editor.screen()).labels
        await editor.send(text)
    screen = await editor.screen()
    assert "кнопками" in screen.text
    assert "Порты" in "".join(screen.labels)
    assert "/drafts" in (await editor.tap("Прервать")).text
    assert "События: 2018 г." in (await editor.send("2018")).text


async def test_visitor_who_cancels_sees_the_first_screen(visitor: Person) -> None:
    assert "10 событий" in (await visitor.send("/cancel")).text
    assert "10 событий" in (await visitor.send("отмена")).text


@pytest.mark.parametrize("text", ["что было в 2017?", "концерт Гергиева", "с кем связаться"])
async def test_question_in_place_of_a_date_can_be_searched_for(editor: Person, text: str) -> None:
    await editor.send("/addevent")
    screen = await editor.send(text)
    assert "Когда это было?" in screen.text
    assert f"🔎 Искать: {text}" in screen.labels
    screen = await editor.tap("Искать")
    assert "Когда это было?" not in screen.text


async def test_one_line_gives_the_same_preview(editor: Person) -> None:
    screen = await editor.send(
        "/addevent 2018-06-01..03 | Дни Бельгии | Концерты. | #культура #мода"
    )
    assert "1–3 июня 2018 г." in screen.text
    assert "Дни Бельгии" in screen.formatted("bold")
    screen = await editor.tap("Опубликовать")
    screen = await editor.tap("Открыть событие")
    assert "🎭 Культура" in screen.labels
    assert "👗 Мода и креатив" in screen.labels


async def test_what_was_not_understood_in_one_line_is_pointed_out_and_kept(
    editor: Person,
) -> None:
    screen = await editor.send("/addevent когда-то | Название | Текст | #небылицы")
    assert "«когда-то»" in screen.text
    assert "небылицы" in screen.text
    assert "Название" in screen.text
    assert not [label for label in screen.labels if "Опубликовать" in label]


@pytest.mark.parametrize("line", ["| |", "|", "когда-то | |"])
async def test_line_without_anything_makes_no_draft(editor: Person, line: str) -> None:
    screen = await editor.send(f"/addevent {line}")
    assert "/addevent 2018-04-25..28" in screen.text
    assert ("«когда-то»" in screen.text) == ("когда-то" in line)
    screen = await editor.send("/drafts")
    assert "У вас нет черновиков" in screen.text


async def test_draft_does_not_look_like_the_button_for_a_new_one(editor: Person) -> None:
    await editor.send("/addevent 2019 | Форум")
    await editor.send("/editevent 10")
    await editor.tap("Место")
    await editor.send("Брюгге")
    screen = await editor.send("/drafts")
    assert [label[0] for label in screen.labels[:3]] == ["✏", "📝", "➕"]


async def test_paragraph_is_offered_as_a_draft_and_not_published(
    editor: Person, visitor: Person
) -> None:
    paragraph = (
        "В период с 3 по 5 июня 2019 года в Антверпене прошли встречи делегации портов с "
        "Бартом Де Вевером. Обсуждалась логистика."
    )
    screen = await editor.send(paragraph)
    assert "Сделать" in screen.text or "черновик" in screen.text
    assert "10 событий" in (await visitor.send("/start")).text
    screen = await editor.tap("черновик")
    assert "3–5 июня 2019 г." in screen.text
    assert "Антверпен" in screen.text
    assert "👤 Барт Де Вевер" in screen.text
    assert "Порты" in screen.text
    # The doubts stand right above the buttons.
    assert screen.text.splitlines()[-1].startswith("⚠️ Направления предложены")


async def test_paragraph_without_a_year_is_offered_and_asked_for_it(editor: Person) -> None:
    await editor.send(
        "12 марта мэр Антверпена Барт Де Вевер открыл в порту семинар о логистике и портах."
    )
    screen = await editor.tap("черновик")
    assert "Какой это год?" in screen.text
    assert [line for line in screen.text.splitlines() if line.startswith("🤝")] == [
        "🤝 Направления: Порты"
    ]
    assert "Опубликовать" not in " ".join(screen.labels)
    await editor.tap("Дата")
    await editor.send("12 марта 2019")
    assert "Опубликовать" in " ".join((await editor.screen()).labels)


async def test_paragraph_in_another_language_is_a_text_in_that_language(editor: Person) -> None:
    await editor.send(
        "Le 12 mars 2019, le bourgmestre d'Anvers a inauguré un séminaire sur les ports à Anvers."
    )
    screen = await editor.tap("черновик")
    assert "🌐 Язык: Français" in " ".join(screen.labels)


async def test_paragraph_of_several_events_is_looked_through(
    editor: Person, visitor: Person
) -> None:
    await editor.send(
        "3 июня 2019 года в Антверпене прошел семинар о портах. 5 октября 2019 года в Генте "
        "открылась выставка «Северный свет»."
    )
    screen = await editor.tap("черновик")
    assert "2 события" in screen.text
    assert "Войдёт в справку" in screen.text
    assert "нет в документе" not in screen.text
    if "Принять всё" in " ".join(screen.labels):
        screen = await editor.tap("Принять всё")
    await editor.tap("Опубликовать", on=screen)
    shown = (await visitor.send("/events 2019")).text
    assert "Северный свет" in shown
    assert "портах" in shown
    assert "Отменено" in (await editor.send("/undo")).text
    assert "Северный свет" not in (await visitor.send("/events 2019")).text


async def test_visitors_paragraph_is_offered_nothing(visitor: Person) -> None:
    screen = await visitor.send(
        "В июне 2019 года в Антверпене прошли встречи делегации портов. " * 2
    )
    assert "черновик" not in screen.text.lower()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("13.13.2018", "Такой даты"),
        ("апрель", "год"),
        ("2018-2016", "раньше"),
        ("осенью с друзьями", "дат"),
        ("28–25 апреля 2018", "25–28 апреля 2018 г.?"),
        ("20 мая 2018 и 5 июня 2019", "несколько дат"),
        ("до 2016", "начал"),
        ("na 2017", "начал"),
        ("после 2017", "начал"),
    ],
)
async def test_wrong_date_is_explained_and_asked_again(
    editor: Person, text: str, words: str
) -> None:
    await editor.send("/addevent")
    screen = await editor.send(text)
    assert words in screen.text
    assert "Когда это было?" in screen.text


async def test_ambiguous_and_far_dates_are_questioned(editor: Person) -> None:
    await editor.send("/addevent")
    screen = await editor.send("01.02.2018")
    assert "1 февраля 2018 г." in screen.text
    assert "⚠️" not in screen.text
    await editor.send("/addevent")
    screen = await editor.send("апрель 17")
    assert "⚠️ «апрель 17» прочитано как апрель 2017 г.: число" in screen.text
    await editor.send("/addevent")
    screen = await editor.send("2099")
    assert "⚠️" in screen.text


async def test_too_long_a_title_is_refused_with_numbers_and_not_saved(editor: Person) -> None:
    await editor.send("/addevent")
    await editor.send("2019")
    screen = await editor.send("я" * 201)
    assert "201" in screen.text
    assert "200" in screen.text
    screen = await editor.send("Коротко")
    assert "Что произошло?" in screen.text


async def test_edit_shows_old_and_new_and_visitors_see_it_at_once(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    screen = await editor.send("Концерт мариинцев в Антверпене")
    assert "Симфонического оркестра" in "".join(screen.formatted("strikethrough"))
    await editor.tap("Опубликовать")
    assert "Концерт мариинцев" in await _read_concert(visitor)


async def test_edit_begins_from_the_card_and_visitors_have_no_such_button(
    editor: Person, visitor: Person
) -> None:
    await visitor.send("/events 2018")
    assert not [label for label in (await visitor.tap("Миссия")).labels if "✏️" in label]
    await editor.send("/events 2018")
    await editor.tap("Миссия")
    screen = await editor.tap("✏️")
    assert "№ 11" in screen.text


async def test_clearing_the_source_is_no_failure(editor: Person, visitor: Person) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Ещё ›")
    await editor.tap("Источник")
    await editor.tap("Очистить")
    await editor.tap("Опубликовать")
    await visitor.send("/events 2018")
    screen = await visitor.tap("Мариинский")
    assert screen.formatted("expandable_blockquote") == []


async def test_undo_brings_translated_roles_back(editor: Person, visitor: Person) -> None:
    await editor.send("/editevent 2")
    await editor.tap("Люди")
    await editor.tap("Очистить")
    await editor.tap("Опубликовать")
    await editor.tap("Отменить")
    await visitor.call("setPerson", language_code="nl")
    screen = await visitor.send("/events 2015")
    screen = await visitor.press(
        screen.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"], screen
    )
    assert "schepen" in screen.text


async def test_hiding_and_undoing_leaves_the_card_as_the_brief_had_it(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/deleteevent 11")
    await editor.tap("скрыть")
    await editor.tap("Отменить")
    await visitor.send("/events 2018")
    assert "По состоянию на апрель 2018 г." in (await visitor.tap("Миссия")).text


async def test_delete_list_stays_one_on_its_second_page(editor: Person) -> None:
    await editor.send("/deleteevent")
    await editor.tap("Стр. 2")
    screen = await editor.tap("№ 1")
    assert "Скрыть" in screen.text


async def test_events_to_choose_from_are_told_by_title_and_date_newest_first(
    editor: Person,
) -> None:
    screen = await editor.send("/editevent")
    assert screen.labels[0].startswith("Миссия")
    assert screen.labels[0].endswith(" · 25.04.2018 · № 11")
    assert screen.labels[1].endswith(" · 01.2018 · № 10")
    assert "2016–2017" in "".join((await editor.tap("Стр. 2")).labels)
    assert len({*screen.labels, *(await editor.screen()).labels}) > 11
    assert (await editor.tap("Стр. 1")).labels == screen.labels


async def test_new_events_card_leads_to_its_place(editor: Person) -> None:
    await editor.send("/addevent 2019 | Форум | Прошёл форум. | Эрмитаж, Санкт-Петербург")
    await editor.tap("Опубликовать")
    await editor.tap("Открыть событие")
    assert "📍 Эрмитаж" in (await editor.tap("Ещё")).labels


async def test_new_place_is_linked_and_an_old_one_no_longer(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Место")
    await editor.send("Эрмитаж, Санкт-Петербург")
    await editor.tap("Опубликовать")
    await visitor.send("/events 2018")
    await visitor.tap("Мариинский")
    await visitor.tap("Ещё")
    screen = await visitor.tap("📍 Эрмитаж")
    assert "2 события" in screen.text


async def test_event_is_found_by_a_word_of_its_title(editor: Person) -> None:
    screen = await editor.send("/editevent Антверпен")
    assert any("№ 10" in label for label in screen.labels)
    assert not any("№ 6" in label for label in screen.labels)
    assert "№ 6" in (await editor.send("/editevent ТРИАНОН")).text
    assert "Скрыть" in (await editor.send("/deleteevent ТРИАНОН")).text
    screen = await editor.send("/editevent несуществующее")
    assert any("№ 11" in label for label in screen.labels)


async def test_date_can_be_changed_and_counts_follow(editor: Person, visitor: Person) -> None:
    await editor.send("/editevent 4")
    await editor.tap("Дата")
    await editor.send("2015")
    await editor.tap("Опубликовать")
    screen = await visitor.send("/events")
    assert "2017 (6)" in screen.labels
    assert "2015 (2)" in screen.labels


async def test_people_and_country_can_be_changed(editor: Person, visitor: Person) -> None:
    await editor.send("/editevent 11")
    await editor.tap("Люди")
    await editor.send("Барт Де Вевер, мэр Антверпена\nИван Иванов, переводчик")
    await editor.tap("Ещё ›")
    await editor.tap("Страна")
    await editor.send("бельгия")
    await editor.tap("Опубликовать")
    await visitor.send("/events 2018")
    screen = await visitor.tap("Миссия")
    assert "Иван Иванов, переводчик" in screen.text
    assert "Бельгия" in screen.text


async def test_translation_is_added_and_shown_in_its_language(
    editor: Person, visitor: Person
) -> None:
    await _add(editor, "2019 | Форум | Прошёл форум.")
    await visitor.call("setPerson", language_code="nl")
    await visitor.send("2019")
    screen = await visitor.tap("Форум")
    assert "nog niet vertaald" in screen.text
    await editor.send("/editevent 12")
    await editor.tap("Ещё ›")
    await editor.tap("🌐 Язык")
    await editor.tap("Nederlands")
    await editor.tap("Заголовок")
    screen = await editor.send("Het forum")
    assert not [label for label in screen.labels if "Опубликовать" in label]
    await editor.tap("Текст")
    await editor.send("Er was een forum.")
    await editor.tap("Опубликовать")
    screen = await visitor.send("2019")
    assert "Het forum" in screen.text
    screen = await visitor.tap("Het forum")
    assert "Er was een forum." in screen.text
    assert "nog niet vertaald" not in screen.text


async def test_translation_says_that_its_original_was_changed(
    editor: Person, visitor: Person
) -> None:
    outdated = "The original has changed since this translation."

    async def read_card() -> str:
        await visitor.send("/events 2018")
        return (await visitor.tap("Mariinsky")).text

    await visitor.call("setPerson", language_code="en")
    assert outdated not in await read_card()
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    await editor.send("Концерт мариинцев")
    screen = await editor.tap("Опубликовать")
    assert "На других языках остался прежний текст: English, Français, Nederlands." in screen.text
    assert outdated in await read_card()
    await editor.tap("Отменить")
    assert outdated not in await read_card()
    await editor.tap("Вернуть")
    assert outdated in await read_card()
    await editor.send("/editevent 10")
    await editor.tap("🌐 Язык")
    await editor.tap("English")
    await editor.tap("Заголовок")
    await editor.send("Concert by the Mariinsky musicians")
    await editor.tap("Опубликовать")
    assert outdated not in await read_card()


async def test_date_that_is_none_is_told_and_begins_nothing(editor: Person) -> None:
    screen = await editor.send("/addevent 31.02.2019")
    assert "черновик не создан" in screen.text
    assert "Такой даты в календаре нет" in screen.text
    assert "У вас нет черновиков" in (await editor.send("/drafts")).text


async def test_language_of_a_new_event_can_be_corrected(editor: Person, visitor: Person) -> None:
    await editor.send("/addevent 2019 | Open day | The port was open.")
    await editor.tap("Ещё ›")
    await editor.tap("🌐 Язык")
    await editor.tap("Оригинал: English")
    await editor.tap("Опубликовать")
    await visitor.call("setPerson", language_code="en")
    await visitor.send("2019")
    screen = await visitor.tap("Open day")
    assert "Not translated" not in screen.text


@pytest.mark.parametrize(
    "typed",
    [
        ["/addevent 2019 | Вечер поэзии | Читали стихи."],
        ["/addevent", "2019", "Вечер поэзии", "Читали стихи."],
    ],
)
async def test_new_event_is_in_the_language_of_its_letters(
    editor: Person, visitor: Person, typed: list[str]
) -> None:
    await editor.send("/language English")
    for each in typed:
        await editor.send(each)
    if len(typed) > 1:
        await editor.tap("View draft")
    await editor.tap("Publish")
    card = await visitor.send("вечер поэзии")
    assert "Читали стихи." in card.text
    assert "перев" not in card.text
    await editor.send("/events 2019")
    assert "in Russian" in (await editor.tap("Вечер поэзии")).text


async def test_new_event_is_written_in_two_languages(editor: Person, visitor: Person) -> None:
    await editor.send("/addevent 2019 | Форум | Прошёл форум.")
    await editor.tap("Ещё ›")
    await editor.tap("🌐 Язык")
    screen = await editor.tap("Nederlands")
    assert "Прошёл форум." in screen.text
    await editor.tap("Заголовок")
    await editor.send("Het forum")
    await editor.tap("Текст")
    await editor.send("Er was een forum.")
    await editor.tap("🌐 Язык")
    assert not [label for label in (await editor.screen()).labels if "Оригинал" in label]
    await editor.tap("👁 Черновик")
    await editor.tap("Опубликовать")
    await visitor.send("2019")
    assert "Прошёл форум." in (await visitor.tap("Форум")).text
    # A change of the date alone leaves the translation what it was: up to date.
    await editor.send("/editevent 12")
    await editor.tap("Дата")
    await editor.send("2020")
    await editor.tap("Опубликовать")
    await visitor.call("setPerson", language_code="nl")
    await visitor.send("2020")
    screen = await visitor.tap("Het forum")
    assert "Er was een forum." in screen.text
    assert "vertaling" not in screen.text
    await visitor.call("setPerson", language_code="en")
    await visitor.send("2020")
    assert "not translated yet, in Russian" in (await visitor.tap("Форум")).text


async def test_corrected_translation_leaves_the_original_its_provenance(
    editor: Person, visitor: Person
) -> None:
    unchecked = "vertaling niet gecontroleerd"

    async def read_card(language: str) -> str:
        await visitor.call("setPerson", language_code=language)
        screen = await visitor.send("/events 2018")
        return (await visitor.tap(screen.labels[0])).text

    before = await read_card("ru")
    assert "По состоянию на апрель 2018 г." in before
    assert unchecked in await read_card("nl")
    await editor.send("/editevent 10")
    await editor.tap("🌐 Язык")
    await editor.tap("Nederlands")
    await editor.tap("Заголовок")
    await editor.send("Concert in Antwerpen")
    await editor.tap("Опубликовать")
    assert await read_card("ru") == before
    translated = await read_card("nl")
    assert "Concert in Antwerpen" in translated
    assert unchecked not in translated
    assert "april 2018" in translated
    await editor.tap("Отменить")
    assert unchecked in await read_card("nl")
    await editor.tap("Вернуть")
    assert unchecked not in await read_card("nl")


async def test_translation_that_nobody_edited_stays_unchecked(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Дата")
    await editor.send("2018-02")
    await editor.tap("Опубликовать")
    await visitor.call("setPerson", language_code="nl")
    screen = await visitor.send("/events 2018")
    card = await visitor.tap(screen.labels[0])
    assert "vertaling niet gecontroleerd" in card.text


async def test_preview_of_a_translation_is_the_card_that_visitors_see(
    editor: Person, visitor: Person
) -> None:
    await visitor.call("setPerson", language_code="nl")
    screen = await visitor.send("/events 2015")
    card = await visitor.tap(screen.labels[0])
    assert "schepen" in card.text
    assert "niet gecontroleerd" in card.text
    await editor.send("/editevent 2")
    await editor.tap("🌐 Язык")
    screen = await editor.tap("Nederlands")
    # A draft has more rows of buttons: no room for blank lines.
    shown = screen.text.partition("Посетители увидят:")[2]
    assert shown.split() == card.text.split()
    await editor.tap("Заголовок")
    await editor.send("Seminarie over de haven")
    preview = (await editor.screen()).text.partition("Посетители увидят:")[2]
    await editor.tap("Опубликовать")
    assert (await visitor.send("2015")).text
    assert (await visitor.tap("Seminar")).text.split() == preview.split()


async def test_deleted_event_is_hidden_and_can_be_restored(editor: Person, visitor: Person) -> None:
    await editor.send("/deleteevent 11")
    screen = await editor.tap("скрыть")
    assert "Скрыто" in screen.text
    assert "1 событие" in (await visitor.send("/events 2018")).text
    screen = await visitor.press("event:11:list:1:2018", await visitor.screen())
    assert "1 событие" in screen.text
    await editor.send("/editevent")
    await editor.tap("Скрытые")
    await editor.tap("№ 11")
    assert "2 события" in (await visitor.send("/events 2018")).text


async def test_undo_by_button_and_by_command(editor: Person, visitor: Person) -> None:
    await _add(editor, "2019 | Форум | Прошёл форум.")
    screen = await editor.tap("Отменить")
    assert "10 событий" in (await visitor.send("/start")).text
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    await editor.send("Другое")
    await editor.tap("Опубликовать")
    assert "Другое" in await _read_concert(visitor)
    await editor.send("/undo")
    assert "Концерт Симфонического оркестра" in await _read_concert(visitor)
    screen = await editor.send("/undo")
    assert "нечего" in screen.text.lower() or "ничего" in screen.text.lower()


async def test_old_undo_button_does_nothing_twice(editor: Person, visitor: Person) -> None:
    await _add(editor, "2019 | Форум | Прошёл форум.")
    confirmation = await editor.screen()
    await editor.tap("Отменить")
    await editor.press(confirmation.button("Отменить")["callback_data"], confirmation)
    assert "10 событий" in (await visitor.send("/start")).text
    history = await editor.send("/history")
    assert history.text.count("№") >= 2


async def test_history_shows_who_when_and_old_to_new_and_reverts(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    await editor.send("Другое")
    await editor.tap("Опубликовать")
    screen = await editor.send("/history")
    assert "Ольга" in screen.text
    assert "событие № 10 · изменено: Другое · 01.06.2018 15:00 · Ольга" in screen.text
    assert screen.labels[0] == "№ 1"
    screen = await editor.tap("№ 1")
    assert "01.06.2018 15:00" in screen.text
    assert "Симфонического оркестра" in "".join(screen.formatted("strikethrough"))
    await editor.tap("Отменить")
    assert "Концерт Симфонического" in await _read_concert(visitor)


async def test_revert_keeps_what_others_changed_since(editor: Person, visitor: Person) -> None:
    for field, text in (("Заголовок", "Первое"), ("Место", "Брюгге")):
        await editor.send("/editevent 10")
        await editor.tap(field)
        await editor.send(text)
        await editor.tap("Опубликовать")
    await editor.send("/history")
    await editor.tap("№ 1")
    await editor.tap("Отменить")
    text = await _read_concert(visitor)
    assert "Брюгге" in text
    assert "Концерт Симфонического" in text


async def test_revert_of_what_was_changed_again_is_refused(editor: Person) -> None:
    for text in ("Первое", "Второе"):
        await editor.send("/editevent 10")
        await editor.tap("Заголовок")
        await editor.send(text)
        await editor.tap("Опубликовать")
    await editor.send("/history")
    await editor.tap("№ 1")
    screen = await editor.tap("Отменить")
    assert "Заголовок" in screen.text
    assert "Второе" in await _read_concert(editor)


async def test_contact_direction_and_overview_are_edited_the_same_way(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/contact")
    await editor.tap("✏️")
    await editor.tap("Номер с кодом")
    screen = await editor.send("576")
    assert "⚠️" in screen.text
    await editor.send("+7 812 000-00-00")
    await editor.tap("Опубликовать")
    assert "+7 812 000-00-00" in (await visitor.send("/contact")).text
    await editor.send("/directions")
    await editor.tap("Туризм")
    await editor.tap("✏️")
    await editor.tap("Текст")
    await editor.send("Туризм и гостеприимство")
    await editor.tap("Опубликовать")
    assert "Туризм и гостеприимство" in (await visitor.send("/directions")).text
    await editor.send("/about")
    await editor.tap("✏️")
    await editor.tap("Обзор")
    await editor.send("Первый абзац.\n\nВторой абзац.")
    await editor.tap("Опубликовать")
    screen = await visitor.send("/about")
    assert "Первый абзац.\n\nВторой абзац." in screen.text
    assert "крупные порты" not in screen.text


async def test_contact_is_verified_with_one_tap(editor: Person, visitor: Person) -> None:
    await editor.send("/contact")
    await editor.tap("верно")
    assert "1 июня 2018 г." in (await visitor.send("/contact")).text


async def test_second_editor_hears_of_the_first_ones_change(
    editor: Person, visitor: Person
) -> None:
    await _make_editor(editor, visitor)
    await visitor.send("/editevent 10")
    await visitor.tap("Заголовок")
    await visitor.send("Моё")
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    await editor.send("Чужое")
    await editor.tap("Опубликовать")
    mine = await visitor.screen()
    screen = await visitor.press(mine.button("Опубликовать")["callback_data"], mine)
    assert "Чужое" in screen.text
    assert "Моё" in screen.text
    assert "Чужое" in await _read_concert(editor)
    screen = await visitor.tap("Применить мою")
    assert "Чужое" in "".join(screen.formatted("strikethrough"))
    await visitor.tap("Опубликовать")
    assert "Моё" in await _read_concert(editor)


async def test_publish_button_of_an_older_preview_publishes_nothing_unseen(
    editor: Person, visitor: Person
) -> None:
    old = await editor.send("/addevent 2019 | Форум | Прошёл форум.")
    screen = await editor.tap("Заголовок")
    await editor.send("Совсем другое")
    screen = await editor.press(old.button("Опубликовать")["callback_data"], screen)
    assert "изменился" in editor.toast["text"]
    assert "10 событий" in (await visitor.send("/start")).text
    await editor.tap("Опубликовать")
    assert "Совсем другое" in (await visitor.send("/events 2019")).text


async def test_double_tap_on_publish_publishes_once(editor: Person, visitor: Person) -> None:
    screen = await editor.send("/addevent 2019 | Форум | Прошёл форум.")
    data = screen.button("Опубликовать")["callback_data"]
    await editor.press(data, screen)
    again = await editor.press(data, screen)
    assert "Опубликовано" in again.text
    assert "1 событие" in (await visitor.send("/events 2019")).text


async def test_draft_is_discarded_and_brought_back(editor: Person) -> None:
    await editor.send("/addevent 2019 | Форум | Прошёл форум.")
    screen = await editor.tap("🗑 Удалить")
    assert "У вас нет черновиков" in (await editor.send("/drafts")).text
    screen = await editor.tap("Восстановить", on=screen)
    assert "Форум" in screen.text


async def test_link_invites_an_editor_once(editor: Person, visitor: Person, client: object) -> None:
    link = await _invite(editor)
    payload = link.partition("?start=")[2]
    screen = await visitor.send(f"/start {payload}")
    assert "/addevent" in screen.text
    await editor.wait_for(lambda screen: "Анна" in screen.text)
    commands = (await visitor.call("getState"))["bot"]["commands"]
    assert "addevent" in [each["command"] for each in commands]
    other = Person(visitor.client, 1003)
    screen = await other.send(f"/start {payload}")
    assert "/addevent" not in screen.text
    assert "Когда" not in (await other.send("/addevent")).text


async def test_role_taken_back_ends_at_once_for_open_drafts_and_old_buttons(
    editor: Person, visitor: Person
) -> None:
    await _make_editor(editor, visitor)
    preview = await visitor.send("/addevent 2019 | Форум | Прошёл форум.")
    await visitor.send("/addevent")
    await editor.send("/editors")
    await editor.tap("✕")
    await editor.tap("Да")
    await visitor.press(preview.button("Опубликовать")["callback_data"], preview)
    assert visitor.toast["show_alert"]
    screen = await visitor.send("2019")
    assert "События: 2019 г." in screen.text
    assert "Когда" not in (await visitor.send("/addevent")).text
    commands = (await visitor.call("getState"))["bot"]["commands"]
    assert "addevent" not in [each["command"] for each in commands]


async def test_shared_contact_of_a_person_becomes_an_editor(
    editor: Person, visitor: Person
) -> None:
    await visitor.send("/start")
    sent = await editor.call(
        "sendContact",
        chat_id=editor.chat_id,
        phone_number="+1",
        first_name="Анна",
        user_id=visitor.id,
    )
    screen = await editor.answer_to(sent)
    assert "Анна" in screen.text
    await editor.tap("Да")
    await visitor.wait_for(lambda screen: "/help" in screen.text)
    assert "Когда это было?" in (await visitor.send("/addevent")).text


async def test_keyboard_to_choose_a_person_makes_way_for_the_sections(editor: Person) -> None:
    def keyboards(screens: list[Screen]) -> list[list[str]]:
        return [screen.tiles for screen in screens if screen.tiles]

    sections = keyboards(await editor.read())[-1]
    await editor.send("/editors")
    await editor.wait_for(lambda screen: any("🔗" in label for label in screen.labels))
    assert "👤 Выбрать человека" in keyboards(await editor.read())[-1]
    screen = await editor.tap("🔗")
    assert "👤 Выбрать человека" in keyboards(await editor.read())[-1]
    await editor.tap("Редакторы", on=screen)
    await editor.tap("Главная")
    assert keyboards(await editor.read())[-1] == sections
    count = len(keyboards(await editor.read()))
    await editor.send("2018")
    assert len(keyboards(await editor.read())) == count


async def test_visitors_contact_is_answered_as_anything_unknown(visitor: Person) -> None:
    sent = await visitor.call(
        "sendContact", chat_id=visitor.chat_id, phone_number="+1", first_name="Пётр"
    )
    screen = await visitor.answer_to(sent)
    assert "редактор" not in screen.text
    assert screen.labels


async def _invite(owner: Person) -> str:
    await owner.send("/editors")
    await owner.wait_for(lambda screen: any("🔗" in label for label in screen.labels))
    screen = await owner.tap("🔗")
    return next(line for line in screen.text.splitlines() if line.startswith("https://"))


async def _make_editor(owner: Person, person: Person) -> None:
    link = await _invite(owner)
    await person.send(f"/start {link.partition('?start=')[2]}")


async def test_history_turns_its_pages_there_and_back(editor: Person) -> None:
    for year in range(2001, 2012):
        await editor.send(f"/addevent {year} | Форум {year} | Текст")
        await editor.tap("Опубликовать")
    first = (await editor.send("/history")).text
    second = (await editor.tap("Стр. 2")).text
    assert second != first
    assert (await editor.tap("Стр. 1")).text == first


async def test_title_is_found_without_its_accents(editor: Person) -> None:
    await editor.send("/addevent 2018-05-02 | Встреча в Café Central | Прошла встреча.")
    await editor.tap("Опубликовать")
    assert "Café Central" in (await editor.send("/editevent cafe central")).text


async def test_second_tap_on_discard_leaves_the_way_back(editor: Person) -> None:
    screen = await editor.send("/addevent 2019 | Форум | Прошёл форум.")
    data = screen.button("Удалить")["callback_data"]
    for _ in range(2):
        assert "удалён" in (await editor.press(data, screen)).text
    assert "Форум" in (await editor.tap("Восстановить")).text
    published = await editor.tap("Опубликовать")
    assert "удалён" not in (await editor.press(data, published)).text


async def test_what_is_redone_is_said_to_be_redone_and_can_be_undone(
    editor: Person, visitor: Person
) -> None:
    await editor.send("/editevent 10")
    await editor.tap("Заголовок")
    await editor.send("Другое")
    await editor.tap("Опубликовать")
    for undone in (True, False, True):
        screen = await editor.tap("Отменить правку" if undone else "Вернуть правку")
        assert ("Отменено" in screen.text) is undone
        assert ("Возвращено" in screen.text) is not undone
        assert ("Другое" in await _read_concert(visitor)) is not undone


async def test_draft_without_a_word_leaves_nothing_when_it_is_left(editor: Person) -> None:
    await editor.send("/addevent")
    assert "Ничего не написано" in (await editor.send("отмена")).text
    await editor.send("/addevent")
    assert "Ничего не написано" in (await editor.tap("Прервать")).text
    assert "У вас нет черновиков" in (await editor.send("/drafts")).text


@pytest.mark.parametrize("command", ["/editevent", "/deleteevent"])
async def test_event_is_chosen_by_words_of_its_text_where_no_title_has_them(
    editor: Person, command: str
) -> None:
    assert "Мариинск" in (await editor.send(f"{command} маэстро Гергиев")).text
    assert "Найдено в тексте" in (await editor.send(f"{command} императора")).text
    assert "таких слов нет" in (await editor.send(f"{command} Гергиев на Луне")).text


@pytest.mark.parametrize(
    ("typed", "answer", "date"),
    [
        ("15.05", None, "15 мая 2018 г."),
        ("15.05", "да", "15 мая 2018 г."),
        ("31.02.2017", "Ja!", "февраль 2017 г."),
        ("2016-13-45", "oui", "2016 г."),
    ],
)
async def test_proposed_date_is_taken_by_a_button_or_a_yes(
    editor: Person, typed: str, answer: str | None, date: str
) -> None:
    await editor.send("/addevent")
    screen = await editor.send(typed)
    assert f"Вы имели в виду: {date}" in screen.text
    screen = await (editor.send(answer) if answer else editor.tap(f"✅ Да: {date}"))
    assert f"🗓 {date}" in screen.text
    assert "шаг 2 из 6" in screen.text


async def test_yes_to_nothing_is_no_date(editor: Person) -> None:
    await editor.send("/addevent")
    assert "Не похоже на дату" in (await editor.send("да")).text
    await editor.send("15.05")
    await editor.send("вечером в порту")
    assert "Не похоже на дату" in (await editor.send("да")).text


async def test_proposed_date_of_a_line_is_taken_by_a_button(editor: Person) -> None:
    assert "Ещё не заполнено" in (await editor.send("/addevent 31.02.2018 | Форум")).text
    screen = await editor.tap("✅ Да: февраль 2018 г.")
    assert "Ещё не заполнено" not in screen.text
    assert "февраль 2018 г." in screen.text
