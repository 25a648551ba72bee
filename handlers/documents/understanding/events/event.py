"""An event out of its sentences."""

import re
from dataclasses import dataclass, field, replace

from handlers.documents.understanding.events.places import Place, find_place
from handlers.documents.understanding.events.titles import make_title
from handlers.documents.understanding.people.named import Named, find_people
from handlers.documents.understanding.people.organisations import find_organisations
from handlers.documents.understanding.places.geography import HOME, names_time
from handlers.documents.understanding.places.venues import find_venue
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Part
from handlers.documents.understanding.words.lexicon import Lexicon, find_words
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.model import Doubt, DoubtKind, Person, ReadEvent
from handlers.documents.understanding.words.morphology import is_infinitive
from handlers.documents.understanding.words.plans import says_plan
from storage.edtf import Edtf
from storage.words import capitalize, fold

_PLANNED_REMARK = re.compile(r"\((?:план|plan|gepland|prévu)\w*\)", re.IGNORECASE)
_TO = re.compile(r"\s+(?:на|to|until|till|naar|tot|à|au)\s+(?=\S)")
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_NEAR = 4
PLAN_NOUNS = ("план", "плана", "планы", "плану", "планом", "plan", "plans")


@dataclass(slots=True)
class Draft:
    """An event whose sentences are still being collected."""

    clause: str
    """The part of the first sentence that tells it."""
    sentence: str
    mention: Mention | None
    more: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def build_event(draft: Draft, part: Part, context: Context) -> ReadEvent:
    """The event with all that its sentences say."""
    lexicon, language = context.lexicon, context.language
    tagged = context.tagged(draft.clause)
    times = context.times(draft.clause, draft.mention.year if draft.mention else part.year)
    named = find_people(tagged, language, lexicon)
    place = find_place(tagged, language, lexicon, _taken(named, draft.clause, lexicon))
    mention = draft.mention
    if mention and mention.end and not any(each.start < mention.end for each in times.mentions):
        # The line above the sentence says its date.
        times = replace(times, mentions=(mention, *times.mentions))
    if place.name is None:
        place = _place_alone(draft.more, context) or _place_gone_to(draft.more, context) or place
    source = " ".join([draft.sentence, *draft.more])
    people: list[Named] = []
    organisations: list[str] = []
    for text in (draft.clause, *draft.more):
        said = context.tagged(text)
        found = find_people(said, language, lexicon)
        people += found
        organisations += find_organisations(said, language, lexicon, found)
    text = " ".join([draft.clause, *draft.more])
    text = capitalize(text)
    doubts = [*draft.doubts, *_field_doubts(draft, place, people)]
    event = ReadEvent(
        date=draft.mention.value if draft.mention else None,
        title=make_title(tagged, times, lexicon),
        text=text,
        source=source,
        place=place.name,
        country=place.country,
        people=_people(people),
        organisations=tuple(dict.fromkeys(organisations)),
        directions=context.matcher.match(f"{part.heading} {source}"),
    )
    if event.date is None:
        doubts.append(Doubt(DoubtKind.NO_DATE, "date", draft.sentence))
    event = replace(event, doubts=tuple(dict.fromkeys(doubts)))
    return with_state(event, draft.clause, context, planned=part.planned)


def _place_alone(sentences: list[str], context: Context) -> Place | None:
    """The venue that a sentence names and nothing else: «Дом ученых.»"""
    for sentence in sentences:
        tagged = context.tagged(sentence)
        venue = find_venue(tagged, 0, context.language, context.lexicon)
        if venue and len(sentence) - venue[1] <= 2:
            return Place(venue[0])
    return None


def _place_gone_to(sentences: list[str], context: Context) -> Place | None:
    """Where the sentence after the one with the date says that somebody went."""
    tagged = context.tagged(sentences[0]) if sentences else None
    if not tagged or not any(context.lexicon.means(word, "towards") for word in tagged.words()):
        return None
    named = find_people(tagged, context.language, context.lexicon)
    place = find_place(
        tagged, context.language, context.lexicon, _taken(named, sentences[0], context.lexicon)
    )
    return replace(place, sure=False) if place.name else None


