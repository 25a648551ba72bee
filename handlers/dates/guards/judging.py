"""What looks like a date and is none: counts, telephone numbers, addresses, times, names."""

from collections.abc import Sequence

from handlers.dates.no_dates.numbering import (
    has_letters,
    is_code,
    is_filed,
    is_in_groups,
    is_letter_of_number,
    is_numbered,
    is_numbered_by_year,
    is_of_many,
    is_stuck,
    is_version,
)
from handlers.dates.no_dates.references import is_in_reference
from handlers.dates.numeric.figures import is_no_time
from handlers.dates.numeric.loose import COMPACT, SIGNS
from handlers.dates.passages.passage import FIRST_BARE_YEAR, LAST_BARE_YEAR, Passage
from handlers.dates.rows.building import Built
from handlers.dates.values.items import Item
from handlers.dates.values.piece import Piece, find_year_of
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import LETTERS, Token, has_roman_ending
from handlers.dates.years.year import is_led_year
from handlers.dates.years.year_words import is_year_word

_SHORT_WORD = 2
_DATING = (Kind.STRONG_PREP, Kind.WEEKDAY, Kind.FROM, Kind.UNTIL, Kind.LINK)
_NEAR, _FAR = 3, 8
_LAST_SEASON = 24
"""What has a greater code is a quarter or half."""
_FIGURES_OF_DAY = 3
"""Tokens of `25.04`."""
_LAST_HOUR, _DAYS_OF_WEEK = 24, 7
_LIVING_MEMORY = 30
"""Years after which a day beside a street is what the street is named after."""

_NUMBERS = (
    *(is_numbered, is_filed, is_stuck, is_numbered_by_year),
    *(is_code, is_in_groups, is_in_reference),
)
"""Why figures are a number of something, and no date begins with them."""


def may_begin(passage: Passage, at: int) -> bool:
    """Whether a date can begin with a token, by what stands right beside it."""
    token = passage.tokens[at]
    if token.digits:
        if token.digits == COMPACT and passage.context is Context.DOCUMENT:
            return False
        for is_number in _NUMBERS:
            if is_number(passage, at):
                return False
        if Kind.RELEASE in passage.kinds and is_version(passage, at):
            return False
        if passage.means(at - 1, Kind.OUT_OF) and is_of_many(passage, at - 1):
            return False
        whole = token.digits in (4, COMPACT) or is_led_year(passage, at)
        return whole or _may_follow(passage, token, at)
    if is_letter_of_number(passage, at):
        return False
    if token.meanings or (token.text in "qtsk" and passage.number(at + 1, 1)):
        return Kind.OUT_OF not in token.meanings or not is_of_many(passage, at)
    following = passage.at(at + 1)
    # «XX век», «I–II кварталы», XII.2024
    if not token.roman:
        return False
    ordinal = token.capital and (token.suffix or has_roman_ending(token.text))
    return bool(ordinal or (following and (following.meanings or following.text in "-,./(")))


def _may_follow(passage: Passage, token: Token, at: int) -> bool:
    """Whether what stands after a number lets it be a day, or count something of a date."""
    following = passage.at(at + 1)
    if token.digits > 2 or not following or token.suffix:
        # 100 years ago
        counts = bool(following and Kind.UNIT in following.meanings)
        return bool(token.suffix) or (token.digits == 3 and counts)
    if following.digits:
        return following.digits == 4 or passage.number(at + 2, 4) is not None
    if following.is_word:
        return bool(following.meanings or following.roman) or following.text in LETTERS
    return following.text in SIGNS or following.text in "&+;…(" or following.text[0] == "."


