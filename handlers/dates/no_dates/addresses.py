"""Numbers of four digits that are postal codes, or those of houses, and no years."""

import re

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind

_FIRST_TOLD_WITHOUT_A_WORD = 1500
_ROUND = 50
_FAR_AHEAD = 10
_HOUSE_DIGITS = 3
_LONGEST_STREET = 4
_CODE = re.compile("[A-Z]{2}")
_LATIN = re.compile("[a-z]")


def is_in_address(passage: Passage, at: int) -> bool:
    """Whether it is a postal code, or the number of a house before its street."""
    following = passage.at(at + 1)
    if not following or not following.is_word:
        return False
    if following.capital and passage.means(at + 2, Kind.ADDRESS):
        # 2018 Main Street
        return True
    if passage.number(at, 4) is None:
        return False
    if _CODE.fullmatch(passage.text, following.start, following.end):
        return _is_town(passage, at + 2) and _is_code_with_letters(passage, at)
    return _is_town(passage, at + 1) and _is_code_of_town(passage, at)


def _is_town(passage: Passage, at: int) -> bool:
    token = passage.at(at)
    return bool(token and token.is_word and token.capital and not token.meanings)


def _is_code_with_letters(passage: Passage, at: int) -> bool:
    """`1017 CE` of `Herengracht 12, 1017 CE Amsterdam`, where `2018 EU Summit` has a year."""
    if passage.is_glued(at + 1) or _is_after_house(passage, at):
        return True
    alone = passage.at(at - 1) is None or passage.begins_line(at)
    year = passage.tokens[at].value
    return alone and not _FIRST_TOLD_WITHOUT_A_WORD <= year <= passage.today.year + _FAR_AHEAD


def _is_code_of_town(passage: Passage, at: int) -> bool:
    if _is_after_house(passage, at):
        return True
    before = passage.at(at - 1)
    if before is None or passage.begins_line(at) or before.text == ":":
        alone = before is None and passage.tokens[at].value < _FIRST_TOLD_WITHOUT_A_WORD
        # 1000 Bruxelles, rue …
        return alone or _is_before_street(passage, at + 2) or _is_round_line(passage, at)
    if passage.is_mark(at - 1, "-"):
        before = passage.at(at - 2)
    # B 2000 Antwerpen
    letter = before and before.is_word and before.capital and len(before.text) == 1
    return bool(
        before
        and letter
        and not before.meanings
        and _LATIN.match(before.text)
        and _LATIN.match(passage.tokens[at + 1].text)
    )


def _is_after_house(passage: Passage, at: int) -> bool:
    """Whether the number of a house, or a box, stands before: `Grote Markt 1, 2000 Antwerpen`."""
    end = at - 1 if passage.is_mark(at - 1, ",-") else at
    before = passage.at(end - 1)
    if not before or not before.digits or (end == at and not _is_line_of_town(passage, at)):
        return False
    return before.digits <= _HOUSE_DIGITS or bool(passage.means(end - 2, Kind.NUMBERED))


def _is_before_street(passage: Passage, at: int) -> bool:
    """`, Grote Markt 1` after a town."""
    if not passage.is_mark(at, ","):
        return False
    for index in range(at + 1, at + 1 + _LONGEST_STREET):
        token = passage.at(index)
        if not token or Kind.MONTH in token.meanings:
            return False
        if token.digits:
            return index > at + 1 and token.digits <= _HOUSE_DIGITS
    return False


def _is_round_line(passage: Passage, at: int) -> bool:
    """Whether a line of a document is a round number and a town: `2000 Antwerpen`."""
    round_number = passage.tokens[at].value % _ROUND == 0
    return passage.context is Context.DOCUMENT and round_number and _is_line_of_town(passage, at)


def _is_line_of_town(passage: Passage, at: int) -> bool:
    """Whether a line has nothing but a number and a word in Latin letters."""
    whole = passage.begins_line(at) and (passage.at(at + 2) is None or passage.begins_line(at + 2))
    return bool(whole and _LATIN.match(passage.tokens[at + 1].text))
