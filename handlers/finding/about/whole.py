"""What is asked of a brief as a whole, or of itself: in short, how old, since when, whose."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from markupsafe import Markup

from handlers.chat.view import bold
from handlers.dates import read_dates
from handlers.finding.about.partnership import find_first, is_common, tell_beginning, tell_partners
from handlers.finding.about.pointing import (
    asks_for_first,
    asks_how_long,
    asks_what_this_is,
    asks_whose,
    doubts_date,
    is_this_brief,
)
from handlers.finding.brief.countries import find_countries, without_countries
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Term
from handlers.finding.frames.oneself import speaks_of_oneself
from handlers.finding.frames.phrases import when_and_name
from handlers.finding.frames.question import Question
from storage.words import split_words

SECTIONS: Mapping[str, str] = {
    "overview": "about",
    "keeper": "contact",
    "fields": "directions",
    "dated": "about",
    "partners": "about",
    "beginning": "about",
    "first": "events",
}
"""The section that answers each, where no line does."""
_ORDER = ("keeper", "dated", "first", "beginning", "fields", "partners", "overview")
"""Which is meant where two have as many of the words."""
_SENTENCE = re.compile(r"[.!?;\n…]+(?=\s|$)")
_CLAUSE = re.compile(r"[,:]\s|\s[–—-]\s")
_DIGIT = re.compile(r"\d")
_LOOSE = frozenset({"overview"})
"""What is asked for in so many words that those that nobody knows may stand beside it."""
_OF_ALL = frozenset({"overview", "fields", "partners"})
_SINCE = frozenset({"when", "age", "how_long"})
_COUNTS = frozenset({"how_many", "how_much", "planned", "compare", "largest", "longest", "result"})
_OF = frozenset({"по", "для", "for", "of", "voor", "van", "pour", "de", "d", "du", "des"})


def find_whole(question: Question, text: str) -> str | None:
    """What a question asks of the brief as a whole, if it asks for nothing else.

    `text` is as it was written: «в курсе», "up to date" ask something here.

    What one says of oneself before that is not asked: "I am new here", «Завтра встреча, а …».
    """
    if question.focus or question.lexicon.phrases.calls_off(text):
        return None
    sentences = [each for each in _SENTENCE.split(text) if split_words(each)]
    found = [_find_in(each, question) for each in sentences]
    if not any(found):
        return None
    whole = min(filter(None, found), key=_ORDER.index)
    others = [each for each, said in zip(sentences, found, strict=True) if not said]
    if any(_asks_for_else(each, question, whole) for each in others):
        return None
    return whole


def _asks_for_else(sentence: str, question: Question, whole: str) -> bool:
    """Whether a sentence asks for something beside the whole: not «давно дружим? с какого года»."""
    frame = question.frame
    asks = set(question.lexicon.find_asks(sentence, frame.language))
    if whole != "beginning" or any(each.word in split_words(sentence) for each in frame.solid):
        return bool(asks)
    return bool(asks - _SINCE)


def _find_in(sentence: str, question: Question) -> str | None:
    """What a sentence, or one of its clauses beside others of no weight, asks of the whole."""
    clauses = [each for each in _CLAUSE.split(sentence) if split_words(each)]
    first = any(asks_for_first(without_countries(each), question) for each in clauses)
    if whole := _find_said(sentence, question):
        return "first" if first and whole == "beginning" else whole
    if len(clauses) == 1:
        return None
    said = [(each, _find_said(each, question)) for each in clauses]
    others = [each for each, whole in said if not whole]
    if any(not _is_preamble(each, question) for each in others):
        return None
    return min((whole for _, whole in said if whole), key=_ORDER.index, default=None)


def _is_preamble(clause: str, question: Question) -> bool:
    """Whether a clause asks nothing: it is of oneself, or names nothing of the brief."""
    frame, lexicon = question.frame, question.lexicon
    words = set(split_words(clause))
    if not lexicon.open[frame.language].isdisjoint(words):
        return False
    if speaks_of_oneself(words, lexicon):
        return True
    if any(lexicon.is_order(each) or each in lexicon.events for each in words):
        return False
    terms = [each for each in frame.solid if each.word in words]
    return not any(each.is_known and not each.guessed for each in terms)


def _find_said(clause: str, question: Question) -> str | None:
    """What the words of a clause ask of the whole, all of them."""
    if doubts_date(clause, question):
        return "dated"
    if whole := _find_phrase(clause, question):
        return whole
    if asks_whose(clause, question):
        return "keeper"
    if asks_how_long(clause, question):
        return "beginning"
    return "overview" if asks_what_this_is(clause, question) else None


def _find_phrase(clause: str, question: Question) -> str | None:
    """What a clause asks of the whole by a phrase that asks for that."""
    frame, lexicon = question.frame, question.lexicon
    found = lexicon.find_whole(clause, frame.language)
    # «Чем мы с чилийцами занимаемся»: they stand between the words of the phrase.
    found = found or lexicon.find_whole(without_countries(clause), frame.language)
    found = found or lexicon.find_whole(_with_open_first(clause, question), frame.language)
    for each in sorted(found, key=lambda e: (e in _LOOSE, -len(found[e]), _ORDER.index(e))):
        used = found[each]
        # The day or the year that is asked for is no date: "which day this refers to".
        own = used if each == "dated" else frozenset[str]()
        if _asks_of_some(each, clause, used, question) or _is_dated(clause, own, question):
            continue
        ordered = lexicon.find_order(set(split_words(clause)) - used, frozenset())
        if (ordered is None or each == "dated") and _is_all(question, clause, used, each):
            return each
    return None


def _asks_of_some(whole: str, clause: str, used: set[str], question: Question) -> bool:
    """Whether a clause asks beside these words for something that is not all of the brief."""
    frame, asks = question.frame, _asks_beside(clause, used, question)
    if not _COUNTS.isdisjoint(asks) or (frame.counted and frame.counted not in used):
        # "How many events have there been"
        return True
    if whole in _OF_ALL and not _SINCE.isdisjoint(asks):
        return True
    # « Dans quelles villes travaille-t-on » asks for no field, «кто к нам приезжал» for no partner.
    return (whole == "fields" and "where" in asks) or (whole == "partners" and frame.coming)


def _with_open_first(clause: str, question: Question) -> str:
    """A clause with the word that asks at its beginning: « on fait quoi ensemble »."""
    words, lexicon = split_words(without_countries(clause)), question.lexicon
    opening = lexicon.open[question.frame.language]
    at = next((n for n, word in enumerate(words) if word in opening), 0)
    before = lexicon.before_places | lexicon.beside | lexicon.about[question.frame.language] | _OF
    start = at - 1 if at and words[at - 1] in before else at
    return " ".join((*words[start : at + 1], *words[:start], *words[at + 1 :]))


def _asks_beside(clause: str, used: set[str], question: Question) -> set[str]:
    """What a clause asks beside what these words of it do: « à jour au combien » counts nothing."""
    found = question.lexicon.find_asks(clause, question.frame.language)
    asks = {each for each, words in found.items() if not words <= used}
    # «Сколько лет» counts nothing.
    return asks - {"how_many"} if not found.keys().isdisjoint(_SINCE) else asks


def _is_dated(clause: str, asking: AbstractSet[str], question: Question) -> bool:
    """Whether a clause names a time, with none of the words that ask."""
    if not question.frame.values:
        return False
    reading = read_dates(clause, question.today, languages=(question.frame.language,))
    spans = (clause[each.span.start : each.span.end] for each in reading.values)
    return any(asking.isdisjoint(split_words(each)) or _DIGIT.search(each) for each in spans)


def _is_all(question: Question, clause: str, used: set[str], whole: str) -> bool:
    """Whether a clause says nothing else that would tell one thing of the brief from another."""
    subject, lexicon = question.knowledge.subject, question.lexicon
    countries = {word for each in find_countries(clause) for word in each.words}
    words = set(split_words(clause))
    left = [
        each
        for each in question.frame.terms
        if (not each.is_doing or lexicon.is_signing(each.word))
        and each.word in words
        and each.word not in used
        and not is_this_brief(each.word, question)
        and not (each.word.isdecimal() and whole in _LOOSE)
        and each.word not in countries
        and not subject.is_whole(each.word, lexicon)
        and not lexicon.is_idle(each.word)
        and not is_common(each.word, question.lexicon)
    ]
    return all(_is_beside(each, question, whole) for each in left)


def _is_beside(term: Term, question: Question, whole: str) -> bool:
    """Whether a word says nothing that the brief could tell of."""
    if whole == "partners" and not question.knowledge.place_names.isdisjoint(term.forms):
        return True
    if term.is_place or term.kinds or term.offices or question.lexicon.is_signing(term.word):
        return False
    if term.is_known and not term.guessed:
        weak = not (term.strongly or term.directions or term.is_name)
        return weak and (term.is_verb or question.lexicon.is_hollow(term.word))
    if term.is_verb or question.lexicon.is_hollow(term.word):
        return True
    return whole in _LOOSE and not (term.fields or _is_topic(term.word, question))


def _is_topic(word: str, question: Question) -> bool:
    """Whether a word stands after what says of what one wants to hear: «по энергетике»."""
    lexicon, words = question.lexicon, split_words(question.frame.text)
    before = words[words.index(word) - 1] if word in words[1:] else ""
    return before in lexicon.about[question.frame.language] or before in _OF


def answer_whole(question: Question, whole: str) -> Answer | None:
    """The line on what is asked of the whole; None where a section is all the answer."""
    match whole:
        case "dated":
            told = question.t.markup(
                "From the committee’s brief, as of {date}", date=question.as_of
            )
            return Answer(bold(told), section="about")
        case "partners":
            return tell_partners(question)
        case "beginning":
            return tell_beginning(question)
        case "first":
            return _tell_first(question)
        case "keeper":
            return Answer(None, section="contact") if question.knowledge.contacts else None
    return None


def _tell_first(question: Question) -> Answer | None:
    """The event with which a brief begins: the earliest that took place."""
    t = question.t
    if not (first := find_first(question)):
        return None
    told = Markup("{} ({})").format(when_and_name(first, t), t.gettext("the first in the brief"))
    return Answer(told, (first.id,))
