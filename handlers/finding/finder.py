"""From a text to what answers it: an answer from the brief, or a reading that names a screen."""

from dataclasses import dataclass
from datetime import date

from handlers.finding.answer import Answer
from handlers.finding.answers import Answerer
from handlers.finding.frame import MAX_LENGTH, Frame, FrameReader
from handlers.finding.knowledge import Knowledge, to_knowledge
from handlers.finding.question import Question
from handlers.finding.readings import DirectionReading, IntentReading, Understanding
from handlers.finding.routing import asks_for_section
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


class Finder:
    """Finds answers for people of one language."""

    def __init__(self, store: Store, lexicon: Lexicon, t: Texts, today: date) -> None:
        self._store = store
        self._lexicon = lexicon
        self._t = t
        self._today = today

    async def find(self, brief: Brief, text: str) -> Outcome:
        """The answer to a text from one brief."""
        text = text[:MAX_LENGTH]
        knowledge = to_knowledge(await self._store.contents.get(brief.id))
        frame = self._read(knowledge, text)
        intents = self._lexicon.find_intents(frame.text, knowledge.subject.sides)
        answer = None
        if not asks_for_section(frame, intents, knowledge, self._lexicon):
            answerer = Answerer(Question(knowledge, self._lexicon, frame, self._t))
            answer = answerer.answer()
            if "about" in intents and not (answer and answer.is_certain):
                answer = answerer.answer_about() or answer
        if answer and answer.is_certain:
            return Outcome(frame, answer)
        understanding = await self._understand(brief, knowledge, text)
        if answer and not _says_more(understanding, answer):
            return Outcome(frame, answer)
        return Outcome(frame, understanding=understanding)

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
        return await Understander(
            self._store,
            self._lexicon,
            brief,
            directions,
            language,
            self._today,
            knowledge.subject,
        ).understand(text)


def _says_more(understanding: Understanding, answer: Answer) -> bool:
    """Whether a reading says more than that the brief does not say what was asked."""
    named = isinstance(understanding.best, IntentReading | DirectionReading)
    return named and not answer.events
