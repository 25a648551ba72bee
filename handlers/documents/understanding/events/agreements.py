"""Agreements: what kind a sentence names, and since when one holds."""

from dataclasses import replace

from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.morphology import nominative
from handlers.documents.understanding.words.tagging import Tagged
from storage.edtf import Edtf


def agreement_kind(tagged: Tagged, context: Context) -> str | None:
    """What kind of agreement a sentence names: «протокол»."""
    for token in tagged.tokens:
        if not token.quoted and context.lexicon.means(token.text, "agreements"):
            if context.language == "ru" and token.pos != "NOUN":
                continue
            return nominative(token.text.lower(), token.case, number=token.number)
    return None


def since(mention: Mention) -> Mention:
    """The day of a date, where it only says since when an agreement holds."""
    start = mention.value.start
    if not mention.standing or not start:
        return mention
    doubts = tuple(each for each in mention.doubts if each is not DoubtKind.OPEN_END)
    return replace(mention, value=Edtf(start, start), doubts=doubts)
