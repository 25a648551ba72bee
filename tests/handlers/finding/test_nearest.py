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
