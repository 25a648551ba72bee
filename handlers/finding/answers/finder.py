"""From a text to what answers it: an answer from the brief, or a reading that names a screen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from handlers.dates import Wrong
from handlers.finding.about import facts, partnership
from handlers.finding.about.whole import SECTIONS, answer_whole, find_whole
from handlers.finding.answers import kinds
from handlers.finding.brief.knowledge import Knowledge, Sentence, to_knowledge
from handlers.finding.events.finishing import find_rank
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import is_specific
from handlers.finding.frames.following import vary, without_doubt
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.framing import MAX_LENGTH, FrameReader
from handlers.finding.frames.phrases import not_said
from handlers.finding.frames.question import Question
from handlers.finding.people import persons
from handlers.finding.people.city_heads import answer_city_head
from handlers.finding.readings.reaching import find_owner
from handlers.finding.readings.reading import (
    DirectionReading,
    IntentReading,
    PeriodReading,
    SearchReading,
    Understanding,
)
from handlers.finding.readings.routing import (
    asks_for_section,
    asks_for_way,
    find_subjects,
    without_subjects,
)
from handlers.finding.readings.smalltalk import find_talk
from handlers.finding.readings.understanding import Understander
from handlers.texts import Texts
from storage.lexicon import Lexicon
from storage.models import Brief, Thing
from storage.store import Store
from storage.words import on_other_keyboard, same_word, stems

_RECKONED = frozenset({"how_much", "how_long", "hour"})
"""What an event says or does not say, by whatever verb it is asked."""
_SHORT = 5
"""A word of so few letters may have another ending and be the same: «Спа», «Спе»."""
_TALK = (IntentReading("greeting"), IntentReading("thanks"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a text asks of a brief, and what answers it: the one or the other."""

    frame: Frame
    answer: Answer | None = None
    understanding: Understanding | None = None
    lead: Markup | None = None
    """What the brief says of a place, where that is all that is named."""
    read: Frame | None = None
    """The text taken apart, where what the whole of the brief is asked for leaves words."""

    @property
    def asked(self) -> Frame:
        """All of the text taken apart."""
        return self.read or self.frame

    @property
    def names_others(self) -> bool:
        """Whether a word was left aside that the brief has nowhere: it may be another's name."""
        return self.read is not None and bool(self.read.unknown)

    @property
    def is_certain(self) -> bool:
        """Whether the brief says what was asked."""
        if self.answer:
            return self.answer.is_certain
        readings = self.understanding.readings if self.understanding else ()
        return bool(readings) and not self.unsaid

    @property
    def is_left_open(self) -> bool:
        """Whether no rule has an answer, or none that is certain."""
        if self.is_certain:
            return False
        if answer := self.answer:
            beside = answer.talk or answer.agreements or answer.tally
            return not beside and answer.section in (None, "about")
        best = self.understanding.best if self.understanding else None
        return best is None or isinstance(best, SearchReading)

    @property
    def is_of_all(self) -> bool:
        """Whether the whole is all that was found, by its country or by what tells of everything.

        What is asked of it no rule has read: «сколько раз что-то устраивали с чилийцами».
        """
        best = self.understanding.best if self.understanding and not self.read else None
        if isinstance(best, SearchReading):
            return bool(self.frame.sides) and not self.frame.solid and not self.frame.values
        return best == IntentReading("about") and bool(self.frame.asks)

    @property
    def is_literal(self) -> bool:
        """Whether no word was taken for another, and each name is a word of the brief.

        «Порту» is no trade of ports where a brief has neither.
        """
        return not any(
            each.guessed
            or (each.is_name and each.word not in each.forms)
            or (bool(each.directions) and not (each.forms or each.kinds or each.offices))
            for each in self.asked.solid
        )

    def names_what(self, other: Frame) -> bool:
        """Whether this brief has a name that the other frame's brief does not know.

        A name that it has all but a letter is better known than one that is alike here.
        """
        unknown = {each.word: each.guessed for each in other.solid if not each.is_known}
        unknown |= {each.word: True for each in other.solid if each.guessed}
        # «Александрия» is no «Александра», though both have one stem.
        near = {each.word for each in other.solid if each.word not in each.forms} - unknown.keys()
        if not unknown.keys().isdisjoint(self.asked.sides):
            # It is the partner's, of which the whole of this brief speaks.
            return True
        there = [each for each in self.asked.solid if each.there or each.is_place]
        if any(each.word in near & each.forms for each in there):
            return True
        return any(
            each.is_name and (_is_literal(each) if unknown[each.word] else _is_written(each))
            for each in self.asked.solid
            if each.word in unknown
        )

    def names_place(self, other: "Outcome") -> bool:
        """Whether a word that the other outcome's brief does not have is all of a place's name.

        "Kop" only begins "Koperzaal".
        """
        missing = {each.word for each in other.asked.solid if not each.forms}
        return any(
            each.is_city and each.word in missing and _is_literal(each) for each in self.asked.solid
        )

    @property
    def unsaid(self) -> list[str]:
        """The words of the question that the brief has nowhere."""
        return [each.written for each in self.frame.unknown if not each.word.isdecimal()]


