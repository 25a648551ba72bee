"""Dates and periods as people write them, in four languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dates import format_during, format_edtf
from handlers.period import PeriodError, Problem, parse_period
from handlers.texts import LANGUAGES, Catalogs
from storage.edtf import Edtf
from tests.storage.strategies import edtfs

FORMS = {
    "2018": [
        "2018",
        " 2018 ",
        "2018?",
        "２０１８",
        "2018 год",
        "в 2018 году",
        "2018 г.",
        "за 2018",
        "2018 и",
    ],
    "2017": ["in 2017", "en 2017", "en l’année 2017", "the year 2017", "het jaar 2017", "год 2017"],
    "2016/2018": [
        *("2016-2018", "2016 2018", "2016–2018", "2016 — 2018", "2016..2018", "2016…2018"),
        *("2016, 2018", "2016/2018", "2016 - 2018 гг.", "2016–2018 годы", "с 2016 по 2018"),
        *("с 2016 по 2018 год включительно", "между 2016 и 2018", "from 2016 to 2018"),
        *("between 2016 and 2018", "van 2016 tot 2018", "tussen 2016 en 2018", "2016 t/m 2018"),
        *("2016 tot en met 2018", "de 2016 à 2018", "entre 2016 et 2018"),
    ],
    "2016/2017-05-09": ["2016 9 мая 2017", "2016 – 9 мая 2017", "с 2016 по 9.05.2017"],
    "2018-04": [
        *("2018-04", "04.2018", "4.2018", "04/2018", "апрель 2018", "Апрель 2018", "АПРЕЛЬ 2018"),
        *("апреле 2018", "в апреле 2018", "апреля 2018 года", "апр. 2018", "2018 апрель"),
        *("april 2018", "April 2018", "in April, 2018", "Apr 2018", "in april 2018"),
        *("avril 2018", "en avril 2018", "avr. 2018", "апрель\u00a02018", "апре\u00adль 2018"),
    ],
    "2017-05": ["май 2017", "мая 2017", "в мае 2017", "May 2017", "mei 2017", "mai 2017"],
    "2017-08": ["август 2017", "August 2017", "augustus 2017", "août 2017", "aout 2017"],
    "2017-02": ["февраль 2017", "February 2017", "februari 2017", "février 2017", "fevrier 2017"],
    "2018-04-25": [
        *("2018-04-25", "25-04-2018", "25.04.2018", "25.4.2018", "25/04/2018", "25 апреля 2018"),
        *("25 апреля 2018 года", "25-го апреля 2018", "25 апр 2018", "25 April 2018"),
        *("April 25, 2018", "25th of April 2018", "on the 25th of April 2018", "25 april 2018"),
        *("op 25 april 2018", "de 25e april 2018", "25 avril 2018", "le 25 avril 2018"),
    ],
    "2018-05-01": ["1 мая 2018", "1-е мая 2018", "1er mai 2018", "1st May 2018", "01.05.2018"],
    "2018-04-25/2018-04-28": [
        *("2018-04-25..28", "2018-04-25/28", "2018-04-25/2018-04-28", "25–28 апреля 2018"),
        *("25-28 апреля 2018 г.", "25 - 28 апреля 2018", "с 25 по 28 апреля 2018 года"),
        *("25-28.04.2018", "25.04-28.04.2018", "25.04.2018-28.04.2018", "25 и 28 апреля 2018"),
        *("25–28 April 2018", "April 25-28, 2018", "from 25 to 28 April 2018"),
        *("van 25 tot 28 april 2018", "25 t/m 28 april 2018", "25 tot en met 28 april 2018"),
        *("du 25 au 28 avril 2018", "25-28 avril 2018"),
    ],
    "2016-10-22/2017-04-09": [
        *("22 октября 2016 – 9 апреля 2017", "22 октября 2016 г. – 9 апреля 2017 г."),
        *("с 22 октября 2016 года по 9 апреля 2017 года", "22.10.2016-09.04.2017"),
        *("22 October 2016 – 9 April 2017", "du 22 octobre 2016 au 9 avril 2017"),
        *("van 22 oktober 2016 tot 9 april 2017", "2016-10-22 - 2017-04-09"),
    ],
    "2017-07/2017-08": [
        *("июль – август 2017", "с июля по август 2017", "июль-август 2017", "2017-07/2017-08"),
        *("July to August 2017", "juli-augustus 2017", "de juillet à août 2017"),
    ],
    "2015/..": [
        *("с 2015", "с 2015 года", "от 2015", "начиная с 2015", "2015-", "2015..", "2015/.."),
        *("since 2015", "from 2015", "sinds 2015", "vanaf 2015", "depuis 2015"),
    ],
    "2016/..": ["after 2015", "после 2015", "na 2015", "après 2015"],
    "2018-05/..": ["после апреля 2018", "after April 2018"],
    "../2015": ["before 2016", "раньше 2016", "vóór 2016", "avant 2016"],
    "../2017-03": ["avant avril 2017"],
    "2018-04/..": ["с апреля 2018", "since April 2018", "sinds april 2018", "depuis avril 2018"],
    "../2016": [
        *("до 2016", "по 2016", "до 2016 года", "-2016", "..2016", "../2016"),
        *("until 2016", "through 2016", "tot 2016", "t/m 2016", "tot en met 2016"),
        *("jusqu'en 2016", "jusqu’à 2016", "jusqu’à 2016 inclus"),
    ],
}

PROBLEMS = {
    Problem.NOT_UNDERSTOOD: [
        *("", " ", "abc", "/start", "?", "-", "..", "порт", "25", "201", "20180", "порт 2018"),
        *("2018 2017 2016", "с", "с по", "с 2015 с 2016", "2018 | 2017", "2018-04-25T10:00"),
        *("апрель апрель 2018", "до до 2016", "2018\x00", "😀 2018", "<b>2018</b>", "2018%"),
    ],
    Problem.IMPOSSIBLE: [
        *("2018-13", "2018-00", "13.2018", "00.2018", "31 апреля 2018", "31.04.2018", "0000"),
        *("29 февраля 2017", "32 апреля 2018", "0 апреля 2018", "2018-04-00", "2018-04-31"),
        *("25 2018", "25–31 апреля 2018"),
    ],
    Problem.NO_YEAR: [
        *("апрель", "25 апреля", "25–28 апреля", "April", "1er mai", "25.04", "с апреля"),
        *("с 25 по 28 апреля", "in juli"),
    ],
    Problem.REVERSED: [
        *("2018-2016", "с 2018 по 2016", "28–25 апреля 2018", "2018-04-28..25"),
        *("август – июль 2017", "2018 2016", "9 апреля 2017 – 22 октября 2016"),
    ],
}


@pytest.mark.parametrize(
    ("text", "value"), [(text, value) for value, texts in FORMS.items() for text in texts]
)
def test_a_period_is_understood(text: str, value: str) -> None:
    assert str(parse_period(text)) == value


@pytest.mark.parametrize(
    ("text", "problem"), [(text, problem) for problem, texts in PROBLEMS.items() for text in texts]
)
def test_what_is_wrong_with_a_period_is_told(text: str, problem: Problem) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text)
    assert caught.value.problem is problem


MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru, of": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru, in": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "ru, short": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "en": "January February March April May June July August September October November December",
    "en, short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl, short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr, short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
}


@pytest.mark.parametrize("names", MONTHS.values(), ids=MONTHS)
def test_every_month_is_known(names: str) -> None:
    found = [str(parse_period(f"{name} 2018")) for name in names.split()]
    assert found == [f"2018-{month:02}" for month in range(1, 13)]


@given(edtfs())
def test_a_date_as_it_is_stored_reads_back(value: Edtf) -> None:
    assert parse_period(str(value)) == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=edtfs(1000))
def test_a_date_as_it_is_shown_reads_back(catalogs: Catalogs, language: str, value: Edtf) -> None:
    t = catalogs[language]
    for text in (format_edtf(value, t), format_during(value, t)):
        assert parse_period(text) == value, text


WORDS = st.sampled_from(
    [
        *("2018", "2016", "04", "25", "0", "31", "апрель", "мая", "avril", "с", "по", "до", "и"),
        *(
            "-",
            "–",
            "..",
            "/",
            ".",
            ",",
            "25.04.2018",
            "2018-04",
            "13.2018",
            "9999",
            "٣",
            "²",
            "г.",
        ),
    ]
)


@given(st.one_of(st.text(max_size=50), st.lists(WORDS, max_size=7).map(" ".join)))
def test_any_text_is_a_period_or_a_problem(text: str) -> None:
    try:
        value = parse_period(text)
    except PeriodError:
        return
    assert parse_period(str(value)) == value


@pytest.mark.parametrize("text", ["9" * 4096, "с " * 2048, "2018-" * 819, "а" * 4096, ". " * 2048])
def test_a_long_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(text)
