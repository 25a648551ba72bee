"""Which agreements of a brief a question means, and by which of its words."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from handlers.finding.about.holding import KIND
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.frame import Term
from handlers.finding.frames.question import Question
from storage.content import Agreed
from storage.edtf import Edtf
from storage.words import split_words

_TERM = frozenset({"until", "how_long"})
_OTHERWISE = frozenset({"when", "who", "where", "number"})
_PART = 6
"""How long the last part of a compound is at least."""
_NAMING = 2
"""How many words of a title say at most what it is: "Programme of …"."""


def asks_for_papers(question: Question) -> bool:
    """Whether it is asked which papers hold, have ended, are signed, or are with the partner.

    No other word says that these are agreements.
    """
    lexicon, frame = question.lexicon, question.frame
    words = split_words(frame.text)
    papers = [at for at, word in enumerate(words) if lexicon.is_paper(word)]
    with_partner = any(
        words[at + 1 : at + 2] and words[at + 1] in lexicon.beside and words[at + 2] in frame.sides
        for at in papers
        if at + 2 < len(words)
    )
    signed = not frame.asks and any(map(lexicon.is_signing, words))
    in_force = bool(lexicon.phrases.find_force(frame.text)[1])
    return bool(papers) and (with_partner or signed or in_force)


def asks_for_term(question: Question) -> bool:
    """Whether it is asked until when an agreement holds, whether it does, or whether for ever."""
    frame = question.frame
    if not _TERM.isdisjoint(frame.asks) or question.lexicon.phrases.gives_term(frame.text):
        return True
    return frame.now and _OTHERWISE.isdisjoint(frame.asks)


def find_named(question: Question) -> list[Term]:
    """The words of a question that name agreements as such.

    "What papers were signed" names them, and a programme is one whose title begins so.
    """
    frame, lexicon = question.frame, question.lexicon
    if any(lexicon.is_paper(each.word) for each in frame.solid):
        return [each for each in frame.terms if lexicon.is_signing(each.word)]
    if named := [each for each in frame.solid if KIND in each.kinds]:
        return named
    signing = [each for each in frame.terms if lexicon.is_signing(each.word)]
    if signing and frame.is_open and not frame.asks and set(frame.solid) <= set(signing):
        # «Что подписали?»
        return signing
    of_force = lexicon.phrases.find_force(frame.text)[0] is not None
    if not (of_force or asks_for_term(question)):
        return []
    language = question.t.language
    titles = [
        split_words(each.title.in_language(language))
        for each in question.knowledge.content.agreements
    ]
    begin = {word for words in titles for word in words[:_NAMING]}
    return [each for each in frame.solid if _begins(each, begin)]


def _begins(term: Term, begin: AbstractSet[str]) -> bool:
    """Whether a word is one of those, or one is put together with the other: "jaarprogramma"."""
    if ends_in(term.word, begin) or not forms_of(term).isdisjoint(begin):
        return True
    return any(ends_in(each, (term.word,)) for each in begin)


def ends_in(word: str, others: Iterable[str]) -> bool:
    """Whether the last part of a compound is one of the other words: "jaarprogramma"."""
    return word.endswith(tuple(each for each in others if len(each) >= _PART))


def words_of_several(question: Question) -> set[str]:
    """The words for more than one agreement: «соглашения», «соглашений»."""
    counts = question.lexicon.thesaurus.counts[question.frame.language][KIND]
    said = [words for number, words in counts.items() if number != "one"]
    return {word for each in said for word in split_words(each)}


def find_others(question: Question, named: Sequence[Term]) -> list[Term]:
    """The words that say which agreement is meant, beside what names agreements as such."""
    frame, lexicon = question.frame, question.lexicon
    held = lexicon.phrases.words_of_term(frame.text)
    _, forceful = lexicon.phrases.find_force(frame.text)
    return [
        e
        for e in frame.solid
        if not (e in named or lexicon.is_paper(e.word) or e.word in held)
        and not (e.is_verb or e.word in lexicon.present or lexicon.is_signing(e.word))
        and not question.knowledge.subject.is_relative(e.word)
        and e.word not in forceful
    ]


def find_meant(question: Question, named: Sequence[Term], others: Sequence[Term]) -> list[Agreed]:
    """The agreements that have all the other words, and of those that are called so."""
    knowledge, lexicon, values = question.knowledge, question.lexicon, question.frame.values
    having = [
        (each, words)
        for each, words in zip(knowledge.content.agreements, knowledge.agreements, strict=True)
        if all(not forms_of(term).isdisjoint(words) for term in others)
        and (not values or any(is_within(date, values) for date in _dates(each)))
    ]
    if ending := list_ending(question):
        having = [each for each in having if each[0] in ending]
    for term in named:
        if lexicon.is_signing(term.word) or lexicon.thesaurus.is_kind_name(term.word, KIND):
            continue
        # «Протокол» is what is called so; «соглашения» are all of them.
        called = [each for each in having if not forms_of(term).isdisjoint(each[1])]
        # «Продлено протоколом» is no protocol.
        titled = [each for each in called if not forms_of(term).isdisjoint(words_of_title(each[0]))]
        having = titled or called or having
    prolongs = lexicon.thesaurus.prolongs
    if any(prolongs(term.word) for term in question.frame.solid):
        having = [
            each for each in having if any(map(prolongs, each[0].title.texts.values()))
        ] or having
    return [each for each, _ in having]


def list_ending(question: Question) -> list[Agreed]:
    """Those that are called by the year until which they hold: «программа до 2029 года»."""
    dates = [each for each in question.frame.values if isinstance(each, Edtf)]
    ends = [Edtf.at(each.end) for each in dates if each.end and not each.start]
    return [
        each
        for each in question.knowledge.content.agreements
        if each.valid_until and any(each.valid_until.surely_overlaps(end) for end in ends)
    ]


def words_of_title(agreement: Agreed) -> set[str]:
    """The words of an agreement's title in every language."""
    return {word for title in agreement.title.texts.values() for word in split_words(title)}


def forms_of(term: Term) -> frozenset[str]:
    """A word of a question as it is written, and in its other forms."""
    return term.forms | {term.word}


def _dates(agreement: Agreed) -> list[Edtf]:
    return [each for each in (agreement.signed, agreement.valid_until) if each]
