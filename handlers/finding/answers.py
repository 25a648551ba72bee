"""The answer to a frame: its first line, and the events, the section or the sentence behind it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.view import bold, clip, lines
from handlers.dates import format_edtf
from handlers.finding import counting, facts, persons
from handlers.finding.agreed import answer_agreements
from handlers.finding.answer import Answer
from handlers.finding.candidates import (
    NEAR_THE_BEST,
    Candidate,
    find_candidates,
    says_together,
)
from handlers.finding.phrases import (
    SHOWN,
    duration,
    name_event,
    not_said,
    place_of,
    when_and_what,
)
from handlers.finding.question import Question
from handlers.finding.sentences import split_sentences
from storage.content import Told
from storage.edtf import Edtf
from storage.words import split_words, stems

_SENTENCE_LENGTH = 300
_TWO = 2
_LEAST = 3
_EVENT_ASKS = ("until", "name", "when", "where", "who", "how_long")


class Answerer:
    """Answers one frame from one brief."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.knowledge, self.lexicon = question.knowledge, question.lexicon
        self.frame, self.t = question.frame, question.t
        self.found, self.focus, self.as_of = question.found, question.focus, question.as_of

    def answer(self) -> Answer | None:
        """The answer; None where the question asks for none that could stand in a line."""
        frame = self.frame
        if self.question.agreements:
            return answer_agreements(self.question) or self._how_many()
        if frame.solid and self._asks_for_contact():
            return Answer(None, section="contact")
        if "planned" in frame.asks and not frame.values:
            return self._planned()
        if answer := self._compared() or self._from_what_is_said():
            return answer
        for ask, make in self._ways().items():
            if ask in frame.asks and not (ask == "source" and frame.solid):
                return make()
        if frame.order is not None:
            return self._first_or_last()
        if "whether" in frame.asks:
            return self._whether()
        return self._what() if self.focus else self._topic()

    def _from_what_is_said(self) -> Answer | None:
        """What no event answers: figures, agreements, which cities have come together."""
        return (
            facts.answer_value(self.question)
            or answer_agreements(self.question)
            or facts.answer_partners(self.question)
        )

    def _compared(self) -> Answer | None:
        if "earlier" in self.frame.asks and (compared := self._earlier()):
            return compared
        return self._compare() if "compare" in self.frame.asks else None

    def _ways(self) -> dict[str, Callable[[], Answer | None]]:
        return {
            "hour": self._hour,
            "why": self._why,
            "source": self._source,
            "how_many": self._how_many,
            "age": self._age,
            "longest": self._longest,
            "largest": self._largest,
            **dict.fromkeys(_EVENT_ASKS, self._of_events),
        }

    # What is asked of events: when, where, who, how long.

    def _of_events(self) -> Answer | None:
        frame = self.frame
        if frame.order is not None:
            return self._first_or_last()
        if "who" in frame.asks and (answer := persons.answer_who(self.question)):
            return answer
        if not self.focus:
            fact = facts.find_fact_of_period(self.question) or self._sentence()
            if fact:
                return fact
        if frame.asks == ("who",) and not (frame.terms or self.focus or frame.values):
            if "people" in self.lexicon.find_intents(frame.text):
                return Answer(None, section="people")
            return Answer(None, section="contact") if frame.sides else None
        if not (frame.solid or self.focus or frame.values):
            return None
        if not (best := self.question.worth_telling()):
            return self.question.nothing()
        return self._tell(best)

    def _tell(self, best: Sequence[Candidate]) -> Answer:
        """The lines for each of the best, under a word on what the brief does not say."""
        several = len(best) > 1
        told = [self.details(each, with_name=True) for each in best[:SHOWN]]
        if several and len(best) > SHOWN:
            told.append(Markup("…"))
        return Answer(
            lines(self.question.caveat(best[0]), *told),
            tuple(each.event.id for each in best),
            is_certain=not self.found.unknown and best[0].is_full,
        )

    def details(self, each: Candidate, *, with_name: bool) -> Markup:
        """What is asked of one event, in the order in which it is asked, and which it is."""
        parts = [
            part
            for ask in self.frame.asks
            if ask in _EVENT_ASKS and (part := self._detail(each.event, ask))
        ]
        if not parts:
            return when_and_what(each, self.t)
        joined = Markup(" · ").join(parts)
        if not with_name:
            return joined
        what = name_event(each.event, self.t)
        if not {"when", "until", "how_long"} & set(self.frame.asks):
            what = f"{what}, {format_edtf(each.event.date, self.t)}"
        return Markup("{} – {}").format(joined, what)

    def _detail(self, event: Told, ask: str) -> Markup | None:
        t = self.t
        if ask in ("when", "until"):
            return bold(format_edtf(event.date, t))
        if ask == "name":
            return bold(clip(event.title.in_language(t.language), _SENTENCE_LENGTH))
        if ask == "where":
            place = place_of(event, t)
            return bold(place) if place else bold(t.gettext("The brief does not say where"))
        if ask == "who":
            return persons.people_of(event, t) or bold(t.gettext("The brief does not say who"))
        when = format_edtf(event.date, t)
        lasted = duration(event.date, t)
        if lasted:
            return Markup("{} ({})").format(bold(when), lasted)
        return t.markup("{when}; how long exactly the brief does not say", when=bold(when))

    def _asks_for_contact(self) -> bool:
        """Whether the question names somebody who is a contact of the brief."""
        solid, knowledge = self.frame.solid, self.knowledge
        names = knowledge.contact_names
        if any(not names.isdisjoint(stems(each.word)) and not each.strongly for each in solid):
            return True
        return not any(each.is_known for each in solid) and any(
            not knowledge.contact_stems.isdisjoint(stems(each.word)) for each in solid
        )

    def _hour(self) -> Answer | None:
        """No brief says at what hour something began."""
        if not (best := self.question.worth_telling()) or not (self.frame.solid or self.focus):
            return None
        head = bold(self.t.gettext("The brief does not say at what time of day."))
        told = [when_and_what(each, self.t) for each in best[:SHOWN]]
        return Answer(lines(head, *told), tuple(e.event.id for e in best), is_certain=False)

    def _why(self) -> Answer | None:
        """The reason is never said but in the overview."""
        if not self.frame.solid:
            return None
        if sentence := self._sentence():
            return replace(sentence, is_certain=False)
        head = bold(self.t.gettext("Why, the brief does not say."))
        best = self.question.worth_telling()
        near = when_and_what(best[0], self.t) if best else None
        return Answer(
            lines(head, near), tuple(each.event.id for each in best[:1]), is_certain=False
        )

    # Facts and the overview.

    def _sentence(self) -> Answer | None:
        """A fact or a sentence of the overview that says more of it than any event."""
        if not (sentence := facts.find_fact(self.question)):
            return None
        asks = self.frame.asks
        if "who" in asks and self.found.full:
            return None
        if {"when", "how_long"} & set(asks) and not sentence.date:
            return None
        return facts.tell_sentence(self.question, sentence)

    def answer_about(self) -> Answer | None:
        """Since when there has been a partnership, where that is asked."""
        if not {"when", "age", "how_long"} & set(self.frame.asks):
            return None
        if not (beginning := facts.find_beginning(self.question)):
            return None
        told = facts.tell_sentence(self.question, beginning)
        if not (unknown := [each.written for each in self.found.unknown]):
            return told
        return replace(told, head=lines(told.head, not_said(unknown, self.t)), is_certain=False)

    def _age(self) -> Answer | None:
        if not (self.frame.solid or self.frame.topics or self.frame.sides or self.focus):
            return None
        if self.focus and not self.frame.solid:
            return self._age_of(self.found.best)
        if sentence := facts.find_any(self.question):
            return sentence
        if self.frame.solid:
            return self._age_of(self.question.worth_telling()) or self.question.nothing()
        beginning = facts.find_beginning(self.question)
        return facts.tell_sentence(self.question, beginning) if beginning else None

    def _age_of(self, best: Sequence[Candidate]) -> Answer | None:
        """How old somebody of an event is, or since when it has been."""
        if best and (told := counting.find_age(best[0].event, self.t)):
            return Answer(lines(self.question.caveat(best[0]), told), (best[0].event.id,))
        if best and best[0].event.date.is_open:
            event = best[0].event
            since = facts.tell_age(self.question, event.date)
            return Answer(Markup("{} – {}").format(since, name_event(event, self.t)), (event.id,))
        if best:
            head = bold(self.t.gettext("How old, the brief does not say."))
            near = when_and_what(best[0], self.t)
            return Answer(lines(head, near), (best[0].event.id,), is_certain=False)
        return None

    # How many, the first, the longest, comparisons.

    def _how_many(self) -> Answer | None:
        return counting.answer_how_many(self.question)

    def _first_or_last(self) -> Answer | None:
        """The event that comes first or last, with what else is asked of it."""
        dated = [each for each in self._pool() if not each.event.date.is_open]
        pool = [each for each in dated if not each.event.status] or dated
        if not pool:
            return self.question.nothing()
        newest = bool(self.frame.order)
        pool.sort(key=lambda each: (each.event.date, each.event.id), reverse=newest)
        first = pool[0]
        t = self.t
        reason = (
            t.gettext("the latest in the brief") if newest else t.gettext("the first in the brief")
        )
        line = self.details(first, with_name=True)
        caveat = self.question.caveat(first) if self.found.unknown else None
        return Answer(
            lines(caveat, Markup("{} ({})").format(line, reason)),
            tuple(each.event.id for each in pool[:50]),
        )

    def _longest(self) -> Answer | None:
        pool = [each for each in self._pool() if duration(each.event.date, self.t)]
        if not pool:
            return None
        best = max(
            pool, key=lambda each: each.event.date.latest_end - each.event.date.earliest_start
        )
        head = Markup("{}: {} – {}").format(
            bold(name_event(best.event, self.t)),
            duration(best.event.date, self.t),
            format_edtf(best.event.date, self.t),
        )
        return Answer(head, (best.event.id,))

    def _largest(self) -> Answer | None:
        sized = [
            (size, each, written)
            for each in self._pool()
            for size, written in counting.sizes(each.event, self.lexicon, self.t)
        ]
        if not sized:
            return Answer(
                self.t.markup("How large the events were the brief does not say."),
                is_certain=False,
            )
        _, best, written = max(sized, key=lambda each: each[0])
        head = Markup("{}: {}").format(bold(name_event(best.event, self.t)), written)
        return Answer(head, (best.event.id,))

    def _pool(self) -> list[Candidate]:
        """The events that meet all that is asked of them, whatever their order."""
        if self.found.full:
            return self.found.full
        return [] if self.frame.solid else list(self.found.every)

    def _compare(self) -> Answer | None:
        t, frame = self.t, self.frame
        counts: list[tuple[str, int]] = []
        if len(frame.values) > 1:
            for value in frame.values:
                within = find_candidates(self.knowledge, replace(frame, values=(value,))).full
                counts.append(
                    (str(format_edtf(value, t)) if isinstance(value, Edtf) else "", len(within))
                )
        elif "when" in frame.asks:
            years = Counter(
                year
                for each in self._pool()
                if not each.event.date.is_open
                for year in range(
                    each.event.date.latest_start.year, each.event.date.earliest_end.year + 1
                )
            )
            counts = [(str(year), count) for year, count in years.most_common(SHOWN)]
        else:
            parted = [each for each in frame.solid if each.met]
            if len(parted) > 1:
                counts = [(each.written, len(each.met)) for each in parted]
        if len(counts) < 2 and "when" not in frame.asks:
            return None
        shown = Markup(", ").join(
            Markup("{} – {}").format(bold(name), bold(str(count))) for name, count in counts
        )
        return Answer(shown, tuple(each.event.id for each in self._pool())[:50])

    def _earlier(self) -> Answer | None:
        """What is compared, in the order of its dates."""
        known = [each for each in self.frame.solid if each.strongly]
        found = [
            each for each in self.found.every if sum(each.at in term.strongly for term in known) > 0
        ]
        best: dict[int, Candidate] = {}
        for term in known:
            having = [each for each in found if each.at in term.strongly]
            if having:
                first = max(having, key=lambda each: each.score)
                best[first.at] = first
        if len(best) < _TWO:
            return None
        ordered = sorted(best.values(), key=lambda each: (each.event.date, each.event.id))
        told = [when_and_what(each, self.t) for each in ordered[:SHOWN]]
        return Answer(Markup("; ").join(told), tuple(each.event.id for each in ordered))

    def _planned(self) -> Answer | None:
        """What the brief says is planned, as of its date."""
        t = self.t
        unknown = [each.written for each in self.found.unknown]
        pool = list(self.found.every) if len(unknown) == len(self.frame.solid) else self._pool()
        planned = [each for each in pool if each.event.status == "planned"]
        if not planned:
            return Answer(
                t.markup(
                    "The brief says of nothing that it is planned, as of {date}.", date=self.as_of
                ),
                is_certain=False,
            )
        told = [when_and_what(each, t) for each in planned[:SHOWN]]
        head = t.markup("Yes, planned as of {date}:", date=self.as_of)
        caveat = not_said(unknown, t) if unknown else None
        return Answer(lines(head, *told, caveat), tuple(each.event.id for each in planned))

    # Yes or no; topics.

    def _whether(self) -> Answer | None:
        frame = self.frame
        if not frame.solid:
            return self._whether_then()
        sure, direction = self._surely(), self._direction()
        if direction and not (frame.happened or any(each.strongly for each in frame.solid)):
            return direction
        if not frame.now and (answer := facts.answer_whether(self.question)):
            return answer
        if sure:
            unsure = next((each for each in sure if each.event.status), sure[0])
            if apart := self._not_plainly(unsure):
                return apart
            if not self._is_remembered():
                return self._yes(sure)
            return facts.find_any(self.question) or self.question.near(sure)
        if direction:
            return direction
        if sentence := facts.find_any(self.question):
            return sentence
        if best := self.question.worth_telling():
            return self.question.near(best)
        return self.question.nothing()

    def _whether_then(self) -> Answer | None:
        """Whether there was anything in a period."""
        values, full = self.frame.values, self.found.full
        if len(values) != 1 or not isinstance(values[0], Edtf) or not full:
            return None
        count = self.t.ngettext("{count} event", "{count} events", len(full))
        told = Markup("; ").join(name_event(each.event, self.t) for each in full[:SHOWN])
        head = Markup("{}: {} – {}").format(bold(self.t.gettext("Yes")), count, told)
        return Answer(head, tuple(each.event.id for each in full), period=values[0])

    def _is_remembered(self) -> bool:
        """Whether somebody with a number is asked of: events remember kings, they had none."""
        numbered = self.knowledge.subject.numbered
        return any(not numbered.isdisjoint(stems(each.word)) for each in self.frame.solid)

    def _not_plainly(self, best: Candidate) -> Answer | None:
        """What only was planned or was called off, and what is asked of today."""
        t, event = self.t, best.event
        what = when_and_what(best, t)
        if event.status == "planned":
            head = t.markup(
                "Whether it took place the brief does not say. Planned as of {date}: {event}",
                date=self.as_of,
                event=what,
            )
        elif event.status == "cancelled":
            head = t.markup("No, cancelled: {event}", event=what)
        elif self.frame.now:
            head = t.markup(
                "Whether it is so now the brief does not say. As of {date}: {event}",
                date=self.as_of,
                event=what,
            )
        else:
            return None
        return Answer(head, (event.id,))

    def _surely(self) -> list[Candidate]:
        """The best of the events that say all that is asked, in a title or in one sentence."""
        if self.found.unknown:
            return []
        sure = [
            each for each in self.found.full if says_together(each.event, self.frame.solid, each.at)
        ]
        sure = [each for each in sure if not each.is_wide] or sure
        most = max((each.score for each in sure), default=0)
        return [each for each in sure if each.score >= NEAR_THE_BEST * most]

    def _yes(self, best: list[Candidate]) -> Answer:
        told = Markup("; ").join(when_and_what(each, self.t) for each in best[:SHOWN])
        head = Markup("{}: {}").format(bold(self.t.gettext("Yes")), told)
        return Answer(head, tuple(each.event.id for each in best))

    def _direction(self) -> Answer | None:
        """The one direction that all of the question's words belong to."""
        solid = self.frame.solid
        elsewhere = any(each.is_place and each.is_known for each in solid)
        if not solid or self.frame.values or elsewhere:
            # A direction speaks of no place: not of each flight is said where it goes.
            return None
        shared = frozenset.intersection(*(each.directions for each in solid))
        found = [each for each in self.knowledge.content.directions if each.id in shared]
        if not found:
            return None
        named = bold(clip(found[0].text.in_language(self.t.language), _SENTENCE_LENGTH))
        if not self.frame.happened:
            head = self.t.markup("Yes, among the directions: {direction}", direction=named)
            return Answer(head, direction=found[0].id)
        head = self.t.markup(
            "The brief names no such event. Among the directions: {direction}", direction=named
        )
        return Answer(head, direction=found[0].id, is_certain=False)

    def _what(self) -> Answer | None:
        """The sentence of what was shown that says most of what is asked of it."""
        if len(self.focus) > 1 and self.frame.solid and self.found.full:
            return self._count(self.found.full)
        best: tuple[int, Candidate, str] | None = None
        pointing = self.lexicon.follow[self.frame.language]["there"]
        asked = [
            each
            for each in split_words(self.frame.text)
            if len(each) >= _LEAST and each not in pointing
        ]
        for each in self.found.best:
            for sentence in split_sentences(each.event.text.in_language(self.t.language)):
                own = {stem for word in split_words(sentence) for stem in stems(word)}
                hits = sum(not own.isdisjoint(stems(each)) for each in asked)
                if hits > (best[0] if best else 0):
                    best = hits, each, sentence
        if not best:
            return self.question.near(self.found.best) if self.found.best else None
        return Answer(bold(clip(best[2], _SENTENCE_LENGTH)), (best[1].event.id,))

    def _topic(self) -> Answer | None:
        """Words with a period or a place: the list, or a word that they do not meet."""
        frame = self.frame
        narrowed = [each for each in frame.solid if each.is_place]
        if not frame.solid:
            return None
        if not (frame.values or narrowed):
            return self._one_or_direction()
        if self.found.unknown:
            best = self.question.worth_telling()
            return self.question.near(best) if best else None
        full = self.found.full
        if full:
            answer = self._count(full) if len(full) > 1 else Answer(None, (full[0].event.id,))
            if barren := self.question.barren():
                return replace(answer, head=lines(barren, answer.head))
            return answer
        if best := self.question.worth_telling():
            return self.question.near(best)
        return self.question.nothing()

    def _one_or_direction(self) -> Answer | None:
        """The one event that has all the words in title or names, else a direction."""
        solid = self.frame.solid
        if len(solid) == 1 and self.frame.happened:
            named = [each for each in self.found.best if each.at in solid[0].strongly]
            if len(named) > 1:
                return self._count(named)
        if not self.found.unknown:
            best = [
                each
                for each in self.found.full
                if all(each.at in term.strongly for term in solid) and len(solid) > 1
            ]
            if len(best) == 1:
                return Answer(None, (best[0].event.id,))
        if any(each.strongly for each in solid):
            return None
        belonging = [each for each in solid if each.directions]
        if not belonging or any(each.met - each.wide for each in solid):
            return None
        shared = frozenset.intersection(*(each.directions for each in belonging))
        found = [each for each in self.knowledge.content.directions if each.id in shared]
        if not found:
            return None
        rest = [each.written for each in solid if not each.directions]
        in_passing = not self.frame.topics and not any(each.forms for each in belonging)
        wanted = self.frame.is_open or len(rest) > len(belonging)
        if in_passing and rest and wanted:
            # A trade that is named in passing: "how to get to a dentist".
            return self.question.nothing()
        return Answer(not_said(rest, self.t) if rest else None, direction=found[0].id)

    def _count(self, found: Sequence[Candidate]) -> Answer:
        """How many there are; which, where they are few."""
        count = bold(self.t.ngettext("{count} event", "{count} events", len(found)))
        names = Markup("; ").join(name_event(each.event, self.t) for each in found[:SHOWN])
        head = Markup("{}: {}").format(count, names) if len(found) <= SHOWN else count
        return Answer(head, tuple(each.event.id for each in found))

    def _source(self) -> Answer:
        head = self.t.markup("From the committee's brief, as of {date}", date=self.as_of)
        return Answer(bold(head), section="about")
