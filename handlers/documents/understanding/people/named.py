"""The people whom a sentence names, in the nominative, with their offices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.documents.dictionary import is_known
from handlers.documents.understanding.people.latin_bodies import is_compound
from handlers.documents.understanding.people.latin_names import is_of_an_office, is_titled
from handlers.documents.understanding.people.name_forms import Settled, can_stand_free, settle_name
from handlers.documents.understanding.people.name_spans import name_spans
from handlers.documents.understanding.people.roles import (
    Role,
    role_after,
    role_before,
    title_before,
)
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.words.governing import acting_gender, case_before
from handlers.documents.understanding.words.initials import is_initial
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.morphology import (
    CASES,
    is_common_word,
    is_first_name,
    is_oblique_name,
    is_only_place,
    is_person_noun,
    is_surname,
)
from handlers.documents.understanding.words.tagging import Tagged, Token

_ALONE = re.compile(
    r"(?P<role>[^\W\d_A-ZА-ЯЁ][^A-ZА-ЯЁ]*\s)?"
    r"(?P<name>[A-ZА-ЯЁ][\w’'-]+(?:\s(?:[a-z]{2,3}\s){0,2}[A-ZА-ЯЁ][\w’'-]+){1,3})"
    r"(?:,\s(?P<office>[a-zа-яё][^\W\d_].*))?"
)
_WORDS_OF_NAME = 2
_LIFE = re.compile(r"\s*\((?:1[0-9]|20)\d\d\s*[–—-]\s*(?:1[0-9]|20)\d\d\)")
_INSTRUMENTAL = re.compile(r"(?:[оеы]м|им)$")
_SHORTENED = re.compile(r"\w{1,3}-[а-яё]{1,3}")


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


def find_people(
    tagged: Tagged, language: str, lexicon: Lexicon, *, listed: bool = False
) -> list[Named]:
    """All people that the sentence names outside of quotations.

    What is a list of people says them in the nominative, unless it shows another case.
    """
    people: list[Named] = []
    free = -1
    for begin, end in name_spans(tagged, language, lexicon):
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
        if role and not role.sure and len(words) < _WORDS_OF_NAME:
            role = None
        role = role or role_after(tagged, end, language, lexicon)
        if not _is_person(tagged, words, role, language, lexicon):
            continue
        led = role.start if role and role.start >= 0 else start
        is_free = _stands_free(tagged, start, led, free, role)
        free = end if is_free else free
        as_written = (listed and _is_listed(tagged, start, words)) or (
            is_free and can_stand_free([word.text for word in words if not is_initial(word.text)])
        )
        spoken = "" if as_written else language
        titled = role or title_before(tagged, start)
        if is_free and not titled.case:
            titled = replace(titled, case="Nom")
        gender = acting_gender(tagged, end) if language == "ru" else ""
        governed = case_before(tagged, led) or _is_of_a_noun(tagged, led)
        if gender and not (titled.gender or governed):
            titled = replace(titled, case=titled.case or "Nom", gender=gender)
        settled = _settled(tagged, tokens, spoken, titled, led)
        (name,), said = settled.words, role.text if role else None
        sure = settled.sure and _is_sure(words, said) and (role is None or role.sure)
        if language == "ru":
            sure = sure and not _may_be_oblique(words, role) and not _is_guessed(words, name)
            places = [each.start for each in tagged.names if each.kind == "LOC"]
            sure = sure and start not in places
        people.append(Named(name, said, start, end, sure, led))
    return _distinct(people)


def _without_office(tokens: Sequence[Token], language: str, lexicon: Lexicon) -> Sequence[Token]:
    """A name without the office that a capital made a part of it: «Фотограф Юко Ямасита»."""
    rest = tokens[1:]
    full = any(len(each.text) > 2 for each in rest)
    if language == "ru" and len(rest) > 1 and len(tokens[0].text) > 2 and full:
        word = tokens[0].text
        # «алькальд Гранда Варела П. Э.»: within a sentence a capital makes no office.
        free = tokens[0].start and any(is_initial(each.text) for each in rest)
        trade = not free and is_person_noun(word) and is_common_word(word)
        if trade or lexicon.means(word, "offices"):
            return rest
    return tokens


def _without_place(tokens: Sequence[Token], language: str) -> Sequence[Token]:
    """A name without the city of the office before it: «эксперт Хошимина Буй Тхи Май»."""
    full = [token for token in tokens[1:] if not is_initial(token.text)]
    if language != "ru" or len(full) < _WORDS_OF_NAME:
        return tokens
    if tokens[0].text.endswith(("а", "ы")) and all(_INSTRUMENTAL.search(t.text) for t in full):
        # «с президентом ассоциации Гуджарата Киритом Панчалваром»
        return tokens[1:]
    if is_first_name(tokens[0].text) or is_surname(tokens[0].text):
        return tokens
    spots = find_spots(Tagged("", tuple(tokens[:1])), language)
    return tokens[1:] if spots else tokens


def _is_listed(tagged: Tagged, start: int, words: Sequence[Token]) -> bool:
    """Whether nothing before a name governs it, and it can be a nominative as it stands."""
    before = [token for token in tagged.tokens if token.end <= start and not token.quoted]
    governed = any(token.pos in ("ADP", "VERB") for token in before)
    full = [word.text for word in words if not is_initial(word.text)]
    return not governed and not any(is_oblique_name(word) for word in full)


def _stands_free(tagged: Tagged, start: int, led: int, free: int, role: Role | None) -> bool:
    """Whether a name stands by itself after a dash, a colon or another such name, or acts.

    «Кураторы – А. Сарыгюль и Т. Н. Поморцева»; «принимала зам. директора А. Ю. Петрова»
    """
    if role and role.case not in ("", "Nom"):
        return False
    if 0 <= free <= led and _BESIDE.fullmatch(tagged.text[free:led]):
        return True
    if _SIDE.search(tagged.text[: min(start, led)]):
        return True
    for at in {start, led}:
        before = [token for token in tagged.tokens if token.end <= at]
        if not before:
            return True
        last = before[-1]
        if last.text in ("–", "—", ":", "("):
            return _head_case(before) in ("Nom", "")
        if last.pos == "VERB" and not last.case and last.gender == "Fem":
            return True
    return False


def _head_case(before: Sequence[Token]) -> str:
    """The case of whom a name is set beside by a dash or bracket: «с куратором – Н. И. Рябовой»."""
    for token in reversed(before[-_NEAR:-1]):
        if token.text in ("(", ",", ";", "."):
            break
        if token.animate and token.pos == "NOUN":
            return token.case
    return ""


_SIDE = re.compile(r"\bсо?\s[а-яё]+\sстороны\s*(?:[,:–—-]\s*)?$", re.IGNORECASE)
"""«с их стороны Хендра Сантосо», but «со стороны Иванова»."""
_NEAR = 6
_BESIDE = re.compile(r"[\s,;]*(?:(?:и|а также)\s+)?")


def _is_sure(words: Sequence[Token], role: str | None) -> bool:
    full = [word for word in words if not is_initial(word.text)]
    return role is not None or len(full) > 1 or len(words) > len(full)


def _may_be_oblique(words: Sequence[Token], role: Role | None) -> bool:
    """Whether an unknown name after an office that is cut may stand in any case."""
    cut = role is not None and not role.case and re.match(r"[^\W\d_]{2,}\.", role.text)
    last = words[-1].text
    return bool(cut) and last.lower().endswith(_OBLIQUE_ENDS) and not is_known(last)


def _is_guessed(words: Sequence[Token], name: str) -> bool:
    """Whether only an unknown surname was put into the nominative: «Маркку Лаурила».

    The first name has no cases, so that the surname may have none either.
    """
    first, last = words[0].text, words[-1].text
    unlike = last not in name and len(first) > 1 and name.startswith(first)
    return len(words) > 1 and unlike and not is_known(last)


_OBLIQUE_ENDS = ("а", "у", "ю", "е", "ой", "ом", "ем", "ым", "им")


def _is_person(
    tagged: Tagged, words: Sequence[Token], role: Role | None, language: str, lexicon: Lexicon
) -> bool:
    """Whether a name that was found is a person's, not a place's or body's."""
    if not words or words[-1].end - words[0].start > 60:
        return False
    cut = any(_SHORTENED.fullmatch(word.text) for word in words)
    if cut or tagged.text[words[-1].end :].lstrip()[:1] == "№":
        # «гл. врач Б-цы № 9»
        return False
    if any(lexicon.means(word.text, "organisations") for word in words if word.capital):
        return False
    stretch = Tagged(tagged.text, tuple(words))
    led = role is not None or (language != "ru" and is_titled(tagged, words[0].start, lexicon))
    of_office = is_of_an_office(tagged, words[0], language, lexicon)
    if len(words) == 1 and (not led or of_office or find_spots(stretch, language)):
        return False
    if len(words) == 1 and language == "ru" and is_common_word(words[0].text):
        return False
    first = any(is_first_name(word.text) for word in words[:-1] if not is_initial(word.text))
    initials = any(is_initial(word.text) for word in words)
    if language == "ru" and not (first or initials) and is_only_place(words[-1].text):
        # «отдела стран Южной Европы»
        return False
    spots = find_spots(stretch, language)
    return not (spots and spots[0].start == words[0].start and spots[0].end == words[-1].end)


