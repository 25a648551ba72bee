"""What a question asks: which thing of which kind, under which constraints."""

from dataclasses import dataclass

from handlers.dates import Problem, Reading, Upcoming, Value, Wrong


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a question says, and in which events it is met."""

    written: str
    word: str
    met: frozenset[int] = frozenset()
    """The events that have it anywhere, or are where or of the kind that it says."""
    strongly: frozenset[int] = frozenset()
    """Those that have it in title or names."""
    wide: frozenset[int] = frozenset()
    """Those that have only words of the same meaning."""
    kindred: frozenset[int] = frozenset()
    """Those that are only of the kind that it says."""
    said: frozenset[int] = frozenset()
    """The sentences of the overview that have it."""
    kinds: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    there: frozenset[int] = frozenset()
    """Those that were where it says, if it is a place."""
    is_place: bool = False
    """Whether it says where something was."""
    is_city: bool = False
    """Whether it is all of the name of one of the brief's places, in some case."""
    is_doing: bool = False
    """Whether it only says that something took place."""
    rarity: float = 1.0
    guessed: bool = False
    """Whether it was taken for a misspelling."""
    fields: frozenset[str] = frozenset()
    directions: frozenset[int] = frozenset()
    """The directions that it belongs to."""
    is_name: bool = False
    """Whether it can only be a name."""
    is_verb: bool = False
    """Whether it looks like a verb, and is in no title or name."""
    forms: frozenset[str] = frozenset()
    """The words of the brief that are it, or mean the same."""

    @property
    def is_known(self) -> bool:
        """Whether the brief has it at all."""
        return bool(self.met or self.said or self.directions)


@dataclass(frozen=True, slots=True)
class Frame:
    """A question taken apart."""

    text: str
    language: str
    asks: tuple[str, ...]
    terms: tuple[Term, ...]
    values: tuple[Value, ...] = ()
    now: bool = False
    order: bool | None = None
    """Whether the newest (True) or the oldest (False) is asked for."""
    counted: str = ""
    """The word after "how many"."""
    of_people: bool = False
    """Whether numbers of people are asked for, without a word of whom."""
    topics: tuple[str, ...] = ()
    """Words that name what every brief is about."""
    sides: tuple[str, ...] = ()
    """Words that name the places that the whole brief is about."""
    is_open: bool = False
    """Whether it has a word of an open question: how, what."""
    happened: bool = False
    """Whether it asks for what took place."""
    upcoming: Upcoming | None = None
    """What is to come, where that is asked for."""
    is_next: bool = False
    """Whether it asks for what comes next."""
    will_be: bool = False
    """Whether it speaks of what is still to come."""
    varies: bool = False
    """Whether it is another one with something exchanged."""
    coming: bool = False
    """Whether it asks for what came to where the committee is."""
    defines: bool = False
    """Whether it asks what something is."""
    wrong: Wrong | None = None
    """The day that it names and no calendar has, where it names no other time."""

    @property
    def solid(self) -> list[Term]:
        """The terms that say something of their own."""
        return [each for each in self.terms if not each.is_doing]

    @property
    def meant(self) -> str:
        """The text, with what its misspelled words stand for."""
        text = self.text
        for each in self.terms:
            if each.guessed and each.forms:
                text = text.replace(each.written, min(each.forms))
        return text

    @property
    def takes_verbs_for_granted(self) -> bool:
        """Whether it asks when, where, how many, and not whether."""
        return bool(self.asks or self.is_open or self.is_next) and "whether" not in self.asks

    @property
    def unknown(self) -> list[Term]:
        """Those that the brief has nowhere."""
        return [each for each in self.solid if not each.is_known]


def find_impossible(reading: Reading) -> Wrong | None:
    """The day that a text names and no calendar has, where it names no other time."""
    if reading.values:
        return None
    return next((each for each in reading.problems if each.problem is Problem.IMPOSSIBLE), None)
