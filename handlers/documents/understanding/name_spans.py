"""Where names of people may stand in a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from handlers.documents.understanding.geography import find_spots, is_month
from handlers.documents.understanding.lexicon import Lexicon, word_set
from handlers.documents.understanding.morphology import is_common_word, is_person_noun, is_surname
from handlers.documents.understanding.offices import is_agent_noun, is_office
from handlers.documents.understanding.roles import role_after, role_before
from handlers.documents.understanding.tagging import Tagged, Token
from storage.words import fold

_INITIAL = r"[A-ZА-ЯЁ]\."
_SURNAME = r"[A-ZА-ЯЁ][\w’'-]+"
_INITIALS_FIRST = re.compile(rf"(?<![\w.]){_INITIAL}\s?(?:{_INITIAL}\s?)?{_SURNAME}")
_INITIALS_LAST = re.compile(rf"(?<!\w){_SURNAME}\s{_INITIAL}(?:\s?{_INITIAL})?")
_PATRONYMIC = (
    r"(?:[А-ЯЁ][а-яё]+(?:[ое]вич(?:а|у|ем)?|[ое]вн(?:а|ы|е|у|ой)|ичн(?:а|ы|е|у|ой))"
    r"|(?:Иль|Лук|Кузьм|Фом|Никит|Сав)ич(?:а|у|ом|ем)?)"
)
_FULL = re.compile(
    rf"(?<!\w)(?:{_SURNAME}\s{_SURNAME}\s{_PATRONYMIC}|{_SURNAME}\s{_PATRONYMIC}\s{_SURNAME})(?!\w)"
)
_SURNAME_AFTER = re.compile(rf"\s({_SURNAME})(?!\s{_SURNAME}\s{_PATRONYMIC})(?!\w)")
"""A surname after a patronymic, that is not the beginning of the next name."""
_MONARCH = re.compile(r"\S+\s[IVX]\.")
_WORDS_OF_NAME = 2


def name_spans(tagged: Tagged, language: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where names stand, the more certain ones first to be taken."""
    spans = list(_full_spans(tagged, lexicon))
    named = _russian_spans(tagged, lexicon) if language == "ru" else iter(())
    initials = _with_initials(tagged, lexicon)
    for more in (initials, named, _latin_spans(tagged, language, lexicon)):
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
    for name in tagged.names:
        if name.kind == "PER":
            start, end = _trimmed(tagged, name.start, name.end)
            yield _with_first_name(tagged, start, end, lexicon), end
        elif name.kind == "LOC" and _has_cut_office(tagged, name.start, name.end, lexicon):
            yield name.start, name.end


