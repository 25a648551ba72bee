"""What documents tell, sentence by sentence: the traps that briefs lay."""

from datetime import date

import pytest

from handlers.documents.reading import read_text
from handlers.documents.understanding.structure.directions import (
    Matcher,
    make_direction,
    make_label,
)
from handlers.documents.understanding.understand import understand
from handlers.documents.understanding.words.model import DoubtKind, ReadEvent, Reading

HEAD = "Справка о сотрудничестве Санкт-Петербурга с Бельгией\nна 1 октября 2019 г.\n\nСобытия\n\n"


def read(text: str, head: str = HEAD) -> Reading:
    return understand(read_text(head + text), date(2026, 11, 25))


def only_event(text: str, head: str = HEAD) -> ReadEvent:
    (event,) = read(text, head).events
    return event


def kinds(event: ReadEvent) -> set[DoubtKind]:
    return {doubt.kind for doubt in event.doubts}


@pytest.mark.parametrize(
    "text",
    [
        "Товарооборот в 2018 году составил 41,3 млн евро.",
        "Работа ведется по плану, утвержденному распоряжением от 14.05.2019 № 310.",
        "Действует программа сотрудничества на 2018–2021 годы.",
        "Каждую осень школы города принимают гостей из Гента.",
        "В 2018 году сотрудничество было продолжено.",
        "В 2018 году город посетили 12 тыс. бельгийских туристов.",
        "Соглашение действует до 2025 года.",
    ],
)
def test_what_is_no_event_becomes_none(text: str) -> None:
    reading = read(text)
    assert reading.events == []
    assert reading.facts or reading.overview


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14.05.2019 – визит делегации Гента.", "2019-05-14"),
        ("12 марта 2018 г. стороны подписали программу на 2018–2021 годы.", "2018-03-12"),
        ("12 и 13 ноября 2018 г. прошел семинар.", "2018-11-12/2018-11-13"),
        ("В октябре 2018 года открылась выставка.", "2018-10"),
        ("Концерт хора (Гент, 3 мая 2018 г.).", "2018-05-03"),
    ],
)
def test_event_has_its_own_date_and_no_other(text: str, value: str) -> None:
    assert str(only_event(text).date) == value


@pytest.mark.parametrize(
    ("line", "date", "title"),
    [
        ("14.05.2019 – визит хора «Весна» в Тронхейм", "2019-05-14", "Визит хора «Весна»"),
        ("2019 год – концерт хора в Генте", "2019", "Концерт хора в Генте"),
        ("Визит мэра Осло, 14-16 мая 2019 года", "2019-05-14/2019-05-16", "Визит мэра Осло"),
        ("14 May 2019 – visit of the mayor of Oslo", "2019-05-14", "Visit of the mayor"),
        ("14 mei 2019: bezoek van de burgemeester", "2019-05-14", "Bezoek van de burgemeester"),
        ("14 mai 2019 : visite du maire d'Oslo", "2019-05-14", "Visite du maire"),
    ],
)
def test_line_by_itself_is_an_event_and_no_title(line: str, date: str, title: str) -> None:
    event = only_event(line, head="")
    assert str(event.date) == date
    assert event.title.startswith(title)
    assert event.place in (None, "Тронхейм", "Гент")


def test_chronicle_without_a_title_loses_no_line() -> None:
    reading = read(
        "2019\n14 мая визит мэра Осло\nиюнь – выставка\n2020 год\n3 марта – концерт\n"
        "2021 – семинар\n2022 (план)\nмай – форум",
        head="",
    )
    dates = [str(event.date) for event in reading.events]
    assert dates == ["2019-05-14", "2019-06", "2020-03-03", "2021", "2022-05"]
    assert [event.planned for event in reading.events] == [False] * 4 + [True]


def test_year_of_the_sentence_before_is_lent_with_a_doubt() -> None:
    events = read("3 марта 2018 года прошел семинар. 5 июня состоялся концерт.").events
    assert [str(event.date) for event in events] == ["2018-03-03", "2018-06-05"]
    assert DoubtKind.YEAR_INHERITED in kinds(events[1])


