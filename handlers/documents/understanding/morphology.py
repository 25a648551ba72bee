"""Russian words in the nominative."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from handlers.documents.understanding.tagging import Token

_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_DESCRIBING = ("ADJ", "DET", "NUM", "VERB")


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - only for Russian documents

    return MorphAnalyzer(lang="ru")


@cache
def parses(word: str) -> tuple[Any, ...]:
    """All that pymorphy takes a word for, the likeliest first."""
    return tuple(_analyzer().parse(word))


def like(word: str, model: str) -> str:
    """The word with large letters where the model has them."""
    parts, models = word.split("-"), model.split("-")
    if len(parts) == len(models):
        shaped = (
            part[:1].upper() + part[1:] if shape[:1].isupper() else part
            for part, shape in zip(parts, models, strict=True)
        )
        return "-".join(shaped)
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def lemmas(word: str) -> list[str]:
    """The dictionary forms that a word can be of."""
    return list(dict.fromkeys(parse.normal_form for parse in parses(word.lower())))


def is_person_noun(word: str) -> bool:
    """Whether a word is a noun for a person, such as a trade or an office."""
    return any(
        "NOUN" in parse.tag
        and "anim" in parse.tag
        and not {"Name", "Surn", "Patr", "Geox"} & parse.tag.grammemes
        for parse in parses(word.lower())[:2]
    )


def nominative(word: str, case: str, *, gender: str = "", number: str = "") -> str:
    """A noun or adjective that stands in a case in the nominative; as it is where it cannot be."""
    wanted = _CASES.get(case)
    if wanted in (None, "nomn"):
        return word
    fitting = [parse for parse in parses(word.lower()) if _fits(parse, wanted, number)]
    said = _GENDERS.get(gender)
    of_gender = [parse for parse in fitting if said and said in parse.tag]
    for parse in of_gender or fitting:
        wish = {"nomn"} | (
            {"plur"} if number == "Plur" else {"sing"} if number == "Sing" else set()
        )
        if {"ADJF", "PRTF"} & parse.tag.grammemes and said and number != "Plur":
            wish.add(said)
        if changed := parse.inflect(wish):
            return like(changed.word, word)
    return word


def _fits(parse: Any, case: str, number: str) -> bool:
    tag = parse.tag
    if not {"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"} & tag.grammemes:
        return False
    if number and {"Sing": "plur", "Plur": "sing"}[number] in tag:
        return False
    cases = {case, {"gent": "gen2", "loct": "loc2", "accs": "acc2"}.get(case, case)}
    return bool(cases & tag.grammemes)


def head_index(tokens: Sequence[Token]) -> int | None:
    """Which token is the noun that a phrase is about."""
    for index, token in enumerate(tokens):
        if token.pos in ("NOUN", "PROPN") and not token.quoted:
            return index
        if token.pos not in _DESCRIBING and token.text not in "-–,":
            return None
    return None


def nominative_phrase(tokens: Sequence[Token], text: str) -> str:
    """A noun with what describes it in the nominative; what depends on it stays as it is."""
    if not tokens:
        return ""
    start, end = tokens[0].start, tokens[-1].end
    head = head_index(tokens)
    if head is None or tokens[head].case in ("Nom", ""):
        return text[start:end]
    noun, changed, at = tokens[head], [], start
    for index, token in enumerate(tokens):
        changed.append(text[at : token.start])
        at = token.end
        agrees = index <= head and token.case == noun.case and not token.quoted
        word = token.text
        if agrees:
            word = nominative(word, noun.case, gender=noun.gender, number=noun.number)
        changed.append(word)
    return "".join(changed)
