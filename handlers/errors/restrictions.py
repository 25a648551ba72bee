"""What a chat does not let the bot do. That is for the chat to decide, and no error."""

import re

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

# Telegram's words, besides those that come with 403; some are its codes as they are.
_WORDS = re.compile(
    r"\w+_forbidden\b|chat_restricted|chat_admin_required|channel_private|user_banned"
    r"|(payment|premium)_required|topic_?(closed|deleted)|message thread not found"
    r"|\brights\b|write access|deactivated|chat not found|was deleted",
    re.IGNORECASE,
)


_TOPIC_GONE = re.compile(r"topic_?deleted|message thread not found", re.IGNORECASE)


def is_topic_gone(error: TelegramError) -> bool:
    """Whether the topic is not there any more, though the chat may be."""
    return _TOPIC_GONE.search(error.message) is not None


def is_restriction(error: BaseException | None) -> bool:
    """Whether a chat does not take what was sent: it is closed, forbids it, or is not there."""
    if isinstance(error, BadRequest):
        return _WORDS.search(error.message) is not None
    return isinstance(error, Forbidden | ChatMigrated)
