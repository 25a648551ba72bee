"""A question that follows what was last shown, with what is known of both."""

from dataclasses import dataclass, replace

from handlers.chat.context import Context
from handlers.finding.answers.finder import Outcome
from handlers.finding.answers.outcomes import find_answer, find_follow_up
from handlers.finding.brief.knowledge import Knowledge, to_knowledge
from handlers.finding.frames.following import names_one
from handlers.finding.frames.frame import Frame
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Brief, Thing
from storage.talks import Talk
from storage.words import split_words


@dataclass(slots=True)
class FollowUp:
    """A question, taken apart by the brief of which something was shown."""

    context: Context
    brief: Brief
    talk: Talk
    text: str
    frame: Frame
    knowledge: Knowledge
    alone: Outcome | None = None
    """What answers it as if nothing had been shown, once that was looked for."""
    _before: Frame | None = None

    @classmethod
    async def read(cls, context: Context, brief: Brief, talk: Talk, text: str) -> "FollowUp":
        """A message that is sent after something was shown."""
        knowledge = to_knowledge(await context.store.contents.get(brief.id))
        # What was shown may have been hidden since.
        present = {each.id for each in knowledge.content.events}
        things = (each for each in talk.things if each.kind != "event" or each.id in present)
        talk = replace(talk, things=tuple(things))
        frame = await find_follow_up(context, brief, text)
        up = cls(context, brief, talk, text, frame, knowledge)
        return await up._in_next_year()

    async def _in_next_year(self) -> "FollowUp":
        """The question with the year in figures, where it names none but by the one before."""
        in_next_year, language = self.lexicon.phrases.in_next_year, self.frame.language
        if not self.talk.question or in_next_year(self.text, language, 0) == self.text:
            return self
        years = {
            each.start.year
            for each in (await self.read_before()).values
            if isinstance(each, Edtf) and each.start
        }
        if len(years) != 1:
            return self
        text = in_next_year(self.text, language, years.pop())
        frame = await find_follow_up(self.context, self.brief, text)
        return replace(self, text=text, frame=frame)

    @property
    def lexicon(self) -> Lexicon:
        """What words mean."""
        return self.context.services.lexicon

    @property
    def words(self) -> list[str]:
        """The words of the question, folded."""
        return split_words(self.text)

    @property
    def speaks_of_shown(self) -> bool:
        """Whether it calls somebody or something "it", "she" or "they"."""
        they = self.lexicon.they[self.frame.language]
        return names_one(self.frame, self.lexicon) or not they.isdisjoint(self.words)

    @property
    def shown(self) -> list[int]:
        """The events that were shown, or have the people who were, by their numbers."""
        return self.numbers_of(self.talk.things)

    @property
    def numbers(self) -> dict[int, int]:
        """The numbers of the events in the brief, by their ids."""
        return {each.id: at for at, each in enumerate(self.knowledge.content.events)}

    def numbers_of(self, things: tuple[Thing, ...]) -> list[int]:
        """The events among things, by their numbers in the brief, in the order of the things."""
        numbers = self.numbers
        ids = [each.id for each in things if each.kind == "event"]
        others = self.knowledge.events_of(things) - set(ids)
        return [numbers[each] for each in (*ids, *sorted(others)) if each in numbers]

    async def ask_alone(self) -> Outcome:
        """What answers the question as if nothing had been shown."""
        if self.alone is None:
            leans = bool(self.talk.ids("event")) and self.speaks_of_shown
            self.alone = await find_answer(self.context, self.brief, self.text, leans=leans)
        return self.alone

    async def read_before(self) -> Frame:
        """The question of before, taken apart."""
        if self._before is None:
            self._before = await find_follow_up(self.context, self.brief, self.talk.question)
        return self._before

    def of(self, *things: Thing) -> "FollowUp":
        """The same question, asked of some things alone."""
        return replace(self, talk=replace(self.talk, things=things))
