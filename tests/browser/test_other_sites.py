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


@pytest.fixture
async def evil(browser: Browser, site: Site) -> list[Page]:
    """Pages of the hostile site: on a name of its own, and on this machine's names."""
    pages = []
    for name in ("evil.example", "localhost", "127.0.0.1"):
        page = await browser.new_page()
        await page.goto(f"http://{name}:{site.port}/")
        pages.append(page)
    assert len(site.visits) >= len(pages)
    return pages


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
    playground: Playground, evil: list[Page], send: str
) -> None:
    for page in evil:
        for tag, attribute in (("img", "src"), ("script", "src"), ("link", "href")):
            await page.evaluate(LOAD, [tag, attribute, send])
        await page.evaluate(LOAD, ["iframe", "src", send])
        for form in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
            await page.evaluate(POST_FORM, [send, form, "text", "evil"])
        for options in (
            {"mode": "no-cors"},
            {"mode": "no-cors", "method": "POST", "body": "text=evil"},
            {"mode": "cors"},
            {"mode": "no-cors", "referrerPolicy": "no-referrer", "credentials": "omit"},
        ):
            await page.evaluate(FETCH, [send, options])
        await page.evaluate(BEACON, [send, "text=evil"])
        async with page.expect_popup() as opening:
            await page.evaluate("(url) => void window.open(url)", send)
        await (await opening.value).wait_for_load_state()
        assert said(playground) == ["/start"], page.url


async def test_a_link_to_a_method_calls_nothing(
    playground: Playground, evil: list[Page], send: str
) -> None:
    for page in evil:
        await page.evaluate("(url) => { location.href = url; }", send)
        await page.wait_for_url(f"{playground.url}/**")
        assert "403" in await page.title()
        # Neither does the address when somebody types it.
        answer = await page.goto(send)
        assert answer is not None
        assert answer.status == 403
    assert said(playground) == ["/start"]


async def test_a_site_does_nothing_as_a_person(
    playground: Playground, evil: list[Page], send: str
) -> None:
    url, control = f"{playground.url}/person/sendMessage", f"{playground.url}/control/addFault"
    body = json.dumps({"person_id": VISITOR.id, "chat_id": VISITOR.id, "text": "evil"})
    json_type = {"Content-Type": "application/json"}
    for page in evil:
        # A form of plain text puts "=" between name and value: here inside a JSON string.
        await page.evaluate(POST_FORM, [url, "text/plain", f'{body[:-1]}, "x": "', '"}'])
        for target, text in ((url, body), (control, '{"kind": "403", "method": "*"}')):
            await page.evaluate(
                FETCH, [target, {"mode": "no-cors", "method": "POST", "body": text}]
            )
            await page.evaluate(
                FETCH, [target, {"method": "POST", "body": text, "headers": json_type}]
            )
            await page.evaluate(BEACON, [target, text])
        assert said(playground) == ["/start"], page.url
        assert playground.world.faults.of_call("sendmessage", "", 0.0) is None, page.url


async def test_a_site_reads_nothing(playground: Playground, evil: list[Page], send: str) -> None:
    socket = playground.url.replace("http", "ws") + f"/person/live?person_id={VISITOR.id}"
    for page in evil:
        for path in ("/", "/page/main.js", "/person/getState"):
            answer: Any = await page.evaluate(FETCH, [playground.url + path, {"mode": "cors"}])
            assert answer == "refused", path
        assert await page.evaluate(LISTEN, [socket]) == "refused"


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


async def test_a_link_leads_to_the_page(
    playground: Playground, evil: list[Page], send: str
) -> None:
    page = evil[0]
    await page.evaluate("(url) => { location.href = url; }", f"{playground.url}/?start=evil")
    await page.locator("#log[aria-busy=false]").wait_for()
    assert said(playground) == ["/start"]
