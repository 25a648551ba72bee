"""What was asked first of a brief that nobody knew: the kinds of questions that had failed."""

import pytest

from handlers.finding.brief.knowledge import Knowledge
from storage.models import Thing
from tests.handlers.finding.conftest import Ask, read
from tests.handlers.finding.test_answers import head_of


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "выиграл ли Каир у Ленинграда в 1962 году", "Ленинград победил"),
        ("en", "did cairo win the 1962 chess match?", "Leningrad won"),
        ("fr", "le caire a-t-il battu leningrad aux échecs", "Léningrad a gagné"),
    ],
)
def test_who_has_won_is_told_without_a_yes(
    ask_egypt: Ask, language: str, asked: str, head: str
) -> None:
    told = head_of(ask_egypt, asked, language)
    assert head in told
    assert not told.startswith(("Да", "Yes", "Oui"))


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("ru", "какой спектакль сверчок показывал в каире", "Медный кувшин"),
        ("en", "which play did the Cricket theatre bring to Cairo in the seventies", "Copper Jug"),
        ("ru", "с каким счетом ленинград выиграл у каира в шахматы", "5:3"),
        ("ru", "как назывались хоры которые пели на дне александрии", "шесть хоров"),
    ],
)
def test_which_is_answered_with_the_sentence_that_has_it(
    ask_egypt: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_egypt, asked, language)


def test_over_an_event_that_is_itself_asked_for_stands_nothing(ask_egypt: Ask) -> None:
    answered = ask_egypt("какая выставка была в городском архиве")
    assert answered
    assert answered.head is None or "показывали" not in answered.head


@pytest.mark.parametrize(
    ("language", "asked", "part"),
    [
        ("ru", "что такое Нильский фонарь", "каирский театр"),
        ("ru", "белая ладья это что", "турнире"),
        ("en", "what is the White Rook", "tournament"),
        ("nl", "wat is de Witte Toren", "Port Said"),
        ("fr", "c'est quoi La Tour blanche", "Port-Saïd"),
    ],
)
def test_what_is_tells_in_a_line_what_it_is(
    ask_egypt: Ask, language: str, asked: str, part: str
) -> None:
    assert part in head_of(ask_egypt, asked, language)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        (
            "ru",
            "какая выставка длилась дольше - Сто литер или Письма с Нила?",
            "«Письма с Нила»: около",
        ),
        (
            "en",
            "what lasted longer, Letters from the Nile or A Hundred Letters",
            "Exhibition “Letters",
        ),
        (
            "ru",
            "где было больше специалистов в асуане в 2010 или в исмаилии в 2023",
            "Конференция в Исмаилии: 60",
        ),
        ("ru", "где было больше событий в каире или в александрии", "Каир – "),
    ],
)
def test_the_greater_of_two_comes_first(
    ask_egypt: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_egypt, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "сколько машинистов не сдали экзамен", "Экзамен сдали все, кроме двоих."),
        ("en", "how many choirs sang at alexandria day", "six choirs – "),
        ("nl", "hoeveel rozenstruiken zijn er geplant", "300 Egyptische rozenstruiken – "),
        ("ru", "сколько всадников, ой лошадей осмотрели в луксоре", "140 упряжных лошадей – "),
    ],
)
def test_number_is_of_what_was_asked_beside_it(
    ask_egypt: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_egypt, asked, language).startswith(head)


def test_they_are_those_of_whom_the_title_speaks(ask_egypt: Ask) -> None:
    answered = ask_egypt("сколько их было", about=(Thing("event", _event(ask_egypt)),))
    assert answered
    assert answered.head
    assert answered.head.striptags().startswith("24 машиниста")


def _event(ask_egypt: Ask) -> int:
    answered = ask_egypt("когда была стажировка каирских машинистов")
    assert answered
    return answered.events[0]


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "кто подписал соглашение метро", "Хатем Кульзуми, главный инженер"),
        ("ru", "где подписали соглашение о машинистах", "Каир – "),
        ("ru", "протокол с Александрией сегодня еще действует?", "Нет, срок действия истёк: 18"),
        ("ru", "протокол с Александрией еще в силе?", "Нет, срок действия истёк: 18 апреля 2022"),
        ("en", "is the protocol with Alexandria still valid", "No, it was valid until: 18 April"),
        (
            "nl",
            "geldt het protocol met Alexandrië nog?",
            "Nee, de geldigheid is verlopen: 18 april",
        ),
        (
            "fr",
            "le protocole avec Alexandrie est-il en vigueur ?",
            "Non, la validité a pris fin : 18",
        ),
        ("nl", "tot wanneer geldt het protocol met Alexandrië", "Was geldig tot: 18 april 2022"),
        ("ru", "на какой срок подписан договор о ветеринарах", "Договор заключен бессрочно. – Д"),
        (
            "en",
            "is the agreement on metro drivers still in force?",
            "Yes: valid until: 11 February 2028",
        ),
        ("ru", "какие документы подписаны", "Протокол о сотрудничестве Санкт-Петербурга и Алекс"),
        ("en", "what papers were signed", "Protocol on the cooperation of Saint Petersburg and"),
    ],
)
def test_agreement_says_who_signed_it_where_and_until_when(
    ask_egypt: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_egypt, asked, language).startswith(head)


