"""Names of people in the nominative: the case and gender that all words of a name can be in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from handlers.documents.dictionary import known_parses
from handlers.documents.understanding.words.morphology import (
    CASES,
    GENDERS,
    is_oblique_name,
    like,
)

_ENDINGS: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "Masc": {
        "Gen": (("ского", "ский"), ("цкого", "цкий"), ("ового", "овой"), ("евого", "евой"),
                ("ого", "ый"), ("его", "ий"),
                ("а", ""), ("я", "й"), ("я", "ь"), ("ы", "а"), ("и", "а"), ("и", "я")),
        "Dat": (("скому", "ский"), ("цкому", "цкий"), ("овому", "овой"), ("евому", "евой"),
                ("ому", "ый"), ("ему", "ий"),
                ("у", ""), ("ю", "й"), ("ю", "ь"), ("е", "а")),
        "Ins": (("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"),
                ("иным", "ин"), ("цыным", "цын"), ("ым", "ый"), ("им", "ий"), ("ом", ""),
                ("аем", "ай"), ("еем", "ей"), ("оем", "ой"), ("уем", "уй"), ("ем", ""), ("ем", "ь"),
                ("ой", "а")),
        "Loc": (("ском", "ский"), ("овом", "овой"), ("евом", "евой"), ("ове", "ов"), ("е", ""),
                ("е", "а")),
    },
    "Fem": {
        "Gen": (("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"),
                ("иной", "ина"), ("ой", "а"), ("ы", "а"), ("ии", "ия"), ("и", "а"), ("и", "я")),
        "Dat": (("ской", "ская"), ("цкой", "цкая"), ("ой", "а"), ("ии", "ия"), ("е", "а")),
        "Acc": (("скую", "ская"), ("цкую", "цкая"), ("ую", "ая"), ("у", "а"), ("ю", "я")),
        "Ins": (("ской", "ская"), ("цкой", "цкая"), ("ой", "а"), ("ей", "я"), ("ей", "а")),
        "Loc": (("ской", "ская"), ("цкой", "цкая"), ("ой", "а"), ("ии", "ия"), ("е", "а")),
    },
}  # fmt: skip
_ENDINGS["Masc"]["Acc"] = (*_ENDINGS["Masc"]["Gen"], ("у", "а"), ("ю", "я"))
_SHORTEST, _SHORT = 3, 4
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_BEFORE_I = "гкхжчшщ"
_ALWAYS_ONE = "жчшщц"
"""Letters after which soft and hard endings are the same."""
_NUMERAL = re.compile(r"[IVX]+")
_WITHOUT_CASES = re.compile(
    r"(?:.{5}зода|.{3}зад[еэ]|.{2}[еэ]ску|оглу|оглы|кызы|енко|[ыи]х|[бвгджзклмнпрстфхцчшщ]лы)$"
)
"""Names that are the same in all cases: «Исломзода», «Черных», «Наджафлы»."""
_FLEETING = re.compile(r"[вбпдмкг]ц$")
"""The end of a stem whose nominative has one more vowel: «Кравцом»."""
_NO_NOMINATIVE = re.compile(
    r"(?:(?:[оеё]в|[иы]н)ым|(?:[оеё]в|[иы]н)ой|[сц]ким|[сц]кого|[сц]кому|[сц]кую|.{2}ичем)$"
)
"""Endings of Russian surnames that no nominative has."""
_LIKE_INSTRUMENTAL = re.compile(r".{2}[оеыи]м$")
_RUSSIAN = re.compile(r"(?:[оеё]в|[иы]н|[сц]к)(?:а|у|ой|ым|им|ого|ому|ую|ая|ий|е)?$")
_MANS_DOUBLE = re.compile(r"(?:[оеё]в|[иы]н|[сц]к[ио]й)-\w+[ои]й$")
"""«Аюпов-Ланской»: the first part says that the second is no woman's in another case."""
_NAMES = {"Name", "Surn", "Patr"}


def can_stand_free(words: Sequence[str]) -> bool:
    """Whether a name can be a nominative as it stands."""
    return not any(_is_no_nominative(word) or is_oblique_name(word) for word in words)


