"""What officials are used to write: typed numbers, lists in a sentence, cut words, misprints."""

from datetime import date

import pytest

from handlers.documents.reading import NUMBERED, Kind, read_file, read_text
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind, Reading
from tests.handlers.documents.making import word_file
from tests.handlers.documents.test_four_languages import CONTACTS, PLANS, TODAY, read

BACKGROUND = {
    "ru": "Общие сведения",
    "en": "Background",
    "nl": "Achtergrond",
    "fr": "Contexte",
}


def kinds(reading: Reading) -> set[DoubtKind]:
    return {doubt.kind for event in reading.events for doubt in event.doubts}


def dates(reading: Reading) -> list[str]:
    return [str(event.date) for event in reading.events]


def test_typed_numbers_are_no_days_and_days_are_no_numbers() -> None:
    numbered = read_text("1. Общее\n\n1.1. Город.\n\n1.2. Порт.\n\n2. Планы\n\n2.1. Визит мэра.")
    said = [(each.text, each.kind is Kind.ITEM and each.marker) for each in numbered.blocks]
    assert ("Город.", NUMBERED) in said
    assert ("Визит мэра.", NUMBERED) in said
    days = read_text("12.5. Визит мэра.\n\n1.6. Концерт.\n\n3.6. Выставка.")
    assert [each.text for each in days.blocks] == [
        "12.5. Визит мэра.",
        "1.6. Концерт.",
        "3.6. Выставка.",
    ]


def test_sentence_that_is_numbered_is_no_heading() -> None:
    papers = {"ru": "Договорная база"}
    text = "4.1. Протокол от 5 мая 2018 г.\n\n4.2. Готовится к подписанию соглашение с Бергеном."
    reading = read("ru", text, papers)
    assert any("Готовится" in fact.text for fact in reading.facts)


def test_memo_has_its_date_beside_its_number() -> None:
    text = (
        "Пред. Комитета\n(через канцелярию)\n\nСЛУЖЕБНАЯ ЗАПИСКА\n12.III.2019    № 07-31/4\n\n"
        "О связях с г. Хельсинки\n\nСобытия\n\n5 мая 2018 г. – визит делегации.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert reading.title == "О связях с г. Хельсинки"
    assert str(reading.as_of) == "2019-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "Подготовлена отделом стран Европы, данные приведены на 20 мая 2019 года",
        "Составлена отделом. Обновлено 20.05.2019",
    ],
)
def test_line_on_who_wrote_says_of_when_it_is(line: str) -> None:
    text = f"СПРАВКА\nСотрудничество с Хельсинки\n{line}\n\nСобытия\n\n5 мая 2018 г. – визит.\n"
    reading = understand(read_text(text), TODAY)
    assert str(reading.as_of) == "2019-05-20"
    assert dates(reading) == ["2018-05-05"]


@pytest.mark.parametrize(
    ("language", "text", "areas"),
    [
        (
            "ru",
            "Работа ведется по трем напр.: порты и верфи, спорт, культура и язык.",
            ["порты и верфи", "спорт", "культура и язык"],
        ),
        ("ru", "Наиболее перспективны: порты; спорт; туризм.", ["порты", "спорт", "туризм"]),
        (
            "en",
            "We work in the following areas: ports, sport and higher education.",
            ["ports", "sport", "higher education"],
        ),
        (
            "nl",
            "De samenwerking loopt op drie gebieden: havens, sport en onderwijs.",
            ["havens", "sport", "onderwijs"],
        ),
        (
            "fr",
            "La coopération porte sur trois domaines : ports, sport et enseignement.",
            ["ports", "sport", "enseignement"],
        ),
    ],
)
def test_areas_may_stand_in_a_sentence(language: str, text: str, areas: list[str]) -> None:
    reading = read(language, text, BACKGROUND)
    assert [each.text for each in reading.directions] == areas
    assert not reading.overview


def test_what_was_agreed_on_is_no_list_of_areas() -> None:
    text = "Подписаны соглашения по направлениям: порты, спорт, туризм."
    assert not read("ru", text, BACKGROUND).directions


