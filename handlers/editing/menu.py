"""The command menu that only an editor sees."""

import logging

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from handlers.commands import VISITOR_COMMANDS, editor_commands
from handlers.texts import Texts

logger = logging.getLogger(__name__)


async def set_editor_menu(bot: Bot, user_id: int, t: Texts, *, owner: bool) -> None:
    """Bring an editor's command menu up to date.

    Telegram refuses it for somebody who never wrote to the bot; then it is set at the next start.
    """
    commands = (*editor_commands(owner=owner), *VISITOR_COMMANDS)
    wanted = [BotCommand(each.name, t.gettext(each.description)) for each in commands]
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
