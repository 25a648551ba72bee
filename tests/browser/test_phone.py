"""On a phone every screen of a visitor is seen whole: all of both briefs, in all languages."""

import asyncio
from itertools import chain
from pathlib import Path

import httpx
import pytest

from bot.application import App
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import Settings, load_settings
from handlers.chat.context import SERVICES
from handlers.texts import LANGUAGES
from storage.events import EventFilter
from storage.photos import MAX_PHOTOS
from storage.revisions import Author
from storage.store import Store
from tests.browser.conftest import PHONE, OpenWindow
from tests.conftest import NOW
from tests.support.person import PICTURE, Person, Screen
from tests.support.walking import walk

ROOM = 570
"""Pixels between the bar and the field, with the keyboard of tiles open."""
MEMBERS = [Member(2001 + at, each, None, None, each) for at, each in enumerate(LANGUAGES)]
BRIEFS = ("belgium", "germany")
ASKED = (
    "/country",
    "/help",
    "/privacy",
    "/search",
    "/people",
    "/agreements",
    "/jubilees 2027",
    "юбилеи 2028 по всем странам",
    "/events 2015-2020",
    "2016-2018",
    "17 апреля",
    "2015 and 2017",
    "xyzzyq",
    "/subscribe",
)

MEASURE = """async (messages) => {
    const { renderMessage } = await import("/page/message.js");
    const column = document.querySelector("#log .column");
    return messages.map((message) => {
        const node = renderMessage([message]);
        column.append(node);
        const height = Math.ceil(node.getBoundingClientRect().height);
        const cut = [...node.querySelectorAll(".key-label")]
            .filter((label) => label.scrollWidth > label.clientWidth)
            .map((label) => label.textContent);
        node.remove();
        return { height, cut };
    });
}"""
"""How high the page makes each message, and which labels of its buttons it cuts."""


@pytest.fixture
def members() -> list[Member]:
    return MEMBERS


@pytest.fixture
def settings(playground: Playground, tmp_path: Path) -> Settings:
    return load_settings(
        bot_token=playground.token,
        bot_api_url=playground.url,
        database_path=tmp_path / "spravka.db",
        briefs_path=Path(__file__).parents[2] / "data" / "briefs",
    )


async def test_every_screen_of_a_visitor_is_seen_whole(
    application: App, client: httpx.AsyncClient, open_window: OpenWindow
) -> None:
    await _add_photos(application.bot_data[SERVICES].store)
    found = await asyncio.gather(*(_walk(client, each) for each in MEMBERS))
    page = await open_window(MEMBERS[0].id, size=PHONE)
    wrong = []
    walked = list(chain(*found))
    sizes = await page.evaluate(MEASURE, [screen.message for _, screen in walked])
    for (name, _), size in zip(walked, sizes, strict=True):
        if size["height"] > ROOM or size["cut"]:
            wrong.append(f"{name}: {size['height']} px, cut: {size['cut']}")
    assert not wrong, "\n".join(wrong)


async def _add_photos(store: Store) -> None:
    """A full album to every event: its button stands on the card."""
    photos = [
        await store.photos.keep(PICTURE + bytes([number]), 1, 1, "") for number in range(MAX_PHOTOS)
    ]
    for brief in await store.briefs.list_briefs("en"):
        for event in await store.events.list_ids(EventFilter(brief.id)):
            draft = await store.drafts.create_edit(1, "event", event, NOW)
            assert draft
            draft = await store.drafts.update(draft, NOW, changes={"photos": photos})
            await store.drafts.publish(draft, Author(1, "Ольга"), NOW)


async def _walk(client: httpx.AsyncClient, member: Member) -> list[tuple[str, Screen]]:
    person = Person(client, member.id)
    found = []
    for brief in BRIEFS:
        await person.send(f"/start {brief}")
        await person.send(f"/country {brief}")
        walked = await walk(person, ("/start", *ASKED))
        found += [(f"{member.language_code} {brief} {name}", screen) for name, screen in walked]
    return found
