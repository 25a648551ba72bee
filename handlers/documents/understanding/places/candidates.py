"""What a sentence may have taken place in, at or near."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from handlers.documents.understanding.places.appositions import Candidate, find_appositions
from handlers.documents.understanding.places.geography import Spot, find_spots, names_time
from handlers.documents.understanding.places.houses import find_houses
from handlers.documents.understanding.places.venues import find_venue, is_cut, plain
from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.morphology import nominative_phrase
from handlers.documents.understanding.words.tagging import Tagged, Token

IN = {
    "ru": word_set("в во на при"),
    "en": word_set("in at to on along through"),
    "nl": word_set("in te op aan naar bij langs door"),
    "fr": word_set("à a au aux en dans sur"),
}
_KINDS = {
    "ru": word_set("г гор пос городе город городах столице . столицу"),
    "en": word_set("the city town of capital"),
    "nl": word_set("de stad het"),
    "fr": word_set("la ville de l' le"),
}
"""Words between a preposition and a place's name."""
_DESCRIBING = word_set(
    "former old new main voormalige oude nieuwe grote ancien ancienne nouveau nouvelle grand grande"
)
"""The same, but parts of the name where they have a capital: `de Grote Kerk`."""


LOOSE = 5
"""The weight from which on a place is a guess."""


def find_candidates(tagged: Tagged, language: str, lexicon: Lexicon) -> list[Candidate]:
    """All places of a sentence that may be that of its event, each once."""
    spots = find_spots(tagged, language)
    found: list[Candidate] = []
    tokens = tagged.tokens
    relative = _relative(tokens, language)
    for index, token in enumerate(tokens):
        if token.quoted:
            continue
        if token.text.lower() in IN[language]:
            led = _after_preposition(tagged, index, spots, language, lexicon)
            if led is None:
                continue
            if language == "ru" and _is_of_noun(tokens, index):
                led = replace(led, weight=led.weight + 4)
            if relative is not None and led.start > relative:
                led = replace(led, weight=led.weight + 6)
            found.append(led)
    found += [
        Candidate(text, start, end, is_venue=True, weight=2)
        for text, start, end in find_houses(tagged, language, lexicon)
    ]
    found += _objects(tagged, spots, language, lexicon)
    found += find_appositions(tagged, spots, language, lexicon)
    return _nested_out(found)


