"""The choice of a brief."""

from collections.abc import Sequence

from handlers.chat.context import Context
from handlers.chat.notes import flag
from handlers.chat.opening import HOME, open_screen
from handlers.chat.screen import Screen, screen
from handlers.chat.view import CHOICES_SHOWN, View, bold, button
from handlers.texts import Texts
from storage.models import Brief


@screen("country")
class ChooseBrief(Screen):
    """The list of briefs."""

    async def open(self, context: Context) -> View:
        """A button a brief."""
        return view_briefs(await context.list_briefs(), context.texts)


@screen("brief")
class SetBrief(Screen):
    """Take up a brief."""

    brief: int

    async def open(self, context: Context) -> View | None:
        """Its first screen."""
        brief = await context.get_brief(self.brief)
        if context.user:
            await context.store.choices.set_brief(context.user.id, brief.id)
            context.choice = await context.store.choices.get_choice(context.user.id)
        return await open_screen(context, HOME)


def view_briefs(briefs: Sequence[Brief], t: Texts) -> View:
    """The choice of a brief, or the word that there is none."""
    if not briefs:
        return View(t.markup("No brief has been loaded yet. Please come back later."))
    rows = [
        [button(f"{flag(brief.country)} {brief.partner}", SetBrief(brief.id))]
        for brief in briefs[:CHOICES_SHOWN]
    ]
    return View(bold(t.gettext("Which cooperation are you interested in?")), rows)
