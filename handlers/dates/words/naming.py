"""The names of seasons, quarters, halves, decades, centuries and parts, as they stand in a text."""

from collections.abc import Callable
from typing import Literal

from handlers.texts import Texts
from storage.edtf import CalendarDate, Part

Form = Literal["alone", "during", "since", "through", "about", "of", "half of", "every"]
"""Where a name stands: by itself, «осенью», «с осени», «по осень», «ок. осени», after a part or
half of it, without a year."""

_SPRING, _SUMMER, _AUTUMN, _WINTER = 21, 22, 23, 24
_FIRST_QUARTER, _FIRST_HALF = 33, 40
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_LAST_IN_ROMAN = 39
_FIRST_PLAIN = 2000
"""The first decade that nobody takes for its century: the 2000s."""


def name_season(point: CalendarDate, form: Form, t: Texts) -> str:
    """`autumn 2013`; a winter says both its years."""
    if form == "every":
        return _SEASONS_OF_EVERY_YEAR[point.season or _SPRING](t)
    year = f"{point.year - 1}/{point.year % 100:02}" if point.season == _WINTER else f"{point.year}"
    season = point.season or _SPRING
    if form == "during":
        return _DURING_SEASONS[season](t, year)
    if form in ("since", "about"):
        return _SINCE_SEASONS[season](t, year)
    return (_THROUGH_SEASONS if form == "through" else _SEASONS)[season](t, year)


_SEASONS_OF_EVERY_YEAR: dict[int, Callable[[Texts], str]] = {
    _SPRING: lambda t: t.gettext("spring"),
    _SUMMER: lambda t: t.gettext("summer"),
    _AUTUMN: lambda t: t.gettext("autumn"),
    _WINTER: lambda t: t.gettext("winter"),
}
_OfYear = Callable[[Texts, str], str]
_SEASONS: dict[int, _OfYear] = {
    _SPRING: lambda t, year: t.gettext("spring {year}", year=year),
    _SUMMER: lambda t, year: t.gettext("summer {year}", year=year),
    _AUTUMN: lambda t, year: t.gettext("autumn {year}", year=year),
    _WINTER: lambda t, year: t.gettext("winter {year}", year=year),
}
_DURING_SEASONS: dict[int, _OfYear] = {
    _SPRING: lambda t, year: t.gettext("in spring {year}", year=year),
    _SUMMER: lambda t, year: t.gettext("in summer {year}", year=year),
    _AUTUMN: lambda t, year: t.gettext("in autumn {year}", year=year),
    _WINTER: lambda t, year: t.gettext("in winter {year}", year=year),
}
_SINCE_SEASONS: dict[int, _OfYear] = {
    _SPRING: lambda t, year: t.pgettext("after since", "spring {year}", year=year),
    _SUMMER: lambda t, year: t.pgettext("after since", "summer {year}", year=year),
    _AUTUMN: lambda t, year: t.pgettext("after since", "autumn {year}", year=year),
    _WINTER: lambda t, year: t.pgettext("after since", "winter {year}", year=year),
}
_THROUGH_SEASONS: dict[int, _OfYear] = {
    _SPRING: lambda t, year: t.pgettext("after through", "spring {year}", year=year),
    _SUMMER: lambda t, year: t.pgettext("after through", "summer {year}", year=year),
    _AUTUMN: lambda t, year: t.pgettext("after through", "autumn {year}", year=year),
    _WINTER: lambda t, year: t.pgettext("after through", "winter {year}", year=year),
}


def name_quarter(point: CalendarDate, form: Form, t: Texts) -> str:
    """`1st quarter of 2019`, «I квартал 2019 г.»."""
    number = _count((point.season or _FIRST_QUARTER) - _FIRST_QUARTER + 1, t)
    year = point.year
    if form == "every":
        return t.gettext("{number} quarter", number=number)
    if form == "during":
        return t.gettext("in the {number} quarter of {year}", number=number, year=year)
    if form in ("since", "about"):
        return t.pgettext("after since", "the {number} quarter of {year}", number=number, year=year)
    if form == "through":
        return t.pgettext(
            "after through", "the {number} quarter of {year}", number=number, year=year
        )
    return t.gettext("{number} quarter of {year}", number=number, year=year)


def name_half(point: CalendarDate, form: Form, t: Texts) -> str:
    """`1st half of 2019`, «I полугодие 2019 г.»."""
    number = _count((point.season or _FIRST_HALF) - _FIRST_HALF + 1, t)
    year = point.year
    if form == "every":
        return t.gettext("{number} half of the year", number=number)
    if form == "during":
        return t.gettext("in the {number} half of {year}", number=number, year=year)
    if form in ("since", "about"):
        return t.pgettext("after since", "the {number} half of {year}", number=number, year=year)
    if form == "through":
        return t.pgettext("after through", "the {number} half of {year}", number=number, year=year)
    return t.gettext("{number} half of {year}", number=number, year=year)


