"""What the bot can do, and its menus at Telegram."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.chat.context import Context
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, bold, folded, lines, paragraphs, way_back
from handlers.home.sections import how_to_ask
from handlers.texts import N_, Texts

ONE_LINE = Markup("<code>/addevent 2018-04-25..28 | … | … | #…</code>")


@screen("help", command=N_("what I can do"), intents=("help",))
class Help(Screen):
    """What the bot can do for this person."""

    async def open(self, context: Context) -> View:
        """The commands with what each does."""
        screens = context.services.screens
        # Editing works only in private.
        access = await context.get_access() if context.is_private else Access.ANYBODY
        own = screens.commands(Access.EDITOR, access)
        several = len(await context.list_briefs()) > 1
        commands = screens.commands(Access.ANYBODY, Access.ANYBODY, several=several)
        return view_help(commands, own, context.texts, context.mention)


def view_help(
    commands: Sequence[type[Screen]],
    own: Sequence[type[Screen]],
    t: Texts,
    mention: str | None = None,
) -> View:
    """What the bot can do and how to ask; `own` are the commands of an editor.

    `mention` is how the bot is called in a group, None in private.
    """

    def to_lines(listed: Sequence[type[Screen]]) -> Markup:
        return folded(
            lines(
                *(
                    Markup("/{} – {}").format(each.spec.name, each.spec.purpose(t))
                    for each in listed
                )
            )
        )

    editing = None
    if own:
        editing = paragraphs(
            lines(bold(t.gettext("For editors")), to_lines(own)),
            t.markup("In one line: {example}", example=ONE_LINE),
            t.markup("Or send me a paragraph: I’ll offer to turn it into a draft."),
        )
    examples = ("/events 2018", "/events 2016-2018", t.gettext("/events April 2018"))
    return View(
        paragraphs(
            bold(t.gettext("What I can do")),
            how_to_ask(mention, t)
            if mention
            else t.markup("You don’t need commands: just write what you are looking for."),
            lines(bold(t.gettext("Commands")), to_lines(commands)),
            # An editor knows them, and a phone has no room for both.
            None if own else lines(bold(t.gettext("Examples")), *map(escape, examples)),
            editing,
        ),
        foot=way_back(t),
    )
