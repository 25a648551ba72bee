"""Where names of people may stand in a sentence."""

import re
from collections.abc import Iterable, Iterator

from handlers.documents.understanding.people.latin_names import latin_spans
from handlers.documents.understanding.people.roles import role_before
from handlers.documents.understanding.people.second_surnames import with_second_surname
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.words.initials import INITIAL, is_initial
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.morphology import (
    is_common_word,
    is_first_name,
    is_only_place,
    is_person_noun,
    is_surname,
)
from handlers.documents.understanding.words.tagging import Name, Tagged

_SURNAME = r"[A-ZА-ЯЁ][\w’'-]+"
_INITIALS_FIRST = re.compile(rf"(?<![\w.]){INITIAL}\s?(?:{INITIAL}\s?)?{_SURNAME}")
_INITIALS_LAST = re.compile(rf"(?<!\w){_SURNAME}\s{INITIAL}(?:\s?{INITIAL})?")
_PATRONYMIC = (
    r"(?:[А-ЯЁ][а-яё]+(?:[ое]вич(?:а|у|ем)?|[ое]вн(?:а|ы|е|у|ой)|ичн(?:а|ы|е|у|ой))"
    r"|(?:Иль|Лук|Кузьм|Фом|Никит|Сав)ич(?:а|у|ом|ем)?)"
)
PATRONYMIC = re.compile(_PATRONYMIC)
_FULL = re.compile(
    rf"(?<!\w)(?:{_SURNAME}\s{_SURNAME}\s{_PATRONYMIC}|{_SURNAME}\s{_PATRONYMIC}\s{_SURNAME})(?!\w)"
)
_SURNAME_AFTER = re.compile(rf"\s({_SURNAME})(?!\s{_SURNAME}\s{_PATRONYMIC})(?!\w)")
"""A surname after a patronymic, that is not the beginning of the next name."""
_INSTRUMENTAL = re.compile(r"(?:[оеы]м|[оеи]й)$")
_MONARCH = re.compile(r"\S+\s[IVX]\.")
_WORDS_OF_NAME, _MOST_WORDS = 2, 3