def test_list_of_names_under_some_heading_is_one_of_areas() -> None:
    text = "- Ports and ships\n- Literature\n- School exchange\n\nEvents\n\n5 May 2018 – a concert."
    reading = read("en", text, {"en": "## Where we are strong"})
    assert [each.text for each in reading.directions] == [
        "Ports and ships",
        "Literature",
        "School exchange",
    ]
    assert dates(reading) == ["2018-05-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "31 июня 2018 г. в порту прошел концерт."),
        ("ru", "31.VI.2018 – концерт в порту."),
        ("ru", "С 17 по 12 июня 2018 г. в порту прошла выставка."),
        ("en", "On 31 June 2018 a concert was held in the port."),
        ("nl", "Op 31 juni 2018 vond in de haven een concert plaats."),
        ("fr", "Le 31 juin 2018, un concert a eu lieu dans le port."),
    ],
)
def test_of_an_impossible_day_its_month_is_kept_with_a_doubt(language: str, text: str) -> None:
    reading = read(language, text)
    assert dates(reading) == ["2018-06"]
    assert DoubtKind.GUESSED_DATE in kinds(reading)
    assert kinds(reading) & {DoubtKind.IMPOSSIBLE_DATE, DoubtKind.REVERSED}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "17 марта 2109 г. прошел парад."),
        ("en", "On 17 March 2109 a parade was held."),
        ("nl", "Op 17 maart 2109 vond een parade plaats."),
        ("fr", "Le 17 mars 2109, un défilé a eu lieu."),
    ],
)
def test_year_whose_figures_changed_places_is_doubted(language: str, text: str) -> None:
    reading = read(language, text)
    assert dates(reading) == ["2019-03-17"]
    assert DoubtKind.MISPRINT in kinds(reading)


def test_year_that_nobody_plans_for_is_no_date() -> None:
    reading = read("en", "On 17 March 2177 a parade was held.")
    assert not any(event.date for event in reading.events)
    assert reading.events == [] or DoubtKind.IMPOSSIBLE_DATE in kinds(reading)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Главным событием 2018 года стал визит мэра Осло. Он находился в городе с 3 по 6 июня.",
        ),
        (
            "en",
            "The visit of the mayor of Oslo took place in 2018. He stayed from 3 to 6 June.",
        ),
        (
            "nl",
            "In 2018 vond een bezoek van de burgemeester plaats. Hij bleef van 3 tot 6 juni.",
        ),
        (
            "fr",
            "La visite du maire a eu lieu en 2018. Il a séjourné ici du 3 au 6 juin.",
        ),
    ],
)
def test_next_sentence_says_on_which_days_it_was(language: str, text: str) -> None:
    reading = read(language, text)
    assert dates(reading) == ["2018-06-03/2018-06-06"]
    assert DoubtKind.GUESSED_DATE in kinds(reading)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "В 2018 году обмены продолжились. Летом выполняется до 20 рейсов в неделю.",
        ),
        (
            "ru",
            "В 2018 году обмены продолжились. Встречи проводятся обычно осенью и весной.",
        ),
        ("en", "In 2018 contacts went on. As a rule meetings are held in autumn."),
        ("nl", "In 2018 liepen de contacten door. Doorgaans zijn er in de herfst bijeenkomsten."),
    ],
)
def test_what_is_so_every_year_is_no_event_of_one(language: str, text: str) -> None:
    assert not read(language, text, BACKGROUND).events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "- До 1 июня 2022 г. надлежит подготовить новый протокол."),
        ("en", "- By 1 June 2022 a new protocol must be prepared."),
        ("nl", "- Tegen 1 juni 2022 moet een nieuw protocol worden opgesteld."),
        ("fr", "- D'ici le 1er juin 2022 il convient de préparer un nouveau protocole."),
    ],
)
def test_duty_is_no_event_of_the_day_when_it_is_due(language: str, text: str) -> None:
    reading = read(language, text, PLANS)
    assert not reading.events
    assert reading.overview


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Осенью 2018 г. в вузах города учились 212 кубинцев.", "2018-23"),
        ("По состоянию на 1 января 2020 г. в городе состоят на учете 214 организаций.", "2020"),
    ],
)
def test_how_many_there_are_is_a_figure(text: str, year: str) -> None:
    reading = read("ru", text, BACKGROUND)
    assert not reading.events
    (fact,) = reading.facts
    assert str(fact.date).startswith(year)


