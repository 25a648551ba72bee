"""The parts of a contact's line between commas: which is an office, a body, an address."""

import re
from collections.abc import Sequence

from handlers.documents.understanding.words.lexicon import find_words, load_all, word_set
from handlers.documents.understanding.words.model import ReadContact
from storage.words import fold

_HOUSE = re.compile(r"(?:д\.?\s?|no\.?\s?)?\d+\s?[а-яa-zА-Я]?(?:[/-]\d+)?", re.IGNORECASE)
_WITHIN_HOUSE = re.compile(
    r"(?:\d+\S{0,3}\s)?(?:лит|литера|корп|корпус|стр|строение|офис|кв|эт|этаж|каб|кабинет|комн|комната"
    r"|подъезд|пом|помещение|floor|room|suite|entrance|apt|verdieping|kamer|[ée]tage|bureau)(?:[.\s]|$)",
    re.IGNORECASE,
)
"""What of a house an address names: «лит. Б», «6-й подъезд», `entrance 6`."""
_HOUR = re.compile(r"\s(?:à|at|om|в)\s\d{1,2}(?:[:.]\d\d)?\s?(?:h|u|uur|ч)?\.?$")
_POSTCODE = re.compile(
    r"(?<![\d-])(?:\d{4,6}|\d{2,4}-\d{3,4})(?![\d-])(?:\s?[A-Z]{2})?(?=[\s,]|$)"
    # `LS1 1UR`, `T12 X555`, `H2Y 1C6`
    r"|\b(?:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[\dW]\s[A-Z\d]{4}|[A-Z]\d[A-Z]\s\d[A-Z]\d)\b"
)
_WITH_HOUSE = re.compile(
    r"(?:\d+\w?(?:\s(?:bis|ter))?,?\s+[^\W\d].+|[^\W\d].*\s\d+\s?[a-zа-я]?(?:[-/]\d+)?)",
    re.IGNORECASE,
)
LEADING = word_set("и and en et в во от со с at for from the bij van voor de het à au le la pour")


def without_signs(chunk: str) -> str:
    """A part without signs around it, but for the full stop of a cut word: «вед. спец.»."""
    plain = chunk.strip(" .–—-()")
    last = next(iter(find_words(plain)[-1:]), "")
    kinds = ("office_abbreviations", "abbreviations")
    is_cut = f"{plain}." in chunk and any(load_all().is_one(last, kind) for kind in kinds)
    return f"{plain}." if is_cut else plain


def put_together(chunks: list[str]) -> list[str]:
    """The parts, commas within the name of a body aside: «Комитет по науке, культуре и спорту»."""
    lexicon, kept = load_all(), list[str]()
    for chunk in chunks:
        words = find_words(chunk)
        before = re.findall(r"[^\W\d_]+", kept[-1]) if kept else []
        goes_on = (
            chunk[:1].islower()
            and chunk.replace(" ", "").replace("-", "").isalpha()
            and any(lexicon.means(word, "organisations") for word in before)
            and not any(
                lexicon.means(word, kind)
                for word in words
                for kind in ("offices", "organisations", "streets")
            )
        )
        if goes_on:
            kept[-1] = f"{kept[-1]}, {chunk}"
        else:
            kept.append(chunk)
    return kept


def kind_of(chunk: str, contact: ReadContact) -> str | None:
    """Whether a part is a position or an organisation."""
    lexicon = load_all()
    words = find_words(chunk)
    office = next(
        (
            i
            for i, word in enumerate(words)
            if (lexicon.means(word, "offices") and not _is_general(words, i))
            or (lexicon.is_one(word, "office_abbreviations") and f"{word}." in chunk)
        ),
        None,
    )
    # `Officer` and « Conseiller » have the stems of bodies.
    body = next(
        (
            i
            for i, word in enumerate(words)
            if lexicon.means(word, "organisations") and not lexicon.means(word, "offices")
        ),
        None,
    )
    if office is not None and (body is None or office < body or chunk[:1].islower()):
        return "position"
    if body is not None:
        return "organisation"
    led = bool(words) and (words[0].lower() in LEADING or any(map(_leads_to_name, words)))
    led = led or (bool(words) and load_all().is_one(words[0], "pronouns"))
    if contact.organisation is None and _ACRONYM.fullmatch(chunk):
        return "organisation"
    if contact.position is None and words and chunk[:1].islower() and not led:
        return "position"
    return None


