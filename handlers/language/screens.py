"""The language that the bot speaks with a person."""

from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Screen, screen
from handlers.chat.tiles import make_tiles
from handlers.chat.view import View, bold, button, in_rows, way_back
from handlers.texts import LANGUAGES, N_, NAMES, Texts
from storage.words import fold


@screen(
    "language",
    command=N_("choose the language"),
    tile=N_("🌐 Language"),
    intents=("language",),
)
class ShowLanguages(Screen):
    """The choice of the language."""

    async def open(self, context: Context) -> View:
        """The languages by their own names."""
        return view_languages(context.texts)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen:
        """The language that is named in any of them, else the choice."""
        named, catalogs = fold(text), context.services.catalogs.values()
        for language, name in NAMES.items():
            names = (name, *(each.locale.languages[language] for each in catalogs))
            if named in (language, *map(fold, names)):
                return SetLanguage(language)
        return cls()


@screen("speak")
class SetLanguage(Screen):
    """Take up a language; a private chat gets its keyboard anew."""

    language: str

    async def open(self, context: Context) -> View:
        """The choice, with the language ticked; a word on it where the language was written."""
        if self.language not in LANGUAGES or not context.user:
            raise Gone
        await context.store.choices.set_language(context.user.id, self.language)
        context.language = self.language
        t = context.texts
        if context.is_private:
            text = t.markup("I’ll answer in English from now on.")
            confirmation = View(text, tiles=await make_tiles(context))
            if context.message:
                return confirmation
            await context.here.send(confirmation)
        return view_languages(t)


def view_languages(t: Texts) -> View:
    """The languages by their own names, the present one ticked."""
    buttons = (
        button(f"✓ {name}" if language == t.language else name, SetLanguage(language))
        for language, name in NAMES.items()
    )
    return View(bold(t.gettext("Choose your language")), in_rows(buttons, 2), way_back(t))
