"""Words for what a person is: an office or a trade."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from handlers.documents.dictionary import parses
from handlers.documents.understanding.words.lexicon import Lexicon, load_lexicon, word_set
from handlers.documents.understanding.words.morphology import (
    CASES,
    is_common_word,
    is_person_noun,
)
from handlers.documents.understanding.words.plans import says_plan
from handlers.documents.understanding.words.tagging import Token
from storage.words import fold

_SHORTEST_HEAD = 5
_OTHER_HEADS = ("schepen", "hoofd")
"""Offices that are other things in most compounds: ships, foreheads."""
_SHORTEST_AGENT = 6
_AGENTS = {
    "en": ("er", "or", "ist", "ian", "eur", "ress", "woman", "man", "grapher", "ologist"),
    "nl": ("er", "ster", "eur", "euse", "ist", "iste", "or", "trice", "aris", "loog", "graaf",
           "meester", "kundige", "lid", "hoofd", "man", "vrouw", "in", "ant", "ent"),
    "fr": ("eur", "euse", "trice", "ier", "iere", "iste", "ien", "ienne", "logue", "aire"),
}  # fmt: skip
"""How words for people end."""
_NO_TRADES = word_set(
    "partner sponsor member organiser organizer organisator publisher developer operator carrier "
    "supplier manufacturer poster newspaper container computer steamer cruiser icebreaker tanker "
    "schooner number summer winter september october november december oktober corner quarter "
    "uitgever leverancier exploitant ijsbreker kruiser schoener zomer nummer kwartier evenement "
    "partenaire chantier quartier papier atelier calendrier fevrier itineraire anniversaire dossier"
)
_NO_HEADS = ("beurs", "koers", "cours", "reis")
"""What many compounds end with that are no people: `bouwbeurs`."""
_THINGS = ("organisations", "venues", "events", "streets", "agreements", "figures")


def is_office(token: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether a word is an office or a trade, a Dutch compound with one too: `beleidsadviseur`."""
    if lexicon.means(token.text, "offices"):
        # «Мастер-класс» is no master.
        return "-" not in token.text or not lexicon.means(token.text.replace("-", ""), "events")
    if language == "nl":
        return _ends_with_office(fold(token.text), language)
    return (
        language == "ru"
        and token.pos == "NOUN"
        and token.animate
        and token.number != "Plur"
        and (not token.capital or is_common_word(token.text))
        and is_person_noun(token.text)
    )


def as_noun(token: Token, lexicon: Lexicon) -> Token:
    """An office, as the noun that it is: the models take rare ones for adjectives."""
    if token.pos == "NOUN" or token.capital or not lexicon.means(token.text, "offices"):
        return token
    found = [each.tag for each in parses(fold(token.text)) if "NOUN" in each.tag]
    case = next((name for name, tag in CASES.items() if found and tag in found[0]), "")
    return replace(token, pos="NOUN", case=case, animate=True) if case else token


@cache
def _ends_with_office(word: str, language: str) -> bool:
    offices = load_lexicon(language).exact["offices"] - {*_OTHER_HEADS}
    return word.endswith(tuple(each for each in offices if len(each) >= _SHORTEST_HEAD))


def is_agent_noun(token: Token, language: str, lexicon: Lexicon) -> bool:
    """Whether a word that no list has may be a trade by its ending: `glassblower`."""
    word = _singular(fold(token.text), language)
    if token.quoted or len(word) < _SHORTEST_AGENT or not word.endswith(_AGENTS.get(language, ())):
        return False
    if (
        fold(token.text).endswith(_NO_HEADS)
        or word in _NO_TRADES
        or lexicon.is_one(word, "languages")
        or says_plan(word, lexicon)
    ):
        return False
    # `Gardener` shares its stem with a venue, and is none.
    return not any(word in lexicon.stems[kind] for kind in (*_THINGS, "happened"))


def _singular(word: str, language: str) -> str:
    """One of several: `hoofdverpleegkundigen`, `glassblowers`."""
    plural = "sn" if language == "nl" else "s"
    return word[:-1] if word[-1:] in plural and len(word) > _SHORTEST_AGENT else word


def trade_before(before: Sequence[Token], language: str, lexicon: Lexicon) -> Token | None:
    """The word right before a name that may be a trade: `glassblower Jane Poole`.

    Of several it stands before the first: `Glassblowers Jane Poole and Ann Berg`.
    """
    kept = list(before)
    if kept and kept[-1].text.lower() in _AND:
        kept.pop()
        while kept and kept[-1].capital and not is_agent_noun(kept[-1], language, lexicon):
            kept.pop()
    begins = len(kept) == 1 or (len(kept) > 1 and kept[-2].text in _BEGINS)
    if not kept or (kept[-1].capital and not begins):
        return None
    return kept[-1] if is_agent_noun(kept[-1], language, lexicon) else None


_AND, _BEGINS = ("and", "en", "et"), ("–", "—", "-", ":")
TITLED = {
    form: (case, gender)
    for gender, forms in (
        ("Masc", "г-н г-на г-ну г-ном г-не господин господина господину господином господине"),
        ("Fem", "г-жа г-жи г-же г-жой г-жа госпожа госпожи госпоже госпожой госпоже"),
    )
    for form, case in zip(forms.split(), ("Nom", "Gen", "Dat", "Ins", "Loc") * 2, strict=True)
} | {"г-жу": ("Acc", "Fem"), "госпожу": ("Acc", "Fem"), "госпоже": ("Dat", "Fem")}
"""What a title says of the name after it."""
