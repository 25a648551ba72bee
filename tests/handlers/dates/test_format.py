"""Dates as people read them, never more precise than what is known."""

import re
from datetime import date

import pytest
from babel.dates import get_month_names
from hypothesis import assume, given, settings

from handlers.dates import (
    Context,
    Recurring,
    format_day,
    format_during,
    format_edtf,
    format_recurring,
    format_short,
    read_dates,
)
from handlers.dates.values.value import Yearly
from handlers.texts import LANGUAGES, LOCALES, Catalogs
from storage.edtf import CalendarDate, Edtf, Part
from tests.storage.strategies import edtfs, vague_edtfs

ALONE = {
    "2017": ["2017 г.", "2017", "2017", "2017"],
    "2017-07": ["июль 2017 г.", "July 2017", "juli 2017", "juillet 2017"],
    "2015-11-19": ["19 ноября 2015 г.", "19 November 2015", "19 november 2015", "19 novembre 2015"],
    "2018-05-01": ["1 мая 2018 г.", "1 May 2018", "1 mei 2018", "1er mai 2018"],
    "2018-04-25/2018-04-28": [
        *("25–28 апреля 2018 г.", "25–28 April 2018", "25–28 april 2018", "25–28 avril 2018"),
    ],
    "2018-05-01/2018-05-03": [
        *("1–3 мая 2018 г.", "1–3 May 2018", "1–3 mei 2018", "1er–3 mai 2018"),
    ],
    "2018-03-25/2018-04-01": [
        *("25 марта – 1 апреля 2018 г.", "25 March – 1 April 2018"),
        *("25 maart – 1 april 2018", "25 mars – 1er avril 2018"),
    ],
    "2016-10-22/2017-04-09": [
        *("22 октября 2016 г. – 9 апреля 2017 г.", "22 October 2016 – 9 April 2017"),
        *("22 oktober 2016 – 9 april 2017", "22 octobre 2016 – 9 avril 2017"),
    ],
    "2017-07/2017-08": [
        *("июль – август 2017 г.", "July – August 2017"),
        *("juli – augustus 2017", "juillet – août 2017"),
    ],
    "2016-12/2017-01": [
        *("декабрь 2016 г. – январь 2017 г.", "December 2016 – January 2017"),
        *("december 2016 – januari 2017", "décembre 2016 – janvier 2017"),
    ],
    "2016/2018": ["2016–2018 гг.", "2016–2018", "2016–2018", "2016–2018"],
    "2016-10-22/2017": [
        *("22 октября 2016 г. – 2017 г.", "22 October 2016 – 2017"),
        *("22 oktober 2016 – 2017", "22 octobre 2016 – 2017"),
    ],
    "1997/..": ["с 1997 года", "since 1997", "sinds 1997", "depuis 1997"],
    "1997-08/..": [
        *("с августа 1997 г.", "since August 1997", "sinds augustus 1997", "depuis août 1997"),
    ],
    "../2016": [
        *(
            "по 2016 год включительно",
            "up to and including 2016",
            "tot en met 2016",
            "jusqu’à 2016 inclus",
        ),
    ],
}

VAGUE = {
    "2013-23": ["осень 2013 г.", "autumn 2013", "herfst 2013", "automne 2013"],
    "2014-24": ["зима 2013/14 г.", "winter 2013/14", "winter 2013/14", "hiver 2013/14"],
    "2019-33": [
        *("I квартал 2019 г.", "1st quarter of 2019", "1e kwartaal van 2019", "1er trimestre 2019"),
    ],
    "2019-41": [
        *("II полугодие 2019 г.", "2nd half of 2019", "2e helft van 2019", "2e semestre 2019"),
    ],
    "197X": ["1970-е годы", "1970s", "jaren 1970", "années 1970"],
    "17XX": ["XVIII век", "18th century", "18e eeuw", "XVIIIe siècle"],
    "20XX": ["XXI век", "21st century", "21e eeuw", "XXIe siècle"],
    "[2018-04-21..2018-04-30]": [
        *("конец апреля 2018 г.", "late April 2018", "eind april 2018", "fin avril 2018"),
    ],
    "[2014-01..2014-04]": ["начало 2014 г.", "early 2014", "begin 2014", "début 2014"],
    "[1994..1996]": [
        *("середина 1990-х годов", "mid-1990s", "medio jaren 1990", "milieu des années 1990"),
    ],
    "[1867..1899]": [
        *("конец XIX века", "late 19th century", "eind 19e eeuw", "fin du XIXe siècle"),
    ],
    "2018~": ["ок. 2018 г.", "c. 2018", "ca. 2018", "vers 2018"],
    "2018?": [
        "предположительно 2018 г.",
        "presumably 2018",
        "vermoedelijk 2018",
        "probablement 2018",
    ],
    "2018%": [
        *("предположительно ок. 2018 г.", "presumably c. 2018"),
        *("vermoedelijk ca. 2018", "probablement vers 2018"),
    ],
    "2018-04~": ["ок. апреля 2018 г.", "c. April 2018", "ca. april 2018", "vers avril 2018"],
    "2015/": [
        *("с 2015 года, дата окончания неизвестна", "since 2015, end unknown"),
        *("sinds 2015, einde onbekend", "depuis 2015, fin inconnue"),
    ],
    "2013-23/..": [
        *("с осени 2013 г.", "since autumn 2013", "sinds de herfst van 2013"),
        "depuis l’automne 2013",
    ],
    "../197X": [
        *(
            "по 1970-е годы включительно",
            "up to and including the 1970s",
            "tot en met de jaren 1970",
        ),
        "jusqu’aux années 1970 (inclus)",
    ],
    "2010~/2015": [
        "ок. 2010 г. – 2015 г.",
        "c. 2010 – 2015",
        "ca. 2010 – 2015",
        "vers 2010 – 2015",
    ],
}

