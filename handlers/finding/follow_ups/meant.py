"""Which of what was shown a question means, or which neighbour of it in a row of events."""

from itertools import zip_longest

from handlers.finding.brief.wording import pairs_of
from handlers.finding.events.finishing import find_rank
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.frames.following import (
    Following,
    Turn,
    find_place,
    leads_on,
    picks,
    read_following,
)
from handlers.finding.frames.leaning import is_of_another_time, names_another, names_something
from handlers.finding.frames.rows import find_ahead, find_beside, find_numbered, find_then, step
from storage.content import Agreed
from storage.models import Thing
from storage.words import fold, split_words

_ONE = frozenset({"who", "when", "where", "hour", "how_long"})
"""What is asked of one event, where the first or the last is asked for."""
_HELD = frozenset({"until", "how_long", "age"})
_NOT_HELD = frozenset({"why", "planned"})
"""What is asked of an event that was called off, not of the one that took its place."""
ORDERS = frozenset({"longest", "largest"})
"""What is asked of all events, whichever were shown."""
OPENING = frozenset({"earlier", "whether", "name", "list"})
"""What is asked of one of a list, which is then shown: "which was the first?"."""
_OF_STEP = frozenset({"whether", "list", "when"})
_KIND = "agreement"
_SEVERAL = 2


async def read_turn(up: FollowUp) -> Following | None:
    """How a question follows; of the one event that was shown where its text has the words."""
    following = read_following(up.frame, up.lexicon)
    if following not in (None, Following(Turn.VARY)):
        return following
    if following is None and (_speaks_of_paper(up) or _asks_of_it(up)):
        return Following(Turn.ASK)
    if (at := _find_placed(up)) is not None:
        return Following(Turn.ASK, at)
    if (at := _find_spoken_of(up)) is None:
        return following
    return Following(Turn.ASK, at) if len(up.talk.things) > 1 else Following(Turn.ASK)


def _speaks_of_paper(up: FollowUp) -> bool:
    """Whether "it" is the one agreement that was shown: "which areas does it cover?"."""
    follow = up.lexicon.follow[up.frame.language]
    is_one = len(up.talk.things) == 1 and bool(up.talk.ids(_KIND))
    return is_one and not follow["it"].isdisjoint(up.words)


def _asks_of_it(up: FollowUp) -> bool:
    """Whether "it" is the one event that was shown: "who chaired it?", "till when was it on?"."""
    language = up.frame.language
    it = up.lexicon.follow[language]["it"]
    is_one = len(up.talk.things) == 1 and bool(up.talk.ids("event"))
    if not is_one or not it.isdisjoint(up.words[-1:]):
        return is_one
    # « Elle » may be anybody.
    asks_only = bool(up.frame.asks) and not up.frame.solid
    return asks_only and not (it - up.lexicon.somebody[language]).isdisjoint(up.words)


def _find_placed(up: FollowUp) -> int | None:
    """The place in what was shown that a question names, where that has what is asked for there.

    "The main prize at the first one?"
    """
    frame, things, lexicon = up.frame, up.talk.things, up.lexicon
    place = find_place(frame, lexicon)
    if place is None or len(things) < _SEVERAL or frame.values or not -1 <= place < len(things):
        return None
    numbers = [up.numbers.get(each.id, -1) if each.kind == "event" else -1 for each in things]
    called = [
        at
        for at, number in enumerate(numbers)
        if any(number in each.strongly for each in frame.solid if lexicon.is_ordinal(each.word))
    ]
    at = called[0] if len(called) == 1 else place
    asked = [
        each
        for each in frame.solid
        if each.is_known and not (lexicon.is_order(each.word) or lexicon.is_ordinal(each.word))
    ]
    has_all = all(numbers[at] in each.met - each.strongly for each in asked)
    return at if asked and has_all else None


def _find_spoken_of(up: FollowUp) -> int | None:
    """Which of the things shown a question is of, in words of its own: the event has all of them.

    Who begins as one does who goes on need ask nothing: "and the dearest pair?".
    """
    frame = up.frame
    asks = leads_on(frame, up.lexicon) or frame.is_open or bool(set(frame.asks) - {"whether"})
    known = [each for each in frame.solid if each.is_known]
    if not (asks and known) or not ORDERS.isdisjoint(frame.asks) or frame.values or frame.sides:
        return None
    numbers = up.numbers
    having = [
        at
        for at, thing in enumerate(up.talk.things)
        if thing.kind == "event" and (number := numbers.get(thing.id)) is not None
        # Who holds an office is named at the event, whatever it is called.
        if all(number in (each.met if each.offices else each.met - each.strongly) for each in known)
        and (frame.order is None or _says_ordered(up, number))
    ]
    return having[0] if len(having) == 1 else None


