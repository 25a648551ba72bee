"""What the words beside a name or an office say of its case and gender."""

from handlers.documents.understanding.words.morphology import past_gender
from handlers.documents.understanding.words.tagging import Tagged

_GOVERNING = {"Gen": "от у из для без до после кроме вместо имени", "Dat": "к ко", "Ins": "с со",
              "Loc": "о об при"}  # fmt: skip


def case_before(tagged: Tagged, start: int) -> str:
    """The case that a preposition right before a name or its office gives it."""
    before = [token for token in tagged.tokens if token.end <= start][-1:]
    word = before[0].text.lower() if before else ""
    return next((case for case, words in _GOVERNING.items() if word in words.split()), "")


def acting_gender(tagged: Tagged, end: int) -> str:
    """Whether a woman or a man did what the verb right after a name says: «… передала дар»."""
    after = next((token for token in tagged.tokens if token.start >= end), None)
    return past_gender(after.text) if after and after.pos == "VERB" and not after.case else ""