def _has_cut_office(tagged: Tagged, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether an office makes a person of what was taken for a place: «дир. порта Эвелио Б.»."""
    words = tagged.between(start, end)
    if len(words) != _WORDS_OF_NAME or not all(each.capital and each.is_word for each in words):
        return False
    role = role_before(tagged, start, "ru", lexicon)
    cut = role is not None and re.match(r"[^\W\d_]{2,}\.", role.text) is not None
    return cut and not find_spots(Tagged(tagged.text, tuple(words)), "ru")


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
    if re.search(r"\s[A-ZА-ЯЁ]$|\.\s?[A-ZА-ЯЁ]$", text[start:end]) and text[end : end + 1] == ".":
        end += 1
    more = re.match(r"\s?[A-ZА-ЯЁ]\.(?![\w])", text[end:])
    if more and re.search(r"\s[A-ZА-ЯЁ]\.$", text[start:end]):
        end += more.end()
    if numeral := re.match(r"\s([IVX]+)(?!\w)", text[end:]):
        end += numeral.end()
    initial = re.search(r"(?:^|[\s.])[A-ZА-ЯЁ]\.$", text[start:end])
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
        if _MONARCH.fullmatch(match[0]):
            continue
        # «Лугинин А. В. Аким города»: the initials are of the name before them.
        after = [span for span in first if match.start() < span[0] < match.end()]
        if after and not all(_is_common_last(tagged.text, span) for span in after):
            continue
        first = [span for span in first if span not in after]
        yield match.span()
    yield from first


def _is_common_last(text: str, span: tuple[int, int]) -> bool:
    surname = re.split(r"[\s.]", text[span[0] : span[1]])[-1]
    return is_common_word(surname)


def _latin_spans(tagged: Tagged, language: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that an office, a title or an act makes a person's."""
    run: list[Token] = []
    for token in (*tagged.tokens, None):
        if token and _can_name(token, run, language, lexicon):
            run.append(token)
            continue
        yield from _person_of(tagged, run, language, lexicon)
        run = []
        if token and _can_name(token, run, language, lexicon):
            run = [token]


def _can_name(token: Token, run: list[Token], language: str, lexicon: Lexicon) -> bool:
    if token.quoted:
        return False
    if run and token.start - run[-1].end > 1:
        return False
    if token.text == ".":
        return bool(run) and len(run[-1].text) <= 2 and run[-1].end == token.start
    if not token.is_word:
        return False
    if run and lexicon.is_one(token.text, "particles"):
        return token.text.lower() != "la" or language == "fr"
    if not token.capital or (language == "ru" and not token.text.isascii()):
        return False
    if token.text.isupper() and len(token.text) > 3:
        return bool(run)
    # «Bishop» may be a name after a first name, «Mayor» before one is none.
    office = lexicon.means(token.text, "offices") or (
        not run and is_office(token, language, lexicon)
    )
    return not office and not lexicon.is_one(token.text, "honorifics")


def _person_of(
    tagged: Tagged, run: list[Token], language: str, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    run = _before_body(run, language, lexicon)
    while run and (lexicon.is_one(run[-1].text, "particles") and not run[-1].capital):
        run.pop()
    words = [token for token in run if token.is_word]
    if not any(len(word.text) > 1 for word in words) or _is_no_name(tagged, run, language, lexicon):
        return
    start, end = run[0].start, run[-1].end
    if run[0] is tagged.tokens[0] and len(words) > 2 and lexicon.is_one(words[0].text, "languages"):
        start = words[1].start
    if run[0] is tagged.tokens[0] and len(words) > _WORDS_OF_NAME:
        # `Glassblower Jane Poole`
        start = words[is_agent_noun(words[0], language, lexicon)].start
    spots = find_spots(Tagged(tagged.text, tuple(run)), language)
    if any(spot.start == start and spot.end == end for spot in spots):
        return
    if any(
        lexicon.means(word.text, kind)
        for word in words
        for kind in ("organisations", "events", "agreements")
    ):
        return
    if _is_of_a_body(tagged, words, lexicon):
        return
    if (
        _is_titled(tagged, start, lexicon)
        or (len(words) > 1 and _is_led_to(tagged, start, lexicon))
        or _has_office(tagged, start, end, language, lexicon, is_full=len(words) > 1)
        or (len(words) > 1 and _acts(tagged, start, end, language))
    ):
        yield start, end


def _is_no_name(tagged: Tagged, run: list[Token], language: str, lexicon: Lexicon) -> bool:
    """Whether a run begins with an article, or is a month.

    `The Icelandic Chess League`; `On Bloomsday, 16 June, the actress …`
    """
    first = run[0].text
    led = [each for each in tagged.tokens if each.end <= run[0].start][-1:]
    if language != "ru" and led and run[0].start - led[0].end == 1 and not led[0].quoted:
        # `op het Zwarte Water`, `in theater De Odeon`
        if led[0].text.lower() in ("het", "the"):
            return True
        if led[0].text.islower() and lexicon.means(led[0].text, "venues"):
            return not lexicon.means(led[0].text, "offices")
    return first.lower() in _ARTICLES[language] or (len(run) == 1 and is_month(first, language))


_ARTICLES: dict[str, Sequence[str]] = {
    "ru": (),
    "en": ("the", "a", "an"),
    "nl": ("het", "een"),
    "fr": ("une", "un", "les"),
}


def _is_of_a_body(tagged: Tagged, words: list[Token], lexicon: Lexicon) -> bool:
    """Whether words name a body or a place, or go on with its name: `Museum of Applied Arts`."""
    if any(lexicon.means(word.text, "venues") for word in words[1:]):
        return True
    if len(words) > 1 and words[0].text.lower() in _NO_FIRST_NAMES:
        return True
    before = [token for token in tagged.tokens if token.end <= words[0].start][-2:]
    if len(before) < 2 or before[1].text.lower() not in ("of", "for", "des"):
        return False
    kinds = ("venues", "organisations")
    return before[0].capital and any(lexicon.means(before[0].text, kind) for kind in kinds)


_NO_FIRST_NAMES = word_set("st saint sankt north south east west northern southern eastern western")


def _has_office(
    tagged: Tagged, start: int, end: int, language: str, lexicon: Lexicon, *, is_full: bool
) -> bool:
    before = role_before(tagged, start, language, lexicon)
    if before and (before.sure or is_full):
        return True
    return role_after(tagged, end, language, lexicon) is not None


def _before_body(run: list[Token], language: str, lexicon: Lexicon) -> list[Token]:
    """A name without the body or city that a particle adds: `Henk Smit van de Universiteit …`."""
    for index in range(_WORDS_OF_NAME, len(run) - 1):
        token, rest = run[index], run[index:]
        if token.capital or not lexicon.is_one(token.text, "particles"):
            continue
        named = [each for each in rest if each.capital]
        spots = find_spots(Tagged("", tuple(named[:1])), language)
        kinds = ("organisations", "venues", "events")
        if spots or any(lexicon.means(each.text, kind) for each in named for kind in kinds):
            return run[:index]
    return run


def _is_titled(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether `Mr` or `Dr` stands before a name."""
    before = [t for t in tagged.tokens if t.end <= start and t.text != "."][-1:]
    return any(lexicon.is_one(token.text, "honorifics") for token in before)


def _is_led_to(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether "led by" and the like stand before a name."""
    before = fold(tagged.text[:start]).replace("’", "'").rstrip()
    return any(before.endswith(phrase) for phrase in lexicon.said["names_follow"])


def _acts(tagged: Tagged, start: int, end: int, language: str) -> bool:
    """Whether a verb of people follows; in Dutch it may stand before, too."""
    after = [token for token in tagged.tokens if token.start >= end][:1]
    before = [token for token in tagged.tokens if token.end <= start][-1:]
    inverted = language == "nl" and any(token.text.lower() in _INVERTED for token in before)
    return inverted or any(token.text.lower() in _ACTS for token in after)


_INVERTED = word_set(
    "sprak speelde zong las vertelde dirigeerde hield reikte overhandigde stelde danste exposeerde"
)
_ACTS = word_set(
    "spoke said presented performed signed visited met lectured played sang gave conducted "
    "showed danced sprak presenteerde speelde ondertekende bezocht "
    "gaf zong dirigeerde toonde vertelde las hield overhandigde reikte stelde "
    "présenté joué signé visité chanté donné dirigé"
)


def _added(spans: list[tuple[int, int]], more: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those of others that overlap none."""
    for start, end in more:
        if not any(start < known_end and known < end for known, known_end in spans):
            spans.append((start, end))
    return sorted(spans)
