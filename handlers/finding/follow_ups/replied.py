"""What stands in a message of the bot that is replied to, by its buttons."""

from telegram import InlineKeyboardButton, Message

from handlers.agreements.screens import ShowAgreement
from handlers.chat.context import Context
from handlers.chat.screen import Screen
from handlers.chat.screens import Screens
from handlers.events.card import ShowEvent
from handlers.events.numbers import number_of
from handlers.people.screens import ShowEntity
from storage.models import Agreement, Entity, Event, Thing
from storage.talks import Talk


def find_shown(message: Message, screens: Screens) -> tuple[Thing, ...]:
    """The event of a card, or the things of a list in their order."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = [each for row in rows for each in row]
    if card := next((number for each in buttons if (number := _number_of_card(each))), None):
        return (Thing("event", card),)
    named = [screens.decode(str(each.callback_data)) for each in buttons if each.callback_data]
    return tuple(dict.fromkeys(thing for each in named if each and (thing := _opened_by(each))))


def _opened_by(screen: Screen) -> Thing | None:
    match screen:
        case ShowEvent(event):
            return Thing("event", event)
        case ShowAgreement(agreement):
            return Thing("agreement", agreement)
        case ShowEntity(entity):
            return Thing("person", entity)
    return None


def _number_of_card(button: InlineKeyboardButton) -> int | None:
    """The event that a card offers to share."""
    return number_of(button.switch_inline_query) if button.switch_inline_query else None


async def recall_replied(context: Context) -> Talk | None:
    """What stands in the message of the bot that a message replies to, however old it is."""
    replied = context.message.reply_to_message if context.message else None
    if not replied or not replied.from_user or replied.from_user.id != context.bot.id:
        return None
    things = find_shown(replied, context.services.screens)
    brief = await _find_brief_of(context, things[0]) if things else None
    return Talk(brief, "", things) if brief else None


async def _find_brief_of(context: Context, thing: Thing) -> int | None:
    store, language = context.store, context.language
    found: Event | Agreement | Entity | None
    match thing.kind:
        case "event":
            found = await store.events.get_event(thing.id, language)
        case "agreement":
            found = await store.briefs.get_agreement(thing.id, language)
        case _:
            found = await store.entities.get_entity(thing.id, language)
    return found.brief_id if found else None
