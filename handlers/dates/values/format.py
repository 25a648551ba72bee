"""Dates as people read them: never more precise than what is known."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date as format_babel_date

from handlers.dates.values.value import Recurring, Yearly
from handlers.dates.words.naming import (
    Form,
    name_century,
    name_decade,
    name_half,
    name_part,
    name_quarter,
    name_season,
)
from handlers.texts import N_, Texts
from storage.edtf import CalendarDate, Edtf, Part, Precision


class _Style(NamedTuple):
    """Babel's patterns of a month within a date and by itself."""

    month: str
    month_alone: str


_FULL, _SHORT = _Style("MMMM", "LLLL"), _Style("MMM", "LLL")


def format_edtf(value: Edtf, t: Texts) -> str:
    """The date by itself: «25–28 апреля 2018 г.», "July 2017", "since 1997"."""
    return _format(value, t, _FULL)


def format_short(value: Edtf, t: Texts) -> str:
    """The date as it stands in a list: «22 окт. 2016 – 9 апр. 2017»."""
    return _format(value, t, _SHORT)


def format_in_list(value: Edtf, period: Edtf | None, t: Texts) -> str:
    """The date as it stands in the list of a period: of a single year, it goes without saying."""
    start, end = value.start, value.end
    if not (period and start and end and value.is_exact):
        return format_short(value, t)
    years = {start.year, end.year, period.earliest_start.year, period.latest_end.year}
    plain = start.precision is end.precision in (Precision.MONTH, Precision.DAY)
    if len(years) > 1 or not plain or not (start.month and end.month):
        return format_short(value, t)
    within = Recurring(Yearly(start.month, start.day), Yearly(end.month, end.day))
    return format_recurring(within, t)


def format_day(day: date, t: Texts) -> str:
    """A day by itself."""
    return _point(CalendarDate.of_day(day), t, _FULL)


def format_month(value: Edtf, t: Texts) -> str:
    """The month without its year, short: «янв.»."""
    return _babel(value.earliest_start, _SHORT.month_alone, t)


def format_during(value: Edtf, t: Texts) -> str:
    """The date as part of a sentence: «в июле 2017 г.», «в 2016–2018 гг.», «с 1997 года»."""
    start, end = value.start, value.end
    if not start or not end:
        return format_edtf(value, t)
    if start == end:
        return _during(start, t)
    if start.precision is end.precision is Precision.YEAR and value.is_exact:
        return t.gettext("in {first}–{last}", first=start.year, last=end.year)
    return t.gettext("in the period {interval}", interval=_interval(start, end, t, _FULL))


def format_recurring(value: Recurring, t: Texts) -> str:
    """A day, month or season of every year: «17 апреля», "25–28 April", "summer"."""
    start, end = value.start, value.end
    if start == end:
        return _yearly(start, t)
    if start.month == end.month and start.day:
        return f"{_day_of(start.day, t)}–{_yearly(end, t)}"
    return f"{_yearly(start, t)} – {_yearly(end, t)}"


def _yearly(part: Yearly, t: Texts) -> str:
    season = part.in_year(2024) if part.month > 12 else None
    if season:
        return _named(season, "every", t) or ""
    day = date(2024, part.month, part.day or 1)
    if not part.day:
        return _babel(day, "LLLL", t)
    return f"{_day_of(part.day, t)} {_babel(day, 'MMMM', t)}"


@lru_cache(maxsize=4096)
def _format(value: Edtf, t: Texts, style: _Style) -> str:
    start, end = value.start, value.end
    if start and end:
        return _point(start, t, style) if start == end else _interval(start, end, t, style)
    if start:
        text = _since(start, t, style)
        return t.gettext("{since}, end unknown", since=text) if value.unknown else text
    text = _through(end, t, style) if end else ""
    return t.gettext("{through}, start unknown", through=text) if value.unknown else text


def _interval(start: CalendarDate, end: CalendarDate, t: Texts, style: _Style) -> str:
    if not (start.is_exact and end.is_exact and start.precision is end.precision):
        return f"{_point(start, t, style)} – {_point(end, t, style)}"
    if start.precision is Precision.YEAR:
        return _years(start.year, end.year, t, style)
    if start.year != end.year:
        return f"{_point(start, t, style)} – {_point(end, t, style)}"
    if start.precision is Precision.MONTH:
        return f"{_babel(start.first, style.month_alone, t)} – {_point(end, t, style)}"
    if start.month == end.month:
        return f"{_day(start, t)}–{_point(end, t, style)}"
    return f"{_day(start, t)} {_babel(start.first, style.month, t)} – {_point(end, t, style)}"


def _years(first: int, last: int, t: Texts, style: _Style) -> str:
    if style is _SHORT:
        return f"{first}–{last}"
    return t.pgettext("years by themselves", "{first}–{last}", first=first, last=last)


