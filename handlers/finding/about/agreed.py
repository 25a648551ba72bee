"""What the agreements of a brief answer: which there are, when signed, until when, by whom."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from handlers.chat.view import bold, clip, lines
from handlers.dates import format_edtf
from handlers.finding.about.holding import (
    KIND,
    TITLE_LENGTH,
    find_signing,
    find_terms,
    is_of_renewal,
    latest_first,
    tell_term,
    those_that_ended,
    those_that_hold,
    title_of,
)
from handlers.finding.about.meant import (
    asks_for_papers,
    asks_for_term,
    find_meant,
    find_named,
    find_others,
    forms_of,
    list_ending,
    words_of_several,
    words_of_title,
)
from handlers.finding.about.signing import find_signers, names_them, tell_signatories, tell_signing
from handlers.finding.about.unsettled import tell_unsettled
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.frames.answer import Answer, Tally
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.phrases import SHOWN, count_kind, place_of, yes
from handlers.finding.frames.question import Question
from handlers.texts import Texts
from storage.content import Agreed
from storage.words import split_words, stems_in

_ASKS = frozenset(
    {"when", "until", "who", "how_many", "whether", "list", "how_long", "number", "where"}
)
_OF_FORCE = frozenset({"list", "whether", "how_many", "until"})
_RENEWAL = frozenset({"when", "whether"})
_OPEN = frozenset({"whether", "list", "about", "purpose"})
_EXACT = frozenset({"until", "how_long", "number"})
"""What an agreement says, or does not."""


def answer_agreements(question: Question) -> Answer | None:
    """The answer; None where none is asked for, or none fits."""
    frame = question.frame
    if _is_beside(question):
        return None
    if question.agreements:
        every = question.knowledge.content.agreements
        return _answer_on([each for each in every if each.id in question.agreements], question)
    if signed := _find_signed(question):
        return _list(signed, question)
    named, lexicon = find_named(question), question.lexicon
    holds, _ = lexicon.phrases.find_force(frame.text)
    is_meant = named or "until" in frame.asks or asks_for_papers(question)
    if not is_meant or _asks_for_else(question) or question.focus:
        return None
    others = find_others(question, named)
    alone = not others and all(
        lexicon.thesaurus.is_kind_name(e.word, KIND) or lexicon.is_signing(e.word) for e in named
    )
    if alone and not question.knowledge.content.agreements and not any(e.strongly for e in named):
        return Answer(None, section="agreements", is_certain=False)
    found = find_meant(question, named, others)
    if not found and (ending := list_ending(question)):
        apart = question.t.markup("Nothing matches all of this. Closest:")
        told = [_tell(each, ["who"], question) for each in ending[:SHOWN]]
        return replace(_over(ending, [apart, *told]), is_certain=False)
    if (
        found
        and holds is not None
        and (len(found) > 1 or alone)
        and _OF_FORCE.issuperset(frame.asks)
        and (len(found) > 1 or "until" not in frame.asks or _asks_which(question))
    ):
        return _list_held(found, question, holds=holds)
    if not found or not (named or any(each.valid_until for each in found)):
        return _list(found, question) if found and asks_for_papers(question) else None
    found = _in_order(_without_end(found, question), named, question)
    return tell_unsettled(found[0], question) or _tell_found(found, question)


def _tell_found(found: Sequence[Agreed], question: Question) -> Answer:
    """What is asked of the agreements that were found, else which they are."""
    frame = question.frame
    gives_term = question.lexicon.phrases.gives_term(frame.text)
    if not _EXACT.isdisjoint(frame.asks) or frame.now or gives_term:
        return _answer_on(found, question)
    return _list(found, question)


def _asks_which(question: Question) -> bool:
    """Whether it is asked which of them: "which one has lapsed" asks of no term."""
    frame = question.frame
    return not question.lexicon.which[frame.language].isdisjoint(split_words(frame.text))


def _is_beside(question: Question) -> bool:
    """Whether the brief's events answer, or how many agreements were shown is asked."""
    frame = question.frame
    if question.agreements:
        return frame.asks == ("how_many",) and not frame.solid
    return not _RENEWAL.isdisjoint(frame.asks) and is_of_renewal(question)