def is_date(passage: Passage, item: Item, built: Sequence[Built], row: range) -> bool:
    """Whether what may be a date is one: names, addresses, times and sums are not."""
    of_day = any(piece.day for piece in item.pieces)
    if not of_day and has_letters(passage, item.end):
        return False
    if any(piece.is_whole for piece in item.pieces):
        figures = (at for at in range(item.start, item.end) if passage.tokens[at].digits)
        if Kind.RELEASE in passage.kinds and is_version(passage, next(figures, item.start)):
            return False
        # «Площадь 1905 года»
        return not (item.pieces[0].is_year and _is_address(passage, item.start))
    if _is_address(passage, item.start) or passage.means(item.end, Kind.ADDRESS):
        return False
    if passage.means(item.start - 1, Kind.LINK) and _is_address(passage, item.start - 1):
        return False
    if any(piece.figures for piece in item.pieces):
        return _is_day_in_figures(passage, item, row)
    if of_day or built[0].problem:
        return True
    if item.pieces[-1].weekday is not None:
        # «Традиционно в последнее воскресенье сентября»
        return passage.context is not Context.DOCUMENT or not _is_of_every(passage, item)
    return _is_month_alone(passage, item, row)


def is_name_of_place(passage: Passage, item: Item) -> bool:
    """Whether a street or square bears a day of long ago: « place du 8 mai 1945 »."""
    if Kind.ADDRESS not in passage.kinds:
        return False
    day = item.pieces[0]
    if item.shape not in ("point", "until") or not day.day or day.year is None:
        return False
    token = passage.tokens[item.start]
    if not token.digits and Kind.LINK not in token.meanings:
        # "At the station on 9 May 1945"
        return False
    linked = passage.means(item.start - 1, Kind.LINK) is not None
    old = passage.today.year - day.year > _LIVING_MEMORY
    return old and (
        _is_address(passage, item.start - linked) or bool(passage.means(item.end, Kind.ADDRESS))
    )


def _is_address(passage: Passage, at: int) -> bool:
    """Whether a street or square stands before: «площадь 9 Января»."""
    if Kind.ADDRESS not in passage.kinds:
        return False
    dotted = passage.is_mark(at - 1, ".")
    token = passage.at(at - 1 - dotted)
    if not token or Kind.ADDRESS not in token.meanings:
        return False
    # Another sentence may begin there: «… посетили завод. 30 июня»
    return Kind.ABBREVIATED in token.meanings if dotted else len(token.text) > _SHORT_WORD


def _is_day_in_figures(passage: Passage, item: Item, row: range) -> bool:
    """Whether `14.09.` is a day: in a document it needs a year, and must be no time."""
    last = passage.tokens[item.end - 1]
    if item.shape == "point" and _is_price(passage, item):
        return False
    if passage.context is not Context.DOCUMENT:
        if passage.context is Context.FIELD or last.digits == 2 or last.text == ".":
            return True
        within = range(item.start, item.end)
        if any(passage.means(each, Kind.WEEKDAY) is not None for each in within):
            # «5.09 (пт)»
            return True
        if _is_always(item.pieces[0]):
            return any(passage.means(item.start - 1, kind) for kind in _DATING)
        # `17/4` may be a fraction.
        led = (*range(item.start - 1, item.start + 1),)
        alone = not (row.start or passage.at(row.stop))
        return alone or any(passage.means(at, kind) is not None for at in led for kind in _DATING)
    if passage.year is None:
        # «Чт. 14.05 – экскурсия»
        said = [piece for piece in item.pieces if piece.on is not None]
        timed = passage.means(item.end, Kind.HOUR)
        if said:
            return not timed and find_year_of(passage.today, said) is not None
        return not timed and _is_remark_before_year(passage, item)
    heading = len(item.pieces) == 1 and last.digits == 2 and passage.is_mark(item.end, "-:")
    return heading or last.text == "." or _is_day_beside_words(passage, item)


def _is_price(passage: Passage, item: Item) -> bool:
    """Whether `5.10` counts something, or is what it costs: `5.10 per head`, `costs 5.10`."""
    counts = passage.has(item.end, (Kind.COUNT,)) or passage.is_mark(item.end, "%€$£₽")
    return counts or passage.has(item.start - 1, (Kind.NUMBER_OF, Kind.MORE_THAN))


def _is_remark_before_year(passage: Passage, item: Item) -> bool:
    """«Фестиваль (27.06–03.07) прошёл в 2025 году»."""
    bracketed = passage.is_mark(item.start - 1, "(") and passage.is_mark(item.end, ")")
    if not bracketed or item.shape != "range" or not any(map(is_no_time, item.pieces)):
        return False
    for index in range(item.end, item.end + _FAR):
        if passage.number(index, 4) in range(FIRST_BARE_YEAR, LAST_BARE_YEAR + 1):
            return True
        if passage.is_mark(index, ".!?;"):
            return False
    return False


