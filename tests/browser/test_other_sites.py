"""A hostile site in the same browser as the playground: it drives nothing and reads nothing."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.async_api import Browser, Page
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.playground import Playground
from tests.conftest import VISITOR

LOAD = """([tag, attribute, url]) => new Promise((done) => {
    const node = document.createElement(tag);
    node.onload = () => done("loaded");
    node.onerror = () => done("refused");
    node[attribute] = url;
    if (tag === "link") node.rel = "stylesheet";
    document.body.append(node);
})"""
POST_FORM = """([url, type, name, value]) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.name = `frame${Math.random()}`;
    document.body.append(frame);
    const form = document.createElement("form");
    Object.assign(form, { action: url, method: "post", enctype: type, target: frame.name });
    form.append(Object.assign(document.createElement("input"), { name, value }));
    document.body.append(form);
    frame.onload = () => done("answered");
    form.submit();
})"""
FETCH = """([url, options]) => fetch(url, options).then((answer) => answer.text())
    .then((text) => text || "nothing", () => "refused")"""
BEACON = "([url, text]) => String(navigator.sendBeacon(url, text))"
LISTEN = """([url]) => new Promise((done) => {
    const socket = new WebSocket(url);
    socket.onopen = () => done("open");
    socket.onerror = () => done("refused");
})"""


@dataclass
class Site:
    """A web site of somebody else, on another port of this machine."""

    port: int
    visits: list[str] = field(default_factory=list)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    sockets = bind_sockets(0, "127.0.0.1")
    site = Site(sockets[0].getsockname()[1])

    class Handler(RequestHandler):
        def get(self) -> None:
            site.visits.append(self.request.path)
            self.finish("<!doctype html><title>evil</title><body>")

    server = HTTPServer(Application([("/.*", Handler)], log_function=lambda _: None))
    server.add_sockets(sockets)
    yield site
    server.stop()
    await server.close_all_connections()


@pytest.fixture(params=["evil.example", "localhost", "127.0.0.1"])
async def evil(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Page:
    """A page of the hostile site: on a name of its own, or on one of this machine's."""
    page = await browser.new_page()
    await page.goto(f"http://{request.param}:{site.port}/")
    assert site.visits
    return page


@pytest.fixture
def send(playground: Playground) -> str:
    """An address that sends a message as the bot, for those who know even the token."""
    world = playground.world
    world.post(world.chats[VISITOR.id], VISITOR.user(), {"text": "/start"})
    text = urlencode({"chat_id": VISITOR.id, "text": "evil"})
    return f"{playground.url}/bot{playground.token}/sendMessage?{text}"


def said(playground: Playground) -> list[str]:
    """What was said in the visitor's chat."""
    messages = playground.world.chats[VISITOR.id].messages
    return [message.body["text"] for message in messages.values()]


async def test_a_site_sends_nothing_as_the_bot(
    playground: Playground, evil: Page, send: str
) -> None:
    for tag, attribute in (("img", "src"), ("script", "src"), ("link", "href")):
        await evil.evaluate(LOAD, [tag, attribute, send])
    await evil.evaluate(LOAD, ["iframe", "src", send])
    for form in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
        await evil.evaluate(POST_FORM, [send, form, "text", "evil"])
    for options in (
        {"mode": "no-cors"},
        {"mode": "no-cors", "method": "POST", "body": "text=evil"},
        {"mode": "cors"},
        {"mode": "no-cors", "referrerPolicy": "no-referrer", "credentials": "omit"},
    ):
        await evil.evaluate(FETCH, [send, options])
    await evil.evaluate(BEACON, [send, "text=evil"])
    async with evil.expect_popup() as opening:
        await evil.evaluate("(url) => void window.open(url)", send)
    await (await opening.value).wait_for_load_state()
    answer = await evil.goto(send, referer=evil.url)
    assert answer is not None
    # Playwright goes there as one who types the address: that is no call of the bot's either.
    assert answer.status == 403
    assert said(playground) == ["/start"]


async def test_a_link_to_a_method_calls_nothing(
    playground: Playground, evil: Page, send: str
) -> None:
    await evil.evaluate("(url) => { location.href = url; }", send)
    await evil.wait_for_url(f"{playground.url}/**")
    assert "403" in await evil.title()
    assert said(playground) == ["/start"]


async def test_a_site_does_nothing_as_a_person(
    playground: Playground, evil: Page, send: str
) -> None:
    url = f"{playground.url}/person/sendMessage"
    body = json.dumps({"person_id": VISITOR.id, "chat_id": VISITOR.id, "text": "evil"})
    # A form of plain text puts "=" between name and value: here inside a JSON string.
    await evil.evaluate(POST_FORM, [url, "text/plain", f'{body[:-1]}, "x": "', '"}'])
    for options in (
        {"mode": "no-cors", "method": "POST", "body": body},
        {"method": "POST", "body": body, "headers": {"Content-Type": "application/json"}},
    ):
        await evil.evaluate(FETCH, [url, options])
    await evil.evaluate(BEACON, [url, body])
    fault = '{"kind": "403", "method": "*"}'
    await evil.evaluate(
        FETCH,
        [
            f"{playground.url}/control/addFault",
            {"mode": "no-cors", "method": "POST", "body": fault},
        ],
    )
    assert said(playground) == ["/start"]
    assert playground.world.faults.of_call("sendmessage", "", 0.0) is None


async def test_a_site_reads_nothing(playground: Playground, evil: Page, send: str) -> None:
    for path in ("/", "/page/main.js", "/person/getState"):
        answer: Any = await evil.evaluate(FETCH, [playground.url + path, {"mode": "cors"}])
        assert answer == "refused", path
    socket = playground.url.replace("http", "ws") + f"/person/live?person_id={VISITOR.id}"
    assert await evil.evaluate(LISTEN, [socket]) == "refused"


async def test_a_name_that_was_rebound_gets_no_page(
    browser: Browser, playground: Playground, send: str
) -> None:
    page = await browser.new_page()
    answer = await page.goto(f"http://evil.example:{playground.port}/")
    assert answer is not None
    assert answer.status == 403
    here = send.partition("/bot")[2]
    assert "403" in await page.evaluate(FETCH, [f"/bot{here}", {}])
    assert said(playground) == ["/start"]


async def test_a_link_leads_to_the_page(playground: Playground, evil: Page, send: str) -> None:
    await evil.evaluate("(url) => { location.href = url; }", f"{playground.url}/?start=evil")
    await evil.locator("#dock[data-mode]").wait_for()
    assert said(playground) == ["/start"]
