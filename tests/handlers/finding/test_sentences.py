"""Sentences, and the quantities in them."""

import pytest

from handlers.finding.sentences import find_quantities, split_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Один. Два.", 2),
        ("Приехал губернатор Г.С. Полтавченко. Его встретили.", 2),
        ("Было 74 чел. В рамках миссии прошли семинары.", 1),
        ("Концерт дирижера В.А. Гергиева в г. Антверпене.", 1),
        ("Mr. Brown came. He left!", 2),
    ],
)
def test_initials_and_abbreviations_end_no_sentence(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Число участников миссии – 74 чел.", ["74 чел."]),
        ("Собрались более 270 гостей.", ["более 270 гостей"]),
        ("Создано около 30 совместных предприятий.", ["около 30 совместных предприятий"]),
        ("Перевезли 1 200 тыс. тонн.", ["1 200 тыс. тонн."]),
        (
            "More than 250 guests came, 3.5 million euros.",
            ["More than 250 guests", "3.5 million euros"],
        ),
        ("Протокол № 12/4 подписан.", []),
    ],
)
def test_quantity_is_told_as_it_stands(text: str, written: list[str]) -> None:
    assert [each.written for each in find_quantities(text)] == written