def _since(point: CalendarDate, t: Texts, style: _Style) -> str:
    # French puts an article before a day.
    if point.precision is Precision.DAY and not point.qualifier:
        return t.pgettext("a day", "since {date}", date=_point(point, t, style))
    if style is _SHORT and point.is_exact:
        return t.gettext("since {date}", date=_point(point, t, style))
    return t.gettext("since {date}", date=_as("since", point, t, style))


def _through(point: CalendarDate, t: Texts, style: _Style) -> str:
    if style is _SHORT and point.is_exact:
        text = _point(point, t, style)
        if point.precision is Precision.DAY:
            return t.pgettext("a day in a list", "until {date}", date=text)
        return t.pgettext("in a list", "until {date}", date=text)
    if point.precision is Precision.DAY and not point.qualifier:
        return t.pgettext("a day", "up to and including {date}", date=_point(point, t, style))
    if not point.qualifier and (name := _named(point, "through", t)):
        return t.pgettext("a name", "up to and including {date}", date=name)
    return t.gettext("up to and including {date}", date=_as("through", point, t, style))


def _point(point: CalendarDate, t: Texts, style: _Style) -> str:
    return _as("alone", point, t, style)


def _as(form: Form, point: CalendarDate, t: Texts, style: _Style) -> str:
    """A date in the form that it takes there, with what is said of how sure it is."""
    if not point.qualifier:
        return _plain(form, point, t, style)
    text = _plain("about" if point.is_approximate else "alone", point, t, style)
    if point.is_approximate:
        text = t.gettext("c. {date}", date=text)
    if not point.is_uncertain:
        return text
    if style is _SHORT:
        return f"{text} (?)"
    return t.gettext("presumably {date}", date=text)


def _plain(form: Form, point: CalendarDate, t: Texts, style: _Style) -> str:
    if text := _named(point, form, t):
        return text
    if point.precision is Precision.YEAR:
        return _year(form, point.year, t, style)
    if point.precision is Precision.MONTH:
        within = form in ("since", "of", "half of", "about")
        pattern = style.month if within else style.month_alone
        return _with_year(_babel(point.first, pattern, t), point, t, style)
    month = _babel(point.first, style.month, t)
    return _with_year(f"{_day(point, t)} {month}", point, t, style)


def _named(point: CalendarDate, form: Form, t: Texts) -> str | None:
    """What has a name of its own: seasons, decades and the like; None for plain dates."""
    if point.part:
        whole = CalendarDate(point.year, point.month, digits=point.digits)
        halves = (Part.FIRST_HALF, Part.SECOND_HALF)
        within = _plain("half of" if point.part in halves else "of", whole, t, _FULL)
        long = point.precision in (Precision.DECADE, Precision.CENTURY)
        return name_part(point.part, form, within, t, long=long)
    if point.precision is Precision.SEASON:
        return name_season(point, form, t)
    if point.precision is Precision.QUARTER:
        return name_quarter(point, form, t)
    if point.precision is Precision.HALF:
        return name_half(point, form, t)
    if point.precision is Precision.DECADE:
        return name_decade(point.year, form, t)
    return name_century(point.year, form, t) if point.precision is Precision.CENTURY else None


def _year(form: Form, year: int, t: Texts, style: _Style) -> str:
    if form == "since":
        return t.pgettext("a year, after since", "{year}", year=year)
    if form == "through":
        return t.pgettext("a year, after through", "{year}", year=year)
    return str(year) if style is _SHORT else t.pgettext("a year by itself", "{year}", year=year)


def _with_year(text: str, point: CalendarDate, t: Texts, style: _Style) -> str:
    if style is _SHORT:
        return f"{text} {point.year}"
    return t.pgettext("a date before its year", "{date} {year}", date=text, year=point.year)


def _during(point: CalendarDate, t: Texts) -> str:
    if point.is_approximate:
        return _point(point, t, _FULL)
    if text := _named(point, "during", t):
        pass
    elif point.precision is Precision.YEAR:
        text = t.gettext("in {year}", year=point.year)
    elif point.precision is Precision.MONTH:
        text = t.gettext(_IN_MONTH[point.month or 0], year=point.year)
    else:
        day = _plain("alone", point, t, _FULL)
        text = t.pgettext("within a sentence", "on {day}", day=day)
    return t.gettext("presumably {date}", date=text) if point.is_uncertain else text


_IN_MONTH = (
    "",
    N_("in January {year}"),
    N_("in February {year}"),
    N_("in March {year}"),
    N_("in April {year}"),
    N_("in May {year}"),
    N_("in June {year}"),
    N_("in July {year}"),
    N_("in August {year}"),
    N_("in September {year}"),
    N_("in October {year}"),
    N_("in November {year}"),
    N_("in December {year}"),
)


def _day(point: CalendarDate, t: Texts) -> str:
    return _day_of(point.day or 1, t)


def _day_of(day: int, t: Texts) -> str:
    # French writes the first of a month as an ordinal.
    return "1er" if t.language == "fr" and day == 1 else str(day)


def _babel(day: date, pattern: str, t: Texts) -> str:
    return format_babel_date(day, pattern, t.locale)