class Finder:
    """Finds answers for people of one language."""

    def __init__(self, store: Store, lexicon: Lexicon, t: Texts, today: date) -> None:
        self._store = store
        self._lexicon = lexicon
        self._t = t
        self._today = today

    async def read(self, brief: Brief, text: str) -> Frame:
        """A text taken apart as a question to one brief."""
        knowledge = await self._know(brief)
        return self._read(knowledge, self._mend(knowledge, text))

    async def find(
        self, brief: Brief, text: str, about: Collection[Thing] = (), before: str | None = None
    ) -> Outcome:
        """The answer to a text from one brief.

        `about` is what it speaks of, `before` the question that it varies.
        """
        knowledge = await self._know(brief)
        text = self._mend(knowledge, text)
        frame = self._read(knowledge, text)
        if before:
            frame = vary(frame, self._read(knowledge, self._mend(knowledge, before)))
        if about:
            # Which of a list is meant is known by now.
            rank = find_rank(frame, self._lexicon)
            places = self._lexicon.places[frame.language].keys() - {rank}
            shown = {
                at
                for at, each in enumerate(knowledge.content.events)
                if Thing("event", each.id) in about
            }
            told = tuple(
                each
                for each in frame.terms
                if each.word not in places and not _is_granted(each, frame, shown)
            )
            # «Что потом из этого вышло» asks for no plans.
            beside = {"source", *(("planned",) if "result" in frame.asks else ())}
            asks = tuple(each for each in frame.asks if each not in beside) or frame.asks
            frame = replace(frame, asks=asks, terms=told, order=None)
            frame = without_doubt(frame, self._lexicon)
        asked = Question(knowledge, self._lexicon, frame, self._t, self._today, about)
        if about or before:
            return Outcome(frame, kinds.answer(asked))
        named = self._lexicon.find_intents(frame.text, knowledge.subject.sides)
        subjects = find_subjects(frame, named, self._lexicon)
        intents = without_subjects(named, subjects, self._lexicon)
        if apart := self._answer_apart(asked, intents, text):
            return apart
        answer: Answer | None = None
        if not asks_for_section(frame, intents, knowledge, self._lexicon):
            answer = _answer(asked, intents)
        if answer and answer.is_certain:
            return Outcome(frame, answer)
        understanding = await self._understand(brief, knowledge, text, subjects)
        if not answer and _is_beside(understanding, frame, knowledge, text):
            answer = _tell_nearest(asked)
        if not answer and _is_of_unknown(understanding, frame):
            # «Сотрудничество с Даугавпилсом» of a brief that has no such town.
            unsaid = not_said([each.written for each in frame.unknown], self._t)
            return Outcome(frame, Answer(unsaid, section="about", is_certain=False))
        if answer and not _says_more(understanding, answer, frame, intents, knowledge):
            return Outcome(frame, answer)
        return Outcome(
            _without_section(frame, understanding, intents),
            understanding=_without_cities(understanding, frame, knowledge),
            lead=_find_lead(asked, understanding),
        )

    async def tell_person(self, brief: Brief, person: int) -> Answer | None:
        """Who somebody of a brief is, over the events; None for one who is there no more."""
        knowledge = await self._know(brief)
        asked = Question(knowledge, self._lexicon, self._read(knowledge, ""), self._t, self._today)
        return persons.tell_person(asked, person)

    def _answer_apart(
        self, asked: Question, intents: Mapping[str, set[str]], text: str
    ) -> Outcome | None:
        """What asks for nothing in particular of a brief: the whole, small talk, a contact.

        Nor can what is asked of a day that no calendar has.
        """
        frame, knowledge = asked.frame, asked.knowledge
        if frame.wrong:
            return _tell_wrong(frame, frame.wrong, text)
        if whole := _answer_whole(asked, text):
            return whole
        if head := answer_city_head(asked):
            return Outcome(frame, head)
        answer = find_talk(frame, intents, knowledge, self._t)
        answer = answer or self._find_contact(frame, knowledge, intents)
        return Outcome(frame, answer) if answer else None

    def _find_contact(
        self, frame: Frame, knowledge: Knowledge, intents: Mapping[str, set[str]]
    ) -> Answer | None:
        """The contact, where how to reach it is asked for, or the telephone of somebody else."""
        used = intents.get("contact", set())
        by_way = not used and asks_for_way(frame, knowledge, self._lexicon)
        if not (used or by_way):
            return None
        if owner := find_owner(frame, knowledge, self._lexicon, used):
            head = self._t.markup(
                "The brief does not say how to reach “{owner}”. The contact it gives:", owner=owner
            )
            return Answer(head, section="contact", is_certain=False)
        return Answer(None, section="contact") if by_way else None

    async def _know(self, brief: Brief) -> Knowledge:
        return to_knowledge(await self._store.contents.get(brief.id))

    def _mend(self, knowledge: Knowledge, text: str) -> str:
        """A text without a slip in what it asks for."""
        language, is_known = self._t.language, knowledge.vocabulary.forms
        return self._lexicon.mender.mend(text[:MAX_LENGTH], language, is_known)

    def _read(self, knowledge: Knowledge, text: str) -> Frame:
        reader = FrameReader(knowledge, self._lexicon, self._t.language, self._today)
        frame = reader.read(text)
        if frame.solid and not any(each.is_known for each in frame.solid):
            other = reader.read(on_other_keyboard(text))
            if other.solid and all(each.is_known and not each.guessed for each in other.solid):
                return other
        return frame

    async def _understand(
        self, brief: Brief, knowledge: Knowledge, text: str, subjects: frozenset[str]
    ) -> Understanding:
        language = self._t.language
        directions = await self._store.briefs.list_directions(brief.id, language)
        understood = await Understander(
            self._store,
            self._lexicon,
            brief,
            directions,
            language,
            self._today,
            knowledge.subject,
            subjects,
        ).understand(said := self._lexicon.phrases.without_idioms(text))
        return replace(understood, text=text) if understood.text == said else understood


