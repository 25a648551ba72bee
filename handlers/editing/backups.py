"""/backup for owners, and those that are made by themselves."""

import logging
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram.constants import FileSizeLimit

from handlers.chat.context import Context
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.errors.report import tell_owners
from handlers.errors.view import view_store_trouble
from handlers.texts import N_
from storage.backups import SENDING
from storage.database import DatabaseError

logger = logging.getLogger(__name__)

REPORT_INTERVAL = timedelta(days=1)
"""How often owners are told of the same trouble with the data."""


@screen("backup", access=Access.OWNER, command=N_("a full backup"))
class SendBackup(Screen):
    """Send a verified copy of everything that is kept."""

    async def open(self, context: Context) -> View | None:
        """Nothing more, or why there is no copy."""
        t, path = context.texts, context.store.path
        name = f"{path.stem}-{context.now:%Y%m%d-%H%M%S}{path.suffix}"
        if not context.message:
            return None
        # Beside the data: what the bot keeps is in one place, and only that place is writable.
        with TemporaryDirectory(dir=path.parent, prefix=SENDING) as folder:
            try:
                made = await context.store.back_up(Path(folder) / name)
            except DatabaseError:
                logger.exception("no backup could be made")
                return View(t.markup("The backup failed. Details are in the log."))
            if made.stat().st_size > FileSizeLimit.FILESIZE_UPLOAD:
                return View(
                    t.markup(
                        "The file is too large for Telegram. On the server: {command}",
                        command="python -m bot backup",
                    )
                )
            caption = t.markup(
                "A full backup as of now. Keep it safe: it contains the ids of people who "
                "wrote to the bot. To restore it: “python -m bot restore”."
            )
            await context.here.send_document(made, name, caption)
        logger.info("a backup was sent to %s", context.author.user_id)
        return None


async def back_up_regularly(context: Context) -> None:
    """Make the backup that is due."""
    services = context.services
    try:
        made = await context.store.make_due_backup(
            context.now, services.backup_every, services.backup_folder
        )
        if made:
            logger.info("made the backup %s", made)
            if misdated := await context.store.list_misdated_backups(context.now):
                logger.warning("backups of a day to come, the clock was wrong: %s", misdated)
    except DatabaseError as error:
        logger.exception("the backup could not be made")
        await _tell_owners(context, "backup", str(error))


async def look_for_damage(context: Context) -> None:
    """Look at every page of the data, so that damage is known before somebody meets it."""
    if problems := await context.store.look_for_damage():
        logger.error("the data are damaged: %s", "; ".join(problems))
        await _tell_owners(context, "damage", "; ".join(problems))


async def watch_data_file(context: Context) -> None:
    """Tell the owners when the data file was taken away or overwritten, and rescue what it held."""
    trouble = context.store.trouble
    if not trouble or not context.services.reported.is_new(trouble, context.now, REPORT_INTERVAL):
        return
    try:
        rescued = f"what it held is in {await context.store.rescue(context.now)}"
    except DatabaseError as error:
        rescued = str(error)
    logger.error("nothing is saved any more: %s; %s", trouble, rescued)
    await tell_owners(
        context.bot, context.services, lambda t: view_store_trouble(f"{trouble}; {rescued}", t)
    )


async def _tell_owners(context: Context, subject: str, trouble: str) -> None:
    if context.services.reported.is_new(subject, context.now, REPORT_INTERVAL):
        await tell_owners(context.bot, context.services, lambda t: view_store_trouble(trouble, t))
