"""Which cities and countries events were in, and what else was where one of them was."""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from handlers.chat.view import bold, clip, labelled, listed
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import SHOWN, name_event
from handlers.finding.frames.question import Question
from storage.content import Told
from storage.words import split_words, stems, stems_in

_NAMED = 8
_LENGTH = 300
_ASKS = frozenset({"where", "list", "how_many", "compare"})
_OPEN = frozenset({"whether", "list"})
_CITY, _COUNTRY = "city", "country"


def answer_places(question: Question) -> Answer | None:
    """The cities or countries of the events, the commonest first, where these are asked for."""
    frame, lexicon = question.frame, question.lexicon
    sort = next((each for each in (_CITY, _COUNTRY) if _names(each, question)), None)
    countries = lexicon.wheres[_COUNTRY]
    apart = [each for each in frame.solid if not each.kinds and each.word not in countries]
    if not sort or apart or question.focus or not frame.asks or not _ASKS.issuperset(frame.asks):
        return None
    dated = [each for each in question.found.every if each.is_full and not each.event.date.is_open]
    there = [each for each in dated if each.event.country == question.knowledge.content.country]
    if sort == _CITY and (frame.sides or not _asks_where_it_was(question)):
        # «Какие города Турции», "which cities do you work with"
        dated = there or dated
    if sort == _CITY and frame.topics and (said := _sentence_on_cities(question)):
        return said
    counts = Counter(name for each in dated if (name := _place_of(each.event, sort, question)))
    if not counts:
        return None
    named = [
        Markup("{} – {}").format(bold(name), count) for name, count in counts.most_common(_NAMED)
    ]
    more = ["…"] if len(counts) > _NAMED else []
    told = question.t.markup("Events by place: {places}", places=Markup(", ").join([*named, *more]))
    return Answer(told, tuple(each.event.id for each in dated))


def _asks_where_it_was(question: Question) -> bool:
    """Whether it is asked where something took place, not with whom one works."""
    lexicon = question.lexicon
    said = stems_in(question.frame.text)
    working = {stem for word in lexicon.present for stem in stems(word)}
    return not said.isdisjoint(lexicon.doing - working)


def _names(sort: str, question: Question) -> bool:
    words = question.lexicon.wheres[sort]
    return not words.isdisjoint(split_words(question.frame.text))


def _place_of(event: Told, sort: str, question: Question) -> str:
    """The city or the country of an event, as far as the brief says it."""
    t = question.t
    country = str(t.locale.territories.get(event.country or "", ""))
    if sort == _COUNTRY:
        return country
    _, within, city = event.place.in_language(t.language).rpartition(", ")
    named = (part.named.name.in_language(t.language) for part in event.parts_of("place"))
    return city if city != country and (within or city in named) else ""


def _sentence_on_cities(question: Question) -> Answer | None:
    """The sentence of the overview that names several of the partner's places as cities."""
    language, knowledge = question.t.language, question.knowledge
    names = [
        [knowledge.vocabulary.forms(word) for word in split_words(each.name.in_language(language))]
        for each in knowledge.content.named
        if each.kind == "place"
        and not all(map(knowledge.subject.is_place, split_words(each.name.in_language(language))))
    ]
    for sentence in knowledge.sentences:
        text = sentence.in_language(language)
        words = set(split_words(text))
        named = sum(all(not forms.isdisjoint(words) for forms in each) for each in names)
        if named > 1 and not question.lexicon.wheres[_CITY].isdisjoint(words):
            return Answer(bold(clip(text, _LENGTH)), section="about")
    return None


def answer_elsewhere(question: Question) -> Answer | None:
    """What else was where an event was: «а что ещё там было?»."""
    follow = question.lexicon.follow[question.frame.language]
    words = split_words(question.frame.text)
    said = not follow["else"].isdisjoint(words) and not follow["place"].isdisjoint(words)
    if not said or question.frame.solid or not _OPEN.issuperset(question.frame.asks):
        return None
    if len(question.focus) != 1:
        return None
    events = question.knowledge.content.events
    (here,) = (each for each in events if each.id in question.focus)
    where, others = min(
        ((part, _also_at(part.named.id, here, events)) for part in here.parts_of("place")),
        key=lambda each: (not each[1], len(each[1])),
        default=(None, []),
    )
    t = question.t
    if not where or not others:
        return Answer(
            t.markup("The brief has no other events in this place."), (here.id,), is_certain=False
        )
    count = bold(t.ngettext("{count} event", "{count} events", len(others)))
    names = listed((name_event(each, t) for each in others[:SHOWN]), t)
    head = labelled(
        where.named.name.in_language(t.language), Markup("{} – {}").format(count, names), t
    )
    return Answer(head, tuple(each.id for each in others))


def _also_at(place: int, here: Told, events: Iterable[Told]) -> list[Told]:
    return [
        each
        for each in events
        if each is not here and any(part.named.id == place for part in each.parts)
    ]
