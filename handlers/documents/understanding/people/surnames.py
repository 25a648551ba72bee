"""Surnames by themselves of people whom the document names in full elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlers.documents.understanding.people.name_spans import PATRONYMIC
from handlers.documents.understanding.people.named import find_people
from handlers.documents.understanding.places.geography import find_spots, names_time
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.initials import is_initial
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.model import Doubt, DoubtKind, Person, ReadEvent
from handlers.documents.understanding.words.morphology import is_common_word

_QUOTED = re.compile(r"«[^«»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|‘[^‘’]*’")
_SHORTEST, _WORDS_OF_NAME = 4, 2
_BEFORE, _AFTER = re.compile(r"([^\W\d_][\w.'’-]*)\s$"), re.compile(r"\s[A-ZА-ЯЁ]")
_YEAR_LED = re.compile(r"\d\s(?:года|году|г\.)\s$")
_FORMS = (
    (re.compile(r"(?:[оеё]в|[иы]н)$"), "(?:а|у|ым|е)?"),
    (re.compile(r"(?<=[оеё]в)а$|(?<=[иы]н)а$"), "(?:а|ой|у)"),
    (re.compile(r"(?:ий|ый|ой)$"), "(?:ий|ый|ой|ого|ому|им|ым|ом)"),
    (re.compile(r"ая$"), "(?:ая|ой|ую)"),
    (re.compile(r"а$"), "(?:а|ы|и|е|у|ой)"),
    (re.compile(r"[бвгджзклмнпрстфхцчшщ]$"), "(?:а|у|ом|ем|е)?"),
)
"""How Russian surnames end in their cases."""


def with_known_people(events: list[ReadEvent], context: Context) -> list[ReadEvent]:
    """The events, with those of whom they give no more than the surname."""
    known = _by_surname(_named(events, context), context.lexicon)
    guessed = {} if context.language == "ru" else _by_repetition(events, known, context)
    return [
        _with_guessed(_with_known(event, known | guessed, context), guessed) for event in events
    ]


def _with_guessed(event: ReadEvent, guessed: dict[str, str]) -> ReadEvent:
    """The event with a doubt, where somebody in it is only known by being named twice."""
    if not any(person.name in guessed.values() for person in event.people):
        return event
    return event.doubted(Doubt(DoubtKind.NAME_UNSURE, "people", event.source))


def _by_repetition(
    events: Sequence[ReadEvent], known: dict[str, str], context: Context
) -> dict[str, str]:
    """Two words with capitals of which the second stands for both elsewhere, by that one.

    `Jane Poole began in May. … Poole's second group …`
    """
    told = " ¶ ".join((*(event.text for event in events), *context.reading.overview))
    told = _QUOTED.sub(lambda match: "·" * len(match[0]), told)
    found = {}
    for match in _TWO_WORDS.finditer(told):
        first, last = match.groups()
        if (
            last not in known
            and _stands_alone(last, told, context)
            and _may_be_a_name(match[0], context)
        ):
            found[last] = f"{first} {last}"
    return found


def _stands_alone(surname: str, told: str, context: Context) -> bool:
    """Whether a word goes on to act somewhere without another name before it."""
    for match in re.finditer(rf"(?<![\w'’-]){surname}(?:['’]s)?\s[a-z]{{2,}}", told):
        before = re.search(r"([^\W\d_][\w'’-]*)\s$", told[: match.start()])
        word = before[1] if before else ""
        if not word[:1].isupper() or names_time(word, context.language):
            return True
    return False


def _may_be_a_name(text: str, context: Context) -> bool:
    """Whether nothing of two words is known for anything else."""
    words = text.split()
    lexicon = context.lexicon
    if find_spots(context.tagged(text), context.language):
        return False
    strange = not any(
        lexicon.is_one(word, "languages")
        or lexicon.is_one(word, "articles")
        or names_time(word, context.language)
        or any(lexicon.means(word, kind) for kind in _THINGS)
        for word in words
    )
    bodies = (name for event in context.reading.events for name in event.organisations)
    return strange and not any(text in name or words[-1] in name.split() for name in bodies)


_TWO_WORDS = re.compile(
    r"(?<![\w'’-])([A-ZÀ-Ž][a-zà-ž]{2,}) ([A-ZÀ-Ž][a-zà-ž]{3,})(?![\w-]| [A-ZÀ-Ž])"
)
_THINGS = (
    "organisations", "venues", "events", "agreements", "offices", "streets", "roads",
    "settlements", "areas", "papers", "happened",
)  # fmt: skip


def _named(events: Iterable[ReadEvent], context: Context) -> Iterator[str]:
    """All who are named in full, also where no event is told."""
    yield from (person.name for event in events for person in event.people)
    reading = context.reading
    yield from (person.name for event in reading.cancelled for person in event.people)
    yield from (contact.name for contact in reading.contacts if contact.name)
    for text in (*reading.overview, *(fact.text for fact in reading.facts)):
        for sentence in context.sentences(text):
            tagged = context.tagged(sentence)
            found = find_people(tagged, context.language, context.lexicon)
            yield from (person.name for person in found)


def _by_surname(names: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """The one person of each surname."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        surname = _surname(name, lexicon)
        if surname != name and len(surname) >= _SHORTEST:
            found[surname].add(name)
    return {surname: min(each) for surname, each in found.items() if len(each) == 1}