def _is_no_nominative(word: str) -> bool:
    parts = word.lower().split("-")
    return any(_NO_NOMINATIVE.search(part) and not _is_nominative(part) for part in parts)


def _is_nominative(word: str) -> bool:
    return any("nomn" in parse.tag for parse in known_parses(word))


@dataclass(frozen=True, slots=True)
class Settled:
    """A name's words in the nominative."""

    words: tuple[str, ...]
    sure: bool = True
    """Whether no other reading of its forms is about as likely."""


def settle_name(words: Sequence[str], cases: Mapping[str, float], gender: str = "") -> Settled:
    """The words in the nominative, by the case and gender that fit all of them best.

    `cases` says what speaks against each case by what stands around the name.
    """
    if words and _MANS_DOUBLE.search(words[-1].lower()):
        return Settled(tuple(words))
    read: dict[tuple[str, ...], float] = {}
    for case, kind in product(CASES, _ENDINGS):
        cost = cases.get(case, 0.0) + (_OTHER_GENDER if gender not in ("", kind) else 0.0)
        forms = []
        for index, word in enumerate(words):
            is_last = index == len(words) - 1
            form, added = _in_nominative(word, case, kind, is_last=is_last)
            if not is_last and index:
                added = min(added, _MIDDLE) if form == word else added
            forms.append(form)
            cost += added
        key = tuple(forms)
        read[key] = min(cost, read.get(key, cost))
    best = min(read, key=lambda each: read[each])
    others = [cost for forms, cost in read.items() if forms != best]
    return Settled(best, not others or min(others) - read[best] >= _CLEAR)


_OTHER_GENDER, _MIDDLE, _CLEAR = 2.0, 0.6, 0.25


def _in_nominative(word: str, case: str, gender: str, *, is_last: bool) -> tuple[str, float]:
    """A word of a name in the nominative, and what speaks against its standing in a case."""
    if _NUMERAL.fullmatch(word):
        return word, 0.0
    parts = word.split("-")
    if len(parts) > 1 and all(part[:1].isupper() for part in parts):
        # «Сухоруковым-Невским», «Жан-Люком»
        said = [_cheapest(part, case, gender, is_last=is_last) for part in parts]
        costs = [
            min(cost, _MIDDLE) if form == part else cost
            for part, (form, cost) in zip(parts[:-1], said[:-1], strict=True)
        ]
        return "-".join(form for form, _ in said), (sum(costs) + 2 * said[-1][1]) / len(parts)
    return _cheapest(word, case, gender, is_last=is_last)


@cache
def _cheapest(word: str, case: str, gender: str, *, is_last: bool) -> tuple[str, float]:
    led, sign, rest = word.rpartition("'") if "'" in word else word.rpartition("’")
    found = list(_readings(rest, case, gender, is_last=is_last))
    form, cost = min(found, key=lambda each: (each[1], each[0] != rest))
    return f"{led}{sign}{form}", cost


def _readings(word: str, case: str, gender: str, *, is_last: bool) -> Iterator[tuple[str, float]]:
    """What a form can be of in a case, with what speaks against each."""
    low = word.lower()
    names = [parse for parse in known_parses(low) if _NAMES & parse.tag.grammemes]
    if case == "Nom":
        yield word, _against_nominative(low, gender, names)
        return
    wanted = {CASES[case]} | ({"gent"} if case == "Acc" and gender == "Masc" else set())
    for parse in known_parses(low):
        tag = parse.tag
        fits = tag.case in wanted and "plur" not in tag
        of_gender = GENDERS[gender] in tag or "ms-f" in tag
        if not fits or not of_gender or not {"NOUN", "ADJF"} & tag.grammemes:
            continue
        named = bool(_NAMES & tag.grammemes)
        if "Fixd" in tag:
            yield word, 0.4 * low.endswith(("а", "я"))
        elif not (named or is_last):
            continue
        elif changed := parse.inflect({"nomn", "sing"}):
            yield like(changed.word, word), 0.0 if named else 0.3
    for ending, other in _ENDINGS[gender].get(case, ()):
        stem = word.removesuffix(ending)
        if stem == word or not _can_be_of(stem, ending, other):
            continue
        if not other and _FLEETING.search(stem):
            yield f"{stem[:-1]}ец", 0.3
            continue
        rare = ((ending, other) in _RARE or (gender == "Masc" and other in ("а", "я"))) + (
            (ending, other) == ("и", "я")
        )
        native = _RUSSIAN.search(low) is not None and _RUSSIAN.search((stem + other).lower())
        yield stem + other, 0.0 if native else 0.3 + 0.2 * rare
    yield word, _against_no_case(low, case, gender, names, is_last=is_last)


