"""The texts of every language, and the Belgian brief."""

from pathlib import Path

import pytest

from handlers.texts import Catalogs, load_catalogs
from storage.brief_files import BriefFiles
from storage.brief_reading import read_brief
from tests.storage.conftest import BRIEFS

LOCALES = Path(__file__).parents[2] / "data" / "locales"


@pytest.fixture(scope="session")
def catalogs() -> Catalogs:
    return load_catalogs(LOCALES)


@pytest.fixture(scope="session")
def belgium() -> BriefFiles:
    return read_brief(BRIEFS / "belgium")
