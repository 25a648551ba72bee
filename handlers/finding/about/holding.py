"""How long the agreements of a brief hold, and what has prolonged them."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from handlers.agreements.screens import is_over
from handlers.chat.view import bold, clip, labelled, lines
from handlers.dates import format_edtf
from handlers.finding.brief.sentences import begin_near, find_quantities, split_sentences
from handlers.finding.brief.sizes import YEAR
from handlers.finding.frames.phrases import yes
from handlers.finding.frames.question import Question
from handlers.texts import Texts
from storage.content import Agreed, Told
from storage.edtf import Edtf
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
    over = [each for each in agreements if each not in held]
    return [each for each in over if not _is_renewed(each, question)] or over


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
    over = is_over(until, question.today)
    doubted = question.frame.now or asks_for_renewal(question)
    if over and doubted and not _is_renewed(agreement, question):
        said = _tell_no_longer(agreement, until, question)
        # Whether it was prolonged, the sentence says.
        return lines(said, *terms[:1]) if asks_for_renewal(question) else said
    told = [
        Markup("{} – {}").format(bold(capitalize(_say_end(until, question))), title),
        *terms[:1],
    ]
    return lines(*(reversed(told) if _asks_for_years(question) else told))


def tell_whether(agreement: Agreed, question: Question, *, holds: bool) -> Markup:
    """Yes or no, and until when: whether an agreement holds, or (not `holds`) whether it ended."""
    t, until = question.t, agreement.valid_until
    if until and is_over(until, question.today):
        if _is_renewed(agreement, question):
            return tell_term(agreement, question)
        if holds:
            return _tell_no_longer(agreement, until, question)
        return yes(_tell_end(agreement, until, question), t)
    if not until and not any(
        map(question.lexicon.phrases.is_endless, find_terms(agreement, question))
    ):
        return tell_term(agreement, question)
    told = _tell_end(agreement, until, question) if until else tell_term(agreement, question)
    return yes(told, t) if holds else labelled(bold(t.gettext("No")), told, t)


def _tell_end(agreement: Agreed, until: Edtf, question: Question) -> Markup:
    """Until when it holds, or held, and which it is."""
    t = question.t
    said = Markup("{} – {}").format(bold(_say_end(until, question)), title_of(agreement, t))
    return lines(said, *(bold(each) for each in find_terms(agreement, question)[:1]))


def _say_end(until: Edtf, question: Question) -> str:
    t, date = question.t, format_edtf(until, question.t)
    if is_over(until, question.today):
        return t.gettext("was valid until: {date}", date=date)
    return t.gettext("valid until: {date}", date=date)


def _tell_no_longer(agreement: Agreed, until: Edtf, question: Question) -> Markup:
    t = question.t
    date, title = bold(format_edtf(until, t)), title_of(agreement, t)
    return t.markup("No, it was valid until: {date} – {agreement}", date=date, agreement=title)


def _is_renewed(agreement: Agreed, question: Question) -> bool:
    """Whether its text says that it was prolonged, and not until the end that is known, nor that
    it has ended since."""
    phrases, until = question.lexicon.phrases, agreement.valid_until
    denies, language = question.lexicon.denies, question.t.language
    if phrases.find_force(agreement.text.in_language(language))[0] is False:
        return False
    return any(
        question.lexicon.thesaurus.prolongs(each)
        and not denies(each, language)
        and not (until and _latest_year(each) == until.latest_end.year)
        for each in find_terms(agreement, question)
    )


def _latest_year(sentence: str) -> int:
    """The latest of the years of a sentence: "prolonged in 2016 until 2031"."""
    return max(map(int, YEAR.findall(sentence)), default=0)


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
