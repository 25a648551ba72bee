"""/language: which language the bot speaks with a person."""

from telegram import Update

from handlers.callback_data import SetLanguage, ShowLanguages
from handlers.context import Context, Gone
from handlers.messages import reply
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


async def set_language(context: Context, chosen: SetLanguage) -> View:
    """Take up a language; a private chat gets its keyboard anew."""
    if chosen.language not in LANGUAGES or not context.user or not context.chat:
        raise Gone
    await context.store.choices.set_language(context.user.id, chosen.language)
    context.language = chosen.language
    t = context.texts
    if context.is_private:
        await context.bot.send_message(
            context.chat.id,
            t.markup("From now on I answer in English."),
            reply_markup=tiles(t),
        )
    return view_languages(t)