def _list_held(found: Sequence[Agreed], question: Question, *, holds: bool) -> Answer:
    """Those of the agreements that hold, or those that have ended."""
    t = question.t
    held, ended = those_that_hold(found, question.today), those_that_ended(found, question)
    if told := held if holds else ended:
        return _over(told, [tell_term(each, question) for each in told])
    none = (
        t.markup("The brief names no agreement that is in force.")
        if holds
        else t.markup("The brief names no agreement that has ended.")
    )
    return _over(found, [bold(none)])


def _find_signed(question: Question) -> list[Agreed]:
    """What was signed at the events that are spoken of, where no text of theirs says that."""
    frame, lexicon, kinds = question.frame, question.lexicon, question.knowledge.kinds
    others = [
        e for e in frame.solid if not (lexicon.is_signing(e.word) or lexicon.is_paper(e.word))
    ]
    asks_what = frame.is_open and {"whether", "list"}.issuperset(frame.asks)
    if not (question.focus and asks_what) or others:
        return []
    if not any(map(lexicon.is_signing, split_words(frame.text))):
        return []
    if question.find_evidence(question.found.best):
        # The event itself says so.
        return []
    signings = [e.event.date for e in question.found.every if e.at in kinds.get(KIND, ())]
    return [
        each
        for each in question.knowledge.content.agreements
        if each.signed and any(date.surely_overlaps(each.signed) for date in signings)
    ]


def _without_end(found: list[Agreed], question: Question) -> list[Agreed]:
    """Those that hold without an end, where it is asked which do; first what they say of it."""
    frame, is_endless = question.frame, question.lexicon.phrases.is_endless
    if not (frame.is_open and is_endless(frame.text)):
        return found
    endless = [each for each in found if not each.valid_until]
    saying = [e for e in endless if any(map(is_endless, find_terms(e, question)))]
    return saying or endless or found


def _in_order(found: list[Agreed], named: Sequence[Term], question: Question) -> list[Agreed]:
    """The first or the last of them where that is asked; all in that order where several are."""
    newest = question.frame.order
    dated = [(each.signed, each.id, each) for each in found if each.signed]
    if newest is None or not dated or "how_many" in question.frame.asks:
        return found
    ordered = [each for *_, each in sorted(dated, key=lambda each: each[:2], reverse=newest)]
    several = words_of_several(question)
    if "list" in question.frame.asks or any(each.word in several for each in named):
        return ordered
    return ordered[:1]


def _list(found: Sequence[Agreed], question: Question) -> Answer:
    """The agreements, with what is asked of them."""
    frame = question.frame
    told = [_tell(each, frame.asks, question) for each in found[:SHOWN]]
    if "how_many" in frame.asks:
        count = count_kind(KIND, len(found), question.lexicon, question.t)
        told.insert(0, bold(count))
    elif "whether" in frame.asks and frame.order is None:
        told[0] = yes(told[0], question.t)
    if len(found) > SHOWN:
        told.append(Markup("…"))
    tally = Tally(KIND, len(found)) if "how_many" in frame.asks else None
    return replace(_over(found, told), tally=tally)


def _answer_on(agreements: Sequence[Agreed], question: Question) -> Answer:
    """What is asked of these agreements, else that they do not say it."""
    frame, t, asks = question.frame, question.t, question.frame.asks
    if asks_for_term(question):
        telling = [each for each in agreements if each.valid_until or find_terms(each, question)]
        told = latest_first(agreements if frame.now else telling or agreements)
        if frame.now and frame.is_open:
            # «Какие соглашения действуют»
            told = those_that_hold(told, question.today) or told
        return _over(agreements, [tell_term(each, question) for each in told[:SHOWN]])
    telling = [each for each in agreements if any(_detail(each, ask, question) for ask in asks)]
    if telling:
        return _over(agreements, [_tell(each, asks, question) for each in telling[:SHOWN]])
    exact = not _EXACT.isdisjoint(asks)
    if not exact and (about := _find_about(agreements, question)):
        return _over(agreements, [bold(clip(about, TITLE_LENGTH))])
    if not exact and (sentence := _find_sentence(agreements, frame, t)):
        return _over(agreements, [bold(clip(sentence, TITLE_LENGTH))])
    titles = [escape(title_of(each, t)) for each in agreements[:SHOWN]]
    apart = t.markup("Not said directly. Closest:")
    return replace(_over(agreements, [apart, *titles]), is_certain=False)


