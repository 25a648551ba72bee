"""How the partners came together, and which cities have: as twins, or otherwise."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from handlers.chat.view import bold, clip, lines
from handlers.dates import Context, format_edtf, read_dates
from handlers.finding.about import facts
from handlers.finding.brief.countries import find_countries
from handlers.finding.brief.knowledge import Sentence
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.phrases import SENTENCE_LENGTH, SHOWN, when_and_name
from handlers.finding.frames.question import Question
from storage.content import Told
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.thesaurus import TOGETHER
from storage.words import split_words, stems

_SINCE = {"age", "when", "how_long"}
_TWINS = "sister"
"""Of the groups the one that no mere partner belongs to."""


def asks_for_beginning(question: Question) -> bool:
    """Whether it is asked how, or how long ago, the partners came together."""
    words, lexicon = split_words(question.frame.text), question.lexicon
    return (
        not _SINCE.isdisjoint(question.frame.asks)
        or not lexicon.beginnings.isdisjoint(words)
        or any(is_common(each, lexicon) for each in words)
    )


def find_beginning(question: Question) -> Sentence | None:
    """The dated fact on how the partners came together."""
    knowledge = question.knowledge
    for group in TOGETHER:
        said = knowledge.said.find(knowledge.together[group])
        for at, each in enumerate(knowledge.sentences):
            if at in said and each.date:
                return each
    return None


def tell_beginning(question: Question) -> Answer | None:
    """Since when there has been a partnership: a fact, the first agreement, the first event."""
    if beginning := find_beginning(question):
        return facts.tell_sentence(question, beginning)
    t, content = question.t, question.knowledge.content
    signed = [(e.signed, e.id, e.title) for e in content.agreements if e.signed]
    told: list[Markup] = []
    first = find_first(question)
    known = [first.date] if first else []
    known += [each for each, *_ in signed]
    if said := _find_oldest(question, known):
        return Answer(bold(clip(said, SENTENCE_LENGTH)), section="about")
    if first:
        told.append(when_and_name(first, t))
    if signed:
        when, _, title = min(signed, key=lambda each: each[0].earliest_start)
        named = clip(title.in_language(t.language), SENTENCE_LENGTH)
        told.append(Markup("{} – {}").format(bold(format_edtf(when, t)), named))
    if not told:
        return None
    head = t.markup("The brief does not say so directly. The earliest in it:")
    return replace(Answer(lines(head, *told), section="about"), is_certain=False)


def find_first(question: Question) -> Told | None:
    """The event with which a brief begins: the earliest that took place."""
    events = question.knowledge.content.events
    dated = [each for each in events if not (each.date.is_open or each.status)]
    return min(dated, key=lambda each: each.date.earliest_start, default=None)


def _find_oldest(question: Question, known: Sequence[Edtf]) -> str | None:
    """The sentence on the cooperation with the earliest date; none that is after all that is known.

    A joint collection of last year is no beginning.
    """
    language, lexicon = question.t.language, question.lexicon
    told: list[tuple[date, str]] = []
    for at, sentence in enumerate(question.knowledge.sentences):
        text = sentence.in_language(language)
        if (
            sentence.value
            or at in question.knowledge.measures
            or not any(map(lexicon.is_topic, split_words(text)))
        ):
            continue
        read = read_dates(text, question.today, Context.DOCUMENT, (language,))
        dates = (each.value for each in read.values)
        told += ((each.earliest_start, text) for each in dates if isinstance(each, Edtf))
    if not told or (known and min(told)[0] > min(each.latest_end for each in known)):
        return None
    return min(told)[1]


def answer_beginning(question: Question) -> Answer | None:
    """Since when there has been a partnership with those that are named: "when did … begin"."""
    frame, lexicon, knowledge = question.frame, question.lexicon, question.knowledge
    words = split_words(frame.text)
    begins = not lexicon.beginnings.isdisjoint(words) and not _SINCE.isdisjoint(frame.asks)
    begins = begins or _asks_whether_since(frame)
    named = [each for each in frame.solid if not is_common(each.word, lexicon)]
    of_all = frame.topics or any(is_common(each, lexicon) for each in words)
    if not (begins and of_all and named) or question.focus:
        return None
    for at in sorted(knowledge.partnerships):
        sentence = knowledge.sentences[at]
        if sentence.date and all(at in each.said for each in named):
            return facts.tell_sentence(question, sentence)
    return None


def _asks_whether_since(frame: Frame) -> bool:
    """Whether it is asked if something has been so since a year: no event of then says that."""
    since = any(isinstance(each, Edtf) and each.is_open for each in frame.values)
    return since and "whether" in frame.asks


def answer_partners(question: Question) -> Answer | None:
    """Which cities have come together, where that alone is asked."""
    frame = question.frame
    if none := _tell_no_twin(question):
        return none
    lexicon = question.lexicon
    named = [each for each in frame.solid if is_common(each.word, lexicon)]
    others = [each for each in frame.solid if each not in named and not each.is_place]
    cities = lexicon.wheres["city"]
    topics = [
        each
        for each in frame.topics
        if is_common(each, lexicon) and not cities.isdisjoint(split_words(frame.text))
    ]
    if not (named or topics) or others or frame.values:
        return None
    if frame.order is not None or question.focus:
        return None
    if set(frame.asks) - {"where", "who", "list", "how_many"}:
        return None
    forms = {form for each in named for form in each.forms}
    forms = forms.union(*map(question.knowledge.vocabulary.forms, topics))
    found = [question.knowledge.sentences[at] for at in sorted(question.knowledge.said.find(forms))]
    dated = [each for each in found if each.date] or found
    if not dated:
        return None
    most = max(found, key=lambda each: _count_places(each, question))
    if _count_places(most, question) > max(_count_places(each, question) for each in dated):
        dated = [most, *dated]
    told = [clip(each.in_language(question.t.language), SENTENCE_LENGTH) for each in dated[:SHOWN]]
    return Answer(lines(*map(bold, told)), section="about")


def _tell_no_twin(question: Question) -> Answer | None:
    """The word that no city is called a twin, with the partners that there are."""
    lexicon, knowledge, frame = question.lexicon, question.knowledge, question.frame
    twins = lexicon.thesaurus.group_stems(_TWINS)
    asked = [each for each in frame.solid if not twins.isdisjoint(stems(each.word))]
    if question.focus or not asked:
        return None
    if _names_twin(question):
        return None
    cities = lexicon.wheres["city"]
    for each in frame.solid:
        is_place = each.is_place or not knowledge.place_names.isdisjoint(each.forms)
        is_idle = each.is_verb or each.word in cities or lexicon.is_hollow(each.word)
        is_idle = is_idle or is_common(each.word, lexicon)
        if not (each in asked or is_place or is_idle):
            return None
    none = bold(question.t.gettext("The brief names no twin city."))
    partners = _find_partners(question, [])
    told = clip(partners.in_language(question.t.language), SENTENCE_LENGTH) if partners else None
    return Answer(lines(none, told), section="about")


def _names_twin(question: Question) -> bool:
    """Whether the brief has a word for twin cities; sisters are some only beside "city"."""
    knowledge, lexicon = question.knowledge, question.lexicon
    forms = knowledge.together[_TWINS]
    kin = {each for each in forms if not stems(each).isdisjoint(lexicon.kin)}
    twins = forms - kin
    having = (knowledge.said, knowledge.texts, knowledge.titles, knowledge.names)
    if any(each.find(twins) for each in having):
        return True
    if any(not twins.isdisjoint(each) for each in knowledge.agreements):
        return True
    events = knowledge.events(knowledge.texts.find(kin) | knowledge.titles.find(kin))
    spoken = [
        *(each.text for each in knowledge.sentences),
        *(text.texts for each in events for text in (each.title, each.text)),
        *(each.title.texts for each in knowledge.content.agreements),
    ]
    return any(calls_city(text, kin, lexicon) for each in spoken for text in each.values())


def calls_city(text: str, kin: AbstractSet[str], lexicon: Lexicon) -> bool:
    """Whether one of these words stands beside one for a city: "sister city", « villes sœurs »."""
    cities = lexicon.wheres["city"]
    return any(
        {one, other} & kin and {one, other} & cities for one, other in pairwise(split_words(text))
    )


def _count_places(sentence: Sentence, question: Question) -> int:
    """How many of the brief's places a sentence names."""
    words = split_words(sentence.in_language(question.t.language))
    return len(question.knowledge.place_names.intersection(words))


