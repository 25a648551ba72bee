"""/language: which language the bot speaks with a person."""

from telegram import Update
from telegram.constants import ChatType

from handlers.callback_data import SetLanguage, ShowLanguages
from handlers.context import Context, Gone
from handlers.messages import redraw, reply
from handlers.texts import LANGUAGES
from handlers.views.home import tiles
from handlers.views.language import view_languages
from handlers.views.view import View


async def render_languages(context: Context, _: ShowLanguages) -> View:
    """The choice of the language."""
    return view_languages(context.texts)


async def show_languages(update: Update, context: Context) -> None:
    """Answer /language."""
    await reply(update, await render_languages(context, ShowLanguages()))


async def set_language(update: Update, context: Context, chosen: SetLanguage) -> None:
    """Take up a language; a private chat gets its keyboard anew."""
    query = update.callback_query
    if chosen.language not in LANGUAGES or not query:
        raise Gone
    await context.store.choices.set_language(query.from_user.id, chosen.language)
    context.language = chosen.language
    t = context.texts
    await redraw(query, view_languages(t))
    if query.message and query.message.chat.type == ChatType.PRIVATE:
        await context.bot.send_message(
            query.message.chat.id,
            t.markup("From now on I answer in English."),
            reply_markup=tiles(t),
        )
