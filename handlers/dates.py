"""Dates as people read them: full month names, never more precise than what is known."""

from datetime import date

from babel.dates import format_date as format_babel_date

from handlers.texts import N_, Texts
from storage.edtf import CalendarDate, Edtf, Precision


def format_edtf(value: Edtf, t: Texts) -> str:
    """The date by itself: «25–28 апреля 2018 г.», "July 2017", "since 1997"."""
    start, end = value.start, value.end
    if not end:
        return _since(start, t) if start else ""
    if not start:
        return _through(end, t)
    return _point(start, t) if start == end else _interval(start, end, t)


def format_day(day: date, t: Texts) -> str:
    """A day by itself."""
    return _point(CalendarDate.of_day(day), t)


def format_during(value: Edtf, t: Texts) -> str:
    """The date as part of a sentence: «в июле 2017 г.», «в 2016–2018 гг.», «с 1997 года»."""
    start, end = value.start, value.end
    if not start or not end:
        return format_edtf(value, t)
    if start == end and start.precision is Precision.YEAR:
        return t.gettext("in {year}", year=start.year)
    if start == end and start.precision is Precision.MONTH:
        return t.gettext(_IN_MONTH[start.month or 0], year=start.year)
    if start == end:
        return t.pgettext("within a sentence", "on {day}", day=_point(start, t))
    if start.precision is end.precision is Precision.YEAR:
        return t.gettext("in {first}–{last}", first=start.year, last=end.year)
    return t.gettext("in the period {interval}", interval=_interval(start, end, t))


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


def _interval(start: CalendarDate, end: CalendarDate, t: Texts) -> str:
    same_year = start.year == end.year
    if start.precision is end.precision is Precision.YEAR:
        return t.pgettext("years by themselves", "{first}–{last}", first=start.year, last=end.year)
    if start.precision is end.precision is Precision.MONTH and same_year:
        return f"{_babel(start.first, 'LLLL', t)} – {_point(end, t)}"
    if start.precision is end.precision is Precision.DAY and same_year:
        if start.month == end.month:
            return f"{_day(start, t)}–{_point(end, t)}"
        return f"{_day(start, t)} {_babel(start.first, 'MMMM', t)} – {_point(end, t)}"
    return f"{_point(start, t)} – {_point(end, t)}"


def _since(point: CalendarDate, t: Texts) -> str:
    # French puts an article before a day.
    if point.precision is Precision.DAY:
        return t.pgettext("a day", "since {date}", date=_point(point, t))
    return t.gettext("since {date}", date=_genitive(point, t))


def _through(point: CalendarDate, t: Texts) -> str:
    if point.precision is Precision.DAY:
        return t.pgettext("a day", "through {date}", date=_point(point, t))
    return t.gettext("through {date}", date=_accusative(point, t))


def _point(point: CalendarDate, t: Texts) -> str:
    if point.precision is Precision.YEAR:
        return t.pgettext("a year by itself", "{year}", year=point.year)
    if point.precision is Precision.MONTH:
        return _with_year(_babel(point.first, "LLLL", t), point, t)
    return _with_year(f"{_day(point, t)} {_babel(point.first, 'MMMM', t)}", point, t)


def _genitive(point: CalendarDate, t: Texts) -> str:
    if point.precision is Precision.YEAR:
        return t.pgettext("a year, after since", "{year}", year=point.year)
    if point.precision is Precision.MONTH:
        return _with_year(_babel(point.first, "MMMM", t), point, t)
    return _point(point, t)


def _accusative(point: CalendarDate, t: Texts) -> str:
    if point.precision is Precision.YEAR:
        return t.pgettext("a year, after through", "{year}", year=point.year)
    return _point(point, t)


def _with_year(text: str, point: CalendarDate, t: Texts) -> str:
    return t.pgettext("a date before its year", "{date} {year}", date=text, year=point.year)


def _day(point: CalendarDate, t: Texts) -> str:
    # French writes the first of a month as an ordinal.
    return "1er" if t.language == "fr" and point.day == 1 else str(point.day)


def _babel(day: date, pattern: str, t: Texts) -> str:
    return format_babel_date(day, pattern, t.locale)
