"""The buttons that everybody may press."""

from handlers.wire import CallbackData, callback_data
from storage.edtf import Edtf
from storage.events import EventFilter


@callback_data("h")
class Home(CallbackData):
    """The first screen."""


@callback_data("?")
class Help(CallbackData):
    """What the bot can do."""


@callback_data("b")
class ChooseBrief(CallbackData):
    """The list of briefs."""


@callback_data("B")
class SetBrief(CallbackData):
    """Take up a brief."""

    brief: int


@callback_data("d")
class ShowDirections(CallbackData):
    """The directions of a brief."""

    brief: int


@callback_data("y")
class ShowYears(CallbackData):
    """The years of a brief."""

    brief: int


class ListData(CallbackData):
    """A list that a card can be opened from; opening one changes nothing."""

    __slots__ = ()


@callback_data("l")
class ShowEvents(ListData):
    """A page of a list of events."""

    brief: int
    period: Edtf | None = None
    direction: int | None = None
    page: int = 0

    @property
    def chosen(self) -> EventFilter:
        """The events of the list."""
        return EventFilter(self.brief, self.period, self.direction)


@callback_data("N")
class ShowEntity(ListData):
    """A page of the events of a person, an organisation or a place, and the card it is named on."""

    entity: int
    page: int = 0
    card: "ShowEvent | None" = None

    def fitting(self) -> "ShowEntity":
        """It without the way back to the card where no button could carry that."""
        return self if self.fits else ShowEntity(self.entity, self.page)


@callback_data("F")
class ShowSearch(ListData):
    """A page of what was found; the words are kept under the number."""

    query: int
    page: int = 0


@callback_data("e")
class ShowEvent(CallbackData):
    """An event's card, and the list it was opened from."""

    event: int
    origin: ListData


@callback_data("K")
class AskSearch(CallbackData):
    """Ask what to look for."""

    brief: int


@callback_data("M")
class AskEditors(CallbackData):
    """Show a question that nothing was found for as the editors would get it."""

    query: int


@callback_data("8")
class SendQuestion(CallbackData):
    """Send it to the editors."""

    query: int


@callback_data("9")
class RewordQuestion(CallbackData):
    """Let the next message take its place."""

    query: int


@callback_data("i")
class SendCalendar(CallbackData):
    """An event's calendar file."""

    event: int


@callback_data("c")
class ShowContact(CallbackData):
    """The contact of a brief."""

    brief: int


@callback_data("C")
class SendContact(CallbackData):
    """The contact as a card for the phone's address book."""

    brief: int


@callback_data("a")
class ShowAbout(CallbackData):
    """The overview of a brief."""

    brief: int


@callback_data("g")
class ShowLanguages(CallbackData):
    """The list of languages."""


@callback_data("G")
class SetLanguage(CallbackData):
    """Take up a language."""

    language: str


@callback_data("m")
class ShowSubscription(CallbackData):
    """What this chat hears of."""


@callback_data("Y")
class Subscribe(CallbackData):
    """Hear of new events."""


@callback_data("U")
class Unsubscribe(CallbackData):
    """Hear of nothing more."""


@callback_data("W")
class ToggleTopic(CallbackData):
    """Hear of a direction, or not; 0 means of all."""

    direction: int


@callback_data("D")
class SetNoticePace(CallbackData):
    """Hear at once (0) or weekly (1)."""

    weekly: int


@callback_data("H")
class SetNoticeHour(CallbackData):
    """Hear weekly at an hour."""

    hour: int


@callback_data("1")
class SetNoticeZone(CallbackData):
    """Hear weekly by the clock of a time zone, by its number."""

    zone: int


@callback_data("2")
class SetNoticeLanguage(CallbackData):
    """Hear in a language."""

    language: str
