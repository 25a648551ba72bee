"""The error a Bot API method answers with."""

import math
from typing import Any


class ApiError(Exception):
    """An answer that says no: its HTTP status, Telegram's words and, at times, parameters."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(words: str) -> ApiError:
    """The 400 that most mistakes of a caller come to."""
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    """The 403 for what a person or a chat does not let the bot do."""
    return ApiError(403, f"Forbidden: {words}")


def too_many_requests(seconds: float) -> ApiError:
    """The 429 that asks for patience, in whole seconds."""
    wait = max(1, math.ceil(seconds))
    return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
