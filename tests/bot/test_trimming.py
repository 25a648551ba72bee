"""What callbacks read survives; what they do not is gone before objects are made."""

import json
from typing import Any

import pytest
from telegram import Bot, Message
from telegram.constants import ParseMode

from bot.parsing import read_json
from bot.playground import Playground
from bot.transport import Transport
from bot.trimming import trim_press
from tests.conftest import VISITOR
from tests.support.person import Person

USER = {"id": 5, "is_bot": False, "first_name": "Анна"}


def press(kind: str) -> dict[str, Any]:
    message = {
        "message_id": 7,
        "from": {"id": 1, "is_bot": True, "first_name": "Bot"},
        "chat": {"id": 5, "type": kind},
        "date": 1700000000,
        "text": "Анна",
        "entities": [{"type": "text_mention", "offset": 0, "length": 4, "user": USER}],
        "reply_to_message": {
            "message_id": 6,
            "from": USER,
            "chat": {"id": 5, "type": kind},
            "date": 1700000000,
        },
        "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "h"}]]},
    }
    query = {"id": "1", "from": USER, "message": message, "data": "h"}
    return {"update_id": 1, "callback_query": query}


def test_of_a_press_in_private_remains_which_message_it_was() -> None:
    update = press("private")
    trim_press(update)
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 7, "chat": chat, "date": 1700000000}
    assert update["callback_query"]["message"] == message
    assert set(update["callback_query"]) == {"id", "from", "message", "data"}


def test_in_a_group_it_still_shows_whose_menu_it_is() -> None:
    update = press("supergroup")
    trim_press(update)
    message = update["callback_query"]["message"]
    assert message["entities"]
    assert message["reply_to_message"]["from"] == USER
    assert "reply_markup" not in message


def test_what_people_write_stays_whole() -> None:
    message = {**press("private")["callback_query"]["message"], "from": USER}
    update = {"update_id": 1, "message": message}
    trim_press(update)
    assert update == {"update_id": 1, "message": dict(message)}


@pytest.mark.parametrize("query", [None, 5, "x", [], {}, {"message": []}, {"message": {"chat": 1}}])
def test_what_is_no_press_is_left_as_it_is(query: Any) -> None:
    update = {"update_id": 1, "callback_query": query}
    trim_press(update)
    assert update == {"update_id": 1, "callback_query": query}


async def test_a_sent_message_comes_back_without_how_it_looks(
    playground: Playground, visitor: Person
) -> None:
    await visitor.send("/start")
    async with Bot(playground.token, f"{playground.url}/bot", request=Transport()) as bot:
        sent = await bot.send_message(VISITOR.id, "<b>Да</b>!", parse_mode=ParseMode.HTML)
        assert isinstance(sent, Message)
        assert (sent.text, sent.chat.id, sent.chat.type) == ("Да!", VISITOR.id, "private")
        assert sent.message_id == (await visitor.screen()).message["message_id"]
        assert not sent.entities
        changed = await sent.edit_text("Нет")
        assert isinstance(changed, Message)
        assert (changed.text, changed.message_id) == ("Нет", sent.message_id)
        document = await bot.send_document(VISITOR.id, b"x", filename="x.txt")
        assert document.document
        assert await sent.delete() is True


@pytest.mark.parametrize(
    "result",
    [
        True,
        5,
        "https://t.me/x",
        {"message_id": 7},
        {"id": 1, "is_bot": True},
        [{"command": "start"}],
        [{"message_id": 7, "chat": {"id": 5}, "entities": []}],
        [press("private")],
        [],
        None,
    ],
)
def test_other_results_stay(result: Any) -> None:
    payload = json.dumps({"ok": True, "result": result}).encode()
    assert Transport.parse_json_payload(payload) == {"ok": True, "result": result}


@pytest.mark.parametrize("text", ['"half \\ud83d"', "NaN", "1" * 4000, "[" * 500 + "]" * 500])
def test_what_is_json_to_somebody_is_read(text: str) -> None:
    assert read_json(text.encode()) is not None


@pytest.mark.parametrize("text", ["", "{", "1" * 5000, "[" * 100_000])
def test_what_is_json_to_nobody_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_json(text)
