"""Whether a question asks for a section or is small talk, or is answered from the brief."""

from collections.abc import Mapping

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.candidates import is_specific
from handlers.finding.frames.frame import Frame
from handlers.finding.readings.reaching import asked_ways, ways_of
from storage.lexicon import Lexicon
from storage.words import stems

_SECTIONS = ("contact", "help", "language", "subscription", "search", "home")
_TWO = 2
_TALK = ("greeting", "thanks")


def find_subjects(
    frame: Frame, intents: Mapping[str, set[str]], lexicon: Lexicon
) -> frozenset[str]:
    """The words by which a section is meant elsewhere, and that name what this brief tells of.

    "Bells" are no Dutch calls where bells are cast; « langue russe » is taught somewhere.
    """
    named = {each.word: each for each in frame.solid}
    _, in_language = lexicon.phrases.without_language(frame.text)
    found: set[str] = set()
    for used in (intents[each] for each in _SECTIONS if each in intents):
        telling = [each for each in used if each not in lexicon.filler]
        terms = [named[each] for each in telling if each in named]
        if len(terms) < len(telling) or not all(each.strongly or each.directions for each in terms):
            continue
        plain = [each for each in terms if lexicon.is_said_for(each.word, _SECTIONS)]
        shared = frozenset.intersection(*(each.strongly for each in terms)) if terms else ()
        whole = not in_language and not frame.unknown and len(terms) >= _TWO and shared
        if terms and (not plain or whole):
            found.update(telling)
    return frozenset(found)


def without_subjects(
    intents: Mapping[str, set[str]], subjects: frozenset[str], lexicon: Lexicon
) -> Mapping[str, set[str]]:
    """The sections and the like that are meant, without those that only such words name."""
    return {
        name: used
        for name, used in intents.items()
        if name not in _SECTIONS
        or not (used - lexicon.filler)
        or not subjects >= used - lexicon.filler
    }


def asks_for_section(
    frame: Frame, intents: Mapping[str, set[str]], knowledge: Knowledge, lexicon: Lexicon
) -> bool:
    """Whether the words that name a section or are small talk say more than the others."""
    named = {each: words for each, words in intents.items() if each in (*_SECTIONS, *_TALK)}
    if not named:
        return False
    asks = frame.asks or (frame.is_open and frame.terms)
    if (asks and set(named) <= set(_TALK)) or "compare" in frame.asks:
        # «Wanneer was de dag van …», «Добрый день, что подписали?» greet nobody.
        return False
    used = set().union(*named.values())
    left = [each for each in frame.solid if each.word not in used]
    if _asks_for_number(frame, knowledge, lexicon):
        return False
    telling = any(word not in lexicon.filler for word in used)
    specific = [each for each in left if is_specific(each, knowledge) or each.offices]
    if "contact" in named:
        # «Кто занимается Европой в комитете»
        specific = [
            each
            for each in specific
            if not (each.word in lexicon.bureau and not each.strongly)
            and not knowledge.subject.is_called(each.word)
            if knowledge.subject.is_side(each.word)
            or knowledge.contact_names.isdisjoint(stems(each.word))
        ]
    if not specific:
        # «Сообщите, сколько туристов …» asks for a number, not for whom to tell it.
        return not any(each.is_known and each.word == frame.counted for each in left)
    if "contact" in named and asked_ways(frame.text, lexicon):
        # «Телефон того, кто занимается …» is the contact's; a name's own, where that is one.
        names = [each for each in specific if each.is_name]
        return all(not knowledge.contact_stems.isdisjoint(stems(each.word)) for each in names)
    if any(each.offices and each.word in used for each in frame.solid):
        # «Куратор выставки» is an office, no contact.
        return False
    bodies = [each for each in specific if each.strongly and each.is_name]
    if bodies and all(knowledge.contact_stems.isdisjoint(stems(each.word)) for each in bodies):
        # "Who is in charge of the Dyke Office" asks for somebody of the brief.
        return False
    if "who" in frame.asks and all(each.met and not each.directions for each in specific):
        # «Кто автор фонтана» asks of what took place, «кто отвечает за порт» for the contact.
        return False
    return telling and "contact" in named and not set(frame.asks) & {"when", "where", "how_many"}


def _asks_for_number(frame: Frame, knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether the number of an agreement or a thing is asked for, or how many there are."""
    if "number" in frame.asks:
        # A ring has a number, too, that is no telephone's.
        things = [each for each in frame.solid if each.strongly and each.directions]
        own = any(not knowledge.contact_names.isdisjoint(stems(e.word)) for e in frame.solid)
        signed = any("agreement" in each.kinds for each in frame.solid)
        return signed or (bool(things) and not own and not any(e.offices for e in frame.solid))
    return "how_many" in frame.asks and not asked_ways(frame.text, lexicon)


def asks_for_way(frame: Frame, knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether a way to reach somebody is asked for of which only the contacts can tell."""
    ways = [each for each in frame.solid if ways_of(each.word, lexicon)]
    whose = [each for each in frame.solid if each not in ways]
    known = knowledge.contact_stems
    return bool(ways) and (
        not any(each.is_known for each in ways)
        or (bool(whose) and all(not known.isdisjoint(stems(each.word)) for each in whose))
    )