def _says_ordered(up: FollowUp, at: int) -> bool:
    """Whether an event's text has the word of order before the same one: "the first lesson"."""
    text = up.knowledge.content.events[at].text.in_language(up.frame.language)
    said = pairs_of(text)
    return any(
        up.lexicon.is_order(word) and not said.isdisjoint(pairs_of(f"{word} {after}"))
        for word, after in zip_longest(up.words, up.words[1:], fillvalue="")
    )


def pick(up: FollowUp, following: Following) -> Thing | None:
    """The thing that is meant; the last of events is the last that took place."""
    if following.picked == -1 and (events := up.talk.ids("event")):
        standing = {each.id for each in up.knowledge.content.events if each.date.is_open}
        if ended := [each for each in events if each not in standing]:
            return Thing("event", ended[-1])
    if following.picked in (0, -1) and following.turn is Turn.ASK and not up.frame.solid:
        # "Which was the first?"
        by_date = OPENING.issuperset(up.frame.asks)
        return _pick_by_date(up, following.picked) if by_date else picks(following, up.talk)
    return picks(following, up.talk)


def _pick_by_date(up: FollowUp, place: int) -> Thing | None:
    """The first, or the last, of what was shown by the order of time: "which was the first?"."""
    content = up.knowledge.content
    dates = {Thing("event", each.id): each.date for each in content.events}
    dates |= {Thing(_KIND, each.id): each.signed for each in content.agreements if each.signed}
    things = up.talk.things
    if all(each in dates for each in things):
        things = tuple(sorted(things, key=dates.__getitem__))
    return things[place] if -len(things) <= place < len(things) else None


async def is_of_first(up: FollowUp) -> bool:
    """Whether the first of what was shown is meant: it alone has all of the question of before.

    Or the first one was asked for, and when, or where, that was.
    """
    language = up.frame.language
    # The Dutch "ze" is she as well.
    they = up.lexicon.they[language] - up.lexicon.somebody[language]
    if not up.talk.question or not they.isdisjoint(up.words):
        return False
    before = await up.read_before()
    if before.order is not None and not _ONE.isdisjoint(before.asks):
        return True
    terms = [each for each in before.solid if names_something(each, before, up.lexicon)]
    first, *others = [all(at in each.met for each in terms) for at in up.shown] or [False]
    return bool(terms) and first and not any(others)


def asks_beside(up: FollowUp) -> int:
    """Whether no more is asked than what came after (1) all that was shown, or before it (-1)."""
    frame, lexicon = up.frame, up.lexicon
    if not up.talk.ids("event") or frame.values or not _OF_STEP.issuperset(frame.asks):
        return 0
    text = fold(up.text)
    rest = lexicon.phrases.without_step(text, frame.language)
    others = {*lexicon.content_words(rest, frame.language)} - lexicon.happening[frame.language]
    return 0 if others else lexicon.phrases.find_step(text, frame.language)


async def find_neighbour(up: FollowUp, by: int = 0) -> Thing | None:
    """The event of the row of the one that was shown that is meant: the next, the third, of 2021.

    Where it has no row, or several were shown, what came before or after that in the brief if `by`
    is what `asks_beside` gives.
    """
    if not up.talk.ids("event"):
        return None
    of_one = len(up.talk.things) == 1 or await is_of_first(up)
    to = _find_in_row(up, up.shown[0]) if of_one else None
    if to is None and by:
        to = find_beside(up.knowledge, up.shown, by)
    if to is None or (of_one and to == up.shown[0]):
        return None
    return Thing("event", up.knowledge.content.events[to].id)


