"""What is read of a text, what is not, and what is said of it."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.dates import Context, Doubt, Problem, Recurring, Upcoming, read_dates
from handlers.dates.reader import MAX_LENGTH
from handlers.dates.rows.series import MAX_DATES
from handlers.dates.words.folding import fold_text
from handlers.dates.words.lexicon import Kind, load_lexicon
from storage.edtf import Edtf, EdtfError

TODAY = date(2026, 11, 23)
QUESTION, FIELD, DOCUMENT = Context.QUESTION, Context.FIELD, Context.DOCUMENT
EN, NL, FR = ("en", "ru"), ("nl", "ru"), ("fr", "ru")
RU = ("ru", "en", "nl", "fr")


def values(text: str, context: Context = QUESTION, languages: tuple[str, ...] = RU) -> list[str]:
    return [str(found.value) for found in read_dates(text, TODAY, context, languages).values]


def doubts(text: str, context: Context = FIELD, languages: tuple[str, ...] = RU) -> set[Doubt]:
    reading = read_dates(text, TODAY, context, languages)
    return {doubt for found in (*reading.values, *reading.aside) for doubt in found.doubts}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("что было 17 апреля 2018 года в Антверпене?", "что было в Антверпене"),
        ("в 2018", ""),
        ("25.04.2018 в 18:00", ""),
        ("концерты в среду, 25 апреля 2018 г.", "концерты"),
        ("2018, 74?", "74"),
        ("4 апреля и 17 2018", "и 17"),
        ("/events@playground_bot 2018", ""),
        ("позвоните 576-48-86 в 2018", "позвоните 576-48-86"),
        ("exhibitions during the spring of 2018, please", "exhibitions please"),
        ("", ""),
    ],
)
def test_what_is_part_of_no_date_is_told(text: str, rest: str) -> None:
    assert read_dates(text, TODAY).rest(text) == rest


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("был 25\u00a0апре\u00adля\u00a02018 г.", ["25\u00a0апре\u00adля\u00a02018 г."]),
        ("в 2015 и в 2017 году", ["в 2015", "2017 году"]),
        ("с 25 по 28 апреля", ["с 25 по 28 апреля"]),
        ("le 25 avril à 18h30 !", ["le 25 avril à 18h30"]),
    ],
)
def test_a_date_stands_where_it_is_said_to(text: str, spans: list[str]) -> None:
    found = read_dates(text, TODAY).values
    assert [text[each.span.start : each.span.end] for each in found] == spans


@pytest.mark.parametrize(
    ("text", "languages", "context", "doubt"),
    [
        ("5/6/2018", EN, FIELD, Doubt.DAY_OR_MONTH),
        ("April 17", EN, FIELD, Doubt.DAY_OR_YEAR),
        ("апрель 17", RU, FIELD, Doubt.DAY_OR_YEAR),
        ("2011-12", RU, FIELD, Doubt.MONTH_OR_YEARS),
        ("10-е годы", RU, FIELD, Doubt.CENTURY),
        ("зима 2018", RU, FIELD, Doubt.WINTER),
        ("29.12-08.01.2018", RU, FIELD, Doubt.TURN_OF_YEAR),
        ("25 аперля 2018", RU, FIELD, Doubt.GUESSED),
        ("Febuary 2017", EN, FIELD, Doubt.GUESSED),
        ("4 2018", RU, FIELD, Doubt.GUESSED),
        ("вчера", RU, FIELD, Doubt.RELATIVE),
        ("В 2017 году был визит, 18 мая – концерт.", RU, DOCUMENT, Doubt.INHERITED),
        ("Представительство действует с 1997 года.", RU, DOCUMENT, Doubt.STANDING),
        ("Приказ от 14.05.2019 № 310", RU, DOCUMENT, Doubt.DOCUMENTS_DATE),
        ("Программа на 2023–2025 годы", RU, DOCUMENT, Doubt.TERM),
        ("Work plan 2018", EN, DOCUMENT, Doubt.TERM),
        ("le 1er mai dernier", FR, FIELD, Doubt.RELATIVE),
        ("9 месяцев 2018 года", RU, FIELD, Doubt.FROM_START),
        ("avril 2017 et 2018", FR, QUESTION, Doubt.MONTH_SHARED),
        ("the rainy weeks of May 2018", EN, QUESTION, Doubt.BESIDE),
        ("1 mei in Gent en 3 juni 2018 in Brugge", NL, DOCUMENT, Doubt.INHERITED),
    ],
)
def test_a_reading_says_why_it_is_doubtful(
    text: str, languages: tuple[str, ...], context: Context, doubt: Doubt
) -> None:
    assert doubts(text, context, languages) == {doubt}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        *[
            (text, RU)
            for text in ("01.02.2020", "5/6/2018", "25 апреля 2018", "17.05.16", "2016-17")
        ],
        *[
            (text, EN)
            for text in ("5.6.2018", "13/6/2018", "6/6/2018", "April 25, 2018", "May '68")
        ],
        *[(text, NL) for text in ("5/6/2018", "05-06-2018")],
        *[(text, FR) for text in ("5/6/2018", "mai 68")],
    ],
)
def test_nobody_doubts_what_reads_one_way(text: str, languages: tuple[str, ...]) -> None:
    assert doubts(text, FIELD, languages) == set()


@pytest.mark.parametrize(
    ("text", "problem", "nearest"),
    [
        ("31 апреля 2018", Problem.IMPOSSIBLE, "2018-04"),
        ("29.02.2017", Problem.IMPOSSIBLE, "2017-02"),
        ("04.25.2018", Problem.IMPOSSIBLE, "2018-04-25"),
        ("2018-13", Problem.IMPOSSIBLE, "2018"),
        ("31 февраля", Problem.IMPOSSIBLE, None),
        ("9999", Problem.NO_START, None),
        ("31.12.9999", Problem.NO_START, None),
        ("с 2018 по 2016", Problem.REVERSED, "2016/2018"),
        ("28–25 апреля 2018", Problem.REVERSED, "2018-04-25/2018-04-28"),
        ("август – июль 2017", Problem.REVERSED, "2017-07/2017-08"),
        ("28–25 апреля", Problem.REVERSED, None),
        ("с апреля", Problem.NO_YEAR, "2026-04/.."),
        ("до 9 мая", Problem.NO_YEAR, "../2026-05-09"),
        ("III век до н.э.", Problem.NOT_UNDERSTOOD, None),
    ],
)
@pytest.mark.parametrize("context", Context)
def test_a_problem_is_the_same_everywhere(
    context: Context, text: str, problem: Problem, nearest: str | None
) -> None:
    reading = read_dates(text, TODAY, context)
    assert not reading.values
    assert [(each.problem, each.nearest) for each in reading.problems] == [
        (problem, Edtf.parse(nearest) if nearest else None)
    ]


@pytest.mark.parametrize(
    ("text", "languages", "value"),
    [
        ("April 17", EN, "--04-17"),
        ("April 17", RU, "--04-17"),
        ("апрель 17", EN, "2017-04"),
        ("april 17", NL, "2017-04"),
        ("avril 17", FR, "2017-04"),
        ("5/6/2018", EN, "2018-06-05"),
        ("4/25/2018", EN, "2018-04-25"),
        ("c 2015", RU, "2015/.."),
        ("c 2015", EN, "2015~"),
        ("wie was hier in 2018", NL, "2018"),
        ("qui était là hier", FR, "2026-11-22"),
    ],
)
def test_the_language_decides_where_they_differ(
    text: str, languages: tuple[str, ...], value: str
) -> None:
    assert values(text, QUESTION, languages) == [value]


@pytest.mark.parametrize(
    ("text", "question", "field", "document"),
    [
        ("2017?", ["2017"], ["2017?"], ["2017"]),
        ("от 29.01.2009", ["2009-01-29"], ["2009-01-29"], []),
        ("2015-", ["2015/.."], ["2015/.."], ["2015"]),
        ("на 2023–2025 годы", ["2023/2025"], ["2023/2025"], []),
        ("20.05.", ["--05-20"], ["--05-20"], []),
        ("2018-21", ["2018/2021"], ["2018/2021"], ["2018/2021"]),
        ("3018", [], ["3018"], []),
        ("2018-04~", ["2018-04"], ["2018-04~"], ["2018-04"]),
    ],
)
def test_a_text_says_other_things_elsewhere(
    text: str, question: list[str], field: list[str], document: list[str]
) -> None:
    read = [values(text, context) for context in (QUESTION, FIELD, DOCUMENT)]
    assert read == [question, field, document]


@pytest.mark.parametrize(
    "text",
    ["предстоящие события", "next event", "what's next?", "komende concerten", "à venir", "next"],
)
def test_what_is_to_come_is_told_apart(text: str) -> None:
    (found,) = read_dates(text, TODAY).values
    assert found.value == Upcoming(TODAY)
    assert str(Upcoming(TODAY).period) == "2026-11-24/.."


def test_a_day_of_every_year_is_in_the_years_that_have_it() -> None:
    (found,) = read_dates("29 февраля", TODAY).values
    assert isinstance(found.value, Recurring)
    assert found.value.in_year(2016) == Edtf.of(2016, 2, 29)
    assert found.value.in_year(2017) is None
    assert found.value.months == (2,)


@pytest.mark.parametrize(
    ("text", "in_2018", "months"),
    [
        ("17 апреля", "2018-04-17", (4,)),
        ("летом", "2018-22", (6, 7, 8)),
        ("зимой", "2018-24", (12, 1, 2)),
        ("с 25 апреля по 3 мая", "2018-04-25/2018-05-03", (4, 5)),
        ("с 29 декабря по 8 января", "2018-12-29/2019-01-08", (12, 1)),
        ("декабрь – февраль", "2018-12/2019-02", (12, 1, 2)),
    ],
)
def test_what_recurs_knows_its_months(text: str, in_2018: str, months: tuple[int, ...]) -> None:
    (found,) = read_dates(text, TODAY).values
    assert isinstance(found.value, Recurring)
    assert found.value.in_year(2018) == Edtf.parse(in_2018)
    assert found.value.months == months


def test_a_paragraph_lends_its_year_from_sentence_to_sentence() -> None:
    text = "В 2017 году исполнилось 320 лет. 18 мая открыта доска. План на 2020–2022 годы. 5 июня."
    reading = read_dates(text, TODAY, DOCUMENT)
    assert [str(found.value) for found in reading.values] == ["2017", "2017-05-18", "2017-06-05"]
    assert [str(found.value) for found in reading.aside] == ["2020/2022"]


def test_dates_are_not_joined_over_a_full_stop() -> None:
    assert values("подписан в 1967 году. В 1996 году мэр приехал", DOCUMENT) == ["1967", "1996"]
    assert values("С 15 по 17 мая. 2017 год", DOCUMENT) == ["--05-15/--05-17", "2017"]


def test_a_blank_line_parts_dates() -> None:
    assert values("25\n\nапреля 2018", FIELD) == ["2018-04"]
    assert values("25\nапреля 2018", FIELD) == ["2018-04-25"]


def test_of_a_long_question_only_the_beginning_is_read() -> None:
    text = "а" * MAX_LENGTH + " 2018"
    (wrong,) = read_dates(text, TODAY).problems
    assert wrong.problem is Problem.TOO_LONG
    assert values(text, DOCUMENT) == ["2018"]


def test_a_long_paragraph_is_read_to_its_end() -> None:
    words = "и ещё много слов о сотрудничестве городов, в которых нет ничего, " * 20
    text = f"25 апреля 2018 года {words} 3 кв. 2019 {words} 05.06. – 07.06.2019"
    wanted = ["2018-04-25", "2019-35", "2019-06-05/2019-06-07"]
    assert values(text, DOCUMENT) == wanted


def test_more_dates_than_anybody_writes_are_not_read_without_a_word() -> None:
    reading = read_dates("1 мая 2018 " * (MAX_DATES + 1), TODAY, DOCUMENT)
    assert len(reading.values) == MAX_DATES
    assert [wrong.problem for wrong in reading.problems] == [Problem.TOO_LONG]


def test_where_a_text_full_of_words_of_time_is_left_it_is_told() -> None:
    text = "два года, три дня и пять месяцев " * 300 + "25 апреля 2018"
    (wrong,) = read_dates(text, TODAY, DOCUMENT).problems
    assert wrong.problem is Problem.TOO_LONG
    assert wrong.span.end == len(text)


def test_any_language_is_read_whatever_the_person_speaks() -> None:
    for languages in (RU, EN, NL, FR):
        assert values("с 25 по 28 апреля 2018", QUESTION, languages) == ["2018-04-25/2018-04-28"]
        assert values("fin avril 2018", QUESTION, languages) == ["[2018-04-21..2018-04-30]"]
        assert values("dit jaar", QUESTION, languages) == ["2026"]


LEXICON = load_lexicon()
WORDS = sorted(
    {*LEXICON.folded, *LEXICON.stems}
    | {" ".join((first, *rest)) for first, found in LEXICON.phrases.items() for rest, _ in found}
)
FIGURES = (
    *("2018", "2016", "1", "5", "25", "31", "0", "74", "9999", "0000", "18", "04", "XVIII", "IV"),
    *("2018-04-25", "25.04.2018", "04.2018", "25.04.", "8.", "'18", "1990-х", "90s", "1er"),
    *("18:00", ",", ".", ";", ":", "-", "–", "/", "(", ")", "?", "~", "№", "..", "…", "\n\n"),
)
PARTS = st.sampled_from(WORDS) | st.sampled_from(FIGURES)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@settings(deadline=None)
@given(
    st.lists(PARTS | st.text(max_size=5), max_size=12),
    st.sampled_from([" ", ""]),
    DAYS,
    st.sampled_from(Context),
    st.sampled_from([RU, EN, NL, FR]),
    st.none() | st.just(2017),
)
def test_any_words_on_any_day_are_read_or_not(
    parts: list[str],
    between: str,
    today: date,
    context: Context,
    languages: tuple[str, ...],
    year: int | None,
) -> None:
    text = between.join(parts)
    reading = read_dates(text, today, context, languages, year)
    told = [each.span for each in (*reading.values, *reading.aside)]
    for span in (*told, *(each.span for each in reading.problems)):
        assert 0 <= span.start < span.end <= len(text)
    for found in (*reading.values, *reading.aside):
        value = found.value
        assert not isinstance(value, Edtf) or Edtf.parse(str(value)) == value
    spans = [*reading.unread, *(found.span for found in reading.values)]
    assert all(span.start < span.end for span in spans)


HOSTILE = {
    "digits": "9" * 10_000,
    "brackets": "([{<" * 2_500,
    "digits and brackets": "1(" * 5_000,
    "figures in brackets": "([1.2])" * 1_400,
    "spaced digits": "1 " * 5_000,
    "dotted": "1.1." * 2_500,
    "days": "12.12." * 1_666,
    "years": "2018-" * 2_000,
    "ranges": "1-2 " * 2_500,
    "clock": "11:" * 3_300,
    "dots": "." * 10_000,
    "a word": "а" * 10_000,
    "words": "слово " * 1_666,
    "romans": "xx " * 3_333,
    "prepositions": "с в " * 2_500,
    "parts": "начало " * 1_400,
    "soft hyphens": "\u00ad" * 10_000,
    "addresses": "a@b." * 2_500,
    "telephone numbers": "+7 (812) 576-48-86, " * 500,
    "alphabets": "аprel мaя Аvril jаnuаry απρίλιος אפריל 四月 " * 225,
    "sixty dates": "25 апреля 2018, " * 60,
}


@pytest.mark.parametrize("context", Context)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_ten_thousand_characters_cost_next_to_nothing(text: str, context: Context) -> None:
    """5 ms on a quiet machine; a way that is not linear takes seconds."""
    read_dates("2018", TODAY, context)
    times = []
    for nth in range(3):
        began = process_time()
        read_dates(f"{text}{nth}", TODAY, context)
        times.append(process_time() - began)
    assert min(times) < 0.025


def test_words_are_told_apart() -> None:
    """A word that leads a date must not be its sense, too."""
    tables = (LEXICON.words, LEXICON.folded, LEXICON.stems)
    for word, meanings in ((word, each) for table in tables for word, each in table.items()):
        assert not {Kind.PREP, Kind.APPROXIMATE} <= set(meanings), word
        assert not {Kind.PREP, Kind.UNCERTAIN} <= set(meanings), word


@pytest.mark.parametrize("entry", ["январь", "ЯНВАРЬ", "Février", "août", "ё", "Й", "e\u0301té"])
def test_folding_keeps_every_character_in_its_place(entry: str) -> None:
    assert len(fold_text(entry)) == len(entry)


@given(st.text(max_size=30))
def test_edtf_in_a_field_is_itself(text: str) -> None:
    try:
        value = Edtf.parse(text)
    except EdtfError:
        return
    assert values(text, FIELD) == [str(value)]
