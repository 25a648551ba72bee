"""The first screen, and the answer to what is no text."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup
from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract
from handlers.chat.notes import flag
from handlers.chat.opening import open_screen
from handlers.chat.screen import Ref, Screen, screen
from handlers.chat.tiles import make_tiles
from handlers.chat.view import (
    TITLE_LENGTH,
    Row,
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
from handlers.dates import format_edtf
from handlers.home.briefs import ChooseBrief, say_hello, take_up
from handlers.home.examples import find_words, read_whole
from handlers.jubilees.reckoning import count_ahead
from handlers.texts import N_, Texts
from storage.models import Brief

_INPUT_LENGTH = 100
_SEVERAL = 2


@screen("start", command=N_("home screen"), intents=("home", "greeting"))
class Home(Screen):
    """The first screen, or the choice of a brief where there are several."""

    async def open(self, context: Context) -> View:
        """The brief with its sections."""
        brief = await context.require_brief()
        directions = await context.store.briefs.list_directions(brief.id, context.language)
        years = await context.store.events.count_by_year(brief.id)
        content = await read_whole(context, brief)
        return view_home(
            brief,
            context.services.screens.tiles,
            directions=len(directions),
            events=years.events,
            briefs=len(await context.list_briefs()),
            words=find_words(content, brief, context.texts),
            jubilees=count_ahead(content, context.today) if content else 0,
            t=context.texts,
            mention=context.mention,
        )

    async def extract(self, context: Context) -> Extract:
        """All of the brief."""
        return Extract((await context.require_brief()).id)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """What a link's payload names, else the first screen; in private it brings the tiles."""
        if linked := context.services.screens.of_payload(text):
            try:
                shown = await open_screen(context, linked)
                if brief := await find_brief_of(context, linked):
                    await take_up(context, brief)
                return shown or cls()
            except Gone:
                return view_dead_link(context.texts)
        if not context.is_private:
            return cls()
        tiles = await make_tiles(context)
        if await context.find_brief() or not await context.list_briefs():
            return replace(await cls().open(context), tiles=tiles)
        # One message has either tiles or buttons, and the choice has buttons.
        await context.here.send(View(say_hello(context.texts), tiles=tiles))
        return ChooseBrief()


async def find_brief_of(context: Context, linked: Screen) -> int | None:
    """The brief that a linked screen belongs to; None where there is but one."""
    if len(await context.list_briefs()) < _SEVERAL:
        return None
    if brief := getattr(linked, "brief", None):
        return int(brief)
    event, entity = getattr(linked, "event", None), getattr(linked, "entity", None)
    agreement = getattr(linked, "agreement", None)
    store, language = context.store, context.language
    owner = (
        (await store.events.get_event(event, language) if event else None)
        or (await store.entities.get_entity(entity, language) if entity else None)
        or (await store.briefs.get_agreement(agreement, language) if agreement else None)
    )
    return owner.brief_id if owner else None


@screen("thanks", intents=("thanks",))
class Thanks(Screen):
    """An answer to thanks."""

    async def open(self, context: Context) -> View:
        """A word, and the way on."""
        text = context.texts.markup("You’re welcome! Ask me anything about the brief.")
        return View(text, foot=way_back(context.texts))


@screen("self", intents=("self",))
class Introduce(Screen):
    """Who answers here."""

    async def open(self, context: Context) -> View:
        """A word on the bot and on who writes the briefs, and the way on."""
        t = context.texts
        said = paragraphs(
            bold(t.gettext("I am a bot, not a person.")),
            t.markup(
                "I answer from the committee’s briefs on the city’s cooperation. Its editors write "
                "and check them."
            ),
        )
        return View(said, foot=way_back(t, button(t.gettext("❓ Help"), Ref("help"))))


def view_home(
    brief: Brief,
    sections: Sequence[type[Screen]],
    *,
    directions: int,
    events: int,
    briefs: int,
    words: str,
    jubilees: int = 0,
    t: Texts,
    mention: str | None = None,
) -> View:
    """The first screen of a brief; `words` are some that it answers."""
    counts = " · ".join(
        [
            t.ngettext("{count} area", "{count} areas", directions),
            t.ngettext("{count} event", "{count} events", events),
        ]
    )
    more = []
    if jubilees:
        label = t.gettext("🎉 Anniversaries: {count}", count=jubilees)
        more.append(button(label, Ref("jubilees", brief.id)))
    if briefs > 1:
        more.append(button(t.gettext("🗂 Other briefs"), Ref("country")))
    rows = [*section_rows(brief, sections, t), *in_rows(more, 2)]
    return View(
        paragraphs(
            Markup("{} {}").format(flag(brief.country), bold(clip(brief.title, TITLE_LENGTH))),
            lines(counts, t.gettext("The brief is as of {end}", end=format_edtf(brief.as_of, t))),
            how_to_ask(mention, t)
            if mention
            else t.markup(
                "Choose a section or just write what you are looking for: {examples}",
                examples=italic(words),
            ),
            t.markup("Another country: {command}", command="/country") if briefs > 1 else None,
        ),
        rows,
    )


def view_dead_link(t: Texts) -> View:
    """The word that what a link led to is no longer there."""
    return View(t.markup("This link no longer leads anywhere."), foot=way_back(t))


def view_hint(
    brief: Brief,
    sections: Sequence[type[Screen]],
    text: str | None,
    words: str,
    t: Texts,
    mention: str | None = None,
) -> View:
    """What was written (None if it was no text), what can be asked, and the sections."""
    opening = None
    if text:
        opening = t.markup("I don’t understand “{text}”.", text=bold(clip(text, _INPUT_LENGTH)))
    elif text is None:
        opening = t.markup("I can only read text.")
    examples = t.markup(
        "Write what you are looking for, for example {examples}, or choose a section:",
        examples=italic(words),
    )
    return View(
        paragraphs(opening, how_to_ask(mention, t) if mention else examples),
        section_rows(brief, sections, t),
        [button(t.gettext("❓ Help"), Ref("help"))],
    )


def how_to_ask(mention: str, t: Texts) -> Markup:
    """How to ask in a group, where the bot is called by `mention`."""
    return lines(
        t.markup("Here I answer when you mention me, reply to me or send a command:"),
        Markup("<code>{} {}</code>").format(mention, t.gettext("April 2018")),
        Markup("<code>/events{} 2018</code>").format(mention),
    )


def section_rows(brief: Brief, sections: Sequence[type[Screen]], t: Texts) -> list[Row]:
    """A button to each section of a brief."""
    return in_rows((button(kind.spec.label(t), kind.of_brief(brief.id)) for kind in sections), 2)
