"""What a relative clause tells of another country: who performed here and was on tour there."""

from handlers.documents.understanding.events.places import find_place
from handlers.documents.understanding.people.organisations import find_organisations
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.tagging import Tagged, Token, tag
from storage.words import capitalize


def split_elsewhere(tagged: Tagged, language: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """What is told here, and what somebody who is named in it did elsewhere; None for most.

    Two countries cannot be the place of one event. It takes Russian grammar.
    """
    at = _relative(tagged) if language == "ru" else None
    if at is None:
        return None
    text, which = tagged.text, tagged.tokens[at]
    here, there = text[: tagged.tokens[at - 1].start].rstrip(), text[which.end :].lstrip()
    if not _travels(tagged.tokens[at + 1 :], lexicon):
        return None
    before, after = tag([here, there], language)
    places = find_place(before, language, lexicon), find_place(after, language, lexicon)
    countries = {each.country for each in places if each.country}
    bodies = find_organisations(before, language, lexicon)
    if len(countries) < len(places) or not bodies or not here.endswith(bodies[-1][-1]):
        return None
    return here, f"{capitalize(bodies[-1])} {there}"


def _relative(tagged: Tagged) -> int | None:
    """Where a relative clause begins that is about one body."""
    for at, token in enumerate(tagged.tokens[1:], 1):
        opens = token.text.lower() in ("который", "которая", "которое")
        if opens and not token.quoted and tagged.tokens[at - 1].text == ",":
            return at
    return None


def _travels(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    plain = [each for each in tokens if not each.quoted]
    verb = any(each.pos == "VERB" and each.gender and not each.case for each in plain)
    return verb and any(lexicon.means(each.text, "towards") for each in plain)
