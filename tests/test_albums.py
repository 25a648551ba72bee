"""What is no bare text: albums, captions and rich messages."""

import base64
from typing import Any

import pytest

from bot.application import App
from bot.inbox import Inbox
from bot.playground import Playground
from handlers.chat.view import View
from handlers.finding.answering import answer_question
from tests.conftest import OTHER
from tests.support.person import PICTURE, WAIT, Person, Screen
from tests.support.rest import wait_until

HINT = "Я понимаю только текст"


def _heading(screen: Screen) -> str:
    """The first line, without the count behind it."""
    return screen.text.split("\n")[0].partition(" · ")[0]


async def _answers(person: Person, sent: list[dict[str, Any]]) -> list[Screen]:
    """What came for these messages, once the bot has handled all of them."""
    asked = (await person.act("sendMessage", text="/language"))["message_id"]

    def is_last(screen: Screen) -> bool:
        return screen.message["message_id"] > asked and screen.text == "Выберите язык"

    await person.wait_for(is_last)
    later = [
        each for each in await person.read() if each.message["message_id"] > sent[0]["message_id"]
    ]
    return later[:-1]


@pytest.mark.parametrize("number", [1, 2, 10])
async def test_album_without_a_word_is_answered_once(visitor: Person, number: int) -> None:
    first = await visitor.send_album(*[""] * number)
    assert [HINT in each.text for each in await _answers(visitor, first)] == [True]
    second = await visitor.send_album(*[""] * number)
    assert [HINT in each.text for each in await _answers(visitor, second)] == [True]


@pytest.mark.parametrize(
    "captions", [("2018", "", ""), ("", "2018", ""), ("", "", "2018"), ("2018", "2017", "")]
)
async def test_album_is_answered_for_its_caption_wherever_it_stands(
    visitor: Person, captions: tuple[str, ...]
) -> None:
    sent = await visitor.send_album(*captions)
    answers = await _answers(visitor, sent)
    assert [_heading(each) for each in answers] == ["События: 2018 г."]


async def test_caption_that_comes_late_is_still_the_albums_one_answer(
    visitor: Person, application: App, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.chat.albums.ALBUM_SECONDS", 2 * WAIT)
    await visitor.send("/start")
    inbox = application.update_queue
    assert isinstance(inbox, Inbox)
    deliver = playground.world.updates.add
    late: list[dict[str, Any]] = []

    def hold(kind: str, content: dict[str, Any], key: int) -> None:
        if content.get("caption"):
            late.append(content)
        else:
            deliver(kind, content, key)

    playground.world.updates.add = hold  # type: ignore[method-assign]
    sent = await visitor.send_album("", "2018")
    playground.world.updates.add = deliver  # type: ignore[method-assign]
    await wait_until(lambda: inbox.depth)
    deliver("message", late[0], visitor.id)
    answers = await _answers(visitor, sent)
    assert [_heading(each) for each in answers] == ["События: 2018 г."]


async def test_album_whose_text_is_handled_again_is_answered(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [RuntimeError()]

    async def fail_once(*arguments: Any) -> View:
        if failures:
            raise failures.pop()
        return await answer_question(*arguments)

    monkeypatch.setattr("handlers.plain.answer_question", fail_once)
    sent = await visitor.send_album("2018", "", "")
    answers = await _answers(visitor, sent)
    assert [_heading(each) for each in answers] == ["События: 2018 г."]
    assert not failures


async def test_caption_in_a_group_is_heard_when_it_is_meant_for_the_bot(visitor: Person) -> None:
    group = await visitor.found_group(OTHER.id)
    sent = await group.send_album("@playground_bot 2018", "", "")
    assert len(await _answers(group, sent)) == 1
    sent = await group.send_album("2018", "", "")
    assert await _answers(group, sent) == []


@pytest.mark.parametrize("kind", ["sendPhoto", "sendDocument"])
async def test_caption_is_understood_like_text(visitor: Person, kind: str) -> None:
    picture = base64.b64encode(PICTURE).decode()
    for caption, answer in (
        ("2018", "События: 2018 г."),
        ("/events 2017", "События: 2017 г."),
        ("/events@Playground_Bot 2016", "События: 2016 г."),
        ("☎️ Контакт", "Щербакова"),
        ("/nonsense", "Я не понял"),
    ):
        sent = await visitor.act(kind, data=picture, file_name="x.png", caption=caption)
        assert answer in (await visitor.answer_to(sent)).text


def _text(text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


@pytest.mark.parametrize(
    ("blocks", "answer"),
    [
        ([_text("2018")], "События: 2018 г."),
        ([_text(["апрель ", {"type": "bold", "text": ["20", "18"]}])], "События: апрель 2018 г."),
        ([{"type": "heading", "size": 1, "text": "2018"}], "События: 2018 г."),
        ([_text({"type": "bot_command", "text": "/events", "bot_command": "events"})], "по годам"),
        ([_text("/events 2017")], "События: 2017 г."),
        (
            [{"type": "list", "items": [{"label": "1.", "blocks": [_text("Гергиев")]}]}],
            "Гергиев",
        ),
        (
            [
                {
                    "type": "table",
                    "cells": [[{"align": "left", "valign": "top", "text": "Гергиев"}]],
                }
            ],
            "Гергиев",
        ),
        ([{"type": "details", "summary": "2018", "blocks": []}], "События: 2018 г."),
        ([{"type": "divider"}], HINT),
    ],
)
async def test_rich_message_is_read_as_text(
    visitor: Person, blocks: list[dict[str, Any]], answer: str
) -> None:
    sent = await visitor.send_rich(*blocks)
    assert answer in (await visitor.answer_to(sent)).text


async def test_rich_message_in_a_group_is_heard_when_it_is_meant_for_the_bot(
    visitor: Person,
) -> None:
    group = await visitor.found_group(OTHER.id)
    mention = {"type": "mention", "text": "@Playground_Bot", "username": "Playground_Bot"}
    sent = await group.send_rich(_text([mention, " 2018"]))
    assert (await group.answer_to(sent)).text.startswith("События: 2018")


@pytest.mark.parametrize(
    "rich",
    [None, 5, "2018", [], {"blocks": 5}, {"blocks": [None, 5, [["x"]]]}, {"blocks": [_text(5)]}],
)
async def test_rich_message_that_is_none_does_no_harm(
    visitor: Person, playground: Playground, rich: Any
) -> None:
    sent = await visitor.act("sendMessage", text="/start")
    await visitor.answer_to(sent)
    broken = {key: value for key, value in sent.items() if key not in ("text", "entities")}
    broken |= {"rich_message": rich}
    playground.world.updates.add("message", broken, visitor.id)
    await visitor.wait_for(lambda screen: HINT in screen.text)
