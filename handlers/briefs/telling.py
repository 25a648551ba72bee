"""What owners hear of briefs at the start: files that have changed or cannot be read, no brief."""

import logging
from collections.abc import Sequence

from markupsafe import Markup
from telegram import Bot

from handlers.chat.context import Services
from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button, clip, fitting, lines, paragraphs
from handlers.errors.report import tell_owners
from handlers.texts import FALLBACK, Texts
from storage.brief_keeping import Found
from storage.brief_reading import BriefFolder

logger = logging.getLogger(__name__)

UPDATE = "python -m bot brief update {slug}"
ADD = "python -m bot brief add FOLDER"
_LINE_LENGTH = 300
_ROOM = 3000


def log_briefs(found: Found) -> None:
    """Write to the log what became of the folders of briefs."""
    if found.loaded:
        logger.info("new briefs: %s", ", ".join(found.loaded))
    for slug in found.changed:
        command = UPDATE.format(slug=slug)
        logger.warning("the files of the brief %s have changed; see `%s`", slug, command)
    for line in found.broken:
        logger.error("a brief was not loaded: %s", line)


async def tell_of_briefs(
    bot: Bot, services: Services, found: Found, folders: Sequence[BriefFolder]
) -> None:
    """Tell the owners what they have to do something about; of the same change only once."""
    if found.untold:
        await tell_owners(bot, services, lambda t: view_changed(found.untold, t))
        for folder in folders:
            if folder.slug in found.untold:
                await services.store.keeping.note_told(folder)
    if found.broken:
        await tell_owners(bot, services, lambda t: view_broken(found.broken, t))
    if not await services.store.briefs.list_all_briefs(FALLBACK):
        logger.warning("there is no brief yet: put one into a folder and call `%s`", ADD)
        await tell_owners(bot, services, view_first)


def view_changed(slugs: Sequence[str], t: Texts) -> View:
    """The word that files of briefs have changed, with the command that takes them over."""
    commands = [Markup("<code>{}</code>").format(UPDATE.format(slug=slug)) for slug in slugs]
    return View(
        paragraphs(
            bold(t.gettext("The files of a brief have changed.")),
            t.markup(
                "Nothing here has changed: what the editors have written counts. Look at the "
                "difference and accept what you want:"
            ),
            lines(*fitting(commands, _ROOM)),
        ),
        [[button(t.gettext("🗂 Briefs"), Ref("briefs"))]],
    )


def view_broken(problems: Sequence[str], t: Texts) -> View:
    """The word that a brief could not be loaded, and why."""
    shown = [Markup("<code>{}</code>").format(clip(each, _LINE_LENGTH)) for each in problems]
    return View(
        paragraphs(
            bold(t.gettext("One brief could not be loaded. The others are available.")),
            lines(*fitting(shown, _ROOM)),
        )
    )


def view_first(t: Texts) -> View:
    """How an owner adds the first brief."""
    return View(
        paragraphs(
            bold(t.gettext("There is no brief yet.")),
            t.markup("Start one here, or load a folder of files on the server:"),
            Markup("<code>{}</code>").format(ADD),
        ),
        [[button(t.gettext("➕ New brief"), Ref("addbrief"))]],
    )
