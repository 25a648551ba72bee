"""Paragraphs to sentences."""

import re
from collections.abc import Iterator

from handlers.documents.dictionary import is_known
from handlers.documents.understanding.words.initials import INITIAL, is_initial
from handlers.documents.understanding.words.lexicon import Lexicon

_END = re.compile(r"[.!?…]+[»\"”)]*[*†‡¹²³]*(?=\s+|$)|\n")
_NEXT = re.compile(r"\s*[«\"“(\[–—-]*\s*(\w+)")
_DAY = re.compile(r"(?:^|\s)\d{1,2}\.(?:\s?[–-]\s?\d{1,2}\.)?(?:\s?\d{1,2}\.)$")
# A sentence that begins so has not come to its noun yet.
_PARTICIPLE = re.compile(
    r"[\W\d]*[^\W\d]+(?:вш|щ|нн)(?:ий|ая|ее|ие|ый|ое|ые)(?:ся)?\s+(?:на|в|во|с|со|к|до|\d)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"([\w'’-]+(?:\.[\w]+)*)\.$")


def split_sentences(text: str, lexicon: Lexicon) -> list[str]:
    """The sentences of a paragraph, word by word; semicolons and line breaks do not end them."""
    text = re.sub(r"\s*\n\s*", " ", text)
    return list(_split(text, lexicon))


def _split(text: str, lexicon: Lexicon) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        following = _NEXT.match(text[match.end() :])
        before = text[start : match.end()]
        if before.count("«") > before.count("»"):
            continue
        if _CUT_LAST.search(before) and _GOES_ON.match(text, match.end()):
            continue
        if following and _is_within_bracket(text, start, match.end()):
            continue
        if following and not _ends(before, text[match.end() :], match[0], lexicon):
            continue
        if sentence := text[start : match.end()].strip():
            yield sentence
        start = match.end()
    if rest := text[start:].strip():
        yield rest


def _is_within_bracket(text: str, start: int, end: int) -> bool:
    """Whether a full stop stands in brackets that hold no sentence: `(ref. CCC/IR/7)`."""
    opened = text.rfind("(", start, end)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return False
    closed = text.find(")", end, opened + _LONGEST_BRACKET)
    return closed >= 0 and text[opened + 1 : opened + 2].islower()


def _ends(before: str, rest: str, mark: str, lexicon: Lexicon) -> bool:
    """Whether a full stop ends a sentence: those of abbreviations, initials and days do not."""
    found = _NEXT.match(rest)
    following = found[1] if found else ""
    if following[:1].islower() and not _begins_with_date(before, rest, lexicon):
        return False
    acronym = len(following) > 1 and following.isupper() and following.isalpha()
    if "." not in mark or mark.strip('.») "”'):
        return True
    last = _LAST.search(before.rstrip('»"”)'))
    if not last or ")" in mark:
        return True
    word = last[1].split(".")[-1]
    if word.isalpha() and word[0].isupper() and is_initial(word):
        return _ends_with_letter(word, before, rest)
    if re.fullmatch(r"\d{1,2}", word):
        # «28. 03. 2017», «13. 06. – Дни»; but «всего 20. Затем».
        return not (following[:1].isdigit() or _DAY.search(before))
    # «визит дел. Генуи», but «министр иностранных дел. Затем»
    of_guests = word == "дел" and not _MATTERS.search(before)
    # «Нас. – 1,3 млн чел.»
    led = _DASH.match(rest) is not None and len(word) <= _SHORT
    if of_guests or led or _is_abbreviation(last[1], lexicon):
        if _DASH.match(rest) or (rest.lstrip()[:1] in '«"“„' and _CUT_BEFORE.search(before)):
            return False  # «за 2018 г. – 96,7 млн», «конц. анс. «Невские зори»»
        if word == "г" and not re.search(r"\d\s?г\.$", before):
            return False  # «в г. Гент»
        if word in ("г", "гг") and _PARTICIPLE.match(before) and "," not in before:
            return False  # «Намечавшиеся на 2020 г. Дни культуры отменены»
        # An abbreviation may end a sentence, too: «74 чел. В рамках», «его первый зам. В мае …».
        office = lexicon.is_one(word, "office_abbreviations") and _BEGINS.match(rest)
        return bool(office) or (word.lower() in _MAY_END and not acronym)
    return True


def _ends_with_letter(letter: str, before: str, rest: str) -> bool:
    """Whether a sentence ends with the numeral of a monarch, or with initials before a day."""
    if _INITIALS.search(before) and (_DAY_AND_VERB.match(rest) or _DAY_IN_WORDS.match(rest)):
        return True
    # «В. А. Гергиев», but «Петром I. Затем».
    return letter in "IVX" and not re.search(r"[A-ZА-ЯЁ]\.\s?[IVX]\.$", before)


def _is_abbreviation(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is cut, known as such or, in Russian, of no dictionary: «почетн.»."""
    last = word.rsplit(".", maxsplit=1)[-1]
    if any(lexicon.is_one(each, "abbreviations") for each in (last, word, last.split("-")[-1])):
        return True
    if not last.islower() or not 2 <= len(last) <= _LONGEST_CUT or not _CUT.fullmatch(last):
        return False
    return not is_known(last)


def _begins_with_date(before: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a date in small letters begins a sentence: «не состоялся. май 2019 – Дни»."""
    last = _LAST.search(before)
    if not last or not last[1].isalpha() or _is_abbreviation(last[1], lexicon):
        return False
    return len(last[1]) > 1 and _MONTH.match(rest) is not None


_INITIALS = re.compile(rf"[A-ZА-ЯЁ][\w-]+\s{INITIAL}(?:\s?{INITIAL})?$")
_DAY_AND_VERB = re.compile(r"\s+\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)\s+[^\W\d_]")
"""«… рук. Иванов С.К. 12.05.17 подписан план»"""
_DAY_IN_WORDS = re.compile(
    r"\s+(?:(?:Двадцать|Тридцать)\s)?[^\W\d_]+(?:ого|ьего)\s(?:январ|феврал|март|апрел|ма|июн|июл|август"
    r"|сентябр|октябр|ноябр|декабр)[яа]\b|\s+(?:В|С|На|К|In|On|Op|En|Le|Au)\s"
)
"""«… тренера Паласиос Д. Второго августа …», «… Иванов С. К. В мае …»"""
_BEGINS = re.compile(r"\s+(?:А|И|Но|В|Во|На|С|Со|К|По|За|У|О|Об)\s[а-яё\d]")
"""A small word that begins a sentence, with no full stop of an initial behind it."""
_MONTH = re.compile(r"\s+[^\W\d_]{3,9}\.?\s(?:19|20)\d\d\b")
_CUT_BEFORE = re.compile(r"(?<!\w)[а-яё-]{2,6}\.\s[а-яё]{2,4}\.$")
_MATTERS = re.compile(r"(?:[ыи]х|ряд|много|сколько|ход|суть|положение|состояние)\s+дел\.$")
_DASH = re.compile(r"\s+[–—-]\s")
_CUT = re.compile(r"[а-яё]+(?:-[а-яё]+)*[бвгджзклмнпрстфхцчшщ]")
_LONGEST_CUT, _SHORT, _LONGEST_BRACKET = 9, 4, 60
_CUT_LAST = re.compile(r"(?<!\w)[^\W\d]{1,5}\.$")
_GOES_ON = re.compile(r"\s+(?:№|[Nn](?:°|[Rr]\.?\s?\d)|\d+,\d+\s+[^\W\d]|\([^()A-ZА-ЯЁ]*\))")
"""What begins no sentence after a cut word: «рег. № 5», «Хорв. 27,4 млн долл. (2019 – 33,0)»."""
_MAY_END = (
    "г",
    "гг",
    "чел",
    "др",
    "тыс",
    "млн",
    "млрд",
    "руб",
    "долл",
    "экз",
    "etc",
    "enz",
    "inc",
    "ltd",
)
