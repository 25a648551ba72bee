"""What was not read of a date is told, whatever it is and wherever it stands in a question."""

from datetime import date

import pytest

from handlers.dates import Context, Doubt, Found, Reading, read_dates
from handlers.dates.words.lexicon import Kind, load_lexicon

TODAY = date(2026, 11, 27)
ANYWHERE = (
    *(Kind.MONTH, Kind.SEASON, Kind.WEEKDAY, Kind.OF_MONTH, Kind.UNIT, Kind.PART, Kind.DECADE),
    *(Kind.RELATION, Kind.AGO, Kind.DAY, Kind.ORDINAL, Kind.HUNDRED, Kind.COMPARED, Kind.EVERY),
    *(Kind.LAST_BUT_ONE, Kind.OF_TWO_YEARS, Kind.SCHOOL_YEAR, Kind.THIS_TIME),
)
BESIDE = (Kind.FROM, Kind.UNTIL, Kind.BEFORE, Kind.AFTER, Kind.BETWEEN, Kind.UNCERTAIN)
OTHERWISE = (Kind.CHAT, Kind.PREP)


def words_of(*kinds: Kind) -> list[str]:
    folded = load_lexicon().folded.items()
    said = (word for word, known in folded if not known.keys().isdisjoint(kinds))
    return [
        word
        for word in said
        if (known := load_lexicon().look_up(word)).keys().isdisjoint(OTHERWISE)
        and known.get(Kind.WEAK) != "often"
    ]


def read(text: str, language: str, context: Context = Context.QUESTION) -> Reading:
    return read_dates(text, TODAY, context, (language,))


def is_told(reading: Reading, text: str, word: str) -> bool:
    """Whether each date is doubted, or the word is in one, or a problem is told."""
    at = text.index(word)

    def has(found: Found) -> bool:
        return found.span.start <= at < found.span.end or Doubt.BESIDE in found.doubts

    return bool(reading.problems) or any(map(has, reading.values)) or not reading.values


@pytest.mark.parametrize(("language", "noun"), [("ru", "выставка"), ("en", "exhibition")])
def test_a_word_of_time_far_from_a_date_is_told(language: str, noun: str) -> None:
    silent = []
    for word in words_of(*ANYWHERE):
        text = f"{noun} 05.04.2018 zzz zzz zzz zzz zzz zzz {word} zzz"
        if not is_told(read(text, language), text, word):
            silent.append(word)
    assert silent == []


@pytest.mark.parametrize("between", ["", " и", " zzz", ","])
def test_what_leads_to_a_date_and_was_not_read_is_told(between: str) -> None:
    silent = []
    for word in words_of(*BESIDE):
        text = f"zzz {word}{between} 2018"
        reading = read(text, "ru")
        if between != " zzz" and not is_told(reading, text, word):
            silent.append(word)
    assert silent == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The house was built before and in 1912.", "en", True),
        ("In 2018 twelve events took place.", "en", False),
        ("С 10.00 до 18.00 5 мая 2025 г. работала выставка.", "ru", False),
        ("Обмен шёл с 2011 по 2019 год, за исключением 2014-го.", "ru", True),
        ("Aankomst: 12/5, vertrek: 15/5/2025", "nl", True),
        ("De vergadering van 15/5/2025", "nl", False),
    ],
)
def test_a_document_tells_what_leads_to_a_date(text: str, language: str, told: bool) -> None:  # noqa: FBT001
    reading = read(text, language, Context.DOCUMENT)
    assert any(Doubt.BESIDE in found.doubts for found in reading.values) is told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("до войны 1941", "ru", True),
        ("after the long war 1918", "en", True),
        ("после обеда 12 мая 2025", "ru", False),
        ("what happened in 1918", "en", False),
    ],
)
def test_a_question_tells_what_leads_to_a_date_from_afar(
    text: str,
    language: str,
    told: bool,  # noqa: FBT001
) -> None:
    assert any(Doubt.BESIDE in found.doubts for found in read(text, language).values) is told


IN_DOCUMENT = (Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.AGO)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_document_tells_every_word_of_time_that_no_date_of_its_sentence_took(
    language: str,
) -> None:
    silent = []
    for word in words_of(*IN_DOCUMENT):
        text = f"zzz 05.04.2018 zzz zzz zzz zzz zzz zzz zzz zzz zzz {word} zzz. Zzz zzz."
        if not is_told(read(text, language, Context.DOCUMENT), text, word):
            silent.append(word)
    assert silent == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Fouilles en 1958 et VII 1964.", "fr", True),
        ("They met on 5 May 2018 (13/5 was cancelled).", "en", True),
        ("Opened 3 May 2024, closed on the 1st.", "en", True),
        ("Aankomst op 5 november 2025 om 14 uur, vertrek de zaterdag daarop.", "nl", True),
        ("Rehearsals: 3, 10 and 17 May; performances: 24–26 May 2024.", "en", True),
        ("Le public est passé de 1200 à 1450.", "fr", True),
        ("Число гостей выросло в 2018 году.", "ru", False),
        ("Les pièces 1804 et 1815 manquent.", "fr", True),
        ("Des fêtes en 1804 et 1815.", "fr", False),
        ("One bright day of May 1741.", "en", True),
        ("The Winter Palace was closed in May 2018.", "en", False),
        ("De 41 en 2023 à 58 en 2025.", "fr", False),
        ("Tuesday, 14 July 2026 | 0930–1015 | Courtesy call", "en", False),
        ("В 2018 году открылся зал. Зимний сад закрыт.", "ru", False),
        ("Some 1815 letters were burnt.", "en", True),
        ("The 1815 letters were burnt.", "en", False),
        ("In 1815 letters were burnt.", "en", False),
        ("Er zijn 1815 kaarten verkocht.", "nl", True),
        ("De zaal is voor 3 en 4 mei 2025 klaar.", "nl", True),
        ("We took rooms 3 and 4 May 2025 was sunny.", "en", True),
    ],
)
def test_a_document_tells_what_stands_in_the_sentence_of_a_date(
    text: str,
    language: str,
    told: bool,  # noqa: FBT001
) -> None:
    reading = read(text, language, Context.DOCUMENT)
    assert any(Doubt.BESIDE in found.doubts for found in reading.values) is told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("our bench is 1913", "en", True),
        ("we hired 1950 lanterns", "en", True),
        ("a herd of 1950", "en", True),
        ("in 1950 lanterns were hired", "en", False),
        ("the treaty of 1950", "en", False),
        ("visits 2019", "en", False),
        ("who was in Lyon 2019", "en", False),
        ("наша парта 1913", "ru", True),
        ("купили 1950 фонарей", "ru", True),
        ("в 1950 году", "ru", False),
        ("onze bank is 1913", "nl", True),
        ("notre banc est le 1913", "fr", True),
        ("nous sommes au banc 1913", "fr", True),
    ],
)
def test_a_question_tells_of_a_year_that_may_be_the_number_of_a_thing(
    text: str,
    language: str,
    told: bool,  # noqa: FBT001
) -> None:
    reading = read(text, language, Context.QUESTION)
    assert any(Doubt.BESIDE in found.doubts for found in reading.values) is told