def _is_named_after(tagged: Tagged, start: int, lexicon: Lexicon) -> bool:
    """Whether the name is a thing's: «музей имени Пушкина», «семьи Рерихов»."""
    before = [token for token in tagged.tokens if token.end <= start and token.is_word][-1:]
    return any(lexicon.means(token.text, "name_rest") for token in before)


def find_alone(tagged: Tagged, language: str, lexicon: Lexicon) -> Named | None:
    """The person that a cell for people names, whatever stands before: `ontwerper Jan Smit`."""
    match = _ALONE.fullmatch(tagged.text)
    if not match or any(lexicon.is_one(word, "languages") for word in match["name"].split()[:1]):
        return None
    words = [t for t in tagged.between(*match.span("name")) if t.is_word]
    kinds = ("organisations", "venues", "events", "offices")
    if any(lexicon.means(word.text, kind) for word in words for kind in kinds):
        return None
    if any(is_compound(word, language, lexicon) for word in words):
        return None
    if find_spots(Tagged(tagged.text, tuple(words)), language):
        return None
    role = (match["role"] or match["office"] or "").strip(" ,.:–-") or None
    return Named(match["name"], role, *match.span("name"), sure=role is not None)


def _settled(
    tagged: Tagged, tokens: Sequence[Token], language: str, role: Role, led: int
) -> Settled:
    """The name in the nominative, in one piece; what stands around it says its case."""
    start, end = tokens[0].start, tokens[-1].end
    if language != "ru":
        return Settled((tagged.text[start:end],))
    full = [token for token in tokens if not is_initial(token.text) and token.capital]
    said = role.case or case_before(tagged, led)
    cases = {case: _AGAINST_OTHERS * (case != said) for case in CASES} if said else {}
    if not said and _is_of_a_noun(tagged, led):
        cases = {case: _AGAINST_OTHERS / 2 * (case != "Gen") for case in CASES}
    for case in CASES:
        against = sum(_AGAINST_TAGGED for token in full if token.case not in ("", case))
        cases[case] = cases.get(case, _UNLED * (case != "Nom")) + against
    settled = settle_name([token.text for token in full], cases, role.gender)
    changed, at = [], start
    names = iter(settled.words)
    for token in tokens:
        changed.append(tagged.text[at : token.start])
        at = token.end
        changed.append(next(names) if token in full else token.text)
    return Settled(("".join(changed),), settled.sure)


def _is_of_a_noun(tagged: Tagged, start: int) -> bool:
    """Whether a name depends on the noun before it: «по приглашению Гармаша»."""
    before = [token for token in tagged.tokens if token.end <= start][-1:]
    return any(
        each.pos == "NOUN" and not (each.animate or each.capital or each.quoted) for each in before
    )


_AGAINST_OTHERS, _AGAINST_TAGGED, _UNLED = 2.5, 0.3, 0.3


def _distinct(people: list[Named]) -> list[Named]:
    """Each person once; the one who is told with an office."""
    kept: dict[str, Named] = {}
    for person in people:
        known = kept.get(person.name)
        if known is None or (known.role is None and person.role):
            kept[person.name] = person
    return sorted(kept.values(), key=lambda person: person.start)