def test_years_in_a_row_are_an_event_each() -> None:
    events = read("Гребцы из Гента приезжали на регату в 2015, 2017 и 2019 годах.").events
    assert [str(event.date) for event in events] == ["2015", "2017", "2019"]


def test_sentence_without_a_date_goes_on_with_the_event() -> None:
    event = only_event("3 марта 2018 года прошел семинар. В нем участвовали 40 компаний.")
    assert "40 компаний" in event.text
    assert event.source.endswith("40 компаний.")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "3 мая 2018 г. прошла встреча с мэром Гента Матиасом Де Клерком.",
            "Матиас Де Клерк",
            "мэр Гента",
        ),
        (
            "3 мая 2018 г. концерт прошел под управлением Йориса Кампмана.",
            "Йорис Кампман",
            None,
        ),
        (
            "3 мая 2018 г. семинар открыла заместитель мэра Анна Ван Дейк.",
            "Анна Ван Дейк",
            "заместитель мэра",
        ),
        (
            "3 мая 2018 г. визит возглавил вице-губернатор А. Б. Иволгин.",
            "А. Б. Иволгин",
            "вице-губернатор",
        ),
        (
            "5 мая 2018 года выступил Дирижёр Марис Янсонс.",
            "Марис Янсонс",
            "Дирижёр",
        ),
    ],
)
def test_person_is_named_in_the_nominative(text: str, name: str, role: str | None) -> None:
    (person,) = only_event(text).people
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    "text",
    [
        "3 мая 2018 г. состоялся III форум.",
        "3 мая 2018 г. прошла лекция «Петр I в Голландии».",
        "3 мая 2018 г. в музее имени Пушкина открылась выставка.",
    ],
)
def test_names_of_things_are_no_people(text: str) -> None:
    assert only_event(text).people == ()


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("3 мая 2018 г. делегация посетила Гент.", "Гент", "BE"),
        ("3 мая 2018 г. в Доме архитектора прошла выставка.", "Дом архитектора", None),
        ("3 мая 2018 г. в Санкт-Петербурге прошла выставка.", "Санкт-Петербург", "RU"),
        ("3 мая 2018 г. прошла встреча с губернатором Санкт-Петербурга.", None, None),
        ("3 мая 2018 г. прошла спартакиада.", None, None),
    ],
)
def test_place_is_where_it_took_place(text: str, place: str | None, country: str | None) -> None:
    event = only_event(text)
    assert (event.place, event.country) == (place, country)


def test_event_elsewhere_carries_a_doubt() -> None:
    event = only_event("3 мая 2018 г. в Швейцарии прошел концерт.")
    assert (event.place, event.country) == ("Швейцария", "CH")
    assert DoubtKind.OTHER_COUNTRY in kinds(event)


def test_plan_is_planned_and_what_was_cancelled_is_left_out() -> None:
    reading = read(
        "На май 2020 года запланированы Дни Гента.\n\nСеминар 3 июня 2019 года отменен.\n"
    )
    (planned,) = reading.events
    assert planned.planned
    assert [event.cancelled for event in reading.cancelled] == [True]


def test_every_sentence_is_somewhere() -> None:
    text = (
        "Гент – город в Бельгии. Связи развиваются.\n\n3 мая 2018 г. прошел семинар. Он удался.\n\n"
        "Контакты\n\nИванов Иван Петрович, главный специалист, тел. 576-00-00\n"
    )
    reading = read(text)
    said = " ".join([*reading.overview, *(event.source for event in reading.events)])
    for sentence in ("Гент – город в Бельгии.", "Связи развиваются.", "Он удался."):
        assert sentence in said
    assert reading.used + reading.background + len(reading.unused) == reading.sentences


def test_titles_fit_a_list() -> None:
    long = "семинар по вопросам " + "очень важной и нужной всем работы " * 8
    event = only_event(f"3 мая 2018 г. в Генте состоялся {long}.")
    assert event.title.startswith("Семинар по вопросам")
    assert len(event.title) <= 110


