"""Russian words in the nominative."""

from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import Any

from handlers.documents.dictionary import known_parses, parses
from handlers.documents.understanding.words.tagging import Token
from storage.words import capitalize

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_DESCRIBING = ("ADJ", "DET", "NUM", "VERB")


def like(word: str, model: str) -> str:
    """The word with large letters where the model has them, and without its ё."""
    if "ё" in word:
        # Where the text has «е» it stays.
        signs = zip_longest(word, model.lower()[: len(word)], fillvalue="")
        word = "".join("е" if one == "ё" and other != "ё" else one for one, other in signs)
    if len(model) > 1 and model.isupper():
        return word.upper()
    if "-" not in model and sum(sign.isupper() for sign in model) > 1:
        # «СПбГУ» has no other form.
        return model
    parts, models = word.split("-"), model.split("-")
    if len(parts) == len(models):
        shaped = (
            capitalize(part) if shape[:1].isupper() else part
            for part, shape in zip(parts, models, strict=True)
        )
        return "-".join(shaped)
    return capitalize(word) if model[:1].isupper() else word


def lemmas(word: str) -> list[str]:
    """The dictionary forms that a word can be of."""
    return list(dict.fromkeys(parse.normal_form for parse in parses(word.lower())))


def is_of_the_present(words: Sequence[Token]) -> bool:
    """Whether all verbs of a Russian sentence tell of the present."""
    verbs = [parses(word.text.lower())[0].tag for word in words if word.pos in ("VERB", "AUX")]
    finite = [tag for tag in verbs if tag.POS in ("VERB", "PRTS")]
    return bool(finite) and all(tag.tense == "pres" for tag in finite)


def is_ordered(words: Sequence[Token]) -> bool:
    """Whether a Russian sentence only says what is to be done: «Отделу разослать отчет»."""
    tags = [parses(word.text.lower())[0].tag for word in words]
    finite = any(tag.POS in ("VERB", "PRTS", "PRED", "ADJS") for tag in tags)
    named = bool(words) and words[0].case == "Nom" and words[0].pos in ("NOUN", "PROPN")
    return not (finite or named) and any(tag.POS == "INFN" for tag in tags)


def tells_of_today(words: Sequence[Token]) -> bool:
    """Whether one of the verbs of a Russian sentence is in the present."""
    verbs = (parses(word.text.lower())[0].tag for word in words if word.pos in ("VERB", "AUX"))
    return any(tag.POS == "VERB" and tag.tense == "pres" for tag in verbs)


def is_made(word: Token) -> bool:
    """Whether a word says that something was done to the end: «заложена», «возведен»."""
    if word.pos != "VERB" or word.case:
        return False
    tag = parses(word.text.lower())[0].tag
    return bool(tag.POS == "PRTS" and tag.aspect == "perf" and tag.tense == "past")


def past_gender(word: str) -> str:
    """The gender of whoever did what a verb of the past says, if it shows it."""
    tag = parses(word.lower())[0].tag
    if tag.POS != "VERB" or tag.tense != "past":
        return ""
    return {"masc": "Masc", "femn": "Fem"}.get(str(tag.gender), "")


def is_infinitive(word: str) -> bool:
    """Whether a word only says what somebody is to do: «планируется провести»."""
    if not word.endswith(("ть", "ти", "чь", "ться", "тись")):
        return False
    return bool(parses(word.lower())[0].tag.POS == "INFN")


def is_person_noun(word: str) -> bool:
    """Whether a word is a noun for a person, such as a trade or an office."""
    return any(
        "NOUN" in parse.tag
        and "anim" in parse.tag
        and not {"Name", "Surn", "Patr", "Geox"} & parse.tag.grammemes
        for parse in parses(word.lower())[:2]
    )


def is_first_name(word: str) -> bool:
    """Whether a word can be a first name or a patronymic."""
    return any({"Name", "Patr"} & parse.tag.grammemes for parse in parses(word.lower()))


def is_surname(word: str) -> bool:
    """Whether a word of the dictionary can be a surname."""
    return any("Surn" in parse.tag for parse in known_parses(word.lower()))


def is_only_place(word: str) -> bool:
    """Whether a word of the dictionary is a place's name and nothing else: «Европы»."""
    known = [parse.tag.grammemes for parse in known_parses(word.lower())]
    return bool(known) and all("Geox" in each for each in known)


def is_oblique_name(word: str) -> bool:
    """Whether a word is a name and cannot be one in the nominative: «Седову»."""
    said = parses(word.lower())
    names = [each.tag for each in said if {"Name", "Surn", "Patr"} & each.tag.grammemes]
    if not known_parses(word.lower()):
        # Of a name that no dictionary has any nominative will do: «Нигора».
        return bool(names) and not any("nomn" in each.tag for each in said)
    return bool(names) and not any("nomn" in tag for tag in names)


@cache
def is_common_word(word: str) -> bool:
    """Whether a word is one of the dictionary, and no name."""
    known = known_parses(word.lower())
    names = {"Geox", "Name", "Surn", "Patr", "Orgn"}
    return bool(known) and not any(names & parse.tag.grammemes for parse in known)


def can_be_nominative(word: str) -> bool:
    """Whether a word's form is one of the nominative, whatever else it is."""
    return any(
        "nomn" in parse.tag or "UNKN" in parse.tag or "LATN" in parse.tag
        for parse in parses(word.lower())
    )


def possible_case(word: str, case: str) -> str:
    """The case that a noun was taken for, or the nominative where its form can be no other."""
    said = {str(parse.tag.case) for parse in known_parses(word.lower()) if parse.tag.case}
    return "Nom" if said == {"nomn"} else case


def is_womans(word: str) -> bool:
    """Whether a trade or office is one of women only: «певица»."""
    tags = [parse.tag for parse in known_parses(word.lower()) if "NOUN" in parse.tag]
    return bool(tags) and all("femn" in tag and "anim" in tag for tag in tags)


def nominative(word: str, case: str, *, gender: str = "", number: str = "") -> str:
    """A noun or adjective that stands in a case in the nominative; as it is where it cannot be."""
    wanted = CASES.get(case)
    if wanted in (None, "nomn"):
        return word
    fitting = [parse for parse in parses(word.lower()) if _fits(parse, wanted, number)]
    if number and not fitting:
        # A number that no form of the word has was guessed.
        return nominative(word, case, gender=gender)
    said = GENDERS.get(gender)
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
        if token.pos not in _DESCRIBING and token.text not in ("-", "–", ",", "и"):
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
        # «рук. группы»: what is cut has no cases.
        cut = tokens[index + 1 : index + 2] and tokens[index + 1].text == "."
        agrees = index <= head and token.case == noun.case and not (token.quoted or cut)
        word = token.text
        if agrees:
            word = nominative(word, noun.case, gender=noun.gender, number=noun.number)
        changed.append(word)
    return "".join(changed)
