"""What callbacks read survives; what they do not is gone before objects are made."""

import json
from typing import Any

import pytest

from bot.transport import Transport
from bot.trimming import tells_of_sending, trim

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
    assert trim([update]) == [update]
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 7, "chat": chat, "date": 1700000000}
    assert update["callback_query"]["message"] == message
    assert set(update["callback_query"]) == {"id", "from", "message", "data"}


def test_in_a_group_it_still_shows_whose_menu_it_is() -> None:
    update = press("supergroup")
    trim([update])
    message = update["callback_query"]["message"]
    assert message["entities"]
    assert message["reply_to_message"]["from"] == USER


def test_what_people_write_stays_whole() -> None:
    message = {**press("private")["callback_query"]["message"], "from": USER}
    update = {"update_id": 1, "message": message}
    assert trim([update]) == [{"update_id": 1, "message": dict(message)}]


def test_of_a_sent_message_remains_that_it_was_sent() -> None:
    assert trim({"message_id": 7, "chat": {"id": 5}, "date": 1, "text": "x"}) is True


@pytest.mark.parametrize(
    ("result", "sent"),
    [
        ({"message_id": 7, "from": USER, "chat": {"id": 5}, "date": 1, "text": "x"}, True),
        ({"message_id": 7, "sender_chat": {"id": -5}, "chat": {"id": -5}, "date": 1}, True),
        ({"message_id": 7, "chat": {"id": 5}, "date": 1, "text": "x"}, True),
        ({"message_id": 7}, False),
        ([{"message_id": 7, "chat": {"id": 5}}], False),
        ([press("private")], False),
        ({"id": 5, "type": "private"}, False),
        (True, False),
    ],
)
def test_that_a_message_was_sent_is_seen_without_parsing(result: Any, *, sent: bool) -> None:
    payload = json.dumps({"ok": True, "result": result}, separators=(",", ":")).encode()
    assert tells_of_sending(payload) is sent
    trimmed = trim(json.loads(payload)["result"])
    assert Transport.parse_json_payload(payload) == {"ok": True, "result": trimmed}
    if sent:
        assert trimmed is True


def test_other_results_stay() -> None:
    for result in (
        True,
        5,
        "https://t.me/x",
        {"message_id": 7},
        {"id": 1, "is_bot": True},
        [{"command": "start"}],
        [{"message_id": 7, "chat": {"id": 5}}],
        [],
        None,
    ):
        assert trim(result) == result
