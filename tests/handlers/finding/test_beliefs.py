"""A yes, an office, a place or a number is told only where a sentence or a role says just that."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of

_YES = ("Yes", "Да", "Ja", "Oui")


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("ru", "паромную линию открыли?", "обсуждали открытие паромной линии"),
        ("en", "Did they open a ferry line?", "They discussed the opening of a ferry line"),
        ("nl", "Is de veerverbinding geopend?", "veer"),
    ],
)
def test_what_was_only_spoken_of_is_no_yes(
    ask_latvia: Ask, language: str, asked: str, part: str
) -> None:
    head = head_of(ask_latvia, asked, language)
    assert part in head
    assert not head.startswith(_YES)


def test_bridges_of_which_somebody_spoke_are_not_lit(ask_portugal: Ask) -> None:
    assert head_of(ask_portugal, "подсветку мостов сделали?") == "Обсуждали подсветку мостов."


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("ru", "новый договор садов подписали?", "день подписания еще не выбран"),
        ("en", "Has the new treaty of the gardens been signed?", "no date has been set"),
        ("fr", "Le nouveau contrat des jardins est-il signé ?", "contrat des jardins"),
    ],
)
def test_an_agreement_that_is_being_prepared_is_not_signed(
    ask_argentina: Ask, ask_austria: Ask, language: str, asked: str, part: str
) -> None:
    head = head_of(ask_argentina if language == "ru" else ask_austria, asked, language)
    assert part in head
    assert not head.startswith(_YES)


def test_an_agreement_that_was_signed_still_is(ask_hungary: Ask) -> None:
    assert head_of(ask_hungary, "Was the zoo memorandum signed?", "en").startswith("Yes")
    told = head_of(ask_hungary, "новый меморандум зоопарков подписан?")
    assert "срок его подписания не назначен" in told


def test_what_is_decided_is_told_by_the_sentence(ask_vietnam: Ask) -> None:
    assert head_of(ask_vietnam, "решили по рейсу?") == "Решение не принято."
    assert head_of(ask_vietnam, "переговоры о рейсе были?").startswith("Да")


def test_since_when_is_not_told_by_an_event_of_then(ask: Ask, ask_belgium: Ask) -> None:
    assert "1957" in head_of(ask, "Has Hamburg been a partner city since 2007?", "en")
    assert "1958" in head_of(ask_belgium, "Is Antwerpen sinds 1990 een zusterstad?", "nl")


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "кто такой дао куанг тхинь", "председатель Хайфонского общества дружбы"),
        ("ru", "верещака сейчас кто", "вице-губернатор Санкт-Петербурга (27–31 мая 2023 г.)"),
        (
            "nl",
            "wie was in 2012 voorzitter van het comité voor externe betrekkingen",
            "externe betrekkingen (12–14 september 2012)",
        ),
    ],
)
def test_a_role_is_told_with_the_date_of_its_own_event(
    ask_vietnam: Ask, language: str, asked: str, head: str
) -> None:
    assert head in head_of(ask_vietnam, asked, language)


def test_who_still_holds_an_office_is_told_by_who_has_it_last(ask: Ask, ask_greece: Ask) -> None:
    told = head_of(ask, "Is Scholz still mayor of Hamburg?", "en")
    assert told.endswith("As of 1 September 2017: Olaf Scholz, First Mayor of Hamburg")
    chair = head_of(ask_greece, "Шумилин все еще председатель комитета?")
    assert chair.index("Тарханова") < chair.index("Шумилин")


def test_who_held_an_office_before_a_year_without_one_is_nearest(ask: Ask) -> None:
    told = head_of(ask, "кто был мэром гамбурга в 2010")
    assert told.startswith("Об этом в 2010 году ничего нет.")
    assert "Оле фон Бойст" in told