def name_spans(tagged: Tagged, language: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where names stand, the more certain ones first to be taken."""
    spans = list(_full_spans(tagged, lexicon))
    named = _russian_spans(tagged, lexicon) if language == "ru" else iter(())
    initials = list(_with_initials(tagged, lexicon))
    if language == "ru":
        initials = [with_second_surname(tagged, span, lexicon) for span in initials]
    for more in (initials, named, latin_spans(tagged, language, lexicon)):
        spans = _added(list(spans), more)
    return spans


def _full_spans(tagged: Tagged, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names with a patronymic, without an office that a capital made their surname."""
    at = 0
    while match := _FULL.search(tagged.text, at):
        first = match[0].split(maxsplit=1)[0]
        if lexicon.means(first, "offices") or (is_person_noun(first) and is_common_word(first)):
            # «Сопредседатель Игнат Петрович Лутошин»
            at = match.start() + len(first)
            continue
        yield _without_place(tagged, match, lexicon)
        at = match.end()


def _without_place(tagged: Tagged, match: re.Match[str], lexicon: Lexicon) -> tuple[int, int]:
    """A name with a patronymic without the city of the office before: «мэр Еревана Грант …»."""
    led, rest = match[0].split(maxsplit=1)
    if re.fullmatch(_PATRONYMIC, rest.split()[0]):
        return match.span()
    start, end = match.end() - len(rest), match.end()
    spots = find_spots(Tagged(tagged.text, tuple(tagged.between(match.start(), start))), "ru")
    placed = bool(spots) and not is_surname(led)
    surname = _SURNAME_AFTER.match(tagged.text, end)
    # «вице-губернатором Петербурга Леонидом Аркадьевичем Вышегородским»
    named = surname and (placed or not is_common_word(surname[1]))
    if surname and named and not lexicon.means(surname[1], "offices"):
        return start, surname.end()
    return (start if placed else match.start()), end


def _russian_spans(tagged: Tagged, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    for led, name in zip((None, *tagged.names), tagged.names, strict=False):
        if name.kind == "PER":
            start, end = _trimmed(tagged, name.start, name.end)
            if led and _goes_on(tagged, led, name):
                yield led.start, end
            else:
                yield _with_first_name(tagged, start, end, lexicon), end
        elif name.kind == "LOC" and (after := _after_place(tagged, name)):
            yield after
        elif name.kind == "LOC" and _has_cut_office(tagged, name.start, name.end, lexicon):
            yield name.start, name.end


def _goes_on(tagged: Tagged, led: Name, name: Name) -> bool:
    """Whether what was taken for a place is a first name: «Карлус» of «Карлус Эдуарду Пинту»."""
    words = tagged.between(led.start, led.end)
    if led.kind == "PER" or led.end + 1 != name.start or len(words) != 1 or words[0].quoted:
        return False
    following = [each for each in tagged.between(name.start, name.end) if each.is_word]
    named = len(following) > 1 and is_first_name(following[0].text)
    if led.kind == "ORG" and named and words[0].text.endswith(("а", "я", "ы", "и")):
        return False  # «доцент Гидромета Алевтина Ржевская»
    word, before = words[0], [token for token in tagged.tokens if token.end <= led.start][-_NEAR:]
    office = next((token for token in reversed(before) if token.animate), None)
    if before and before[-1].pos == "NOUN" and before[-1] is not office:
        # «директор порта Алсанджак Мехмет Бойналы»
        agreeing = {office.case} - {"Nom"} if office else set()
    else:
        first = next(iter(tagged.between(name.start, name.end)))
        agreeing = {first.case, *([office.case] if office and office is before[-1] else [])}
    if not word.is_word or word.text.isupper() or word.number == "Plur":
        return False
    placed = find_spots(Tagged(tagged.text, (word,)), "ru") or is_only_place(word.text)
    return word.case in agreeing and not placed


def _after_place(tagged: Tagged, name: Name) -> tuple[int, int] | None:
    """The name that was taken for part of the place before it: «порта Малаги Кармен Лусены»."""
    words = [each for each in tagged.between(name.start, name.end) if each.is_word]
    if len(words) <= _WORDS_OF_NAME or not is_first_name(words[-2].text):
        return None
    placed = find_spots(Tagged(tagged.text, (words[0],)), "ru")
    return (words[-2].start, name.end) if placed and not words[0].quoted else None


_NEAR = 4


def _has_cut_office(tagged: Tagged, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether an office makes a person of what was taken for a place: «дир. порта Эвелио Б.».

    «с капитаном порта Эйнаром Бергом»: the instrumental of both is no place's name.
    """
    words = tagged.between(start, end)
    if not _WORDS_OF_NAME <= len(words) <= _MOST_WORDS or not all(
        each.capital and each.is_word for each in words
    ):
        return False
    role = role_before(tagged, start, "ru", lexicon)
    cut = role is not None and re.match(r"[^\W\d_]{2,}\.", role.text) is not None
    led = [each for each in tagged.tokens if role and each.start == role.start]
    said = [each for each in words if _INSTRUMENTAL.search(each.text)]
    agrees = bool(led) and led[0].case == "Ins" and len(said) == len(words)
    return (cut or agrees) and not find_spots(Tagged(tagged.text, tuple(words)), "ru")


def _with_first_name(tagged: Tagged, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a surname's first name begins, which is a word of the dictionary: «Весна Обрадович»."""
    before = [token for token in tagged.tokens if token.end <= start][-2:]
    if len(before) < _WORDS_OF_NAME or " " in tagged.text[start:end]:
        return start
    led, first = before
    within = first.capital and not first.quoted and first.end + 1 == start and led.text != "."
    within = within or (led.text == "." and first.capital and led.end + 1 == first.start)
    kinds = ("organisations", "offices", "venues", "events", "streets", "name_rest")
    if not within or len(first.text) < _WORDS_OF_NAME or not first.is_word:
        return start
    if any(lexicon.means(first.text, kind) for kind in kinds) or first.text.isupper():
        return start
    return start if find_spots(Tagged(tagged.text, (first,)), "ru") else first.start


def _trimmed(tagged: Tagged, start: int, end: int) -> tuple[int, int]:
    """The span without signs around, with all of its initials and the numeral of a monarch."""
    text = tagged.text
    for sign in "|(":
        bar = text.find(sign, start, end)
        end = bar if bar >= 0 else end
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    led = re.search(r"[\s.]([^\W\d_]+)$", text[start:end])
    if led and is_initial(led[1]) and led[1][0].isupper() and text[end : end + 1] == ".":
        end += 1
    more = re.match(rf"\s?{INITIAL}(?![\w])", text[end:])
    if more and re.search(rf"\s{INITIAL}$", text[start:end]):
        end += more.end()
    if numeral := re.match(r"\s([IVX]+)(?!\w)", text[end:]):
        end += numeral.end()
    initial = re.search(rf"(?:^|[\s.]){INITIAL}$", text[start:end])
    monarch = re.search(r"[^\W\d_]{3,}\s[IVX]\.$", text[start:end])
    if (monarch or not initial) and text[end - 1] == ".":
        end -= 1
    return start, end


def _with_initials(tagged: Tagged, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Surnames with initials: the more certain ones, since no other words are written so."""
    first = [
        match.span()
        for match in _INITIALS_FIRST.finditer(tagged.text)
        # « M. Martin »
        if not lexicon.is_one(re.split(r"\.", match[0])[0], "honorifics")
    ]
    for match in _INITIALS_LAST.finditer(tagged.text):
        surname = re.split(r"\s", match[0], maxsplit=1)[0]
        kinds = ("organisations", "offices", "venues", "streets")
        if any(lexicon.means(surname, kind) for kind in kinds) or surname.isupper():
            continue
        if _MONARCH.fullmatch(match[0]) or _is_place(tagged, match.start(), surname):
            continue
        # «Лугинин А. В. Аким города»: the initials are of the name before them.
        after = [span for span in first if match.start() < span[0] < match.end()]
        if after and not all(_is_common_last(tagged.text, span) for span in after):
            continue
        first = [span for span in first if span not in after]
        yield match.span()
    yield from first


def _is_place(tagged: Tagged, start: int, word: str) -> bool:
    """Whether a word before initials is the city of an office: «Санкт-Петербурга Р. И. …»."""
    token = tuple(tagged.between(start, start + len(word)))
    return bool(find_spots(Tagged(tagged.text, token), "ru")) and not is_surname(word)


def _is_common_last(text: str, span: tuple[int, int]) -> bool:
    surname = re.split(r"[\s.]", text[span[0] : span[1]])[-1]
    return is_common_word(surname)


def _added(spans: list[tuple[int, int]], more: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those of others that overlap none."""
    for start, end in more:
        if not any(start < known_end and known < end for known, known_end in spans):
            spans.append((start, end))
    return sorted(spans)
