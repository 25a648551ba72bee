"""The people whom a sentence names, in the nominative, with their offices."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from handlers.documents.understanding.geography import find_spots
from handlers.documents.understanding.lexicon import Lexicon, word_set
from handlers.documents.understanding.morphology import (
    case_of_name,
    is_common_word,
    is_first_name,
    is_person_noun,
    nominative_name,
)
from handlers.documents.understanding.roles import Role, role_after, role_before
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
_ALONE = re.compile(
    r"(?P<role>[^\W\d_A-ZА-ЯЁ][^A-ZА-ЯЁ]*\s)?"
    r"(?P<name>[A-ZА-ЯЁ][\w’'-]+(?:\s(?:[a-z]{2,3}\s){0,2}[A-ZА-ЯЁ][\w’'-]+){1,3})"
)
_WORDS_OF_NAME = 2
_LIFE = re.compile(r"\s*\((?:1[0-9]|20)\d\d\s*[–—-]\s*(?:1[0-9]|20)\d\d\)")
_MONARCH = re.compile(r"\S+\s[IVX]\.")
_NUMERAL = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a sentence."""

    name: str
    role: str | None
    start: int
    end: int
    sure: bool = True
    role_start: int = 0
    """Where the office begins that stands before the name."""


def find_people(tagged: Tagged, language: str, lexicon: Lexicon) -> list[Named]:
    """All people that the sentence names outside of quotations."""
    spans = [match.span() for match in _FULL.finditer(tagged.text)]
    named = _russian_spans(tagged, lexicon) if language == "ru" else iter(())
    initials = _with_initials(tagged, lexicon)
    for more in (initials, named, _latin_spans(tagged, language, lexicon)):
        spans = _added(list(spans), more)
    people: list[Named] = []
    for begin, end in spans:
        tokens: Sequence[Token] = tagged.between(begin, end)
        if not tokens or tokens[0].quoted or _is_named_after(tagged, begin, lexicon):
            continue
        if _LIFE.match(tagged.text, end):
            # An exhibition of a painter's is not where he is.
            continue
        tokens = _without_place(_without_office(tokens, language, lexicon), language)
        start = tokens[0].start
        words = [token for token in tokens if token.is_word]
        known = people[-1].end if people else 0
        role = role_before(tagged, start, language, lexicon, known)
        role = role or role_after(tagged, end, language, lexicon)
        if not _is_person(tagged, words, role, language, lexicon):
            continue
        name = _name(tokens, tagged.text, language, role.case if role else "")
        said = role.text if role else None
        led = role.start if role and role.start >= 0 else start
        people.append(Named(name, said, start, end, _is_sure(words, said), led))
    return _distinct(people)


def _without_office(tokens: Sequence[Token], language: str, lexicon: Lexicon) -> Sequence[Token]:
    """A name without the office that a capital made a part of it: «Фотограф Юко Ямасита»."""
    rest = tokens[1:]
    full = any(len(each.text) > 2 for each in rest)
    if language == "ru" and len(rest) > 1 and len(tokens[0].text) > 2 and full:
        word = tokens[0].text
        if lexicon.means(word, "offices") or (is_person_noun(word) and is_common_word(word)):
            return rest
    return tokens


def _without_place(tokens: Sequence[Token], language: str) -> Sequence[Token]:
    """A name without the city of the office before it: «эксперт Хошимина Буй Тхи Май»."""
    full = [token for token in tokens[1:] if len(token.text) > 1]
    if language != "ru" or len(full) < _WORDS_OF_NAME:
        return tokens
    if any(is_first_name(token.text) for token in (tokens[0], full[0])):
        return tokens
    spots = find_spots(Tagged("", tuple(tokens[:1])), language)
    return tokens[1:] if spots else tokens


def _is_sure(words: Sequence[Token], role: str | None) -> bool:
    full = [word for word in words if len(word.text) > 1]
    return role is not None or len(full) > 1 or len(words) > len(full)


def _is_person(
    tagged: Tagged, words: Sequence[Token], role: Role | None, language: str, lexicon: Lexicon
) -> bool:
    """Whether a name that was found is a person's, not a place's or body's."""
    if not words or words[-1].end - words[0].start > 60:
        return False
    if any(lexicon.means(word.text, "organisations") for word in words if word.capital):
        return False
    stretch = Tagged(tagged.text, tuple(words))
    if len(words) == 1 and (role is None or find_spots(stretch, language)):
        return False
    if len(words) == 1 and language == "ru" and is_common_word(words[0].text):
        return False
    spots = find_spots(stretch, language)
    return not (spots and spots[0].start == words[0].start and spots[0].end == words[-1].end)