def _taken(named: list[Named], text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where people are named, with whose they are: `Lev Abramov (Arctic Institute)`."""
    ends = []
    for each in named:
        behind = _IN_BRACKETS.match(text, each.end)
        words = find_words(behind[0]) if behind else []
        own = any(
            lexicon.means(word, kind) for word in words for kind in ("organisations", "offices")
        )
        ends.append(behind.end() if behind and own else each.end)
    return [(each.role_start, end) for each, end in zip(named, ends, strict=True)]


def _people(people: list[Named]) -> tuple[Person, ...]:
    kept: dict[str, Person] = {}
    for named in people:
        known = kept.get(named.name)
        if known is None or (known.role is None and named.role):
            kept[named.name] = Person(named.name, named.role)
    return tuple(kept.values())


def _field_doubts(draft: Draft, place: Place, people: list[Named]) -> list[Doubt]:
    doubts = []
    if not place.sure:
        doubts.append(Doubt(DoubtKind.PLACE_UNSURE, "place", draft.sentence))
    if any(not person.sure or " " not in person.name.replace(".", " ") for person in people):
        doubts.append(Doubt(DoubtKind.NAME_UNSURE, "people", draft.sentence))
    return doubts


def with_state(event: ReadEvent, said: str, context: Context, *, planned: bool) -> ReadEvent:
    """The event with whether it is planned, cancelled or past."""
    lexicon = context.lexicon
    tokens = [t for t in context.tagged(said).tokens if t.is_word and not t.quoted]
    words = [token.text for token in tokens]
    is_plan = any(says_plan(word, lexicon) and word.lower() not in PLAN_NOUNS for word in words)
    is_plan = is_plan or _PLANNED_REMARK.search(said) is not None
    happened = any(
        lexicon.means(word, "happened") and not says_plan(word, lexicon) and not is_infinitive(word)
        for word in words
    )
    doubts = []
    if _is_not_held(event, context) or any(
        lexicon.means(word, "cancelled") for word in (*words, *_first_words(event))
    ):
        return _cancelled(event, DoubtKind.CANCELLED, planned=planned or is_plan)
    moved = next((token for token in tokens if lexicon.means(token.text, "postponed")), None)
    if moved:
        rest = said[moved.end :]
        if not context.times(
            rest, event.date.start.year if event.date and event.date.start else None
        ).mentions:
            return _cancelled(event, DoubtKind.POSTPONED, planned=planned or is_plan)
        event = replace(event, date=_moved_to(rest, event.date, context) or event.date)
        doubts.append(Doubt(DoubtKind.POSTPONED, "date", event.source))
    later = _is_after(event.date, context.as_of)
    if is_plan and happened and not planned:
        planned = later
        doubts.append(Doubt(DoubtKind.PLAN_UNSURE, "planned", event.source))
    elif is_plan:
        planned = True
    if planned and not is_plan and is_before(event.date, context.as_of):
        planned = False
        doubts.append(Doubt(DoubtKind.PLAN_UNSURE, "planned", event.source))
    if later and not (planned or is_plan):
        planned = True
        doubts.append(Doubt(DoubtKind.AFTER_AS_OF, "date", event.source))
    return replace(event, planned=planned, doubts=(*event.doubts, *doubts))


def _cancelled(event: ReadEvent, why: DoubtKind, *, planned: bool) -> ReadEvent:
    """What was not held on its day, nor is it known to be on another."""
    doubts = (*event.doubts, Doubt(why, "date", event.source))
    return replace(event, cancelled=True, planned=planned, doubts=doubts)


def _is_not_held(event: ReadEvent, context: Context) -> bool:
    """Whether its sentences say that it was not held: not another thing, of a month of its own."""
    first, *more = context.sentences(event.source) or [""]
    own = (
        text
        for text in more
        if not any(names_time(word, context.language) for word in find_words(text))
    )
    return any(context.lexicon.find_said(fold(text), "not_held") for text in (first, *own))


def _first_words(event: ReadEvent) -> list[str]:
    """The first word of each sentence of an event: «… в Летнем саду. ОТМЕНЕН из-за непогоды.»"""
    return re.findall(r"[.!]\s+([^\W\d_]+)", event.source)


def _moved_to(rest: str, date: Edtf | None, context: Context) -> Edtf | None:
    """The date to which an event was put off: «перенесен на 2019 год»."""
    led = _TO.match(rest)
    year = date.start.year if date and date.start else None
    found = context.times(rest[led.end() :], year).mentions if led else ()
    return found[0].value if found and found[0].start <= _NEAR else None


def _is_after(date: Edtf | None, as_of: Edtf | None) -> bool:
    return date is not None and as_of is not None and date.earliest_start > as_of.latest_end


def is_before(date: Edtf | None, as_of: Edtf | None) -> bool:
    """Whether all of a date is over: among the plans stands what was done for them."""
    known = date is not None and not date.is_open and as_of is not None
    return bool(known and date and as_of and date.latest_end < as_of.earliest_start)


def doubt_country(event: ReadEvent, partner: str | None, city: str | None) -> ReadEvent:
    """The event, with a doubt where it is neither at home nor at the partner's."""
    if event.country in (None, HOME, partner) or partner is None:
        return event
    said = fold(event.place or "").split()
    if city and said and "-" in city and said[0].strip(",") == fold(city).split("-")[0]:
        # «Сантьяго» of a brief on Сантьяго-де-Куба
        return replace(event, country=partner)
    return event.doubted(Doubt(DoubtKind.OTHER_COUNTRY, "place", event.source))