def _tell_wrong(frame: Frame, wrong: Wrong, text: str) -> Outcome:
    """The word that no calendar has the day that is asked for, over what was about then.

    Whatever else is asked of that day has no answer.
    """
    then = (PeriodReading(wrong.nearest),) if wrong.nearest else ()
    return Outcome(
        replace(frame, terms=()), understanding=Understanding(text, then, wrong=wrong), read=frame
    )


def _answer_whole(asked: Question, text: str) -> Outcome | None:
    """The line or the section for what asks for the whole of a brief."""
    if not (whole := find_whole(asked, text)):
        return None
    # Nothing else of the question is asked.
    frame = replace(asked.frame, terms=())
    asking = set().union(*asked.lexicon.find_whole(text, frame.language).values())
    left = tuple(each for each in asked.frame.terms if each.word not in asking)
    read = replace(asked.frame, terms=left)
    if said := answer_whole(asked, whole):
        return Outcome(frame, said, read=read)
    reading = Understanding(text, (IntentReading(SECTIONS[whole]),))
    return Outcome(frame, understanding=reading, read=read)


def _answer(asked: Question, intents: Mapping[str, set[str]]) -> Answer | None:
    """What the brief's events and facts answer, if they do."""
    frame, used = asked.frame, intents.get("about")
    answer = kinds.answer(asked)
    if used is None:
        return answer
    plain = not frame.asks and frame.order is None and not frame.values
    if answer and plain and all(each.word in used for each in frame.solid):
        answer = None
    if answer and answer.direction:
        answer = None
    if not (answer and answer.is_certain) and not _asks_of_else(frame, used, asked.knowledge):
        answer = kinds.answer_about(asked) or answer
    return answer


def _tell_nearest(asked: Question) -> Answer | None:
    """What the brief does not say, and what is nearest, where more is known than not."""
    frame, telling = asked.frame, asked.worth_telling()
    enough = len(frame.solid) >= 2 * len(frame.unknown) or asked.is_about_known
    return asked.near(telling) if telling and enough else asked.nothing()


def _find_lead(asked: Question, understanding: Understanding) -> Markup | None:
    """The sentence on a place, where nothing else is said; on how all began, where that is."""
    frame = asked.frame
    if understanding.best == IntentReading("about") and partnership.asks_for_beginning(asked):
        beginning = partnership.find_beginning(asked)
        return facts.tell_sentence(asked, beginning).head if beginning else None
    if fact := _find_fact(asked, understanding):
        return facts.tell_value(fact, asked).head
    if frame.asks or frame.values or frame.order is not None or len(frame.terms) != 1:
        return None
    place, names = frame.terms[0], asked.knowledge.place_names
    if place.guessed or place.directions or names.isdisjoint(place.forms):
        # «Шахматы» are no place where there is a chess club.
        return None
    return facts.tell_place(asked, place)


