"""Which events stand in a message of the bot, by its buttons."""

from telegram import InlineKeyboardButton, Message

from handlers.chat.screens import Screens
from handlers.events.card import ShowEvent
from handlers.events.numbers import number_of


def find_shown(message: Message, screens: Screens) -> tuple[int, ...]:
    """The event of a card, or the events of a list in their order."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = [each for row in rows for each in row]
    if card := next((number for each in buttons if (number := _number_of_card(each))), None):
        return (card,)
    named = [screens.decode(str(each.callback_data)) for each in buttons if each.callback_data]
    return tuple(dict.fromkeys(each.event for each in named if isinstance(each, ShowEvent)))


def _number_of_card(button: InlineKeyboardButton) -> int | None:
    """The event that a card offers to share."""
    return number_of(button.switch_inline_query) if button.switch_inline_query else None
