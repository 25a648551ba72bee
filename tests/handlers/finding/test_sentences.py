"""Sentences, and the quantities in them."""

import pytest

from handlers.finding.brief.sentences import begin_near, find_quantities, split_sentences


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
    assert [each.written for each in find_quantities(text, "en")] == written


@pytest.mark.parametrize(
    ("language", "text", "number", "written"),
    [
        ("ru", "Примут участие шесть команд.", "6", "шесть команд"),
        (
            "ru",
            "Пришли более двухсот пятидесяти школьников.",
            "250",
            "более двухсот пятидесяти школьников",
        ),
        ("en", "Twenty-five guests came.", "25", "Twenty-five guests"),
        ("en", "A dozen engineers met.", "12", "dozen engineers"),
        ("nl", "Er zongen zesendertig koren.", "36", "zesendertig koren"),
        ("fr", "Une vingtaine d’élèves sont venus.", "20", "vingtaine d’élèves"),
        ("fr", "Quatre-vingt-dix musiciens.", "90", "Quatre-vingt-dix musiciens"),
    ],
)
def test_number_in_words_is_a_quantity(language: str, text: str, number: str, written: str) -> None:
    (found,) = find_quantities(text, language)
    assert (found.number, found.written, found.in_words) == (number, written, True)


def test_number_in_words_of_another_language_is_none() -> None:
    assert find_quantities("Onze stad.", "nl") == ()


def test_what_matters_at_the_end_of_a_long_sentence_is_not_pushed_out_of_sight() -> None:
    sentence = "word " * 40 + "and won the prize."
    near = begin_near(sentence, sentence.index("won"))
    assert near.startswith("… ")
    assert near.endswith("won the prize.")
    assert begin_near("They won.", 5) == "They won."
