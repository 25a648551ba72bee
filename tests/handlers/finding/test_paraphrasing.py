"""What asks for the whole of a brief in words of its own is asked as the rules understand it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.settings import DATA
from handlers.finding.answers.finder import Finder
from handlers.finding.answers.paraphrasing import find_paraphrase
from handlers.texts import LANGUAGES, load_catalogs
from storage.brief_reading import read_brief
from storage.lexicon import Lexicon
from storage.models import Brief
from storage.paraphrases import FOLDER
from storage.store import Store
from storage.yaml_loader import load_yaml
from tests.handlers.finding.conftest import LATER
from tests.support.briefs import MADE_UP


@pytest.fixture(scope="module")
async def store(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """One that is only asked."""
    opened = await Store.open(tmp_path_factory.mktemp("chile") / "spravka.db")
    try:
        await opened.keeping.load(read_brief(MADE_UP / "chile"))
        yield opened
    finally:
        await opened.close()


async def _find(store: Store, language: str) -> tuple[Finder, Brief]:
    finder = Finder(store, Lexicon.load(), load_catalogs(DATA / "locales")[language], LATER)
    (brief,) = await store.briefs.list_briefs(language)
    return finder, brief


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_question_is_taken_for_is_understood(store: Store, language: str) -> None:
    finder, brief = await _find(store, language)
    rows = load_yaml((FOLDER / f"{language}.yaml").read_text("utf-8"))
    said = [row["say"] for row in rows.values() if row["say"]]
    assert len(said) > 10
    open_still = [each for each in said if (await finder.find(brief, each)).is_left_open]
    assert open_still == []


ASKED = "насколько свеженькие сведения то лежат"


async def _is_taken(store: Store, asked: str, language: str = "ru") -> bool:
    finder, brief = await _find(store, language)
    outcome = await finder.find(brief, asked)
    return bool(find_paraphrase(outcome, brief, asked, Lexicon.load(), LATER))


async def test_what_no_rule_knows_is_taken_for_what_is_most_like_it(store: Store) -> None:
    assert await _is_taken(store, ASKED)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "what have we done with the Chileans lately"),
        ("nl", "vertel me hoe het zit met de Chilenen"),
        ("fr", "c’était quoi la denière chose faite avec les Chiliens"),
        ("ru", "сколько раз устраивали что-то с чилийцами, общая цыфра"),
    ],
)
async def test_what_finds_nothing_but_the_country_is_asked_as_what_is_like_it(
    store: Store, language: str, asked: str
) -> None:
    assert await _is_taken(store, asked, language)


@pytest.mark.parametrize(
    ("language", "asked", "label"),
    [
        # A rule takes these for something of the brief, or for the brief as such.
        ("ru", "какие договоры связывают нас с чилийцами", "agreements"),
        ("en", "which documents bind us and the Chileans", "agreements"),
        ("en", "when did we become friends", "since"),
        ("nl", "wat doet petersburg samen met de Chilenen", "dirs"),
        ("fr", "je contacte qui pour le Chili", "contact"),
        # What is to come, and what is about today, is no time that is asked for.
        ("fr", "prochaine échéance avec les Chiliens", "next"),
        ("ru", "мне завтра к чилийцам, что нужно знать", "overview"),
        # One of the words has a slip.
        ("en", "which documents bind us togehter", "agreements"),
        ("ru", "кто у нас ответсвенный сотрудник и его почта", "contact"),
    ],
)
async def test_what_is_surely_asked_of_the_whole_goes_before_a_rule(
    store: Store, language: str, asked: str, label: str
) -> None:
    finder, brief = await _find(store, language)
    outcome = await finder.find(brief, asked)
    said = load_yaml((FOLDER / f"{language}.yaml").read_text("utf-8"))[label]["say"]
    found = find_paraphrase(outcome, brief, asked, Lexicon.load(), LATER)
    assert found == (said, True)


@pytest.mark.parametrize(
    ("language", "asked", "time"),
    [
        ("en", "please walk me through the events of 2014", "2014"),
        ("en", "give me the main points of 2014", "2014"),
        ("fr", "fais-moi un topo sur 2014", "2014"),
    ],
)
async def test_all_that_is_asked_of_a_time_is_the_time(
    store: Store, language: str, asked: str, time: str
) -> None:
    finder, brief = await _find(store, language)
    outcome = replace(await finder.find(brief, asked), answer=None, understanding=None)
    found = find_paraphrase(outcome, brief, asked, Lexicon.load(), LATER)
    assert found
    assert time in found.said


@pytest.mark.parametrize(
    "asked",
    [
        # A reason, a time, another country and a name are asked for in particular.
        f"почему {ASKED}",
        f"{ASKED} за 2014 год",
        f"{ASKED} по Бразилии",
        f"{ASKED} про Бубликова",
    ],
)
async def test_what_is_asked_in_particular_is_left(store: Store, asked: str) -> None:
    assert not await _is_taken(store, asked)
