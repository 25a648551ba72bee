"""Periods that people name in words, as plain dates: `конец апреля 2018`, `last year`, `90-е`.

Such words are for questions: they say when somebody looks, not when something was.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from handlers.period_parts import (
    EDGE,
    PART,
    PARTS_OF_DECADES,
    SEASON,
    SEASON_WORDS,
    between,
    narrow,
    narrow_decade,
    to_season,
)
from handlers.period_words import ANY_MONTH, any_of


def spell_out(text: str, today: date) -> str:
    """A folded text in which such words are replaced by dates that `parse_period` reads."""
    for pattern, to_dates in _PHRASES:
        text = _replace(pattern, to_dates, text, today)
    return text


_ToDates = Callable[[re.Match[str], date], str]


def _replace(pattern: re.Pattern[str], to_dates: _ToDates, text: str, today: date) -> str:
    return pattern.sub(lambda match: to_dates(match, today), text)


_DECADES = {
    1950: "пятидесят(?:ые|ых) fifties vijftig cinquante",
    1960: "шестидесят(?:ые|ых) sixties zestig soixante",
    1970: "семидесят(?:ые|ых) seventies zeventig soixante-dix",
    1980: "восьмидесят(?:ые|ых) eighties tachtig quatre-vingt",
    1990: "девяност(?:ые|ых) nineties negentig quatre-vingt-dix nonante",
    2000: "нулев(?:ые|ых) двухтысячн(?:ые|ых)",
    2010: "десят(?:ые|ых)",
}
_NAMED_DECADES = {year: re.compile(f"(?:{any_of(names)})") for year, names in _DECADES.items()}
_DECADE_NAME = any_of(*_DECADES.values())
# Dutch and French say of which years they speak: "jaren negentig".
_RUSSIAN_OR_ENGLISH = any_of(*(" ".join(names.split()[:2]) for names in _DECADES.values()))
_DECADE = re.compile(
    rf"\b{EDGE}(?:(?P<part>{PARTS_OF_DECADES}) (?:de |der |van de |of the |des |the )?)?"
    rf"(?:(?:jaren|annees) (?:(?P<digits>(?:19|20)?\d0)|(?P<name>{_DECADE_NAME}))"
    r"|(?P<suffixed>(?:19|20)?\d0)(?:-?(?:е|х|ые|ых|s))"
    rf"|(?P<alone>{_RUSSIAN_OR_ENGLISH}))\b(?! числ)(?: год(?:ы|ов|ах))?"
)


def _decade(match: re.Match[str], _: date) -> str:
    if digits := match["digits"] or match["suffixed"]:
        century = "" if len(digits) == 4 else "20" if digits < "30" else "19"
        first = int(century + digits)
    else:
        name = match["name"] or match["alone"]
        first = next(year for year, each in _NAMED_DECADES.items() if each.fullmatch(name))
    part = match["part"]
    begin, end = narrow_decade(part, first) if part else (first, first + 9)
    return between(match["edge"], str(begin), str(end))


_NEGATED = re.compile(
    r"\b(?:(?P<to>не (?:позднее|позже)|no later than|niet later dan|au plus tard)"
    r"|не (?:ранее|раньше)|not before|no earlier than|niet voor|pas avant)\b"
)


def _negated(match: re.Match[str], _: date) -> str:
    """`не позднее 2015` leaves 2015 in, as «до» does."""
    return "до" if match["to"] else "с"


_SHORT_DATE = re.compile(r"(?<![\d./])(\d{1,2}([./])\d{1,2}\2)(\d{2})(?![\d./])")


def _short_date(match: re.Match[str], today: date) -> str:
    return f"{match[1]}{_in_full(int(match[3]), today)}"


_YEAR_AND_NUMBER = re.compile(r"(?<![\d./-])(\d{4})([./-])(\d{1,2})(?![\d./-])")


def _year_and_number(match: re.Match[str], _: date) -> str:
    """`2017/07` is a month, `2016-17` two years."""
    year, number = int(match[1]), int(match[3])
    if 1 <= number <= 12:
        return f"{match[1]}-{number:02}"
    return f"{year} - {year // 100 * 100 + number}" if number > year % 100 else match.group()


_THOUSAND = re.compile(r"\b2[кk](\d\d)\b")


def _thousand(match: re.Match[str], _: date) -> str:
    """`2к18`."""
    return f"20{match[1]}"


_UNITS_OF_DAYS = (
    *("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
_DAY_IN_WORDS = re.compile(
    rf"\b(?:(?P<tens>двадцать|тридцать) )?(?:(?P<unit>{any_of(*_UNITS_OF_DAYS)})|(?P<last>тридцат))"
    rf"(?:ого|его|ое|ье) (?P<month>{ANY_MONTH})\b"
)


def _day_in_words(match: re.Match[str], _: date) -> str:
    tens = {"двадцать": 20, "тридцать": 30}.get(match["tens"], 0)
    day = 30 if match["last"] else tens + 1 + _UNITS_OF_DAYS.index(match["unit"])
    return f"{day} {match['month']}"


_YEAR_ENDING = re.compile(r"\b(\d{4})-?(?:го|м|му|й|г)\b")


def _plain_year(match: re.Match[str], _: date) -> str:
    return match[1]


_FROM_TENTH = _UNITS_OF_DAYS[9:]
_FROM_TEN = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_YEAR_IN_WORDS = re.compile(
    rf"\b(?:две тысячи (?P<ru>{any_of(*_FROM_TENTH)})(?:ый|ого|ом)"
    rf"|(?P<alone>{any_of(*_FROM_TENTH)})(?:ый|ого|ом) год(?:а|у|ом)?"
    rf"|twenty (?P<en>{any_of(*_FROM_TEN)}))\b"
)


def _year_in_words(match: re.Match[str], _: date) -> str:
    """`две тысячи семнадцатый`, `twenty fifteen`."""
    if word := match["en"]:
        return str(2010 + _FROM_TEN.index(word))
    return str(2010 + _FROM_TENTH.index(match["ru"] or match["alone"]))


_SHORT_YEAR_OF_MONTH = re.compile(
    rf"\b(?P<month>{ANY_MONTH})\.? (?:['’](?P<en>\d\d)|(?P<ru>\d\d)-?го)\b"
)


def _short_year_of_month(match: re.Match[str], _: date) -> str:
    """`апрель 18-го`, `April '18`."""
    return f"{match['month']} 20{match['en'] or match['ru']}"


_SHORTER_YEAR = re.compile(
    rf"\b(?P<before>в|с|до|по|за) (?P<year>\d\d)-?(?:м|го|й)\b"
    rf"(?! (?:{ANY_MONTH}|год|век|числ|по \d|до \d))"
)


def _shorter_year(match: re.Match[str], today: date) -> str:
    """`в 18-м`, where no month and no century follows."""
    return f"{match['before']} {_in_full(int(match['year']), today)}"


def _in_full(year: int, today: date) -> int:
    """A year of two digits: of this century, unless that is years ahead."""
    return 2000 + year - (100 if 2000 + year > today.year + 10 else 0)


_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d{2})(?:-?(?:й|м|го|ом))? (год(?:а|у|ом)?)\b")
_OF_A_YEAR = re.compile(rf"\b(?:с|до|от|после|конца|начала|середины|{ANY_MONTH}|{SEASON_WORDS}) $")


def _short_year(match: re.Match[str], today: date) -> str:
    """`17 год`; «22 года» is mostly how long something takes."""
    number = int(match[1])
    may_be_long = match[2] == "года" and number % 10 in (2, 3, 4) and number not in (12, 13, 14)
    if may_be_long and not _OF_A_YEAR.search(match.string[: match.start()]):
        return match.group()
    return f"{_in_full(number, today)} {match[2]}"


_RELATIONS = {
    -2: r"позапрошл\w+",
    -1: r"прошл\w+|минувш\w+|last|previous|vorige?|afgelopen|derniere?|passee?|precedente?",
    0: r"эт(?:от|ом|ого|ой|а|у)|текущ\w+|нынешн\w+|this|current|dit|deze|huidige?|cette|cet|ce",
    1: r"следующ\w+|будущ\w+|next|coming|volgende?|komende?|prochaine?",
}
_UNITS = {
    "year": r"год(?:а|у|ом)?|year|jaar|annee|an",
    "month": r"месяц(?:а|е)?|month|maand|mois",
    "week": r"недел(?:я|е|и|ю)|week|semaine",
}
_UNIT_ALONE = "|".join(_UNITS.values())
_RELATION = "|".join(_RELATIONS.values())
_RELATIVE = re.compile(
    rf"\b(?:(?P<r1>{_RELATION}) (?P<u1>{_UNIT_ALONE})|(?P<u2>{_UNIT_ALONE}) (?P<r2>{_RELATION}))\b"
)


def _steps(match: re.Match[str]) -> int:
    """How many years, months or weeks a relation leads away from today."""
    relation = match["r1"] or match["r2"]
    return next(each for each, words in _RELATIONS.items() if re.fullmatch(words, relation))


def _relative(match: re.Match[str], today: date) -> str:
    unit, steps = match["u1"] or match["u2"], _steps(match)
    if re.fullmatch(_UNITS["year"], unit):
        return str(today.year + steps)
    if re.fullmatch(_UNITS["month"], unit):
        months = today.year * 12 + today.month - 1 + steps
        return f"{months // 12:04}-{months % 12 + 1:02}"
    monday = today + timedelta(days=7 * steps - today.weekday())
    return f"{monday} - {monday + timedelta(days=6)}"


_RELATIVE_SEASON = re.compile(
    rf"\b(?:(?P<r1>{_RELATION}) (?P<s1>{SEASON_WORDS})"
    rf"|(?P<s2>{SEASON_WORDS}) (?P<r2>{_RELATION}))\b"
)


def _relative_season(match: re.Match[str], today: date) -> str:
    """`прошлым летом`: the season of last year."""
    return f"{match['s1'] or match['s2']} {today.year + _steps(match)}"


_POINT = r"\d{4}(?:-\d\d){0,2}"
_UNTIL = r" (?:-|по|до|to|until|till|tot|au|a|jusqu['’]?(?:en|au|a)?) "
_FROM_INTERVAL = re.compile(rf"({_POINT}) - {_POINT}({_UNTIL})")
_TO_INTERVAL = re.compile(rf"({_UNTIL}){_POINT} - ({_POINT})")


def _take_outer(match: re.Match[str], _: date) -> str:
    """From a period to something later, or to one: from its beginning, or to its end."""
    return f"{match[1]}{match[2]}"


_NUMBERS = {
    2: "два две two twee deux",
    3: "три three drie trois",
    4: "четыре four vier quatre",
    5: "пять five vijf cinq",
    10: "десять ten tien dix",
    20: "двадцать twenty twintig vingt",
}
_NUMBER = rf"(?:\d{{1,3}}|{any_of(*_NUMBERS.values())})"
_AGO = re.compile(
    rf"\b(?:(?P<n1>{_NUMBER}) (?:лет|год|года|years|jaar) (?:назад|ago|geleden)"
    rf"|il y a (?P<n2>{_NUMBER}) ans"
    r"|(?P<one>(?:год назад|a year ago|een jaar geleden|il y a un an)))\b"
)
_LATEST_YEARS = re.compile(
    rf"\b(?:(?:последние|последних|last|past|laatste|afgelopen) (?P<n1>{_NUMBER})"
    rf" (?:лет|года|years|jaar)|(?P<n2>{_NUMBER}) dernieres annees"
    r"|(?P<one>последний год|past year|dernieres? annee))\b"
)
_DAYS = {
    -1: "вчера yesterday gisteren",
    0: r"сегодня today(?:'s)? vandaag aujourd['’]hui",
    1: "завтра tomorrow demain",
}
_DAY = re.compile(rf"\b(?:{any_of(*_DAYS.values())})\b")


def _number(match: re.Match[str]) -> int:
    if match["one"]:
        return 1
    word = match["n1"] or match["n2"]
    if word.isdecimal():
        return int(word)
    return next(number for number, names in _NUMBERS.items() if word in names.split())


def _years_ago(match: re.Match[str], today: date) -> str:
    return str(today.year - _number(match))


def _latest_years(match: re.Match[str], today: date) -> str:
    return f"{today.year - _number(match)} - {today.year}"


def _day(match: re.Match[str], today: date) -> str:
    days = next(each for each, names in _DAYS.items() if re.fullmatch(any_of(names), match.group()))
    return str(today + timedelta(days=days))


# In this order: a later one may stand on what an earlier one wrote.
_PHRASES: tuple[tuple[re.Pattern[str], _ToDates], ...] = (
    (_NEGATED, _negated),
    (_SHORT_DATE, _short_date),
    (_THOUSAND, _thousand),
    (_DAY_IN_WORDS, _day_in_words),
    (_YEAR_ENDING, _plain_year),
    (_YEAR_IN_WORDS, _year_in_words),
    (_SHORT_YEAR_OF_MONTH, _short_year_of_month),
    (_DECADE, _decade),
    (_LATEST_YEARS, _latest_years),
    (_AGO, _years_ago),
    (_SHORT_YEAR, _short_year),
    (_SHORTER_YEAR, _shorter_year),
    (_RELATIVE_SEASON, _relative_season),
    (_RELATIVE, _relative),
    (_DAY, _day),
    (SEASON, to_season),
    (_YEAR_AND_NUMBER, _year_and_number),
    (PART, narrow),
    (_FROM_INTERVAL, _take_outer),
    (_TO_INTERVAL, _take_outer),
)
