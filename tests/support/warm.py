"""What a forked bot finds read already."""

from importlib import import_module

from bot.settings import DATA
from handlers.dates.words.lexicon import load_lexicon
from handlers.texts import LANGUAGES, load_catalogs
from storage.lexicon import Lexicon
from storage.paraphrases import Paraphrases

for name in ("brief_commands", "checking", "exporting", "importing", "maintenance", "starting"):
    import_module(f"bot.{name}")
load_catalogs(DATA / "locales")
load_lexicon()
Lexicon.load()
for language in LANGUAGES:
    Paraphrases.load(language)
