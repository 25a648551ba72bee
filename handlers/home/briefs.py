"""The choice of a brief."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup
from typing_extensions import override

from handlers.chat.authorize import is_input
from handlers.chat.choosing import await_choice, stop_choosing
from handlers.chat.context import Context, Gone
from handlers.chat.notes import name_brief
from handlers.chat.opening import HOME, find_of_command, open_screen
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Big, Ref, Screen, screen
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.texts import LANGUAGES, LOCALES, N_, Texts
from storage.models import Brief
from storage.words import fold

PAGE_SIZE = 24
_ASKED_LENGTH = 100
_KEPT_SHOWN = 300
_ENDING = 2
"""How many letters of a name its case may change."""
_SHORT = 4


@screen("country", command=N_("choose a country"), intents=("briefs",), several=True)
class ChooseBrief(Screen):
    """A page of the briefs, and what the person has asked for that waits for the choice."""

    page: int = 0
    query: Big = 0
    """The number of the words that wait."""
    then: str = ""
    """The screen that waits."""

    async def open(self, context: Context) -> View:
        """A button a brief, sorted as the person's language does."""
        briefs = await context.list_briefs()
        if not briefs:
            return view_no_brief(context.texts, may_add=context.is_owner())
        begun = context.services.screens.by_name.get(self.then)
        if begun and begun.spec.access > Access.ANYBODY and await context.may_edit_here():
            await_choice(context, self)
            kept = await context.store.search.recall_query(self.query) if self.query else None
            return view_for_which(
                briefs, self, begun.spec.purpose(context.texts), kept, context.texts
            )
        return view_briefs(briefs, self, context.texts, chosen=await context.find_brief())

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The brief of this name, or those that it may mean, else all."""
        if not text:
            return cls()
        found = await find_briefs(context, text)
        if len(found) == 1:
            return SetBrief(found[0].id)
        t = context.texts
        briefs = found or await context.list_briefs()
        if not briefs:
            return cls()
        view = view_briefs(briefs, cls(), t)
        none = t.markup("There is no brief on “{name}” yet.", name=clip(text, _ASKED_LENGTH))
        return view if found else view.under(none)


@screen("brief")
class SetBrief(Screen):
    """Take up a brief, and what has waited for it."""

    brief: int
    query: Big = 0
    then: str = ""

    async def open(self, context: Context) -> View | None:
        """What has waited, else the brief's first screen."""
        brief = await context.get_brief(self.brief)
        await take_up(context, brief.id)
        kind = context.services.screens.by_name.get(self.then)
        if kind and (kind.spec.command or kind.spec.stands_alone):
            asked = await find_of_command(context, kind, await self._words(context))
            return await open_screen(context, asked) if isinstance(asked, Screen | Ref) else asked
        return await open_screen(context, Ref("found", self.query) if self.query else HOME)

    async def _words(self, context: Context) -> str:
        text = await context.store.search.recall_query(self.query) if self.query else ""
        if text is None:
            raise Gone
        return text


async def take_for_choice(context: Context, text: str) -> SetBrief | ChooseBrief | None:
    """Put an editor's message to what they have begun, if that waits for a brief.

    One that names a brief chooses it; a question is one as ever.
    """
    choice = stop_choosing(context)
    if not isinstance(choice, ChooseBrief) or "?" in text or not await is_input(context):
        return None
    named = await find_briefs(context, text, whole=True)
    if len(named) == 1:
        return SetBrief(named[0].id, choice.query, choice.then)
    before = await context.store.search.recall_query(choice.query) if choice.query else None
    query = await context.remember_query("\n".join(filter(None, (before, text))))
    return ChooseBrief(0, query, choice.then)


def leave_choice(context: Context) -> View | None:
    """Begin nothing, where what an editor wanted to begin waits for a brief."""
    choice = stop_choosing(context)
    if not choice:
        return None
    t = context.texts
    return View(
        lines(bold(t.gettext("Stopped.")), t.gettext("Nothing was begun.")),
        [[button(t.gettext("↩️ Choose a brief after all"), choice)]],
    )


