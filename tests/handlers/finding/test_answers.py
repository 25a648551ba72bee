"""Who, how many, which agreement, where: the first lines and what stands behind them."""

import pytest

from handlers.finding.brief.knowledge import Knowledge
from storage.models import Contact, Thing
from tests.handlers.finding.conftest import Ask


def head_of(ask: Ask, text: str, language: str = "ru", about: tuple[Thing, ...] = ()) -> str:
    answered = ask(text, language, about)
    assert answered
    assert answered.head
    return answered.head.striptags()


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("кто такой хильберт", "Дирк Хильберт, обер-бургомистр Дрездена"),
        ("первый бургомистр гамбурга в 2007", "Оле фон Бойст, Первый бургомистр"),
        # The last first, each at its own time: nobody was mayor of 1957 in 2021.
        ("кто мэр гамбурга", "Олаф Шольц, Первый бургомистр Гамбурга (1 сентября 2017 г.)"),
        ("кто такой зивекинг", "Курт Зивекинг, бургомистр Гамбурга, принял приглашение (июнь 1957"),
        ("кто сейчас губернатор", "В справке не сказано, кто это сейчас."),
        ("с кем встречался хильберт", "Г.С. Полтавченко"),
        ("кто директор мариинского театра", "Об этом в справке ничего нет"),
        ("какие художники были на выставках недели гамбурга", "Всего этого вместе в справке нет."),
    ],
)
def test_person_is_found_by_name_or_office(ask: Ask, asked: str, head: str) -> None:
    assert head_of(ask, asked).startswith(head)


def test_person_who_is_not_in_the_brief_is_nobody(ask: Ask) -> None:
    answered = ask("кто такой Сидоров")
    assert answered
    assert (answered.is_certain, answered.events) == (False, ())


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("сколько направлений", "6 направлений"),
        ("сколько соглашений", "3 соглашения"),
        ("сколько было выставок", "3 выставки"),
        ("сколько учителей ездило в дрезден", "26 учителей – "),
        ("какой численностью была делегация губернатора в гамбург", "50 человек – "),
        ("сколько студентов было на балу", "В справке не сказано, сколько: «студентов»."),
    ],
)
def test_number_is_of_what_is_counted(ask: Ask, asked: str, head: str) -> None:
    assert head_of(ask, asked).startswith(head)


def test_where_the_text_is_not_translated_its_only_number_is_told(ask: Ask) -> None:
    assert "26 " in head_of(ask, "combien d'enseignants sont allés à Dresde", "fr")


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("когда подписан протокол", "сентябрь 2015 г. – Протокол о развитии"),
        ("до какого года действует программа", "Срок действия истёк: 2021 г. – Программа"),
        ("кто подписал соглашение с росморпортом", "«Хафен Гамбург Маркетинг» и Росморпорт – "),
        ("действует ли протокол", "Дата окончания в справке не указана (по состоянию на "),
        ("какой номер у протокола", "Прямо об этом не сказано. Ближе всего: Протокол"),
    ],
)
def test_agreement_says_what_is_asked_of_it(ask: Ask, asked: str, head: str) -> None:
    assert head_of(ask, asked).startswith(head)


def test_agreement_that_was_shown_is_the_one_that_is_asked_about(
    ask: Ask, german: tuple[Knowledge, list[Contact]]
) -> None:
    protocol, ports, _ = german[0].content.agreements
    about = (Thing("agreement", ports.id),)
    assert head_of(ask, "а когда?", about=about).startswith("18 сентября 2013 г. – Соглашение")
    answered = ask("а когда?", about=about)
    assert answered
    assert (answered.agreements, answered.section) == ((ports.id,), "agreements")
    both = (Thing("agreement", protocol.id), *about)
    assert head_of(ask, "сколько их", about=both) == "3 соглашения"


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("в каких городах германии были события", "События по местам: Гамбург – "),
        ("в каких странах были события", "События по местам: Россия – "),
    ],
)
def test_places_are_counted_the_commonest_first(ask: Ask, asked: str, head: str) -> None:
    assert head_of(ask, asked).startswith(head)


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("приезжал ли дрезден на 18-ю неделю германии", "В справке не сказано, состоялось ли это."),
        ("выступал ли кройцхор в капелле", "Да: 6 сентября 2016 г."),
        ("выступал ли кройцхор в гамбурге", "Всего этого вместе в справке нет."),
    ],
)
def test_yes_is_only_what_the_brief_plainly_says(ask: Ask, asked: str, head: str) -> None:
    assert head_of(ask, asked).startswith(head)
