"""What the stub hands out: updates and answers of the size that Telegram's have."""

import json
from typing import Any

YEAR = 2018
PAGE = 2
"""The page that the button turns to; counted from 0."""
TOKEN = "123456:benchmark"

ME = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Bench",
    "username": "bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_TEXT = "События: 2018 г.\n\n" + "\n\n".join(
    f"{day} апреля 2018 г.\nВстреча {day} рабочей группы по сотрудничеству портов\nАнтверпен"
    for day in range(1, 9)
)
_KEYBOARD = {
    "inline_keyboard": [
        [
            {
                "text": f"Встреча {number} рабочей группы",
                "callback_data": f"event:{number}:list:1:2018",
            }
        ]
        for number in range(1, 9)
    ]
    + [[{"text": "Стр. 2 ›", "callback_data": "list:1:2018::1"}]]
    + [
        [
            {"text": "Годы", "callback_data": "events:1"},
            {"text": "🏠 Главная", "callback_data": "start"},
        ]
    ]
}
MESSAGE_RESULT: dict[str, Any] = {
    "message_id": 1000,
    "from": {"id": 123456, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
    "chat": {"id": 1000001, "first_name": "Анна", "username": "anna", "type": "private"},
    "date": 1766000000,
    "text": _TEXT,
    "entities": [
        {"offset": 20 * number, "length": 10, "type": kind}
        for number in range(9)
        for kind in ("bold", "italic")
    ],
    "link_preview_options": {"is_disabled": True},
    "reply_markup": _KEYBOARD,
}


def make_update(job: str, update_id: int, chat: int) -> bytes:
    """An update of a job: `year` writes `/events 2018`, `page` presses «next page»."""
    user = {
        "id": chat,
        "is_bot": False,
        "first_name": "Анна",
        "username": "anna",
        "language_code": "ru",
    }
    private = {"id": chat, "first_name": "Анна", "username": "anna", "type": "private"}
    update: dict[str, Any] = {"update_id": update_id}
    if job == "year":
        update["message"] = {
            "message_id": update_id,
            "from": user,
            "chat": private,
            "date": 1766000000,
            "text": f"/events {YEAR}",
            "entities": [{"offset": 0, "length": 7, "type": "bot_command"}],
        }
    else:
        update["callback_query"] = {
            "id": str(4_000_000_000 + update_id),
            "from": user,
            "message": {**MESSAGE_RESULT, "chat": private},
            "chat_instance": "-3700000000000000000",
            "data": f"list:1:{YEAR}::{PAGE}",
        }
    return json.dumps(update).encode()
