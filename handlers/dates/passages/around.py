"""What the words around a period make of it."""

import re

from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from storage.edtf import Edtf, Part

_LONGEST_NAME = 8
"""Tokens that can name a time."""
_SINCE = 2
"""Of a word that begins what goes on, where «от» and « du » do not: `from 1 May`."""
_INFLECTED = (Kind.UNIT, Kind.MONTH, Kind.SEASON)
_INSTRUMENTAL = re.compile("(?:ом|ем|ью)$")
_FEW, _YEAR = 4, 4
"""Words back, within which a verb belongs to a date."""


def is_count(passage: Passage, first: Piece, end: int) -> bool:
    """Whether the number after a dash counts something: «12 мая 2018 г. – 98 чел.»."""
    if passage.means(end, Kind.COUNT):
        return True
    if passage.means(end, Kind.HOUR) and (first.month or first.on is not None):
        # « Mercredi 22 octobre – 9 h 30 », « mercredi 4 à 9 h »
        return True
    return first.is_year or bool(first.year and first.day and not first.month_first)


def is_on(passage: Passage, at: int, first: Parsed) -> bool:
    """Whether «с» is no since: «с утра 5 мая», «фото с 5 мая», «по сравнению с 2018 годом»."""
    if passage.has(passage.skip(at + 1, Kind.PREP, Kind.FROM_WEAK), (Kind.DAYTIME,)):
        return True
    if first.piece.day and passage.has(at, (Kind.AT,)) and passage.has(at - 1, (Kind.MADE,)):
        return True
    said = range(at + 1, first.end) if passage.language == "ru" else ()
    return any(
        passage.has(each, _INFLECTED) and _INSTRUMENTAL.search(passage.tokens[each].text)
        for each in said
    )


def is_night(passage: Passage, start: int, first: Piece) -> bool:
    """«В ночь с 24 на 25 мая»."""
    return bool(passage.means(start - 1, Kind.NIGHT)) or first.number is not None


def is_moved(passage: Passage, at: int, joint: int) -> bool:
    """«Перенесён с 12 марта на 4 сентября» is no period, «перенесён на 5–7 марта» is."""
    if Kind.MOVED not in passage.kinds or not passage.has(joint, (Kind.TO, Kind.ONTO)):
        return False
    return any(passage.means(at - back, Kind.MOVED) for back in range(1, _FEW))


def is_over(passage: Passage, at: int) -> bool:
    """«По второму полугодию», «по 2016 и 2017 годам»: over a time, not until it."""
    if not passage.means(at, Kind.OVER):
        return False
    if passage.means(at - 1, Kind.TOLD_OF):
        # «Информация по 6 сентября»
        return True
    for index in range(at + 1, at + _LONGEST_NAME):
        token = passage.at(index)
        if not token or passage.means(index, Kind.PREP):
            return False
        if Kind.DATIVE in token.meanings or Kind.DATIVE in token.suffix:
            return True
        if not (token.digits or token.meanings or token.roman or token.text in ",-"):
            return False
    return False


def without(piece: Piece, part: Part) -> Piece:
    """«С начала 2017» is since 2017, «до конца 2016» is until then."""
    return piece._replace(part=None) if piece.part is part else piece


def is_at_end(passage: Passage, at: int) -> bool:
    """Whether an end is named, where something stops: not what `late June` is."""
    return bool(passage.means(at, Kind.PART) == "end")


def is_planned(passage: Passage, at: int, end: int) -> bool:
    """Whether what can be `before` says when something is planned: `het voor mei geplande`."""
    return passage.has(at, (Kind.FOR_TERM,)) and passage.has(end, (Kind.PLANNED,))


def lies_ahead(passage: Passage, piece: Piece) -> bool:
    """Whether a month, season or year, and no day, is still to come."""
    if piece.day or piece.year is None or not piece.may_be:
        return False
    return piece.to_date().first > passage.today


def is_since(passage: Passage, at: int, first: Piece) -> bool:
    """Whether a weak word is since a date, where «от 14 мая», « du 14 mai » are days."""
    weak = passage.means(at, Kind.FROM_WEAK)
    if weak == _SINCE and passage.has(at - 1, (Kind.MADE,)):
        # "A photo from 1912", "it dates from 1912"
        return False
    if passage.context is Context.DOCUMENT:
        if passage.means(at, Kind.DATED):
            return False
        if weak == _SINCE and _has_noun_before(passage, at):
            return first.is_year
    elif "~" in first.qualifier or (weak == _SINCE and passage.has(at - 1, (Kind.DOCUMENT,))):
        return False
    return first.is_year or bool(weak == _SINCE)


def may_be_of(passage: Passage, at: int, first: Piece) -> bool:
    """Whether "from" may say of when it is: `furniture from the 1950s`, `guests from May`."""
    noun = passage.at(at - 1)
    if passage.means(at, Kind.FROM_WEAK) != _SINCE or not noun or not noun.is_word:
        return False
    if not noun.meanings.keys() <= {Kind.COUNT}:
        return False
    return passage.context is not Context.DOCUMENT or not (first.is_year or first.month)


def is_on_name(passage: Passage, start: int, at: int) -> bool:
    """Whether a word like "on" leads to a name: `papers from March 2021 on Bruges`."""
    before, name = passage.at(start - 1), passage.at(at + 1)
    if not (passage.means(at, Kind.ONWARDS) and passage.has(at, (Kind.PREP,))):
        return False
    return bool(before and before.is_word and name and name.capital and not name.meanings)


def _has_noun_before(passage: Passage, at: int) -> bool:
    """Whether it may be a letter that is from a day."""
    return any(passage.means(at - back, Kind.DOCUMENT) for back in range(1, _FEW))


def within_year(passage: Passage, at: int, piece: Piece) -> Piece:
    """« D'ici fin décembre », « d'ici le 3 mars »: of no year, the first that is not over."""
    dated = piece.is_whole or any(token.digits == _YEAR for token in passage.tokens)
    if passage.means(at, Kind.AHEAD) != "today" or dated or not piece.month:
        return piece
    today = passage.today
    over = (piece.month, piece.day or today.day) < (today.month, today.day)
    return piece._replace(year=today.year + over).but(Doubt.RELATIVE)


def begins_sentence(passage: Passage, first: Piece, at: int) -> bool:
    """Whether a text begins after its dateline: «Gent, 8 december 2025 – Vandaag ontving …»."""
    if not (first.day and passage.has(at, (Kind.PRESENT, Kind.DAY))):
        return False
    following = passage.at(at + 1)
    words = following and (following.is_word or following.text == ",")
    return bool(passage.tokens[at].capital and words)


def goes_on_longer(passage: Passage, at: int, value: Edtf) -> bool:
    """Whether what took place went on: «Выставка (май – июнь 2024 г.; продлена до 9 июля)»."""
    last = passage.last
    if not last or not last.end or not last.is_interval or last.latest_end > value.latest_end:
        return False
    near = range(at - 1, at - 1 - _FEW, -1)
    of_period = any(passage.number(each, 4) == last.end.year for each in near)
    return of_period and Kind.DOCUMENT not in passage.kinds
