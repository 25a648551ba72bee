"""Of an event that is clear the sentence is told that has what is asked; never a yes for half."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # A text says so by the way: nothing in a title does.
        ("en", "did the drone show go ahead?", "The drone show was called off"),
        ("ru", "шоу дронов в итоге состоялось?", "Шоу дронов отменили"),
        ("nl", "ging de droneshow door?", "De droneshow ging niet door"),
        (
            "fr",
            "le spectacle de drones a-t-il finalement eu lieu ?",
            "Le spectacle de drones a été",
        ),
        ("en", "admission on cocoa day", "Admission was free."),
        ("en", "judges of the barista contest", "The judges were"),
        ("ru", "почем билеты на кактусы", "Билет стоил 150 рублей."),
        ("nl", "hoeveel poen kostte de muurschildering", "De muurschildering “Jaguar en steur”"),
        ("nl", "Goedenavond, wie won de baristawedstrijd?", "Lev Kokorev"),
        ("en", "wie won the barista contest", "The winner was"),
        ("en", "venue of the barista contest", "Three Beans Coffee School"),
        # A year that is a thing's own is no period.
        ("fr", "en quelle saison le wagon de 1907 a été restauré", "printemps 2012"),
        ("en", "what season was the 1907 tram car restored", "spring 2012"),
        ("ru", "какая клиника наш партнер", "Клиника «Меридиан»"),
        ("en", "which port city works with us", "Saint Petersburg cooperates with two"),
    ],
)
def test_heads_on_mexico(ask_mexico: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_mexico, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("en", "were all the parts of the clock replaced?", "Of its 214 parts 46 were replaced."),
        ("fr", "toutes les pièces de l’horloge ont-elles été remplacées ?", "46 ont été"),
        ("ru", "все ли детали часов заменили?", "заменили 46"),
        ("nl", "zijn alle onderdelen van de klok vervangen?", "werden er 46 vervangen"),
        ("en", "entrance fee for hundred mittens", "admission was free"),
        ("nl", "laatste breigebeurtenis?", "Wantenveiling"),
        ("en", "what was the most expensive pair", "The most expensive pair"),
        ("fr", "énumère ce qui est prévu", "13–15 novembre 2026"),
    ],
)
def test_heads_on_estonia(ask_estonia: Ask, language: str, asked: str, part: str) -> None:
    head = head_of(ask_estonia, asked, language)
    assert part in head
    assert not head.startswith(("Yes", "Oui", "Да", "Ja"))


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "which city won the first regatta", "The Hải Phòng crew won"),
        ("ru", "какой город победил на первой регате", "На дистанции 500 метров победил"),
        ("nl", "heeft petersburg de eerste regatta verloren?", "Over 500 meter won de ploeg"),
        ("nl", "wanneer is het memorandum van de werven verlengd", "15 mei 2018"),
        ("fr", "combien de fois Hải Phòng a gagné la régate", "Sur les quatre régates"),
        ("en", "did the 2020 regatta take place?", "No, cancelled"),
    ],
)
def test_heads_on_vietnam(ask_vietnam: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_vietnam, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("en", "how long did the longest of the heart operations last", "The longest operation"),
        (
            "en",
            "did all the children Olivieri operated on get well?",
            "All the children recovered.",
        ),
        ("ru", "где лежит керн со снежной", "Керн хранится в Институте льда"),
        ("en", "how long is the flight to Rosario", "There are no direct flights"),
        ("en", "was the 2020 milonga cancelled?", "Yes"),
        ("nl", "hoeveel dagen voeren de trolleybussen over zee", "Zij waren 34 dagen op zee."),
        ("nl", "welke provincie werkt met ons samen", "De partners van Sint-Petersburg"),
        (
            "fr",
            "plus de visiteurs aux orchidées ou aux journées de Rosario ?",
            "Journées de Rosario",
        ),
    ],
)
def test_heads_on_argentina(ask_argentina: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_argentina, asked, language).startswith(head)


def test_two_of_a_row_are_compared_by_their_places(ask_hungary: Ask) -> None:
    asked = "plus de spectateurs à la première coupe ou à la deuxième ?"
    assert head_of(ask_hungary, asked, "fr").startswith("Deuxième Coupe")
