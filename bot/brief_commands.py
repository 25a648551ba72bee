"""`python -m bot brief …`: what an operator does with the briefs."""

import argparse
import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.settings import Settings
from handlers.texts import FALLBACK
from storage import backups
from storage.brief_files import BriefFiles
from storage.brief_keeping import SlugTakenError, State
from storage.brief_reading import BriefFileError, BriefFolder, find_folders
from storage.data_file import BusyError, is_data, real
from storage.differences import Difference
from storage.models import Brief
from storage.recording import Author
from storage.store import Store

_SHOWN_LENGTH = 100


class CommandError(Exception):
    """What was asked cannot be done; its text says why and what can."""


def run_brief_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do it; gives the exit status."""
    try:
        return asyncio.run(_ACTIONS[arguments.action](arguments, settings))
    except SlugTakenError as error:
        problem = f"{error}: `python -m bot brief update`, or another name with --slug"
    except (CommandError, BriefFileError) as error:
        problem = str(error)
    _say(problem)
    return 1


async def _list(_: argparse.Namespace, settings: Settings) -> int:
    folders = {each.slug: each for each in find_folders(settings.briefs_path)}
    async with reading_store(settings) as store:
        briefs = await store.briefs.list_all_briefs(FALLBACK)
        for brief in briefs:
            folder = folders.pop(brief.slug, None)
            events = (await store.events.count_by_year(brief.id)).total
            _say(
                f"{brief.slug}: {brief.partner}, {brief.state}, {events} events, as of "
                f"{brief.as_of}; {await _state_of(store, brief, folder)}"
            )
        if not briefs:
            _say("no brief yet: `python -m bot brief add FOLDER`, or /briefs in the chat")
    for slug in folders:
        _say(f"{slug}: only files, loaded at the next start")
    return 0


async def _state_of(store: Store, brief: Brief, folder: BriefFolder | None) -> str:
    if not folder:
        return "no files"
    known = await store.keeping.get_digest(brief.slug)
    return "files as they were" if known in (None, folder.digest) else "files have changed"


async def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    problems = 0
    for line, is_wrong in check_files(arguments.folder, settings):
        problems += is_wrong
        _say(line)
    return 1 if problems else 0


def check_files(folder: Path | None, settings: Settings) -> Sequence[tuple[str, bool]]:
    """What the files of the briefs are: a line each, and whether it is a problem."""
    if folder and not folder.is_dir():
        return [(f"{folder}: there is no such folder", True)]
    folders = [_folder(folder)] if folder else find_folders(settings.briefs_path)
    said: list[tuple[str, bool]] = []
    countries: dict[str, str] = {}
    for each in folders:
        try:
            brief = each.read()
        except BriefFileError as error:
            said += [(line, True) for line in str(error).splitlines()]
            continue
        source = brief.source
        languages = [source.language, *(file.language for file in brief.translations)]
        said.append(
            (f"{each.path}: ok, {len(source.events)} events in {', '.join(languages)}", False)
        )
        if source.partner_kind == "country" and source.country:
            if other := countries.get(source.country):
                said.append((f"  {other} is on {source.country}, too", False))
            countries[source.country] = each.slug
    return said or [(f"{settings.briefs_path}: no briefs there", False)]


async def _add(arguments: argparse.Namespace, settings: Settings) -> int:
    folder = _folder(arguments.folder)
    brief = folder.read()
    if arguments.slug:
        brief = brief.model_copy(update={"slug": arguments.slug})
    async with writing_store(settings) as store:
        await store.keeping.load(brief, folder)
        same = [
            each.slug
            for each in await store.briefs.list_all_briefs(FALLBACK)
            if each.country == brief.source.country and each.slug != brief.slug and each.country
        ]
    _say(f"added {brief.slug}: {len(brief.source.events)} events")
    if same:
        _say(f"  on the same country as {', '.join(same)}: people choose by the partner's name")
    return 0


async def _update(arguments: argparse.Namespace, settings: Settings) -> int:
    folder = _folder(arguments.folder or settings.briefs_path / arguments.slug)
    brief = folder.read()
    opened = writing_store(settings) if arguments.take else reading_store(settings)
    async with opened as store:
        brief_id = await find_brief(store, arguments.slug)
        found = await store.keeping.compare(brief_id, brief)
        for number, each in enumerate(found, start=1):
            for line in describe(number, each):
                _say(line)
        if not found:
            _say("the files say what the store says")
        if arguments.take:
            await _take(store, brief_id, brief, found, arguments, folder)
        elif any(each.can_be_taken for each in found):
            _say(f"take it over: python -m bot brief update {arguments.slug} --take all (or 1,3)")
    return 0


async def _take(
    store: Store,
    brief_id: int,
    brief: BriefFiles,
    found: Sequence[Difference],
    arguments: argparse.Namespace,
    folder: BriefFolder,
) -> None:
    chosen = None if arguments.take == "all" else _choose(found, arguments.take)
    author = Author(0, f"{arguments.slug}/brief.yaml")
    taken = await store.keeping.take_over(brief_id, brief, chosen, author, datetime.now(UTC))
    if chosen is None:
        await store.keeping.note_file(folder, arguments.slug)
    _say(f"taken over: {len(taken)}; one change, undone in /history")


def _choose(found: Sequence[Difference], which: str) -> list[Difference]:
    numbered = {str(number): each for number, each in enumerate(found, start=1)}
    numbers = [each.strip() for each in which.split(",")]
    if not numbered.keys() >= set(numbers):
        raise CommandError(
            f"--take {which}: say `all`, or numbers of 1 to {len(found)} separated by commas"
        )
    return [numbered[number] for number in numbers]


async def _set_state(arguments: argparse.Namespace, settings: Settings) -> int:
    state: State = "retired" if arguments.action == "retire" else "shown"
    async with writing_store(settings) as store:
        brief_id = await find_brief(store, arguments.slug)
        revision = await store.revisions.set_value(
            "brief",
            brief_id,
            "state",
            state,
            author=Author(0, "python -m bot"),
            now=datetime.now(UTC),
        )
    _say(f"{arguments.slug} is {state}" + ("" if revision else " already"))
    return 0


_ACTIONS = {
    "list": _list,
    "check": _check,
    "add": _add,
    "update": _update,
    "retire": _set_state,
    "restore": _set_state,
}


def describe(number: int, difference: Difference) -> list[str]:
    """A difference as an operator reads it."""
    title = _shorten(difference.title)
    said = [f"{number}. {difference.subject} {difference.key}, {difference.kind}: {title}"]
    for key, (now, new) in difference.changes.items():
        if difference.kind == "changed":
            said.append(f"     {key}: {_shorten(now)} → {_shorten(new)}")
    for key, (now, new) in difference.kept.items():
        said.append(
            f"     {key}: stays {_shorten(now)}, as editors have it; the files: {_shorten(new)}"
        )
    return said


def _shorten(value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…"


def _folder(path: Path) -> BriefFolder:
    for folder in find_folders(path.resolve().parent):
        if folder.path == path.resolve():
            return folder
    raise CommandError(f"{path}: there is no folder with brief.yaml")


async def find_brief(store: Store, slug: str) -> int:
    """The brief that is called so; raises `CommandError`."""
    brief_id = await store.keeping.find(slug)
    if brief_id is None:
        known = ", ".join(each.slug for each in await store.briefs.list_all_briefs(FALLBACK))
        raise CommandError(f"there is no brief {slug!r}; there are: {known or 'none'}")
    return brief_id


@asynccontextmanager
async def writing_store(settings: Settings) -> AsyncIterator[Store]:
    """The store of the bot, which must not run meanwhile."""
    try:
        store = await Store.open(settings.database_path, settings.bot_id)
    except BusyError as error:
        raise CommandError(f"{error}: stop the bot for it, or use /briefs in the chat") from error
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def reading_store(settings: Settings) -> AsyncIterator[Store]:
    """The store, or a copy of it while the bot runs."""
    path = settings.database_path
    if not is_data(real(path)):
        raise CommandError(f"{path}: there are no data yet; the first start makes them")
    with TemporaryDirectory() as folder:
        copy = await asyncio.to_thread(backups.make_backup, path, Path(folder) / "copy.db")
        store = await Store.open(copy)
        try:
            yield store
        finally:
            await store.close()


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
