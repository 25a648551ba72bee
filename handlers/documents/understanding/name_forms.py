"""Names of people in the nominative."""

import re
from collections.abc import Sequence

from handlers.documents.understanding.morphology import (
    CASES,
    GENDERS,
    is_oblique_name,
    like,
    parses,
)

_ENDINGS = {
    "Masc": {
        # «Юха» is a man, too.
        "Gen": (("ого", "ий"), ("его", "ий"), ("а", ""), ("я", "й"), ("ы", "а")),
        "Dat": (("ому", "ий"), ("ему", "ий"), ("у", ""), ("ю", "й")),
        "Ins": (
            ("ой", "а"),
            ("овым", "ов"),
            ("евым", "ев"),
            ("иным", "ин"),
            ("ым", "ый"),
            ("им", "ий"),
            ("ом", ""),
            ("аем", "ай"),
            ("еем", "ей"),
            ("оем", "ой"),
            ("уем", "уй"),
            ("ем", ""),
        ),
        "Loc": (("е", ""),),
    },
    "Fem": {
        "Gen": (("ой", "а"), ("ы", "а"), ("и", "а")),
        "Dat": (("ой", "а"), ("е", "а")),
        "Acc": (("ую", "ая"), ("у", "а"), ("ю", "я")),
        "Ins": (("ой", "а"), ("ей", "я")),
        "Loc": (("ой", "а"), ("е", "а")),
    },
}
_SHORTEST_STEM = 2
_TELLING = {
    "Masc": {"Gen": "а я ого его", "Dat": "у ю ому ему", "Ins": "ым им ом ем"},
    "Fem": {"Gen": "ы и ой ей", "Dat": "е ой ей", "Acc": "у ю ую", "Ins": "ой ей"},
}
"""Endings that tell a man's name from a woman's, where the case is known."""


def _has_no_cases(word: str) -> bool:
    """Whether a name is the same in all cases: «Исломзода», but «Шерзода» is of «Шерзод»."""
    return word.lower().endswith(_WITHOUT_CASES) and len(word) > _LONG


_LONG = 8
_WITHOUT_CASES = ("зода", "заде", "оглы", "кызы")
_SURE = (
    (re.compile(r"(?:[оеё]в|[иы]н)ым$"), "Ins", "Masc"),
    (re.compile(r"[сц]ким$"), "Ins", "Masc"),
    (re.compile(r"[сц]кого$"), "Gen", "Masc"),
    (re.compile(r"[сц]кому$"), "Dat", "Masc"),
    (re.compile(r"[^\W\d_]{2}ичем$"), "Ins", "Masc"),
    (re.compile(r"(?:[оеё]в|[иы]н)ой$"), "Ins", "Fem"),
)
"""Endings of Russian surnames that no nominative has."""
_MANS_DOUBLE = re.compile(r"(?:[оеё]в|[иы]н|[сц]к[ио]й)-\w+[ои]й$")
"""«Аюпов-Ланской»: the first part says that the second is no woman's in another case."""


def can_stand_free(words: Sequence[str]) -> bool:
    """Whether a name can be a nominative as it stands."""
    return not any(_sure(word) or is_oblique_name(word) for word in words)


def case_of_name(words: Sequence[str], case: str, gender: str) -> tuple[str, str]:
    """The case and gender of a name: as its endings say, where what was taken for them cannot be.

    Of names that no dictionary has, the grammar of the sentence is often guessed wrong.
    """
    if words and _MANS_DOUBLE.search(words[-1].lower()):
        return "Nom", "Masc"
    if sure := next(filter(None, map(_sure, reversed(words))), None):
        # A woman's name is the same in most cases.
        return (case, "Fem") if sure[1] == "Fem" and case in ("Gen", "Dat", "Loc") else sure
    if case in ("", "Nom"):
        oblique = next(filter(None, map(_oblique, reversed(words))), None)
        case, gender = oblique or (case, gender)
    told = {
        each
        for each, endings in _TELLING.items()
        for ending in endings.get(case, "").split()
        if words and words[-1].lower().endswith(ending)
    }
    if case == "Gen" and words and words[0].lower().endswith(("а", "я")):
        # «Фаррухбека Исломзоды»: no woman's name ends so in this case.
        told = {"Masc"}
    if len(told) == 1:
        gender = told.pop()
    return case, gender if gender in _TELLING else "Masc"


