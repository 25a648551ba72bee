"""Which questions follow what was shown, and how."""

import asyncio
import shutil
from datetime import date
from pathlib import Path

import pytest

from handlers.finding.brief.knowledge import Knowledge, to_knowledge
from handlers.finding.frames.following import Following, Turn, read_following, vary
from handlers.finding.frames.frame import Frame
from handlers.finding.frames.framing import FrameReader
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.store import Store

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def knowledge(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    path = Path(shutil.copyfile(loaded, tmp_path_factory.mktemp("finding") / "spravka.db"))

    async def read() -> Knowledge:
        store = await Store.open(path)
        try:
            (brief,) = await store.briefs.list_briefs("ru")
            return to_knowledge(await store.contents.get(brief.id))
        finally:
            await store.close()

    return asyncio.run(read())


def read(knowledge: Knowledge, text: str, language: str = "ru") -> Frame:
    return FrameReader(knowledge, Lexicon.load(), language, TODAY).read(text)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("второе", Following(Turn.PICK, 1)),
        ("покажи 3", Following(Turn.PICK, 2)),
        ("подробнее про первое", Following(Turn.PICK, 0)),
        ("последнее", Following(Turn.PICK, -1)),
        ("ещё", Following(Turn.MORE)),
        ("а когда?", Following(Turn.ASK)),
        ("где они прошли", Following(Turn.ASK)),
        ("где был второй", Following(Turn.ASK, 1)),
        ("что подписали", Following(Turn.ASK)),
        ("а семинары там были?", Following(Turn.ASK)),
        ("а концертов", Following(Turn.VARY)),
        ("а в 2016?", Following(Turn.VARY)),
        ("где был семинар", None),
        ("концерты в Антверпене", None),
        ("что было в 2017", None),
    ],
)
def test_question_follows_only_if_it_does_not_stand_by_itself(
    knowledge: Knowledge, text: str, following: Following | None
) -> None:
    assert read_following(read(knowledge, text), Lexicon.load()) == following


@pytest.mark.parametrize(
    ("language", "text", "following"),
    [
        ("en", "which exhibitions were there in 2017", None),
        ("en", "is there a flight", None),
        ("en", "who was there?", Following(Turn.ASK)),
        ("nl", "welke concerten waren er in 2018", None),
        ("nl", "wie was er bij?", Following(Turn.ASK)),
    ],
)
def test_there_that_only_says_that_something_is_points_to_nothing(
    knowledge: Knowledge, language: str, text: str, following: Following | None
) -> None:
    assert read_following(read(knowledge, text, language), Lexicon.load()) == following


@pytest.mark.parametrize(
    ("before", "new", "words"),
    [
        ("сколько было выставок", "а концертов", {"концертов"}),
        ("концерты в Антверпене", "а выставки", {"выставки", "антверпене"}),
        ("концерты в Антверпене", "а в Спа", {"концерты", "спа"}),
        ("когда был Гергиев", "а Фабр", {"фабр"}),
    ],
)
def test_new_word_takes_the_place_of_its_like(
    knowledge: Knowledge, before: str, new: str, words: set[str]
) -> None:
    varied = vary(read(knowledge, new), read(knowledge, before))
    assert {each.word for each in varied.solid} == words


def test_season_is_that_of_the_year_that_was_spoken_of(knowledge: Knowledge) -> None:
    varied = vary(read(knowledge, "а осенью"), read(knowledge, "что было летом 2017"))
    assert varied.values == (Edtf.parse("2017-23"),)