SHORT = {
    "2017": ["2017"] * 4,
    "2017-07": ["июль 2017", "Jul 2017", "jul 2017", "juil. 2017"],
    "2016-10-22/2017-04-09": [
        *("22 окт. 2016 – 9 апр. 2017", "22 Oct 2016 – 9 Apr 2017"),
        *("22 okt 2016 – 9 apr 2017", "22 oct. 2016 – 9 avr. 2017"),
    ],
    "2018-04-25/2018-04-28": [
        *("25–28 апр. 2018", "25–28 Apr 2018", "25–28 apr 2018", "25–28 avr. 2018"),
    ],
    "2016/2018": ["2016–2018"] * 4,
    "1997/..": ["с 1997", "since 1997", "sinds 1997", "depuis 1997"],
    "../2016": ["по 2016", "until 2016", "t/m 2016", "jusqu’en 2016"],
    "2018?": ["2018 (?)"] * 4,
    "2018~": ["ок. 2018", "c. 2018", "ca. 2018", "vers 2018"],
}

VAGUE_DURING = {
    "2013-23": ["осенью 2013 года", "in autumn 2013", "in de herfst van 2013", "à l’automne 2013"],
    "197X": ["в 1970-х годах", "in the 1970s", "in de jaren 1970", "dans les années 1970"],
    "17XX": ["в XVIII веке", "in the 18th century", "in de 18e eeuw", "au XVIIIe siècle"],
    "[1997..1999]": [
        *("в конце 1990-х годов", "in the late 1990s"),
        *("eind jaren 1990", "à la fin des années 1990"),
    ],
    "2018?": [
        *("предположительно в 2018 году", "presumably in 2018"),
        *("vermoedelijk in 2018", "probablement en 2018"),
    ],
}

RECURRING = {
    "04-17": ["17 апреля", "17 April", "17 april", "17 avril"],
    "04": ["апрель", "April", "april", "avril"],
    "23": ["осень", "autumn", "herfst", "automne"],
    "04-25/04-28": ["25–28 апреля", "25–28 April", "25–28 april", "25–28 avril"],
    "04-25/05-01": [
        *("25 апреля – 1 мая", "25 April – 1 May", "25 april – 1 mei", "25 avril – 1er mai"),
    ],
}