def tell_partners(question: Question) -> Answer | None:
    """The sentence that names most of the partner's places, or the one that is asked of."""
    names = question.knowledge.place_names
    asked = [
        each
        for each in question.frame.solid
        if not names.isdisjoint(each.forms) and not find_countries(each.word)
    ]
    if said := answer_partners(question):
        return said
    if not (best := _find_partners(question, asked)):
        return None
    text = clip(best.in_language(question.t.language), SENTENCE_LENGTH)
    return Answer(bold(text), section="about")


def _find_partners(question: Question, asked: Sequence[Term]) -> Sentence | None:
    """The sentence that names most of the partner's places, of those that have what is asked."""
    knowledge, language = question.knowledge, question.t.language
    places = {stem for word in knowledge.place_names for stem in stems(word)}

    def rank(sentence: Sentence) -> tuple[bool, int]:
        words = split_words(sentence.in_language(language))
        named = {
            stem
            for word in words
            if not knowledge.subject.is_place(word)
            for stem in stems(word) & places
        }
        common = any(is_common(each, question.lexicon) for each in words)
        return common and bool(named), len(named)

    sentences = [
        each
        for at, each in enumerate(knowledge.sentences)
        if all(at in place.said for place in asked)
    ]
    best = max(sentences, key=rank, default=None)
    return best if best and any(rank(best)) else None


def is_common(word: str, lexicon: Lexicon) -> bool:
    """Whether a word calls two cities that came together."""
    own = stems(word)
    return any(not own.isdisjoint(lexicon.thesaurus.group_stems(group)) for group in TOGETHER)
