"""On a phone every screen of a visitor is seen whole: of each brief, and in each language."""

import json
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Page

from bot.application import App
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import Settings, load_settings
from handlers.chat.context import SERVICES
from handlers.texts import LANGUAGES
from storage.events import EventFilter
from storage.photos import MAX_PHOTOS
from storage.recording import Author
from storage.store import Store
from tests.browser.conftest import PHONE, OpenWindow
from tests.conftest import NOW, OWNER
from tests.support.briefs import gather_briefs
from tests.support.person import PICTURE, Person, Screen
from tests.support.walking import walk

ROOM = 570
"""Pixels between the bar and the field, with the keyboard of tiles open."""
PROJECT = Path(__file__).parents[2] / "data" / "briefs"
MEMBERS = [Member(2001 + at, each, None, None, each) for at, each in enumerate(LANGUAGES)]
MADE_UP = ("latvia",)
BRIEFS = ("belgium", "germany", *MADE_UP)
OF_ANY_BRIEF = (
    "/country",
    "/help",
    "/privacy",
    "юбилеи 2028 по всем странам",
    "/subscribe",
)
OF_EACH = (
    "/search",
    "/people",
    "/agreements",
    "/jubilees 2027",
    "/events 2015-2020",
    "2016-2018",
    "17 апреля",
    "2015 and 2017",
    "xyzzyq",
)

ONE_LINE = "/addevent 2018-04-25..28 | Дни города | С 25 по 28 апреля прошли дни города."
PARAGRAPH = "12 марта 2017 года в Риге, в Музее истории города, состоялась выставка «Берега»."
EDITORS = (
    "✍️ Редактору",
    "/agreements",
    "/events 2017",
    "/drafts",
    "/history",
    "/translations",
    "/editevent",
    ONE_LINE,
    PARAGRAPH,
    "/addevent",
)
FIRST_BUTTON = {
    "/events 2017": "1",
    "/editevent": "20",
    ONE_LINE: "Ещё ›",
    PARAGRAPH: "черновик",
}
"""What is pressed below some of them."""

MEASURE = """async (text) => {
    const messages = JSON.parse(text);
    const { renderMessage } = await import("/page/message.js");
    const column = document.querySelector("#log .column");
    const nodes = messages.map((message) => renderMessage([message]));
    column.append(...nodes);  // at once: the page is laid out when it is asked
    const sizes = nodes.map((node) => ({
        height: Math.ceil(node.getBoundingClientRect().height),
        cut: [...node.querySelectorAll(".key-label")]
            .filter((label) => label.scrollWidth > label.clientWidth)
            .map((label) => label.textContent),
    }));
    for (const node of nodes) node.remove();
    return sizes;
}"""
"""How high the page makes each message, and which labels of its buttons it cuts."""


@pytest.fixture
def members() -> list[Member]:
    return [*MEMBERS, OWNER]


@pytest.fixture
def settings(playground: Playground, tmp_path: Path) -> Settings:
    briefs = gather_briefs(PROJECT, tmp_path / "briefs", *MADE_UP)
    specimen = briefs / "germany" / "brief.yaml"
    specimen.write_text(specimen.read_text("utf-8").replace("specimen: true\n", ""), "utf-8")
    return load_settings(
        bot_token=playground.token,
        owner_ids=frozenset({OWNER.id}),
        bot_api_url=playground.url,
        database_path=tmp_path / "spravka.db",
        briefs_path=briefs,
    )


async def test_every_screen_of_a_visitor_is_seen_whole(
    application: App, playground: Playground, client: httpx.AsyncClient, open_window: OpenWindow
) -> None:
    await _add_photos(application.bot_data[SERVICES].store)
    # Labels are as long as a language's words, texts as a brief's: all pairs would show no more.
    pairs = zip(MEMBERS, cycle(BRIEFS), strict=False)
    found = []
    for member, brief in pairs:
        asked = [f"/start {brief}", f"/country {brief}", *OF_EACH, *OF_ANY_BRIEF]
        person, all_names = Person(client, member.id), member is MEMBERS[0]
        walked = await walk(application, playground, person, asked, all_names=all_names)
        found += [(f"{member.language_code} {name}", screen) for name, screen in walked]
    await expect_low(await open_window(MEMBERS[0].id, size=PHONE), found)


async def test_screens_of_editors_are_seen_whole(
    application: App, client: httpx.AsyncClient, open_window: OpenWindow
) -> None:
    await _add_photos(application.bot_data[SERVICES].store)
    owner, found = Person(client, OWNER.id), []
    for brief in BRIEFS:
        await owner.send("/cancel")
        await owner.send(f"/country {brief}")
        for text in EDITORS:
            found.append((f"{brief} {text}", await owner.send(text)))
            if text in FIRST_BUTTON:
                label = FIRST_BUTTON[text]
                found.append((f"{brief} {text} {label}", await owner.tap(label)))
    await expect_low(await open_window(OWNER.id, size=PHONE), found)


async def expect_low(page: Page, walked: Sequence[tuple[str, Screen]]) -> None:
    """No screen is higher than a phone has room for, and no label is cut."""
    # What looks the same in several places is measured once.
    screens = {_look(screen): (name, screen.message) for name, screen in walked}
    # As a text: to hand over thousands of objects takes longer than to measure them.
    sizes = await page.evaluate(MEASURE, json.dumps([each for _, each in screens.values()]))
    wrong = [
        f"{name}: {size['height']} px, cut: {size['cut']}\n{message.get('text', '')}"
        for (name, message), size in zip(screens.values(), sizes, strict=True)
        if size["height"] > ROOM or size["cut"]
    ]
    assert not wrong, "\n".join(wrong)


def _look(screen: Screen) -> str:
    """What of a message can be seen."""
    return json.dumps([screen.characters, screen.entities, screen.rows], sort_keys=True)


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
