"""The command menu that only an editor sees."""

import logging
from collections.abc import Sequence

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from handlers.chat.screen import Access, Screen
from handlers.chat.screens import Screens
from handlers.texts import Texts

logger = logging.getLogger(__name__)


async def set_editor_menu(
    bot: Bot, screens: Screens, user_id: int, t: Texts, *, owner: bool
) -> None:
    """Bring an editor's command menu up to date.

    Telegram refuses it for somebody who never wrote to the bot; then it is set at the next start.
    """
    own = screens.commands(Access.EDITOR, Access.OWNER if owner else Access.EDITOR)
    wanted = to_menu([*own, *screens.commands(Access.ANYBODY, Access.ANYBODY)], t)
    scope = BotCommandScopeChat(user_id)
    try:
        if list(await bot.get_my_commands(scope)) != wanted:
            await bot.set_my_commands(wanted, scope)
    except TelegramError as error:
        logger.info("no command menu for %s yet: %s", user_id, error)


async def remove_editor_menu(bot: Bot, user_id: int) -> None:
    """Give a person who is no longer an editor the visitors' menu."""
    try:
        await bot.delete_my_commands(BotCommandScopeChat(user_id))
    except TelegramError as error:
        logger.info("the command menu of %s stays: %s", user_id, error)


def to_menu(screens: Sequence[type[Screen]], t: Texts) -> list[BotCommand]:
    """The commands of these screens as Telegram shows them."""
    return [BotCommand(each.spec.name, each.spec.purpose(t)) for each in screens]
