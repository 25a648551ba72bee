"""Dates in figures: `2018-04-25`, `25.04.18`, `04/2018`, `28. 03.`, `25.IV.2018`."""

from handlers.dates.no_dates.counts import is_counted
from handlers.dates.numeric.ends import skip_to
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.relative_years import read_relative_year
from handlers.dates.years.year_words import skip_year_word

_MOST_PARTS, _YEAR, _MOST_DAYS = 3, 4, 3
_LAST_HOUR, _ROUND_MINUTES, _FIRST_OF_MONTHS = 24, 5, 1950
_LONG_DASH = "–"


def read_figures(passage: Passage, at: int) -> Parsed | None:
    """The date in figures that begins at a token."""
    parts, signs, ends = _collect(passage, at)
    for count in range(len(parts), 1, -1):
        if len(set(signs[: count - 1])) > 1 and not _may_differ(parts, signs):
            continue
        sign, end = signs[0], ends[count - 1]
        if sign == "." and _is_numbering(passage, end):
            continue
        if _goes_on(passage, end, sign, parts[0]):
            continue
        year_apart = (
            count == 2 and sign == "." and parts[1][1] == 4 and not passage.is_glued(end - 1)
        )
        if year_apart and passage.context is Context.DOCUMENT and passage.begins_line(at):
            # "5. 2018 год" is the fifth of a list.
            continue
        piece = _to_piece(passage, parts[:count], sign) or (
            _to_short_day(passage, parts, end, sign) if count == 2 and sign in "/-" else None
        )
        # «2.I. Общие сведения», «5/6 мая», `12/13/14 May`
        heads = not parts[1][1] and _heads_line(passage, at, end)
        several = count == 2 or parts[-1][1] < _YEAR
        if heads or (several and sign in "/-" and passage.means(end, Kind.MONTH)):
            continue
        if piece and piece.year is None:
            return _take_year(passage, piece, _end_of_day_and_month(passage, end, count, parts))
        if piece:
            return Parsed(piece, end)
    return None


def _collect(passage: Passage, at: int) -> tuple[list[tuple[int, int]], list[str], list[int]]:
    """Numbers with their digits, the signs between them, and the index after each number."""
    parts: list[tuple[int, int]] = []
    signs: list[str] = []
    ends: list[int] = []
    while len(parts) < _MOST_PARTS and (token := passage.at(at)):
        if token.text == "'" and len(parts) == _MOST_PARTS - 1 and passage.is_glued(at + 1):
            # 25/4/'18, whose last figures are a year and nothing else
            if (short := passage.number(at + 1, 2)) is not None:
                parts.append((in_full(short, passage.today), 4))
                ends.append(at + 2)
            break
        value = token.value if token.digits else token.roman
        # Of Roman numbers only the month is written: 25.IV.2018.
        if not (token.digits or (value and len(parts) == 1 and value <= 12)) or token.suffix:
            break
        parts.append((value, token.digits))
        ends.append(at + 1)
        if not passage.is_glued_mark(at + 1, ".,-/"):
            year = passage.number(at + 1, 4)
            if len(parts) == _MOST_PARTS - 1 and not token.digits and year is not None:
                # 17/IV 2018
                parts.append((year, 4))
                signs.append(signs[0])
                ends.append(at + 2)
            break
        sign = passage.tokens[at + 1].text
        if sign == "-" and passage.text[passage.tokens[at + 1].start] != "-":
            sign = _LONG_DASH
        # After a full stop there may be a space: 28. 03. 2017.
        if sign != "." and not passage.is_glued(at + 2):
            break
        signs.append(sign)
        at += 2
    return parts, signs[: len(parts) - 1], ends


def _heads_line(passage: Passage, at: int, end: int) -> bool:
    """Whether figures with a Roman number only number a line."""
    return passage.begins_line(at) and passage.is_glued_mark(end, ".")


def _may_differ(parts: list[tuple[int, int]], signs: list[str]) -> bool:
    """Whether a date has two signs: `17/IV-2018`, `17.4-2018`; `5-6.2018` are two months."""
    (_, month), (_, year) = parts[1:]
    if not month:
        return "," not in signs
    return year == 4 and signs[0] in "./" and signs[1] == "-"