def _surname(name: str, lexicon: Lexicon) -> str:
    """The surname of a full name, with its particles: `Van Aerschot`."""
    words = name.split()
    if len(words) > _WORDS_OF_NAME and PATRONYMIC.fullmatch(words[-1]):
        return words[0]
    full = [word for word in words if not is_initial(word.strip("."))]
    if len(full) == 1 and len(words) > 1:
        return full[0]
    particles = (at for at, word in enumerate(words) if at and lexicon.is_one(word, "particles"))
    return " ".join(words[next(particles, len(words) - 1) :])


def _with_known(event: ReadEvent, known: dict[str, str], context: Context) -> ReadEvent:
    people = [replace(person, name=known.get(person.name, person.name)) for person in event.people]
    taken = {word for person in people for word in person.name.split()}
    text = _QUOTED.sub(lambda match: "·" * len(match[0]), event.text)
    for surname, name in known.items():
        named = name in text or _speaks_of(text, surname, context)
        if surname.split()[-1] not in taken and named:
            people.append(Person(name))
    unique = {person.name: person for person in reversed(people)}
    kept = tuple(person for person in people if unique.pop(person.name, None))
    return event if kept == event.people else replace(event, people=kept)


def _speaks_of(text: str, surname: str, context: Context) -> bool:
    """Whether a text has a surname by itself, neither a thing's name nor part of another one."""
    for match in re.finditer(rf"(?<![\w-]){_forms(surname, context.language)}(?![\w-])", text):
        before = _BEFORE.search(text[: match.start()])
        # «в 2019 году Орлова» is no name of a year's.
        led = before[1] if before and not _YEAR_LED.search(text[: match.start()]) else ""
        lexicon = context.lexicon
        kinds = ("organisations", "venues", "streets", "roads", "name_rest", "events")
        named = any(lexicon.means(led, kind) for kind in kinds)
        another = led[:1].isupper() and not (
            lexicon.means(led, "offices")
            or lexicon.is_one(led.strip("."), "honorifics")
            or names_time(led, context.language)
        )
        begins = not match.start() or text[: match.start()].rstrip().endswith((".", ":"))
        common = begins and context.language == "ru" and is_common_word(match[0])
        if not (named or another or common or _AFTER.match(text, match.end())):
            return True
    return False


def _forms(surname: str, language: str) -> str:
    """A pattern of a surname in its cases."""
    if language != "ru":
        return re.escape(surname)
    ending = next(((end, said) for end, said in _FORMS if end.search(surname)), None)
    if not ending:
        return re.escape(surname)
    end, said = ending
    kept = said.endswith("?")
    return re.escape(surname if kept else end.sub("", surname)) + said