@pytest.mark.parametrize(
    ("title", "partner", "country"),
    [
        ("Справка о сотрудничестве с Королевством Нидерландов", "Нидерланды", "NL"),
        ("О связях с Республикой Корея", "Республика Корея", "KR"),
        ("Справка о связях с Гамбургом", "Гамбург", "DE"),
        ("О сотрудничестве Санкт-Петербурга с Узбекистаном", "Узбекистан", "UZ"),
    ],
)
def test_partner_is_found_in_any_case(title: str, partner: str, country: str) -> None:
    reading = read("3 мая 2018 г. прошел семинар.\n", f"{title}\n\nСобытия\n\n")
    assert (reading.partner, reading.country) == (partner, country)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On 3 May 2018 a seminar was held in Ghent.", "en"),
        ("Op 3 mei 2018 vond in Gent een seminar plaats.", "nl"),
        ("Le 3 mai 2018, un séminaire a eu lieu à Gand.", "fr"),
        ("3 мая 2018 г. в Генте прошел семинар.", "ru"),
    ],
)
def test_language_is_detected_and_the_event_found(text: str, language: str) -> None:
    reading = read(text, "")
    assert reading.language == language
    assert [str(event.date) for event in reading.events] == ["2018-05-03"]


def test_abbreviated_year_does_not_end_a_sentence_that_has_no_noun_yet() -> None:
    reading = read("- Намечавшиеся на апрель 2018 г. Дни Гента в Санкт-Петербурге отменены.\n")
    assert reading.events == []
    assert [str(event.date) for event in reading.cancelled] == ["2018-04"]
    assert "Дни Гента" in reading.cancelled[0].title


def test_state_of_the_present_is_no_part_of_the_event_before() -> None:
    text = (
        "5 мая 2018 г. в Генте прошел семинар. В городе работает Генеральное консульство "
        "(генеральный консул – Пауль Янсен)."
    )
    reading = read(text)
    assert reading.events[0].people == ()
    assert "Пауль Янсен" in reading.overview[0]


def test_figure_is_the_number_that_is_measured() -> None:
    (fact,) = read("За 9 месяцев 2018 года город посетили 65 тысяч туристов из Бельгии.").facts
    assert fact.value == "65 тысяч"


def test_what_an_office_is_for_keeps_its_case() -> None:
    event = only_event(
        "5 мая 2018 г. семинар открыла заместитель мэра Гента по вопросам труда, торговли и моды "
        "Кристина Янсен."
    )
    assert event.people[0].role == "заместитель мэра Гента по вопросам труда, торговли и моды"


def test_two_offices_of_one_person_stay_together() -> None:
    event = only_event(
        "5 мая 2018 г. состоялся семинар. В нем приняла участие делегация во главе с вице-мэром "
        "Антверпена, президентом Администрации порта Марком Ван Пеелом."
    )
    assert event.people[0].role == "вице-мэр Антверпена, президент Администрации порта"


def test_numeral_of_a_monarch_at_a_sentences_end_has_no_full_stop() -> None:
    event = only_event("5 мая 2018 г. открылась выставка о посещении Гента императором Петром I.")
    assert event.people[0].name == "Петр I"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "12 мая 2018 года по случаю 60-летия установления связей с Гентом в городе прошел бал.",
            ("1958", "1958 – установление связей с Гентом"),
        ),
        (
            "В 2017 году прошел концерт к 150-летию со дня рождения поэта Эмиля Верхарна.",
            ("1867", "1867 – рождение поэта Эмиля Верхарна"),
        ),
        (
            "В 2017 году открылась выставка, посвященная 80-летию III Всемирной Олимпиады.",
            ("1937", "1937 – III Всемирная Олимпиада"),
        ),
        ("В 2017–2018 годах прошли концерты к 60-летию открытия моста.", None),
        ("В 2017 году прошел концерт к 60-летию Гента.", None),
    ],
)
def test_what_is_celebrated_was_in_a_year_of_its_own(
    text: str, fact: tuple[str, str] | None
) -> None:
    found = [each for each in read(text).facts if each.derived]
    assert [(str(each.date), each.text) for each in found] == ([fact] if fact else [])
    assert all(each.doubts for each in found)