def test_table_without_headings_may_hold_figures() -> None:
    rows = [
        ("Trade turnover, 2018", "USD 146.3 million (up 5.4 % on 2017)"),
        ("Trade turnover, first half of 2019", "USD 81.9 million"),
        ("Companies in the city (as of 1 January 2020)", "26"),
    ]
    file = word_file("Note on cooperation with Ireland", "As of 1 March 2020", table=rows)
    reading = understand(read_file(file, "note.docx"), TODAY)
    assert not reading.events
    assert [str(fact.date) for fact in reading.facts] == ["2018", "2019", "2020"]


def test_row_that_was_called_off_may_say_why() -> None:
    rows = [
        ("Дата", "Мероприятие", "Участники"),
        ("март 2020", "Дни Осло", "ОТМЕНЕНЫ в связи с обстановкой"),
        ("с апреля 2020 (по настоящее время)", "Консилиумы врачей", "больница"),
    ]
    reading = understand(read_file(word_file("Справка о Норвегии", table=rows), "t.docx"), TODAY)
    assert dates(reading) == ["2020-04/.."]
    assert [event.title for event in reading.cancelled] == ["Дни Осло"]


def test_year_after_that_of_the_last_event_keeps_its_day() -> None:
    text = "5 декабря 2018 г. прошел вечер поэзии. 21 марта следующего года прошел Навруз."
    assert dates(read("ru", text)) == ["2018-12-05", "2019-03-21"]


def test_what_was_done_for_a_plan_is_no_plan() -> None:
    text = (
        "- Весной 2022 г. – открытие сквера; закладной камень установлен 10 мая с. г.\n"
        "- В ноябре – приезд хора."
    )
    reading = read("ru", text, PLANS)
    assert [(str(event.date), event.planned) for event in reading.events] == [
        ("2022-21", True),
        ("2021-05-10", False),
        ("2022-11", True),
    ]


def test_agreement_is_dated_by_when_it_was_signed() -> None:
    papers = {"ru": "Договорная база"}
    text = "Соглашение о сотрудничестве № 1288-с от 17.10.2018, действует до 17.10.2023."
    (fact,) = read("ru", text, papers).facts
    assert str(fact.date) == "2018-10-17"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("ru", "5 мая 2018 г. – открытие сквера на наб. р. Карповки.", "наб. р. Карповки"),
        ("ru", "5 мая 2018 г. прошел парад на Невском проспекте.", "Невский проспект"),
        ("ru", "5 мая 2018 г. – научная конференция – Осло, третий зал.", "Осло"),
        (
            "en",
            "On 5 May 2018 a parade was held along Malaya Konyushennaya Street.",
            "Malaya Konyushennaya Street",
        ),
        ("en", "On 5 May 2018 New Holland Island hosted a festival.", "New Holland Island"),
        ("en", "5 May 2018 – reading at the Library on the Fontanka.", "Library on the Fontanka"),
        ("en", "5 May 2018 – reading at the Blok Library on Monday.", "Blok Library"),
        ("nl", "Op 5 mei 2018 vond een parade langs de Prinsengracht plaats.", "Prinsengracht"),
        ("nl", "Op 5 mei 2018 ontving het Concertgebouw een koor uit Oslo.", "Concertgebouw"),
        ("fr", "5 mai 2018 – défilé sur le quai des Bateliers.", "quai des Bateliers"),
        (
            "fr",
            "Le 5 mai 2018, le Musée des Beaux-Arts a accueilli une exposition.",
            "Musée des Beaux-Arts",
        ),
    ],
)  # fmt: skip
def test_streets_and_hosts_are_places(language: str, text: str, place: str) -> None:
    (event,) = read(language, text).events
    assert event.place == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сопредседатель Игнат Львович Дулин открыл 5 мая 2018 г. форум.", "Игнат Львович Дулин"),
        ("5 мая 2018 г. вручена грамота зам. мэра г-же Йоланде Ферейруа.", "Йоланда Ферейруа"),
        ("5 мая 2018 г. прошла встреча с зам. мэра г-ном Юхой Лехтоненом.", "Юха Лехтонен"),
        ("5 мая 2018 г. прошел визит мэра Эвангелии Папахаци.", "Эвангелия Папахаци"),
        ("5 мая 2018 г. – участие дир. порта Эвелио Барродаса в форуме.", "Эвелио Барродас"),
    ],
)  # fmt: skip
def test_names_are_nominative_whatever_is_cut_before_them(text: str, name: str) -> None:
    (event,) = read("ru", text).events
    assert [person.name for person in event.people] == [name]


