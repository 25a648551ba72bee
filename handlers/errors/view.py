"""What people read when something fails."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button, clip, paragraphs, room_beside
from handlers.texts import Texts

_LISTED = 20


def view_apology(t: Texts, *, saved: bool = True) -> View:
    """A word to the person; where something could not be saved, that it was not."""
    if saved:
        text = t.markup("Something went wrong. Please try again in a moment.")
    else:
        text = t.markup(
            "I could not save this just now. Your text is still in this chat; please send "
            "it again later."
        )
    return View(
        text,
        [[button(t.gettext("🏠 Home"), Ref("start"))]],
    )


def view_damaged(t: Texts) -> View:
    """A word to somebody who asked for what stands on a damaged page."""
    return View(
        t.markup(
            "I cannot read this: part of my data is damaged. Nothing was saved. Please ask "
            "for something else or come back later."
        ),
        [[button(t.gettext("🏠 Home"), Ref("start"))]],
    )


def view_store_trouble(trouble: str, t: Texts) -> View:
    """A word to an owner about the file itself."""
    return View(
        paragraphs(
            bold(t.gettext("⚠️ The data needs your attention")),
            clip(trouble, 1000),
            t.gettext("What to do: “When something breaks” in docs/operations.md."),
        )
    )


def view_report(error: BaseException | None, trace: str, t: Texts) -> View:
    """A word to an owner, with the end of the traceback."""
    heading = bold(
        t.gettext("A message could not be processed: {error}", error=clip(repr(error), 300))
    )
    room = room_beside(heading)
    return View(paragraphs(heading, Markup("<pre>{}</pre>").format(trace[-(room // 2) :])))


def view_flood(t: Texts) -> View:
    """A word to somebody who writes faster than we answer."""
    return View(
        t.markup(
            "You are writing faster than I can answer. I’ll answer what has arrived and "
            "skip the rest; please wait a moment."
        )
    )


def view_set_aside(update_ids: Sequence[int], t: Texts) -> View:
    """A word to an owner about updates that will not be tried again."""
    listed = ", ".join(map(str, update_ids[:_LISTED]))
    more = "…" if len(update_ids) > _LISTED else ""
    return View(
        paragraphs(
            bold(
                t.ngettext(
                    "{count} message keeps crashing the bot.",
                    "{count} messages keep crashing the bot.",
                    len(update_ids),
                )
            ),
            t.gettext("Set aside for 7 days: {listed}", listed=listed + more),
        )
    )
