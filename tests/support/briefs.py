"""The briefs that tests run on unless they say otherwise: Belgium alone."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bot.settings import DATA, Settings
from storage.brief_files import BriefFiles
from storage.brief_reading import find_folders
from storage.store import Store
from tests.support.once import make_once

BELGIUM_ALONE = Path(__file__).parents[1] / "belgium_alone"
"""A folder of briefs with the one that the expectations of the tests are written for."""

MADE_UP = Path(__file__).parents[1] / "made_up"
"""Briefs that nobody has written for a city: what the others do not say, and what nobody knew."""
SPECIMEN = DATA / "briefs" / "germany"
TRONDHEIM = MADE_UP / "trondheim"
"""One that has all that a brief can say."""


def list_made_up() -> list[Path]:
    """The folders of all that are no city's: those for tests, and the specimen."""
    return sorted((SPECIMEN, *MADE_UP.iterdir()))


def gather_briefs(source: Path, folder: Path, *made_up: str) -> Path:
    """A folder with the briefs of another one, and with those that are no city's."""
    shutil.copytree(source, folder)
    for name in made_up:
        shutil.copytree(SPECIMEN if name == SPECIMEN.name else MADE_UP / name, folder / name)
    return folder


def read_briefs(folder: Path) -> list[BriefFiles]:
    """Every brief below a folder."""
    return [each.read() for each in find_folders(folder)]


async def load_briefs(store: Store, briefs: Iterable[BriefFiles]) -> None:
    """Load briefs that the store does not have."""
    for brief in briefs:
        await store.keeping.load(brief)


class Library:
    """Several briefs at once, each choice of them loaded once in a run: that takes seconds."""

    def __init__(self, folder: Path, belgian: Path) -> None:
        self._folder = folder
        self._belgian = belgian

    async def add(self, settings: Settings, *made_up: str) -> Settings:
        """These settings with the Belgian brief and with made-up ones, all in the store.

        The folder of these briefs is everybody's: a test that changes one gathers its own.
        """
        return await self._give(settings, "_".join(made_up), made_up)

    async def add_all(self, settings: Settings) -> Settings:
        """These settings with every brief that there is."""
        return await self._give(settings, "all", [each.name for each in list_made_up()])

    async def _give(self, settings: Settings, name: str, made_up: Iterable[str]) -> Settings:
        place = self._folder / name
        briefs, store_path = place.with_suffix(".briefs"), place.with_suffix(".db")

        async def load() -> bool:
            gather_briefs(BELGIUM_ALONE, briefs, *made_up)
            shutil.copyfile(self._belgian, store_path)
            store = await Store.open(store_path)
            try:
                await store.keeping.load_new(find_folders(briefs), show_specimens=True)
            finally:
                await store.close()
            return True

        await make_once(place, load)
        shutil.copyfile(store_path, settings.database_path)
        return settings.model_copy(update={"briefs_path": briefs})
