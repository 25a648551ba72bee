"""Countries as people name them."""

import pytest

from handlers.finding.countries import find_countries


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
    ],
)
def test_country_is_found_by_name_adjective_and_people(text: str, codes: list[str]) -> None:
    assert [each.code for each in find_countries(text)] == codes