def _is_general(words: Sequence[str], at: int) -> bool:
    """Whether a word only says of a body that it is the chief one: «Генеральное консульство»."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return _CHIEF.match(words[at]) is not None and load_all().means(following, "organisations")


def _leads_to_name(word: str) -> bool:
    """Whether a word says that a contact is named: `our contact is`, « notre correspondante »."""
    labels = [each for each in load_all().labels["name"] if len(each) > len("name")]
    return fold(word) in _OURS or any(fold(word).startswith(each) for each in labels)


_OURS = word_set("наш наша our onze notre")
_ACRONYM = re.compile(r"[A-ZА-ЯЁ]{2,6}")
_CHIEF = re.compile(r"генеральн|главн|general|général|generaal", re.IGNORECASE)


def address_of(chunks: Sequence[str], *, has_body: bool = False) -> set[int]:
    """Which parts of a line are an address; a body that is known may sit in a house of its own."""
    lexicon = load_all()
    found: set[int] = set()
    for index, chunk in enumerate(chunks):
        words = re.findall(r"[^\W\d_]+", chunk)
        street = any(lexicon.means(word, "streets") for word in words) or any(
            part in fold(chunk)
            for part in ("straat", "strasse", "straße", "laan", "weg ", "gracht", "plein")
        )
        has_digit = any(sign.isdigit() for sign in chunk)
        if _HOUSE.fullmatch(chunk) and _is_street(chunks[index + 1 : index + 2]):
            found |= {index, index + 1}  # `17, rue des Galères`
        elif _HOUR.search(chunk):
            continue
        elif index and (_is_house_number(chunk) or _is_within_house(chunk)):
            found |= {index - 1, index}
        elif (
            _POSTCODE.search(chunk)
            or (street and (has_digit or len(words) <= 4))
            or (has_digit and _WITH_HOUSE.fullmatch(chunk))
        ):
            found.add(index)
    if found:
        # The city before or after it, and what lies between.
        first, last = min(found), max(found)
        found |= set(range(first, last + 1))
        if first == 1 and (_can_be_city(chunks[0]) or (has_body and _is_house(chunks[0]))):
            found.add(0)
        if (
            last + 1 < len(chunks)
            and len(chunks[last + 1].split()) <= 3
            and chunks[last + 1][:1].isupper()
        ):
            found.add(last + 1)
    return found


def _is_house_number(chunk: str) -> bool:
    """Whether a part is a house's number, and not the postcode that begins an address."""
    return _HOUSE.fullmatch(chunk) is not None and not _POSTCODE.fullmatch(chunk)


def _is_within_house(chunk: str) -> bool:
    """Whether a part says where in a house: «офис 5», but not `Bureau Internationaal`."""
    named = chunk[:1].isupper() and not any(sign.isdigit() for sign in chunk)
    return _WITHIN_HOUSE.match(chunk) is not None and not (named and len(chunk.split()) > 1)


def _is_street(chunks: Sequence[str]) -> bool:
    first = next(iter(re.findall(r"[^\W\d_]+", chunks[0])), "") if chunks else ""
    return load_all().means(first, "streets")


def _can_be_city(chunk: str) -> bool:
    """Whether a part may be the city before a street: no word of it is an office or a body."""
    words = find_words(chunk)
    kinds = ("offices", "organisations", "venues")
    named = chunk[:1].isupper() and len(words) <= _LONGEST_CITY
    return named and not any(load_all().means(word, kind) for word in words for kind in kinds)


def _is_house(chunk: str) -> bool:
    """Whether a part may be the house before a street: `City Hall`, « Hôtel de Ville »."""
    words = find_words(chunk)
    few = len(words) <= _LONGEST_CITY and chunk[:1].isupper()
    return few and any(load_all().means(word, "venues") for word in words)


_LONGEST_CITY = 3