def test_surname_that_may_have_no_cases_is_doubted() -> None:
    (event,) = read("ru", "5 мая 2018 г. прошел визит директора школы Маркку Лаурила.").events
    assert DoubtKind.NAME_UNSURE in {doubt.kind for doubt in event.doubts}


@pytest.mark.parametrize("text", ["On Bloomsday, 16 June 2018, the actress Jane Poole read."])
def test_month_is_nobody(text: str) -> None:
    (event,) = read("en", text).events
    assert [person.name for person in event.people] == ["Jane Poole"]


def test_contacts_of_a_memo() -> None:
    text = (
        "КВС, отд. стран Европы: Петрова Ольга Ивановна, вед. спец., тел./факс 576-00-11\n\n"
        "Генеральное консульство Норвегии: приемная, тел. 576-00-12, сайт oslo.example\n\n"
        "Нач. отдела    П. П. Иванов"
    )
    reading = read("ru", text, CONTACTS)
    first, second = reading.contacts
    assert (first.organisation, first.phones, first.fax) == (
        "КВС, отд. стран Европы", ("576-00-11",), "576-00-11",
    )  # fmt: skip
    assert second.organisation
    assert second.organisation.startswith("Генеральное консульство Норвегии")
    assert second.site == "oslo.example"
    assert any("Иванов" in text for text in reading.unused)


def test_heading_of_a_table_of_contacts_is_nobodys() -> None:
    rows = [
        ("Сторона", "Фамилия, имя, должность", "Телефоны, факс"),
        ("Осло", "Ингрид Даль,\nдиректор", "+47 22 57 60 06"),
        ("Берген", "Пер Ли,\nсоветник", "+47 22 57 60 07"),
    ]
    file = word_file("Справка о Норвегии", "на 1 мая 2019 г.", "Контакты", table=rows)
    contacts = understand(read_file(file, "t.docx"), date(2026, 11, 25)).contacts
    assert [contact.position for contact in contacts] == ["директор", "советник"]


@pytest.mark.parametrize(
    ("title", "memo"),
    [
        (
            "Справка о Норвегии",
            [("Кому", "Комитету"), ("Исполнитель", "Иванов П. И."), ("Дата", "4 июня 2019 г.")],
        ),
        ("Nota samenwerking Oslo", [("Datum", "4 juni 2019"), ("Aan", "het college")]),
        ("Note on Norway", [("Date", "4 June 2019"), ("Prepared by", "Jane Poole")]),
        ("Note sur la Norvège", [("Date", "4 juin 2019"), ("Rédigé par", "Anne Petit")]),
    ],
)
def test_memo_may_be_a_table(title: str, memo: list[tuple[str, str]]) -> None:
    reading = understand(read_file(word_file(title, table=memo), "t.docx"), TODAY)
    assert str(reading.as_of) == "2019-06-04"
    assert not reading.events


def test_last_line_says_who_wrote_it_and_when() -> None:
    text = "СПРАВКА О НОРВЕГИИ\n\nСобытия\n\n5 мая 2018 г. – визит мэра.\n\n7 мая – концерт.\n\n"
    reading = understand(read_text(f"{text}Исп. Иванова Р. Э., 03.12.2018\n"), TODAY)
    assert str(reading.as_of) == "2018-12-03"
    assert not reading.contacts
    assert any("Иванова" in each for each in reading.unused)


def test_what_is_done_every_year_or_only_noted_is_no_event() -> None:
    text = (
        "5 мая 2018 г. прошел концерт. Ежегодно 27 января землячество проводит бал. "
        "Мероприятия финансируются из средств, предусмотренных на 2019 и 2020 годы.\n\n"
        "Ежегодно в мае команда приезжает на регату, в 2017 г. не приезжала.\n\n"
        "В 2017 году по обмену в вузах учились 34 студента из Осло.\n\n"
        "¹ По отчету; первоначально форум намечался на 12 сентября 2018 года.\n"
    )
    assert dates(read("ru", text)) == ["2018-05-05"]


