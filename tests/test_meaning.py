"""Questions in words that the brief does not have, understood by what they mean."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import numpy as np
import pytest
import yaml

from bot.application import App
from bot.settings import Settings
from handlers.chat.context import SERVICES, Context
from handlers.finding.brief.statements import to_statements
from handlers.finding.learning import learn_briefs
from handlers.meaning import reader
from handlers.meaning.__main__ import Groups
from handlers.meaning.reader import Group, Meaning, Near
from tests.conftest import NOW, VISITOR
from tests.support.lent import LentBot, lend_bot
from tests.support.person import Person
from tests.support.rest import WAIT, run_application

BRIEF = {
    "language": "ru",
    "country": "NO",
    "as_of": "2018-04-30",
    "partner": "Берген",
    "title": "Справка по сотрудничеству с Бергеном",
    "overview": ["Берген и Санкт-Петербург сотрудничают с 2003 года."],
    "directions": [{"id": "sea", "icon": "⚓", "label": "Море", "text": "Море"}],
    "events": [
        {
            "id": "clock",
            "date": "2006-05-26",
            "title": "Часы ратуши Бергена",
            "text": "Мастерская Курантовой починила часы на ратуше. Работа обошлась в 410 тысяч"
            " крон, заплатил судовладелец, пожелавший остаться неизвестным.",
        },
        {
            "id": "dogs",
            "date": "2013-01-21",
            "title": "Учение спасательных собак",
            "text": "Восемь собак учились искать людей под лавиной. Лабрадор Вьюга нашел"
            " манекен за четыре минуты.",
        },
        {
            "id": "bread",
            "date": "2017-03-18",
            "title": "Ночь закваски",
            "text": "Ночью 26 пекарей испекли 480 буханок. Хлеб утром раздали детским домам.",
        },
        {
            "id": "boat",
            "date": "2015-09-05",
            "title": "Постройка лодки «Вера»",
            "text": "Лодку длиной девять метров построили по чертежам 1890 года. У Готланда"
            " сломалась мачта.",
        },
        *(
            {"id": f"other{at}", "date": f"{2004 + at}-10-02", "title": title, "text": text}
            for at, (title, text) in enumerate(
                (
                    ("Выставка гравюр", "В музее показали сто гравюр восемнадцатого века."),
                    ("Матч шахматистов", "Школьники сыграли 24 партии, победил гость."),
                    ("Лекция о треске", "Ихтиолог рассказал студентам о повадках трески."),
                    ("Концерт хора", "Хор спел в капелле на трех языках."),
                    ("Перепись мхов", "Ботаники описали 640 видов мхов и лишайников."),
                )
            )
        ),
    ],
}
STATED = Group(
    ("Хлеб утром раздали детским домам.", "У Готланда сломалась мачта.", "Собаки искали людей.")
)


def understand(settings: Settings, path: Path) -> Settings:
    """Settings of a bot that looks for the meaning, with one short brief."""
    folder = path / "meant" / "bergen"
    folder.mkdir(parents=True)
    (folder / "brief.yaml").write_text(yaml.safe_dump(BRIEF, allow_unicode=True), "utf-8")
    return settings.model_copy(
        update={
            "briefs_path": folder.parent,
            "database_path": path / "meant.db",
            "meaning": True,
        }
    )


@pytest.fixture
def understanding(settings: Settings, tmp_path: Path) -> Settings:
    return understand(settings, tmp_path)


@pytest.fixture(scope="module")
async def lent(
    lent_settings: Settings,
    profile: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    _reader: None,
) -> AsyncIterator[LentBot]:
    """One bot for those that only ask, which has learned its brief."""
    settings = understand(lent_settings, tmp_path_factory.mktemp("lent"))
    async with lend_bot(settings, lambda: NOW, profile) as bot:
        with bot.newcomer() as person:
            await ask(person, "где судно получило поломку?", "Готланда")
        yield bot


@pytest.fixture
async def meaning(tmp_path: Path) -> AsyncIterator[Meaning]:
    """What understands, by itself."""
    made = Meaning(tmp_path / "meanings.db")
    try:
        yield made
    finally:
        await made.aclose()


async def rank(meaning: Meaning, question: str, group: Group = STATED) -> list[Near]:
    """What is nearest, once that is known."""
    async with asyncio.timeout(WAIT):
        while True:
            if ranked := await meaning.rank(question, group):
                return list(ranked)
            await asyncio.sleep(0.05)


async def ask(person: Person, question: str, said: str) -> str:
    """The answer, once it has what it shall say."""
    async with asyncio.timeout(WAIT):
        while True:
            if said in (answer := (await person.send(question)).text):
                return answer
            await asyncio.sleep(0.1)


def process_of(app: App) -> int:
    """The number of the process that understands."""
    process = app.bot_data[SERVICES].meaning._process
    assert process
    return int(process.pid)


async def test_what_is_asked_in_other_words_is_told_first(asker: Person) -> None:
    # A word that the brief has in no form, and none of the lexicon's.
    answer = await asker.send("где судно получило поломку?")
    assert "Готланда" in answer.text[:160]


async def test_nearest_is_told_apart_from_an_answer(asker: Person) -> None:
    answer = await asker.send("где судно получило поломку?")
    assert answer.text.startswith("Прямо об этом не сказано. Ближе всего:")


@pytest.mark.parametrize("beside", ["какая завтра погода?", "как сварить борщ?", "кто ты такой?"])
async def test_what_has_nothing_to_do_with_the_brief_gets_no_card(
    asker: Person, beside: str
) -> None:
    assert "🗓" not in (await asker.send(beside)).text


async def test_what_the_rules_are_certain_of_stays(asker: Person) -> None:
    await asker.send("где судно получило поломку?")
    assert "480" in (await asker.send("сколько буханок испекли?")).text[:40]


async def test_brief_is_learned_before_it_is_asked(
    understanding: Settings, client: httpx.AsyncClient
) -> None:
    async with run_application(understanding, clock=lambda: NOW) as app:
        services = app.bot_data[SERVICES]
        await learn_briefs(Context(app))
        (brief,) = await services.store.briefs.list_briefs("ru")
        content = await services.store.contents.get(brief.id)
        statements = to_statements(content, services.catalogs["ru"])
        assert statements.group.name in services.meaning._sent
        await rank(services.meaning, "?", statements.group)
        answer = await Person(client, VISITOR.id).send("где судно получило поломку?")
        assert "Готланда" in answer.text[:160]


async def test_end_of_the_process_is_nobodys_trouble(
    understanding: Settings, client: httpx.AsyncClient
) -> None:
    async with run_application(understanding, clock=lambda: NOW) as app:
        await ask(Person(client, VISITOR.id), "где судно получило поломку?", "Готланда")
        os.kill(process_of(app), signal.SIGKILL)
        answer = await Person(client, VISITOR.id).send("где судно получило поломку?")
        assert answer.text
        await ask(Person(client, VISITOR.id), "где судно получило поломку?", "Готланда")


async def test_what_follows_is_understood_with_the_question_before(asker: Person) -> None:
    await asker.send("расскажи про ночь закваски")
    assert "детским домам" in (await asker.send("а куда делось угощение?")).text[:160]


async def test_what_was_shown_comes_first_for_what_follows(asker: Person) -> None:
    await asker.send("учение спасательных собак")
    assert "Вьюга" in (await asker.send("кто отличился?")).text[:160]


async def test_what_leans_on_what_was_shown_is_not_asked_of_the_whole_brief(
    asker: Person,
) -> None:
    await asker.send("учение спасательных собак")
    answer = (await asker.send("они что-то получили за это?")).text
    assert "2003" not in answer
    assert "собак" in answer[:160]


async def test_sentence_is_translated_where_another_language_has_as_many(
    understanding: Settings,
) -> None:
    dutch = {
        "language": "nl",
        "verified": True,
        "partner": "Bergen",
        "title": "Samenwerking met Bergen",
        "directions": {"sea": None},
        "events": dict.fromkeys(("boat", "bread", *(f"other{at}" for at in range(5))))
        | {
            "clock": {"title": "De klok", "text": "De klok is gemaakt. Een reder betaalde."},
            "dogs": {"title": "Honden", "text": "Acht honden zochten mensen."},
        },
    }
    (understanding.briefs_path / "bergen" / "nl.yaml").write_text(yaml.safe_dump(dutch), "utf-8")
    async with run_application(understanding, clock=lambda: NOW) as app:
        services = app.bot_data[SERVICES]
        (brief,) = await services.store.briefs.list_briefs("ru")
        content = await services.store.contents.get(brief.id)
        said = {
            language: to_statements(content, services.catalogs[language]).all
            for language in ("ru", "nl")
        }
    translations = [each.translations for each in said["ru"] if any(each.translations)]
    assert translations == [("De klok. De klok is gemaakt.",), ("De klok. Een reder betaalde.",)]
    own = [each.translations for each in said["nl"] if any(each.translations)]
    assert own[0] == ("Часы ратуши Бергена. Мастерская Курантовой починила часы на ратуше.",)
    assert len(own) == len(translations)


async def test_vectors_are_made_once(
    understanding: Settings, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    counts = []
    for _ in range(2):
        async with run_application(understanding, clock=lambda: NOW):
            await ask(Person(client, VISITOR.id), "где судно получило поломку?", "Готланда")
        with sqlite3.connect(tmp_path / "meant.meanings.db") as file:
            counts.append(file.execute("SELECT count(*) FROM vector").fetchone()[0])
    assert counts[0] == counts[1] > len(BRIEF["events"])


async def test_nearest_statement_comes_first(meaning: Meaning) -> None:
    ranked = await rank(meaning, "что случилось с кораблем?")
    assert ranked[0].at == 1
    assert [each.likeness for each in ranked] == sorted(
        (each.likeness for each in ranked), reverse=True
    )
    assert {each.at for each in ranked} == {0, 1, 2}


async def test_translations_of_a_statement_are_heard_too(meaning: Meaning) -> None:
    others = ("The bread went to orphanages.", "A mast broke off Gotland.", "Dogs sought people.")
    translated = Group(STATED.texts, tuple((each,) for each in others))
    assert translated.name != STATED.name
    question = "what happened to the ship's mast?"
    alone, both = await rank(meaning, question), await rank(meaning, question, translated)
    assert [alone[0].at, both[0].at] == [1, 1]
    assert both[0].likeness > alone[0].likeness


async def test_statement_without_a_translation_is_compared_by_itself(meaning: Meaning) -> None:
    none = Group(STATED.texts, ((),) * len(STATED.texts))
    assert await rank(meaning, "где плыла лодка?", none) == await rank(meaning, "где плыла лодка?")


async def test_what_follows_is_ranked_by_itself_and_with_the_question_before(
    meaning: Meaning,
) -> None:
    alone = await rank(meaning, "а что с ней стало?")
    after = await meaning.rank("а что с ней стало?", STATED, after="где плыла лодка?")
    above = {each.at: each.above for each in alone}
    assert after[0].at == 1
    assert after[0].above > above[1]


async def test_statements_that_are_named_are_ranked_however_far_they_are(
    meaning: Meaning,
) -> None:
    many = Group((*(f"Хор спел {at} песен." for at in range(30)), *STATED.texts))
    assert 30 not in {each.at for each in await rank(meaning, "сколько песен спел хор?", many)}
    ranked = await meaning.rank("сколько песен спел хор?", many, also=[30])
    assert ranked[-1].at == 30


ODD = ("\ud800", "\x00", "?" * 5_000, "🥖" * 300, "\u202e\u0301" * 200, "ж" * 4_000, " ")


async def test_no_text_ends_the_process(meaning: Meaning) -> None:
    await rank(meaning, "что случилось с кораблем?")
    process = meaning._process
    for odd in ODD:
        await meaning.rank(odd, STATED)
        group = Group((odd, "У Готланда сломалась мачта."))
        await rank(meaning, "что случилось с кораблем?", group)
        assert (await rank(meaning, "что случилось с кораблем?"))[0].at == 1, odd
        assert meaning._process is process, odd


async def test_late_answer_is_not_taken_for_another(
    meaning: Meaning, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rank(meaning, "что случилось с кораблем?")
    with monkeypatch.context() as impatient:
        impatient.setattr(reader, "_SECONDS", 0.0)
        assert not await meaning.rank("кто искал людей под снегом?", STATED)
    assert (await rank(meaning, "что случилось с кораблем?"))[0].at == 1


async def test_where_there_is_no_model_the_rules_are_alone(
    meaning: Meaning, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reader, "MODULE", "handlers.nothing")
    for _ in range(10):
        assert not await meaning.rank("что случилось с кораблем?", STATED)
        await asyncio.sleep(0.1)
    assert meaning._process is None or meaning._process.returncode is None
    assert "by their words alone" in caplog.text


async def test_process_that_stands_still_keeps_nobody_waiting(meaning: Meaning) -> None:
    await rank(meaning, "что случилось с кораблем?")
    process = meaning._process
    assert process
    os.kill(process.pid, signal.SIGSTOP)
    began = asyncio.get_running_loop().time()
    long = Group(tuple(f"{each}. У Готланда сломалась мачта." for each in range(5_000)))
    learning = asyncio.ensure_future(meaning.learn(long))
    several = await asyncio.gather(
        *(meaning.rank("что случилось с кораблем?", STATED) for _ in range(6))
    )
    assert not any(several)
    assert asyncio.get_running_loop().time() - began < 2 * reader._SECONDS
    learning.cancel()


async def test_process_that_stands_still_is_begun_anew(
    meaning: Meaning, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rank(meaning, "что случилось с кораблем?")
    process = meaning._process
    assert process
    os.kill(process.pid, signal.SIGSTOP)
    with monkeypatch.context() as impatient:
        impatient.setattr(reader, "_SECONDS", 0.01)
        for _ in range(reader._PATIENCE):
            assert not await meaning.rank("что случилось с кораблем?", STATED)
    assert (await rank(meaning, "что случилось с кораблем?"))[0].at == 1
    assert meaning._process is not process


async def test_where_no_process_can_be_begun_the_rules_are_alone(
    meaning: Meaning, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(reader, "start_process", refuse)
    for _ in range(reader._FAILURES):
        assert not await meaning.rank("что случилось с кораблем?", STATED)
    assert not meaning.is_on


async def test_what_was_forgotten_for_others_is_learned_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    groups = Groups()
    monkeypatch.setattr("handlers.meaning.__main__._IN_MEMORY", 3)
    row = np.ones((2, 4), np.float32)
    assert groups.announce("a")
    assert not groups.announce("a")
    groups.add("a", row)
    assert not groups.announce("a")
    assert groups.announce("b")
    groups.add("b", row)
    assert groups.rank("a", row[0], None, ()) is None
    assert groups.announce("a")


async def test_without_a_file_nothing_is_begun() -> None:
    alone = Meaning()
    assert not await alone.rank("что случилось с кораблем?", STATED)
    assert alone._process is None


async def test_sentence_stands_below_what_rules_say_of_its_event(
    understanding: Settings, client: httpx.AsyncClient
) -> None:
    file = understanding.briefs_path / "bergen" / "brief.yaml"
    launched = "Спустили лодку на воду под проливным дождем."
    file.write_text(
        file.read_text("utf-8").replace("У Готланда", f"{launched} У Готланда"), "utf-8"
    )
    async with run_application(understanding, clock=lambda: NOW):
        await ask(Person(client, VISITOR.id), "где судно получило поломку?", "Готланда")
        answer = (await Person(client, VISITOR.id).send("когда Веру впервые опустили в воду")).text
        when, sentence, *_ = answer.split("\n")
        assert when.startswith("5 сентября 2015 г.")
        assert sentence == launched