def _is_named_after(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether the name is a thing's: «музей имени Пушкина», «семьи Рерихов»."""
    before = [token for token in tagged.tokens if token.end <= start and token.is_word][-1:]
    return any(lexicon.means(token.text, "name_rest") for token in before)


def _russian_spans(tagged: Tagged, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    for name in tagged.names:
        if name.kind == "PER":
            start, end = _trimmed(tagged, name.start, name.end)
            yield _with_first_name(tagged, start, end, lexicon), end


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
    first = [match.span() for match in _INITIALS_FIRST.finditer(tagged.text)]
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
    return not lexicon.means(token.text, "offices") and not lexicon.is_one(token.text, "honorifics")


def _person_of(
    tagged: Tagged, run: list[Token], language: str, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    while run and (lexicon.is_one(run[-1].text, "particles") and not run[-1].capital):
        run.pop()
    words = [token for token in run if token.is_word]
    if not words or not any(len(word.text) > 1 for word in words):
        return
    start, end = run[0].start, run[-1].end
    if run[0] is tagged.tokens[0] and len(words) > 2 and lexicon.is_one(words[0].text, "languages"):
        start = words[1].start
    spots = find_spots(Tagged(tagged.text, tuple(run)), language)
    if any(spot.start == start and spot.end == end for spot in spots):
        return
    if any(
        lexicon.means(word.text, kind) for word in words for kind in ("organisations", "events")
    ):
        return
    if any(lexicon.means(word.text, "venues") for word in words[1:]):
        return
    if (
        _is_titled(tagged, start, lexicon)
        or (len(words) > 1 and _is_led_to(tagged, start, lexicon))
        or role_before(tagged, start, language, lexicon)
        or role_after(tagged, end, language, lexicon)
        or (len(words) > 1 and _acts(tagged, end))
    ):
        yield start, end


def _is_titled(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether `Mr` or `Dr` stands before a name."""
    before = [t for t in tagged.tokens if t.end <= start and t.text != "."][-1:]
    return any(lexicon.is_one(token.text, "honorifics") for token in before)


def _is_led_to(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether "led by" and the like stand before a name."""
    before = fold(tagged.text[:start]).rstrip()
    return any(before.endswith(phrase) for phrase in lexicon.said["names_follow"])


def _acts(tagged: Tagged, end: int) -> bool:
    """Whether a verb of people follows."""
    after = [token for token in tagged.tokens if token.start >= end][:1]
    return any(token.text.lower() in _ACTS for token in after)


_ACTS = word_set(
    "spoke said presented performed signed visited met lectured played sang gave conducted "
    "showed sprak presenteerde speelde ondertekende bezocht gaf zong dirigeerde toonde "
    "présenté joué signé visité chanté donné dirigé"
)


def find_alone(tagged: Tagged, language: str, lexicon: Lexicon) -> Named | None:
    """The person that a cell for people names, whatever stands before: `ontwerper Jan Smit`."""
    match = _ALONE.fullmatch(tagged.text)
    if not match or any(lexicon.is_one(word, "languages") for word in match["name"].split()[:1]):
        return None
    words = [t for t in tagged.between(*match.span("name")) if t.is_word]
    kinds = ("organisations", "venues", "events", "offices")
    if any(lexicon.means(word.text, kind) for word in words for kind in kinds):
        return None
    if find_spots(Tagged(tagged.text, tuple(words)), language):
        return None
    role = (match["role"] or "").strip(" ,:–-") or None
    return Named(match["name"], role, *match.span("name"), sure=role is not None)


def _added(spans: list[tuple[int, int]], more: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those of others that overlap none."""
    for start, end in more:
        if not any(start < known_end and known < end for known, known_end in spans):
            spans.append((start, end))
    return sorted(spans)


def _name(tokens: Sequence[Token], text: str, language: str, case: str) -> str:
    """The name in the nominative; its office, if one stands before it, says its case."""
    start, end = tokens[0].start, tokens[-1].end
    if language != "ru":
        return text[start:end]
    full = [token for token in tokens if len(token.text) > 1 and token.capital]
    case = case or next((token.case for token in full if token.case), "")
    case, gender = case_of_name(
        [token.text for token in full], case, full[0].gender if full else ""
    )
    changed, at = [], start
    for token in tokens:
        changed.append(text[at : token.start])
        at = token.end
        name = token in full and not _NUMERAL.fullmatch(token.text)
        changed.append(nominative_name(token.text, case, gender) if name else token.text)
    return "".join(changed)


def _distinct(people: list[Named]) -> list[Named]:
    """Each person once; the one who is told with an office."""
    kept: dict[str, Named] = {}
    for person in people:
        known = kept.get(person.name)
        if known is None or (known.role is None and person.role):
            kept[person.name] = person
    return sorted(kept.values(), key=lambda person: person.start)