def test_what_was_put_off_is_told_when_it_will_be() -> None:
    rows = [("Дата", "Мероприятие"), ("октябрь 2018", "Визит мэра – перенесен на 2019 год")]
    reading = understand(read_file(word_file("Справка о Норвегии", table=rows), "t.docx"), TODAY)
    assert dates(reading) == ["2019"]
    assert DoubtKind.POSTPONED in kinds(reading)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ru", "31 сентября 2018 года¹ прошел форум.", "2018-09"),
        ("ru", "14.02.2108 – концерт хора.", "2018-02-14"),
        ("nl", "Voor juni 2020 wordt in Oslo een jeugdkamp voorbereid.", "2020-06"),
    ],
)
def test_date_that_was_meant_is_doubted(language: str, text: str, said: str) -> None:
    reading = read(language, text)
    assert dates(reading) == [said]
    assert kinds(reading) & {DoubtKind.GUESSED_DATE, DoubtKind.MISPRINT}


def test_date_after_initials_begins_a_sentence() -> None:
    text = "10-13.05.17 - поездка в Осло, рук. - Мостовецкий С.К. 12.05.17 подписан план работы."
    assert dates(read("ru", text)) == ["2017-05-10/2017-05-13", "2017-05-12"]


def test_place_before_a_name_in_another_case_is_no_name() -> None:
    text = (
        "5 мая 2018 г. – встреча с президентом Ассоциации лекарств Гуджарата Киритом Панчалваром."
    )
    assert [each.name for each in read("ru", text).events[0].people] == ["Кирит Панчалвар"]


def test_water_and_houses_are_no_people() -> None:
    text = (
        "Op 5 mei 2018 was er een roeiwedstrijd op het Zwarte Water en muziek in theater De Roos."
    )
    assert not read("nl", text).events[0].people


def test_note_and_request_are_no_events() -> None:
    text = (
        "СПРАВКА О НОРВЕГИИ\n\nна 01.12.2018\n\nПланы\n\n"
        "- 5 мая 2019 г. – визит мэра Осло;\n"
        "- В целом работу полагаю успешной, прошу поручить подготовить план на 2019–2020 гг.\n\n"
        "Примечание. Написание имен согласовано с отделом протокола 20.11.2018.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert dates(reading) == ["2019-05-05"]
    assert {"Написание", "целом"} <= {word for each in reading.overview for word in each.split()}


def test_line_that_says_to_what_a_document_was_added_is_no_title() -> None:
    text = (
        "Приложение к письму Комитета от 15.09.2018 № 04-12/877\n\n"
        "МАТЕРИАЛЫ О СВЯЗЯХ С НОРВЕГИЕЙ\n\nСобытия\n\n5 мая 2018 г. – визит мэра Осло.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert reading.title == "Материалы о связях с Норвегией"
    assert any("877" in each for each in reading.unused)


def test_country_that_a_title_names_is_that_of_its_region() -> None:
    text = (
        "О контактах с автономным сообществом Валенсия (Испания)\n\nСобытия\n\n"
        "5 мая 2018 г. – выставка в Валенсии.\n"
    )
    reading = understand(read_text(text), TODAY)
    assert (reading.partner, reading.country) == ("Валенсия", "ES")
    assert [(each.place, each.country) for each in reading.events] == [("Валенсия", "ES")]


def test_day_without_its_year_begins_another_event() -> None:
    text = "28.06.2017 – визит делегации в Осло. 30.06 подписан протокол о сотрудничестве."
    assert dates(read("ru", text)) == ["2017-06-28", "2017-06-30"]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("в Ботан. саду", "Ботан. сад"),
        ("в Акад. худ. промыслов", "Акад. худ. промыслов"),
        ("в гимназии № 705", "гимназия № 705"),
    ],
)
def test_place_goes_on_after_a_cut_word(said: str, place: str) -> None:
    assert read("ru", f"12.05.2017 – мастер-класс {said}.").events[0].place == place


def test_who_typed_a_letter_is_no_contact() -> None:
    text = (
        "СПРАВКА О НОРВЕГИИ\n\nСобытия\n\n5 мая 2018 г. – визит мэра.\n\nКонтакты\n\n"
        "КВС: Дюжева Анна Тихоновна, консультант, т. 576-02-31, a.dyuzheva@gov.example\n\n"
        "Нач. отдела      Ю. Г. Перевозчиков\nИсп. А. Т. Дюжева, т. 576-02-31\n"
    )
    reading = understand(read_text(text), TODAY)
    assert [each.name for each in reading.contacts] == ["Дюжева Анна Тихоновна"]
    assert any("Перевозчиков" in each for each in reading.unused)