def _asks_for_else(question: Question) -> bool:
    """Whether something is asked that no agreement says."""
    # "Which was the first" is asked of one kind as of two things.
    frame, beside = question.frame, {"earlier"}
    if "how_long" in frame.asks:
        # "How long" is found in "longer", too.
        beside.add("longer")
    if question.lexicon.phrases.gives_term(frame.text):
        # "For how many years".
        beside.add("age")
    return bool(set(frame.asks) - _ASKS - beside)


def _over(agreements: Sequence[Agreed], told: Sequence[Markup]) -> Answer:
    """The lines over the one agreement, or over all of them."""
    ids = tuple(each.id for each in agreements)
    return Answer(lines(*told), section="agreements", agreements=ids)


def _find_about(agreements: Sequence[Agreed], question: Question) -> str:
    """What the only agreement says, where it is asked what it is about."""
    frame, lexicon = question.frame, question.lexicon
    if len(agreements) != 1 or not frame.is_open or not _OPEN.issuperset(frame.asks):
        return ""
    title = words_of_title(agreements[0])
    if any(
        not (lexicon.is_paper(e.word) or KIND in e.kinds) and forms_of(e).isdisjoint(title)
        for e in frame.solid
        if not (e.is_verb or e.guessed)
    ):
        return ""
    return agreements[0].text.in_language(question.t.language)


def _find_sentence(agreements: Sequence[Agreed], frame: Frame, t: Texts) -> str | None:
    """The sentence of the agreements that has all the question's words."""
    for each in agreements:
        for sentence in split_sentences(each.text.in_language(t.language)):
            words = set(split_words(sentence))
            if frame.solid and all(not forms_of(term).isdisjoint(words) for term in frame.solid):
                return sentence
    return None


def _tell(agreement: Agreed, asks: Sequence[str], question: Question) -> Markup:
    """What is asked of an agreement, and which it is."""
    t = question.t
    title = title_of(agreement, t)
    told = [detail for ask in asks if (detail := _detail(agreement, ask, question))]
    if told:
        return Markup("{} – {}").format(Markup(" · ").join(told), title)
    signed = agreement.signed
    return Markup("{}, {}").format(title, format_edtf(signed, t)) if signed else escape(title)


def _detail(agreement: Agreed, ask: str, question: Question) -> Markup | None:
    """What is asked, in a few words; None where the brief does not say it."""
    t, signed = question.t, agreement.signed
    match ask:
        case "when" if signed:
            return bold(format_edtf(signed, t))
        case "where" if signing := find_signing(agreement, question):
            return bold(place) if (place := place_of(signing, t)) else None
        case "who":
            return _tell_signers(agreement, question)
        case "number" if number := agreement.number:
            said = t.pgettext("of a document", "No. {number}", number=clip(number, TITLE_LENGTH))
            return bold(said)
    return None


def _tell_signers(agreement: Agreed, question: Question) -> Markup | None:
    """Its parties, or what else the brief says of its signing."""
    language, signing = question.t.language, find_signing(agreement, question)
    parties = clip(agreement.parties.in_language(language), TITLE_LENGTH)
    said = stems_in(parties)
    people = signing.parts_of("person") if signing else ()
    are_people = any(names_them(each, said, language) for each in people)
    # Where the parties are bodies, the sentence says who signed for them.
    if signing and not are_people and (named := tell_signatories(signing, question)):
        return named
    if parties:
        return bold(parties)
    signers = find_signers(signing, question) if signing else None
    return signers or tell_signing(agreement.whole.in_language(language), question)
