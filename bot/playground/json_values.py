"""JSON from outside and to outside."""

import json
import re
from typing import Any

from bot.playground.errors import bad_request

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def to_json(value: Any) -> str:
    """Compact JSON."""
    return _ENCODER.encode(value)


def from_json(text: str, what: str) -> Any:
    """The value of a JSON text; half of a surrogate pair in it is no text at all."""
    try:
        value = json.loads(text)
        if _HALF_PAIR.search(text):
            to_json(value).encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except (ValueError, RecursionError):
        raise bad_request(f"can't parse {what} JSON object") from None
    return value