def test_office_is_held_as_its_name_in_the_language_says(ask_egypt: Ask) -> None:
    # The chairwoman is a president in Dutch and French.
    answered = ask_egypt("кто президент египта")
    assert answered
    assert (answered.is_certain, answered.events) == (False, ())


def test_what_else_somebody_was_at(ask_egypt: Ask) -> None:
    shown = ask_egypt("сеанс мунаджи когда")
    assert shown
    about = (Thing("event", shown.events[0]),)
    told = head_of(ask_egypt, "где еще он участвовал", about=about)
    assert told.startswith("Фарид Мунаджи: весна 2008 г.")


@pytest.mark.parametrize(
    ("language", "asked", "kept"),
    [
        (
            "en",
            "I interpret for a delegation tomorrow, which play was in Cairo in the seventies",
            "play",
        ),
        ("nl", "ik ben student en zoek het aantal rozenstruiken in de tuin", "rozenstruiken"),
        ("fr", "je suis journaliste, quand a eu lieu le tournoi", "tournoi"),
    ],
)
def test_what_one_says_of_oneself_is_not_asked(
    egyptian: Knowledge, language: str, asked: str, kept: str
) -> None:
    frame = read(egyptian, asked, language)
    words = [each.word for each in frame.terms]
    assert kept in words
    assert not {"delegation", "student", "journaliste", "interpret"}.intersection(words)
    assert all("2026" not in str(each) for each in frame.values)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("nl", "waar zijn de rozen geplant"),
        ("en", "where were the roses planted"),
    ],
)
def test_word_of_the_language_is_no_misspelling_of_another(
    egyptian: Knowledge, language: str, asked: str
) -> None:
    assert read(egyptian, asked, language).asks == ("where",)


def test_who_understands_nothing_compares_nothing(egyptian: Knowledge) -> None:
    assert read(egyptian, "je ne comprends rien", "fr").asks == ()


def test_question_word_may_be_written_together_with_its_verb(egyptian: Knowledge) -> None:
    assert read(egyptian, "ктобыл во главе труппы").asks == ("who",)
    assert [each.word for each in read(egyptian, "water in aswan", "en").terms][:1] == ["water"]


@pytest.mark.parametrize(
    ("language", "asked", "names"),
    [
        ("ru", "какие театры участвовали", "Театр кукол «Сверчок»; Театр кукол «Нильский фонарь»"),
        ("ru", "какие музеи участвовали", "Музей наборного дела"),
        ("en", "which theatres took part", "Cricket Puppet Theatre; "),
        ("nl", "welke archieven deden mee", "Stadsarchief"),
        ("fr", "quels théâtres ont participé", "Théâtre de marionnettes"),
    ],
)
def test_all_of_a_kind_are_named(ask_egypt: Ask, language: str, asked: str, names: str) -> None:
    assert names in head_of(ask_egypt, asked, language)


def test_all_of_a_kind_are_those_that_have_the_rest_of_the_question(ask_egypt: Ask) -> None:
    told = head_of(ask_egypt, "какие организации занимаются метро")
    assert "метрополитен" in told
    assert "Сверчок" not in told


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("ru", "с какими городами Египта идёт работа"),
        ("en", "which cities do you work with"),
        ("fr", "quelles villes égyptiennes"),
    ],
)
def test_cities_are_the_partners(ask_egypt: Ask, language: str, asked: str) -> None:
    told = head_of(ask_egypt, asked, language)
    assert {"ru": "Каир", "en": "Cairo", "fr": "Le Caire"}[language] in told
    assert not any(each in told for each in ("Петербург", "Petersburg", "Pétersbourg")), told


@pytest.mark.parametrize(
    ("language", "asked", "head"),
    [
        ("ru", "нужна ли виза в сербию", "Граждане двух стран совершают поездки без виз"),
        ("en", "do I need a visa for serbia", "Citizens of the two countries travel without visas"),
        (
            "nl",
            "heb je een visum nodig voor servië",
            "Burgers van beide landen reizen zonder visum",
        ),
        ("ru", "безвизовый режим есть?", "Граждане двух стран совершают поездки без виз"),
    ],
)
def test_what_hardly_any_brief_speaks_of_is_told_where_one_does(
    ask_serbia: Ask, language: str, asked: str, head: str
) -> None:
    assert head_of(ask_serbia, asked, language).startswith(head)


@pytest.mark.parametrize(
    ("language", "asked"),
    [("ru", "нужна ли виза в египет"), ("fr", "faut-il un visa"), ("en", "do I need a passport")],
)
def test_elsewhere_it_is_not_said(ask_egypt: Ask, language: str, asked: str) -> None:
    answered = ask_egypt(asked, language)
    assert not answered or (answered.is_certain, answered.events) == (False, ())
