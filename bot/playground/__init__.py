"""A local Bot API server that keeps Telegram's rules, and a chat page to talk to the bot."""

from bot.playground.people import Person
from bot.playground.server import Playground

__all__ = ["Person", "Playground"]