def _sure(word: str) -> tuple[str, str] | None:
    """The case and gender that the ending of a Russian surname says, of any of its parts."""
    for part in reversed(word.lower().split("-")):
        for ending, case, gender in _SURE:
            if ending.search(part) and not _is_nominative(part):
                return case, gender
    return None


def _is_nominative(word: str) -> bool:
    return any(parse.is_known and "nomn" in parse.tag for parse in parses(word))


def _oblique(word: str) -> tuple[str, str] | None:
    """The case and gender of a surname whose form cannot be a nominative: «Вершининым»."""
    said = [parse.tag for parse in parses(word.lower())]
    if not word.lower().endswith(_OBLIQUE) or any("nomn" in tag for tag in said):
        return None
    for tag in said:
        case = next((name for name, each in CASES.items() if each == tag.case), None)
        gender = next((name for name, each in GENDERS.items() if each == tag.gender), None)
        if case and gender and {"Surn", "Name"} & tag.grammemes and "plur" not in tag:
            return case, gender
    return None


_OBLIQUE = ("ым", "им", "ом", "ем", "ой", "ей", "ого", "ому")


def nominative_name(word: str, case: str, gender: str) -> str:
    """A first name or surname in the nominative; foreign ones, too, that no dictionary has."""
    parts = word.split("-")
    if all(part[:1].isupper() for part in parts):
        # «Сухоруковым-Невским»
        return "-".join(_nominative_name(part, case, gender) for part in parts)
    return _nominative_name(word, case, gender)


def _nominative_name(word: str, case: str, gender: str) -> str:
    if case in ("Nom", "") or gender not in _ENDINGS or _has_no_cases(word):
        return word
    if gender == "Fem" and word[-1:].lower() in _CONSONANTS and word[-2:] not in ("ой", "ей"):
        return word
    womans = gender == "Fem" and word.endswith("ой")
    if (
        case == "Ins"
        and not womans
        and any(
            parse.is_known and "nomn" in parse.tag and {"Name", "Surn"} & parse.tag.grammemes
            for parse in parses(word.lower())
        )
    ):
        # «Ким» only looks like one.
        return word
    wanted = {CASES[case]} | ({"gent", "accs"} if case in ("Gen", "Acc") else set())
    fitting = [
        parse
        for parse in parses(word.lower())
        if wanted & parse.tag.grammemes
        and "plur" not in parse.tag
        and ({"NOUN", "ADJF"} & parse.tag.grammemes)
        and (GENDERS[gender] in parse.tag or "ms-f" in parse.tag)
    ]
    # A man's name that looks like a woman's noun is none.
    names = [parse for parse in fitting if {"Name", "Surn", "Patr"} & parse.tag.grammemes]
    # What is guessed of a word of no dictionary may be a noun of another kind: «Мунка», «мунок».
    for parse in names or [parse for parse in fitting if parse.is_known]:
        if changed := parse.inflect({"nomn", "sing"}):
            return like(changed.word, word)
    endings = _ENDINGS[gender].get("Gen" if gender == "Masc" and case == "Acc" else case, ())
    for ending, other in endings:
        stem = word.removesuffix(ending)
        if (ending, other) == ("и", "а") and stem[-1:].lower() not in _BEFORE_I:
            # «Эвангелии Папахаци»: only after these «и» stands for «ы».
            continue
        if stem != word and len(stem + other) > _SHORTEST_STEM:
            return stem + other
    return word


_BEFORE_I = "гкхжчшщ"
_CONSONANTS = "бвгджзйклмнпрстфхцчшщь"