def _find_in_row(up: FollowUp, at: int) -> int | None:
    """Which of its row is meant; what was called off took place as the next of it, if at all."""
    frame, lexicon, knowledge = up.frame, up.lexicon, up.knowledge
    place = find_place(frame, lexicon)
    if _names_else(up, at):
        return None
    if is_of_another_time(frame, [at], knowledge):
        return find_then(knowledge, at, frame, lexicon)
    if frame.values:
        return None
    if by := lexicon.phrases.find_step(up.text, frame.language):
        return step(knowledge, at, by, lexicon)
    if _asks_ahead(up):
        return find_ahead(knowledge, at, up.context.today, lexicon)
    if place is not None and len(up.talk.things) == 1 and _stands_alone(up, at):
        return find_numbered(knowledge, at, place, lexicon)
    other = _asks_for_other(up, at) or _asks_what_took_place(up, at)
    return step(knowledge, at, 1, lexicon) if other else None


def _asks_ahead(up: FollowUp) -> bool:
    """Whether it is asked for another such thing that is planned: "anything else planned?"."""
    follow, words = up.lexicon.follow[up.frame.language], up.words
    is_ahead = "planned" in up.frame.asks or not follow["ahead"].isdisjoint(words)
    is_ahead = is_ahead or up.frame.will_be
    return is_ahead and not follow["else"].isdisjoint(words)


def _asks_for_other(up: FollowUp, at: int) -> bool:
    """Whether it is asked whether there was another one after it: "any other visit since?"."""
    follow = up.lexicon.follow[up.frame.language]
    cancelled = up.knowledge.content.events[at].status == "cancelled"
    since = cancelled or not follow["since"].isdisjoint(up.words)
    other = not follow["else"].isdisjoint(up.words)
    return since and other and "whether" in up.frame.asks


def _names_else(up: FollowUp, at: int) -> bool:
    """Whether a question names something that was not shown, beside a place and a number."""
    return any(
        each.strongly
        and at not in each.met
        and names_something(each, up.frame, up.lexicon)
        and not (each.is_place or up.lexicon.is_ordinal(each.word))
        and up.knowledge.place_names.isdisjoint(each.forms)
        for each in up.frame.solid
    )


def _stands_alone(up: FollowUp, at: int) -> bool:
    """Whether an ordinal is of the row: "the third?", not "in the third year"."""
    if find_rank(up.frame, up.lexicon):
        return False
    title = up.knowledge.content.events[at].title.in_language(up.frame.language)
    known = {each.word for each in up.frame.solid if not (each.is_verb or each.is_place)}
    return all(
        after in split_words(title) or not (after in known or up.lexicon.unit_of_time(after))
        for word, after in zip_longest(up.words, up.words[1:], fillvalue="")
        if up.lexicon.is_ordinal(word)
    )


def _asks_what_took_place(up: FollowUp, at: int) -> bool:
    """Whether it is asked what came of an event that was called off: when it was after all."""
    frame = up.frame
    if up.knowledge.content.events[at].status != "cancelled":
        return False
    if not frame.asks or not _NOT_HELD.isdisjoint(frame.asks) or frame.will_be:
        return False
    return frame.happened or any(each.is_doing for each in frame.terms)


def names_unshown(up: FollowUp) -> bool:
    """Whether a question has the words of an event that was not shown."""
    shown = up.shown
    if "whether" in up.frame.asks:
        # «Был ли там Ван Пеел?» names who was not there.
        return False
    return bool(shown) and names_another(up.frame, shown, up.knowledge, up.lexicon)


def find_signed(up: FollowUp) -> Thing | None:
    """The one agreement that was signed at the event shown, where it is asked whether it holds."""
    frame, lexicon = up.frame, up.lexicon
    holds = frame.now or not _HELD.isdisjoint(frame.asks) or lexicon.phrases.gives_term(up.text)
    papers = all(_KIND in each.kinds or lexicon.is_paper(each.word) for each in frame.solid)
    if not (holds and papers) or not lexicon.which[frame.language].isdisjoint(up.words):
        return None
    if len(up.talk.things) != 1 or not up.talk.ids("event"):
        return None
    event = up.knowledge.content.events[up.shown[0]]
    signed: list[Agreed] = [
        each
        for each in up.knowledge.content.agreements
        if each.signed and event.date.surely_overlaps(each.signed)
    ]
    is_signing = up.shown[0] in up.knowledge.kinds.get(_KIND, ())
    return Thing(_KIND, signed[0].id) if len(signed) == 1 and is_signing else None
