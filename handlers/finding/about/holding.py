"""How long the agreements of a brief hold, and what has prolonged them."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from handlers.agreements.screens import is_over
from handlers.chat.view import bold, clip, lines
from handlers.dates import format_edtf
from handlers.finding.brief.sentences import begin_near, find_quantities, split_sentences
from handlers.finding.frames.question import Question
from handlers.texts import Texts
from storage.content import Agreed, Told
from storage.words import capitalize, split_words

KIND = "agreement"
TITLE_LENGTH = 200


def those_that_hold(agreements: Sequence[Agreed], today: date) -> list[Agreed]:
    """Those that are not over; those that have an end first."""
    over = {e.id for e in agreements if e.valid_until and is_over(e.valid_until, today)}
    left = [each for each in agreements if each.id not in over]
    return sorted(left, key=lambda each: each.valid_until is None)


def those_that_ended(agreements: Sequence[Agreed], question: Question) -> list[Agreed]:
    """Those that are over and that, as far as the brief says, nothing has prolonged."""
    held = those_that_hold(agreements, question.today)
    prolongs = question.lexicon.thesaurus.prolongs
    denies, language = question.lexicon.denies, question.t.language
    over = [each for each in agreements if each not in held]
    return [
        each
        for each in over
        if not any(prolongs(s) and not denies(s, language) for s in find_terms(each, question))
    ] or over


def latest_first(agreements: Sequence[Agreed]) -> list[Agreed]:
    """Those that hold longest first, then those without an end: what prolonged another one wins."""
    dated = [
        (each.valid_until, -at, each) for at, each in enumerate(agreements) if each.valid_until
    ]
    ordered = [each for *_, each in sorted(dated, key=lambda each: each[:2], reverse=True)]
    return [*ordered, *(each for each in agreements if not each.valid_until)]


def tell_term(agreement: Agreed, question: Question) -> Markup:
    """Until when an agreement holds, as far as the brief says; no is what has ended by today."""
    t, title, until = question.t, title_of(agreement, question.t), agreement.valid_until
    terms = [bold(each) for each in find_terms(agreement, question)]
    if not until:
        none = t.markup("The brief names no end date (as of {date})", date=question.as_of)
        return Markup("{} – {}").format(terms[0] if terms else bold(none), title)
    date, over = format_edtf(until, t), is_over(until, question.today)
    doubted = question.frame.now or asks_for_renewal(question)
    if over and doubted and not any(map(question.lexicon.thesaurus.prolongs, terms)):
        return t.markup(
            "No, it was valid until: {date} – {agreement}", date=bold(date), agreement=title
        )
    said = (
        t.gettext("was valid until: {date}", date=date)
        if over
        else t.gettext("valid until: {date}", date=date)
    )
    told = [Markup("{} – {}").format(bold(capitalize(said)), title), *terms[:1]]
    return lines(*(reversed(told) if _asks_for_years(question) else told))


def find_terms(agreement: Agreed, question: Question) -> list[str]:
    """The sentences of an agreement, or of its signing, on how long it holds."""
    language, lexicon = question.t.language, question.lexicon
    own = agreement.whole.in_language(language)
    told = [each for each in split_sentences(own) if lexicon.phrases.gives_term(each)]
    signing = find_signing(agreement, question)
    texts = [own, signing.text.in_language(language)] if signing else [own]
    years = [each for text in texts for each in with_years(text, question)]
    told = [*years, *told] if _asks_for_years(question) else [*told, *years]
    return [clip(each, TITLE_LENGTH) for each in dict.fromkeys(told)]


def _asks_for_years(question: Question) -> bool:
    """Whether it is asked for how many years something holds, not until when."""
    unit_of_time = question.lexicon.unit_of_time
    return any(unit_of_time(each) == "year" for each in split_words(question.frame.text))


def with_years(text: str, question: Question) -> Iterator[str]:
    """The sentences that say for how many years something is to hold."""
    lexicon = question.lexicon
    for each in find_quantities(text, question.t.language):
        before = split_words(each.sentence.partition(each.written)[0])[-1:]
        of_years = lexicon.unit_of_time(each.words) == "year"
        if of_years and not lexicon.before_terms.isdisjoint(before):
            yield begin_near(each.sentence, each.sentence.find(each.written))


def title_of(agreement: Agreed, t: Texts) -> str:
    """What an agreement is called, in a line."""
    return clip(agreement.title.in_language(t.language), TITLE_LENGTH)


def find_signing(agreement: Agreed, question: Question) -> Told | None:
    """The event at which an agreement was signed: on its day, and called a signing."""
    signed, knowledge = agreement.signed, question.knowledge
    return next(
        (
            event
            for event in knowledge.events(sorted(knowledge.kinds.get(KIND, ())))
            if signed and event.date.surely_overlaps(signed) and event.parts_of("person")
        ),
        None,
    )


def asks_for_renewal(question: Question) -> bool:
    """Whether it is asked whether an agreement was prolonged."""
    frame, lexicon = question.frame, question.lexicon
    return frame.asks == ("whether",) and any(
        lexicon.thesaurus.prolongs(each.word) for each in frame.solid
    )


def is_of_renewal(question: Question) -> bool:
    """Whether it is asked when an agreement was prolonged, and an event is called so."""
    prolongs = question.lexicon.thesaurus.prolongs
    return any(prolongs(each.word) for each in question.frame.solid) and any(
        prolongs(text)
        for candidate in question.found.full
        for name in (candidate.event.title, candidate.event.label)
        for text in name.texts.values()
    )
