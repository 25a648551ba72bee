"""Since when somebody holds an office, and until when: by the sentence that says so of them."""

import pytest

from tests.handlers.finding.conftest import Ask
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # "Since January", the year is that of the event.
        ("ru", "когда Рябинкина стала председателем комитета", "Ее приняла Е.А. Рябинкина, с янв"),
        ("en", "When was Salim Mbarak elected?", "Wambui Njeri chaired the jury; the festival was"),
        (
            "en",
            "when did Owino step down as mayor of Kisumu?",
            "It was headed by Grace Atieno, who",
        ),
        ("ru", "сколько лет Атиено мэр?", "Ее возглавила Грейс Атиено, сменившая в июле"),
        # Of two offices the one that is asked of, and of two of a name the one who held it.
        ("fr", "depuis quand Riabinkina est-elle vice-gouverneure ?", "Le 22 mai 2024 à Smolny"),
        ("ru", "до какого года Овино был мэром", "Ее возглавила Грейс Атиено, сменившая"),
        # What a sentence calls only "now" has no date.
        ("en", "since when has Peter Owino been head of the weather station", "The brief does not"),
        ("nl", "Tot wanneer was Halima Sharif burgemeester?", "De nota zegt niet tot wanneer."),
        ("ru", "с какого месяца Рябинкина занимает пост вице-губернатора", "22 мая 2024 года"),
        # Who holds the office may be called by the first name alone.
        ("ru", "когда Грейс стала мэром", "Ее возглавила Грейс Атиено, сменившая"),
        ("fr", "depuis quand Grace est-elle maire ?", "Elle était conduite par Grace Atieno"),
    ],
)
def test_heads_on_kenya(ask_kenya: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_kenya, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # "He succeeded …" begins the time of who was named before, and ends the other's.
        ("nl", "Sinds wanneer zit Lavkov op de post van burgemeester?", "Hij volgde in november"),
        ("en", "when did Dragoev leave office", "He succeeded Petko Dragoev in November 2025."),
        # To head a delegation is no office, and nor is to replace an agreement.
        ("en", "how long has Balkandzhieva been mayor", "The brief does not say since when."),
    ],
)
def test_heads_on_bulgaria(ask_bulgaria: Ask, language: str, asked: str, head: str) -> None:
    assert head_of(ask_bulgaria, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "когда мэр Овино приезжал в Петербург"),
        ("en", "When did Mayor Owino sign the agreement?"),
        ("ru", "сколько лет мэру Атиено"),
        ("en", "how old is director Cherotich"),
    ],
)
def test_what_only_names_an_office_asks_of_something_else(
    ask_kenya: Ask, language: str, asked: str
) -> None:
    head = head_of(ask_kenya, asked, language)
    assert "с каких пор" not in head
    assert "since when" not in head
    assert "2022" not in head


def test_the_first_event_that_knows_them_so_stands_below(ask_norway: Ask) -> None:
    told = ask_norway("Depuis quand Eirik Høgmo est-il maire ?", "fr")
    assert told
    assert told.head
    assert not told.is_certain
    assert "27–28 janvier 2026" in told.head.striptags()


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        # That it asks of who was before, or became it, is nothing else that is asked.
        ("fr", "qui était maire de Kisumu avant Mme Atieno ?", "Joshua Owino, maire"),
        ("en", "who was mayor of Kisumu before Atieno?", "Joshua Owino, Mayor"),
        # Of two Owinos it is the mayor.
        ("en", "who became mayor of Kisumu after Owino?", "Grace Atieno, Mayor"),
        ("ru", "кто стал мэром Кисуму после Овино", "Грейс Атиено, мэр"),
    ],
)
def test_who_came_before_or_after_somebody(
    ask_kenya: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_kenya, asked, language).startswith(head)
