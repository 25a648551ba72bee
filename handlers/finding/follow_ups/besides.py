"""What else those took part in who were at the event that was shown: "what else did she do?"."""

from markupsafe import Markup

from handlers.chat.view import lines
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.leaning import names_something
from handlers.finding.frames.phrases import SHOWN, when_and_name
from storage.content import Told
from storage.words import stems, stems_in

_OPEN = frozenset({"whether", "list"})
_TOGETHER = 2


def answer_besides(up: FollowUp) -> Answer | None:
    """The other events of those who were at the one shown, where nothing else is asked."""
    if not _asks_for_more_of_them(up):
        return None
    (at,) = up.shown
    events = up.knowledge.content.events
    present = _people(events[at])
    if named := _find_one(up, events[at]):
        present = {named}
    shared = [len(present & _people(each)) for each in events]
    shared[at] = 0
    least = _TOGETHER if max(shared) >= _TOGETHER else 1
    having = zip(events, shared, strict=True)
    others = [each for each, count in having if count >= least and each.status != "cancelled"]
    if not others:
        return None
    others.sort(key=lambda each: each.date)
    told = [when_and_name(each, up.context.texts) for each in others[:SHOWN]]
    more = [Markup("…")] if len(others) > SHOWN else []
    return Answer(lines(*told, *more), tuple(each.id for each in others))


def _people(event: Told) -> set[int]:
    return {part.named.id for part in event.parts_of("person")}


def _asks_for_more_of_them(up: FollowUp) -> bool:
    """Whether it is asked what else "they", "she" or "those two" did, and no more than that."""
    frame, lexicon = up.frame, up.lexicon
    follow = lexicon.follow[frame.language]
    somebody = lexicon.somebody[frame.language] | lexicon.they[frame.language] | follow["that"]
    if len(up.talk.ids("event")) != 1 or len(up.shown) != 1 or frame.values:
        return False
    says = not somebody.isdisjoint(up.words) and not follow["else"].isdisjoint(up.words)
    asks = _OPEN.issuperset(frame.asks) and (frame.is_open or bool(frame.asks))
    return says and asks and not _names_else(up)


def _names_else(up: FollowUp) -> bool:
    """Whether a question has a word of something of its own, beside "people"."""
    return any(
        names_something(each, up.frame, up.lexicon)
        and not (each.guessed or up.lexicon.is_people(each.word) or each.is_place)
        for each in up.frame.solid
    )


def _find_one(up: FollowUp, event: Told) -> int | None:
    """The only one of those present whom the question of before names; None where that is open."""
    if up.lexicon.somebody[up.frame.language].isdisjoint(up.words):
        return None
    asked, language = stems_in(up.talk.question), up.frame.language
    named = [
        part.named.id
        for part in event.parts_of("person")
        if not asked.isdisjoint(stems(part.named.name.in_language(language).split()[-1]))
    ]
    return named[0] if len(named) == 1 else None