def _is_granted(term: Term, frame: Frame, shown: Collection[int]) -> bool:
    """Whether a verb is taken for granted of what was shown, which lacks it: «почем вышло»."""
    is_reckoned = not _RECKONED.isdisjoint(frame.asks)
    return is_reckoned and term.is_verb and not term.said and term.met.isdisjoint(shown)


def _find_fact(asked: Question, understanding: Understanding) -> Sentence | None:
    """The one fact that a search has found, and nothing else."""
    best = understanding.best
    hits = best.found.hits if isinstance(best, SearchReading) else ()
    if len(hits) != 1 or hits[0].kind != "fact":
        return None
    knowledge = asked.knowledge
    ids = [each.id for each in knowledge.content.facts]
    return knowledge.sentences[ids.index(hits[0].id)]


def _is_literal(term: Term) -> bool:
    """Whether a brief has a word itself, or a form of it."""
    return any(not stems(term.word).isdisjoint(stems(each)) for each in term.forms)


def _is_written(term: Term) -> bool:
    """Whether a brief has a word in another form at most: « payant » is no « Pais »."""
    is_short = len(term.word) <= _SHORT
    return any(is_short or same_word(term.word, each) for each in term.forms)


def _asks_of_else(frame: Frame, used: Collection[str], knowledge: Knowledge) -> bool:
    """Whether the words beside those that name a section ask of something in particular."""
    left = [each for each in frame.solid if each.word not in used]
    if "whether" in frame.asks and any(not each.is_known for each in left):
        return True
    return any(is_specific(each, knowledge) if each.is_known else each.is_place for each in left)


def _says_more(
    understanding: Understanding,
    answer: Answer,
    frame: Frame,
    intents: Mapping[str, set[str]],
    knowledge: Knowledge,
) -> bool:
    """Whether a reading says more than that the brief does not say what was asked."""
    best = understanding.best
    if best in _TALK:
        # One greets before one asks.
        return False
    if best == IntentReading("about") and _asks_of_else(frame, intents.get("about", ()), knowledge):
        return False
    used = intents.get("contact", ())
    if best == IntentReading("contact"):
        if any(each.offices and each.word in used for each in frame.solid):
            return False
        if not used and frame.unknown:
            # «Куда ездили …» asks where, only «куда обратиться» for the contact.
            return False
    others = [each for each in frame.unknown if each.word not in intents.get("people", ())]
    if "how_many" in frame.asks and (
        isinstance(best, DirectionReading) or (best == IntentReading("people") and others)
    ):
        # «Сколько людей спасли» asks for no list of names.
        return False
    return isinstance(best, IntentReading | DirectionReading) and not answer.events


def _without_section(
    frame: Frame, understanding: Understanding, intents: Mapping[str, set[str]]
) -> Frame:
    """The frame without the words that name the section that is asked for."""
    best = understanding.best
    used = intents.get(best.intent, set()) if isinstance(best, IntentReading) else set[str]()
    return replace(frame, terms=tuple(each for each in frame.terms if each.word not in used))


def _without_cities(
    understanding: Understanding, frame: Frame, knowledge: Knowledge
) -> Understanding:
    """The readings, a direction last where the name of a city stands in it by the way."""
    if not all(each.is_name and knowledge.places.find(each.forms) for each in frame.solid):
        return understanding
    readings = sorted(understanding.readings, key=lambda each: isinstance(each, DirectionReading))
    return replace(understanding, readings=tuple(readings))


def _is_of_unknown(understanding: Understanding, frame: Frame) -> bool:
    """Whether all that is asked beside the cooperation as such is nowhere in the brief."""
    about = understanding.best == IntentReading("about")
    return about and bool(frame.topics and frame.unknown) and frame.unknown == frame.solid


def _is_beside(understanding: Understanding, frame: Frame, knowledge: Knowledge, text: str) -> bool:
    """Whether a search has found only what stands everywhere, and not what was asked."""
    best = understanding.best
    known = [each for each in frame.solid if each.is_known]
    if not best:
        return bool(known)
    if not isinstance(best, SearchReading) or best.corrected or understanding.text != text:
        return False
    return bool(frame.unknown) and not any(
        is_specific(each, knowledge) or each.directions or each.guessed for each in known
    )
