"""`python -m bot export`: a brief, as a file or as the folder that it can be loaded from."""

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.arguments import FOLDER
from bot.brief_commands import CommandError, find_brief, reading_store
from bot.settings import Settings
from handlers.chat.extract import Extract
from handlers.export.contents import Form
from handlers.export.gathering import Asker, gather, list_batches
from handlers.export.making import NotMade, make_file
from handlers.export.packing import pack_files
from storage.store import Store


def export(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write it; gives the exit status."""
    try:
        made = asyncio.run(_export(arguments, settings))
    except (CommandError, NotMade) as error:
        print(error)  # noqa: T201
        return 1
    for path in made:
        print(f"wrote {path}")  # noqa: T201
    return 0


async def _export(arguments: argparse.Namespace, settings: Settings) -> list[Path]:
    form = arguments.format or _form_of(arguments.output)
    name = arguments.brief if form == FOLDER else f"{arguments.brief}.{form}"
    output: Path = arguments.output or Path(name)
    if await asyncio.to_thread(_is_taken, output):
        raise CommandError(f"{output}: there is something already; name another with --output")
    async with reading_store(settings) as store:
        brief_id = await find_brief(store, arguments.brief)
        if form == FOLDER:
            return await store.keeping.export(brief_id, output)
        made = await _make(store, brief_id, Form(form), arguments, settings)
    await asyncio.to_thread(output.write_bytes, made)
    return [output]


def _is_taken(output: Path) -> bool:
    return output.exists() and (output.is_file() or any(output.iterdir()))


def _form_of(output: Path | None) -> str:
    """What the name of a file says."""
    if output is None:
        return Form.WORD.value
    suffix = output.suffix.removeprefix(".").lower()
    if suffix in set(Form):
        return suffix
    raise CommandError(f"{output}: say with --format what it shall be")


async def _make(
    store: Store, brief_id: int, form: Form, arguments: argparse.Namespace, settings: Settings
) -> bytes:
    if form is Form.FILES:
        return await pack_files(store, brief_id, arguments.brief)
    brief = await store.briefs.get_brief(brief_id, arguments.language or "")
    if not brief:
        raise CommandError(f"{arguments.brief}: it is no longer there")
    language = arguments.language or brief.language
    now = datetime.now(UTC)
    today = now.astimezone(settings.timezone).date()
    asker = Asker(language, today, now, await store.get_installation())
    gathered = await gather(store, brief, Extract(brief_id), asker)
    batches = list_batches(store, gathered, photos=form is Form.WORD)
    return await make_file(form, gathered.contents, batches)
