"""What is nearest is told with its number; who came first, of which year, how to reach whom."""

import pytest

from handlers.finding.brief.yearly_values import read_yearly_values
from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        # A denial has the sentence with a number beside it.
        ("en", "how much cabbage did they pickle at that kimchi thing", "600 kilograms"),
        ("nl", "hoeveel man had yun bij zich in 2018", "41 mensen"),
        # Who held an office first, not all who did.
        ("ru", "кто был первым генконсулом кореи в питере", "Квон Ён Су"),
        # When it was opened, not of when a figure on it is.
        ("ru", "когда открыли корейский сад", "7 июня 2014"),
        # Tourists are counted, not what they are like.
        ("nl", "hoeveel koreaanse toeristen in 2025", "7400 toeristen"),
        ("nl", "afstand tot busan?", "6900 kilometer"),
        # The only time that a text says, where its date is vague.
        ("nl", "hoe lang duurde het trainingskamp in 2012", "drie weken"),
        ("en", "who designed the korean garden?", "Moon Na-rae"),
        ("fr", "combien de personnes apprenaient le coréen en 2025", "1760 personnes"),
        ("en", "which year had more trade, 2021 or 2025?", "More 2021 – 2,310"),
    ],
)
def test_heads_on_korea(ask_korea: Ask, language: str, asked: str, part: str) -> None:
    assert part in head_of(ask_korea, asked, language)[:160]


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("en", "how old was the oldest guy at those online bouzouki classes", "oldest was 81"),
        ("en", "mayor of thessaloniki now?", "Eleni Vrakou"),
        # A sentence is shown from its number on, not from its last word on.
        ("ru", "сколько народу тушило лес", "22 бойца"),
    ],
)
def test_heads_on_greece(ask_greece: Ask, language: str, asked: str, part: str) -> None:
    assert part in head_of(ask_greece, asked, language)


def test_what_is_nearest_is_announced_once(ask_korea: Ask) -> None:
    assert head_of(ask_korea, "how many vets were with the seals", "en").count("Closest:") == 1


def test_only_the_first_holder_is_told(ask_korea: Ask) -> None:
    assert "Ма Ын" not in head_of(ask_korea, "кто был первым генконсулом кореи в питере", "ru")


@pytest.mark.parametrize(
    ("sentence", "language", "values"),
    [
        ("1,840 million in 2019, 2,310 million in 2021", "en", {"2019": 1840, "2021": 2310}),
        ("в 2019 году 1 840 млн, в 2021 году – 905,5 млн", "ru", {"2019": 1840, "2021": 905.5}),
        ("in 2019 kwamen 1.840 bezoekers, in 2021 905", "nl", {"2019": 1840, "2021": 905}),
        # Two values of one year are of none.
        ("5 in 2019, 6 and 7 in 2021", "en", {}),
        ("12 concerts in 2019", "en", {}),
    ],
)
def test_values_of_years(sentence: str, language: str, values: dict[str, float]) -> None:
    assert read_yearly_values(sentence, language) == values


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("ru", "было что-то в третьих странах?", "Швейцарии"),
        ("en", "was anything called off?", "nothing that was called off"),
        ("nl", "is er iets afgelast", "niets dat is afgelast"),
    ],
)
def test_what_did_not_go_the_usual_way(
    ask_belgium: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_belgium, asked, language)


def test_what_was_called_off_is_told(ask_hungary: Ask) -> None:
    head = head_of(ask_hungary, "что-нибудь отменяли?", "ru")
    assert head.startswith("Да")


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        # A mission is a delegation, though only a text has that word.
        ("ru", "когда последний раз была делегация из Антверпена", "25–28 апреля 2018"),
        ("en", "When was the last delegation from Antwerp?", "25–28 April 2018"),
        ("nl", "Wanneer kwam de laatste delegatie uit Antwerpen?", "25–28 april 2018"),
        ("fr", "Quand est venue la dernière délégation d’Anvers ?", "25–28 avril 2018"),
        ("ru", "когда была первая делегация из Антверпена", "19 ноября 2015"),
        # Who opened it, no text says.
        ("ru", "кто открыл выставку Фабра?", "Прямо об этом не сказано. Ближе всего:"),
        ("en", "Who opened the Fabre exhibition?", "Not said directly. Closest:"),
    ],
)
def test_heads_on_belgium(ask_belgium: Ask, language: str, asked: str, part: str) -> None:
    assert part in head_of(ask_belgium, asked, language)[:160]


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "когда приезжал консул?"),
        ("en", "When did the consul come?"),
        ("fr", "Quand le consul de Belgique est-il venu ?"),
    ],
)
def test_consul_is_no_consulate(ask_belgium: Ask, language: str, asked: str) -> None:
    assert "1997" not in head_of(ask_belgium, asked, language)


@pytest.mark.parametrize(
    ("language", "asked"),
    [("ru", "кто открыл соляную комнату"), ("nl", "wie opende de zoutkamer?")],
)
def test_who_was_at_an_opening_may_have_opened_it(
    ask_romania: Ask, language: str, asked: str
) -> None:
    assert head_of(ask_romania, asked, language).startswith(("Мирела Пэун", "Mirela P"))


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "кто открыл выставку «Лист из озера»?"),
        ("nl", "wie opende de tentoonstelling Blad uit het meer?"),
        ("fr", "qui a ouvert l’exposition « Feuille du lac » ?"),
    ],
)
def test_artist_is_not_who_opened_an_exhibition(ask_kenya: Ask, language: str, asked: str) -> None:
    assert head_of(ask_kenya, asked, language).startswith(("Прямо", "Zo staat", "La note ne"))


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "кто рулит метеостанцией Кисуму", "Питер Овино, начальник"),
        ("fr", "qui gère le musée de la pierre ?", "Ilia Kostine, directeur"),
        ("nl", "wie runt het weerstation?", "Peter Owino, hoofd"),
    ],
)
def test_who_is_said_in_other_words_to_head_a_body(
    ask_kenya: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_kenya, asked, language).startswith(head)
