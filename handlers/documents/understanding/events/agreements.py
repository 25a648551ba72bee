"""Agreements: what kind a sentence names, and since when one holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.model import DoubtKind, ReadEvent, ReadFact
from handlers.documents.understanding.words.morphology import nominative
from handlers.documents.understanding.words.tagging import Tagged, Token
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


def agreements_of(
    events: Sequence[ReadEvent], known: Sequence[ReadFact], context: Context
) -> Iterator[ReadFact]:
    """The papers that were signed at events, each of a day at which no other fact has one."""
    days = {fact.date for fact in known if fact.agreement}
    for event in events:
        if event.planned or event.date is None or event.date.is_open or event.date in days:
            continue
        for sentence in context.sentences(event.text):
            if kind := _signed_kind(context.tagged(sentence), context):
                days.add(event.date)
                yield ReadFact(sentence, event.date, event.source, agreement=kind)
                break


def _signed_kind(tagged: Tagged, context: Context) -> str | None:
    """What a sentence says to be signed: «подписан протокол», `signing of a memorandum`."""
    tokens = [each for each in tagged.tokens if not each.quoted]
    acts = [at for at, each in enumerate(tokens) if context.lexicon.means(each.text, "signing")]
    papers = [at for at, each in enumerate(tokens) if _is_paper(each, context)]
    near = [
        (abs(paper - act), paper)
        for act in acts
        for paper in papers
        if abs(paper - act) <= _NEAR
        and not any(each.text in ".;:" for each in tokens[min(act, paper) : max(act, paper)])
    ]
    if not near:
        return None
    token = tokens[min(near)[1]]
    return nominative(token.text.lower(), token.case, number=token.number)


def _is_paper(token: Token, context: Context) -> bool:
    if not context.lexicon.means(token.text, "contracts"):
        return False
    return context.language != "ru" or (token.pos == "NOUN" and token.case in _OBJECTS)


_NEAR = 6
_OBJECTS = ("Nom", "Acc", "Gen", "")
"""«Подписан протокол», «подписали соглашение», «подписание меморандума»: no «по договору»."""