def test_relative_clause_tells_of_a_tour_elsewhere() -> None:
    text = "12 мая 2018 года в Генте выступил Театр танца «Терпсихора», "
    here, there = read(text + "который побывал с гастролями в Хельсинки.").events
    assert (str(here.date), here.place) == ("2018-05-12", "Гент")
    assert (str(there.date), there.place) == ("2018", "Хельсинки")
    assert there.title.startswith("Театр танца «Терпсихора»")
    assert kinds(there) >= {DoubtKind.SHARED_SENTENCE, DoubtKind.GUESSED_DATE}
    only_event(text + "который часто бывает с гастролями в Брюгге.")


@pytest.mark.parametrize(
    ("direction", "event", "is_of"),
    [
        ("сотрудничество портов Бельгии и Санкт-Петербурга", "концерт в Санкт-Петербурге", False),
        ("сотрудничество портов Бельгии и Санкт-Петербурга", "семинар портовых служб", True),
        ("сотрудничество с Эрмитажем", "выставка из Эрмитажа", True),
    ],
)
def test_direction_is_told_by_its_matter(direction: str, event: str, is_of: bool) -> None:  # noqa: FBT001
    matcher = Matcher([make_direction(direction, "ru")])
    assert matcher.match(event) == ((0,) if is_of else ())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("сотрудничество в области медицины и биотехнологий", "Медицина и биотехнологии"),
        ("сотрудничество в области мусоропереработки и обращения с отходами", "Мусоропереработка"),
        ("развитие модной индустрии и креативного кластера", "Модная индустрия"),
        ("студенческие и научные обмены", "Студенческие и научные обмены"),
    ],
)
def test_label_of_a_direction_is_of_whole_phrases(text: str, label: str) -> None:
    assert make_label(text, "ru") == label


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("12 мая 2017 г. прошел семинар. На следующий день гости посетили завод.", "2017-05-13"),
        ("12 мая 2017 г. прошел семинар. В январе следующего года прошел концерт.", "2018-01"),
        ("15 мая 2017 г. открыт центр, а 16-го прошла олимпиада.", "2017-05-16"),
        ("С начала 2017 года прошли две встречи – 1 февраля и 8 апреля.", "2017-04-08"),
        ("3 мая 2016 г. прошел бал. 28 мая этого года прошел концерт.", "2019-05-28"),
    ],
)
def test_date_is_told_by_the_event_before_or_by_the_document(text: str, dates: str) -> None:
    event = read(text).events[-1]
    assert str(event.date) == dates
    assert event.doubts


@pytest.mark.parametrize(
    "line",
    [
        "Сведения приведены на 1 октября 2019 г.",
        "Подготовлено отделом стран Европы. По состоянию на 1 октября 2019 г.",
    ],
)
def test_day_of_a_brief_stands_under_its_title(line: str) -> None:
    reading = read("12 мая 2018 г. прошел семинар.", HEAD.replace("на 1 октября 2019 г.", line))
    assert (str(reading.as_of), reading.title) == (
        "2019-10-01",
        "Справка о сотрудничестве Санкт-Петербурга с Бельгией",
    )


def test_contact_with_semicolons_is_one() -> None:
    text = "Contacts\n\nAnna Berg, adviser, City of Ghent. Tel. +32 9 1234567; fax +32 9 1234568; "
    head = "Brief on Ghent\nAs of 1 May 2019\n\n"
    (contact,) = read(text + "a.berg@example.org", head).contacts
    assert (contact.phones, contact.fax) == (("+32 9 1234567",), "+32 9 1234568")
    assert contact.emails == ("a.berg@example.org",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On 3 May 2018 a talk was given by Cllr Anna Berg.", ["Anna Berg"]),
        ("In May 2018 West Riding Brass gave three concerts.", []),
        ("On 3 May 2018 the exhibition opened at the Museum of Applied Arts (designer).", []),
        ("On 3 May 2018 swimmers coached by Tom Ibbot took part in a tournament.", ["Tom Ibbot"]),
    ],
)
def test_people_are_told_from_bodies(text: str, names: list[str]) -> None:
    (event,) = read(text, "Brief on Leeds\nAs of 1 May 2019\n\nEvents\n\n").events
    assert [each.name for each in event.people] == names