def _is_numbering(passage: Passage, end: int) -> bool:
    """Whether a list's number stands before a day: `2. 5–12 April`, `1.2. 25 апреля`."""
    after = end + passage.is_glued_mark(end, ".")
    # The last of the figures may be the day itself, or the one after them.
    return any(
        not passage.is_glued(at) and _begins_named_day(passage, at) for at in (end - 1, after)
    )


def _begins_named_day(passage: Passage, at: int) -> bool:
    """Whether `25 апреля` or `25–28 апреля` begins at a token."""
    for _ in range(_MOST_DAYS):
        if passage.number(at, 1, 2) is None:
            return False
        at += 1
        if passage.means(at, Kind.MONTH):
            return True
        if not (passage.is_mark(at, "-,") or passage.means(at, Kind.AND)):
            return False
        at += 1
        if passage.is_glued_mark(at + 1, ".") and passage.number(at + 2, 1, 2) is not None:
            # 12–15.09.2018
            return passage.is_mark(at - 1, "-") and passage.number(at, 1, 2) is not None
    return False


def _goes_on(passage: Passage, end: int, sign: str, first: tuple[int, int]) -> bool:
    """Whether more figures follow, so that this was no date: `1.2.3.4`, `576-48-86`."""
    token = passage.at(end)
    if not token or not passage.is_in_chunk(end):
        return False
    # 2018-04-25-28 and 25.04-28.04.2018 go on with another date.
    if token.text == "-" and first[1] == 4:
        return False
    return token.text in (sign, ":", ",", "+") or (token.text == "-" and sign == _LONG_DASH)


def _to_piece(passage: Passage, parts: list[tuple[int, int]], sign: str) -> Piece | None:
    numbers = [number for number, _ in parts]
    match [digits for _, digits in parts]:
        case [4, (1 | 2), (1 | 2)] if sign != ",":
            return Piece(numbers[0], numbers[1], numbers[2])
        case [4, 1 | 2] if sign != "," and _is_month_of_year(parts, sign):
            piece = Piece(numbers[0], numbers[1])
            two_years = numbers[1] == numbers[0] % 100 + 1
            old = numbers[0] < _FIRST_OF_MONTHS and numbers[1] > numbers[0] % 100
            return piece.but(Doubt.MONTH_OR_YEARS) if two_years or old else piece
        case [1 | 2, (0 | 1 | 2), 4]:
            return day_first(passage, numbers, sign)
        case [1 | 2, (0 | 1 | 2), 2] if sign in "./" or (
            sign == "-" and passage.context is not Context.DOCUMENT
        ):
            short = [*numbers[:2], in_full(numbers[2], passage.today)]
            day = day_first(passage, short, sign)
            return day if may_be(day) or _is_day_of_no_month(day, parts) else None
        case [1 | 2, 4] if sign != "," and is_likely_year(numbers[1]):
            return Piece(numbers[1], numbers[0], figures=True)
        case [1 | 2, 0] if sign == ".":
            # «7.XI»
            day = Piece(None, numbers[1], numbers[0])
            return day if may_be(day) else None
        case [1 | 2, 2] | [1 | 2, 1] if sign == "." or (sign == "/" and parts[1][1] == 2):
            day = Piece(None, numbers[1], numbers[0], figures=True)
            return day if may_be(day) else None
    return None


def _to_short_day(
    passage: Passage, parts: list[tuple[int, int]], end: int, sign: str
) -> Piece | None:
    """`17/4`, which is a fraction to a document unless it begins a period: `28/2–3/3/2018`.

    So is `30-9` of `30-9 t/m 2-10-2018` everywhere.
    """
    (day, _), (month, digits) = parts[:2]
    if digits not in ((1, 2) if sign == "-" else (1,)) or parts[0][1] > 2:
        return None
    if sign == "-" and _is_led(passage, end - 3):
        dutch = Piece(None, month, day, figures=True).but(Doubt.DAY_OR_MONTH)
        return dutch if may_be(dutch) else None
    if passage.context is Context.DOCUMENT or sign == "-":
        further = skip_to(passage, end) if sign == "/" or not passage.is_glued(end) else None
        listed = _skip_in_list(passage, end, sign) if further is None else None
        following = listed or further
        last = read_figures(passage, following) if following is not None else None
        if not last or not (last.piece.year or (listed and last.piece.day)):
            return None
    piece = Piece(None, month, day, figures=True)
    if passage.language == "en" and day <= 12 and day != month:
        piece = piece.but(Doubt.DAY_OR_MONTH)
    return piece if may_be(piece) else None