def name_decade(first: int, form: Form, t: Texts) -> str:
    """`1970s`, «1970-е годы»; in English the 1700s are a century."""
    if t.language == "en" and not first % 100 and first < _FIRST_PLAIN:
        last = first + 9
        if form == "during":
            return t.gettext("in {first}–{last}", first=first, last=last)
        return f"{first}–{last}"
    if form == "during":
        return t.gettext("in the {decade}s", decade=first)
    if form in ("since", "about"):
        return t.pgettext("after since", "the {decade}s", decade=first)
    if form == "through":
        return t.pgettext("after through", "the {decade}s", decade=first)
    if form == "of":
        return t.pgettext("early or late", "{decade}s", decade=first)
    if form == "half of":
        return t.pgettext("half of", "the {decade}s", decade=first)
    return t.gettext("{decade}s", decade=first)


def name_century(first: int, form: Form, t: Texts) -> str:
    """`18th century`, «XVIII век»."""
    number = first // 100 + 1
    century = _count(number, t, in_roman=True)
    if form == "during":
        return t.gettext("in the {century} century", century=century)
    if form in ("since", "about"):
        return t.pgettext("after since", "the {century} century", century=century)
    if form == "through":
        return t.pgettext("after through", "the {century} century", century=century)
    if form == "of":
        return t.pgettext("early or late", "{century} century", century=century)
    if form == "half of":
        return t.pgettext("half of", "the {century} century", century=century)
    return t.gettext("{century} century", century=century)


def name_part(part: Part, form: Form, whole: str, t: Texts, *, long: bool) -> str:
    """`late April 2018`, «начало XX века»; a `long` whole is a decade or century."""
    if form == "during":
        return (_DURING_LONG_PARTS if long else _DURING_PARTS)[part](t, whole)
    if form in ("since", "about"):
        return _SINCE_PARTS[part](t, whole)
    return (_THROUGH_PARTS if form == "through" else _PARTS)[part](t, whole)


_PARTS: dict[Part, _OfYear] = {
    Part.EARLY: lambda t, date: t.gettext("early {date}", date=date),
    Part.MID: lambda t, date: t.gettext("mid-{date}", date=date),
    Part.LATE: lambda t, date: t.gettext("late {date}", date=date),
    Part.FIRST_HALF: lambda t, date: t.gettext("first half of {date}", date=date),
    Part.SECOND_HALF: lambda t, date: t.gettext("second half of {date}", date=date),
}
_DURING_PARTS: dict[Part, _OfYear] = {
    Part.EARLY: lambda t, date: t.gettext("in early {date}", date=date),
    Part.MID: lambda t, date: t.gettext("in mid-{date}", date=date),
    Part.LATE: lambda t, date: t.gettext("in late {date}", date=date),
    Part.FIRST_HALF: lambda t, date: t.gettext("in the first half of {date}", date=date),
    Part.SECOND_HALF: lambda t, date: t.gettext("in the second half of {date}", date=date),
}
_DURING_LONG_PARTS: dict[Part, _OfYear] = {
    **_DURING_PARTS,
    Part.EARLY: lambda t, date: t.gettext("in the early {date}", date=date),
    Part.MID: lambda t, date: t.gettext("in the mid-{date}", date=date),
    Part.LATE: lambda t, date: t.gettext("in the late {date}", date=date),
}
_SINCE_PARTS: dict[Part, _OfYear] = {
    Part.EARLY: lambda t, date: t.pgettext("after since", "early {date}", date=date),
    Part.MID: lambda t, date: t.pgettext("after since", "mid-{date}", date=date),
    Part.LATE: lambda t, date: t.pgettext("after since", "late {date}", date=date),
    Part.FIRST_HALF: lambda t, date: t.pgettext(
        "after since", "the first half of {date}", date=date
    ),
    Part.SECOND_HALF: lambda t, date: t.pgettext(
        "after since", "the second half of {date}", date=date
    ),
}
_THROUGH_PARTS: dict[Part, _OfYear] = {
    Part.EARLY: lambda t, date: t.pgettext("after through", "early {date}", date=date),
    Part.MID: lambda t, date: t.pgettext("after through", "mid-{date}", date=date),
    Part.LATE: lambda t, date: t.pgettext("after through", "late {date}", date=date),
    Part.FIRST_HALF: lambda t, date: t.pgettext(
        "after through", "the first half of {date}", date=date
    ),
    Part.SECOND_HALF: lambda t, date: t.pgettext(
        "after through", "the second half of {date}", date=date
    ),
}


def _count(number: int, t: Texts, *, in_roman: bool = False) -> str:
    """A number as the language counts with it: `III`, `3rd`, `3e`."""
    if t.language == "ru":
        return _to_roman(number)
    if t.language == "en":
        ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if t.language == "fr":
        text = _to_roman(number) if in_roman else str(number)
        return f"{text}er" if number == 1 else f"{text}e"
    return f"{number}e"


def _to_roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "X" * tens + _ROMAN[units] if number <= _LAST_IN_ROMAN else str(number)
