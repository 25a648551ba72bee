"""Which things stand in a message of the bot, by its buttons."""

from telegram import InlineKeyboardButton, Message

from handlers.agreements.screens import ShowAgreement
from handlers.chat.screen import Screen
from handlers.chat.screens import Screens
from handlers.events.card import ShowEvent
from handlers.events.numbers import number_of
from handlers.people.screens import ShowEntity
from storage.models import Thing


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
