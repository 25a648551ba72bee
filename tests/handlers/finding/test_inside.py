"""Of a thing in an event's text its sentence is told, not where, when or how long the event was."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "куда перенесли концерт", "Из-за ливня концерт на набережной перенесли в ратушу"),
        ("en", "Where did the robot of the Cogwheel get stuck?", "The robot of Lukas Feigl’s"),
        ("fr", "Où le concert a-t-il été déplacé ?", "À cause d"),
        ("nl", "Waarheen werd het concert verplaatst?", "Door een stortbui"),
        ("en", "How long did the deciding game take?", "On twelve boards the hosts won 13–11"),
        ("en", "who baked the best bread", "The jury judged the rye bread with caraway"),
        # Of so many only a part is meant: the sentence says which.
        ("nl", "Hoeveel putten moesten worden gesloten?", "Van de 212 putten moesten er 39 dicht"),
        # What names the event is asked of the event.
        ("ru", "где был день хлеба", "Площадь Мельников, Санкт-Петербург"),
        ("en", "when was the conference Tram and City", "September 2017"),
        ("nl", "hoe lang duurde de expeditie op de Donau", "8–19 juli 2019"),
    ],
)
def test_heads_on_austria(ask_austria: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_austria, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "Where did the prize money go?", "Vadim Okunev presented it; the makers"),
        ("ru", "куда отдали капусту", "Об этом в справке ничего нет: «отдали». Ближе всего: Под"),
        ("fr", "Qui a goûté le kimchi en premier ?", "Parmi les 1200 invités"),
        # A day is not how long a cartoon is.
        ("nl", "Hoe lang duurt de tekenfilm De tijger en de spiering?", "18 februari 2017; de"),
    ],
)
def test_heads_on_korea(ask_korea: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_korea, asked, language).startswith(head)


def test_a_sentence_without_a_place_is_only_the_closest(ask_austria: Ask) -> None:
    told = ask_austria("когда треснула отливка", "ru")
    assert told
    assert told.head
    assert not told.is_certain
    assert "Ближе всего: Первая отливка треснула" in told.head.striptags()


def test_who_a_sentence_calls_only_he_is_told_before_it(ask_hungary: Ask) -> None:
    assert "Агнеш Шомлаи" in head_of(ask_hungary, "кто принимал врачей в купальне")


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # A sentence ends after a short word, too: «… третий Кубок двух рек.»
        ("ru", "где остался кубок после ничьей", "Финал завершился вничью"),
        ("ru", "откуда судья первого кубка", "Судила Зузана Кубикова из Братиславы"),
    ],
)
def test_heads_on_hungary(ask_hungary: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_hungary, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "name"),
    [
        ("en", "who taught the women of Dunga to make paper?", "Vera Kamysheva"),
        ("ru", "кто научил женщин Дунги делать бумагу", "В.Н. Камышева"),
    ],
)
def test_who_did_it_is_shown_with_the_deed(
    ask_kenya: Ask, language: str, asked: str, name: str
) -> None:
    assert name in head_of(ask_kenya, asked, language)[:60]


def test_who_signed_is_shown_though_named_before_that(ask_indonesia: Ask) -> None:
    head = head_of(ask_indonesia, "Qui a signé pour Makassar en 2018 ?", "fr")
    assert "Andi Palewagau" in head[:160]
