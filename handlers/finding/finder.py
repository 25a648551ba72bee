"""From a text to what answers it: an answer from the brief, or a reading that names a screen."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from handlers.finding.answer import Answer
from handlers.finding.answers import Answerer
from handlers.finding.following import vary
from handlers.finding.frame import MAX_LENGTH, Frame, FrameReader
from handlers.finding.knowledge import Knowledge, to_knowledge
from handlers.finding.question import Question
from handlers.finding.readings import (
    DirectionReading,
    IntentReading,
    SearchReading,
    Understanding,
)
from handlers.finding.routing import asks_for_section
from handlers.finding.smalltalk import find_talk
from handlers.finding.understanding import Understander
from handlers.texts import Texts
from storage.lexicon import Lexicon
from storage.models import Brief
from storage.store import Store
from storage.words import on_other_keyboard


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a text asks of a brief, and what answers it: the one or the other."""

    frame: Frame
    answer: Answer | None = None
    understanding: Understanding | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the brief says what was asked."""
        if self.answer:
            return self.answer.is_certain
        readings = self.understanding.readings if self.understanding else ()
        return bool(readings) and not self.unsaid

    def names_what(self, other: Frame) -> bool:
        """Whether this brief has a name that the other frame's brief does not know."""
        unknown = {each.word for each in other.unknown}
        return any(
            each.word in unknown
            and each.strongly
            and not (each.kinds or each.fields or each.offices or each.guessed)
            for each in self.frame.solid
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
        return self._read(await self._know(brief), text[:MAX_LENGTH])

    async def find(
        self, brief: Brief, text: str, focus: Collection[int] = (), before: str | None = None
    ) -> Outcome:
        """The answer to a text from one brief.

        `focus` are the events that it is about, `before` the question that it varies.
        """
        text = text[:MAX_LENGTH]
        knowledge = await self._know(brief)
        frame = self._read(knowledge, text)
        if before:
            frame = vary(frame, self._read(knowledge, before))
        if focus or before:
            asked = Question(knowledge, self._lexicon, frame, self._t, focus)
            return Outcome(frame, Answerer(asked).answer())
        intents = self._lexicon.find_intents(frame.text, knowledge.subject.sides)
        if talk := find_talk(frame, intents, knowledge, self._t):
            return Outcome(frame, talk)
        answer = None
        if not asks_for_section(frame, intents, knowledge, self._lexicon):
            answerer = Answerer(Question(knowledge, self._lexicon, frame, self._t))
            answer = answerer.answer()
            if "about" in intents and answer and answer.direction:
                answer = None
            if "about" in intents and not (answer and answer.is_certain):
                answer = answerer.answer_about() or answer
        if answer and answer.is_certain:
            return Outcome(frame, answer)
        understanding = await self._understand(brief, knowledge, text)
        if not answer and _is_beside(understanding, frame, text):
            answer = Question(knowledge, self._lexicon, frame, self._t).nothing()
        if answer and not _says_more(understanding, answer):
            return Outcome(frame, answer)
        return Outcome(frame, understanding=understanding)

    async def _know(self, brief: Brief) -> Knowledge:
        return to_knowledge(await self._store.contents.get(brief.id))

    def _read(self, knowledge: Knowledge, text: str) -> Frame:
        reader = FrameReader(knowledge, self._lexicon, self._t.language, self._today)
        frame = reader.read(text)
        if frame.solid and not any(each.is_known for each in frame.solid):
            other = reader.read(on_other_keyboard(text))
            if other.solid and all(each.is_known and not each.guessed for each in other.solid):
                return other
        return frame

    async def _understand(self, brief: Brief, knowledge: Knowledge, text: str) -> Understanding:
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
        ).understand(said := self._lexicon.without_idioms(text))
        return replace(understood, text=text) if understood.text == said else understood


def _says_more(understanding: Understanding, answer: Answer) -> bool:
    """Whether a reading says more than that the brief does not say what was asked."""
    named = isinstance(understanding.best, IntentReading | DirectionReading)
    return named and not answer.events


def _is_beside(understanding: Understanding, frame: Frame, text: str) -> bool:
    """Whether a search has found only what the whole brief is about, and not what was asked."""
    best = understanding.best
    if not isinstance(best, SearchReading) or best.corrected or understanding.text != text:
        return False
    return bool(frame.sides and frame.solid) and not any(each.is_known for each in frame.solid)
