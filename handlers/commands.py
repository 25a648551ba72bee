"""The one table of commands: for the handlers, /help and the menus at Telegram."""

from dataclasses import dataclass

from handlers.texts import N_


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name and what it does, as an English message."""

    name: str
    description: str


def editor_commands(*, owner: bool) -> tuple[Command, ...]:
    """What an editor can do besides, and an owner besides that."""
    return (*EDITOR_COMMANDS, *(OWNER_COMMANDS if owner else ()))


VISITOR_COMMANDS = (
    Command("directions", N_("directions of cooperation")),
    Command("events", N_("events by year or period")),
    Command("search", N_("find an event, a person, a topic")),
    Command("contact", N_("whom to ask")),
    Command("about", N_("overview and facts")),
    Command("language", N_("choose the language")),
    Command("subscribe", N_("hear of new events")),
    Command("unsubscribe", N_("no more notices")),
    Command("cancel", N_("leave what is being asked")),
    Command("help", N_("what I can do")),
    Command("start", N_("first screen")),
)
EDITOR_COMMANDS = (
    Command("addevent", N_("add an event")),
    Command("editevent", N_("change an event")),
    Command("deleteevent", N_("hide an event")),
    Command("drafts", N_("my drafts")),
    Command("undo", N_("undo my last change")),
    Command("history", N_("history of changes")),
    Command("questions", N_("questions without an answer")),
)
OWNER_COMMANDS = (
    Command("editors", N_("who may edit")),
    Command("backup", N_("a copy of everything that is kept")),
)