_RARE = (("и", "а"), ("и", "я"), ("ой", "а"), ("ей", "а"), ("ей", "я"))


def _can_be_of(stem: str, ending: str, other: str) -> bool:
    """Whether a stem takes an ending: «и» stands for «ы» only after some letters."""
    last = stem[-1:].lower()
    if len(stem + other) < _SHORTEST:
        return False
    if (ending, other) == ("и", "а"):
        return last in _BEFORE_I
    if other in ("й", "ь"):
        return (last in _CONSONANTS) is (other == "ь") and last not in _ALWAYS_ONE
    if other == "" and ending == "ем":
        return last in _ALWAYS_ONE
    if other == "" or ending[0] in "ыоа":
        return last in _CONSONANTS and not (ending == "ы" and last in _BEFORE_I)
    return True


def _against_nominative(word: str, gender: str, names: Sequence[object]) -> float:
    """What speaks against a form's being a nominative."""
    tags = [getattr(name, "tag", ()) for name in names]
    if any("nomn" in tag and (GENDERS[gender] in tag or "ms-f" in tag) for tag in tags):
        return 0.0
    if _WITHOUT_CASES.search(word):
        return 0.0
    if _NO_NOMINATIVE.search(word):
        # «Береговой» is a man's nominative, too.
        return 1.0 if gender == "Masc" and word.endswith(("овой", "евой")) else 4.0
    if tags and not any("nomn" in tag for tag in tags):
        # «Эдуарду» is a nominative in Portuguese.
        return 1.5 if word.endswith("у") else 3.0
    if tags and not word.endswith(tuple(_CONSONANTS)):
        return 1.5
    if word.endswith(tuple(_CONSONANTS)):
        return 1.2 if _LIKE_INSTRUMENTAL.search(word) else 0.0 if gender == "Masc" else 0.6
    endings = {
        "Masc": {"й": 0.1, "ь": 0.1, "а": 0.5, "я": 0.5},
        "Fem": {"а": 0.0, "я": 0.0, "й": 2.0, "ь": 0.3},
    }[gender]
    return endings.get(word[-1:], {"ы": 0.8, "у": 0.5, "ю": 0.5}.get(word[-1:], 0.3))


def _against_no_case(
    word: str, case: str, gender: str, names: Sequence[object], *, is_last: bool
) -> float:
    """What speaks against a form's being the same in all cases."""
    tags = [getattr(name, "tag", ()) for name in names]
    if any("Fixd" in tag for tag in tags) or _WITHOUT_CASES.search(word):
        return 0.4 * (word.endswith(("а", "я")) and not _WITHOUT_CASES.search(word))
    if any("nomn" in tag and GENDERS[gender] in tag for tag in tags):
        # «Ольга» is no other case; «Ким» is a man's in none but the nominative.
        return 0.3 if gender == "Fem" and word.endswith(tuple(_CONSONANTS)) else 2.0
    if word.endswith(tuple(_CONSONANTS)):
        if not is_last and len(word) <= _SHORT:
            return 0.6  # «Чан Минь Хай»
        if gender == "Masc" or _LIKE_INSTRUMENTAL.search(word):
            return 1.5
        return 0.3 if is_last else 0.5
    if word.endswith(("а", "я", "й")):
        return 2.5
    if word.endswith("ь"):
        return 0.4 if gender == "Fem" else 1.5
    endings = [ending for ending, _ in _ENDINGS[gender].get(case, ())]
    if word.endswith(("у", "ю", "ы", "е")):
        return 1.0 if word[-1:] in endings else 0.4
    if word.endswith("ии"):
        return 1.0
    return 0.4 if is_last or not word.endswith("и") else 0.6