DURING = {
    "2017": ["в 2017 году", "in 2017", "in 2017", "en 2017"],
    "2017-01": ["в январе 2017 года", "in January 2017", "in januari 2017", "en janvier 2017"],
    "2017-07": ["в июле 2017 года", "in July 2017", "in juli 2017", "en juillet 2017"],
    "2017-12": ["в декабре 2017 года", "in December 2017", "in december 2017", "en décembre 2017"],
    "2018-05-01": ["1 мая 2018 г.", "on 1 May 2018", "op 1 mei 2018", "le 1er mai 2018"],
    "2016/2018": ["в 2016–2018 годах", "in 2016–2018", "in 2016–2018", "en 2016–2018"],
    "2018-04-25/2018-04-28": [
        *("за период 25–28 апреля 2018 г.", "in the period 25–28 April 2018"),
        *("in de periode 25–28 april 2018", "sur la période 25–28 avril 2018"),
    ],
    "1997/..": ["с 1997 года", "since 1997", "sinds 1997", "depuis 1997"],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    return [
        (value, language, text)
        for value, texts in table.items()
        for language, text in zip(("ru", "en", "nl", "fr"), texts, strict=True)
    ]


def month_names(language: str, number: int) -> set[str]:
    """A month's name alone and within a date, and as «в июле» has it."""
    names = {
        get_month_names("wide", context, LOCALES[language])[number].casefold()
        for context in ("stand-alone", "format")
    }
    if language != "ru":
        return names
    return names | {
        re.sub("[ья]?$", "е", name, count=1) for name in names if not name.endswith("й")
    }


@pytest.mark.parametrize(("value", "language", "text"), cases(ALONE | VAGUE))
def test_a_date_by_itself(catalogs: Catalogs, value: str, language: str, text: str) -> None:
    assert format_edtf(Edtf.parse(value), catalogs[language]) == text


@pytest.mark.parametrize(("value", "language", "text"), cases(DURING | VAGUE_DURING))
def test_a_date_within_a_sentence(catalogs: Catalogs, value: str, language: str, text: str) -> None:
    assert format_during(Edtf.parse(value), catalogs[language]) == text


@pytest.mark.parametrize(("value", "language", "text"), cases(SHORT))
def test_a_date_in_a_list(catalogs: Catalogs, value: str, language: str, text: str) -> None:
    assert format_short(Edtf.parse(value), catalogs[language]) == text


@pytest.mark.parametrize(("value", "language", "text"), cases(RECURRING))
def test_a_day_of_every_year(catalogs: Catalogs, value: str, language: str, text: str) -> None:
    start, _, end = value.partition("/")
    recurring = Recurring(to_yearly(start), to_yearly(end or start))
    t = catalogs[language]
    assert format_recurring(recurring, t) == text
    (found,) = read_dates(text, TODAY, Context.QUESTION, spoken_first(language)).values
    assert found.value == recurring


def to_yearly(text: str) -> Yearly:
    return Yearly(*map(int, text.split("-")))


def spoken_first(language: str) -> list[str]:
    return sorted(LANGUAGES, key=lambda each: each != language)


def test_a_day_by_itself_is_a_date(catalogs: Catalogs) -> None:
    assert format_day(date(2018, 4, 25), catalogs["ru"]) == "25 апреля 2018 г."


def test_the_first_decade_of_a_century_is_not_told_as_the_century(catalogs: Catalogs) -> None:
    decades = [Edtf.parse(text) for text in ("170X", "200X")]
    assert [format_edtf(each, catalogs["en"]) for each in decades] == ["1700–1709", "2000s"]
    assert format_during(decades[0], catalogs["en"]) == "in 1700–1709"
    assert format_edtf(decades[0], catalogs["ru"]) == "1700-е годы"


TODAY = date(2026, 11, 23)
STYLES = (format_edtf, format_during, format_short)


def is_said_otherwise(value: Edtf) -> bool:
    """«С начала 2014 года» is since 2014 to people, "the 1700s" is a century."""
    since_early = not value.end and value.start and value.start.part is Part.EARLY
    until_late = not value.start and value.end and value.end.part is Part.LATE
    ends = [each for each in (value.start, value.end) if each]
    first_decade = any(each.digits == 3 and not each.year % 100 for each in ends)
    return bool(since_early or until_late or first_decade)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(value=vague_edtfs(1001, 2199))
def test_a_date_reads_back_as_it_is_shown(catalogs: Catalogs, language: str, value: Edtf) -> None:
    assume(not is_said_otherwise(value))
    for style in STYLES:
        text = style(value, catalogs[language])
        for context in Context:
            reading = read_dates(text, TODAY, context, spoken_first(language))
            # A period by itself may be a term to a document.
            found = [each.value for each in (*reading.values, *reading.aside)]
            assert found == [value], (text, context)
            assert not reading.problems
            assert not reading.unread


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=edtfs(1000))
def test_a_date_says_what_is_known_and_no_more(
    catalogs: Catalogs, language: str, value: Edtf
) -> None:
    ends: list[CalendarDate] = [end for end in (value.start, value.end) if end]
    years = {end.year for end in ends}
    days = {end.day for end in ends if end.day}
    months = {end.month for end in ends if end.month}
    for text in (
        format_edtf(value, catalogs[language]),
        format_during(value, catalogs[language]),
    ):
        numbers = {int(number) for number in re.findall(r"\d+", text)}
        words = set(re.findall(r"[^\W\d]+", text.casefold()))
        named = {month for month in range(1, 13) if words & month_names(language, month)}
        assert numbers == years | days
        assert named == months


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=vague_edtfs(1000))
def test_a_date_is_one_tidy_line(catalogs: Catalogs, language: str, value: Edtf) -> None:
    for style in STYLES:
        text = style(value, catalogs[language])
        assert text == " ".join(text.split())
        assert not set("{}<>&[]") & set(text)
        assert len(text) <= 120