async def take_up(context: Context, brief_id: int) -> None:
    """Let a brief be the person's from now on."""
    if context.user and context.choice.brief_id != brief_id:
        await context.store.choices.set_brief(context.user.id, brief_id)
        context.choice = await context.store.choices.get_choice(context.user.id)
        await context.begin_talk(brief_id)


async def find_briefs(context: Context, text: str, *, whole: bool = False) -> list[Brief]:
    """The briefs whose partner or country a text names, in any of our languages and any case.

    `whole` wants all of the name; else its beginning, or that of one of its words, is enough.
    """
    asked = fold(" ".join(text.split()))
    briefs = await context.list_briefs()
    names: dict[int, set[str]] = {each.id: {each.slug} for each in briefs}
    for language in LANGUAGES:
        for each in await context.store.briefs.list_briefs(language):
            if each.id in names:
                names[each.id].add(fold(each.partner))
                if each.country and each.partner_kind == "country":
                    country = LOCALES[language].territories.get(each.country, "")
                    names[each.id].add(fold(country))
    exact = [each for each in briefs if asked in names[each.id]]
    stem = asked[:-_ENDING] if len(asked) > _SHORT else asked
    return exact or [
        each
        for each in briefs
        if any(
            name.startswith(stem) and len(name) <= len(asked) + _ENDING
            if whole
            else f" {stem}" in f" {name}"
            for name in names[each.id]
        )
    ]


def view_briefs(
    briefs: Sequence[Brief], screen: ChooseBrief, t: Texts, *, chosen: Brief | None = None
) -> View:
    """The choice of a brief."""
    ordered = sorted(briefs, key=lambda each: fold(each.partner))
    pager = Pager(screen.page, len(ordered), PAGE_SIZE)
    shown = pager.cut(ordered)
    pages = pager.words(t)
    buttons = (
        button(
            f"{'✓ ' if chosen and each.id == chosen.id else ''}{name_brief(each)}",
            SetBrief(each.id, screen.query, screen.then),
        )
        for each in shown
    )
    return View(
        paragraphs(
            lines(
                bold(t.gettext("Cooperation with which country?")),
                italic(pages) if pages else None,
            ),
            t.markup("You can also write: {example}", example="/country …") if pages else None,
        ),
        in_rows(buttons, 2),
        way_back(t) if chosen else [],
    ).with_rows(pager.row(lambda page: ChooseBrief(page, screen.query, screen.then), t))


def view_for_which(
    briefs: Sequence[Brief], screen: ChooseBrief, purpose: str, kept: str | None, t: Texts
) -> View:
    """The choice of a brief for what an editor has begun, with what they have written for it."""
    begun = lines(
        bold(t.gettext("Which brief is it for?")),
        f"✍️ {purpose}",
        Markup("<blockquote>{}</blockquote>").format(clip(kept, _KEPT_SHOWN)) if kept else None,
    )
    hint = t.gettext("Tap it or write its name; what else you write is kept for it.")
    view = view_briefs(briefs, screen, t).rewritten(lambda _: paragraphs(begun, hint))
    return replace(view, foot=[button(t.gettext("✖️ Stop"), Ref("cancel"))])


def say_hello(t: Texts) -> Markup:
    """What a newcomer hears before a country is chosen."""
    return t.markup("Hello! I answer from the committee’s briefs on the city’s cooperation.")


def view_no_brief(t: Texts, *, may_add: bool) -> View:
    """The word that there is no brief, and to an owner how to add the first."""
    if not may_add:
        return View(t.markup("No brief has been loaded yet. Please come back later."))
    return View(
        paragraphs(
            bold(t.gettext("There is no brief yet.")),
            t.markup("Start one here, or load a folder of files on the server:"),
            "python -m bot brief add FOLDER",
        ),
        [[button(t.gettext("➕ New brief"), Ref("addbrief"))]],
    )
