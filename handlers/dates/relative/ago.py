"""So long ago, or ahead: `two weeks ago`, «лет пять назад», « dans un mois », `two summers ago`."""

from datetime import date, timedelta

from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.passages.qualifiers import read_qualifiers
from handlers.dates.values.piece import Piece, first_after, shift_months, week_of
from handlers.dates.words.lexicon import Kind
from storage.edtf import FIRST_YEAR, LAST_YEAR, CalendarDate, Edtf, EdtfError

_MOST, _QUINZAINE = 999, 15
_QUARTERS, _HALVES = (33, 3), (40, 6)
_HALF_A_YEAR, _HALF_A_MONTH, _HALF_A_WEEK = 6, 15, 3


def read_ago(passage: Passage, at: int) -> Parsed | None:
    """`15 дней назад`, `a year ago`, « il y a environ deux semaines », `two weeks from now`."""
    before = bool(passage.means(at, Kind.AGO_BEFORE))
    qualifier, start = read_qualifiers(passage, at + 1) if before else ("", at)
    if passage.means(start, Kind.AND_HALF):
        # «Полтора года назад», `anderhalf jaar geleden`
        return _read_halves(passage, 1, start + 1, before=before)
    counted = read_count(passage, start)
    # «Год назад», «около года назад»
    one = passage.means(start, Kind.ONE) or passage.means(start - 1, Kind.APPROXIMATE)
    if not counted and (not one or _is_counted_before(passage, start)):
        return None
    count, end = counted or (1, start)
    if counted and passage.means(end, Kind.AND_HALF):
        # «Два с половиной года назад»
        return _read_halves(passage, count, end + 1, before=before)
    if counted and (several := _read_or_more(passage, count, end, before=before)):
        return several
    unit = passage.means(end, Kind.UNIT)
    if passage.means(end + 1, Kind.AND_HALF):
        return _read_halves(passage, count, end, before=before)
    # «Год с небольшим назад», `a year or so ago`
    named = end
    end += passage.has(end + 1, (Kind.VAGUE,))
    steps = -1 if before else passage.means(end + 1, Kind.AGO)
    if not steps:
        return None
    stop = end + (1 if before else 2)
    if counted and not unit:
        return _read_named_ago(passage, steps * count, end, stop)
    if unit in ("year", "month") and passage.means(stop, Kind.DAY) == 0:
        # "A year ago today"
        months = steps * count * (12 if unit == "year" else 1)
        year, month = shift_months(passage.today, months)
        return Parsed(Piece(year, month, passage.today.day), stop + 1)
    vague = bool(qualifier) or named < end or bool(passage.means(start - 1, Kind.APPROXIMATE))
    away = step_away(passage, steps * count, unit, stop, vague=vague) if unit else None
    return Parsed(away.piece._replace(qualifier="~" * vague), away.end) if away else None


def read_about_ago(passage: Passage, at: int) -> Parsed | None:
    """«Лет пять назад», «недели через две», `een jaar of vijf geleden`: about so many."""
    ahead = passage.means(at, Kind.AHEAD) == "today" and passage.language == "nl"
    one = at + ahead
    if passage.means(one, Kind.CARDINAL) == 1 and passage.means(one + 2, Kind.OR):
        # Een jaar of vijf geleden, over een week of twee
        unit, counted = passage.means(one + 1, Kind.UNIT), read_count(passage, one + 3)
    elif passage.language == "ru":
        unit = passage.means(at, Kind.UNIT)
        ahead = passage.means(at + 1, Kind.AHEAD) == "today"
        counted = read_count(passage, at + 1 + ahead)
        if unit and passage.is_glued_mark(at + 1, "-"):
            # «Год-два назад»
            return _read_or_more(passage, 1, at + 1, unit=unit)
    else:
        return None
    if not unit or not counted:
        return None
    count, end = counted
    steps = 1 if ahead else passage.means(end, Kind.AGO)
    if not steps:
        return None
    away = step_away(passage, steps * count, unit, end + (not ahead), vague=True)
    return Parsed(away.piece._replace(qualifier="~"), away.end) if away else None


def read_ahead(passage: Passage, at: int) -> Parsed | None:
    """«Через две недели», `in 3 days`, `over een maand`; «спустя год» is not from today."""
    if passage.means(at, Kind.AHEAD) != "today":
        return None
    qualifier, start = read_qualifiers(passage, at + 1)
    if passage.means(start, Kind.AND_HALF):
        return _read_halves(passage, 1, start + 1, before=True, ahead=True)
    counted = read_count(passage, start)
    # "In year" is nothing, «через год» is.
    count, end = counted or (1, start)
    unit = passage.means(end, Kind.UNIT)
    if not unit or (not counted and passage.means(at, Kind.PREP)):
        return None
    if passage.has(end + 1, (Kind.AFTER, Kind.AND_HALF, Kind.AGO)):
        # «Через год после визита», "over a year ago"
        return None
    away = step_away(passage, count, unit, end + 1, vague=bool(qualifier))
    return Parsed(away.piece._replace(qualifier=qualifier), away.end) if away else None