def _is_always(piece: Piece) -> bool:
    """Whether it may be said of what is open at all hours: `24/7`, « 7/7 »."""
    return piece.month == _DAYS_OF_WEEK and piece.day in (_LAST_HOUR, _DAYS_OF_WEEK)


def _is_day_beside_words(passage: Passage, item: Item) -> bool:
    """Whether `25.04` is a day: it has a time or weekday, or can be neither time nor count."""
    figures = item.start
    while not passage.tokens[figures].digits:
        figures += 1
    timed = len(item.pieces) == 1 and item.end > figures + _FIGURES_OF_DAY
    around = range(item.start - 1, figures)
    if timed or any(passage.means(index, Kind.WEEKDAY) is not None for index in around):
        return True
    written = all(
        passage.tokens[index].digits == 2
        for index in (figures, figures + _FIGURES_OF_DAY - 1, item.end - 1)
    )
    if not written or passage.language == "en":
        return False
    return any(is_no_time(piece) for piece in item.pieces)


def _is_month_alone(passage: Passage, item: Item, row: range) -> bool:
    """Whether «май» or "may" means the month."""
    document = passage.context is Context.DOCUMENT
    if passage.is_glued_mark(item.start - 1, "-") or (document and _is_of_every(passage, item)):
        return False
    if _is_under_year(passage, row.start):
        return True
    named = passage.skip(item.start, Kind.PREP)
    token, following = passage.tokens[named], passage.at(named + 1)
    if token.capital and following and following.capital and not following.meanings:
        # Winter Palace
        return False
    before = range(item.start - 1, max(named, item.start))
    if any(passage.means(index, Kind.STRONG_PREP) for index in (*before, row.start - 1)):
        return True
    if passage.means(named, Kind.ADVERB) or item.shape == "range" or item.pieces[0].part:
        return not (document and _is_sentence(passage, item))
    whole = not (row.start or passage.at(row.stop))
    if whole and (named == item.start or not passage.means(named, Kind.WEAK)):
        return True
    if document:
        begins = not item.start or passage.is_mark(item.start - 1, ",;.:(")
        return begins and passage.is_mark(item.end, "-:")
    if passage.means(named, Kind.MONTH) and _is_beside_month(passage, named):
        return True
    numbered = (item.pieces[0].season or 0) > _LAST_SEASON
    name = token.capital and named > 0 and passage.language != "en" and not numbered
    return not (passage.means(named, Kind.WEAK) or name)


def _is_sentence(passage: Passage, item: Item) -> bool:
    """Whether it is all of a sentence, as a picture's title is: «Зимой. Холст, масло»."""
    begins = not item.start or passage.is_mark(item.start - 1, ".")
    return begins and item.end == item.start + 1 and passage.is_mark(item.end, ".")


def _is_beside_month(passage: Passage, at: int) -> bool:
    """Whether another month, that can be nothing else, is joined to one: `july and august`."""
    for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):
        joined = passage.has(joint, (Kind.AND, Kind.OR)) or passage.is_mark(joint, ",")
        if not joined or not passage.means(other, Kind.MONTH):
            continue
        # "April and May" may be two people.
        if passage.language != "en" or not passage.means(other, Kind.WEAK):
            return True
    return False


def _is_under_year(passage: Passage, at: int) -> bool:
    """Whether a year and a mark stand before months or quarters: «2024: II и IV кварталы»."""
    if not passage.is_mark(at - 1, ":-(") or passage.is_glued_mark(at - 1, "-"):
        return False
    year = at - 2
    while is_year_word(passage, year) or passage.is_mark(year, "."):
        year -= 1
    return passage.number(year, 4) in range(FIRST_BARE_YEAR, LAST_BARE_YEAR + 1)


def _is_of_every(passage: Passage, item: Item) -> bool:
    """«Каждую осень», «ежегодно в мае» is no date of a document."""
    around = (*range(item.start - _NEAR, item.start + 1), item.end)
    return any(passage.means(index, Kind.EVERY) for index in around)
