"""The sentence of the brief that is nearest, and what must not be said of one."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        # A sentence says how long it takes, whatever the day of the event.
        ("ru", "сколько длится мультик мост спит", "длится 11 минут"),
        ("ru", "на сколько лет продлили соглашение с сегедом в 2021", "на десять лет"),
        # Of an event's sentences that which has what its name has not.
        ("ru", "какой мультфильм взял приз зрителей на нарисованном дунае", "Суп для дракона"),
        # A fact, whatever stands around it.
        ("ru", "венгерских туристов в 2025 сколько было", "18,6 тысячи туристов"),
        ("nl", "afstand petersburg - boedapest", "1550"),
        # The figures of two years in one fact.
        ("ru", "когда товарооборот был выше: в 2024 или в 2025?", "55,3 млн в 2025 году"),
        # French articles are no Dutch lessons.
        ("nl", "wie geeft die lessen hongaars", "lessen Hongaars"),
        # Money counts no people.
        ("ru", "самое многолюдное мероприятие за все время", "Дни Будапешта"),
        # Who has won stands in a role.
        ("en", "who won the contest at the 2025 winter school", "Darya Vetrova"),
    ],
)
def test_what_rules_do_not_know_is_found_in_the_sentences(
    ask_hungary: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_hungary, asked, language)


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        # A sentence that says no is no yes.
        ("fr", "y a un vol direct pour hai phong ?", "il n’y a pas de vols directs"),
        # What somebody else did, in the same sentence.
        (
            "fr",
            "est-ce que denis boukhvostov a parlé des marées à singapour ?",
            "Bùi Công Hoan des",
        ),
        # What is coming up comes to nobody.
        ("en", "anything coming up in december?", "12 December 2026"),
        # The largest by what is counted, of what has taken place.
        ("en", "biggest regatta so far, by number of crews?", "Fourth regatta: 14 crews"),
        # Of two the larger.
        ("ru", "где экипажей было больше, на третьей регате или на четвертой", "14 экипажей"),
        ("fr", "quel équipage a gagné la 3e régate", "Saint-Pétersbourg"),
    ],
)
def test_nothing_is_made_of_words_that_stand_together(
    ask_vietnam: Ask, language: str, asked: str, part: str
) -> None:
    head = head_of(ask_vietnam, asked, language)
    assert part in head
    assert not head.startswith(("Oui", "Yes", "Да"))


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("вырос ли товарооборот", "Больше в 2024 году – 146,3 млн долларов; в 2023 году – 131,8"),
        ("товарооборот", "146,3 млн долларов (2024 г.)"),
        ("как менялся товарооборот", "146,3 млн долларов (2024 г.)"),
    ],
)
def test_newest_fact_comes_first(ask_slovenia: Ask, asked: str, head: str) -> None:
    assert head_of(ask_slovenia, asked).startswith(head)


def test_age_is_not_reckoned_of_people(ask_hungary: Ask) -> None:
    assert "18" not in head_of(ask_hungary, "quel âge a Ferenc Tolnai", "fr")
