"""What looks like a date and is none: counts, telephone numbers, addresses, times, names."""

from collections.abc import Sequence

from handlers.dates.building import Built
from handlers.dates.items import Item
from handlers.dates.lexicon import Kind
from handlers.dates.loose import COMPACT, SIGNS
from handlers.dates.passage import Passage
from handlers.dates.piece import Piece
from handlers.dates.tokens import LETTERS, Token, has_roman_ending
from handlers.dates.values import Context

_LEADING = (Kind.MONTH, Kind.SEASON, Kind.UNIT, Kind.PART, Kind.PREP, Kind.FROM, Kind.UNTIL)
_SHORT_WORD = 2
_BETWEEN = (Kind.AND, Kind.OR, Kind.TO)
_TO_VERSION = (Kind.FROM, Kind.FROM_WEAK, Kind.TO, Kind.ONTO, Kind.UNTIL)
_MOST_LETTERS = 3
_DATING = (Kind.STRONG_PREP, Kind.WEEKDAY, Kind.FROM, Kind.UNTIL, Kind.LINK)
_OF_NUMBERS = {Kind.NUMBERED, Kind.COUNT, Kind.WEAK, Kind.ABBREVIATED}
_NEAR, _FAR = 3, 12
_WORDS_BETWEEN = 1
_FIGURES_OF_DAY = 3
"""Tokens of `25.04`."""
_LAST_HOUR, _ROUND_MINUTES = 24, 5
_LIVING_MEMORY = 30
"""Years after which a day beside a street is what the street is named after."""


def may_begin(passage: Passage, at: int) -> bool:
    """Whether a date can begin with a token, by what stands right beside it."""
    token = passage.tokens[at]
    if token.digits:
        if token.digits == COMPACT and passage.context is Context.DOCUMENT:
            return False
        if is_numbered(passage, at) or _is_filed(passage, at) or _is_stuck(passage, at):
            return False
        if Kind.RELEASE in passage.kinds and _is_version(passage, at):
            return False
        if passage.means(at - 1, Kind.OUT_OF) and _is_of_many(passage, at - 1):
            return False
        return token.digits in (4, COMPACT) or _may_follow(passage, token, at)
    if _is_letter_of_number(passage, at):
        return False
    if token.meanings or (token.text in "qtsk" and passage.number(at + 1, 1)):
        return Kind.OUT_OF not in token.meanings or not _is_of_many(passage, at)
    following = passage.at(at + 1)
    # «XX век», «I–II кварталы»
    if not token.roman:
        return False
    ordinal = token.capital and (token.suffix or has_roman_ending(token.text))
    return bool(ordinal or (following and (following.meanings or following.text in "-,")))


def _is_letter_of_number(passage: Passage, at: int) -> bool:
    """Whether a letter is stuck to figures, as in «№ 8-С от 22.10.13»."""
    if len(passage.tokens[at].text) > 1 or not passage.is_glued(at):
        return False
    number = passage.at(at - 2)
    return passage.is_glued_mark(at - 1, "-/") and bool(number and number.digits)


def _is_of_many(passage: Passage, at: int) -> bool:
    """Whether a number of things is told of so many: `session 3 of 5`."""
    number, many = passage.number(at - 1, 1, 2), passage.number(at + 1, 1, 2)
    if number is None or many is None or passage.tokens[at - 1].suffix:
        return False
    return number <= many and passage.means(at + 2, Kind.MONTH) is None


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


def is_numbered(passage: Passage, at: int) -> bool:
    """Whether a word before figures says that they are a number: `№`, `tel.`, `version`."""
    if not passage.has_numbers:
        return False
    index, dotted = at - 1, False
    while passage.is_mark(index, ".:#°+№"):
        dotted = True
        if passage.is_mark(index, "#+№"):
            return True
        index -= 1
    token = passage.at(index)
    numbered = token and Kind.NUMBERED in token.meanings
    if token and not numbered and _is_letters(token):
        # Рейс SU 2018
        index -= 1
        token = passage.at(index)
    if not token or Kind.NUMBERED not in token.meanings:
        return False
    # "No" and «п» are words of their own without a full stop, « n° » and "BP" are not.
    word = token.text.isalpha() and (len(token.text) == 1 or Kind.WEAK in token.meanings)
    if dotted or not word or passage.is_glued(index + 1):
        return True
    return token.capital and passage.is_in_chunk(at + 1)


def _is_filed(passage: Passage, at: int) -> bool:
    """Whether two numbers are those of a file or rate: `case 25/1147`, `exchange rate 1.2025`."""
    if Kind.FILED not in passage.kinds:
        return False
    before = at - 1 - passage.is_mark(at - 1, ":#№")
    if not passage.means(before, Kind.FILED) or not passage.is_glued_mark(at + 1, "/.,-"):
        return False
    return passage.is_in_chunk(at + 1) and not passage.is_in_chunk(at + 3)


def _is_letters(token: Token) -> bool:
    """Whether they may be the letters of a number, as in `flight su 2024`."""
    short = token.is_word and len(token.text) <= _SHORT_WORD
    return short and (token.capital or not token.meanings)


def _is_version(passage: Passage, at: int) -> bool:
    """Whether `2.4.18` is what something was updated to."""
    if not (passage.is_glued_mark(at + 1, ".") and passage.is_glued_mark(at + 3, ".")):
        return False
    parts = passage.tokens[at : at + 5 : 2]
    if any(part.digits > _SHORT_WORD or part.digits != len(str(part.value)) for part in parts):
        return False
    led, words = False, 0
    for index in range(at - 1, at - _FAR, -1):
        token = passage.at(index)
        if not token or words > _WORDS_BETWEEN:
            break
        if release := passage.means(index, Kind.RELEASE):
            return led or release == "noun"
        if token.is_word and token.meanings.keys().isdisjoint(_TO_VERSION):
            if not led:
                break
            words += 1
        elif token.is_word:
            led = True
    return False


