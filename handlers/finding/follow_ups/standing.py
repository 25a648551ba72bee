"""Whether a message stands on its own, whatever was shown before it.

One leans on what was shown that speaks of it ("it", "there", "the second one"), or says no more
than what is asked of it ("when?"). Whatever else it follows, none leans that has a reason of
`_ALONE`.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from handlers.dates import Recurring
from handlers.finding.about.whole import find_whole
from handlers.finding.brief.countries import find_countries
from handlers.finding.follow_ups.follow_up import FollowUp
from handlers.finding.frames.following import without_impersonal
from handlers.finding.frames.frame import Term
from handlers.finding.frames.question import Question
from storage.words import split_words, stems

_OF_BOT = ("self", "help", "language", "subscription", "briefs", "search")
_OF_COOPERATION = frozenset({"fields", "partners", "beginning"})
"""What is asked of all of it by a word for that, without one for the brief."""
_DOUBLED = re.compile(r"-(?:t-)?(?:il|elle|ils|elles)\b", re.IGNORECASE)
"""What French says a subject again by, where it asks."""
_OPEN = frozenset({"whether", "list"})
_YEARS = frozenset({"when", "where", "how_many", "compare"})
"""What asks in which year there was most."""


def stands_alone(up: FollowUp) -> bool:
    """Whether a message asks nothing of what was shown."""
    if up.frame.wrong:
        return True
    return not _speaks_of_shown(up) and any(is_reason(up) for is_reason in _ALONE)


def _speaks_of_shown(up: FollowUp) -> bool:
    """Whether it has a word for what was shown: "it", "them", "there", "that concert"."""
    frame, lexicon = up.frame, up.lexicon
    follow, they = lexicon.follow[frame.language], lexicon.they[frame.language]
    words = split_words(without_impersonal(up.text))
    if frame.topics or frame.sides:
        # « Comment la coopération a-t-elle commencé »
        words = split_words(_DOUBLED.sub("", up.text))
    somebody = (follow["there"] - follow["idle"]) | lexicon.somebody[frame.language]
    if not (somebody | they).isdisjoint(words):
        return True
    # "This brief" is all of it, and the Dutch "het" before a noun is no word of its own.
    return any(
        (word in follow["that"] and not lexicon.is_brief(after))
        or (word in follow["it"] and not (word in follow["pointing"] and _is_named(after, up)))
        for word, after in pairwise([*words, ""])
    )


def _is_named(word: str, up: FollowUp) -> bool:
    """Whether a word is for the brief, for events, or for the first, next or most of them."""
    lexicon = up.lexicon
    is_noun = lexicon.is_brief(word) or _is_event(word, up)
    is_one = lexicon.is_order(word) or word in lexicon.ask_words[up.frame.language]
    return is_noun or is_one or lexicon.phrases.is_of_all(word, up.frame.language)


def _is_said_to_bot(up: FollowUp) -> bool:
    """Whether it asks the bot who it is and what it can do, or to do something, and no more."""
    said = up.lexicon.find_intents(up.text)
    used = set[str]().union(*(said[each] for each in _OF_BOT if each in said))
    you = up.lexicon.addressed[up.frame.language]
    content = up.lexicon.content_words(up.text, up.frame.language)
    return bool(used) and used.issuperset(content) and not you.isdisjoint(up.words)


def _is_of_brief(up: FollowUp) -> bool:
    """Whether it asks something of the brief, or of the cooperation: as of when, with whom."""
    context, frame, lexicon = up.context, up.frame, up.lexicon
    named = any(map(lexicon.is_brief, up.words))
    told = bool(frame.topics or frame.sides or find_countries(up.text))
    spoken = (told or any(each.is_known for each in frame.solid)) and not _goes_on(up)
    if not (named or spoken):
        return False
    asked = Question(up.knowledge, lexicon, frame, context.texts, context.today)
    whole = find_whole(asked, up.text)
    return whole is not None and (named or whole in _OF_COOPERATION)


def _counts_all(up: FollowUp) -> bool:
    """Whether all of a sort are counted: "in total", "in the brief", "are recorded".

    How many people there were, be it in all, may be asked of what was shown.
    """
    frame = up.frame
    if "how_many" not in frame.asks:
        return False
    if not up.lexicon.recorded.isdisjoint(up.words):
        return True
    return _is_of_all(up) and (
        _is_event(frame.counted, up) or any(_is_sort(each, up) for each in frame.solid)
    )


def _is_of_all(up: FollowUp) -> bool:
    """Whether it speaks of the whole of a brief."""
    named = any(map(up.lexicon.is_brief, up.words))
    return named or up.lexicon.phrases.is_of_all(up.text, up.frame.language)


def _is_sort(term: Term, up: FollowUp) -> bool:
    """Whether a word is for things of one sort that a brief has: concerts, agreements, areas."""
    lexicon = up.lexicon
    if lexicon.is_people(term.word):
        return False
    return bool(term.kinds) or lexicon.is_paper(term.word) or lexicon.is_area(term.word)


def _is_of_all_events(up: FollowUp) -> bool:
    """Whether all events are asked for, or of all of them one, or one year."""
    frame, lexicon = up.frame, up.lexicon
    if frame.solid:
        return False
    if {"when", "compare"}.issubset(frame.asks) and _YEARS.issuperset(frame.asks):
        return True
    if not any(_is_event(each, up) for each in up.words):
        return False
    every = lexicon.every[frame.language]
    if not every.isdisjoint(up.words) and _OPEN.issuperset(frame.asks):
        return True
    # Of one event none is the first, and none can be counted.
    of_many = bool(frame.counted) or frame.order is not None
    coming = frame.is_next or frame.upcoming is not None
    return _is_of_all(up) or coming or (of_many and len(up.talk.things) == 1)


def _is_event(word: str, up: FollowUp) -> bool:
    """Whether a word is for events of whatever sort, and not for how often one was."""
    lexicon = up.lexicon
    events = lexicon.events | lexicon.follow[up.frame.language]["event"]
    return word in events - lexicon.occasions


def _asks_what_was(up: FollowUp) -> bool:
    """Whether a whole clause asks what there was, at some time or at all."""
    frame, lexicon = up.frame, up.lexicon
    if not frame.is_open or not _OPEN.issuperset(frame.asks) or frame.order is not None:
        return False
    happening = lexicon.happening[frame.language]
    others = [each for each in frame.terms if happening.isdisjoint(stems(each.word))]
    is_clause = any(not happening.isdisjoint(stems(each)) for each in up.words)
    if others or not is_clause or _goes_on(up):
        return False
    at_times = bool(frame.values) and not any(isinstance(each, Recurring) for each in frame.values)
    return at_times or _is_of_all(up)


def _goes_on(up: FollowUp) -> bool:
    """Whether it begins as one does who goes on: «а …», "and …", but not "what …" alone."""
    language = up.frame.language
    leading = up.lexicon.follow[language]["leading"] - up.lexicon.open[language]
    return not leading.isdisjoint(up.words[:1])


_ALONE: tuple[Callable[[FollowUp], bool], ...] = (
    _is_said_to_bot,
    _asks_what_was,
    _counts_all,
    _is_of_all_events,
    _is_of_brief,
)
"""What makes a message stand on its own that has no word for what was shown."""
