"""What a forked bot finds read already."""

from bot.settings import DATA
from handlers.dates.lexicon import load_lexicon
from handlers.texts import load_catalogs
from storage.lexicon import Lexicon

load_catalogs(DATA / "locales")
load_lexicon()
Lexicon.load()