def read_count(passage: Passage, at: int) -> tuple[int, int] | None:
    """A number in figures or words, and the index after it."""
    token = passage.at(at)
    if token and token.digits and not token.suffix:
        return (token.value, at + 1) if 0 < token.value <= _MOST else None
    return read_numeral(passage, at)


def _is_counted_before(passage: Passage, at: int) -> bool:
    """Whether a number that is not understood counts what follows: `1.5`, «полтора»."""
    before = passage.at(at - 1)
    return bool(before and (before.digits or passage.means(at - 1, Kind.AND_HALF)))


def _read_or_more(
    passage: Passage, count: int, at: int, *, before: bool = False, unit: str | None = None
) -> Parsed | None:
    """«2–3 года назад», `five or six years ago`: some time from the one to the other."""
    if not (passage.is_mark(at, "-") or passage.has(at, (Kind.OR, Kind.TO))):
        return None
    further = read_count(passage, at + 1)
    if not further or further[0] <= count:
        return None
    most, end = further
    if unit:
        end -= 1
    else:
        unit = passage.means(end, Kind.UNIT)
    steps = -1 if before else passage.means(end + 1, Kind.AGO)
    if not unit or not steps:
        return None
    ends = [step_away(passage, steps * number, unit, end) for number in (count, most)]
    try:
        spans = [_span(each.piece) for each in ends if each]
        spans.sort(key=lambda span: span.earliest_start)
        period = Edtf(spans[0].start, spans[-1].end or spans[-1].start)
    except (EdtfError, IndexError):
        return None
    return Parsed(Piece(period=period), end + (1 if before else 2))


def _span(piece: Piece) -> Edtf:
    return piece.period or Edtf.at(piece.to_date())


def _read_halves(
    passage: Passage, count: int, at: int, *, before: bool, ahead: bool = False
) -> Parsed | None:
    """So many and a half years, months or weeks, which is about then."""
    unit = passage.means(at, Kind.UNIT)
    end = at + 1 + bool(passage.means(at + 1, Kind.AND_HALF))
    steps = (1 if ahead else -1) if before else passage.means(end, Kind.AGO)
    if not steps:
        return None
    end += not before
    today = passage.today
    if unit == "year":
        piece = Piece(*shift_months(today, steps * (12 * count + _HALF_A_YEAR)), qualifier="~")
        return Parsed(piece, end)
    days = {"month": 30 * count + _HALF_A_MONTH, "week": 7 * count + _HALF_A_WEEK}.get(unit)
    if not days:
        return None
    day = today + timedelta(days=steps * days)
    return Parsed(Piece(day.year, day.month, day.day, qualifier="~"), end)


def _read_named_ago(passage: Passage, steps: int, at: int, end: int) -> Parsed | None:
    """`two Tuesdays ago`, «два лета назад», « il y a deux étés »: of those that are over."""
    today, weekday = passage.today, passage.means(at, Kind.WEEKDAY)
    if steps > 0:
        return None
    if weekday is not None:
        day = first_after(today, weekday) + timedelta(weeks=steps)
        return at_day(day if day < today else day - timedelta(weeks=1), end)
    month, season = passage.means(at, Kind.MONTH), passage.means(at, Kind.SEASON)
    if not (month or season) or passage.has(at, (Kind.WEAK,)):
        return None
    this = CalendarDate(today.year, month, season=None if month else season)
    year = today.year + steps + (this.last < today)
    return Parsed(Piece(year, month, season=None if month else season), end)


def at_day(day: date, end: int) -> Parsed:
    """A day, with the index after its words."""
    return Parsed(Piece(day.year, day.month, day.day), end)


def between_days(first: date, last: date) -> Piece:
    """The days from one to another."""
    return Piece(period=Edtf(CalendarDate.of_day(first), CalendarDate.of_day(last)))


def step_away(
    passage: Passage, steps: int, unit: str, end: int, *, vague: bool = False
) -> Parsed | None:
    """The day, week, month or year so many steps from today; weeks that are vague, about a day."""
    today = passage.today
    if unit == "day":
        return at_day(today + timedelta(days=steps), end)
    if unit == "weekend":
        saturday = week_of(today + timedelta(weeks=steps)).latest_end - timedelta(days=1)
        return Parsed(between_days(saturday, saturday + timedelta(days=1)), end)
    if unit == "fortnight":
        # « Une quinzaine » is of fifteen days.
        day = today + timedelta(days=steps * (_QUINZAINE if passage.language == "fr" else 14))
        return at_day(day, end)
    if unit == "week":
        day = today + timedelta(weeks=steps)
        return at_day(day, end) if vague else Parsed(Piece(period=week_of(day)), end)
    if unit in ("month", "half_year"):
        steps *= 6 if unit == "half_year" else 1
        return Parsed(Piece(*shift_months(today, steps)), end)
    if unit in ("quarter", "half"):
        first, length = _QUARTERS if unit == "quarter" else _HALVES
        year, month = shift_months(today, steps * length)
        return Parsed(Piece(year, season=first + (month - 1) // length), end)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if not years or not FIRST_YEAR + 100 <= today.year + steps * years <= LAST_YEAR - 100:
        return None
    year = today.year + steps * years
    digits = {1: 4, 10: 3, 100: 2}[years]
    return Parsed(Piece(year - year % years, digits=digits), end)
