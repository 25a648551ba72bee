"""What people who edit are called."""

from telegram import Bot
from telegram.error import TelegramError

from handlers.chat.context import Services


async def name_editor(bot: Bot, services: Services, user_id: int) -> str | None:
    """The name of an editor or owner, as other editors see it; None where nobody knows it.

    An owner's is kept nowhere: Telegram gives the one of now.
    """
    for each in await services.store.editors.list_editors():
        if each.user_id == user_id and each.name:
            return each.name
    if user_id not in services.owner_ids:
        return None
    try:
        return (await bot.get_chat(user_id)).full_name
    except TelegramError:
        return None
