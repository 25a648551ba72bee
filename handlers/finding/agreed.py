"""What the agreements of a brief answer: which there are, when signed, until when, by whom."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.chat.view import bold, clip, lines
from handlers.dates import format_edtf
from handlers.finding.answer import Answer
from handlers.finding.candidates import is_within
from handlers.finding.frame import Term
from handlers.finding.phrases import SHOWN, count_kind
from handlers.finding.question import Question
from handlers.texts import Texts
from storage.content import Agreed
from storage.edtf import Edtf

_KIND = "agreement"
_TITLE_LENGTH = 200
_ASKS = frozenset({"when", "until", "who", "how_many", "whether", "list", "how_long"})


def answer_agreements(question: Question) -> Answer | None:
    """The answer; None where none is asked for, or none fits."""
    frame = question.frame
    asks_until = "until" in frame.asks
    named = [each for each in frame.solid if _KIND in each.kinds]
    if not (named or asks_until) or set(frame.asks) - _ASKS or question.focus:
        return None
    others = [each for each in frame.solid if each not in named]
    alone = not others and all(question.lexicon.is_kind_name(e.word, _KIND) for e in named)
    if alone and not question.knowledge.content.agreements and not any(e.strongly for e in named):
        return Answer(None, section="agreements", is_certain=False)
    found = _find(question, named, others)
    if not found or (asks_until and not any(each.valid_until for each in found)):
        return None
    told = [_tell(each, frame.asks, question.t) for each in found[:SHOWN]]
    if "how_many" in frame.asks:
        count = count_kind(_KIND, len(found), question.lexicon, question.t)
        told.insert(0, bold(count))
    elif "whether" in frame.asks:
        told[0] = Markup("{}: {}").format(bold(question.t.gettext("Yes")), told[0])
    if len(found) > SHOWN:
        told.append(Markup("…"))
    return Answer(
        lines(*told),
        section="agreements",
        agreement=found[0].id if len(found) == 1 else None,
    )


def _find(question: Question, named: Sequence[Term], others: Sequence[Term]) -> list[Agreed]:
    """The agreements that have all the other words, and of those that are called so."""
    knowledge, values = question.knowledge, question.frame.values
    having = [
        (each, words)
        for each, words in zip(knowledge.content.agreements, knowledge.agreements, strict=True)
        if all(not _forms(term).isdisjoint(words) for term in others)
        and (not values or any(is_within(date, values) for date in _dates(each)))
    ]
    for term in named:
        if question.lexicon.is_kind_name(term.word, _KIND):
            continue
        # «Протокол» is what is called so; «соглашения» are all of them.
        called = [each for each in having if not _forms(term).isdisjoint(each[1])]
        having = called or having
    return [each for each, _ in having]


def _forms(term: Term) -> frozenset[str]:
    return term.forms | {term.word}


def _dates(agreement: Agreed) -> list[Edtf]:
    return [each for each in (agreement.signed, agreement.valid_until) if each]


def _tell(agreement: Agreed, asks: Sequence[str], t: Texts) -> Markup:
    """What is asked of an agreement, and which it is."""
    title = clip(agreement.title.in_language(t.language), _TITLE_LENGTH)
    until, signed = agreement.valid_until, agreement.signed
    if "until" in asks and until:
        date = t.gettext("valid until: {date}", date=format_edtf(until, t))
        return Markup("{} – {}").format(bold(date), title)
    if "who" in asks and (parties := agreement.parties.in_language(t.language)):
        return Markup("{} – {}").format(bold(clip(parties, _TITLE_LENGTH)), title)
    if signed and "when" in asks:
        return Markup("{} – {}").format(bold(format_edtf(signed, t)), title)
    return Markup("{}, {}").format(title, format_edtf(signed, t)) if signed else escape(title)