def _is_led(passage: Passage, at: int) -> bool:
    """Whether a Dutch question says that it is on a day: `op 21-11`."""
    asks = passage.language == "nl" and passage.context is Context.QUESTION
    led = passage.has(at - 1, (Kind.STRONG_PREP,)) and passage.has(at - 1, (Kind.ONTO,))
    return asks and led and not passage.is_in_chunk(at + 3)


def _skip_in_list(passage: Passage, at: int, sign: str) -> int | None:
    """The index where the next day of `6-2, 13-3 en 8-5-2025` begins."""
    if not (passage.is_mark(at, ",;") or passage.has(at, (Kind.AND, Kind.OR))):
        return None
    further = at + 1 + passage.has(at + 1, (Kind.AND,))
    return further if passage.is_glued_mark(further + 1, sign) else None


def is_likely_year(number: int) -> bool:
    """Whether a number of four figures may be a year."""
    return 1000 <= number <= 2199 or number == 9999


def _is_month_of_year(parts: list[tuple[int, int]], sign: str) -> bool:
    """Whether `2018-04` is a month, and not, as `2016-17`, two years."""
    (year, _), (number, digits) = parts
    if number > 12:
        # What is neither is a month that there is not.
        return number <= year % 100 and digits == 2 and sign == "-"
    if digits == 1 and number > year % 10 and sign != "/" and year < _FIRST_OF_MONTHS:
        # He served 1904-7; later, one figure may be a month.
        return False
    if sign == _LONG_DASH:
        return number <= year % 100
    return not (sign == "/" and number == year % 100 + 1)


def day_first(passage: Passage, numbers: list[int], sign: str) -> Piece:
    """A day in figures; in English the month may come first."""
    day, month, year = numbers
    english = passage.language == "en" and sign in "/-"
    if english and month > 12 >= day:
        return Piece(year, day, month)
    piece = Piece(year, month, day)
    if english and day <= 12 and month <= 12 and day != month:
        piece = piece.but(Doubt.DAY_OR_MONTH)
    return piece


def may_be(piece: Piece) -> bool:
    """Whether some year has such a day."""
    return piece.yearly is not None and 1 <= (piece.day or 0) <= _DAYS.get(piece.month or 0, 0)


def is_no_time(piece: Piece) -> bool:
    """Whether figures of a day are not those of an hour and round minutes."""
    return (piece.day or 0) > _LAST_HOUR or (piece.month or 0) % _ROUND_MINUTES != 0


def _is_day_of_no_month(piece: Piece, parts: list[tuple[int, int]]) -> bool:
    """Whether `31.09.24` can only be meant as a day, which its month does not have."""
    whole = all(digits == 2 for _, digits in parts)
    return whole and piece.yearly is not None and 28 < (piece.day or 0) <= 31


_DAYS = dict.fromkeys(range(1, 13), 31) | {2: 29} | dict.fromkeys((4, 6, 9, 11), 30)


def _take_year(passage: Passage, piece: Piece, end: int) -> Parsed:
    """A day in figures with the year of `13.05 2018`."""
    abbreviated = passage.means(end, Kind.THIS_YEAR) or passage.means(end, Kind.LAST_YEAR)
    if abbreviated and (this := read_relative_year(passage, end)):
        # «28.06 с.г.», «7.XI п.г.»
        return Parsed(this.piece._replace(month=piece.month, day=piece.day), this.end)
    short = passage.number(end + 1, 2) if passage.is_mark(end, "'") else None
    if short is not None and passage.is_glued(end + 1):
        # 5/5 '24
        return Parsed(piece._replace(year=in_full(short, passage.today)), end + 2)
    year = passage.number(end, 4)
    if year is None or not is_likely_year(year) or is_counted(passage, end):
        return Parsed(piece, end)
    return Parsed(piece._replace(year=year), skip_year_word(passage, end + 1))


def _end_of_day_and_month(
    passage: Passage, end: int, count: int, parts: list[tuple[int, int]]
) -> int:
    """The index after the full stop of `28.03.`"""
    short = count == 2 and parts[0][1] < 4 and parts[1][1] < 4
    return end + 1 if short and passage.is_glued_mark(end, ".") else end