def _is_stuck(passage: Passage, at: int) -> bool:
    """Whether figures are the tail of something: `KVS-310`, `B2B`, `Expo-2017`."""
    if not passage.is_glued(at):
        return False
    before, head = passage.tokens[at - 1], passage.at(at - 2)
    if before.is_word:
        return not _leads(before)
    if before.text in ("@", "_", "#"):
        return True
    tail = head and head.is_word and before.glued and before.text in "-./"
    return bool(tail and head and not (_leads(head) or head.roman))


def _leads(token: Token) -> bool:
    """Whether a word may be stuck to the figures of a date: `апреля2018`, `Jan-2018`."""
    return not token.meanings.keys().isdisjoint(_LEADING)


def skip_figures(passage: Passage, at: int) -> int:
    """The index after all the figures of a telephone number, a version, a sum."""
    numbered = is_numbered(passage, at)
    digits = passage.tokens[at].digits
    at += 1
    while token := passage.at(at):
        more = numbered and (token.digits or token.text in "-()/")
        several = numbered and digits > _SHORT_WORD and passage.has(at, _BETWEEN)
        if several and passage.number(at + 1, digits) is not None:
            # Rooms 1104 to 1112, seat 1900 or 2000
            at += 1
        elif not (more or passage.is_in_chunk(at)):
            break
        at += 1
    return at


def goes_on(passage: Passage, end: int) -> bool:
    """Whether figures or letters are stuck to what was read."""
    if passage.is_in_chunk(end):
        return True
    token, last = passage.at(end), passage.at(end - 1)
    return bool(token and last and token.is_word and token.glued and last.digits)


def is_date(passage: Passage, item: Item, built: Sequence[Built], row: range) -> bool:
    """Whether what may be a date is one: names, addresses, times and sums are not."""
    of_day = any(piece.day for piece in item.pieces)
    if not of_day and _has_letters(passage, item.end):
        return False
    if any(piece.is_whole for piece in item.pieces):
        figures = (at for at in range(item.start, item.end) if passage.tokens[at].digits)
        if Kind.RELEASE in passage.kinds and _is_version(passage, next(figures, item.start)):
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


def _has_letters(passage: Passage, end: int) -> bool:
    """Whether figures are a document's number with its letters: «1205-р», `2018/AB`."""
    token, last = passage.at(end + 1), passage.at(end - 1)
    if not (token and last and last.digits and token.is_word and token.glued):
        return False
    letters = len(token.text) <= _MOST_LETTERS and not token.roman
    if passage.is_glued_mark(end, "/") and len(token.text) == 1:
        return token.meanings.keys().isdisjoint((Kind.UNIT, Kind.ERA))
    return passage.is_glued_mark(end, "-/") and letters and token.meanings.keys() <= _OF_NUMBERS


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
    return dotted or len(token.text) > _SHORT_WORD


def _is_day_in_figures(passage: Passage, item: Item, row: range) -> bool:
    """Whether `14.09.` is a day: in a document it needs a year, and must be no time."""
    last = passage.tokens[item.end - 1]
    if passage.context is not Context.DOCUMENT:
        if passage.context is Context.FIELD or last.digits == 2 or last.text == ".":
            return True
        # `17/4` may be a fraction.
        led = (*range(item.start - 1, item.start + 1),)
        alone = not (row.start or passage.at(row.stop))
        return alone or any(passage.means(at, kind) is not None for at in led for kind in _DATING)
    if passage.year is None:
        return False
    heading = len(item.pieces) == 1 and last.digits == 2 and passage.is_mark(item.end, "-:")
    return heading or last.text == "." or _is_day_beside_words(passage, item)


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
    counts = passage.language == "en" or passage.is_mark(item.end, "%€$£₽")
    counts = counts or (item.shape == "point" and passage.means(item.end, Kind.COUNT))
    if not written or counts:
        return False
    return any(_is_no_time(piece) for piece in item.pieces)


def _is_no_time(piece: Piece) -> bool:
    """Whether figures of a day are not those of an hour and round minutes."""
    return (piece.day or 0) > _LAST_HOUR or (piece.month or 0) % _ROUND_MINUTES != 0


def _is_month_alone(passage: Passage, item: Item, row: range) -> bool:
    """Whether «май» or "may" means the month."""
    document = passage.context is Context.DOCUMENT
    if passage.is_glued_mark(item.start - 1, "-") or (document and _is_of_every(passage, item)):
        return False
    named = passage.skip(item.start, Kind.PREP)
    token, following = passage.tokens[named], passage.at(named + 1)
    if token.capital and following and following.capital and not following.meanings:
        # Winter Palace
        return False
    before = range(item.start - 1, max(named, item.start))
    if any(passage.means(index, Kind.STRONG_PREP) for index in before):
        return True
    if passage.means(named, Kind.ADVERB) or item.shape == "range" or item.pieces[0].part:
        return True
    whole = not (row.start or passage.at(row.stop))
    if whole and (named == item.start or not passage.means(named, Kind.WEAK)):
        return True
    if document:
        begins = not item.start or passage.is_mark(item.start - 1, ",;.:(")
        return begins and passage.is_mark(item.end, "-:")
    name = token.capital and named > 0 and passage.language != "en"
    return not (passage.means(named, Kind.WEAK) or name)


def _is_of_every(passage: Passage, item: Item) -> bool:
    """«Каждую осень», «ежегодно в мае» is no date of a document."""
    around = (*range(item.start - _NEAR, item.start + 1), item.end)
    return any(passage.means(index, Kind.EVERY) for index in around)
