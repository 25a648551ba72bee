"""Countries as people name them."""

from pathlib import Path

import pymorphy3
import pytest

from handlers.finding.brief.countries import find_countries
from handlers.finding.brief.nationalities import countries_of
from handlers.texts import LOCALES
from storage.words import fold
from storage.yaml_loader import load_yaml

NATIONALITIES: dict[str, dict[str, str]] = load_yaml(
    Path(__file__).with_name("nationalities.yaml").read_text("utf-8")
)
WANTED = 0.9
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("что с Китаем", ["CN"]),
        ("а у немцев какие направления", ["DE"]),
        ("финны приезжали?", ["FI"]),
        ("сравни Бельгию и Германию", ["BE", "DE"]),
        ("в Грузии", ["GE"]),
        ("german week", ["DE"]),
        ("de Duitsers in Sint-Petersburg", ["DE"]),
        ("avec les Allemands", ["DE"]),
        ("концерт в Антверпене", []),
        ("перевозка грузов", []),
        ("чадо и чашка", []),
        ("кто занимается Латинской Америкой", []),
        ("who deals with Latin America", []),
        ("qui s'occupe de l'Amérique latine", []),
        ("wie werkt met Zuid-Amerika", []),
        ("поездка в Америку", ["US"]),
        ("события с США", ["US"]),
        ("about Turkey", ["TR"]),
        ("North Korea", ["KP"]),
        ("чилийские гости", ["CL"]),
        ("délégation chilienne", ["CL"]),
        ("Sloveense delegatie", ["SI"]),
        ("the Vietnamese delegation", ["VN"]),
    ],
)
def test_country_is_found_by_name_adjective_and_people(text: str, codes: list[str]) -> None:
    assert [each.code for each in find_countries(text)] == codes


@pytest.mark.parametrize("language", ["ru", "en", "nl", "fr"])
def test_adjectives_and_people_of_all_the_world_are_known(language: str) -> None:
    asked = [
        (code, word)
        for code, words in NATIONALITIES.items()
        for word in words[language].replace("-", " ").split("|")
    ]
    wrong = [
        word for code, word in asked if code not in [each.code for each in find_countries(word)]
    ]
    assert 1 - len(wrong) / len(asked) >= WANTED, wrong


def test_one_word_names_are_known_in_every_russian_case() -> None:
    morphology = pymorphy3.MorphAnalyzer()
    asked, wrong = 0, []
    for code in NATIONALITIES:
        name = str(LOCALES["ru"].territories[code])
        if " " in name or "-" in name:
            continue
        parsed = morphology.parse(name)
        noun = next((each for each in parsed if "NOUN" in each.tag), parsed[0])
        for form in filter(None, (noun.inflect({case}) for case in CASES)):
            asked += 1
            if code not in [each.code for each in find_countries(form.word)]:
                wrong.append(form.word)
    assert 1 - len(wrong) / asked >= WANTED, wrong


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("ливанский", {"LB"}),
        ("ливийский", {"LY"}),
        ("нигерийский", {"NG"}),
        ("hongaarse", {"HU"}),
        ("indonésien", {"ID"}),
        ("перец", set()),
        ("кубики", set()),
        ("lets", set()),
        ("servers", set()),
        ("george", set()),
    ],
)
def test_people_are_of_the_longest_name_and_other_words_of_none(word: str, codes: set[str]) -> None:
    assert countries_of(fold(word)) == codes


@pytest.mark.parametrize(
    ("written", "code"),
    [("с турками", "TR"), ("датчанами", "DK"), ("у чехов", "CZ"), ("чехами", "CZ")],
)
def test_people_are_known_in_every_case(written: str, code: str) -> None:
    assert [each.code for each in find_countries(written)] == [code]


def test_names_of_countries_that_do_not_decline_are_kept() -> None:
    assert [each.code for each in find_countries("с Чили и Мали")] == ["CL", "ML"]
