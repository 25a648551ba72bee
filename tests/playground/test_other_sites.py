"""No web site that a person visits can drive the playground, or read what is in it."""

import httpx
import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.routing import PathMatches
from tornado.websocket import websocket_connect

from bot import PLAYGROUND_BOT
from bot.playground import Playground
from tests.playground.conftest import ANN, Clock

PATHS = {
    r"/bot([^/]+)/([^/]*)": "/bot{token}/getMe",
    r"/file/bot([^/]+)/(.+)": "/file/bot{token}/documents/file_1.txt",
    r"/person/live": "/person/live?person_id=7",
    r"/person/file/([^/]+)": "/person/file/x",
    r"/person/([A-Za-z]+)": "/person/getState",
    r"/control/([A-Za-z]+)": "/control/clearFaults",
    r"/page/(.*)": "/page/main.js",
    r"/()": "/",
}
"""An address for each route."""

FOREIGN = {
    "another name": {"Host": "evil.example"},
    "another name with our port": {"Host": "evil.example:{port}"},
    "our name with another port": {"Host": "127.0.0.1:1"},
    "another site's POST": {"Origin": "https://evil.example"},
    "a sandboxed page's POST": {"Origin": "null"},
    "our other name's POST": {"Origin": "http://localhost:{port}"},
    "another site's picture": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"},
    "another port's picture": {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "image"},
    "another site's frame": {
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "iframe",
    },
    "a link in a rebound name's page": {
        "Host": "evil.example:{port}",
        "Sec-Fetch-Site": "same-origin",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
    },
}
VISIT = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
LINK = {"Sec-Fetch-Site": "cross-site", **VISIT}
TYPED = {"Sec-Fetch-Site": "none", **VISIT}


async def _status(
    http: httpx.AsyncClient, playground: Playground, path: str, headers: dict[str, str]
) -> int:
    path = path.format(token=playground.token)
    filled = {name: value.format(port=playground.port) for name, value in headers.items()}
    method = "POST" if path.startswith(("/person/get", "/control")) else "GET"
    return (await http.request(method, path, headers=filled)).status_code


def test_each_route_is_tried_here(playground: Playground) -> None:
    matchers = [rule.matcher for rule in playground._application().wildcard_router.rules]
    patterns = [each.regex.pattern for each in matchers if isinstance(each, PathMatches)]
    assert patterns == [f"{path}$" for path in PATHS]
    assert len(patterns) == len(matchers)


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("path", PATHS.values())
async def test_what_another_site_asks_for_is_refused(
    http: httpx.AsyncClient, playground: Playground, path: str, headers: dict[str, str]
) -> None:
    assert await _status(http, playground, path, headers) == 403


@pytest.mark.parametrize("headers", [LINK, TYPED], ids=["link", "typed"])
@pytest.mark.parametrize("path", PATHS.values())
async def test_of_all_addresses_only_the_page_can_be_visited(
    http: httpx.AsyncClient, playground: Playground, path: str, headers: dict[str, str]
) -> None:
    status = await _status(http, playground, path, headers)
    assert status == (200 if path == "/" else 403)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://127.0.0.1:{port}"}],
    ids=["a bot", "the page", "the page's POST"],
)
@pytest.mark.parametrize("path", PATHS.values())
async def test_the_page_and_a_bot_are_let_in(
    http: httpx.AsyncClient, playground: Playground, path: str, headers: dict[str, str]
) -> None:
    assert await _status(http, playground, path, headers) != 403


async def test_both_names_of_this_machine_are_ours(
    http: httpx.AsyncClient, playground: Playground
) -> None:
    name = f"LocalHost:{playground.port}"
    headers = {"Host": name, "Origin": f"http://localhost:{playground.port}"}
    assert await _status(http, playground, "/person/getState", headers) == 200


async def test_other_sites_cannot_listen(playground: Playground) -> None:
    url = playground.url.replace("http", "ws") + "/person/live?person_id=7"
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        with pytest.raises(HTTPClientError, match="403"):
            await websocket_connect(HTTPRequest(url, headers=headers))


async def test_the_token_is_another_in_each_run_and_the_bot_is_not(clock: Clock) -> None:
    tokens = {Playground([ANN], clock=clock).token for _ in range(20)}
    assert len(tokens) == 20
    assert {token.partition(":")[0] for token in tokens} == {str(PLAYGROUND_BOT)}
    assert min(len(token.partition(":")[2]) for token in tokens) > 40


async def test_nothing_that_the_page_loads_has_the_token(
    http: httpx.AsyncClient, playground: Playground
) -> None:
    await http.post(f"/bot{playground.token}/getMe")
    secret = playground.token.partition(":")[2]
    texts = [(await http.get("/")).text]
    for method in ("getState", "getCalls"):
        answer = await http.post(f"/person/{method}", json={"person_id": ANN.id})
        assert answer.json()["ok"]
        texts.append(answer.text)
    assert "getMe" in texts[-1]
    assert [text for text in texts if secret in text] == []
