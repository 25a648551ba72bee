"""The bot's texts call the Start button what it is called on the page, and so in Telegram."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.playground.server import PAGE
from bot.settings import DATA

LANGUAGES = ("ru", "en", "nl", "fr")
ROW = re.search(
    r"^  start: (\[.*\]),$", (Path(PAGE["path"]) / "words.js").read_text(), re.MULTILINE
)
assert ROW
NAMED = re.compile(r"\w “?Start\b")
"""The button within a sentence; at the beginning of one, the word may be a verb."""
START = dict(zip(LANGUAGES, json.loads(ROW[1]), strict=True))


def test_the_page_calls_it_as_telegram_does() -> None:
    assert START == {"ru": "Запустить", "en": "Start", "nl": "Starten", "fr": "Démarrer"}


@pytest.mark.parametrize("language", ["ru", "nl", "fr"])
def test_the_catalogs_call_it_alike(language: str) -> None:
    with (DATA / "locales" / f"{language}.po").open("rb") as file:
        catalog = read_po(file)
    texts = {str(m.id): str(m.string) for m in catalog if NAMED.search(str(m.id))}
    assert texts
    assert {text for text in texts.values() if START[language] not in text} == set()
