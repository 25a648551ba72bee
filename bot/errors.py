"""What can go wrong on the way to Telegram, beyond what PTB's own errors say."""

from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut


class NotSentError(NetworkError):
    """Telegram has not heard the call: to make it again repeats nothing."""


class NotSentInTimeError(NotSentError, TimedOut):
    """No connection came about, or became free, in time."""


class UnreadableAnswerError(TelegramError):
    """What came back is no JSON, or none that can be taken in."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("Invalid server response")
        self.payload = payload


def was_not_sent(error: BaseException) -> bool:
    """Whether Telegram has surely not heard the call that failed."""
    return isinstance(error, NotSentError)


def seconds_to_wait(error: RetryAfter) -> float:
    """For how long Telegram asks for patience."""
    wait = error.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()