def _nested_out(found: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for each in sorted(found, key=lambda one: (one.weight, one.start - one.end)):
        if not any(other.start <= each.start and each.end <= other.end for other in kept):
            kept.append(each)
    return kept


_WHO = word_set(
    "который которая которое которые где что which who where that whose die dat waar qui que "
    "où dont"
)


def _relative(tokens: Sequence[Token], language: str) -> int | None:
    """Where a clause begins that tells of something else."""
    for before, token in pairwise(tokens):
        if before.text != "," or token.quoted:
            continue
        participle = token.pos == "VERB" and bool(token.case)
        stem = token.text.lower()
        who = stem in _WHO or stem.startswith(("котор", "завершивш", "состоявш", "проходивш"))
        if who or (language == "ru" and participle):
            return token.start
    return None


def _is_of_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether the place belongs to a name right before it: «Олимпиады в Антверпене»."""
    if index == 0:
        return False
    before = tokens[index - 1]
    if before.quoted or not before.is_word:
        return False
    return before.pos in ("NOUN", "PROPN") and before.case == "Gen" and before.capital


def _after_preposition(
    tagged: Tagged, index: int, spots: list[Spot], language: str, lexicon: Lexicon
) -> Candidate | None:
    tokens = tagged.tokens
    while index + 1 < len(tokens) and (
        plain(tokens[index + 1]) in _KINDS[language] or tokens[index + 1].text in _DESCRIBING
    ):
        index += 1
    if index + 1 >= len(tokens):
        return None
    start = tokens[index + 1].start
    named = _spots_from(tagged, start, spots)
    venue = find_venue(tagged, index + 1, language, lexicon)
    case = _case(tokens, index + 1, lexicon)
    if case == "Acc" and sum(sign.isupper() for sign in tokens[index + 1].text) > 1:
        # «в СПб»: what is cut has no cases.
        case = "Loc"
    russian = language == "ru"
    if russian and case == "Acc" and (venue or named) and not _is_towards(tokens, index, lexicon):
        return None
    weight = int(russian and case == "Acc")
    if venue:
        text, end = venue
        # A city ends the phrase; «Anna» in `Anna Akhmatova Museum` is none.
        inside = [s for s in spots if start <= s.start and (s.end == end or s.is_country)]
        country = next((spot.country for spot in inside if spot.end <= end), None)
        return Candidate(text, start, end, country, is_venue=True, weight=weight)
    if named:
        text, end = _joined_names(named, tagged.text), named[-1].end
        if language == "en" and (longer := _with_kind(tagged, named[-1])):
            text, end = longer
        return Candidate(text, start, end, named[0].country, weight=weight)
    if russian:
        return _named_place(tagged, start) if case == "Loc" else None
    return _loose(tagged, index + 1, language)


def _named_place(tagged: Tagged, start: int) -> Candidate | None:
    """What was found to be a place's or a body's name, without being known."""
    if cut := _CUT.match(tagged.text, start):
        # «Ботан. саду»
        last = tagged.between(*cut.span(1))
        noun = nominative_phrase(last, tagged.text) if last[-1].case == "Loc" else cut[1]
        said = cut[0].removesuffix(cut[1]) + noun
        return Candidate(said, start, cut.end(), is_venue=True, weight=1)
    for name in tagged.names:
        if name.kind in ("LOC", "ORG") and name.start == start:
            end = _end_of_name(tagged, name.end)
            text = nominative_phrase(tagged.between(start, name.end), tagged.text)
            text += tagged.text[name.end : end]
            return Candidate(text, start, end, weight=1)
    return None


_CUT = re.compile(r"[А-ЯЁ][а-яё-]{1,8}\.(?:\s[а-яё]{2,8}\.)*\s([а-яё]{3,})")


def _end_of_name(tagged: Tagged, end: int) -> int:
    """Where a name ends, with the quotation or numeral after it: «Колледж кулинарии „Вкус“»."""
    following = [token for token in tagged.tokens if token.start >= end]
    kept = end
    for token in following:
        near = tagged.text[kept : token.start].strip() == ""
        if not near or not (token.quoted or re.fullmatch("[IVX]+", token.text)):
            break
        kept = token.end
    return kept


def _with_kind(tagged: Tagged, spot: Spot) -> tuple[str, int] | None:
    """A place that goes on with what it is: `Pushkin District`."""
    following = next((token for token in tagged.tokens if token.start >= spot.end), None)
    if following is None or following.text not in _KINDS_AFTER:
        return None
    return tagged.text[spot.start : following.end], following.end


_KINDS_AFTER = ("District", "County", "Region", "Province", "Island", "Islands", "Bay", "Harbour",
                "Oblast", "Valley", "Peninsula", "Borough")  # fmt: skip
"""What may stand behind the name of a city and makes it another place's."""


def _loose(tagged: Tagged, index: int, language: str) -> Candidate | None:
    """Something with a capital at which nothing else is understood: `at Smolny`."""
    before = [token.text.lower() for token in tagged.tokens[max(0, index - 2) : index]]
    if not any(word in _AT.get(language, ()) for word in before):
        return None
    named = list(
        takewhile(
            lambda token: token.capital and token.is_word and not names_time(token.text, language),
            tagged.tokens[index : index + 4],
        )
    )
    if not named:
        return None
    start, end = named[0].start, named[-1].end
    return Candidate(tagged.text[start:end], start, end, weight=LOOSE)


_AT = {"en": ("at",), "nl": ("te",), "fr": ("à", "au")}


def _case(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> str:
    for at, token in enumerate(tokens[index : index + 5], index):
        if token.pos in ("NOUN", "PROPN") and not is_cut(tokens, at, lexicon):
            return token.case
    return ""


def _is_towards(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether somebody goes there."""
    near = tokens[max(0, index - 8) : index + 8]
    return any(lexicon.means(token.text, "towards") for token in near if not token.quoted)


def _spots_from(tagged: Tagged, start: int, spots: list[Spot]) -> list[Spot]:
    """The place at a point, and those that «и» and commas add to it."""
    named: list[Spot] = []
    at = start
    for spot in spots:
        if spot.start < at:
            continue
        between = tagged.text[at : spot.start].strip().lower()
        first = not named and spot.start == start
        if first or (
            named
            and between in ("и", "and", "en", "et", ",", "&", "и в", "and in", "en in", "et à")
        ):
            named.append(spot)
            at = spot.end
        else:
            break
    return named


def _joined_names(spots: list[Spot], text: str) -> str:
    if len(spots) == 1:
        return spots[0].name
    between = text[spots[0].end : spots[1].start].strip(" ,")
    word = {"и в": "и", "and in": "and", "en in": "en", "et à": "et"}.get(between, between)
    last = f" {word} " if word else ", "
    return ", ".join(spot.name for spot in spots[:-1]) + last + spots[-1].name


def _objects(tagged: Tagged, spots: list[Spot], language: str, lexicon: Lexicon) -> list[Candidate]:
    """What somebody visited: «Роттердам и Гаагу посетил», `visited Busan`."""
    found = []
    tokens = tagged.tokens
    for index, token in enumerate(tokens):
        if token.quoted or not lexicon.means(token.text, "towards"):
            continue
        if language == "ru" and token.pos != "VERB":
            continue
        if index + 1 < len(tokens) and (venue := find_venue(tagged, index + 1, language, lexicon)):
            start = tokens[index + 1].start
            found.append(Candidate(venue[0], start, venue[1], is_venue=True, weight=1))
        for spot in spots:
            near = min(abs(spot.start - token.end), abs(token.start - spot.end))
            inside = tagged.between(spot.start, spot.end)
            case = inside[0].case if inside else ""
            # «Роттердам» may be the subject by its form.
            direct = (
                case in ("Acc", "Nom") and not _is_led(tokens, spot)
                if language == "ru"
                else 0 <= spot.start - token.end <= 6
            )
            start_of_list = not any(0 < spot.start - other.end <= 5 for other in spots)
            if near <= 60 and direct and start_of_list:
                named = _spots_from(tagged, spot.start, spots)
                text = _joined_names(named, tagged.text)
                found.append(Candidate(text, spot.start, named[-1].end, spot.country))
    return found


def _is_led(tokens: Sequence[Token], spot: Spot) -> bool:
    before = [token for token in tokens if token.end <= spot.start][-1:]
    return any(token.pos == "ADP" for token in before)
