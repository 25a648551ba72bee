"""A question to a brief: its frame, what it can be about, and what the brief does not say of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup, escape

from handlers.chat.view import bold, lines
from handlers.dates import Recurring, Value, format_during, format_edtf, format_recurring
from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.brief.passages import Passages, to_passages
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import (
    Candidate,
    Found,
    find_candidates,
    is_specific,
    is_within,
)
from handlers.finding.frames.evidence import Evidence, asked_words, find_evidence
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.phrases import SHOWN, name_event, not_said, when_and_what
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Thing
from storage.words import split_words

_AMOUNTS = frozenset({"how_many", "how_much", "age", "largest"})


class Question:
    """One frame, asked of one brief."""

    def __init__(
        self,
        knowledge: Knowledge,
        lexicon: Lexicon,
        frame: Frame,
        t: Texts,
        today: date,
        about: Collection[Thing] = (),
    ) -> None:
        """`about` is what is spoken of already."""
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.frame = frame
        self.t = t
        self.today = today
        self.listed = next((each.kind for each in about), "") if len(about) > 1 else ""
        """Of what kind a list is that is spoken of."""
        self.agreements = frozenset(each.id for each in about if each.kind == "agreement")
        self.focus = frozenset(knowledge.events_of(about))
        """The events that are spoken of already."""

    def on(self, event: int) -> "Question":
        """The same question of one event, by its id."""
        frame, about = replace(self.frame, order=None), (Thing("event", event),)
        return Question(self.knowledge, self.lexicon, frame, self.t, self.today, about)

    @cached_property
    def found(self) -> Found:
        """The events that it can be about; most of what asks for the whole needs none."""
        return find_candidates(self.knowledge, self.frame, self.focus)

    def found_by(self, terms: tuple[Term, ...]) -> Found:
        """The events that other words find."""
        return find_candidates(self.knowledge, replace(self.frame, terms=terms), self.focus)

    @cached_property
    def words(self) -> Sequence[tuple[str, frozenset[str]]]:
        """Each word that carries meaning, with its stems."""
        return asked_words(self.frame, self.lexicon)

    @property
    def as_of(self) -> str:
        """As of when the brief is."""
        return format_edtf(self.knowledge.content.as_of, self.t)

    @property
    def passages(self) -> Passages:
        """The sentences of the brief in the person's language."""
        return to_passages(self.knowledge.content, self.t.language)

    def is_denied_by(self, sentence: str) -> bool:
        """Whether a sentence says that something is not so, and the question does not."""
        lexicon, frame = self.lexicon, self.frame
        denied = lexicon.denies(sentence, self.t.language) or lexicon.phrases.calls_off(sentence)
        doubted = lexicon.denies(frame.text, frame.language) or lexicon.phrases.calls_off(
            frame.text
        )
        return denied and not doubted

    def is_doubted_by(self, sentence: str) -> bool:
        """Whether a sentence denies something or leaves it open, and the question does not."""
        leaves_open = self.lexicon.phrases.leaves_open
        open_ = leaves_open(sentence) and not leaves_open(self.frame.text)
        return open_ or self.is_denied_by(sentence)

    def caveat(self, best: Candidate) -> Markup | None:
        """What the brief does not say of the question, before the nearest that it has."""
        t, unknown = self.t, [each.written for each in self.found.unknown]
        if unknown:
            return Markup("{} {}").format(not_said(unknown, t), t.gettext("Closest:"))
        # The verbs of another language are not in a text that nobody has translated.
        is_told = self.frame.language in best.event.text.texts
        if best.unmet or (best.undone and is_told):
            return t.markup("Nothing matches all of this. Closest:")
        if not best.in_period:
            return self.not_then(best.event.date)
        return None

    def not_then(self, date: Edtf) -> Markup:
        """The word that nothing of it was in the periods asked for, but on a date."""
        t = self.t
        if days := [each for each in self.frame.values if isinstance(each, Recurring)]:
            names = ", ".join(format_recurring(each, t) for each in days)
            return t.markup("{day}: nothing about this. Closest:", day=bold(names))
        periods = self._during(self.frame.values)
        return t.markup(
            "Nothing about this {period}. Closest: {date}",
            period=bold(periods),
            date=bold(format_edtf(date, t)),
        )

    def _during(self, values: Iterable[Value]) -> str:
        return ", ".join(format_during(each, self.t) for each in values if isinstance(each, Edtf))

    def barren(self) -> Markup | None:
        """The word that nothing was in some of the periods that are asked for."""
        dates = [each.event.date for each in self.found.full]
        empty = [
            each for each in self.frame.values if not any(is_within(when, [each]) for when in dates)
        ]
        if not (dates and empty and (periods := self._during(empty))):
            return None
        return self.t.markup("Nothing about this {periods}.", periods=periods)

    @property
    def counts_areas(self) -> bool:
        """Whether the directions of the brief are counted."""
        counted = self.frame.counted
        if "directions" in self.lexicon.find_intents(counted):
            return True
        # «Тем сколько штук»
        alone = not counted or self.lexicon.is_hollow(counted)
        return alone and any(map(self.lexicon.is_area, split_words(self.frame.text)))

    def pool(self) -> Sequence[Candidate]:
        """The events that meet all that is asked of them, whatever their order."""
        if self.found.full:
            return self.found.full
        return [] if self.frame.solid else self.found.every

    def worth_telling(self) -> Sequence[Candidate]:
        """The best candidates, where they have more in common with the question than a place."""
        best = self.found.best
        if not best:
            return []
        if self.focus or not self.found.unknown:
            return best
        met = [each for each in self.frame.solid if best[0].at in each.met]
        specific = any(is_specific(each, self.knowledge) for each in met)
        return best if specific or self.is_about_known else []

    @property
    def is_about_known(self) -> bool:
        """Whether a known word stands where one says what one wants to hear of: «про шахматы»."""
        about = self.lexicon.about[self.frame.language]
        known = {each.word for each in self.frame.solid if each.is_known}
        words = split_words(self.frame.text)
        return any(one in about and other in known for one, other in pairwise(words))

    def nothing(self) -> Answer | None:
        """The word that the brief does not speak of it."""
        words = [each.written for each in self.found.unknown] or [
            each.written for each in self.frame.solid
        ]
        if not words:
            return None
        return Answer(not_said(words, self.t), is_certain=False)

    def apart(self, best: Candidate) -> Markup:
        """The words before what the brief has instead of what was asked."""
        plain = self.t.markup("Not said directly. Closest:")
        return self.caveat(best) or plain

    def find_evidence(self, candidates: Sequence[Candidate]) -> Evidence | None:
        """The sentence on some events that has most of what is asked, if one has any."""
        asked = [stems for _, stems in self.words]
        of_amount = not _AMOUNTS.isdisjoint(self.frame.asks)
        return find_evidence(candidates, asked, self.t.language, of_amount=of_amount)

    def near(self, best: Sequence[Candidate]) -> Answer:
        """What the brief has instead, clearly apart from what was asked."""
        told = [when_and_what(each, self.t) for each in best[:SHOWN]]
        first = self.apart(best[0])
        if not (best[0].in_period or best[0].unmet or self.found.unknown):
            told = [escape(name_event(best[0].event, self.t))]
        elif "whether" not in self.frame.asks:
            evidence = self.find_evidence(best[:1])
            told[0] = evidence.told if evidence and evidence.says_more else told[0]
        return Answer(lines(first, *told), tuple(each.event.id for each in best), is_certain=False)
