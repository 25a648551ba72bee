"""The office of a person, before the name or after it."""

import re
from dataclasses import dataclass

from handlers.documents.dictionary import parses
from handlers.documents.understanding.people.offices import (
    TITLED,
    as_noun,
    is_office,
    trade_before,
)
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.words.governing import case_before
from handlers.documents.understanding.words.initials import is_initial
from handlers.documents.understanding.words.lexicon import Lexicon, word_set
from handlers.documents.understanding.words.morphology import (
    head_index,
    is_womans,
    nominative_phrase,
    possible_case,
)
from handlers.documents.understanding.words.tagging import Tagged, Token

_WINDOW = 14
_CLOSING = ("»", "”")
_DASHES = ("–", "—", "-", ":")
_RELATING = word_set("по при для of for van voor de du des la le l d di and en et the в at in и")
_AND = ("and", "en", "et")
_STOP = word_set(
    "с со под от на к у о об из за во до через между without with by from on led headed under "
    "between at à aux te au met naar door onder tussen avec par sous sur entre chez during "
    "including down along across past towards"
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office in the nominative, and the case in which it stands."""

    text: str
    case: str = ""
    gender: str = ""
    """Of whom it is, where a title says so."""
    start: int = -1
    """Where it begins, if it stands before the name."""
    sure: bool = True


def role_before(
    tagged: Tagged, start: int, language: str, lexicon: Lexicon, after: int = 0
) -> Role | None:
    """The office that stands before a name, and after the one before it."""
    window = [t for t in tagged.tokens if t.end <= start and t.start >= after][-_WINDOW:]
    if language == "ru":
        window = [as_noun(token, lexicon) for token in window]
    kept = _back_to_boundary(window, language)
    at = _first_office(kept, language, lexicon)
    if at is None:
        trade = trade_before(kept, language, lexicon)
        return Role(trade.text, start=trade.start, sure=False) if trade else None
    phrase = kept[at:]
    while phrase and not (phrase[-1].is_word or phrase[-1].text in _CLOSING):
        phrase = phrase[:-1]
    if not phrase or (language != "ru" and phrase[-1].text.lower().strip("'’") in _RELATING):
        return None
    plain = _without_honorific(phrase, lexicon)
    if all(lexicon.is_one(token.text, "honorifics") for token in plain if token.is_word):
        return None
    between = tagged.text[phrase[-1].end : start]
    if led := _after_dash(phrase, lexicon):
        # «Глава делегации – вице-губернатор Лугинин А. В.»
        said = f"{_shown(led, tagged, language)}, {_uncapital(_shown(plain, tagged, language))}"
        return Role(said, "Nom" if language == "ru" else "", start=plain[0].start)
    adjacent = len(plain) == len(phrase) and not between.strip(" .»”")
    office = next((t for t in plain if t.pos == "NOUN"), None) if adjacent else None
    dot = [each for each in kept[at:] if each.text == "." and each.start == plain[-1].end]
    said = _shown([*plain, *dot], tagged, language) if language == "ru" else ""
    said, case, gender = said or _shown(plain, tagged, language), office.case if office else "", ""
    if language == "ru" and office:
        case, gender = possible_case(office.text, case), "Fem" if is_womans(office.text) else ""
    if language == "ru":
        if _is_cut(kept[at:], lexicon):
            case = _governed_case(tagged, plain[0].start)
        case, gender = TITLED.get(phrase[-1].text.lower(), (case, gender))
    return Role(said, case, gender, plain[0].start)


def title_before(tagged: Tagged, start: int) -> Role:
    """What a title right before a name says of it, where that is no office: «г-жа»."""
    before = [token for token in tagged.tokens if token.end <= start][-1:]
    case, gender = TITLED.get(before[0].text.lower() if before else "", ("", ""))
    return Role("", case, gender)


def _is_cut(office: list[Token], lexicon: Lexicon) -> bool:
    """Whether an office begins with a word that is cut, so that it has no case: «дир. порта»."""
    cut = lexicon.is_one(office[0].text, "office_abbreviations")
    return cut and len(office) > 1 and office[1].text == "."


def _governed_case(tagged: Tagged, start: int) -> str:
    """The case that what stands before an office gives it: «участие дир. порта», «с зам. мэра»."""
    before = [token for token in tagged.tokens if token.end <= start][-1:]
    if before and before[0].pos == "NOUN" and not before[0].quoted:
        return "Gen"
    return case_before(tagged, start)


def _after_dash(phrase: list[Token], lexicon: Lexicon) -> list[Token]:
    """The office that stands right before a name, after another one and a dash."""
    dash = [index for index, token in enumerate(phrase) if token.text in _DASHES]
    after = phrase[dash[-1] + 1 :] if dash else []
    words = [token for token in after if token.is_word]
    if not words or all(lexicon.is_one(word.text, "honorifics") for word in words):
        return []
    return after


def _uncapital(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _without_honorific(phrase: list[Token], lexicon: Lexicon) -> list[Token]:
    """«Руководитель группы – д-р»: the title goes with the name."""
    dash = [index for index, token in enumerate(phrase) if token.text in _DASHES]
    if dash and dash[-1] >= 1:
        phrase = phrase[: dash[-1]]
    while len(phrase) > 1 and (
        lexicon.is_one(phrase[-1].text, "honorifics") or phrase[-1].text.lower() in TITLED
    ):
        phrase = phrase[:-1]
    return phrase


def _back_to_boundary(window: list[Token], language: str) -> list[Token]:
    """The tokens before a name that can tell its office."""
    kept: list[Token] = []
    for at in range(len(window) - 1, -1, -1):
        token, word = window[at], window[at].text.lower()
        if word in _AND and at and window[at - 1].text == ",":
            break  # `Ann Berg, head of the fund, and Dr Bell`
        if token.text in (";", "(", ")", "|", "!", "?", "•") or word in _STOP:
            break
        if token.text == "." and kept and not _is_short(window, token):
            break
        if token.pos in ("VERB", "AUX", "PRON") and language == "ru":
            break
        if token.text.isdigit():
            break
        kept.insert(0, token)
    return kept


def _is_short(window: list[Token], stop: Token) -> bool:
    """Whether a full stop ends an abbreviation: `Dr.`, «проф.»."""
    before = [token for token in window if token.end == stop.start]
    return bool(before) and len(before[0].text) <= 4


def _first_office(tokens: list[Token], language: str, lexicon: Lexicon) -> int | None:
    """Where the office begins, with what describes it."""
    found: int | None = None
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if not token.is_word or token.quoted:
            continue
        dotted = index + 1 < len(tokens) and tokens[index + 1].text == "."
        if (dotted and lexicon.is_one(token.text, "office_abbreviations")) or is_office(
            token, language, lexicon
        ):
            if found is not None and not _goes_with(tokens[index:found], language):
                break
            if found is not None and not dotted and (token.case, tokens[found].case) in _APART:
                break  # «для студентов полярница»
            found = index
        elif found is None and language != "ru" and index < len(tokens) - 9:
            break
    if found is None:
        return None
    while found and _describes(tokens[found - 1], tokens[found], language):
        found -= 1
        pair = found > 1 and tokens[found - 1].text in ("и", "и.")
        if pair and _describes(tokens[found - 2], tokens[found], language):
            found -= 2
    return found


_APART = {(case, "Nom") for case in ("Gen", "Dat", "Acc", "Ins", "Loc")}


def _goes_with(between: list[Token], language: str) -> bool:
    """Whether two offices are one person's: neither a name nor a conjunction parts them."""
    named = [token for token in between[1:] if token.pos == "PROPN" and token.animate]
    # «Вице-мэром Антверпена»: a city is taken for a name now and then.
    if named and not (len(named) == 1 and find_spots(Tagged("", tuple(named)), language)):
        return False
    return not any(token.text.lower() in ("и", "and", "en", "et") for token in between[1:2])


def _describes(before: Token, office: Token, language: str) -> bool:
    if not before.is_word or before.quoted:
        return False
    if language == "ru":
        acts = parses(before.text.lower())[0].tag.POS == "VERB"
        return before.pos in ("ADJ", "DET") and before.case == office.case and not acts
    return before.text.lower() in _DESCRIBING or before.text.endswith("-General")


_DESCRIBING = word_set(
    "deputy vice first second senior chief honorary former dutch korean acting lord adjunct "
    "tweede eerste oud-burgemeester premier première général générale consul honoraire second"
)


def role_after(tagged: Tagged, end: int, language: str, lexicon: Lexicon) -> Role | None:
    """The office that a comma, a dash or a parenthesis adds to a name."""
    after = [token for token in tagged.tokens if token.start >= end][:_WINDOW]
    if not after or after[0].text not in (",", "(", "–", "—", "-"):
        return None
    opened = after[0].text == "("
    phrase = _phrase_after(after, language, lexicon)
    if not phrase:
        return None
    if opened and any(lexicon.means(token.text, "organisations") for token in phrase):
        return Role(tagged.text[phrase[0].start : phrase[-1].end])
    # «…, чл. сеймика Пташник Т. Я.» is the office of the next.
    dots = {token.start for token in tagged.tokens if token.text == "."}
    if any(each.capital and is_initial(each.text) and each.end in dots for each in phrase):
        return None
    # What is led is no person, and `with our Treasurer` is somebody else.
    if phrase[0].text.lower() in _LED or (language != "ru" and phrase[0].text.lower() in _STOP):
        return None
    cut = language == "ru" and _is_cut(phrase, lexicon)
    head = phrase[2:4] if cut else phrase[: 2 + (language != "ru")]
    office = next((token for token in head if is_office(token, language, lexicon)), None)
    if not (office or cut):
        return None
    nominative = office is not None and office.case == "Nom" and language == "ru"
    return Role(_shown(phrase, tagged, language), "Nom" if nominative else "")


def _phrase_after(after: list[Token], language: str, lexicon: Lexicon) -> list[Token]:
    """What stands between a comma or parenthesis after a name and the end of it."""
    opened = after[0].text == "("
    ends = (")",) if opened else (",", ".", ";", "(", ")", "|", ":", *_DASHES)
    phrase: list[Token] = []
    for token in after[1:]:
        cut = token.text == "." and language == "ru" and _is_abbreviated(phrase[-1:], lexicon)
        if token.text in ends and not cut:
            break
        if language == "ru" and token.pos in ("VERB", "AUX"):
            return []
        phrase.append(token)
    is_language = bool(phrase) and lexicon.is_one(phrase[0].text, "languages")
    return phrase[1:] if is_language and len(phrase) > 1 else phrase


_LED = word_set(
    "headed led chaired run directed managed conducted geleid aangevoerd voorgezeten "
    "dirigée dirigé conduite conduit menée mené présidée présidé"
)


def _is_abbreviated(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a full stop after a word only cuts it: «зам. председателя», «обл. Лигурия»."""
    kinds = ("office_abbreviations", "abbreviations", "streets")
    return any(lexicon.is_one(word.text, kind) for word in words for kind in kinds)


def _shown(phrase: list[Token], tagged: Tagged, language: str) -> str:
    text = tagged.text
    if language != "ru":
        said = text[phrase[0].start : phrase[-1].end]
        return re.sub(r"^(?:the|de|het|le|la|l['’])\s+", "", said).strip(" ,")
    parts: list[list[Token]] = [[]]
    for token in phrase:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return ", ".join(
        nominative_phrase(part, text)
        if number == 0 or _is_persons(part)
        else text[part[0].start : part[-1].end]
        for number, part in enumerate(parts)
        if part
    )


def _is_persons(part: list[Token]) -> bool:
    """Whether words after a comma are one more office, not one more matter of the first."""
    head = head_index(part)
    return head is not None and part[head].animate
